"""The bands of the eras: as few rows as hold them without overlap.

An era that begins in the very column where another ends takes that column
from it: at that scale they follow one another, and two rows for the sake of
one column would only hide it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui.core.extents import Ends, Extent
from tui.core.model import Era


class EraBlock(NamedTuple):
    """An era in its place. Columns are counted from the epoch, half-open."""

    era: str
    """Its id."""
    label: str
    """Its whole name; it is for the view to cut it to the band."""
    first: int
    last: int
    ends: Ends
    """Which of its ends are open or unknown."""
    hidden: tuple[str, ...] = ()
    """The ids of eras that found no row because of this one."""

    @property
    def open_end(self) -> bool:
        """Whether it goes on after `last`."""
        return Ends.OPEN_END in self.ends


class EraRow(NamedTuple):
    """Bands that do not overlap."""

    blocks: tuple[EraBlock, ...]
    """From early to late."""

    def between(self, left: int, right: int) -> tuple[EraBlock, ...]:
        """The bands that touch the columns from `left` to `right`, half-open."""
        return self.blocks[
            bisect_right(self.blocks, left, key=_last) : bisect_left(self.blocks, right, key=_first)
        ]


def _first(block: EraBlock) -> int:
    return block.first


def _last(block: EraBlock) -> int:
    return block.last


def bands(eras: Sequence[Era], extents: Sequence[Extent], most: int) -> tuple[EraRow, ...]:
    """Give every era a row.

    Args:
        eras: The eras, in the order of the file.
        extents: The columns of each.
        most: How many rows there may be; what has no row is named in `hidden`
            of the band that stands in its way.
    """
    rows: list[list[EraBlock]] = []
    for era, extent in sorted(zip(eras, extents, strict=True), key=lambda pair: pair[1][:2]):
        block = EraBlock(era.id, era.name, extent.first, extent.last, extent.ends)
        row = next((row for row in rows if _leaves_room(row[-1], block.first)), None)
        if row is not None:
            row[-1] = row[-1]._replace(last=min(row[-1].last, block.first))
            row.append(block)
        elif len(rows) < most:
            rows.append([block])
        else:
            blocker = rows[-1][-1]
            rows[-1][-1] = blocker._replace(hidden=(*blocker.hidden, era.id))
    return tuple(EraRow(tuple(row)) for row in rows)


def _leaves_room(before: EraBlock, first: int) -> bool:
    return before.last <= first or (before.last == first + 1 and before.first < first)
