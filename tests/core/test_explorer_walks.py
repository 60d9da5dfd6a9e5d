"""The explorer as a whole: undo, lanes, size, reload, what is told, and any walk."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.made import era, event, timeline
from tests.core.walked import RECORD, on, opened, title
from tui.core import arrangement
from tui.core.explorer import Explorer
from tui.core.instant import seconds
from tui.core.model import LANE_FIELDS, Timeline
from tui.core.viewport import LADDER

# The whole


def test_undo_takes_back_moves_of_the_window_one_by_one() -> None:
    explorer = on("moscow")
    walk = [explorer]
    for move in (
        Explorer.focused,
        lambda e: e.panned(9),
        lambda e: e.zoomed(-3),
        Explorer.everything,
    ):
        walk.append(move(walk[-1]))
    there = walk.pop().stepped(1)
    while walk:
        there = there.undone()
        before = walk.pop()
        assert (there.viewport, there.top, there.lanes_by) == (
            before.viewport, before.top, before.lanes_by,
        )  # fmt: skip
        assert [row.blocks for row in there.scene.rows] == [row.blocks for row in before.scene.rows]
    assert title(there) == "Second truce", "the selection is not taken back"
    assert there.undone() is there


def test_the_last_fifty_views_are_remembered() -> None:
    explorer = opened()
    for _ in range(60):
        explorer = explorer.panned(1)
    left = explorer.viewport.left
    for _ in range(60):
        explorer = explorer.undone()
    assert explorer.viewport.left == left - 50


def test_other_lanes_and_back() -> None:
    explorer = opened().with_lanes("era")
    assert explorer.lanes_drawn == "era"
    assert explorer.undone().lanes_drawn == "kind"
    assert explorer.with_lanes("era") is explorer


def test_lanes_that_have_no_row_each_are_one_until_they_are_asked_for() -> None:
    small = opened(rows=3)
    assert small.lanes_drawn == "none"
    asked = small.with_lanes("kind")
    assert asked.lanes_drawn == "kind"
    assert asked.scene.height > asked.lane_rows
    assert asked.undone().lanes_drawn == "none"


def test_lanes_scroll_as_far_as_there_are_lanes() -> None:
    explorer = opened(rows=3).with_lanes("kind").first()
    down = explorer.scrolled(99)
    assert down.top == down.scene.height - down.lane_rows
    assert down.scrolled(1) is down
    assert down.scrolled(-99).top == 0
    assert down.undone().top == explorer.top


def test_the_lane_of_the_selection_is_scrolled_into_view() -> None:
    explorer = opened(rows=3).with_lanes("kind")
    for _ in range(10):
        explorer = explorer.stepped(1)
        found = explorer.selected_row
        assert found is not None
        assert explorer.top <= found < explorer.top + explorer.lane_rows


def test_another_size_keeps_the_selection_at_its_share_of_the_width() -> None:
    explorer = on("moscow").focused()
    anchor = explorer.events[explorer.selected or 0].span.anchor
    half = explorer.resized(50, 6)
    assert half.viewport.column(anchor) == explorer.viewport.column(anchor) // 2
    assert (half.viewport.width, half.rows) == (50, 6)
    assert explorer.resized(100, 12) is explorer


def test_a_reload_keeps_window_and_selection() -> None:
    explorer = on("moscow").focused()
    longer = timeline(event("New", "1990", id="new"), *RECORD.events)
    after = explorer.reloaded(longer)
    assert title(after) == "Moscow truce"
    assert after.viewport == explorer.viewport
    assert after.events[0].title == "New"


def test_a_reload_finds_an_event_without_id_by_title_and_date() -> None:
    twins = [event("First", "2020-10-10"), event("Second", "2020-10-10")]
    explorer = opened(timeline(*twins)).last()
    after = explorer.reloaded(timeline(event("New", "2020-10-10"), *twins))
    assert title(after) == "Second"


def test_after_a_reload_without_the_event_the_nearest_is_selected() -> None:
    rest = timeline(*(event for event in RECORD.events if event.id != "moscow"))
    assert title(on("moscow").reloaded(rest)) == "Second truce"
    assert on("moscow").reloaded(timeline()).selected is None


def test_lanes_follow_the_file_on_a_reload_unless_the_user_wants_others() -> None:
    by_era = replace(RECORD, lanes="era")
    assert opened().reloaded(by_era).lanes_by == "era"
    assert opened().with_lanes("place").reloaded(by_era).lanes_by == "place"
    assert opened(lanes="party").reloaded(by_era).lanes_by == "party"
    assert opened(timeline(), lanes="party").reloaded(by_era).lanes_by == "party"


# What is told


def test_the_window_in_words() -> None:
    explorer = opened().to_span(seconds(2020, 9, 1), seconds(2020, 12, 1))
    span_words, length = explorer.window_words().split(" · ")
    assert "2020" in span_words
    assert length.split()[1].startswith("week")


def test_the_neighbour_in_words() -> None:
    assert on("second").neighbour_words() == "7 days after Moscow truce"
    assert on("referendum").neighbour_words() == "21 days before First war"
    twins = timeline(event("One", "2020-10-10"), event("Other", "2020-10-10"))
    assert opened(twins).last().neighbour_words() == "the same day as One"
    assert opened(timeline(event("One", "2020"))).neighbour_words() == ""
    assert opened(timeline()).neighbour_words() == ""


def test_what_is_in_view_is_what_touches_the_window() -> None:
    october = opened().to_span(seconds(2020, 10, 12), seconds(2020, 10, 16))
    inside = [event.id for index, event in enumerate(october.events) if october.in_view(index)]
    assert inside == ["war"]
    assert october.shown_count == 1
    later = october.to_span(seconds(2030), seconds(2031))
    assert [event.id for index, event in enumerate(later.events) if later.in_view(index)] == [
        "talks"
    ]


@pytest.mark.parametrize(
    "record",
    [
        timeline(),
        timeline(eras=(era("War", "1992"),)),
        timeline(event("One", "2020-10-10")),
        timeline(event("Goes on", "2020/.."), event("Went on", "../2020")),
        timeline(event("Big Bang", "Y-13800000000"), event("Moon", "1969-07-20T20:17:40Z")),
    ],
    ids=["nothing", "eras only", "one event", "open ends only", "deep time"],
)
def test_any_timeline_can_be_walked(record: Timeline) -> None:
    explorer = opened(record)
    for moved in (
        explorer.stepped(1), explorer.first(), explorer.last(), explorer.everything(),
        explorer.focused(), explorer.period(1), explorer.era_stepped(1), explorer.zoomed(3),
        explorer.nearest_today(seconds(2020)), explorer.resized(1, 1), explorer.undone(),
        explorer.with_lanes("era"), explorer.reloaded(RECORD), opened(RECORD).reloaded(record),
    ):  # fmt: skip
        check(moved)
        moved.window_words(), moved.neighbour_words(), moved.edge()


# What holds after any walk

moves = st.one_of(
    st.integers(-12, 12).map(lambda n: lambda e: e.stepped(n)),
    st.integers(-3, 12).map(lambda n: lambda e: e.chosen(n)),
    st.integers(-500, 500).map(lambda n: lambda e: e.panned(n)),
    st.integers(-130, 130).map(lambda n: lambda e: e.zoomed(n)),
    st.tuples(st.integers(-9, 9), st.integers(0, 99)).map(lambda n: lambda e: e.zoomed_about(*n)),
    st.integers(-9, 9).map(lambda n: lambda e: e.scrolled(n)),
    st.integers(-3, 3).map(lambda n: lambda e: e.period(n)),
    st.sampled_from([Explorer.collapsing, Explorer.collapsing_all]),
    st.integers(-3, 3).map(lambda n: lambda e: e.era_stepped(n)),
    st.sampled_from(LANE_FIELDS).map(lambda by: lambda e: e.with_lanes(by)),
    st.tuples(st.integers(1, 200), st.integers(1, 30)).map(lambda n: lambda e: e.resized(*n)),
    st.sampled_from(
        [
            Explorer.everything, Explorer.focused, Explorer.undone, Explorer.first, Explorer.last,
            lambda e: e.reloaded(RECORD), lambda e: e.reloaded(timeline(*RECORD.events[3:6])),
        ]
    ),
)  # fmt: skip


def check(explorer: Explorer) -> None:
    """What holds of every state."""
    view = explorer.viewport
    assert (explorer.selected is None) == (not explorer.events)
    assert explorer.selected is None or 0 <= explorer.selected < len(explorer.events)
    assert view.width >= 1
    assert 0 <= view.rung < len(LADDER)
    assert explorer.scene.rung == view.rung
    assert {index for lane in explorer.scene.lanes for index in lane.lane.events} == set(
        range(len(explorer.events))
    )
    assert 0 <= explorer.top <= max(0, explorer.scene.height - explorer.lane_rows)
    assert len(explorer.past) <= 50
    assert explorer.shown_count == sum(map(explorer.in_view, range(len(explorer.events))))
    away = explorer.edge()
    assert (away is not None) == (
        explorer.selected is not None and not explorer.in_view(explorer.selected)
    )


@pytest.mark.parametrize("whole", [arrangement.WHOLE, 0], ids=["few events", "many events"])
@settings(max_examples=60)
@given(walk=st.lists(moves, max_size=25))
def test_any_walk_leaves_a_sound_state(whole: int, walk: list) -> None:  # type: ignore[type-arg]
    with patch.object(arrangement, "WHOLE", whole):
        _walk(walk)


def _walk(walk: list) -> None:  # type: ignore[type-arg]
    explorer = opened()
    for move in walk:
        moved = move(explorer)
        check(moved)
        if len(moved.past) > len(explorer.past):
            undone = moved.undone()
            assert undone.viewport.left == explorer.viewport.left
            assert undone.viewport.rung == explorer.viewport.rung
            assert undone.lanes_drawn == explorer.lanes_drawn
        explorer = moved


@given(st.integers(-12, 12))
def test_a_selection_that_was_stepped_to_is_in_view(steps: int) -> None:
    explorer = on("moscow").focused().stepped(steps)
    assert explorer.is_marked(explorer.selected or 0)
    assert explorer.edge() is None


def test_enter_zooms_until_what_is_counted_together_comes_apart() -> None:
    days = [event(f"Day {day}", f"2020-09-{day:02}") for day in range(1, 29)]
    far = event("Far away", "1900-01-01")
    explorer = opened(timeline(far, *days), rows=2).everything().chosen(10)
    first, last = explorer.together()
    assert first < 10 < last
    while (moved := explorer.separated()) is not None and moved.together() != (10, 10):
        assert moved.viewport.rung < explorer.viewport.rung
        assert moved.is_marked(first)
        explorer = moved
    assert moved is not None


def test_what_begins_at_the_same_time_never_comes_apart() -> None:
    votes = [event(f"Vote {number}", "2020-09-01") for number in range(30)]
    explorer = opened(timeline(*votes), rows=2).chosen(20)
    while (moved := explorer.separated()) is not None:
        assert moved.viewport.rung < explorer.viewport.rung
        explorer = moved
    first, last = explorer.together()
    assert first <= 20 <= last


@pytest.mark.parametrize("whole", [arrangement.WHOLE, 0], ids=["few events", "many events"])
def test_lanes_are_collapsed_and_opened_again(whole: int) -> None:
    with patch.object(arrangement, "WHOLE", whole):
        opened_ = opened(rows=12).with_lanes("kind")
        one = opened_.collapsing()
        lane = one.scene.rows[one.selected_row or 0].lane
        assert lane.is_collapsed
        assert len(one.scene.lanes[lane.order].rows) == 1
        assert one.collapsing().collapsed == frozenset()
        every = opened_.collapsing_all()
        assert all(len(found.rows) == 1 for found in every.scene.lanes)
        assert every.collapsing_all().scene.height == opened_.scene.height
        assert every.with_lanes("place").collapsed == frozenset()
        assert every.zoomed(2).collapsed == every.collapsed


@pytest.mark.parametrize("whole", [arrangement.WHOLE, 0], ids=["few events", "many events"])
def test_zooming_back_shows_the_very_rows_that_were_there(whole: int) -> None:
    with patch.object(arrangement, "WHOLE", whole):
        before = opened(rows=8).everything()
        drawn = [row.between(*before.columns) for row in before.scene.rows]
        there = before.zoomed(3).zoomed(-3)
        assert there.viewport == before.viewport
        assert [row.between(*there.columns) for row in there.scene.rows] == drawn


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 60)), min_size=1, max_size=8))
def test_a_storm_of_sizes_ends_in_the_window_that_was_there(sizes: list[tuple[int, int]]) -> None:
    before = on("moscow").focused().panned(3)
    there = before
    for size in sizes:
        there = there.resized(*size)
    assert there.resized(before.viewport.width, before.rows).viewport == before.viewport
