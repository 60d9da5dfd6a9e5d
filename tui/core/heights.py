"""How many events begin in each column of all of time, whatever their number.

Of sorted anchors a bisection per column is enough: a hundred columns over a
million events are two thousand comparisons.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from tui.core.density import instant_of


def heights(anchors: Sequence[int], lo: int, hi: int, columns: int) -> tuple[int, ...]:
    """How many anchors stand in each column.

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
