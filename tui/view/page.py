"""The page of one event: everything that the file says of it, set for a width.

The page is plain lines, so that it scrolls and compares like any other pane.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.console import Console
from rich.style import Style

from tui.core import words
from tui.core.evidence import cited, point, speaker
from tui.core.links import Relation
from tui.core.model import Event, Source, Timeline
from tui.view.accounts import claim_lines, figure_lines, voices
from tui.view.paint import Line, Look, Piece, spread, width_of, wrapped


class Page(NamedTuple):
    """An event set in lines."""

    lines: tuple[Line, ...]
    links: tuple[tuple[int, str], ...]
    """Where each link stands: the line, and the key of the other event."""


def page(
    event: Event, timeline: Timeline, relations: Sequence[Relation], width: int, look: Look
) -> Page:
    """Set an event and its links for `width` cells."""
    numbers = {id: place for place, id in enumerate(cited(event), 1)}
    lines = _head(event, timeline, width, look)
    if event.summary:
        lines += [(), *prose(event.summary, width, look)]
    if event.claims:
        count = voices(event)
        right = "1 voice" if count == 1 else f"{count} voices"
        lines += _section("who says what", width, look, right)
        lines += claim_lines(event, timeline, numbers, width, look)
    if event.figures:
        lines += _section("figures", width, look)
        lines += figure_lines(event, timeline, numbers, width, look)
    links: list[tuple[int, str]] = []
    if relations:
        lines += _section("links", width, look)
        for relation in relations:
            links.append((len(lines), relation.event.key))
            lines += _link(relation, width, look)
    if event.note:
        lines += _section("note", width, look)
        lines += _text(event.note, look.palette.grey, width, look)
    if remarks := _remarks(event, timeline):
        lines += _section("about", width, look)
        for remark in remarks:
            lines += _text(remark, look.palette.grey, width, look)
    if numbers:
        lines += _section("sources", width, look)
        lines += _sources(numbers, timeline, width, look)
    return Page(tuple(lines), tuple(links))


def _head(event: Event, timeline: Timeline, width: int, look: Look) -> list[Line]:
    palette = look.palette
    title = palette.style(palette.accent, palette.pane, bold=True)
    lines: list[Line] = [((line, title),) for line in wrapped(event.title, width)]
    kind = timeline.kinds.get(event.kind)
    eras = [timeline.eras[id].name if id in timeline.eras else id for id in event.eras]
    facts = dict.fromkeys([words.describe(event.span), kind.name if kind else event.kind, *eras])
    lines += _text(" · ".join(filter(None, facts)), palette.grey, width, look)
    names = ", ".join(speaker(id, timeline) for id in event.parties)
    where = " · ".join(filter(None, (_place(event.place, timeline), names)))
    if where:
        lines += _text(where, palette.grey, width, look)
    if not event.verified:
        lines += _text("Not verified: see the note", palette.hues[0], width, look)
    return lines


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
    if place:
        also = f"also {', '.join(place.also)}" if place.also else ""
        remarks.append(" · ".join(filter(None, (place.name, also, point(place), place.note))))
    if event.reported:
        remarks.append(f"Known since {words.describe(event.reported)}")
    if event.confidence:
        remarks.append(f"Confidence of the editors: {event.confidence}")
    if event.tags:
        remarks.append(f"Tags: {', '.join(event.tags)}")
    return remarks


_MARKED = re.compile(r"[*_`\[\]<>\\|~#&]|^\s*(?:[-+=]|\d+[.)])|^(?: {4}|\t)|:/|www\.", re.MULTILINE)
"""What may mean something in CommonMark; a text without it is paragraphs, and needs no parser."""
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def prose(text: str, width: int, look: Look) -> list[Line]:
    """A text of the file, which is Markdown, in paragraphs of at most `width` cells."""
    text = text.strip("\n")
    if _MARKED.search(text):
        return _markdown(text, width, look)
    lines: list[Line] = []
    for paragraph in filter(None, _PARAGRAPHS.split(text)):
        lines += [()] if lines else []
        lines += _text(" ".join(paragraph.split()), look.palette.text, width, look)
    return lines


@lru_cache(maxsize=1)
def _console() -> Console:
    return Console(color_system="truecolor", force_terminal=True, legacy_windows=False)


def _markdown(text: str, width: int, look: Look) -> list[Line]:
    """The text by `rich.markdown`, imported late: it is not needed for the first picture."""
    from rich.markdown import Markdown

    palette = look.palette
    base = palette.style(palette.text, palette.pane)
    console = _console()
    options = console.options.update(width=width, height=None)
    rendered = console.render_lines(
        Markdown(text, hyperlinks=False), options, style=base, pad=False, new_lines=False
    )
    lines = [_pieces(((part.text, part.style) for part in line), base) for line in rendered]
    while lines and not any(text.strip() for text, _ in lines[-1]):
        lines.pop()
    return lines


def _pieces(parts: Iterable[tuple[str, Style | None]], base: Style) -> Line:
    return tuple((text, style or base) for text, style in parts if text != "\n")


def _section(name: str, width: int, look: Look, right: str = "") -> list[Line]:
    palette = look.palette
    head = palette.style(palette.grey, palette.pane, bold=True)
    plain = palette.style(palette.grey, palette.pane)
    return [(), spread([(name.upper(), head)], [(right, plain)], width, plain)]


def _text(text: str, colour: str, width: int, look: Look) -> list[Line]:
    style = look.palette.style(colour, look.palette.pane)
    return [((line, style),) for line in wrapped(text, width)]


def _link(relation: Relation, width: int, look: Look) -> list[Line]:
    palette = look.palette
    plain = palette.style(palette.text, palette.pane)
    grey = palette.style(palette.grey, palette.pane)
    lead = f"  {relation.words} {look.glyphs.link} "
    indent = width_of(lead)
    other = relation.event
    texts = wrapped(f"{other.title}, {words.brief(other.span)}", max(8, width - indent))
    first: Line = ((lead, grey), (texts[0], plain))
    rest: list[Line] = [((" " * indent, grey), (text, plain)) for text in texts[1:]]
    return [first, *rest]


def _sources(numbers: Mapping[str, int], timeline: Timeline, width: int, look: Look) -> list[Line]:
    palette = look.palette
    plain = palette.style(palette.text, palette.pane)
    grey = palette.style(palette.grey, palette.pane)
    indent = len(str(len(numbers))) + 3
    lines: list[Line] = []
    for id, number in numbers.items():
        source = timeline.sources.get(id, Source(id, id))
        label: Piece = (f"[{number}]".rjust(indent - 1) + " ", grey)
        blank: Piece = (" " * indent, grey)
        texts = wrapped(source.title, max(8, width - indent))
        lines.append((label, (texts[0], plain)))
        lines += [(blank, (text, plain)) for text in texts[1:]]
        for text in wrapped(_about(source, timeline), max(8, width - indent)):
            lines.append((blank, (text, grey)))
    return lines


def _about(source: Source, timeline: Timeline) -> str:
    """Who published it, when, where to find it, and what is to be known of it."""
    date = words.describe(source.date) if source.date else source.dated
    side = speaker(source.affiliation, timeline) if source.affiliation else ""
    parts = [
        source.author,
        source.publisher,
        f"in {source.lang}" if source.lang else "",
        f"side: {side}" if side else "",
        date,
        source.ref,
        source.url,
        f"archived: {source.archive_url}" if source.archive_url else "",
        source.via,
        source.note,
        "" if source.checked else "not read by the editors",
    ]
    return " · ".join(part for part in parts if part)


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
    told = " · ".join(f"{count:,} {what}" for count, what in counts if count)
    lines += [(), *_text(f"{told} · dates as in {timeline.timezone}", grey, width, look)]
    if timeline.eras:
        lines += _section("eras", width, look)
    for era in timeline.eras.values():
        lines += _text(f"{era.name} · {words.describe(era.span)}", look.palette.text, width, look)
        lines += _text(era.description, grey, width, look) if era.description else []
    return lines
