"""Keys as people write them: one spelling, Textual's name, and what help and footer show."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys, _character_to_key

from tui.core.commands import COMMANDS
from tui.core.key_names import KEY_NAMES, doubt, shown, textual_name, written

SPELLINGS = [
    # written by somebody, our spelling, Textual's name
    ("j", "j", "j"),
    ("G", "G", "G"),
    ("shift+g", "G", "G"),
    ("+", "+", "plus"),
    ("plus", "+", "plus"),
    ("?", "?", "question_mark"),
    ("question_mark", "?", "question_mark"),
    ("Down", "Down", "down"),
    ("↓", "Down", "down"),
    ("PageDown", "PageDown", "pagedown"),
    ("page down", "PageDown", "pagedown"),
    ("PgDn", "PageDown", "pagedown"),
    ("pgup", "PageUp", "pageup"),
    ("Space", "Space", "space"),
    (" ", "Space", "space"),
    ("Esc", "Esc", "escape"),
    ("ESCAPE", "Esc", "escape"),
    ("Return", "Enter", "enter"),
    ("Backspace", "Backspace", "backspace"),
    ("Tab", "Tab", "tab"),
    ("Shift+Tab", "shift+Tab", "shift+tab"),
    ("Home", "Home", "home"),
    ("del", "Delete", "delete"),
    ("f5", "F5", "f5"),
    ("Ctrl+Z", "ctrl+z", "ctrl+z"),
    ("control+z", "ctrl+z", "ctrl+z"),
    ("ctrl+comma", "ctrl+,", "ctrl+comma"),
    ("ctrl++", "ctrl++", "ctrl+plus"),
    ("ctrl+\\", "ctrl+\\", "ctrl+backslash"),
    ("ctrl+Space", "ctrl+Space", "ctrl+@"),
    ("shift+ctrl+left", "ctrl+shift+Left", "ctrl+shift+left"),
    ("alt+x", "alt+x", "alt+x"),
    ("alt+shift+x", "alt+X", "alt+shift+x"),
    ("é", "é", "é"),
    ("e\u0301", "é", "é"),
    ("ж", "ж", "ж"),
    ("§", "§", "section_sign"),
]
NO_KEYS = ["", "jj", "F25", "F0", "ctrl", "ctrl+", "+j", "ctrl-z", "cmd+x", "shift+/", "shift+ß"]
ACTING = ["\x1b", "\n", "\x00", "\u202e", "\u200d", "\u0301", "\ud800"]


@pytest.mark.parametrize(("key", "spelling", "name"), SPELLINGS)
def test_a_key_has_one_spelling_and_one_name(key: str, spelling: str, name: str) -> None:
    assert (written(key), textual_name(key)) == (spelling, name)
    assert written(spelling) == spelling


@pytest.mark.parametrize("key", NO_KEYS + ACTING)
def test_what_is_no_key(key: str) -> None:
    assert written(key) is None
    assert textual_name(key) is None


def test_the_commands_and_the_names_are_in_our_spelling() -> None:
    for key in {*KEY_NAMES, *(key for command in COMMANDS for key in command.keys)}:
        assert written(key) == key


@pytest.mark.parametrize("key", [chr(code) for code in range(0x20, 0x7F)])
def test_printable_ascii_is_called_as_textual_calls_it(key: str) -> None:
    assert textual_name(key) == _character_to_key(key)


@given(st.characters(codec="utf-8").filter(lambda key: written(key) == key))
def test_any_character_is_called_as_textual_calls_it(key: str) -> None:
    assert unicodedata.is_normalized("NFC", key)
    assert textual_name(key) == _character_to_key(key)


def test_named_keys_are_keys_of_textual() -> None:
    known = {key.value for key in Keys}
    assert {textual_name(key) for key in KEY_NAMES} <= known
    assert {textual_name(f"ctrl+{key}") for key in "@\\]^_"} <= known


@given(st.text(alphabet=st.sampled_from("ctrlshifaCTRLpgdn +-_é\x1bF159"), max_size=14))
def test_a_spelling_is_final(key: str) -> None:
    if (spelling := written(key)) is not None:
        assert written(spelling) == spelling
        assert shown(spelling).isprintable()


@pytest.mark.parametrize(
    ("key", "drawn", "in_ascii"),
    [
        ("Down", "↓", "Down"),
        ("Left", "←", "Left"),
        ("ctrl+Up", "ctrl+↑", "ctrl+Up"),
        ("PageDown", "PgDn", "PgDn"),
        ("PageUp", "PgUp", "PgUp"),
        ("shift+Tab", "Shift+Tab", "Shift+Tab"),
        ("ctrl+z", "ctrl+z", "ctrl+z"),
        ("Backspace", "Backspace", "Backspace"),
        ("Esc", "Esc", "Esc"),
        ("f5", "F5", "F5"),
        ("+", "+", "+"),
        ("\x1b[2J", "␛[2J", "␛[2J"),
    ],
)
def test_how_a_key_is_shown(key: str, drawn: str, in_ascii: str) -> None:
    assert (shown(key), shown(key, ascii=True)) == (drawn, in_ascii)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("ctrl+h", "as Backspace"),
        ("ctrl+i", "as Tab"),
        ("ctrl+m", "as Enter"),
        ("ctrl+j", "as Enter"),
        ("ctrl+[", "as Esc"),
        ("ctrl+s", "stop its output"),
        ("ctrl+q", "go on with its output"),
        ("ctrl+a", "screen"),
        ("ctrl+b", "tmux"),
        ("alt+x", "alt"),
        ("alt+Left", "alt"),
        ("ctrl+5", "nothing of their own"),
        ("ctrl+shift+x", "as ctrl+x"),
        ("shift+Enter", "as Enter"),
        ("ctrl+Tab", "as Tab"),
    ],
)
def test_why_a_key_may_not_arrive(key: str, reason: str) -> None:
    assert written(key) == key
    assert reason in doubt(key)


def test_nothing_is_said_against_the_other_keys() -> None:
    keys = [*string.printable.strip(), *(key for command in COMMANDS for key in command.keys)]
    keys += ["ctrl+e", "ctrl+Left", "shift+Up", "ctrl+]", "F11"]
    assert {key: doubt(key) for key in keys if doubt(key)} == {}
