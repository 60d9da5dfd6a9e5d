"""Where in an event a search was found: which of its texts, and which part of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.core.aspects import cited
from tui.core.folding import found, needle
from tui.core.model import Event, Timeline
from tui.core.query import Query, Term, Without, wanted_texts
from tui.core.searchable import place_names, source_names

Ranges = tuple[tuple[int, int], ...]
"""Parts of a text, from and to in characters, in order, none touching another."""


class Spot(NamedTuple):
    """One text of an event in which something was found."""

    field: str
    """Which: ``title``, ``summary``, ``note``, ``place``, ``party``, ``claim``, …"""
    text: str
    """The whole text."""
    ranges: Ranges
    """What of it was found."""


def needles(query: Query) -> tuple[str, ...]:
    """The folded words and phrases that a query looks for, those of ``title:`` among them.

    What must not be there is not among them.
    """
    texts = [text.text for text in wanted_texts(query)] + list(_titles(query))
    return tuple(dict.fromkeys(folded for text in texts if (folded := needle(text))))


def _titles(query: Query) -> Iterator[str]:
    if isinstance(query, Term):
        yield from query.values if query.field == "title" else ()
    elif hasattr(query, "parts") and not isinstance(query, Without):
        for part in query.parts:
            yield from _titles(part)


def lit(text: str, needles: tuple[str, ...]) -> Ranges:
    """Which parts of a text to light: wherever one of the needles stands in it."""
    ranges = sorted(part for wanted in needles for part in found(text, wanted))
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def spots(event: Event, needles: tuple[str, ...], timeline: Timeline) -> tuple[Spot, ...]:
    """The texts of an event in which something was found, the title first."""
    found_in = []
    for field, text in dict.fromkeys(_texts(event, timeline)):
        ranges = lit(text, needles)
        if ranges:
            found_in.append(Spot(field, text, ranges))
    return tuple(found_in)


def _texts(event: Event, timeline: Timeline) -> Iterator[tuple[str, str]]:
    """All that a search looks through, each with its field."""
    yield "title", event.title
    yield "summary", event.summary
    yield "note", event.note
    place = timeline.places.get(event.place)
    yield "place", event.place
    yield from (("place", name) for name in (place_names(place) if place else ()))
    kind = timeline.kinds.get(event.kind)
    yield from (("kind", name) for name in (event.kind, kind.name if kind else ""))
    for id_ in event.eras:
        era = timeline.eras.get(id_)
        yield from (("era", name) for name in (id_, era.name if era else ""))
    voices = [claim.by for claim in event.claims] + [figure.by for figure in event.figures]
    for id_ in (*event.parties, *voices):
        party, source = timeline.parties.get(id_), timeline.sources.get(id_)
        yield "party", id_
        yield from (("party", name) for name in ((party.name,) if party else ()))
        yield from (("source", name) for name in (source_names(source) if source else ()))
    for claim in event.claims:
        yield from (("claim", text) for text in (claim.says, claim.who))
    for figure in event.figures:
        yield from (("figure", text) for text in (figure.of, figure.who, figure.text))
    yield from (("tag", tag) for tag in event.tags)
    yield from (("lane", event.lane), ("id", event.id))
    for id_ in cited(event):
        source = timeline.sources.get(id_)
        yield "source", id_
        yield from (("source", name) for name in (source_names(source) if source else ()))
