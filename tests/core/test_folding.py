"""Case and accents folded, and matches told as parts of what was written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.folding import fold, found, needle


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Đorđe", "dorde"), ("Ðingvellir", "dingvellir"), ("Þór", "thor"), ("Œuvre", "oeuvre"),
        ("Ærø", "aero"), ("Straße", "strasse"), ("Łódź", "lodz"), ("Ħamrun", "hamrun"),
        ("İstanbul", "istanbul"), ("Isparta", "isparta"), ("ısı", "isi"), ("Şəhər", "seher"),
        ("Ελλάδα", "ελλαδα"), ("Йошкар", "иошкар"), ("“so–so”", '"so-so"'),
    ],
)  # fmt: skip
def test_letters_are_found_as_people_type_them(written: str, searched: str) -> None:
    assert fold(written) == searched


TEXTS = st.text() | st.text(alphabet="aAéÉe\u0301 \n–-İıßﬁøØŞəﷺ한\u0345ΐ\u200d", max_size=12)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Shusha / Şuşa", "shusha / susa"),
        ("Xankəndi", "xankendi"),
        ("Łódź, Øresund, Đakovo, Æon", "lodz, oresund, dakovo, aeon"),
        ("STRASSE straße", "strasse strasse"),
        ("İstanbul ısı", "istanbul isi"),
        ("Ստեփանակերտ", "ստեփանակերտ"),
        ("Ереван Ёлка", "ереван елка"),
        ("Οδός ΟΔΟΣ", "οδοσ οδοσ"),
        ("e\u0301 é", "e e"),
        ("1988–2021 ‘so’ “said” he", "1988-2021 'so' \"said\" he"),
        ("  two\n\t lines ", "two lines"),
        ("ﬁne ½", "fine 1⁄2"),
        ("👩\u200d👧", "👩👧"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
def test_texts_are_folded_character_by_character(first: str, second: str) -> None:
    assert fold(f"{first}\n{second}") == f"{fold(first)} {fold(second)}".strip()


@pytest.mark.parametrize(
    ("text", "wanted", "parts"),
    [
        ("Capture of Şuşa, susa", "susa", ["Şuşa", "susa"]),
        ("cafe\u0301s", "cafe", ["cafe\u0301"]),
        ("a  b\nb", "a b b", ["a  b\nb"]),
        ("straße", "ss", ["ß"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("ﬁﬁ", "i", ["ﬁ", "ﬁ"]),
        ("ab", "c", []),
        ("ab", "", []),
    ],
)
def test_a_match_is_a_part_of_what_was_written(text: str, wanted: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in found(text, needle(wanted))] == parts


@given(TEXTS, TEXTS)
def test_matches_are_in_order_and_hold_what_was_looked_for(text: str, wanted: str) -> None:
    folded = needle(wanted)
    ranges = found(text, folded)
    assert bool(ranges) == (bool(folded) and folded in fold(text))
    assert all(end <= start for (_, end), (start, _) in pairwise(ranges))
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    for start, end in ranges[:1]:
        assert folded in fold(text[start:end])


def test_what_is_made_visible_in_a_file_is_found() -> None:
    from tui.core.text import visible

    assert needle("a\u202eb") in fold(visible("xa\u202eby"))
