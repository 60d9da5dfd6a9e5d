"""The search as one types: to the first hit from where one stood, and on to the others."""

from __future__ import annotations

import time
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from tui.view.paint import cut

if TYPE_CHECKING:
    from tui.view.showing import Showing
else:
    Showing = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when somebody searches
    from collections.abc import Sequence

    from textual.geometry import Region

    from tui.core.chronology import Chronology
    from tui.core.explorer import Explorer
    from tui.core.finding import Finding
    from tui.core.query import Query
    from tui.core.query_advice import Widening
    from tui.core.query_matching import Slice
    from tui.view.lighting import Found
    from tui.view.overview import Overview
    from tui.view.prompt import Prompt
    from tui.view.slicing import Slices

_LONGEST = 20
"""Cells of what was typed that the footer repeats."""
_MOST_REASONS = 4
"""Lines that tell why nothing was found."""
_EACH = 0.1
"""Seconds from one picture of what was found so far to the next."""


class Searching(Showing):
    """The search, its hits, and how they are lit."""

    found: Found | None = None
    """What was found, as the panes light it."""
    _instants: Sequence[int] = ()
    _seeking: Slices[Slice] | None = None
    _stood: Explorer | None = None
    """The view from which a search is being typed; `None` while nobody types one."""
    _search_prompt: Prompt | None = None
    _found_before: Found | None = None
    """What was found by the search before, for who leaves this one."""
    _searches: tuple[str, ...] = ()
    """What was typed, the last first."""
    _is_there = False
    """The first hit from where one stood is selected."""
    _sought: Chronology | None = None
    """The events that are searched."""
    _pictured = 0.0
    """When the hits were shown last."""
    _reasoning: Slices[tuple[Widening, ...]] | None = None
    _steps_ahead = 0
    """Hits to step on, asked for before it was known where that leads."""
    _passed: tuple[int | None, str] = (None, "")
    """Where the last step went, and what to say of it if it went past an end."""

    # --- typing ---------------------------------------------------------

    async def action_search(self) -> None:
        """Ask for words, and go to the first event with them as they are typed."""
        from tui.view.prompt import Prompt

        if self.explorer is None or not self.explorer.events:
            return
        self._stood, self._found_before = self.explorer, self.found
        self._search_prompt = Prompt(
            self.look,
            "/",
            lambda _: "",
            history=self._searches,
            changed=self._typed,
            verbs=("keep", "back"),
            answers=True,
        )
        await self.app.push_screen(self._search_prompt, self._searched)
        self._search_prompt.call_after_refresh(_get_ready)

    def _typed(self, text: str) -> None:
        stood = self._stood_now()
        if stood is not None:
            self._seek(text, stood, follows=True)

    def _stood_now(self) -> Explorer | None:
        """The view from which the search is typed, with what is shown by now."""
        stood, explorer = self._stood, self.explorer
        if stood is not None and explorer and stood.chronology is not explorer.chronology:
            stood = self._stood = stood.reloaded(explorer.timeline, explorer.chronology)
        return stood

    def _searched(self, text: str | None) -> None:
        """Keep where the search has led, or go back."""
        stood, before = self._stood_now(), self._found_before
        self._stood = self._search_prompt = self._found_before = None
        if text:
            self._searches = (text, *(other for other in self._searches if other != text))
            self.repaint_soon()
            if self.finding is not None and self.finding.is_done and not self.finding.count:
                self._tell_why_nothing(self.finding.query)
            return
        self.end_search()
        if stood is not None:
            self.move(stood)
        if before is not None and self.explorer:
            self._seek(before.finding.text, self.explorer, follows=False)

    def _seek(self, text: str, stood: Explorer, *, follows: bool) -> None:
        """Look for a text from where one stands; `follows` if its first hit is to be selected."""
        from tui.core.finding import Finding, among, landing
        from tui.core.query import EVERYTHING
        from tui.core.query_matching import slices
        from tui.core.query_plain import plain
        from tui.core.spots import needles

        whole, matches = self.whole_timeline(), self.matches
        query = plain(text)
        if whole is None or query == EVERYTHING:
            self.end_search()
            self.move(stood)
            return
        place = stood.selected or 0
        look = partial(slices, query, self.searchable(whole), matches[place] if matches else place)
        steps = chain(look(in_titles=True), look())
        finding = titles = Finding(text, query, len(stood.events))
        wanted, self._sought = needles(query), stood.chronology
        self._is_there, self._pictured, self._passed = not follows, 0.0, (None, "")
        self._steps_ahead = 0

        def take(made: list[Slice], _is_done: bool) -> None:
            nonlocal finding, titles
            parts = made if matches is None else [among(part, matches) for part in made]
            finding = finding.with_slices(parts)
            titled = (part._replace(is_whole=True) for part in parts if not part.is_whole)
            titles = titles.with_slices(titled)
            there = None if self._is_there else landing(titles, finding, stood.selected)
            self._take_finding(finding, wanted, stood, there)

        self._seeking = self._seeking or self.slices()
        self._seeking.begin(steps, take)

    def _take_finding(
        self, finding: Finding, needles: tuple[str, ...], stood: Explorer, there: int | None
    ) -> None:
        from tui.view.lighting import Found

        self.finding = finding
        now = time.perf_counter()
        if there is not None or finding.is_done or now - self._pictured >= _EACH:
            self._pictured = now
            self.found = Found(finding, needles)
            self._instants = finding.instants(stood.chronology.anchors)
            if there is not None:
                self._is_there = True
                self.move(stood.chosen(there))
            elif finding.is_done and not self._is_there:
                self.move(stood)
            self.repaint_soon()
            if self._search_prompt is not None and self.explorer is not None:
                self._search_prompt.tell(finding.words(self.explorer.selected))
        self._step_ahead()

    def _tell_why_nothing(self, query: Query) -> None:
        """Tell which of the words are in no event, and what there is without one of them."""
        from tui.core.query import all_of
        from tui.core.query_advice import widenings, worded
        from tui.view.filtering import read
        from tui.view.slicing import Slices

        whole = self.whole_timeline()
        if whole is None:
            return
        searchable = self.searchable(whole)
        if self.filter_text:
            query = all_of((query, read(self.filter_text, whole)))

        def take(made: list[tuple[Widening, ...]], is_done: bool) -> None:
            if is_done and made:
                told = "\n".join(worded(made[-1], searchable)[:_MOST_REASONS])
                self.notify(told, title="Nothing found", markup=False)

        self._reasoning = self._reasoning or Slices(self.set_timer)
        self._reasoning.begin(widenings(query, searchable), take)

    # --- the picture ------------------------------------------------------

    def _compositor_refresh(self) -> None:
        """Paint what changed behind a prompt at once: Textual has the prompt do it, twice."""
        seen: Region | None = getattr(self.app.screen, "left_in_sight", None)
        if seen is None:
            super()._compositor_refresh()
            return
        dirty = self._compositor._dirty_regions
        parts = {part for region in dirty if (part := region.intersection(seen))}
        dirty.clear()
        dirty.update(parts)
        self._dirty_widgets.clear()
        self.app._display(self, self._compositor.render_update())

    # --- hits -------------------------------------------------------------

    def action_hit(self, count: int) -> None:
        """Go to the next hit or the one before; after the last comes the first."""
        steps = count * self._times()
        if self.explorer is None or self.finding is None:
            key = self._key_of("search")
            self.notify(f"There is no search yet: {key} begins one.", markup=False)
            return
        self._steps_ahead += steps
        self._step_ahead()

    def _step_ahead(self) -> None:
        """Take the steps that were asked for, once it is known where they lead."""
        explorer, finding, steps = self.explorer, self.finding, self._steps_ahead
        if explorer is None or finding is None or not (self._is_there or finding.is_done):
            return
        here = explorer.selected
        there = finding.stepped(here, steps) if steps else None
        if there is None or not (finding.is_settled(here) and finding.is_settled(there)):
            return
        self._steps_ahead = 0
        is_past = here is not None and finding.wraps(here, steps)
        self.move(explorer.chosen(there))
        end = "past the end" if steps > 0 else "past the beginning"
        self._passed = (there, end if is_past else "")

    def action_escape(self) -> None:
        """End the search; drop a half-typed number; go back to the list."""
        self.end_search()
        super().action_escape()

    def end_search(self) -> None:
        """Forget what was found."""
        if self._seeking is not None:
            self._seeking.stop()
        self.finding = self.found = None
        self._instants, self._passed = (), (None, "")
        if self._search_prompt is not None:
            self._search_prompt.tell("")
        self.repaint_soon()

    def shown_anew(self) -> None:
        """Search what is shown now, for the same."""
        stood, finding = self._stood_now(), self.finding
        if finding is None or self.explorer is None:
            return
        if self._sought is not self.explorer.chronology:
            self._seek(finding.text, stood or self.explorer, follows=stood is not None)

    def light_hits(self) -> None:
        """Hand the panes what to light, and the footer which hit it is."""
        from_footer = self._search_prompt is None
        self.list_pane.found = self.chart.found = self.detail.found = self.found
        overview: Overview = self.query_one("#overview")  # type: ignore[assignment]
        overview.lit = self._instants
        words = ""
        if self.found is not None and self.explorer is not None and from_footer:
            finding = self.found.finding
            text = cut(finding.text, _LONGEST, self.look.glyphs.more)
            words = f"/{text} · {finding.words(self.explorer.selected)}"
            place, passed = self._passed
            words += f" · {passed}" if passed and place == self.explorer.selected else ""
        self.footer.found = words


def _get_ready() -> None:
    """Import what the first letter needs, before it is typed."""
    import tui.core.finding
    import tui.core.query_plain
    import tui.view.lighting  # noqa: F401
