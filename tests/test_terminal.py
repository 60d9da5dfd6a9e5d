"""The pseudo-terminal that tests and benchmarks look through, and the commands inside it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="there are no pseudo-terminals here")

from benchmarks.terminal import Replay, Terminal

ROOT = Path(__file__).resolve().parent.parent


def python(code: str, width: int = 40, height: int = 5) -> Terminal:
    return Terminal([sys.executable, "-c", code], width, height)


def test_what_is_written_stands_on_the_screen() -> None:
    with python(r"print('one\n\x1b[1;31mtwo\x1b[0m')") as terminal:
        assert terminal.wait() == 0
        assert str(terminal.screen()) == "one\ntwo"
        assert "two" in terminal.screen()


def test_the_program_knows_the_size_and_is_told_of_a_new_one() -> None:
    code = """
import os, signal
signal.signal(signal.SIGWINCH, lambda *_: print(*os.get_terminal_size(), flush=True))
print(*os.get_terminal_size(), flush=True)
while True: signal.pause()
"""
    with python(code) as terminal:
        terminal.until_text("40 5")
        terminal.resize(60, 10)
        terminal.until_text("60 10")


def test_a_question_is_answered_even_in_two_pieces() -> None:
    code = r"""
import sys, termios, tty
tty.setcbreak(0)
sys.stdout.write('\x1b[?20'); sys.stdout.flush()
sys.stdout.write('26$p'); sys.stdout.flush()
print(repr(sys.stdin.read(11)))
"""
    with python(code) as terminal:
        terminal.until_text(r"'\x1b[?2026;2$y'")


def test_keys_arrive_and_bytes_are_counted() -> None:
    with python("print(input('name? '))") as terminal:
        terminal.until_text("name?")
        before = terminal.received
        sent = terminal.type("Ada\r")
        assert terminal.until_still() > sent
        assert terminal.wait() == 0
        assert terminal.screen().rows[1].rstrip() == "Ada"
        assert terminal.received - before == len("Ada\r\nAda\r\n")


def test_it_tells_when_something_was_first_seen() -> None:
    with python("print('one'); input(); print('two')") as terminal:
        terminal.until_text("one")
        sent = terminal.type("\r")
        terminal.until_text("two")
        seen = terminal.first(lambda screen: "two" in screen)
        assert seen is not None
        assert seen > sent
        assert terminal.first(lambda screen: "three" in screen) is None


@pytest.mark.parametrize(
    ("code", "status"),
    [("", 0), ("import sys; sys.exit(3)", 3), ("import os; os.kill(os.getpid(), 15)", -15)],
)
def test_how_it_ended(code: str, status: int) -> None:
    with python(code) as terminal:
        assert terminal.wait() == status


def test_waiting_for_what_never_comes_ends_with_the_last_screen() -> None:
    with python("print('one')") as terminal, pytest.raises(TimeoutError, match="one"):
        terminal.until_text("two")


def test_sequences_of_keyboard_protocols_are_not_drawn() -> None:
    replay = Replay(10, 1)
    replay.feed(b"\x1b[>25ua\x1b[<ub")
    assert replay.screen().rows == ("ab        ",)


# The command in a real terminal


def test_a_dumb_terminal_is_pointed_to_the_list() -> None:
    argv = [sys.executable, "-m", "tui", "timeline.toml"]
    with Terminal(argv, 100, 10, env={"TERM": "dumb"}, cwd=ROOT) as terminal:
        assert terminal.wait() == 2
        assert '"timeline list timeline.toml"' in terminal.screen()
        assert b"\x1b" not in b"".join(chunk.data for chunk in terminal.chunks)


def test_an_interrupted_command_ends_quietly() -> None:
    code = """
import sys
from tui import cli
from tui.commands import list as listing
def run(args):
    print("reading", flush=True)
    sys.stdin.read()
listing.run = run
sys.exit(cli.main(["list", "-"]))
"""
    with Terminal([sys.executable, "-c", code], 100, 10, cwd=ROOT) as terminal:
        terminal.until_text("reading")
        terminal.type("\x03")
        assert terminal.wait() == 130
        assert str(terminal.screen()) == "reading\n^C"
