"""What queries mean: a table of them over a small timeline, and a slow evaluation beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.asked import TOWNS, asked_of, brute
from tests.core.asking import QUERIES
from tests.core.made import event, timeline
from tui import bundled
from tui.core.instant import Instant, Limit, Span
from tui.core.load import read
from tui.core.query import Query, conjuncts
from tui.core.query_dates import ASKED, Window, reach_of
from tui.core.query_fields import FIELDS
from tui.core.query_matching import matches, slices
from tui.core.query_parse import parse
from tui.core.query_plain import plain
from tui.core.searchable import SIZE, Searchable

RECORD = read(bundled.chosen("timeline.toml")).timeline
READY = {"towns": Searchable(TOWNS), "record": Searchable(RECORD)}

TABLE = [
    ("", "all"),
    ("ford", "some-92 ford-92 long sea"),
    ("shelling", "some-92"),
    ("brondum", "ford-92 open"),
    ("LUKASZ", "ford-92 open"),
    ("seher", "ford-92 sea"),
    ("sehər", "ford-92 sea"),
    ("Ստեփանակերտ", "ford-92 sea"),
    ("cafe", "vague"),
    ("naive", "hopes"),
    ('"two columns crossed"', "ford-92"),
    ("two columns", "ford-92"),
    ('"columns two"', ""),
    ("-ford", "hopes plan vague unended open end"),
    ('"siege"', "long"),
    ('"“Siege"', "long"),
    ('"report - not"', "long"),
    ("not north", "hopes plan some-92 vague unended end"),
    ("north south", "ford-92 open sea"),
    ("north or siege", "ford-92 long open sea"),
    ("north and not south", "long"),
    ("(north or siege) -river", "open sea"),
    ("river", "ford-92 long"),
    ('"-by"', "sea"),
    ('"or"', "all but hopes vague unended"),
    ('"and not more"', "end"),
    ("S/1992/7", "ford-92 open end"),
    ("daily", "ford-92 open end"),
    ('"fired first"', "ford-92"),
    ("ministry", "ford-92"),
    ("several", "some-92"),
    ("kind:battle", "some-92 ford-92"),
    ("kind:battle,talks", "plan some-92 ford-92 open end"),
    ("kind:bat", "some-92 ford-92 sea"),
    ("kind:siege", "long"),
    ("kind:sie", "long"),
    ('kind:"Battle at sea"', "sea"),
    ("kind:diplomacy", "plan open end"),
    ("-kind:battle", "all but some-92 ford-92"),
    ("kind:nothing", ""),
    ("party:north", "ford-92 open sea"),
    ("party:nor", "ford-92 long open sea"),
    ("party:guard", "long"),
    ("party:north party:south", "ford-92 open"),
    ("party:north,south", "some-92 ford-92 unended open sea"),
    ("-party:south", "hopes plan long vague sea end"),
    ("place:ford", "ford-92 sea"),
    ("place:şəhər", "ford-92 sea"),
    ("place:bridge", "some-92"),
    ('place:"ford road"', "long"),
    ("place:road", "long"),
    ("place:the", "ford-92 sea"),
    ('era:"old war"', "all but hopes sea end"),
    ("era:new-war", "open sea end"),
    ("era:war", "all but hopes"),
    ("-era:war", "hopes"),
    ("tag:river", "ford-92 long"),
    ("tag:riv", ""),
    ("tag:river,night", "ford-92 long"),
    ("lane:town", "hopes vague"),
    ("source:daily", "ford-92 open"),
    ("source:report", "ford-92 open end"),
    ('source:"Łukasz Brøndum"', "ford-92 open"),
    ("source:s/1992/7", "ford-92 open end"),
    ("source:daily-1 kind:battle", "ford-92"),
    ("claim:north", "ford-92"),
    ("claim:south claim:north", "ford-92"),
    ("claim:ministry", "ford-92"),
    ("claim:daily", ""),
    ("title:ford", "ford-92"),
    ('title:"the ford"', "ford-92"),
    ("id:ford-92", "ford-92"),
    ("id:FORD-92,sea", "ford-92 sea"),
    ("figure:killed", "some-92 ford-92 long sea"),
    ("figure:killed>100", "ford-92"),
    ("figure:killed>161", ""),
    ("figure:killed>=161", "ford-92"),
    ("figure:killed<=200", "ford-92 long sea"),
    ("figure:killed<200", "long sea"),
    ("figure:killed=3", "sea"),
    ("figure:>100", "ford-92"),
    ("figure:wounded,hungry", "ford-92 long"),
    ("figure:hungry>1", ""),
    ('figure:"killed (children)"', "some-92"),
    ("-figure:killed>100", "all but ford-92"),
    ("date:1992", "some-92 ford-92 long"),
    ("possibly:1992", "some-92 ford-92 long"),
    ("date:1992-02", "ford-92"),
    ("possibly:1992-02", "some-92 ford-92"),
    ("possibly:1992-02 -date:1992-02", "some-92"),
    ("date:1993..1994", "long vague unended open"),
    ("date:..1992", "hopes plan some-92 ford-92 long"),
    ("date:1995..", "vague open sea end"),
    ("possibly:1989", "hopes"),
    ("date:1989", ""),
    ('date:"September 1992..May 1993"', "long"),
    ("date:2020-10-04", "open sea"),
    ("possibly:2020-10-04", "unended open sea"),
    ("within:1992", "some-92 ford-92"),
    ("within:1992..1994", "some-92 ford-92 long"),
    ("within:..1991", "hopes plan"),
    ("before:1992", "hopes plan"),
    ("-before:1992", "all but hopes plan"),
    ("after:1994", "sea end"),
    ("after:1992", "vague unended open sea end"),
    ("importance:>=4", "ford-92 open"),
    ("importance:4", "open"),
    ("importance:2..4", "all but ford-92 vague"),
    ("importance:<3", "plan vague"),
    ("contested:yes", "ford-92 sea"),
    ("contested:no", "all but ford-92 sea"),
    ("verified:no", "some-92"),
    ("verified:yes", "all but some-92"),
    ("confidence:low", "plan"),
    ("confidence:low,medium", "plan unended"),
    ("-confidence:high", "all but end"),
    ("(kind:battle or kind:talks) possibly:1992 -verified:no", "ford-92"),
    ("kind:battle place:ford or tag:river lane:town", "ford-92"),
    ("-(kind:battle or kind:talks) importance:<=3", "hopes long vague unended sea"),
]


def said(query: str) -> list[str]:
    """The ids of what a query matches."""
    return [TOWNS.events[hit].id or "hopes" for hit in matches(parse(query), READY["towns"])]


@pytest.mark.parametrize(("query", "ids"), TABLE)
def test_a_query_matches(query: str, ids: str) -> None:
    found = said(query)
    if ids.startswith("all"):
        others = ids.split()[2:]
        assert found == [
            name for each in TOWNS.events if (name := each.id or "hopes") not in others
        ]
    else:
        assert found == ids.split()


@pytest.mark.parametrize("query", [query for query, _ in TABLE])
def test_it_matches_what_looking_at_everything_finds(query: str) -> None:
    tree = parse(query)
    assert matches(tree, READY["towns"]) == brute(tree, TOWNS)


ASKED_OF_THE_RECORD = """
shushi
xankendi or ganca
"minsk group" -kind:diplomacy
party:armenia party:azerbaijan kind:battle
place:artsakh
place:xocali
era:six-week-war -contested:yes
era:war importance:5
source:wion
source:"human rights watch"
claim:azerbaijan claim:armenia date:2020..
claim:ministry
figure:killed>100
figure:killed<10 after:2000
figure:"displaced">=100,000
tag:refugees or tag:prisoners
date:1992..1994 kind:civilian-killing
possibly:1991 -date:1991
within:2020-10
before:1988
verified:no or confidence:low
not (kind:political or kind:diplomacy) party:russia
title:shusha place:shusha
"""


@pytest.mark.parametrize("query", ASKED_OF_THE_RECORD.strip().splitlines())
def test_it_answers_the_bundled_timeline_too(query: str) -> None:
    tree = parse(query)
    assert matches(tree, READY["record"]) == brute(tree, RECORD)


@settings(deadline=None)
@given(QUERIES, st.sampled_from(["towns", "record"]))
def test_any_query_matches_what_looking_at_everything_finds(query: Query, name: str) -> None:
    searchable = READY[name]
    assert matches(query, searchable) == brute(query, searchable.timeline)


# Certainly and possibly

EDGES = st.one_of(
    st.builds(lambda lo, width: Instant(lo, lo + width), st.integers(-9, 9), st.integers(1, 6)),
    st.builds(lambda hi: Instant(None, hi), st.integers(-9, 9)),
    st.builds(lambda lo: Instant(lo, None), st.integers(-9, 9)),
)
LIMITS = st.sampled_from(
    [Instant(None, None, limit=Limit.OPEN), Instant(None, None, limit=Limit.UNKNOWN)]
)


def is_in_order(span: Span) -> bool:
    lo, hi = span.start.lo, span.end.hi
    return lo is None or hi is None or lo < hi


SPANS = st.one_of(
    EDGES.map(Span.at), st.builds(Span, EDGES | LIMITS, EDGES | LIMITS).filter(is_in_order)
)
BOUNDS = st.integers(-12, 12)


@settings(deadline=None)
@given(SPANS, BOUNDS, st.integers(1, 9) | st.just(float("inf")), st.sampled_from([*ASKED]))
def test_dates_are_asked_of_every_beginning_and_end(
    span: Span, lo: int, width: float, field: str
) -> None:
    asked = Window(lo, lo + width)
    if field == "after" and asked.hi == float("inf"):
        return  # the parser refuses it
    assert ASKED[field](reach_of(span), asked) == asked_of(field, span, *asked)


@settings(deadline=None)
@given(SPANS, BOUNDS, st.integers(1, 9))
def test_what_is_certain_is_possible(span: Span, lo: int, width: int) -> None:
    reach, asked = reach_of(span), Window(lo, lo + width)
    if ASKED["within"](reach, asked):
        assert ASKED["date"](reach, asked)
    if ASKED["date"](reach, asked):
        assert ASKED["possibly"](reach, asked)
    if ASKED["possibly"](reach, asked):
        assert not ASKED["before"](reach, asked)
        assert not ASKED["after"](reach, asked)


# Block by block

MANY = Searchable(
    timeline(*(event(f"Day {number}", str(1000 + number)) for number in range(2 * SIZE + 5)))
)


def test_matches_come_block_by_block_in_order() -> None:
    parts = list(slices(parse('"day 7" or title:"day 1020"'), MANY))
    assert [(part.first, part.end) for part in parts] == [
        (0, SIZE),
        (SIZE, 2 * SIZE),
        (2 * SIZE, 2 * SIZE + 5),
    ]
    titles = [MANY.timeline.events[hit].title for part in parts for hit in part.hits]
    assert titles[0] == "Day 7"
    assert titles[-1] == "Day 1020"
    assert len(titles) == 1 + 10 + 100 + 1


def test_the_search_begins_where_it_is_told_and_misses_nothing() -> None:
    tree = parse("day -9")
    parts = list(slices(tree, MANY, first=SIZE + 3))
    assert [part.first for part in parts] == [SIZE, 2 * SIZE, 0]
    assert sorted(hit for part in parts for hit in part.hits) == matches(tree, MANY)


@pytest.mark.parametrize(
    "text", ["ford", "columns", '"two columns"', "not north", "cafe", "S/1992/7"]
)
def test_what_stands_in_titles_is_found_by_them_alone(text: str) -> None:
    words = plain(text)
    (glance,) = slices(words, READY["towns"], in_titles=True)
    (whole,) = slices(words, READY["towns"])
    assert not glance.is_whole
    assert whole.is_whole
    wanted = parse(" ".join(f'title:"{part.text}"' for part in conjuncts(words)))  # type: ignore[union-attr]
    assert list(glance.hits) == matches(wanted, READY["towns"])
    assert set(glance.hits) <= set(whole.hits)


def test_no_events_match_nothing() -> None:
    empty = Searchable(replace(TOWNS, events=()))
    assert matches(parse("-ford"), empty) == []
    assert list(slices(parse(""), empty, first=3)) == []


# A search as one types


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", "all"),
        ("ford nig", "ford-92 sea"),
        ('"two columns"', "ford-92"),
        ('"two colu', "ford-92"),
        ("kind:battle", ""),
        ("or more", "end"),
        ("-by", "sea"),
        ("(", "some-92 ford-92"),
        ('"', "all"),
    ],
)
def test_a_search_knows_only_words_and_phrases(text: str, ids: str) -> None:
    found = [TOWNS.events[hit].id or "hopes" for hit in matches(plain(text), READY["towns"])]
    assert " ".join(found) == ids or (ids == "all" and len(found) == len(TOWNS.events))


# What docs/query.md says

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "query.md").read_text(encoding="utf-8")


def test_the_manual_says_what_is_certain_and_what_is_possible() -> None:
    head, _, *rows = MANUAL.partition("| event | `date:1992`")[2].split("\n\n")[0].splitlines()
    queries = ["date:1992", *re.findall("`(.+?)`", head)]
    assert len(rows) == 7
    for row in rows:
        date, *told = [cell.strip() for cell in row.strip("|").split("|")]
        ready = Searchable(timeline(event("It", date.split("`")[1])))
        assert ["yes" if matches(parse(each), ready) else "no" for each in queries] == told, row


def test_the_manual_has_every_field_and_its_examples_are_queries() -> None:
    for field in FIELDS.values():
        assert f"`{field.name}`" in MANUAL
        parse(field.example)
    examples = re.findall(r"--where '(.+?)'", MANUAL)
    assert len(examples) >= 4
    for example in examples:
        parse(example)
