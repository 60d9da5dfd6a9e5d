"""Any date of the file, or what a person writes, to a span: EDTF first, then English.

A text is taken only if it can mean one thing. Otherwise the error says what it
can mean, and names the nearest form that works.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache, partial

from tui.core import edtf
from tui.core.edtf_date import timed
from tui.core.instant import (
    DAY,
    MINUTE,
    YEAR_LIMIT,
    DateError,
    Instant,
    Precision,
    Span,
    plain,
    seconds,
)
from tui.core.zones import local

__all__ = ["DateError", "read_date"]

_ORDINAL_OF_1970 = date(1970, 1, 1).toordinal()
"""Days are counted by `date` from the first of the year 1, in the same calendar."""


def read_date(value: object, zone: tzinfo) -> Span:
    """The span that a value of the file means.

    Args:
        value: A `date`, a `datetime` (with an offset it is brought to `zone`,
            without one it is there already), a whole year (0 is 1 BCE), or a text.
        zone: The time zone of the axis.

    Raises:
        DateError: It is no date, impossible, or may mean more than one thing.
    """
    if isinstance(value, str):
        return _text(value, zone)
    if isinstance(value, datetime):
        return Span.at(_moment(value, zone))
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Span.at(_year(value))
    raise _not_a_date(value)


@lru_cache(maxsize=4096)
def _day(value: date) -> Span:
    """The same day again is the same span, as of the dates of sources."""
    return read_day(value)


def read_day(value: date) -> Span:
    """The span of a day."""
    lo = (value.toordinal() - _ORDINAL_OF_1970) * DAY
    return Span.at(plain(lo, lo + DAY, Precision.DAY))


def _moment(value: datetime, zone: tzinfo) -> Instant:
    """A date with a time; its fraction of a second lies within the second."""
    shift = value.utcoffset()
    offset = None if shift is None else shift // timedelta(seconds=1)
    shown = local(value)
    if offset is not None and offset % MINUTE:  # local mean time, which no text can write
        shown, offset = shown - offset % MINUTE, offset - offset % MINUTE
    return timed(shown, Precision.SECOND, offset, zone)


def _year(value: int) -> Instant:
    if abs(value) > YEAR_LIMIT:
        near = f"Y{'-' if value < 0 else ''}{YEAR_LIMIT}"
        raise DateError(f"years reach from -{YEAR_LIMIT} to {YEAR_LIMIT}", near)
    return plain(seconds(value), seconds(value + 1), Precision.YEAR)


def _year_before(text: str) -> Instant | None:
    """A year before the year 1, as nearly all are written: ``490 BCE``.

    A file with no other phrase is read without those who know them.
    """
    number, _, era = text.partition(" ")
    if era not in ("BCE", "BC") or len(number) > 4 or not (number.isascii() and number.isdigit()):
        return None
    return _year(1 - int(number)) if int(number) else None


def _not_a_date(value: object) -> DateError:
    """Why a value of another kind is no date."""
    if isinstance(value, time):
        return DateError("a time without a date; say which day")
    if isinstance(value, bool):
        return DateError("true and false are not dates")
    if isinstance(value, float):
        near = f"{int(value):04}" if 0 <= value <= 9999 else ""
        return DateError("a number with a fraction is not a date", near)
    return DateError("this kind of value is not a date")


def _text(text: str, zone: tzinfo) -> Span:
    """A text, and for a bad one the nearest that works."""
    bare = text.strip()
    before = len(text) - len(text.lstrip())
    try:
        return _understood(bare, zone)
    except DateError as error:
        from tui.core.mending import UnreadError

        start = min(error.start + before, len(text))
        end = min(max(error.end + before, start), len(text))
        raise UnreadError(bare, error, partial(_works, zone=zone), start, end) from None


def _works(text: str, zone: tzinfo) -> bool:
    """Whether a text can be read as it is."""
    try:
        _understood(text, zone)
    except DateError:
        return False
    return True


def _understood(text: str, zone: tzinfo) -> Span:
    if not text:
        raise DateError("no date is given")
    try:
        return edtf.read(text, zone)
    except edtf.NotEDTFError as error:
        shape = error.moved(0)  # a new one: the frames of this one would hold it for ever
    if year := _year_before(text):
        return Span.at(year)
    spaced = text.replace(" ", "T", 1)
    if text[:1].isdigit() and text[4:5] == text[7:8] == "-" and text[10:13].strip().isdigit():
        try:
            return edtf.read(spaced, zone)
        except edtf.NotEDTFError:
            pass
    # Most files hold no phrase, and their patterns take as long as reading a file.
    from tui.core.phrases import read_phrase
    from tui.core.piece import Piece

    try:
        return read_phrase(Piece.of(text), zone)
    except DateError as error:
        if shape.suggestion and not error.suggestion and not text.isdigit():
            raise shape from None
        raise
