"""`timeline check`: the problems on standard output, and how it ends."""

import argparse
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands.check import run

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
        'a.toml:4:14: error: "importance" in event "Moon landing" is 9, and must be from 1 to 5\n'
        "  |\n"
        "4 | importance = 9\n"
        "  |              ^\n"
        'a.toml:5:1: warning: unknown key "dat" in event "Moon landing"\n'
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
        "none.toml: error: no such file\nnone.toml: 1 error; 0 events shown\n",
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
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD))
    assert check(files=["-"]) == (0, "<stdin>: no problems; 1 event shown\n")


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
