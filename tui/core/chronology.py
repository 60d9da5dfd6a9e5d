"""Events in order of time, and where they stand: what every move asks.

The one idea: for "how many are in view" and "which is nearest" two sorted
lists and a bisection are enough, whatever the number of events.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.core.instant import Limit, Span
from tui.core.model import Event

Reach = tuple[int | None, int | None]
"""The first second that something may touch and the first after it; `None` if it goes on."""


def reach(span: Span) -> Reach:
    """What a span may touch. An edge that nobody gave adds nothing to the other one."""
    lo, hi = span.start.lo, span.end.hi
    if span.start.limit is Limit.UNKNOWN:
        lo = span.end.lo
    if span.end.limit is Limit.UNKNOWN:
        hi = span.start.hi
    return lo, hi


def known(spans: Iterable[Span]) -> tuple[int, int] | None:
    """The stretch from the first to the last bound that is known of any span, if any is."""
    bounds = [bound for span in spans for bound in span.bounds if bound is not None]
    return (min(bounds), max(bounds)) if bounds else None


@dataclass(frozen=True, slots=True)
class Chronology:
    """The events of a timeline, indexed by time."""

    events: tuple[Event, ...]
    """In order of time."""
    places: dict[str, int]
    """Where the event of an id stands."""
    extent: tuple[int, int] | None
    """The first and the last bound that is known; `None` if there is none."""
    _anchors: Sequence[int] = field(repr=False)
    _starts: Sequence[int] = field(repr=False)
    """When each begins at the earliest, sorted; those without a bound are not in it."""
    _ends: Sequence[int] = field(repr=False)

    @classmethod
    def of(cls, events: tuple[Event, ...]) -> Chronology:
        """Index events that are in order of time."""
        reaches = [reach(event.span) for event in events]
        return cls(
            events,
            {event.id: index for index, event in enumerate(events) if event.id},
            known(event.span for event in events),
            [event.span.anchor for event in events],
            sorted(lo for lo, _ in reaches if lo is not None),
            sorted(hi for _, hi in reaches if hi is not None),
        )

    def touches(self, index: int, lo: int, hi: int) -> bool:
        """Whether an event may touch the seconds from `lo` to `hi`, half-open."""
        first, last = reach(self.events[index].span)
        return (first is None or first < hi) and (last is None or last > lo)

    def count(self, lo: int, hi: int) -> int:
        """How many events may touch the seconds from `lo` to `hi`, half-open."""
        later = len(self._starts) - bisect_left(self._starts, hi)
        over = bisect_right(self._ends, lo)
        return len(self.events) - later - over

    def nearest(self, instant: int) -> int | None:
        """The event that begins nearest to an instant, the earlier of two; `None` without any."""
        if not self.events:
            return None
        index = self.first_from(instant)
        if index == len(self.events):
            return index - 1
        before = self._anchors[index - 1] if index else None
        if before is not None and instant - before <= self._anchors[index] - instant:
            return index - 1
        return index

    def first_from(self, instant: int) -> int:
        """The first event that begins at an instant or later; the number of events if none does."""
        return bisect_left(self._anchors, instant)
