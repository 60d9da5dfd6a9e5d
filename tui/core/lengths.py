"""Stretches of time in words: how long, how far apart, what is in view."""

from __future__ import annotations

from datetime import datetime, timedelta

from tui.core.instant import (
    DAY,
    HOUR,
    MINUTE,
    Instant,
    Manner,
    Precision,
    Qualifier,
    Span,
    civil,
    days_in_month,
    enclosing,
    seconds,
)
from tui.core.names import SHORT_MONTHS, short_year

_WEEK = 7 * DAY
_MILLION = 1_000_000
_EPOCH = datetime(1970, 1, 1)
_FIRST, _END = seconds(1), seconds(10_000)


def duration(lo: int, hi: int) -> str:
    """How long it is between two instants, in at most two units.

    Days to four weeks, weeks to half a year, then calendar months and years; from a
    million years on rounded to four digits.

    Args:
        lo: Seconds from the epoch.
        hi: Seconds from the epoch; the order of the two does not count.
    """
    lo, hi = min(lo, hi), max(lo, hi)
    length = hi - lo
    if length >= 26 * _WEEK:
        years, months, days = _calendar(lo, hi)
        if years >= _MILLION:
            return _rounded(years)
        if years >= 1000:
            return _counted((years, "year"))
        return _counted((years, "year"), (months, "month"), (0 if years else days, "day"))
    if length >= 4 * _WEEK:
        return _counted((length // _WEEK, "week"), (length % _WEEK // DAY, "day"))
    if length >= _WEEK:
        return _counted((length // DAY, "day"))
    units = ((length // DAY, "day"), (length % DAY // HOUR, "hour"))
    smaller = ((length % HOUR // MINUTE, "minute"), (length % MINUTE, "second"))
    return _counted(*units, *smaller) or "no time"


def _rounded(years: int) -> str:
    """``5.4 billion years``: nobody knows such a time to the year."""
    size, name = (1000 * _MILLION, "billion") if years >= 999_950_000 else (_MILLION, "million")
    return f"{round(years / size, 3 - len(str(years // size)) + 1):g} {name} years"


def _counted(*units: tuple[int, str]) -> str:
    """The two largest units that there are, if they are neighbours."""
    first = next((index for index, (count, _) in enumerate(units) if count), len(units))
    return " ".join(
        f"{count:,} {name}{'' if count == 1 else 's'}"
        for count, name in units[first : first + 2]
        if count
    )


def _calendar(lo: int, hi: int) -> tuple[int, int, int]:
    """Whole years, months and days: by `relativedelta` where there is a `datetime`."""
    if lo >= _FIRST and hi < _END:
        from dateutil.relativedelta import relativedelta

        gap = relativedelta(_moment(hi), _moment(lo))
        return gap.years, gap.months, gap.days
    one, two = civil(lo), civil(hi)
    day = min(one.day, days_in_month(two.year, two.month))  # as relativedelta counts it
    is_short = two[2:] < (day, *one[3:])
    months = (two.year - one.year) * 12 + two.month - one.month - is_short
    return months // 12, months % 12, 0


def _moment(instant: int) -> datetime:
    return _EPOCH + timedelta(seconds=instant)


def distance(from_: Span, to: Span) -> str:
    """Where one span stands from another, as coarsely as the coarser of them is known.

    Returns:
        ``13 days after``, ``the same month``, ``about 2 years before``: `to`
        seen from `from_`, start to start. Empty if one has no date.
    """
    one, two = _reference(from_), _reference(to)
    if one is None or two is None:
        return ""
    precision = min(one.precision, two.precision)
    about = "about " if _is_vague(one) or _is_vague(two) else ""
    if precision < Precision.YEAR:
        return _far_apart(one, two)
    if precision > Precision.DAY and one.precision > Precision.DAY:
        precision = min(precision, Precision.MINUTE)
    here, there = (_unit(_start(date), precision) for date in (one, two))
    if here == there:
        name = "year" if precision is Precision.SEASON else precision.name.lower()
        return f"{about}the same {name}"
    return f"{about}{duration(here, there)} {'after' if there > here else 'before'}"


def _reference(span: Span) -> Instant | None:
    """The start, or else the end."""
    known = [date for date in (span.start, span.end) if (date.lo, date.hi) != (None, None)]
    return known[0] if known else None


def _start(date: Instant) -> int:
    lo, hi = date.written
    return lo if lo is not None else (hi or 1) - 1


def _unit(instant: int, precision: Precision) -> int:
    return enclosing(instant, precision)[0]


def _is_vague(date: Instant) -> bool:
    """Whether a distance to it is only about right."""
    doubted = date.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH)
    return doubted or bool(date.options) or date.manner is not Manner.PLAIN


def _far_apart(one: Instant, two: Instant) -> str:
    """Between dates of which one is a decade or coarser."""
    if one.written == two.written:
        return f"the same {one.precision.name.lower()}"
    here, there = one.written, two.written
    if here[1] is not None and there[0] is not None and here[1] <= there[0]:
        return f"about {duration(_start(one), _start(two))} after"
    if here[0] is not None and there[1] is not None and there[1] <= here[0]:
        return f"about {duration(_start(one), _start(two))} before"
    return "about the same time"


def window(lo: int, hi: int) -> str:
    """What lies between two instants, with its last day or year included.

    Years alone from five years on, months from one, days from two; below,
    times of day.

    Args:
        lo: The first second.
        hi: The first second after it.
    """
    last = max(lo, hi - 1)
    one, two, length = civil(lo), civil(last), hi - lo
    if length >= 5 * 365 * DAY or (lo == seconds(one.year) and hi == seconds(two.year + 1)):
        return _from_to(short_year(one.year), short_year(two.year))
    same_year = one.year == two.year
    year = "" if same_year else f" {short_year(one.year)}"
    if length >= 365 * DAY or (lo, hi) == (_unit(lo, Precision.MONTH), _month_end(last)):
        first = SHORT_MONTHS[one.month - 1] + year
        whole = f"{SHORT_MONTHS[two.month - 1]} {short_year(two.year)}"
        if same_year and one.month == two.month:
            return whole
        if length >= 365 * DAY:
            return _from_to(first, whole)
    day = f"{two.day} {SHORT_MONTHS[two.month - 1]} {short_year(two.year)}"
    if length >= 2 * DAY or (lo % DAY == 0 and hi - lo == DAY):
        if one[:3] == two[:3]:
            return day
        month = "" if same_year and one.month == two.month else f" {SHORT_MONTHS[one.month - 1]}"
        return _from_to(f"{one.day}{month}{year}", day)
    return _with_times(lo, hi)


def _with_times(lo: int, hi: int) -> str:
    """A window of less than two days; its end is the time at which it ends."""
    one, two = civil(lo), civil(hi)
    finely = hi - lo < 10 * MINUTE
    first, last = (
        f"{at.hour:02}:{at.minute:02}" + (f":{at.second:02}" if finely else "") for at in (one, two)
    )
    days = [f"{at.day} {SHORT_MONTHS[at.month - 1]} {short_year(at.year)}" for at in (one, two)]
    if days[0] == days[1]:
        return f"{days[0]}, {first} – {last}"
    return f"{days[0]}, {first} – {days[1]}, {last}"


def _month_end(instant: int) -> int:
    return enclosing(instant, Precision.MONTH)[1]


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
