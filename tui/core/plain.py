"""A timeline as plain text: one line an event, or everything about each.

For pipes and for readers that speak: in order of time, words instead of signs,
indents instead of boxes, nothing told by its place on the line alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.core import evidence, links, words
from tui.core.model import Claim, Era, Event, Figure, Kind, Party, Timeline

DATE_WIDTH = 32
"""The most columns that dates are padded to; a longer one pushes its title along."""
PAGE_WIDTH = 100
"""A line of the author's that is longer than this is wrapped."""

Numbers = Mapping[str, int]
"""The number of each source within one event, by its id."""


def lines(events: Sequence[Event]) -> Iterator[str]:
    """One line an event: its date in words, its title, and in brackets what to beware of."""
    dates = [words.describe(event.span) for event in events]
    width = max((len(date) for date in dates if len(date) <= DATE_WIDTH), default=0)
    for date, event in zip(dates, events, strict=True):
        yield f"{date:<{width}}  {event.title}{_cautions(event)}"


def pages(timeline: Timeline, events: Sequence[Event]) -> Iterator[str]:
    """Everything about each of some events, in several lines each, an empty line between two."""
    web = links.web_of(timeline)
    for position, event in enumerate(events):
        if position:
            yield ""
        yield from _page(event, timeline, web.get(event.key, ()))


def _page(event: Event, timeline: Timeline, relations: Iterable[links.Relation]) -> Iterator[str]:
    numbers = {id_: number for number, id_ in enumerate(evidence.cited(event), start=1)}
    yield event.title
    for label, said in _facts(event, timeline, numbers):
        if said:
            yield from _wrapped(f"{label}: {said}", "  ")
    yield from _section("Summary", event.summary.strip("\n").splitlines())
    yield from _section("Figures", (_figure(f, timeline, numbers) for f in event.figures))
    yield from _section("Who says what", _claims(event.claims, timeline, numbers))
    ties = [f"{_capital(relation.words)}: {_dated(relation.event)}" for relation in relations]
    yield from _section("Links", ties)
    yield from _section("Sources", _sources(numbers, timeline))


def _cautions(event: Event) -> str:
    said = []
    if event.is_contested:
        said.append("accounts differ")
    if not event.verified:
        said.append("not verified")
    return f" ({', '.join(said)})" if said else ""


def _facts(event: Event, timeline: Timeline, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """What is told in one line each; the text is empty for what was not given."""
    yield "Date", words.describe(event.span)
    yield "Became known", "" if event.reported is None else words.describe(event.reported)
    yield "Place", _place(event, timeline)
    yield "Era", "; ".join(_name(timeline.eras, id_) for id_ in event.eras)
    yield "Kind", _name(timeline.kinds, event.kind)
    yield "Parties", "; ".join(_name(timeline.parties, id_) for id_ in event.parties)
    yield "Lane", event.lane
    yield "Tags", ", ".join(event.tags)
    yield "Importance", f"{event.importance} of 5"
    yield "Confidence", event.confidence
    if event.verified:
        yield "Note", event.note
    else:
        yield "Not verified", event.note or "nobody has checked this event"
    yield "Sources", _marks(event.sources, numbers)
    yield "Id", event.id


def _name(table: Mapping[str, Era] | Mapping[str, Kind] | Mapping[str, Party], id_: str) -> str:
    """The name that `table` has for an id; where it has none, the id is plain text."""
    named = table.get(id_)
    return named.name if named else id_


def _place(event: Event, timeline: Timeline) -> str:
    place = timeline.places.get(event.place)
    if place is None:
        return event.place
    others = "; ".join(evidence.other_names(place, timeline))
    name = f"{place.name} ({others})" if others else place.name
    return "; ".join(part for part in (name, evidence.point(place), place.note) if part)


def _figure(figure: Figure, timeline: Timeline, numbers: Numbers) -> str:
    said = f"{figure.of}: {evidence.amount(figure)}"
    voice = evidence.voice(figure, timeline)
    said += f", according to {voice}" if voice else ""
    said += f". {figure.note}" if figure.note else ""
    return _ended(said, figure.sources, numbers)


def _claims(claims: Iterable[Claim], timeline: Timeline, numbers: Numbers) -> Iterator[str]:
    """Claims party by party, in the order in which the parties first speak."""
    by_party: dict[str, list[Claim]] = {}
    for claim in claims:
        by_party.setdefault(claim.by, []).append(claim)
    for said in by_party.values():
        for claim in said:
            head = f"{_claimant(claim, timeline)}: {claim.says.strip()}"
            yield _ended(head, claim.sources, numbers)


def _claimant(claim: Claim, timeline: Timeline) -> str:
    """The party and the exact voice, but not the same name twice."""
    party = evidence.speaker(claim.by, timeline)
    voice = evidence.voice(claim, timeline)
    if party and claim.who and claim.who != party:
        return f"{party} ({voice})"
    return voice or "Somebody"


def _sources(numbers: Numbers, timeline: Timeline) -> Iterator[str]:
    for id_, number in numbers.items():
        source = timeline.sources.get(id_)
        yield f"[{number}] {evidence.citation(source, timeline) if source else id_}"


def _dated(event: Event) -> str:
    return f"{event.title} ({words.describe(event.span)})"


def _marks(ids: Iterable[str], numbers: Numbers) -> str:
    return " ".join(f"[{numbers[id_]}]" for id_ in ids)


def _ended(said: str, ids: Iterable[str], numbers: Numbers) -> str:
    marks = _marks(ids, numbers)
    return f"{said} {marks}" if marks else said


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _section(heading: str, entries: Iterable[str]) -> Iterator[str]:
    """A heading with its entries under it; nothing at all if there are none."""
    for position, entry in enumerate(entries):
        if position == 0:
            yield f"  {heading}"
        yield from _wrapped(entry, "    ")


def _wrapped(said: str, indent: str) -> Iterator[str]:
    """The text with an indent: its lines as its author broke them, long ones broken again."""
    for line in said.splitlines() or [""]:
        if len(indent) + len(line) <= PAGE_WIDTH:
            yield f"{indent}{line}".rstrip()
            continue
        yield from textwrap.wrap(
            line,
            PAGE_WIDTH,
            initial_indent=indent,
            subsequent_indent=f"{indent}  ",
            break_long_words=False,  # an address stays whole, so that it can be followed
            break_on_hyphens=False,
        )
