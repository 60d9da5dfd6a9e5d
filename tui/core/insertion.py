"""A new event in the text of a file: what it looks like, where it belongs, how it is taken out.

All of it is about bytes: every other byte of the file stays as it was, whatever line ends
it has. A new event stands among the others in the order that the file has, oldest or newest
first, where the fewest others would be on the wrong side of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import tomli

from tui.core.edtf_write import year_text
from tui.core.instant import Precision, Span, civil
from tui.core.marks import FAULTY, Block
from tui.core.model import Timeline
from tui.core.places import ASSIGN, blocks, line_end, value_end
from tui.core.viewport import MONTH, YEAR

_BOM = b"\xef\xbb\xbf"
_BARE = re.compile(r"\d{4}-\d\d-\d\d|[1-9]\d{3}")
"""Dates that TOML knows itself, or takes as a number."""
_COMMENT = re.compile(r"[ \t]*#")
_OPTIONAL = (
    ('end = "…"', "its last day, if it went on"),
    ('id = "…"', "a name by which other events can link to it"),
    ('kind = "…"', "an id of a kind, or any word"),
    ('place = "…"', "an id of a place, or any name"),
    ('parties = ["…"]', "ids of parties"),
    ("importance = 3", "1 to 5: who keeps a label when room is short"),
    ('summary = """…"""', "what happened, in Markdown"),
    ('sources = ["…"]', "ids of sources"),
)
_MANY_YEARS = 40 * YEAR
_MANY_MONTHS = 40 * MONTH


class InsertionError(Exception):
    """No event can be added to a file; why, as the end of a sentence that begins with its name."""


class Insertion(NamedTuple):
    """A file with a new event in it."""

    contents: bytes
    """The whole file."""
    line: int
    """The line on which the title is to be written, from 1."""
    column: int
    """The column between the quotes of the title, from 1."""
    start: int
    """The first byte of what was added."""
    end: int
    """The first byte after it."""

    @property
    def added(self) -> bytes:
        """What was added, with the blank lines around it."""
        return self.contents[self.start : self.end]


def date_of(span: Span) -> str:
    """The day, month or year on which something began, as ISO 8601 writes it."""
    return _date(span.anchor, span.precision)


def date_within(start: int, end: int) -> str:
    """The middle of a stretch of time, as finely as it is long: a year, a month or a day."""
    length = end - start
    precision = Precision.MONTH if length > _MANY_MONTHS else Precision.DAY
    precision = Precision.YEAR if length > _MANY_YEARS else precision
    return _date(start + length // 2, precision)


def _date(instant: int, precision: Precision) -> str:
    at = civil(instant)
    parts = [year_text(at.year), f"{at.month:02}", f"{at.day:02}"]
    kept = 1 + (precision >= Precision.MONTH) + (precision >= Precision.DAY)
    return "-".join(parts[:kept])


def template(date_text: str, newline: str) -> str:
    """An event to fill in: its date, an empty title, and what else it can have as comments.

    Args:
        date_text: The date as ISO 8601 or EDTF writes it.
        newline: What ends a line.
    """
    date = date_text if _BARE.fullmatch(date_text) else f'"{date_text}"'
    width = max(len(key) for key, _ in _OPTIONAL)
    lines = ["[[event]]", f"date = {date}", 'title = ""']
    lines += [f"# {key:{width}}  # {says}" for key, says in _OPTIONAL]
    return "".join(line + newline for line in lines)


def inserted(contents: bytes, timeline: Timeline, at: int, date_text: str) -> Insertion:
    """A file with the template of a new event in its place.

    Args:
        contents: The file.
        timeline: What was read from these very bytes.
        at: When the event begins, in seconds.
        date_text: The same as it shall stand in the file.

    Raises:
        InsertionError: The file is not UTF-8, or its events are written in another way.
    """
    text = _text(contents)
    line = _line_for(text, contents, timeline, at)
    place = len(contents) if line is None else _offset(contents, line)
    newline = _newline(contents, place)
    before, after = _air(contents, place, newline)
    block = template(date_text, newline)
    added = (before + block + after).encode()
    head = contents[:place]
    first = head.count(b"\n") + before.count("\n") + 1
    return Insertion(
        head + added + contents[place:], first + 2, len('title = "') + 1, place, place + len(added)
    )


def removed(contents: bytes, insertion: Insertion) -> bytes | None:
    """The file without a template that nobody has filled in; `None` if it was changed.

    Args:
        contents: The file as it is now; it may be different elsewhere.
        insertion: What was made of it.
    """
    added = insertion.added
    start = insertion.start
    if contents[start : insertion.end] != added:
        start = contents.find(added)
        if start < 0 or contents.find(added, start + 1) >= 0:
            return None
    if added[:1] == b"[" and contents[:start] not in (b"", _BOM) and contents[start - 1] != 10:
        return None
    return contents[:start] + contents[start + len(added) :]


def _text(contents: bytes) -> str:
    try:
        return contents.removeprefix(_BOM).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InsertionError("is not UTF-8, so nothing can be added to it") from None


def _line_for(text: str, contents: bytes, timeline: Timeline, at: int) -> int | None:
    """Before which line the event belongs, from 0; `None` for the end of the file."""
    try:
        document = tomli.loads(text)
    except FAULTY:
        return None
    written = document.get("event", [])
    found = list(blocks(text))
    headers = [number for number, block in enumerate(found) if _is_event(block)]
    if not isinstance(written, list) or len(headers) != len(written):
        raise InsertionError("has its events in another form than [[event]]")
    if not headers or re.search(rb"\r(?!\n)", contents):
        return None
    return _between(text, found, headers, _starts(text, found, headers, timeline), at)


def _is_event(block: Block) -> bool:
    return len(block.path) == 2 and block.path[0] == "event" and isinstance(block.path[1], int)


def _starts(
    text: str, found: Sequence[Block], headers: Sequence[int], timeline: Timeline
) -> list[int | None]:
    """When the event of each header begins; `None` of one that could not be read."""
    by_line = {event.line: event.span.anchor for event in timeline.events}
    starts: list[int | None] = []
    line, last = 1, 0
    for number in headers:
        start = found[number].header.start
        line += text.count("\n", last, start)
        last = start
        starts.append(by_line.get(line))
    return starts


def _between(
    text: str,
    found: Sequence[Block],
    headers: Sequence[int],
    starts: Sequence[int | None],
    at: int,
) -> int:
    """The line between the two events between which another one belongs."""
    known = [start for start in starts if start is not None]
    ups = sum((two > one) - (two < one) for one, two in pairwise(known))
    sign = -1 if ups < 0 else 1
    wrong = fewest = sum(start is not None and sign * start <= sign * at for start in starts)
    place = 0
    for number, start in enumerate(starts, 1):
        if start is not None:
            wrong += 1 if sign * start > sign * at else -1
        if wrong <= fewest:
            fewest, place = wrong, number
    if place == 0:
        return _first_line_of(text, found, headers[0])
    end = headers[place] if place < len(headers) else len(found)
    parts = [n for n in range(headers[place - 1], end) if found[n].path[:1] == ("event",)]
    return _line_after(text, found[parts[-1]])


def _end_of_values(text: str, block: Block) -> int:
    """Where the line after the last key of a block begins, or after its header."""
    pos = end = block.body
    while pos < block.end:
        if assign := ASSIGN.match(text, pos):
            pos = end = line_end(text, value_end(text, assign.end()))
        else:
            pos = line_end(text, pos)
    return min(end, block.end)


def _comments(text: str, start: int, end: int) -> int:
    """Where the comments end that follow without a blank line."""
    while start < end and _COMMENT.match(text, start):
        start = line_end(text, start)
    return start


def _line_after(text: str, block: Block) -> int:
    """The line after a block and after the comments that belong to it rather than to the next."""
    end = _end_of_values(text, block)
    after = _comments(text, end, block.end)
    belongs = after < block.end or block.end == len(text)
    end = after if belongs else end
    return text.count("\n", 0, end) + (not text.endswith("\n") and end == len(text))


def _first_line_of(text: str, found: Sequence[Block], number: int) -> int:
    """The line of a header, or of the comments that stand right above it."""
    header = found[number].header.start
    lowest = _end_of_values(text, found[number - 1])
    start = text.rfind("\n", 0, header) + 1
    while start > lowest:
        above = text.rfind("\n", 0, start - 1) + 1
        if above < lowest or not _COMMENT.match(text, above):
            break
        start = above
    return text.count("\n", 0, start)


def _offset(contents: bytes, line: int) -> int:
    """The byte at which a line begins; the end of the file if it has no such line."""
    place = len(_BOM) if contents.startswith(_BOM) else 0
    for _ in range(line):
        newline = contents.find(b"\n", place)
        if newline < 0:
            return len(contents)
        place = newline + 1
    return place


def _newline(contents: bytes, place: int) -> str:
    """What ends the line before a place; at the beginning, the first line."""
    end = contents.rfind(b"\n", 0, place)
    end = contents.find(b"\n") if end < 0 else end
    return "\r\n" if end > 0 and contents[end - 1 : end] == b"\r" else "\n"


def _air(contents: bytes, place: int, newline: str) -> tuple[str, str]:
    """The ends of lines to put before and after a block, so that blank lines are around it."""
    head = contents[:place].removeprefix(_BOM)
    rest = contents[place:]
    before = after = ""
    if head and not head.endswith(b"\n"):
        before = newline * 2
    elif head and head.rpartition(b"\n")[0].rpartition(b"\n")[2].strip():
        before = newline
    if rest and rest.partition(b"\n")[0].strip():
        after = newline
    return before, after
