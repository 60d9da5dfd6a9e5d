"""The events of one lane, indexed so that a window is drawn without looking at all of them.

The one idea: what a window asks is answered by bisections in sorted numbers, and by
the search for a byte: how many events touch it, which of those that begin in a stretch
matter most, and which reach into it from before. For the last, the events are sorted
into classes by the number of bits of their length: one that is of at most 2^n seconds
began no more than that before the window.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter, sub

from tui.core.chronology import FAR, Chronology

_ENDLESS = FAR.bit_length()
"""The class of the events with an edge that nothing bounds."""
_LOOKED_AT = 48
"""Of a class: so many events that reach into a window are looked for, the latest first."""
_IMPORTANT = (5, 4, 3, 2, 1)


class Crowd:
    """The events of a lane. A place is where an event stands among those of its lane."""

    __slots__ = ("_chronology", "_classes", "_ends", "_importance", "_starts", "events")

    def __init__(self, chronology: Chronology, events: Sequence[int]) -> None:
        """Index some events of a chronology, ascending."""
        self._chronology = chronology
        self.events = events
        if len(events) == len(chronology):
            self._importance = chronology.importance
            self._starts, self._ends = chronology.starts, chronology.ends
            begins: Sequence[int] = chronology.reaches_from
            ends: Sequence[int] = chronology.reaches_to
        else:
            begins = _picked(chronology.reaches_from, events)
            ends = _picked(chronology.reaches_to, events)
            self._importance = bytes(_picked(chronology.importance, events))
            self._starts, self._ends = array("q", sorted(begins)), array("q", sorted(ends))
        self._classes: dict[int, array[int]] = {}
        for place, length in enumerate(map(sub, ends, begins)):
            bits = length.bit_length() if length < FAR // 2 else _ENDLESS
            if bits not in self._classes:
                self._classes[bits] = array("i")
            self._classes[bits].append(place)

    def touching(self, lo: int, hi: int) -> int:
        """How many of its events may touch the seconds from `lo` to `hi`, half-open."""
        return bisect_left(self._starts, hi) - bisect_right(self._ends, lo)

    def places(self, lo: int, hi: int) -> range:
        """The places of the events that stand from `lo` to `hi` in the order of time, half-open."""
        return range(self._place_from(lo), self._place_from(hi))

    def _place_from(self, instant: int) -> int:
        """The first place from an instant on."""
        return bisect_left(self.events, bisect_left(self._chronology.anchors, instant))

    def cut(self, places: range, borders: Iterable[int]) -> list[range]:
        """Neighbouring places in parts, cut before the first event from each border on.

        Args:
            places: Neighbours, ascending.
            borders: Events of whichever lane, ascending.
        """
        edge, found = places.start, []
        for border in borders:
            before, edge = edge, bisect_left(self.events, border, edge, places.stop)
            found.append(range(before, edge))
        return [*found, range(edge, places.stop)]

    def anchor(self, place: int) -> int:
        """The second at which the event at a place stands in the order of time."""
        return self._chronology.anchors[self.events[place]]

    def place(self, event: int) -> int | None:
        """The place of an event; `None` if it stands in another lane."""
        place = bisect_left(self.events, event)
        found = place < len(self.events) and self.events[place] == event
        return place if found else None

    def foremost(self, places: range, most: int) -> list[int]:
        """The events at some places that matter most, of equal ones the earlier ones.

        Args:
            places: Neighbours, ascending.
            most: How many events at most.
        """
        found: list[int] = []
        for importance in _IMPORTANT:
            place = places.start - 1
            while len(found) < most:
                place = self._importance.find(importance, place + 1, places.stop)
                if place < 0:
                    break
                found.append(self.events[place])
        return found

    def reaching(self, lo: int, hi: int) -> list[int]:
        """Events that stand outside of the seconds from `lo` to `hi`, but may touch them.

        Of very many some are given: of those without a bound the first ones, of the others
        the last ones to begin. How many there are in all is what `touching` tells.
        """
        chronology, events = self._chronology, self.events
        found = [
            events[place]
            for place in self._classes.get(_ENDLESS, ())[:_LOOKED_AT]
            if chronology.touches(events[place], lo, hi)
            and not lo <= chronology.anchors[events[place]] < hi
        ]
        ends, before = chronology.reaches_to, self._place_from(lo)
        for bits, places in self._classes.items():
            if bits != _ENDLESS:
                first = bisect_left(places, self._place_from(lo - (1 << bits)))
                near = places[first : bisect_left(places, before)][-_LOOKED_AT:]
                found += [events[place] for place in near if ends[events[place]] > lo]
        return found


class Hidden(Collection[int]):
    """The events of some columns that have no room, never listed as long as nobody asks."""

    __slots__ = ("_drawn", "_events", "_places")

    def __init__(self, crowd: Crowd, places: range, drawn: frozenset[int]) -> None:
        """The events of a crowd at some places, but for those that are drawn."""
        self._events, self._places, self._drawn = crowd.events, places, drawn

    def __len__(self) -> int:
        """How many they are."""
        return len(self._places) - len(self._drawn)

    def ends(self) -> tuple[int, int]:
        """The first and the last of them in the order of time."""
        return next(iter(self)), next(
            event
            for event in (self._events[place] for place in reversed(self._places))
            if event not in self._drawn
        )

    def between(self, places: range) -> int:
        """How many of them stand at some places of the lane."""
        first = max(places.start, self._places.start)
        last = max(first, min(places.stop, self._places.stop))
        events = self._events
        drawn = sum(
            first < last and events[first] <= event <= events[last - 1] for event in self._drawn
        )
        return last - first - drawn

    def __iter__(self) -> Iterator[int]:
        """Them, early to late."""
        for event in self._events[self._places.start : self._places.stop]:
            if event not in self._drawn:
                yield event

    def __contains__(self, event: object) -> bool:
        """Whether an event is one of them."""
        if not isinstance(event, int) or event in self._drawn:
            return False
        first, last = self._places.start, self._places.stop
        found = bisect_left(self._events, event, first, last)
        return found < last and self._events[found] == event


def _picked(numbers: Sequence[int], events: Sequence[int]) -> Sequence[int]:
    """The numbers of some events."""
    if len(events) < 2:
        return [numbers[event] for event in events]
    found: tuple[int, ...] = itemgetter(*events)(numbers)
    return found
