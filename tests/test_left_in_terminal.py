"""How a file was left, over real starts and real signals."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-m", "tui", "--theme", "timeline-dark")
FILE = """\
title = "Three"
[[event]]
date = 1969-07-20
title = "Landing"
[[event]]
date = 1970-04-13
title = "Explosion"
[[event]]
date = 1972-12-11
title = "The last one"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "three.toml"
    path.write_text(FILE)
    return path


@contextmanager
def running(file: Path, *words: str, argv: tuple[str, ...] = COMMAND) -> Iterator[Terminal]:
    """The app with its first picture complete, and with the state folder of the test."""
    command = (*argv, *words, str(file))
    variables = environment({"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]})
    with Terminal(command, 100, 30, env=variables, cwd=ROOT) as terminal:
        terminal.until_text("The last one")
        terminal.until_still()
        yield terminal


CRASHING = """
import sys
from tui.view.asking import Asking
def broken(*_):
    raise ValueError("a mistake")
Asking.action_help = broken
from tui.cli import main
sys.exit(main())
"""


def kept(state_home: Path) -> list[Path]:
    return [path for path in state_home.rglob("*") if path.is_file()]


def is_selected(terminal: Terminal, title: str) -> bool:
    return any(row.startswith("▌") and title in row for row in terminal.screen().rows)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_keeps_how_it_was_left(name: str, file: Path, state_home: Path) -> None:
    with running(file) as terminal:
        terminal.type("G")
        terminal.until_still()
        terminal.send(signal.Signals[name])
        assert terminal.wait() == 128 + signal.Signals[name]
    assert len(kept(state_home)) == 1
    with running(file) as terminal:
        assert is_selected(terminal, "The last one")


def test_a_mistake_of_ours_keeps_how_it_was_left(file: Path, state_home: Path) -> None:
    with running(file, argv=(sys.executable, "-c", CRASHING)) as terminal:
        terminal.type("G")
        terminal.until_still()
        terminal.type("?")
        assert terminal.wait() == 1
    assert sorted(path.suffix for path in kept(state_home)) == [".log", ".toml"]
    with running(file) as terminal:
        assert is_selected(terminal, "The last one")


def test_fresh_begins_as_the_file_says(file: Path) -> None:
    with running(file) as terminal:
        terminal.type("Gq")
        assert terminal.wait() == 0
    with running(file, "--fresh") as terminal:
        assert is_selected(terminal, "Landing")
        terminal.type("q")
        assert terminal.wait() == 0


def test_what_is_kept_is_the_users_alone_and_the_timeline_is_not_touched(
    file: Path, state_home: Path
) -> None:
    before = file.stat()
    with running(file) as terminal:
        terminal.type("jq")
        assert terminal.wait() == 0
    (path,) = kept(state_home)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.parent.parent == state_home
    assert f'path = "{file}"' in path.read_text()
    assert file.read_text() == FILE
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert [other.name for other in file.parent.iterdir()] == ["three.toml"]


def test_where_nothing_was_done_nothing_is_kept(file: Path, state_home: Path) -> None:
    with running(file) as terminal:
        terminal.type("q")
        assert terminal.wait() == 0
    assert kept(state_home) == []


def test_a_folder_that_cannot_be_made_stops_nothing_and_is_told(
    file: Path, state_home: Path
) -> None:
    (state_home / "timeline").write_text("a file where the folder should be")
    with running(file) as terminal:
        terminal.type("Gq")
        assert terminal.wait() == 0
        assert "not kept" in str(terminal.screen()) or "not known" in str(terminal.screen())
    assert (state_home / "timeline").read_text() == "a file where the folder should be"
