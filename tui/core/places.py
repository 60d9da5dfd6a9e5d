r"""Where in the text of a TOML file each table, key and value stands.

The parser gives values without places. These are found by a scanner of our own,
only when there is a problem to place: first the headers of the whole text, then
the keys of the one block that is asked for. Every repetition in the patterns is
possessive, so that the time is linear in the length of the text.

Places are code points into the text as tomli sees it: no byte order mark, line
ends as ``\n``. A path is made of keys and of the numbers of array elements, as
one would index the parsed document: ``("event", 3, "figure", 0, "by")``.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import tomli

from tui.core.marks import Block, Mark, Path

BASIC = r'"(?:[^"\\\n]++|\\[^\n])*+"'
LITERAL = r"'[^'\n]*+'"
STRING = (
    r'(?:"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    rf"|{BASIC}|{LITERAL})"
)
WS = r"[ \t]*+"
KEY = rf"(?:[A-Za-z0-9_-]++|{BASIC}|{LITERAL})"
DOTTED = rf"{KEY}(?:{WS}\.{WS}{KEY})*+"

ASSIGN = re.compile(rf"{WS}({DOTTED}){WS}={WS}")
_HEADER = re.compile(rf"{WS}(\[(\[)?{WS}({DOTTED}){WS}\]\]?)")
_PART = re.compile(KEY)
_SCALAR = re.compile(rf"{STRING}|[^,\[\]{{}}#\n]*+")
_SPACE = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_INNER = re.compile(rf"{STRING}|#[^\n]*+|[\[\]{{}}]|[^\"'#\[\]{{}}]++|[\"']")
_SIMPLE_ARRAY = rf"\[(?:[^\"'\[\]{{}}#]++|{STRING})*+\]"
_PLAIN_LINES = re.compile(
    rf"(?:{WS}(?:{DOTTED}{WS}={WS}(?:{STRING}|{_SIMPLE_ARRAY}|[^\"'\[\]{{}}#\n]++){WS})?+"
    r"(?:#[^\n]*+)?+\n)++"
)
_DEEPEST = 60
"""How many tables and arrays inside each other are looked into."""


class _Found(NamedTuple):
    key: Mark | None
    value: Mark | None


def undotted(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key, without their quotes."""
    if dotted.isalnum():
        return (dotted,)
    return tuple(_unquoted(part[0]) for part in _PART.finditer(dotted))


def _unquoted(key: str) -> str:
    if key[0] == '"' and "\\" in key:
        try:
            return next(iter(tomli.loads(f"{key} = 0")))
        except tomli.TOMLDecodeError:
            return key[1:-1]
    return key[1:-1] if key[0] in "\"'" else key


class _Level:
    """A table that headers have named, or the last of an array, with what is inside it."""

    __slots__ = ("inner", "length")

    def __init__(self) -> None:
        self.inner: dict[str, _Level] = {}
        self.length = 0
        """How many tables the array has; 0 if it is none."""


class Numbering:
    """The paths of headers, with the number of each table in its array."""

    def __init__(self) -> None:
        self._root = _Level()

    def path(self, parts: Sequence[str], *, array: bool) -> Path:
        """The path of the table that the next header opens."""
        steps: list[str | int] = []
        level = self._root
        last = len(parts) - 1
        for place, part in enumerate(parts):
            inner = level.inner.get(part)
            if inner is None:
                inner = level.inner[part] = _Level()
            level = inner
            steps.append(part)
            if place == last and array:
                level.length += 1
                level.inner = {}
            if level.length:
                steps.append(level.length - 1)
        return tuple(steps)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a valid document in their order; the first has no header."""
    numbering = Numbering()
    path: Path = ()
    header = Mark(0, 0)
    body = 0
    for start, end, dotted, is_array in _headers(text):
        yield Block(path, header, body, start)
        path = numbering.path(undotted(dotted), array=is_array)
        header = Mark(start, end)
        body = line_end(text, end)
    yield Block(path, header, body, len(text))


def _headers(text: str) -> Iterator[tuple[int, int, str, bool]]:
    pos, length = 0, len(text)
    while pos < length:
        if lines := _PLAIN_LINES.match(text, pos):
            pos = lines.end()
        if header := _HEADER.match(text, pos):
            yield header.start(1), header.end(1), header[3], header[2] is not None
            pos = line_end(text, header.end())
        elif pos < length:
            assign = ASSIGN.match(text, pos)
            pos = line_end(text, value_end(text, assign.end()) if assign else pos)


def line_end(text: str, pos: int) -> int:
    """The start of the next line."""
    newline = text.find("\n", pos)
    return len(text) if newline < 0 else newline + 1


def value_end(text: str, pos: int) -> int:
    """The end of the value that begins at `pos`."""
    if pos >= len(text) or text[pos] not in "[{":
        match = _SCALAR.match(text, pos)
        return match.end() if match else pos
    depth = 0
    for token in _INNER.finditer(text, pos):
        if token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
            if depth == 0:
                return token.end()
    return len(text)


class Lines:
    """The lines of a text, by the offsets of its characters."""

    def __init__(self, text: str) -> None:
        self._starts = array("q", (0,))
        self._starts.extend(match.end() for match in re.finditer("\n", text))
        self._length = len(text)

    def at(self, offset: int) -> tuple[int, int, int]:
        """The line of an offset, from 1; where it begins, and where it ends without its newline."""
        starts = self._starts
        line = bisect_right(starts, offset)
        return line, starts[line - 1], starts[line] - 1 if line < len(starts) else self._length


class Places:
    """The places of one text, found when they are asked for."""

    def __init__(self, text: str, known: Sequence[Block] | None = None) -> None:
        """Take a text, and its blocks if they are known already (a mended text)."""
        self._text = text
        self._known = known
        self._entries: dict[int, dict[Path, _Found]] = {}

    @cached_property
    def _blocks(self) -> Sequence[Block]:
        return list(blocks(self._text)) if self._known is None else self._known

    @cached_property
    def _by_path(self) -> dict[Path, list[int]]:
        """The numbers of the blocks of each table (several only in a mended text)."""
        found: dict[Path, list[int]] = {}
        for number, block in enumerate(self._blocks):
            found.setdefault(block.path, []).append(number)
        return found

    @cached_property
    def _named_in_headers(self) -> dict[Path, tuple[int, int]]:
        """For what a header names: which block, and which part of its key."""
        named: dict[Path, tuple[int, int]] = {}
        for number, block in enumerate(self._blocks):
            part = -1
            for length, step in enumerate(block.path[:_DEEPEST], 1):
                part += isinstance(step, str)
                named.setdefault(block.path[:length], (number, part))
        return named

    def header(self, path: Path) -> Mark | None:
        """The header of a table, brackets included; for an inline table its value."""
        return self.opened(path) or self.value(path) or self.key(path)

    def opened(self, path: Path) -> Mark | None:
        """The header of a table, brackets included; `None` if it has none."""
        numbers = self._by_path.get(path) if path else None
        return self._blocks[numbers[0]].header if numbers else None

    def key(self, path: Path) -> Mark | None:
        """The key that stands for a path: in an assignment, else in a header."""
        found = self._find(path)
        if found and found.key:
            return found.key
        if path not in self._named_in_headers:
            return None
        number, part = self._named_in_headers[path]
        header = self._blocks[number].header
        dotted = _HEADER.match(self._text, header.start)
        if not dotted:
            return header
        parts = list(_PART.finditer(self._text, dotted.start(3), dotted.end(3)))
        return Mark(*parts[part].span())

    def value(self, path: Path) -> Mark | None:
        """The value of a path, as it is written."""
        found = self._find(path)
        return found.value if found else None

    def within(self, path: Path, start: int, end: int) -> Mark | None:
        """A range of characters inside a string, if it is written without escapes."""
        value = self.value(path)
        if not value:
            return None
        written = self._text[value.start : value.end]
        quotes = 3 if written[:3] in ('"""', "'''") else 1
        if written[:1] not in ("'", '"') or (written[0] == '"' and "\\" in written):
            return value
        first = value.start + quotes + (quotes == 3 and written[3:4] == "\n")
        last = value.end - quotes
        inside = Mark(min(first + start, last), min(first + end, last))
        return inside if inside.end > inside.start else value

    def _find(self, path: Path) -> _Found | None:
        for length in range(len(path), -1, -1):
            for number in self._by_path.get(path[:length], ()):
                if number not in self._entries:
                    self._entries[number] = _entries(self._text, self._blocks[number])
                if found := self._entries[number].get(path[length:]):
                    return found
        return None


def _entries(text: str, block: Block) -> dict[Path, _Found]:
    """What stands in one block, by the path below it; nearest block first."""
    walk = _Walk(text)
    pos = block.body
    while pos < block.end:
        assign = ASSIGN.match(text, pos)
        if assign and assign.end() <= block.end:
            pos = walk.assignment(assign, (), 0)
        pos = line_end(text, pos)
    walk.found.pop((), None)
    return walk.found


class _Walk:
    """Goes through values and notes where each begins and ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[Path, _Found] = {}

    def assignment(self, assign: re.Match[str], path: Path, depth: int) -> int:
        """Note a key with its value; where the value ends."""
        for part in _PART.finditer(self.text, assign.start(1), assign.end(1)):
            path += (_unquoted(part[0]),)
            key = Mark(*part.span())
            self.found.setdefault(path, _Found(key, None))
        start = assign.end()
        end = self.value(start, path, depth)
        if self.found[path].value is None:
            self.found[path] = _Found(self.found[path].key, Mark(start, end))
        return end

    def value(self, pos: int, path: Path, depth: int) -> int:
        """Note what is inside a value; where it ends."""
        opening = self.text[pos : pos + 1]
        if opening in ("[", "{") and depth < _DEEPEST:
            inside = self._array if opening == "[" else self._table
            return inside(pos + 1, path, depth + 1)
        end = value_end(self.text, pos)
        while end > pos and self.text[end - 1] in " \t":
            end -= 1
        return end

    def _array(self, pos: int, path: Path, depth: int) -> int:
        number = 0
        while True:
            pos = self._next(pos)
            if self.text[pos : pos + 1] in ("]", "}", ""):
                return min(pos + 1, len(self.text))
            end = self.value(pos, (*path, number), depth)
            self.found.setdefault((*path, number), _Found(None, Mark(pos, end)))
            pos = self._after(end, pos)
            number += 1

    def _table(self, pos: int, path: Path, depth: int) -> int:
        while True:
            pos = self._next(pos)
            assign = ASSIGN.match(self.text, pos)
            if not assign:
                closing = self.text.find("}", pos)
                return len(self.text) if closing < 0 else closing + 1
            end = self.assignment(assign, path, depth)
            pos = self._after(end, pos)

    def _next(self, pos: int) -> int:
        match = _SPACE.match(self.text, pos)
        return match.end() if match else pos

    def _after(self, end: int, start: int) -> int:
        """Past the comma that follows an element; always further than its start."""
        pos = self._next(max(end, start + 1))
        return pos + 1 if self.text[pos : pos + 1] == "," else pos
