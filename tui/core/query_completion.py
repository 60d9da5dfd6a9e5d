"""What may come next in a query that is being typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.core.folding import fold, needle
from tui.core.query import quoted
from tui.core.query_fields import FIELDS
from tui.core.query_values import Known, values
from tui.core.searchable import Searchable

MOST = 50
"""Candidates that are offered at once."""
_BLOCKS = 16
"""Blocks of events that are looked through: what one key may take."""
_WORD = re.compile(r'(?:[^\s()"]|"[^"]*"?)*$')
_FIELD = re.compile(r"([A-Za-z_-]+):(.*)", re.DOTALL)
_PLAIN = re.compile(r'[^\s"(),<>=]+')


class Completion(NamedTuple):
    """One candidate: the text from `start` to `end` would become `text`."""

    start: int
    end: int
    text: str
    says: str
    """What it is, in a few words; may be empty."""


def completions(text: str, cursor: int, searchable: Searchable) -> tuple[Completion, ...]:
    """What the word before the cursor may become, the likeliest first.

    A field is offered with its colon, a thing of the timeline by its id or text,
    whichever of its names was typed. Of a large timeline, what only its events
    have is offered from the first of them.

    Args:
        text: The query as typed so far.
        cursor: Where the cursor stands in it, in characters.
        searchable: The timeline.

    Returns:
        At most `MOST`. After a field that takes a date or a number: none.
    """
    before = text[:cursor]
    word = _WORD.search(before)
    start = word.start() if word else cursor
    start += len(before[start:]) - len(before[start:].lstrip("-"))
    typed = before[start:]
    named = _FIELD.fullmatch(typed)
    found: Iterable[Completion] = _fields(typed, start, cursor)
    if named is not None:
        field = named[1].lower()
        cut = named[2].rfind(",") + 1 if named[2].count('"') % 2 == 0 else 0
        begin = start + named.start(2) + cut
        found = _values(field, text[begin:cursor], begin, cursor, searchable)
    return tuple(candidate for candidate, _ in zip(found, range(MOST), strict=False))


def _fields(typed: str, start: int, cursor: int) -> Iterator[Completion]:
    if '"' in typed:
        return
    for name, field in FIELDS.items():
        if name.startswith(typed.lower()):
            yield Completion(start, cursor, f"{name}:", f"{field.says}, as in {field.example}")


def _values(
    field: str, typed: str, start: int, cursor: int, searchable: Searchable
) -> Iterable[Completion]:
    if field not in FIELDS:
        return ()
    wanted = needle(typed.strip('"'))
    ranked = []
    for place, known in enumerate(values(field, searchable, _BLOCKS)):
        rank = _rank(wanted, known)
        if rank is not None:
            ranked.append((rank, place, known))
    return (
        Completion(start, cursor, _spelt(known.value), known.says)
        for _, _, known in sorted(ranked)[:MOST]
    )


def _rank(wanted: str, known: Known) -> int | None:
    """How well a thing fits what was typed, 0 best; `None` if not at all."""
    names = [fold(name) for name in known.names]
    if names[0].startswith(wanted):
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(f" {wanted}" in name or f"-{wanted}" in name for name in names):
        return 2
    return 3 if any(wanted in name for name in names) else None


def _spelt(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else quoted(value)
