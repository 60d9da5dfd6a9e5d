"""A page of lines that scroll under what stays."""

from __future__ import annotations

from collections.abc import Sequence

from tui.view.framed import FramedPane
from tui.view.paint import Line, Look

_WHEEL = 3
"""Lines that a notch of the wheel scrolls, where so many are in sight."""


class ScrolledPane(FramedPane):
    """The lines from an offset on, and how many are below."""

    def __init__(self, look: Look, *, id: str) -> None:
        """Make a page that stands at its beginning."""
        super().__init__(look, id=id)
        self._offset = self._below = 0

    def in_sight(self, page: Sequence[Line], room: int) -> list[Line]:
        """The lines in sight, of all that there are, if so many rows of the page are for them."""
        self.room = max(1, room)
        self._offset = max(0, min(self._offset, len(page) - room))
        self._below = len(page) - self._offset - room
        return list(page[self._offset :][: max(0, room)])

    def aside(self) -> str:
        """How many lines are below."""
        return (
            f"{self._below} more line{'' if self._below == 1 else 's'}" if self._below > 0 else ""
        )

    def scroll_lines(self, count: int) -> None:
        """Scroll; it stops at both ends."""
        self._offset += count
        self.repaint()

    def step(self, count: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(count)

    def page(self, count: int) -> None:
        """Scroll by pages; a line of the last one stays in sight."""
        self.scroll_lines(count * max(1, self.room - 1))

    def wheel(self, count: int) -> None:
        """Scroll."""
        self.scroll_lines(count * min(_WHEEL, self.room))
