"""The config file: all of it that is right counts, and every mistake is told at its place."""

from __future__ import annotations

import json
from collections import Counter
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tui.core.commands import COMMANDS, GROUPS, NAMES, remapped
from tui.core.key_names import KEY_NAMES
from tui.core.problems import CODES, report
from tui.core.settings import Settings, read_settings

THEMES = ("timeline-dark", "timeline-light", "nord")


def read(text: str, themes: tuple[str, ...] | None = THEMES) -> tuple[Settings, str]:
    """The settings of a text, and its problems in words."""
    settings, problems = read_settings(dedent(text), "config.toml", themes)
    return settings, report(problems)


def told(text: str) -> list[str]:
    """The problems of a text, short: code, line, column, message, suggestion."""
    _, problems = read_settings(dedent(text), "config.toml", THEMES)
    return [
        f"{each.code} {each.severity.value} {each.line}:{each.column} {each.message}"
        + (f"; {each.suggestion}" if each.suggestion else "")
        for each in problems
    ]


def keys_of(settings: Settings) -> dict[str, tuple[str, ...]]:
    """The keys that each command has in the end."""
    groups = remapped(GROUPS, settings.keys)
    return {command.name: command.keys for _, commands in groups for command in commands}


# What counts


def test_an_empty_file_changes_nothing() -> None:
    assert read("") == (Settings(), "")
    assert read("[keys]\n") == (Settings(), "")
    assert keys_of(Settings()) == {command.name: command.keys for command in COMMANDS}


def test_every_setting() -> None:
    settings, problems = read(
        """\
        theme = "nord"
        glyphs = "narrow"
        lanes = "place"
        mouse = false

        [keys]
        next-event = ["j", "pgdn"]
        undo = "ctrl+e"
        suspend = []
        """
    )
    assert problems == ""
    assert settings == Settings(
        theme="nord",
        glyphs="narrow",
        lanes="place",
        mouse=False,
        keys={"next-event": ("j", "PageDown"), "undo": ("ctrl+e",), "suspend": ()},
        given=frozenset({"theme", "glyphs", "lanes", "mouse"}),
    )


def test_what_the_file_states_is_known_even_if_it_is_the_default() -> None:
    settings, _ = read('mouse = true\nglyphs = "auto"\nlanes = 5')
    assert settings == Settings(given=frozenset({"mouse", "glyphs"}))


def test_a_key_is_taken_from_the_command_that_had_it() -> None:
    settings, problems = read('[keys]\nzoom-in = "i"\nnext-event = ["n", "Down", "n"]\n')
    keys = keys_of(settings)
    assert problems == ""
    assert keys["zoom-in"] == ("i",)
    assert keys["about"] == ()
    assert keys["next-event"] == ("n", "Down")


def test_any_theme_will_do_where_the_themes_are_not_known() -> None:
    assert read('theme = "mine"', None)[0].theme == "mine"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("quit = []", {"quit": ()}),
        ('everything = ["0", "e"]', {"everything": ("0", "e")}),
        ('interrupt = "ctrl+x"', {"interrupt": ("ctrl+x",)}),
        ('palette = "ctrl+c"\ninterrupt = "X"', {"palette": ("ctrl+c",), "interrupt": ("X",)}),
        (
            'next-event = "k"\nprevious-event = "j"',
            {"next-event": ("k",), "previous-event": ("j",)},
        ),
    ],
)
def test_what_may_be_done_with_keys(line: str, kept: dict[str, tuple[str, ...]]) -> None:
    settings, problems = read(f"[keys]\n{line}\n")
    assert problems == ""
    assert settings.keys == kept


# What is told


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'theme = "timeline-drak"',
            'T052 error 1:9 there is no theme "timeline-drak"; did you mean "timeline-dark"?',
        ),
        (
            'theme = "zzz"',
            'T052 error 1:9 there is no theme "zzz"; the palette shows them all',
        ),
        (
            'glyphs = "asci"',
            'T052 error 1:10 "glyphs" in the settings is one of auto, unicode, narrow, ascii; '
            'not "asci"; did you mean "ascii"?',
        ),
        (
            'lanes = "kinds"',
            'T052 error 1:9 "lanes" in the settings is one of kind, era, party, place, tag, lane, '
            'none; not "kinds"; did you mean "kind"?',
        ),
        ("lanes = 5", 'T021 error 1:9 "lanes" in the settings wants a string, not an integer'),
        (
            'mouse = "on"',
            'T021 error 1:9 "mouse" in the settings wants true or false, not a string',
        ),
        (
            'keys = "vim"',
            'T021 error 1:8 "keys" in the settings wants a table, not a string; write [keys]',
        ),
        (
            'thme = "nord"',
            'T020 warning 1:1 unknown key "thme" in the settings; did you mean "theme"?',
        ),
        ("extra = 1", 'T020 warning 1:1 unknown key "extra" in the settings'),
        (
            'zoom-in = "i"',
            'T020 warning 1:1 unknown key "zoom-in" in the settings; commands stand under [keys]',
        ),
    ],
)
def test_a_mistake_in_a_setting(text: str, problem: str) -> None:
    assert told(text) == [problem]
    assert read(text)[0] == Settings()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            'nxt-event = "n"',
            'T020 warning 2:1 unknown command "nxt-event" in [keys]; did you mean "next-event"?',
        ),
        (
            'theme = "nord"',
            'T020 warning 2:1 unknown command "theme" in [keys]; this setting stands above [keys]',
        ),
        (
            'lanes = "kind"',
            'T070 error 2:9 "kind" is no key; this setting stands above [keys]',
        ),
        (
            "mouse = false",
            'T021 error 2:9 "mouse" in [keys] wants a key or an array of keys, not a boolean; '
            "this setting stands above [keys]",
        ),
        (
            "undo = [5]",
            'T021 error 2:9 "undo" in [keys] wants strings, not an integer',
        ),
        ('undo = "PgDwon"', 'T070 error 2:8 "PgDwon" is no key; did you mean "PageDown"?'),
        (
            'undo = ""',
            'T070 error 2:8 "" is no key; '
            "a key is one character, or a name such as PageDown, F5, ctrl+p",
        ),
        (
            'undo = "\\u001b"',
            'T070 error 2:8 "␛" is no key; '
            "a key is one character, or a name such as PageDown, F5, ctrl+p",
        ),
        ('undo = "5"', 'T072 error 2:8 "5" cannot be a key: digits are the number before a key'),
        ('undo = "0"', 'T072 error 2:8 "0" cannot be a key: digits are the number before a key'),
        (
            "interrupt = []",
            'T073 error 2:13 "interrupt" must have a key, for it is the way out, '
            "so it keeps ctrl+c",
        ),
        (
            'quit = "ctrl+c"',
            'T073 error 2:8 "interrupt" must have a key, for it is the way out, '
            'so "ctrl+c" stays with it',
        ),
    ],
)
def test_a_mistake_in_the_keys(line: str, problem: str) -> None:
    text = f"[keys]\n{line}\n"
    assert told(text) == [problem]
    assert keys_of(read(text)[0]) == keys_of(Settings())


def test_the_first_of_two_commands_keeps_a_key() -> None:
    text = '[keys]\nnext-event = ["n", "pgdn"]\nundo = ["e", "n"]\nabout = "PageDown"\n'
    settings, _ = read(text)
    assert told(text) == [
        'T071 error 3:14 "n" is a key of "next-event" already, which keeps it',
        'T071 error 4:9 "PageDown" is a key of "next-event" already, which keeps it',
    ]
    assert settings.keys == {"next-event": ("n", "PageDown"), "undo": ("e",)}
    assert keys_of(settings)["about"] == ("i",)


def test_a_key_that_may_not_arrive_is_taken_with_a_warning() -> None:
    text = '[keys]\nabout = ["ctrl+i", "i"]\n'
    assert told(text) == [
        'T074 warning 2:10 "ctrl+i" may not reach the program: most terminals send it as Tab'
    ]
    assert read(text)[0].keys == {"about": ("ctrl+i", "i")}


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (["interrupt = 5"], ("ctrl+c",)),
        (['next-event = "x"', 'interrupt = "x"'], ("ctrl+c",)),
        (['palette = "ctrl+c"', 'interrupt = "ctrl+c"'], ("ctrl+c",)),
        (['palette = "ctrl+c"', "interrupt = []"], ("ctrl+c",)),
        (['palette = "ctrl+c"', 'interrupt = ["ctrl+c", "X"]'], ("X",)),
    ],
)
def test_there_is_always_a_way_out(lines: list[str], keys: tuple[str, ...]) -> None:
    settings, problems = read("\n".join(["[keys]", *lines]))
    assert ": error: " in problems
    assert keys_of(settings)["interrupt"] == keys


def test_it_looks_as_the_problems_of_a_timeline_look() -> None:
    _, problems = read('glyphs = "ascii"\n[keys]\nnext-page = ["Space", "PgDwon"]\n')
    assert problems == (
        'config.toml:3:23: error: "PgDwon" is no key [T070]\n'
        "  |\n"
        '3 | next-page = ["Space", "PgDwon"]\n'
        '  |                       ^^^^^^^^ did you mean "PageDown"?'
    )


# What is no TOML


def test_one_slip_costs_one_line() -> None:
    text = 'theme = "nord\nmouse = false\n[keys]\nundo = \nabout = "e"\n'
    settings, problems = read_settings(text, "config.toml")
    assert [(each.line, each.stage) for each in problems] == [(1, "toml"), (4, "toml")]
    assert settings == Settings(mouse=False, keys={"about": ("e",)}, given=frozenset({"mouse"}))


def test_bytes_that_are_no_text() -> None:
    settings, problems = read_settings(b"mouse = false # \xff\r\n", "config.toml")
    assert settings.mouse is False
    assert [each.code for each in problems] == ["T003"]


def test_a_name_cannot_act_on_the_terminal() -> None:
    _, problems = read_settings("\x1b[2J = 1\n", "a\x1b.toml")
    assert "\x1b" not in report(problems)


# What must always hold

_names = st.sampled_from((*NAMES[:6], "interrupt", "palette", "everything", "x"))
_words = st.sampled_from((*KEY_NAMES, *"jkxG0+5?", "ctrl+c", "ctrl+i", "alt+x", "nonsense", ""))
_values = st.one_of(_words, st.lists(_words, max_size=4), st.integers(0, 9), st.booleans())


@given(st.dictionaries(_names, _values, max_size=6))
@hypothesis_settings(max_examples=150)
def test_no_key_has_two_commands_and_there_is_a_way_out(table: dict[str, object]) -> None:
    lines = [f"{name} = {json.dumps(value)}" for name, value in table.items()]
    settings, problems = read_settings("\n".join(["[keys]", *lines]), "config.toml")
    keys = keys_of(settings)
    uses = Counter(key for each in keys.values() for key in each)
    assert max(uses.values()) == 1
    assert keys["interrupt"]
    assert {key for key in uses if key in "123456789"} == set()
    assert {problem.code for problem in problems} <= CODES.keys()


@given(st.text(alphabet='[]keysmou="\\n\n,# {}tru5\r\x1b', max_size=60))
@hypothesis_settings(max_examples=150)
def test_no_text_makes_it_fail(text: str) -> None:
    settings, problems = read_settings(text, "config.toml", THEMES)
    assert settings.theme == ""
    assert "\x1b" not in report(problems)
