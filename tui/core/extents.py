"""How far an event reaches on the axis, in columns, and how much of that is certain.

The one idea: a column belongs to the core if the event touched it whatever
its true start and end were, and to a fringe if it may have touched it. So a
month at a scale of years is a solid mark, a month at a scale of days is all
fringe, and a fringe thinner than a column is not there.
"""

from __future__ import annotations

from enum import IntFlag
from typing import NamedTuple

from tui.core.instant import Limit, Span

_ASKED = 2
"""Columns of an edge that nobody gave: one for what may have been, one for the question mark."""


class Ends(IntFlag):
    """What is special about the ends of an extent."""

    NONE = 0
    OPEN_START = 1
    """It was so before, without a bound."""
    OPEN_END = 2
    """It goes on, or may go on, without a bound."""
    UNKNOWN_START = 4
    """It began some time, but nobody says when."""
    UNKNOWN_END = 8
    """It ended some time, but nobody says when."""


class Extent(NamedTuple):
    """Where something stands on the axis: columns counted from the epoch, half-open."""

    first: int
    """The first column that it may touch; with an unknown start, that of a question mark, with a
    column between for what may have been."""
    last: int
    """The first column after it, or after the column of the question mark of an unknown end."""
    core_first: int
    """From here it certainly lasted …"""
    core_last: int
    """… to here; equal to `core_first` if no column is certain."""
    mark: int
    """The column of its mark: its first bound that is known, where it stands in any order."""
    ends: Ends = Ends.NONE


def extent(span: Span, scale: int, bounds: tuple[int, int]) -> Extent:
    """Place a span on the axis.

    Args:
        span: When it was.
        scale: Seconds per column.
        bounds: The columns that everything stands in, half-open: how far an open end is drawn,
            and a column further where it would else be hidden behind the mark.
    """
    start, end = span.start, span.end
    first, latest_start, earliest_end, last = start.lo, start.hi, end.lo, end.hi
    if first is None or latest_start is None or earliest_end is None or last is None:
        return _unbounded(span, scale, bounds)
    left, right = first // scale, (last - 1) // scale + 1
    if right <= left + 1:
        return Extent(left, left + 1, left, left + 1, left)
    core_first, core_last = (latest_start - 1) // scale, earliest_end // scale + 1
    if core_first >= core_last:
        core_first = core_last = left
    return Extent(left, right, core_first, core_last, left)


def _unbounded(span: Span, scale: int, bounds: tuple[int, int]) -> Extent:
    """The extent of a span with an edge that is open or unknown."""
    start, end = span.start, span.end
    ends = _ends(span)
    mark = span.anchor // scale
    if Ends.UNKNOWN_START in ends:
        first = mark - _ASKED
    else:
        first = min(bounds[0], mark - 1) if start.lo is None else start.lo // scale
    after = mark + 1 if start.hi is None else max(mark, (start.hi - 1) // scale) + 1
    if Ends.UNKNOWN_END in ends:
        last = after + _ASKED
    else:
        last = max(bounds[1], after + 1) if end.hi is None else (end.hi - 1) // scale + 1
    first = min(first, last - 1)
    mark = min(max(mark, first), last - 1)
    core_first = _certain_from(span, scale, first)
    core_last = _certain_to(span, scale, last)
    if core_first is None or core_last is None or core_first >= core_last:
        core_first = core_last = mark
    return Extent(first, last, core_first, core_last, mark, ends)


def _ends(span: Span) -> Ends:
    ends = Ends.NONE
    if span.start.lo is None:
        unknown = span.start.limit is Limit.UNKNOWN
        ends |= Ends.UNKNOWN_START if unknown else Ends.OPEN_START
    if span.end.hi is None:
        unknown = span.end.limit is Limit.UNKNOWN
        ends |= Ends.UNKNOWN_END if unknown else Ends.OPEN_END
    return ends


def _certain_from(span: Span, scale: int, first: int) -> int | None:
    """The column by which it had begun; `None` if that cannot be said."""
    if span.start.limit is Limit.OPEN:
        return first
    if span.start.limit is Limit.UNKNOWN:  # it had begun when it ended
        return None if span.end.hi is None else (span.end.hi - 1) // scale
    return None if span.start.hi is None else (span.start.hi - 1) // scale


def _certain_to(span: Span, scale: int, last: int) -> int | None:
    """The column after the one in which it still was; `None` if that cannot be said."""
    if span.end.limit is Limit.OPEN:
        return last
    if span.end.limit is Limit.UNKNOWN:  # it had not ended when it began
        return None if span.start.lo is None else span.start.lo // scale + 1
    return None if span.end.lo is None else span.end.lo // scale + 1
