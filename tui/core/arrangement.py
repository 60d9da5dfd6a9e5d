"""Which lanes there are, and how their rows are filled: all at once, or where one looks.

The one idea: what does not depend on the scale (who stands in which lane, and the index
of a lane) is made once and kept with the events, so that a zoom only places what is near.
"""

from __future__ import annotations

from functools import partial

from tui.core.chronology import Chronology
from tui.core.crowd import Crowd
from tui.core.labels import Measure
from tui.core.lanes import Lane, lanes
from tui.core.layout import Scene, arrange
from tui.core.links import Web, web_of
from tui.core.listing import Listing
from tui.core.model import Timeline
from tui.core.tiles import arrange_near

_MANY = 12
"""Lanes that hardly any screen has a row each for."""
_SCENES = 100
"""Scenes that are kept, so that zooming back shows what was there, and at once."""
WHOLE = 500
"""Events at most that are all placed at each scale: that takes two milliseconds or so."""


def indexed(timeline: Timeline, by: str = "") -> Chronology:
    """The index of a timeline with all that its first picture needs, as it takes a while to make.

    Args:
        timeline: Whose events there may be very many of.
        by: What the lanes are to stand for, one of `model.LANE_FIELDS`; empty for what the
            timeline says.
    """
    chronology = Chronology.of(timeline.events)
    if len(chronology) > WHOLE:
        by = by or timeline.lanes
        found = _lanes_of(timeline, chronology, by)
        if len(found) > _MANY:  # they may have no row each, and then are one
            by, found = "none", _lanes_of(timeline, chronology, "none")
        for lane in found:
            _crowd_of(chronology, by, lane)
        listing_of(timeline, chronology)
        web(timeline, chronology)
    return chronology


def listing_of(timeline: Timeline, chronology: Chronology) -> Listing:
    """The list of all events."""
    return chronology.once(("listing",), lambda: Listing(timeline, chronology.events))


def web(timeline: Timeline, chronology: Chronology) -> Web:
    """How all events are linked."""
    return chronology.once(("web",), lambda: web_of(timeline))


def _lanes_of(timeline: Timeline, chronology: Chronology, by: str) -> tuple[Lane, ...]:
    """The lanes by a field, sorted once for all scales."""
    return chronology.once(("lanes", by), lambda: lanes(timeline, chronology.events, by))


def _crowd_of(chronology: Chronology, by: str, lane: Lane) -> Crowd:
    """The index of a lane, made once for all scales."""
    name = ("crowd", by, str(lane.order))
    return chronology.once(name, lambda: Crowd(chronology, lane.events))


def arranged(
    timeline: Timeline,
    chronology: Chronology,
    by: str,
    rung: int,
    rows: int,
    measure: Measure,
    merging: bool,
    collapsed: frozenset[str] = frozenset(),
) -> Scene:
    """The scene of a timeline at a scale.

    Args:
        timeline: Whose lanes and eras are drawn.
        chronology: The index of its events.
        by: What the lanes stand for, one of `model.LANE_FIELDS`.
        rung: The scale, as its place in `viewport.LADDER`.
        rows: Rows for eras and lanes.
        measure: Width of a label in cells.
        merging: Whether all are one lane where the lanes have no row each.
        collapsed: The keys of the lanes that take one row.
    """
    scenes: dict[object, Scene] = chronology.once(("scenes",), dict)
    name = (by, rung, rows, merging, collapsed)
    if name not in scenes:
        if len(scenes) >= _SCENES:
            scenes.clear()
        scenes[name] = _made(timeline, chronology, by, rung, rows, measure, merging, collapsed)
    return scenes[name]


def _made(
    timeline: Timeline,
    chronology: Chronology,
    by: str,
    rung: int,
    rows: int,
    measure: Measure,
    merging: bool,
    collapsed: frozenset[str],
) -> Scene:
    found = _lanes_of(timeline, chronology, by)
    if merging and len(found) > rows - 1:
        by, found = "none", _lanes_of(timeline, chronology, "none")
    if collapsed:
        found = tuple(lane._replace(is_collapsed=lane.key in collapsed) for lane in found)
    eras = tuple(timeline.eras.values())
    if len(chronology) <= WHOLE:
        return arrange(chronology.events, found, eras, rung, rows, measure)
    crowd_of = partial(_crowd_of, chronology, by)
    return arrange_near(chronology, found, eras, rung, rows, measure, crowd_of)
