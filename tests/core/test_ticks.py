"""The axis: ticks on the borders of the calendar, labels that never touch."""

from __future__ import annotations

import pytest

from tests.core.made import span
from tui.core.instant import DAY, HOUR, MINUTE
from tui.core.ticks import Tick, ticks
from tui.core.viewport import LADDER, MONTH, Viewport


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
            " 9 November 2020  |Tuesday 10 November                             |11 Nov",
            "      |18:00      |00:00      |06:00      |12:00      |18:00      |00:00",
        ],
    ),
    "days under the month, with their weekday where there is room": (
        window("2020-09-25", 2 * HOUR),
        [
            " September 2020                                                         |Oct",
            "|Fri 25     |Sat 26     |Sun 27     |Mon 28     |Tue 29     |Wed 30     |1",
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
            "|September 2020                |October                       |November",
            "      |7     |14    |21    |28    |5     |12    |19    |26    |2     |9",
        ],
    ),
    "tens of a month": (
        window("2020-12-01", 2 * DAY),
        [
            " Dec 2020      |January 2021    |February     |March          |April",
            " |10  |20      |1   |10  |20    |1   |10  |20 |1   |10  |20   |1   |10  |20",
        ],
    ),
    "half months": (
        window("2020-12-01", 3 * DAY),
        [
            " Dec 2020 |Jan 2021  |Feb     |Mar       |Apr      |May       |Jun      |Jul",
            "     |15  |1    |15  |1   |15 |1   |15   |1   |15  |1    |15  |1   |15  |1",
        ],
    ),
    "months": (
        window("1991-11-01", 5 * DAY),
        [
            " 1991       |1992",
            "|Nov  |Dec  |Jan   |Feb  |Mar  |Apr   |May  |Jun  |Jul  |Aug   |Sep  |Oct",
        ],
    ),
    "quarters": (
        window("1991-11-01", 14 * DAY),
        [
            " 1991|1992                      |1993                     |1994",
            "     |Jan   |Apr  |Jul   |Oct   |Jan  |Apr  |Jul   |Oct   |Jan   |Apr  |Jul",
        ],
    ),
    "years under decades": (
        window("1988", 2 * MONTH),
        [
            " 1980s      |1990s                                                       |",
            "|1988 |1989 |1990 |1991 |1992 |1993 |1994 |1995 |1996 |1997 |1998 |1999 |",
        ],
    ),
    "five years": (
        window("1986", 6 * MONTH),
        [
            " 1980s  |1990s              |2000s              |2010s              |2020s",
            "        |1990     |1995     |2000     |2005     |2010     |2015     |2020",
        ],
    ),
    "there is no year 0": (
        window("-0003", 2 * MONTH),
        [
            " 9–1 BCE                |1–9 CE",
            "  |4 BCE|3 BCE|2 BCE|1 BCE|1 CE |2 CE",
        ],
    ),
    "the first years of the common era": (
        window("-0020", 6 * MONTH),
        [
            " 20s BCE",
            "  |20 BCE",
        ],
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_axis_reads(name: str) -> None:
    view, drawn = PICTURES[name]
    assert picture(view) == drawn
