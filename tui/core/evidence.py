"""How evidence reads: figures, voices, places under all their names, numbered sources.

The list on paper and the pane on the screen say it in the same words, so that
one rule decides how a second-hand voice or an unread source is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.core import words
from tui.core.languages import language
from tui.core.model import Claim, Event, Figure, Place, Source, Timeline


def number(value: int | float) -> str:
    """A number with its thousands apart: ``1,960``, ``0.5``."""
    return f"{value:,}"


def amount(figure: Figure) -> str:
    """The figure as its author gave it: ``3``, ``161–200``, ``at least 30,000``, ``dozens``.

    A range stays a range; a best estimate inside it is named as such.
    """
    low, high, best = figure.low, figure.high, figure.best
    if low is None and high is None:
        said = "" if best is None else f"about {number(best)}"
    elif high is None:
        said = f"at least {number(low)}" if low is not None else ""
    elif low is None:
        said = f"up to {number(high)}"
    else:
        said = number(low) if low == high else f"{number(low)}–{number(high)}"
    if said and figure.unit:
        said += f" {figure.unit}"
    if best is not None and low != high:
        said += f", best estimate {number(best)}"
    return f"{said} ({figure.text})" if said and figure.text else said or figure.text


def speaker(by: str, timeline: Timeline) -> str:
    """The name behind an id in ``by``: a party's, else a source's publisher or title."""
    if by in timeline.parties:
        return timeline.parties[by].name
    if by in timeline.sources:
        source = timeline.sources[by]
        return source.publisher or source.title
    return by


def is_undated(said: Figure | Claim | Event, timeline: Timeline) -> bool:
    """Whether no date tells that it was known by the time as of which all is shown.

    An event tells it by when it was reported, a claim or a figure by its own date; else
    what is said of an event tells it, or a source. Where everything is shown, nothing is
    undated.
    """
    at = timeline.known_at
    date = said.reported if isinstance(said, Event) else said.date
    if at is None or date is not None:
        return False
    ids = cited(said) if isinstance(said, Event) else said.sources
    dates = [timeline.sources[id].date for id in ids if id in timeline.sources]
    if isinstance(said, Event):
        dates += [claim.date for claim in said.claims] + [one.date for one in said.figures]
    return all(date is None or date.earliest is None or date.earliest >= at for date in dates)


def dated(said: Figure | Claim, timeline: Timeline) -> str:
    """When something was said, in words; "undated" where that matters and is not known."""
    if said.date is not None:
        return words.describe(said.date)
    return "undated" if is_undated(said, timeline) else ""


def voice(said: Figure | Claim, timeline: Timeline) -> str:
    """Who says so, when, and how we know: ``Armenian Ministry of Defence, 28 July 2021, as cited``.

    The exact voice comes first, else the name of its party; empty if nobody is named.
    """
    who = said.who or speaker(said.by, timeline)
    when = dated(said, timeline)
    parts = [who, "" if when and _is_told(when, who) else when]
    if isinstance(said, Claim) and said.cited:
        parts.append("as cited")
    return ", ".join(part for part in parts if part)


def _is_told(date: str, text: str) -> bool:
    """Whether a text tells a date already: "the report of 29 July 2021"."""
    return re.search(rf"(?<!\d){re.escape(date)}(?!\d)", text) is not None


def cited(event: Event) -> tuple[str, ...]:
    """The ids of all sources of an event, in the order in which they are first cited.

    The number of a source is its place here, from 1.
    """
    groups: list[Iterable[str]] = [event.sources]
    groups += [figure.sources for figure in event.figures]
    groups += [claim.sources for claim in event.claims]
    return tuple(dict.fromkeys(id_ for group in groups for id_ in group))


def other_names(place: Place, timeline: Timeline) -> tuple[str, ...]:
    """What else a place is called: by each party, then other spellings."""
    by_party = (f"{speaker(party, timeline)}: {name}" for party, name in place.names.items())
    also = (f"also {name}" for name in place.also)
    return (*by_party, *also)


def point(place: Place) -> str:
    """Where a place is, in degrees: ``39.8177, 46.7528, approximate``; empty if not given."""
    if place.lat is None or place.lon is None:
        return ""
    rough = ", approximate" if place.approximate else ""
    return f"{place.lat}, {place.lon}{rough}"


def side_of(source: Source, timeline: Timeline) -> str:
    """The name of the party whose side a source is on; empty if none is given."""
    return speaker(source.affiliation, timeline) if source.affiliation else ""


def citation(source: Source, timeline: Timeline) -> str:
    """A source in one line: author, title, publisher, date, reference, address, side, remarks."""
    when = words.describe(source.date) if source.date is not None else source.dated
    lang = f"In {language(source.lang)}" if source.lang else ""
    parts = [source.author, source.title, source.publisher, lang, when, source.ref]
    said = ". ".join(part.rstrip(".") for part in parts if part) + "."
    rest = []
    if source.url:
        rest.append(source.url)
    if source.archive_url:
        rest.append(f"Archived: {source.archive_url}")
    if source.affiliation:
        rest.append(f"On the side of {side_of(source, timeline)}.")
    if source.via:
        rest.append(f"Seen second-hand: {source.via}.")
    if not source.checked:
        rest.append("Not read.")
    if source.note:
        rest.append(source.note)
    return " ".join([said, *rest])
