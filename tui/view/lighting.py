"""What a search has found, and what is on a thread, lit wherever it stands on the screen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.core.spots import Ranges, lit
from tui.view.paint import Line, Look, Piece, wrapped

if TYPE_CHECKING:  # imported when somebody searches
    from rich.style import Style

    from tui.core.blocks import Block
    from tui.core.chronology import Chronology
    from tui.core.finding import Finding


class Found(NamedTuple):
    """What was found, and the folded words that were looked for."""

    finding: Finding
    needles: tuple[str, ...]

    def is_hit(self, place: int) -> bool:
        """Whether an event was found, by its place among those that are shown."""
        return self.finding.is_hit(place)

    def ranges(self, text: str) -> Ranges:
        """Which parts of a text to light."""
        return lit(text, self.needles)


class Strand(NamedTuple):
    """The events of a thread, as far as they are among those that are shown."""

    places: tuple[int, ...]
    """Where they stand among these, in order."""
    instants: tuple[int, ...]
    """Their anchors, in seconds on the axis, in the same order."""

    @classmethod
    def of(cls, keys: Iterable[str], chronology: Chronology) -> Strand:
        """The events of some keys."""
        found = map(chronology.place_of, keys)
        places = tuple(sorted(place for place in found if place is not None))
        return cls(places, tuple(chronology.anchors[place] for place in places))

    def has(self, place: int) -> bool:
        """Whether an event is on it, by its place among those that are shown."""
        return self._ranked(place, place + 1) != ()

    def has_hidden(self, block: Block) -> bool:
        """Whether one of the events that are counted with another is on it."""
        if not block.hidden:
            return False
        first, last = block.ends_of_hidden()
        return any(place in block.hidden for place in self._ranked(first, last + 1))

    def _ranked(self, first: int, end: int) -> tuple[int, ...]:
        """Its events whose places are in a range, half-open."""
        return self.places[bisect_left(self.places, first) : bisect_left(self.places, end)]


def lighted(line: Iterable[Piece], found: Found, style: Style) -> Line:
    """A line with the words that were looked for in another style, where one piece holds them."""
    pieces: list[Piece] = []
    for text, plain in line:
        at = 0
        for start, end in found.ranges(text):
            pieces += [(text[at:start], plain), (text[start:end], style)]
            at = end
        pieces.append((text[at:], plain))
    return tuple(piece for piece in pieces if piece[0])


def nothing_page(key: str, width: int, look: Look) -> list[Line]:
    """What the details say where a filter leaves nothing."""
    palette = look.palette
    plain = palette.style(palette.text, palette.pane)
    text = f"{key} changes the filter. An empty one shows everything again."
    return [(), *(((line, plain),) for line in wrapped(text, width))]
