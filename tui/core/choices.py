"""Finding something by its name: what is typed matches without case and accents.

The one idea: a text is folded code point by code point, so that every letter of
the folded form is known to come from one letter of the name, which can be lit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

Range = tuple[int, int]
"""Code points from the first to the one after the last."""


class Choice(NamedTuple):
    """Something that can be chosen by its name."""

    group: str
    """What it is: "Command", "Event", "Theme" …"""
    name: str
    hint: str
    """What is told beside it: its keys or its date."""
    key: str
    """What to do with it; means something only to who offers it."""


class _Folds(dict[int, str]):
    """What becomes of each code point; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code)).casefold()
        letters = letters.translate(_BY_HAND)
        parts = unicodedata.normalize("NFKD", letters)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = plain.translate(_BY_HAND)
        return self[code]


_BY_HAND = str.maketrans(
    {
        "ə": "e", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ŧ": "t",
        "æ": "ae", "œ": "oe", "þ": "th",
        "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "“": '"', "”": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip
"""Letters that Unicode takes for letters of their own although people type the plain one,
and the marks of a typesetter."""
_FOLDS = _Folds()


def folded(text: str) -> str:
    """The text without what a person leaves out who types in haste: case, accents, ligatures.

    Compatibility decomposition (UAX #15, NFKD) without combining marks, and full
    case folding (The Unicode Standard, section 3.13); Azerbaijani ə as e, Turkish
    ı and İ as i.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def matching(choices: Iterable[Choice], text: str, most: int = 50) -> list[Choice]:
    """The choices that a text means, the likeliest first.

    Every word of the text occurs in the name, the group or the hint. First come
    the names that begin with the text, then those in which each word of it begins
    a word, then the rest; each in the order in which they were given.

    Args:
        choices: All there are, however many; read no further than needed.
        text: What was typed. Without a word in it all match.
        most: How many to give at most.
    """
    return _likeliest(((choice, *_plain(choice)) for choice in choices), text, most)


class Shelf:
    """Choices that are read a few at a time, and searched as far as they are read.

    The first look at a choice costs a hundred times as much as all that follow.
    """

    def __init__(self, choices: Iterable[Choice]) -> None:
        """Read nothing yet."""
        self._choices = iter(choices)
        self._read: list[_Plain] = []

    def read(self, count: int) -> bool:
        """Read so many more; whether there may still be more after them."""
        before = len(self._read)
        self._read += ((one, *_plain(one)) for one in islice(self._choices, count))
        return len(self._read) - before == count

    def matching(self, text: str, most: int = 50) -> list[Choice]:
        """What a text means of all that is read; as `matching`."""
        return _likeliest(self._read, text, most)


_Plain = tuple[Choice, str, str]
"""A choice, its name folded, and its group and hint folded."""


def _plain(choice: Choice) -> tuple[str, str]:
    return folded(choice.name), folded(f"{choice.group}\n{choice.hint}")


def _likeliest(choices: Iterable[_Plain], text: str, most: int) -> list[Choice]:
    words = folded(text).split()
    start = " ".join(words)
    ranks: tuple[list[Choice], list[Choice], list[Choice]] = ([], [], [])
    if most <= 0:
        return []
    for choice, name, around in choices:
        rank = _rank(name, around, words, start)
        if rank is None or len(ranks[rank]) == most:
            continue
        ranks[rank].append(choice)
        if len(ranks[0]) == most:
            break
    return [choice for rank in ranks for choice in rank][:most]


def marked(name: str, text: str) -> list[Range]:
    """The letters of a name that a text means, to be lit.

    Returns:
        Ranges of code points, in order and apart: one for each word of the text
        that occurs in the name, where a word begins if it does so anywhere.
    """
    words = folded(text).split()
    letters = [folded(letter) for letter in name]
    plain = "".join(letters)
    origin = [index for index, part in enumerate(letters) for _ in part]
    start = " ".join(words)
    wanted = [start] if start and plain.startswith(start) else words
    found: list[Range] = []
    for word in wanted:
        at = _word_start(plain, word)
        at = plain.find(word) if at < 0 else at
        if at >= 0:
            found.append(_grown(origin[at], origin[at + len(word) - 1] + 1, letters))
    return _joined(found)


def _rank(name: str, around: str, words: Sequence[str], start: str) -> int | None:
    """How well a choice fits, folded: 0 best, 2 least, `None` not at all."""
    if name.startswith(start):
        return 0
    is_named = True
    for word in words:  # a loop: a generator for each name would take three times as long
        if word not in name:
            if word not in around:
                return None
            is_named = False
    return 1 if is_named and all(_word_start(name, word) >= 0 for word in words) else 2


def _word_start(plain: str, word: str) -> int:
    """Where a word of a folded text begins with another; −1 if none does."""
    at = plain.find(word)
    while at > 0 and plain[at - 1].isalnum():
        at = plain.find(word, at + 1)
    return at


def _grown(first: int, last: int, letters: Sequence[str]) -> Range:
    """With the accents that stand after the last letter as code points of their own."""
    while last < len(letters) and not letters[last]:
        last += 1
    return first, last


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch made one."""
    joined: list[Range] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
