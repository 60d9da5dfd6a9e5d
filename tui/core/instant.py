"""Points and stretches of time as intervals of possibility, in whole seconds.

The one idea: an instant with precision is a half-open interval. "1969" is
``[1969-01-01, 1970-01-01)``, a day is 86,400 seconds wide, a second is one.
An event has a start interval and an end interval; everything that draws,
sorts, filters or words it works on those four numbers.

Seconds are counted from 1970-01-01T00:00:00 of the axis' wall clock, in the
proleptic Gregorian calendar with astronomical years (0 is 1 BCE), as ISO 8601
does. They are integers because `datetime` stops at the years 1 and 9999.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from typing import Any, NamedTuple, cast

MINUTE = 60
HOUR = 3_600
DAY = 86_400
YEAR_LIMIT = 10**11
"""The furthest year, before and after the epoch, that a file may name."""

_DAYS_TO_1970 = 719_468  # from 0000-03-01 to 1970-01-01
_DAYS_PER_400_YEARS = 146_097


class DateError(ValueError):
    """A date that cannot be taken, where in its text, and the nearest form that can."""

    def __init__(self, message: str, suggestion: str = "", start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        """The reason, in a few plain words."""
        self.suggestion = suggestion
        """The nearest form that would work, or empty."""
        self.start = start
        """Where in the text the trouble begins, in characters."""
        self.end = end
        """Where it ends; the same as `start` if no part can be named."""

    def moved(self, characters: int) -> DateError:
        """The same trouble, in a text that has so many characters before this one."""
        moved = (self.start + characters, self.end + characters)
        return type(self)(self.message, self.suggestion, *moved)


class Precision(IntEnum):
    """How finely a date was given, from coarse to fine, so that it can be compared."""

    MILLENNIUM = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6
    HOUR = 7
    MINUTE = 8
    SECOND = 9


class Qualifier(Enum):
    """What the author doubts of a date: EDTF level 1, "qualification of a date"."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"

    def __or__(self, other: Qualifier) -> Qualifier:
        """The qualifier that says what both say."""
        if self is other or other is Qualifier.NONE:
            return self
        return other if self is Qualifier.NONE else Qualifier.BOTH


class Manner(Enum):
    """How the author put it, where EDTF has no sign for it; for the words alone."""

    PLAIN = ""
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    BEYOND = "beyond"
    """``before 1994`` and ``after 1994``, rather than ``in or before 1993``."""
    ACROSS = "across"
    """A season over the turn of the year: ``winter 1991–92``."""


class Limit(Enum):
    """Whether an edge of a span is a date, or why it is none (EDTF level 1, intervals)."""

    KNOWN = "known"
    OPEN = "open"
    """``..``: it goes on, without a bound."""
    UNKNOWN = "unknown"
    """Blank: there is a bound, but nobody gave it."""


class Civil(NamedTuple):
    """A reading of calendar and clock; the year is astronomical."""

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0


def is_leap(year: int) -> bool:
    """Whether the proleptic Gregorian `year` (astronomical) has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The length of a month (1–12) in days."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date of any year.

    The month counts from March inside a 400-year era, so that the leap day is
    the last of its year: Howard Hinnant, "chrono-compatible low-level date
    algorithms".
    """
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * _DAYS_PER_400_YEARS + day_of_era - _DAYS_TO_1970


def civil_from_days(days: int) -> tuple[int, int, int]:
    """The year, month and day that `days_from_civil` counts as `days`."""
    era, day_of_era = divmod(days + _DAYS_TO_1970, _DAYS_PER_400_YEARS)
    year_of_era = (
        day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = era * 400 + year_of_era + (month <= 2)
    return year, month, day_of_year - (153 * shifted + 2) // 5 + 1


def seconds(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Seconds from the epoch to a reading of calendar and clock; parts are not checked."""
    return days_from_civil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second


def civil(instant: int) -> Civil:
    """The reading of calendar and clock at `instant` seconds from the epoch."""
    days, rest = divmod(instant, DAY)
    hour, rest = divmod(rest, HOUR)
    return Civil(*civil_from_days(days), hour, *divmod(rest, MINUTE))


def weekday(instant: int) -> int:
    """The day of the week, 0 for Monday to 6 for Sunday."""
    return (instant // DAY + 3) % 7


def month_start(year: int, month: int) -> int:
    """Seconds from the epoch to the first of a month; `month` may run past 1–12."""
    carry, month0 = divmod(month - 1, 12)
    return days_from_civil(year + carry, month0 + 1, 1) * DAY


def enclosing(instant: int, precision: Precision) -> tuple[int, int]:
    """The year, month, day, hour, minute or second around an instant, half-open."""
    at = civil(instant)
    if precision <= Precision.SEASON:
        return seconds(at.year), seconds(at.year + 1)
    if precision is Precision.MONTH:
        return month_start(at.year, at.month), month_start(at.year, at.month + 1)
    sizes = {Precision.DAY: DAY, Precision.HOUR: HOUR, Precision.MINUTE: MINUTE}
    size = sizes.get(precision, 1)
    return instant // size * size, instant // size * size + size


@dataclass(frozen=True, slots=True)
class Instant:
    """One date as it is known: an interval of possibility and how it was given."""

    lo: int | None
    """The first second that it may be; `None` if nothing bounds it."""
    hi: int | None
    """The first second after it; `None` if nothing bounds it."""
    precision: Precision = Precision.DAY
    """How finely it was given."""
    qualifier: Qualifier = Qualifier.NONE
    """What is doubted of it, over all of its parts."""
    limit: Limit = Limit.KNOWN
    """Whether it is a date at all, or an open or unknown edge."""
    unspecified: bool = False
    """Some digits were left out on purpose (``1985-04-XX``: some day of April)."""
    offset: int | None = None
    """Seconds east of UTC that were written with it."""
    axis: int | None = None
    """Seconds east of UTC of the axis at that time; known if `offset` is."""
    season: int | None = None
    """21 spring, 22 summer, 23 autumn, 24 winter: bounded by the whole year."""
    masked: Precision | None = None
    """The finest part that stands there as ``X``: a day or a month that is not known."""
    parts: tuple[Qualifier, ...] = ()
    """What is doubted of year, month and day, if it is not the same of each."""
    options: tuple[Span, ...] = ()
    """It is one of these (EDTF level 2); a span with two edges means some date between."""
    said: tuple[int | None, int | None] | None = None
    """`lo` and `hi` as the date itself has them, if its author gave it other bounds."""
    manner: Manner = field(default=Manner.PLAIN, compare=False)
    """How it was put; two dates that differ in nothing else are the same date."""

    @property
    def written(self) -> tuple[int | None, int | None]:
        """`lo` and `hi` of the date itself, before its author widened them."""
        return self.said or (self.lo, self.hi)

    def bounded(self, lo: int | None, hi: int | None) -> Instant:
        """The same date with the bounds that its author knows."""
        return replace(self, lo=lo, hi=hi, said=self.written)


class _Filled:
    """An instant while it is filled: what is frozen costs four times as much to make."""

    __slots__ = Instant.__slots__

    def __init__(self, lo: int, hi: int, precision: Precision, qualifier: Qualifier) -> None:
        self.lo, self.hi, self.precision, self.qualifier = lo, hi, precision, qualifier
        self.limit, self.unspecified, self.manner = Limit.KNOWN, False, Manner.PLAIN
        self.offset = self.axis = self.season = self.masked = self.said = None
        self.parts = self.options = ()


def plain(lo: int, hi: int, precision: Precision, doubt: Qualifier = Qualifier.NONE) -> Instant:
    """The same as `Instant` makes of these, for the many dates of which nothing else is said."""
    made: Any = _Filled(lo, hi, precision, doubt)
    made.__class__ = Instant  # they have the same slots
    return cast(Instant, made)


OPEN = Instant(None, None, limit=Limit.OPEN)
"""The edge of a span that goes on."""
UNKNOWN = Instant(None, None, limit=Limit.UNKNOWN)
"""The edge of a span that nobody gave."""

Bounds = tuple[int | None, int | None, int | None, int | None]
"""First and last possible start, first and last possible end: seconds, half-open."""


@dataclass(frozen=True, slots=True)
class Span:
    """When something was: a start interval and an end interval.

    A single date has the same interval for both: it began and ended within it.
    """

    start: Instant
    end: Instant

    @classmethod
    def at(cls, instant: Instant) -> Span:
        """The span of something that lies within one date."""
        return cls(instant, instant)

    @property
    def is_point(self) -> bool:
        """Whether it was given as one date rather than as a start and an end."""
        return self.start == self.end

    @property
    def bounds(self) -> Bounds:
        """First and last possible start, first and last possible end."""
        return (self.start.lo, self.start.hi, self.end.lo, self.end.hi)

    @property
    def precision(self) -> Precision:
        """The coarser of the two edges that are known."""
        known = [edge.precision for edge in (self.start, self.end) if edge.limit is Limit.KNOWN]
        return min(known, default=Precision.DAY)

    @property
    def qualifier(self) -> Qualifier:
        """What is doubted of either edge."""
        return self.start.qualifier | self.end.qualifier

    @property
    def unspecified(self) -> bool:
        """Whether digits of either edge were left out on purpose."""
        return self.start.unspecified or self.end.unspecified

    @property
    def earliest(self) -> int | None:
        """The first second that it may touch; `None` if nothing bounds it."""
        return self.start.lo

    @property
    def latest(self) -> int | None:
        """The first second after all that it may touch; `None` if nothing bounds it."""
        return self.end.hi

    @property
    def anchor(self) -> int:
        """The second at which it stands in any order: its first known bound.

        Of a bound that is the first second after something, the second before.
        """
        for place, bound in enumerate(self.bounds):
            if bound is not None:
                return bound - place % 2
        return 0

    @property
    def order(self) -> tuple[int, int, int]:
        """A key for a total order: earlier first, then sooner over, then more precise."""
        start = self.start
        if start is self.end and start.lo is not None and start.hi is not None:
            return (start.lo, start.hi, -start.precision)  # as most are: one date
        last = next((bound for bound in reversed(self.bounds) if bound is not None), self.anchor)
        return (self.anchor, last, -self.precision)

    def until(self, end: Span) -> Span:
        """The start of one span with the end of another."""
        return Span(self.start, end.end)

    def widened(self, earliest: int | None, latest: int | None) -> Span:
        """The span with the outer bounds that its author gave it.

        Args:
            earliest: The first second that the start may be, or `None` to leave it.
            latest: The first second after the end, or `None` to leave it.
        """
        start, end, point = self.start, self.end, self.is_point
        if earliest is not None:
            start = start.bounded(earliest, start.hi)
            end = start if point else end
        if latest is not None:
            end = end.bounded(end.lo, latest)
            start = end if point else start
        return Span(start, end)
