"""Rows of cells: glyphs in three sets, and a canvas of one row.

A line is a tuple of `(text, style)` pieces, so that two pictures can be compared
row by row and only what changed is sent. Widths are always in terminal cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes
from rich.style import Style

from tui.view.palette import Palette

Piece = tuple[str, Style]
Line = tuple[Piece, ...]


class Glyphs(NamedTuple):
    """Everything that we draw with; each is one cell wide."""

    name: str
    bar: str
    """Certainly lasted."""
    fringe: str
    """May have lasted."""
    arrow_left: str
    arrow_right: str
    """It goes on beyond an open end."""
    question: str
    """Nobody gave this end; or the date is uncertain."""
    about: str
    """May have lasted, and the date is approximate."""
    both: str
    """The date is approximate and uncertain."""
    unsaid: str
    """May have lasted; digits of the date were left out."""
    rule: str
    """Straight lines: gaps in the list, borders of sections."""
    hair: str
    """The hairline at the selected date."""
    tick: str
    point: str
    """An event whose kind has no glyph of its own."""
    selected: str
    """The mark at the edge of a selected row."""
    contested: str
    more: str
    """Text was cut here."""
    levels: str
    """Density from one event up; a blank cell is none."""
    fills: str
    """Where no event is within an era; two, so that eras that follow each other differ."""
    here: str
    """The selected event among all."""
    window_left: str
    window_right: str
    link: str
    folded: str
    """The parts of an event are folded away under it in the list."""
    opened: str
    """They stand there."""


UNICODE = Glyphs(
    "unicode", "━", "┄", "◀", "▶", "?", "~", "%", "·", "─", "╎", "│", "●", "▌", "≠", "…",
    "▁▂▃▄▅▆▇█", "·╌", "▼", "▐", "▌", "→", "▸", "▾",
)  # fmt: skip
NARROW = Glyphs(
    "narrow", "╍", "╌", "«", "»", "?", "~", "%", "⋅", "╌", "╎", "╎", "◗", "▐", "≢", "~",
    "⡀⣀⣄⣤⣦⣶⣷⣿", "⋅╌", "◊", "▐", "▐", "»", "▸", "▾",
)  # fmt: skip
ASCII = Glyphs(
    "ascii", "=", "-", "<", ">", "?", "~", "%", ".", "-", ":", "|", "o", ">", "!", "~",
    ".:-=+*%#", ",_", "v", "[", "]", ">", "+", "-",
)  # fmt: skip
GLYPH_SETS = {glyphs.name: glyphs for glyphs in (UNICODE, NARROW, ASCII)}
THREAD = "|"
"""The mark of an event on the thread that is followed, wherever the event stands."""
UNDERLINED = Style(underline=True)
"""Added to the style of what is meant, where a mark may mean one of several."""
_ASCII_MARKS = "o*+x#@%&$^"
_PLAIN = {
    ord(character): plain
    for plain, characters in (
        ('"', "“”„‟«»″"), ("'", "‘’‚‛‹›′ʼ"), ("-", "–—‐‑‒―−"), ("|", "·"), ("*", "•"), (".", "…"),
        (">", "→≥"), ("<", "←≤"), ("^", "↑"), ("v", "↓"), ("!", "≠"), ("x", "×"),
        (" ", "\u00a0\u2002\u2003\u2007\u2009\u202f"), ("?", "␀␇␈␉␊␋␌␍␛␡�"),
        ("-", "─━┄╌╍═▔▁▀▄"), ("|", "│┃┆╎║▌▐▎▍▏▕▊"), ("+", "┌┐└┘├┤┬┴┼╭╮╰╯"), ("#", "█■"),
    )
    for character in characters
}  # fmt: skip
"""Signs and borders, one cell each, and the sign of ASCII that stands for each."""


class Look(NamedTuple):
    """What a pane needs to know of colours and glyphs."""

    palette: Palette
    glyphs: Glyphs

    def mark(self, glyph: str, index: int) -> str:
        """The glyph of the `index`-th kind, as the chosen set can draw it."""
        if self.glyphs is UNICODE and glyph:
            return glyph
        if self.glyphs is ASCII:
            return glyph if glyph.isascii() and glyph else _ASCII_MARKS[index % len(_ASCII_MARKS)]
        return self.glyphs.point


def plain(text: str, encoding: str = "utf-8") -> str:
    """The text with ASCII for what is not a letter, as wide as before.

    Letters of any script stay; what `encoding` cannot write becomes `?` in every
    cell, since standard error would write several characters for one.
    """
    if text.isascii():
        return text
    text = text.translate(_PLAIN)
    if _is_written(text, encoding):
        return text
    return "".join(
        grapheme if _is_written(grapheme, encoding) else "?" * cells
        for grapheme, cells in clusters(text)
    )


def _is_written(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return text.isascii()
    return True


_JOINERS = "\u200d\ufe0f"
"""At the edge of a text they would join it to whatever is painted beside it."""
_HEAP = 32
"""Characters of a grapheme that are drawn; a stream is safe with 30 marks in a row (UAX #15)."""


def width_of(text: str) -> int:
    """The cells that a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def clusters(text: str) -> Iterable[tuple[str, int]]:
    """The graphemes of a text, each with its width in cells."""
    return ((character, 1) for character in text) if text.isascii() else _clusters(text)


@lru_cache(4_096)
def _clusters(text: str) -> tuple[tuple[str, int], ...]:
    """The same of what is not ASCII: the titles in view are drawn again and again."""
    spans = split_graphemes(text)[0]
    return tuple((text[start:end].strip(_JOINERS), width) for start, end, width in spans if width)


def thinned(text: str) -> str:
    """The text with no more characters in a grapheme than can be told apart in its cells.

    Textual would need the square of their number to draw them.
    """
    return "".join(grapheme[:_HEAP].rstrip(_JOINERS) for grapheme, _ in clusters(text))


def cut(text: str, width: int, more: str = "…") -> str:
    """The text in at most `width` cells, ending in `more` where something was left out."""
    if width_of(text) <= width:
        return text
    if width <= 0:
        return ""
    room, kept = width - 1, ""
    for grapheme, cells in clusters(text):
        if cells > room:
            break
        kept += grapheme
        room -= cells
    return kept.rstrip() + more


def wrapped(text: str, width: int) -> list[str]:
    """The text broken into lines of at most `width` cells, at blanks where it can be."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for word in paragraph.split():
            room = width_of(word)
            if line and used + 1 + room <= width:
                line, used = f"{line} {word}", used + 1 + room
                continue
            if line:
                lines.append(line)
            *whole, line = _broken(word, width) if room > width else [word]
            lines.extend(whole)
            used = width_of(line)
        lines.append(line)
    return lines


def _broken(word: str, width: int) -> list[str]:
    parts, part, used = [], "", 0
    for grapheme, cells in clusters(word):
        if used + cells > width and part:
            parts.append(part)
            part, used = "", 0
        part += grapheme
        used += cells
    return [*parts, part]


class Canvas:
    """One row of cells, painted over from left to right or in any order."""

    __slots__ = ("_styles", "_texts", "width")

    def __init__(self, width: int, style: Style) -> None:
        self.width = width
        self._texts = [" "] * width
        self._styles = [style] * width

    def copy(self) -> Canvas:
        """The same row, to be painted further."""
        twin = Canvas.__new__(Canvas)
        twin.width, twin._texts, twin._styles = self.width, self._texts[:], self._styles[:]
        return twin

    def widen(self, text: str, style: Style) -> None:
        """Add a text of ASCII characters at the end of the row."""
        self._texts += text
        self._styles += [style] * len(text)
        self.width += len(text)

    def put(self, x: int, text: str, style: Style) -> int:
        """Paint a text from cell `x`, cut at both edges; gives the cell after it."""
        texts, styles, width = self._texts, self._styles, self.width
        if text.isascii():
            first, last = max(x, 0), min(x + len(text), width)
            if first < last:
                self._mend(first, last - first)
                texts[first:last] = text[first - x : last - x]
                styles[first:last] = [style] * (last - first)
            return x + len(text)
        for grapheme, cells in _clusters(text):
            if x >= 0 and x + cells <= width and cells:
                self._mend(x, cells)
                texts[x], styles[x] = grapheme, style
                if cells == 2:
                    texts[x + 1], styles[x + 1] = "", style
            elif cells == 2 and x in (-1, width - 1):
                edge = max(x, 0)
                self._mend(edge, 1)
                texts[edge], styles[edge] = " ", style
            x += cells
        return x

    def _mend(self, x: int, cells: int) -> None:
        """Blank the other half of a wide character that is about to be painted over."""
        if not self._texts[x] and x:
            self._texts[x - 1] = " "
        after = x + cells
        if after < self.width and not self._texts[after]:
            self._texts[after] = " "

    def fill(self, start: int, end: int, character: str, style: Style) -> None:
        """Paint one narrow character over the cells `start` to `end` (half-open)."""
        first, last = max(0, start), min(end, self.width)
        if first < last:
            self._mend(first, last - first)
            self._texts[first:last] = [character] * (last - first)
            self._styles[first:last] = [style] * (last - first)

    def is_blank(self, x: int) -> bool:
        """Whether nothing stands in a cell of the row."""
        return 0 <= x < self.width and self._texts[x] == " "

    def line(self) -> Line:
        """What was painted, as pieces of one style each."""
        pieces: list[Piece] = []
        start = 0
        styles = self._styles
        for x in range(1, self.width + 1):
            if x == self.width or styles[x] is not styles[start]:
                pieces.append(("".join(self._texts[start:x]), styles[start]))
                start = x
        return tuple(pieces)


def fitted(line: Iterable[Piece], width: int, fill: Style) -> Line:
    """A line of exactly `width` cells: cut at a grapheme, or filled up with blanks."""
    pieces: list[Piece] = []
    room = width
    for text, style in line:
        text = text if text.isascii() else text.strip(_JOINERS)
        cells = width_of(text)
        if cells > room:
            text, cells = _head(text, room), room
        if text:
            pieces.append((text, style))
        room -= cells
        if room <= 0:
            return tuple(pieces)
    pieces.append((" " * room, fill))
    return tuple(pieces)


def _head(text: str, room: int) -> str:
    kept = ""
    for grapheme, cells in clusters(text):
        if cells > room:
            break
        kept += grapheme
        room -= cells
    return kept + " " * room


def spread(left: Iterable[Piece], right: Iterable[Piece], width: int, fill: Style) -> Line:
    """A line with something at either end; the left gives way where both do not fit."""
    ends = tuple(right)
    taken = sum(width_of(text) for text, _ in ends)
    if taken >= width:
        return fitted(ends, width, fill)
    return (*fitted(left, width - taken, fill), *ends)
