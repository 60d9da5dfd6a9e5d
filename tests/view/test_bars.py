"""The first row of the screen, drawn as text."""

from __future__ import annotations

from tests.core.made import event, timeline
from tui.core.explorer import Explorer
from tui.view.bars import Status
from tui.view.paint import UNICODE, Look
from tui.view.palette import DARK, Palette

DEEP = timeline(
    event("Bang", "Y-13787000000"), event("Moon", "1969-07-20"), title="From the Big Bang to today"
)


def test_no_two_parts_touch_however_narrow_the_row() -> None:
    status = Status(Look(Palette.of(DARK), UNICODE), id="status")
    status.explorer = Explorer.of(DEEP, 60, 10, len)
    window = status.explorer.window_words()
    for width in range(60, 140):
        (line,) = status.lines(width, 1)
        row = "".join(text for text, _ in line)
        assert len(row) == width
        assert f" {window} " in row
        assert " 2 of 2" in row
