"""Where an exploration begins, and where it goes when it is told a place.

The one idea: a place is what a person would write for it: the id of an event, a
date in any form that a file may have, or a step from here, "+3 months".
"""

from __future__ import annotations

import re
import time
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tui.core.explorer import Explorer
from tui.core.instant import (
    DAY,
    HOUR,
    MINUTE,
    YEAR_LIMIT,
    DateError,
    Instant,
    Precision,
    Span,
    civil,
    days_in_month,
    seconds,
)
from tui.core.labels import Measure
from tui.core.model import Timeline
from tui.core.periods import own_stretch

_IN_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1_200, "millennium": 12_000}
_IN_SECONDS = {"second": 1, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": 7 * DAY}
_PLURALS = {"century": "centuries", "millennium": "millennia"}
_SHORT = {
    "s": "second", "sec": "second", "secs": "second", "min": "minute", "mins": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "d": "day", "w": "week", "wk": "week",
    "wks": "week", "mo": "month", "mos": "month", "mth": "month", "mths": "month",
    "y": "year", "yr": "year", "yrs": "year", "millenniums": "millennium",
}  # fmt: skip
_UNITS = {
    **{name: name for name in (*_IN_MONTHS, *_IN_SECONDS)},
    **{_PLURALS.get(name, f"{name}s"): name for name in (*_IN_MONTHS, *_IN_SECONDS)},
    **_SHORT,
}
_STEP = re.compile(r"(?P<sign>[+\-−])\s*(?=\d)(?P<parts>.*[^\W\d].*)", re.DOTALL)
"""A sign, a number and at least one letter."""
_PART = re.compile(
    r"(?:,|\band\b)?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d+)\s*(?P<unit>[^\W\d_]+)\.?\s*", re.ASCII
)
_FORM = "a step is whole numbers with their units, as in +1 year 6 months"
_MOST_DIGITS = 24
"""Digits of a number that can still be about anything on the axis."""
_TODAY = ("today", "now")


class Step(NamedTuple):
    """How far to go by the calendar, negative for earlier."""

    months: int
    seconds: int


def opened(
    timeline: Timeline, width: int, rows: int, measure: Measure, at: str = "", lanes: str = ""
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

    Raises:
        DateError: `at` is neither an id nor a date.
        ValueError: There are no such lanes.
    """
    explorer = Explorer.of(timeline, width, rows, lru_cache(maxsize=None)(measure), lanes)
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
    return _stepped(explorer, target) if isinstance(target, Step) else _on_date(explorer, target)


def now_on_the_axis(timeline: Timeline) -> int:
    """What a clock shows now in the time zone of a timeline, in seconds on its axis."""
    from zoneinfo import ZoneInfo

    from tui.core.zones import offset_at

    now = int(time.time())
    return now + offset_at(now, ZoneInfo(timeline.timezone))


def read_step(text: str) -> Step | None:
    """How far a text like "+1 year 2 months" goes; `None` if it is no such text.

    Raises:
        DateError: It begins like one, but a unit is missing or not known, or a
            number is too large for any date.
    """
    found = _STEP.fullmatch(text)
    if found is None:
        if text.startswith("+"):
            raise DateError(_FORM)
        return None
    at, months, length = found.start("parts"), 0, 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            raise DateError(_FORM, start=at, end=len(text))
        number = part["number"].replace(",", "")
        if len(number) > _MOST_DIGITS:
            raise _too_far()
        unit = _unit(text, *part.span("unit"))
        months += int(number) * _IN_MONTHS.get(unit, 0)
        length += int(number) * _IN_SECONDS.get(unit, 0)
        at = part.end()
    sign = 1 if found["sign"] == "+" else -1
    return Step(sign * months, sign * length)


def moved_by(instant: int, step: Step) -> int:
    """The instant a step away: months and years by the calendar first, then the rest.

    Args:
        instant: Seconds on the axis.
        step: How far. A day that the month there does not have becomes its last,
            as `dateutil.relativedelta` does it.

    Raises:
        DateError: There are no such years.
    """
    at = civil(instant)
    year, month0 = divmod(at.year * 12 + at.month - 1 + step.months, 12)
    day = min(at.day, days_in_month(year, month0 + 1))
    moved = seconds(year, month0 + 1, day, at.hour, at.minute, at.second) + step.seconds
    if abs(civil(moved).year) > YEAR_LIMIT:
        raise _too_far()
    return moved


def _too_far() -> DateError:
    return DateError(f"years reach from -{YEAR_LIMIT} to {YEAR_LIMIT}")


def _unit(text: str, start: int, end: int) -> str:
    """The name of a unit that stands in a text; a bad one is told with the nearest."""
    word = text[start:end].lower()
    if word in _UNITS:
        return _UNITS[word]
    if word == "m":
        near = f"{text[:start]}months{text[end:]}"
        raise DateError('"m" may mean minutes or months', near, start, end)
    from difflib import get_close_matches  # only when something is wrong

    close = get_close_matches(word, _UNITS, n=1)
    near = f"{text[:start]}{close[0]}{text[end:]}" if close else ""
    raise DateError("a step is in years, months, weeks, days or hours", near, start, end)


def _target(explorer: Explorer, text: str) -> Span | Step:
    """What a text means. A year before the common era begins with the sign of a step."""
    try:
        step = read_step(text)
    except DateError as refused:
        try:
            return _span(explorer, text)
        except DateError as error:
            words = re.findall(r"[^\W\d_]{3,}", text.lower())
            is_step = text[0] == "+" or refused.suggestion or any(map(_UNITS.get, words))
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
    view, event = explorer.viewport, explorer.selected_event
    start = view.middle
    if event is not None and view.shows(event.span.anchor):
        start = event.span.anchor
    target = moved_by(start, step)
    there = explorer.panned(view.column(target) - view.column(start))
    return there.selecting(there.chronology.nearest(target))
