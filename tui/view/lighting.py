"""What a search has found, lit wherever it stands on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.core.spots import Ranges, lit
from tui.view.paint import Line, Look, Piece, wrapped

if TYPE_CHECKING:  # imported when somebody searches
    from rich.style import Style

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
