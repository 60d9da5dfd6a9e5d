"""What stands on a terminal that is too small to show a timeline."""

from __future__ import annotations

from tui.view.paint import Line, fitted, wrapped
from tui.view.pane import Pane


class TooSmall(Pane):
    """Says how much room is wanted; everything is back when there is."""

    def lines(self, width: int, height: int) -> list[Line]:
        """The sentence, wrapped."""
        palette = self.look.palette
        style = palette.style(palette.text)
        text = f"Too small: a timeline needs 40×10 cells, and this is {width}×{height}."
        return [fitted([(line, style)], width, style) for line in wrapped(text, width)]
