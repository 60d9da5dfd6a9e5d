"""A timeline through a lens: as it was known on a day, with places as one party names them.

Only what is certainly later is hidden: what has no date stays and is told to be
undated, and so does what may have been known already. A claim or a figure is as
late as its own date, else as the first of its sources; an event as late as it
was reported, else as the first that is told of it by anybody, and never before it began.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from tui.core import words
from tui.core.evidence import is_undated, speaker
from tui.core.instant import Precision, Span
from tui.core.model import Claim, Event, Figure, Place, Timeline

_Said = TypeVar("_Said", Claim, Figure)


class Lens(NamedTuple):
    """How a timeline is looked at."""

    known: Span | None = None
    """The date as of whose end it is shown; `None` for all that is known."""
    named_by: str = ""
    """The id of the party whose names the places have; empty for those of the file."""

    @property
    def known_at(self) -> int | None:
        """The first second of which nothing is known; `None` if there is none."""
        return None if self.known is None else self.known.latest


PLAIN = Lens()
"""Everything, under the names of the file."""


class Hidden(NamedTuple):
    """How much a lens hides."""

    happened: int = 0
    """Events that began later."""
    reported: int = 0
    """Events that had happened, and became known later."""
    accounts: int = 0
    """Claims and figures that were given later, of the events that are left."""
    undated: int = 0
    """Claims and figures that stay, although no date tells whether they were known."""

    def words(self) -> str:
        """All of it: "12 events that happened later and 3 accounts given later are hidden"."""
        told = [
            _counted(self.happened, "event", "that happened later"),
            _counted(self.reported, "event", "reported later"),
            _counted(self.accounts, "claim or figure", "given later", "claims and figures"),
        ]
        *most, last = [text for text in told if text] or ["nothing"]
        are = "is" if self.happened + self.reported + self.accounts < 2 else "are"
        said = f"{', '.join(most)} and {last}" if most else last
        stays = _counted(self.undated, "account", "without a date")
        stays = f"; {stays} {'stays' if self.undated == 1 else 'stay'}" if stays else ""
        return f"{said} {are} hidden{stays}"


def _counted(count: int, one: str, which: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'} {which}" if count else ""


class Seen(NamedTuple):
    """What a lens shows."""

    timeline: Timeline
    hidden: Hidden


def seen(timeline: Timeline, lens: Lens) -> Seen:
    """A timeline through a lens; linear in what it holds.

    Args:
        timeline: All of it, as it was read.
        lens: What to hide, and whose names to use.
    """
    shown, hidden = timeline, Hidden()
    at = lens.known_at
    if at is not None:
        events, hidden = _known(timeline, at)
        shown = replace(shown, events=events, known_at=at)
    if lens.named_by:
        shown = replace(shown, places=_named(timeline.places, lens.named_by))
    return Seen(shown, hidden)


def namers(timeline: Timeline) -> tuple[str, ...]:
    """The parties that have names of their own for places, in the order of the file."""
    naming = {party for place in timeline.places.values() for party in place.names}
    return tuple(party for party in timeline.parties if party in naming)


def known_words(lens: Lens) -> str:
    """As of when it is shown: "as known on 12 Oct 2020"; empty if everything is."""
    if lens.known is None:
        return ""
    joint = "on" if lens.known.precision is Precision.DAY else "by"
    return f"as known {joint} {words.brief(lens.known)}"


def names_words(lens: Lens, timeline: Timeline) -> str:
    """Whose names the places have: "names as Armenia says them"; empty for those of the file."""
    if not lens.named_by:
        return ""
    return f"names as {speaker(lens.named_by, timeline)} says them"


# Names


def _named(places: Mapping[str, Place], party: str) -> dict[str, Place]:
    """The places as a party calls them; the name of the file becomes another spelling."""
    return {id: _renamed(place, party) for id, place in places.items()}


def _renamed(place: Place, party: str) -> Place:
    name = place.names.get(party, place.name)
    if name == place.name:
        return place
    is_told = place.name in place.names.values() or place.name in place.also
    return place._replace(name=name, also=place.also if is_told else (place.name, *place.also))


# Dates


def _known(timeline: Timeline, at: int) -> tuple[tuple[Event, ...], Hidden]:
    """The events that may have been known, each with what may have been said of it."""
    later = {id for id, source in timeline.sources.items() if _is_later(source.date, at)}
    as_known = replace(timeline, known_at=at)
    kept: list[Event] = []
    happened = reported = accounts = undated = 0
    for event in timeline.events:
        if _is_later(event.span, at):
            happened += 1
        elif _is_reported_later(event, at, later):
            reported += 1
        else:
            left = _left(event, at, later)
            accounts += len(event.claims) - len(left.claims)
            accounts += len(event.figures) - len(left.figures)
            undated += sum(is_undated(claim, as_known) for claim in left.claims)
            undated += sum(is_undated(figure, as_known) for figure in left.figures)
            kept.append(left)
    return tuple(kept), Hidden(happened, reported, accounts, undated)


def _is_later(date: Span | None, at: int) -> bool:
    """Whether a date is certainly not before a second."""
    return date is not None and date.earliest is not None and date.earliest >= at


def _all_later(sources: Iterable[str], later: set[str]) -> bool:
    """Whether there are sources, and each is certainly later."""
    sources = tuple(sources)
    return bool(sources) and all(id in later for id in sources)


def _is_reported_later(event: Event, at: int, later: set[str]) -> bool:
    if event.reported is not None:
        return _is_later(event.reported, at)
    if event.sources and event.sources[0] not in later:
        return False  # as nearly all are: one source is enough
    told = list(event.sources)
    for said in (event.claims, event.figures):
        for one in said:
            if one.date is None and one.sources:
                told += one.sources
            elif not _is_later(one.date, at):
                return False  # somebody spoke of it, or may have
    return _all_later(told, later)


def _left(event: Event, at: int, later: set[str]) -> Event:
    """The event with what may have been said of it; the very same if that is all."""
    claims = tuple(_not_later(event.claims, at, later))
    figures = tuple(_not_later(event.figures, at, later))
    is_whole = len(claims) == len(event.claims) and len(figures) == len(event.figures)
    if is_whole and later.isdisjoint(event.sources):
        return event
    used = {id for claim in claims for id in claim.sources}
    used |= {id for figure in figures for id in figure.sources}
    sources = tuple(id for id in event.sources if id in used or id not in later)
    # What is told of an event by later sources alone keeps them: nothing is without a source.
    return replace(event, claims=claims, figures=figures, sources=sources or event.sources)


def _not_later(accounts: Iterable[_Said], at: int, later: set[str]) -> Iterator[_Said]:
    for said in accounts:
        is_later = (
            _all_later(said.sources, later) if said.date is None else _is_later(said.date, at)
        )
        if not is_later:
            yield said
