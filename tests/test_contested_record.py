"""What the bundled timeline's subjects are contested about: at least two voices on each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_timeline_toml import BANNED, own_voice
from tui.core import load
from tui.core.claim_table import ClaimTable, claim_table
from tui.core.contested import disputes
from tui.core.model import Event, Timeline, measure_key

FILE = Path(__file__).parent.parent / "timeline.toml"

SUBJECTS = [
    ("killed in the first war", "first-war-toll", "killed (all)"),
    ("Azerbaijanis displaced in the first war", "first-war-toll", "displaced (Azerbaijanis)"),
    ("Armenians displaced in the first war", "first-war-toll", ""),
    ("Khojaly", "khojaly-1992", "killed"),
    ("Sumgait", "sumgait-1988", "killed"),
    ("Kirovabad", "kirovabad-1988", "killed"),
    ("Azerbaijanis killed in Armenia", "gugark-1988", "killed (all of Armenia)"),
    ("Baku, January 1990", "baku-1990", "killed (Armenians)"),
    ("Black January", "black-january-1990", "killed"),
    ("Garadaghly", "garadaghly-1992", "killed"),
    ("Maraga", "maraga-1992", "killed"),
    ("Stepanakert, 1991–92", "siege-stepanakert", "killed (civilians)"),
    ("Azerbaijani dead of April 2016", "april-2016", "killed (Azerbaijani soldiers)"),
    ("Armenian dead of April 2016", "april-2016", "killed (Armenian soldiers)"),
    ("Azerbaijani servicemen, 2020", "war-toll-2020", "killed (Azerbaijani servicemen)"),
    ("Armenian servicemen, 2020", "war-toll-2020", "killed (Armenian servicemen)"),
    ("troops inside Armenia", "border-2021-05", "Azerbaijani troops inside Armenia"),
    ("who fired first, July 2021", "clash-2021-07-28", ""),
    ("who fired first, September 2020", "war-starts-2020", ""),
    ("the base at Gyumri", "gyumri-1995", ""),
    ("the six weeks' toll", "war-toll-2020", ""),
]
"""What the parties, or the sources, differ about most: the event, and the measure if it is one."""

BANNED_WORDS = """
liberated liberation occupied occupation occupiers aggressor aggression terrorist terrorists
separatist separatism genocide massacre massacres pogrom pogroms treason
""".split()
"""Never in our own voice: only in an account, a quotation or an official title."""
NEUTRAL = "captured took left killed displaced handed over deliberate preoccupied".split()


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return load.read(FILE).timeline


@pytest.fixture(scope="module")
def events(timeline: Timeline) -> dict[str, Event]:
    return {event.id: event for event in timeline.events}


def voices(table: ClaimTable, of: str) -> set[str]:
    """Who is heard on a measure; on the event as a whole, if none is given."""
    told = [
        told
        for measure in table.measures
        if not of or measure_key(measure.of) == measure_key(of)
        for told in measure.counts
    ]
    told += [] if of else [told for column in table.columns for told in column.claims]
    return {one.voice for one in told}


@pytest.mark.parametrize(
    ("id_", "of"), [one[1:] for one in SUBJECTS], ids=[one[0] for one in SUBJECTS]
)
def test_a_contested_subject_has_at_least_two_voices(
    timeline: Timeline, events: dict[str, Event], id_: str, of: str
) -> None:
    table = claim_table(events[id_], timeline)
    assert len(voices(table, of)) > 1
    assert "" not in voices(table, of)
    assert id_ in {dispute.event.id for dispute in disputes(timeline)}
    assert all(measure.differs for measure in table.measures if of and measure.of == of)


def test_more_than_one_party_is_heard_on_every_one_of_them(
    timeline: Timeline, events: dict[str, Event]
) -> None:
    for _, id_, _ in SUBJECTS:
        table = claim_table(events[id_], timeline)
        counting = {told.party for measure in table.measures for told in measure.counts}
        assert len({column.name for column in table.columns} | counting) > 1, id_


def test_every_figure_and_claim_of_the_record_stands_in_its_table(timeline: Timeline) -> None:
    for event in timeline.events:
        table = claim_table(event, timeline)
        assert sum(len(column.claims) for column in table.columns) == len(event.claims)
        assert sum(len(measure.counts) for measure in table.measures) == len(event.figures)


@pytest.mark.parametrize("word", BANNED_WORDS)
def test_no_word_of_one_side_stands_in_our_titles_summaries_and_notes(
    timeline: Timeline, word: str
) -> None:
    assert BANNED.search(f"They {word}.")
    for event in timeline.events:
        for text in (event.title, event.summary, event.note):
            assert word not in own_voice(text).casefold().split(), event.id


@pytest.mark.parametrize("word", NEUTRAL)
def test_a_neutral_word_is_not_taken_for_one_of_a_side(word: str) -> None:
    assert not BANNED.search(f"They {word}.")
