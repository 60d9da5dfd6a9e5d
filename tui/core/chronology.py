"""Events in order of time, and where they stand: what every move asks.

The one idea: for "how many are in view" and "which is nearest" sorted numbers and a
bisection are enough, whatever the number of events. The numbers stand side by side in
arrays of 64 bits, which hold all seconds of 10^11 years and take a fifth of the memory
of Python's own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from tui.core.instant import Limit, Span

if TYPE_CHECKING:
    from tui.core.model import Event

Made = TypeVar("Made")
Reach = tuple[int | None, int | None]
"""The first second that something may touch and the first after it; `None` if it goes on."""
FAR = 9 * 10**18
"""Seconds beyond all dates, which still are a number of 64 bits: an edge that goes on."""


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


class Chronology:
    """The events of a timeline, indexed by time; made once for them, and never changed."""

    __slots__ = ("_made", "anchors", "ends", "events", "extent", "importance",
                 "reaches_from", "reaches_to", "starts")  # fmt: skip

    def __init__(self, events: tuple[Event, ...]) -> None:
        """Index events that are in order of time."""
        self.events = events
        """In order of time."""
        anchors, begins, ends, self.extent = _bounds_of(events)
        self.anchors = array("q", anchors)
        """By event: the second at which it stands in the order of time, so they are sorted."""
        self.reaches_from = array("q", begins)
        """By event: the first second that it may touch; −`FAR` if nothing bounds it."""
        self.reaches_to = array("q", ends)
        """By event: the first second after it; `FAR` if nothing bounds it."""
        begins.sort()
        ends.sort()
        self.starts = array("q", begins)
        """When the events may begin at the earliest, sorted."""
        self.ends = array("q", ends)
        """When the events are over, sorted."""
        self.importance = bytes([event.importance for event in events])
        """By event: 1–5, in bytes, so that the next important one is found at once."""
        self._made: dict[tuple[str, ...], Any] = {}

    @classmethod
    def of(cls, events: tuple[Event, ...]) -> Chronology:
        """Index events that are in order of time."""
        return cls(events)

    def __len__(self) -> int:
        """How many events there are."""
        return len(self.events)

    def __repr__(self) -> str:
        """Say how many, not which: there may be a million."""
        return f"Chronology({len(self.events)} events)"

    def once(self, name: tuple[str, ...], make: Callable[[], Made]) -> Made:
        """What somebody works out of the events, made when first asked for and kept with them.

        Args:
            name: Tells it from what else is made of them.
            make: Makes it.
        """
        if name not in self._made:
            self._made[name] = make()
        found: Made = self._made[name]
        return found

    def touches(self, index: int, lo: int, hi: int) -> bool:
        """Whether an event may touch the seconds from `lo` to `hi`, half-open."""
        return self.reaches_from[index] < hi and self.reaches_to[index] > lo

    def count(self, lo: int, hi: int) -> int:
        """How many events may touch the seconds from `lo` to `hi`, half-open."""
        return bisect_left(self.starts, hi) - bisect_right(self.ends, lo)

    def nearest(self, instant: int) -> int | None:
        """The event that begins nearest to an instant, the earlier of two; `None` without any."""
        if not self.events:
            return None
        index = self.first_from(instant)
        if index == len(self.events):
            return index - 1
        if index and instant - self.anchors[index - 1] <= self.anchors[index] - instant:
            return index - 1
        return index

    def first_from(self, instant: int) -> int:
        """The first event that begins at an instant or later; the number of events if none does."""
        return bisect_left(self.anchors, instant)

    @property
    def places(self) -> Mapping[str, int]:
        """Where the event of an id stands; made when somebody asks, for it takes its time."""
        return self.once(("places",), self._places)

    def _places(self) -> dict[str, int]:
        return {event.id: index for index, event in enumerate(self.events) if event.id}

    def place_of(self, key: str) -> int | None:
        """Where the event of a key stands; `None` if there is none of it."""
        found = self.places.get(key)
        if found is not None or not key.startswith("#"):
            return found
        return self.once(("keys",), self._keys).get(key)

    def _keys(self) -> dict[str, int]:
        return {event.key: index for index, event in enumerate(self.events) if not event.id}

    def again(self, old: Event) -> int | None:
        """Where an event of another reading of the file stands, or what is nearest to it."""
        anchor = old.span.anchor
        near = range(self.first_from(anchor), self.first_from(anchor + 1))
        if old.id:  # mostly where it was
            for index in near:
                if self.events[index].id == old.id:
                    return index
            if old.id in self.places:
                return self.places[old.id]
        for index in near:
            event = self.events[index]
            if event.title == old.title and event.span == old.span:
                return index
        return self.nearest(anchor)


def _bounds_of(
    events: tuple[Event, ...],
) -> tuple[list[int], list[int], list[int], tuple[int, int] | None]:
    """By event, its anchor and what it may touch; and the first and the last bound of all."""
    first, last = FAR, -FAR
    anchors, begins, ends = [], [], []
    for event in events:
        span = event.span
        start, end = span.start, span.end
        lo, hi = start.lo, end.hi
        if lo is None or hi is None:
            anchors.append(span.anchor)
            lo, hi = reach(span)
            begins.append(-FAR if lo is None else lo)
            ends.append(FAR if hi is None else hi)
            bounds = [bound for bound in span.bounds if bound is not None]
            first, last = min(first, *bounds, FAR), max(last, *bounds, -FAR)
            continue
        anchors.append(lo)
        begins.append(lo)
        ends.append(hi)
        if start is not end:  # an edge may be finer than the other one is wide
            inner = [bound for bound in (start.hi, end.lo) if bound is not None]
            first, last = min(first, *inner, FAR), max(last, *inner, -FAR)
        if lo < first:
            first = lo
        if hi > last:
            last = hi
    return anchors, begins, ends, None if first > last else (first, last)
