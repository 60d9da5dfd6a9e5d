"""`timeline show`: the chart as text on standard output."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from tui import arguments, bundled, cli
from tui.core.model import LANE_FIELDS
from tui.core.text import is_clean
from tui.view.paint import width_of

FILE = """\
title = "A border"

[era.war]
name = "The war"
start = 2020-09-01
end = 2020-09-10

[era.truce]
name = "The truce"
start = 2020-09-11
end = 2020-09-20

[kind.battle]
name = "Battles"
glyph = "◆"

[party.north]
name = "North"

[[event]]
date = 2020-09-03
title = "Shots"
kind = "battle"
parties = ["north"]

[[event]]
date = 2020-09-12
title = "Talks"
kind = "talk"

[[event]]
date = "1994-05"
title = "An old treaty"
"""
MONTH = ("--from", "2020-09-01", "--to", "2020-09-20")


class Screen(io.TextIOWrapper):
    """A standard output that says it is a terminal, and keeps what it gets."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to stand in, and no settings from elsewhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "72")
    Path("my.toml").write_text(FILE, encoding="utf-8")


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The lines that the command prints, having said nothing else."""
    assert cli.main(["show", *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said where nothing is drawn."""
    assert cli.main(["show", *words]) == arguments.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    return err


# What is drawn


def test_a_sheet_has_title_time_chart_and_legend(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "my.toml", *MONTH, "--width", "64") == [
        " A border        30 Aug – 26 Sep 2020 · 27 days · 2 of 3 events",
        "",
        "             │September 2020",
        "             │1  │3  │5  │7  │9  │11 │13 │15 │17 │19 │21 │23 │25",
        " eras        │The war────────────│The truce──────────",
        " Battles         ◆┄ Shots",
        " talk                              ●┄ Talks",
        "",
        " ◆ Battles   ● talk",
        " ┄ possible",
        " The war: 1–10 September 2020   The truce: 11–20 September 2020",
    ]


def test_without_dates_it_shows_what_the_screen_shows_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = shown(capsys, "my.toml")
    assert first[0].endswith("3 events")
    assert any("An old treaty" in line for line in first)
    text = 'view = "2020-09"\n' + FILE
    Path("my.toml").write_text(text, encoding="utf-8")
    assert shown(capsys, "my.toml")[0].endswith("2 of 3 events")


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["--from", "2020-09-08"], {"Talks"}),
        (["--from", "September 2020"], {"Shots", "Talks"}),
        (["--to", "1996"], {"An old treaty"}),
        (["--from", "1993", "--to", "c. 1995"], {"An old treaty"}),
        (["--from", "before 1994", "--to", "2020-12"], {"An old treaty", "Shots", "Talks"}),
        (["--from", "1994", "--to", "2020/.."], {"An old treaty", "Shots", "Talks"}),
        (["--from", "-0044-03-15", "--to", "0100"], set()),
        (["--from", "2100"], set()),
        (["--to", "44 BCE"], set()),
    ],
)
def test_any_date_of_a_file_bounds_the_window(
    words: list[str], titles: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n".join(shown(capsys, "my.toml", *words))
    assert {title for title in ("Shots", "Talks", "An old treaty") if title in text} == titles
    assert ("No event touches this time." in text) is not titles


def test_what_goes_on_is_counted_where_no_date_is_any_more(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "open.toml"
    path.write_text('[[event]]\ndate = "1991/.."\ntitle = "Office"\nkind = "job"\n')
    text = "\n".join(shown(capsys, str(path), "--from", "2030"))
    assert re.search(r"^ job +\+1$", text, re.MULTILINE)
    assert "1 event is not drawn but counted" in text
    assert "No event touches" not in text


def test_rows_in_which_nothing_stands_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "my.toml", "--from", "2020-09-08", "--to", "2020-09-20")
    assert not any("Battles" in line or "other" in line for line in lines)


def test_what_is_counted_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    crowd = "".join(f'[[event]]\ndate = 2020-09-03\ntitle = "Shot {n}"\n' for n in range(60))
    Path("my.toml").write_text(crowd + '[[event]]\ndate = 2022\ntitle = "End"\n', encoding="utf-8")
    lines = shown(capsys, "my.toml", "--height", "5")
    drawn = sum(line.count("●") for line in lines) - lines[-2].count("● ")
    last = re.fullmatch(r" (\d+) events are not drawn but counted where they stand\.", lines[-1])
    assert last
    assert int(last[1]) == 61 - sum(line.count("●") for line in lines)
    assert drawn


def test_a_legend_ends_before_it_is_as_long_as_the_chart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    many = "".join(
        f'[[event]]\ndate = {1900 + n}\ntitle = "Event"\nkind = "kind {n:02}"\n' for n in range(50)
    )
    Path("my.toml").write_text(many, encoding="utf-8")
    lines = shown(capsys, "my.toml", "--lanes", "none", "--height", "60")
    told = " ".join(lines[lines.index("", 2) :])
    assert "kind 39" in told
    assert "kind 40" not in told
    assert "and 10 kinds more" in told


def test_lanes_by_something_else(capsys: pytest.CaptureFixture[str]) -> None:
    names = [line.split("  ")[0].strip() for line in shown(capsys, "my.toml", "--lanes", "party")]
    assert "North" in names
    assert "Battles" not in names


def test_lanes_that_were_asked_for_are_all_there(capsys: pytest.CaptureFixture[str]) -> None:
    many = "".join(
        f'[[event]]\ndate = {1900 + n}\ntitle = "Event"\nplace = "Place {n:02}"\n'
        for n in range(60)
    )
    Path("my.toml").write_text(many, encoding="utf-8")
    lines = shown(capsys, "my.toml", "--lanes", "place")
    assert len([line for line in lines if line.startswith(" Place ")]) == 60


def test_an_empty_timeline_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("my.toml").write_text('title = "Nothing yet"\n', encoding="utf-8")
    assert shown(capsys, "my.toml")[0] == " Nothing yet"
    assert cli.main(["show", "my.toml"]) == 0
    assert "Nothing to draw" in capsys.readouterr().out


def test_the_bundled_timeline_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("my.toml").unlink()
    assert shown(capsys)[0].startswith(" Nagorno-Karabakh")


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILE.encode())))
    assert shown(capsys, "-")[0].startswith(" A border")


def test_events_on_which_parties_differ_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    claims = (
        '[[event.claim]]\nby = "north"\nsays = "They"\n[[event.claim]]\nby = "south"\nsays = "No"\n'
    )
    party = '[party.south]\nname = "South"\n'
    assert not any("differ" in line for line in shown(capsys, "my.toml"))
    text = FILE.replace('parties = ["north"]\n', f'parties = ["north"]\n{claims}') + party
    Path("my.toml").write_text(text, encoding="utf-8")
    lines = shown(capsys, "my.toml", *MONTH)
    assert any(line.endswith("≠ the parties differ") for line in lines)


def test_a_query_chooses_events_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "my.toml", "--where", "kind:battle", "--width", "90")
    assert any(line.endswith(" · 1 event where kind:battle") for line in lines)
    assert any("Shots" in line for line in lines)
    assert not any("Talks" in line for line in lines)
    lines = shown(capsys, "my.toml", "--where", "-kind:battle")
    assert not any("Shots" in line for line in lines)


def test_a_query_that_matches_nothing_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "my.toml", "--where", "zebra"]) == 0
    out, err = capsys.readouterr()
    assert "No event matches zebra." in out
    assert err.startswith("timeline show: --where: no event matches\n")


# How wide, in which characters, in which colours


@pytest.mark.parametrize("width", [20, 21, 47, 70, 99, 100, 101, 250])
@pytest.mark.parametrize("glyphs", ["unicode", "narrow", "ascii"])
def test_no_line_is_wider_than_asked(
    width: int, glyphs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = FILE
    for name, text in (
        ("A border", "国境の歴史 e\u0301\u0302 \U0001f468\u200d\U0001f469\u200d\U0001f467 long "),
        ("Shots", "一二三四五六七八九十"),
        ("The war", "戦争"),
        ("Battles", "जनवरी 𝔘𝔫𝔦 "),
        ("North", "\\u202e北\\u001b[31m"),
    ):
        hostile = hostile.replace(name, text * 20)
    Path("my.toml").write_text(hostile, encoding="utf-8")
    options = ("--width", str(width), "--glyphs", glyphs)
    for lanes in ("kind", "party", "era"):
        assert cli.main(["show", "my.toml", *options, "--lanes", lanes]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert max(map(width_of, lines)) <= width
        assert all(map(is_clean, lines))


def test_a_pipe_is_a_hundred_columns_without_colour(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, str(bundled.path()))
    assert 90 < max(map(width_of, lines)) <= 100
    assert "\x1b" not in "".join(lines)


def test_a_terminal_gets_colours_and_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        screen = Screen()
        patch.setattr(sys, "stdout", screen)
        assert cli.main(["show", str(bundled.path())]) == 0
    text = screen.shown()
    assert "\x1b[3" in text
    assert set(re.findall(r"\x1b(?!\[[\d;]*m)", text)) == set()
    lines = re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()
    assert 64 < max(map(width_of, lines)) <= 72


@pytest.mark.parametrize(("said", "widest"), [("3", 20), ("99999999999", 1000), ("x", 100)])
def test_no_variable_makes_it_wider_than_can_be_asked_for(
    said: str, widest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    with monkeypatch.context() as patch:
        screen = Screen()
        patch.setattr(sys, "stdout", screen)
        assert cli.main(["show", str(bundled.path())]) == 0
    lines = re.sub(r"\x1b\[[\d;]*m", "", screen.shown()).splitlines()
    assert max(map(width_of, lines)) <= widest


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_where_none_is_wanted(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with monkeypatch.context() as patch:
        screen = Screen()
        patch.setattr(sys, "stdout", screen)
        assert cli.main(["show", "my.toml"]) == 0
    assert "\x1b" not in screen.shown()


def test_a_theme_brings_its_own_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    with monkeypatch.context() as patch:
        screen = Screen()
        patch.setattr(sys, "stdout", screen)
        assert cli.main(["show", "my.toml", "--theme", "timeline-light"]) == 0
    lines = screen.shown().splitlines()
    assert all("48;2;251;249;244" in line for line in lines)
    assert {width_of(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in lines} == {72}


def test_an_output_without_our_signs_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    text = FILE.replace("Shots", "Выстрелы — 撃つ").replace("A border", "Граница")
    Path("my.toml").write_text(text, encoding="utf-8")
    with monkeypatch.context() as patch:
        screen = Screen("ascii")
        patch.setattr(sys, "stdout", screen)
        assert cli.main(["show", "my.toml", *MONTH]) == 0
    lines = re.sub(r"\x1b\[[\d;]*m", "", screen.shown()).splitlines()
    assert max(map(len, lines)) <= 72
    assert any("???????? - ????" in line for line in lines)


def test_settings_hold_until_something_else_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "settings" / "timeline"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('lanes = "party"\nglyphs = "ascii"\n', encoding="utf-8")
    text = "\n".join(shown(capsys, "my.toml"))
    assert "North" in text
    assert text.isascii()
    assert "◆" in "\n".join(shown(capsys, "my.toml", "--glyphs", "unicode", "--lanes", "kind"))


# What cannot be shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "03/04/2020"], '--from "03/04/2020": this can mean 3 April 2020 or 4 March'),
        (["--from", "03/04/2020"], 'Did you mean "2020-04-03"?'),
        (["--to", "some day"], '--to "some day": '),
        (["--from", "2020", "--to", "2019"], '"2020" is not before "2019"'),
        (["--theme", "timeline-darc"], 'Did you mean "timeline-dark"?'),
        (["--theme", "zzz"], "Themes are ansi-dark, "),
        (["--where", "kind:(battle"], "timeline show: error: --where: "),
        (["--width", "19"], '"19" is not a whole number from 20 to 1,000'),
        (["--width", "-5"], '"-5" is not a whole number'),
        (["--width", "9" * 5000], "is not a whole number"),
        (["--height", "0"], '"0" is not a whole number from 1 to 1,000'),
        (["--lanes", "weather"], "invalid choice: 'weather'"),
        (["--glyphs", "emoji"], "invalid choice: 'emoji'"),
        (["missing.toml"], "missing.toml: error: no such file"),
        (["--from", "\x1b[31m"], "␛[31m"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_way_out(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = words if words == ["missing.toml"] else ["my.toml", *words]
    told = refused(capsys, *words)
    assert said in told
    assert all(map(is_clean, told.splitlines()))


def test_mistakes_in_the_file_are_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    broken = FILE + '\n[[event]]\ndate = "03/04/2020"\ntitle = "Which day"\n'
    Path("my.toml").write_text(broken, encoding="utf-8")
    assert cli.main(["show", "my.toml"]) == 0
    out, err = capsys.readouterr()
    assert "Shots" in out
    assert err == "my.toml: 1 error; 3 of 4 events shown\n"


def test_the_lanes_and_glyphs_of_the_help_are_those_there_are() -> None:
    from tui.core.settings import GLYPHS

    assert arguments.LANES == LANE_FIELDS
    assert arguments.GLYPHS == GLYPHS
