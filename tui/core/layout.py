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
from tui.core.packing import SHORTEST, Placed, Shelf, first_fit, fitted, labelled, squeezed, stacked
from tui.core.viewport import LADDER

_UNHIDING = 3
"""How many whole labels are worth as much as one event that would be hidden."""


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


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a lane. Its blocks never overlap, labels and counts included."""

    lane: Lane
    number: int
    """Its place in the scene, from 0."""
    is_first: bool
    """Whether it is the first of its lane, where the lane's name stands."""
    blocks: tuple[Block, ...]
    """From early to late."""
    _stops: tuple[int, ...] = field(repr=False, compare=False)

    def between(self, left: int, right: int) -> tuple[Block, ...]:
        """The blocks that touch the columns from `left` to `right`, half-open."""
        return self.blocks[
            bisect_right(self._stops, left) : bisect_left(self.blocks, right, key=_first)
        ]


def _first(block: Block) -> int:
    return block.first


@dataclass(frozen=True, slots=True)
class LaneRows:
    """A lane and its rows, from the top; one at least."""

    lane: Lane
    rows: tuple[Row, ...]


class Found(NamedTuple):
    """Where an event is to be seen."""

    row: int
    """The number of the row in the scene."""
    block: Block
    """The block that draws it, or the one that counts it."""


@dataclass(frozen=True, slots=True)
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
    _found: dict[int, Found] = field(repr=False, compare=False)

    @property
    def height(self) -> int:
        """How many rows all lanes have together."""
        return len(self.rows)

    def where(self, event: int) -> Found | None:
        """The highest place that draws an event, or else one that counts it."""
        return self._found.get(event)


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
    drafts = _pack(lanes, rows - len(era_rows), placed, widths, importance)
    made: list[LaneRows] = []
    found: dict[int, Found] = {}
    number = 0
    for lane, shelves in zip(lanes, drafts, strict=True):
        lane_rows: list[Row] = []
        for shelf in shelves:
            blocks = tuple(_blocks(shelf, events, widths, measure))
            stops = tuple(block.width_end for block in blocks)
            lane_rows.append(Row(lane, number, not lane_rows, blocks, stops))
            number += 1
        made.append(LaneRows(lane, tuple(lane_rows)))
    flat = tuple(row for lane_rows in made for row in lane_rows.rows)
    for row in flat:
        for block in row.blocks:
            found.setdefault(block.event, Found(row.number, block))
    for row in flat:
        for block in row.blocks:
            for event in block.hidden:
                found.setdefault(event, Found(row.number, block))
    return Scene(rung, tuple(made), era_rows, flat, bounds, found)


def _extents(spans: Sequence[Span], scale: int) -> tuple[list[Extent], tuple[int, int]]:
    """The columns of all spans, and those that all of them stand in.

    Open ends need to know how far the others reach, so the closed come first.
    """
    known = [bound for span in spans for bound in span.bounds if bound is not None]
    if not known:
        return [extent(span, scale, (0, 1)) for span in spans], (0, 1)
    bounds = (min(known) // scale, (max(known) - 1) // scale + 1)
    placed = [extent(span, scale, bounds) for span in spans]
    return placed, bounds


def _pack(
    lanes: Sequence[Lane],
    rows: int,
    extents: Sequence[Extent],
    widths: Sequence[int],
    importance: Sequence[int],
) -> list[list[Shelf]]:
    """The rows of each lane, as many as it needs or as it can be given."""
    most = max(1, rows - len(lanes) + 1)
    ordered = [sorted(lane.events, key=lambda event: extents[event].first) for lane in lanes]
    wishes = [
        first_fit([extents[event] for event in own], [widths[event] for event in own], most)
        for own in ordered
    ]
    needs = [max(wish, default=-1) + 1 for wish in wishes]
    counts = needs
    if sum(needs) > rows:
        gains = [
            _gains(own, wish, extents, importance)
            for own, wish in zip(ordered, wishes, strict=True)
        ]
        counts = _shares(gains, rows)
    return [
        stacked(own, wish, extents, widths)
        if need <= min(count, most)
        else squeezed(lane.events, count, extents, widths, importance)
        for lane, own, wish, need, count in zip(lanes, ordered, wishes, needs, counts, strict=True)
    ]


def _gains(
    own: Sequence[int],
    wish: Sequence[int],
    extents: Sequence[Extent],
    importance: Sequence[int],
) -> list[int]:
    """What each further row shows of a lane: whole labels, and more so events at all."""
    bare = first_fit((extents[event] for event in own), [None] * len(own), max(wish) + 1)
    gains = [0] * (max(wish) + 1)
    for event, labelled_row, bare_row in zip(own, wish, bare, strict=True):
        gains[labelled_row] += importance[event]
        gains[min(bare_row, len(gains) - 1)] += _UNHIDING * importance[event]
    return gains


def _shares(gains: Sequence[Sequence[int]], rows: int) -> list[int]:
    """How many rows each lane gets: one, and of the rest whoever gains most by one more."""
    counts = [1] * len(gains)
    for _ in range(rows - len(gains)):
        best = max(
            (lane for lane, gain in enumerate(gains) if counts[lane] < len(gain)),
            key=lambda lane: gains[lane][counts[lane]],
            default=None,
        )
        if best is None:
            break
        counts[best] += 1
    return counts


def _blocks(
    shelf: Shelf, events: Sequence[Event], widths: Sequence[int], measure: Measure
) -> Iterable[Block]:
    """The blocks of a row; labels grow into the room before the next one."""
    following = [*shelf.starts[1:], None]
    for placed, after in zip(shelf.placed, following, strict=True):
        title, width = events[placed.event].title, widths[placed.event]
        yield _block(placed, title, width, after, measure)


def _block(placed: Placed, title: str, width: int, after: int | None, measure: Measure) -> Block:
    extent, hidden = placed.extent, tuple(placed.hidden)
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
