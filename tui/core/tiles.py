"""Rows for more events than can be placed at once: filled tile by tile, where they are looked at.

The one idea: the axis is cut into tiles of some columns. A tile is filled when a window
comes near it, beside what its neighbours hold already, and nothing that has a row gets
another one. So no event changes its row while it is on the screen, however far the
window is panned; and a window that lies far from all that was filled begins anew.

Of the events of a tile those that matter most are placed, as many as its rows can
label; the others are counted at the nearest of these. What reaches in from before and
has no row is counted by `LaneRows.packing`: it knows how many touch a stretch.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import chain, pairwise
from math import ceil, sqrt

from tui.core.bands import bands
from tui.core.blocks import Block
from tui.core.chronology import Chronology, known
from tui.core.crowd import Crowd, Hidden
from tui.core.extents import extent
from tui.core.labels import Measure
from tui.core.lanes import Lane
from tui.core.layout import Scene, Standing, stacked
from tui.core.model import Era
from tui.core.packing import SHORTEST, Placed, Shelf, has_room, place
from tui.core.viewport import LADDER

TILE = 32
"""Columns of a tile."""
_BUCKET = 8
"""Columns from which no more events are placed than there are rows."""
_REACHING = 8
"""Events for each row that are tried where a window begins, of all that reach into it."""
_AHEAD = 1
"""Tiles that are filled after a window, so that labels in it do not change when it moves."""
_MOST_TILES = 24
"""Tiles that are kept on each side of a window."""
_ROOMY = 12
"""Cells of label that an event must get, where there are many."""
_SHORT_LABEL = 8
"""Cells that an event with a short label takes."""
_SAMPLES = 8
"""Stretches of a lane that are looked at to see how crowded it gets."""
_STRETCH = 128
"""Columns of such a stretch."""
_LABEL = 24
"""Cells that an event with its label takes, about."""


class Tiles:
    """The rows of one lane about a window."""

    def __init__(
        self,
        crowd_of: Callable[[], Crowd],
        chronology: Chronology,
        scale: int,
        count: int,
        bounds: tuple[int, int],
        measure: Measure,
        borders: dict[int, int],
    ) -> None:
        """Rows, empty as yet.

        Args:
            crowd_of: Gives the index of the lane; asked when the lane is looked at.
            chronology: All events.
            scale: Seconds per column.
            count: How many rows.
            bounds: The columns that everything stands in.
            measure: Width of a label in cells.
            borders: By column, the first event from there on, as far as it was looked up.
        """
        self.shelves = [Shelf() for _ in range(count)]
        """The rows, from the top."""
        self._crowd_of, self._chronology, self._scale = crowd_of, chronology, scale
        self._bounds, self._measure, self._borders = bounds, measure, borders
        self._first = self._last = 0
        """The tiles that are filled, half-open."""
        self._rows: dict[int, int] = {}
        """The row of each event that is drawn."""

    @cached_property
    def _crowd(self) -> Crowd:
        return self._crowd_of()

    def untold(self, blocks: Sequence[Block], left: int, right: int) -> tuple[int, int]:
        """How many may touch the columns from `left` to `right` that no block draws or counts."""
        edges = [column * self._scale for column in (left, (left + right) // 2, right)]
        lo, middle, hi = edges
        whole, later = self._crowd.places(lo, hi), self._crowd.places(middle, hi)
        told = told_later = 0
        for block in blocks:
            told += self._chronology.touches(block.event, lo, hi)
            told_later += middle <= self._chronology.anchors[block.event] < hi
            if isinstance(block.hidden, Hidden):
                told += block.hidden.between(whole)
                told_later += block.hidden.between(later)
        after = len(later) - told_later
        return self._crowd.touching(lo, hi) - told - after, after

    def standing(self, event: int, left: int, right: int) -> Standing | None:
        """Where an event stands in a window; the first row, if it is far from it."""
        if self._crowd.place(event) is None:
            return None
        self.reach(left, right)
        if event in self._rows:
            return Standing(self._rows[event], is_drawn=True)
        column = self._chronology.anchors[event] // self._scale
        for row, shelf in enumerate(self.shelves):
            near = bisect_right(shelf.starts, column)
            for placed in shelf.placed[max(0, near - 2) : near + 2]:
                if event in placed.crowd:
                    return Standing(row, is_drawn=False)
        return Standing(0, is_drawn=False)

    def reach(self, left: int, right: int) -> None:
        """Fill the tiles of a window, from column `left` to `right`, half-open."""
        first, last = left // TILE, (right - 1) // TILE + 1 + _AHEAD
        if self._first <= first and last <= self._last:
            return
        if first > self._last or last < self._first or self._first == self._last:
            self._clear(first)
        while self._last < last:
            self._fill(self._last)
            self._last += 1
        while self._first > first:
            self._fill(self._first - 1)
            self._first -= 1
        if self._last - self._first > 3 * _MOST_TILES:
            self._forget(first - _MOST_TILES, last + _MOST_TILES)

    def _clear(self, tile: int) -> None:
        for shelf in self.shelves:
            shelf.keep(0, 0)
        self._rows.clear()
        self._first = self._last = tile

    def _forget(self, first: int, last: int) -> None:
        """Forget the tiles outside of some, which cannot be on the screen."""
        self._first, self._last = max(first, self._first), min(last, self._last)
        for shelf in self.shelves:
            begin = bisect_left(shelf.starts, self._first * TILE)
            if begin and shelf.placed[begin - 1].extent.last > self._first * TILE:
                begin -= 1  # it reaches in; nothing before it does, for a row has no overlaps
            shelf.keep(begin, bisect_left(shelf.starts, self._last * TILE))
        kept = chain.from_iterable(shelf.placed for shelf in self.shelves)
        self._rows = {placed.event: self._rows[placed.event] for placed in kept}

    # --- one tile --------------------------------------------------------

    def _fill(self, tile: int) -> None:
        begin, end = tile * TILE * self._scale, (tile + 1) * TILE * self._scale
        places = self._crowd.places(begin, end)
        is_edge = tile <= self._first  # what reaches in was not seen by the tile before
        if not places and not is_edge:
            return
        importance = self._chronology.importance
        events = self._crowd.reaching(begin, end) if is_edge else []
        events.sort(key=importance.__getitem__, reverse=True)
        del events[len(self.shelves) * _REACHING :]
        events += self._foremost(places, tile)
        events.sort(key=importance.__getitem__, reverse=True)
        kept = self._kept(len(places))
        for event in events:
            if event not in self._rows and not self._is_counted(event):
                self._place(event, importance[event], kept)
        self._count(tile, places)

    def _is_counted(self, event: int) -> bool:
        """Whether an event stands in a tile that is filled, and so is told of there."""
        tile = self._chronology.anchors[event] // self._scale // TILE
        return self._first <= tile < self._last

    def _border(self, column: int) -> int:
        """The first event from a column on; the lanes share what they have looked up."""
        if column not in self._borders:
            self._borders[column] = self._chronology.first_from(column * self._scale)
        return self._borders[column]

    def _kept(self, count: int) -> int:
        """The cells of label that each of so many events in a tile has to have."""
        room = len(self.shelves) * TILE
        if count <= room // _LABEL:
            return 0
        return SHORTEST if count <= room // _SHORT_LABEL else _ROOMY

    def _place(self, event: int, importance: int, kept: int) -> None:
        column = self._chronology.anchors[event] // self._scale
        if kept and not has_room(column, self.shelves):  # most of very many
            return
        found = self._chronology.events[event]
        columns = extent(found.span, self._scale, self._bounds)
        width = self._measure(found.title)
        shelf = place(event, columns, width, importance, self.shelves, kept)
        if shelf is not None:
            self._rows[event] = self.shelves.index(shelf)

    def _foremost(self, places: range, tile: int) -> list[int]:
        """The events of a tile that matter most: as many as its rows may have room for."""
        most = len(self.shelves)
        if len(places) <= most * TILE // _BUCKET:
            return list(self._crowd.events[places.start : places.stop])
        columns = range(tile * TILE + _BUCKET, (tile + 1) * TILE, _BUCKET)
        parts = self._crowd.cut(places, map(self._border, columns))
        return [event for part in parts for event in self._crowd.foremost(part, most)]

    def _count(self, tile: int, places: range) -> None:
        """Count those of a tile that have no row at the nearest ones that have."""
        left, right = tile * TILE, (tile + 1) * TILE
        bearers = self._bearers(left, right) if places else []
        if not bearers:
            return
        events = self._crowd.events
        first, last = events[places.start], events[places.stop - 1]
        drawn = [event for event in self._rows if first <= event <= last]
        middles = [
            (one.extent.mark + other.extent.mark + 1) // 2 for one, other in pairwise(bearers)
        ]
        parts = self._crowd.cut(places, map(self._border, middles))
        for bearer, own in zip(bearers, parts, strict=True):
            inside = frozenset(
                event for event in drawn if own and events[own[0]] <= event <= events[own[-1]]
            )
            if len(own) > len(inside):
                bearer.crowd = Hidden(self._crowd, own, inside)

    def _bearers(self, left: int, right: int) -> list[Placed]:
        """One event for each column with a mark in a tile; if there is none, one that covers it."""
        found: dict[int, Placed] = {}
        over: Placed | None = None
        for shelf in self.shelves:
            near = shelf.placed[bisect_left(shelf.starts, left) : bisect_left(shelf.starts, right)]
            for placed in near:
                if left <= placed.extent.mark < right:
                    found.setdefault(placed.extent.mark, placed)
            before = bisect_left(shelf.starts, left) - 1
            if before >= 0 and shelf.keeps[before] > left and not shelf.placed[before].crowd:
                over = over or shelf.placed[before]
        if not found and over is not None:
            return [over]
        return [found[mark] for mark in sorted(found)]


def arrange_near(
    chronology: Chronology,
    lanes: Sequence[Lane],
    eras: Sequence[Era],
    rung: int,
    rows: int,
    measure: Measure,
    crowd_of: Callable[[Lane], Crowd],
) -> Scene:
    """A scene whose rows are filled where they are looked at.

    Args:
        chronology: The events.
        lanes: Which of them stand in which lane, from the top.
        eras: The bands, in the order of the file.
        rung: The scale, as its place in `viewport.LADDER`.
        rows: Rows that bands and lanes may take; a lane gets one at least.
        measure: Width of a label in cells.
        crowd_of: The index of a lane; asked for when the lane is looked at.
    """
    scale = LADDER[rung]
    bounds = _bounds(chronology, eras, scale)
    era_extents = [extent(era.span, scale, bounds) for era in eras]
    era_rows = bands(eras, era_extents, most=max(1, min(3, rows // 4)))
    counts = _row_counts(lanes, rows - len(era_rows), scale, crowd_of)
    borders: dict[int, int] = {}
    tiled = [
        Tiles(partial(crowd_of, lane), chronology, scale, count, bounds, measure, borders)
        for lane, count in zip(lanes, counts, strict=True)
    ]
    shelves, reaches = [own.shelves for own in tiled], [own.reach for own in tiled]
    made = stacked(lanes, shelves, tiled, chronology.events, measure, reaches)
    return Scene(rung, made, era_rows, tuple(row for lane in made for row in lane.rows), bounds)


def _bounds(chronology: Chronology, eras: Sequence[Era], scale: int) -> tuple[int, int]:
    """The columns that all events and eras stand in."""
    stretches = [chronology.extent, known(era.span for era in eras)]
    edges = [edge for stretch in stretches if stretch for edge in stretch]
    return (min(edges) // scale, (max(edges) - 1) // scale + 1) if edges else (0, 1)


def _row_counts(
    lanes: Sequence[Lane], rows: int, scale: int, crowd_of: Callable[[Lane], Crowd]
) -> list[int]:
    """How many rows each lane gets: the same wherever the window stands.

    One each; the rest by how crowded a lane gets where it is most so, in proportion to the
    root of that, so that one that is never empty leaves something for the others.
    """
    counts = [1] * len(lanes)
    if not lanes or len(lanes) >= rows:
        return counts
    open_ = [order for order, lane in enumerate(lanes) if not lane.is_collapsed]
    needs = [_need(crowd_of(lane), scale) for lane in lanes]
    for _ in range(rows - len(lanes) if open_ else 0):
        best = max(open_, key=lambda lane: sqrt(needs[lane]) / counts[lane])
        counts[best] += 1
    return counts


def _need(crowd: Crowd, scale: int) -> int:
    """How many rows a lane would fill with labels where it is most crowded, about."""
    most, length = 0, _STRETCH * scale
    for sample in range(_SAMPLES):
        middle = crowd.anchor(sample * len(crowd.events) // _SAMPLES)
        lo = middle - length // 2
        most = max(most, crowd.touching(lo, lo + length))
    return max(1, ceil(most * _LABEL / _STRETCH))
