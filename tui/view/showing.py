"""What of the timeline is shown: all of it, or what a query matches.

The way is one: a timeline as it was read, then what it is seen through, then the filter,
then the explorer. The filter is kept here and not by the explorer: a file that is read
again goes through the same one, and no undoing of the view takes it away.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.view.remembering import Lens, Remembering
else:
    Remembering = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when somebody asks
    from array import array

    from tui.core.chronology import Chronology
    from tui.core.explorer import Explorer
    from tui.core.finding import Finding
    from tui.core.model import Timeline
    from tui.core.query import Query
    from tui.core.query_advice import Widening
    from tui.core.query_matching import Slice
    from tui.core.searchable import Searchable
    from tui.view.filtering import Counting
    from tui.view.slicing import Slices

_MANY = 20_000
"""Matches from which their index is made beside the screen."""


class Showing(Remembering):
    """The filter, and the timeline behind it."""

    _whole: Timeline | None = None
    """The timeline without the filter, as long as there is one."""
    _whole_chronology: Chronology | None = None
    matches: array[int] | None = None
    """Which events of the whole are shown, by their places; `None` for all of them."""
    _searchable: Searchable | None = None
    _full: Explorer | None = None
    """The last view with an event in it: it comes back where a filter had left nothing."""
    _filters: tuple[str, ...] = ()
    """What was typed, the last first."""
    _matching: Slices[Slice] | None = None
    _explaining: Slices[tuple[Widening, ...]] | None = None
    _round = 0
    """Counts what was asked to be shown: only the last of it is."""

    def shown_anew(self) -> None:
        """Other events are shown than before."""
        raise NotImplementedError

    def whole_timeline(self) -> Timeline | None:
        """The timeline with what the filter hides; `None` before anything was read."""
        if self.matches is not None:
            return self._whole
        return self.explorer.timeline if self.explorer else None

    def searchable(self, timeline: Timeline) -> Searchable:
        """A timeline made ready to be searched; made once for each."""
        from tui.core.searchable import Searchable

        if self._searchable is None or self._searchable.timeline is not timeline:
            self._searchable = Searchable(timeline)
        return self._searchable

    def slices(self) -> Slices[Slice]:
        """A place for a search between keys."""
        from tui.view.slicing import FIRST, Slices

        return Slices(self.set_timer, first=FIRST)

    # --- what is shown ----------------------------------------------------

    def lens(self) -> Lens:
        """Through what the events are seen now."""
        return super().lens()._replace(filter=self.filter_text)

    def seen_through(self, explorer: Explorer, lens: Lens) -> Explorer:
        """The first view, to which the filter that is kept of the file is put at once."""
        self.filter_text = lens.filter
        return super().seen_through(explorer, lens)

    def last_view(self) -> Explorer | None:
        """The last view with an event in it; the one before a filter that left nothing."""
        return super().last_view() or self._full

    def show_first(self, explorer: Explorer) -> None:
        """Show the first view of a file, or of more of it, with all that there is."""
        self._whole = self.matches = self.detail.whole = None
        self._show_in_place(explorer)
        self.shown_anew()

    def _show_in_place(self, explorer: Explorer) -> None:
        """Show more of the same: what the user is typing goes on."""
        self.explorer = explorer
        self.repaint_soon()

    def show_whole(
        self, timeline: Timeline, chronology: Chronology | None = None, *, is_new: bool = False
    ) -> None:
        """Show a timeline, or what the filter leaves of it, in the view that there is.

        What is shown stays until that is ready.

        Args:
            timeline: All of it.
            chronology: The index of its events, if there is one already.
            is_new: Whether it is seen in another way, so that another selection is shown.
        """
        self._round += 1
        if not self.filter_text:
            if self._matching is not None:
                self._matching.stop()
            self._show_shown(timeline, timeline, None, chronology, is_new)
            return
        from tui.core.query import QueryError

        try:
            self._match(timeline, chronology, is_new)
        except QueryError as error:
            told = f"The filter “{self.filter_text}” is left out: {error.message}."
            self.notify(told, severity="warning", markup=False)
            self.filter_text = ""
            self.show_whole(timeline, chronology, is_new=is_new)

    def set_filter(self, text: str, counted: Finding | None = None) -> None:
        """Show what a query matches, of all that there is; everything if it is empty.

        Args:
            text: The query.
            counted: What it matches, if that is known.
        """
        whole = self.whole_timeline()
        self.filter_text = text.strip()
        if whole is None:
            return
        chronology = self._whole_chronology
        if self.matches is None and self.explorer:
            chronology = self._whole_chronology = self.explorer.chronology
        if counted is not None and self.filter_text:
            self._round += 1
            if self._matching is not None:
                self._matching.stop()
            self._take_matches(whole, counted, is_new=True)
        else:
            self.show_whole(whole, chronology, is_new=True)

    def _match(self, whole: Timeline, chronology: Chronology | None, is_new: bool) -> None:
        """Look for what matches, between keys.

        Raises:
            QueryError: The filter cannot be read.
        """
        from tui.core.finding import Finding
        from tui.core.query_matching import slices

        query = _read(self.filter_text, whole)
        finding = Finding(self.filter_text, query, len(whole.events))
        number = self._round
        steps = slices(query, self.searchable(whole))

        def take(made: list[Slice], is_done: bool) -> None:
            nonlocal finding
            if number != self._round:
                return
            finding = finding.with_slices(made)
            if is_done:
                self._whole_chronology = chronology
                self._take_matches(whole, finding, is_new)
            else:
                share = finding.looked_through * 100 // max(1, finding.total)
                self.status.filter = (self.filter_text, f"filtering … {share} %")
                self.status.repaint()

        self._matching = self._matching or self.slices()
        self._matching.begin(steps, take)

    def _take_matches(self, whole: Timeline, finding: Finding, is_new: bool) -> None:
        places = finding.places()
        events = whole.events
        shown = replace(whole, events=tuple([events[place] for place in places]))
        show = partial(self._show_shown, whole, shown, places, is_new=is_new)
        if len(places) <= _MANY or self.explorer is None:
            show(None)
            return
        from tui.core.arrangement import indexed

        app, number, lanes = self.app, self._round, self.explorer.lanes_by

        def show_last(chronology: Chronology) -> None:
            if number == self._round:
                show(chronology)

        def work() -> None:
            app.call_from_thread(show_last, indexed(shown, lanes))

        self.status.filter = (self.filter_text, "filtering …")
        self.status.repaint()
        self.run_worker(work, thread=True, group="filter", exit_on_error=True)

    def _show_shown(
        self,
        whole: Timeline,
        shown: Timeline,
        places: array[int] | None,
        chronology: Chronology | None,
        is_new: bool = False,
    ) -> None:
        explorer = self.explorer
        if explorer is None:
            return
        self._whole = None if places is None else whole
        self.matches = places
        self.detail.whole = self._linked(whole) if places is not None else None
        if explorer.events:
            self._full = explorer
        elif self._full is not None:
            explorer = self._full.resized(*self.chart.room())
        before = explorer.selected_event
        there = explorer.reloaded(shown, chronology)
        now = there.selected_event
        is_other = before is not None and now is not None and before.key != now.key
        if is_new and is_other and there.selected is not None:
            there = there.chosen(there.selected)
        count, total = len(shown.events), len(whole.events)
        told = (self.filter_text, f"{count:,} of {total:,}") if places is not None else ("", "")
        self.status.filter = told
        self._tell_why(whole if places is not None and not count and total else None)
        self._show_in_place(there)
        self.shown_anew()

    def _linked(self, whole: Timeline) -> tuple[Timeline, Chronology] | None:
        """The whole with an index of its events, for the links to what the filter hides."""
        from tui.core.chronology import Chronology

        if self._whole_chronology is None:
            if len(whole.events) > _MANY:
                return None
            self._whole_chronology = Chronology.of(whole.events)
        return whole, self._whole_chronology

    # --- a filter that leaves nothing ---------------------------------------

    def _tell_why(self, whole: Timeline | None) -> None:
        """Say why nothing is shown of a timeline; `None` if something is."""
        if self._explaining is not None:
            self._explaining.stop()
        self.list_pane.instead, self.chart.instead = (), ""
        if whole is None:
            return
        from tui.core.query_advice import widenings, worded
        from tui.view.lighting import nothing_page
        from tui.view.slicing import Slices

        searchable = self.searchable(whole)
        head = f"No event matches {self.filter_text}"
        self.chart.instead = "Nothing to draw: no event matches the filter."
        self.list_pane.instead = (head,)
        self.detail.instead = partial(nothing_page, self._key_of("filter"))

        def take(made: list[tuple[Widening, ...]], is_done: bool) -> None:
            if is_done and made:
                self.list_pane.instead = (head, "", *worded(made[-1], searchable))
                self.repaint_soon()

        self._explaining = self._explaining or Slices(self.set_timer)
        self._explaining.begin(widenings(_read(self.filter_text, whole), searchable), take)

    def is_hidden(self, key: str) -> bool:
        """Whether the filter hides the event of a key; if so, it is told."""
        explorer, whole = self.explorer, self._whole
        if explorer is None or whole is None or explorer.chronology.place_of(key) is not None:
            return False
        title = next((event.title for event in whole.events if event.key == key), "")
        told = f"The filter hides “{title}”. {self._key_of('filter')} changes it."
        self.notify(told, markup=False)
        return True

    # --- asking for one -----------------------------------------------------

    async def action_filter(self) -> None:
        """Ask for a query, and show only what it matches."""
        from tui.view.filtering import Counting, guide, refusal
        from tui.view.prompt import Prompt

        whole = self.whole_timeline()
        if whole is None or not whole.events:
            return
        searchable = self.searchable(whole)
        counting = Counting(searchable, self.slices())
        prompt = Prompt(
            self.look,
            "filter ",
            partial(refusal, whole),
            self.filter_text,
            self._filters,
            lambda text: counting.count(text, prompt.tell),
            guide=partial(guide, searchable),
            verbs=("apply", "leave it"),
            answers=True,
            takes_nothing=True,
        )
        await self.app.push_screen(prompt, lambda text: self._take_filter(text, counting))
        counting.count(self.filter_text, prompt.tell)

    def _take_filter(self, text: str | None, counting: Counting) -> None:
        counting.stop()
        if text is None:
            return
        if text:
            self._filters = (text, *(other for other in self._filters if other != text))
        self.set_filter(text, counting.counted(text, self.whole_timeline()))


def _read(text: str, timeline: Timeline) -> Query:
    """What a query means for a timeline.

    Raises:
        QueryError: Nothing.
    """
    from tui.view.filtering import read

    return read(text, timeline)
