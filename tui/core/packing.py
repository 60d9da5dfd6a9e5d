"""Give the events of one lane their rows, over the whole axis.

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
from dataclasses import dataclass, field

from tui.core.extents import Extent

SHORTEST = 5
"""Cells of a cut label at least: four and the mark of the cut."""
_FAR = 1 << 80
"""Cells of room where nothing follows."""
_CLAIMED = {5: 40, 4: 30, 3: 22, 2: 16, 1: 12}
"""By importance: cells of label that an event claims where room is short …"""
_KEPT = {5: 8, 4: 6, 3: 5, 2: 5, 1: 5}
"""… and how many of them no other event can take from it."""


@dataclass(slots=True)
class Placed:
    """An event in its row."""

    event: int
    extent: Extent
    hidden: list[int] = field(default_factory=list)
    """The events that it stands in the way of."""


@dataclass(slots=True)
class Shelf:
    """A row while it is being filled: lists that run side by side, early to late."""

    starts: list[int] = field(default_factory=list)
    """The first column of each event."""
    claims: list[int] = field(default_factory=list)
    """The first column after what it would like to have for its label."""
    keeps: list[int] = field(default_factory=list)
    """The first column after what it keeps in any case."""
    placed: list[Placed] = field(default_factory=list)

    def put(self, place: int, event: int, extent: Extent, claim: int, keep: int) -> None:
        """Put an event between its neighbours; the one before it gives up what it only claims."""
        if place and self.claims[place - 1] > extent.first:
            self.claims[place - 1] = extent.first
        self.starts.insert(place, extent.first)
        self.claims.insert(place, claim)
        self.keeps.insert(place, keep)
        self.placed.insert(place, Placed(event, extent))


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


def first_fit(extents: Iterable[Extent], widths: Iterable[int | None], most: int) -> list[int]:
    """The row of each event, early to late; `most` if there is none.

    Args:
        extents: The events, sorted by their first column.
        widths: The widths of their labels; `None` for a mark or a bar alone.
        most: How many rows there may be.
    """
    ends: list[int] = []
    rows: list[int] = []
    for extent, width in zip(extents, widths, strict=True):
        end = extent.last if width is None else labelled(extent, width)[1]
        for row, taken in enumerate(ends):
            if taken <= extent.first:
                ends[row] = end
                break
        else:
            row = len(ends)
            if row < most:
                ends.append(end)
        rows.append(row)
    return rows


def stacked(
    events: Sequence[int], rows: Sequence[int], extents: Sequence[Extent], widths: Sequence[int]
) -> list[Shelf]:
    """The rows that `first_fit` found, where it found one for every event."""
    shelves = [Shelf() for _ in range(max(rows, default=-1) + 1)]
    for event, row in zip(events, rows, strict=True):
        extent, shelf = extents[event], shelves[row]
        end = labelled(extent, widths[event])[1]
        shelf.put(len(shelf.placed), event, extent, end, end)
    return shelves


def squeezed(
    events: Sequence[int],
    count: int,
    extents: Sequence[Extent],
    widths: Sequence[int],
    importance: Sequence[int],
) -> list[Shelf]:
    """Rows for more events than have room, by importance, then by time.

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
        elif not _place(event, extent, widths[event], importance[event], shelves):
            blocker = _in_the_way(extent, shelves)
            blocker.hidden.append(event)
            if extent.last == extent.first + 1:  # nothing else that begins here has room either
                full[extent.first] = blocker
    return shelves


def _place(
    event: int, extent: Extent, width: int, importance: int, shelves: Sequence[Shelf]
) -> bool:
    """Put an event where its label has most room; whether there was any room at all."""
    first, bare = extent.first, extent.last - extent.first
    claimed = min(width, _CLAIMED[importance])
    needed = labelled(extent, claimed)[1] - first
    best: tuple[bool, int, int, Shelf] | None = None
    for shelf in shelves:
        starts = shelf.starts
        place = bisect_right(starts, first)
        room = starts[place] - first if place < len(starts) else _FAR
        if room < bare or (place and shelf.keeps[place - 1] > first):
            continue
        free = not place or shelf.claims[place - 1] <= first
        if free and room >= needed:
            best = (free, room, place, shelf)
            break
        if best is None or (free, room) > best[:2]:
            best = (free, room, place, shelf)
    if best is None:
        return False
    _, room, place, shelf = best
    claim, keep = _share(extent, claimed, min(claimed, _KEPT[importance]), room)
    shelf.put(place, event, extent, claim, keep)
    return True


def _share(extent: Extent, claimed: int, kept: int, room: int) -> tuple[int, int]:
    """The first columns after what an event claims and after what it keeps, in some room."""
    at, cells = fitted(extent, claimed, room)
    if cells < min(claimed, SHORTEST):
        return extent.last, extent.last
    if at < extent.last:
        return extent.last, extent.last
    return at + cells + 1, at + min(cells, kept) + 1


def _in_the_way(extent: Extent, shelves: Sequence[Shelf]) -> Placed:
    """Of what stands in the way, in any row, the mark that is nearest."""
    near: list[Placed] = []
    for shelf in shelves:
        place = bisect_right(shelf.starts, extent.first)
        taken = place and shelf.keeps[place - 1] > extent.first
        near.append(shelf.placed[place - 1 if taken else place])
    return min(near, key=lambda placed: abs(placed.extent.mark - extent.mark))
