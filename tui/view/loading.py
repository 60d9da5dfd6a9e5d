"""A long file read beside the screen, which answers meanwhile and shows what has come.

The reading goes on in a thread of its own that ends with the program: nobody who
leaves waits for it. Between two blocks it lets the screen have its turn.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:  # imported when the shell has been painted
    from tui.core.chronology import Chronology
    from tui.core.load import Loaded
    from tui.core.model import Timeline
    from tui.core.streaming import Progress

EACH = 0.25
"""Seconds from one word about the progress to the next."""
FIRST = 2_000
"""Events that are shown before the rest has been read."""
GROWTH = 4
"""How many times as many there are the next time, so that all pictures cost little."""
_TURN = 0.001
"""Seconds after which the reading thread lets go of the interpreter, if asked."""
REST = 0.003
"""Seconds after which it lets go though nobody asks: even that takes a tenth of a millisecond."""
_SURE = 0.5
"""Seconds of reading from which one can tell how long the rest takes."""
SOON = 0.4
"""Seconds that one waits for the whole rather than to be shown a part."""
_NARROW = 100
"""Columns with less room than that for words."""

Ready = TypeVar("Ready")


class Far(NamedTuple):
    """How far the reading is."""

    events: int
    share: float | None
    """Of the bytes, from 0 to 1; `None` if nobody knows."""
    left: float | None
    """Seconds until all has been read, at the pace so far; `None` if nobody knows yet."""

    def words(self, width: int) -> str:
        """The same on a screen of so many columns: ``reading … 120,000 events · 34 % · 12 s left``.

        What is told is never more than what is known.
        """
        if self.share is None:
            return "reading …"
        parts = [f"{self.events:,} events", f"{int(self.share * 100)} %"]
        if self.share >= 1:
            parts[1:] = ["putting them in order"]
        elif self.left is not None:
            parts.append(f"{_long(self.left)} left")
        words = " · ".join(parts)
        return words if width < _NARROW else f"reading … {words}"


def _long(seconds: float) -> str:
    whole = int(seconds) + 1
    return f"{whole} s" if whole < 100 else f"{whole // 60 + 1} min"


class Grown(NamedTuple):
    """What could be shown of a file before all of it was read."""

    timeline: Timeline
    chronology: Chronology


class First(NamedTuple):
    """The first reading of a file."""

    loaded: Loaded
    chronology: Chronology


class Whole(NamedTuple, Generic[Ready]):
    """The file, and what was made of it."""

    made: Ready


class Loading(Generic[Ready]):
    """One reading of a long file."""

    def __init__(
        self,
        steps: Callable[[], Generator[Progress, None, Loaded]],
        make: Callable[[Loaded], Ready],
        grown: Callable[[Timeline], Grown] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take a reading that is to be done.

        Args:
            steps: Reads the file block by block.
            make: What is to be made of it, beside the screen too.
            grown: What is to be made of a part of it; `None` if no part is to be shown.
            clock: Seconds that only go forwards.
        """
        self._steps, self._make, self._grown, self._clock = steps, make, grown, clock
        self._loop = asyncio.get_running_loop()
        self._news: asyncio.Queue[Far | Grown | Whole[Ready] | BaseException] = asyncio.Queue()
        self._is_over = False

    async def news(self) -> AsyncGenerator[Far | Grown | Whole[Ready], None]:
        """How far it is, what has grown, and in the end the whole.

        Raises:
            BaseException: Whatever went wrong in the reading.
        """
        threading.Thread(target=self._run, name="reading", daemon=True).start()
        turn = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            while True:
                each = await self._news.get()
                if isinstance(each, BaseException):
                    raise each
                yield each
                if isinstance(each, Whole):
                    return
        finally:
            self._is_over = True
            sys.setswitchinterval(turn)

    # --- in the thread ---------------------------------------------------

    def _run(self) -> None:
        try:
            loaded = self._read()
            if loaded is not None:
                self._tell(Whole(self._make(loaded)))
        except BaseException as error:  # told where it can be seen
            self._tell(error)

    def _tell(self, news: Far | Grown | Whole[Ready] | BaseException) -> None:
        if self._is_over:
            return
        try:
            self._loop.call_soon_threadsafe(self._news.put_nowait, news)
        except RuntimeError:  # the program has ended
            self._is_over = True

    def _read(self) -> Loaded | None:
        """Read to the end; `None` if nobody wants it any more."""
        began = told = rested = self._clock()
        wanted = FIRST
        steps = self._steps()
        while True:
            try:
                progress = next(steps)
            except StopIteration as end:
                whole: Loaded = end.value
                return whole
            if self._is_over:
                steps.close()
                return None
            now = self._clock()
            if now - told >= EACH or progress.done == progress.total:
                told = now
                self._tell(_far(progress, now - began))
            is_wanted = progress.events >= wanted and not _is_nearly_done(progress, now - began)
            if self._grown and is_wanted:
                wanted = progress.events * GROWTH
                self._tell(self._grown(progress.so_far()))
            if now - rested >= REST:
                time.sleep(0)  # the parser lets nobody else run
                rested = self._clock()


def _is_nearly_done(progress: Progress, took: float) -> bool:
    """Whether the whole comes so soon that a picture of a part would only delay it."""
    missing = progress.total - progress.done
    return progress.done > missing or took * missing < SOON * progress.done


def _far(progress: Progress, took: float) -> Far:
    if not progress.total:
        return Far(0, None, None)
    share = progress.done / progress.total
    left = took / share * (1 - share) if took >= _SURE and share > 0 else None
    return Far(progress.events, share, left)
