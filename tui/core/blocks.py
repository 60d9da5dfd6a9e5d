"""An event in its row: its columns, as much of its label as has room, and what it hides.

A block is made when it is looked at: of thousands in a row a window shows a few.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import NamedTuple, Protocol

from tui.core.extents import Ends
from tui.core.labels import Measure, cut
from tui.core.packing import SHORTEST, Placed, fitted, labelled

_WALKED = 500
"""Hidden events at most that a person comes to by clicking again and again."""


class Many(Collection[int], Protocol):
    """Events that are too many to be listed."""

    def ends(self) -> tuple[int, int]:
        """The first and the last of them in the order of time."""


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
    """How many events it hides: ``+3``; empty if none, or if it has no room to say so, so
    that the mark itself has to tell that several stand there."""
    tally_at: int
    """The column of the count, after the label."""
    width_end: int
    """The first column that it leaves free, label and count included."""
    hidden: Many | tuple[int, ...] = ()
    """The events that it stands in the way of, each counted once in its lane."""

    def events(self) -> tuple[int, ...]:
        """The event that is drawn, then those that it hides, as far as anybody would walk."""
        return (self.event, *islice(self.hidden, _WALKED))

    def ends_of_hidden(self) -> tuple[int, int]:
        """The first and the last in the order of time of those that it hides, if there are any."""
        if isinstance(self.hidden, tuple):
            return min(self.hidden), max(self.hidden)
        return self.hidden.ends()

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


def block_of(placed: Placed, title: str, after: int | None, measure: Measure) -> Block:
    """An event with as much of its label, and of the count it bears, as its row has room for."""
    extent, width = placed.extent, measure(title)
    hidden: Many | tuple[int, ...] = placed.crowd or tuple(placed.hidden)
    tally = f"+{len(hidden):,}" if hidden else ""
    extra = len(tally) + 1 if hidden else 0
    room = (labelled(extent, width + extra)[1] if after is None else after) - extent.first
    at, cells = fitted(extent, width + extra, room)
    cells -= extra
    label = "" if cells < min(width, SHORTEST) else cut(title, cells, measure)
    end = at + (width if label == title else measure(label)) if label else extent.last
    tally_at = end + 1 if label else at
    if hidden and not label:
        tally_at, cells = fitted(extent, len(tally), room)
        if cells < len(tally):  # only the mark is left to tell of it
            tally, tally_at = "", extent.mark
    end = max(extent.last, end, tally_at + len(tally) if tally else end)
    first, last, core_first, core_last, mark, ends = extent
    return Block(
        placed.event, first, last, core_first, core_last, mark, ends,
        label, at, tally, tally_at, end, hidden,
    )  # fmt: skip
