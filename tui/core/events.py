"""The events of the file.

An event is left out only if it has no title or no date that can be read. Any other
field that is wrong is told and left out alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from tui.core.accounts import read_claims, read_figures
from tui.core.fields import FREE, Fields, Ids
from tui.core.instant import UNKNOWN, Limit, Span
from tui.core.model import COMMON, CONFIDENCES, Era, Event, Links
from tui.core.tables import with_end
from tui.core.text import visible

_EVENT = frozenset(
    {FREE, "date", "title", "id", "end", "earliest", "latest", "era", "kind", "lane", "place"}
    | {"parties", "tags", "importance", "reported", "summary", "note", "verified", "confidence"}
    | {"sources", "links", "after", "before", "figure", "claim"}
)
_LINKS = frozenset({FREE, "led_to", "response_to", "part_of", "see_also"})
_ALWAYS = 10**30
"""Seconds beyond every date: where a span without a bound is taken to reach."""
_NO_LINKS = Links()
_NOWHEN = Span.at(UNKNOWN)
_LONGEST_NAME = 60


class Known(NamedTuple):
    """What events may refer to."""

    parties: Ids
    sources: Ids
    speakers: Ids
    """Who may have said something: the parties and the sources."""
    events: Ids
    eras: Sequence[tuple[str, int, int]]
    """Ids of the eras, each with its first second and the first after its last."""


def reach(span: Span) -> tuple[int, int]:
    """The first second that a span may touch and the first after the last.

    An open edge goes on for ever. An edge that nobody gave adds nothing: of "from
    1991, end unknown" only the start is known to lie anywhere.
    """
    start, end = span.start, span.end
    first = end.lo if start.limit is Limit.UNKNOWN else start.lo
    last = start.hi if end.limit is Limit.UNKNOWN else end.hi
    return (-_ALWAYS if first is None else first, _ALWAYS if last is None else last)


def era_reaches(eras: Mapping[str, Era]) -> list[tuple[str, int, int]]:
    """The eras as `Known` has them."""
    return [(name, *reach(era.span)) for name, era in eras.items()]


def label(table: Mapping[str, Any], number: int) -> Callable[[], str]:
    """What a message calls an event: by its title, its id, or its place in the file."""

    def words() -> str:
        for key in ("title", "id"):
            name = table.get(key)
            if isinstance(name, str) and name.strip():
                name = visible(name.strip())
                cut = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
                return f'event "{cut}"'
        return f"event {number + 1}"

    return words


def read_event(fields: Fields, known: Known, index: int, line: int) -> Event | None:
    """One event; `None` if it cannot be shown, which is told.

    Args:
        fields: Its table.
        known: What it may refer to.
        index: Its place among the events that can be shown.
        line: The line of its header.
    """
    fields.unknown(_EVENT)
    title = _title(fields)
    span, ended = _span(fields)
    event = Event(
        index=index,
        title=title,
        span=span or _NOWHEN,
        written=written_date(fields.table.get("date")),
        written_end=written_date(fields.table.get("end")) if ended else "",
        id=fields.text("id"),
        eras=_eras(fields, span, known),
        kind=fields.text("kind"),
        lane=fields.text("lane"),
        place=fields.text("place"),
        parties=fields.refs("parties", known.parties),
        tags=fields.texts("tags"),
        importance=fields.whole("importance", COMMON, 1, 5),
        reported=fields.date("reported"),
        summary=fields.text("summary", lines=True),
        note=fields.text("note", lines=True),
        verified=fields.flag("verified", True),
        confidence=fields.one_of("confidence", CONFIDENCES, ""),
        sources=fields.refs("sources", known.sources),
        line=line,
        **read_related(fields, known),
    )
    return event if title and span else None


def read_related(fields: Fields, known: Known) -> dict[str, Any]:
    """What an event says of other events, and what people say of it."""
    return {
        "links": _links(fields, known),
        "after": fields.refs("after", known.events),
        "before": fields.refs("before", known.events),
        "figures": tuple(read_figures(fields, known.speakers, known.sources)),
        "claims": tuple(read_claims(fields, known.speakers, known.sources)),
    }


def _title(fields: Fields) -> str:
    title = fields.text("title")
    if title.strip():
        return title
    if isinstance(fields.table.get("title", ""), str):
        fields.absent(f"{fields.label} has no title, so it is not shown")
    return ""


def _span(fields: Fields) -> tuple[Span | None, bool]:
    """When an event was, and whether its `end` says so too."""
    date_span = fields.date("date")
    if date_span is None:
        if "date" not in fields.table:
            fields.absent(f"{fields.label} has no date, so it is not shown")
        for key in ("end", "earliest", "latest"):
            fields.day(key)
        return None, False
    whole = with_end(fields, date_span, "date")
    return _widened(fields, whole or date_span), whole is not None


def _widened(fields: Fields, span: Span) -> Span:
    """The span with the outer bounds that its author gave it, if they can be."""
    earliest, latest = fields.day("earliest"), fields.day("latest")
    lo = earliest.earliest if earliest else None
    hi = latest.latest if latest else None
    if lo is not None and span.start.hi is not None and lo >= span.start.hi:
        fields.tell("T033", "earliest", f'"earliest" of {fields.label} is later than its date')
        lo = None
    if hi is not None and span.end.lo is not None and hi <= span.end.lo:
        fields.tell("T033", "latest", f'"latest" of {fields.label} is earlier than its date')
        hi = None
    return span.widened(lo, hi) if (lo, hi) != (None, None) else span


def written_date(value: object) -> str:
    """A date as it stands in the file; TOML writes a time at UTC with a Z."""
    if isinstance(value, datetime):
        text = value.isoformat()
        return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
    if isinstance(value, date):
        return value.isoformat()
    return visible(value) if isinstance(value, str) else _digits(value)


def _digits(value: object) -> str:
    return str(value) if type(value) is int and abs(value) < 10**20 else ""


def _eras(fields: Fields, span: Span | None, known: Known) -> tuple[str, ...]:
    """As written; else every era that the span may touch."""
    written = fields.texts("era", one=True)
    if written or span is None:
        return written
    return eras_within(span, known)


def eras_within(span: Span, known: Known) -> tuple[str, ...]:
    """Every era that a span may touch."""
    if not known.eras:
        return ()
    first, last = reach(span)
    last = max(last, first + 1)
    return tuple([name for name, begins, ends in known.eras if begins < last and first < ends])


def _links(fields: Fields, known: Known) -> Links:
    table = fields.table.get("links")
    if table is None:
        return _NO_LINKS
    if not isinstance(table, dict):
        fields.wrong("links", "a table", table, "write links = { led_to = [] }")
        return _NO_LINKS
    inner = _inside_links(fields, table)
    inner.unknown(_LINKS)
    return Links(
        led_to=inner.refs("led_to", known.events),
        response_to=inner.refs("response_to", known.events),
        part_of=inner.refs("part_of", known.events),
        see_also=inner.refs("see_also", known.events),
    )


def _inside_links(fields: Fields, table: Mapping[str, Any]) -> Fields:
    path = (*fields.path, "links")
    return Fields(
        fields.collector, table, path, lambda: f"the links of {fields.label}", fields.zone
    )


def tell_unknown_events(fields: Fields, known: Ids) -> None:
    """Tell the ids of other events in an event that nothing has, and nothing else."""
    fields.unknown_ids("after", known)
    fields.unknown_ids("before", known)
    table = fields.table.get("links")
    if isinstance(table, dict):
        inner = _inside_links(fields, table)
        for key in Links._fields:
            inner.unknown_ids(key, known)


def without_unknown_events(event: Event, known: Collection[str]) -> Event:
    """An event that names those others alone that there are."""
    after, before, *links = (
        tuple(name for name in names if name in known)
        for names in (event.after, event.before, *event.links)
    )
    return replace(event, after=after, before=before, links=Links(*links))
