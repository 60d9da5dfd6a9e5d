"""What the pages of claims have in common: who says what, side by side, over the whole screen.

The table is made elsewhere; here it is scrolled in both directions, copied, and
left for its sources without being closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.core import words
from tui.core.claim_table import ClaimTable, claim_table
from tui.view.claim_sheet import Sheet, sheet
from tui.view.hints import Hint, fitting
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of
from tui.view.pane import Pane

if TYPE_CHECKING:
    from tui.core.model import Event, Timeline

MARGIN = 2
_WHEEL = 3
"""Lines that a notch of the wheel scrolls."""
TO_THE_END = 1_000_000

Copy = Callable[["Event", str], None]
"""Copies an event in a form of `citation.FORMS`."""
OpenSources = Callable[["Event"], None]
"""Shows the addresses of an event's sources."""


class ClaimsPane(Pane, can_focus=True):
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
        self._first = self._offset = self._room = 0

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    def set_event(self, event: Event | None) -> None:
        """Show the claims of an event, from their beginning."""
        self._event = event
        self._table = claim_table(event, self._timeline) if event else ClaimTable((), (), ())
        self._set_for, self._first, self._offset = None, 0, 0

    # --- the picture -----------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        """The title, the parties in sight, the lines from the offset on, and the keys."""
        above = self.above(width, height)
        inner = max(1, width - 2 * MARGIN)
        if self._event is None:
            room = max(0, height - len(above) - 1)
            return [*above, *[self._blank_line(width)] * room, self._foot(width, 0)]
        if self._set_for != (inner, self._first, self.look):
            self._sheet = sheet(self._table, self._timeline, self._first, inner, self.look)
            self._first = self._sheet.first
            self._set_for = (inner, self._first, self.look)
        assert self._sheet is not None
        around = [*above, *self._head(self._event, self._sheet, width)]
        names = self._sheet.names
        self._room = max(0, height - len(around) - len(names) - 1)
        self._offset = max(0, min(self._offset, len(self._sheet.body) - self._room))
        if self._offset >= self._sheet.claims:
            names = self._sheet.instead
        shown = self._sheet.body[self._offset :]
        below = len(shown) - self._room
        body = [self._set_in(line, width) for line in (*names, *shown[: self._room])]
        body += [self._blank_line(width)] * -below
        return [*[*around, *body][: height - 1], self._foot(width, below)]

    def above(self, width: int, height: int) -> list[Line]:
        """What stands above the claims."""
        return []

    def _head(self, event: Event, set_out: Sheet, width: int) -> list[Line]:
        """The title; the date and how many columns are out of sight; a blank line."""
        palette, more = self.look.palette, self.look.glyphs.more
        title = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        beyond = set_out.beyond(self.look)
        facts = (words.describe(event.span), self._told)
        facts_room = width - 2 * MARGIN - width_of(beyond) - 2
        facts_text = cut(" · ".join(filter(None, facts)), facts_room, more)
        inner = max(1, width - 2 * MARGIN)
        left = spread([(facts_text, grey)], [(beyond, title)] if beyond else [], inner, grey)
        lines: list[Line] = [((cut(event.title, inner, more), title),)] if self.is_titled else []
        lines += [left, ()]
        return [self._set_in(line, width) for line in lines]

    def _set_in(self, line: Line, width: int) -> Line:
        fill = self.look.palette.style(self.look.palette.text, self.look.palette.pane)
        return fitted([(" " * MARGIN, fill), *line], width, fill)

    def _blank_line(self, width: int) -> Line:
        return self._set_in((), width)

    def _foot(self, width: int, below: int) -> Line:
        """As many keys as fit, and how many lines are below."""
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        right = f"{below} more line{'' if below == 1 else 's'}  " if below > 0 else ""
        room = width - MARGIN - width_of(right)
        foot: list[Piece] = [(" " * MARGIN, grey)]
        for one in fitting(self._offered(), room, 2):
            foot += [(one.keys, key), (f" {one.word}  ", grey)]
        return spread(foot, [(right, grey)] if right else [], width, grey)

    def _offered(self) -> tuple[Hint, ...]:
        """The keys of the foot; that for other parties only if some are out of sight."""
        is_whole = self._sheet is None or self._sheet.last - self._sheet.first == self._sheet.total
        return tuple(hint for hint in self.keys if hint.keys != "h l" or not is_whole)

    # --- moving ----------------------------------------------------------

    def scroll_lines(self, count: int) -> None:
        """Scroll; it stops at both ends."""
        self._offset += count
        self.repaint()

    def page(self, count: int) -> None:
        """Scroll by pages."""
        self.scroll_lines(count * max(1, self._room - 1))

    def shift(self, count: int) -> None:
        """Show the parties to the right, or to the left by a negative number."""
        self._first += count
        self.repaint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self.scroll_lines(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self.scroll_lines(-_WHEEL)


class ClaimsScreen(ModalScreen["str | None"]):
    """What the pages of claims have in common; gives the key of an event to go to, if any."""

    DEFAULT_CSS = """
    ClaimsScreen ClaimsPane {
        width: 100%;
        height: 100%;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "page(1)", show=False),
        Binding("b,pageup", "page(-1)", show=False),
        Binding("h,left", "shift(-1)", show=False),
        Binding("l,right", "shift(1)", show=False),
        Binding("y", "copy('text')", show=False),
        Binding("Y", "copy('markdown')", show=False),
        Binding("o", "sources", show=False),
        Binding("escape,q", "close", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    pane: ClaimsPane

    def __init__(self, copy: Copy, open_sources: OpenSources) -> None:
        """Make a page that leaves copying and opening to others."""
        super().__init__()
        self._copy, self._open_sources = copy, open_sources

    @property
    def event(self) -> Event | None:
        """The event whose claims are shown."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self.pane

    def action_page(self, count: int) -> None:
        """Scroll by pages."""
        self.pane.page(count)

    def action_scroll(self, count: int) -> None:
        """Scroll by lines."""
        self.pane.scroll_lines(count)

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

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)
