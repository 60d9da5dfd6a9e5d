"""Which sources events rest on: how often each is cited, in which events, and for whose words.

A citation is counted where it stands: at the event, at a claim, at a figure. The voice
behind it is who makes the claim or gives the figure, so that one sees at once whether a
source carries one side only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.core.evidence import speaker
from tui.core.model import Claim, Event, Figure, Source, Timeline

NO_PUBLISHER, NO_SIDE = "No publisher named", "No side named"
"""The groups of the sources that say nothing of it."""


class Use(NamedTuple):
    """A source and who cites it."""

    source: Source
    events: tuple[Event, ...]
    """The events that cite it, each once, in the order in which they were given."""
    times: int
    """How often it is cited in them."""
    voices: tuple[tuple[str, int], ...]
    """Whose claims and figures rest on it, and how many, the most first."""


class Group(NamedTuple):
    """The sources of one publisher, or on one side."""

    name: str
    uses: tuple[Use, ...]
    """The most cited first."""

    @property
    def times(self) -> int:
        """How often they are cited, all together."""
        return sum(use.times for use in self.uses)


def uses(timeline: Timeline, events: Iterable[Event]) -> tuple[Use, ...]:
    """The sources of some events, in the order in which they are first cited."""
    found: dict[str, _Count] = {}
    for event in events:
        for id, by in _citations(event):
            if id in timeline.sources:
                found.setdefault(id, _Count()).add(event, by)
    return tuple(count.use(timeline.sources[id], timeline) for id, count in found.items())


def by_publisher(uses: Iterable[Use]) -> tuple[Group, ...]:
    """The sources by who published them, else by who wrote them; the most cited first."""
    return _grouped(
        (use.source.publisher or use.source.author or NO_PUBLISHER, use) for use in uses
    )


def by_side(uses: Iterable[Use], timeline: Timeline) -> tuple[Group, ...]:
    """The sources by the party whose side they are on; the most cited first."""
    return _grouped((speaker(use.source.affiliation, timeline) or NO_SIDE, use) for use in uses)


def _grouped(named: Iterable[tuple[str, Use]]) -> tuple[Group, ...]:
    groups: dict[str, list[Use]] = {}
    for name, use in named:
        groups.setdefault(name, []).append(use)
    made = [
        Group(name, tuple(sorted(members, key=lambda use: -use.times)))
        for name, members in groups.items()
    ]
    return tuple(
        sorted(made, key=lambda group: (group.name in (NO_PUBLISHER, NO_SIDE), -group.times))
    )


def _citations(event: Event) -> Iterator[tuple[str, str]]:
    """Each citation of an event, in the order of `evidence.cited`, and the id of its voice."""
    for id in event.sources:
        yield id, ""
    voices: list[Figure | Claim] = [*event.figures, *event.claims]
    for said in voices:
        for id in said.sources:
            yield id, said.by


class _Count:
    """What is counted of one source."""

    def __init__(self) -> None:
        self._events: dict[str, Event] = {}
        self._times = 0
        self._voices: dict[str, int] = {}

    def add(self, event: Event, by: str) -> None:
        self._events[event.key] = event
        self._times += 1
        if by:
            self._voices[by] = self._voices.get(by, 0) + 1

    def use(self, source: Source, timeline: Timeline) -> Use:
        counts: dict[str, int] = {}
        for by, count in self._voices.items():
            name = speaker(by, timeline)
            counts[name] = counts.get(name, 0) + count
        voices = sorted(counts.items(), key=lambda one: -one[1])
        return Use(source, tuple(self._events.values()), self._times, tuple(voices))
