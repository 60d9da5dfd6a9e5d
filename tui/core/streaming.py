"""A long text read block by block, so that nobody has to wait for the whole of it.

The one idea: every line that looks like an ``[[event]]`` header is a place to cut, and
the parser itself says whether it was one. If each piece is TOML when it stands alone,
so is the whole, with the same values: no piece ends inside a string or an array, and
a header begins anew whatever stood before. Where anything is unusual this gives up, and
the text is read in one piece; what comes out is the same in both ways.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.core.checks import Placed, check
from tui.core.clean import Clean
from tui.core.document import RELATED, Document, Frame, LeftOut, id_of
from tui.core.events import read_event, tell_unknown_events, without_unknown_events
from tui.core.fields import Ids
from tui.core.model import Event, Links, Timeline
from tui.core.pieces import EventBlock, Pieces, UnusualError
from tui.core.text import visible

if TYPE_CHECKING:  # a file that loses nothing needs no more
    from tui.core.losses import Lost
    from tui.core.told import Told

_NO_LINKS = Links()
_AT_ONCE = 16_000
"""Events that are sorted at once."""


class _Every(Collection[str]):
    """All ids: which ones there are is known when the last event has been read."""

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Progress(NamedTuple):
    """How far the reading is."""

    events: int
    """How many events can be shown by now."""
    done: int
    """Bytes that were read."""
    total: int
    """0 if it has to be read in one piece after all: then nobody knows how far it is."""
    so_far: Callable[[], Timeline]
    """Makes a timeline of them, without what they say of each other."""


class Parts(NamedTuple):
    """What a text gave that was read in blocks."""

    timeline: Timeline
    told: Told
    """Its problems."""
    found: int
    lost: tuple[Lost, ...]


class _Related(NamedTuple):
    """An event that names others."""

    place: int
    """Among the events that can be shown; −1 if it is none of them."""
    number: int
    """Among all."""
    table: Mapping[str, Any]
    """The fields in which it does."""


class Streamed:
    """A text on its way to a timeline, block by block."""

    def __init__(self, contents: bytes, name: str) -> None:
        """Take a whole file, and what to call it in problems."""
        self._size = len(contents)
        self._pieces = Pieces(name, contents)
        self._frame: Frame
        self._clean: Clean
        self._events: list[Event] = []
        self._numbers = array("q")
        """The place in the file of each event that can be shown."""
        self._found = 0
        self._ids: set[str] = set()
        self._hidden: set[str] = set()
        """Ids of events that cannot be shown."""
        self._repeated: set[str] = set()
        self._related: list[_Related] = []
        self._lost: list[Lost] = []

    def read(self) -> Generator[Progress, None, Parts]:
        """Read all of it; between two blocks it says how far it is.

        Raises:
            UnusualError: It is not made of blocks that could be read one by one.
        """
        for done in self._pieces.find_tables():
            yield self._progress(done)
        document = Document(self._pieces, self._pieces.root())
        frame = document.frame()
        if document.left_out:
            raise UnusualError
        self._frame = frame._replace(known=frame.known._replace(events=Ids("event", _Every())))
        self._clean = Clean(self._pieces, self._frame.known, frame.zone)
        for block in self._pieces.blocks():
            self._block(block)
            yield self._progress(block.end)
        self._clean.close()
        yield self._progress(self._size)
        return self._whole()

    @property
    def contents(self) -> bytes:
        """The file; empty when all of it has been read."""
        return self._pieces.contents

    def _progress(self, done: int) -> Progress:
        return Progress(len(self._events), done, self._size, self.so_far)

    def so_far(self) -> Timeline:
        """What can be shown by now, in order of time, without what events say of each other."""
        events = list(self._events)
        for each in self._shown_related():
            events[each.place] = replace(events[each.place], links=_NO_LINKS, after=(), before=())
        return replace(self._frame.timeline, events=in_order(events))

    def _shown_related(self) -> Iterator[_Related]:
        return (each for each in self._related if each.place >= 0)

    # --- a block ---------------------------------------------------------

    def _block(self, block: EventBlock) -> None:
        clean = self._clean
        events, numbers, ids = self._events, self._numbers, self._ids
        number = self._found
        for table, line in zip(block.tables, block.lines, strict=True):
            index = len(events)
            event = clean.event(table, number, index, line)
            if event is None:
                fields = clean.fields(table, number)
                event = read_event(fields, self._frame.known, index, line)
            if event is None:
                self._lose(table, line, block)
            else:
                events.append(event)
                numbers.append(number)
                if event.id:
                    if event.id in ids:
                        self._repeated.add(event.id)
                    ids.add(event.id)
            if not RELATED.isdisjoint(table):
                related = {key: table[key] for key in RELATED & table.keys()}
                place = -1 if event is None else index
                self._related.append(_Related(place, number, related))
            number += 1
        self._found = number

    def _lose(self, table: Mapping[str, Any], line: int, block: EventBlock) -> None:
        """Keep what is known of an event that cannot be shown."""
        from tui.core.losses import losses

        self._hidden.add(id_of(table))
        left_out = LeftOut(line - block.above, table)
        for lost in losses(block.text, [left_out], (), (), ()):
            self._lost.append(lost._replace(line=line, before=len(self._events)))

    # --- the whole -------------------------------------------------------

    def _whole(self) -> Parts:
        """Check what the events say of each other."""
        self._tell_unknown()
        wanted = self._repeated.copy()
        related = {each.place: each.table for each in self._shown_related()}
        for index in related:
            wanted.update(_named(related[index]))
        placed: list[Placed] = []
        for index, event in enumerate(self._events) if wanted or related else ():
            if index in related or event.id in wanted:
                path = ("event", self._numbers[index])
                placed.append(Placed(event, path, related.get(index, {})))
        for each, event in zip(placed, check(placed, self._pieces), strict=True):
            self._events[each.event.index] = event
        self._pieces.let_go()
        self._ids, self._hidden, self._numbers = set(), set(), array("q")
        events, self._events = self._events, []
        timeline = replace(self._frame.timeline, events=in_order(events))
        return Parts(timeline, self._pieces.told, self._found, tuple(self._lost))

    def _tell_unknown(self) -> None:
        """Tell the ids that nothing has, now that all are known."""
        known = self._ids
        known |= self._hidden - {""}
        ids = Ids("event", known)
        for each in self._related:
            if all(name in known for name in _named(each.table)):
                continue
            tell_unknown_events(self._clean.fields(each.table, each.number), ids)
            if each.place >= 0:
                event = self._events[each.place]
                self._events[each.place] = without_unknown_events(event, known)


def _named(table: Mapping[str, Any]) -> Iterator[str]:
    """The ids of other events that an event names, right or wrong."""
    links = table.get("links")
    lists = [
        table.get("after"),
        table.get("before"),
        *(links.values() if isinstance(links, dict) else ()),
    ]
    for names in lists:
        for name in names if isinstance(names, list) else ():
            if isinstance(name, str):
                yield visible(name)


def in_order(events: list[Event]) -> tuple[Event, ...]:
    """Events of the file's order in order of time.

    Many are parted first, by some of them that are taken as borders: sorting lets
    nobody else run, and so it is done in parts.
    """
    if len(events) <= _AT_ONCE:
        return tuple(sorted(events, key=_order))
    borders = sorted(event.span.anchor for event in events[:: _AT_ONCE // 2])
    parts: list[list[Event]] = [[] for _ in range(len(borders) + 1)]
    for event in events:
        span = event.span
        first = span.start.lo
        parts[bisect_right(borders, span.anchor if first is None else first)].append(event)
    ordered: list[Event] = []
    for part in parts:
        part.sort(key=_order)
        ordered += part
        part.clear()
    return tuple(ordered)


def _order(event: Event) -> tuple[int, int, int]:
    return event.span.order
