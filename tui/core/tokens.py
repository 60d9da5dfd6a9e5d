"""What is written in a plain date: its numbers, names, era and clock, not yet understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tui.core.instant import HOUR, MINUTE, YEAR_LIMIT, Precision
from tui.core.names import DAYS, MONTHS
from tui.core.piece import Piece

_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)"
    r"|(?P<shift>\(?(?<![a-z])(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d{2})?)?\b\)?"
    r"|(?<=:\d\d)[+-]\d{2}:?\d{2}\b|(?<![a-z])z\b)"
    r"|(?P<year>\d{1,3}(?:,\d{3})+(?!\d)|\d{4,})"
    r"|(?P<small>\d{1,3})(?:st|nd|rd|th)?"
    r"|(?P<era>(?<![a-z])(?:b\.? ?c\.? ?e|b\.? ?c|c\.? ?e|a\.? ?d)\b\.?)"
    r"|(?P<word>[a-z]+\.?)"
    r"|(?P<space>[ ,./'-])",
    re.ASCII,
)
_FILLERS = frozenset(("of", "the", "on", "at", "in"))
_RELATIVE = frozenset(
    (
        *("yesterday", "today", "tomorrow", "tonight", "now", "ago", "last", "next", "this"),
        *("present", "current", "currently", "recently", "week", "weeks", "fortnight"),
    )
)
_LONGER_CUTS = frozenset(("sept", "tues", "thur", "thurs"))
YEAR_MARK = "{year}"
"""Where the year stood in what `dateutil` gets to see."""


@dataclass(frozen=True, slots=True)
class Plain:
    """What was written of one date, before it is decided what it means."""

    piece: Piece
    core: str = ""
    """What `dateutil` gets to see."""
    smalls: tuple[int, ...] = ()
    """Numbers of one to three digits: days and months, or years that say their era."""
    month: int | None = None
    year: int | None = None
    """As written, so without a sign."""
    bce: bool | None = None
    """Before the year 1; `None` if no era was written."""
    clock: int | None = None
    """Seconds from midnight."""
    fineness: Precision = Precision.DAY
    """Of the clock."""
    offset: int | None = None
    weekday: int | None = None

    @property
    def astronomical(self) -> int:
        """The year with 0 for 1 BCE."""
        year = self.year or 0
        return 1 - year if self.bce else year

    @property
    def is_bare_number(self) -> bool:
        """Whether it is one small number and nothing else."""
        return len(self.smalls) == 1 and self.month is None and self.year is None

    def dated(self, year: int | None, bce: bool | None) -> Plain:
        """With a year taken from elsewhere."""
        return replace(self, year=year, bce=bce, core=f"{self.core} {YEAR_MARK}")

    def named(self, month: int) -> Plain:
        """With a month taken from elsewhere."""
        return replace(self, month=month, core=f"{self.core} {MONTHS[month - 1][:3]}")

    def as_year(self, bce: bool | None) -> Plain:
        """Its one small number as the year."""
        return replace(self, year=self.smalls[0], bce=bce, smalls=(), core=YEAR_MARK)


def scan(piece: Piece) -> Plain:
    """What is written in a plain date.

    Raises:
        DateError: Something in it is no part of a date.
    """
    plain, text, at = Plain(piece), piece.lower, 0
    era_at, before = None, ""
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise piece.part(at, at + 1).error("this is not part of a date")
        if found.lastgroup == "era":
            era_at = len(plain.smalls) - (before == "small")
        elif found.lastgroup != "space":
            before = found.lastgroup or ""
        plain = _with_token(plain, found)
        at = found.end()
    if era_at is not None and plain.year is None:
        plain = _small_year(plain, era_at)
    if plain.offset is not None and plain.clock is None:
        raise piece.error("a shift from UTC needs a time of day")
    return plain


def _with_token(plain: Plain, found: re.Match[str]) -> Plain:
    """One more token."""
    token, text, here = found.lastgroup, found[0], plain.piece.part(*found.span())
    if token == "space":
        return replace(plain, core=plain.core + text)
    if token == "small":
        value = found["small"]
        return replace(plain, smalls=(*plain.smalls, int(value)), core=plain.core + value)
    if token == "year":
        if plain.year is not None:
            raise here.error("two years in one date")
        year = int(text.replace(",", ""))
        _check_year(here, text, year)
        return replace(plain, year=year, core=plain.core + YEAR_MARK)
    if token == "era":
        if plain.bce is not None:
            raise here.error("two eras in one date")
        return replace(plain, bce=text.startswith("b"))
    if token == "clock":
        if plain.clock is not None:
            raise here.error("two times in one date")
        clock, fineness = _clock(here)
        return replace(plain, clock=clock, fineness=fineness)
    if token == "shift":
        return replace(plain, offset=_shift(here))
    return _with_word(plain, here)


def _check_year(here: Piece, text: str, year: int) -> None:
    if year > YEAR_LIMIT + 1:
        raise here.error(f"years reach from -{YEAR_LIMIT} to {YEAR_LIMIT}")
    if len(text) == 8 and text.isdigit():
        near = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        raise here.error("a date is written with hyphens", near)


def _with_word(plain: Plain, here: Piece) -> Plain:
    """A month, a day of the week, or a word that says nothing."""
    word = here.lower.rstrip(".")
    if word in _FILLERS:
        return replace(plain, core=plain.core + " ")
    month = _index(word, MONTHS)
    if month is not None:
        if plain.month is not None:
            raise here.error("two months in one date")
        return replace(plain, month=month, core=plain.core + MONTHS[month - 1][:3])
    day = _index(word, DAYS)
    if day is not None and plain.weekday is None:
        return replace(plain, weekday=day - 1, core=plain.core + " ")
    if word in _RELATIVE:
        raise here.error("this depends on the day on which it is read; a date says which day")
    raise here.error(f'"{here.text}" is not part of a date')


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names a word is, whole or cut as usual; from 1, as months are counted."""
    for number, name in enumerate(names, 1):
        if word in (name.lower(), name[:3].lower()) or (
            word in _LONGER_CUTS and name.lower().startswith(word)
        ):
            return number
    return None


def _clock(here: Piece) -> tuple[int, Precision]:
    """Seconds from midnight, and how finely they were given."""
    text = here.lower.replace(".", "").replace(" ", "")
    half = text[-2:] if text[-1] == "m" else ""
    parts = [int(part) for part in text.removesuffix(half).split(":")]
    hour, minute, second = (*parts, 0, 0)[:3]
    if half:
        if not 1 <= hour <= 12:
            raise here.error("a time with am or pm has 1 to 12 hours")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        raise here.error("there is no such time of day")
    return hour * HOUR + minute * MINUTE + second, Precision(Precision.DAY + len(parts))


def _shift(here: Piece) -> int:
    """Seconds east of UTC."""
    found = re.search(r"([+-])(\d{1,2})(?::?(\d{2}))?", here.text)
    if found is None:
        return 0
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 23 or minutes > 59:
        raise here.error("a shift from UTC is less than a day")
    return (hours * HOUR + minutes * MINUTE) * (-1 if found[1] == "-" else 1)


def _small_year(plain: Plain, index: int) -> Plain:
    """The number next to the era is the year, though it has few digits."""
    if index >= len(plain.smalls):
        raise plain.piece.error("the year is missing")
    seen = -1

    def year_for(found: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return YEAR_MARK if seen == index else found[0]

    core = re.sub(r"\d+", year_for, plain.core)
    smalls = plain.smalls[:index] + plain.smalls[index + 1 :]
    return replace(plain, year=plain.smalls[index], smalls=smalls, core=core)
