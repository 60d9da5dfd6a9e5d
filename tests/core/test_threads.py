"""Threads of links as trees: pictures, circles and diamonds, and what always holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, timeline
from tui import bundled
from tui.core.load import read
from tui.core.model import Event, Links, Timeline
from tui.core.threads import MOST, Net, Part, Thread, thread_of


def linked(id: str, year: int, **links: str) -> Event:
    """An event whose title is its id, linked to the ids that are given apart by blanks."""
    ids = {field: tuple(said.split()) for field, said in links.items()}
    return event(id, f"{year:04}", id=id, links=Links(**ids))


def thread(id: str, *events: Event) -> Thread:
    made = timeline(*events)
    return thread_of(next(one for one in made.events if one.id == id), Net(made))


def picture(parts: tuple[Part, ...]) -> list[str]:
    rows: list[str] = []
    for part in parts:
        rows.append(part.name)
        for step in part.steps:
            again = " again" if step.is_again else ""
            rows.append(f"{'  ' * step.depth}{step.words} {step.event.id}{again}")
    return rows


WAR = (
    linked("spark", 1988, led_to="war"),
    linked("war", 1991, led_to="truce"),
    linked("raid", 1992, part_of="war"),
    linked("siege", 1993, part_of="war", led_to="fall", see_also="spark"),
    linked("night", 1993, part_of="siege"),
    linked("fall", 1994),
    linked("truce", 1995),
    linked("answer", 1996, response_to="truce"),
)


def test_a_thread_goes_on_and_on_in_every_direction() -> None:
    war = thread("war", *WAR)
    assert picture(war.above) == ["what led to it", "  follows from spark"]
    assert picture(war.below) == [
        "what followed",
        "  led to truce",
        "    answered by answer",
        "its parts",
        "  includes raid",
        "  includes siege",
        "    includes night",
    ]
    assert war.keys == {"spark", "war", "truce", "answer", "raid", "siege", "night"}


def test_a_part_is_seen_from_its_own_end() -> None:
    night = thread("night", *WAR)
    assert picture(night.above) == ["part of", "  part of siege", "    part of war"]
    assert night.below == ()
    siege = thread("siege", *WAR)
    assert picture(siege.below) == [
        "what followed",
        "  led to fall",
        "its parts",
        "  includes night",
        "see also",
        "  see also spark",
    ]


def test_a_circle_ends_where_it_began() -> None:
    circle = thread("a", linked("a", 1, led_to="b"), linked("b", 2, led_to="a"))
    assert picture(circle.below) == ["what followed", "  led to b", "    led to a again"]
    assert picture(circle.above) == [
        "what led to it",
        "  follows from b",
        "    follows from a again",
    ]


def test_an_event_linked_to_itself_is_named_once() -> None:
    assert picture(thread("a", linked("a", 1, led_to="a")).below) == [
        "what followed",
        "  led to a again",
    ]


def test_what_two_ways_lead_to_stands_in_full_once() -> None:
    diamond = thread(
        "a",
        linked("a", 1, led_to="b c"),
        linked("b", 2, led_to="d"),
        linked("c", 3, led_to="d"),
        linked("d", 4, led_to="e"),
        linked("e", 5),
    )
    assert picture(diamond.below) == [
        "what followed",
        "  led to b",
        "    led to d",
        "      led to e",
        "  led to c",
        "    led to d again",
    ]


def test_a_link_written_at_both_ends_is_one() -> None:
    both = thread("b", linked("a", 1, led_to="b"), linked("b", 2, response_to="a"))
    assert picture(both.above) == ["what led to it", "  follows from a"]


def test_without_links_there_is_the_event_alone() -> None:
    alone = thread("a", linked("a", 1), linked("b", 2))
    assert (alone.above, alone.below, alone.keys) == ((), (), {"a"})


def test_a_very_long_thread_is_cut_and_says_so() -> None:
    events = [linked(f"e{n}", n + 1, led_to=f"e{n + 1}") for n in range(MOST * 3)]
    long = thread("e0", *events)
    assert long.is_cut
    assert len(long.keys) == MOST + 1
    assert not thread("war", *WAR).is_cut


def test_a_thread_of_as_many_as_have_room_is_whole() -> None:
    parts = [linked(f"e{n}", n + 1, part_of="whole") for n in range(MOST)]
    full = thread("whole", linked("whole", 1), *parts)
    assert len(full.keys) == MOST + 1
    assert not full.is_cut
    assert thread("whole", linked("whole", 1), *parts, linked("more", 9, part_of="whole")).is_cut


IDS = [f"e{n}" for n in range(6)]
SOME = st.lists(st.sampled_from(IDS), max_size=3, unique=True).map(tuple)
NETS = st.lists(st.builds(Links, SOME, SOME, SOME, SOME), min_size=6, max_size=6)


@given(NETS)
def test_any_net_is_read_to_its_end_and_each_event_of_a_part_stands_in_full_once(
    links: list[Links],
) -> None:
    made = timeline(
        *(event(id, "2000", id=id, links=each) for id, each in zip(IDS, links, strict=True))
    )
    net = Net(made)
    for one in made.events:
        found = thread_of(one, net)
        for part in (*found.above, *found.below):
            full = [step.event.id for step in part.steps if not step.is_again]
            assert len(full) == len(set(full))
            assert one.id not in full
            assert {step.event.id for step in part.steps} <= {*full, one.id}
        assert found.keys <= set(IDS)


@given(NETS)
def test_what_followed_one_is_what_led_to_the_other(links: list[Links]) -> None:
    made = timeline(
        *(event(id, "2000", id=id, links=each) for id, each in zip(IDS, links, strict=True))
    )

    def ends(id: str, name: str) -> set[str]:
        found = thread_of(next(one for one in made.events if one.id == id), Net(made))
        parts = [part for part in (*found.above, *found.below) if part.name == name]
        return {step.event.id for part in parts for step in part.steps} - {id}

    for one in IDS:
        for other in ends(one, "what followed"):
            assert one in ends(other, "what led to it")
        for other in ends(one, "its parts"):
            assert one in ends(other, "part of")


def test_every_link_of_the_bundled_timeline_is_on_a_thread() -> None:
    made: Timeline = read(bundled.path()).timeline
    net = Net(made)
    for one in made.events:
        wanted = {id for ids in one.links for id in ids}
        assert wanted <= thread_of(one, net).keys
