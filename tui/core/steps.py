"""Steps through time as people write them: "+3 months", "-1 year 2 days".

Imported when somebody goes somewhere: its patterns take time to compile.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.core.instant import (
    DAY,
    HOUR,
    MINUTE,
    YEAR_LIMIT,
    DateError,
    civil,
    days_in_month,
    seconds,
)

_IN_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1_200, "millennium": 12_000}
_IN_SECONDS = {"second": 1, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": 7 * DAY}
_PLURALS = {"century": "centuries", "millennium": "millennia"}
_SHORT = {
    "s": "second", "sec": "second", "secs": "second", "min": "minute", "mins": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "d": "day", "w": "week", "wk": "week",
    "wks": "week", "mo": "month", "mos": "month", "mth": "month", "mths": "month",
    "y": "year", "yr": "year", "yrs": "year", "millenniums": "millennium",
}  # fmt: skip
UNITS = {
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


class Step(NamedTuple):
    """How far to go by the calendar, negative for earlier."""

    months: int
    seconds: int


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
    if word in UNITS:
        return UNITS[word]
    if word == "m":
        near = f"{text[:start]}months{text[end:]}"
        raise DateError('"m" may mean minutes or months', near, start, end)
    from difflib import get_close_matches  # only when something is wrong

    close = get_close_matches(word, UNITS, n=1)
    near = f"{text[:start]}{close[0]}{text[end:]}" if close else ""
    raise DateError("a step is in years, months, weeks, days or hours", near, start, end)
