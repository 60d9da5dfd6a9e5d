"""What makes ASCII of all that goes to the terminal, whoever drew it."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.view.paint import plain


class Plain(LineFilter):
    """Makes `plain` of all that goes to the terminal, whoever drew it; for the ASCII set."""

    def __init__(self, encoding: str = "utf-8") -> None:
        """Write what `encoding` can."""
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same pieces in the same cells."""
        return [
            Segment(plain(text, self._encoding), style, control)
            for text, style, control in segments
        ]
