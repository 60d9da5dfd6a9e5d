"""Who says what of an event as a table: a column for each party, a row for each measure.

Claims stand under their party with the exact voice; figures of one measure stand
in one row, so that rival numbers are beside each other. Every cell is what
somebody said: nothing is averaged, summed or chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from tui.core.evidence import amount, cited, speaker, voice
from tui.core.model import Claim, Event, Figure, Source, Timeline

_Said = TypeVar("_Said", Claim, Figure)
NOBODY = "Not named"
"""The column of what nobody is named for."""


class Told(NamedTuple):
    """What somebody said."""

    voice: str
    """Who exactly, when, and whether it was read second-hand."""
    says: str
    """The claim in words; of a figure, what is to be known of it."""
    sources: tuple[int, ...]
    """The numbers of its sources."""
    amount: str = ""
    """The figure as its author gave it; empty for a claim."""


class Column(NamedTuple):
    """A party, or a source that speaks for itself."""

    name: str
    claims: tuple[Told, ...]


class Measure(NamedTuple):
    """The figures of one thing that was counted."""

    of: str
    """What was counted, as it was first written."""
    cells: tuple[tuple[Told, ...], ...]
    """By column: the counts of that party, in the order of the file."""
    differs: bool
    """There are two counts that are not the same."""

    @property
    def counts(self) -> tuple[int, ...]:
        """How many counts each column has."""
        return tuple(map(len, self.cells))


class ClaimTable(NamedTuple):
    """All that is said of an event, by whom."""

    columns: tuple[Column, ...]
    """In the order of their first claim, then of their first figure."""
    measures: tuple[Measure, ...]
    """In the order of their first figure."""
    sources: tuple[tuple[int, Source], ...]
    """Those that the table cites, each with its number on the page of the event."""


def claim_table(event: Event, timeline: Timeline) -> ClaimTable:
    """Set out who says what of an event."""
    numbers = {id: place for place, id in enumerate(cited(event), 1)}
    said: Sequence[Claim | Figure] = (*event.claims, *event.figures)
    names = list(dict.fromkeys(_party(one, timeline) for one in said))
    claims = _by_column(event.claims, names, timeline)
    columns = tuple(
        Column(name, tuple(_claim(one, timeline, numbers) for one in told))
        for name, told in zip(names, claims, strict=True)
    )
    measures = tuple(
        Measure(
            figures[0].of.strip(),
            tuple(
                tuple(_count(one, timeline, numbers) for one in counts)
                for counts in _by_column(figures, names, timeline)
            ),
            len({_value(one) for one in figures}) > 1,
        )
        for figures in _by_measure(event.figures)
    )
    used = {id for one in said for id in one.sources}
    sources = tuple(
        (number, timeline.sources.get(id, Source(id, id)))
        for id, number in numbers.items()
        if id in used
    )
    return ClaimTable(columns, measures, sources)


def measure_key(of: str) -> str:
    """What two figures of the same measure have in common: case and blanks are none of it."""
    opened = " (".join(part.strip() for part in of.split("("))
    return " ".join(opened.replace(" )", ")").casefold().split())


def _by_measure(figures: Iterable[Figure]) -> list[list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(measure_key(figure.of), []).append(figure)
    return list(found.values())


def _by_column(
    said: Iterable[_Said], names: Sequence[str], timeline: Timeline
) -> list[list[_Said]]:
    found: dict[str, list[_Said]] = {name: [] for name in names}
    for one in said:
        found[_party(one, timeline)].append(one)
    return list(found.values())


def _party(said: Claim | Figure, timeline: Timeline) -> str:
    return speaker(said.by, timeline) or NOBODY


def _value(figure: Figure) -> tuple[object, ...]:
    return (figure.low, figure.high, figure.best, figure.unit, figure.text)


def _numbers(said: Claim | Figure, numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(numbers[id] for id in said.sources if id in numbers)


def _claim(claim: Claim, timeline: Timeline, numbers: Mapping[str, int]) -> Told:
    return Told(voice(claim, timeline), claim.says.strip(), _numbers(claim, numbers))


def _count(figure: Figure, timeline: Timeline, numbers: Mapping[str, int]) -> Told:
    return Told(
        voice(figure, timeline), figure.note.strip(), _numbers(figure, numbers), amount(figure)
    )
