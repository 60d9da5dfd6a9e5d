"""The units that an axis can count in, and how their borders are found and named.

Borders are worked out by division, never by walking from the beginning of
time, so that the year 10^10 is as near as today. Years before 1 count as
historians count them: round numbers are round before the common era too
(100 BCE is the astronomical year −99), and the year 1 stands between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from tui.core.instant import (
    DAY,
    HOUR,
    MINUTE,
    Civil,
    civil,
    days_from_civil,
    days_in_month,
    month_start,
)
from tui.core.names import DAYS, MONTHS, SHORT_MONTHS, ordinal, year_words

Borders = Callable[[int, int], Iterator[int]]
"""From a start to an end (seconds): the last border not after the start, and all
that follow before the end."""
Form = Callable[[Civil], str]
"""The name of the border at a reading."""


class Unit(NamedTuple):
    """Something that the axis can count in."""

    shortest: int
    """Seconds between two of its borders, at least."""
    borders: Borders
    forms: tuple[Form, ...]
    """How a border can be named, at most to at least room."""
    context: Unit | None = None
    """What to count in above it; `None` if its names say everything."""
    dated: int = 0
    """How many of its forms, from the first, want a year to be complete."""

    def name(self, level: int, at: Civil, full: bool) -> str:
        """The name of the border at a reading, in one of its forms; in full, with its year."""
        name = self.forms[level](at)
        return f"{name} {year_words(at.year)}" if full and level < self.dated else name


def _numbered(index_at: Callable[[int], int], border_at: Callable[[int], int]) -> Borders:
    """Borders that have numbers: from an instant to the one before it, and from it to its instant.

    Neighbours may share a border, where there is none in between; it is given once.
    """

    def borders(start: int, end: int) -> Iterator[int]:
        last: int | None = None
        for index in count(index_at(start)):
            border = border_at(index)
            if last is not None and border >= end:
                return
            if border != last:
                yield border
            last = border

    return borders


def _every(step: int, origin: int = 0) -> Borders:
    """Borders a fixed number of seconds apart."""
    return _numbered(lambda start: (start - origin) // step, lambda k: origin + k * step)


def _month_index(at: Civil) -> int:
    return at.year * 12 + at.month - 1


def _months(step: int) -> Borders:
    """The first of every nth month, counted from January."""
    return _numbered(
        lambda start: _month_index(civil(start)) // step, lambda k: month_start(0, k * step + 1)
    )


def _days_of_month(days: tuple[int, ...], reach: int) -> Borders:
    """The same days in every month, but for those nearer than `reach` days to its end."""

    def stands(day: int, month: int) -> bool:
        return day == 1 or day + reach - 1 <= days_in_month(month // 12, month % 12 + 1)

    def index_at(start: int) -> int:
        at = civil(start)
        month = _month_index(at)
        return month * len(days) + sum(day <= at.day and stands(day, month) for day in days) - 1

    def border_at(index: int) -> int:
        month, place = divmod(index, len(days))
        if not stands(days[place], month):
            return month_start(0, month + 2)
        return month_start(0, month + 1) + (days[place] - 1) * DAY

    return _numbered(index_at, border_at)


def _years(index_at: Callable[[int], int], year_at: Callable[[int], int]) -> Borders:
    """The first days of years that are numbered: from a year to its number, and back."""
    return _numbered(
        lambda start: index_at(civil(start).year), lambda k: month_start(year_at(k), 1)
    )


def _round_years(step: int) -> Borders:
    """Years that are round as historians count them: 20 BCE, 10 BCE, 1, 10, 20."""

    def year_at(index: int) -> int:
        if index == 0:  # the year 1, unless that is too near to its neighbours
            return 1 if step >= 10 else 1 - step
        return index * step if index > 0 else 1 + index * step

    return _years(lambda year: year // step if year > 0 else (year - 1) // step, year_at)


def _decade_start(index: int) -> int:
    """The 1990s are ten years from 1990; the first decades on either side have nine."""
    if index == 0:
        return 1
    return 10 * index if index > 0 else 2 + 10 * index


_DECADES = _years(lambda year: year // 10 if year > 0 else (year - 2) // 10, _decade_start)


def _hundreds(years: int) -> Borders:
    """Centuries and millennia: the first began with the year 1."""
    return _years(lambda year: (year - 1) // years, lambda k: 1 + years * k)


def _clock(at: Civil) -> str:
    return f"{at.hour:02}:{at.minute:02}"


def _day(at: Civil) -> str:
    return str(at.day)


def _weekday(at: Civil) -> str:
    return DAYS[(days_from_civil(at.year, at.month, at.day) + 3) % 7]


def _short_weekday(at: Civil) -> str:
    return f"{_weekday(at)[:3]} {at.day}"


def _date(at: Civil) -> str:
    return f"{at.day} {_month(at)}"


def _short_date(at: Civil) -> str:
    return f"{at.day} {_short_month(at)}"


def _full_date(at: Civil) -> str:
    return f"{_weekday(at)} {_date(at)}"


def _month(at: Civil) -> str:
    return MONTHS[at.month - 1]


def _short_month(at: Civil) -> str:
    return SHORT_MONTHS[at.month - 1]


def _year(at: Civil) -> str:
    """The year; large round ones in millions and billions."""
    before = at.year <= 0
    number = 1 - at.year if before else at.year
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if number >= size and number % (size // 100) == 0:
            whole, hundredths = divmod(number // (size // 100), 100)
            part = f".{hundredths:02}".rstrip("0") if hundredths else ""
            return f"{whole:,}{part} {name} {'BCE' if before else 'CE'}"
    return year_words(at.year)


def _decade(at: Civil) -> str:
    if at.year == 1:
        return "1–9 CE"
    if at.year == -8:
        return "9–1 BCE"
    if at.year <= 0:
        first = -8 - at.year
        return f"{first:,}s BCE" if first > 9999 else f"{first}s BCE"
    if at.year < 100:
        return f"{at.year}s CE"
    return f"{at.year:,}s" if at.year > 9999 else f"{at.year}s"


def _hundreds_form(years: int, name: str) -> Form:
    """The number of a century or a millennium, while anybody would know it."""

    def form(at: Civil) -> str:
        number = (at.year - 1) // years
        if not -1000 < number < 1000:
            return ""
        return f"{ordinal(number + 1)} {name}" if number >= 0 else f"{ordinal(-number)} {name} BCE"

    return form


_LONGEST = 10**13
"""Years between two ticks at most; more than the widest window holds."""
_MONDAY = 4 * DAY  # 1970-01-05

_MILLENNIA = Unit(
    1000 * 365 * DAY,
    _hundreds(1000),
    (_hundreds_form(1000, "millennium"), _hundreds_form(1000, "mill.")),
)
_CENTURIES = Unit(
    100 * 365 * DAY,
    _hundreds(100),
    (_hundreds_form(100, "century"), _hundreds_form(100, "c.")),
)
_TENS = Unit(9 * 365 * DAY, _DECADES, (_decade,))
_YEARS = Unit(365 * DAY, _round_years(1), (_year,))
_MONTHS = Unit(28 * DAY, _months(1), (_month, _short_month, _short_month), dated=2)
_DATES = Unit(DAY, _every(DAY), (_full_date, _date, _short_date, _day), dated=3)


def _year_units() -> Iterator[Unit]:
    step = 1
    while step <= _LONGEST:
        for years in (step, 2 * step, 5 * step):
            above = None if years >= 1000 else _CENTURIES if years < 100 else _MILLENNIA
            above = _TENS if years < 10 else above
            shortest = (years if years < 10 else years - 1) * 365 * DAY
            yield Unit(shortest, _round_years(years), (_year,), above)
        step *= 10


UNITS: tuple[Unit, ...] = (
    *(Unit(n * MINUTE, _every(n * MINUTE), (_clock,), _DATES) for n in (1, 2, 5, 10, 15, 30)),
    *(Unit(n * HOUR, _every(n * HOUR), (_clock,), _DATES) for n in (1, 2, 3, 6, 12)),
    Unit(DAY, _every(DAY), (_short_weekday, _day), _MONTHS),
    Unit(2 * DAY, _days_of_month(tuple(range(1, 31, 2)), 2), (_day,), _MONTHS),
    Unit(7 * DAY, _every(7 * DAY, _MONDAY), (_short_weekday, _day), _MONTHS),
    Unit(9 * DAY, _days_of_month((1, 10, 20), 9), (_day,), _MONTHS),
    Unit(14 * DAY, _days_of_month((1, 15), 14), (_day,), _MONTHS),
    *(Unit(28 * n * DAY, _months(n), (_month, _short_month), _YEARS) for n in (1, 2, 3, 6)),
    *_year_units(),
)
"""Every unit of the lower row, fine to coarse."""
