"""EDTF text to intervals of seconds, and back: the Library of Congress' date format.

Levels 0 and 1 of the specification of 4 February 2019 (ISO 8601-2:2019) in full,
and of level 2 the set of which one date is meant (Set representation, square
brackets) and the qualification of parts of a date. What is left out of level 2
is refused by name. Beyond the specification, because events need it, a time may
stand in an interval and in a set, a doubt after a time, and a set in an interval.
"""

from __future__ import annotations

import re
from datetime import tzinfo

from tui.core.edtf_date import NotEDTFError, read_one
from tui.core.edtf_write import write
from tui.core.instant import (
    DAY,
    OPEN,
    UNKNOWN,
    DateError,
    Instant,
    Limit,
    Precision,
    Qualifier,
    Span,
    days_in_month,
    month_start,
    plain,
)

__all__ = ["LONGEST", "DateError", "NotEDTFError", "one_of", "read", "write"]

LONGEST = 200
"""Characters of the longest text that is taken for a date."""
_WHOLE = re.compile(r"-?\d{4}(?:-\d{2}){0,2}", re.ASCII)
_PLAIN = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?(?P<doubt>[~?%]?)",
    re.ASCII,
)
"""What nearly all dates of a file look like, but for what no calendar has."""
_CUT = re.compile(r"\d{2}(?:-\d{2})?", re.ASCII)


def read(text: str, zone: tzinfo) -> Span:
    """The span that an EDTF text means.

    Args:
        text: One date, interval or one-of set, without spaces around it.
        zone: The time zone of the axis, for times with a shift from UTC.

    Raises:
        NotEDTFError: The text has not the shape of EDTF.
        DateError: It has, but it is impossible or a form that is not supported.
    """
    if len(text) > LONGEST:
        message = f"a date has at most {LONGEST} characters"
        raise DateError(message, "", LONGEST, len(text))
    if text.startswith("{"):
        inside = text[1:].removesuffix("}")
        near = f"[{inside}]" if inside else ""
        message = "a set of which all dates are meant (EDTF level 2) is not supported"
        raise DateError(message, near, 0, len(text))
    usual = _PLAIN.fullmatch(text)
    if usual and (found := _plain(*usual.groups())):
        return Span.at(found)
    slash = _slash(text)
    if slash is None:
        return Span.at(_edge(text, 0, zone))
    return _interval(text, slash, zone)


def _plain(year_: str, month_: str | None, day_: str | None, doubt: str) -> Instant | None:
    """A year, a month or a day, with what is doubted of it; `None` if the month is too short."""
    year, month, qualifier = int(year_), int(month_ or 0), Qualifier(doubt)
    if year_ == "-0000":
        return None
    if not month:
        return plain(month_start(year, 1), month_start(year + 1, 1), Precision.YEAR, qualifier)
    lo = month_start(year, month)
    if day_ is None:
        return plain(lo, month_start(year, month + 1), Precision.MONTH, qualifier)
    lo += (int(day_) - 1) * DAY
    if int(day_) > 28 and int(day_) > days_in_month(year, month):
        return None
    return plain(lo, lo + DAY, Precision.DAY, qualifier)


def one_of(options: tuple[Span, ...]) -> Instant:
    """One date out of several: bounded by the first and the last of them.

    Args:
        options: Dates; a span with two edges stands for some date between them.
            Their order and repetitions do not count.
    """
    chosen = tuple(sorted(dict.fromkeys(options), key=lambda option: option.order))
    if len(chosen) == 1 and chosen[0].is_point:
        return chosen[0].start
    lows = [option.start.lo for option in chosen if option.start.lo is not None]
    highs = [option.end.hi for option in chosen if option.end.hi is not None]
    qualifier = Qualifier.NONE
    for option in chosen:
        qualifier |= option.qualifier
    return Instant(
        min(lows) if len(lows) == len(chosen) else None,
        max(highs) if len(highs) == len(chosen) else None,
        min(option.precision for option in chosen),
        qualifier,
        unspecified=any(option.unspecified for option in chosen),
        options=chosen,
    )


def _slash(text: str) -> int | None:
    """Where the one slash outside brackets is."""
    if "/" not in text:
        return None
    depth, found = 0, None
    for at, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if char == "/" and depth == 0:
            if found is not None:
                raise NotEDTFError("an interval has two ends", "", at, len(text))
            found = at
    return found


def _edge(text: str, at: int, zone: tzinfo) -> Instant:
    """A date or a set that begins so many characters into the whole text."""
    try:
        return _set(text, zone) if text.startswith("[") else read_one(text, zone)
    except DateError as error:
        raise error.moved(at) from None


def _interval(text: str, slash: int, zone: tzinfo) -> Span:
    """Level 0, Time Interval; level 1, Extended Interval: ``..`` open, blank unknown."""
    left, right = text[:slash], text[slash + 1 :]
    if left in ("", "..") and right in ("", ".."):
        raise DateError("an interval needs one date at least", "", 0, len(text))
    if re.fullmatch(r"\d{4}", left) and re.fullmatch(r"0?[1-9]|1[0-2]", right):
        message = "a slash stands between two dates; year and month are joined by a hyphen"
        raise DateError(message, f"{left}-{right:0>2}", slash, slash + 1)
    if _WHOLE.fullmatch(left) and _CUT.fullmatch(right):
        message = "the end of an interval is a whole date"
        raise DateError(message, _filled(left, right, zone), slash + 1, len(text))
    ends = {"": UNKNOWN, "..": OPEN}
    start = ends[left] if left in ends else _side(text, left, 0, zone)
    end = ends[right] if right in ends else _side(text, right, slash + 1, zone)
    if start.lo is not None and end.hi is not None and end.hi <= start.lo:
        raise DateError("the end is before the start", f"{right}/{left}", slash + 1, len(text))
    return Span(start, end)


def _side(text: str, part: str, at: int, zone: tzinfo) -> Instant:
    """One end of an interval; a suggestion for it becomes one for the whole."""
    try:
        return _edge(part, at, zone)
    except DateError as error:
        if error.suggestion and "/" not in error.suggestion:
            error.suggestion = text[:at] + error.suggestion + text[at + len(part) :]
        raise


def _filled(left: str, right: str, zone: tzinfo) -> str:
    """An interval whose end takes from its start what ISO 8601-1 lets it leave out."""
    end = left[: -len(right)] + right
    try:
        read_one(end, zone)
    except DateError:
        return ""
    return f"{left}/{end}"


def _set(text: str, zone: tzinfo) -> Instant:
    """Level 2, Set representation: ``[1667,1668,1670..1672]``, ``[..1984]``, ``[1984..]``."""
    if not text.endswith("]"):
        raise DateError("the set is not closed", f"{text}]", 0, len(text))
    options, at = [], 1
    for member in text[1:-1].split(","):
        bare = member.strip()
        begin = at + len(member) - len(member.lstrip())
        options.append(_member(bare, begin, text, zone))
        at += len(member) + 1
    return one_of(tuple(options))


def _member(text: str, at: int, whole: str, zone: tzinfo) -> Span:
    """One member of a set: a date, two dates with ``..`` between, or ``..`` at one end."""
    before, dots, after = text.partition("..")
    if not dots:
        return Span.at(_choice(before, at, whole, zone))
    if not before and not after:
        raise DateError("the set needs a date beside the dots", "", at, at + 2)
    start = _choice(before, at, whole, zone) if before else OPEN
    end = _choice(after, at + len(before) + 2, whole, zone) if after else OPEN
    known = start.limit is Limit.KNOWN and end.limit is Limit.KNOWN
    if known and start.lo is not None and end.hi is not None and end.hi <= start.lo:
        near = whole[:at] + f"{after}..{before}" + whole[at + len(text) :]
        raise DateError("the end is before the start", near, at, at + len(text))
    return Span(start, end)


def _choice(text: str, at: int, whole: str, zone: tzinfo) -> Instant:
    """A date in a set; a suggestion for it becomes one for the whole set."""
    try:
        return read_one(text, zone)
    except DateError as error:
        if error.suggestion and "/" not in error.suggestion:
            error.suggestion = whole[:at] + error.suggestion + whole[at + len(text) :]
        elif "/" in error.suggestion:
            error.suggestion = ""
        raise DateError(error.message, error.suggestion, at, at + len(text)) from None
