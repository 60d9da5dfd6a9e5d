"""`timeline explain`: every code has its page, and each example is what it says."""

import argparse

import pytest

from tui.commands.explain import run
from tui.core.explanations import contents, explanations
from tui.core.load import load_bytes
from tui.core.problems import CODES, Severity
from tui.core.settings import read_settings

COMMANDS = {
    "T010": "a name cannot be shown by the text of a file",
    "T011": "a folder is no text",
    "T012": "rights are no text",
    "T013": "a file too large for the memory is too large for a page",
    "T090": "so are five thousand problems",
}
"""The codes whose examples are commands, and why."""
OF_KEYS = [code for code in CODES if code.startswith("T07")]
OF_TIMELINES = [code for code in CODES if code not in (*COMMANDS, *OF_KEYS)]


def whole(example):
    """The file of an example; what a page has no room for is filled in."""
    return contents(example).replace(b"[\xe2\x80\xa6]", b"[" * 3_000 + b"]" * 3_000)


def test_every_code_is_explained_and_nothing_else():
    assert list(explanations()) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_is_short_and_says_what_becomes_of_it(code):
    about = explanations()[code]
    assert len(about.title) <= 40
    assert 1 <= about.means.count(". ") + 1 <= 3
    assert about.means.endswith(".")
    assert about.becomes.endswith(".")
    assert about.wrong != about.right
    assert max(map(len, f"{about.wrong}\n{about.right}".splitlines())) <= 76


@pytest.mark.parametrize("code", OF_TIMELINES)
def test_the_wrong_example_tells_its_code_alone_and_the_right_one_none(code):
    about = explanations()[code]
    is_hint = code.startswith("T08")

    def codes(example):
        problems = load_bytes(whole(example), "x", hints=True).problems
        return {each.code for each in problems if is_hint or each.severity is not Severity.HINT}

    assert codes(about.wrong) == {code}
    assert codes(about.right) == set()


@pytest.mark.parametrize("code", OF_KEYS)
def test_the_examples_of_keys_are_config_files(code):
    about = explanations()[code]
    assert {each.code for each in read_settings(whole(about.wrong), "x")[1]} == {code}
    assert read_settings(whole(about.right), "x")[1] == ()


def explained(*codes):
    return run(argparse.Namespace(codes=list(codes)))


def test_a_code_has_a_page(capsys):
    assert explained("T031") == 0
    assert capsys.readouterr().out == (
        "T031 ends-before-start: It ends before it starts\n"
        "\n"
        '"end" is the last day that still counts, and cannot be before the first.\n'
        "\n"
        "What becomes of it: The end is left out.\n"
        "\n"
        "Wrong:\n"
        "    [[event]]\n"
        "    date = 1969-07-16\n"
        "    end = 1969-06-24\n"
        '    title = "Flight to the Moon"\n'
        "\n"
        "Right:\n"
        "    [[event]]\n"
        "    date = 1969-07-16\n"
        "    end = 1969-07-24\n"
        '    title = "Flight to the Moon"\n'
    )


@pytest.mark.parametrize("words", [("T031",), ("t031",), ("ends-before-start",), ("T031", "t031")])
def test_a_code_may_be_written_in_any_case_or_by_its_name(words, capsys):
    assert explained(*words) == 0
    assert capsys.readouterr().out.startswith("T031 ends-before-start: It ends before")


def test_several_codes_stand_one_below_the_other(capsys):
    assert explained("T034", "T020", "T034") == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("T0")]
    assert [head.split()[0] for head in heads] == ["T034", "T020"]


def test_without_a_code_all_are_listed(capsys):
    assert explained() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [list(each) for each in CODES.items()]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("T0200", "Did you mean T020?"),
        ("unknown-keys", "Did you mean T020?"),
        ("moon", '"timeline explain" alone lists them all.'),
        ("\x1b[31m", '"timeline explain" alone lists them all.'),
    ],
)
def test_an_unknown_code_is_wrong_usage(word, hint, capsys):
    assert explained("T020", word) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[1] == hint
    assert "\x1b" not in told.err


@pytest.mark.parametrize("code", CODES)
def test_every_page_fits_a_terminal(code, capsys):
    assert explained(code) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
