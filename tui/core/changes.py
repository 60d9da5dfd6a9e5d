"""What is different between two readings of a file, event by event.

An event is known again by its id; one without, or with another one now, by its title
and date; what is left, by either of the two and by what is nearest in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from tui.core.model import Event, Timeline

_OF_THE_FILE = ("index", "line")
"""Where an event stands is not what it says."""
_CONTENTS = tuple(field.name for field in fields(Event) if field.name not in _OF_THE_FILE)
_MOST = 1_000
"""So many pairs of a group are compared; the events of a larger one are taken in order."""

Likeness = Callable[[Event], object]


class Changes(NamedTuple):
    """What one reading has that the one before had not."""

    added: tuple[Event, ...] = ()
    """As they are now; so are those that changed."""
    changed: tuple[Event, ...] = ()
    removed: tuple[Event, ...] = ()
    """As they were."""
    renamed: Mapping[str, str] = MappingProxyType({})
    """The keys of events that go on under another one, with that."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the events that were added or changed."""
        return frozenset(event.key for event in (*self.added, *self.changed))

    @property
    def only(self) -> Event | None:
        """The one event that was added or changed, if it is one."""
        touched = (*self.added, *self.changed)
        return touched[0] if len(touched) == 1 else None

    def now(self, key: str) -> str:
        """The key that an event of the old reading has now; empty if it is gone."""
        if any(event.key == key for event in self.removed):
            return ""
        return self.renamed.get(key, key)

    def words(self) -> str:
        """The changes in a line: "2 added, 1 changed, 1 removed"."""
        counts = (
            (len(self.added), "added"),
            (len(self.changed), "changed"),
            (len(self.removed), "removed"),
        )
        told = ", ".join(f"{number:,} {what}" for number, what in counts if number)
        return told or "nothing changed in the events"


def changes(old: Timeline, new: Timeline) -> Changes:
    """Compare two readings.

    Eras that an event only falls in by its date count only if no era was touched:
    moving the edge of an era changes the era, not a hundred events.
    """
    again = pairs(old.events, new.events)
    names = [name for name in _CONTENTS if name != "eras" or old.eras == new.eras]
    content = attrgetter(*names)
    changed: list[int] = []
    renamed: dict[str, str] = {}
    for before, after in again.items():
        was, event = old.events[before], new.events[after]
        if was.key != event.key:
            renamed[was.key] = event.key
        if was is not event and content(was) != content(event):
            changed.append(after)
    known = set(again.values())
    return Changes(
        added=tuple(event for place, event in enumerate(new.events) if place not in known),
        changed=tuple(new.events[place] for place in sorted(changed)),
        removed=tuple(event for place, event in enumerate(old.events) if place not in again),
        renamed=renamed,
    )


def pairs(old: Sequence[Event], new: Sequence[Event], loosely: bool = True) -> dict[int, int]:
    """Where the events of an old reading stand in a new one, by their places.

    Args:
        old: The events before.
        new: The events now.
        loosely: Whether an event is also known again by its title or its date alone.
            Two that have an id each are then two.
    """
    found = _at_both_ends(old, new)
    taken = set(found.values())
    by_id = {event.id: n for n, event in enumerate(new) if event.id and n not in taken}
    for place, event in enumerate(old):
        if event.id in by_id and place not in found:
            found[place] = by_id[event.id]
    _pair(old, new, found, lambda event: (event.title, event.span.bounds), True)
    if loosely:
        _pair(old, new, found, lambda event: event.title, False)
        _pair(old, new, found, lambda event: event.span.bounds, False)
    return found


def _at_both_ends(old: Sequence[Event], new: Sequence[Event]) -> dict[int, int]:
    """The events before and after all that is different: nearly all, and soon found."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if _name(old[n]) != _name(new[n])), most)
    ends = range(1, most - head + 1)
    tail = next((n for n in ends if _name(old[-n]) != _name(new[-n])), most - head + 1) - 1
    found = {place: place for place in range(head)}
    for n in range(1, tail + 1):
        found[len(old) - n] = len(new) - n
    return found


_name = attrgetter("id", "title", "written", "written_end")


def _pair(
    old: Sequence[Event],
    new: Sequence[Event],
    found: dict[int, int],
    likeness: Likeness,
    may_rename: bool,
) -> None:
    """Pair what is left of both and alike, the nearest in time first."""
    before = [place for place in range(len(old)) if place not in found]
    if not before:
        return
    taken = set(found.values())
    groups: dict[object, list[int]] = defaultdict(list)
    for place, event in enumerate(new):
        if place not in taken:
            groups[likeness(event)].append(place)
    alike: dict[object, list[int]] = defaultdict(list)
    for place in before:
        if (name := likeness(old[place])) in groups:
            alike[name].append(place)
    for name, ours in alike.items():
        for one, other in _nearest_first(old, new, ours, groups[name]):
            if one in found or other in taken:
                continue
            if may_rename or not (old[one].id and new[other].id):
                found[one] = other
                taken.add(other)


def _nearest_first(
    old: Sequence[Event], new: Sequence[Event], ours: list[int], theirs: list[int]
) -> Iterable[tuple[int, int]]:
    if len(ours) * len(theirs) > _MOST:
        return zip(ours, theirs, strict=False)
    every = [(one, other) for one in ours for other in theirs]
    return sorted(every, key=lambda pair: abs(old[pair[0]].span.anchor - new[pair[1]].span.anchor))
