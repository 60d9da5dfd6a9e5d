"""Rows that are filled where one looks: all is told, and nothing moves while it is in view."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.core.made import DAYS, event, row_picture, timeline
from tests.core.test_layout import made
from tui.core.blocks import Block
from tui.core.chronology import Chronology
from tui.core.crowd import Crowd, Hidden
from tui.core.instant import DAY, seconds
from tui.core.lanes import lanes
from tui.core.layout import Scene
from tui.core.model import Event, Timeline
from tui.core.tiles import TILE, arrange_near
from tui.core.viewport import LADDER

WIDTH = 60


def near(record: Timeline, rung: int = DAYS, rows: int = 6, by: str = "kind") -> Scene:
    """A scene as it is made where there are many events, of however few."""
    chronology = Chronology.of(record.events)
    crowds = {lane.key: Crowd(chronology, lane.events) for lane in lanes(record, record.events, by)}
    return arrange_near(
        chronology, lanes(record, record.events, by), (), rung, rows, cell_len,
        lambda lane: crowds[lane.key],
    )  # fmt: skip


def visible(scene: Scene, lane: int, left: int) -> list[Block]:
    """What is drawn of a lane in a window."""
    rows = scene.lanes[lane].rows
    blocks = [block for row in rows for block in row.between(left, left + WIDTH)]
    return [block for block in blocks if block.last > left]


records = st.lists(made, max_size=80).map(lambda events: timeline(*events))
rungs = st.sampled_from([DAYS - 4, DAYS, DAYS + 3, DAYS + 8, DAYS + 14])
windows = st.lists(st.integers(-90, 90), min_size=1, max_size=12)
"""Pans, one after another, in columns."""


@settings(max_examples=150)
@given(records, rungs, st.integers(1, 9), windows)
def test_every_event_in_view_is_drawn_or_counted(
    record: Timeline, rung: int, rows: int, pans: list[int]
) -> None:
    scene, left = near(record, rung, rows), 0
    chronology, scale = Chronology.of(record.events), LADDER[rung]
    for pan in pans:
        left += pan
        lo, hi = left * scale, (left + WIDTH) * scale
        for order, lane in enumerate(scene.lanes):
            blocks = visible(scene, order, left)
            told = [event for block in blocks for event in (block.event, *block.hidden)]
            assert len(told) == len(set(told)), "told twice"
            touching = {event for event in lane.lane.events if chronology.touches(event, lo, hi)}
            untold = sum(lane.packing.untold(blocks, left, left + WIDTH))
            assert untold >= len(touching - set(told)), "neither drawn nor counted"
            assert untold <= len(touching)


@settings(max_examples=150)
@given(records, rungs, st.integers(1, 9), windows)
def test_no_event_changes_its_row_while_it_is_in_view(
    record: Timeline, rung: int, rows: int, pans: list[int]
) -> None:
    scene, left = near(record, rung, rows), 0
    before: dict[tuple[int, int], int] = {}
    for pan in pans:
        left += pan
        now = {
            (order, block.event): row.number
            for order, lane in enumerate(scene.lanes)
            for row in lane.rows
            for block in row.between(left, left + WIDTH)
            if block.last > left
        }
        if abs(pan) < WIDTH:
            both = before.keys() & now.keys()
            assert {key: before[key] for key in both} == {key: now[key] for key in both}
            gone = before.keys() - now.keys()
            blocks = {(lane, event) for lane, event in gone}
            for lane, index in blocks:
                span = record.events[index].span
                lo, hi = left * LADDER[rung], (left + WIDTH) * LADDER[rung]
                assert not Chronology.of((record.events[index],)).touches(0, lo, hi) or None in (
                    span.bounds
                ), f"{index} of lane {lane} is in view, was drawn, and is drawn no more"
        before = now


@settings(max_examples=100)
@given(records, rungs, st.integers(1, 9), windows)
def test_blocks_of_a_row_never_overlap(
    record: Timeline, rung: int, rows: int, pans: list[int]
) -> None:
    scene, left = near(record, rung, rows), 0
    for pan in pans:
        left += pan
        for row in scene.rows:
            for block, after in pairwise(row.between(left, left + WIDTH)):
                assert block.width_end <= after.first


def test_of_very_many_those_that_matter_most_are_named_and_the_others_counted() -> None:
    many = [event(f"Note {number}", "2020-09-03", importance=1) for number in range(5_000)]
    major = event("Trilateral statement", "2020-09-03", importance=5)
    scene = near(timeline(*many, major), rows=1)
    left = seconds(2020, 9, 1) // DAY
    row = scene.rows[0]
    assert row_picture(row, left, left + 40) == "  o Trilateral statement +5,000"
    assert scene.row_of(7, left, left + 40) == 0


def test_hidden_events_are_told_without_being_listed() -> None:
    record = timeline(*(event(f"Note {number}", "2020-09-03") for number in range(9)))
    crowd = Crowd(Chronology.of(record.events), range(9))
    hidden = Hidden(crowd, range(2, 7), frozenset({4}))
    assert (len(hidden), [*hidden], hidden.ends()) == (4, [2, 3, 5, 6], (2, 6))
    assert [place in hidden for place in range(9)] == [place in (2, 3, 5, 6) for place in range(9)]
    assert [hidden.between(range(first, 9)) for first in range(9)] == [4, 4, 4, 3, 2, 2, 1, 0, 0]


def test_rows_are_shared_out_the_same_wherever_the_window_stands() -> None:
    busy = [event(f"Attack {day}", f"2020-09-{day:02}", kind="battle") for day in range(1, 29)]
    calm = [event("Statement", "2021-09-01", kind="politics")]
    one, other = near(timeline(*busy, *calm), rows=9), near(timeline(*busy, *calm), rows=9)
    at = seconds(2021, 9, 1) // DAY
    for row in other.rows:
        row.between(at, at + WIDTH)
    assert [len(lane.rows) for lane in one.lanes] == [len(lane.rows) for lane in other.lanes]
    assert len(one.lanes[0].rows) > len(one.lanes[1].rows)


def test_a_far_window_begins_anew_and_a_long_way_is_forgotten() -> None:
    record = timeline(*(event(f"Day {year}", f"{year}-01-01") for year in range(1000, 2000)))
    scene = near(record, by="none")
    first = seconds(1000) // DAY
    for left in range(first, first + 40_000, WIDTH // 2):
        scene.rows[0].between(left, left + WIDTH)
    kept = scene.rows[0].blocks
    assert 0 < len(kept) < 40
    assert kept[-1].mark < first + 40_000 + 4 * TILE


def test_what_is_counted_is_not_drawn_as_well_when_the_window_comes_to_where_it_began() -> None:
    notes = [event(f"Note number {number}", "2020-09-03", importance=3) for number in range(9)]
    before = event("Went on before", "../2020-08-30", importance=1)
    early = event("Early", "2020-06-01")
    scene = near(timeline(early, *notes, before), rows=1, by="none")
    left = seconds(2020, 9, 3) // DAY // TILE * TILE
    for pan in (0, -1, -TILE):
        blocks = visible(scene, 0, left + pan)
        told = [index for block in blocks for index in (block.event, *block.hidden)]
        assert len(told) == len(set(told))


crowded = st.lists(made, min_size=1, max_size=60)


@given(crowded, st.integers(-400, 400), st.integers(1, 200))
def test_a_crowd_counts_and_finds_as_one_would_by_hand(
    events: list[Event], lo: int, length: int
) -> None:
    record = timeline(*events)
    chronology = Chronology.of(record.events)
    own = [index for index in range(len(events)) if index % 3]
    crowd = Crowd(chronology, own)
    start, end = lo * DAY, (lo + length) * DAY
    touching = [index for index in own if chronology.touches(index, start, end)]
    assert crowd.touching(start, end) == len(touching)
    inside = [index for index in own if start <= chronology.anchors[index] < end]
    assert [own[place] for place in crowd.places(start, end)] == inside
    assert sorted(crowd.reaching(start, end)) == sorted(set(touching) - set(inside))
    best = sorted(inside, key=lambda index: (-record.events[index].importance, index))
    assert crowd.foremost(crowd.places(start, end), 5) == best[:5]
    assert [crowd.place(index) is not None for index in range(len(events))] == [
        index in own for index in range(len(events))
    ]
