"""As known then, as they name it: only what is certainly later is hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, span, timeline
from tui.core.evidence import is_undated, voice
from tui.core.lens import PLAIN, Hidden, Lens, known_words, namers, names_words, seen
from tui.core.model import Claim, Event, Figure, Party, Place, Source, Timeline

SOURCES = {
    "old": Source("old", "Old", date=span("2020-09")),
    "new": Source("new", "New", date=span("2021-01")),
    "bare": Source("bare", "Bare", dated="undated"),
}
THEN = "2020-10-12"


def through(known: str, *events: Event, **fields: object) -> Timeline:
    return seen(timeline(*events, sources=SOURCES, **fields), Lens(span(known))).timeline


@pytest.mark.parametrize(
    ("date", "fields", "stays"),
    [
        ("2020-10-12", {}, True),
        ("2020-10-13", {}, False),
        ("2020-10", {}, True),
        ("2020-11", {}, False),
        ("2020-10-01/2020-12-01", {}, True),
        ("../2021", {}, True),
        ("/2021", {}, True),
        ("2020", {}, True),
        ("1990", {"reported": span("2020-10-12")}, True),
        ("1990", {"reported": span("2020-10-13")}, False),
        ("1990", {"reported": span("2020")}, True),
        ("1990", {"reported": span("2020-10-12"), "sources": ("new",)}, True),
        ("1990", {"sources": ("new",)}, False),
        ("1990", {"sources": ("new", "old")}, True),
        ("1990", {"sources": ("new", "bare")}, True),
        ("1990", {"sources": ("bare",)}, True),
        ("1990", {"sources": ("new",), "claims": (Claim("So.", sources=("old",)),)}, True),
        ("1990", {"sources": ("new",), "claims": (Claim("So.", date=span("1991")),)}, True),
        ("1990", {"claims": (Claim("So.", sources=("new",)),)}, False),
    ],
)
def test_an_event_is_hidden_if_it_was_certainly_reported_later(
    date: str, fields: dict[str, object], stays: bool
) -> None:
    assert bool(through(THEN, event("It", date, **fields)).events) is stays  # type: ignore[arg-type]


ACCOUNTS = [
    ({"date": span("2020-10-12")}, True, False),
    ({"date": span("2020-10-13")}, False, False),
    ({"date": span("2020")}, True, False),
    ({"date": span("2020-10-12"), "sources": ("new",)}, True, False),
    ({"sources": ("old",)}, True, False),
    ({"sources": ("new",)}, False, False),
    ({"sources": ("new", "old")}, True, False),
    ({"sources": ("new", "bare")}, True, True),
    ({"sources": ("bare",)}, True, True),
    ({}, True, True),
]


@pytest.mark.parametrize(("fields", "stays", "is_marked"), ACCOUNTS)
def test_a_claim_and_a_figure_go_by_their_date_else_by_their_sources(
    fields: dict[str, object], stays: bool, is_marked: bool
) -> None:
    claim = Claim("So.", "north", "A voice", **fields)  # type: ignore[arg-type]
    figure = Figure("lost", low=1, by="north", who="A voice", **fields)  # type: ignore[arg-type]
    shown = through(
        THEN, event("It", "1990", reported=span("1990"), claims=(claim,), figures=(figure,))
    )
    (left,) = shown.events
    assert (bool(left.claims), bool(left.figures)) == (stays, stays)
    for said in (*left.claims, *left.figures):
        assert is_undated(said, shown) is is_marked
        assert ("undated" in voice(said, shown)) is is_marked


@pytest.mark.parametrize(
    ("fields", "is_marked"),
    [
        ({}, True),
        ({"sources": ("bare",)}, True),
        ({"sources": ("old",)}, False),
        ({"reported": span("1991")}, False),
        ({"sources": ("new",), "claims": (Claim("So.", date=span("1991")),)}, False),
        ({"sources": ("new",), "figures": (Figure("lost", low=1, date=span("1991")),)}, False),
        ({"sources": ("new",), "claims": (Claim("So."),)}, True),
    ],
)
def test_an_event_goes_by_when_it_was_reported_else_by_what_is_said_of_it(
    fields: dict[str, object], is_marked: bool
) -> None:
    shown = through(THEN, event("It", "1990", **fields))  # type: ignore[arg-type]
    assert [is_undated(one, shown) for one in shown.events] == [is_marked]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("The report of 1 May 2021", "The report of 1 May 2021"),
        ("The report of 21 May 2021", "The report of 21 May 2021, 1 May 2021"),
        ("The Post", "The Post, 1 May 2021"),
    ],
)
def test_a_date_is_told_once(who: str, told: str) -> None:
    assert voice(Claim("So.", who=who, date=span("2021-05-01")), timeline()) == told


def test_nothing_is_undated_where_everything_is_shown() -> None:
    claim = Claim("So.", "north", "A voice")
    assert voice(claim, timeline()) == "A voice"
    assert not is_undated(claim, timeline())


def test_sources_that_were_not_there_yet_are_hidden_but_never_the_last_one() -> None:
    claim = Claim("So.", date=span("2020-10-01"), sources=("new",))
    both, only, kept = through(
        THEN,
        event("a", "1990", sources=("old", "new")),
        event("b", "1991", sources=("new",), reported=span("1991")),
        event("c", "1992", sources=("old", "new"), claims=(claim,)),
    ).events
    assert [both.sources, only.sources, kept.sources] == [("old",), ("new",), ("old", "new")]


def test_what_is_hidden_is_counted_and_said() -> None:
    late, dated = Claim("Late.", date=span("2021")), Claim("Dated.", date=span("2020"))
    events = (
        event("a", "1990", claims=(late, dated, Claim("Bare."))),
        event("b", "1991", reported=span("2021")),
        event("c", "2021"),
        event("d", "2022"),
    )
    hidden = seen(timeline(*events), Lens(span(THEN))).hidden
    assert hidden == Hidden(happened=2, reported=1, accounts=1, undated=1)
    assert hidden.words() == (
        "2 events that happened later, 1 event reported later and 1 claim or figure given later"
        " are hidden; 1 account without a date stays"
    )
    assert Hidden().words() == "nothing is hidden"
    assert Hidden(happened=1).words() == "1 event that happened later is hidden"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ("2020-10-12", "as known on 12 Oct 2020"),
        ("2020-10", "as known by Oct 2020"),
        ("2020", "as known by 2020"),
        ("2020-10-12T14:00", "as known by 12 Oct 2020, 14:00"),
    ],
)
def test_it_is_said_as_of_when_all_is_shown(known: str, told: str) -> None:
    assert known_words(Lens(span(known))).startswith(told[:23])
    assert known_words(PLAIN) == ""


# Names

PARTIES = {"north": Party("north", "North"), "un": Party("un", "UN"), "south": Party("south", "S")}
PLACES = {
    "town": Place("town", "Town", {"north": "Nortown", "south": "Town"}, ("Toun",)),
    "hill": Place("hill", "Hill", {"north": "Hill Nor", "south": "Hill Sou"}),
    "lake": Place("lake", "Lake"),
}
NAMED = timeline(event("It", "1990", place="town"), parties=PARTIES, places=PLACES)


def test_places_have_the_names_of_a_party_and_keep_those_of_the_file() -> None:
    shown = seen(NAMED, Lens(named_by="north")).timeline
    assert [place.name for place in shown.places.values()] == ["Nortown", "Hill Nor", "Lake"]
    assert shown.places["town"].also == ("Toun",)  # South still says Town
    assert shown.places["hill"].also == ("Hill",)
    assert shown.events is NAMED.events
    assert seen(NAMED, PLAIN).timeline is NAMED


def test_only_parties_with_names_of_their_own_are_asked() -> None:
    assert namers(NAMED) == ("north", "south")
    assert names_words(Lens(named_by="north"), NAMED) == "names as North says them"
    assert names_words(PLAIN, NAMED) == ""


@given(st.sampled_from(["north", "south", "un"]))
def test_no_name_is_lost_whoever_names(party: str) -> None:
    for id, place in seen(NAMED, Lens(named_by=party)).timeline.places.items():
        old = PLACES[id]
        names = {place.name, *place.names.values(), *place.also}
        assert names == {old.name, *old.names.values(), *old.also}


# What always holds

dates = st.none() | st.integers(1980, 2030).map(lambda year: span(str(year)))
ids = st.lists(st.sampled_from(["old", "new", "bare", "gone"]), max_size=3).map(tuple)
claims = st.builds(lambda date, sources: Claim("So.", date=date, sources=sources), dates, ids)
figures = st.builds(lambda date, sources: Figure("lost", 1, date=date, sources=sources), dates, ids)
events = st.builds(
    lambda year, **fields: event("It", str(year), **fields),
    st.integers(1980, 2030),
    reported=dates,
    sources=ids,
    claims=st.lists(claims, max_size=3).map(tuple),
    figures=st.lists(figures, max_size=3).map(tuple),
)
timelines = st.lists(events, max_size=5).map(
    lambda made: timeline(
        *(replace(one, id=f"e{place}") for place, one in enumerate(made)), sources=SOURCES
    )
)
years = st.integers(1979, 2031)


def accounts(shown: Timeline) -> set[tuple[str, object]]:
    return {(one.id, said) for one in shown.events for said in (*one.claims, *one.figures)}


@given(timelines, years)
def test_what_is_shown_is_in_order_and_nothing_of_it_is_later(made: Timeline, year: int) -> None:
    lens = Lens(span(str(year)))
    shown = seen(made, lens).timeline
    order = [one.id for one in made.events]
    assert [one.id for one in shown.events] == [
        id for id in order if id in {one.id for one in shown.events}
    ]
    for one in shown.events:
        told = (one.span, one.reported, *(said.date for said in (*one.claims, *one.figures)))
        assert all(date is None or date.start.lo < lens.known_at for date in told)  # type: ignore[operator]


@given(timelines, years, years)
def test_more_is_known_later(made: Timeline, one: int, other: int) -> None:
    early, late = (seen(made, Lens(span(str(year)))).timeline for year in sorted((one, other)))
    assert {e.id for e in early.events} <= {e.id for e in late.events}
    assert accounts(early) <= accounts(late)


@given(timelines, years)
def test_nothing_is_counted_twice(made: Timeline, year: int) -> None:
    shown, hidden = seen(made, Lens(span(str(year))))
    assert hidden.happened + hidden.reported == len(made.events) - len(shown.events)
    left = {one.id for one in shown.events}
    before = sum(len(e.claims) + len(e.figures) for e in made.events if e.id in left)
    assert hidden.accounts == before - sum(len(e.claims) + len(e.figures) for e in shown.events)


@given(timelines, years)
def test_to_look_twice_is_to_look_once(made: Timeline, year: int) -> None:
    lens = Lens(span(str(year)))
    once = seen(made, lens).timeline
    assert seen(once, lens).timeline == once
