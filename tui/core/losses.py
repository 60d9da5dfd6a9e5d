"""The events of a file that could not be read, and what is still known of each.

Only asked when there are any. An id or a title that stands in a statement at fault
is taken from its text, as well as that goes: it is for knowing the event again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from tui.core.marks import FAULTY, Block, Path
from tui.core.model import Event
from tui.core.text import visible

if TYPE_CHECKING:
    from tui.core.document import LeftOut

_STATEMENT = re.compile(
    r"^[ \t]*+[\"']?(?P<key>id|title|date)[\"']?[ \t]*+(?:=[ \t]*+|(?=[\"']))(?P<value>[^\n]*+)",
    re.MULTILINE,
)
_HEADER = re.compile(r"^[ \t]*+\[", re.MULTILINE)
_EVENT = re.compile(r"[ \t]*+\[\[(?![ \t]*+event[ \t]*+\.[ \t]*+[\"\'\w])")
_LONGEST = 500
"""Characters of an id or a title that are looked at."""

_YEARS = 10**20
"""Far beyond any year; the digits of a number could be more than Python writes."""

Told = Mapping[str, str]


class Lost(NamedTuple):
    """An event that could not be read: what is known of it."""

    line: int = 0
    """The line of its header, from 1; 0 if it is not known."""
    id: str = ""
    """Like the others empty if nothing of it can be told."""
    title: str = ""
    written: str = ""
    """Its date as it stands in the file."""
    before: int = -1
    """How many of the events that could be read stand above it; −1 if that is not known."""


def losses(
    text: str,
    left_out: Sequence[LeftOut],
    blocks: Sequence[Block],
    broken: Collection[Path],
    events: Sequence[Event],
) -> tuple[Lost, ...]:
    """The events that are lost, in the order of the file.

    Args:
        text: The whole file.
        left_out: Those that were parsed, at least in part.
        blocks: What the text was cut into if it is no TOML; what lies between two of
            them belongs to nobody, because its header could not be read.
        broken: The tables of which a statement could not be read.
        events: What could be read.
    """
    lines = _Lines(text)
    above = [event.line for event in sorted(events, key=lambda event: event.index)]
    placed = all(above) and above == sorted(above)
    found: list[tuple[int, Told]] = [
        (each.line, {**lines.told(each.line), **_told(each.table)}) for each in left_out
    ]
    found += [(line, lines.told(line)) for line in lines.between(blocks)]
    for block in blocks:
        if block.path in broken and not block.path:
            found += lines.at_the_top(block)
        elif block.path in broken and block.path[0] == "event" and len(block.path) == 2:
            found += lines.run_together(block)
    found.sort(key=lambda each: each[0])
    return tuple(
        Lost(
            line,
            told.get("id", ""),
            told.get("title", ""),
            told.get("date", ""),
            bisect_left(above, line) if placed and line else -1,
        )
        for line, told in found
    )


class _Lines:
    """The lines of a text, by their numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def told(self, line: int) -> Told:
        """What the statements under the header on a line say of id, title and date."""
        if not 0 < line < len(self._starts):
            return {}
        body = self._starts[line]
        next_header = _HEADER.search(self._text, body)
        end = next_header.start() if next_header else len(self._text)
        told: dict[str, str] = {}
        for statement in _STATEMENT.finditer(self._text, body, end):
            told.setdefault(statement["key"], _value(statement["value"]))
        return told

    def between(self, blocks: Sequence[Block]) -> Iterator[int]:
        """The lines of the events that stand between the blocks."""
        end = len(self._text) if not blocks else 0
        for start, following in [*((b.header.start, b.end) for b in blocks), (len(self._text), 0)]:
            for header in _HEADER.finditer(self._text, end, max(end, start)):
                if _EVENT.match(self._text, header.start()):
                    yield self._line(header.start())
            end = max(end, following)

    def run_together(self, block: Block) -> Iterator[tuple[int, Told]]:
        """The events that follow another one without a header of their own.

        Each begins where a statement stands that there was already.
        """
        told: dict[str, str] = {}
        line = 0
        for statement in _STATEMENT.finditer(self._text, block.body, block.end):
            if statement["key"] in told:
                if line:
                    yield line, _values(told)
                told, line = {}, self._line(statement.start())
            told[statement["key"]] = statement["value"]
        if line:
            yield line, _values(told)

    def at_the_top(self, block: Block) -> Iterator[tuple[int, Told]]:
        """The first event, if its header is gone: nothing else there has a date or an id."""
        told: dict[str, str] = {}
        line = 0
        for statement in _STATEMENT.finditer(self._text, block.body, block.end):
            told[statement["key"]] = _value(statement["value"])
            if statement["key"] != "title" and not line:
                line = self._line(statement.start())
        if line:
            yield line, told

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)


def _told(table: Mapping[str, Any]) -> Told:
    """What the parsed part of an event says of itself."""
    told: dict[str, str] = {}
    for key in ("id", "title", "date"):
        value = table.get(key)
        is_year = type(value) is int and abs(value) < _YEARS
        if is_year or isinstance(value, str | date):
            told[key] = visible(str(value)[:_LONGEST])
    return {key: text for key, text in told.items() if text.strip()}


def _values(written: Told) -> Told:
    """The same with the texts of the values."""
    return {key: _value(value) for key, value in written.items()}


def _value(written: str) -> str:
    """The text of a value, also of one that nothing closes or nothing opens."""
    written = written[:_LONGEST]
    try:
        return _told({"title": tomli.loads(f"v = {written}")["v"]}).get("title", "")
    except FAULTY:
        return visible(written.strip().strip("\"'").strip())
