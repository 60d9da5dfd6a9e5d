"""Which lane of the chart each event stands in, and in which order the lanes come.

The one idea: the order of the file is the author's order, so what has a table
comes first, as the tables stand; free text follows by its first event; and
what has no value comes last, so that no event is without a lane.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
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
    events: Sequence[int]
    """Where its events stand among those that were given, in that order: ascending."""
    order: int
    """Its place among the lanes, from 0."""
    is_collapsed: bool = False
    """It takes one row, whatever stands in it."""

    def holds(self, event: int) -> bool:
        """Whether an event stands in it."""
        place = bisect_left(self.events, event)
        return place < len(self.events) and self.events[place] == event


_ONE: dict[str, Callable[[Event], str]] = {
    "kind": lambda event: event.kind,
    "place": lambda event: event.place,
    "lane": lambda event: event.lane,
}
"""What an event has one of."""
_SEVERAL: dict[str, Callable[[Event], tuple[str, ...]]] = {
    "era": lambda event: event.eras,
    "party": lambda event: event.parties,
    "tag": lambda event: event.tags,
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
        return (Lane("", "", range(len(events)), 0),) if events else ()
    members = _members(timeline, events, by)
    rest = members.pop("", None)
    named = [(key, _name(timeline, by, key), found) for key, found in members.items() if found]
    if rest:
        named.append(("", OTHER, rest))
    return tuple(Lane(key, name, found, order) for order, (key, name, found) in enumerate(named))


def _members(timeline: Timeline, events: Sequence[Event], by: str) -> dict[str, array[int]]:
    """By key, the events that have it; under the empty key those that have none."""
    members: dict[str, array[int]] = {key: array("i") for key in _tables(timeline, by)}
    if by in _ONE:
        for index, key in enumerate(map(_ONE[by], events)):
            if key not in members:
                members[key] = array("i")
            members[key].append(index)
        return members
    for index, keys in enumerate(map(_SEVERAL[by], events)):
        for key in dict.fromkeys(keys) if len(keys) > 1 else keys or ("",):
            if key not in members:
                members[key] = array("i")
            members[key].append(index)
    return members


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
