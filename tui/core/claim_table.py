"""Who says what of an event as a table: a column for each party, a row for each measure.

Claims stand under their party with the exact voice; the figures of one measure
are together, so that rival numbers can stand beside each other. All of it is
what somebody said: nothing is averaged, summed or chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.evidence import amount, cited, speaker, voice
from tui.core.model import Claim, Event, Figure, Source, Timeline, differ, measure_key

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
    party: str = ""
    """Whose figure it is; empty for a claim, which stands under its party."""
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
    counts: tuple[Told, ...]
    """Who counted how many, in the order of the file."""
    differs: bool
    """There are two counts that are not the same."""


class ClaimTable(NamedTuple):
    """All that is said of an event, by whom."""

    columns: tuple[Column, ...]
    """In the order of their first claim."""
    measures: tuple[Measure, ...]
    """In the order of their first figure."""
    sources: tuple[tuple[int, Source], ...]
    """Those that the table cites, each with its number on the page of the event."""


def claim_table(event: Event, timeline: Timeline) -> ClaimTable:
    """Set out who says what of an event."""
    numbers = {id: place for place, id in enumerate(cited(event), 1)}
    columns: dict[str, list[Told]] = {}
    for claim in event.claims:
        told = Told(voice(claim, timeline), claim.says.strip(), _numbers(claim, numbers))
        columns.setdefault(_party(claim, timeline), []).append(told)
    measures: dict[str, list[Figure]] = {}
    for figure in event.figures:
        measures.setdefault(measure_key(figure.of), []).append(figure)
    said: tuple[Claim | Figure, ...] = (*event.claims, *event.figures)
    used = {id for one in said for id in one.sources}
    sources = tuple(
        (number, timeline.sources.get(id, Source(id, id)))
        for id, number in numbers.items()
        if id in used
    )
    return ClaimTable(
        tuple(Column(name, tuple(claims)) for name, claims in columns.items()),
        tuple(_measure(figures, timeline, numbers) for figures in measures.values()),
        sources,
    )


def _measure(figures: Sequence[Figure], timeline: Timeline, numbers: Mapping[str, int]) -> Measure:
    counts = tuple(_count(figure, timeline, numbers) for figure in figures)
    return Measure(figures[0].of.strip(), counts, differ(figures))


def _count(figure: Figure, timeline: Timeline, numbers: Mapping[str, int]) -> Told:
    return Told(
        voice(figure, timeline),
        figure.note.strip(),
        _numbers(figure, numbers),
        _party(figure, timeline),
        amount(figure),
    )


def _party(said: Claim | Figure, timeline: Timeline) -> str:
    return speaker(said.by, timeline) or NOBODY


def _numbers(said: Claim | Figure, numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(numbers[id] for id in said.sources if id in numbers)
