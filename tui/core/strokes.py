"""With which strokes an event is drawn: what is certain, what is possible, what its author doubts.

The one idea: bounds and doubts are told apart. How far something may reach is
drawn as far as it may reach; a qualifier (EDTF level 1) and digits that were
left out widen nothing, so they change the texture of what is possible, or
stand as a sign after the mark where nothing but the mark is drawn.
"""

from __future__ import annotations

from enum import Enum, IntFlag
from typing import NamedTuple, Protocol

from tui.core.extents import Ends
from tui.core.instant import Instant, Qualifier, Span


class Doubt(IntFlag):
    """What is doubted of a date, whatever its bounds are."""

    NONE = 0
    APPROXIMATE = 1
    """About then: ``~``."""
    UNCERTAIN = 2
    """Perhaps then: ``?``."""
    BOTH = 3
    """``%``."""
    UNSPECIFIED = 4
    """Digits were left out on purpose: ``1985-04-XX``."""


_DOUBTS = {
    Qualifier.NONE: Doubt.NONE,
    Qualifier.APPROXIMATE: Doubt.APPROXIMATE,
    Qualifier.UNCERTAIN: Doubt.UNCERTAIN,
    Qualifier.BOTH: Doubt.BOTH,
}


class Part(Enum):
    """What a stroke says of its columns."""

    POSSIBLE = "possible"
    """It may have been."""
    CERTAIN = "certain"
    """It was, whatever its true start and end are."""
    SIGN = "sign"
    """The doubt about the date that is drawn here, for there is no texture to tell it."""
    EARLIER = "earlier"
    """It was so before, without a bound."""
    LATER = "later"
    """It goes on, without a bound."""
    UNKNOWN = "unknown"
    """There is a bound, but nobody gave it."""
    MARK = "mark"
    """Where it stands in the order of time."""
    ALONE = "alone"
    """A mark that must tell the doubt by itself: nothing else of the event has a column."""


class Stroke(NamedTuple):
    """Columns, half-open, that are drawn alike."""

    part: Part
    first: int
    last: int
    doubt: Doubt = Doubt.NONE
    """Of the edge that the columns belong to."""


class Placed(Protocol):
    """Something in its place on the axis: an `Extent`, or a block of the layout."""

    @property
    def first(self) -> int:
        """The first column that it may touch."""

    @property
    def last(self) -> int:
        """The first column after it."""

    @property
    def core_first(self) -> int:
        """The first column that is certain."""

    @property
    def core_last(self) -> int:
        """The first column after what is certain."""

    @property
    def mark(self) -> int:
        """The column of its mark."""

    @property
    def ends(self) -> Ends:
        """Which of its ends are open or unknown."""


def doubt_of(edge: Instant) -> Doubt:
    """What is doubted of one date."""
    doubt = _DOUBTS[edge.qualifier]
    return doubt | Doubt.UNSPECIFIED if edge.unspecified else doubt


def strokes(placed: Placed, span: Span, room: bool) -> tuple[Stroke, ...]:
    """The strokes of an event in the order of painting: a later one covers an earlier one.

    Args:
        placed: Its columns.
        span: When it was, from which those columns come.
        room: Whether the column after the last one is its own, for a sign of doubt.
    """
    first, last, mark = placed.first, placed.last, placed.mark
    start, end = doubt_of(span.start), doubt_of(span.end)
    if last == first + 1:
        return _point(mark, start | end, room)
    core_first, core_last = placed.core_first, placed.core_last
    if core_first == core_last:
        start, end = start | end, Doubt.NONE
        core_first = core_last = last
    before = _possible(first, core_first, mark, start)
    after = _possible(core_last, last, mark, end)
    certain = Stroke(Part.CERTAIN, core_first, core_last)
    drawn = [*before, certain, *after] if core_first < core_last else before
    silent = (Doubt.NONE if before else start, Doubt.NONE if after else end)
    signs, untold = _signs(placed, *silent)
    if untold and room:
        signs.append(Stroke(Part.SIGN, last, last + 1, untold))
    return (*drawn, *signs, *_ends(placed), Stroke(Part.MARK, mark, mark + 1, start))


def _point(mark: int, doubt: Doubt, room: bool) -> tuple[Stroke, ...]:
    """One column: its mark, with a sign beside it if that is needed and has room."""
    if not doubt:
        return (Stroke(Part.MARK, mark, mark + 1),)
    if not room:
        return (Stroke(Part.ALONE, mark, mark + 1, doubt),)
    return (Stroke(Part.MARK, mark, mark + 1, doubt), Stroke(Part.SIGN, mark + 1, mark + 2, doubt))


def _possible(first: int, last: int, mark: int, doubt: Doubt) -> list[Stroke]:
    """A fringe, on both sides of the mark if that stands in it."""
    left, right = (mark, mark + 1) if first <= mark < last else (last, last)
    sides = ((first, left), (right, last))
    return [Stroke(Part.POSSIBLE, begin, end, doubt) for begin, end in sides if begin < end]


def _signs(placed: Placed, start: Doubt, end: Doubt) -> tuple[list[Stroke], Doubt]:
    """Signs on a bar for doubts that no fringe tells, and what has no room on it.

    They stand within the bar, that of the start after the mark and that of the end before
    the last column: what a bar ends in says whether it is open or unknown.
    """
    signs: list[Stroke] = []
    untold, after, before = Doubt.NONE, placed.mark + 1, placed.last - 2
    if start and after < placed.last - 1:
        signs.append(Stroke(Part.SIGN, after, after + 1, start))
    else:
        untold |= start
    if end and before > after:
        signs.append(Stroke(Part.SIGN, before, before + 1, end))
    else:
        untold |= end
    return signs, untold


def _ends(placed: Placed) -> list[Stroke]:
    """What the stroke runs into where an end has no bound."""
    first, last, ends = placed.first, placed.last, placed.ends
    found: list[Stroke] = []
    if ends & (Ends.OPEN_START | Ends.UNKNOWN_START):
        part = Part.EARLIER if Ends.OPEN_START in ends else Part.UNKNOWN
        found.append(Stroke(part, first, first + 1))
    if ends & (Ends.OPEN_END | Ends.UNKNOWN_END):
        part = Part.LATER if Ends.OPEN_END in ends else Part.UNKNOWN
        found.append(Stroke(part, last - 1, last))
    return found
