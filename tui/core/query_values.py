"""What a field of a query may be asked for in one timeline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from tui.core.model import Timeline
from tui.core.query_fields import FIELDS
from tui.core.searchable import SIZE, Searchable, place_names, source_names


class Known(NamedTuple):
    """One thing that a field may be asked for."""

    value: str
    """Its id, or the plain text that events have."""
    says: str
    """What it is called; empty if that is its value."""
    names: tuple[str, ...]
    """All that finds it, its value first."""


def tabled(field: str, timeline: Timeline) -> tuple[str, ...]:
    """The ids of the tables that a field refers to."""
    tables = {
        "kind": (timeline.kinds,),
        "party": (timeline.parties,),
        "place": (timeline.places,),
        "era": (timeline.eras,),
        "source": (timeline.sources,),
        "claim": (timeline.parties, timeline.sources),
    }
    return tuple(id_ for table in tables.get(field, ()) for id_ in table)


def used(aspect: str, searchable: Searchable, most: int | None = None) -> tuple[str, ...]:
    """What events have of an aspect, each once, in the order in which it first comes.

    Args:
        aspect: One that `aspects` knows.
        searchable: Whose events.
        most: How many blocks to look through; `None` for all of them.
    """
    blocks = islice(searchable.blocks(), most)
    groups = (group for block in blocks for group in block.groups(aspect))
    return tuple(dict.fromkeys(key for group in groups for key in group))


def values(field: str, searchable: Searchable, most: int | None = None) -> Iterator[Known]:
    """All that a field may be asked for, tables first, then what only events have.

    Args:
        field: One of `query_fields.FIELDS`.
        searchable: The timeline.
        most: How many blocks of events to look through; `None` for all of them.
    """
    timeline = searchable.timeline
    match field:
        case "kind":
            yield from (_known(kind.id, kind.name) for kind in timeline.kinds.values())
        case "party":
            yield from (_known(party.id, party.name) for party in timeline.parties.values())
        case "era":
            yield from (_known(era.id, era.name) for era in timeline.eras.values())
        case "source":
            for source in timeline.sources.values():
                yield _known(source.id, source.title, *source_names(source)[1:])
        case "place":
            for place in timeline.places.values():
                yield _known(place.id, place.name, *place_names(place)[1:])
        case "claim":
            yield from _claimants(searchable, most)
        case "id":
            events = timeline.events[: None if most is None else most * SIZE]
            yield from (_known(event.id, event.title) for event in events if event.id)
        case _:
            yield from (_known(value) for value in FIELDS[field].values)
    if field in ("kind", "party", "era", "place", "tag", "lane", "figure"):
        told = frozenset(tabled(field, timeline))
        yield from (_known(key) for key in used(field, searchable, most) if key not in told)


def _claimants(searchable: Searchable, most: int | None) -> Iterator[Known]:
    timeline = searchable.timeline
    for id_ in used("claim", searchable, most):
        party, source = timeline.parties.get(id_), timeline.sources.get(id_)
        yield _known(id_, party.name if party else source.title if source else "")
    yield from (_known(who) for who in used("who", searchable, most))


def _known(value: str, says: str = "", *names: str) -> Known:
    return Known(value, says, tuple(name for name in (value, says, *names) if name))
