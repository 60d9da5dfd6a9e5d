"""The actions that ask: they open a page or a line over the screen, or reach outside of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.view.actions import Actions
else:
    Actions = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when somebody asks
    from tui.core.choices import Choice
    from tui.core.explorer import Explorer
    from tui.core.model import Event, Source, Timeline
    from tui.core.problems import Problem
    from tui.view.paint import Line, Look
    from tui.view.sources import Sources, Wish


class Asking(Actions):
    """Going to a date, finding by name, reading more, copying and opening."""

    def edit_problem(self, problem: Problem | None) -> None:
        """Open the editor where a problem is."""
        raise NotImplementedError

    def follow(self, key: str) -> bool:
        """Go to an event so that `back` returns; whether it is among those that are shown."""
        raise NotImplementedError

    def list_source(self, id: str) -> None:
        """Show a source among all of the timeline, with the events that cite it."""
        raise NotImplementedError

    def whole_timeline(self) -> Timeline | None:
        """The timeline with what a filter hides."""
        raise NotImplementedError

    @property
    def lens_words(self) -> str:
        """What the lens does, in words; empty if there is none."""
        raise NotImplementedError

    _went: tuple[str, ...] = ()
    """What was typed to go to, the last first."""

    def again(self, event: Event) -> Event | None:
        """An event of another reading in what is shown now, or what is nearest to it."""
        chronology = self.explorer.chronology if self.explorer else None
        place = chronology.again(event) if chronology else None
        return chronology.events[place] if chronology and place is not None else None

    # --- pages ----------------------------------------------------------

    def action_problems(self) -> None:
        """Show the problems of the file, and those of the config file."""
        from tui.view.problem_list import ProblemList

        if self.loaded:
            page = ProblemList(self.look, self.loaded.name, self._problems())
            page.renew = lambda: page.pane.renew(self._problems())
            self.app.push_screen(page, self.edit_problem)

    def _problems(self) -> tuple[Problem, ...]:
        """Those of the file, then those of the config file."""
        return (*(self.loaded.problems if self.loaded else ()), *self.settings_problems)

    def action_about(self) -> None:
        """Show what the timeline is about."""
        from tui.view.page import about
        from tui.view.reader import Reader

        timeline = self.whole_timeline()
        if timeline is None:
            return

        def setting(width: int, look: Look) -> list[Line]:
            return about(self.whole_timeline() or timeline, width, look)

        def renew() -> None:
            page.pane.renew(_title(self.whole_timeline() or timeline))

        page = Reader(self.look, _title(timeline), setting)
        page.renew = renew
        self.app.push_screen(page)

    def action_help(self) -> None:
        """Show every key."""
        from tui.view.reader import Reader, help_lines

        self.app.push_screen(Reader(self.look, "Keys and signs", help_lines(self.groups)))

    # --- going there ----------------------------------------------------

    async def action_go_to(self) -> None:
        """Ask for a date, and go there."""
        from tui.view.prompt import Prompt

        explorer = self.explorer
        if explorer is None or not explorer.events:
            return
        prompt = Prompt(self.look, "go to ", partial(_refusal, explorer), history=self._went)
        await self.app.push_screen(prompt, self._go)

    def _go(self, text: str | None) -> None:
        from tui.core.instant import DateError
        from tui.core.opening import gone_to

        if text and self.explorer:
            self._went = (text, *(other for other in self._went if other != text))
            try:
                self.move(gone_to(self.explorer, text))
            except DateError as error:  # the event of this id went with a save meanwhile
                self.app.notify(f"{error.message}.", severity="warning", markup=False)

    # --- everything by name ---------------------------------------------

    def action_palette(self) -> None:
        """Find a command, an event, an era or a theme by its name."""
        from tui.core.choices import Shelf
        from tui.view.catalogue import THEME, catalogue
        from tui.view.chooser import Chooser

        before, themes = self.app.theme, self.app.available_themes
        everything = Shelf(catalogue(self.explorer, self.groups, themes, self.look))

        def preview(choice: Choice | None) -> None:
            wanted = choice.key if choice and choice.group == THEME else before
            if wanted != self.app.theme:
                self.app.theme = wanted

        page = Chooser(self.look, "Find", everything.matching, preview, read=everything.read)
        self.app.push_screen(page, self._take_choice)

    async def _take_choice(self, choice: Choice | None) -> None:
        from tui.view import catalogue

        explorer = self.explorer
        if choice is None:
            return
        if choice.group == catalogue.COMMAND:
            await self.run_action(choice.key)
        elif choice.group == catalogue.THEME:
            self.app.theme = choice.key
        elif choice.group == catalogue.GLYPHS:
            self.change_glyphs(choice.key)
        elif choice.group == catalogue.EVENT:
            self.go_to(choice.key)
        elif explorer and choice.group == catalogue.LANES:
            self.move(explorer.with_lanes(choice.key))
        elif explorer and choice.group == catalogue.ERA:
            self.show_era(choice.key)
        elif explorer and choice.group == catalogue.PLACE:
            there = (event.key for event in explorer.events if event.place == choice.key)
            self.follow(next(there, ""))
        elif choice.group == catalogue.SOURCE:
            self.list_source(choice.key)

    # --- outside --------------------------------------------------------

    def action_copy(self, form: str) -> None:
        """Copy a citation of the source under the cursor, else of the event."""
        explorer = self.explorer
        event = explorer.selected_event if explorer else None
        if explorer is None or event is None:
            return
        source = explorer.timeline.sources.get(self.detail.current_source)
        if source is None:
            self.copy_event(event, form)
        else:
            self.copy_source(source, form)

    def copy_event(self, event: Event, form: str) -> None:
        """Copy a citation of an event."""
        from tui.core.citation import event_citation

        if self.explorer:
            told = event_citation(event, self.explorer.timeline, form, self.lens_words)
            self._copy(told, "the event")

    def _copy(self, text: str, what: str) -> None:
        """Hand a text to the clipboard, off the main thread: a program may take its time."""
        from tui.outside.clipboard import copy

        app = self.app

        def work() -> None:
            done = copy(text, lambda text: app.call_from_thread(app.copy_to_clipboard, text))
            told = partial(app.notify, done.words, title=f"Copied {what}", markup=False)
            app.call_from_thread(told)

        self.run_worker(work, thread=True, group="clipboard", exit_on_error=False)

    def action_open_source(self) -> None:
        """Show the addresses of the event's sources, and open the one that is chosen."""
        self.ask_for_source(self.detail.current_source)

    def ask_for_source(self, wanted: str, event: Event | None = None) -> None:
        """Show the addresses of an event's sources, beginning at one, by its id.

        Args:
            wanted: The id; empty for the first.
            event: Whose sources; `None` for the selected event's.
        """
        from tui.view.sources import Sources

        explorer = self.explorer
        event = event or (explorer.selected_event if explorer else None)
        if explorer is None or event is None:
            return
        found = self._addresses(event)
        at = next((n for n, (_, source) in enumerate(found) if source.id == wanted), 0)
        if not found:
            self.app.notify("No source of this event has an address.", markup=False)
        elif wanted and found[at][1].id != wanted:
            self.app.notify("This source has no address.", markup=False)
        else:
            page = Sources(self.look, found, at)
            page.renew = partial(self._renew_addresses, page, event)
            self.app.push_screen(page, self._visit)

    def _addresses(self, event: Event) -> list[tuple[int, Source]]:
        """The sources of an event that have an address, by their numbers on its page."""
        from tui.core.evidence import cited

        known = self.explorer.timeline.sources if self.explorer else {}
        numbered = [(place, known[id]) for place, id in enumerate(cited(event), 1) if id in known]
        return [(place, source) for place, source in numbered if source.has_address]

    def _renew_addresses(self, page: Sources, event: Event) -> None:
        now = self.again(event)
        self._take_addresses(page, self._addresses(now) if now else [])

    def _take_addresses(self, page: Sources, found: list[tuple[int, Source]]) -> None:
        """Show the addresses as they are now; what was read and is gone cannot be opened."""
        if not page.take(found):
            self.app.notify("The address is not in the file any more.", markup=False)

    def show_source(self, source: Source, number: int) -> None:
        """Show the addresses of a source, before one of them is opened."""
        from tui.view.sources import Sources

        if source.has_address:
            page = Sources(self.look, [(number, source)])
            page.renew = partial(self._renew_address, page, source.id, number)
            self.app.push_screen(page, self._visit)
        else:
            self.app.notify("This source has no address.", markup=False)

    def _renew_address(self, page: Sources, id: str, number: int) -> None:
        source = self.explorer.timeline.sources.get(id) if self.explorer else None
        self._take_addresses(page, [(number, source)] if source else [])

    def copy_source(self, source: Source, form: str) -> None:
        """Copy a citation of a source."""
        from tui.core.citation import source_citation
        from tui.core.evidence import side_of

        whose = side_of(source, self.explorer.timeline) if self.explorer else ""
        self._copy(source_citation(source, form, side=whose), "the source")

    def _visit(self, wish: Wish | None) -> None:
        """Open an address, off the main thread, or copy it."""
        if wish is None:
            return
        if wish.is_copy:
            self._copy(wish.address, "the address")
            return
        from tui.outside.browser import open_address

        app, address = self.app, wish.address

        def work() -> None:
            app.call_from_thread(partial(app.notify, open_address(address), markup=False))

        self.run_worker(work, thread=True, group="browser", exit_on_error=False)


def _title(timeline: Timeline) -> str:
    return timeline.title or "About this timeline"


def _refusal(explorer: Explorer, text: str) -> str:
    """Why a text is no place to go to; empty if it is one."""
    from tui.core.instant import DateError
    from tui.core.opening import gone_to

    try:
        gone_to(explorer, text)
    except DateError as error:
        return (
            f"{error.message}. Did you mean {error.suggestion}?"
            if error.suggestion
            else error.message
        )
    return ""
