"""How problems read."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.problems import CODES, WINDOW, Problem, Severity, excerpt, report, summary, tally
from tui.core.text import cells, is_clean

LINE = "dat = 1969-07-20"
UNKNOWN = Problem(
    "timeline.toml",
    *(42, 1, 4),
    Severity.ERROR,
    "T020",
    "timeline",
    'unknown key "dat" in event "Moon landing"',
    'did you mean "date"?',
    *excerpt(LINE, 0, 3),
)


@dataclass
class File:
    """A file as a summary sees it."""

    name: str = "timeline.toml"
    problems: tuple[Problem, ...] = ()
    found: int = 120
    shown: int = 120


def test_a_problem_is_told_with_its_line_and_a_caret_under_the_place():
    assert report([UNKNOWN]) == (
        'timeline.toml:42:1: error: unknown key "dat" in event "Moon landing" [T020]\n'
        "   |\n"
        "42 | dat = 1969-07-20\n"
        '   | ^^^ did you mean "date"?'
    )


def test_a_problem_without_a_place_has_no_frame():
    problem = Problem(
        "x.toml", None, None, None, Severity.ERROR, "T010", "timeline", "no such file"
    )
    assert report([problem]) == "x.toml: error: no such file [T010]"
    assert report([problem._replace(suggestion="look again")]).endswith(
        "no such file; look again [T010]"
    )


@pytest.mark.parametrize(
    ("severity", "colour"),
    [(Severity.ERROR, 31), (Severity.WARNING, 33), (Severity.HINT, 36)],
)
def test_colour_stands_beside_the_words_and_never_in_their_place(severity, colour):
    problem = UNKNOWN._replace(severity=severity)
    told = report([problem], coloured=True)
    assert told.startswith(f"timeline.toml:42:1: \x1b[{colour}m{severity.value}\x1b[0m: unknown")
    assert told.endswith('   | \x1b[1m^^^\x1b[0m did you mean "date"?')
    assert re.sub(r"\x1b\[\d+m", "", told) == report([problem])


def test_problems_stand_one_below_the_other():
    assert report([]) == ""
    assert report([UNKNOWN, UNKNOWN]).split("\n")[4:] == report([UNKNOWN]).split("\n")


def drawn(line, start, end):
    text, caret, carets = excerpt(line, start, end)
    return [text, " " * caret + "^" * carets]


@pytest.mark.parametrize(
    ("line", "place", "picture"),
    [
        ("a = 1", (4, 5), ["a = 1", "    ^"]),
        ("日本 = 1", (5, 6), ["日本 = 1", "       ^"]),
        ('t = "日本"', (5, 7), ['t = "日本"', "     ^^^^"]),
        ("\ta = 1", (1, 2), ["    a = 1", "    ^"]),
        ("a\t= 1", (2, 3), ["a   = 1", "    ^"]),
        ('a = "e\u0301" x', (9, 10), ['a = "e\u0301" x', "        ^"]),
        ('a = "\x1b" x', (7, 8), ['a = "␛" x', "       ^"]),
        ("\u202eab", (1, 2), ["<U+202E>ab", "        ^"]),
        ("a =", (3, 3), ["a =", "   ^"]),
    ],
)
def test_the_caret_stands_under_wide_characters_and_tabs(line, place, picture):
    assert drawn(line, *place) == picture


def test_long_lines_are_cut_around_the_place():
    line = "x" * 300 + "HERE" + "y" * 300
    text, caret, carets = excerpt(line, 300, 304)
    assert text[caret : caret + carets] == "HERE"
    assert text.startswith("…x")
    assert text.endswith("y…")
    assert cells(text) <= WINDOW


def test_a_long_place_is_cut_at_its_end():
    text, caret, carets = excerpt("a = " + "x" * 500, 4, 504)
    assert (caret, text[-1]) == (4, "…")
    assert caret + carets == cells(text) - 1 <= WINDOW


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_every_excerpt_fits_and_is_clean(line, start, length):
    start = min(start, len(line))
    text, caret, carets = excerpt(line, start, min(start + length, len(line)))
    assert cells(text) <= WINDOW + 8
    assert 0 <= caret <= WINDOW
    assert 1 <= carets <= WINDOW
    assert is_clean(text)


def test_summaries():
    warning = UNKNOWN._replace(severity=Severity.WARNING)
    assert summary(File()) == "timeline.toml: no problems; 120 events shown"
    assert (
        summary(File(problems=(UNKNOWN, UNKNOWN, warning), shown=118))
        == "timeline.toml: 2 errors, 1 warning; 118 of 120 events shown"
    )
    assert summary(File(found=1, shown=1)).endswith("no problems; 1 event shown")
    assert tally([warning, warning]) == "2 warnings"
    hint = UNKNOWN._replace(severity=Severity.HINT)
    assert tally([hint, UNKNOWN, hint]) == "1 error, 2 hints"
    assert tally([UNKNOWN._replace(number=1_000), UNKNOWN]) == "1,001 errors"


def test_codes_are_told_apart():
    assert len(set(CODES.values())) == len(CODES)
    assert all(len(code) == 4 and code[0] == "T" and code[1:].isdigit() for code in CODES)
