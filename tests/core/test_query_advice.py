"""What is said of a query: why it finds nothing, what may come next, what was found where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.asked import TOWNS, brute
from tests.core.asking import QUERIES
from tests.core.made import event, timeline
from tui.core.finding import Finding
from tui.core.query import Query, all_of, conjuncts
from tui.core.query_advice import hints, why_empty, widenings
from tui.core.query_completion import completions
from tui.core.query_matching import Slice, matches
from tui.core.query_parse import parse
from tui.core.query_plain import plain
from tui.core.searchable import Searchable
from tui.core.spots import lit, needles, spots

READY = Searchable(TOWNS)


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        (
            "kind:battle party:north place:bridge",
            ["Without party:north: 1 event.", "Without place:bridge: 1 event."],
        ),
        (
            "kind:batle ford",
            ['No kind is called "batle"; did you mean "battle"?', "Without kind:batle: 4 events."],
        ),
        (
            "tag:rivr",
            ['No event has the tag "rivr"; did you mean "river"?', "No event matches tag:rivr."],
        ),
        ("zzz qqq", ["No event matches zzz.", "No event matches qqq."]),
        (
            "cafe river place:bridge",
            ["cafe alone: 1 event.", "river alone: 2 events.", "place:bridge alone: 1 event."],
        ),
    ],
)
def test_an_empty_answer_says_why(query: str, lines: list[str]) -> None:
    assert list(why_empty(parse(query), READY)) == lines


def test_of_many_events_only_what_was_counted_is_told() -> None:
    many = Searchable(
        timeline(*(event(f"Day {year}", str(year), tags=("odd",)) for year in range(1000, 9999)))
    )
    assert why_empty(parse("tag:od (kind:a or kind:b) figure:killed>3"), many) == (
        'No event has the tag "od"; did you mean "odd"?',
        "No event matches tag:od.",
        "No event matches kind:a or kind:b.",
        "No event matches figure:killed>3.",
    )


def test_without_events_that_is_why() -> None:
    from tui.core.model import Timeline

    assert why_empty(parse("a"), Searchable(Timeline())) == ("There are no events.",)


@settings(deadline=None)
@given(QUERIES)
def test_what_a_part_left_out_would_give_is_counted(query: Query) -> None:
    *_, counted = widenings(query, READY)
    parts = conjuncts(query)
    assert tuple(each.part for each in counted) == parts
    for place, each in enumerate(counted):
        rest = all_of(parts[:place] + parts[place + 1 :])
        assert each.without == len(brute(rest, TOWNS))
        assert each.alone == len(brute(each.part, TOWNS))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind:battle or party:nor or place:seher or claim:ministry", []),
        ("party:nrth", ['No party is called "nrth"; did you mean "north"?']),
        ("-era:ancient", ['No era is called "ancient".']),
        ("place:brige", ['No place is called "brige"; did you mean "Bridge"?']),
        ("source:dally", ['No source is called "dally"; did you mean "Daily"?']),
        ("claim:soth", ['Nobody who claims something is called "soth"; did you mean "south"?']),
        ("figure:kiled>3", ['No figure is of "kiled"; did you mean "killed"?']),
        ("id:ford-29", ['No event has the id "ford-29"; did you mean "ford-92"?']),
        ("lane:tow", ['No event has the lane "tow"; did you mean "Town"?']),
        ("title:nothing words date:1800 verified:no", []),
    ],
)
def test_a_value_that_nothing_has_is_told(query: str, said: list[str]) -> None:
    assert list(hints(parse(query), READY)) == said


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("ki", ["kind:"]),
        ("ford -p", ["party:", "place:", "possibly:"]),
        ("con", ["contested:", "confidence:"]),
        ("kind:", ["battle", "sea-battle", "talks", "siege"]),
        ("kind:b", ["battle", "sea-battle"]),
        ("(ford or kind:dip", ["talks"]),
        ("kind:battle,t", ["talks", "battle", "sea-battle"]),
        ("place:Şə", ["ford"]),
        ('place:"up', ["ford"]),
        ("place:ro", ['"Ford road"']),
        ("claim:", ["south", "north", '"Ministry of the South"']),
        ("figure:k", ["killed", '"killed (children)"']),
        ("source:luk", ["daily-1"]),
        ("id:ford", ["ford-92"]),
        ("verified:", ["yes", "no"]),
        ("confidence:m", ["medium"]),
        ("date:19", []),
        ("nothing:x", []),
        ('"ki', []),
    ],
)
def test_what_may_come_next_is_offered(text: str, offered: list[str]) -> None:
    assert [each.text for each in completions(text, len(text), READY)] == offered


def test_a_candidate_takes_the_place_of_what_was_typed() -> None:
    (each,) = completions("ford kind:tal x", 13, READY)
    assert (each.start, each.end, each.text, each.says) == (10, 13, "talks", "Diplomacy")


@settings(deadline=None)
@given(st.text(alphabet='kindplace:fo"(,- ə', max_size=12), st.integers(0, 12))
def test_candidates_lie_before_the_cursor(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    for each in completions(text, cursor, READY):
        assert 0 <= each.start <= each.end == cursor


# Where it was found


def test_what_was_found_is_told_text_by_text() -> None:
    event = TOWNS.events[matches(parse("ford-92"), READY)[0]]
    found = spots(event, needles(plain("attack seher NIGHT")), TOWNS)
    assert [(spot.field, spot.text[slice(*spot.ranges[0])]) for spot in found] == [
        ("title", "Attack"),
        ("place", "Şəhər"),
        ("tag", "night"),
    ]


def test_what_must_not_be_there_is_not_lit() -> None:
    assert needles(parse("ford -river (night or title:Attack)")) == ("ford", "night", "attack")


def test_matches_that_touch_are_lit_as_one() -> None:
    assert lit("Attack on the ford", ("att", "tack", "for")) == ((0, 6), (14, 17))


@settings(deadline=None)
@given(st.sampled_from(["ford", "north", "daily", "e", "s", "talks", '"old war"', "report", "7"]))
def test_every_event_that_a_word_finds_shows_where(word: str) -> None:
    wanted = needles(plain(word))
    shown = [place for place, each in enumerate(TOWNS.events) if spots(each, wanted, TOWNS)]
    assert shown == matches(plain(word), READY)


# A search as it goes on

HITS = st.lists(st.integers(0, 20), unique=True).map(sorted)


def finding(hits: list[int]) -> Finding:
    """What was found among 21 events, looked at in blocks of 7, the last first."""
    blocks = [Slice(at, at + 7, [hit for hit in hits if at <= hit < at + 7]) for at in (14, 0, 7)]
    return Finding(total=21).with_slices(blocks[:1]).with_slices(blocks[1:])


def test_a_search_says_how_far_it_is() -> None:
    search = Finding(total=3000)
    assert search.words(None) == "searching…"
    search = search.with_slices([Slice(1024, 2048, [1030, 1500])])
    assert search.words(5) == "2… found"
    assert search.words(1500) == "2 of 2…"
    assert not search.is_done
    search = search.with_slices([Slice(2048, 3000, []), Slice(0, 1024, [7])])
    assert search.is_done
    assert [*search.hits()] == [7, 1030, 1500]
    assert search.words(1030) == "2 of 3"
    assert search.words(5) == "3 found"
    assert Finding().words(None) == "nothing found"


def test_steps_go_round() -> None:
    search = finding([3, 8, 12])
    assert [search.stepped(8, steps) for steps in (1, 2, -1, -2, 3)] == [12, 3, 3, 12, 8]
    assert [search.stepped(5, steps) for steps in (1, 2, -1)] == [8, 12, 3]
    assert [search.stepped(20, steps) for steps in (1, -1)] == [3, 12]
    assert search.stepped(None, 1) == 3
    assert search.stepped(None, -1) == 12
    assert search.wraps(12, 1)
    assert search.wraps(3, -1)
    assert not search.wraps(8, 1)
    assert [search.from_here(place) for place in (None, 0, 8, 9, 13)] == [3, 3, 8, 12, 12]
    assert finding([]).stepped(5, 1) is None
    assert finding([]).from_here(5) is None


@settings(deadline=None)
@given(HITS, st.integers(0, 20), st.integers(1, 50))
def test_steps_are_those_of_a_plain_list(hits: list[int], place: int, steps: int) -> None:
    search = finding(hits)
    there = search.stepped(place, steps)
    if not hits:
        assert there is None
        return
    after = [hit for hit in hits if hit > place] + [hit for hit in hits if hit <= place]
    before = [hit for hit in hits if hit >= place] + [hit for hit in hits if hit < place]
    assert there == after[(steps - 1) % len(hits)]
    assert search.stepped(place, -steps) == before[-1 - (steps - 1) % len(hits)]
    assert search.number(place) == (hits.index(place) + 1 if place in hits else None)


@settings(deadline=None)
@given(HITS, st.integers(0, 20), st.integers(0, 25))
def test_hits_between_two_places(hits: list[int], first: int, end: int) -> None:
    assert [*finding(hits).hits(first, end)] == [hit for hit in hits if first <= hit < end]


def test_where_a_step_leads_is_known_when_all_up_to_there_was_looked_at() -> None:
    titles = Finding(total=30).with_slices([Slice(0, 10, [4], is_whole=False)])
    assert not titles.is_settled(4)  # a mention may be nearer than a title
    begun = titles.with_slices([Slice(10, 20, [12])])
    assert [begun.is_settled(place) for place in (9, 10, 12, 19, 20)] == [0, 1, 1, 1, 0]
    later = begun.with_slices([Slice(20, 30, [])])
    assert [later.is_settled(place) for place in (9, 20, 29, None)] == [0, 1, 1, 0]
    done = later.with_slices([Slice(0, 10, [4])])
    assert all(done.is_settled(place) for place in (0, 4, 29, None))
