"""What is asked of a timeline: words and fields, joined by and, or and not.

A query is a tree of frozen values; `written` gives it back as text. docs/query.md
has the language. It is read by hand (`query_parse`): the parser libraries lark and
pyparsing take 30 and 40 ms to import, and cannot point into the middle of a date.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from tui.core.text import visible

_BARE = re.compile(r'[^\s"(),<>=]+')
_READS_AS_MORE = re.compile(r"-.|[A-Za-z][A-Za-z_-]*:|(?:and|or|not)$", re.IGNORECASE)
"""Words that mean something else without quotes."""


class QueryError(ValueError):
    """A query that cannot be read, where in it, and what would do."""

    def __init__(self, message: str, start: int, end: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.message = visible(message)
        """The reason, in a few plain words, fit to be shown."""
        self.start = start
        """Where in the text the trouble begins, in characters."""
        self.end = end
        """Where it ends, never before `start`."""
        self.suggestion = suggestion
        """What would do in place of that part; empty if nothing is near."""


@dataclass(frozen=True, slots=True)
class Text:
    """A word or phrase that stands somewhere in an event."""

    text: str
    start: int = dataclasses.field(default=0, compare=False)
    """Where it stands in what was read, in characters."""
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """What a field of an event has to be."""

    field: str
    """One of `query_fields.FIELDS`."""
    values: tuple[str, ...] = ()
    """As written; any of them will do. Of a figure: what was counted, if that matters."""
    sign: str = ""
    """How a number compares: one of ``= < <= > >=``; empty without a number."""
    number: int | float = 0
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """All of several; without any it is true of every event."""

    parts: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of two or more."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What the other is not true of."""

    part: Query


Query = Text | Term | All | Either | Without
EVERYTHING = All()


def all_of(parts: tuple[Query, ...]) -> Query:
    """All of the parts, those of parts that are such themselves among them."""
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, All) else (part,)
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def either_of(parts: tuple[Query, ...]) -> Query:
    """One of the parts, those of parts that are such themselves among them."""
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, Either) else (part,)
    return flat[0] if len(flat) == 1 else Either(tuple(flat))


def without(part: Query) -> Query:
    """What the part is not true of; twice is not at all."""
    return part.part if isinstance(part, Without) else Without(part)


def conjuncts(query: Query) -> tuple[Query, ...]:
    """The parts that all must be true."""
    return query.parts if isinstance(query, All) else (query,)


def leaves(query: Query) -> tuple[Text | Term, ...]:
    """The words and fields of a query, from left to right."""
    if isinstance(query, Text | Term):
        return (query,)
    if isinstance(query, Without):
        return leaves(query.part)
    return tuple(leaf for part in query.parts for leaf in leaves(part))


def wanted_texts(query: Query) -> tuple[Text, ...]:
    """The words and phrases that are looked for, but not those that must not be there."""
    if isinstance(query, Text):
        return (query,)
    if isinstance(query, Term | Without):
        return ()
    return tuple(text for part in query.parts for text in wanted_texts(part))


def written(query: Query) -> str:
    """The query as text; reading it gives the same query."""
    match query:
        case Either(parts):
            return " or ".join(written(part) for part in parts)
        case All(parts):
            return " ".join(_atom(part, Either) for part in parts)
        case Without(part):
            return f"-{_atom(part, All, Either, Without)}"
        case Text(text):
            return quoted(text) if _READS_AS_MORE.match(text) else _value(text)
        case _:
            return f"{query.field}:{_asked(query)}"


def _atom(query: Query, *looser: type[Query]) -> str:
    text = written(query)
    return f"({text})" if isinstance(query, looser) else text


def _asked(term: Term) -> str:
    values = ",".join(_value(value) for value in term.values)
    if not term.sign:
        return values
    sign = "" if term.sign == "=" and term.field == "importance" else term.sign
    return f"{values}{sign}{term.number}"


def _value(text: str) -> str:
    return text if _BARE.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    r"""The text between quotes, with a backslash before what would end it."""
    return '"' + re.sub(r'([\\"])', r"\\\1", text) + '"'
