"""Labels cut between characters, and never wider than their room."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.core.labels import MORE, cut, graphemes

CUTS = [
    ("Moscow truce", 12, "Moscow truce"),
    ("Moscow truce", 11, "Moscow tru…"),
    ("Moscow truce", 8, "Moscow…"),  # no space before the mark
    ("Moscow truce", 1, "…"),
    ("Moscow truce", 0, ""),
    ("", 0, ""),
    ("Stepanakert", 5, "Step…"),
    ("年表年表", 8, "年表年表"),
    ("年表年表", 7, "年表年…"),
    ("年表年表", 6, "年表…"),  # two cells each
    ("Ye\u0301re\u0301van", 4, "Ye\u0301r…"),  # an accent stays with its letter
    ("\U0001f1e6\U0001f1f2\U0001f1e6\U0001f1ff", 3, "\U0001f1e6\U0001f1f2…"),  # flags are pairs
]


@pytest.mark.parametrize(("text", "room", "label"), CUTS)
def test_a_label_is_cut(text: str, room: int, label: str) -> None:
    assert cut(text, room, cell_len) == label


CHARACTERS = [
    ("abc", ["a", "b", "c"]),
    ("e\u0301a", ["e\u0301", "a"]),
    ("\u0939\u093f\u0928\u094d", ["\u0939\u093f", "\u0928\u094d"]),  # Devanagari vowel signs
    ("\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]),  # conjoining Hangul
    ("\U0001f44d\U0001f3fdx", ["\U0001f44d\U0001f3fd", "x"]),
    (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467!",
        ["\U0001f468\u200d\U0001f469\u200d\U0001f467", "!"],
    ),
    ("\U0001f1e6\U0001f1f2\U0001f1e6", ["\U0001f1e6\U0001f1f2", "\U0001f1e6"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "characters"), CHARACTERS)
def test_characters_are_what_people_see(text: str, characters: list[str]) -> None:
    assert list(graphemes(text)) == characters


@given(st.text())
def test_characters_joined_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(st.text(max_size=40), st.integers(0, 50))
def test_a_label_is_never_wider_than_its_room(text: str, room: int) -> None:
    label = cut(text, room, cell_len)
    assert cell_len(label) <= room or label == text == ""
    if label != text and label:
        assert label.endswith(MORE)
        assert text.startswith(label[:-1])
        rest = text[len(label) - 1 :]
        assert not unicodedata.combining(rest[0]), "a mark was cut from its letter"
