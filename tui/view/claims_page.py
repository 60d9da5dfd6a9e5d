"""What the pages of claims have in common: who says what, side by side, over the whole screen.

The table is made elsewhere; here it is scrolled in both directions, copied, and
left for its sources without being closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.core import words
from tui.core.claim_table import ClaimTable, claim_table
from tui.view.claim_sheet import Sheet, sheet
from tui.view.framed import MARGIN, FramedScreen, keys_to
from tui.view.hints import Hint
from tui.view.paint import Line, Look, cut, spread, width_of
from tui.view.scrolled import ScrolledPane

if TYPE_CHECKING:
    from tui.core.model import Event, Timeline

Copy = Callable[["Event", str], None]
"""Copies an event in a form of `citation.FORMS`."""
OpenSources = Callable[["Event"], None]
"""Shows the addresses of an event's sources."""

_NO_EVENT = "No event is shown any more."


class ClaimsPane(ScrolledPane):
    """One event: its title, the parties, what they say, and the keys."""

    is_titled = True
    """Whether the title of the event is told; else it stands above already."""
    keys: tuple[Hint, ...] = (
        Hint("j k", "scroll", 1),
        Hint("h l", "parties", 2),
        Hint("y", "copy", 4),
        Hint("o", "sources", 3),
        Hint("Esc", "close", 0),
    )

    def __init__(self, look: Look, timeline: Timeline, told: str) -> None:
        """Show nothing yet.

        Args:
            look: Colours and glyphs.
            timeline: Where the parties and sources are named.
            told: What is to be known of how all this is shown; may be empty.
        """
        super().__init__(look, id="claims")
        self._timeline = timeline
        self._told = told
        self._event: Event | None = None
        self._table = ClaimTable((), (), ())
        self._sheet: Sheet | None = None
        self._set_for: tuple[int, int, Look] | None = None
        self._first = 0

    @property
    def event(self) -> Event | None:
        """The event whose claims are shown; `None` if there is none."""
        return self._event

    def set_event(self, event: Event | None) -> None:
        """Show the claims of an event, from their beginning."""
        self._event = event
        self._table = claim_table(event, self._timeline) if event else ClaimTable((), (), ())
        self._sheet, self._set_for, self._first, self._offset = None, None, 0, 0

    def renew(self, event: Event | None, timeline: Timeline, told: str) -> None:
        """Show an event of another reading; if it is the same one, from where one has read."""
        was, first, offset = self._event, self._first, self._offset
        self._timeline, self._told = timeline, told
        self.set_event(event)
        if was and event and (was.key == event.key or was.title == event.title):
            self._first, self._offset = first, offset
        self.repaint()

    # --- the picture -----------------------------------------------------

    def head(self, width: int, height: int) -> list[Line]:
        """What is told of the event, and what stands above that."""
        above = self.above(width, height)
        if self._event is None:
            return above
        inner = max(1, width - 2 * MARGIN)
        if self._sheet is None or self._set_for != (inner, self._first, self.look):
            self._sheet = sheet(self._table, self._timeline, self._first, inner, self.look)
            self._first = self._sheet.first
            self._set_for = (inner, self._first, self.look)
        return [*above, *self._told_of(self._event, self._sheet, inner)]

    def body(self, width: int, room: int) -> list[Line]:
        """The parties in sight, and the lines from the offset on."""
        if self._sheet is None:
            grey = self.look.palette.style(self.look.palette.grey, self.look.palette.pane)
            return [self.set_in(((_NO_EVENT, grey),))] if self.is_titled else []
        names = self._sheet.names
        shown = self.in_sight(self._sheet.body, room - len(names))
        if self._offset >= self._sheet.claims:
            names = self._sheet.instead
        return [self.set_in(line) for line in (*names, *shown)]

    def above(self, width: int, height: int) -> list[Line]:
        """What stands above the claims."""
        return []

    def _told_of(self, event: Event, set_out: Sheet, inner: int) -> list[Line]:
        """The title; the date and how many columns are out of sight; a blank line."""
        palette, more = self.look.palette, self.look.glyphs.more
        title = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        beyond = set_out.beyond(self.look)
        facts = (words.describe(event.span), self._told)
        facts_text = cut(" · ".join(filter(None, facts)), inner - width_of(beyond) - 2, more)
        left = spread([(facts_text, grey)], [(beyond, title)] if beyond else [], inner, grey)
        lines: list[Line] = [((cut(event.title, inner, more), title),)] if self.is_titled else []
        return [*map(self.set_in, [*lines, left]), ()]

    def offered(self) -> tuple[Hint, ...]:
        """The keys of the foot; that for other parties only if some are out of sight."""
        is_whole = self._sheet is None or self._sheet.last - self._sheet.first == self._sheet.total
        return tuple(hint for hint in self.keys if hint.keys != "h l" or not is_whole)

    # --- moving ----------------------------------------------------------

    def shift(self, count: int) -> None:
        """Show the parties to the right, or to the left by a negative number."""
        self._first += count
        self.repaint()


class ClaimsScreen(FramedScreen[str]):
    """What the pages of claims have in common; gives the key of an event to go to, if any."""

    HORIZONTAL_BREAKPOINTS = None  # all of any width is for the parties beside each other

    BINDINGS: ClassVar[list[BindingType]] = keys_to(
        {
            "h,left": "shift(-1)",
            "l,right": "shift(1)",
            "y": "copy('text')",
            "Y": "copy('markdown')",
            "o": "sources",
        }
    )

    pane: ClaimsPane

    def __init__(self, copy: Copy, open_sources: OpenSources) -> None:
        """Make a page that leaves copying and opening to others."""
        super().__init__()
        self._copy, self._open_sources = copy, open_sources

    @property
    def event(self) -> Event | None:
        """The event whose claims are shown."""
        return self.pane.event

    def action_shift(self, count: int) -> None:
        """Show other parties."""
        self.pane.shift(count)

    def action_copy(self, form: str) -> None:
        """Copy a citation of the event."""
        if self.event is not None:
            self._copy(self.event, form)

    def action_sources(self) -> None:
        """Show the addresses of the sources; this page stays under them."""
        if self.event is not None:
            self._open_sources(self.event)
