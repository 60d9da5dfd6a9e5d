"""`timeline list`: one line an event, everything about each, or JSON."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tui import bundled, cli
from tui.core.text import is_clean

FILE = '''\
title = "A border"
timezone = "Asia/Yerevan"

[era.war]
name = "The war"
start = 2020-09-27
end = 2020-11-10

[kind.battle]
name = "Battles"

[party.north]
name = "North"

[party.south]
name = "South"

[place.ford]
name = "The ford"
names = { north = "Upper ford", south = "Old ford" }
also = ["Ford"]
lat = 39.5
lon = 46.25
approximate = true

[source.paper]
title = "Shots at the ford"
publisher = "The Paper"
date = 2020-10-01
url = "https://example.org/ford"

[source.book]
title = "Fords"
author = "A. Writer"
dated = "undated"
via = "in a review"
checked = false

[[event]]
id = "shots"
date = 2020-09-30
title = "Shots at the ford"
kind = "battle"
place = "ford"
parties = ["north", "south"]
tags = ["border", "river"]
importance = 4
confidence = "high"
reported = 2020-10-01
note = "The day is that of the report."
summary = """
Two patrols met.

They fired."""
sources = ["paper"]
links = { led_to = ["truce"] }

  [[event.figure]]
  of = "wounded"
  low = 1_200
  high = 1_500
  unit = "people"
  by = "north"
  who = "Northern ministry"
  date = 2020-10-02
  note = "both sides"
  sources = ["book"]

  [[event.figure]]
  of = "wounded"
  value = 3
  by = "south"

  [[event.claim]]
  by = "north"
  who = "Northern ministry"
  says = "The south fired first."
  date = 2020-10-01
  sources = ["paper"]

  [[event.claim]]
  by = "south"
  says = "The north fired first."
  cited = true

  [[event.claim]]
  by = "north"
  who = "A northern soldier"
  says = "Nobody aimed."

[[event]]
id = "truce"
date = 2020-10-02
title = "A truce"
verified = false
note = "one voice only"
after = ["shots"]

[[event]]
date = "1992~"
title = "The first meeting"
'''


def listed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *options: str,
    file: str = FILE,
) -> tuple[str, str]:
    """What ``timeline list`` prints of a file in a pipe, and what it says beside."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.encode())))
    assert cli.main(["list", "-", *options]) == 0
    said = capsys.readouterr()
    return said.out, said.err


def events(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: str = FILE
) -> list[dict[str, Any]]:
    out, _ = listed(monkeypatch, capsys, "--json", file=file)
    found: list[dict[str, Any]] = json.loads(out)
    return found


# One line an event


def test_one_line_an_event_in_order_of_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = listed(monkeypatch, capsys)
    assert out.splitlines() == [
        "about 1992         The first meeting",
        "30 September 2020  Shots at the ford (accounts differ)",
        "2 October 2020     A truce (not verified)",
    ]
    assert err == ""


def test_a_long_date_does_not_push_the_others_along(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    long = '[[event]]\ndate = "1999-12-31T23:59:59~/2000-01-01T00:00:01~"\ntitle = "Midnight"\n'
    out, _ = listed(monkeypatch, capsys, file='[[event]]\ndate = 1992\ntitle = "Year"\n' + long)
    first, second = out.splitlines()
    assert first == "1992  Year"
    assert second.endswith("  Midnight")


def test_nothing_is_listed_of_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for options, printed in ((), ""), (("--long",), ""), (("--json",), "[]\n"):
        out, _ = listed(monkeypatch, capsys, *options, file="")
        assert out == printed


# Everything


def test_everything_about_an_event(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = listed(monkeypatch, capsys, "--long")
    _, page, _ = re.split(r"\n\n(?=\S)", out)
    assert page.splitlines() == [
        "Shots at the ford",
        "  Date: 30 September 2020",
        "  Became known: 1 October 2020",
        "  Place: The ford (North: Upper ford; South: Old ford; also Ford); "
        "39.5, 46.25, approximate",
        "  Era: The war",
        "  Kind: Battles",
        "  Parties: North; South",
        "  Tags: border, river",
        "  Importance: 4 of 5",
        "  Confidence: high",
        "  Note: The day is that of the report.",
        "  Sources: [1]",
        "  Id: shots",
        "  Summary",
        "    Two patrols met.",
        "",
        "    They fired.",
        "  Figures",
        "    wounded: 1,200–1,500 people, according to Northern ministry, 2 October 2020. "
        "both sides [2]",
        "    wounded: 3, according to South",
        "  Who says what",
        "    North (Northern ministry, 1 October 2020): The south fired first. [1]",
        "    North (A northern soldier): Nobody aimed.",
        "    South, as cited: The north fired first.",
        "  Links",
        "    Led to: A truce (2 October 2020)",
        "  Sources",
        "    [1] Shots at the ford. The Paper. 1 October 2020. https://example.org/ford",
        "    [2] A. Writer. Fords. undated. Seen second-hand: in a review. Not read.",
    ]


def test_what_is_not_verified_says_so_with_its_note(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = listed(monkeypatch, capsys, "--long")
    *_, page = re.split(r"\n\n(?=\S)", out)
    assert page.splitlines() == [
        "A truce",
        "  Date: 2 October 2020",
        "  Era: The war",
        "  Importance: 3 of 5",
        "  Not verified: one voice only",
        "  Id: truce",
        "  Links",
        "    Follows from: Shots at the ford (30 September 2020)",
        "    After: Shots at the ford (30 September 2020)",
    ]


def test_long_lines_are_broken_but_no_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "https://example.org/" + "a" * 120
    file = (
        f'[source.s]\ntitle = "{"word " * 40}"\nurl = "{address}"\n'
        '[[event]]\ndate = 1992\ntitle = "Year"\nsources = ["s"]\n'
    )
    out, _ = listed(monkeypatch, capsys, "--long", file=file)
    long = [line.strip() for line in out.splitlines() if len(line) > 100]
    assert long == [address]


# JSON

KEYS = (
    *("id", "title", "date", "end", "words", "bounds", "precision", "qualifier"),
    *("eras", "kind", "place", "parties", "tags", "importance", "reported", "summary"),
    *("figures", "claims", "links", "sources", "verified", "note"),
)


def test_json_has_every_key_of_every_event(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for event in events(monkeypatch, capsys):
        assert tuple(event) == KEYS
        for key in ("eras", "parties", "tags", "figures", "claims", "sources"):
            assert isinstance(event[key], list)
        assert list(event["links"]) == ["led_to", "response_to", "part_of", "see_also"]


def test_json_says_what_the_file_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting, shots, truce = events(monkeypatch, capsys)
    assert (meeting["id"], meeting["date"], meeting["end"]) == (None, "1992~", None)
    assert (meeting["words"], meeting["precision"], meeting["qualifier"]) == (
        "about 1992",
        "year",
        "approximate",
    )
    assert meeting["bounds"] == [694_224_000, 725_846_400, 694_224_000, 725_846_400]
    assert (meeting["kind"], meeting["place"], meeting["note"]) == (None, None, None)
    assert shots["eras"] == ["war"]
    assert shots["reported"] == "2020-10-01"
    assert shots["figures"][1]["value"] == 3
    assert shots["links"]["led_to"] == ["truce"]
    assert shots["sources"] == ["paper"]
    assert truce["verified"] is False


def test_json_keeps_a_range_and_its_author(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shots = events(monkeypatch, capsys)[1]
    assert shots["figures"][0] == {
        "of": "wounded",
        "value": None,
        "low": 1_200,
        "high": 1_500,
        "best": None,
        "unit": "people",
        "text": None,
        "by": "north",
        "who": "Northern ministry",
        "date": "2020-10-02",
        "note": "both sides",
        "sources": ["book"],
    }
    assert shots["claims"][1] == {
        "by": "south",
        "who": None,
        "says": "The north fired first.",
        "date": None,
        "cited": True,
        "sources": [],
    }


@pytest.mark.parametrize(("encoding", "escaped"), [("utf-8", False), ("cp1252", True)])
def test_json_can_be_read_in_any_encoding(
    encoding: str, escaped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = '[[event]]\ndate = 1992\ntitle = "Ղարաբաղ"\n'
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.encode())))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output, encoding=encoding))
    assert cli.main(["list", "-", "--json"]) == 0
    printed = output.getvalue()
    assert json.loads(printed.decode(encoding))[0]["title"] == "Ղարաբաղ"
    assert (b"\\u0542" in printed) is escaped


# Mistakes in the file, and hostile ones


def test_mistakes_are_told_beside_and_the_rest_is_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = FILE + '[[event]]\ndate = "soon"\ntitle = "Peace"\n'
    out, err = listed(monkeypatch, capsys, file=bad)
    assert len(out.splitlines()) == 3
    line = bad.splitlines().index('date = "soon"') + 1
    assert f":{line}:" in err
    assert err.splitlines()[-1].endswith("3 of 4 events shown")


HOSTILE = '"a\\u001b]52;c;aGk=\\u0007b\\u009bc\\u202ed\\u0000e\\u007ff"'


@pytest.mark.parametrize("option", ["", "--long", "--json"])
def test_nothing_in_a_file_can_act_on_the_terminal(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = re.compile(r'"[^"\n]*"')
    keep = ("timezone", "id =", "by =", "lat", "confidence", "date", "url", "[", "links", "after")
    file = "\n".join(
        line
        if line.startswith(keep) or line.strip().startswith(keep) or '"""' in line
        else plain.sub(lambda _: HOSTILE, line)
        for line in FILE.splitlines()
    )
    assert file.count("u001b") > 20
    out, err = listed(monkeypatch, capsys, *filter(None, [option]), file=file)
    assert "b" in out
    assert is_clean(out, multiline=True)
    assert is_clean(err, multiline=True)


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_what_cannot_be_read_is_wrong_usage(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["list", name]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(name)


def test_a_pipe_that_is_no_text_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"title = '\xff'\n")))
    assert cli.main(["list", "-"]) in (0, 2)
    said = capsys.readouterr()
    assert said.out == ""
    assert "UTF-8" in said.err


# The bundled timeline


def test_the_bundled_timeline_is_listed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(bundled.path())
    assert cli.main(["list", path]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert cli.main(["list", path, "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert cli.main(["list", path, "--long"]) == 0
    pages = re.split(r"\n\n(?=\S)", capsys.readouterr().out)
    titles = [value["title"] for value in values]
    assert len(lines) == len(values) == len(pages)
    assert [page.splitlines()[0] for page in pages] == titles
    assert all(title in line for title, line in zip(titles, lines, strict=True))


# Some of it


def test_where_lists_what_a_query_is_true_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = listed(monkeypatch, capsys, "--where", "-title:shots date:2020")
    assert out.splitlines() == ["2 October 2020  A truce (not verified)"]
    assert err == ""


def test_where_gives_whole_pages_with_links_to_what_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    everything, _ = listed(monkeypatch, capsys, "--long")
    out, _ = listed(monkeypatch, capsys, "--long", "--where", 'place:"old ford" kind:battles')
    assert out.startswith("Shots at the ford\n")
    assert "Led to: A truce (2 October 2020)" in out
    assert out.rstrip("\n") in everything


def test_where_gives_json_of_what_matches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = listed(monkeypatch, capsys, "--json", "--where", "verified:no")
    assert [each["title"] for each in json.loads(out)] == ["A truce"]


def test_when_nothing_matches_it_says_what_would(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = listed(monkeypatch, capsys, "--json", "--where", "kind:batle date:2020")
    assert out == "[]\n"
    assert err.splitlines() == [
        "timeline list: --where: no event matches",
        '  No kind is called "batle"; did you mean "battle"?',
        "  Without kind:batle: 2 events.",
    ]


def test_a_value_that_nothing_has_is_told_though_others_match(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = listed(monkeypatch, capsys, "--where", "kind:battle,sige")
    assert out.endswith("Shots at the ford (accounts differ)\n")
    assert err == '  No kind is called "sige".\n'


def test_a_query_that_is_none_is_shown_where_it_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["list", "no-such-file", "--where", "ford knd:battle\x1b"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        'timeline list: --where: there is no field "knd"',
        "  ford knd:battle␛",
        "       ^^^ did you mean kind?",
    ]


def test_where_needs_a_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list", "--where"]) == 2
    assert "expected one argument" in capsys.readouterr().err
