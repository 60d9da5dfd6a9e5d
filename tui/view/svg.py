"""Lines of cells as an SVG that looks the same wherever it is drawn.

The one idea: a cell is a place, not a character. Each run of words has its own
column and length, so that no font can push it from there; bars, arrows and the usual
marks are shapes, not text. Nothing is fetched and nothing runs: no font, no link, no
script. What a text holds is escaped, and what XML cannot hold is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from rich.style import Style

from tui.view.paint import Line, clusters
from tui.view.palette import Palette

CELL = 8.5
"""The width of a cell in the units of the SVG."""
ROW = 18.0
"""The height of a line."""
FONT = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
FONT_SIZE = CELL / (1233 / 2048)
"""The size at which a character of DejaVu Sans Mono, and of Menlo, is as wide as a cell."""
_BASE = 13.0
"""The baseline of the text, from the top of its line."""
_MIDDLE = ROW / 2
_MARGIN = 12.0
_ROUND = 6

_STROKES = {
    "━": (3.0, 0), "─": (1.0, 0), "┄": (1.6, 3), "╌": (1.4, 2), "╍": (3.0, 2),
}  # fmt: skip
"""Horizontal lines: how thick, and in how many dashes a cell."""
_UPRIGHT = {"│": 1, "╎": 3}
"""Vertical lines: in how many parts a cell."""
_SHAPES = {
    "●": "M.1,0a.4,.4 0 1,0 .8,0a.4,.4 0 1,0 -.8,0z",
    "◆": "M.5,-.52L1,0L.5,.52L0,0z",
    "▲": "M.5,-.46L1,.42H0z",
    "▼": "M.5,.46L1,-.42H0z",
    "■": "M.08,-.42H.92V.42H.08z",
    "▶": "M.05,-.5L.98,0L.05,.5z",
    "◀": "M.95,-.5L.02,0L.95,.5z",
}
"""Marks that are filled; in cells from the left edge, and from the middle of the line."""
_OUTLINES = {
    "○": "M.16,0a.34,.34 0 1,0 .68,0a.34,.34 0 1,0 -.68,0z",
    "◇": "M.5,-.46L.93,0L.5,.46L.07,0z",
    "△": "M.5,-.4L.92,.36H.08z",
    "▽": "M.5,.4L.92,-.36H.08z",
    "□": "M.14,-.36H.86V.36H.14z",
}
"""Marks of which only the edge is drawn; measured alike."""
_HALVES = {"◐": "M.5,-.34a.34,.34 0 0,0 0,.68z", "◑": "M.5,-.34a.34,.34 0 0,1 0,.68z"}
"""Circles of which one half is filled."""
_STEPS = "▁▂▃▄▅▆▇█"
"""Columns of an eighth to eight eighths of the height of a letter."""
_DRAWN = frozenset((*_STROKES, *_UPRIGHT, *_SHAPES, *_OUTLINES, *_HALVES, *_STEPS))


class _Run(NamedTuple):
    """Neighbouring cells that are drawn as one thing."""

    column: int
    cells: int
    text: str
    """Words, or one sign again and again."""


def svg(lines: Sequence[Line], width: int, palette: Palette, title: str, about: str) -> str:
    """The lines as one SVG.

    Args:
        lines: Rows of cells, in colours of `palette`.
        width: Cells of each line.
        palette: The colours; not the terminal's own, which nobody outside of it knows.
        title: What it is called, for those who hear it.
        about: What it shows, for those who hear it.
    """
    wide, high = _number(width * CELL + 2 * _MARGIN), _number(len(lines) * ROW + 2 * _MARGIN)
    inks = _Inks()
    drawn = [part for number, line in enumerate(lines) for part in _drawn(number, line, inks)]
    grounds = [
        part for number, line in enumerate(lines) for part in _grounds(number, line, palette)
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
            f' viewBox="0 0 {wide} {high}" role="img" aria-labelledby="title about">',
            f'<title id="title">{_escaped(title)}</title>',
            f'<desc id="about">{_escaped(about)}</desc>',
            "<style>",
            f"text{{font:{FONT_SIZE:.3f}px {FONT};white-space:pre}}",
            *inks.rules(),
            "</style>",
            f'<rect width="{wide}" height="{high}" rx="{_ROUND}" fill="{palette.ground}"/>',
            f'<g transform="translate({_number(_MARGIN)} {_number(_MARGIN)})">',
            *grounds,
            *drawn,
            "</g>",
            "</svg>",
            "",
        )
    )


class _Inks:
    """The colours that are used, each with a class of its own."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, bool], str] = {}

    def name(self, style: Style) -> str:
        """The class of a style."""
        ink = (_hex(style), bool(style.bold))
        return self._names.setdefault(ink, f"i{len(self._names)}")

    def rules(self) -> Iterator[str]:
        """The style sheet."""
        for (colour, bold), name in self._names.items():
            weight = ";font-weight:bold" if bold else ""
            yield f".{name}{{fill:{colour}{weight}}}"
            yield f".{name}l{{fill:none;stroke:{colour}}}"


def _hex(style: Style, ground: bool = False) -> str:
    colour = style.bgcolor if ground else style.color
    return colour.get_truecolor().hex if colour else "#808080"


def _grounds(number: int, line: Line, palette: Palette) -> Iterator[str]:
    """What stands behind the text where that is not the ground of the whole."""
    column = 0
    for text, style in line:
        cells = sum(width for _, width in clusters(text))
        colour = _hex(style, ground=True)
        if colour != palette.ground:
            yield (
                f'<rect x="{_number(column * CELL)}" y="{_number(number * ROW)}"'
                f' width="{_number(cells * CELL)}" height="{_number(ROW)}" fill="{colour}"/>'
            )
        column += cells


def _drawn(number: int, line: Line, inks: _Inks) -> Iterator[str]:
    column, top = 0, number * ROW
    for text, style in line:
        for run in _runs(text, column):
            yield _shape(run, top, inks.name(style))
        column += sum(cells for _, cells in clusters(text))


def _runs(text: str, column: int) -> Iterator[_Run]:
    """The things in a text: words with single blanks between them, or signs of one kind.

    A wide character is a run of its own, for few fonts have it as wide as two cells.
    """
    start = end = column
    words, was_wide = "", False
    for grapheme, cells in clusters(text):
        if not grapheme.isspace():
            is_alone = was_wide or cells > 1
            if words and (is_alone or not _joins(words[-1], grapheme, column - end)):
                yield _Run(start, end - start, words)
                words = ""
            start = start if words else column
            words += " " * (column - end) * bool(words) + grapheme
            end, was_wide = column + cells, cells > 1
        column += cells
    if words:
        yield _Run(start, end - start, words)


def _joins(last: str, grapheme: str, gap: int) -> bool:
    """Whether a character goes on with what stands some blanks before it."""
    if last in _DRAWN or grapheme in _DRAWN:
        return last == grapheme and not gap
    return gap <= 1


def _shape(run: _Run, top: float, ink: str) -> str:
    sign, x, y = run.text[0], run.column * CELL, top + _MIDDLE
    if sign in _STROKES:
        thick, dashes = _STROKES[sign]
        dash = CELL / dashes if dashes else 0
        pattern = f' stroke-dasharray="{_number(dash * 0.6)} {_number(dash * 0.4)}"' if dash else ""
        return (
            f'<path class="{ink}l" stroke-width="{_number(thick)}"{pattern}'
            f' d="M{_number(x)},{_number(y)}h{_number(run.cells * CELL)}"/>'
        )
    if sign in _UPRIGHT:
        parts = _UPRIGHT[sign]
        dash = ROW / parts
        pattern = f' stroke-dasharray="{_number(dash * 0.6)} {_number(dash * 0.4)}"'
        down = "".join(
            f"M{_number(x + (cell + 0.5) * CELL)},{_number(top)}v{_number(ROW)}"
            for cell in range(run.cells)
        )
        return f'<path class="{ink}l"{pattern if parts > 1 else ""} d="{down}"/>'
    if sign in _DRAWN:
        return "".join(_mark(sign, x + cell * CELL, y, ink) for cell in range(run.cells))
    return (
        f'<text class="{ink}" x="{_number(x)}" y="{_number(top + _BASE)}"'
        f' textLength="{_number(run.cells * CELL)}" lengthAdjust="spacingAndGlyphs">'
        f"{_escaped(run.text)}</text>"
    )


def _mark(sign: str, x: float, y: float, ink: str) -> str:
    """A sign as a shape of about its size in the font."""
    at = f'transform="translate({_number(x)} {_number(y)}) scale({_number(CELL)})"'
    if sign in _STEPS:
        high = (_STEPS.index(sign) + 1) / 8
        return f'<path class="{ink}" {at} d="M.05,.6H.95V{_number(0.6 - 1.2 * high)}H.05z"/>'
    if sign in _SHAPES:
        return f'<path class="{ink}" {at} d="{_SHAPES[sign]}"/>'
    outline = _OUTLINES.get(sign, _OUTLINES["○"])
    edge = f'<path class="{ink}l" {at} stroke-width=".14" d="{outline}"/>'
    half = _HALVES.get(sign)
    return edge + (f'<path class="{ink}" {at} d="{half}"/>' if half else "")


def _number(value: float) -> str:
    """In hundredths at most, which is finer than any screen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _escaped(text: str) -> str:
    """Fit for XML 1.0 (fifth edition, section 2.2), which cannot even name most controls."""
    return escape(re.sub("[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text))
