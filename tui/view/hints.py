"""What the footer offers: the commands that make sense now, with one word for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tui.core.commands import Command
from tui.core.key_names import shown


class Moment(NamedTuple):
    """What decides which commands make sense."""

    pane: str
    """The pane that the keys go to: list, chart, detail."""
    has_events: bool = True
    enter: str = ""
    """What Enter does in the details, in a word or two; empty for nothing."""
    has_trail: bool = False
    """A link was followed."""
    has_past: bool = False
    """The view was moved."""
    problems: int = 0
    """Of the file."""
    has_sources: bool = False
    """The selected event has a source with an address."""
    has_links: bool = False
    """The selected event is linked to others."""
    has_claims: bool = False
    """Somebody says something of the selected event."""
    as_known: bool = False
    """It is shown as it was known on a date."""
    as_named: bool = False
    """Places have the names of a party."""
    is_searched: bool = False
    """A search is on."""
    has_hits: bool = False
    """It has found something."""
    is_filtered: bool = False
    """Only what a query matches is shown."""


class Hint(NamedTuple):
    """A word of the footer."""

    keys: str
    """As they are shown; empty if the user has taken them away."""
    word: str
    rank: int
    """What matters least goes first where room is short; 0 matters most."""
    name: str = ""
    """The command that a click on it runs."""


_EVENT = ("next-event", "previous-event")
_PAN = ("earlier", "later")
_ZOOM = ("zoom-in", "zoom-out")
_HIT = ("next-hit", "previous-hit")


def hints(now: Moment, commands: Mapping[str, Command], ascii: bool = False) -> tuple[Hint, ...]:
    """The hints of a moment, in the order in which they stand.

    Args:
        now: What decides.
        commands: By name, with the keys that they have.
        ascii: Whether only ASCII can be drawn.
    """
    offered = _offered(now)
    return tuple(
        hint
        for names, word, rank in offered
        if (hint := Hint(_keys(names, commands, ascii), word, rank, names[0])).keys
    )


def _offered(now: Moment) -> Iterable[tuple[tuple[str, ...], str, int]]:
    if not now.has_events:
        if now.is_filtered:
            yield ("filter",), "other filter", 0
        if now.problems:
            yield ("problems",), _problems(now), 1
        yield ("edit",), "edit", 1
        yield ("reload",), "read again", 2
    elif now.pane == "detail":
        yield _EVENT, "scroll", 1
        yield _PAN, "link", 3
        if now.enter:
            yield ("enter",), now.enter, 2
        yield ("escape",), "list", 3
    else:
        yield _EVENT, "event", 1
        yield _PAN, "pan", 3
        yield _ZOOM, "zoom", 3
        yield ("everything",), "all", 4
        yield ("enter",), "zoom to it" if now.pane == "chart" else "read", 2
    if now.has_hits:
        yield _HIT, "hit", 1
    if now.is_searched and now.pane != "detail":
        yield ("escape",), "end search", 2
    if now.has_trail:
        yield ("back",), "back", 2
    if now.as_known:
        yield ("known-then",), "all that is known", 2
    if now.as_named:
        yield ("names",), "other names", 3
    if now.has_events:
        if now.problems:
            yield ("problems",), _problems(now), 3
        if now.has_claims:
            yield ("claims",), "claims", 4
        yield ("next-pane",), "pane", 5
        if now.has_past and now.pane != "detail":
            yield ("undo",), "undo", 7
        yield ("edit",), "edit", 6
        yield ("copy",), "copy", 7
        if now.has_links:
            yield ("thread",), "thread", 6
        if now.has_sources:
            yield ("open-source",), "source", 6
            yield ("sources",), "sources", 7
        yield ("search",), "search", 6
        yield ("filter",), "filter", 2 if now.is_filtered else 7
    yield ("palette",), "find", 5
    yield ("help",), "help", 0
    yield ("quit",), "quit", 0


def _problems(now: Moment) -> str:
    return f"{now.problems:,} problem{'' if now.problems == 1 else 's'}"


def _keys(names: tuple[str, ...], commands: Mapping[str, Command], ascii: bool) -> str:
    """The first key of each command: `j k`; of one command, its first key."""
    firsts = [commands[name].keys[0] for name in names if commands[name].keys]
    return " ".join(shown(key, ascii=ascii) for key in firsts)


def fitting(offered: Iterable[Hint], room: int, gap: int) -> tuple[Hint, ...]:
    """As many hints as fit in `room` cells with `gap` cells after each, by rank."""
    offered = tuple(offered)
    chosen: set[int] = set()
    for place, hint in sorted(enumerate(offered), key=lambda one: one[1].rank):
        cells = len(hint.keys) + 1 + len(hint.word) + gap
        if cells - gap <= room:
            chosen.add(place)
            room -= cells
    return tuple(hint for place, hint in enumerate(offered) if place in chosen)
