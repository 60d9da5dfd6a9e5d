"""Texts as a search sees them: without case, accents and the shapes of quotes and dashes.

Each character is folded by itself (NFKD, case folding, no combining marks), so
that folding is linear, folding a folded text changes nothing, and what is found
can be told as a part of the text that was written.
"""

from __future__ import annotations

import unicodedata

from tui.core.text import visible

_ALIKE = {
    **dict.fromkeys("‘’‚‛′ʻʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200c\u200d\u034f\ufe0e\ufe0f"),  # to be seen only in what they join
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ə": "e",
    "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
"""What people type for letters that no mark can be taken from, as few keyboards have them."""
_FEW = 32
"""Different characters that are sooner replaced one after the other than looked up in turn."""
_LONG, _EVERY = 256, 16
"""Characters from which one of some is looked at first: all take as long as the folding."""
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f"
"""Blanks of ASCII but the space; any other blank is folded to one."""


class _Folds(dict[int, str]):
    """By its number: each character folded, worked out when it is first met."""

    def __missing__(self, number: int) -> str:
        self[number] = folded = "".join(map(_folded, _decomposed(chr(number))))
        return folded


def _decomposed(character: str) -> str:
    cased = unicodedata.normalize("NFKD", character).casefold()
    return unicodedata.normalize("NFKD", cased)


def _folded(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    if character in _ALIKE:
        return _ALIKE[character] or ""
    return " " if character.isspace() else character


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text as it is searched; a run of blanks and newlines is one space, at the ends none."""
    spelt = _spelt(text)
    if "  " in spelt or any(map(spelt.__contains__, _BREAKS)):
        return " ".join(spelt.split())
    return spelt.strip(" ")


def _spelt(text: str) -> str:
    for step in (_EVERY, 1) if len(text) > _LONG else (1,):
        if text.isascii():
            return text.lower()
        folds = {each: _FOLDS[ord(each)] for each in {*text[::step]} if each > "\x7f"}
        if len(folds) > _FEW or not all(map(str.isascii, folds.values())):
            break  # other letters stay
        for character, letters in folds.items():  # a fold is its own fold: in any order
            text = text.replace(character, letters)
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def needle(text: str) -> str:
    """What to look for in folded texts of a file: the text as it would stand in one, folded."""
    return fold(visible(text, multiline=True))


def found(text: str, needle: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds what `needle` gave: from and to in characters, in order, apart."""
    if not needle:
        return ()
    folded, origins = _traced(text)
    ranges: list[tuple[int, int]] = []
    at = folded.find(needle)
    while at >= 0:
        last = at + len(needle) - 1
        start, end = origins[at], origins[last] + 1
        while end < len(text) and not _FOLDS[ord(text[end])]:  # marks on the last letter
            end += 1
        start = max(start, ranges[-1][1]) if ranges else start  # ﬁ is one character
        if start < end:
            ranges.append((start, end))
        at = folded.find(needle, last + 1)
    return tuple(ranges)


def _traced(text: str) -> tuple[str, list[int]]:
    """The text folded, and of each of its characters which one of the text it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for part in _FOLDS[ord(character)]:
            if part == " " and (not folded or folded[-1] == " "):
                continue
            folded.append(part)
            origins.append(place)
    return "".join(folded), origins
