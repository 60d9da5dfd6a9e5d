"""What a timeline is made of: frozen values, filled by the loader.

Every text in them has been through `text.visible`, so it may be drawn as it is.
Ids refer to the tables of the same `Timeline`; the loader has checked them.
The small ones are named tuples: they are made five times as fast as dataclasses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from tui.core.instant import Span

_NO_NAMES: Mapping[str, str] = MappingProxyType({})
LANE_FIELDS = ("kind", "era", "party", "place", "tag", "lane", "none")
"""What the lanes of the chart can stand for."""
CONFIDENCES = ("high", "medium", "low")
"""How sure the editor is of an event, best first."""
COMMON = 3
"""The importance of an event whose author gave none (1–5)."""


class Era(NamedTuple):
    """A stretch of time with a name, shown as a band; eras may overlap."""

    id: str
    name: str
    span: Span
    colour: str = ""
    """A colour's name or ``#rrggbb``; empty for one of ours."""
    description: str = ""


class Kind(NamedTuple):
    """How a kind of event is shown."""

    id: str
    name: str
    glyph: str = ""
    """One character, one cell wide; empty for one of ours."""
    colour: str = ""


class Party(NamedTuple):
    """Somebody who acts or speaks."""

    id: str
    name: str
    colour: str = ""


class Place(NamedTuple):
    """Where something happened, under all its names."""

    id: str
    name: str
    names: Mapping[str, str] = _NO_NAMES
    """By party id: what that party calls it."""
    also: tuple[str, ...] = ()
    """Other spellings."""
    lat: float | None = None
    """Degrees north, −90 to 90."""
    lon: float | None = None
    """Degrees east, −180 to 180."""
    approximate: bool = False
    """The point is rough."""
    note: str = ""


class Source(NamedTuple):
    """Something that can be read or looked up."""

    id: str
    title: str
    publisher: str = ""
    author: str = ""
    date: Span | None = None
    dated: str = ""
    """The date in words, where it is no date: "undated"."""
    url: str = ""
    """http or https only; empty if it has no address."""
    archive_url: str = ""
    ref: str = ""
    """Symbol, ISBN, docket: where there is no address."""
    via: str = ""
    """Where it was read, if second-hand."""
    lang: str = ""
    affiliation: str = ""
    """The id of the party whose side it is on, if any."""
    note: str = ""
    checked: bool = True
    """Somebody read it."""

    @property
    def has_address(self) -> bool:
        """Whether there is something to open: where it is, or a copy of it."""
        return bool(self.url or self.archive_url)


class Figure(NamedTuple):
    """A number that somebody gave. Rival figures are never averaged or summed."""

    of: str
    """What was counted."""
    low: int | float | None = None
    """At least."""
    high: int | float | None = None
    """At most; equal to `low` for a single value."""
    best: int | float | None = None
    """The author's best estimate inside a range."""
    unit: str = ""
    text: str = ""
    """The figure in words, where it is no number: "several hundred"."""
    by: str = ""
    """The id of a party or of a source."""
    who: str = ""
    """The exact voice, in words."""
    date: Span | None = None
    """When this count was given."""
    note: str = ""
    sources: tuple[str, ...] = ()


class Claim(NamedTuple):
    """What one party says; rival claims stand side by side."""

    says: str
    by: str = ""
    """The id of a party, or of a source: the column it stands in."""
    who: str = ""
    """The exact voice, in words."""
    date: Span | None = None
    cited: bool = False
    """Read second-hand."""
    sources: tuple[str, ...] = ()


class Links(NamedTuple):
    """Ids of other events. `led_to` and `response_to` show from both ends."""

    led_to: tuple[str, ...] = ()
    response_to: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


_NO_LINKS = Links()


def measure_key(of: str) -> str:
    """What figures of one measure have in common: case and blanks are no part of it."""
    opened = " (".join(part.strip() for part in of.split("("))
    return " ".join(opened.replace(" )", ")").casefold().split())


def differ(figures: Iterable[Figure]) -> bool:
    """Whether there are two counts among figures of one measure that are not the same."""
    return len({(one.low, one.high, one.best, one.unit, one.text) for one in figures}) > 1


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, when, and who says so."""

    index: int
    """Its place in the file, from 0, over all events that could be read."""
    title: str
    span: Span
    written: str
    """The date as it stands in the file."""
    written_end: str = ""
    """The `end` as it stands in the file; empty if there is none."""
    id: str = ""
    """Empty if the author gave none."""
    eras: tuple[str, ...] = ()
    """Ids (or plain names) of its eras: as written, else all that its date falls in."""
    kind: str = ""
    """The id of a kind, or plain text."""
    lane: str = ""
    place: str = ""
    """The id of a place, or plain text."""
    parties: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    importance: int = COMMON
    """1–5: who keeps a label when room is short."""
    reported: Span | None = None
    """When it became known."""
    summary: str = ""
    """Markdown."""
    note: str = ""
    """The editor's remark."""
    verified: bool = True
    confidence: str = ""
    """One of `CONFIDENCES`, or empty."""
    sources: tuple[str, ...] = ()
    links: Links = _NO_LINKS
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    line: int = 0
    """The line of its header in the file, from 1; 0 if it is not known."""

    @property
    def key(self) -> str:
        """What names it within one reading of the file: its id, else its place in it."""
        return self.id or f"#{self.index}"

    @property
    def is_contested(self) -> bool:
        """Whether at least two parties claim, or rival figures of one measure stand."""
        if len({claim.by for claim in self.claims}) > 1:
            return True
        if len(self.figures) < 2:
            return False
        measures: dict[str, list[Figure]] = {}
        for figure in self.figures:
            measures.setdefault(measure_key(figure.of), []).append(figure)
        return any(map(differ, measures.values()))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole file, checked."""

    title: str = ""
    description: str = ""
    timezone: str = "UTC"
    """The IANA name of the zone whose wall clock the axis shows."""
    view: Span | None = None
    """What the first screen shows; `None` for everything."""
    lanes: str = "kind"
    """One of `LANE_FIELDS`."""
    eras: Mapping[str, Era] = field(default_factory=dict)
    """Tables by id, each in the order of the file."""
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    parties: Mapping[str, Party] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    """In order of time; where that is equal, in the order of the file."""
    known_at: int | None = None
    """The first second of which nothing is shown, if it is looked at as known then."""
