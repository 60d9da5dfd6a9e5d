"""Events at a scale: lanes of rows of blocks, the same wherever the window stands.

Columns are counted on the whole axis, not on the screen, so a scene depends
on the scale but not on where we are looking. Panning only crops it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.core.bands import EraRow, bands
from tui.core.extents import Ends, Extent, extent
from tui.core.instant import Span
from tui.core.labels import Measure, cut
from tui.core.lanes import Lane
from tui.core.model import Era, Event
from tui.core.packing import SHORTEST, Placed, Shelf, fitted, labelled, packed
from tui.core.viewport import LADDER


class Block(NamedTuple):
    """An event in its place. Columns are counted from the epoch, half-open."""

    event: int
    """Where it stands among the events of the scene."""
    first: int
    """The first column that it may touch; from here to `core_first` is possible only."""
    last: int
    """The first column after it; from `core_last` to here is possible only."""
    core_first: int
    """From here to `core_last` it certainly lasted; they are equal if nothing is certain."""
    core_last: int
    mark: int
    """The column of its mark, where it stands in the order of time."""
    ends: Ends
    """Which of its ends are open or unknown."""
    label: str
    """As much of its title as has room; may be empty."""
    label_at: int
    """The column of the label; inside the bar if the bar goes on behind it."""
    tally: str
    """How many events it hides: ``+3``, or one digit or ``+`` to stand on the mark; or empty."""
    tally_at: int
    """The column of the count: after the label, or `mark` if it has no room of its own."""
    width_end: int
    """The first column that it leaves free, label and count included."""
    hidden: tuple[int, ...] = ()
    """The events that it stands in the way of, each counted once in its lane."""

    @property
    def open_start(self) -> bool:
        """Whether it was so before `first`, without a bound."""
        return Ends.OPEN_START in self.ends

    @property
    def open_end(self) -> bool:
        """Whether it goes on, or may go on, after `last`."""
        return Ends.OPEN_END in self.ends

    @property
    def unknown_start(self) -> bool:
        """Whether nobody says when it began: `first` is a column for a question mark."""
        return Ends.UNKNOWN_START in self.ends

    @property
    def unknown_end(self) -> bool:
        """Whether nobody says when it ended: the last column is for a question mark."""
        return Ends.UNKNOWN_END in self.ends


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of a lane. Its blocks never overlap, labels and counts included.

    Where everything stands is settled; a block is made when it is asked for,
    since of thousands in a row a window shows a few.
    """

    lane: Lane
    number: int
    """Its place in the scene, from 0."""
    is_first: bool
    """Whether it is the first of its lane, where the lane's name stands."""
    _shelf: Shelf = field(repr=False)
    _events: Sequence[Event] = field(repr=False)
    _measure: Measure = field(repr=False)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, from early to late."""
        return tuple(self.block(place) for place in range(len(self._shelf.starts)))

    def between(self, left: int, right: int) -> tuple[Block, ...]:
        """The blocks that touch the columns from `left` to `right`, half-open."""
        starts = self._shelf.starts
        earliest = max(0, bisect_right(starts, left) - 1)  # this one may reach in
        places = range(earliest, bisect_left(starts, right))
        return tuple(block for block in map(self.block, places) if block.width_end > left)

    def block(self, place: int) -> Block:
        """The nth block of the row."""
        starts, placed = self._shelf.starts, self._shelf.placed[place]
        after = starts[place + 1] if place + 1 < len(starts) else None
        return _block(placed, self._events[placed.event].title, after, self._measure)


class LaneRows(NamedTuple):
    """A lane and its rows, from the top; one at least."""

    lane: Lane
    rows: tuple[Row, ...]


class Found(NamedTuple):
    """Where an event is to be seen."""

    row: int
    """The number of the row in the scene."""
    block: Block
    """The block that draws it, or the one that counts it."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Everything there is to draw at a scale."""

    rung: int
    """The scale, as its place in `viewport.LADDER`."""
    lanes: tuple[LaneRows, ...]
    eras: tuple[EraRow, ...]
    rows: tuple[Row, ...]
    """The rows of all lanes, from the top."""
    extent: tuple[int, int]
    """The columns that everything stands in, half-open; open ends are drawn to here."""
    _places: dict[int, tuple[int, int]] = field(repr=False)
    """By event: the number of a row, and the place in it of what draws or counts it."""

    @property
    def height(self) -> int:
        """How many rows all lanes have together."""
        return len(self.rows)

    def where(self, event: int) -> Found | None:
        """The highest place that draws an event, or else one that counts it."""
        if event not in self._places:
            return None
        number, place = self._places[event]
        return Found(number, self.rows[number].block(place))


def arrange(
    events: Sequence[Event],
    lanes: Sequence[Lane],
    eras: Iterable[Era],
    rung: int,
    rows: int,
    measure: Measure,
) -> Scene:
    """Place events in the rows of their lanes.

    Args:
        events: What to place, in order of time.
        lanes: Which of them stand in which lane, from the top.
        eras: The bands, in the order of the file.
        rung: The scale, as its place in `viewport.LADDER`.
        rows: Rows that bands and lanes may take. Each lane gets one at least,
            so that there may be more; what is left goes to where it helps most.
        measure: Width of a label in cells.

    Returns:
        A scene in which every event is drawn or counted once in each of its lanes.
    """
    eras = tuple(eras)
    spans = [event.span for event in events]
    placed, bounds = _extents([*spans, *(era.span for era in eras)], LADDER[rung])
    era_rows = bands(eras, placed[len(spans) :], most=max(1, min(3, rows // 4)))
    widths = [measure(event.title) for event in events]
    importance = [event.importance for event in events]
    shelves = packed(lanes, rows - len(era_rows), placed, widths, importance)
    made: list[LaneRows] = []
    flat: list[Row] = []
    for lane, own in zip(lanes, shelves, strict=True):
        numbered = enumerate(own, start=len(flat))
        found = [
            Row(lane, number, shelf is own[0], shelf, events, measure) for number, shelf in numbered
        ]
        made.append(LaneRows(lane, tuple(found)))
        flat += found
    places = _places([shelf for own in shelves for shelf in own])
    return Scene(rung, tuple(made), era_rows, tuple(flat), bounds, places)


def _places(shelves: Sequence[Shelf]) -> dict[int, tuple[int, int]]:
    """By event: the first row that draws it, else the first that counts it, and where in it."""
    drawn: dict[int, tuple[int, int]] = {}
    counted: dict[int, tuple[int, int]] = {}
    for number, shelf in enumerate(shelves):
        for place, placed in enumerate(shelf.placed):
            drawn.setdefault(placed.event, (number, place))
            for event in placed.hidden:
                counted.setdefault(event, (number, place))
    return counted | drawn


def _extents(spans: Sequence[Span], scale: int) -> tuple[list[Extent], tuple[int, int]]:
    """The columns of all spans, and those that all of them stand in.

    Open ends need to know how far the others reach, so the closed come first.
    """
    placed: list[Extent | None] = []
    edges: list[int] = []
    for span in spans:
        bounds = span.bounds
        if None in bounds:
            placed.append(None)
            for bound in bounds:
                edges += [] if bound is None else [bound // scale, (bound - 1) // scale + 1]
        else:
            closed = extent(span, scale, (0, 1))
            placed.append(closed)
            edges += closed[:2]
    reach = (min(edges), max(edges)) if edges else (0, 1)
    return [
        extent(span, scale, reach) if found is None else found
        for span, found in zip(spans, placed, strict=True)
    ], reach


def _block(placed: Placed, title: str, after: int | None, measure: Measure) -> Block:
    """An event with as much of its label, and of the count it bears, as its row has room for."""
    extent, hidden, width = placed.extent, tuple(placed.hidden), measure(title)
    tally = f"+{len(hidden)}" if hidden else ""
    extra = len(tally) + 1 if hidden else 0
    room = (labelled(extent, width + extra)[1] if after is None else after) - extent.first
    at, cells = fitted(extent, width + extra, room)
    cells -= extra
    label = "" if cells < min(width, SHORTEST) else cut(title, cells, measure)
    end = at + (width if label == title else measure(label)) if label else extent.last
    tally_at = end + 1 if label else at
    if hidden and not label:
        tally_at, cells = fitted(extent, len(tally), room)
        if cells < len(tally):
            tally, tally_at = (tally[1:] if len(hidden) < 10 else "+"), extent.mark
    end = max(extent.last, end, tally_at + len(tally) if hidden else end)
    first, last, core_first, core_last, mark, ends = extent
    return Block(
        placed.event, first, last, core_first, core_last, mark, ends,
        label, at, tally, tally_at, end, hidden,
    )  # fmt: skip
