"""What is typed in haste finds what was written with care."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.choices import Choice, folded, marked, matching


def event(name: str, date: str = "") -> Choice:
    return Choice("Event", name, date, name)


def found(text: str, *names: str, most: int = 50) -> list[str]:
    return [choice.name for choice in matching(map(event, names), text, most)]


def lit(name: str, text: str) -> str:
    """The name with what is lit in brackets."""
    for first, last in reversed(marked(name, text)):
        name = f"{name[:first]}[{name[first:last]}]{name[last:]}"
    return name


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Xankəndi", "xankendi"),
        ("Şuşa", "susa"),
        ("IĞDIR and Iğdır", "igdir and igdir"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("Łódź, Århus, Þingvellir", "lodz, arhus, thingvellir"),
        ("e\u0301tat", "etat"),
        ("ﬁrst", "first"),
        ("Ёлка", "елка"),
        ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"),
        ("ԵՐԵՎԱՆ", "երեվան"),
        ("Sisian’s border – closed", "sisian's border - closed"),
    ],
)
def test_case_and_accents_are_left_out(written: str, typed: str) -> None:
    assert folded(written) == typed
    assert folded(typed) == typed


def test_a_name_that_begins_with_the_text_goes_first_then_a_word_then_the_rest() -> None:
    names = "Unarmed", "The arms trade", "Disarmament", "Armistice", "A new arm"
    assert found("arm", *names) == [
        "Armistice", "The arms trade", "A new arm", "Unarmed", "Disarmament",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("truce mosc", "Moscow truce"),
        ("MOSCOW  TRUCE ", "Moscow truce"),
        ("event hadrut", "Hadrut"),
        ("nov hadrut", "Hadrut"),
        ("susa", "Şuşa"),
        ("şuşa", "Şuşa"),
    ],
)
def test_every_word_is_somewhere_in_name_group_or_hint(text: str, name: str) -> None:
    choices = [event("Moscow truce", "10 Oct"), event("Hadrut", "9 Nov"), event("Şuşa", "8 Oct")]
    assert [choice.name for choice in matching(choices, text)] == [name]


def test_one_word_that_is_nowhere_is_enough_to_fail() -> None:
    assert found("moscow peace", "Moscow truce") == []


def test_an_empty_text_finds_what_comes_first() -> None:
    for nothing in ("", "  ", "\u0301"):
        assert found(nothing, "One", "Two", "Three", most=2) == ["One", "Two"]
    assert found("", "One", most=0) == []


def test_what_is_endless_is_read_no_further_than_needed() -> None:
    read: list[int] = []

    def endless() -> Iterator[Choice]:
        for number in count():
            read.append(number)
            yield event(f"Event {number}")

    assert len(matching(endless(), "ev", most=7)) == 7
    assert len(read) == 7


@pytest.mark.parametrize(
    ("name", "text", "picture"),
    [
        ("Moscow truce", "mosc", "[Mosc]ow truce"),
        ("Moscow truce", "tr mo", "[Mo]scow [tr]uce"),
        ("Moscow truce", "moscow truce", "[Moscow truce]"),
        ("Disarmed army", "arm", "Disarmed [arm]y"),
        ("Disarmed", "arm", "Dis[arm]ed"),
        ("Xankəndi", "kend", "Xan[kənd]i"),
        ("Straße", "stras", "[Straß]e"),
        ("Straße", "e", "Straß[e]"),
        ("e\u0301tat", "e", "[e\u0301]tat"),
        ("ﬁrst", "i", "[ﬁ]rst"),
        ("Moscow truce", "event", "Moscow truce"),
        ("Moscow truce", "", "Moscow truce"),
    ],
)
def test_the_letters_that_matched_are_lit(name: str, text: str, picture: str) -> None:
    assert lit(name, text) == picture


letters = st.text(
    st.sampled_from("abAB éÉe\u0301əƏıIİßﬁŁ-’\u0308 12") | st.characters(), max_size=12
)


@given(letters, letters)
def test_folding_is_done_once_and_letter_by_letter(one: str, other: str) -> None:
    assert folded(folded(one)) == folded(one)
    assert folded(one + other) == folded(one) + folded(other)
    assert folded(one.upper().lower()) == folded(one.upper())


@given(letters, letters)
def test_what_is_lit_holds_every_word_that_is_in_the_name(name: str, text: str) -> None:
    ranges = marked(name, text)
    edges = [edge for pair in ranges for edge in pair]
    assert edges == sorted(set(edges)), "in order, apart and not empty"
    assert all(0 <= edge <= len(name) for edge in edges)
    pieces = [folded(name[first:last]) for first, last in ranges]
    for word in folded(text).split():
        assert (word in folded(name)) == any(word in piece for piece in pieces)


@given(st.lists(letters, max_size=8), letters, st.integers(0, 9))
def test_it_finds_all_that_match_and_nothing_else(names: list[str], text: str, most: int) -> None:
    words = folded(text).split()
    expected = [name for name in names if all(word in folded(name) for word in words)]
    choices = [Choice("", name, "", str(place)) for place, name in enumerate(names)]
    everything = matching(choices, text)
    assert sorted(choice.name for choice in everything) == sorted(expected)
    assert matching(choices, text, most) == everything[:most]
    firsts = [c for c in everything if folded(c.name).startswith(" ".join(words))]
    assert everything[: len(firsts)] == firsts
    assert [int(c.key) for c in firsts] == sorted(int(c.key) for c in firsts)


@given(letters, letters)
def test_part_of_a_name_finds_the_name(before: str, part: str) -> None:
    assert found(part, f"{before}{part}")
