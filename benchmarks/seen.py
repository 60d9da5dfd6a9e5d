"""Files to look at rather than to measure: dates that no one of us made, and the far ends.

    python benchmarks/seen.py FOLDER           all of them
    python benchmarks/seen.py FOLDER one-day   one

`holidays` needs the package of that name (`pip install holidays`), `changelogs` a
Debian system; what is not there is left out and told.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

from tui.core.text import visible

FIRST_YEAR, LAST_YEAR = 1900, 2050
CHANGELOGS = Path("/usr/share/doc")
SPANS = 5_000
ON_ONE_DAY = 500

DEEP = (
    # Planck Collaboration, A&A 641, A6 (2020): 13.787 ± 0.020 thousand million years
    (-13_787_000_000, "The universe begins to expand"),
    # Bouvier and Wadhwa, Nature Geoscience 3, 637 (2010): the oldest solids, 4,568.2 million years
    (-4_568_200_000, "The first solids of the solar system"),
    # Renne and others, Science 339, 684 (2013): 66.043 ± 0.011 million years
    (-66_043_000, "The Cretaceous ends"),
)
"""What was found out about the far past: from which year it is, as one number."""


class NotHereError(Exception):
    """What a file is made from is not on this machine."""


def text_of(value: str) -> str:
    """A TOML string."""
    clean = visible(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + clean.replace("\n", " ").replace("\t", " ") + '"'


def event(date: str, title: str, **fields: str) -> str:
    """An event; the date and the fields are TOML, the title is not."""
    lines = [f"{name} = {value}" for name, value in fields.items()]
    return "\n".join(("", "[[event]]", f"date = {date}", f"title = {text_of(title)}", *lines, ""))


def holidays() -> Iterator[str]:
    """The holidays of all countries from 1900 to 2050, each in the language of its country."""
    try:
        import holidays as package  # type: ignore[import-not-found]
    except ImportError as error:
        raise NotHereError("pip install holidays") from error
    yield f'title = "Holidays, {FIRST_YEAR}–{LAST_YEAR}"\nlanes = "place"\nview = "2024"\n'
    for code in sorted(package.list_supported_countries(include_aliases=False)):
        days = package.country_holidays(code, years=range(FIRST_YEAR, LAST_YEAR + 1))
        yield f"\n[place.{code.lower()}]\nname = {text_of(code)}\n"
        for day, names in sorted(days.items()):
            for name in names.split("; "):
                yield event(day.isoformat(), name, place=f'"{code.lower()}"', kind='"holiday"')


def changelogs() -> Iterator[str]:
    """Every version in the changelogs of the Debian packages that are installed here."""
    paths = sorted(CHANGELOGS.glob("*/changelog.Debian.gz")) if CHANGELOGS.is_dir() else []
    if not paths:
        raise NotHereError(f"no changelogs in {CHANGELOGS}")
    yield 'title = "Changes in Debian packages"\nlanes = "kind"\n'
    version = re.compile(r"^(?P<name>\S+) \((?P<version>[^)]+)\) [^;]*; urgency=(?P<urgency>\w+)")
    seen = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
            head = None
            for line in file:
                head = version.match(line) or head
                if head is None or not line.startswith(" -- "):
                    continue
                key, told = (head["name"], head["version"]), line.partition(">")[2].strip()
                urgency, head = head["urgency"], None
                try:
                    date = parsedate_to_datetime(told)
                except (TypeError, ValueError):
                    continue
                if key not in seen and date.tzinfo is not None:
                    seen.add(key)
                    kind = text_of(urgency.lower())
                    yield event(date.isoformat(), " ".join(key), kind=kind, lane=text_of(key[0]))


def one_day() -> Iterator[str]:
    """Several hundred events on one day, every third with its minute."""
    yield 'title = "One day"\n'
    for number in range(ON_ONE_DAY):
        clock = f"T{number // 60 % 24:02}:{number % 60:02}:00" if number % 3 == 0 else ""
        yield event(f"1969-07-20{clock}", f"Event {number}", kind=f'"kind {number % 4}"')


def spans() -> Iterator[str]:
    """Spans that overlap: every day another one begins, each as long as a year."""
    yield 'title = "Overlapping spans"\nlanes = "none"\n'
    for number in range(SPANS):
        year, day = 1900 + number // 336, number % 336
        month = f"{day // 28 + 1:02}-{day % 28 + 1:02}"
        yield event(f"{year}-{month}", f"Span {number}", end=f"{year + 1}-{month}")


def deep() -> Iterator[str]:
    """From the first moment to today: what is known of it, and the powers of ten."""
    yield 'title = "All of time"\n'
    for year, title in DEEP:
        yield event(str(year), title, kind='"found out"')
    for power in range(1, 11):
        yield event(str(2000 - 10**power), f"10^{power} years before 2000", kind='"number"')
    yield event("1969-07-20T20:17:40Z", "Two people land on the Moon", kind='"yesterday"')


def before_the_era() -> Iterator[str]:
    """Years about the one that is not there: 1 BCE is followed by 1 CE."""
    yield 'title = "Before and after year 1"\n'
    for year in (*range(3000, 100, -100), *range(100, 0, -1)):
        yield event(f'"{year} BCE"', f"{year} BCE", kind='"century"' if year > 100 else '"year"')
    for year in range(1, 101):
        yield event(str(year), f"{year} CE", kind='"year"')


FILES: dict[str, Callable[[], Iterator[str]]] = {
    "holidays": holidays,
    "changelogs": changelogs,
    "one-day": one_day,
    "spans": spans,
    "deep": deep,
    "bce": before_the_era,
}
"""The name of each file, and what writes it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(FILES)}; none: all")
    args = parser.parse_args()
    for name in args.names or FILES:
        path = args.folder / f"{name}.toml"
        try:
            path.write_text("".join(FILES[name]()), encoding="utf-8")
        except NotHereError as error:
            print(f"{name}: left out: {error}", file=sys.stderr)
            continue
        print(path)


if __name__ == "__main__":
    main()
