"""A pseudo-terminal with a program in it: start it, type, wait until it is still, see the screen.

The benchmarks measure with it and the tests look through it, so that both know
what a person at a real terminal would see. It answers the questions that a
full-screen program asks at its start, as a modern terminal does. Bytes are kept
with the time at which they came; the screen is drawn from them afterwards, so
that drawing it does not slow down what is measured.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import TracebackType

import pyte

ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronized output: known
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # resizes told in the stream: unknown
    b"\x1b[c": b"\x1b[?62;22c",  # what are you: a VT220 with colours
    b"\x1b[6n": b"\x1b[1;1R",  # where is the cursor
}
"""What the terminal is asked, and what it says."""
_QUESTION = re.compile(b"|".join(re.escape(question) for question in ANSWERS))
_LONGEST_QUESTION = max(len(question) for question in ANSWERS)
_UNKNOWN = re.compile(rb"\x1b\[[<>=][\d;]*[a-z]")  # keyboard protocols, which pyte would print

ENVIRONMENT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
}
_UNWANTED = (
    *("NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM", "COLUMNS", "LINES", "TEXTUAL"),
    *("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"),  # both cost a start its speed
)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables of this process as they are in a modern terminal, and `extra` over them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
    return {**kept, **ENVIRONMENT, "XDG_STATE_HOME": _nothing_kept(), **(extra or {})}


@cache
def _kept_here() -> tempfile.TemporaryDirectory[str]:
    """What programs keep for their next start, until this process ends."""
    return tempfile.TemporaryDirectory(prefix="timeline-")


def _nothing_kept() -> str:
    """A folder of a start that is the first one: neither the user's, nor another start's."""
    return tempfile.mkdtemp(dir=_kept_here().name)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some bytes and when they came, in seconds of `time.perf_counter`."""

    at: float
    data: bytes


@dataclass
class Terminal:
    """One program in one pseudo-terminal; a context manager that ends it."""

    argv: Sequence[str]
    width: int = 120
    height: int = 40
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    started: float = 0.0
    """When the process was started."""
    chunks: list[Chunk] = field(default_factory=list)
    """All that it has written."""
    received: int = 0
    """How many bytes that is."""
    _fd: int = -1
    _pid: int = -1
    _status: int | None = None
    _unheard: bytes = b""
    _replay: Replay | None = None
    _replayed: int = 0
    """How many chunks stand on it."""

    def __enter__(self) -> Terminal:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the program with the terminal as its standard streams."""
        variables = environment(self.env)
        self.started = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            self._become(variables)
        self.resize(self.width, self.height)

    def _become(self, variables: Mapping[str, str]) -> None:
        """The child: the program, or status 127; never back into the caller."""
        try:
            _set_size(0, self.width, self.height)
            if self.cwd is not None:
                os.chdir(self.cwd)
            os.execvpe(self.argv[0], list(self.argv), dict(variables))
        finally:
            os._exit(127)

    def resize(self, width: int, height: int) -> None:
        """Change the size, in cells, as a person does who pulls at the window."""
        self.width, self.height = width, height
        self._replay = None
        _set_size(self._fd, width, height)

    def type(self, keys: str) -> float:
        """Send keys; gives when they were sent."""
        at = time.perf_counter()
        os.write(self._fd, keys.encode())
        return at

    def read(self, timeout: float) -> Chunk | None:
        """The next bytes; `None` if none come within `timeout` seconds or the program has ended."""
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return None
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # the other side is closed
            return None
        if not data:
            return None
        chunk = Chunk(time.perf_counter(), data)
        self.chunks.append(chunk)
        self.received += len(data)
        self._answer(data)
        return chunk

    def _answer(self, data: bytes) -> None:
        """Answer the questions in what has come, even one that came in two pieces."""
        self._unheard += data
        while match := _QUESTION.search(self._unheard):
            os.write(self._fd, ANSWERS[match[0]])
            self._unheard = self._unheard[match.end() :]
        self._unheard = self._unheard[-_LONGEST_QUESTION:]

    def until_still(self, quiet: float = 0.2, timeout: float = 20.0) -> float:
        """Read until nothing has come for `quiet` seconds.

        Returns:
            When the last byte came, in seconds of `time.perf_counter`; when the
            waiting began, if none came.

        Raises:
            TimeoutError: It was still writing after `timeout` seconds.
        """
        last = time.perf_counter()
        end = last + timeout
        while chunk := self.read(quiet):
            last = chunk.at
            if last > end:
                raise TimeoutError(f"still writing after {timeout} s")
        return last

    def until(self, seen: Callable[[Screen], bool], timeout: float = 20.0) -> Screen:
        """Read until the screen is as wanted, looking at it whenever the program pauses.

        Raises:
            TimeoutError: It was not so within `timeout` seconds, or the program
                ended before; the message holds the last screen.
        """
        end = time.perf_counter() + timeout
        while True:
            chunk = self.read(0.02)
            if chunk is not None:
                continue
            screen = self.screen()
            if seen(screen):
                return screen
            if time.perf_counter() > end or self.status is not None:
                raise TimeoutError("never seen; the last screen was:\n" + str(screen))

    def until_text(self, text: str, timeout: float = 20.0) -> Screen:
        """Read until a text stands on the screen; raises `TimeoutError` as `until` does."""
        return self.until(lambda screen: text in screen, timeout)

    def screen(self) -> Screen:
        """What stands on the screen now; only what is new since the last look is drawn."""
        if self._replay is None:
            self._replay, self._replayed = Replay(self.width, self.height), 0
        for chunk in self.chunks[self._replayed :]:
            self._replay.feed(chunk.data)
        self._replayed = len(self.chunks)
        return self._replay.screen()

    def first(self, seen: Callable[[Screen], bool]) -> float | None:
        """When the screen was first as wanted, in seconds of `time.perf_counter`."""
        replay = Replay(self.width, self.height)
        for chunk in self.chunks:
            replay.feed(chunk.data)
            if seen(replay.screen()):
                return chunk.at
        return None

    @property
    def status(self) -> int | None:
        """How it ended: its exit status, or minus the signal that ended it; `None` if it runs."""
        if self._status is None and self._pid > 0:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status

    @property
    def peak(self) -> int | None:
        """The most memory that the program has held so far, in bytes; `None` where nothing tells.

        Linux tells it of a program that runs, in `/proc`.
        """
        try:
            told = Path(f"/proc/{self._pid}/status").read_text()
        except OSError:
            return None
        found = re.search(r"VmHWM:\s+(\d+) kB", told)
        return int(found[1]) * 1024 if found else None

    def send(self, signal_number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self._pid, signal_number)

    def wait(self, timeout: float = 10.0) -> int:
        """Read on until the program ends; gives its `status`.

        Raises:
            TimeoutError: It was still running after `timeout` seconds.
        """
        end = time.perf_counter() + timeout
        while self.status is None:
            if time.perf_counter() > end:
                raise TimeoutError(f"still running after {timeout} s")
            self.read(0.02)
        while self.read(0.02):
            pass
        return self._status if self._status is not None else 0

    def close(self) -> None:
        """End the program, if it still runs, and give the terminal back."""
        if self._pid > 0 and self.status is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._status = -signal.SIGKILL
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class Replay:
    """Bytes of a program drawn on a screen in memory, a piece at a time."""

    def __init__(self, width: int, height: int) -> None:
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        """Draw some more, but for the sequences that the screen in memory does not know."""
        self._stream.feed(_UNKNOWN.sub(b"", data))

    def row(self, number: int) -> str:
        """One row of it, from 0; quicker than the whole screen."""
        cells = self._screen.buffer[number]
        return "".join(cells[column].data for column in range(self._screen.columns))

    def screen(self) -> Screen:
        """What stands on it now."""
        return Screen(tuple(self._screen.display))


@dataclass(frozen=True, slots=True)
class Screen:
    """The text on a screen, row by row."""

    rows: tuple[str, ...]

    def __contains__(self, text: str) -> bool:
        return any(text in row for row in self.rows)

    def __str__(self) -> str:
        return "\n".join(row.rstrip() for row in self.rows).rstrip()

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands on it."""
        return not any(row.strip() for row in self.rows)


def _set_size(fd: int, width: int, height: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
