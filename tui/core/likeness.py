"""Which of some words another is most like: the one that `difflib` finds, but sooner.

The one idea: how many letters two words have in common is known from one number each,
and bounds how alike they can be. So nearly all words are passed over without a look.
"""

from __future__ import annotations

from collections.abc import Collection

NEAR_ENOUGH = 0.6
"""How alike two words are to be, if nothing else is said."""
_MANY = 2_000
"""From so many words on only those are looked at that begin alike, and no more than that."""
LONGEST = 100
"""Letters of the longest word that is compared."""
_LETTERS = 64
"""How many letters are told apart before the comparison; the others are taken for these."""

_ANY = 32
"""What it costs to look at any word at all, in comparisons of one number."""

_Form = tuple[int, str]
"""A word as it is compared, with its letters as a number."""


class Alike:
    """Words that others may have been meant to be."""

    def __init__(self, words: Collection[str], near_enough: float = NEAR_ENOUGH) -> None:
        """Take the words.

        Args:
            words: All of them.
            near_enough: How alike one is to be, as `difflib.SequenceMatcher.ratio` measures it.
        """
        self._near_enough = near_enough
        self.effort = 0
        """How many words were passed over, and pairs of letters compared, by now."""
        self._is_many = len(words) > _MANY
        self._words: dict[str, str] = {}
        self._by_start: dict[str, list[str]] = {}
        self._forms: dict[str, list[_Form]] = {}
        for word in words:
            listed = self._by_start.setdefault(self._start(word), [])
            if len(listed) < _MANY and len(word) <= LONGEST:
                listed.append(word)

    def _start(self, word: str) -> str:
        return word[:2] if self._is_many else ""

    def nearest(self, word: str) -> str:
        """The word that is most like another; empty if none is."""
        lowered = word.casefold()
        if len(lowered) > LONGEST:
            return ""
        from difflib import SequenceMatcher  # only when something is wrong

        matcher = SequenceMatcher(b=lowered)
        best = (self._near_enough, "")
        for most, other in self._likely(word, lowered):
            if most < best[0]:
                break
            self.effort += len(lowered) * len(other)
            matcher.set_seq1(other)
            best = max(best, (matcher.ratio(), other))
        return self._words[best[1]] if best[1] else ""

    def _likely(self, word: str, lowered: str) -> list[tuple[float, str]]:
        """The words with letters enough in common; how like each can be, the likest first."""
        letters, length = _letters(lowered), len(lowered)
        forms = self._formed(self._start(word))
        self.effort += _ANY + len(forms)
        likely = []
        for others, other in forms:
            most = 2.0 * (letters & others).bit_count() / ((length + len(other)) or 1)
            if most >= self._near_enough:
                likely.append((most, other))
        likely.sort(reverse=True)
        return likely

    def _formed(self, start: str) -> list[_Form]:
        """The words that begin alike, as they are compared."""
        if start not in self._by_start:
            return []
        if start not in self._forms:
            words = {word.casefold(): word for word in self._by_start[start]}
            self._forms[start] = [(_letters(lowered), lowered) for lowered in words]
            self._words |= words
        return self._forms[start]


def _letters(word: str) -> int:
    """A bit for each letter, and others for the same letter again.

    Two such numbers have no fewer bits in common than the words have letters.
    """
    seen: dict[int, int] = {}
    letters = 0
    for letter in word:
        place = ord(letter) % _LETTERS
        times = seen.get(place, 0)
        seen[place] = times + 1
        letters |= 1 << (times * _LETTERS + place)
    return letters
