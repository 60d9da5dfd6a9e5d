"""Give every lane its rows, and the events of a lane their places, over the whole axis.

The one idea: what matters most chooses first. Each event takes the first row
where its mark or bar and its label have room; else a row where the label can
be cut; else it cuts the label of another one, down to what still can be read;
and else it is counted at what stands in its way. Labels then grow into the
room that is left.

Nothing here knows the window, so no event changes its row while panning.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from tui.core.extents import Extent
from tui.core.lanes import Lane

SHORTEST = 5
"""Cells of a cut label at least: four and the mark of the cut."""
_FAR = 1 << 80
"""A column further than any, where nothing follows."""
_FREE = 1 << 90
"""What makes room that nobody claims better than any that would be taken from a label."""
_CLAIMED = {5: 40, 4: 30, 3: 22, 2: 16, 1: 12}
"""By importance: cells of label that an event claims where room is short …"""
_KEPT = {5: 8, 4: 6, 3: 5, 2: 5, 1: 5}
"""… and how many of them no other event can take from it."""
_UNHIDING = 3
"""How many whole labels are worth as much as one event that would be hidden."""


class Placed:
    """An event in its row."""

    __slots__ = ("crowd", "event", "extent", "hidden")

    def __init__(self, event: int, extent: Extent) -> None:
        self.event = event
        self.extent = extent
        self.hidden: list[int] = []
        """The events that it stands in the way of."""
        self.crowd: Any = ()
        """The same, where they are too many to be listed: as `layout.Many`."""


class Shelf:
    """A row while it is being filled: lists that run side by side, early to late."""

    __slots__ = ("claims", "keeps", "placed", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        """The first column of each event."""
        self.claims: list[int] = []
        """The first column after what it would like to have for its label."""
        self.keeps: list[int] = []
        """The first column after what it keeps in any case."""
        self.placed: list[Placed] = []

    def put(self, place: int, event: int, extent: Extent, claim: int, keep: int) -> None:
        """Put an event between its neighbours; the one before it gives up what it only claims."""
        if place and self.claims[place - 1] > extent.first:
            self.claims[place - 1] = extent.first
        self.starts.insert(place, extent.first)
        self.claims.insert(place, claim)
        self.keeps.insert(place, keep)
        self.placed.insert(place, Placed(event, extent))

    def keep(self, first: int, last: int) -> None:
        """Take out all but the events from one place to another, half-open."""
        for run in (self.starts, self.claims, self.keeps, self.placed):
            del run[last:], run[:first]


def labelled(extent: Extent, width: int) -> tuple[int, int]:
    """Where a label of some cells stands, and the first column free after both.

    Inside the bar, if some of the bar still shows behind it, else after it.
    """
    inside = extent.mark + 3
    if inside + width + 2 <= extent.last:
        return inside, extent.last
    return extent.last + 1, extent.last + 1 + width + 1


def fitted(extent: Extent, width: int, room: int) -> tuple[int, int]:
    """Where a label of at most `width` cells stands, and how many cells it gets.

    Args:
        extent: What it belongs to.
        width: Cells that it would like.
        room: Cells from the first column of the extent to the next thing in the row.
    """
    at, end = labelled(extent, width)
    if end - extent.first <= room:
        return at, width
    inside = extent.last - 2 - (extent.mark + 3)
    after = room - (extent.last - extent.first) - 2
    if inside >= max(after, SHORTEST):
        return extent.mark + 3, min(inside, width)
    return extent.last + 1, max(0, min(after, width))


def packed(
    lanes: Sequence[Lane],
    rows: int,
    extents: Sequence[Extent],
    widths: Sequence[int],
    importance: Sequence[int],
) -> list[list[Shelf]]:
    """The rows of each lane, as many as it needs or as it can be given, and one at least.

    Args:
        lanes: Which events stand in which lane, from the top.
        rows: Rows that there are for all lanes.
        extents: By event, its columns.
        widths: By event, the cells of its whole label.
        importance: By event, 1–5.
    """
    most = max(1, rows - len(lanes) + 1)
    ordered = [sorted(lane.events, key=lambda event: extents[event].first) for lane in lanes]
    limits = [1 if lane.is_collapsed else most for lane in lanes]
    wishes = [
        _first_fit([extents[event] for event in own], [widths[event] for event in own], limit)
        for own, limit in zip(ordered, limits, strict=True)
    ]
    needs = [max(wish, default=-1) + 1 for wish in wishes]
    counts = [min(need, limit) for need, limit in zip(needs, limits, strict=True)]
    if sum(counts) > rows:
        gains = [
            [0] if lane.is_collapsed else _gains(own, wish, extents, importance)
            for lane, own, wish in zip(lanes, ordered, wishes, strict=True)
        ]
        counts = _shares(gains, rows)
    return [
        _stacked(own, wish, extents, widths)
        if need <= count
        else _squeezed(lane.events, count, extents, widths, importance)
        for lane, own, wish, need, count in zip(lanes, ordered, wishes, needs, counts, strict=True)
    ]


def _gains(
    own: Sequence[int],
    wish: Sequence[int],
    extents: Sequence[Extent],
    importance: Sequence[int],
) -> list[int]:
    """What each further row shows of a lane: whole labels, and more so events at all."""
    bare = _first_fit((extents[event] for event in own), [None] * len(own), max(wish) + 1)
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


def _first_fit(extents: Iterable[Extent], widths: Iterable[int | None], most: int) -> list[int]:
    """The row of each event, early to late; `most` if there is none.

    Args:
        extents: The events, sorted by their first column.
        widths: The widths of their labels; `None` for a mark or a bar alone.
        most: How many rows there may be.
    """
    ends: list[int] = []
    rows: list[int] = []
    soonest = 0  # where the first row becomes free, once there are no more rows
    for extent, width in zip(extents, widths, strict=True):
        first = extent.first
        if len(ends) == most and first < soonest:
            rows.append(most)
            continue
        end = extent.last if width is None else labelled(extent, width)[1]
        for row, taken in enumerate(ends):
            if taken <= first:
                ends[row] = end
                break
        else:
            row = len(ends)
            if row < most:
                ends.append(end)
        rows.append(row)
        if len(ends) == most:
            soonest = min(ends)
    return rows


def _stacked(
    events: Sequence[int], rows: Sequence[int], extents: Sequence[Extent], widths: Sequence[int]
) -> list[Shelf]:
    """The rows that `_first_fit` found, where it found one for every event."""
    shelves = [Shelf() for _ in range(max(rows, default=-1) + 1)]
    for event, row in zip(events, rows, strict=True):
        extent, shelf = extents[event], shelves[row]
        end = labelled(extent, widths[event])[1]
        shelf.put(len(shelf.placed), event, extent, end, end)
    return shelves


def _squeezed(
    events: Sequence[int],
    count: int,
    extents: Sequence[Extent],
    widths: Sequence[int],
    importance: Sequence[int],
) -> list[Shelf]:
    """Rows for more events than have room; what has none is counted at what is in its way.

    Args:
        events: What to place, early to late.
        count: How many rows there are.
        extents: By event, its columns.
        widths: By event, the cells of its whole label.
        importance: By event, 1–5.
    """
    shelves = [Shelf() for _ in range(count)]
    full: dict[int, Placed] = {}
    for event in sorted(events, key=lambda event: -importance[event]):
        extent = extents[event]
        if extent.first in full:
            full[extent.first].hidden.append(event)
        elif place(event, extent, widths[event], importance[event], shelves) is None:
            blocker = in_the_way(extent, shelves)
            blocker.hidden.append(event)
            if extent.last == extent.first + 1:  # nothing else that begins here has room either
                full[extent.first] = blocker
    return shelves


def place(
    event: int,
    extent: Extent,
    width: int,
    importance: int,
    shelves: Sequence[Shelf],
    kept: int = 0,
) -> Shelf | None:
    """Put an event where its label has most room; the row, `None` if there is no room at all.

    Args:
        event: What to place.
        extent: Its columns.
        width: Cells of its whole label.
        importance: 1–5: how much of the label nothing else may take.
        shelves: The rows, with what stands in them.
        kept: Cells of the label that it has to have, and keeps; 0 if a bare mark will do.
    """
    claimed = min(width, max(_CLAIMED[importance], kept))
    found = _roomiest(extent, labelled(extent, claimed)[1], shelves)
    if found is None:
        return None
    shelf, at_place, room = found
    at, cells = fitted(extent, claimed, room)
    if cells < min(kept, width):
        return None
    claim = keep = extent.last
    if at > extent.last and cells >= min(claimed, SHORTEST):
        claim = at + cells + 1
        keep = at + min(cells, max(kept, _KEPT[importance])) + 1
    shelf.put(at_place, event, extent, claim, keep)
    return shelf


def has_room(column: int, shelves: Sequence[Shelf]) -> bool:
    """Whether any row has room for a mark in a column, and for the shortest label after it."""
    for shelf in shelves:
        at = bisect_right(shelf.starts, column)
        is_free = not at or shelf.keeps[at - 1] <= column
        if is_free and (at == len(shelf.starts) or shelf.starts[at] > column + SHORTEST):
            return True
    return False


def _roomiest(
    extent: Extent, wanted: int, shelves: Sequence[Shelf]
) -> tuple[Shelf, int, int] | None:
    """The first row that is free up to a column, else the one with most room.

    Room that nobody claims goes before room that another label would lose.

    Returns:
        The row, the place between its events, and the cells of room; `None`
        if not even the mark or the bar has room.
    """
    first, last = extent.first, extent.last
    best, best_room, best_place = None, 0, 0
    for shelf in shelves:
        starts = shelf.starts
        place = bisect_right(starts, first)
        if place and shelf.keeps[place - 1] > first:
            continue
        end = starts[place] if place < len(starts) else _FAR
        if end < last:
            continue
        room = end - first
        if not place or shelf.claims[place - 1] <= first:
            if end >= wanted:
                return shelf, place, room
            room += _FREE
        if room > best_room:
            best, best_room, best_place = shelf, room, place
    if best is None:
        return None
    return best, best_place, best_room - _FREE if best_room >= _FREE else best_room


def in_the_way(extent: Extent, shelves: Sequence[Shelf]) -> Placed:
    """Of what stands in the way, in any row, the mark that is nearest."""
    near: list[Placed] = []
    for shelf in shelves:
        place = bisect_right(shelf.starts, extent.first)
        taken = place and shelf.keeps[place - 1] > extent.first
        near.append(shelf.placed[place - 1 if taken else place])
    return min(near, key=lambda placed: abs(placed.extent.mark - extent.mark))
