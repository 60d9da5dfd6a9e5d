"""Whether a file has something new to read, asked again and again.

Polled, because a watch on a file is lost with the first save that renames another
over it, and a watch on its folder says nothing on network drives. One look is one
`stat`, a few microseconds. What is new counts when two looks in a row saw the
same: then nobody is in the middle of writing it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

LONGEST = 2.0
"""Seconds after which a file that never keeps still is read anyway."""


class State(Enum):
    """What a look found."""

    THERE = "there"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    """Its folder may not be entered, or links go round in circles. A file of which only
    the contents may not be read is there: its mode is part of what is seen."""


class Sight(NamedTuple):
    """What one look saw of the file that the path leads to, links followed."""

    state: State
    device: int = 0
    inode: int = 0
    size: int = 0
    modified: int = 0
    """Nanoseconds, and only ever compared for equality: a clock may go backwards."""
    touched: int = 0
    """When its inode changed, in nanoseconds: this sees a save that set the time back."""
    mode: int = 0


def sight(path: Path) -> Sight:
    """Look at a path; never raises."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a zero byte
        return Sight(State.MISSING)
    except OSError:
        return Sight(State.UNREADABLE)
    return Sight(
        State.THERE,
        found.st_dev,
        found.st_ino,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_mode,
    )


class Settling:
    """Decides from what is seen whether to read: the pure part of a `Watch`."""

    def __init__(self, known: Sight) -> None:
        """Take what was seen just before the file was read for the first time."""
        self._known: Sight | None = known
        self._last = known
        self._restless_since: float | None = None

    def is_news(self, seen: Sight, now: float) -> bool:
        """Whether to read now.

        Args:
            seen: What is there.
            now: Seconds of a clock that only goes forwards.
        """
        last, self._last = self._last, seen
        if seen == self._known:
            self._restless_since = None
            return False
        if self._restless_since is None:
            self._restless_since = now
        if seen == last:
            self._known, self._restless_since = seen, None
            return True
        if now - self._restless_since < LONGEST:
            return False
        # Read though it may be half-written; whatever it settles on is read once more.
        self._known, self._restless_since = None, now
        return True


class Watch:
    """A file that is asked whether it has changed."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Watch a path from now on; what is there now is no news.

        Args:
            path: A file; it need not be there.
            clock: Seconds that only go forwards.
        """
        self._path = path
        self._clock = clock
        self._seen = sight(path)
        self._settling = Settling(self._seen)

    @property
    def state(self) -> State:
        """What the last look found."""
        return self._seen.state

    def look(self) -> bool:
        """Whether there is something new to read. What was told once is not told again."""
        self._seen = sight(self._path)
        return self._settling.is_news(self._seen, self._clock())
