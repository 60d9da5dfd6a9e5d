"""What was found among all, told among some of them; and when it stands in time."""

from __future__ import annotations

from bisect import bisect_left
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.finding import Finding, among
from tui.core.query_matching import Slice

SIZE = 7


def slices_of(hits: set[int], total: int) -> list[Slice]:
    return [
        Slice(
            first,
            min(first + SIZE, total),
            [hit for hit in range(first, first + SIZE) if hit in hits],
        )
        for first in range(0, total, SIZE)
    ]


@given(st.sets(st.integers(0, 59)), st.sets(st.integers(0, 59)), st.randoms(use_true_random=False))
def test_hits_among_some_are_those_that_are_both(
    hits: set[int], shown: set[int], order: Random
) -> None:
    places = sorted(shown)
    parts = slices_of(hits, 60)
    order.shuffle(parts)
    finding = Finding(total=len(places)).with_slices(among(part, places) for part in parts)
    assert [places[at] for at in finding.places()] == sorted(hits & shown)
    assert finding.is_done
    assert finding.looked_through == len(places)


@given(st.sets(st.integers(0, 59)), st.integers(-10, 700))
def test_instants_are_those_of_the_hits_in_order(hits: set[int], at: int) -> None:
    anchors = [place * 10 for place in range(60)]
    finding = Finding(total=60).with_slices(slices_of(hits, 60))
    instants = finding.instants(anchors)
    wanted = [hit * 10 for hit in sorted(hits)]
    assert list(instants) == wanted
    assert bisect_left(instants, at) == bisect_left(wanted, at)
    assert instants[1:3] == wanted[1:3]
    if wanted:
        assert instants[-1] == wanted[-1]
    with pytest.raises(IndexError):
        instants[len(wanted)]
