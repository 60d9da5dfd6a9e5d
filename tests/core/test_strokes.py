"""How an event is drawn: certain, possible, doubted, open and unknown; and what agrees with it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.dates import edtf_texts
from tests.core.made import UTC, span
from tui.core.chronology import Chronology, reach
from tui.core.edtf import read
from tui.core.extents import Ends, Extent, extent
from tui.core.instant import DAY, OPEN, UNKNOWN, DateError, Instant, Limit, Qualifier, Span
from tui.core.model import Event
from tui.core.strokes import Doubt, Part, strokes

BOUNDS = (-3, 12)
"""The columns that all stand in."""
_LETTERS = {
    Part.CERTAIN: "=", Part.EARLIER: "<", Part.LATER: ">", Part.UNKNOWN: "?", Part.MARK: "o",
}  # fmt: skip
_DOUBTS = {
    Doubt.NONE: "-", Doubt.APPROXIMATE: "a", Doubt.UNCERTAIN: "u", Doubt.BOTH: "b",
    Doubt.UNSPECIFIED: "x", Doubt.UNSPECIFIED | Doubt.UNCERTAIN: "y",
}  # fmt: skip


def drawn(date: str, scale: int = DAY, room: bool = True) -> str:
    """The cells from the epoch on: a fringe as a small letter, a sign as a capital one.

    A mark is ``o``, of a doubted date ``O``, and one that must tell alone ``*``.
    """
    when = span(date)
    cells = [" "] * 20
    for stroke in strokes(extent(when, scale, BOUNDS), when, room):
        for at in range(stroke.first, stroke.last):
            letter = _LETTERS.get(stroke.part) or _DOUBTS[stroke.doubt]
            if stroke.part is Part.SIGN:
                letter = letter.upper()
            elif stroke.part is Part.ALONE:
                letter = "*"
            elif stroke.part is Part.MARK and stroke.doubt:
                letter = "O"
            cells[at - BOUNDS[0]] = letter
    return "".join(cells).strip()


@pytest.mark.parametrize(
    ("date", "scale", "cells"),
    [
        ("1970-01-02", DAY, "o"),
        ("1970-01-02~", DAY, "OA"),
        ("1970-01-02?", DAY, "OU"),
        ("1970-01-02%", DAY, "OB"),
        ("1970-01", 7 * DAY, "o----"),
        ("1970-01~", 7 * DAY, "Oaaaa"),
        ("1970-01?", 7 * DAY, "Ouuuu"),
        ("1970-01-XX", 7 * DAY, "Oxxxx"),
        ("1970-01-XX?", 7 * DAY, "Oyyyy"),
        ("1970-01-01/1970-01-05", DAY, "o===="),
        ("1970-01-01~/1970-01-05", DAY, "OA==="),
        ("1970-01-01/1970-01-05~", DAY, "o==A="),
        ("1970-01-01~/1970-01-06?", DAY, "OA==U="),
        ("1970-01-01?/1970-01-02", DAY, "O=U"),
        ("1970-01-01/1970-01-02?", DAY, "o=U"),
        ("1970-01/1970-03~", 10 * DAY, "o--===aaa"),
        ("1970-01~/1970-03", 10 * DAY, "Oaa===---"),
        ("1970-01-02/..", DAY, "o=========>"),
        ("1970-01-02~/..", DAY, "OA========>"),
        ("1970-01-02/", DAY, "o-?"),
        ("1970-01-02~/", DAY, "OA?"),
        ("/1970-01-02", DAY, "?-o"),
        ("../1970-01-02", DAY, "<===o"),
        ("[..1970-01-02]", DAY, "<---o"),
    ],
)
def test_each_kind_of_date_has_its_stroke(date: str, scale: int, cells: str) -> None:
    assert drawn(date, scale) == cells


def test_where_a_mark_has_no_room_beside_it_the_mark_tells_of_the_doubt() -> None:
    assert drawn("1970-01-02~", room=False) == "*"
    assert drawn("1970-01-02", room=False) == "o"


instants = st.builds(
    lambda lo, length, qualifier, unspecified: Instant(
        lo, lo + length, qualifier=qualifier, unspecified=unspecified
    ),
    st.integers(-60, 60),
    st.integers(1, 40),
    st.sampled_from(Qualifier),
    st.booleans(),
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Spans whose bounds are known: dates, and pairs of them in order."""
    start = draw(instants)
    if draw(st.booleans()):
        return Span.at(start)
    end = draw(instants)
    assume(start.lo <= end.lo and start.hi <= end.hi)  # type: ignore[operator]
    return Span(start, end)


scales = st.integers(1, 30)


def lasted(when: Span) -> set[tuple[int, int]]:
    """Every pair of a first and a last second that the event may have had."""
    starts, ends = when.start, when.end
    return {
        (first, last)
        for first in range(starts.lo, starts.hi)  # type: ignore[arg-type]
        for last in range(ends.lo, ends.hi)  # type: ignore[arg-type]
        if first <= last
    }


@given(spans(), scales)
def test_a_column_is_drawn_if_the_event_may_have_touched_it_and_no_other(
    when: Span, scale: int
) -> None:
    found = extent(when, scale, BOUNDS)
    for column in range(found.first - 1, found.last + 1):
        may = any(_touches(pair, column, scale) for pair in lasted(when))
        assert may == (found.first <= column < found.last)


@given(spans(), scales)
def test_a_column_is_solid_only_if_the_event_touched_it_whatever_is_true(
    when: Span, scale: int
) -> None:
    found = extent(when, scale, BOUNDS)
    for column in range(found.first, found.last):
        must = all(_touches(pair, column, scale) for pair in lasted(when))
        assert must == (found.core_first <= column < found.core_last)


def _touches(pair: tuple[int, int], column: int, scale: int) -> bool:
    return pair[0] < (column + 1) * scale and pair[1] >= column * scale


@given(spans(), scales)
def test_the_mark_stands_in_the_first_column_that_is_possible(when: Span, scale: int) -> None:
    found = extent(when, scale, BOUNDS)
    assert found.mark == found.first == when.anchor // scale


@given(spans(), scales, st.integers(-70, 70), st.integers(1, 40))
def test_an_event_is_in_view_if_one_of_its_columns_is(
    when: Span, scale: int, left: int, width: int
) -> None:
    found = extent(when, scale, BOUNDS)
    seen = found.first < left + width and found.last > left
    assert _in_view(when, left, width, scale) == seen


edges = st.sampled_from([OPEN, UNKNOWN])


@given(edges, instants, st.booleans(), scales, st.integers(-70, 70), st.integers(1, 40))
def test_of_an_edge_without_a_bound_the_columns_that_ask_are_not_counted_as_in_view(
    edge: Instant, known: Instant, starts: bool, scale: int, left: int, width: int
) -> None:
    when = Span(known, edge) if starts else Span(edge, known)
    found = extent(when, scale, (-100, 130))
    asking = 2 if edge.limit is Limit.UNKNOWN else 0
    first = found.first if starts else found.first + asking
    last = found.last - asking if starts else found.last
    if left >= -100 and left + width <= 130:
        seen = first < left + width and last > left
        assert _in_view(when, left, width, scale) == seen


def _in_view(when: Span, left: int, width: int, scale: int) -> bool:
    events = Chronology.of((Event(0, "x", when, ""),))
    stretch = (left * scale, (left + width) * scale)
    assert events.count(*stretch) == events.touches(0, *stretch)
    return events.touches(0, *stretch)


@given(st.lists(edtf_texts, min_size=2, max_size=8), st.sampled_from([60, DAY, 400 * DAY]))
def test_marks_stand_in_the_order_in_which_events_are_sorted(texts: list[str], scale: int) -> None:
    every = [when for text in texts if (when := _read(text)) and not _crosses(when)]
    read_all = sorted(every, key=lambda one: one.order)
    marks = [extent(when, scale, (-(10**12), 10**12)).mark for when in read_all]
    assert all(before <= after for before, after in pairwise(marks))
    assert marks == [when.anchor // scale for when in read_all]


def _crosses(when: Span) -> bool:
    """Whether the start may be after the last possible end, as one of several dates may be."""
    latest, last = when.start.hi, when.end.hi
    return latest is not None and last is not None and latest > last


def _read(text: str) -> Span | None:
    try:
        return read(text, UTC)
    except DateError:
        return None


@given(edtf_texts, st.sampled_from([3600, DAY, 7 * DAY, 400 * DAY]), st.booleans())
def test_strokes_cover_the_columns_of_an_event_and_a_sign_beside_them(
    text: str, scale: int, room: bool
) -> None:
    when = _read(text)
    if when is None:
        return
    found = extent(when, scale, (-(10**9), 10**9))
    made = strokes(found, when, room)
    assert made[-1].part in (Part.MARK, Part.ALONE, Part.SIGN)
    edges = sorted({edge for stroke in made for edge in (stroke.first, stroke.last)})
    for left, right in pairwise(edges):
        assert any(stroke.first <= left and right <= stroke.last for stroke in made)
    assert edges[0] == found.first
    assert found.last <= edges[-1] <= found.last + room
    for stroke in made:
        assert stroke.first < stroke.last
        if stroke.part is Part.CERTAIN:
            assert (stroke.first, stroke.last) == (found.core_first, found.core_last)


@given(edtf_texts, st.sampled_from([3600, DAY, 400 * DAY]))
def test_what_is_doubted_is_never_drawn_as_if_it_were_not(text: str, scale: int) -> None:
    when = _read(text)
    if when is None:
        return
    for room in (True, False):
        made = strokes(extent(when, scale, (-(10**9), 10**9)), when, room)
        told = Doubt.NONE
        for stroke in made:
            told |= stroke.doubt
        doubted = when.qualifier is not Qualifier.NONE or when.unspecified
        assert bool(told) == doubted or not room


def test_an_extent_says_which_ends_have_no_bound() -> None:
    found = extent(span("1970-01-02/"), DAY, BOUNDS)
    assert isinstance(found, Extent)
    assert found.ends == Ends.UNKNOWN_END
    assert reach(span("1970-01-02/")) == (DAY, 2 * DAY)
