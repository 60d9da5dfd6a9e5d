"""`timeline check`: the problems on standard output, and how it ends."""

import argparse
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands.check import run
from tui.core.load import Loaded
from tui.core.model import Timeline
from tui.core.problems import Problem, Severity

GOOD = '[[event]]\ndate = 1969-07-20\ntitle = "Moon landing"\n'
WARNED = GOOD + "dat = 1\n"
WRONG = GOOD + "importance = 9\n"


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Checks files of some texts, named a.toml, b.toml …: the status and what was printed."""
    monkeypatch.chdir(tmp_path)

    def checked(*texts, **flags):
        files = []
        for name, text in zip("abcdef", texts, strict=False):
            Path(f"{name}.toml").write_text(text, encoding="utf-8")
            files.append(f"{name}.toml")
        args = {"files": files, "json": False, "strict": False, **flags}
        status = run(argparse.Namespace(**args))
        return status, capsys.readouterr().out

    return checked


def test_a_file_without_problems(check):
    assert check(GOOD) == (0, "a.toml: no problems; 1 event shown\n")


def test_every_problem_is_framed_before_the_summary(check):
    assert check(WRONG + "dat = 1\n") == (
        1,
        'a.toml:4:14: error: "importance" in event "Moon landing" is 9, and must be '
        "from 1 to 5 [T051]\n"
        "  |\n"
        "4 | importance = 9\n"
        "  |              ^\n"
        'a.toml:5:1: warning: unknown key "dat" in event "Moon landing" [T020]\n'
        "  |\n"
        "5 | dat = 1\n"
        '  | ^^^ did you mean "date"?\n'
        "a.toml: 1 error, 1 warning; 1 event shown\n",
    )


@pytest.mark.parametrize(
    ("texts", "strict", "status"),
    [
        ([GOOD], True, 0),
        ([WARNED], False, 0),
        ([WARNED], True, 1),
        ([WRONG], False, 1),
        ([GOOD, WRONG], False, 1),
        ([WRONG, GOOD], False, 1),
    ],
)
def test_errors_fail_and_warnings_only_when_strict(check, texts, strict, status):
    assert check(*texts, strict=strict)[0] == status
    assert check(*texts, strict=strict, json=True)[0] == status


def test_each_file_has_its_summary(check):
    _, printed = check(GOOD, WARNED)
    assert printed.splitlines()[0] == "a.toml: no problems; 1 event shown"
    assert printed.splitlines()[-1] == "b.toml: 1 warning; 1 event shown"


def test_of_very_many_the_first_are_told_and_all_are_counted(check):
    status, printed = check(GOOD + 'x = "\n' * 20_000)
    assert status == 1
    assert printed.startswith("a.toml: error: 15,000 errors further down are not told one by one")
    assert printed.count("[T001]") == 5_000
    assert printed.endswith("a.toml: 20,000 errors; 1 event shown\n")


def test_json_is_one_array_over_all_files(check):
    status, printed = check(WARNED, GOOD, WRONG, json=True)
    first, second = json.loads(printed)
    assert status == 1
    assert first == {
        "file": "a.toml",
        "line": 4,
        "column": 1,
        "end_column": 4,
        "severity": "warning",
        "code": "T020",
        "stage": "timeline",
        "message": 'unknown key "dat" in event "Moon landing"',
        "suggestion": 'did you mean "date"?',
    }
    assert (second["file"], second["severity"]) == ("c.toml", "error")
    assert check(GOOD, json=True) == (0, "[]\n")


def test_a_missing_file_is_an_error_without_a_line(check):
    assert check(files=["none.toml"]) == (
        1,
        "none.toml: error: no such file [T010]\nnone.toml: 1 error; 0 events shown\n",
    )
    _, printed = check(files=["none.toml"], json=True)
    assert json.loads(printed)[0]["line"] is None


def test_without_a_file_the_one_at_hand_is_checked(check):
    Path("timeline.toml").write_text(GOOD)
    assert check() == (0, "timeline.toml: no problems; 1 event shown\n")


def test_without_any_file_the_bundled_one_is_checked(check):
    status, printed = check()
    assert status == 0
    assert printed.rstrip().endswith("timeline.toml: no problems; 110 events shown")


def test_standard_input(check, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert check(files=["-"]) == (0, "<stdin>: no problems; 1 event shown\n")


def test_standard_input_may_hold_any_bytes(check, monkeypatch):
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode() + b'place = "\xe9"'))
    )
    status, printed = check(files=["-"])
    assert status == 1
    assert printed.startswith("<stdin>:4:10: error: the byte 0xE9 is not UTF-8 [T003]\n")


@pytest.mark.parametrize(
    ("is_terminal", "environment", "coloured"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
        (False, {"TERM": "xterm", "COLORTERM": "truecolor"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    check, monkeypatch, is_terminal, environment, coloured
):
    for name in ("NO_COLOR", "TERM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    _, printed = check(WRONG)
    assert ("\x1b[31merror\x1b[0m" in printed) == coloured
    assert ("\x1b" in printed) == coloured
    assert "\x1b" not in check(WRONG, json=True)[1]


def test_a_file_cannot_bring_its_own_colour(check, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    _, printed = check(GOOD + 'dat = "\x1b[35m"\n"\\u001b[35m" = 1\n')
    assert set(re.findall(r"\x1b\[(\d+)", printed)) == {"31", "33", "1", "0"}


def test_hints_are_asked_for_and_never_fail(check, monkeypatch):
    """What they say is the matter of tests/core/test_advice.py."""
    hint = Problem("a.toml", 1, 1, 2, Severity.HINT, "T082", "timeline", "never cited")
    asked = []

    def read(_, hints=False):
        asked.append(hints)
        return Loaded(Timeline(), (hint,) if hints else (), "a.toml")

    monkeypatch.setattr("tui.commands.check.read", read)
    assert check(GOOD) == (0, "a.toml: no problems; 0 events shown\n")
    told = "a.toml:1:1: hint: never cited [T082]\na.toml: 1 hint; 0 events shown\n"
    assert check(GOOD, hints=True) == (0, told)
    assert check(GOOD, hints=True, strict=True) == (0, told)
    assert json.loads(check(GOOD, hints=True, json=True)[1])[0]["severity"] == "hint"
    assert asked == [False, True, True, True]


def test_checking_imports_no_terminal_library(tmp_path):
    (tmp_path / "a.toml").write_text(WRONG)
    program = (
        "import argparse, sys\n"
        "from tui.commands.check import run\n"
        "run(argparse.Namespace(files=['a.toml'], json=False, strict=False))\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')])\n"
    )
    root = str(Path(__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r})\n{program}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
