"""What events say, looked through as it was written: nothing is missed, nothing is made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, timeline
from tui.core.folding import fold, needle
from tui.core.masks import mask_of, places_in, spread
from tui.core.model import Claim, Event, Figure
from tui.core.query_matching import matches, slices
from tui.core.query_parse import parse
from tui.core.query_plain import plain
from tui.core.said import Kept, Texts
from tui.core.searchable import SIZE, Searchable

LETTERS = "aAbB éÉe\u0301 \n\t–-İıßﬁøØŞəﷺ한\u0345ΐ\u200d\u00a0"
TEXTS = st.lists(
    st.text(alphabet=LETTERS, max_size=8) | st.text(alphabet="aAbB \n", max_size=8), max_size=6
)
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=4).map(needle).filter(bool)


@given(TEXTS, WORDS)
def test_texts_are_found_as_if_each_were_folded_by_itself(texts: list[str], wanted: str) -> None:
    found = places_in(Texts(texts).having(wanted))
    assert found == [place for place, text in enumerate(texts) if wanted in fold(text)]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("two\n columns", "two columns"),
        ("Two\tcolumns", "two columns"),
        ("e\u0301te\u0301", "ete"),
        ("ﬁne", "fin"),
        ("Straße", "SS"),
        ("naïve", "naive"),
        ("so\u00a0 so", "so so"),
        ("— no", "-"),
    ],
)
def test_a_text_is_found_by_what_people_type(written: str, wanted: str) -> None:
    assert Texts(["other", written, ""]).having(needle(wanted)) == 0b010


def test_a_phrase_does_not_reach_from_one_text_into_the_next() -> None:
    assert not Texts(["two", "columns"]).having("two columns")
    assert not Texts(["twó", "columns"]).having("oc")


@pytest.mark.parametrize(
    ("texts", "is_empty"), [([], True), (["", ""], True), (["", "a"], False), (["é"], False)]
)
def test_it_is_known_where_nothing_is_said(texts: list[str], is_empty: bool) -> None:
    assert Texts(texts).is_empty == is_empty


def test_texts_are_kept_as_far_as_there_is_room() -> None:
    made = []

    def asked(key: str) -> None:
        kept.texts(key, lambda: made.append(key) or Texts(["word" * 100]))  # type: ignore[func-returns-value]

    kept = Kept(3 * Texts(["word" * 100]).size)
    for key in "abcabc":
        asked(key)
    assert made == ["a", "b", "c"]
    for key in "dbca":  # d takes the place of a, which was asked for least lately
        asked(key)
    assert made == ["a", "b", "c", "d", "a"]


def test_what_is_too_large_to_be_kept_is_found_all_the_same() -> None:
    assert Kept(0).texts("key", lambda: Texts(["word"])).having("or")


# Letter by letter

FIELDS = st.fixed_dictionaries(
    {
        "title": st.text(alphabet="abé –", max_size=6),
        "summary": st.text(alphabet="abß\n ", max_size=6),
        "note": st.sampled_from(("", "", "ab a", "bé")),
        "kind": st.sampled_from(("", "battle", "abba")),
        "tags": st.sampled_from(((), ("a b",), ("b", "aé"))),
        "eras": st.sampled_from(((), ("bab",))),
        "claims": st.sampled_from(((), (Claim("ab", who="a"),))),
        "figures": st.sampled_from(((), (Figure("ba", text="b b"),))),
    }
)
EVENTS = st.lists(FIELDS.map(lambda fields: replace(event("", "1990"), **fields)), max_size=8)


def said(each: Event) -> list[str]:
    """All that an event of these says, field by field."""
    texts = [each.title, each.id, each.summary, each.note, each.kind, *each.tags, *each.eras]
    texts += [text for claim in each.claims for text in (claim.says, claim.who)]
    return texts + [text for figure in each.figures for text in (figure.of, figure.text)]


@given(EVENTS, st.lists(st.text(alphabet="abé -", min_size=1, max_size=5), max_size=4))
def test_each_letter_of_each_word_finds_what_a_slow_look_finds(
    events: list[Event], typed: list[str]
) -> None:
    ready = Searchable(timeline(*events))
    for text in typed:
        for end in range(1, len(text) + 1):
            wanted = needle(text[:end])
            found = [
                place
                for place, each in enumerate(ready.timeline.events)
                if not wanted or any(wanted in fold(told) for told in said(each))
            ]
            assert matches(parse(f'"{text[:end]}"'), ready) == found


def test_what_was_asked_before_changes_no_answer() -> None:
    count = SIZE + 40
    ready = Searchable(
        timeline(*(event(f"Day {number} of é", str(1000 + number)) for number in range(count)))
    )
    texts = ["d", "da", "day", "day 1", "day 10", "day 1", "x", "dax", "of e", "1 of", "É"]
    texts += [str(number) for number in range(20)]
    for text in texts:
        for asked in (text, f"-{text}", f"title:{text}"):
            query = plain(text) if asked == text else parse(f'{asked[: -len(text)]}"{text}"')
            fresh = Searchable(ready.timeline)
            assert list(slices(query, ready)) == list(slices(query, fresh)), asked


# Masks


@given(st.sets(st.integers(0, 600)))
def test_masks_and_places_are_inverse(places: set[int]) -> None:
    assert places_in(mask_of(places)) == sorted(places)


@given(st.sets(st.integers(0, 600), min_size=1).map(sorted), st.data())
def test_a_mask_of_some_is_spread_over_all(places: list[int], data: st.DataObject) -> None:
    some = data.draw(st.sets(st.integers(0, len(places) - 1)))
    assert places_in(spread(mask_of(some), places)) == [places[at] for at in sorted(some)]
