"""The command line as a person meets it: words in, text and a status out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tui import __version__, arguments, bundled, cli, commands

FILE = """\
title = "Three days"
[[event]]
date = 1969-07-20
title = "Landing"
"""
AtTerminal = Callable[..., tuple[int, str]]
Opened = list[tuple[Path, str, str, str, bool]]
TIMELINE = (sys.executable, "-m", "tui")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Keyboard(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> AtTerminal:
    """Run the command with standard streams that say they are a terminal."""
    monkeypatch.setenv("TERM", "xterm-256color")

    def run(*words: str, **streams: io.StringIO | None) -> tuple[int, str]:
        said = Keyboard()
        kept: dict[str, io.StringIO | None] = {
            "stdin": Keyboard(),
            "stdout": Keyboard(),
            "stderr": said,
        }
        with monkeypatch.context() as patch:
            for name, stream in {**kept, **streams}.items():
                patch.setattr(sys, name, stream)
            status = cli.main(words)
        return status, said.getvalue()

    return run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the screen was opened with, in place of the screen."""
    calls: Opened = []

    def run(path: Path, *, at: str, theme: str, glyphs: str, mouse: bool, fresh: bool) -> int:
        calls.append((path, at, theme, glyphs, mouse, fresh))
        return 7

    app = ModuleType("tui.app")
    app.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tui.app", app)
    return calls


# Which file


@pytest.mark.usefixtures("folder")
def test_no_file_opens_the_bundled_timeline(at_terminal: AtTerminal, opened: Opened) -> None:
    assert at_terminal() == (7, "")
    assert opened == [(bundled.path(), "", "", "", True, False)]


def test_no_file_opens_the_one_that_lies_here(
    folder: Path, at_terminal: AtTerminal, opened: Opened
) -> None:
    (folder / "timeline.toml").write_text(FILE)
    at_terminal()
    assert [path.resolve() for path, *_ in opened] == [folder / "timeline.toml"]


def test_options_reach_the_screen(folder: Path, at_terminal: AtTerminal, opened: Opened) -> None:
    (folder / "my.toml").write_text(FILE)
    at_terminal("--at", "1992-02", "my.toml", "--theme", "light", "--glyphs=ascii", "--no-mouse")
    assert opened == [(Path("my.toml"), "1992-02", "light", "ascii", False, False)]


def test_a_fresh_look_reaches_the_screen(
    folder: Path, at_terminal: AtTerminal, opened: Opened
) -> None:
    (folder / "my.toml").write_text(FILE)
    at_terminal("my.toml", "--fresh")
    assert opened[0][-1] is True


def test_a_file_named_like_a_command_is_reached_by_its_path(
    folder: Path, at_terminal: AtTerminal, opened: Opened
) -> None:
    (folder / "check").write_text(FILE)
    at_terminal("./check")
    assert opened[0][0] == Path("check")


COMMANDS = ["new", "check", "explain", "list", "show", "date", "schema", "config"]
NOTHING_NEAR = '"timeline" alone opens ./timeline.toml, else the one that comes with it.'


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("chekc", 'Did you mean "timeline check"?'),
        ("lst", 'Did you mean "timeline list"?'),
        ("dates", 'Did you mean "timeline date"?'),
        ("confg", 'Did you mean "timeline config"?'),
        ("help", 'Did you mean "timeline --help"?'),
        ("explian", 'Did you mean "timeline explain"?'),
        ("my.toml", '"timeline new my.toml" begins it.'),
        ("./chekc", '"timeline new chekc" begins it.'),
        ("apollo", '"timeline new apollo" begins it.'),
        ("none/such.toml", NOTHING_NEAR),
    ],
)
def test_a_missing_file_is_told_with_the_command_that_may_be_meant(
    word: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([word]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [f"timeline: {Path(word)}: there is no such file", hint]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("apollo", ["apollo.toml", "new apollo"]),
        ("appolo.toml", ["apollo.toml", "new appolo.toml"]),
        ("more/moon", ["more/moon-1969.toml", "new more/moon"]),
        ("chek", ["cheek.toml", "check"]),
    ],
)
def test_a_missing_file_is_told_with_the_timeline_that_may_be_meant(
    word: str, meant: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "more").mkdir()
    for name in ("apollo.toml", "cheek.toml", "apollo.txt", "more/moon-1969.toml"):
        (folder / name).write_text(FILE)
    cli.main([word])
    said = capsys.readouterr().err.splitlines()[1:]
    assert said == [
        f'"timeline {name}" begins it.'
        if name.startswith("new ")
        else f'Did you mean "timeline {name}"?'
        for name in meant
    ]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_what_cannot_be_begun_is_not_offered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "my.toml").symlink_to("nothing.toml")
    cli.main(["my.toml"])
    assert "timeline new" not in capsys.readouterr().err


def test_a_folder_is_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(folder)]) == 2
    assert "is a directory" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_name_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["\x1b]0;title\x07\n.toml"])
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\x07" not in err
    assert "␛]0;title␇␊.toml" in err


# Where there is no screen


@pytest.mark.parametrize("name", ["stdin", "stdout"])
@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_a_pipe_is_no_terminal(
    name: str, stream: io.StringIO | None, at_terminal: AtTerminal, opened: Opened
) -> None:
    status, said = at_terminal(**{name: stream})
    assert status == 2
    assert "needs a terminal" in said
    assert '"timeline list"' in said
    assert opened == []


def test_a_terminal_that_cannot_move_its_cursor_is_refused(
    at_terminal: AtTerminal, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    status, said = at_terminal()
    assert status == 2
    assert "TERM is dumb" in said
    assert opened == []


def test_the_screen_cannot_be_fed_from_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["-"]) == 2
    assert '"timeline list -"' in capsys.readouterr().err


# Help and usage


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_opens_with_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("examples:\n  timeline")
    assert said.index("examples:") < said.index("usage:") < said.index("options:")
    assert max(map(len, said.splitlines())) <= arguments.HELP_WIDTH


def test_help_names_every_command_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["--help"])
    said = capsys.readouterr().out
    examples = {line.split()[1] for line in said.splitlines() if line.startswith("  timeline ")}
    assert examples - {"my.toml", "open"} == {*COMMANDS}
    listed = said.split("commands (")[1].split("\n\n")[0].splitlines()[1:]
    assert [line.split()[0] for line in listed] == COMMANDS


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"timeline {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--nonsense"],
        ["--glyphs", "wide"],
        ["one.toml", "two.toml"],
        ["check", "--nonsense"],
        ["list", "--long", "--json"],
        ["list", "one.toml", "two.toml"],
        ["date"],
        ["date", "--timezone"],
        ["new"],
        ["new", "one.toml", "two.toml"],
        ["schema", "my.toml"],
        ["explain", "--nonsense"],
        ["config", "my.toml"],
        ["config", "--sample", "--json"],
    ],
)
def test_wrong_usage_is_told_shortly(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2
    assert "error:" in said.err
    assert "--help" in said.err


@pytest.mark.parametrize(
    ("words", "got"),
    [
        (["check", "a", "--hints", "b"], {"files": ["a", "b"], "hints": True, "strict": False}),
        (["check", "a"], {"files": ["a"], "hints": False}),
        (["explain", "T030", "T040"], {"codes": ["T030", "T040"]}),
        (["explain"], {"codes": []}),
        (["new", "my.toml"], {"file": "my.toml", "schema": False}),
        (["new", "--schema", "my.toml"], {"file": "my.toml", "schema": True}),
        (["new", "--", "-x.toml"], {"file": "-x.toml"}),
    ],
)
def test_options_reach_the_command(
    words: list[str], got: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, object]] = []
    command = ModuleType(words[0])
    command.run = lambda args: seen.append(vars(args)) or 0  # type: ignore[attr-defined]
    monkeypatch.setattr(commands, words[0], command, raising=False)
    monkeypatch.setitem(sys.modules, f"tui.commands.{words[0]}", command)
    assert cli.main(words) == 0
    assert seen[0] | got == seen[0]


# Dates on the command line


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["1992"], ["1992"]),
        (["-0044-03-15"], ["-0044-03-15"]),
        (["-44"], ["-44"]),
        (["27", "September", "2020"], ["27", "September", "2020"]),
        (["27", "--json", "September", "2020"], ["27", "September", "2020"]),
        (["--json", "-1985~"], ["-1985~"]),
        (["-"], ["-"]),
        (["--", "-0044"], ["-0044"]),
    ],
)
def test_a_date_may_begin_with_a_minus(
    words: list[str], meant: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.commands import date

    got: list[list[str]] = []
    monkeypatch.setattr(date, "run", lambda args: got.append(args.words) or 0)
    assert cli.main(["date", *words]) == 0
    assert got == [meant]


def test_a_zone_may_begin_with_a_minus(monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.commands import date

    got: list[str] = []
    monkeypatch.setattr(date, "run", lambda args: got.append(args.timezone) or 0)
    cli.main(["date", "1992", "--timezone", "-05:00"])
    assert got == ["-05:00"]


# As a process


def timeline(*words: str, stdin: str = "", folder: Path | None = None) -> tuple[int, str, str]:
    """Run the command as a process of its own: its status, its output, its messages."""
    root = Path(cli.__file__).parent.parent
    done = subprocess.run(
        [*TIMELINE, *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder or root,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_whole_way_as_a_process() -> None:
    status, out, err = timeline("list", "-", "--json", stdin=FILE)
    assert status == 0
    assert err == ""
    assert [event["title"] for event in json.loads(out)] == ["Landing"]


def test_output_that_nobody_reads_ends_quietly() -> None:
    many = FILE + "[[event]]\ndate = 1970\ntitle = 'Another'\n" * 5_000
    process = subprocess.Popen(
        [*TIMELINE, "list", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(cli.__file__).parent.parent,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()  # as `head` does
    process.stdin.write(many.encode())
    process.stdin.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*TIMELINE, "list", "-"],
            input=FILE,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(cli.__file__).parent.parent,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "timeline: no space left on device\n"


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_command", interrupted)
    assert cli.main(["list"]) == 130
