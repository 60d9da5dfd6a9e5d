"""Where an exploration begins, and where it goes when it is told a place.

The one idea: a place is what a person would write for it: the id of an event, a
date in any form that a file may have, or a step from here, "+3 months".
"""

from __future__ import annotations

import re
import time
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.core.explorer import Explorer
from tui.core.instant import DAY, DateError, Instant, Precision, Span
from tui.core.labels import Measure
from tui.core.model import Timeline
from tui.core.periods import own_stretch

if TYPE_CHECKING:
    from tui.core.chronology import Chronology

if TYPE_CHECKING:  # it is imported when somebody goes somewhere
    from tui.core.steps import Step

_TODAY = ("today", "now")


def opened(
    timeline: Timeline,
    width: int,
    rows: int,
    measure: Measure,
    at: str = "",
    lanes: str = "",
    chronology: Chronology | None = None,
) -> Explorer:
    """The first view of a timeline.

    Args:
        timeline: What to explore.
        width: Columns of the chart.
        rows: Rows of the chart for eras and lanes.
        measure: Width of a text in cells; asked once for each text.
        at: Where to open: the id of an event, or a date in any form that a
            file may have. Empty for the timeline's own view.
        lanes: What the user wants the lanes to stand for, one of
            `model.LANE_FIELDS`; empty for what the timeline says.
        chronology: The index of its events, if there is one already.

    Raises:
        DateError: `at` is neither an id nor a date.
        ValueError: There are no such lanes.
    """
    measured = lru_cache(maxsize=None)(measure)
    explorer = Explorer.of(timeline, width, rows, measured, lanes, chronology)
    if not at:
        return explorer
    place = explorer.chronology.places.get(at)
    there = _on_date(explorer, _span(explorer, at)) if place is None else _on(explorer, place)
    return replace(there, past=())


def gone_to(explorer: Explorer, text: str, now: int | None = None) -> Explorer:
    """The view of a place that was told; the view before it can be had back.

    Args:
        explorer: Where it goes from.
        text: The id of an event; a date in any form that a file may have, or
            "today"; or a step like "+3 months" or "- 1 year, 2 days". A step goes
            from the selected event if its mark is in view, else from the middle of
            the window; it keeps the scale, and a day that the month there does not
            have becomes its last.
        now: Seconds on the axis; the clock is asked if it is not given.

    Raises:
        DateError: It is none of these, or out of the range of years.
    """
    text = text.strip()
    place = explorer.chronology.places.get(text)
    if place is not None:
        return explorer.chosen(place)
    if text.lower() in _TODAY:
        now = now_on_the_axis(explorer.timeline) if now is None else now
        return _on_date(explorer, _day_of(now))
    target = _target(explorer, text)
    return _on_date(explorer, target) if isinstance(target, Span) else _stepped(explorer, target)


def now_on_the_axis(timeline: Timeline) -> int:
    """What a clock shows now in the time zone of a timeline, in seconds on its axis."""
    from zoneinfo import ZoneInfo

    from tui.core.zones import offset_at

    now = int(time.time())
    return now + offset_at(now, ZoneInfo(timeline.timezone))


def _target(explorer: Explorer, text: str) -> Span | Step:
    """What a text means. A year before the common era begins with the sign of a step."""
    from tui.core.steps import UNITS, read_step

    try:
        step = read_step(text)
    except DateError as refused:
        try:
            return _span(explorer, text)
        except DateError as error:
            words = re.findall(r"[^\W\d_]{3,}", text.lower())
            is_step = text[0] == "+" or refused.suggestion or any(map(UNITS.get, words))
            raise (refused if is_step else error) from None
    return _span(explorer, text) if step is None else step


def _span(explorer: Explorer, text: str) -> Span:
    """When a date was that somebody wrote.

    Raises:
        DateError: It is no date.
    """
    from zoneinfo import ZoneInfo

    from tui.core.human import read_date

    return read_date(text, ZoneInfo(explorer.timeline.timezone))


def _day_of(instant: int) -> Span:
    lo = instant // DAY * DAY
    return Span.at(Instant(lo, lo + DAY, Precision.DAY))


def _on(explorer: Explorer, index: int) -> Explorer:
    """An event selected, the window moved no further than it takes to see it with some air."""
    return explorer.chosen(index)


def _on_date(explorer: Explorer, span: Span) -> Explorer:
    """What is around a date, and the event nearest to it selected."""
    there = explorer.to_span(*own_stretch(span))
    return there.selecting(there.chronology.nearest(span.anchor))


def _stepped(explorer: Explorer, step: Step) -> Explorer:
    """The window moved so that the target stands where the start stood."""
    from tui.core.steps import moved_by

    view, event = explorer.viewport, explorer.selected_event
    start = view.middle
    if event is not None and view.shows(event.span.anchor):
        start = event.span.anchor
    target = moved_by(start, step)
    there = explorer.panned(view.column(target) - view.column(start))
    return there.selecting(there.chronology.nearest(target))
