"""What of the calendar is shown about a date."""

from __future__ import annotations

import pytest

from tests.core.made import span
from tui.core.instant import DAY, civil, seconds
from tui.core.periods import own_stretch
from tui.core.viewport import YEAR


@pytest.mark.parametrize(
    ("date", "before"),
    [
        ("1969-07-20", 10 * DAY),
        ("2000", 3 * YEAR),
        ("0000", 3 * YEAR),
        ("-9999", 3 * YEAR),
        ("Y-12345", 3 * YEAR),
        ("Y-65999999", 3 * 10**6 * YEAR),
        ("Y-66000000", 3 * 10**6 * YEAR),
        ("Y-13800000000", 3 * 10**8 * YEAR),
        ("Y100000000000", 10**11 * YEAR),
    ],
)
def test_a_round_year_of_deep_time_is_shown_among_others_as_round(date: str, before: int) -> None:
    when = span(date)
    lo, hi = own_stretch(when)
    assert when.start.lo is not None
    assert when.end.hi is not None
    assert when.start.lo - lo == hi - when.end.hi == before


def test_a_span_is_shown_itself() -> None:
    lo, hi = own_stretch(span("1988/1994"))
    assert (civil(lo).year, civil(hi).year) == (1988, 1995)


@pytest.mark.parametrize(
    ("date", "years"),
    [("1988/..", (1988, 2021)), ("../1988", (1900, 1989)), ("2020/..", (2020, 2025))],
)
def test_what_is_open_is_shown_to_where_anything_stands(date: str, years: tuple[int, int]) -> None:
    lo, hi = own_stretch(span(date), (seconds(1900), seconds(2021)))
    assert (civil(lo).year, civil(hi).year) == years


@pytest.mark.parametrize("date", ["1988", "1988/1994", "1988/", "/1994", "[1988,1990]"])
def test_what_has_bounds_is_shown_the_same_whatever_else_stands(date: str) -> None:
    assert own_stretch(span(date), (seconds(1900), seconds(2021))) == own_stretch(span(date))
