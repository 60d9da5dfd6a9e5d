"""The events as a list to read: headings where the era changes, and lines for silences.

A silence is told only where it stands out: where nothing begins for several
times as long as is usual among the events around it.

The one idea: what stands before an event in the list depends on its neighbours alone,
so that a screenful of a million events is worked out by itself.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from tui.core.model import Event, Timeline

OUTSIDE = "Outside the eras"
"""The heading of events without an era, where others have one."""
_FACTOR = 4
"""How many times longer than usual a silence is that stands out."""
_AROUND = 6
"""How many intervals before and after say what is usual."""
_REMEMBERED = 4_096
"""Events for which is kept what stands before them."""


class Heading(NamedTuple):
    """An era begins in the list."""

    name: str
    era: str
    """Its id; empty for events outside of all eras."""


class Gap(NamedTuple):
    """Nothing begins for conspicuously long."""

    words: str
    """How long: "3 years 2 months"."""
    lo: int
    """The first second of the silence."""
    hi: int
    """The first second after it."""


class Entry(NamedTuple):
    """An event."""

    place: int
    """Its place among the events that were given."""


Line = Heading | Gap | Entry


class Listing:
    """The list of some events, worked out line by line where it is looked at."""

    def __init__(self, timeline: Timeline, events: Sequence[Event]) -> None:
        """List events.

        Args:
            timeline: Whose eras the headings name.
            events: What to list, in order of time.
        """
        self.events = events
        self._eras = timeline.eras
        self._has_eras = any(event.eras for event in events)
        self._begun = array("q", accumulate([_begun(event) for event in events], max))
        """By event: by when it and all before it had begun."""
        self.lead = lru_cache(_REMEMBERED)(self._lead)
        """The lines that stand between an event and the one before it."""

    def lines(self) -> Iterator[Line]:
        """The whole list: every event once, a silence before the heading of what ends it."""
        for place in range(len(self.events)):
            yield from self.lead(place)
            yield Entry(place)

    def window(self, top: int, skipped: int, height: int) -> list[Line]:
        """The lines from some line on.

        Args:
            top: The event whose lines are the first ones: what leads to it, then itself.
            skipped: How many of these stand above the window.
            height: How many lines at most.
        """
        found: list[Line] = []
        place = top
        while place < len(self.events) and len(found) < height + skipped:
            found += self.lead(place)
            found.append(Entry(place))
            place += 1
        return found[skipped : skipped + height]

    def above(self, place: int, count: int) -> tuple[int, int]:
        """The line so many lines above an event, or the first one, as `window` takes it."""
        room = len(self.lead(place)) if 0 <= place < len(self.events) else 0
        while room < count and place > 0:
            place -= 1
            room += 1 + len(self.lead(place))
        return place, max(0, room - count)

    # --- what stands before an event ------------------------------------------

    def _lead(self, place: int) -> tuple[Line, ...]:
        found: list[Line] = []
        gap = self._silence(place)
        if gap is not None:
            found.append(gap)
        era = _era(self.events[place])
        is_new = era != _era(self.events[place - 1]) if place else True
        if self._has_eras and is_new:
            table = self._eras.get(era)
            found.append(Heading(table.name if table else era or OUTSIDE, era))
        return tuple(found)

    def _silence(self, place: int) -> Gap | None:
        """The silence that an event ends, if it stands out among those around it."""
        from tui.core.words import duration  # only when there is something to word

        lo, hi = self._interval(place)
        length = hi - lo
        if not place or length < _FACTOR * _fineness(self.events[place - 1]):
            return None
        first, last = max(1, place - _AROUND), min(len(self.events), place + 1 + _AROUND)
        around = [self._length(other) for other in range(first, last) if other != place]
        if around and length >= _FACTOR * sorted(around)[(len(around) - 1) // 2]:
            return Gap(duration(lo, hi), lo, hi)
        return None

    def _length(self, place: int) -> int:
        lo, hi = self._interval(place)
        return max(0, hi - lo)

    def _interval(self, place: int) -> tuple[int, int]:
        """From when all events before one had begun to when it begins."""
        anchor = self.events[place].span.anchor
        return self._begun[place - 1] if place else anchor, anchor


def _era(event: Event) -> str:
    return event.eras[0] if event.eras else ""


def _begun(event: Event) -> int:
    """The second by which an event had begun; its anchor if that is not known."""
    hi = event.span.start.hi
    return event.span.anchor if hi is None else hi


def _fineness(event: Event) -> int:
    """How many seconds wide the beginning of an event is."""
    lo, hi = event.span.start.lo, event.span.start.hi
    return 1 if lo is None or hi is None else hi - lo
