"""Typing into the search and the filter in a real terminal: what is seen, and what is sent."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment

COMMAND = (sys.executable, "-m", "tui", "--fresh")
ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def running(size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    with Terminal((*COMMAND,), *size, env=environment(), cwd=ROOT) as terminal:
        terminal.until_text(" of 110")
        terminal.until_still()
        yield terminal


def _ask(terminal: Terminal, keys: str) -> None:
    """Press the key that asks, and wait for the line."""
    terminal.type(keys)
    terminal.until(lambda screen: "Enter" in (row := str(screen).splitlines()[-1]) and "Esc" in row)


@pytest.mark.parametrize("key", ["/", "f"])
def test_each_letter_stands_on_the_last_row_and_is_no_command(key: str) -> None:
    with running() as terminal:
        _ask(terminal, key)
        for end in range(1, len("quell") + 1):
            terminal.type("quell"[end - 1])
            wanted = "quell"[:end]
            terminal.until(lambda screen, text=wanted: text in str(screen).splitlines()[-1][:40])
        terminal.type("\x1b")
        terminal.until(lambda screen: "quell" not in str(screen))
        terminal.type("q")
        assert terminal.wait() == 0


def test_who_types_faster_than_the_screen_finds_the_same() -> None:
    with running((120, 36)) as terminal:
        _ask(terminal, "g/")
        terminal.type("xankendi\r")
        terminal.until_text("/xankendi · 1 of 12")
        terminal.type("2n")
        terminal.until_text("/xankendi · 3 of 12")
        terminal.type("\x1b")
        terminal.until(lambda screen: "xankendi" not in str(screen))
        _ask(terminal, "f")
        terminal.type("kind:battle\r")
        terminal.until_text("filter: kind:battle · 20 of 110")
        terminal.type("q")
        assert terminal.wait() == 0


def test_a_hostile_paste_is_text() -> None:
    with running() as terminal:
        _ask(terminal, "/")
        terminal.type("\x1b[200~\x07\u202e]0;owned\r\nq\x1b[201~")
        terminal.until(lambda screen: "nothing found" in str(screen))
        terminal.type("\r")
        terminal.until_text("? help")
        received = b"".join(chunk.data for chunk in terminal.chunks)
        assert b"\x07\xe2" not in received
        assert "\u202e".encode() not in received
        terminal.type("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("g/xankendi\r", "/xankendi · 1 of 12"),
        ("fkind:battle\r", "filter: kind:battle · 20 of 110"),
        ("fkind:batx\x7f\t\r", "filter: kind:battle · 20 of 110"),
        ("g/xankendi\r2n", "/xankendi · 3 of 12"),
        (":1992-05\r", "May 1992"),
        ("\x10shusha decl", "shusha decl"),
    ],
    ids=["search", "filter", "completed", "search and walk", "go to", "palette"],
)
def test_keys_that_come_in_one_go_all_reach_what_they_are_for(keys: str, told: str) -> None:
    with running((120, 36)) as terminal:
        terminal.type(keys)
        terminal.until_text(told)


def test_what_is_pasted_presses_no_key_even_after_an_escape_character() -> None:
    with running() as terminal:
        _ask(terminal, "/")
        terminal.type(f"\x1b[200~xyz\x1b{'q' * 40}\rq\x1b[201~")
        terminal.until(lambda screen: "nothing found" in str(screen))
        assert "xyz␛q" in str(terminal.screen()).splitlines()[-1]
        terminal.type("\r")
        terminal.until_text("? help")
        terminal.type("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("/abx\x7fc", "/abc "),
        ("fknd\x15kind:battle", "20 of 110"),
        ("g/xankendi\rn", "/xankendi · 2 of 12"),
        (":nonsense\rs", "go to nonsenses"),
        ("maCp", "CONTESTED ·"),
        ("\x10khojaly 1992\rc", "366th"),
        ("sqjjc", "Twenty percent of its territory"),
    ],
    ids=["rub out", "clear", "enter", "refused", "mark", "palette", "pages"],
)
def test_keys_that_come_in_one_go_do_what_they_do_in_their_order(keys: str, told: str) -> None:
    with running((120, 36)) as terminal:
        terminal.type(keys)
        terminal.until_text(told)


def test_what_a_letter_finds_is_painted_once() -> None:
    with running((120, 36)) as terminal:
        _ask(terminal, "g/")
        terminal.until_still()
        before = len(terminal.chunks)
        terminal.type("chardakh")
        terminal.until(lambda screen: "1 of " in str(screen).splitlines()[-1])
        terminal.until_still()
        painted = b"".join(chunk.data for chunk in terminal.chunks[before:]).decode()
        assert painted.count("Chardakh") == str(terminal.screen()).count("Chardakh") > 1


def test_what_may_come_next_is_painted_once() -> None:
    with running((120, 36)) as terminal:
        _ask(terminal, "f")
        terminal.until_still()
        before = len(terminal.chunks)
        terminal.type("kind:")
        terminal.until_text("Tab battle")
        terminal.until_still()
        painted = b"".join(chunk.data for chunk in terminal.chunks[before:]).decode()
        assert painted.count("Battle") == 1


def test_what_is_told_over_the_line_stays_in_sight() -> None:
    with running((120, 36)) as terminal:
        terminal.type("gy/")  # it is told by a thread, when the line is there
        terminal.until_text("Copied the event")
        terminal.type("chardakh")
        terminal.until(lambda screen: "1 of 1" in str(screen).splitlines()[-1])
        terminal.until_still()
        assert "Copied the event" in str(terminal.screen())


@pytest.mark.parametrize("keys", ["/shu", "fki"])
def test_the_line_stays_through_sizes_of_all_kinds(keys: str) -> None:
    with running((120, 36)) as terminal:
        terminal.type(keys)
        terminal.until(lambda screen: keys[1:] in str(screen).splitlines()[-1])
        for width, height in ((100, 30), (60, 14), (30, 8), (110, 32), (20, 5), (120, 36)):
            terminal.resize(width, height)
            terminal.until(
                lambda screen, rows=height: (
                    len(lines := str(screen).splitlines()) == rows and keys[1:] in lines[-1]
                )
            )
        terminal.until_text("Nagorno-Karabakh, 1988–2021")
        terminal.type("\x1b")
        terminal.until_text("? help")
        terminal.type("q")
        assert terminal.wait() == 0
