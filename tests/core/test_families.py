"""Which events a fold hides: pictures of the list, and walks over what can be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event
from tui import bundled
from tui.core.families import Folded, families, folded
from tui.core.load import read
from tui.core.model import Event, Links


def part(id: str, *whole: str) -> Event:
    return event(id, "2000", id=id, links=Links(part_of=whole))


EVENTS = [
    part("before"),
    part("war"),
    part("raid", "war"),
    part("siege", "war"),
    part("elsewhere"),
    part("night", "siege"),
    part("truce", "war"),
    part("after"),
]
FAMILIES = families(EVENTS)


def picture(found: Folded, events: list[Event] = EVENTS) -> str:
    return " ".join(f"{events[n].id}{found.sign(n)}" for n in found.visible)


@pytest.mark.parametrize(
    ("folds", "seen"),
    [
        ("", "before war▾ 4 raid siege▾ 1 elsewhere night truce after"),
        ("war", "before war▸ 4 elsewhere after"),
        ("siege", "before war▾ 4 raid siege▸ 1 elsewhere truce after"),
        ("siege war", "before war▸ 4 elsewhere after"),
        ("after nowhere", "before war▾ 4 raid siege▾ 1 elsewhere night truce after"),
    ],
)
def test_a_fold_hides_all_that_is_below_it(folds: str, seen: str) -> None:
    assert picture(folded(FAMILIES, folds.split())) == seen


@pytest.mark.parametrize("whole", [-1, 1], ids=["the one before", "the one after"])
def test_each_may_be_a_part_of_its_neighbour(whole: int) -> None:
    count = 5_000
    chain = families([part(f"e{n}", f"e{n + whole}") for n in range(count)])
    first, last = (0, count - 1) if whole < 0 else (count - 1, 0)
    assert list(folded(chain, chain.keys).visible) == [first]
    assert list(chain.above(last))[-1] == first
    assert chain.count(first) == count - 1


@pytest.mark.parametrize(
    ("id", "line"),
    [("raid", "war"), ("night", "war"), ("siege", "war"), ("elsewhere", "elsewhere")],
)
def test_what_is_hidden_has_a_line_on_which_it_is(id: str, line: str) -> None:
    found = folded(FAMILIES, ["war", "siege"])
    places = {one.id: n for n, one in enumerate(EVENTS)}
    assert EVENTS[found.shown_for(places[id])].id == line


@pytest.mark.parametrize(
    ("id", "key"), [("war", "war"), ("raid", "war"), ("siege", "siege"), ("night", "siege")]
)
def test_a_part_belongs_to_its_own_family_first(id: str, key: str) -> None:
    assert FAMILIES.key_of([one.id for one in EVENTS].index(id)) == key


def test_an_event_in_no_family_has_no_key() -> None:
    assert FAMILIES.key_of(0) == ""


def test_of_two_wholes_the_first_that_is_there_counts() -> None:
    events = [part("a"), part("b"), part("c", "gone", "b", "a")]
    assert picture(folded(families(events), ["b"]), events) == "a b▸ 1"


@pytest.mark.parametrize(
    "events",
    [
        [part("a", "a")],
        [part("a", "b"), part("b", "a")],
        [part("a", "b"), part("b", "c"), part("c", "a")],
    ],
)
def test_a_circle_is_broken_and_nothing_is_lost(events: list[Event]) -> None:
    found = families(events)
    assert folded(found, []).visible == range(len(events))
    seen = folded(found, found.keys).visible
    assert seen
    assert len(seen) + sum(found.count(n) for n in seen) == len(events)


def test_a_part_may_stand_before_its_whole() -> None:
    events = [part("early", "war"), part("war"), part("late", "war")]
    assert picture(folded(families(events), ["war"]), events) == "war▸ 2"


IDS = [f"e{n}" for n in range(8)]
NETS = st.lists(
    st.lists(st.sampled_from(IDS), max_size=2).map(tuple), min_size=len(IDS), max_size=len(IDS)
)


@given(NETS, st.sets(st.sampled_from(IDS)), st.integers(-9, 9))
def test_a_walk_over_what_can_be_seen_is_a_walk_over_its_rows(
    wholes: list[tuple[str, ...]], folds: set[str], count: int
) -> None:
    found = folded(
        families([part(id, *whole) for id, whole in zip(IDS, wholes, strict=True)]), folds
    )
    seen = list(found.visible)
    assert seen == [n for n in range(len(IDS)) if not found.is_hidden(n)]
    assert sorted({*seen, *found.hidden}) == list(range(len(IDS)))
    for row, place in enumerate(seen):
        assert found.row(place) == row
        assert found.place(row) == place
        assert found.step(place, count) == seen[max(0, min(row + count, len(seen) - 1))]
    assert all(found.shown_for(n) in seen for n in range(len(IDS)))


def test_the_war_of_the_bundled_timeline_folds() -> None:
    events = read(bundled.path()).timeline.events
    found = families(events)
    war = found.keys["war-starts-2020"]
    assert found.count(war) >= 12
    seen = folded(found, ["war-starts-2020"])
    assert len(seen.visible) == len(events) - found.count(war)
    assert seen.sign(war) == f"▸ {found.count(war)}"
