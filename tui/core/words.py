"""Intervals to words: what a person says who knows exactly as much.

What this module gives in full, `read_date` takes back, but for what EDTF says
and English has no short way for (a doubt on the month alone, an hour).
"""

from __future__ import annotations

from dataclasses import replace

from tui.core.instant import (
    DAY,
    Instant,
    Limit,
    Manner,
    Precision,
    Qualifier,
    Span,
    civil,
    enclosing,
    seconds,
)
from tui.core.lengths import distance, duration, window
from tui.core.names import MONTHS, SEASONS, SHORT_MONTHS, period_words, year_words
from tui.core.short_words import brief, columns

__all__ = [
    "MONTHS", "SHORT_MONTHS", "brief", "columns", "describe", "distance", "doubt", "duration",
    "edge", "extent", "precision_word", "window", "year_words",
]  # fmt: skip

_DOUBTS = {
    Qualifier.NONE: "",
    Qualifier.UNCERTAIN: "perhaps ",
    Qualifier.APPROXIMATE: "about ",
    Qualifier.BOTH: "perhaps about ",
}
_QUALIFIERS = {
    Qualifier.NONE: "none",
    Qualifier.UNCERTAIN: "uncertain",
    Qualifier.APPROXIMATE: "approximate",
    Qualifier.BOTH: "uncertain and approximate",
}
_LENGTHS = {Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}


def describe(span: Span) -> str:
    """The whole span in words; a time is that of the clock with which it was written."""
    start, end = span.start, span.end
    if span.is_point and start.limit is Limit.KNOWN and start.manner is end.manner:
        return edge(start)
    if start.limit is not Limit.KNOWN and end.limit is not Limit.KNOWN:
        return "no date"
    if start.limit is not Limit.KNOWN:
        unknown = ", start unknown" if start.limit is Limit.UNKNOWN else ""
        return f"until {edge(end)}{unknown}"
    if end.limit is not Limit.KNOWN:
        return f"from {edge(start)}" + (" on" if end.limit is Limit.OPEN else ", end unknown")
    if start.options or end.options:
        return f"from {edge(start)} to {edge(end)}"
    joined = _joined(start, end)
    return "–".join(joined) if joined else f"{edge(start)} – {edge(end)}"


def doubt(qualifier: Qualifier) -> str:
    """A qualifier as a word of the data: none, uncertain, approximate, or both."""
    return _QUALIFIERS[qualifier]


def precision_word(precision: Precision) -> str:
    """A precision as a word of the data: ``month``."""
    return precision.name.lower()


def edge(instant: Instant) -> str:
    """One date in words, with the bounds that its author gave it."""
    text = _set(instant) if instant.options else _doubted(instant)
    return text if instant.said is None else f"{text} ({_width(instant)})"


def _doubted(instant: Instant) -> str:
    """One date that is no set, with its doubts."""
    if instant.parts:
        return f"{_name(instant)} ({_parts(instant)})"
    if instant.manner in (Manner.EARLY, Manner.MID, Manner.LATE):
        perhaps = _DOUBTS[instant.qualifier].replace("about ", "")
        gap = "-" if instant.manner is Manner.MID else " "
        return f"{perhaps}{instant.manner.value}{gap}{_name(instant).removeprefix('the ')}"
    return _DOUBTS[instant.qualifier] + _name(instant)


def _parts(instant: Instant) -> str:
    """``year and month approximate, day uncertain``."""
    named = dict.fromkeys(part for part in instant.parts if part is not Qualifier.NONE)
    groups = []
    for doubted in named:
        names = [
            "season" if name == "month" and instant.season else name
            for name, part in zip(("year", "month", "day"), instant.parts, strict=False)
            if part is doubted
        ]
        groups.append(f"{' and '.join(names)} {_QUALIFIERS[doubted]}")
    return ", ".join(groups)


def _name(instant: Instant) -> str:
    """A date without its doubts."""
    lo, hi = instant.written
    if lo is None or hi is None:
        return "no date"
    if instant.precision in _LENGTHS:
        text = period_words(civil(lo).year, civil(hi - 1).year, _LENGTHS[instant.precision])
        return text if text.startswith("some") else f"the {text}"
    if instant.precision > Precision.DAY:
        return _time(instant, lo)
    at = civil(lo)
    year = year_words(at.year)
    if instant.season:
        return f"{SEASONS[instant.season - 21]} {year}"
    if instant.precision is Precision.YEAR:
        unknown = {Precision.MONTH: "some month of ", Precision.DAY: "some day in "}
        return f"{unknown.get(instant.masked, '') if instant.masked else ''}{year}"
    month = f"{MONTHS[at.month - 1]} {year}"
    if instant.precision is Precision.MONTH:
        return f"some day in {month}" if instant.masked else month
    return f"{at.day} {month}"


def _time(instant: Instant, lo: int) -> str:
    """A day and a time, by the clock that was written; full minutes without their seconds."""
    lo += 0 if instant.offset is None else instant.offset - (instant.axis or 0)
    at = civil(lo)
    day = f"{at.day} {MONTHS[at.month - 1]} {year_words(at.year)}"
    zone = "" if instant.offset is None else f" ({_utc(instant.offset)})"
    if instant.precision is Precision.HOUR:
        return f"{day}, between {at.hour:02}:00 and {at.hour + 1:02}:00{zone}"
    return f"{day}, {_clock(lo)}{zone}"


def _clock(shown: int) -> str:
    at = civil(shown)
    return f"{at.hour:02}:{at.minute:02}" + (f":{at.second:02}" if at.second else "")


def _utc(offset: int) -> str:
    """``UTC``, ``UTC+3``, ``UTC-4:30``."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    if not offset:
        return "UTC"
    return f"UTC{'-' if offset < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def _joined(start: Instant, end: Instant) -> tuple[str, str] | None:
    """Two dates as one expression, saying once what they share; `None` if too unlike."""
    if start.precision is not end.precision or not (_is_bare(start) and _is_bare(end)):
        return None
    if start.lo is None or end.lo is None:
        return None
    one, two = civil(start.lo), civil(end.lo)
    year = year_words(two.year)
    if start.precision is Precision.YEAR:
        first, last = year_words(one.year), year
        if first.partition(" ")[2] != last.partition(" ")[2]:
            return None
        return first.partition(" ")[0], last
    if one.year != two.year:
        return None
    months = MONTHS[one.month - 1], MONTHS[two.month - 1]
    if start.precision is Precision.MONTH:
        return months[0], f"{months[1]} {year}"
    if start.precision is Precision.DAY:
        if one.month == two.month:
            return str(one.day), f"{two.day} {months[1]} {year}"
        return f"{one.day} {months[0]} ", f" {two.day} {months[1]} {year}"
    return None


def _is_bare(instant: Instant) -> bool:
    """Whether a date is nothing but what its precision says."""
    return (
        instant.qualifier is Qualifier.NONE
        and not instant.unspecified
        and instant.manner is Manner.PLAIN
        and instant.said is None
        and not instant.options
        and Precision.YEAR <= instant.precision <= Precision.DAY
        and instant.season is None
    )


def _set(instant: Instant) -> str:
    """One date out of several (EDTF level 2)."""
    options = instant.options
    if len(options) == 1:
        return _between(instant, options[0])
    if instant.manner is Manner.ACROSS:
        return _DOUBTS[instant.qualifier] + _across(instant)
    words = [_option(option) for option in options]
    comma = "," if words[-1].endswith((" or earlier", " or later")) else ""
    return f"{', '.join(words[:-1])}{comma} or {words[-1]}"


def _across(instant: Instant) -> str:
    """``winter 1991–92``."""
    edges = [option.start for option in instant.options]
    years = [civil(edge.lo).year for edge in edges if edge.lo is not None]
    same = years[0] // 100 == years[-1] // 100
    last = f"{years[-1] % 100:02}" if same else f"{years[-1]:04}"
    return f"{SEASONS[(edges[0].season or 21) - 21]} {years[0]:04}–{last}"


def _between(instant: Instant, option: Span) -> str:
    """``between 1992 and 1994``, ``before 12 May 1994``, ``in or after 1984``."""
    start, end = option.start, option.end
    if start.limit is Limit.KNOWN and end.limit is Limit.KNOWN:
        joined = _joined(start, end)
        if joined:
            return f"between {joined[0].strip()} and {joined[1].strip()}"
        if start.qualifier is end.qualifier and not (start.parts or end.parts):
            joined = _joined(*(_certain(edge) for edge in (start, end)))
            if joined:
                perhaps = _DOUBTS[start.qualifier]
                return f"{perhaps}between {joined[0].strip()} and {joined[1].strip()}"
        return f"between {edge(start)} and {edge(end)}"
    later = start.limit is Limit.KNOWN
    date = start if later else end
    if instant.manner is Manner.BEYOND:
        return f"{'after' if later else 'before'} {_doubted(_neighbour(date, later))}"
    where = "in" if date.precision < Precision.DAY else "on"
    where = "at" if date.precision > Precision.DAY else where
    return f"{where} or {'after' if later else 'before'} {_doubted(date)}"


def _certain(instant: Instant) -> Instant:
    """A date without the doubt that is said before the whole."""
    return replace(instant, qualifier=Qualifier.NONE)


def _neighbour(date: Instant, later: bool) -> Instant:
    """The date that a limit was said with: ``[1995..]`` is after 1994."""
    lo, hi = date.written
    near = (lo or 0) - 1 if later else hi or 0
    first, last = enclosing(near, date.precision)
    return replace(date, lo=first, hi=last, said=None)


def _option(option: Span) -> str:
    """A member of a set."""
    if option.is_point:
        return edge(option.start)
    if option.start.limit is not Limit.KNOWN:
        return f"{edge(option.end)} or earlier"
    if option.end.limit is not Limit.KNOWN:
        return f"{edge(option.start)} or later"
    joined = _joined(option.start, option.end)
    first, last = joined or (edge(option.start), edge(option.end))
    return f"{first.strip()} to {last.strip()}"


def _width(instant: Instant) -> str:
    """The bounds that an author gave, as coarsely as they are exact: ``1991–1993``."""
    if instant.lo is None:
        return f"before {_exactly(instant.hi)}" if instant.hi is not None else "no bounds"
    if instant.hi is None:
        return f"{_exactly(instant.lo)} or later"
    for precision in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        first, last = enclosing(instant.lo, precision), enclosing(instant.hi - 1, precision)
        if first[0] == instant.lo and last[1] == instant.hi:
            one, two = Instant(*first, precision), Instant(*last, precision)
            return describe(Span(one, two))
    return f"{_exactly(instant.lo)} to {_exactly(instant.hi)}"


def extent(instant: Instant) -> str:
    """The bounds of a date on the axis, to its last day, or to the second of a time."""
    lo, hi = instant.lo, instant.hi
    if lo is None:
        return "no bounds" if hi is None else f"before {_moment(hi)}"
    if hi is None:
        return f"{_moment(lo)} or later"
    if lo % DAY or hi % DAY:
        return f"{_moment(lo)} to before {_moment(hi)}"
    first, last = (Instant(*enclosing(day, Precision.DAY), Precision.DAY) for day in (lo, hi - DAY))
    return edge(first) if first == last else f"{edge(first)} – {edge(last)}"


def _moment(instant: int) -> str:
    """A day, with its time to the second unless it is midnight."""
    day = edge(Instant(*enclosing(instant, Precision.DAY), Precision.DAY))
    at = civil(instant)
    return f"{day}, {at.hour:02}:{at.minute:02}:{at.second:02}" if instant % DAY else day


def _exactly(instant: int) -> str:
    """A moment, with its time unless it is midnight."""
    at = civil(instant)
    if instant == seconds(at.year):
        return year_words(at.year)
    day = f"{at.day} {MONTHS[at.month - 1]} {year_words(at.year)}"
    return day if instant % DAY == 0 else f"{day}, {_clock(instant)}"
