"""A search as it goes on: what was found so far, and where one goes from an event.

Frozen; every move gives a new one. The screen takes slices while there is time
between two keys (`query_matching.slices`) and adds them in any order. Which event
one stands on is the selection of the explorer, so it is asked for with each step.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import overload

from tui.core.query import EVERYTHING, Query
from tui.core.query_matching import Slice


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one search."""

    text: str = ""
    """As typed."""
    query: Query = EVERYTHING
    total: int = 0
    """How many events there are to look at."""
    looked_through: int = 0
    """How many of them were looked at, one after the other."""
    begun: int = 0
    """The first that was looked at; after the last comes the first of all."""
    parts: tuple[Slice, ...] = ()
    """What was found, by blocks in order of time; those without a hit are not among them."""
    _before: tuple[int, ...] = (0,)
    """How many hits there are before each part, and at last how many there are."""

    def with_slices(self, slices: Iterable[Slice]) -> Finding:
        """With what was found in more blocks, whichever they are.

        What was found in the titles of a block counts until all of it was looked at.
        """
        added = list(slices)
        whole = [part for part in added if part.is_whole]
        looked = self.looked_through + sum(part.end - part.first for part in whole)
        begun = whole[0].first if whole and not self.looked_through else self.begun
        hit = {part.first: part for part in added if part.hits}
        if not hit:
            return replace(self, looked_through=looked, begun=begun)
        by_place = {part.first: part for part in self.parts} | hit
        parts = tuple(sorted(by_place.values(), key=_first))
        before = tuple(accumulate((len(part.hits) for part in parts), initial=0))
        return replace(self, looked_through=looked, begun=begun, parts=parts, _before=before)

    @property
    def count(self) -> int:
        """How many events were found so far."""
        return self._before[-1]

    @property
    def is_done(self) -> bool:
        """Whether all events were looked at."""
        return self.looked_through >= self.total

    def is_settled(self, place: int | None) -> bool:
        """Whether all from where it was begun to an event were looked at."""
        if self.is_done or place is None or not self.total:
            return self.is_done
        return (place - self.begun) % self.total < self.looked_through

    def is_hit(self, place: int) -> bool:
        """Whether an event was found, by its place among all."""
        return self.number(place) is not None

    def number(self, place: int | None) -> int | None:
        """The number of an event among what was found, from 1; `None` if it is not among it."""
        if place is None:
            return None
        rank = self._rank(place)
        return rank + 1 if rank < self.count and self.hit(rank) == place else None

    def hit(self, rank: int) -> int:
        """The place of what was found as the `rank`-th in time, from 0."""
        at = bisect_right(self._before, rank) - 1
        return self.parts[at].hits[rank - self._before[at]]

    def hits(self, first: int = 0, end: int | None = None) -> Iterator[int]:
        """The places found from one place up to another, in order of time."""
        for at in range(max(0, bisect_right(self.parts, first, key=_first) - 1), len(self.parts)):
            for place in self.parts[at].hits:
                if end is not None and place >= end:
                    return
                if place >= first:
                    yield place

    def places(self) -> array[int]:
        """All the places found, in order of time."""
        found = array("q")
        for part in self.parts:
            found.extend(part.hits)
        return found

    def instants(self, anchors: Sequence[int]) -> Sequence[int]:
        """When what was found stands in time, of which nothing is worked out before it is asked.

        Args:
            anchors: By event, when it stands.
        """
        return _Instants(self, anchors)

    def stepped(self, place: int | None, steps: int) -> int | None:
        """The hit so many steps after an event, or before it; after the last comes the first.

        Args:
            place: Where to begin, a hit or not; `None` for before the first.
            steps: How many hits to go, negative for back; not 0.

        Returns:
            The place of an event; `None` if nothing was found.
        """
        if not self.count:
            return None
        rank = -1 if place is None else self._rank(place)
        if place is None:
            rank += steps < 0
        elif steps > 0 and not self.is_hit(place):
            rank -= 1  # from between two hits, the next is the first step
        return self.hit((rank + steps) % self.count)

    def wraps(self, place: int, steps: int) -> bool:
        """Whether a step goes past the last hit or the first one."""
        there = self.stepped(place, steps)
        return there is not None and (there <= place if steps > 0 else there >= place)

    def from_here(self, place: int | None) -> int | None:
        """The event where one is if it was found, else the next hit, else the last before."""
        if not self.count:
            return None
        return self.hit(min(0 if place is None else self._rank(place), self.count - 1))

    def words(self, place: int | None) -> str:
        """Which of how many: ``3 of 17``, ``17 found``, ``nothing found``; ``17…`` so far."""
        count = f"{self.count:,}" + ("" if self.is_done else "…")
        number = self.number(place)
        if number is not None:
            return f"{number:,} of {count}"
        if not self.count:
            return "nothing found" if self.is_done else "searching…"
        return f"{count} found"

    def _rank(self, place: int) -> int:
        """How many hits there are before a place."""
        at = bisect_right(self.parts, place, key=_first) - 1
        return 0 if at < 0 else self._before[at] + bisect_left(self.parts[at].hits, place)


class _Instants(Sequence[int]):
    """The anchors of what was found; to count them by columns few of them are looked at."""

    def __init__(self, finding: Finding, anchors: Sequence[int]) -> None:
        self._finding, self._anchors = finding, anchors

    def __len__(self) -> int:
        return self._finding.count

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            return [self[rank] for rank in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._anchors[self._finding.hit(at % len(self))]


def among(part: Slice, places: Sequence[int]) -> Slice:
    """What was found in a block, as places among some of all events.

    Args:
        part: What was found among all.
        places: Which of all they are, in order.
    """
    first, end = bisect_left(places, part.first), bisect_left(places, part.end)
    hits = array("q")
    for hit in part.hits:
        at = bisect_left(places, hit, first, end)
        if at < end and places[at] == hit:
            hits.append(at)
    return Slice(first, end, hits, part.is_whole)


def landing(titles: Finding, found: Finding, place: int | None) -> int | None:
    """Where a search goes first from an event, as soon as that is known.

    To an event that is called so sooner than to one that mentions it: here or after,
    else the last before. What comes next is the next in time, whichever it is.

    Args:
        titles: What was found in titles so far.
        found: What was found in all that events say so far.
        place: Where one stands.
    """
    for finding in (titles, found):
        there = next(finding.hits(place or 0), None)
        if there is None and finding.is_done:
            there = finding.from_here(place)
        if there is not None or not finding.is_done:
            return there
    return None


def _first(part: Slice) -> int:
    return part.first
