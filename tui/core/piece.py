"""A part of a date's text that knows where in the whole it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from tui.core.instant import DateError

_SAME = str.maketrans(
    "\t\u00a0\u2002\u2003\u2007\u2009\u202f\u2010\u2011\u2012\u2014\u2212\u2018\u2019\u02bc",
    "       --––-'''",
)
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a date, all kinds of spaces and dashes brought to one each."""

    text: str
    at: int = 0

    @classmethod
    def of(cls, text: str) -> Piece:
        """The whole text, character for character."""
        return cls(text.translate(_SAME)).part(0, len(text))

    def part(self, start: int, end: int) -> Piece:
        """The characters from `start` to `end`, without the spaces around them."""
        inside = self.text[start:end]
        return Piece(inside.strip(" "), self.at + start + len(inside) - len(inside.lstrip(" ")))

    def group(self, found: re.Match[str], name: str | int) -> Piece:
        """What a match on `lower` has caught."""
        return self.part(*found.span(name))

    @property
    def lower(self) -> str:
        """The text in small letters, as long as the text."""
        return self.text.lower() if self.text.isascii() else self.text.translate(_SMALL)

    def error(self, message: str, suggestion: str = "") -> DateError:
        """That this piece is what cannot be taken."""
        return DateError(message, suggestion, self.at, self.at + len(self.text))
