"""``timeline date``: what it says of a good date and of a bad one, to people and to programs."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from argparse import Namespace
from typing import Any

import pytest

from tui.commands import date

KEYS = (
    *("input", "ok", "words", "edtf", "bounds", "precision", "qualifier"),
    *("error", "suggestion"),
)


def run(*words: str, as_json: bool = False, timezone: str = "UTC") -> int:
    return date.run(Namespace(words=list(words), json=as_json, timezone=timezone))


def told(capsys: pytest.CaptureFixture[str], *words: str, timezone: str = "UTC") -> list[str]:
    assert run(*words, timezone=timezone) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def feed(monkeypatch: pytest.MonkeyPatch, contents: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(contents), "utf-8"))


def test_a_date_is_told_as_it_will_be_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "c.", "Feb", "1992") == [
        "c. Feb 1992",
        "  understood  about February 1992",
        "  EDTF        1992-02~",
        "  within      1 February 1992 – 29 February 1992",
        "  precision   month, approximate",
    ]


def test_an_interval_has_two_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "from 1991, end unknown") == [
        "from 1991, end unknown",
        "  understood  from 1991, end unknown",
        "  EDTF        1991/",
        "  starts      1 January 1991 – 31 December 1991",
        "  ends        unknown",
        "  precision   year",
    ]


def test_a_time_says_whose_clock(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "2020-11-10T00:00+03:00", timezone="Asia/Yerevan")
    assert lines[1:4] == [
        "  understood  10 November 2020, 00:00 (UTC+3)",
        "  EDTF        2020-11-10T00:00+03:00",
        "  within      10 November 2020, 01:00:00 to before 10 November 2020, 01:01:00"
        " (Asia/Yerevan)",
    ]


def test_a_bad_date_is_marked_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("27", "Setpember", "2020") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "27 Setpember 2020",
        "   ^^^^^^^^^",
        '  refused     "Setpember" is not part of a date',
        "  try         27 September 2020",
    ]


@pytest.mark.parametrize(
    ("text", "shown", "mark"),
    [
        ("1992 \x1b]52;c;x\x07", "1992 ␛]52;c;x␇", "     ^"),
        ("\u202e1992", "<U+202E>1992", "^^^^^^^^"),
        ("日本 1992", "日本 1992", "^^"),
        ("27 \x00 Setpember", "27 ␀ Setpember", "   ^"),
    ],
)
def test_nothing_that_acts_on_a_terminal_gets_through(
    capsys: pytest.CaptureFixture[str], text: str, shown: str, mark: str
) -> None:
    assert run(text) == 1
    err = capsys.readouterr().err
    assert err.splitlines()[:2] == [shown, mark]
    assert all(line.isprintable() for line in err.splitlines())


def test_no_date_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("") == 1
    assert capsys.readouterr().err == "  refused     no date is given\n"


def test_standard_input_is_read_to_its_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, b"\xef\xbb\xbf1992\r\nx\n\n\xff\n1994")
    assert run("-") == 1
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if line[:1] not in ("", " ")] == ["1992", "1994"]
    assert err.count("refused") == 3
    assert "\\xff" in err


def test_one_json_object_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, b"c. 1992\n03/04/2020\n1985/..\n\x1b[2J\n[1667?,1668~]\n")
    assert run("-", as_json=True) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.isascii()
    assert "\x1b" not in out
    values = objects(out)
    assert all(tuple(value) == KEYS for value in values)
    assert values[0] == {
        "input": "c. 1992",
        "ok": True,
        "words": "about 1992",
        "edtf": "1992~",
        "bounds": [694224000, 725846400, 694224000, 725846400],
        "precision": "year",
        "qualifier": "approximate",
        "error": None,
        "suggestion": None,
    }
    assert values[1] == {
        "input": "03/04/2020",
        "ok": False,
        "words": None,
        "edtf": None,
        "bounds": None,
        "precision": None,
        "qualifier": None,
        "error": "this can mean 3 April 2020 or 4 March 2020; write 2020-04-03 or 2020-03-04",
        "suggestion": "2020-04-03",
    }
    assert values[2]["bounds"] == [473385600, 504921600, None, None]
    assert values[3]["input"] == "\x1b[2J"
    assert values[4]["qualifier"] == "uncertain and approximate"


def test_json_of_one_good_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("1992", as_json=True) == 0
    assert objects(capsys.readouterr().out)[0]["qualifier"] == "none"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Asia/Yerewan", 'Did you mean "Asia/Yerevan"?'),
        ("asia/yerevam", 'Did you mean "Asia/Yerevan"?'),
        ("", "Such a name is Asia/Yerevan."),
        ("../../etc/passwd", "Such a name is Asia/Yerevan."),
        ("America\x1b", ""),
        ("America", ""),
        ("\0", ""),
    ],
)
def test_an_unknown_time_zone(capsys: pytest.CaptureFixture[str], name: str, hint: str) -> None:
    assert run("1992", timezone=name) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "there is no time zone" in err
    assert hint in err
    assert "\x1b" not in err


def test_it_needs_no_screen() -> None:
    code = (
        "import sys; from argparse import Namespace; from tui.commands import date;"
        "date.run(Namespace(words=['c. 27 Sep 2020'], json=True, timezone='Asia/Yerevan'));"
        "bad = {name.partition('.')[0] for name in sys.modules} & {'textual', 'rich'};"
        "assert not bad, bad"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout)["edtf"] == "2020-09-27~"
