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

COMMAND, ERA, EVENT, LANES, THEME, GLYPHS = "Command", "Era", "Event", "Lanes", "Theme", "Glyphs"


class Kept:
    """An iterator that can be read again from its beginning, and is read on where it was left."""

    def __init__(self, choices: Iterator[Choice]) -> None:
        self._choices = choices
        self._read: list[Choice] = []

    def __iter__(self) -> Iterator[Choice]:
        """All of them, each made once."""
        yield from self._read
        for choice in self._choices:
            self._read.append(choice)
            yield choice


def catalogue(
    explorer: Explorer | None, groups: Groups, themes: Iterable[str], look: Look
) -> Iterator[Choice]:
    """Commands, lanes, eras, themes, glyph sets and events, lazily: there may be a million.

    Args:
        explorer: Whose events and eras; `None` before the file was read.
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
    for name in sorted(themes, key=lambda name: (not name.startswith("timeline"), name)):
        yield Choice(THEME, name, "", name)
    for name in GLYPH_SETS:
        yield Choice(GLYPHS, f"Glyphs: {name}", "", name)
    if explorer:
        for event in explorer.events:
            yield Choice(EVENT, event.title, words.brief(event.span), event.key)
