"""Intervals to a few characters, for rows and labels, on the clock of the axis."""

from __future__ import annotations

from tui.core.instant import Instant, Limit, Manner, Precision, Qualifier, Span, civil, enclosing
from tui.core.names import SEASONS, SHORT_MONTHS, ordinal, short_year

WIDEST = 17
"""Cells of the widest brief date."""
_LENGTHS = {Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}


def brief(span: Span) -> str:
    """A span in at most 17 cells; a range that is wider is cut to its start."""
    texts = _forms(span)
    return next((text for text in texts if len(text) <= WIDEST), texts[-1][: WIDEST - 1] + "…")


def columns(span: Span) -> tuple[str, str, str]:
    """Day, short month and year of the start, each blank where unknown or coarser.

    Where there is no start, the year is that of the end, with a dash before it.
    """
    date = _first(span.start)
    if date.lo is None or date.hi is None:
        date = _first(span.end) if span.end.limit is Limit.KNOWN else date
        _, hi = date.written
        return "", "", "" if hi is None else f"–{short_year(civil(hi - 1).year)}"
    at = civil(_shown(date))
    if date.precision < Precision.YEAR:
        return "", "", _period(date)
    month = SHORT_MONTHS[at.month - 1] if date.precision >= Precision.MONTH else ""
    day = str(at.day) if date.precision >= Precision.DAY else ""
    return day, month, short_year(at.year)


def _first(instant: Instant) -> Instant:
    """The first of the dates that a date may be."""
    if not instant.options:
        return instant
    option = instant.options[0]
    return option.start if option.start.limit is Limit.KNOWN else Instant(None, instant.hi)


def _shown(instant: Instant) -> int:
    """The first second of the date itself."""
    lo, _ = instant.written
    return lo or 0


def _forms(span: Span) -> list[str]:
    """From the fullest to the shortest."""
    start, end = span.start, span.end
    if span.is_point and start.manner is end.manner:
        return _date_forms(start)
    if start.limit is not Limit.KNOWN:
        if end.limit is not Limit.KNOWN:
            return ["no date"]
        before = "until " if start.limit is Limit.OPEN else "?–"
        return [before + text for text in _date_forms(end)]
    if end.limit is Limit.OPEN:
        return [f"from {text}" for text in _date_forms(start)]
    if end.limit is Limit.UNKNOWN:
        return [f"{text}–?" for text in _date_forms(start)]
    one, two = _date_forms(start)[0], _date_forms(end)[0]
    return [_range(start, end) or f"{one}–{two}", *(f"{t}–" for t in _date_forms(start))]


def _range(start: Instant, end: Instant) -> str:
    """Two plain dates that share their year, or month and year."""
    if not _is_bare(start) or not _is_bare(end) or start.precision is not end.precision:
        return ""
    one, two = civil(_shown(start)), civil(_shown(end))
    if one.year != two.year or start.precision not in (Precision.MONTH, Precision.DAY):
        return ""
    months, year = (SHORT_MONTHS[one.month - 1], SHORT_MONTHS[two.month - 1]), short_year(two.year)
    if start.precision is Precision.MONTH:
        return f"{months[0]}–{months[1]} {year}"
    if one.month == two.month:
        return f"{one.day}–{two.day} {months[1]} {year}"
    return f"{one.day} {months[0]}–{two.day} {months[1]} {year}"


def _is_bare(instant: Instant) -> bool:
    doubtless = instant.qualifier is Qualifier.NONE and not instant.unspecified
    return doubtless and not instant.options and instant.season is None


def _date_forms(instant: Instant) -> list[str]:
    """One date, with its doubts and then with less."""
    if instant.limit is not Limit.KNOWN:
        return ["no date"]
    if instant.options:
        return _set_forms(instant)
    name = _name(instant)
    if instant.manner in (Manner.EARLY, Manner.MID, Manner.LATE):
        return [f"{instant.manner.value} {name}", name]
    about = "c. " if instant.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH) else ""
    perhaps = "?" if instant.qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH) else ""
    forms = [f"{about}{name}{perhaps}"]
    if instant.precision > Precision.DAY:
        forms.append(f"{about}{_day(instant)}{perhaps}")
    return [*forms, f"{about}{_coarser(instant)}{perhaps}"]


def _set_forms(instant: Instant) -> list[str]:
    """One date out of several."""
    option = instant.options[0]
    if instant.manner is Manner.ACROSS:
        return [f"{_name(option.start)}–{civil(_shown(instant.options[-1].start)).year % 100:02}"]
    if len(instant.options) > 1:
        words = [_date_forms(each.start)[0] for each in instant.options if each.is_point]
        whole = [" or ".join(words)] if len(words) == len(instant.options) == 2 else []
        first = _forms(option)
        return [*whole, *(f"{text} or …" for text in first), *first]
    if option.end.limit is not Limit.KNOWN:
        date = option.start
        if instant.manner is Manner.BEYOND:
            return [f"after {text}" for text in _date_forms(_next_to(date, -1))]
        return [f"{text}{late}" for text in _date_forms(date) for late in (" or later", "+")]
    if option.start.limit is not Limit.KNOWN:
        if instant.manner is Manner.BEYOND:
            forms = _date_forms(_next_to(option.end, 1))
            return [f"{before} {text}" for text in forms for before in ("before", "bef.")]
        return [f"by {text}" for text in _date_forms(option.end)]
    return [f"{word}{text}" for text in _forms(option) for word in ("in ", "")]


def _next_to(date: Instant, direction: int) -> Instant:
    """The neighbour with which a limit was said: ``[1995..]`` is after 1994."""
    lo, hi = date.written
    near = (lo or 0) - 1 if direction < 0 else hi or 0
    return Instant(*enclosing(near, date.precision), date.precision, date.qualifier)


def _name(instant: Instant) -> str:
    """A date without its doubts."""
    if instant.precision < Precision.YEAR:
        return _period(instant)
    at = civil(_shown(instant))
    if instant.season:
        return f"{SEASONS[instant.season - 21]} {short_year(at.year)}"
    if instant.precision > Precision.DAY:
        return f"{_day(instant)} {at.hour:02}:{at.minute:02}"
    return _day(instant)


def _day(instant: Instant) -> str:
    """A date as finely as it is known, to the day."""
    at = civil(_shown(instant))
    parts = [short_year(at.year)]
    if instant.precision >= Precision.MONTH:
        parts.insert(0, SHORT_MONTHS[at.month - 1])
    if instant.precision >= Precision.DAY:
        parts.insert(0, str(at.day))
    return " ".join(parts)


def _coarser(instant: Instant) -> str:
    """Its year."""
    if instant.precision < Precision.YEAR:
        return _period(instant)
    return short_year(civil(_shown(instant)).year)


def _period(instant: Instant) -> str:
    """``1990s``, ``20th c.``, ``2nd mill. BCE``."""
    lo, hi = instant.written
    first, last = civil(lo or 0).year, civil((hi or 1) - 1).year
    length = _LENGTHS[instant.precision]
    if length == 10:
        if first < 0:
            return f"{1 - first}–{1 - last} BCE"
        return f"{first}s" if first % 100 else f"{first}–{last}"
    number = (-last if first < 0 else first) // length + 1
    name = f"{ordinal(number)} {'c.' if length == 100 else 'mill.'}"
    return f"{name} BCE" if first < 0 else name
