"""The word that is most like another is the one that the standard library finds."""

from difflib import get_close_matches

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.core import collect, likeness
from tui.core.likeness import LONGEST, Alike
from tui.core.load import load_text

WORDS = ["date", "title", "end", "earliest", "latest", "era", "Kind", "summary", "sources"]
LETTERS = st.text("abAB é", max_size=12)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("dat", "date"),
        ("TITEL", "title"),
        ("kind", "Kind"),
        ("sumary", "summary"),
        ("q", ""),
        ("", ""),
        ("sauces", "sources"),
    ],
)
def test_the_nearest(word, found):
    assert Alike(WORDS).nearest(word) == found


@given(LETTERS, st.lists(LETTERS, max_size=30))
@example("ab", ["ba", "ab"])
@example("aaaa", ["aaab", "baaa"])
@example("a", ["A", "a"])
@example("\u00a1\u00a1", ["!a"])
def test_it_is_that_of_the_library(word, words):
    lowered = {other.casefold(): other for other in words}
    close = get_close_matches(word.casefold(), lowered, 1, 0.6)
    assert Alike(words).nearest(word) == (lowered[close[0]] if close else "")


def test_of_very_many_only_those_are_looked_at_that_begin_alike(monkeypatch):
    monkeypatch.setattr(likeness, "_MANY", 3)
    alike = Alike(["aachen", "bern", "aarau", "zug"])
    assert alike.nearest("aachem") == "aachen"
    assert alike.nearest("eachen") == ""


def test_words_without_end_are_like_nothing():
    word = "a" * (LONGEST + 1)
    assert Alike([word]).nearest(word + "b") == ""
    assert Alike([word[1:]]).nearest(word) == ""


def test_only_so_many_words_are_compared_for_a_file(monkeypatch):
    monkeypatch.setattr(collect, "_MOST_EFFORT", 1)
    text = "".join(
        f'[[event]]\ndate = 2020\ntitle = "T"\n{key} = 1\n' for key in ("dat", "titel", "dat")
    )
    told = load_text(text, "x").problems
    assert [each.suggestion for each in told] == [
        'did you mean "date"?',
        "",
        'did you mean "date"?',
    ]


def test_what_it_cost_is_counted():
    alike = Alike(WORDS)
    alike.nearest("q")
    few = alike.effort
    alike.nearest("sauces")
    assert alike.effort > 2 * few > 0
