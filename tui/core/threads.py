"""The thread of an event: what led to it, what followed, what it is part of, its parts.

The one idea: links make a net, and a person follows a thread. So the net is read as a
tree from the event on. What can be reached by two ways, or in a circle, stands in full
where it is met first, and is only named where it is met again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.links import BACKWARD, FORWARD
from tui.core.model import Event, Timeline

MOST = 400
"""Events of a thread at most."""


class Step(NamedTuple):
    """An event on a thread."""

    depth: int
    """How many links away from the event whose thread it is; 1 for the next ones."""
    words: str
    """How it is linked, as it reads at the event before it: "led to"."""
    event: Event
    is_again: bool = False
    """It stands above with all that follows it."""


class Part(NamedTuple):
    """All that is linked in one direction."""

    name: str
    steps: tuple[Step, ...]
    """As a tree, each event followed by what hangs on it."""


class Thread(NamedTuple):
    """The thread of an event; only the parts that have something in them."""

    event: Event
    above: tuple[Part, ...]
    """What it is part of, and what led to it."""
    below: tuple[Part, ...]
    """What followed, its parts, and what else to see."""
    is_cut: bool = False
    """It goes on beyond `MOST` events."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all events on it."""
        steps = (step for part in (*self.above, *self.below) for step in part.steps)
        return frozenset((self.event.key, *(step.event.key for step in steps)))


_Way = tuple[tuple[str, bool], ...]
"""Fields of `Links`, and whether each is read at the event that is named in it."""
_ABOVE: tuple[tuple[str, _Way, bool], ...] = (
    ("part of", (("part_of", False),), True),
    ("what led to it", (("led_to", True), ("response_to", False)), True),
)
_BELOW: tuple[tuple[str, _Way, bool], ...] = (
    ("what followed", (("led_to", False), ("response_to", True)), True),
    ("its parts", (("part_of", True),), True),
    ("see also", (("see_also", False),), False),
)
"""The name of each part, which links it follows, and whether it follows them on and on."""


class Net:
    """The links of a timeline from both ends; made once for all of its threads."""

    def __init__(self, timeline: Timeline) -> None:
        """Read the links of all events."""
        self._by_id: Mapping[str, Event] = {
            event.id: event for event in timeline.events if event.id
        }
        self._back: dict[tuple[str, str], list[Event]] = {}
        for event in timeline.events:
            if any(event.links):
                for field in BACKWARD:
                    for id in getattr(event.links, field):
                        self._back.setdefault((field, id), []).append(event)

    def next(self, event: Event, way: _Way) -> list[tuple[str, Event]]:
        """The events one link away, each once, with the words of the link, in order of time."""
        found: dict[str, tuple[str, Event]] = {}
        for field, is_back in way:
            for other in self._ends(event, field, is_back):
                words = BACKWARD[field] if is_back else FORWARD[field]
                found.setdefault(other.key, (words, other))
        return sorted(found.values(), key=lambda one: one[1].span.order)

    def _ends(self, event: Event, field: str, is_back: bool) -> Sequence[Event]:
        if is_back:
            return self._back.get((field, event.id), ()) if event.id else ()
        ids = getattr(event.links, field)
        return [self._by_id[id] for id in ids if id in self._by_id]


def thread_of(event: Event, net: Net) -> Thread:
    """The thread of an event; at most `MOST` events of it."""
    room = _Room()

    def parts(ways: tuple[tuple[str, _Way, bool], ...]) -> tuple[Part, ...]:
        made = (Part(name, tuple(_walked(event, net, way, on, room))) for name, way, on in ways)
        return tuple(part for part in made if part.steps)

    below = parts(_BELOW)  # what followed matters most where not all has room
    above = parts(_ABOVE)
    return Thread(event, above, below, is_cut=room.is_short)


class _Room:
    """For how many more events there is room on a thread."""

    def __init__(self) -> None:
        self.left = MOST
        self.is_short = False
        """There was one more than had room."""


def _walked(event: Event, net: Net, way: _Way, goes_on: bool, room: _Room) -> Iterator[Step]:
    """The tree from an event on, depth first."""
    seen = {event.key}
    waiting = [Step(1, words, other) for words, other in reversed(net.next(event, way))]
    while waiting:
        if not room.left:
            room.is_short = True
            return
        step = waiting.pop()
        room.left -= 1
        if step.event.key in seen:
            yield step._replace(is_again=True)
            continue
        seen.add(step.event.key)
        yield step
        if goes_on:
            after = net.next(step.event, way)
            waiting += [Step(step.depth + 1, words, other) for words, other in reversed(after)]
