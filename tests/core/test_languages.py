"""Languages by their codes, in words."""

from __future__ import annotations

import pytest

from tui.core.languages import language


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "French"),
        ("hy", "Armenian"),
        ("az", "Azerbaijani"),
        ("EN", "English"),
        ("nb", "Norwegian Bokmål"),
        ("zu", "Zulu"),
        ("pt-BR", "Portuguese (BR)"),
        ("zh_Hant-TW", "Chinese (Hant-TW)"),
        ("French", "French"),
        ("Karabakh Armenian", "Karabakh Armenian"),
        ("grc", "grc"),
        ("xx", "xx"),
        ("xx-Latn", "xx-Latn"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_a_code_becomes_words_and_the_rest_stays(lang: str, words: str) -> None:
    assert language(lang) == words
