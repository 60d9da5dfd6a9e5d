"""What others need for the same events: VisiData for a table; toolong and lnav for a log.

Each is looked for on PATH and beside the Python that runs this; what is not there
is left out. They run in an empty home, so that nobody's settings count. A log is
opened at its end, so its last event is looked for, and the key goes up.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from made import made_events, made_file
from moved import LONG_PAUSE, move
from programs import SIZE
from terminal import Screen, Terminal

LONGEST = 300.0
"""Seconds that a program may take to be ready."""


class Peer(NamedTuple):
    """Another program that shows many lines."""

    name: str
    command: str
    ending: str
    """The kind of file it gets."""
    key: str
    """To the next line."""
    version: str
    """The argument that tells its version."""


class Reached(NamedTuple):
    """What it needed: seconds from its start to the events, seconds for a key, bytes of memory."""

    start: float
    key: float | None
    peak: int | None


PEERS = (
    Peer("VisiData", "vd", "csv", "j", "--version"),
    Peer("toolong", "tl", "log", "k", "--version"),
    Peer("lnav", "lnav", "log", "k", "-V"),
)


def found(peer: Peer) -> str | None:
    """Where a program is, if it is here."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(peer.command) or shutil.which(peer.command, path=beside)


def named(peer: Peer, program: str) -> str:
    """Its name with its version."""
    told = subprocess.run([program, peer.version], capture_output=True, text=True, check=False)
    number = re.search(r"\d+(\.\d+)+", told.stdout)
    return f"{peer.name} {number[0]}" if number else peer.name


def reached(peer: Peer, program: str, folder: Path, events: int, keys: int) -> Reached | None:
    """Start it with so many events and press its key; `None` if it never shows them."""
    path = made_file(folder, peer.ending, events)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    variables = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    with Terminal((program, str(path)), *SIZE, env=variables, cwd=home) as terminal:
        is_shown = _is_shown(peer, events)
        try:
            terminal.until(is_shown, LONGEST)
        except TimeoutError:
            return None
        shown = terminal.first(is_shown)
        with suppress(TimeoutError):  # a clock in a corner is never still
            terminal.until_still(LONG_PAUSE, timeout=LONG_PAUSE * 25)
        return reached_by(terminal, shown, peer.key, keys)


def reached_by(terminal: Terminal, shown: float, key: str, keys: int) -> Reached:
    """What a program that is ready needed, and needs for a key."""
    move(terminal, key)  # the first one may still prepare something
    took = [took for _ in range(keys) if (took := move(terminal, key)[0]) is not None]
    median = statistics.median(took) if took else None
    return Reached(shown - terminal.started, median, terminal.peak)


def _is_shown(peer: Peer, events: int) -> Callable[[Screen], bool]:
    """Whether all events are there: the table tells how many, the log shows the last one."""
    if peer.ending == "csv":
        return lambda screen: f"{events} rows" in screen
    last = deque(made_events(events), maxlen=1)[0].title
    return lambda screen: last in screen
