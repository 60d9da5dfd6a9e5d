"""What was found among all, told among some of them; and when it stands in time."""

from __future__ import annotations

from bisect import bisect_left
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.finding import Finding, among, landing
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


# Titles first

HITS = st.sets(st.integers(0, 59))


def glances_of(hits: set[int]) -> list[Slice]:
    return [part._replace(is_whole=False) for part in slices_of(hits, 60)]


@given(HITS, HITS, st.integers(0, 9))
def test_titles_count_until_their_block_was_looked_at(
    titled: set[int], mentioned: set[int], looked: int
) -> None:
    wholes = slices_of(titled | mentioned, 60)
    finding = Finding(total=60).with_slices(glances_of(titled)).with_slices(wholes[:looked])
    end = SIZE * looked
    known = {place for place in titled | mentioned if place < end or place in titled}
    assert list(finding.places()) == sorted(known)
    assert finding.is_done == (looked == len(wholes))
    assert finding.with_slices(wholes[looked:]) == Finding(total=60).with_slices(wholes)


def landed(titled: set[int], found: set[int], place: int) -> int | None:
    """Where a search goes first, of all that there is."""
    for hits in (titled, found):
        after = [hit for hit in sorted(hits) if hit >= place]
        if hits:
            return after[0] if after else max(hits)
    return None


@given(HITS, HITS, st.integers(0, 59))
def test_a_search_goes_to_the_nearest_title_else_to_the_nearest_mention(
    titled: set[int], mentioned: set[int], place: int
) -> None:
    parts = [*glances_of(titled), *slices_of(titled | mentioned, 60)]
    first = place // SIZE
    titles = found = Finding(total=60)
    there = None
    for part in (*parts[first:9], *parts[:first], *parts[9 + first :], *parts[9 : 9 + first]):
        found = found.with_slices([part])
        titles = titles if part.is_whole else titles.with_slices([part._replace(is_whole=True)])
        there = landing(titles, found, place) if there is None else there
    assert there == landed(titled, titled | mentioned, place)


def test_from_nowhere_a_search_goes_to_the_first() -> None:
    titles = Finding(total=60).with_slices(slices_of({30}, 60))
    assert landing(titles, titles, None) == 30
    assert landing(Finding(), Finding(), None) is None
