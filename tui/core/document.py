"""A parsed document to a timeline: the whole file, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, tzinfo
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.checks import Placed, check
from tui.core.collect import Collector
from tui.core.events import Known, era_reaches, label, read_event
from tui.core.fields import FREE, Fields, Ids
from tui.core.marks import Path
from tui.core.model import LANE_FIELDS, Event, Timeline
from tui.core.problems import counted
from tui.core.tables import read_eras, read_kinds, read_parties, read_places, read_sources
from tui.core.text import visible
from tui.core.zones import system_zone

_ROOT = frozenset(
    {FREE, "title", "description", "timezone", "view", "lanes", "event"}
    | {"era", "kind", "party", "place", "source"}
)

RELATED = frozenset({"after", "before", "links"})
"""What an event's table is looked into again for, when the whole is checked."""
_READ: Mapping[str, Any] = MappingProxyType({})
"""What is left of a table that was read."""
EventTable = tuple[Path, Mapping[str, Any]]


class LeftOut(NamedTuple):
    """An event of the document that cannot be shown."""

    line: int
    """Of its header, from 1; 0 if it is not known."""
    table: Mapping[str, Any]
    """What could be parsed of it."""


class Frame(NamedTuple):
    """What a document says besides its events."""

    timeline: Timeline
    """Without an event."""
    known: Known
    """What the events may refer to."""
    zone: tzinfo
    """Whose wall clock their dates are brought to."""
    tables: list[EventTable]
    """The events as they were parsed."""


class Document:
    """A document on its way to a timeline."""

    def __init__(
        self, collector: Collector, document: Mapping[str, Any], *, keeps: bool = False
    ) -> None:
        """Take a parsed document, and where its problems go.

        Args:
            collector: Where the problems go.
            document: As parsed. Its events are taken out of it as they are read, for
                they take as much memory as all that is made of them.
            keeps: Whether they stay, for `advise`.
        """
        self._keeps = keeps
        self._collector = collector
        self._document = document
        self._found = 0
        self._placed: list[Placed] = []
        self.left_out: list[LeftOut] = []
        """The events that cannot be shown, when `timeline` has been asked."""

    def timeline(self) -> tuple[Timeline, int]:
        """The timeline with all that can be shown, and how many events were found."""
        frame = self.frame()
        events = self._events(frame.tables, frame.known, frame.zone)
        return replace(frame.timeline, events=events), self._found

    def frame(self) -> Frame:
        """All but the events: these are still tables."""
        timezone, zone = self._zone()
        root = self._root(zone)
        self._unknown(root)
        parties = read_parties(root)
        party_ids = Ids("party", parties)
        sources = read_sources(root, party_ids)
        eras = read_eras(root)
        tables = self._event_tables(root)
        known = Known(
            parties=party_ids,
            sources=Ids("source", sources),
            speakers=Ids("party or source", {**parties, **sources}),
            events=Ids("event", {id_of(table) for _, table in tables} - {""}),
            eras=era_reaches(eras),
        )
        timeline = Timeline(
            title=root.text("title"),
            description=root.text("description", lines=True),
            timezone=timezone,
            view=root.date("view"),
            lanes=root.one_of("lanes", LANE_FIELDS, "kind"),
            eras=eras,
            kinds=read_kinds(root),
            parties=parties,
            places=read_places(root, party_ids),
            sources=sources,
        )
        return Frame(timeline, known, zone, tables)

    def advise(self, timeline: Timeline) -> None:
        """Tell what could be better in the timeline that `timeline` gave; it wants `keeps`."""
        from tui.core.advice import advise  # only for those who ask

        advise(self._document, self._placed, timeline, self._collector)

    def _root(self, zone: tzinfo) -> Fields:
        return Fields(self._collector, self._document, (), lambda: "the timeline", zone)

    def _zone(self) -> tuple[str, tzinfo]:
        root = self._root(UTC)
        name = root.text("timezone")
        if name in ("", "UTC"):
            return "UTC", UTC
        if zone := time_zone(name):
            return name, zone
        import zoneinfo

        hint = root.did_you_mean(name, zoneinfo.available_timezones())
        message = f'there is no time zone "{name}", so the axis runs in UTC'
        root.tell("T034", "timezone", message, hint)
        return "UTC", UTC

    def _unknown(self, root: Fields) -> None:
        """Unknown keys of the whole file; if they hold events, more than a key is lost."""
        lost: set[str] = set()
        for key, value in self._document.items():
            if key in _ROOT or not isinstance(value, list) or not value:
                continue
            if isinstance(value[0], dict) and self._collector.nearest(key, _ROOT) == "event":
                events = counted(len(value), "event")
                message = f'unknown table "{visible(key)}": {events} cannot be shown'
                hint = 'did you mean "event"?'
                self._collector.tell("T020", message, (key,), hint, at="key")
                self._found += len(value)
                for number, table in enumerate(value):
                    if isinstance(table, dict):
                        line = self._collector.line((key, number)) or 0
                        self.left_out.append(LeftOut(line, table))
                lost.add(key)
        root.unknown(_ROOT | lost)

    def _event_tables(self, root: Fields) -> list[EventTable]:
        """The tables of the events with their places; what is none is told."""
        value = self._document.get("event", [])
        tables: list[EventTable] = []
        if isinstance(value, dict):
            hint = "write [[event]]"
            self._collector.tell(
                "T023", "an event has double brackets", ("event",), hint, at="header"
            )
            if value and all(isinstance(inner, dict) for inner in value.values()):
                tables = [(("event", name), inner) for name, inner in value.items()]
            else:
                tables = [(("event",), value)]
        elif isinstance(value, list):
            for number, table in enumerate(value):
                if isinstance(table, dict):
                    tables.append((("event", number), table))
                else:
                    root.wrong_element("event", number, "tables", table)
            self._found += len(value) - len(tables)
        else:
            root.wrong("event", "tables", value, "write [[event]]")
            return []
        self._found += len(tables)
        return tables

    def _events(self, tables: list[EventTable], known: Known, zone: tzinfo) -> tuple[Event, ...]:
        lines = self._collector.event_lines([path for path, _ in tables])
        placed = self._placed
        listed = self._document.get("event")
        for number, (path, table) in enumerate(tables):
            fields = Fields(self._collector, table, path, label(table, number), zone)
            if event := read_event(fields, known, len(placed), lines[number]):
                kept = table if self._keeps or not RELATED.isdisjoint(table) else _READ
                placed.append(Placed(event, path, kept))
            else:
                self.left_out.append(LeftOut(lines[number], table))
            if not self._keeps and isinstance(listed, list):
                tables[number], listed[number] = (path, _READ), _READ
        events = check(placed, self._collector)
        return tuple(sorted(events, key=lambda event: event.span.order))


def id_of(table: Mapping[str, Any]) -> str:
    """The id of an event as it is shown; empty if it has none."""
    name = table.get("id")
    return visible(name) if isinstance(name, str) else ""


def time_zone(name: str) -> tzinfo | None:
    """The zone of an IANA name; `None` if there is none.

    Where the system has no time zone database, the one that comes with dateutil counts.
    """
    if late := system_zone(name):
        return late
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    if "UTC" in zoneinfo.available_timezones():
        return None
    from dateutil.zoneinfo import get_zonefile_instance

    zone: tzinfo | None = get_zonefile_instance().get(name)
    return zone
