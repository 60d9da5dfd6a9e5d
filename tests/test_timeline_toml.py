"""The bundled timeline is right: all of it is there, attributed, and told in neutral words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tomli

from tui.core import load
from tui.core.model import Claim, Event, Figure, Timeline

FILE = Path(__file__).parent.parent / "timeline.toml"

IDS = """
shusha-1920 kavburo-1921 nkao-1923 petitions-1963 chardakhlu-1987 kapan-1987 first-war-toll
nkao-vote-1988 askeran-1988 sumgait-1988 gugark-1988 supreme-soviets-1988 stepanakert-shusha-1988
kirovabad-1988 special-admin-1989 rail-blockade-1989 joint-session-1989 baku-1990
black-january-1990 baghanis-ayrum-1990 operation-ring-1991 nkr-proclaimed-1991 zheleznovodsk-1991
siege-stepanakert mi8-1991 autonomy-abolished-1991 referendum-1991 malibeyli-1992 garadaghly-1992
khojaly-1992 csce-minsk-1992 maraga-1992 tehran-1992 shusha-1992 lachin-1992 goranboy-1992
kelbajar-1993 unsc-822 baku-power-1993 aghdam-1993 unsc-853 fuzuli-jabrayil-qubadli-1993
zangilan-1993 unsc-874 unsc-884 winter-offensive-1994 c130-1994 bishkek-1994 ceasefire-1994
gyumri-1995 lisbon-1996 key-west-2001 madrid-2007 mardakert-2008 unga-2008 moscow-2008 border-2014
echr-2015 april-2016 artsakh-2019 tavush-tovuz-2020 foreign-fighters-2020 stepanakert-2020
war-starts-2020 war-toll-2020 tartar-2020 jabrayil-2020 ganja-2020 hadrut-2020 ghazanchetsots-2020
moscow-truce-2020 hadrut-video-2020 fuzuli-2020 truce2-2020 zangilan-qubadli-2020 truce3-2020
barda-2020 geneva-2020 shusha-2020 mi24-2020 trilateral-2020 peacekeepers-2020 yerevan-2020
aghdam-handover-2020 kelbajar-handover-2020 lachin-handover-2020 khtsaberd-2020 pow-2020-12
moscow-2021-01 monitoring-2021 general-staff-2021 syunik-outposts-2021 border-2021-05
draft-2021-05-20 shorzha-2021-05-25 capture-2021-05-27 proposal-2021-05-27 mine-2021-06
swap-2021-06 shusha-declaration-2021 election-2021 swap-2021-07 yeraskh-2021-07
gegharkunik-2021-07-23 clash-2021-07-28 truce-2021-07-28 pashinyan-2021-07-29 kremlin-2021-07-29
russia-mfa-2021-07-30 tavush-2021-08-05
"""
"""Every event of the record, in order of time."""

SEED = "wion-2021-07-29"
"""The article that the record started from."""
SEED_STATEMENTS = [
    ("S1", "clash-2021-07-28", "three soldiers were killed"),
    ("S2", "pashinyan-2021-07-29", "outposts of Russian border guards along the entire"),
    ("S3", "clash-2021-07-28", "accused each other of breaking the Russian-brokered ceasefire"),
    ("S3", "clash-2021-07-28", "truce was fragile"),
    ("S4", "clash-2021-07-28", "four injured, Azerbaijan that two were wounded"),
    ("S4", "clash-2021-07-28", "Kelbajar sector of the Armenian–Azerbaijani state border"),
    ("S5", "war-toll-2020", "several civilians and soldiers"),
    ("S6", "clash-2021-07-28", "Armenia bears full responsibility"),
    ("S7", "border-2021-05", "tensions in the border areas"),
    ("S7", "pashinyan-2021-07-29", "discuss the issue with Russian officials"),
    ("S7", "pashinyan-2021-07-29", "“carry out work on demarcation and delimitation"),
    ("S8", "kremlin-2021-07-29", "yet to issue a statement"),
    ("S9", "gyumri-1995", "nearly 2,000 troops"),
    ("S10", "war-starts-2020", "captured vast swathes of territory"),
    ("S10", "war-starts-2020", "intervention of the US, France and Russia"),
    ("S11", "war-starts-2020", "six weeks, from September to November"),
    ("S11", "trilateral-2020", "ceded territories it had controlled for decades"),
    ("S11", "yerevan-2020", "Citizens protested"),
    ("S12", "first-war-toll", "after the collapse of the Soviet Union"),
    ("S12", "first-war-toll", "at least 30,000 people died"),
    ("S12", "referendum-1991", "broke away from Azerbaijan"),
]
"""What the article states, and where it stands in the timeline, attributed to it."""

UNVERIFIED = """
petitions-1963 stepanakert-shusha-1988 malibeyli-1992 goranboy-1992 winter-offensive-1994
"""
UNREAD = {
    "baku-1990": "de-waal-2003-chapter-6",
    "nkr-proclaimed-1991": "azerbaijan-law-1991-11-26",
    "goranboy-1992": "de-waal-2003-chapter-13",
    "pow-2020-12": "mfa-az-2021-prisoners",
}
"""Claims that nobody has looked up yet, each with the source to look it up in."""

BANNED = re.compile(
    r"\b(?:liberat|occup|aggress|terroris|separatis|genocid|massacre|pogrom"
    r"|ethnic cleansing|treason)",
    re.IGNORECASE,
)
"""Words of one side: only in a claim, in a quotation, or in the title of a source."""

RIVALS = [
    ("first-war-toll", "killed (all)"),
    ("first-war-toll", "displaced (Azerbaijanis)"),
    ("khojaly-1992", "killed"),
    ("sumgait-1988", "killed"),
    ("kirovabad-1988", "killed"),
    ("gugark-1988", "killed (all of Armenia)"),
    ("baku-1990", "killed (Armenians)"),
    ("black-january-1990", "killed"),
    ("garadaghly-1992", "killed"),
    ("maraga-1992", "killed"),
    ("siege-stepanakert", "killed (civilians)"),
    ("mardakert-2008", "killed (Azerbaijani servicemen)"),
    ("april-2016", "killed (Azerbaijani soldiers)"),
    ("april-2016", "killed (Armenian soldiers)"),
    ("war-toll-2020", "killed (Azerbaijani servicemen)"),
    ("war-toll-2020", "killed (Armenian servicemen)"),
]
"""The figures that diverge most: they stand side by side, each with its author."""

DISPUTES = [
    ("clash-2021-07-28", "armenia azerbaijan wion"),
    ("border-2021-05", "armenia azerbaijan minsk-group"),
    ("war-starts-2020", "armenia azerbaijan wion"),
    ("gyumri-1995", "wion media joint-statement"),
    ("khojaly-1992", "azerbaijan armenia rights-groups"),
    ("shusha-2020", "armenia azerbaijan karabakh-armenians"),
    ("hadrut-2020", "azerbaijan karabakh-armenians armenia"),
    ("ganja-2020", "azerbaijan armenia rights-groups"),
    ("stepanakert-2020", "azerbaijan karabakh-armenians rights-groups"),
    ("barda-2020", "azerbaijan armenia rights-groups"),
]
"""Who fired first, who held what: every party that was read has its column."""

KILLINGS = """
shusha-1920 sumgait-1988 gugark-1988 kirovabad-1988 baku-1990 black-january-1990
baghanis-ayrum-1990 malibeyli-1992 garadaghly-1992 khojaly-1992 maraga-1992
"""
STRIKES = "stepanakert-2020 tartar-2020 ganja-2020 barda-2020"
"""Killings of civilians, and strikes on towns: one kind each, for either community."""

BOTH_NAMES = """
Stepanakert/Khankendi Shusha/Shushi Khojaly/Khojalu Kelbajar/Karvachar Lachin/Berdzor Aghdam/Akna
Fuzuli/Varanda Jabrayil/Jrakan Zangilan/Kovsakan Martakert/Aghdara Askeran/Asgaran
"""
RENAMINGS = {"nkao-1923", "autonomy-abolished-1991"}
"""Events in which one name took the place of the other."""

OTHER_DATES = [
    ("first-war-toll", "February 1988"),
    ("nkao-vote-1988", "end of 1991"),
    ("baku-1990", "12 or 13 January"),
    ("baghanis-ayrum-1990", "24 March"),
    ("zangilan-1993", "27 September"),
    ("mardakert-2008", "4 or 5 March"),
    ("jabrayil-2020", "9 October"),
    ("shusha-2020", "7 or 8 November"),
]
"""Where the sources give another day, the note says so."""

FIELDS = """
date end title id era kind place parties tags importance summary note verified confidence
sources links figure claim
"""
"""The one order in which the fields of an event stand."""


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The file as TOML has it."""
    return tomli.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return load.read(FILE).timeline


@pytest.fixture(scope="module")
def events(timeline: Timeline) -> dict[str, Event]:
    return {event.id: event for event in timeline.events}


def accounts(timeline: Timeline) -> Iterator[tuple[Event, Figure | Claim]]:
    """Everything that somebody says, with its event."""
    for event in timeline.events:
        for account in (*event.figures, *event.claims):
            yield event, account


def own_voice(text: str) -> str:
    """The text without what it quotes."""
    return re.sub(r"“[^”]*”", "“…”", text)


def test_the_file_has_no_problems() -> None:
    loaded = load.read(FILE)
    assert loaded.problems == ()
    assert loaded.found == len(loaded.timeline.events) == 110


def test_every_event_of_the_record_stands_in_the_file_in_order_of_time(
    document: dict[str, Any], timeline: Timeline
) -> None:
    assert [event["id"] for event in document["event"]] == IDS.split()
    assert [event.id for event in timeline.events] == IDS.split()
    for earlier, later in pairwise(timeline.events):
        assert earlier.span.order <= later.span.order, later.id


def test_the_first_screen(document: dict[str, Any], timeline: Timeline) -> None:
    assert document["view"] == "1988/2021"
    assert (timeline.timezone, timeline.lanes) == ("Asia/Yerevan", "kind")
    first, _, _, last = timeline.view.bounds
    seen = [event for event in timeline.events if first <= event.span.anchor < last]
    assert len(seen) == 104, "all but the six before 1988"


def test_the_ceasefire_and_the_border_crisis_overlap(timeline: Timeline) -> None:
    eras = "background first-war interwar six-week-war ceasefire border-crisis"
    assert list(timeline.eras) == eras.split()
    ceasefire, crisis = (timeline.eras[id_].span.bounds for id_ in eras.split()[-2:])
    assert ceasefire[0] < crisis[0] < ceasefire[3]  # type: ignore[operator]


def test_every_event_has_an_era_a_kind_a_place_and_parties(timeline: Timeline) -> None:
    for event in timeline.events:
        (era,) = event.eras
        assert era in timeline.eras, event.id
        assert event.kind in timeline.kinds, event.id
        assert event.place in timeline.places, event.id
        assert all((event.parties, event.summary, event.note, event.confidence)), event.id


def test_nothing_that_is_named_in_a_table_is_unused(timeline: Timeline) -> None:
    spoken = {account.by for _, account in accounts(timeline)}
    acting = {id_ for event in timeline.events for id_ in event.parties}
    assert set(timeline.parties) == spoken | acting
    assert set(timeline.kinds) == {event.kind for event in timeline.events}
    assert set(timeline.places) == {event.place for event in timeline.events}


def test_every_source_is_cited_and_can_be_looked_up(timeline: Timeline) -> None:
    cited = {id_ for event in timeline.events for id_ in event.sources}
    assert cited == set(timeline.sources)
    for event, account in accounts(timeline):
        assert set(account.sources) <= set(event.sources), event.id
    for source in timeline.sources.values():
        assert source.date or source.dated, source.id
        assert source.url or source.ref, source.id
        for address in filter(None, (source.url, source.archive_url)):
            assert re.fullmatch(r"https?://[^\s/]+\.[^\s/]+/\S*", address + "/"), source.id


def test_every_figure_and_every_claim_has_an_author(timeline: Timeline) -> None:
    for event, account in accounts(timeline):
        assert account.by in timeline.parties, event.id
        assert account.who, event.id
    for event in timeline.events:
        assert all(claim.sources for claim in event.claims), event.id


@pytest.mark.parametrize(("statement", "id_", "words"), SEED_STATEMENTS)
def test_what_the_article_states_stands_under_its_name(
    events: dict[str, Event], statement: str, id_: str, words: str
) -> None:
    claims = [claim for claim in events[id_].claims if claim.by == "wion"]
    assert any(words in claim.says for claim in claims), statement
    assert all(claim.sources == (SEED,) and "WION" in claim.who for claim in claims)
    assert "wion" in events[id_].tags


def test_no_statement_is_left_out_and_the_article_is_said_to_have_no_address(
    timeline: Timeline,
) -> None:
    assert {statement for statement, _, _ in SEED_STATEMENTS} == {f"S{n}" for n in range(1, 13)}
    assert timeline.sources[SEED].url == ""
    assert "address is not known" in timeline.sources[SEED].note


def test_five_events_are_not_verified_and_say_why(timeline: Timeline) -> None:
    doubted = {event.id: event.note for event in timeline.events if not event.verified}
    assert set(doubted) == set(UNVERIFIED.split())
    why = re.compile("Wikipedia copies only: |Confirmed in part only[.:] ")
    assert all(map(why.match, doubted.values()))


def test_four_claims_rest_on_what_nobody_has_read_and_say_so(timeline: Timeline) -> None:
    found = {}
    for event, account in accounts(timeline):
        unread = [id_ for id_ in account.sources if not timeline.sources[id_].checked]
        assert account.who.endswith("; unverified here") == bool(unread), event.id
        for id_ in unread:
            found[event.id] = id_
            assert timeline.sources[id_].note.startswith("Unverified here; check ")
    assert found == UNREAD


def test_our_own_words_take_no_side(timeline: Timeline) -> None:
    ours = [timeline.title, timeline.description]
    for event in timeline.events:
        ours += [event.title, event.summary, event.note]
        ours += [text for figure in event.figures for text in (figure.of, figure.note)]
    ours += [account.who for _, account in accounts(timeline)]
    ours += [text for era in timeline.eras.values() for text in (era.name, era.description)]
    ours += [text for place in timeline.places.values() for text in (place.name, place.note)]
    ours += [named.name for named in (*timeline.kinds.values(), *timeline.parties.values())]
    assert [text for text in ours if BANNED.search(own_voice(text))] == []

    assert not BANNED.search(own_voice("The text calls it “occupation”."))
    assert not BANNED.search(own_voice("They agreed not to deliberately target civilians."))
    assert BANNED.search(own_voice("The town was liberated."))
    assert BANNED.search(own_voice("“All forces” left the Occupied district."))


@pytest.mark.parametrize(("id_", "of"), RIVALS)
def test_rival_figures_stand_side_by_side(events: dict[str, Event], id_: str, of: str) -> None:
    figures = [figure for figure in events[id_].figures if figure.of == of]
    assert len({(figure.by, figure.who) for figure in figures}) > 1
    assert len({(figure.low, figure.high, figure.text) for figure in figures}) > 1
    assert events[id_].is_contested


@pytest.mark.parametrize(("id_", "columns"), DISPUTES)
def test_rival_claims_have_a_column_each(events: dict[str, Event], id_: str, columns: str) -> None:
    assert {*columns.split()} <= {claim.by for claim in events[id_].claims}


def test_the_note_tells_where_the_sources_give_another_date(events: dict[str, Event]) -> None:
    assert [id_ for id_, words in OTHER_DATES if words not in events[id_].note] == []


def test_the_same_is_treated_the_same_whoever_suffered_it(timeline: Timeline) -> None:
    for kind, ids in (("civilian-killing", KILLINGS), ("strikes-on-populated-area", STRIKES)):
        assert [event.id for event in timeline.events if event.kind == kind] == ids.split()


def test_a_town_is_told_by_the_names_of_both_sides(timeline: Timeline) -> None:
    for pair in BOTH_NAMES.split():
        name = pair.partition("/")[0]
        assert set(timeline.places[name.lower()].names) == {"armenia", "azerbaijan"}
        for event in timeline.events:
            told = own_voice(f"{event.title} {event.summary}")
            if re.search(rf"\b{name}\b", told) and event.id not in RENAMINGS:
                assert pair in told, event.id


def test_names_fit_their_columns_and_kinds_tell_themselves_apart(timeline: Timeline) -> None:
    assert all(len(party.name) <= 24 for party in timeline.parties.values())
    assert all(len(kind.name) <= 14 for kind in timeline.kinds.values())
    glyphs = [kind.glyph for kind in timeline.kinds.values()]
    assert len(set(glyphs)) == len(glyphs) == len("".join(glyphs))


def test_it_reads_well_as_a_text(document: dict[str, Any]) -> None:
    text = FILE.read_text(encoding="utf-8")
    opening = text[: text.index("\n\n")].splitlines()
    assert all(line.startswith("#") for line in opening)
    assert len(opening) <= 14
    assert not re.search(r"\n\n\n|\t| $", text, re.MULTILINE)
    for event in document["event"]:
        assert list(event) == [key for key in FIELDS.split() if key in event], event["id"]
    unbroken = ("title", "url", "archive_url", "via", "ref")  # what is copied or looked up
    long = [line for line in text.splitlines() if len(line) > 100]
    assert [line for line in long if not line.startswith(unbroken)] == []
