"""Events at a scale: lanes of rows of blocks.

Columns are counted on the whole axis, not on the screen, so a scene depends
on the scale but not on where we are looking. Panning only crops it. Where there
are too many events to place all of them, `tiles` fills the rows where they are
looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from tui.core.bands import EraRow, bands
from tui.core.blocks import Block, block_of
from tui.core.extents import Ends, Extent, extent
from tui.core.instant import Span
from tui.core.labels import Measure
from tui.core.lanes import Lane
from tui.core.model import Era, Event
from tui.core.packing import Placed, Shelf, packed
from tui.core.viewport import LADDER


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
    _reach: Callable[[int, int], object] | None = field(default=None, repr=False)
    """Fills the row between two columns, if it is filled only where it is looked at."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, from early to late."""
        return tuple(self.block(place) for place in range(len(self._shelf.starts)))

    def between(self, left: int, right: int) -> tuple[Block, ...]:
        """The blocks that touch the columns from `left` to `right`, half-open."""
        if self._reach is not None:
            self._reach(left, right)
        starts = self._shelf.starts
        earliest = max(0, bisect_right(starts, left) - 1)  # this one may reach in
        places = range(earliest, bisect_left(starts, right))
        return tuple(block for block in map(self.block, places) if block.width_end > left)

    def block(self, place: int) -> Block:
        """The nth block of the row."""
        starts, placed = self._shelf.starts, self._shelf.placed[place]
        after = starts[place + 1] if place + 1 < len(starts) else None
        return block_of(placed, self._events[placed.event].title, after, self._measure)


class Standing(NamedTuple):
    """Where an event stands in its lane."""

    row: int
    """The row of the lane, from 0, that draws it or counts it."""
    is_drawn: bool
    """Whether it is drawn there, rather than counted at what stands in its way."""


class Packing(Protocol):
    """What is known of the rows of a lane."""

    def standing(self, event: int, left: int, right: int) -> Standing | None:
        """Where an event stands in a window; `None` if it does not belong to the lane."""

    def untold(self, blocks: Sequence[Block], left: int, right: int) -> tuple[int, int]:
        """How many may touch the columns from `left` to `right` that no block draws or counts.

        Because what counts them is out of view, or because they only reach in. First those
        to tell of at the left edge; then those to tell of at the right one.
        """


class LaneRows(NamedTuple):
    """A lane and its rows, from the top; one at least."""

    lane: Lane
    rows: tuple[Row, ...]
    packing: Packing

    def row_of(self, event: int, left: int, right: int) -> Row | None:
        """The row that draws or counts an event; `None` if it stands in other lanes.

        Args:
            event: The event.
            left: The first column in view …
            right: … and the first one after.
        """
        found = self.packing.standing(event, left, right)
        return self.rows[found.row] if found else None


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

    @property
    def height(self) -> int:
        """How many rows all lanes have together."""
        return len(self.rows)

    def alone(self, index: int, event: Event) -> Block:
        """An event by itself, without a label, wherever and whether it is placed."""
        placed = Placed(index, extent(event.span, LADDER[self.rung], self.extent))
        return block_of(placed, "", None, len)

    def row_of(self, event: int, left: int, right: int) -> int | None:
        """The highest row that draws an event, or else one that counts it, by its number.

        Args:
            event: The event.
            left: The first column in view …
            right: … and the first one after.
        """
        counted: int | None = None
        for lane in self.lanes:
            found = lane.packing.standing(event, left, right)
            if found is not None:
                number = lane.rows[found.row].number
                if found.is_drawn:
                    return number
                counted = number if counted is None else counted
        return counted


class _Settled:
    """The rows of a lane in which every event has its place."""

    def __init__(self, lane: Lane, shelves: Sequence[Shelf], extents: Sequence[Extent]) -> None:
        self._extents = [(event, extents[event]) for event in lane.events]
        drawn: dict[int, Standing] = {}
        counted: dict[int, Standing] = {}
        for row, shelf in enumerate(shelves):
            for placed in shelf.placed:
                drawn.setdefault(placed.event, Standing(row, is_drawn=True))
                for event in placed.hidden:
                    counted.setdefault(event, Standing(row, is_drawn=False))
        self._standings = counted | drawn

    def standing(self, event: int, left: int, right: int) -> Standing | None:
        """Where an event stands; `None` if it does not belong to the lane."""
        return self._standings.get(event)

    def untold(self, blocks: Sequence[Block], left: int, right: int) -> tuple[int, int]:
        """How many may touch the columns from `left` to `right` that no block draws or counts."""
        told = {event for block in blocks for event in (block.event, *block.hidden)}
        marks = [
            extent.mark
            for event, extent in self._extents
            if _touches(extent, left, right) and event not in told
        ]
        after = sum((left + right) // 2 <= mark < right for mark in marks)
        return len(marks) - after, after


def _touches(extent: Extent, left: int, right: int) -> bool:
    """Whether an event may touch some columns: also where an open end is not drawn any more."""
    begins = extent.first < right or Ends.OPEN_START in extent.ends
    return begins and (extent.last > left or Ends.OPEN_END in extent.ends)


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
    settled = [_Settled(lane, own, placed) for lane, own in zip(lanes, shelves, strict=True)]
    made = stacked(lanes, shelves, settled, events, measure)
    rows_of_all = tuple(row for lane in made for row in lane.rows)
    return Scene(rung, made, era_rows, rows_of_all, bounds)


def stacked(
    lanes: Sequence[Lane],
    shelves: Sequence[Sequence[Shelf]],
    packings: Sequence[Packing],
    events: Sequence[Event],
    measure: Measure,
    reaches: Sequence[Callable[[int, int], object]] = (),
) -> tuple[LaneRows, ...]:
    """Number the rows of all lanes from the top.

    Args:
        lanes: The lanes, from the top.
        shelves: Of each, its rows.
        packings: Of each, what is known of its rows.
        events: What stands in them.
        measure: Width of a label in cells.
        reaches: Of each, what fills it where it is looked at, if it is not full.
    """
    made: list[LaneRows] = []
    number = 0
    for order, (lane, own) in enumerate(zip(lanes, shelves, strict=True)):
        reach = reaches[order] if reaches else None
        rows = tuple(
            Row(lane, number + place, place == 0, shelf, events, measure, reach)
            for place, shelf in enumerate(own)
        )
        made.append(LaneRows(lane, rows, packings[order]))
        number += len(rows)
    return tuple(made)


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
