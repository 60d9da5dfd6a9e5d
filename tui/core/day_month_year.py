"""Plain dates as people write them, by `dateutil`, and only if they mean one thing.

`dateutil.parser` fills what is missing with its default and settles "03/04" by
a rule of its own. So it is asked with two defaults and in every order: a part
that differs between the defaults was not written, and two different answers
mean that nobody can know. The year never reaches it: it would make 2044 of
"44" and knows none before 1; a year of four digits stands in.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import product

from tui.core.edtf_date import read_one, timed
from tui.core.edtf_write import year_text
from tui.core.instant import (
    YEAR_LIMIT,
    DateError,
    Instant,
    Precision,
    is_leap,
    seconds,
    weekday,
)
from tui.core.names import DAYS, MONTHS, year_words
from tui.core.piece import Piece
from tui.core.tokens import YEAR_MARK, Plain

_DEFAULTS = (datetime(2000, 1, 1), datetime(2008, 12, 28))  # alike in no part


def resolve(plain: Plain, zone: tzinfo) -> Instant:
    """The one interval that a plain date means.

    Raises:
        DateError: It lacks its year, is impossible, or may mean two things.
    """
    _check_whole(plain)
    year = year_text(plain.astronomical)
    if plain.month is None and not plain.smalls:
        text = year
    else:
        month, day = _month_and_day(plain, zone)
        text = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    instant = _read(plain.piece, text, zone)
    if plain.weekday is not None:
        _check_weekday(plain, instant, text)
    return instant if plain.clock is None else _at_clock(plain, instant, zone)


def _check_whole(plain: Plain) -> None:
    """That there is a year, and that it is written in full."""
    piece = plain.piece
    if plain.year is None:
        if not plain.smalls and plain.month is None:
            name = "a time without a date" if plain.clock is not None else "no date is given"
            raise piece.error(name + ("; say which day" if plain.clock is not None else ""))
        if len(plain.smalls) == 1 and plain.month is not None and plain.smalls[0] <= 31:
            raise piece.error("the year is missing; it has four digits, or says CE or BCE")
        if plain.smalls:
            raise piece.error("a year has four digits, or says CE or BCE")
        raise piece.error("the year is missing")
    if plain.bce is not None and plain.year == 0:
        raise piece.error("there is no year 0; 1 BCE comes before 1 CE", "1 BCE")
    if plain.astronomical < -YEAR_LIMIT or plain.astronomical > YEAR_LIMIT:
        raise piece.error(f"years reach from -{YEAR_LIMIT} to {YEAR_LIMIT}")
    if plain.bce is None and "," not in piece.text and plain.year > 9999:
        near = f"Y{plain.year}"
        raise piece.error("a year of more than four digits begins with Y, or says its era", near)


def _month_and_day(plain: Plain, zone: tzinfo) -> tuple[int, int]:
    """The only month and day that the rest can mean; day 0 if there is none."""
    piece, year = plain.piece, plain.astronomical
    if abs(year) > 9999:
        near = year_text(year)
        raise piece.error("beyond the year 9999 there are whole years only", near)
    if len(plain.smalls) > 1 + (plain.month is None):
        raise piece.error("too many numbers for one date")
    answers = sorted(
        (month, day)
        for month, day in _answers(plain.core, is_leap(year))
        if sorted(plain.smalls) == sorted(_taken(plain, month, day))
    )
    if len(answers) == 1:
        return answers[0]
    if not answers:
        raise _impossible(plain, zone)
    first = 0 if plain.core.startswith(YEAR_MARK) else 1  # 2020-4-3 is rather the 3rd of April
    choices = sorted(answers, key=lambda answer: answer[first] != plain.smalls[0])
    said = " or ".join(f"{day} {MONTHS[month - 1]} {year_words(year)}" for month, day in choices)
    forms = [f"{year_text(year)}-{month:02}-{day:02}" for month, day in choices]
    raise piece.error(f"this can mean {said}; write {' or '.join(forms)}", forms[0])


def _taken(plain: Plain, month: int, day: int) -> list[int]:
    """The numbers that an answer makes use of."""
    return [day] * (day > 0) + [month] * (plain.month is None)


@lru_cache(maxsize=4096)
def _answers(core: str, leap: bool) -> frozenset[tuple[int, int]]:
    """Every month and day (0 if not written) that `dateutil` can make of a text."""
    from dateutil import parser

    year = 1996 if leap else 1997
    text = core.replace(YEAR_MARK, str(year)).strip(" ,.")
    answers = set()
    for day_first, year_first in product((False, True), repeat=2):
        try:
            one, other = (
                parser.parse(text, default=default, dayfirst=day_first, yearfirst=year_first)
                for default in _DEFAULTS
            )
        except (ValueError, OverflowError):
            continue
        if one.year == other.year == year and one.month == other.month:
            answers.add((one.month, one.day if one.day == other.day else 0))
    return frozenset(answers)


def _impossible(plain: Plain, zone: tzinfo) -> DateError:
    """The reason why no calendar has a date, in the words of the EDTF reader."""
    year, smalls = year_text(plain.astronomical), plain.smalls
    if plain.month is not None and len(smalls) == 1:
        tries = [(plain.month, smalls[0])]
    elif len(smalls) == 2:
        tries = sorted([(smalls[1], smalls[0]), (smalls[0], smalls[1])])
    else:
        return plain.piece.error("this is not a date")
    for month, day in tries:
        if 1 <= month <= 12 and day <= 99:
            try:
                read_one(f"{year}-{month:02}-{day:02}", zone)
            except DateError as error:
                return plain.piece.error(error.message, error.suggestion)
    return plain.piece.error("there is no such day")


def _read(piece: Piece, text: str, zone: tzinfo) -> Instant:
    """EDTF that we made; the trouble, if any, lies in the piece it was made from."""
    try:
        return read_one(text, zone)
    except DateError as error:
        raise piece.error(error.message, error.suggestion) from None


def _check_weekday(plain: Plain, instant: Instant, text: str) -> None:
    piece = plain.piece
    if instant.precision is not Precision.DAY or instant.lo is None:
        raise piece.error("a day of the week needs a date", text)
    actual, said = DAYS[weekday(instant.lo)], DAYS[plain.weekday or 0]
    if actual != said:
        raise piece.error(f"{text} was a {actual}, not a {said}", text)


def _at_clock(plain: Plain, day: Instant, zone: tzinfo) -> Instant:
    if day.precision is not Precision.DAY or day.lo is None or plain.clock is None:
        raise plain.piece.error("a time needs a whole date beside it")
    shown = day.lo + plain.clock
    if shown >= seconds(10_000):
        raise plain.piece.error("a time after the year 9999 cannot be written")
    return timed(shown, plain.fineness, plain.offset, zone)
