"""What events have of an aspect: numbered once, and asked once for each group of ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.made import event, timeline
from tui.core import aspects
from tui.core.masks import places_in
from tui.core.model import Claim, Event, Figure
from tui.core.query_matching import matches
from tui.core.query_parse import parse
from tui.core.query_values import used
from tui.core.searchable import Searchable

BARE = event("It", "1990")
EVENTS = (
    replace(BARE, kind="law", parties=("north", "south"), eras=("", "old"), sources=("b", "a")),
    replace(BARE, place="ford", tags=("river",), claims=(Claim("No", by="south", who="A lord"),)),
    BARE,
    replace(BARE, lane="sea", figures=(Figure("killed", by="b", sources=("c",)),), sources=("a",)),
    replace(BARE, kind="law", parties=("south", "north")),
)
TABLE = [
    ("kind", "law", [0, 4]),
    ("place", "ford", [1]),
    ("era", "old", [0]),
    ("party", "south", [0, 4]),
    ("source", "a", [0, 3]),
    ("source", "c", [3]),
    ("voice", "south", [1]),
    ("voice", "b", [3]),
    ("lane", "sea", [3]),
    ("tag", "river", [1]),
    ("claim", "south", [1]),
    ("who", "A lord", [1]),
    ("figure", "killed", [3]),
    ("kind", "", []),
    ("era", "", []),
    ("kind", "nothing", []),
]


def asked(events: tuple[Event, ...], aspect: str, id_: str) -> list[int]:
    ready = Searchable(timeline(*events))
    return places_in(ready.block(0).having(ready.asked(aspect, id_.__eq__)))


@pytest.mark.parametrize(("aspect", "id_", "places"), TABLE)
def test_events_are_found_by_what_they_have(aspect: str, id_: str, places: list[int]) -> None:
    assert asked(EVENTS, aspect, id_) == places


@pytest.mark.parametrize(("aspect", "id_", "places"), TABLE)
def test_they_are_found_where_too_much_is_different_to_be_numbered(
    aspect: str, id_: str, places: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aspects, "_MOST_GROUPS", 1)
    assert asked(EVENTS, aspect, id_) == places


@pytest.mark.parametrize("most", [1, 1000])
def test_all_that_events_have_is_told_once(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aspects, "_MOST_GROUPS", most)
    ready = Searchable(timeline(*EVENTS))
    assert used("party", ready) == ("north", "south")
    assert used("kind", ready) == ("law",)
    assert used("source", ready) == ("b", "a", "c")


def test_a_question_goes_on_to_groups_that_come_later() -> None:
    days = (replace(BARE, title=f"{number}", kind=f"kind {number}") for number in range(1200))
    ready = Searchable(timeline(*days))
    assert matches(parse("kind:1100"), ready) == [1100]
    assert matches(parse('kind:"kind 11"'), ready) == [11, *range(110, 120), *range(1100, 1200)]
