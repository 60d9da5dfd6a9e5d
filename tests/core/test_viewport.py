"""The window: its ladder of scales, and moves that come back to where they began."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.instant import DAY, HOUR, MINUTE, YEAR_LIMIT, civil, seconds
from tui.core.viewport import LADDER, MONTH, YEAR, Viewport

LIMIT = YEAR_LIMIT * YEAR
instants = st.one_of(
    st.integers(-LIMIT, LIMIT),
    st.integers(seconds(1900), seconds(2100)),
    st.integers(-(10**6), 10**6),
)


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    """A window anywhere on the axis, but always within it."""
    rung = draw(st.integers(0, len(LADDER) - 1))
    width = draw(st.integers(1, 300))
    return Viewport(draw(instants) // LADDER[rung], width, rung).panned(0)


def test_the_ladder_goes_from_less_than_a_minute_to_more_than_a_billion_years() -> None:
    assert LADDER[0] < MINUTE
    assert LADDER[-1] >= 10**9 * YEAR
    assert {MINUTE, HOUR, DAY, 7 * DAY, MONTH, YEAR, 10 * YEAR, 10**9 * YEAR} <= set(LADDER)


def test_the_rungs_rise_gently() -> None:
    assert all(finer < coarser <= 1.7 * finer for finer, coarser in pairwise(LADDER))


@given(viewports(), st.integers(-1000, 1000))
def test_column_and_instant_are_inverses(view: Viewport, column: int) -> None:
    assert view.column(view.instant(column)) == column
    assert view.column(view.instant(column + 1) - 1) == column


@given(viewports())
def test_the_window_shows_what_lies_between_its_edges(view: Viewport) -> None:
    assert view.shows(view.start)
    assert view.shows(view.end - 1)
    assert not view.shows(view.start - 1)
    assert not view.shows(view.end)


@pytest.mark.parametrize("steps", [-9, -1, 1, 9])
def test_zooming_keeps_the_anchor_in_its_column(steps: int) -> None:
    view = Viewport(left=11_540, width=80, rung=LADDER.index(DAY))
    landing = 1_000_000_007
    zoomed = view.zoomed(steps, landing)
    assert zoomed.column(landing) == view.column(landing)
    assert (zoomed.scale < view.scale) == (steps > 0), "positive steps go in"


@given(viewports(), st.integers(-150, 150), instants)
def test_zooming_there_and_back_about_any_instant_returns_exactly(
    view: Viewport, steps: int, anchor: int
) -> None:
    there = view.zoomed(steps, anchor)
    assert there.zoomed(there.rung - view.rung, anchor) == view


@given(instants)
def test_the_ladder_ends_without_drift(anchor: int) -> None:
    finest = Viewport(anchor // LADDER[0] - 40, 80, 0)
    assert finest.zoomed(1, anchor) is finest
    coarsest = Viewport(-40, 80, len(LADDER) - 1)
    assert coarsest.zoomed(-1, anchor) is coarsest


def test_a_zoom_that_would_leave_the_axis_does_nothing() -> None:
    view = Viewport(0, 80, LADDER.index(DAY))
    far_away = seconds(90_000_000_000)
    assert view.zoomed(-30, far_away) is view


@given(viewports(), st.integers(-(10**13), 10**13))
def test_no_pan_leaves_the_axis(view: Viewport, columns: int) -> None:
    panned = view.panned(columns)
    assert abs(panned.middle) <= 2 * LIMIT
    assert (panned.width, panned.rung) == (view.width, view.rung)


@given(instants, st.integers(0, 10**16), st.integers(5, 300))
def test_fitting_shows_all_with_air_and_no_coarser_than_it_must(
    lo: int, length: int, width: int
) -> None:
    view = Viewport.fitting(lo, lo + length, width)
    last = max(lo, lo + length - 1)
    assert view.column(lo) >= 1
    assert view.column(last) <= width - 2
    if view.rung:
        finer = LADDER[view.rung - 1]
        assert last // finer - lo // finer + 1 > width - 2


@given(instants, st.integers(1, 10**16), st.integers(1, 4))
def test_fitting_works_in_any_width(lo: int, length: int, width: int) -> None:
    view = Viewport.fitting(lo, lo + length, width)
    assert view.width == width
    assert view.start <= lo + length
    assert view.end >= lo


def test_the_room_that_is_left_stands_mostly_to_the_right_where_labels_run() -> None:
    view = Viewport.fitting(seconds(1988), seconds(2022), 104)
    left, right = view.column(seconds(1988)), 103 - view.column(seconds(2021, 12, 31))
    assert 1 <= left < right


@given(viewports(), st.integers(1, 300), instants)
def test_resizing_keeps_an_instant_at_its_share_of_the_width(
    view: Viewport, width: int, keep: int
) -> None:
    kept = keep if view.shows(keep) else view.middle
    resized = view.resized(width, keep)
    assert resized.width == width
    middle_of_cell = 2 * view.column(kept) + 1
    assert resized.column(kept) == middle_of_cell * width // (2 * view.width)


def test_placing_puts_an_instant_into_a_column() -> None:
    moon = seconds(1969, 7, 20)
    view = Viewport(0, 80, LADDER.index(DAY)).placing(moon, 30)
    assert civil(view.instant(30))[:3] == (1969, 7, 20)
