"""A long file on the screen while it is read: each block waits until the test lets it come."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.view.walking import shown, toasts, until
from tui.app import TimelineApp, TimelineFile
from tui.core import pieces
from tui.core.load import Loaded, steps_of
from tui.core.streaming import Progress
from tui.view import loading
from tui.view.loading import Far, Loading
from tui.view.main_screen import MainScreen

ROOT = Path(__file__).parents[2]


def long(count: int, title: str = "Event") -> str:
    events = (
        f'[[event]]\nid = "e{n}"\ndate = {1900 + n}\ntitle = "{title} {n}"\n' for n in range(count)
    )
    return 'title = "Long"\n' + "".join(events)


class Gate:
    """Lets one more event be read, or all."""

    def __init__(self) -> None:
        self._one = threading.Semaphore(0)
        self._is_open = False

    def let(self, count: int) -> None:
        self._one.release(count)

    def open(self) -> None:
        self._is_open = True
        self._one.release()

    def close(self) -> None:
        self._is_open = False
        while self._one.acquire(blocking=False):
            pass

    def wait(self) -> None:
        if not self._is_open:
            self._one.acquire()


@pytest.fixture(autouse=True)
def an_event_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "BLOCK", 1)
    monkeypatch.setattr(loading, "EACH", 0.0)
    monkeypatch.setattr(loading, "FIRST", 3)
    monkeypatch.setattr(loading, "GROWTH", 2)
    monkeypatch.setattr(loading, "SOON", 0.0)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "long.toml"
    path.write_text(long(14), encoding="utf-8")
    return path


@asynccontextmanager
async def reading(path: Path, gate: Gate, at: str = "") -> AsyncIterator[Pilot[None]]:
    """The app while it reads a file."""

    class Gated(TimelineFile):
        def is_short(self) -> bool:
            return False

        def steps(self) -> Generator[Progress, None, Loaded]:
            steps = steps_of(path.read_bytes(), path.name)
            while True:
                try:
                    progress = next(steps)
                except StopIteration as end:
                    gate.wait()
                    return end.value  # type: ignore[no-any-return]
                yield progress
                if progress.events:
                    gate.wait()

    app = TimelineApp(path, glyphs="unicode")
    app.main = MainScreen(app.main.look, Gated(path), at)
    async with app.run_test(size=(120, 36)) as pilot:
        yield pilot
        gate.open()


def screen(pilot: Pilot[None]) -> Any:
    return pilot.app.screen


def listed(pilot: Pilot[None]) -> list[str]:
    explorer = screen(pilot).explorer
    return [event.id for event in explorer.events] if explorer else []


async def has(pilot: Pilot[None], count: int) -> None:
    await until(pilot, lambda: len(listed(pilot)) == count)
    await pilot.pause()


@pytest.mark.parametrize(
    ("far", "width", "words"),
    [
        (Far(0, None, None), 120, "reading …"),
        (Far(0, 0.0, None), 120, "reading … 0 events · 0 %"),
        (Far(120_000, 0.345, 11.2), 120, "reading … 120,000 events · 34 % · 12 s left"),
        (Far(120_000, 0.345, 11.2), 80, "120,000 events · 34 % · 12 s left"),
        (Far(9, 0.5, 0.0), 120, "reading … 9 events · 50 % · 1 s left"),
        (Far(9, 0.01, 400.0), 120, "reading … 9 events · 1 % · 7 min left"),
        (Far(1_000_000, 1.0, 0.0), 120, "reading … 1,000,000 events · putting them in order"),
    ],
)
def test_how_far_it_is(far: Far, width: int, words: str) -> None:
    assert far.words(width) == words


async def test_events_come_while_the_rest_is_read(path: Path, gate: Gate) -> None:
    async with reading(path, gate) as pilot:
        gate.let(2)
        await has(pilot, 3)
        assert "reading … 3 events" in shown(pilot, "status")
        assert "Event 2" in shown(pilot, "list")
        gate.let(3)
        await has(pilot, 6)
        gate.open()
        await has(pilot, 14)
        await until(pilot, lambda: "reading" not in shown(pilot, "status"))
        assert "live" in shown(pilot, "status")


async def test_until_somebody_moves_all_that_has_come_is_in_view(path: Path, gate: Gate) -> None:
    async with reading(path, gate) as pilot:
        gate.let(2)
        await has(pilot, 3)
        gate.open()
        await has(pilot, 14)
        explorer = screen(pilot).explorer
        assert explorer.shown_count == 14
        assert explorer.past == ()


async def test_who_has_moved_keeps_the_view_and_the_selection(path: Path, gate: Gate) -> None:
    async with reading(path, gate) as pilot:
        gate.let(2)
        await has(pilot, 3)
        await pilot.press("j", "j", "plus", "5")
        before = screen(pilot).explorer
        gate.open()
        await has(pilot, 14)
        await pilot.app.workers.wait_for_complete()
        after = screen(pilot).explorer
        assert after.selected_event.id == before.selected_event.id == "e2"
        assert after.viewport == before.viewport
        assert screen(pilot)._count == "5"  # what is being typed goes on


async def test_it_opens_at_an_event_that_comes_late(path: Path, gate: Gate) -> None:
    async with reading(path, gate, at="e13") as pilot:
        gate.let(2)
        await has(pilot, 3)
        gate.open()
        await has(pilot, 14)
        await pilot.app.workers.wait_for_complete()
        assert screen(pilot).explorer.selected_event.id == "e13"
        assert toasts(pilot) == ""


async def test_a_place_that_nobody_knows_is_told_once_and_in_the_end(
    path: Path, gate: Gate
) -> None:
    async with reading(path, gate, at="nowhere") as pilot:
        gate.let(2)
        await has(pilot, 3)
        assert toasts(pilot) == ""
        gate.open()
        await has(pilot, 14)
        await pilot.app.workers.wait_for_complete()
        assert toasts(pilot).count("nowhere") == 1


async def test_read_again_it_stays_as_it_was_until_all_has_come(path: Path, gate: Gate) -> None:
    async with reading(path, gate) as pilot:
        gate.open()
        await has(pilot, 14)
        await pilot.app.workers.wait_for_complete()
        gate.close()
        path.write_text(long(16, "Other"), encoding="utf-8")
        await pilot.press("R")
        gate.let(8)
        await until(pilot, lambda: "reading … 9 events" in shown(pilot, "status"))
        assert len(listed(pilot)) == 14
        assert "Event 2" in shown(pilot, "list")
        gate.open()
        await has(pilot, 16)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "2 added, 14 changed" in shown(pilot, "status")


async def test_what_goes_wrong_in_the_reading_is_told() -> None:
    def steps() -> Generator[Progress, None, Loaded]:
        yield Progress(0, 0, 1, lambda: pytest.fail("nothing has come"))
        raise ZeroDivisionError("beside the screen")

    told: list[Far] = []

    async def listen() -> None:
        async for news in Loading(steps, lambda loaded: loaded).news():
            assert isinstance(news, Far)
            told.append(news)

    with pytest.raises(ZeroDivisionError, match="beside the screen"):
        await listen()


LEAVES = """
import sys, threading
from pathlib import Path
from tui.app import TimelineApp, TimelineFile
from tui.view.main_screen import MainScreen

class Endless(TimelineFile):
    def is_short(self):
        return False

    def steps(self):
        app.call_from_thread(app.call_later, app.action_quit)
        threading.Event().wait()
        yield

path = Path("timeline.toml")
app = TimelineApp(path)
app.main = MainScreen(app.main.look, Endless(path))
app.run(headless=True)
"""


def test_nobody_who_leaves_waits_for_the_reading() -> None:
    done = subprocess.run([sys.executable, "-c", LEAVES], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0
