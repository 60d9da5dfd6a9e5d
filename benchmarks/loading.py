"""What happens while a long file is read: when it is shown, how soon keys are heard, what it takes.

The status row tells that the file is being read for as long as it is; it is read
wholly when it no longer says so.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from moved import percentile
from programs import EMPTY, ROOT, SIZE, TIMELINE
from terminal import Replay, Terminal

READING = "reading"
"""What stands in the status row as long as the file is being read."""
LOOK = 0.5
"""Seconds between two looks at a screen that never pauses."""
LONGEST = 900.0
"""Seconds that a file may take."""
EVERY = 0.13
"""Seconds between two keys while the file is read."""
UNHEARD = 1.0
"""What a key counts that nothing answered before the file was there."""
KEYS = "+jljhk-jlk"
"""What is pressed meanwhile: each does something when there is an event, and none goes far."""
PROBE = "3"
"""A digit: it stands at the end of the last row as soon as it has been heard."""
_MOVED_TO = re.compile(rb"\x1b\[(\d+);\d+H")

_PARSE = """
import sys, time
from pathlib import Path
from tomli import loads
text = Path(sys.argv[1]).read_text(encoding="utf-8")
start = time.perf_counter()
loads(text)
print(time.perf_counter() - start)
"""


def parsed(path: Path) -> float:
    """Seconds that `tomli.loads` of a file takes in a process of its own."""
    argv = (sys.executable, "-c", _PARSE, str(path))
    return float(subprocess.run(argv, capture_output=True, text=True, check=True).stdout)


def painted(argv: tuple[str, ...]) -> float:
    """Seconds from the start of a program to its first painted cell."""
    with Terminal(argv, *SIZE, cwd=ROOT) as terminal:
        follower = Follower(terminal)
        while follower.painted is None:
            terminal.read(1.0)
            follower.look()
            if terminal.status is not None:
                raise RuntimeError("it ended before it painted anything")
        return follower.painted - terminal.started


def shell(path: Path) -> tuple[float, float]:
    """Seconds to the first painted cell: ours with a file, and the empty app's."""
    return painted((*TIMELINE, str(path))), painted(EMPTY)


@dataclass
class Follower:
    """Looks at the screen of a terminal while its program runs; says when what was there."""

    terminal: Terminal
    painted: float | None = None
    """When the first cell was painted."""
    reading: float | None = None
    """When it first said that it reads."""
    loaded: float | None = None
    """When it no longer did."""
    _seen: int = 0
    _looked: float = 0.0
    _replay: Replay = field(default_factory=lambda: Replay(*SIZE))

    def look(self) -> None:
        """Draw what has come since the last look."""
        for chunk in self.terminal.chunks[self._seen :]:
            self._replay.feed(chunk.data)
            if self.painted is None and not self._replay.screen().is_blank:
                self.painted = chunk.at
            if self.loaded is None:
                self._note(chunk.at)
        self._seen = len(self.terminal.chunks)
        self._looked = time.perf_counter()

    def _note(self, at: float) -> None:
        if READING in self._replay.row(0):
            self.reading = self.reading or at
        elif self.reading is not None:
            self.loaded = at

    def read(self, timeout: float) -> None:
        """Read for so long, and look when the program pauses: to draw takes time from nobody."""
        chunk = self.terminal.read(timeout)
        if chunk is None or chunk.at - self._looked > LOOK:
            self.look()

    def until_loaded(self) -> float:
        """Read until the file has been read; gives the seconds since the first painted cell.

        Raises:
            TimeoutError: It was not within `LONGEST` seconds, or the program ended.
        """
        while self.loaded is None:
            self.read(0.02)
            late = time.perf_counter() - self.terminal.started > LONGEST
            if late or self.terminal.status is not None:
                raise TimeoutError(f"never read; the last screen was:\n{self._replay.screen()}")
        assert self.painted is not None
        return self.loaded - self.painted


def keys_meanwhile(path: Path) -> list[float]:
    """Seconds from each key to its first byte, while a file is read.

    By turns a digit, whose own cell is waited for, and a move, of which any byte
    outside the status row is taken: that row goes on by itself.
    """
    sent: list[tuple[float, str]] = []
    with Terminal((*TIMELINE, str(path)), *SIZE, cwd=ROOT) as terminal:
        follower = Follower(terminal)
        while follower.reading is None:
            follower.read(0.02)
        keys = cycle("".join(PROBE + key for key in KEYS))
        while follower.loaded is None:
            key = next(keys)
            sent.append((terminal.type(key), key))
            end = time.perf_counter() + EVERY
            while (left := end - time.perf_counter()) > 0:
                follower.read(left)
        follower.look()
        return _answers(terminal, sent, follower.loaded)


def _answers(terminal: Terminal, sent: list[tuple[float, str]], loaded: float) -> list[float]:
    """The seconds to the answer of each key that was sent before the file was there."""
    replay = Replay(*SIZE)
    waiting = deque((at, key) for at, key in sent if at < loaded)
    found = []
    for chunk in terminal.chunks:
        replay.feed(chunk.data)
        while waiting and chunk.at > waiting[0][0] and _is_heard(waiting[0][1], chunk.data, replay):
            at, _ = waiting.popleft()
            found.append(min(UNHEARD, chunk.at - at))
    return found + [UNHEARD] * len(waiting)


def _is_heard(key: str, data: bytes, replay: Replay) -> bool:
    if key == PROBE:
        return replay.row(SIZE[1] - 1).rstrip().endswith(PROBE)
    return any(int(row) > 1 for row in _MOVED_TO.findall(data))


def slowest(answers: list[float]) -> float | None:
    """The seconds within which 95 of 100 keys were answered; `None` if none were sent."""
    return percentile(answers, 95) if answers else None
