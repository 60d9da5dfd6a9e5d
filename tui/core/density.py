"""All of time in a row of columns: how many events begin in each, and in which era it lies.

An event counts once, so the heights add up to the number of events, and a war of
thirty years does not drown a day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from tui.core.chronology import reach
from tui.core.model import Era


def density(anchors: Sequence[int], lo: int, hi: int, columns: int) -> tuple[int, ...]:
    """How many events begin in each column: one counts once, in the column of its anchor.

    Of sorted anchors a bisection per column is enough: a hundred columns over a
    million events are two thousand comparisons.

    Args:
        anchors: Seconds, sorted. Those outside of the stretch are not counted.
        lo: The first second of the first column.
        hi: The first second after the last column; what stands exactly there is
            counted in the last one.
        columns: How many columns.
    """
    if columns < 1:
        return ()
    borders = (instant_of(column, lo, hi, columns) for column in range(1, columns))
    before = [bisect_left(anchors, border) for border in borders]
    edges = [bisect_left(anchors, lo), *before, bisect_right(anchors, max(lo, hi))]
    return tuple(after - first for first, after in pairwise(edges))


def column_of(instant: int, lo: int, hi: int, columns: int) -> int:
    """The column of an instant, the first or the last one if it is outside of the stretch."""
    return min(max((instant - lo) * columns // max(1, hi - lo), 0), max(0, columns - 1))


def instant_of(column: int, lo: int, hi: int, columns: int) -> int:
    """The first second of a column."""
    return lo - (-column * max(1, hi - lo) // max(1, columns))


def era_at(eras: Sequence[Era], lo: int, hi: int, columns: int) -> tuple[int | None, ...]:
    """The era of each column, as its place among `eras`; `None` where there is none.

    Of several eras the shortest is taken: it says most about that column, and
    a war of six weeks is to be seen among thirty years.
    """
    found: list[int | None] = [None] * columns
    spans = []
    for index, era in enumerate(eras):
        first, last = reach(era.span)
        first, last = lo if first is None else first, hi if last is None else last
        if first < hi and last > lo and columns:
            spans.append((last - first, index, first, last))
    for _, index, first, last in sorted(spans, reverse=True):
        left, right = (column_of(edge, lo, hi, columns) for edge in (first, last - 1))
        found[left : right + 1] = [index] * (right + 1 - left)
    return tuple(found)
