"""Lanes: who stands in which, in which order, and that nobody is without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import era, event, timeline
from tui.core.lanes import OTHER, lanes
from tui.core.model import LANE_FIELDS, Kind, Party, Place, Timeline

TRUCE = event(
    "Truce", "2020-10-10", kind="diplomacy", parties=("armenia", "azerbaijan"), tags=("talks",)
)
CLASH = event("Clash", "2021-07-28", kind="battle", place="border", parties=("azerbaijan",))
FLOOD = event("Flood", "2021-08-01", kind="weather", lane="river", eras=("after",))
NOTE = event("Note", "2021-09-01")

RECORD = timeline(
    TRUCE,
    CLASH,
    FLOOD,
    NOTE,
    eras=(era("After", "2020-11-10/.."),),
    kinds={"battle": Kind("battle", "Battles"), "diplomacy": Kind("diplomacy", "Diplomacy")},
    parties={
        "armenia": Party("armenia", "Armenia"),
        "azerbaijan": Party("azerbaijan", "Azerbaijan"),
    },
    places={"border": Place("border", "The border")},
)


def drawn(by: str, record: Timeline = RECORD) -> list[str]:
    return [
        f"{lane.name or '-'}: {', '.join(record.events[index].title for index in lane.events)}"
        for lane in lanes(record, record.events, by)
    ]


ORDERS = {
    "kind": ["Battles: Clash", "Diplomacy: Truce", "weather: Flood", "other: Note"],
    "era": ["After: Flood", "other: Truce, Clash, Note"],
    "party": ["Armenia: Truce", "Azerbaijan: Truce, Clash", "other: Flood, Note"],
    "place": ["The border: Clash", "other: Truce, Flood, Note"],
    "tag": ["talks: Truce", "other: Clash, Flood, Note"],
    "lane": ["river: Flood", "other: Truce, Clash, Note"],
    "none": ["-: Truce, Clash, Flood, Note"],
}


@pytest.mark.parametrize("by", LANE_FIELDS)
def test_lanes_come_in_the_order_of_the_file_then_by_first_event(by: str) -> None:
    assert drawn(by) == ORDERS[by]


def test_a_party_named_twice_stands_once_in_its_lane() -> None:
    twice = event("Talks", "2021", parties=("a", "a"))
    assert [[*lane.events] for lane in lanes(timeline(twice), [twice], "party")] == [[0]]


@pytest.mark.parametrize("by", LANE_FIELDS)
def test_no_events_no_lanes(by: str) -> None:
    assert lanes(RECORD, (), by) == ()


def test_what_is_no_field_is_refused() -> None:
    with pytest.raises(ValueError, match="'colour'"):
        lanes(RECORD, RECORD.events, "colour")


words = st.sampled_from(["", "a", "b", "c"])
several = st.lists(st.sampled_from("abc"), max_size=3).map(tuple)


@given(
    st.lists(
        st.builds(
            lambda k, p, t: event("x", "2000", kind=k, parties=p, tags=t), words, several, several
        )
    ),
    st.sampled_from(LANE_FIELDS),
)
def test_every_event_stands_in_a_lane_and_no_lane_is_empty(events: list, by: str) -> None:
    found = lanes(timeline(), events, by)
    assert {index for lane in found for index in lane.events} == set(range(len(events)))
    assert all(lane.events for lane in found)
    assert [lane.order for lane in found] == list(range(len(found)))
    assert all(lane.name != OTHER or lane is found[-1] for lane in found)
    assert all(list(lane.events) == sorted(set(lane.events)) for lane in found)
