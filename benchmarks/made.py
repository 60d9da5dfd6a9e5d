"""Files of any number of events, always the same ones, to measure with.

    python benchmarks/made.py 100000 FOLDER     100000.toml, .csv and .log in it

An event has what an event usually has and about 300 bytes; dates are as people
know them: most to the day, many to the month or the year, some about, some from
when to when, a few BCE. They stand in the order of no date, the hardest to read.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

SEED = 1969
FIRST_YEAR, LAST_YEAR = 1000, 2024

KINDS = ("battle", "birth", "law", "treaty", "voyage", "discovery", "election", "flood")
PARTIES = ("north", "south", "east", "west", "crown", "league")
PLACES = tuple(f"place-{number}" for number in range(50))
TAGS = ("sea", "river", "trade", "court", "church", "harvest", "road", "night")
ERAS = (
    ("antiquity", -799, 499),
    ("early", 500, 999),
    ("high", 1000, 1299),
    ("late", 1300, 1499),
    ("modern", 1500, 1799),
    ("long-century", 1750, 1913),
    ("short-century", 1914, 1991),
    ("now", 1992, 2024),
)
SUBJECTS = ("The council", "A fleet", "The queen", "A letter", "The envoy", "The guild", "A comet")
DEEDS = ("leaves", "is seen at", "returns to", "is refused at", "settles in", "is turned from")
OTHER_SCRIPTS = (
    *("Договор у реки", "المعاهدة عند النهر", "河畔の条約", "संधि का दिन", "Η συνθήκη", "조약의 날"),
    *("Պայմանագիր", "สนธิสัญญา", "Trận sông Bạch Đằng", "Straße nach Łódź", "🚀 Start", "הברית"),
)
SUMMARY = (
    "Told by two chroniclers, who agree on the day and not on the weather; what else is known "
    "of it comes from letters, of which the last was found long after."
)
SHORTEST = 60
"""Characters of a summary."""


class MadeEvent(NamedTuple):
    """One event, each field as it is written in a file."""

    title: str
    id: str
    date: str
    """As TOML: a date, a year, or a string in quotes."""
    end: str
    """The same; empty for most."""
    kind: str
    place: str
    parties: tuple[str, ...]
    tag: str
    era: str
    """Empty where the date tells it."""
    importance: int
    summary: str


def made_events(count: int) -> Iterator[MadeEvent]:
    """So many events; the first ones are the same for every count."""
    draw = Random(SEED).random  # the one method that gives the same on every Python
    for number in range(count):
        date, end = _dated(draw(), draw(), draw())
        subject = _one_of(SUBJECTS, draw())
        place = _one_of(PLACES, draw())
        title = f"{subject} {_one_of(DEEDS, draw())} {place}, {number}"
        if number % 16 == 5:
            title = f"{_one_of(OTHER_SCRIPTS, draw())} {number}"
        first = int(draw() * len(PARTIES))
        parties = PARTIES[first : first + 1 + number % 2]
        yield MadeEvent(
            title=title,
            id=f"event-{number}",
            date=date,
            end=end,
            kind=_one_of(KINDS, draw()),
            place=place,
            parties=parties,
            tag=_one_of(TAGS, draw()),
            era=_one_of(ERAS, draw())[0] if number % 20 == 3 else "",
            importance=1 + int(draw() * 5),
            summary=SUMMARY[: SHORTEST + int(draw() * (len(SUMMARY) - SHORTEST))],
        )


def _one_of(words: tuple[Any, ...], part: float) -> Any:
    """The word that stands at a part, 0 to 1, of them."""
    return words[int(part * len(words))]


def _dated(part: float, how: float, where: float) -> tuple[str, str]:
    """A date and an end, as TOML, from three numbers of 0 to 1."""
    year = FIRST_YEAR + int(part * (LAST_YEAR - FIRST_YEAR + 1))
    month, day = 1 + int(where * 12), 1 + int(where * 1000) % 28
    if how < 0.60:
        return f"{year}-{month:02}-{day:02}", ""
    if how < 0.75:
        return f'"{year}-{month:02}"', ""
    if how < 0.90:
        return str(year), ""
    if how < 0.94:
        return f'"{year}~"', ""
    if how < 0.97:  # some days or weeks
        last = min(28, day + 1 + int(where * 20))
        return f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{last:02}"
    if how < 0.988:
        return f'"{year}/{year + 1 + int(where * 40)}"', ""
    if how < 0.989:
        return f'"{year}/.."', ""
    if how < 0.99:
        return f'"{year}-{month:02}/"', ""
    return f'"{1 + int(where * 800)} BCE"', ""


def head() -> str:
    """The top of a file, and its tables of eras, kinds, parties and places."""
    lines = ['title = "Made to measure"', 'lanes = "kind"', ""]
    for name, start, end in ERAS:
        lines += [f"[era.{name}]", f'name = "{name.capitalize()}"', f"start = {start}"]
        lines += [f"end = {end}", ""]
    for table, names in (("kind", KINDS), ("party", PARTIES), ("place", PLACES)):
        for name in names:
            lines += [f"[{table}.{name}]", f'name = "{name.capitalize()}"', ""]
    return "\n".join(lines)


def as_toml(event: MadeEvent) -> str:
    """An event as it stands in a timeline."""
    parties = ", ".join(f'"{party}"' for party in event.parties)
    end = f"end = {event.end}\n" if event.end else ""
    era = f'era = "{event.era}"\n' if event.era else ""
    return (
        f'\n[[event]]\nid = "{event.id}"\ndate = {event.date}\n{end}title = "{event.title}"\n{era}'
        f'kind = "{event.kind}"\nplace = "{event.place}"\nparties = [{parties}]\n'
        f'tags = ["{event.tag}"]\nimportance = {event.importance}\nsummary = "{event.summary}"\n'
    )


def write_toml(path: Path, count: int) -> None:
    """Write so many events as a timeline."""
    with path.open("w", encoding="utf-8") as file:
        file.write(head())
        file.writelines(map(as_toml, made_events(count)))


def write_csv(path: Path, count: int) -> None:
    """Write the same events as a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(MadeEvent._fields)
        for event in made_events(count):
            rows.writerow(event._replace(parties=" ".join(event.parties)))


def write_log(path: Path, count: int) -> None:
    """Write the same events as a log, a minute apart: no log reader knows the Middle Ages."""
    at = datetime(2000, 1, 1)
    with path.open("w", encoding="utf-8") as file:
        for event in made_events(count):
            at += timedelta(minutes=1)
            file.write(
                f"{at.isoformat()} INFO {event.kind}: {event.title} ({event.date}, {event.place}, "
                f"{' '.join(event.parties)}, {event.tag}) {event.summary}\n"
            )


WRITERS = {"toml": write_toml, "csv": write_csv, "log": write_log}
"""What writes each kind of file, by its ending."""


def made_file(folder: Path, ending: str, count: int) -> Path:
    """The file of so many events in a folder; it is written if it is not there."""
    path = folder / f"{count}.{ending}"
    if not path.exists():
        WRITERS[ending](path, count)
    return path


if __name__ == "__main__":
    for kind in WRITERS:
        print(made_file(Path(sys.argv[2]), kind, int(sys.argv[1])))
