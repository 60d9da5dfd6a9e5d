"""One date of EDTF text to an interval: years, seasons, digits left out, doubts, times.

The sections named below are those of the Library of Congress' Extended
Date/Time Format specification of 4 February 2019, a profile of ISO 8601-1:2019
and ISO 8601-2:2019.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import tzinfo
from functools import reduce
from operator import or_

from tui.core.instant import (
    DAY,
    HOUR,
    MINUTE,
    YEAR_LIMIT,
    DateError,
    Instant,
    Precision,
    Qualifier,
    days_in_month,
    month_start,
    seconds,
)
from tui.core.names import MONTHS
from tui.core.zones import offset_at


class NotEDTFError(DateError):
    """The text has not the shape of EDTF at all; it may be what people write."""


_Q = "[?~%]?"
_DATE = re.compile(
    rf"(?P<q0>{_Q})(?P<year>Y?-?[0-9X]+)(?P<g0>{_Q})"
    rf"(?:-(?P<q1>{_Q})(?P<month>[0-9X]{{2}})(?P<g1>{_Q})"
    rf"(?:-(?P<q2>{_Q})(?P<day>[0-9X]{{2}})(?P<g2>{_Q}))?)?"
    rf"(?:T(?P<time>[^T]*?)(?P<gt>{_Q}))?"
)
_TIME = re.compile(
    r"(?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"(?P<shift>Z|[+-]\d{2}(?::\d{2})?)?",
    re.ASCII,
)
_OTHER = re.compile(r"(?P<exponent>Y?-?\d+E\d+)?S?\d*|Y?-?\d+S\d+", re.ASCII)
_UNITS = {1: Precision.DECADE, 2: Precision.CENTURY, 3: Precision.MILLENNIUM}
_GROUPINGS = (
    (28, "a season of the northern hemisphere"),
    (32, "a season of the southern hemisphere"),
    (36, "a quarter"),
    (39, "a third of a year"),
    (41, "half a year"),
)


def read_one(text: str, zone: tzinfo) -> Instant:
    """The interval of one EDTF date: no interval, no set.

    Raises:
        NotEDTFError: The text has another shape.
        DateError: It has the shape, but no such date exists or can be taken.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise _no_date(text)
    instant = _calendar(found)
    if found["time"] is not None:
        instant = _at_time(found, instant, zone)
    return _qualified(found, instant)


def _no_date(text: str) -> DateError:
    """Why a text that is no date is none, if it is a form that we know and leave out."""
    if text and _OTHER.fullmatch(text) and ("E" in text or "S" in text):
        name = "an exponential year" if "E" in text else "a number of significant digits"
        plain = _without_exponent(text)
        return DateError(f"{name} (EDTF level 2) is not supported", plain, 0, len(text))
    doubled = re.fullmatch(r"([^?~%]+)([?~%]{2,})", text)
    if doubled is not None:
        sign = "%" if len(set(doubled[2])) > 1 else doubled[2][0]
        message = "one sign is enough: ? uncertain, ~ approximate, % both"
        return DateError(message, doubled[1] + sign, doubled.start(2), len(text))
    return NotEDTFError("this is not a date", "", 0, len(text))


def _without_exponent(text: str) -> str:
    """The same year in full, for a suggestion."""
    found = re.fullmatch(r"Y?(-?)(\d{1,12})(?:E(\d{1,2}))?(?:S\d+)?", text)
    if found is None:
        return ""
    year = int(found[2]) * 10 ** int(found[3] or 0)
    if year > YEAR_LIMIT:
        return ""
    return ("Y" if year > 9999 else "") + f"{found[1]}{year:04}"


def _calendar(found: re.Match[str]) -> Instant:
    """The date without its time and its doubts (level 0, Date; level 1, the rest)."""
    if "X" in found["year"]:
        return _masked_year(found)
    year = _year(found)
    if found["month"] is None:
        return Instant(seconds(year), seconds(year + 1), Precision.YEAR)
    if found["year"].startswith("Y"):
        message = "a year written with Y stands alone, without month and day"
        raise DateError(message, found["year"], found.start("month") - 1, found.end())
    if found["month"] == "XX":
        return _masked_month(found, year)
    month = _month(found, year)
    if month > 12:
        return Instant(seconds(year), seconds(year + 1), Precision.SEASON, season=month)
    lo, hi = month_start(year, month), month_start(year, month + 1)
    if found["day"] is None:
        return Instant(lo, hi, Precision.MONTH)
    if found["day"] == "XX":
        return Instant(lo, hi, Precision.MONTH, unspecified=True, masked=Precision.DAY)
    day = _day(found, year, month)
    return Instant(lo + (day - 1) * DAY, lo + day * DAY, Precision.DAY)


def _year(found: re.Match[str]) -> int:
    """Level 0: four digits. Level 1, Letter-prefixed calendar year; Negative calendar year."""
    text, start, end = found["year"], *found.span("year")
    sign = "-" if "-" in text else ""
    digits = text.lstrip("Y-")
    if len(digits) < 4 and "Y" not in text:
        raise NotEDTFError("a year has four digits", f"{sign}{digits:0>4}", start, end)
    year = int(sign + digits) if digits else 0
    if abs(year) > YEAR_LIMIT:
        near = f"Y{sign}{YEAR_LIMIT}"
        raise DateError(f"years reach from -{YEAR_LIMIT} to {YEAR_LIMIT}", near, start, end)
    if "Y" in text and abs(year) <= 9999:
        near = f"{sign}{abs(year):04}"
        raise DateError("Y is for years of more than four digits", near, start, end)
    if "Y" not in text and len(digits) > 4:
        raise NotEDTFError(*_long_year(sign, digits), start, end)
    if sign and year == 0:
        raise DateError("the year 0 has no sign; it is 1 BCE", "0000", start, end)
    return year


def _long_year(sign: str, digits: str) -> tuple[str, str]:
    """Reason and nearest form for too many digits: a date without hyphens, or a long year."""
    if len(digits) == 8 and not sign:
        return "a date is written with hyphens", f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    year = int(digits)
    near = f"Y{sign}{year}" if year > 9999 else f"{sign}{year:04}"
    return "a year of more than four digits begins with Y", near


def _masked_year(found: re.Match[str]) -> Instant:
    """Level 1, Unspecified digit(s) from the right, in a year alone; ``1XXX`` too."""
    text, start, end = found["year"], *found.span("year")
    shape = re.fullmatch(r"(-?)(\d{1,3})(X{1,3})", text)
    if shape is None or len(shape[2] + shape[3]) != 4:
        near = re.sub(r"[^-X\d]|X(?=.*\d)", "", text)
        near = near if re.fullmatch(r"-?(?=.{4}$)\d{1,3}X+", near) else ""
        message = "X stands for the last digits of a year of four, and one is known"
        raise DateError(message, near, start, end)
    if found["month"] is not None:
        message = "X inside a date (EDTF level 2) is not supported; X may stand at its end"
        raise DateError(message, text, start, end)
    unit = 10 ** len(shape[3])
    first = int(shape[2]) * unit
    last = first + unit - 1
    if shape[1]:
        first, last = -last, -first
    precision = _UNITS[len(shape[3])]
    return Instant(seconds(first), seconds(last + 1), precision, unspecified=True)


def _masked_month(found: re.Match[str], year: int) -> Instant:
    """Level 1, Unspecified digit(s): ``2004-XX`` and ``1985-XX-XX``."""
    if found["day"] not in (None, "XX"):
        message = "a day of no known month (EDTF level 2) is not supported"
        raise DateError(message, f"{found['year']}-XX", *found.span("month"))
    masked = Precision.MONTH if found["day"] is None else Precision.DAY
    return Instant(
        seconds(year), seconds(year + 1), Precision.YEAR, unspecified=True, masked=masked
    )


def _month(found: re.Match[str], year: int) -> int:
    """Level 0: 01 to 12. Level 1, Seasons: 21 to 24."""
    text, span, written = found["month"], found.span("month"), found["year"]
    if "X" in text:
        message = "one unknown digit of a month (EDTF level 2) is not supported"
        raise DateError(message, f"{written}-XX", *span)
    month, day = int(text), found["day"]
    if 1 <= month <= 12:
        return month
    if 21 <= month <= 24 and day is None:
        return month
    if 25 <= month <= 41 and day is None:
        name = next(name for last, name in _GROUPINGS if month <= last)
        message = f"{text}, {name} (EDTF level 2), is not supported"
        raise DateError(message, _grouping(written, month), *span)
    message = f"there is no month {text}; months are 01 to 12, seasons 21 to 24"
    raise DateError(message, _near_month(written, month, day, year), *span)


def _near_month(written: str, month: int, day: str | None, year: int) -> str:
    """Month and day changed round, if that is a date; else what is known of it."""
    if month == 0 or day == "XX":
        return written
    if day is None and year >= 0 and month > max(41, year % 100):
        return f"{written}/{written[:-2]}{month}"
    swaps = day is not None and day.isdigit() and 1 <= int(day) <= 12
    if swaps and month <= days_in_month(year, int(day or 0)):
        return f"{written}-{day}-{month:02}"
    return f"{written}-12" if day is None else f"{written}-12-{day}"


def _grouping(written: str, month: int) -> str:
    """What comes nearest to a part of the year that EDTF level 2 counts (25 to 41)."""
    if month <= 32:
        return f"{written}-{21 + (month - 25) % 4}"
    base, length = (33, 3) if month <= 36 else (37, 4) if month <= 39 else (40, 6)
    first = (month - base) * length + 1
    return f"{written}-{first:02}/{written}-{first + length - 1:02}"


def _day(found: re.Match[str], year: int, month: int) -> int:
    """Level 0: a day that the month has."""
    text, span, stem = found["day"], found.span("day"), f"{found['year']}-{found['month']}"
    if "X" in text:
        message = "one unknown digit of a day (EDTF level 2) is not supported"
        raise DateError(message, f"{stem}-XX", *span)
    day, last = int(text), days_in_month(year, month)
    if day == 0:
        raise DateError("there is no day 00", stem, *span)
    if day > last:
        message = f"{MONTHS[month - 1]} {year} has {last} days"
        raise DateError(message, f"{stem}-{last}", *span)
    return day


def _at_time(found: re.Match[str], day: Instant, zone: tzinfo) -> Instant:
    """Level 0, Date and Time; fractions of a second lie within their second.

    Hours and minutes alone are those of ISO 8601-1. 24:00:00 is the next
    midnight. A shift from UTC brings the reading to the zone of the axis.
    """
    at, date = found.start("time"), found.string[: found.start("time") - 1]
    if day.precision is not Precision.DAY or day.lo is None:
        raise DateError("a time needs a whole date before it", date, at - 1, found.end())
    parts = _TIME.fullmatch(found["time"])
    if parts is None:
        near = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", found["time"])
        near = f"{date}T{near}" if _TIME.fullmatch(near) else date
        raise DateError("a time is written 23:20:30, 23:20:30Z or 23:20:30+04:00", near, at,
                        found.end("time"))  # fmt: skip
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        near = f"{date}T{min(hour, 23):02}:{min(minute, 59):02}:{min(second, 59):02}"
        raise DateError("there is no such time of day", near, at, at + parts.end("second") if
                        parts["second"] else found.end("time"))  # fmt: skip
    precision = Precision.HOUR + (parts["minute"] is not None) + (parts["second"] is not None)
    lo = day.lo + hour * HOUR + minute * MINUTE + second
    if lo >= seconds(10_000):
        message = "a time after the year 9999 cannot be written"
        raise DateError(message, "9999-12-31T23:59:59", at, found.end("time"))
    return timed(lo, Precision(precision), _shift(parts["shift"], date, found), zone)


def timed(shown: int, precision: Precision, offset: int | None, zone: tzinfo) -> Instant:
    """What a clock with an offset showed, on the axis.

    Args:
        shown: Seconds from the epoch to the reading of calendar and clock.
        precision: Hour, minute or second.
        offset: Seconds east of UTC; `None` if the clock is that of the axis.
        zone: The time zone of the axis.
    """
    length = {Precision.HOUR: HOUR, Precision.MINUTE: MINUTE}.get(precision, 1)
    if offset is None:
        return Instant(shown, shown + length, precision)
    axis = offset_at(shown - offset, zone)
    lo = shown - offset + axis
    return Instant(lo, lo + length, precision, offset=offset, axis=axis)


def _shift(text: str | None, date: str, found: re.Match[str]) -> int | None:
    """Level 0: ``Z``, ``+04`` or ``-04:30`` in seconds."""
    if text is None or text == "Z":
        return None if text is None else 0
    hours, minutes = int(text[1:3]), int(text[4:] or 0)
    if hours > 23 or minutes > 59 or text in ("-00", "-00:00"):
        clock = found["time"][: -len(text)]
        message = "a shift from UTC is +00:00 to +23:59 or -00:01 to -23:59"
        end = found.end("time")
        raise DateError(message, f"{date}T{clock}Z", end - len(text), end)
    return (hours * HOUR + minutes * MINUTE) * (-1 if text[0] == "-" else 1)


def _qualified(found: re.Match[str], instant: Instant) -> Instant:
    """Level 1, Qualification of a date; level 2, of a group and of one component.

    A sign after a component qualifies it and those to its left, a sign before
    it that one alone.
    """
    names = [name for name in ("year", "month", "day") if found[name] is not None]
    whole = Qualifier(found["gt"] or "")
    parts = []
    for here in range(len(names)):
        signs = [found[f"q{here}"], *(found[f"g{after}"] for after in range(here, len(names)))]
        parts.append(reduce(or_, map(Qualifier, signs), whole))
    qualifier = reduce(or_, parts)
    same = all(part is qualifier for part in parts)
    if same and qualifier is Qualifier.NONE:
        return instant
    return replace(instant, qualifier=qualifier, parts=() if same else tuple(parts))
