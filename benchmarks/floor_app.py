"""Textual's own floor for one key: ten cells repainted, and nothing else done.

A key goes from the terminal to the app and a region of ten cells goes back. No
app that repaints anything can be faster.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

CELLS = 10


class Counter(Widget, can_focus=True):
    DEFAULT_CSS = "Counter { height: 1fr; }"
    style = Style.parse("white on black")

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def key_j(self) -> None:
        self.count += 1
        self.refresh(Region(0, 0, CELLS, 1))

    def render_line(self, y: int) -> Strip:
        text = f"{self.count:0{CELLS}}" if y == 0 else ""
        return Strip([Segment(text.ljust(self.size.width), self.style)], self.size.width)


class FloorApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Counter()


if __name__ == "__main__":
    FloorApp().run()
