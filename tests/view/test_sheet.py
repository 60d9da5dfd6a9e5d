"""The sheet around a chart: what must hold whatever the timeline is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import era, event, span, timeline
from tui.core.explorer import Explorer
from tui.core.model import Event, Timeline
from tui.core.text import visible
from tui.view.chart_picture import time_room
from tui.view.paint import ASCII, NARROW, UNICODE, Line, Look, width_of
from tui.view.palette import Palette
from tui.view.sheet import sheet, tale, title
from tui.view.themes import DARK, TERMINAL

LOOKS = [
    Look(Palette.of(scheme), glyphs)
    for scheme in (DARK, TERMINAL)
    for glyphs in (UNICODE, NARROW, ASCII)
]
WORDS = st.text(max_size=12).map(visible) | st.sampled_from(["漢字", "e\u0301", "a" * 90, "\u0301"])
DATES = st.sampled_from(
    [
        "2020-09-03",
        "2020-09",
        "2020-09-01/2020-10-15",
        "2020-08/..",
        "../2020-10",
        "1994~",
        "2020-09-03/",
    ]
)
SEPTEMBER = (1_598_918_400, 1_601_510_400)
"""Of 2020, in seconds on the axis."""
EVENTS = st.lists(st.builds(event, WORDS, DATES, kind=WORDS), max_size=25)


def opened(of: Timeline, width: int, rows: int = 8) -> Explorer:
    return Explorer.of(of, time_room(width), rows, width_of).selecting(None)


def text(lines: list[Line]) -> list[str]:
    return ["".join(piece for piece, _ in line).rstrip() for line in lines]


@given(EVENTS, WORDS, WORDS, st.integers(20, 130), st.sampled_from(LOOKS))
def test_every_line_is_as_wide_as_asked(
    events: list[Event], name: str, where: str, width: int, look: Look
) -> None:
    whole = timeline(*events, title=name, eras=(era(name or "era", "2020-09/2020-11"),))
    lines = sheet(opened(whole, width), look, width, where)
    assert {sum(width_of(piece) for piece, _ in line) for line in lines} == {width}


@given(st.lists(st.builds(event, WORDS, DATES), min_size=1, max_size=40), st.integers(1, 6))
def test_what_is_not_drawn_is_counted(events: list[Event], rows: int) -> None:
    explorer = opened(timeline(*events, view=span("2020-09/2020-10")), 60, rows)
    lines = text(sheet(explorer, LOOKS[0], 60))
    left = explorer.viewport.left
    drawn = {
        block.event
        for row in explorer.scene.rows
        for block in row.between(left, left + explorer.viewport.width)
        if block.last > left and explorer.in_view(block.event)
    }
    counted = explorer.shown_count - len(drawn)
    said = [int(line.split()[0]) for line in lines if " drawn but counted " in line]
    assert said == ([counted] if counted else [])


def test_a_sheet_tells_what_it_shows_and_of_what() -> None:
    whole = timeline(event("Shots", "2020-09-03"), event("Talks", "1994"), title="A border")
    explorer = opened(whole, 60)
    assert title(explorer) == "A border"
    assert tale(explorer).endswith(" · 2 events")
    near = explorer.to_span(*SEPTEMBER)
    assert tale(near, "kind:battle").endswith(" · 1 of 2 events where kind:battle")


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2020-09-01/2020-09-20", "━ certain"),
        ("2020-09-03T12:00", ""),
        ("2020-09", "┄ possible"),
        ("2020-09-01/..", "━ certain   ▶ goes on"),
        ("2020-09-01/", "? uncertain or not known"),
    ],
)
def test_lines_are_told_if_there_are_any(date: str, told: str) -> None:
    clean = event("Clear", "2020-09-15T12:00", kind="a")
    whole = timeline(clean, event("Shots", date, kind="a"), view=span("2020-08/2020-10"))
    lines = text(sheet(opened(whole, 60), LOOKS[3], 60))
    below = lines[lines.index("", 3) + 1 :]
    assert below[0] == " ● a"
    assert below[-1].endswith(told)
    assert len(below) == 1 + bool(told)


def test_a_query_that_nothing_matches_is_told() -> None:
    assert text(sheet(opened(timeline(title="A border"), 60), LOOKS[0], 60, "zebra")) == [
        " A border",
        "",
        " No event matches zebra.",
    ]


def test_eras_that_need_too_much_room_are_left_to_their_bands() -> None:
    eras = tuple(era(f"Era {n}", f"20{n:02}/20{n + 1:02}") for n in range(10, 30))
    whole = timeline(event("Shots", "2010/2030"), eras=eras)
    near, wide = opened(whole, 40).to_span(*SEPTEMBER), opened(whole, 100)
    assert any("Era 20: 2020–2021" in line for line in text(sheet(near, LOOKS[3], 40)))
    assert not any("Era 20: 2020" in line for line in text(sheet(wide, LOOKS[3], 100)))
