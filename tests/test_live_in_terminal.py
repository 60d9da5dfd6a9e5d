"""The app in a real terminal beside an editor: whatever is done to the file, it follows."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment

COMMAND = (sys.executable, "-m", "tui")
ROOT = Path(__file__).resolve().parent.parent
SAVES = int(os.environ.get("TIMELINE_SAVES", "40"))
"""How many saves are done in a row; 200 is the measure, 40 are soon done."""
PACE = 0.075
"""Seconds between them: a few in each look at the file."""


def space(*titles: str) -> str:
    events = (
        f'[[event]]\ndate = {1957 + n}\ntitle = "{title}"\n' for n, title in enumerate(titles)
    )
    return 'title = "Space"\n' + "".join(events)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "space.toml"
    path.write_text(space("Sputnik", "Luna", "Vostok"), encoding="utf-8")
    return path


@contextmanager
def showing(path: Path) -> Iterator[Terminal]:
    """The app with the file on its screen."""
    argv = (*COMMAND, str(path))
    with Terminal(argv, 120, 36, env=environment(), cwd=ROOT) as terminal:
        terminal.until_text("3 of 3 events")
        terminal.until_still()
        yield terminal


def gone(terminal: Terminal, text: str) -> None:
    terminal.until(lambda screen: text not in screen)


def over(path: Path, text: str) -> None:
    """Save as an editor that writes another file and renames it."""
    other = path.with_suffix(".swp")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


def test_a_save_is_on_the_screen_without_a_key(path: Path) -> None:
    with showing(path) as terminal:
        path.write_text(space("Sputnik", "Luna 2", "Vostok", "Voskhod"), encoding="utf-8")
        terminal.until_text("Voskhod")
        terminal.until_text("1 added, 1 changed")
        over(path, space("Sputnik", "Luna 3"))
        terminal.until_text("Luna 3")
        gone(terminal, "Vostok")


def test_many_saves_in_a_row_end_with_the_last_one(path: Path) -> None:
    with showing(path) as terminal:
        begin = time.perf_counter()
        for number in range(SAVES):
            text = space("Sputnik", f"Save {number:04}", *("More",) * (number % 3))
            if number % 2:
                over(path, text)
            else:
                path.write_text(text, encoding="utf-8")
            while (left := begin + (number + 1) * PACE - time.perf_counter()) > 0:
                terminal.read(left)
        terminal.until_text(f"Save {SAVES - 1:04}")
        terminal.until_still()
        screen = terminal.screen()
        assert f"Save {SAVES - 1:04}" in screen
        assert f"of {2 + (SAVES - 1) % 3} events" in screen


def test_deleted_and_restored(path: Path) -> None:
    with showing(path) as terminal:
        kept = path.read_text(encoding="utf-8")
        path.unlink()
        terminal.until_text("no such file")
        assert "Vostok" in terminal.screen()
        path.write_text(kept, encoding="utf-8")
        gone(terminal, "no such file")
        assert "Vostok" in terminal.screen()


def test_its_folder_vanishes_and_comes_back(path: Path) -> None:
    with showing(path) as terminal:
        away = path.parent.rename(path.parent.with_name("away"))
        terminal.until_text("no such file")
        (away / path.name).write_text(space("Sputnik", "Luna", "Voskhod"), encoding="utf-8")
        away.rename(path.parent)
        terminal.until_text("Voskhod")
        gone(terminal, "no such file")


def test_a_file_that_may_not_be_read_for_a_while(path: Path) -> None:
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read everything")
    path.chmod(0o600)
    with showing(path) as terminal:
        path.chmod(0)
        terminal.until_text("cannot be read")
        assert "Vostok" in terminal.screen()
        path.chmod(0o600)
        gone(terminal, "cannot be read")
        assert "Vostok" in terminal.screen()


def test_broken_and_mended(path: Path) -> None:
    with showing(path) as terminal:
        path.write_text(space('Sputnik"', "Luna", "Voskhod"), encoding="utf-8")
        terminal.until_text("space.toml:4: showing the version of")
        assert "Sputnik" in terminal.screen()
        terminal.until_text("Voskhod")
        path.write_text(space("Sputnik 1", "Luna", "Voskhod"), encoding="utf-8")
        gone(terminal, "showing the version of")
        terminal.until_text("Sputnik 1")


def test_another_file_behind_the_link(path: Path) -> None:
    real, link = path.with_name("real.toml"), path
    path.rename(real)
    link.symlink_to(real)
    with showing(link) as terminal:
        other = path.with_name("other.toml")
        other.write_text(space("Sputnik", "Luna", "Voskhod"), encoding="utf-8")
        link.unlink()
        link.symlink_to(other)
        terminal.until_text("Voskhod")


def test_a_touch_sends_nothing(path: Path) -> None:
    with showing(path) as terminal:
        terminal.until_still(0.3)
        before = terminal.received
        path.touch()
        terminal.read(1.0)
        assert terminal.received == before
