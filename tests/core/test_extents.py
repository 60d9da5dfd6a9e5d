"""What of an event is certain at a scale, and what is only possible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.dates import edtf_texts
from tests.core.made import UTC, span
from tui.core.edtf import read
from tui.core.extents import Ends, Extent, extent
from tui.core.instant import DAY, HOUR, DateError
from tui.core.viewport import LADDER, YEAR

EPOCH = (-3, 12)
"""The columns that all stand in, from 1969-12-29 to 1970-01-12."""


def drawn(date: str, scale: int) -> str:
    """The columns around the epoch: core ``=``, fringe ``~``, mark ``o``, and how it ends."""
    found = extent(span(date), scale, EPOCH)
    cells = [_cell(found, at) for at in range(EPOCH[0] - 1, EPOCH[1] + 1)]
    return "".join(cells).rstrip()


def _cell(found: Extent, at: int) -> str:
    if at == found.mark:
        return "o"
    if at == found.first and found.ends & (Ends.OPEN_START | Ends.UNKNOWN_START):
        return "<" if Ends.OPEN_START in found.ends else "?"
    if at == found.last - 1 and found.ends & (Ends.OPEN_END | Ends.UNKNOWN_END):
        return ">" if Ends.OPEN_END in found.ends else "?"
    if found.core_first <= at < found.core_last:
        return "="
    return "~" if found.first <= at < found.last else " "


PICTURES = [  # the epoch is the fifth cell
    ("1970-01-02", DAY, "     o"),
    ("1970-01-02", 12 * HOUR, "      o~"),  # some time of that day, not all of it
    ("1970-01-02", 6 * HOUR, "        o~~~"),
    ("1970-01", 7 * DAY, "    o~~~~"),
    ("1970-01-01/1970-01-04", DAY, "    o==="),  # fringes thinner than a column are not there
    ("1970-01-01/1970-01-03", 12 * HOUR, "    o====~"),  # it may have begun at noon
    ("1970-01-05/..", DAY, "        o======>"),
    ("1970-01-05/", DAY, "        o~?"),
    ("../1970-01-05", DAY, " <======o"),
    ("/1970-01-05", DAY, "      ?~o"),
    ("[1970-01-02,1970-01-05]/..", DAY, "     o~~=======>"),
]


@pytest.mark.parametrize(("date", "scale", "cells"), PICTURES)
def test_an_event_is_drawn_as_it_is_known(date: str, scale: int, cells: str) -> None:
    assert drawn(date, scale) == cells


@pytest.mark.parametrize("date", ["1992", "1992-02", "1992-02-26", "199X", "1992-02/1994-05"])
def test_from_far_away_everything_is_one_solid_mark(date: str) -> None:
    found = extent(span(date), 10_000 * YEAR, EPOCH)
    assert found[:4] == (0, 1, 0, 1)


@given(edtf_texts, st.integers(0, len(LADDER) - 1))
def test_the_core_lies_within_what_is_possible_and_the_mark_too(text: str, rung: int) -> None:
    try:
        when = read(text, UTC)
    except DateError:
        return
    found = extent(when, LADDER[rung], EPOCH)
    assert found.first <= found.core_first <= found.core_last <= found.last
    assert found.first <= found.mark < found.last


@given(edtf_texts)
def test_what_is_certain_at_a_finer_scale_is_certain_at_a_coarser_one(text: str) -> None:
    try:
        when = read(text, UTC)
    except DateError:
        return
    if None in when.bounds:
        return
    fine, coarse = (extent(when, scale, EPOCH) for scale in (DAY, 8 * DAY))
    if fine.core_first < fine.core_last:
        assert coarse.core_first <= fine.core_first // 8
        assert coarse.core_last >= (fine.core_last - 1) // 8 + 1
