"""The app in a real pseudo-terminal: what bytes and signals do, which Pilot cannot see."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Screen, Terminal, environment

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-m", "tui")
ALTERNATE_OFF, CURSOR_ON, MOUSE_OFF = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"
COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


@contextmanager
def running(*words: str, size: tuple[int, int] = (120, 36), **more: str) -> Iterator[Terminal]:
    """The app with its first picture complete."""
    variables = {**environment(), "COLORTERM": "truecolor", **more}
    with Terminal((*COMMAND, *words), *size, env=variables, cwd=ROOT) as terminal:
        terminal.until_text(" of 110 events" if size[0] >= 100 else " of 110")
        terminal.until_still()
        yield terminal


def received(terminal: Terminal) -> bytes:
    return b"".join(chunk.data for chunk in terminal.chunks)


def is_selected(title: str, screen: Screen) -> bool:
    """Whether the list stands on an event."""
    return any("▌" in row and title in row for row in screen.rows)


def test_a_walk_by_keys_ends_with_q_and_a_clean_terminal() -> None:
    with running("--at", "trilateral-2020") as terminal:
        assert is_selected("Trilateral statement ends", terminal.screen())
        terminal.type("j")
        terminal.until(partial(is_selected, "Russian peacekeepers deploy"))
        terminal.type("?")
        terminal.until_text("Keys and signs")
        terminal.type("q")
        terminal.until(lambda screen: "Keys and signs" not in screen)
        terminal.type("q")
        assert terminal.wait() == 0
        assert all(end in received(terminal) for end in (ALTERNATE_OFF, CURSOR_ON, MOUSE_OFF))


@pytest.mark.parametrize(
    ("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130), ("SIGQUIT", 131)]
)
def test_a_signal_ends_it_with_its_status_and_a_clean_terminal(name: str, status: int) -> None:
    with running() as terminal:
        terminal.send(signal.Signals[name])
        assert terminal.wait() == status
        assert all(end in received(terminal) for end in (ALTERNATE_OFF, CURSOR_ON, MOUSE_OFF))


def test_ctrl_c_leaves() -> None:
    with running() as terminal:
        terminal.type("\x03")
        assert terminal.wait() == 0


def test_a_resize_is_followed_down_to_nothing_and_back() -> None:
    with running() as terminal:
        terminal.resize(30, 8)
        terminal.until_text("Too small")
        terminal.resize(80, 24)
        terminal.until_text("Nagorno-Karabakh")
        terminal.type("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("said", ["99999999999", "50", "abc"])
def test_its_size_is_that_of_the_terminal_whatever_variables_say(said: str) -> None:
    """A shell that exports them says how large the terminal was when it began."""
    with running(COLUMNS=said, LINES=said) as terminal:
        terminal.resize(30, 8)
        terminal.until_text("Too small")


def test_no_colour_means_no_colour() -> None:
    with running(NO_COLOR="1") as terminal:
        terminal.type("jjl+")
        terminal.until_still()
        for code in COLOUR.findall(received(terminal)):
            numbers = {int(number) for number in code[2:-1].split(b";") if number}
            assert numbers <= {0, 1, 2, 3, 4, 7, 22, 23, 24, 27, 39, 49}, code


def test_an_empty_no_color_means_colour() -> None:
    with running(NO_COLOR="") as terminal:
        assert b"38;2;242;193;78" in received(terminal)


def test_every_picture_is_within_the_bytes_that_ssh_bears() -> None:
    """8 kB for a move of the selection, 20 kB for a move of the window: our own limits."""
    with running(size=(120, 40)) as terminal:
        for key, most in (("j", 8_000), ("l", 20_000), ("h", 20_000), ("k", 8_000)):
            before = terminal.received
            terminal.type(key)
            terminal.until_still()
            assert 0 < terminal.received - before <= most, key


def test_nothing_is_sent_while_nothing_happens() -> None:
    with running() as terminal:
        terminal.until_still(0.3)
        before = terminal.received
        terminal.read(1.0)
        assert terminal.received == before
