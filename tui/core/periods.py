"""Stretches of the calendar to look at: the period a window shows, the context of a date."""

from __future__ import annotations

from tui.core.chronology import reach
from tui.core.instant import (
    DAY,
    HOUR,
    MINUTE,
    Precision,
    Span,
    civil,
    days_in_month,
    seconds,
)
from tui.core.viewport import MONTH, YEAR

_FIXED = (7 * DAY, DAY, HOUR, MINUTE)
_CONTEXT = {
    Precision.MILLENNIUM: 3_000 * YEAR,
    Precision.CENTURY: 300 * YEAR,
    Precision.DECADE: 30 * YEAR,
    Precision.YEAR: 3 * YEAR,
    Precision.SEASON: YEAR,
    Precision.MONTH: 3 * MONTH,
    Precision.DAY: 10 * DAY,
    Precision.HOUR: DAY,
    Precision.MINUTE: 3 * HOUR,
    Precision.SECOND: HOUR,
}
"""By how finely a date was given: the seconds before and after it that say what it belongs to."""


def shifted(instant: int, length: int, count: int) -> int:
    """Move an instant by calendar periods of the size of a window.

    Args:
        instant: Where the window stands, in seconds.
        length: How long it is, in seconds. The period is the longest of a
            minute, an hour, a day, a week, a month, and 1, 10, 100, … years
            that is no longer than the window.
        count: How many periods, negative for earlier.

    Returns:
        The same reading of calendar and clock in another period; a day that
        the month there does not have becomes its last.
    """
    if length < 28 * DAY:
        period = next((period for period in _FIXED if period <= length), MINUTE)
        return instant + count * period
    months = 1 if length < 365 * DAY else 12
    while months >= 12 and months * 10 * MONTH <= length:
        months *= 10
    at = civil(instant)
    year, month0 = divmod(at.year * 12 + at.month - 1 + count * months, 12)
    day = min(at.day, days_in_month(year, month0 + 1))
    return seconds(year, month0 + 1, day, at.hour, at.minute, at.second)


def own_stretch(span: Span, within: tuple[int, int] | None = None) -> tuple[int, int]:
    """What to show of a span so that it fills the window: itself, or what is around a date.

    Args:
        span: When it was. A date is shown in the middle of a context as coarse
            as it was given; what is open, with such a context on its open side.
        within: The stretch in which anything stands: what is open goes on to its end.

    Returns:
        The first second to show and the first one after.
    """
    lo, hi = reach(span)
    context = _context(span)
    first, last = within or (span.anchor, span.anchor)
    if lo is None:
        lo = min(first, (span.anchor if hi is None else hi) - 2 * context)
    if hi is None:
        hi = max(last, max(lo, span.anchor) + 2 * context)
    return (lo - context, hi + context) if span.is_point else (lo, hi)


def _context(span: Span) -> int:
    """The seconds before and after a span that say what it belongs to.

    Of a year beyond the years of history they grow with its round figure: who writes
    13.8 billion BCE does not mean the year.
    """
    context = _CONTEXT[span.precision]
    year = civil(span.anchor).year
    if span.precision is not Precision.YEAR or abs(year) < 10_000:
        return context
    zeros = max(len(text) - len(text.rstrip("0")) for text in (str(year), str(1 - year)))
    return min(context * int(10**zeros), abs(year) * YEAR)
