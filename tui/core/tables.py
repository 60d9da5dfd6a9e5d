"""The tables that events refer to: parties, places, sources, kinds and eras."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from tui.core.fields import FREE, Fields, Ids
from tui.core.instant import OPEN, Span
from tui.core.model import Era, Kind, Party, Place, Source
from tui.core.text import visible

Entry = TypeVar("Entry")

_PARTY = frozenset({FREE, "name", "colour"})
_KIND = frozenset({FREE, "name", "glyph", "colour"})
_ERA = frozenset({FREE, "name", "start", "end", "colour", "description"})
_PLACE = frozenset({FREE, "name", "names", "also", "lat", "lon", "approximate", "note"})
_SOURCE = frozenset(
    {FREE, "title", "publisher", "author", "date", "dated", "url", "archive_url", "ref", "via"}
    | {"lang", "affiliation", "note", "checked"}
)


def _entries(root: Fields, noun: str) -> Iterator[tuple[str, Fields]]:
    """The tables ``[noun.id]`` in the order of the file."""
    tables = root.table.get(noun)
    if tables is None:
        return
    if not isinstance(tables, dict):
        root.wrong(noun, f"tables with an id each: [{noun}.some-id]", tables)
        return
    for written, table in tables.items():
        name = visible(written)
        path = (noun, written)
        if isinstance(table, dict):
            if name is not written:
                message = f'the id "{name}" holds characters that cannot be seen'
                root.collector.tell("T024", message, path, at="key", warning=True)
            yield name, Fields(root.collector, table, path, _label(noun, name), root.zone)
        else:
            named = f'{noun} "{name}" wants a table'
            hint = f"write [{noun}.{name}], and its fields below"
            root.collector.tell("T021", named, path, hint)


def _label(noun: str, name: str) -> Callable[[], str]:
    return lambda: f'{noun} "{name}"'


def read_parties(root: Fields) -> dict[str, Party]:
    """Who acts or speaks; a party without a name goes by its id."""
    parties: dict[str, Party] = {}
    for name, fields in _entries(root, "party"):
        fields.unknown(_PARTY)
        parties[name] = Party(name, fields.text("name") or name, fields.colour("colour"))
    return parties


def read_kinds(root: Fields) -> dict[str, Kind]:
    """How kinds of events are shown."""
    kinds: dict[str, Kind] = {}
    for name, fields in _entries(root, "kind"):
        fields.unknown(_KIND)
        shown = fields.text("name") or name
        kinds[name] = Kind(name, shown, fields.glyph("glyph"), fields.colour("colour"))
    return kinds


def read_places(root: Fields, parties: Ids) -> dict[str, Place]:
    """Where events happen, under all their names."""
    places: dict[str, Place] = {}
    for name, fields in _entries(root, "place"):
        fields.unknown(_PLACE)
        places[name] = Place(
            id=name,
            name=fields.text("name") or name,
            names=_names(fields, parties),
            also=fields.texts("also"),
            lat=_degrees(fields, "lat", 90),
            lon=_degrees(fields, "lon", 180),
            approximate=fields.flag("approximate", False),
            note=fields.text("note", lines=True),
        )
    return places


def _degrees(fields: Fields, key: str, limit: int) -> float | None:
    value = fields.number(key, -limit, limit)
    return None if value is None else float(value)


def _names(fields: Fields, parties: Ids) -> dict[str, str]:
    """What each party calls a place."""
    table = fields.table.get("names")
    if table is None:
        return {}
    if not isinstance(table, dict):
        fields.wrong("names", "a table of names by party", table)
        return {}
    path = (*fields.path, "names")
    inner = Fields(
        fields.collector, table, path, lambda: f"the names of {fields.label}", fields.zone
    )
    names: dict[str, str] = {}
    for party in table:
        name = visible(party)  # as its own table has it
        if name in parties.ids:
            names[name] = inner.text(party)
        else:
            inner.unknown_id(name, parties, (*path, party), at="key")
    return {party: name for party, name in names.items() if name}


def read_sources(root: Fields, parties: Ids) -> dict[str, Source]:
    """What can be read or looked up; a source without a title goes by its id."""
    sources: dict[str, Source] = {}
    for name, fields in _entries(root, "source"):
        fields.unknown(_SOURCE)
        title = fields.text("title")
        if not title.strip():
            fields.absent(f"{fields.label} has no title")
        sources[name] = Source(
            id=name,
            title=title if title.strip() else name,
            publisher=fields.text("publisher"),
            author=fields.text("author"),
            date=fields.date("date"),
            dated=fields.text("dated"),
            url=fields.address("url"),
            archive_url=fields.address("archive_url"),
            ref=fields.text("ref"),
            via=fields.text("via"),
            lang=fields.text("lang"),
            affiliation=fields.ref("affiliation", parties),
            note=fields.text("note", lines=True),
            checked=fields.flag("checked", True),
        )
    return sources


def read_eras(root: Fields) -> dict[str, Era]:
    """Stretches of time with a name; one that has no start cannot be shown."""
    eras: dict[str, Era] = {}
    for name, fields in _entries(root, "era"):
        fields.unknown(_ERA)
        span = _era_span(fields)
        shown, colour = fields.text("name") or name, fields.colour("colour")
        description = fields.text("description", lines=True)
        if span:
            eras[name] = Era(name, shown, span, colour, description)
    return eras


def _era_span(fields: Fields) -> Span | None:
    start = fields.day("start")
    if start is None:
        if "start" not in fields.table:
            fields.absent(f"{fields.label} has no start, so it is not shown")
        return None
    return with_end(fields, start, "start") or Span(start.start, OPEN)


def with_end(fields: Fields, start: Span, name: str) -> Span | None:
    """The span from a start to the `end` of the same table, its last day included.

    Args:
        fields: The table.
        start: When it began.
        name: The key that said so, for the message.

    Returns:
        `None` if there is no end, or none that can be.
    """
    end = fields.day("end")
    if end is None:
        return None
    if not start.is_point:
        message = f'"{name}" in {fields.label} has an end already, and "end" gives another'
        fields.tell("T032", "end", message)
        return None
    first, last = start.earliest, end.latest
    if first is not None and last is not None and last <= first:
        fields.tell("T031", "end", f"{fields.label} ends before it starts")
        return None
    return start.until(end)
