"""The names of months, days and seasons: English ones of our own, never the locale's."""

from __future__ import annotations

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("spring", "summer", "autumn", "winter")
"""In the order of EDTF's numbers 21 to 24."""


def year_words(year: int) -> str:
    """An astronomical year as people say it: 1992, 79 CE, 44 BCE, 12,001 BCE, 17,000."""
    count = year if year > 0 else 1 - year
    number = f"{count:,}" if count > 9999 else str(count)
    if year <= 0:
        return f"{number} BCE"
    return number if year >= 1000 else f"{number} CE"


def short_year(year: int) -> str:
    """The same in at most twelve characters: beyond a million years it is rounded."""
    count = year if year > 0 else 1 - year
    if count < 1_000_000:
        return year_words(year)
    size, unit = (10**9, "bn") if count >= 10**9 else (10**6, "m")
    return f"{count / size:.4g} {unit}" + (" BCE" if year <= 0 else "")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th … 11th … 21st."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def period_words(first: int, last: int, length: int) -> str:
    """Ten, a hundred or a thousand years of EDTF: 1990s, 20th century, 2nd millennium BCE."""
    era, nearest = (" BCE", -last) if first < 0 else ("", first)
    if length == 10:
        if first <= 0:
            end = f"{last} CE" if last > 0 else f"{1 - last} BCE"
            return f"some year between {1 - first} BCE and {end}"
        name = f"{first}s" if first >= 100 else f"{first}s CE"
        return name if first % 100 else name.replace("s", "s (decade)", 1)
    name = "century" if length == 100 else "millennium"
    return f"{ordinal(nearest // length + 1)} {name}{era}"
