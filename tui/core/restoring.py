"""An exploration and the places that are kept of it: marks, and where it was left.

A file changes between two looks at it. A place is found again by the id of its event,
else by date and title, else by what is nearest in time to it now.
"""

from __future__ import annotations

from dataclasses import replace

from tui.core.explorer import Explorer
from tui.core.outlook import View
from tui.core.state import Bookmark, State, Window
from tui.core.viewport import Viewport

_LONGEST = 200
"""Characters of a title that are kept."""


def bookmark_of(explorer: Explorer) -> Bookmark:
    """Where an exploration is: its window and its selection."""
    view, event = explorer.viewport, explorer.selected_event
    window = Window(view.left, view.width, view.rung)
    if event is None:
        return Bookmark("", view.middle, "", window)
    return Bookmark(event.key, event.span.anchor, event.title[:_LONGEST], window)


def gone_to_bookmark(explorer: Explorer, bookmark: Bookmark) -> Explorer:
    """The view of a place as it was kept; the view before it can be had back."""
    place = place_of(explorer, bookmark)
    moved = explorer if bookmark.window is None else _shown(explorer, bookmark.window)
    if place is None:
        return moved
    return moved.selecting(place) if bookmark.window is not None else moved.chosen(place)


def place_of(explorer: Explorer, bookmark: Bookmark) -> int | None:
    """Where the event of a place stands now; `None` if there are no events.

    A key that is no id counts the events of the file, which may be others by now.
    """
    chronology, events = explorer.chronology, explorer.events
    place = chronology.places.get(bookmark.key)
    if place is not None:
        return place
    first = chronology.first_from(bookmark.at)
    for place in range(first, len(events)):
        if events[place].span.anchor != bookmark.at:
            break
        if events[place].title[:_LONGEST] == bookmark.title:
            return place
    return chronology.nearest(bookmark.at)


def restored(explorer: Explorer, state: State, is_elsewhere: bool = False) -> Explorer:
    """The exploration as it was left, where there is nothing to undo yet.

    Args:
        explorer: The first view of the file.
        state: How it was left.
        is_elsewhere: Whether the user has asked for another place: window and selection
            stay, the rest is as it was.
    """
    if state.lanes:
        explorer = explorer.with_lanes(state.lanes)
    if not is_elsewhere and (state.here.window is not None or state.here.key):
        explorer = _left_at(explorer, state)
    return replace(explorer, past=())


def _left_at(explorer: Explorer, state: State) -> Explorer:
    there = gone_to_bookmark(explorer, state.here)
    event = there.selected_event
    is_same = event is not None and (event.key, event.title) == (state.here.key, state.here.title)
    if not there.shown_count and not is_same:
        return explorer.selecting(place_of(explorer, state.here))  # another file by now
    scrolled = there.scrolled(state.top - there.top)
    return scrolled if scrolled.has_selection_in_rows else there


def _shown(explorer: Explorer, window: Window) -> Explorer:
    """A window that was kept: the very same if there is as much room, else the same stretch."""
    wanted = Viewport(*window).panned(0)
    if wanted.width != explorer.viewport.width:
        return explorer.to_span(wanted.start, wanted.end)
    if wanted == explorer.viewport:
        return explorer
    lanes = explorer.lanes_by, explorer.lanes_by_hand
    here = View(explorer.viewport, explorer.top, *lanes)
    past = (*explorer.past, here, View(wanted, explorer.top, *lanes))
    return replace(explorer, past=past).undone()
