"""Which lane of the chart each event stands in, and in which order the lanes come.

The one idea: the order of the file is the author's order, so what has a table
comes first, as the tables stand; free text follows by its first event; and
what has no value comes last, so that no event is without a lane.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tui.core.model import LANE_FIELDS, Era, Event, Kind, Party, Place, Timeline

OTHER = "other"
"""What the lane of the events without a value is called."""


class Lane(NamedTuple):
    """A strip of the chart for the events that have something in common."""

    key: str
    """The id or the text in common; empty for the lane of all, and of all others."""
    name: str
    """What to write beside it; empty for the lane of all."""
    events: tuple[int, ...]
    """Where its events stand among those that were given, in that order."""
    order: int
    """Its place among the lanes, from 0."""


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


_VALUES: dict[str, Callable[[Event], tuple[str, ...]]] = {
    "kind": lambda event: _one(event.kind),
    "era": lambda event: event.eras,
    "party": lambda event: event.parties,
    "place": lambda event: _one(event.place),
    "tag": lambda event: event.tags,
    "lane": lambda event: _one(event.lane),
}


def lanes(timeline: Timeline, events: Sequence[Event], by: str) -> tuple[Lane, ...]:
    """Sort events into lanes.

    Args:
        timeline: Whose tables give the lanes their names and their order.
        events: The events to show, in order of time.
        by: One of `LANE_FIELDS`. An event of several parties, eras or tags
            stands in each of its lanes.

    Returns:
        The lanes from the top, none without an event. No events, no lanes.

    Raises:
        ValueError: `by` is not one of `LANE_FIELDS`.
    """
    if by not in LANE_FIELDS:
        raise ValueError(f"lanes by {by!r}: not one of {', '.join(LANE_FIELDS)}")
    if by == "none":
        return (Lane("", "", tuple(range(len(events))), 0),) if events else ()
    values = _VALUES[by]
    members: dict[str, list[int]] = {key: [] for key in _tables(timeline, by)}
    rest: list[int] = []
    for index, event in enumerate(events):
        keys = values(event)
        for key in dict.fromkeys(keys):
            members.setdefault(key, []).append(index)
        if not keys:
            rest.append(index)
    named = [(key, _name(timeline, by, key), found) for key, found in members.items() if found]
    if rest:
        named.append(("", OTHER, rest))
    return tuple(
        Lane(key, name, tuple(found), order) for order, (key, name, found) in enumerate(named)
    )


def _tables(timeline: Timeline, by: str) -> Mapping[str, Era | Kind | Party | Place]:
    match by:
        case "kind":
            return timeline.kinds
        case "era":
            return timeline.eras
        case "party":
            return timeline.parties
        case "place":
            return timeline.places
        case _:
            return {}


def _name(timeline: Timeline, by: str, key: str) -> str:
    table = _tables(timeline, by).get(key)
    return table.name if table else key
