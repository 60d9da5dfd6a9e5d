"""What could act on a terminal becomes visible; everything else stays as written."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.text import cells, escape_name, is_clean, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00b\x07", "a␀b␇"),
        ("\x7f", "␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("\u2066x\u2069", "<U+2066>x<U+2069>"),
        ("\u200e\u200f\u061c", "<U+200E><U+200F><U+061C>"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("zero\u200bwidth\u2060\ufeff", "zero<U+200B>width<U+2060><U+FEFF>"),
        ("\u180e\ufff9\ufffb", "<U+180E><U+FFF9><U+FFFB>"),
        ("f\u2061x\u2063y\u2064", "f<U+2061>x<U+2063>y<U+2064>"),
        ("\u206a\u206f", "<U+206A><U+206F>"),
        ("\U0001bca0\U0001d173", "<U+1BCA0><U+1D173>"),
        ("a\u2028b\u2029", "a<U+2028>b<U+2029>"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("half \ud800", "half <U+D800>"),
        ("a\tb\nc\r", "a␉b␊c␍"),
    ],
)
def test_hidden_characters_become_visible(text, shown):
    assert visible(text) == shown
    assert not is_clean(text)
    assert is_clean(shown)


def test_tabs_and_newlines_may_stay_where_there_are_lines():
    assert visible("a\tb\nc\r\x1b", multiline=True) == "a\tb\nc␍␛"
    text = "one\n\ttwo"
    assert visible(text, multiline=True) is text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "日本",
        "👩‍🚀",
        "فارسی‌ها",
        "क्‍ष",
        "é e\u0301",
        "non\u00a0breaking",
        "[red]",
        "\\x1b",
        "⚔\ufe0f",
        "葛\U000e0100",
        "\ufe0f",
        "\u0600\u06dd\u0661",
    ],
)
def test_clean_text_is_the_same_object(text):
    assert visible(text) is text
    assert visible(text, multiline=True) is text


@given(st.text())
def test_nothing_visible_can_act_on_a_terminal(text):
    shown = visible(text)
    assert visible(shown) is shown
    for character in shown:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            *("LRE", "RLE", "LRO", "RLO", "PDF"),
            *("LRI", "RLI", "FSI", "PDI"),
        )


@given(st.text(st.characters(blacklist_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"])))
def test_letters_stay_as_they_are(text):
    assert visible(text) is text


def test_the_quick_way_lets_nothing_through():
    hidden = [chr(code) for code in range(sys.maxunicode + 1) if not is_clean(chr(code))]
    assert len(hidden) > 2_000
    assert not any(character.isprintable() for character in hidden)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("timeline.toml", "timeline.toml"),
        (b"caf\xe9.toml", "caf\\xe9.toml"),
        ("new\nline\x1b[31m", "new␊line␛[31m"),
        ("日本.toml", "日本.toml"),
    ],
)
def test_file_names_can_be_shown(name, shown):
    assert escape_name(name) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("日本", 4),
        ("e\u0301", 1),
        ("◆", 1),
        ("⚔", 1),
        ("⚔\ufe0f", 2),
        ("👩‍🚀", 2),
        ("Ստ", 2),
        ("が", 2),
        ("か\u3099", 2),
    ],
)
def test_width_in_cells(text, width):
    assert cells(text) == width
