"""Dates in a query: the stretch of time that is asked for, and what events do in it.

An event has four bounds: its first and last possible start, its first and last
possible end. What is certain is true wherever in them it began and ended; what is
possible is true for one such beginning and end at least.
"""

from __future__ import annotations

import re
from datetime import tzinfo
from functools import lru_cache
from math import inf
from typing import NamedTuple

from tui.core.human import read_date
from tui.core.instant import DateError, Limit, Span

_DOTS = re.compile(r"(?<![./])\.\.(?![./])")
"""Between two dates; those of EDTF stand beside its slash."""


class Window(NamedTuple):
    """A stretch of time in seconds, half-open; infinite where it has no bound."""

    lo: float
    hi: float


@lru_cache(maxsize=256)
def window(text: str, zone: tzinfo) -> Window:
    """The time that is asked for: from the first to the last second that a date may mean.

    Args:
        text: A date in any form that a file may have, or two with ``..`` between
            them, of which one may be missing.
        zone: The time zone of the axis.

    Raises:
        DateError: It is none.
    """
    cut = None if text.startswith("[") else _DOTS.search(text)
    if cut is None:
        return _window(read_date(text, zone))
    first, last = text[: cut.start()], text[cut.end() :]
    if not first.strip() and not last.strip():
        raise DateError("no date is given", "", 0, len(text))
    lo = _edge(text, first, 0, zone).lo if first.strip() else -inf
    hi = _edge(text, last, cut.end(), zone).hi if last.strip() else inf
    if lo >= hi:
        raise DateError("this ends before it begins", f"{last}..{first}", 0, len(text))
    return Window(lo, hi)


def _edge(text: str, date: str, at: int, zone: tzinfo) -> Window:
    """One of the two dates of a text; what is wrong with it is told of the whole text."""
    try:
        return _window(read_date(date, zone))
    except DateError as error:
        near = error.suggestion
        if near:
            near = text[:at] + near + text[at + len(date) :]
        raise DateError(error.message, near, error.start + at, error.end + at) from None


def _window(span: Span) -> Window:
    lo, hi = span.start.lo, span.end.hi
    return Window(-inf if lo is None else lo, inf if hi is None else hi)


class Reach(NamedTuple):
    """The four bounds of an event in seconds, half-open; infinite where nothing bounds it."""

    first_start: float
    last_start: float
    first_end: float
    last_end: float


def reach_of(span: Span) -> Reach:
    """What is known of a span.

    An open edge goes on for certain. An edge that nobody gave may be anywhere,
    but an end is not before its start.
    """
    start, end = span.start, span.end
    first, last = start.lo, end.hi
    first_start = -inf if first is None else first
    last_end = inf if last is None else last
    late, early = start.hi, end.lo
    last_start = last_end if late is None else late
    first_end = first_start if early is None else early
    if start.limit is Limit.OPEN:
        last_start = -inf
    if end.limit is Limit.OPEN:
        first_end = inf
    return Reach(first_start, min(last_start, last_end), max(first_end, first_start), last_end)


def certainly_touches(reach: Reach, window: Window) -> bool:
    """Whether every beginning and end that it may have touches the window."""
    return reach.first_end >= window.lo and reach.last_start <= window.hi


def may_touch(reach: Reach, window: Window) -> bool:
    """Whether some beginning and end that it may have touches the window."""
    return reach.first_start < window.hi and reach.last_end > window.lo


def lies_within(reach: Reach, window: Window) -> bool:
    """Whether every beginning and end that it may have lies in the window."""
    return reach.first_start >= window.lo and reach.last_end <= window.hi


def is_over_before(reach: Reach, window: Window) -> bool:
    """Whether its last possible end is before the window."""
    return reach.last_end <= window.lo


def begins_after(reach: Reach, window: Window) -> bool:
    """Whether its first possible start is after the window."""
    return reach.first_start >= window.hi


ASKED = {
    "date": certainly_touches,
    "possibly": may_touch,
    "within": lies_within,
    "before": is_over_before,
    "after": begins_after,
}
"""By field: what is asked of an event and a stretch of time."""
