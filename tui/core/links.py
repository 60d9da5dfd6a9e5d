"""How events are linked, seen from either end.

`led_to`, `response_to` and `part_of` are written once, at one event, and read at
both: the other end finds them here under the words for its side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.model import Event, Timeline

FORWARD = {
    "led_to": "led to",
    "response_to": "in response to",
    "part_of": "part of",
    "see_also": "see also",
}
"""Each field of `Links` as it reads at the event that has it."""
BACKWARD = {"led_to": "follows from", "response_to": "answered by", "part_of": "includes"}
"""The same as it reads at the event that is named."""


class Relation(NamedTuple):
    """One link as it reads from one event."""

    words: str
    event: Event
    """The event at the other end."""


Web = Mapping[str, tuple[Relation, ...]]
"""By the key of an event: its links, from both ends, none twice; then the order that it states."""


def web_of(timeline: Timeline) -> Web:
    """The links of each event with any: its own in the file's order, then those that come to it."""
    related = [event for event in timeline.events if _is_related(event)]
    if not related:
        return {}
    by_id = {event.id: event for event in timeline.events if event.id}
    forward: dict[str, list[Relation]] = {}
    backward: dict[str, list[Relation]] = {}
    order: dict[str, list[Relation]] = {}
    for event in related:
        for field, id in _written(event):
            if other := by_id.get(id):
                forward.setdefault(event.key, []).append(Relation(FORWARD[field], other))
                if field in BACKWARD:
                    backward.setdefault(id, []).append(Relation(BACKWARD[field], event))
        order[event.key] = list(_order(event, by_id))
    return {
        key: (
            *_each_once([*forward.get(key, ()), *backward.get(key, ())]),
            *order.get(key, ()),
        )
        for key in dict.fromkeys((*order, *backward))
    }


def _is_related(event: Event) -> bool:
    return bool(event.after or event.before or any(event.links))


def _order(event: Event, by_id: Mapping[str, Event]) -> Iterator[Relation]:
    """What is known of the order of events whose dates alone do not tell it."""
    for words, ids in (("after", event.after), ("before", event.before)):
        yield from (Relation(words, by_id[id]) for id in ids if id in by_id)


def _written(event: Event) -> Iterator[tuple[str, str]]:
    for field in FORWARD:
        for id in getattr(event.links, field):
            yield field, id


def _each_once(relations: list[Relation]) -> Iterator[Relation]:
    seen: set[str] = set()
    for relation in relations:
        if relation.event.key not in seen:
            seen.add(relation.event.key)
            yield relation
