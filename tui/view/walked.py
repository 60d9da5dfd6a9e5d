"""A page of rows that is walked: one row is selected, headings are stepped over.

The base of the pages that list something. Only the rows in sight are drawn, since
there may be as many as there are events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen

from tui.core.text import visible
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of
from tui.view.pane import Pane

MARGIN = 2
_AROUND = 3
"""Rows that are no rows of the list: the title, a blank one, the keys."""
_TO_THE_END = 1_000_000_000

Keys = Sequence[tuple[str, str]]
"""Keys and what each does, in a word; the first matter most."""


class WalkedPane(Pane, can_focus=True):
    """A title, rows of which some can be selected, and the keys."""

    class Chosen(Message):
        """The selected row was clicked on again."""

    class Walked(Message):
        """Another row was selected."""

    ALLOW_SELECT = False  # a double click chooses, it marks no text
    title = ""
    keys: Keys = ()
    tall = 1
    """Rows that a stop takes: its own, and those that tell more of it."""
    nothing = ""
    """What is said where there are no rows."""

    def __init__(self, look: Look, *, id: str) -> None:
        """Make a page without rows."""
        super().__init__(look, id=id)
        self._stops: Sequence[int] = ()
        self._count = 0
        self._selected = 0
        self._top = 0
        self._follows = True
        """Whether the selected row is to be brought into sight."""

    def row(self, place: int, width: int, is_selected: bool) -> Line:
        """Draw a row."""
        raise NotImplementedError

    def offered(self) -> Keys:
        """The keys that are told now."""
        return self.keys

    def set_rows(self, count: int, stops: Sequence[int], selected: int = 0) -> None:
        """Take other rows.

        Args:
            count: How many there are.
            stops: Those that can be selected, in order.
            selected: Which of the stops is selected, from 0.
        """
        self._count, self._stops = count, stops
        self._selected = max(0, min(selected, len(stops) - 1))
        self._follows = True
        self.repaint()

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    @property
    def selected(self) -> int | None:
        """Which of the stops is selected, from 0; `None` if there are none."""
        return self._selected if self._stops else None

    @property
    def room(self) -> int:
        """How many rows can be seen at once."""
        return max(1, self.size.height - _AROUND)

    # --- the picture -----------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        """The title, the rows from the first in sight on, and the keys."""
        palette = self.look.palette
        fill = palette.style(palette.text, palette.pane)
        head = palette.style(palette.accent, palette.pane, bold=True)
        room = max(1, height - _AROUND)
        self._bring(room)
        at = self._stops[self._selected] if self._stops else -1
        shown = range(self._top, min(self._top + room, self._count))
        body = [fitted(self.row(place, width, place == at), width, fill) for place in shown]
        if not self._count:
            said = cut(self.nothing, width - 2 * MARGIN, self.look.glyphs.more)
            body = [fitted([(" " * MARGIN + said, fill)], width, fill)]
        blank = fitted((), width, fill)
        body += [blank] * (room - len(body))
        title = cut(visible(self.title), width - 2 * MARGIN, self.look.glyphs.more)
        first = fitted([(" " * MARGIN + title, head)], width, fill)
        return [first, blank, *body, self._foot(width, room)]

    def _bring(self, room: int) -> None:
        """Keep the selected row in sight, with the heading above it if it is the next row."""
        if self._follows and self._stops:
            at = self._stops[self._selected]
            before = self._stops[self._selected - 1] + 1 if self._selected else 0
            last = min(at + min(self.tall, room), self._count)
            self._top = max(last - room, min(self._top, max(before, last - room)))
            self._follows = False
        self._top = max(0, min(self._top, self._count - room))

    def _foot(self, width: int, room: int) -> Line:
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        below = self._count - self._top - room
        right: list[Piece] = [(f"{below} more  ", grey)] if below > 0 else []
        left = width - MARGIN - sum(width_of(text) for text, _ in right)
        pieces: list[Piece] = [(" " * MARGIN, grey)]
        for name, word in self.offered():
            left -= width_of(name) + width_of(word) + 3
            if left >= -2:
                pieces += [(name, key), (f" {word}  ", grey)]
        return spread(pieces, right, width, grey)

    # --- walking ---------------------------------------------------------

    def step(self, count: int) -> None:
        """Select a row so many further; it stops at both ends."""
        self.choose(self._selected + count)

    def choose(self, stop: int) -> None:
        """Select one of the stops, and bring it into sight."""
        was = self._selected
        self._selected = max(0, min(stop, len(self._stops) - 1))
        self._follows = True
        self.repaint()
        if self._selected != was:
            self.post_message(self.Walked())

    def on_resize(self) -> None:
        """Show the selected row at the new size."""
        self._follows = True
        super().on_resize()

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked on; a click on what is selected is Enter."""
        place = self._top + event.y - 2
        if not 2 <= event.y < 2 + self.room or place not in self._stops:
            return
        stop = self._stops.index(place)
        if stop == self._selected:
            self.post_message(self.Chosen())
        else:
            self.choose(stop)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """To the next row."""
        event.stop()
        self.step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """To the row before."""
        event.stop()
        self.step(-1)


class WalkedScreen(ModalScreen[object]):
    """The screen of such a page; what it gives is for those built on it to say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("g,home", f"step(-{_TO_THE_END})", show=False),
        Binding("G,end", f"step({_TO_THE_END})", show=False),
        Binding("space,pagedown,d", "page(1)", show=False),
        Binding("b,pageup,u", "page(-1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("escape,q", "close", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    pane: WalkedPane

    def action_step(self, count: int) -> None:
        """Select another row."""
        self.pane.step(count)

    def action_page(self, count: int) -> None:
        """Select a row a page further."""
        self.pane.step(count * self.pane.room)

    def action_choose(self) -> None:
        """Do what Enter does with the selected row."""
        raise NotImplementedError

    def on_walked_pane_chosen(self) -> None:
        """A click on the selected row is Enter."""
        self.action_choose()

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)
