"""Everything that has a name: what the palette looks through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.core import words
from tui.core.choices import Choice
from tui.core.commands import Groups
from tui.core.model import LANE_FIELDS
from tui.view.keys import keys_of
from tui.view.paint import ASCII, GLYPH_SETS, Look

if TYPE_CHECKING:
    from tui.core.explorer import Explorer
    from tui.core.model import Timeline

COMMAND, ERA, EVENT, LANES, THEME, GLYPHS = "Command", "Era", "Event", "Lanes", "Theme", "Glyphs"
PLACE, SOURCE = "Place", "Source"


def catalogue(
    explorer: Explorer | None, groups: Groups, themes: Iterable[str], look: Look
) -> Iterator[Choice]:
    """Commands, lanes, eras, places, sources, themes, glyph sets and events, lazily.

    There may be a million of them.

    Args:
        explorer: Whose events, eras, places and sources; `None` before the file was read.
        groups: The commands with their keys.
        themes: The names of the themes.
        look: What the keys are shown with.
    """
    is_ascii = look.glyphs is ASCII
    for _, commands in groups:
        for command in commands:
            says = command.says[:1].upper() + command.says[1:]
            yield Choice(COMMAND, says, keys_of(command, ascii=is_ascii), command.action)
    for field in LANE_FIELDS:
        yield Choice(LANES, f"Lanes by {field}" if field != "none" else "One lane", "", field)
    if explorer:
        for id, era in explorer.timeline.eras.items():
            yield Choice(ERA, era.name, words.brief(era.span), id)
        yield from _places(explorer.timeline)
        yield from _sources(explorer.timeline)
    for name in sorted(themes, key=lambda name: (not name.startswith("timeline"), name)):
        yield Choice(THEME, name, "", name)
    for name in GLYPH_SETS:
        yield Choice(GLYPHS, f"Glyphs: {name}", "", name)
    if explorer:
        for event in explorer.events:
            yield Choice(EVENT, event.title, words.brief(event.span), event.key)


def _places(timeline: Timeline) -> Iterator[Choice]:
    """Each place once under its own name, with all its other names beside it."""
    for id, place in timeline.places.items():
        others = dict.fromkeys((*place.names.values(), *place.also))
        hint = ", ".join(name for name in others if name not in place.name)
        yield Choice(PLACE, place.name, hint, id)


def _sources(timeline: Timeline) -> Iterator[Choice]:
    for id, source in timeline.sources.items():
        yield Choice(SOURCE, source.title, source.publisher or source.author, id)
