"""Labels that fit their room: cut between characters as people see them.

A letter and its combining marks, an emoji with its modifiers, a flag or a
Hangul syllable of several code points is one character to the eye; a cut
inside of it would draw another one. This follows the rules of Unicode
Annex 29 (grapheme clusters) as far as a label needs them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

MORE = "…"
"""What stands for the part of a label that was cut off; one cell wide."""

Measure = Callable[[str], int]
"""The width of a text in terminal cells."""

_JOINER = "\u200d"


def graphemes(text: str) -> Iterator[str]:
    """The characters of a text as people see them, in order; joined they are the text."""
    start = 0
    for index in range(1, len(text)):
        if not _belongs(text, start, index):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _belongs(text: str, start: int, index: int) -> bool:
    """Whether the code point at `index` goes on with the character begun at `start`."""
    before, point = text[index - 1], text[index]
    if point < "\u0300":
        return False
    if point == _JOINER or before == _JOINER or unicodedata.category(point).startswith("M"):
        return True
    if "\U0001f3fb" <= point <= "\U0001f3ff":  # skin tones
        return True
    if _is_regional(point) and _is_regional(before):  # flags go by pairs
        return (index - start) % 2 == 1
    return _is_late_jamo(point) and unicodedata.category(before) == "Lo" and before >= "\u1100"


def _is_regional(point: str) -> bool:
    return "\U0001f1e6" <= point <= "\U0001f1ff"


def _is_late_jamo(point: str) -> bool:
    """Whether it is a Hangul vowel or final consonant that joins the one before."""
    return "\u1160" <= point <= "\u11ff" or "\ud7b0" <= point <= "\ud7fb"


def cut(text: str, room: int, measure: Measure) -> str:
    """The text, or as much of its beginning as fits, with `MORE` after it.

    Args:
        text: One line.
        room: Cells that it may take.
        measure: Width of a text in cells.

    Returns:
        A text that is never wider than `room`; empty if not even `MORE` fits.
    """
    if measure(text) <= room:
        return text
    left = room - measure(MORE)
    if left < 0:
        return ""
    if text.isascii() and measure(text) == len(text):  # each character is one cell
        return text[:left].rstrip() + MORE
    kept: list[str] = []
    for character in graphemes(text):
        left -= measure(character)
        if left < 0:
            break
        kept.append(character)
    short = "".join(kept).rstrip()
    while short and measure(short + MORE) > room:  # widths do not always add up
        short = "".join(list(graphemes(short))[:-1]).rstrip()
    return short + MORE
