"""Folding: the parts of an event hidden under it, so that a war of a hundred days is one line.

The one idea: an event folds under the first event that it is part of, and stays where it
is in the order of time. Nothing moves when a fold is opened or closed: lines come and go.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.model import Event


class Families(NamedTuple):
    """Which events are parts of which, by their places among the events that were given."""

    size: int
    """How many events there are."""
    parents: Mapping[int, int]
    """By the place of an event: the place of the one that it folds under."""
    children: Mapping[int, tuple[int, ...]]
    """By the place of a parent: the places of its own parts, in order."""
    keys: Mapping[str, int]
    """The places of the parents by their keys."""

    def key_of(self, place: int) -> str:
        """The key of the family that an event heads, else of the one that it is in; or empty."""
        head = place if place in self.children else self.parents.get(place, -1)
        return next((key for key, at in self.keys.items() if at == head), "")

    def count(self, place: int) -> int:
        """How many events fold under an event, all the way down; 0 for one without parts."""
        return sum(1 for _ in self.below(place))

    def below(self, place: int) -> Iterator[int]:
        """The places of all events that fold under an event, all the way down."""
        waiting = list(self.children.get(place, ()))
        while waiting:
            child = waiting.pop()
            yield child
            waiting += self.children.get(child, ())

    def above(self, place: int) -> Iterator[int]:
        """The places of the events that an event folds under, from the nearest on."""
        at = self.parents.get(place)
        while at is not None:
            yield at
            at = self.parents.get(at)


def families(events: Sequence[Event]) -> Families:
    """Who folds under whom among some events, in order of time.

    Of several events that an event is part of, the first that is there counts. Where
    that would close a circle, it folds under none.
    """
    wanted = [
        (place, event.links.part_of) for place, event in enumerate(events) if event.links.part_of
    ]
    named = {id for _, ids in wanted for id in ids}
    places = {event.id: place for place, event in enumerate(events) if event.id in named}
    parents: dict[int, int] = {}
    tops: dict[int, int] = {}
    for place, ids in wanted:
        heads = (places[id] for id in ids if id in places)
        # Nothing is above the event as yet: what it is on top of is all that is under it.
        head = next((head for head in heads if _top(head, tops) != place), None)
        if head is not None:
            parents[place] = tops[place] = head
    children: dict[int, list[int]] = {}
    for place, head in parents.items():
        children.setdefault(head, []).append(place)
    return Families(
        len(events),
        parents,
        {head: tuple(parts) for head, parts in children.items()},
        {events[head].key: head for head in sorted(children)},
    )


def _top(place: int, tops: dict[int, int]) -> int:
    """The event that another one folds under in the end, or itself.

    Args:
        place: The event.
        tops: For each event that folds under another, one of those above it. A long way
            is made short, so that the next one who goes there has less to go.
    """
    way: list[int] = []
    while (above := tops.get(place)) is not None:
        way.append(place)
        place = above
    for below in way:
        tops[below] = place
    return place


class Folded(NamedTuple):
    """The events as they are folded; made anew when a fold is opened or closed."""

    families: Families
    folds: frozenset[int]
    """The places of the parents that are folded."""
    hidden: array[int]
    """The places of the events that are hidden, sorted."""

    @property
    def visible(self) -> Sequence[int]:
        """The places of the events that can be seen, in order."""
        if not self.hidden:
            return range(self.families.size)
        return tuple(place for place in range(self.families.size) if not self.is_hidden(place))

    def is_hidden(self, place: int) -> bool:
        """Whether an event is folded away."""
        at = bisect_left(self.hidden, place)
        return at < len(self.hidden) and self.hidden[at] == place

    def shown_for(self, place: int) -> int:
        """The place itself, or of what is hidden that of the event on whose line it is."""
        while self.is_hidden(place):
            place = self.families.parents[place]
        return place

    def step(self, place: int, count: int) -> int:
        """The event that can be seen so many further, or back; it stops at both ends."""
        row = self.row(self.shown_for(place)) + count
        return self.place(max(0, min(row, self.families.size - len(self.hidden) - 1)))

    def row(self, place: int) -> int:
        """How many events that can be seen stand before a place."""
        return place - bisect_left(self.hidden, place)

    def place(self, row: int) -> int:
        """The place of the event that stands in a row, counting those that can be seen."""
        at = row
        while (further := row + bisect_right(self.hidden, at)) != at:
            at = further
        return at

    def sign(self, place: int, signs: str = "▸▾") -> str:
        """What stands beside a parent: "▸ 5" where it is folded, "▾ 5" where it is open."""
        if place not in self.families.children:
            return ""
        return f"{signs[0] if place in self.folds else signs[1]} {self.families.count(place)}"


def folded(families: Families, folds: Collection[str]) -> Folded:
    """Hide the parts of some parents, given by their keys; others are ignored."""
    heads = frozenset(families.keys[key] for key in folds if key in families.keys)
    hidden: set[int] = set()
    waiting = [place for head in heads for place in families.children[head]]
    while waiting:
        place = waiting.pop()
        if place not in hidden:  # else all below it is, too
            hidden.add(place)
            waiting += families.children.get(place, ())
    return Folded(families, heads, array("q", sorted(hidden)))
