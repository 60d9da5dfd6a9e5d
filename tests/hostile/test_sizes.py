"""Terminals from a single cell to a wall of them, and one whose edge somebody keeps pulling at."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment
from tests.hostile.wire import foreign, received
from tests.view.walking import main, opened
from tui.view.pane import Pane

ROOT = Path(__file__).resolve().parents[2]
SIZES = (
    *((1, 1), (2, 1), (1, 2), (1, 200), (300, 1), (5, 3), (20, 5), (39, 10), (40, 9), (40, 10)),
    *((40, 12), (80, 24), (100, 10), (99, 40), (300, 100)),
)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_size_can_be_walked(size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        for keys in ("jl+", "?", "E", ":", "i", "tab", "L"):
            await pilot.press(*(["tab"] if keys == "tab" else keys))
            for pane in pilot.app.screen.query(Pane):
                assert all(strip.cell_length <= pane.size.width for strip in pane._strips)
            while pilot.app.screen is not main(pilot).main:
                await pilot.press("escape")


def test_a_storm_of_sizes_ends_with_the_picture_of_the_last() -> None:
    random = Random(3)
    argv = (sys.executable, "-m", "tui", "timeline.toml")
    env = environment({"COLORTERM": "truecolor"})
    with Terminal(argv, 100, 30, env=env, cwd=ROOT) as terminal:
        terminal.until_text("of 110")
        terminal.until_still()
        chart = terminal.screen().rows[:15]
        selected = next(row[:40] for row in terminal.screen().rows if "▌" in row)
        for _ in range(120):
            terminal.resize(random.randint(1, 300), random.randint(1, 100))
            terminal.read(0.005)
        terminal.resize(100, 30)
        terminal.until_still()
        assert foreign(received(terminal)) == []
        terminal.chunks.clear()  # pictures of other sizes, which take long to draw
        terminal.resize(101, 30)
        terminal.until_still()
        terminal.resize(100, 30)
        terminal.until(lambda screen: screen.rows[:15] == chart)
        assert any(row.startswith(selected) for row in terminal.screen().rows)  # list may scroll
        terminal.type("q")
        assert terminal.wait() == 0
        assert foreign(received(terminal)) == []
        assert b"\x1b[?1049l" in received(terminal)
