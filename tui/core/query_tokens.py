"""A query's text cut into words, phrases, fields with their values, and signs.

One pass over the text, and every character keeps its place in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.core.query import QueryError, quoted

_FIELD = re.compile(r"([A-Za-z][A-Za-z_-]*):")
_JOINTS = frozenset(("and", "or", "not"))


@dataclass(frozen=True, slots=True)
class Value:
    """A text of which each character knows where it stood, and whether in quotes."""

    text: str = ""
    places: tuple[int, ...] = ()
    bare: tuple[bool, ...] = ()
    """Of each character whether it stood outside of quotes."""
    start: int = 0
    end: int = 0

    def part(self, start: int, end: int) -> Value:
        """Some of its characters."""
        here = self.places[start] if start < len(self.places) else self.end
        last = self.places[end - 1] + 1 if end > start else here
        return Value(self.text[start:end], self.places[start:end], self.bare[start:end], here, last)

    def split(self, sign: str) -> list[Value]:
        """What stands between the bare ones of a sign of one character."""
        cuts = [
            at
            for at, (character, bare) in enumerate(zip(self.text, self.bare, strict=True))
            if bare and character == sign
        ]
        if not cuts:
            return [self]
        starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(self.text)]
        return [self.part(start, end) for start, end in zip(starts, ends, strict=True)]

    def error(self, message: str, suggestion: str = "") -> QueryError:
        """What is wrong with it."""
        return QueryError(message, self.start, self.end, suggestion)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query."""

    sort: str
    """``(``, ``)``, ``-``, ``and``, ``or``, ``not``, ``text``, ``field`` or ``end``."""
    start: int
    end: int
    value: Value = Value()
    name: str = ""
    """Of a field, as written."""


def tokens(text: str) -> list[Token]:
    """The pieces of a text, and an ``end`` after them.

    Raises:
        QueryError: A quote is never closed.
    """
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at)
        found.append(token)
        at = token.end
    found.append(Token("end", len(text), len(text)))
    return found


def _token(text: str, at: int) -> Token:
    character = text[at]
    if character in "()":
        return Token(character, at, at + 1)
    if character == "-" and text[at + 1 : at + 2].strip().strip(")"):
        return Token("-", at, at + 1)
    if character == '"':
        value = _value(text, at, joined=False)
        return Token("text", at, value.end, value)
    field = _FIELD.match(text, at)
    if field:
        value = _value(text, field.end(), joined=True)
        return Token("field", at, value.end, value, field[1])
    value = _value(text, at, joined=False)
    sort = value.text.lower() if value.text.lower() in _JOINTS else "text"
    return Token(sort, at, value.end, value)


def _value(text: str, start: int, *, joined: bool) -> Value:
    """What stands from `start` on; `joined` if quoted and bare parts make one value."""
    characters: list[str] = []
    places: list[int] = []
    bare: list[bool] = []
    at = start
    while at < len(text) and not text[at].isspace() and text[at] not in "()":
        if text[at] == '"':
            if at > start and not joined:
                break
            at = _quote(text, at, characters, places)
            bare += [False] * (len(characters) - len(bare))
            if not joined:
                break
            continue
        characters.append(text[at])
        places.append(at)
        bare.append(True)
        at += 1
    return Value("".join(characters), tuple(places), tuple(bare), start, at)


def _quote(text: str, start: int, characters: list[str], places: list[int]) -> int:
    """Take what stands between quotes; where it goes on after them."""
    at, before = start + 1, len(characters)
    while at < len(text):
        if text[at] == '"':
            return at + 1
        if text[at] == "\\" and text[at + 1 : at + 2] in ('"', "\\"):
            at += 1
        characters.append(text[at])
        places.append(at)
        at += 1
    near = quoted("".join(characters[before:]))
    raise QueryError("this quote is never closed", start, len(text), near)
