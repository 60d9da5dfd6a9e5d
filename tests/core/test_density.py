"""All of time in a row of columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import era, event
from tui.core import density as all_of_time
from tui.core.density import column_of, era_at, instant_of
from tui.core.instant import DAY, seconds
from tui.core.model import Event


def density(events: list[Event], lo: int, hi: int, columns: int) -> tuple[int, ...]:
    anchors = sorted(event.span.anchor for event in events)
    return all_of_time.density(anchors, lo, hi, columns)


LO, HI = seconds(1988), seconds(2022)


def test_each_event_counts_once_where_it_begins() -> None:
    events = [
        event("Long war", "1988-03/1994-05"),
        event("Truce", "1994-05-12"),
        event("Note", "2021-12-31"),
    ]
    assert density(events, LO, HI, 34) == (1, 0, 0, 0, 0, 0, 1, *[0] * 26, 1)


def test_what_lies_outside_is_not_counted_but_the_very_end_is() -> None:
    events = [event("Before", "1987"), event("At the end", "2022"), event("After", "2023")]
    assert density(events, LO, HI, 4) == (0, 0, 0, 1)


def test_no_time_and_no_columns_are_no_trouble() -> None:
    assert density([event("Note", "1988")], LO, LO, 3) == (1, 0, 0)
    assert density([event("Note", "1988")], LO, HI, 0) == ()
    assert era_at([era("War", "1988")], LO, HI, 0) == ()


ERAS = [era("Years between", "1994-05-12/2020-09-26"), era("War", "2020-09-27/2020-11-10")]


def test_a_short_era_is_seen_among_long_ones() -> None:
    columns = era_at(ERAS, LO, HI, 34)
    assert columns == (*[None] * 6, *[0] * 26, 1, None)


def test_an_open_era_runs_to_the_end() -> None:
    assert era_at([era("Since", "2020-06/..")], LO, HI, 34) == (*[None] * 32, 0, 0)


def test_eras_outside_colour_nothing() -> None:
    assert (
        era_at([era("Antiquity", "-0500/0500"), era("Later", "2100/..")], LO, HI, 3) == (None,) * 3
    )


days = st.integers(-10_000, 10_000)


@given(st.lists(days, min_size=1), st.integers(1, 200))
def test_every_event_is_somewhere(anchors: list[int], columns: int) -> None:
    events = [_on(day) for day in anchors]
    counts = density(events, min(anchors) * DAY, max(anchors) * DAY, columns)
    assert len(counts) == columns
    assert sum(counts) == len(events)


@given(days, st.integers(1, 10**7), st.integers(1, 300), st.data())
def test_columns_and_instants_agree(
    lo: int, length: int, columns: int, data: st.DataObject
) -> None:
    column = data.draw(st.integers(0, columns - 1))
    instant = instant_of(column, lo, lo + length, columns)
    if length >= columns:
        assert column_of(instant, lo, lo + length, columns) == column
        assert column == 0 or column_of(instant - 1, lo, lo + length, columns) == column - 1


@pytest.mark.parametrize(("instant", "column"), [(LO - 1, 0), (LO, 0), (HI - 1, 9), (HI, 9)])
def test_an_instant_outside_goes_to_the_nearest_column(instant: int, column: int) -> None:
    assert column_of(instant, LO, HI, 10) == column


def _on(day: int):  # type: ignore[no-untyped-def]
    from tui.core.instant import Instant, Span
    from tui.core.model import Event

    return Event(0, "x", Span.at(Instant(day * DAY, day * DAY + DAY)), "")
