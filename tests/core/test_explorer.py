"""Moves of the selection and of the window, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, span, timeline
from tests.core.walked import dates, on, opened, title
from tui.core.explorer import Explorer
from tui.core.instant import DAY, seconds

# The selection


def test_stepping_goes_from_event_to_event_and_stops_at_the_ends() -> None:
    explorer = opened()
    assert title(explorer.stepped(1)) == "First war"
    assert title(explorer.stepped(3)) == "Four-day fighting"
    assert title(explorer.stepped(99)) == "Clash"
    assert explorer.stepped(-1) is explorer
    assert title(explorer.last()) == "Clash"
    assert title(explorer.last().first()) == "Referendum"
    assert title(explorer.paged(2, 4)) == "Talks go on"


def test_stepping_within_the_window_does_not_move_it() -> None:
    explorer = opened()
    assert explorer.stepped(5).viewport == explorer.viewport


def test_stepping_out_of_the_window_moves_it_just_enough_to_leave_a_third_of_air() -> None:
    close = on("moscow").focused()
    later = close.last()
    assert later.viewport.rung == close.viewport.rung
    assert later.viewport.column(later.events[9].span.anchor) == 100 - 1 - 33
    earlier = close.first()
    assert earlier.viewport.column(earlier.events[0].span.anchor) == 33


def test_the_event_nearest_to_today() -> None:
    assert title(opened().nearest_today(seconds(2020, 10, 13))) == "Moscow truce"
    assert title(opened().nearest_today(seconds(2020, 10, 15))) == "Second truce"
    assert title(opened().nearest_today(seconds(2100))) == "Clash"
    assert title(opened().nearest_today(seconds(1900))) == "Referendum"


# The window


def test_panning_leaves_the_selection_and_says_where_it_is() -> None:
    away = on("moscow").focused().panned(200)
    assert title(away) == "Moscow truce"
    edge = away.edge()
    assert edge is not None
    assert edge.side == -1
    assert edge.words.endswith(("days", "weeks", "day"))
    assert away.panned(-400).edge().side == 1  # type: ignore[union-attr]
    assert away.panned(-200).edge() is None


def test_zooming_keeps_the_column_of_the_selection() -> None:
    explorer = on("moscow")
    anchor = explorer.events[explorer.selected or 0].span.anchor
    zoomed = explorer.zoomed(9)
    assert zoomed.viewport.scale < explorer.viewport.scale
    assert zoomed.viewport.column(anchor) == explorer.viewport.column(anchor)


def test_zooming_keeps_the_middle_if_the_selection_is_away() -> None:
    explorer = on("clash").focused().panned(-5000)
    middle = explorer.viewport.middle
    assert explorer.zoomed(4).viewport.shows(middle)
    assert explorer.zoomed(-4).viewport.column(middle) == explorer.viewport.width // 2


@given(st.lists(st.integers(-3, 3), max_size=8), st.integers(0, 99))
def test_zooming_out_and_in_step_by_step_returns_exactly(steps: list[int], at: int) -> None:
    explorer = opened().zoomed_about(12, 50).panned(7000)
    for zoom in (Explorer.zoomed, lambda explorer, step: explorer.zoomed_about(step, at)):
        there = explorer
        for step in steps:
            there = zoom(there, step)
        back = zoom(there, there.viewport.rung - explorer.viewport.rung)
        assert back.viewport == explorer.viewport


def test_zooming_out_ends_when_all_is_in_view_with_room() -> None:
    explorer = on("moscow")
    for _ in range(99):
        explorer = explorer.zoomed(-1)
    assert explorer.shown_count == 10
    years = dates(explorer)[1] - dates(explorer)[0]
    assert 66 < years <= 4 * 33
    assert explorer.zoomed(-1) is explorer
    assert explorer.zoomed_about(-1, 0) is explorer
    assert explorer.zoomed(1).zoomed(-1).viewport == explorer.viewport
    assert dates(explorer.everything()) == dates(opened().everything())


def test_a_step_that_would_go_too_far_is_not_taken_in_part() -> None:
    explorer = opened()
    assert explorer.zoomed(-50) is explorer


def test_from_far_away_zooming_out_finds_the_events() -> None:
    explorer = opened().panned(-100_000)
    for _ in range(99):
        explorer = explorer.zoomed(-2)
    assert explorer.shown_count == 10


@pytest.mark.parametrize("date", ["2020-10-10", "1988", "19XX"])
def test_a_single_date_can_be_seen_with_more_around_it_than_its_focus_shows(date: str) -> None:
    focused = opened(timeline(event("One", date))).focused()
    assert focused.zoomed(-2).viewport.scale > focused.viewport.scale
    assert focused.zoomed(-30) is focused


@given(st.lists(st.integers(-4, 4), max_size=12), st.integers(0, 10**11))
def test_where_it_was_wide_it_may_be_wide_again(steps: list[int], length: int) -> None:
    explorer = opened().to_span(0, length)
    there = explorer
    for step in steps:
        there = there.zoomed(step)
    assert there.zoomed(there.viewport.rung - explorer.viewport.rung).viewport == explorer.viewport


def test_the_mouse_zooms_about_its_column() -> None:
    explorer = opened()
    for column in (0, 10, 99):
        under = explorer.viewport.instant(column)
        assert explorer.zoomed_about(-2, column).viewport.column(under) == column


def test_focus_on_a_span_shows_the_span() -> None:
    focused = on("war").focused()
    assert focused.viewport.column(seconds(2020, 9, 27)) > 0
    assert focused.viewport.column(seconds(2020, 11, 10)) < 100
    assert focused.viewport.end - focused.viewport.start < 90 * DAY


def test_focus_on_a_date_shows_what_is_around_it_as_coarsely_as_it_is_known() -> None:
    lengths = []
    for date in ("2020-10-10T12:00:00Z", "2020-10-10", "2020-10", "2020", "202X"):
        view = (
            opened(timeline(event("One", date), event("Other", "1900"))).last().focused().viewport
        )
        assert view.start < span(date).anchor < view.end
        lengths.append(view.end - view.start)
    assert lengths == sorted(lengths)


def test_periods_are_those_of_the_calendar() -> None:
    explorer = opened(width=100)
    october = explorer.to_span(seconds(2020, 10, 1), seconds(2020, 11, 1))
    moved = october.period(1).viewport.start - october.viewport.start
    assert abs(moved - 31 * DAY) <= october.viewport.scale
    decades = explorer.to_span(seconds(1990), seconds(2000)).period(-1)
    assert dates(decades)[0] in (1979, 1980)


def test_everything_shows_every_event() -> None:
    explorer = on("moscow").focused().everything()
    assert explorer.shown_count == 10
    assert all(explorer.is_marked(index) for index in range(10))


def test_eras_are_visited_in_order_and_their_first_event_is_selected() -> None:
    explorer = opened().era_stepped(-9)
    seen = []
    for _ in range(4):
        seen.append((dates(explorer), title(explorer)))
        explorer = explorer.era_stepped(1)
    assert [name for _, name in seen] == [
        "First war", "Ceasefire of Bishkek", "Six-week war", "Six-week war",
    ]  # fmt: skip
    assert title(explorer.era_stepped(-1)) == "Ceasefire of Bishkek"
    assert explorer.viewport.start <= seconds(2020, 9, 27)
    assert explorer.viewport.end >= seconds(2020, 11, 11)
