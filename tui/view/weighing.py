"""Who says what: the pages of claims, and the lens through which all is shown.

The lens is kept here and not by the explorer: a file that is read again is seen
through the same one, and no undoing of the view takes it away.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from tui.view.asking import Asking
else:
    Asking = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when somebody asks
    from tui.core.chronology import Chronology
    from tui.core.contested import Dispute
    from tui.core.instant import Span
    from tui.core.lens import Lens, Seen
    from tui.core.model import Timeline
    from tui.view.disputes import Disputes

_Made = TypeVar("_Made")
_MANY = 50_000
"""Events from which going through all of them would make keys wait."""


class Weighing(Asking):
    """Claims, contested events, as known then, as they name it."""

    _then: tuple[str, ...] = ()
    """The dates that were typed, the last first."""

    @property
    def notice(self) -> str:
        """What the first row tells of the file."""
        raise NotImplementedError

    def show_whole(
        self, timeline: Timeline, chronology: Chronology | None = None, *, is_new: bool = False
    ) -> None:
        """Show a timeline, or what the filter leaves of it, in the view that there is."""
        raise NotImplementedError

    # --- pages ----------------------------------------------------------

    def action_claims(self) -> None:
        """Show who says what of the selected event."""
        from tui.view.claims import Claims

        explorer = self.explorer
        event = explorer.selected_event if explorer else None
        if explorer is None or event is None:
            return
        if not event.claims and not event.figures:
            self.app.notify("Nobody's claim or figure is given of this event.", markup=False)
            return
        told, sources = self.lens_words, partial(self.ask_for_source, "")
        page = Claims(self.look, event, explorer.timeline, told, self.copy_event, sources)

        def renew() -> None:
            if self.explorer:
                explorer = self.explorer
                page.pane.renew(explorer.selected_event, explorer.timeline, self.lens_words)

        page.renew = renew
        self.app.push_screen(page)

    def action_contested(self) -> None:
        """Walk the events of which accounts differ."""
        from tui.core.contested import disputes

        if self.explorer:
            timeline = self.explorer.timeline
            self._worked_out(timeline, partial(disputes, timeline), self._show_disputes)

    def _show_disputes(self, found: tuple[Dispute, ...]) -> None:
        from tui.view.disputes import Disputes

        explorer = self.explorer
        if explorer is None:
            return
        if not found:
            self.app.notify("No accounts of any event differ.", markup=False)
            return
        page = Disputes(
            self.look,
            found,
            explorer.selected_event,
            explorer.timeline,
            self.lens_words,
            self.copy_event,
            partial(self.ask_for_source, ""),
        )
        page.renew = partial(self._renew_disputes, page)
        self.app.push_screen(page, lambda key: self.go_to(key) if key else None)

    def _renew_disputes(self, page: Disputes) -> None:
        from tui.core.contested import disputes

        explorer = self.explorer
        if explorer is None:
            return
        timeline = explorer.timeline
        event = self.again(page.event) if page.event else None

        def show(found: tuple[Dispute, ...]) -> None:
            page.pane.renew_all(found, event, timeline, self.lens_words)

        self._worked_out(timeline, partial(disputes, timeline), show)

    # --- the lens -------------------------------------------------------

    @property
    def lens_words(self) -> str:
        """What the lens does, in words; empty if there is none."""
        if self.seen_as is None or self.explorer is None:
            return ""
        from tui.core.lens import known_words, names_words

        told = (known_words(self.seen_as), names_words(self.seen_as, self.explorer.timeline))
        return " · ".join(filter(None, told))

    def action_known_then(self) -> None:
        """Ask for a date as of which to show what was known; if that is on, turn it off."""
        from tui.core.lens import PLAIN
        from tui.view.prompt import Prompt

        if self.explorer is None or self.loaded is None:
            return
        lens = self.seen_as or PLAIN
        if lens.known is not None:
            self._look_through(lens._replace(known=None))
            return
        refusal = partial(_refusal, self.loaded.timeline)
        self.app.push_screen(
            Prompt(self.look, "as known on ", refusal, history=self._then), self._as_known
        )

    def _as_known(self, text: str | None) -> None:
        from tui.core.lens import PLAIN

        if text and self.loaded:
            self._then = (text, *(other for other in self._then if other != text))
            known = _date(self.loaded.timeline, text)
            self._look_through((self.seen_as or PLAIN)._replace(known=known))

    def action_names(self) -> None:
        """Name the places as the next party does; after the last as they are written."""
        from tui.core.lens import PLAIN, namers

        if self.loaded is None:
            return
        parties = ("", *namers(self.loaded.timeline))
        if len(parties) == 1:
            self.app.notify("No place has a name by a party.", markup=False)
            return
        lens = self.seen_as or PLAIN
        now = parties.index(lens.named_by) if lens.named_by in parties else 0
        self._look_through(lens._replace(named_by=parties[(now + 1) % len(parties)]))

    def _look_through(self, lens: Lens) -> None:
        from tui.core.lens import PLAIN

        was = self.seen_as.known if self.seen_as else None
        self.seen_as = None if lens == PLAIN else lens
        if self.loaded:
            told = lens.known if lens.known != was else None
            self.show_seen(self.loaded.timeline, is_new=True, is_told=told is not None)

    @property
    def kept_lens(self) -> tuple[str, str]:
        """The date and the party of the lens, as they are kept for the next start."""
        if self.seen_as is None:
            return "", ""
        return self._then[0] if self.seen_as.known else "", self.seen_as.named_by

    def see_as_kept(self, known: str, named_by: str) -> None:
        """Take the lens of another start, as far as it fits the file; nothing is shown yet.

        Args:
            known: The date as of which something was known, as it was typed, or empty.
            named_by: The party whose names are shown, or empty.
        """
        if not (known or named_by) or self.loaded is None:
            return
        from tui.core.lens import PLAIN, namers

        timeline, lens = self.loaded.timeline, PLAIN
        if known and not _refusal(timeline, known):
            self._then, lens = (known,), lens._replace(known=_date(timeline, known))
        if named_by in namers(timeline):
            lens = lens._replace(named_by=named_by)
        self.seen_as = None if lens == PLAIN else lens

    def show_seen(self, timeline: Timeline, is_new: bool = False, is_told: bool = False) -> None:
        """Show a timeline through the lens, in place of what is shown.

        Args:
            timeline: All of it.
            is_new: Whether the lens is another one; if not, the window stays in any case.
            is_told: Whether to tell how much is hidden.
        """
        from tui.core.lens import PLAIN

        lens = self.seen_as or PLAIN

        def show(found: tuple[Seen, Chronology]) -> None:
            (shown, hidden), chronology = found
            if (self.seen_as or PLAIN) != lens or not self.loaded:
                return  # something newer is on its way
            if self.loaded.timeline is not timeline:
                return
            if timeline.events and not shown.events:
                self.seen_as = lens._replace(known=None) if lens.named_by else None
                self.app.notify("Nothing was known by then; all is shown.", markup=False)
                self.show_seen(timeline, is_new)
                return
            self._show_timeline(shown, chronology, is_new)
            if is_told:
                self.app.notify(f"{hidden.words()}.", title="As known then", markup=False)

        self._worked_out(timeline, partial(_seen, timeline, lens), show)

    def _show_timeline(self, timeline: Timeline, chronology: Chronology, is_new: bool) -> None:
        """The same view of it; through a new lens, the selection is in sight."""
        self.status.lens = self.lens_words
        self.show_whole(timeline, chronology, is_new=is_new)

    def _worked_out(
        self, timeline: Timeline, work: Callable[[], _Made], then: Callable[[_Made], None]
    ) -> None:
        """Work something out and go on with it; off the main thread if it takes its time."""
        if len(timeline.events) <= _MANY:
            then(work())
            return
        app = self.app
        self.status.notice = "looking through all events …"
        self.repaint_soon()

        def done(made: _Made) -> None:
            self.status.notice = self.notice
            self.repaint_soon()
            then(made)

        def worked() -> None:
            app.call_from_thread(done, work())

        self.run_worker(worked, thread=True, group="weighing", exit_on_error=True)


def _seen(timeline: Timeline, lens: Lens) -> tuple[Seen, Chronology]:
    """A timeline through a lens, and the index of its events."""
    from tui.core.chronology import Chronology
    from tui.core.lens import seen

    found = seen(timeline, lens)
    return found, Chronology.of(found.timeline.events)


def _date(timeline: Timeline, text: str) -> Span:
    """When a text says.

    Raises:
        DateError: It is no date.
    """
    from zoneinfo import ZoneInfo

    from tui.core.human import read_date

    return read_date(text, ZoneInfo(timeline.timezone))


def _refusal(timeline: Timeline, text: str) -> str:
    """Why a text is no date as of which something was known; empty if it is one."""
    from tui.core.instant import DateError

    try:
        span = _date(timeline, text)
    except DateError as error:
        hint = f". Did you mean {error.suggestion}?" if error.suggestion else ""
        return f"{error.message}{hint}"
    if span.latest is None:
        return "it has no end: nothing is later than it"
    first = min((event.span.anchor for event in timeline.events[:1]), default=span.latest)
    return "nothing here had happened by then" if first >= span.latest else ""
