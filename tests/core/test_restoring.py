"""A place is found again, also in a file that has changed since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, timeline
from tui import bundled
from tui.core.explorer import Explorer
from tui.core.load import read
from tui.core.model import Event, Timeline
from tui.core.restoring import bookmark_of, gone_to_bookmark, place_of, restored
from tui.core.state import Bookmark, State, Window
from tui.core.viewport import LADDER

BUNDLED = read(bundled.path()).timeline


def opened(shown: Timeline = BUNDLED, width: int = 100, rows: int = 20) -> Explorer:
    return Explorer.of(shown, width, rows, len)


def left(explorer: Explorer, **fields: object) -> State:
    lanes = explorer.lanes_by if explorer.lanes_by_hand else ""
    state = State("/a.toml", bookmark_of(explorer), explorer.top, lanes)
    return state._replace(**fields)  # type: ignore[arg-type]


def test_the_very_same_view_comes_back() -> None:
    there = opened().chosen(70).zoomed(7).panned(3).with_lanes("party").scrolled(2)
    back = restored(opened(), left(there))
    assert back.viewport == there.viewport
    assert (back.selected, back.top, back.lanes_by) == (there.selected, there.top, "party")
    assert back.lanes_by_hand
    assert back.past == ()


def test_lanes_that_nobody_chose_stay_those_of_the_file() -> None:
    assert not restored(opened(), left(opened().chosen(3))).lanes_by_hand


@pytest.mark.parametrize("width", [40, 70, 180])
def test_at_another_width_the_same_stretch_of_time_is_in_view(width: int) -> None:
    there = opened().chosen(70).zoomed(7)
    back = restored(opened(width=width), left(there))
    assert back.viewport.width == width
    assert back.viewport.start <= there.viewport.start
    assert back.viewport.end >= there.viewport.end
    assert back.selected == 70
    assert back.has_selection_in_rows


def test_another_place_that_was_asked_for_wins() -> None:
    there = opened().chosen(70).zoomed(7).with_lanes("party")
    asked = opened().chosen(5)
    back = restored(asked, left(there), is_elsewhere=True)
    assert (back.selected, back.viewport) == (5, asked.viewport)
    assert back.lanes_by == "party"


def changed(*events: Event) -> Explorer:
    return opened(timeline(*events))


A = event("Landing", "1969-07-20", id="landing")
B = event("Explosion", "1970-04-13", index=1)
C = event("Farewell", "1972-12-11", index=2)


@pytest.mark.parametrize(
    ("now", "was", "title"),
    [
        ((A, B, C), A, "Landing"),
        ((replace(A, title="Touchdown"), B, C), A, "Touchdown"),
        ((replace(A, id="touchdown"), B, C), A, "Landing"),
        ((A, replace(B, index=7), replace(C, index=1)), B, "Explosion"),  # keys count the file
        ((A, C), B, "Landing"),
        ((C,), B, "Farewell"),
    ],
)
def test_an_event_is_found_by_id_else_by_date_and_title_else_by_time(
    now: tuple[Event, ...], was: Event, title: str
) -> None:
    bookmark = Bookmark(was.key, was.span.anchor, was.title)
    explorer = changed(*now)
    place = place_of(explorer, bookmark)
    assert place is not None
    assert explorer.events[place].title == title


def test_in_an_empty_file_there_is_no_place_and_no_crash() -> None:
    empty = changed()
    assert place_of(empty, Bookmark("landing", 5)) is None
    assert restored(empty, left(opened().chosen(3))).selected is None


def test_a_window_in_which_nothing_is_any_more_is_not_gone_back_to() -> None:
    old = changed(event("Founding", "0753~")).focused()
    now = changed(A, B, C)
    back = restored(now, left(old))
    assert back.viewport == now.viewport
    assert back.selected is not None


def test_going_to_a_mark_can_be_undone() -> None:
    there = opened().chosen(70).zoomed(7)
    here = opened().chosen(5).zoomed(3)
    gone = gone_to_bookmark(here, bookmark_of(there))
    assert (gone.viewport, gone.selected) == (there.viewport, 70)
    assert gone.undone().viewport == here.viewport


@given(
    st.integers(-(10**25), 10**25),
    st.integers(1, 10_000),
    st.integers(0, len(LADDER) - 1),
    st.integers(0, 10**20),
    st.integers(-(10**20), 10**20),
    st.sampled_from(["", "landing", "#1", "#99"]),
    st.sampled_from([1, 40, 100]),
)
def test_whatever_is_kept_gives_a_view_that_can_be_walked(
    left: int, width: int, rung: int, top: int, at: int, key: str, room: int
) -> None:
    first = opened(timeline(A, B, C), width=room)
    back = restored(first, State("/a", Bookmark(key, at, "", Window(left, width, rung)), top))
    assert back.viewport.width == room
    assert back.selected in range(3)
    assert back.stepped(1).everything().zoomed(2).selected is not None
