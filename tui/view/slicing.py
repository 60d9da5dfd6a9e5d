"""Long work in slices between keys: a step at a time, and a pause for whatever has come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Generic, Protocol, TypeVar

SLICE = 0.012
"""Seconds of work at a time."""
FIRST = 0.02
"""Seconds of the first slice where all may be done by then, and is best told at once."""
PAUSE = 0.002
"""Seconds between two slices: a key goes through several hands until it is heard."""

Step = TypeVar("Step")


class Stoppable(Protocol):
    """Something that is going to happen."""

    def stop(self) -> None:
        """Let it not happen."""


class Slices(Generic[Step]):
    """One piece of work at most; the next takes the place of the one before."""

    def __init__(
        self,
        later: Callable[[float, Callable[[], None]], Stoppable],
        length: float = SLICE,
        pause: float = PAUSE,
        first: float | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Make a place for work.

        Args:
            later: Calls something after some seconds, unless it is stopped.
            length: Seconds of work at a time; a step is never cut.
            pause: Seconds between.
            first: Seconds of the first slice, if it is another length.
            clock: Seconds that only go forwards.
        """
        self._later, self._clock = later, clock
        self._length, self._pause = length, pause
        self._first = length if first is None else first
        self._steps: Iterator[Step] | None = None
        self._timer: Stoppable | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether there is more to do."""
        return self._steps is not None

    def begin(self, steps: Iterator[Step], take: Callable[[list[Step], bool], None]) -> None:
        """Do the first slice now, and the others between keys.

        Args:
            steps: The work.
            take: Told what each slice gave, and whether that was the last; it may begin
                something else.
        """
        self.stop()
        self._steps = steps
        self._go_on(steps, take, self._first)

    def stop(self) -> None:
        """Leave it."""
        if self._timer is not None:
            self._timer.stop()
        self._steps = self._timer = None

    def _go_on(
        self, steps: Iterator[Step], take: Callable[[list[Step], bool], None], length: float
    ) -> None:
        if self._steps is not steps:
            return
        end, made = self._clock() + length, []
        is_done = True
        for step in steps:
            made.append(step)
            if self._clock() >= end:
                is_done = False
                break
        if is_done:
            self._steps = self._timer = None
        else:
            go_on = partial(self._go_on, steps, take, self._length)
            self._timer = self._later(self._pause, go_on)
        take(made, is_done)
