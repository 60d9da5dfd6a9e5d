"""The page of one event: everything that the file says of it, set for a width.

The page is plain lines, so that it scrolls and compares like any other pane. Its
stops are where a cursor can halt: the links to other events, and the sources.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core import words
from tui.core.evidence import cited, is_undated, point, side_of, speaker
from tui.core.languages import language
from tui.core.links import Relation
from tui.core.model import Event, Source, Timeline
from tui.view.accounts import claim_lines, figure_lines, voices
from tui.view.paint import Line, Look, Piece, width_of
from tui.view.prose import DOT, broken, dotted, prose, section, text_lines, whole

EVENT, SOURCE = "event", "source"
"""What a stop leads to."""
_BESIDE = 45
"""Cells from which the words of a link stand beside its event, not above it."""
_NARROWEST = 8
"""Cells that a text beside something else has at least."""

_OURS = "(Dates, title and summary are our own, and may be of later.)"
"""What is told where all else is as it was known on some day."""


class Stop(NamedTuple):
    """Something on a page that can be followed or opened."""

    line: int
    """Its first line."""
    end: int
    """The line after its last one."""
    kind: str
    """`EVENT` or `SOURCE`."""
    key: str
    """The key of the event, or the id of the source."""
    has_address: bool = True
    """There is something to open."""


class Page(NamedTuple):
    """An event set in lines."""

    lines: tuple[Line, ...]
    stops: tuple[Stop, ...]
    """From the top: the links, then the sources."""


def page(
    event: Event, timeline: Timeline, relations: Sequence[Relation], width: int, look: Look
) -> Page:
    """Set an event and its links for `width` cells."""
    numbers = {id: place for place, id in enumerate(cited(event), 1)}
    lines = _head(event, timeline, width, look)
    note = _note(event, width, look)
    if not event.verified:
        lines += note
    if event.summary:
        lines += [(), *prose(event.summary, width, look)]
        if timeline.known_at is not None:
            lines += text_lines(_OURS, look.palette.grey, width, look)
    if event.claims:
        count = voices(event)
        right = "1 voice" if count == 1 else f"{count} voices"
        lines += section("who says what", width, look, right)
        lines += claim_lines(event, timeline, numbers, width, look)
    if event.figures:
        lines += section("figures", width, look)
        lines += figure_lines(event, timeline, numbers, width, look)
    stops: list[Stop] = []
    if relations:
        lines += section("links", width, look)
        _add_links(lines, stops, relations, width, look)
    if event.verified:
        lines += note
    if remarks := _remarks(event, timeline):
        lines += section("about", width, look)
        for remark in remarks:
            lines += text_lines(remark, look.palette.grey, width, look)
    if numbers:
        lines += section("sources", width, look)
        add_sources(lines, stops, numbers, timeline, width, look)
    return Page(tuple(lines), tuple(stops))


def _head(event: Event, timeline: Timeline, width: int, look: Look) -> list[Line]:
    palette = look.palette
    title = palette.style(palette.accent, palette.pane, bold=True)
    lines: list[Line] = [((line, title),) for line in broken(event.title, width)]
    kind = timeline.kinds.get(event.kind)
    eras = [timeline.eras[id].name if id in timeline.eras else id for id in event.eras]
    when = words.describe(event.span)
    facts = dict.fromkeys([when, kind.name if kind else event.kind, *eras])
    told = dotted(_short(fact, width) for fact in facts)
    lines += text_lines(told, palette.grey, width, look)
    place = _place(event.place, timeline)
    names = ", ".join(speaker(id, timeline) for id in event.parties)
    beside = place and names and width_of(place) + len(DOT) + width_of(names) <= width
    for told in (f"{place}{DOT}{names}",) if beside else (place, names):
        lines += text_lines(told, palette.grey, width, look) if told else []
    if not event.verified:
        why = "see the note" if event.note else "nobody has checked this event"
        lines += text_lines(f"Not verified: {why}", palette.hues[0], width, look)
    return lines


def _short(text: str, width: int) -> str:
    """A text that stays on one line, if it is no longer than half of it."""
    return whole(text) if width_of(text) <= width // 2 else text


def _note(event: Event, width: int, look: Look) -> list[Line]:
    if not event.note:
        return []
    note = text_lines(event.note, look.palette.grey, width, look)
    return [*section("note", width, look), *note]


def _place(place_id: str, timeline: Timeline) -> str:
    """The place under the name of the file, then as each party calls it."""
    place = timeline.places.get(place_id)
    if place is None:
        return place_id
    names = [
        f"{speaker(party, timeline)}: {name}"
        for party, name in place.names.items()
        if name != place.name
    ]
    return f"{place.name} ({'; '.join(names)})" if names else place.name


def _remarks(event: Event, timeline: Timeline) -> list[str]:
    """What is looked up rather than read: other spellings, coordinates, tags."""
    place = timeline.places.get(event.place)
    remarks = []
    if place and (place.also or place.note or place.lat is not None):
        also = f"also {', '.join(place.also)}" if place.also else ""
        remarks.append(dotted((place.name, also, whole(point(place)), place.note)))
    if event.reported:
        remarks.append(f"Known since {words.describe(event.reported)}")
    elif is_undated(event, timeline):
        remarks.append("Known since when: undated")
    if event.confidence:
        remarks.append(f"Confidence of the editors: {event.confidence}")
    if event.tags:
        remarks.append(f"Tags: {', '.join(event.tags)}")
    return remarks


def _add_links(
    lines: list[Line], stops: list[Stop], relations: Sequence[Relation], width: int, look: Look
) -> None:
    """The links in their order; words that repeat those above are left out."""
    palette = look.palette
    plain = palette.style(palette.text, palette.pane)
    grey = palette.style(palette.grey, palette.pane)
    beside = width >= _BESIDE
    column = max(width_of(relation.words) for relation in relations) + 1 if beside else 0
    arrow = f"{look.glyphs.link} "
    indent = 2 + column + width_of(arrow)
    told = ""
    for relation in relations:
        lead = relation.words if relation.words != told else ""
        told = relation.words
        if lead and not beside:
            lines += [(("  " + text, grey),) for text in broken(lead, max(1, width - 2))]
            lead = ""
        first = len(lines)
        other = relation.event
        when = whole(words.brief(other.span))
        texts = broken(f"{other.title}, {when}", max(_NARROWEST, width - indent))
        head = "  " + lead + " " * (column - width_of(lead)) + arrow
        lines += [
            ((head if y == 0 else " " * indent, grey), (text, plain))
            for y, text in enumerate(texts)
        ]
        stops.append(Stop(first, len(lines), EVENT, other.key))


def add_sources(
    lines: list[Line],
    stops: list[Stop],
    numbers: Mapping[str, int],
    timeline: Timeline,
    width: int,
    look: Look,
) -> None:
    """The sources by number: the title, who and when, each address on lines of its own."""
    palette = look.palette
    plain = palette.style(palette.text, palette.pane)
    grey = palette.style(palette.grey, palette.pane)
    indent = len(str(max(numbers.values(), default=0))) + 3
    room = max(_NARROWEST, width - indent)
    blank: Piece = (" " * indent, grey)
    for id, number in numbers.items():
        source = timeline.sources.get(id, Source(id, id))
        label: Piece = (f"[{number}]".rjust(indent - 1) + " ", grey)
        texts: list[Piece] = [(text, plain) for text in broken(source.title, room)]
        for told in _about(source, timeline, width):
            texts += [(text, grey) for text in broken(told, room)]
        first = len(lines)
        lines += [(blank if y else label, text) for y, text in enumerate(texts)]
        stops.append(Stop(first, len(lines), SOURCE, id, source.has_address))


def _about(source: Source, timeline: Timeline, width: int) -> list[str]:
    """Who published it and when; where to find it; what is to be known of it."""
    date = words.describe(source.date) if source.date else source.dated
    whose = side_of(source, timeline)
    issue = (
        source.author,
        source.publisher,
        whole(f"in {language(source.lang)}") if source.lang else "",
        f"side: {whose}" if whose else "",
        _short(date, width),
        _short(source.ref, width),
    )
    unread = "" if source.checked else "not read by the editors"
    archived = f"archived: {source.archive_url}" if source.archive_url else ""
    remarks = dotted((source.via, source.note, unread))
    return [told for told in (dotted(issue), source.url, archived, remarks) if told]


def about(timeline: Timeline, width: int, look: Look) -> list[Line]:
    """What the timeline is: its description, how much there is of what, and its eras."""
    grey = look.palette.grey
    lines = prose(timeline.description, width, look)
    counts = (
        (len(timeline.events), "events"),
        (sum(not event.verified for event in timeline.events), "not verified"),
        (sum(event.is_contested for event in timeline.events), "where accounts differ"),
        (len(timeline.parties), "parties"),
        (len(timeline.places), "places"),
        (len(timeline.sources), "sources"),
    )
    told = [f"{count:,} {what}" for count, what in counts if count]
    told.append(f"dates as in {timeline.timezone}")
    lines += [*([()] if lines else []), *text_lines(dotted(told), grey, width, look)]
    if timeline.eras:
        lines += section("eras", width, look)
    for era in timeline.eras.values():
        named = dotted((era.name, words.describe(era.span)))
        lines += text_lines(named, look.palette.text, width, look)
        lines += text_lines(era.description, grey, width, look) if era.description else []
    return lines
