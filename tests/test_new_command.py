"""`timeline new`: a file that teaches the format, written once and over nothing."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import cli
from tui.commands import new
from tui.core import schema
from tui.core.format import TABLES
from tui.core.load import load_text, read
from tui.core.problems import report
from tui.core.schema import DIRECTIVE, NAME, schema_text
from tui.core.shape import Holds
from tui.core.starter import starter, title_for
from tui.core.text import visible

TODAY = date(2026, 3, 1)
Timeline = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def timeline(capsys: pytest.CaptureFixture[str]) -> Timeline:
    """Run the command: its status, its output, its messages."""

    def run(*words: str) -> tuple[int, str, str]:
        status = cli.main(["new", *words])
        return status, *capsys.readouterr()

    return run


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# The file


@pytest.mark.parametrize("with_schema", [False, True])
def test_the_starter_has_no_problems(with_schema: bool) -> None:
    loaded = load_text(starter("My war", TODAY, with_schema=with_schema), "x")
    assert report(loaded.problems) == ""
    timeline = loaded.timeline
    assert timeline.title == "My war"
    assert [event.written for event in timeline.events][-1] == "2026-03-01"
    assert len(timeline.events) == 4
    assert any(event.is_contested for event in timeline.events)
    assert any(event.figures for event in timeline.events)


def test_the_starter_shows_every_kind_of_table() -> None:
    text = starter("A", TODAY)
    for table in TABLES:
        assert table.name in ("", "event.links") or f"{table.header[:5]}" in text
        nested = [field for field in table.fields if field.holds is Holds.TABLES]
        assert all(f"{field.key}]]" in text for field in nested)
    assert "links = {" in text


def test_the_starter_reads_well() -> None:
    for text in (starter("A", TODAY), starter("A", TODAY, with_schema=True)):
        lines = text.splitlines()
        assert max(map(len, lines)) <= 100
        assert all(line == line.rstrip() for line in lines)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        for number, line in enumerate(lines):
            if line.startswith("[") and not lines[number - 1].startswith(("name =", "[")):
                assert lines[number - 1].startswith("#") or not lines[number - 1]


def test_only_with_the_schema_it_names_one() -> None:
    assert starter("A", TODAY, with_schema=True).startswith(f"{DIRECTIVE}\n")
    plain = starter("A", TODAY)
    assert not any(line.startswith("#:") for line in plain.splitlines())
    assert DIRECTIVE in plain, "it tells how"


@given(st.text(max_size=30))
@pytest.mark.parametrize("with_schema", [False, True])
def test_any_title_can_be_given(with_schema: bool, title: str) -> None:
    loaded = load_text(starter(title, TODAY, with_schema=with_schema), "x")
    assert loaded.problems == ()
    assert loaded.timeline.title == visible(title)


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("my-war", "My war"),
        ("my_war", "My war"),
        ("WWII", "WWII"),
        ("to the  moon", "To the moon"),
        ("apollo.11", "Apollo 11"),
        ("Éire", "Éire"),
        ("...", "My timeline"),
        ("", "My timeline"),
    ],
)
def test_the_name_of_the_file_gives_a_title(stem: str, title: str) -> None:
    assert title_for(stem) == title


# Writing it


def test_it_writes_one_file_and_says_what_to_do_next(timeline: Timeline, folder: Path) -> None:
    status, said, wrong = timeline("my-war.toml")
    assert (status, wrong) == (0, "")
    assert left(folder) == ["my-war.toml"]
    loaded = read("my-war.toml")
    assert loaded.problems == ()
    assert loaded.timeline.title == "My war"
    assert loaded.timeline.events[-1].written == date.today().isoformat()
    assert said.splitlines() == [
        "my-war.toml is written.",
        "  timeline my-war.toml        shows it; e edits an event, ? shows all keys",
        "  timeline check my-war.toml  tells every mistake, with its line",
    ]


def test_with_schema_it_writes_that_beside_it(timeline: Timeline, folder: Path) -> None:
    (folder / "wars").mkdir()
    status, said, _ = timeline("wars/first.toml", "--schema")
    assert status == 0
    assert left(folder / "wars") == ["first.toml", NAME]
    assert (folder / "wars" / NAME).read_text(encoding="utf-8") == schema_text()
    assert (folder / "wars" / "first.toml").read_text(encoding="utf-8").startswith(DIRECTIVE)
    assert f"wars/{NAME} is written" in said.replace(os.sep, "/")

    status, said, _ = timeline("wars/second.toml", "--schema")
    assert status == 0
    assert "is there already" in said


def test_another_schema_is_left_as_it_is(timeline: Timeline, folder: Path) -> None:
    (folder / NAME).write_text("{}")
    status, said, _ = timeline("my.toml", "--schema")
    assert status == 0
    assert (folder / NAME).read_text() == "{}"
    assert "is left as it was" in said
    assert '"timeline schema"' in said


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("my.toml", "my.toml"),
        ("check", "./check"),
        ("my war.toml", "'my war.toml'"),
        ("-x.toml", "./-x.toml"),
        ("a;b", "'./a;b'"),
    ],
)
@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(os.name == "nt", reason="quotes and separators are those of a POSIX shell")
def test_what_to_do_next_can_be_typed_as_it_stands(
    name: str, word: str, timeline: Timeline
) -> None:
    _, said, _ = timeline("--", name)
    line = said.splitlines()[1]
    assert line.startswith(f"  timeline {word}  ")
    assert Path(shlex.split(line)[1]).is_file()


# Refusing


@pytest.mark.parametrize("name", ["file.toml", "link.toml", "dangling.toml", "folder", "folder/"])
@pytest.mark.parametrize("options", [[], ["--schema"]])
def test_nothing_that_is_there_is_overwritten(
    name: str, options: list[str], timeline: Timeline, folder: Path
) -> None:
    (folder / "file.toml").write_text("mine")
    (folder / "folder").mkdir()
    (folder / "link.toml").symlink_to("file.toml")
    (folder / "dangling.toml").symlink_to("nothing.toml")
    before = left(folder)
    status, said, wrong = timeline(name, *options)
    assert (status, said) == (2, "")
    assert wrong.startswith(f"timeline: {name.rstrip('/')}: is ")
    assert len(wrong.splitlines()) == 2
    assert left(folder) == before
    assert left(folder / "folder") == []
    assert (folder / "file.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "reason", "advice"),
    [
        ("none/my.toml", 'there is no folder "none".', "a folder that is there"),
        ("file/my.toml", '"file" is no folder.', "a folder that is there"),
        ("none/", "this names a folder, and there is none.", "timeline new none/timeline.toml"),
        ("folder", "is a directory.", '"timeline new folder/timeline.toml"'),
        ("", "this is no name for a file.", '"timeline new my.toml"'),
        ("-", "this is no name for a file.", '"timeline new my.toml"'),
        ("a\0b", "no file can have this name.", "Name another."),
        ("x" * 300, "file name too long.", "Nothing was written."),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the reasons are those of a POSIX system")
def test_what_cannot_be_written_is_told_with_what_would_be_right(
    name: str, reason: str, advice: str, timeline: Timeline, folder: Path
) -> None:
    (folder / "file").write_text("")
    (folder / "folder").mkdir()
    status, said, wrong = timeline(name)
    assert (status, said) == (2, "")
    assert reason in wrong.splitlines()[0]
    assert advice in wrong.splitlines()[1]
    assert left(folder) == ["file", "folder"]


def test_a_name_cannot_act_on_the_terminal(timeline: Timeline, folder: Path) -> None:
    (folder / "a\x1b[2J.toml").write_text("")
    _, _, wrong = timeline("a\x1b[2J.toml")
    assert "\x1b" not in wrong
    assert "␛" in wrong
    status, said, _ = timeline("b\x1b]0;x\x07\udcff.toml")
    assert status == 0
    assert "\x1b" not in said
    (written,) = folder.glob("b*")
    assert read(written).problems == ()


def test_a_full_disk_leaves_nothing(
    timeline: Timeline, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        """A text whose bytes find no room."""

        def encode(self, _encoding: str) -> bytes:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(new, "starter", lambda *_, **__: Full())
    status, said, wrong = timeline("my.toml")
    assert (status, said) == (2, "")
    assert "no space left on device." in wrong
    assert left(folder) == []


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError])
def test_what_stops_the_schema_takes_the_file_back(
    stopped: type[BaseException], timeline: Timeline, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise stopped

    monkeypatch.setattr(schema, "schema_text", fail)
    status, said, _ = timeline("my.toml", "--schema")
    assert status == (130 if stopped is KeyboardInterrupt else 2)
    assert said == ""
    assert left(folder) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_schema_that_is_no_file_is_refused_without_waiting(
    timeline: Timeline, folder: Path
) -> None:
    os.mkfifo(folder / NAME)
    status, said, wrong = timeline("my.toml", "--schema")
    assert (status, said) == (2, "")
    assert "is a pipe" in wrong
    assert left(folder) == [NAME]
