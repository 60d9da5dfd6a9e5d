"""What stays as it was while a file is broken: the events that could be read before.

The one idea: an event that is gone was taken out by its author, unless the file has
one in its place that cannot be read. So nothing comes back as a ghost.
"""

from __future__ import annotations

from bisect import insort
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from tui.core.changes import pairs
from tui.core.model import Event, Timeline
from tui.core.problems import counted

if TYPE_CHECKING:
    from tui.core.load import Loaded
    from tui.core.losses import Lost

_ALIKE = 0.6
"""How much of two titles is the same if one is the other with a slip mended."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is shown of a file: what it says now, and what stayed of what it said before."""

    timeline: Timeline
    stayed: Mapping[str, str] = field(default_factory=dict)
    """The keys of the events that stayed, with those that they had before."""
    is_all_old: bool = False
    """Nothing at all could be read, so everything stayed."""


def kept(old: Timeline, loaded: Loaded) -> Kept:
    """The timeline to show while a file may be broken.

    An event that could be read before and cannot be now stays as it was; everything
    else is as the file says now. Of which event a broken one is, its id tells, else
    its title, else that it stands between the same two. Where more events are gone
    than broken ones stand there, nobody knows which was taken out on purpose, so
    none stays.

    Args:
        old: What was shown before, with what had stayed of it.
        loaded: What was read now.
    """
    if not old.events:
        return Kept(loaded.timeline)
    if loaded.unread or _is_noise(loaded):
        return Kept(old, is_all_old=True)
    again = _Again(old, loaded)
    return again.kept() if again.stays else Kept(loaded.timeline)


def banner(loaded: Loaded, kept: Kept, version: str) -> str:
    """What is told until the file is mended; empty if nothing is shown of an earlier version.

    Args:
        loaded: What was read.
        kept: What stayed.
        version: When the version was read of which something is shown, as "14:03";
            empty if there are several.
    """
    name = PurePath(loaded.name).name or loaded.name
    first = min((e.line for e in kept.timeline.events if e.key in kept.stayed), default=0)
    wrong = [problem.line for problem in loaded.problems if problem.is_error and problem.line]
    line = next((line for line in wrong if line >= first), wrong[0] if wrong else None)
    where = name if line is None or loaded.unread else f"{name}:{line}"
    what = f"the version of {version}" if version else "earlier versions"
    if kept.is_all_old:
        why = loaded.unread or "nothing in it can be read"
        return f"{where}: {why}; showing {what}"
    if kept.stayed:
        return f"{where}: showing {what} of {counted(len(kept.stayed), 'event')}"
    return ""


def _is_noise(loaded: Loaded) -> bool:
    """Whether no event was found in a text that is no TOML."""
    return not loaded.found and any(
        problem.is_error and problem.stage == "toml" for problem in loaded.problems
    )


class _Again:
    """The search for the old events that the broken ones were."""

    def __init__(self, old: Timeline, loaded: Loaded) -> None:
        self._old, self._new, self._lost = old, loaded.timeline, loaded.lost
        self.stays: dict[int, int] = {}
        """Places of old events, with the numbers of the broken ones that they were."""
        self._known: set[int] = set()
        """The numbers of those broken ones."""
        if loaded.lost:
            self._by_name()
            self._by_place()

    def _by_name(self) -> None:
        going_on = pairs(self._old.events, self._new.events, loosely=False)
        free = [place for place in range(len(self._old.events)) if place not in going_on]
        for tell in (_id, _title_and_date, _title):
            names: dict[object, deque[int]] = {}
            for place in free:
                if place not in self.stays:
                    names.setdefault(tell(self._old.events[place]), deque()).append(place)
            for number, lost in enumerate(self._lost):
                name = tell(lost)
                if number not in self._known and name and (places := names.get(name)):
                    self._stay(places.popleft(), number)

    def _by_place(self) -> None:
        going_on = pairs(self._old.events, self._new.events)
        old_order = _in_file(self._old.events)
        broken: dict[tuple[int, int], list[int]] = {}
        between = self._neighbours(old_order, going_on)
        for number, lost in enumerate(self._lost):
            if number not in self._known and lost.before >= 0:
                broken.setdefault(between[lost.before], []).append(number)
        for (first, last), numbers in broken.items():
            stretch = old_order[first + 1 : last]
            gone = [p for p in stretch if p not in going_on and p not in self.stays]
            if len(gone) <= len(numbers):
                self._pair(gone, numbers)

    def _neighbours(self, old_order: list[int], going_on: dict[int, int]) -> list[tuple[int, int]]:
        """For each gap between the events of the new file: between which two old ones it is."""
        before = {place: number for number, place in enumerate(old_order)}
        found = {after: before[place] for place, after in going_on.items()}
        order = _in_file(self._new.events)
        above, below = [-1], [len(old_order)]
        for place in order:
            above.append(found.get(place, above[-1]))
        for place in reversed(order):
            below.append(found.get(place, below[-1]))
        return list(zip(above, reversed(below), strict=True))

    def _stay(self, place: int, number: int) -> None:
        self.stays[place] = number
        self._known.add(number)

    def _pair(self, gone: list[int], numbers: list[int]) -> None:
        """Each of the old ones with the first broken one, in their order, that it can be."""
        rest = iter(numbers)
        for place in gone:
            number = next(
                (n for n in rest if _may_be(self._lost[n], self._old.events[place])), None
            )
            if number is None:
                return
            self.stays[place] = number

    def kept(self) -> Kept:
        """What is there now with what stays, whose keys count on from those."""
        known = {event.id for event in self._new.events}
        known |= {self._old.events[place].id for place in self.stays}
        events = list(self._new.events)
        stayed: dict[str, str] = {}
        numbered = sorted(self.stays.items(), key=lambda item: item[1])
        for index, (place, number) in enumerate(numbered, len(events)):
            was = self._old.events[place]
            event = replace(
                _without_the_gone(was, known), index=index, line=self._lost[number].line
            )
            insort(events, event, key=_in_time)
            stayed[event.key] = was.key
        old = [self._old.events[place] for place in self.stays]
        return Kept(self._with_tables(tuple(events), old), stayed)

    def _with_tables(self, events: tuple[Event, ...], stayed: Sequence[Event]) -> Timeline:
        """The sources and parties that those need who stay may be gone as well."""
        parties, sources = set[str](), set[str]()
        for event in stayed:
            voices = {claim.by for claim in event.claims} | {figure.by for figure in event.figures}
            parties |= {*event.parties, *voices}
            sources |= {*event.sources, *voices}
            sources.update(*(claim.sources for claim in event.claims))
            sources.update(*(figure.sources for figure in event.figures))
        return replace(
            self._new,
            events=events,
            parties=_with(self._new.parties, self._old.parties, parties),
            sources=_with(self._new.sources, self._old.sources, sources),
        )


def _in_file(events: Sequence[Event]) -> list[int]:
    """The places of events in the order of the file."""
    return sorted(range(len(events)), key=lambda place: (events[place].line, events[place].index))


def _in_time(event: Event) -> tuple[int, int, int, int]:
    """A key for the order of a timeline: where the time is the same, that of the file."""
    return (*event.span.order, event.line)


def _id(event: Event | Lost) -> str:
    return event.id


def _title_and_date(event: Event | Lost) -> tuple[str, str] | None:
    return (event.title, event.written) if event.title and event.written else None


def _title(event: Event | Lost) -> str:
    return event.title


def _may_be(lost: Lost, event: Event) -> bool:
    """Whether nothing that is known of a broken event says that it is another one."""
    if lost.id and event.id and lost.id != event.id:
        return False
    if not lost.title or lost.written == event.written:
        return True
    return SequenceMatcher(None, lost.title, event.title).ratio() >= _ALIKE


def _without_the_gone(event: Event, known: set[str]) -> Event:
    """An event that refers only to events that are there."""

    def there(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in known)

    links = event.links
    return replace(
        event,
        after=there(event.after),
        before=there(event.before),
        links=links._replace(**{name: there(getattr(links, name)) for name in links._fields}),
    )


def _with(new: Mapping[str, T], old: Mapping[str, T], wanted: set[str]) -> Mapping[str, T]:
    missing = {name: old[name] for name in old if name in wanted and name not in new}
    return {**new, **missing} if missing else new
