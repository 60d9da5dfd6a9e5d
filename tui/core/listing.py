"""The events as a list to read: headings where the era changes, and lines for silences.

A silence is told only where it stands out: where nothing begins for several
times as long as is usual among the events around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.model import Event, Timeline

OUTSIDE = "Outside the eras"
"""The heading of events without an era, where others have one."""
_FACTOR = 4
"""How many times longer than usual a silence is that stands out."""
_AROUND = 6
"""How many intervals before and after say what is usual."""


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


def lines(timeline: Timeline, events: Sequence[Event]) -> tuple[Line, ...]:
    """The list, line by line.

    Args:
        timeline: Whose eras the headings name.
        events: What to list, in order of time.

    Returns:
        Every event once, in the same order; a silence before the heading of
        what ends it. No headings where no event has an era.
    """
    from tui.core.words import duration  # only when there is something to word

    silences = _silences(events)
    told = _NONE if any(event.eras for event in events) else ""
    found: list[Line] = []
    for index, event in enumerate(events):
        if index in silences:
            lo, hi = silences[index]
            found.append(Gap(duration(lo, hi), lo, hi))
        era = event.eras[0] if event.eras else ""
        if era != told:
            table = timeline.eras.get(era)
            found.append(Heading(table.name if table else era or OUTSIDE, era))
            told = era
        found.append(Entry(index))
    return tuple(found)


_NONE = "\0"
"""No era has this id."""


def entries(lines: Sequence[Line]) -> tuple[int, ...]:
    """Where each event stands in the list, by its place among the events."""
    return tuple(place for place, line in enumerate(lines) if isinstance(line, Entry))


def _silences(events: Sequence[Event]) -> dict[int, tuple[int, int]]:
    """By the event that ends it: each silence that stands out, from and to in seconds."""
    edges: list[tuple[int, int]] = []
    latest = events[0].span.start.hi if events else None
    for event in events[1:]:
        anchor = event.span.anchor
        edges.append((anchor if latest is None else latest, anchor))
        start = event.span.start.hi
        latest = start if latest is None else max(latest, anchor if start is None else start)
    lengths = [max(0, hi - lo) for lo, hi in edges]
    found: dict[int, tuple[int, int]] = {}
    for place, length in enumerate(lengths):
        if length < _FACTOR * _fineness(events[place]):
            continue
        before = lengths[max(0, place - _AROUND) : place]
        around = [*before, *lengths[place + 1 : place + 1 + _AROUND]]
        if around and length >= _FACTOR * sorted(around)[(len(around) - 1) // 2]:
            found[place + 1] = edges[place]
    return found


def _fineness(event: Event) -> int:
    """How many seconds wide the beginning of an event is."""
    lo, hi = event.span.start.lo, event.span.start.hi
    return 1 if lo is None or hi is None else hi - lo
