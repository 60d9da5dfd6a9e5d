"""All of time on one row: how dense the events are, and which part is in the window."""

from __future__ import annotations

from tui.core import words
from tui.core.density import Overall
from tui.core.instant import civil
from tui.view.hues import Hues
from tui.view.paint import Canvas, Line
from tui.view.pane import Pane


class Overview(Pane):
    """The density of events, coloured by era, with the window marked by ground and brackets."""

    @property
    def backdrop(self) -> str:
        """The shade of the status line above it."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The row."""
        explorer, palette, glyphs = self.explorer, self.look.palette, self.look.glyphs
        canvas = Canvas(width, palette.style(palette.faint, palette.pane))
        if explorer is None or not explorer.events:
            return [canvas.line()]
        return [canvas.line()]
