"""Who says what as a table: a column for each party, rival figures of one measure together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, span, timeline
from tui.core.claim_table import NOBODY, claim_table
from tui.core.contested import disputes, nearest, of_party, speakers
from tui.core.evidence import amount
from tui.core.model import Claim, Figure, Party, Source, measure_key

PARTIES = {"north": Party("north", "North"), "south": Party("south", "South")}
SOURCES = {
    "gazette": Source("gazette", "A report", "Gazette"),
    "letter": Source("letter", "A letter"),
    "unused": Source("unused", "Something else"),
}
CLASH = event(
    "Clash",
    "2021-07-28",
    id="clash",
    sources=("unused", "letter"),
    claims=(
        Claim("They fired.", "south", "Ministry", span("2021-07-28"), True, ("gazette",)),
        Claim("They did.", "north", "", None, False, ("letter", "gazette")),
        Claim("Later too.", "south", "Spokesman"),
    ),
    figures=(
        Figure("killed (soldiers)", low=3, by="north", date=span("2021-07"), sources=("letter",)),
        Figure("wounded", low=1, high=1, by="south"),
        Figure("Killed  ( soldiers )", high=9, by="gazette", note="A guess."),
    ),
)
TIMELINE = timeline(CLASH, parties=PARTIES, sources=SOURCES)


def test_a_column_is_a_party_in_the_order_in_which_they_speak() -> None:
    table = claim_table(CLASH, TIMELINE)
    assert [(column.name, [told.says for told in column.claims]) for column in table.columns] == [
        ("South", ["They fired.", "Later too."]),
        ("North", ["They did."]),
    ]


def test_over_each_claim_stands_who_exactly_said_it_when_and_how_it_was_read() -> None:
    south, north = claim_table(CLASH, TIMELINE).columns
    assert [told.voice for told in south.claims] == [
        "Ministry, 28 July 2021, as cited",
        "Spokesman",
    ]
    assert north.claims[0].voice == "North"


def test_the_numbers_of_sources_are_those_of_the_events_page() -> None:
    table = claim_table(CLASH, TIMELINE)
    assert [(number, source.id) for number, source in table.sources] == [
        (2, "letter"),
        (3, "gazette"),
    ]
    assert table.columns[1].claims[0].sources == (2, 3)


def test_figures_of_one_measure_are_together_whatever_their_spelling() -> None:
    killed, wounded = claim_table(CLASH, TIMELINE).measures
    assert (killed.of, wounded.of) == ("killed (soldiers)", "wounded")
    assert [(told.amount, told.party, told.voice, told.says) for told in killed.counts] == [
        ("at least 3", "North", "North, July 2021", ""),
        ("up to 9", "Gazette", "Gazette", "A guess."),
    ]
    assert (killed.differs, wounded.differs) == (True, False)


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("killed", "Killed ", True),
        ("killed (Armenian  servicemen)", "killed ( armenian servicemen )", True),
        ("killed(all)", "killed (all)", True),
        ("killed (all)", "killed", False),
        ("killed (Armenians)", "killed (Azerbaijanis)", False),
        ("STRASSE", "straße", True),
    ],
)
def test_what_a_measure_is(one: str, other: str, are_same: bool) -> None:
    assert (measure_key(one) == measure_key(other)) is are_same


def test_what_nobody_is_named_for_has_a_column_too() -> None:
    lone = event("Rumour", "1990", claims=(Claim("It was so."),))
    assert [column.name for column in claim_table(lone, timeline(lone)).columns] == [NOBODY]


def test_an_event_of_which_nobody_says_anything_has_an_empty_table() -> None:
    assert claim_table(event("Quiet", "1990"), timeline()) == ((), (), ())


figures = st.builds(
    lambda **fields: Figure(**fields),
    of=st.sampled_from(["killed", "Killed", "wounded"]),
    low=st.none() | st.integers(0, 9),
    high=st.none() | st.integers(10, 19),
    by=st.sampled_from(["north", "south", "gazette", ""]),
    best=st.none() | st.integers(9, 10),
    unit=st.sampled_from(["", "km"]),
    text=st.sampled_from(["", "dozens"]),
)


@given(st.lists(figures, max_size=8))
def test_each_figure_stands_there_once_as_its_author_gave_it(given_figures: list[Figure]) -> None:
    one = event("Event", "1990", figures=tuple(given_figures))
    table = claim_table(one, TIMELINE)
    shown = [told.amount for measure in table.measures for told in measure.counts]
    assert sorted(shown) == sorted(amount(figure) for figure in given_figures)
    assert one.is_contested == any(measure.differs for measure in table.measures)


# The events of which accounts differ

AGREED = event("Agreed", "2021-07-29", id="agreed", claims=(Claim("Yes.", "north"),))
LATER = event(
    "Later",
    "2021-08",
    id="later",
    figures=(Figure("lost", low=1, high=1, by="north"), Figure("lost", low=2, high=2, by="un")),
)
ALL = timeline(CLASH, AGREED, LATER, parties={**PARTIES, "un": Party("un", "UN")}, sources=SOURCES)


def test_the_contested_events_are_walked_with_all_who_speak_of_them() -> None:
    assert [(one.event.id, one.voices) for one in disputes(ALL)] == [
        ("clash", ("South", "North", "Gazette")),
        ("later", ("North", "UN")),
    ]


def test_they_can_be_walked_by_party() -> None:
    found = disputes(ALL)
    assert speakers(found)[0] == ("North", 2)
    assert [one.event.id for one in of_party(found, "UN")] == ["later"]
    assert of_party(found, "") == found
    assert of_party(found, "Nobody") == ()


@pytest.mark.parametrize(
    ("at", "place"), [(CLASH, 0), (AGREED, 1), (LATER, 1), (event("End", "2022"), 1), (None, 0)]
)
def test_the_walk_begins_at_the_event_or_after_it(at: object, place: int) -> None:
    assert nearest(disputes(ALL), at) == place  # type: ignore[arg-type]
