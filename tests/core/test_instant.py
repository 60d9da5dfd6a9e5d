"""The calendar in whole seconds, and the order of spans."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.dates import YEREVAN, edtf_texts
from tui.core import edtf
from tui.core.instant import (
    DAY,
    OPEN,
    UNKNOWN,
    DateError,
    Instant,
    Manner,
    Precision,
    Qualifier,
    Span,
    civil,
    civil_from_days,
    days_from_civil,
    days_in_month,
    enclosing,
    is_leap,
    month_start,
    seconds,
    weekday,
)

ANY_SECOND = st.integers(-(10**11) * 31_556_952, 10**11 * 31_556_952)


def span(text: str) -> Span:
    return edtf.read(text, YEREVAN)


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2000, True), (1900, False), (2024, True), (2023, False), (0, True), (-4, True), (-1, False)],
)
def test_leap_years_go_on_before_the_year_1(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert days_in_month(year, 2) == (29 if leap else 28)


@pytest.mark.parametrize(
    ("reading", "instant"),
    [
        ((1970, 1, 1), 0),
        ((1969, 12, 31, 23, 59, 59), -1),
        ((2000, 2, 29), 951_782_400),
        ((1, 1, 1), -62_135_596_800),
        ((0, 1, 1), -62_167_219_200),
        ((10_000, 1, 1), 253_402_300_800),
    ],
)
def test_seconds_count_from_1970(reading: tuple[int, ...], instant: int) -> None:
    assert seconds(*reading) == instant
    assert civil(instant)[: len(reading)] == reading


@given(st.dates())
def test_days_agree_with_the_standard_library(day: date) -> None:
    days = days_from_civil(day.year, day.month, day.day)
    assert days == day.toordinal() - date(1970, 1, 1).toordinal()
    assert weekday(days * DAY) == day.weekday()


@given(st.integers(-(10**14), 10**14))
def test_days_and_dates_are_inverse(days: int) -> None:
    year, month, day = civil_from_days(days)
    assert 1 <= month <= 12
    assert 1 <= day <= days_in_month(year, month)
    assert days_from_civil(year, month, day) == days


@given(ANY_SECOND)
def test_seconds_and_readings_are_inverse(instant: int) -> None:
    assert seconds(*civil(instant)) == instant


@given(st.datetimes())
def test_readings_agree_with_the_standard_library(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert datetime(1970, 1, 1) + timedelta(seconds=seconds(*moment.timetuple()[:6])) == moment


@given(st.integers(-5000, 12_000), st.integers(-30, 30))
def test_months_run_past_their_year(year: int, month: int) -> None:
    at = civil(month_start(year, month))
    assert (at.year * 12 + at.month, at.day) == (year * 12 + month, 1)


@given(ANY_SECOND)
def test_a_finer_unit_lies_inside_a_coarser_one(instant: int) -> None:
    lo, hi = enclosing(instant, Precision.YEAR)
    for precision in range(Precision.MONTH, Precision.SECOND + 1):
        inner = enclosing(instant, Precision(precision))
        assert lo <= inner[0] <= instant < inner[1] <= hi
        lo, hi = inner
    assert hi - lo == 1


def test_doubts_add_up() -> None:
    none, unsure, about, both = Qualifier
    assert [none | about, about | none, about | about] == [about] * 3
    assert [unsure | about, both | unsure, none | both] == [both] * 3


@given(edtf_texts)
def test_bounds_are_in_order(text: str) -> None:
    try:
        found = span(text)
    except DateError:
        assume(False)
    for edge in (found.start, found.end):
        assert edge.lo is None or edge.hi is None or edge.lo < edge.hi
    assert found.earliest is None or found.latest is None or found.earliest < found.latest


@given(st.lists(edtf_texts, max_size=8), st.randoms())
def test_order_is_total_and_stable(texts: list[str], random: object) -> None:
    spans = []
    for text in texts:
        try:
            spans.append(span(text))
        except DateError:
            continue
    ordered = sorted(spans, key=lambda each: each.order)
    shuffled = list(spans)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = sorted(shuffled, key=lambda each: each.order)
    assert [each.order for each in ordered] == [each.order for each in again]
    assert all(one.order <= two.order for one, two in pairwise(ordered))
    assert sorted(ordered, key=lambda each: each.order) == ordered


def test_earlier_comes_first_then_what_is_over_sooner_then_what_is_more_precise() -> None:
    texts = ["1992", "1992-01", "1992-01-01", "1992-01-01/1993", "1991/..", "[..1990]"]
    ordered = sorted(texts, key=lambda text: span(text).order)
    assert ordered == [
        "[..1990]",
        "1991/..",
        "1992-01-01",
        "1992-01",
        "1992",
        "1992-01-01/1993",
    ]


def test_a_date_keeps_itself_when_its_author_widens_it() -> None:
    wide = span("1992~").widened(seconds(1991), seconds(1994))
    assert wide.bounds == (seconds(1991), seconds(1994), seconds(1991), seconds(1994))
    assert wide.is_point
    assert wide.start.written == (seconds(1992), seconds(1993))
    assert edtf.write(wide) == "1992~"
    assert wide.widened(seconds(1990), None).start.written == (seconds(1992), seconds(1993))


def test_each_end_of_an_interval_is_widened_on_its_outer_side() -> None:
    wide = span("1992/1994").widened(seconds(1990), seconds(1999))
    assert wide.bounds == (seconds(1990), seconds(1993), seconds(1994), seconds(1999))


def test_the_start_of_one_with_the_end_of_another() -> None:
    assert span("1991/1993").until(span("1994/1996")) == span("1991/1996")
    assert span("1991").until(span("1991")).is_point


def test_how_a_date_was_put_makes_no_other_date() -> None:
    plain = span("1991~").start
    late = Instant(plain.lo, plain.hi, plain.precision, plain.qualifier, manner=Manner.LATE)
    assert late == plain
    assert hash(late) == hash(plain)


def test_edges_without_a_date_have_no_bounds() -> None:
    assert Span(OPEN, UNKNOWN).bounds == (None, None, None, None)
    assert Span(OPEN, UNKNOWN).anchor == 0
    assert span("../1985").anchor == seconds(1985)
    assert span("1985/..").precision is Precision.YEAR


def test_an_error_moves_with_its_text() -> None:
    error = DateError("no", "yes", 2, 4).moved(3)
    assert (error.message, error.suggestion, error.start, error.end) == ("no", "yes", 5, 7)
    assert str(error) == "no"
