"""The first row of the screen, drawn as text."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("notice", ["", "4 problems in the file: E lists them"])
def test_what_is_seen_how_it_is_filtered_and_what_is_wrong_stand_together(notice: str) -> None:
    status = Status(Look(Palette.of(DARK), UNICODE), id="status")
    status.explorer = Explorer.of(DEEP, 60, 10, len)
    status.lens = "as known on 12 Oct 2020 · names as Armenia says them"
    status.filter = ("contested:yes party:armenia date:2020", "5 of 71")
    status.notice, status.is_live = notice, True
    for width in range(80, 200):
        (line,) = status.lines(width, 1)
        row = "".join(text for text, _ in line)
        assert len(row) == width
        assert " as known on 12 Oct 20" in row
        assert " filter: contest" in row
        assert " · 5 of 71 " in row
        assert notice[:18] in row
        assert "lanes" not in row or "lanes: kind" in row
        assert "● l" not in row or row.endswith("● live ")
