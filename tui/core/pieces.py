"""A long text cut into pieces that are TOML by themselves, and places in all of it.

The tables that events refer to are one piece, wherever they stand; the events are many.
A problem is looked for in the one piece that it is about, and told with the line that
it has in the whole.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

import tomli

from tui.core.collect import At, Collector, Suggestion
from tui.core.marks import FAULTY, Path, event_lines

BLOCK = 12_000
"""Bytes that are parsed at once: the parser lets nobody else run meanwhile."""
_STRETCH = 200_000
"""Bytes that are searched at once, for the same reason."""
_JOINED = 6
"""How many times a block that is no TOML alone is made longer."""
_MARK = b"\xef\xbb\xbf"
_EVENT = re.compile(rb"\n[ \t]*+\[\[[ \t]*+event[ \t]*+\]\]")
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?[ \t]*+\[\[[ \t]*+event[ \t]*+\]\]")
_TABLE = re.compile(
    rb"\n[ \t]*+\[(?!\[?[ \t]*+event[ \t]*+[\].])[^\n\]]*+\]\]?[ \t]*+(?:#[^\n]*+)?+\r?+(?=\n|\Z)"
)


class UnusualError(Exception):
    """The text is not made of pieces that could be read one by one."""

    def __init__(self, *, is_faulty: bool = False) -> None:
        super().__init__()
        self.is_faulty = is_faulty
        """Whether it is surely no TOML."""


class EventBlock(NamedTuple):
    """Some events that stand together."""

    end: int
    """The byte up to which they reach."""
    text: str
    above: int
    """How many lines of the file are above."""
    tables: list[dict[str, Any]]
    lines: list[int]
    """Of their headers, in the file."""


class Pieces(Collector):
    """The pieces of one file, and the problems of all of them."""

    def __init__(self, name: str, contents: bytes) -> None:
        """Take a whole file, and what to call it in problems."""
        super().__init__(name, "")
        self.contents = contents
        self._tables: list[tuple[int, int]] = []
        """Where those stand that are no events: from and to which byte."""
        self._root_lines: list[tuple[int, int]] = []
        """For each of them its first line in the text of the tables, and in the file."""
        self._starts, self._ends = array("q"), array("q")
        self._numbers, self._lines_above = array("q"), array("q")
        """For each block of events the number of the first of them, and the lines above it."""
        self._line = 1
        self._found = 0
        self._latest: _Piece | None = None

    # --- the tables ------------------------------------------------------

    def find_tables(self) -> Iterator[int]:
        """Find all that is no event; tells from time to time how many bytes were searched."""
        contents = self.contents
        size = len(contents)
        first = 0 if _FIRST.match(contents) else self._header(0, size)
        self._tables.append((0, first))
        pos = max(0, first - 1)
        while pos < size:
            end = contents.find(b"\n", pos + _STRETCH)
            end = size if end < 0 else end
            if (found := _TABLE.search(contents, pos, end)) is None:
                pos = end
                yield 0
                continue
            start = found.start() + 1
            following = self._header(start, size)
            if self._is_tables(start, following):
                self._tables.append((start, following))
                pos = following - 1 if following < size else size
            else:
                pos = found.end()

    def _header(self, start: int, end: int) -> int:
        """Where the next line with the header of an event begins; `end` if there is none."""
        found = _EVENT.search(self.contents, start, end)
        return found.start() + 1 if found else end

    def _is_tables(self, start: int, end: int) -> bool:
        """Whether what stands there is TOML, and no part of an event."""
        try:
            return "event" not in tomli.loads(self._decoded(start, end))
        except FAULTY:
            return False

    def root(self) -> dict[str, Any]:
        """The document without its events.

        Raises:
            UnusualError: It is no TOML alone, or has no event of its own.
        """
        texts: list[str] = []
        line, at, own = 1, 0, 1
        for start, end in self._tables:
            line += self.contents.count(b"\n", at, start)
            self._root_lines.append((own, line))
            texts.append(self._decoded(start, end))
            own += texts[-1].count("\n")
            at = start
        self.text = "".join(texts)
        if self._tables[0][1] == len(self.contents):
            raise UnusualError
        try:
            root = tomli.loads(self.text)
        except FAULTY:
            raise UnusualError from None
        if "event" in root:
            raise UnusualError
        return root

    def _decoded(self, start: int, end: int) -> str:
        if start == 0 and self.contents.startswith(_MARK):
            start = min(len(_MARK), end)
        try:
            text = self.contents[start:end].decode("utf-8")
        except UnicodeDecodeError:
            raise UnusualError from None
        if "\r" in text:
            text = text.replace("\r\n", "\n")
            if "\r" in text:
                raise UnusualError
        return text

    # --- the events ------------------------------------------------------

    def blocks(self) -> Iterator[EventBlock]:
        """The events, a few at a time.

        Raises:
            UnusualError: They are not to be had in this way.
        """
        borders = [*self._tables[1:], (len(self.contents), 0)]
        for (_, start), (end, following) in zip(self._tables, borders, strict=True):
            at = start
            while at < end:
                block = self._block(at, end)
                at = block.end
                yield block
            if following:
                self._line += self.contents.count(b"\n", end, following)

    def _block(self, start: int, last: int) -> EventBlock:
        end = start
        if not self._starts:
            self._line += self.contents.count(b"\n", 0, start)
        for joined in range(_JOINED + 1):
            end = self._header(min(end + BLOCK * (1 + joined), last), last)
            text = self._decoded(start, end)
            try:
                document = tomli.loads(text)
                break
            except FAULTY:
                if end == last:
                    raise UnusualError(is_faulty=self._is_faulty(start)) from None
        else:
            raise UnusualError(is_faulty=self._is_faulty(start))
        tables = document.get("event")
        if len(document) != 1 or not isinstance(tables, list):
            raise UnusualError
        lines, above = _lines(text, len(tables)), self._line - 1
        self._starts.append(start)
        self._ends.append(end)
        self._numbers.append(self._found)
        self._lines_above.append(above)
        self._found += len(tables)
        self._line += text.count("\n")
        return EventBlock(end, text, above, tables, [above + line for line in lines])

    def _is_faulty(self, start: int) -> bool:
        """Whether from there on it is no TOML; if so, that is mostly soon known."""
        try:
            tomli.loads(self._decoded(start, len(self.contents)))
        except FAULTY:
            return True
        return False

    # --- the problems ----------------------------------------------------

    def tell(
        self,
        code: str,
        message: str,
        path: Path,
        suggestion: Suggestion = "",
        *,
        at: At = "value",
        part: tuple[int, int] | None = None,
        warning: bool = False,
    ) -> None:
        """Tell a problem, as `Collector.tell` does, in the piece that it is about."""
        local, path = self._piece(path)
        tell = super().tell if local is None else local.tell
        tell(code, message, path, suggestion, at=at, part=part, warning=warning)

    def line(self, path: Path) -> int | None:
        """The line on which a table or a field begins."""
        local, path = self._piece(path)
        return super().line(path) if local is None else local.line(path)

    def _piece(self, path: Path) -> tuple[_Piece | None, Path]:
        """What knows the places of a path, if it is of an event; what it is called there."""
        number = path[1] if path[:1] == ("event",) and len(path) > 1 else None
        if not isinstance(number, int):
            return None, path
        piece = bisect_right(self._numbers, number) - 1
        if self._latest is None or self._latest.number != piece:
            text = self._decoded(self._starts[piece], self._ends[piece])
            self._latest = _Piece(self, text, piece, self._lines_above[piece])
        return self._latest, ("event", number - self._numbers[piece], *path[2:])

    def line_in_file(self, line: int) -> int:
        """The line in the file of a line of the tables."""
        own, first = self._root_lines[bisect_right(self._root_lines, (line + 1, 0)) - 1]
        return line - own + first

    def let_go(self) -> None:
        """Forget the text: no more is told."""
        self.contents = b""
        self._latest = None


class _Piece(Collector):
    """Tells the problems of one block of events."""

    def __init__(self, whole: Collector, text: str, number: int, above: int) -> None:
        super().__init__(whole.name, text, whole.told)
        self.number = number
        self._above = above

    def line_in_file(self, line: int) -> int:
        return line + self._above


def _lines(text: str, count: int) -> list[int]:
    """The lines of the headers of events in a text, from 1."""
    found = _found_lines(text)
    if len(found) == count == text.count("[[") - text.count("[[event."):
        return found  # no other two brackets are there, so these are the ones
    if found := event_lines(text, count):
        return found
    from tui.core.places import blocks

    starts = [block.header.start for block in blocks(text) if len(block.path) == 2]
    if len(starts) != count:
        raise UnusualError
    return [text.count("\n", 0, start) + 1 for start in starts]


def _found_lines(text: str) -> list[int]:
    """The lines with such headers, unless there are three brackets at one of them."""
    *above, _ = text.split("[[event]]")
    if any(each[-1:] == "[" for each in above):
        return []
    return list(accumulate((each.count("\n") for each in above), initial=1))[1:]
