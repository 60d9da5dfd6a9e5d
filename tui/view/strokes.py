"""Strokes on a canvas: what `core.strokes` decided, in the characters of a glyph set.

Every doubt has a character of its own, and a fringe is drawn in it; colour is
that of the event throughout. The mark is the glyph of the kind and stays as it
is, since a file may give one kind the hollow twin of another's glyph; only where
nothing else has a cell does the sign of the doubt stand for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.core.strokes import Doubt, Part, strokes

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from rich.style import Style

    from tui.core.instant import Span
    from tui.core.strokes import Placed, Stroke
    from tui.view.paint import Canvas, Glyphs, Look

_AGAIN = 12
"""Columns from one sign of doubt to the next along a fringe, so that one is mostly in sight."""


def paint_span(
    canvas: Canvas,
    placed: Placed,
    span: Span,
    left: int,
    look: Look,
    mark: str,
    ink: Style,
    room: bool,
) -> int:
    """Paint the strokes and the mark of an event.

    Args:
        canvas: The row.
        placed: Its columns on the axis.
        span: When it was.
        left: The column of the axis at the left edge of the canvas.
        look: Which glyphs to paint with.
        mark: The glyph of the event.
        ink: Its style.
        room: Whether the column after the last one is its own.

    Returns:
        The first cell of the canvas after all that was painted.
    """
    after = placed.last
    for stroke in strokes(placed, span, room):
        after = max(after, stroke.last)
        _paint(canvas, stroke, left, look.glyphs, mark, ink)
    return after - left


def _paint(
    canvas: Canvas, stroke: Stroke, left: int, glyphs: Glyphs, mark: str, ink: Style
) -> None:
    part, first, last = stroke.part, stroke.first - left, stroke.last - left
    if part is Part.MARK:
        canvas.put(first, mark, ink)
    elif part is Part.CERTAIN:
        canvas.fill(first, last, glyphs.bar, ink)
    elif part is Part.POSSIBLE:
        canvas.fill(first, last, _texture(stroke.doubt, glyphs), ink)
        if stroke.doubt:
            begin = first if first >= 0 else first % _AGAIN
            for x in range(begin, min(max(first + 1, last - 1), canvas.width), _AGAIN):
                canvas.put(x, sign_of(stroke.doubt, glyphs), ink)
    elif part is Part.SIGN or part is Part.ALONE:
        canvas.put(first, sign_of(stroke.doubt, glyphs), ink)
    elif part is Part.UNKNOWN:
        canvas.put(first, glyphs.question, ink)
    elif part is Part.EARLIER:
        canvas.put(max(first, 0), glyphs.arrow_left, ink)
    else:
        canvas.put(min(last, canvas.width) - 1, glyphs.arrow_right, ink)


def _texture(doubt: Doubt, glyphs: Glyphs) -> str:
    """What a fringe is made of between its signs."""
    if Doubt.UNSPECIFIED in doubt:
        return glyphs.unsaid
    return glyphs.about if Doubt.APPROXIMATE in doubt else glyphs.fringe


def sign_of(doubt: Doubt, glyphs: Glyphs) -> str:
    """The one character for a doubt; digits left out give way to what is said against the rest."""
    if Doubt.BOTH in doubt:
        return glyphs.both
    if Doubt.UNCERTAIN in doubt:
        return glyphs.question
    return glyphs.about if Doubt.APPROXIMATE in doubt else glyphs.unsaid
