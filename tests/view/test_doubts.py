"""Dates that are not exact, as they stand on the screen of the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.core.made import span
from tests.view.walking import main, opened, shown, state
from tui.view.chart import Chart
from tui.view.legend import SAMPLES

DOUBTS = """\
title = "Doubts"
lanes = "none"
"""
DATES = {
    "Exact": "1969-02-01",
    "About": "1969-04-01~",
    "Perhaps": "1969-06-01?",
    "Both": "1969-08-01%",
    "Lasting": "1970-01-10/1970-03-10",
    "Unsure when over": "1970-06-10/1970-10?",
    "Open": "1970-05-05/..",
    "Nobody says": "1969-10-10/",
    "Month": "1969-12",
    "Some day": "1970-07-XX",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "doubts.toml"
    events = (f'[[event]]\ndate = "{date}"\ntitle = "{name}"\n' for name, date in DATES.items())
    path.write_text(DOUBTS + "\n".join(events), encoding="utf-8")
    return path


async def test_each_doubt_looks_different_on_the_chart(file: Path) -> None:
    async with opened(file) as pilot:
        chart = shown(pilot, "chart")
        for stroke in ("● Exact", "●~About", "●?Perhaps", "●%Both", "●┄? Nobody says", "━▶"):
            assert stroke in chart
        assert "●━" in chart


async def test_by_days_a_month_is_a_stretch_of_possibility(file: Path) -> None:
    async with opened(file) as pilot:
        await pilot.press(":", *"1969-12", "enter", *["plus"] * 2)
        row = next(row for row in shown(pilot, "chart").splitlines() if "Month" in row)
        month = span("1969-12")
        assert month.end.hi is not None
        first, last = _cell(pilot, month.anchor), _cell(pilot, month.end.hi - 1)
        assert row[first] == "●"
        assert set(row[first + 1 : last + 1]) <= set("┄ Month")
        assert row[last] == "┄"
        assert row[last + 1] != "┄"


def _cell(pilot: Pilot[None], instant: int) -> int:
    """The cell of a row of the chart where an instant falls."""
    chart = pilot.app.screen.query_one(Chart)
    return chart.name_room(chart.size.width) + state(pilot).viewport.column(instant)


@pytest.mark.parametrize(
    "date", ["1970-01-01/1970-02-01", "[..1970-01-15]", "/1970-01-20", "1970-01-25~", "../1970-02"]
)
async def test_the_mark_stands_at_the_selected_date_where_the_hairline_is(
    tmp_path: Path, date: str
) -> None:
    path = tmp_path / "one.toml"
    path.write_text(f'[[event]]\ndate = "{date}"\ntitle = "One"\n', encoding="utf-8")
    async with opened(path) as pilot:
        at = _cell(pilot, state(pilot).events[0].span.anchor)
        rows = shown(pilot, "chart").splitlines()[2:]
        assert {row[at] for row in rows} <= {"●", "╎", " "}
        assert "●" in {row[at] for row in rows}


async def test_the_help_shows_each_stroke_in_the_glyphs_in_use(file: Path) -> None:
    async with opened(file, size=(120, 60)) as pilot:
        await pilot.press("question_mark", "G")
        page = shown(pilot, "reader")
        assert "●━━━━" in page
        assert all(sample.says in page for sample in SAMPLES)
        await pilot.press("escape")
        main(pilot).main.change_glyphs("ascii")
        await pilot.press("question_mark", "G")
        assert "o====" in shown(pilot, "reader")
