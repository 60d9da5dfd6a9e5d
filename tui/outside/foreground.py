r"""A program that has the terminal for a while, which afterwards is as it was before.

Whatever it does: it may fail, be killed, leave the terminal raw, the mouse reported or the
cursor hidden. Ctrl+c and ctrl+\ typed meanwhile are for it, not for us.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from tui.outside.editor import named
from tui.outside.programs import Environ, reason

_MODES = (1, 9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004, 2026, 2031, 2048)
"""DEC private modes that are off in a shell: application keys, the mouse in all its ways,
focus, paste, synchronized output, colour scheme, resizes (xterm, "Control Sequences")."""
_OFF = "".join(f"\x1b[?{mode}l" for mode in _MODES)
_PLAIN = "\x1b>\x1b[>4m\x1b(B\x0f\x1b[0m\x1b[0 q\x1b[?7h\x1b[?25h"
"""Numeric keypad, plain keys, plain letters, the usual cursor, wrapping lines."""
_MAIN = "\x1b[?1049l"
_SCROLL_ALL = "\x1b7\x1b[r\x1b8"
_POP_KEYS = "\x1b[<u"
"""Ends the kitty keyboard protocol of one who did not live to do so."""


def run(argv: Sequence[str], environ: Environ) -> str:
    """Run a program in the terminal, and wait until it ends.

    Must be called on the main thread, while nobody else reads from the terminal.

    Returns:
        What went wrong, as a sentence; empty if nothing did.
    """
    name = named(list(argv))
    with _terminal_kept() as mend, _its_own_signals() as began:
        try:
            process = subprocess.Popen(list(argv), env=dict(environ))
        except (OSError, ValueError) as error:
            return f"{name} cannot be started: {reason(error)}."
        began(process)
        status = process.wait()
        mend(status)
    if status < 0:
        return f"{name} was ended by {_signal(-status)}."
    return f"{name} ended with exit status {status}." if status else ""


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


@contextmanager
def _its_own_signals() -> Iterator[Callable[[subprocess.Popen[bytes]], None]]:
    """Keys that make signals are not for us; what asks us to end is passed on, and kept for later.

    A handler that does nothing rather than `SIG_IGN`, which the program would inherit.
    """
    running: list[subprocess.Popen[bytes]] = []
    asked: list[int] = []

    def rest(_number: int, _frame: FrameType | None) -> None:
        pass

    def end(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        pass_on()

    def pass_on() -> None:
        for process in running:
            for number in asked:
                with suppress(OSError):
                    process.send_signal(number)

    def began(process: subprocess.Popen[bytes]) -> None:
        running.append(process)
        pass_on()  # what came while it began

    handlers = {"SIGINT": rest, "SIGQUIT": rest, "SIGTERM": end, "SIGHUP": end}
    before: dict[int, Any] = {}
    wakeup = -1
    with suppress(ValueError):  # not the main thread
        wakeup = signal.set_wakeup_fd(-1)  # or asyncio would hear them all the same
        for name, handler in handlers.items():
            number = getattr(signal, name, None)
            if number is not None:
                before[number] = signal.signal(number, handler)
    try:
        yield began
    finally:
        for number, old in before.items():
            signal.signal(number, signal.SIG_DFL if old is None else old)
        if before:
            signal.set_wakeup_fd(wakeup)
        for number in asked:
            os.kill(os.getpid(), number)


@contextmanager
def _terminal_kept() -> Iterator[Callable[[int], None]]:
    """Put the terminal back as it was; gives what does so after a program with its status."""
    try:
        import termios
    except ImportError:  # Windows: the console keeps its own modes
        yield lambda _: None
        return
    keyboard = sys.__stdin__.fileno() if sys.__stdin__ else 0
    try:
        attributes = termios.tcgetattr(keyboard)
    except (termios.error, OSError, ValueError):
        yield lambda _: None
        return

    def mend(status: int) -> None:
        was_told = signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # we may be in the background
        try:
            with suppress(OSError):
                if os.tcgetpgrp(keyboard) != os.getpgrp():
                    os.tcsetpgrp(keyboard, os.getpgrp())
            with suppress(OSError, ValueError, AttributeError):
                os.write(sys.__stderr__.fileno(), _reset(status).encode())  # type: ignore[union-attr]
            with suppress(termios.error):
                termios.tcsetattr(keyboard, termios.TCSADRAIN, attributes)
                termios.tcflush(keyboard, termios.TCIFLUSH)  # what the mouse has said meanwhile
        finally:
            signal.signal(signal.SIGTTOU, was_told)

    yield mend


def _reset(status: int) -> str:
    """What makes a terminal plain again after a program with its exit status."""
    return (_POP_KEYS if status < 0 else "") + _OFF + _MAIN + _PLAIN + _SCROLL_ALL
