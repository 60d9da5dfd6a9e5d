"""What is written in a plain date: its numbers, names, era and clock, not yet understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

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
    tokens, text, at = _Tokens(piece), piece.lower, 0
    era_at, before = None, ""
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise piece.part(at, at + 1).error("this is not part of a date")
        if found.lastgroup == "era":
            era_at = len(tokens.smalls) - (before == "small")
        elif found.lastgroup != "space":
            before = found.lastgroup or ""
        tokens.take(found)
        at = found.end()
    plain = tokens.plain()
    if era_at is not None and plain.year is None:
        plain = _small_year(plain, era_at)
    if plain.offset is not None and plain.clock is None:
        raise piece.error("a shift from UTC needs a time of day")
    return plain


class _Tokens:
    """What was found of a plain date by now."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._core = ""
        self.smalls: tuple[int, ...] = ()
        self._said: dict[str, Any] = {}
        """The other fields of `Plain` that were written."""

    def plain(self) -> Plain:
        """All of it."""
        return Plain(self._piece, self._core, self.smalls, **self._said)

    def take(self, found: re.Match[str]) -> None:
        """One more token."""
        token, text = found.lastgroup, found[0]
        if token == "space":
            self._core += text
        elif token == "small":
            self._core += found["small"]
            self.smalls += (int(found["small"]),)
        else:
            self._take(token, text, self._piece.part(*found.span()))

    def _take(self, token: str | None, text: str, here: Piece) -> None:
        if token == "year":
            self._say("year", here, "two years in one date", int(text.replace(",", "")))
            _check_year(here, text, self._said["year"])
            self._core += YEAR_MARK
        elif token == "era":
            self._say("bce", here, "two eras in one date", text.startswith("b"))
        elif token == "clock":
            self._alone("clock", here, "two times in one date")
            self._said["clock"], self._said["fineness"] = _clock(here)
        elif token == "shift":
            self._said["offset"] = _shift(here)
        else:
            self._word(here)

    def _word(self, here: Piece) -> None:
        """A month, a day of the week, or a word that says nothing."""
        word = here.lower.rstrip(".")
        if word in _FILLERS:
            self._core += " "
        elif (month := _index(word, MONTHS)) is not None:
            self._say("month", here, "two months in one date", month)
            self._core += MONTHS[month - 1][:3]
        elif (day := _index(word, DAYS)) is not None and "weekday" not in self._said:
            self._said["weekday"] = day - 1
            self._core += " "
        elif word in _RELATIVE:
            message = "this depends on the day on which it is read; a date says which day"
            raise here.error(message)
        else:
            raise here.error(f'"{here.text}" is not part of a date')

    def _say(self, field: str, here: Piece, repeated: str, value: int | bool) -> None:
        self._alone(field, here, repeated)
        self._said[field] = value

    def _alone(self, field: str, here: Piece, repeated: str) -> None:
        if field in self._said:
            raise here.error(repeated)


def _check_year(here: Piece, text: str, year: int) -> None:
    if year > YEAR_LIMIT + 1:
        raise here.error(f"years reach from -{YEAR_LIMIT} to {YEAR_LIMIT}")
    if len(text) == 8 and text.isdigit():
        near = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        raise here.error("a date is written with hyphens", near)


@lru_cache(maxsize=256)
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
