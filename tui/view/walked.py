"""A page of rows that is walked: one row is selected, headings are stepped over.

The base of the pages that list something. Only the rows in sight are drawn, since
there may be as many as there are events.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.view.framed import MARGIN, FramedPane
from tui.view.paint import Line, Look, cut


class WalkedPane(FramedPane):
    """Rows of which some can be selected."""

    ALLOW_SELECT = False  # a double click chooses, it marks no text
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

    def set_rows(self, count: int, stops: Sequence[int], selected: int = 0) -> None:
        """Take other rows.

        Args:
            count: How many there are.
            stops: Those that can be selected, in order.
            selected: Which of the stops is selected, from 0.
        """
        self._count, self._stops = count, stops
        self.choose(selected)

    @property
    def selected(self) -> int | None:
        """Which of the stops is selected, from 0; `None` if there are none."""
        return self._selected if self._stops else None

    # --- the picture -----------------------------------------------------

    def body(self, width: int, room: int) -> list[Line]:
        """The rows from the first in sight on."""
        if not self._count:
            plain = self.look.palette.style(self.look.palette.text, self.look.palette.pane)
            said = cut(self.nothing, width - 2 * MARGIN, self.look.glyphs.more)
            return [((" " * MARGIN + said, plain),)]
        self._bring(room)
        at = self._stops[self._selected] if self._stops else -1
        shown = range(self._top, min(self._top + room, self._count))
        return [self.row(place, width, place == at) for place in shown]

    def _bring(self, room: int) -> None:
        """Keep the selected row in sight, with the heading above it if it is the next row."""
        if self._follows and self._stops:
            at = self._stops[self._selected]
            before = self._stops[self._selected - 1] + 1 if self._selected else 0
            last = min(at + min(self.tall, room), self._count)
            self._top = max(last - room, min(self._top, max(before, last - room)))
            self._follows = False
        self._top = max(0, min(self._top, self._count - room))

    def aside(self) -> str:
        """How many rows are below."""
        below = self._count - self._top - self.room
        return f"{below} more" if below > 0 else ""

    # --- walking ---------------------------------------------------------

    def step(self, count: int) -> None:
        """Select a row so many further; it stops at both ends."""
        self.choose(self._selected + count)

    def page(self, count: int) -> None:
        """Select a row a page further."""
        self.step(count * self.room)

    def choose(self, stop: int) -> None:
        """Select one of the stops, and bring it into sight."""
        self._selected = max(0, min(stop, len(self._stops) - 1))
        self._follows = True
        self.repaint()

    def on_resize(self) -> None:
        """Show the selected row at the new size."""
        self._follows = True
        super().on_resize()

    def row_clicked(self, row: int, times: int) -> None:
        """Select what was clicked on; a click on what is selected is Enter."""
        place = self._top + row
        if place not in self._stops:
            return
        stop = self._stops.index(place)
        if stop == self._selected:
            self.post_message(self.Chosen())
        else:
            self.choose(stop)
