"""What places in a text are made of, and the lines of the events.

Apart from `places`, so that a file without problems needs no scanner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and numbers of array elements, as one would index the parsed document:
``("event", 3, "figure", 0, "by")``."""

FAULTY = (ValueError, RecursionError)
"""What the parser raises; its own error is a `ValueError` (tomli's `_parser.py`)."""

_EVENT_LINES = re.compile(
    r"^[ \t]*+(?:\[\[[ \t]*+(?:event[ \t]*+\]|[\"'])|(?P<other>[\"']?event[\"']?[ \t]*+=))",
    re.MULTILINE,
)


class Mark(NamedTuple):
    """A range of the text, in code points."""

    start: int
    end: int


class Block(NamedTuple):
    """A table header with what stands under it, up to the next header."""

    path: Path
    header: Mark
    body: int
    end: int


def event_lines(text: str, count: int) -> list[int]:
    """The lines of the ``[[event]]`` headers, from 1, without a scan of the whole text.

    Every line that could be such a header, or could write the events otherwise, is
    looked for; if there are as many headers as `count`, they are the ones.

    Returns:
        As many lines as events; empty if that cannot be known in this way.
    """
    found = list(_EVENT_LINES.finditer(text))
    if len(found) != count or any(match["other"] for match in found):
        return []
    return _lines_at(text, (match.start() for match in found))


def _lines_at(text: str, starts: Iterable[int]) -> list[int]:
    lines: list[int] = []
    line, last = 1, 0
    for start in starts:
        line += text.count("\n", last, start)
        lines.append(line)
        last = start
    return lines
