"""The events of which the parties give different accounts, to be walked party by party."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.evidence import speaker
from tui.core.model import Event, Timeline


class Dispute(NamedTuple):
    """An event of which at least two accounts are given."""

    event: Event
    voices: tuple[str, ...]
    """The names of all who say something of it, each once, claims before figures."""


def disputes(timeline: Timeline) -> tuple[Dispute, ...]:
    """All events with rival accounts, in order of time; linear in the events."""
    return tuple(
        Dispute(event, _voices(event, timeline)) for event in timeline.events if event.is_contested
    )


def _voices(event: Event, timeline: Timeline) -> tuple[str, ...]:
    ids = [claim.by for claim in event.claims] + [figure.by for figure in event.figures]
    return tuple(dict.fromkeys(speaker(id, timeline) for id in ids if id))


def speakers(found: Sequence[Dispute]) -> tuple[tuple[str, int], ...]:
    """Everybody who says something, with how often: who speaks most comes first."""
    counts: dict[str, int] = {}
    for dispute in found:
        for name in dispute.voices:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda one: -one[1]))


def of_party(found: Sequence[Dispute], name: str) -> tuple[Dispute, ...]:
    """The disputes in which somebody speaks; all of them for an empty name."""
    return tuple(dispute for dispute in found if not name or name in dispute.voices)


def nearest(found: Sequence[Dispute], event: Event | None) -> int:
    """Which dispute to begin with: that of the event, else the first that is not before it."""
    if event is None or not found:
        return 0
    keys = [dispute.event.key for dispute in found]
    if event.key in keys:
        return keys.index(event.key)
    later = (place for place, one in enumerate(found) if one.event.span.order >= event.span.order)
    return next(later, len(found) - 1)
