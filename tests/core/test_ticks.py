"""The axis: ticks on the borders of the calendar, labels that never touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import span
from tui.core.instant import DAY, HOUR, MINUTE, civil, seconds
from tui.core.ticks import Tick, ticks
from tui.core.viewport import LADDER, MONTH, YEAR, Viewport


def window(date: str, scale: int, width: int = 76) -> Viewport:
    """A window that begins with the column of a date."""
    return Viewport(span(date).anchor // scale, width, LADDER.index(scale))


def picture(view: Viewport) -> list[str]:
    return [draw(row, view).rstrip() for row in ticks(view, len)]


def draw(row: tuple[Tick, ...], view: Viewport) -> str:
    cells = [" "] * view.width
    for tick in row:
        if tick.instant >= view.start:
            cells[tick.column] = "|"
        cells[tick.column + 1 : tick.column + 1 + len(tick.label)] = tick.label
    assert len(cells) == view.width, "a label runs out of the window"
    return "".join(cells)


PICTURES = {
    "minutes under the day": (
        window("2020-11-09T23:10:00Z", MINUTE),
        [
            " Monday 9 November 2020                           |Tuesday 10 November",
            "|23:10    |23:20    |23:30    |23:40    |23:50    |00:00    |00:10    |00:20",
        ],
    ),
    "hours under the day": (
        window("2020-11-09T15:00:00Z", 30 * MINUTE),
        [
            " 9 November 2020  |Tuesday 10 November                            |11 Nov",
            "      |18:00      |00:00      |06:00      |12:00      |18:00      |00:00",
        ],
    ),
    "days under the month, with their weekday where there is room": (
        window("2020-09-25", 2 * HOUR),
        [
            " September 2020                                                         |Oct",
            "|Fri 25     |Sat 26     |Sun 27     |Mon 28     |Tue 29     |Wed 30     |",
        ],
    ),
    "days alone": (
        window("2020-09-25", 6 * HOUR),
        [
            " September 2020         |October",
            "|25 |26 |27 |28 |29 |30 |1  |2  |3  |4  |5  |6  |7  |8  |9  |10 |11 |12 |13",
        ],
    ),
    "every second day, from the first of each month": (
        window("2020-02-20", 12 * HOUR),
        [
            " February 2020      |March",
            "  |21 |23 |25 |27   |1  |3  |5  |7  |9  |11 |13 |15 |17 |19 |21 |23 |25 |27",
        ],
    ),
    "Mondays": (
        window("2020-09-01", DAY),
        [
            "|September 2020               |October                       |November",
            "      |7     |14    |21    |28    |5     |12    |19    |26    |2     |9",
        ],
    ),
    "tens of a month": (
        window("2020-12-01", 2 * DAY),
        [
            "|December 2020  |January 2021  |February     |March          |April",
            "|1   |10  |20   |1  |10  |20   |1   |10  |20 |1   |10  |20   |1  |10  |20",
        ],
    ),
    "half months": (
        window("2020-12-01", 3 * DAY),
        [
            "|Dec 2020 |Jan 2021 |Feb      |Mar      |Apr      |May      |Jun      |Jul",
            "|1  |15   |1   |15  |1   |15  |1  |15   |1   |15  |1   |15  |1   |15  |1   |",
        ],
    ),
    "months": (
        window("1991-11-01", 5 * DAY),
        [
            " 1991        |1992",
            "|Nov  |Dec   |Jan  |Feb  |Mar  |Apr  |May  |Jun  |Jul  |Aug  |Sep  |Oct   |",
        ],
    ),
    "quarters": (
        window("1991-11-01", 14 * DAY),
        [
            "    |1992                      |1993                     |1994",
            "    |Jan   |Apr  |Jul   |Oct   |Jan  |Apr   |Jul  |Oct   |Jan  |Apr   |Jul",
        ],
    ),
    "years under decades": (
        window("1988", 2 * MONTH),
        [
            " 1980s       |1990s                                                     |",
            "|1988        |1990      |1992        |1994      |1996        |1998      |",
        ],
    ),
    "five years": (
        window("1986", 6 * MONTH),
        [
            " 1980s  |1990s             |2000s               |2010s             |2020s",
            "        |1990    |1995     |2000      |2005     |2010     |2015    |2020",
        ],
    ),
    "there is no year 0": (
        window("-0003", 2 * MONTH),
        [
            " 9–1 BCE                |1–9 CE",
            "|4 BCE     |2 BCE             |2 CE      |4 CE        |6 CE      |8 CE",
        ],
    ),
    "the first years of the common era": (
        window("-0020", 6 * MONTH),
        [
            "     |10s BCE           |9–1 BCE           |1–9 CE           |10s CE",
            "   |20 BCE   |15 BCE  |10 BCE   |5 BCE             |5 CE     |10 CE    |",
        ],
    ),
    "centuries under millennia": (
        window("-0450", 10 * YEAR),
        [
            " 1st millennium BCE                           |1st millennium",
            "      |400 BCE  |300 BCE  |200 BCE  |100 BCE  |1 CE     |100 CE   |200 CE  |",
        ],
    ),
    "deep time has no context, and large numbers are words": (
        window("Y-66000000", 10**6 * YEAR),
        [
            "",
            "      |60 million BCE     |40 million BCE     |20 million BCE     |1 CE",
        ],
    ),
    "before there was an Earth": (
        window("Y-13800000000", 2 * 10**8 * YEAR),
        [
            "",
            "                   |10 billion BCE          |5 billion BCE           |1 CE",
        ],
    ),
    "past the year 9999": (
        window("9990", 4 * MONTH),
        [
            "|9990s                       |10,000s                       |10,010s",
            "|9990         |9995          |10,000         |10,005        |10,010        |",
        ],
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_axis_reads(name: str) -> None:
    view, drawn = PICTURES[name]
    assert picture(view) == drawn


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    rung = draw(st.integers(0, len(LADDER) - 1))
    near = st.integers(seconds(-3000), seconds(3000))
    far = st.integers(-(10**11) * YEAR, 10**11 * YEAR)
    return Viewport(draw(near | far) // LADDER[rung], draw(st.integers(1, 250)), rung)


@given(viewports())
def test_labels_never_touch_and_never_leave_the_window(view: Viewport) -> None:
    for row in ticks(view, len):
        for tick, after in pairwise(row):
            assert tick.column < after.column
            assert not tick.label or tick.column + 1 + len(tick.label) < after.column
        for tick in row:
            assert 0 <= tick.column < view.width
            assert not tick.label or tick.column + 1 + len(tick.label) <= view.width


@given(viewports())
def test_ticks_stand_in_the_column_of_a_border_of_the_calendar(view: Viewport) -> None:
    above, below = ticks(view, len)
    for tick in below:
        assert view.column(tick.instant) == tick.column
        assert civil(tick.instant).second == 0
    for tick in above:
        assert tick.column == max(0, view.column(tick.instant))
        assert civil(tick.instant)[3:] == (0, 0, 0)


@given(viewports())
def test_the_upper_row_begins_with_what_the_window_begins_in(view: Viewport) -> None:
    above, _ = ticks(view, len)
    assert all(tick.instant > view.start for tick in above[1:])
    if above and above[0].instant > view.start and abs(civil(view.start).year) < 99_000:
        assert above[0].column <= 24, "there was room to say it"
    if above and above[0].instant < view.start:
        assert above[0].column == 0
        assert above[0].label


@given(viewports(), st.integers(1, 40))
def test_where_years_have_four_digits_panning_changes_no_tick(view: Viewport, columns: int) -> None:
    panned = view.panned(columns)
    if view.start < seconds(1000) or panned.end > seconds(9999):
        return
    shared = range(max(view.start, panned.start), min(view.end, panned.end))
    before, after = (
        [tick.instant for tick in ticks(window, len)[1] if tick.instant in shared]
        for window in (view, panned)
    )
    assert before == after


def test_wide_letters_are_measured_not_counted() -> None:
    view = window("2020-09-25", 6 * HOUR)
    narrow, wide = (len(ticks(view, measure)[1]) for measure in (len, lambda text: 2 * len(text)))
    assert narrow > wide


def test_a_window_of_one_column_has_an_axis() -> None:
    assert ticks(window("2020-09-25", DAY, width=1), len)
