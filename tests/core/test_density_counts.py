"""How many events begin in each column of all of time."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.density import column_of, density
from tui.core.instant import YEAR_LIMIT
from tui.core.viewport import YEAR


@pytest.mark.parametrize(
    ("anchors", "lo", "hi", "columns", "counts"),
    [
        ([0, 1, 5, 9], 0, 10, 5, (2, 0, 1, 0, 1)),
        ([-1, 10, 11], 0, 10, 2, (0, 1)),
        ([3, 3, 3], 3, 3, 3, (3, 0, 0)),
        ([], 0, 10, 3, (0, 0, 0)),
        ([1], 0, 10, 0, ()),
    ],
)
def test_each_anchor_counts_once_in_its_column(
    anchors: list[int], lo: int, hi: int, columns: int, counts: tuple[int, ...]
) -> None:
    assert density(anchors, lo, hi, columns) == counts


near = st.integers(-50, 150)
far = st.integers(-YEAR_LIMIT * YEAR, YEAR_LIMIT * YEAR)


@given(st.lists(near | far).map(sorted), near | far, st.integers(0, 10**6), st.integers(1, 250))
def test_it_is_what_counting_them_one_by_one_gives(
    anchors: list[int], lo: int, length: int, columns: int
) -> None:
    counts = [0] * columns
    for anchor in anchors:
        if lo <= anchor <= lo + length:
            counts[column_of(anchor, lo, lo + length, columns)] += 1
    assert density(array("q", anchors), lo, lo + length, columns) == tuple(counts)
