"""Packing: pictures of rows at a day a column, and what holds for any events at any scale."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.core.made import DAYS, column, event, picture, row_picture, timeline
from tui.core.instant import DAY, Instant, Limit, Precision, Span
from tui.core.labels import MORE
from tui.core.lanes import lanes
from tui.core.layout import Scene, arrange
from tui.core.model import LANE_FIELDS, Era, Event
from tui.core.viewport import LADDER

LEFT = column("2020-09-01")


def scene(*events: Event, rows: int = 10, by: str = "none", eras: tuple[Era, ...] = ()) -> Scene:
    record = timeline(*events)
    lanes_of = lanes(record, record.events, by)
    return arrange(record.events, lanes_of, eras, DAYS, rows, cell_len)


def drawn(*events: Event, rows: int = 10, by: str = "none") -> list[str]:
    return picture(scene(*events, rows=rows, by=by), LEFT, LEFT + 60)


def test_events_that_leave_room_share_a_row() -> None:
    assert drawn(event("Launch", "2020-09-01"), event("Landing", "2020-09-10")) == [
        "o Launch o Landing",
    ]


def test_a_label_in_the_way_sends_the_next_event_to_a_new_row() -> None:
    launch, orbit = event("Launch", "2020-09-01"), event("Orbit", "2020-09-04/2020-09-07")
    assert drawn(launch, orbit, event("Landing", "2020-09-10")) == [
        "o Launch o Landing",
        "   o=== Orbit",
    ]


def test_a_label_stands_inside_a_bar_that_goes_on_behind_it() -> None:
    war = event("War", "2020-09-01/2020-09-20")
    assert drawn(war, event("Truce", "2020-09-21")) == [
        "o= War =============o Truce",
    ]


def test_a_bar_that_its_label_would_hide_has_it_behind() -> None:
    assert drawn(event("Hadrut", "2020-09-01/2020-09-09")) == ["o======== Hadrut"]


def test_bars_may_touch_the_next_mark() -> None:
    one, two = event("A", "2020-09-01/2020-09-08"), event("B", "2020-09-09/2020-09-16")
    assert drawn(one, two) == ["o= A ===o= B ==="]


def test_an_imprecise_date_is_possible_for_long_but_certain_nowhere() -> None:
    assert drawn(event("Some day", "2020-09")) == ["o~ Some day ~~~~~~~~~~~~~~~~~~"]


def test_open_and_unknown_ends() -> None:
    events = [
        event("Goes on", "2020-09-05/.."),
        event("Who knows", "2020-09-07/"),
        event("Began before", "../2020-09-12"),
        event("Began once", "/2020-09-20"),
        event("Last", "2020-09-29"),
    ]
    assert drawn(*events) == [
        "    o= Goes on =============>",
        "    <======o Began before   o Last",
        "      o~? Who knows",
        "                 ?~o Began once",
    ]


def test_where_room_is_short_labels_are_cut() -> None:
    one, two = event("Moscow truce", "2020-09-01"), event("Second truce", "2020-09-12")
    assert drawn(one, two, rows=1) == ["o Moscow…  o Second truce"]


def test_what_matters_most_keeps_its_label() -> None:
    minor = event("Meeting in Baku", "2020-09-01", importance=2)
    major = event("Trilateral statement", "2020-09-05", importance=5)
    assert drawn(minor, major, rows=1) == ["o   o Trilateral statement"]


def test_a_label_gives_way_to_a_mark_but_not_below_what_can_be_read() -> None:
    major = event("Trilateral statement", "2020-09-01", importance=5)
    minor = event("Note", "2020-09-12", importance=1)
    assert drawn(major, minor, rows=1) == ["o Trilate… o Note"]


def test_what_finds_no_room_is_counted_at_what_stands_in_its_way() -> None:
    events = [event("Trilateral statement", "2020-09-01", importance=5)]
    events += [event(f"Note {day}", f"2020-09-0{day}", importance=1) for day in (1, 2, 3)]
    assert drawn(*events, rows=1) == ["o Trilateral statement +3"]
    laid = scene(*events, rows=1)
    assert laid.rows[0].blocks[0].hidden == (1, 2, 3)


def test_a_count_shortens_the_label_before_the_next_mark() -> None:
    events = [event("Trilateral statement", "2020-09-01", importance=5)]
    events += [event("Note", "2020-09-01", importance=1), event("Next", "2020-09-16", importance=4)]
    assert drawn(*events, rows=1) == ["o Trilater… +1 o Next"]


def test_without_any_room_the_mark_alone_tells_that_there_are_several() -> None:
    events = [event("Second", "2020-09-02", importance=5), event("First", "2020-09-01")]
    events += [event(f"Note {number}", "2020-09-01", importance=1) for number in range(3)]
    assert drawn(*events, rows=1) == ["oo Second"]
    first = scene(*events, rows=1).rows[0].blocks[0]
    assert (len(first.hidden), first.tally, first.label) == (3, "", "")


def test_rows_go_to_the_lane_that_hides_most() -> None:
    busy = [event(f"Attack {day}", f"2020-09-0{day}", kind="battle") for day in (1, 2, 3)]
    calm = [event("Statement", "2020-09-01", kind="politics")]
    assert drawn(*busy, *calm, rows=4, by="kind") == [
        "o Attack 1",
        " o Attack 2",
        "  o Attack 3",
        "o Statement",
    ]


def test_a_row_goes_to_what_would_be_hidden_before_labels_that_would_be_cut() -> None:
    talks = [event(f"Meeting {day}", f"2020-09-0{day}", kind="talks") for day in (1, 8)]
    talks = [replace(meeting, importance=5) for meeting in talks]
    war = event("War", "2020-09-01/2020-09-30", kind="battle")
    siege = event("Siege", "2020-09-05/2020-09-09", kind="battle")
    laid = scene(*talks, war, siege, rows=3, by="kind")
    assert Counter(row.lane.name for row in laid.rows) == {"battle": 2, "talks": 1}


def test_a_collapsed_lane_takes_one_row_and_leaves_the_others_to_the_rest() -> None:
    busy = [event(f"Attack {day}", f"2020-09-0{day}", kind="battle") for day in (1, 2, 3)]
    calm = [event(f"Statement {day}", f"2020-09-0{day}", kind="politics") for day in (1, 2, 3)]
    record = timeline(*busy, *calm)
    first, *others = lanes(record, record.events, "kind")
    laid = arrange(
        record.events, [first._replace(is_collapsed=True), *others], (), DAYS, 4, cell_len
    )
    assert [len(lane.rows) for lane in laid.lanes] == [1, 3]
    assert sum(1 + len(block.hidden) for block in laid.lanes[0].rows[0].blocks) == 3


def test_every_lane_has_a_row_even_where_there_are_too_few() -> None:
    events = [event(f"Event {kind}", "2020-09-01", kind=kind) for kind in "abcde"]
    laid = scene(*events, rows=2, by="kind")
    assert laid.height == 5
    assert [row.is_first for row in laid.rows] == [True] * 5


def test_no_lane_gets_more_rows_than_it_needs() -> None:
    events = [event("One", "2020-09-01", kind="a"), event("Two", "2020-09-01", kind="b")]
    assert scene(*events, rows=30, by="kind").height == 2


def test_an_event_of_two_parties_stands_in_both_lanes() -> None:
    truce = event("Truce", "2020-09-03", parties=("armenia", "azerbaijan"))
    assert drawn(truce, by="party") == ["  o Truce", "  o Truce"]


def test_labels_are_measured_in_cells() -> None:
    one, two = event("年表", "2020-09-01"), event("Next", "2020-09-07")
    assert len(drawn(one, two)) == 2
    assert len(drawn(one, event("Next", "2020-09-08"))) == 1


def test_events_are_found_where_they_are_drawn_or_counted() -> None:
    events = [
        event("Trilateral statement", "2020-09-01", importance=5),
        event("Note", "2020-09-02"),
    ]
    laid = scene(*events, rows=1)
    assert [laid.row_of(index, LEFT, LEFT + 60) for index in range(3)] == [0, 0, None]


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [("2020-09-01/..", 0, 1), ("../2020-09-01", 1, 0), ("2020-09-01/", 0, 0), ("2020-09", 0, 0)],
)
def test_what_goes_on_is_counted_where_its_line_has_ended(
    date: str, before: int, after: int
) -> None:
    (lane,) = scene(event("It", date), event("Other", "2020-10-01")).lanes
    for left, count in ((LEFT - 1_000, before), (LEFT + 1_000, after)):
        assert sum(lane.packing.untold([], left, left + 60)) == count


def test_an_event_is_found_where_it_is_drawn_rather_than_where_it_is_counted() -> None:
    major = event("Trilateral statement", "2020-09-01", importance=5, parties=("a",))
    both = event("Note", "2020-09-02", parties=("a", "b"))
    laid = scene(major, both, rows=2, by="party")
    assert laid.rows[0].blocks[0].hidden == (1,)
    assert laid.row_of(1, LEFT, LEFT + 60) == 1
    row = laid.lanes[0].row_of(1, LEFT, LEFT + 60)
    assert row is not None
    assert row.number == 0


# What holds for any events


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(-300, 300)) * DAY
    width = draw(st.sampled_from([60, DAY, 30 * DAY, 365 * DAY]))
    first = Instant(start, start + width, Precision.DAY)
    length = draw(st.sampled_from([0, 0, 0, 3 * DAY, 40 * DAY]))
    last = first if not length else Instant(start + length, start + length + width)
    limit = draw(st.sampled_from([Limit.KNOWN] * 6 + [Limit.OPEN, Limit.UNKNOWN]))
    edge = Instant(None, None, limit=limit)
    if limit is Limit.KNOWN:
        return Span(first, last)
    return Span(edge, last) if draw(st.booleans()) else Span(first, edge)


titles = st.text(st.sampled_from("abcdefgh 年e\u0301"), min_size=1, max_size=40)
made = st.builds(
    lambda span, title, importance, kind, parties: Event(
        0, title, span, "", importance=importance, kind=kind, parties=parties
    ),
    spans(),
    titles,
    st.integers(1, 5),
    st.sampled_from(["", "battle", "politics"]),
    st.sampled_from([(), ("a",), ("a", "b")]),
)
records = st.lists(made, max_size=40).map(lambda events: timeline(*events))
rungs = st.sampled_from([DAYS - 6, DAYS, DAYS + 3, DAYS + 8, DAYS + 18, len(LADDER) - 1])


@st.composite
def scenes(draw: st.DrawFn) -> tuple[tuple[Event, ...], Scene]:
    record = draw(records)
    lanes_of = lanes(record, record.events, draw(st.sampled_from(LANE_FIELDS)))
    rows = draw(st.integers(1, 12))
    return record.events, arrange(record.events, lanes_of, (), draw(rungs), rows, cell_len)


@given(scenes())
def test_every_event_is_drawn_or_counted_once_in_each_of_its_lanes(
    laid: tuple[tuple[Event, ...], Scene],
) -> None:
    for lane, rows in ((part.lane, part.rows) for part in laid[1].lanes):
        blocks = [block for row in rows for block in row.blocks]
        told = Counter(index for block in blocks for index in (block.event, *block.hidden))
        assert told == Counter(lane.events)


@given(scenes())
def test_blocks_of_a_row_never_overlap_labels_and_counts_included(
    laid: tuple[tuple[Event, ...], Scene],
) -> None:
    for row in laid[1].rows:
        for block, after in pairwise(row.blocks):
            assert block.width_end <= after.first
            if block.width_end > block.last:
                assert block.width_end < after.first, "no air behind a label"


@given(scenes())
def test_labels_are_the_title_or_its_beginning_and_stand_clear_of_the_mark(
    laid: tuple[tuple[Event, ...], Scene],
) -> None:
    events, found = laid
    for block in (block for row in found.rows for block in row.blocks):
        title = events[block.event].title
        assert block.label in ("", title) or title.startswith(block.label.removesuffix(MORE))
        assert block.first <= block.core_first <= block.core_last <= block.last <= block.width_end
        assert block.tally_at + len(block.tally) <= block.width_end or not block.tally
        if block.label:
            assert block.label_at >= block.mark + 2
            assert block.label_at + cell_len(block.label) <= block.width_end
        assert block.tally in ("", f"+{len(block.hidden):,}")
        assert block.hidden or not block.tally
        if block.tally and block.label:
            assert block.tally_at > block.label_at + cell_len(block.label)


@given(scenes(), st.integers(-400, 400), st.integers(1, 100))
def test_a_window_only_crops(laid: tuple[tuple[Event, ...], Scene], left: int, width: int) -> None:
    for row in laid[1].rows:
        seen = row.between(left, left + width)
        assert seen == tuple(
            block for block in row.blocks if block.first < left + width and block.width_end > left
        )


@given(scenes())
def test_every_event_is_found(laid: tuple[tuple[Event, ...], Scene]) -> None:
    events, found = laid
    for index in range(len(events)):
        number = found.row_of(index, *found.extent)
        assert number is not None
        assert any(index in (block.event, *block.hidden) for block in found.rows[number].blocks)


@given(records, rungs, st.integers(1, 12))
def test_the_same_events_are_always_laid_out_the_same(record, rung: int, rows: int) -> None:  # type: ignore[no-untyped-def]
    one, two = (
        arrange(record.events, lanes(record, record.events, "kind"), (), rung, rows, cell_len)
        for _ in range(2)
    )
    assert [row.blocks for row in one.rows] == [row.blocks for row in two.rows]


@given(scenes(), st.integers(1, 12))
def test_there_are_as_many_rows_as_lanes_or_as_the_pane_has(
    laid: tuple[tuple[Event, ...], Scene], rows: int
) -> None:
    events, _ = laid
    record = timeline(*events)
    lanes_of = lanes(record, record.events, "kind")
    found = arrange(record.events, lanes_of, (), DAYS, rows, cell_len)
    assert len(lanes_of) <= found.height <= max(len(lanes_of), rows)
    assert [row.number for row in found.rows] == list(range(found.height))


@pytest.mark.parametrize("rung", [0, DAYS, len(LADDER) - 1])
def test_hundreds_of_events_on_one_day_are_all_told(rung: int) -> None:
    events = [event(f"Vote {number}", "2020-09-01") for number in range(300)]
    record = timeline(*events)
    found = arrange(record.events, lanes(record, record.events, "none"), (), rung, 3, cell_len)
    assert sum(1 + len(block.hidden) for row in found.rows for block in row.blocks) == 300
    assert row_picture(found.rows[0], found.extent[0], found.extent[0] + 20).startswith("o")
