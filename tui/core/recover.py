"""A text that is not TOML: everything in it that can still be read, and every fault.

The parser stops at the first fault. Here the text is cut at its headers and each
block parsed alone; in a block that fails, the statement at fault is told, blanked
out, and the block parsed again. So one slip costs one statement: all faults are
told at once, and no block hides another.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import tomli

from tui.core.collect import Collector
from tui.core.marks import FAULTY, Block, Mark, Path
from tui.core.places import DOTTED, WS, Numbering, line_end, undotted
from tui.core.problems import Severity
from tui.core.statements import Fault, mend, open_bracket, open_string, tell_fault
from tui.core.text import visible

Table = dict[str, Any]
_Made = TypeVar("_Made", Table, list[Any])

_LIKELY_HEADER = re.compile(
    rf"^{WS}\[\[?{WS}(?:"
    r"(?!(?:true|false|inf|nan)[ \t,\]])[^\W\d][\w-]*+(?=[ \t.\]\n])"
    rf"|\.[^\W\d]|(?:{DOTTED}{WS})?+\]\]?{WS}(?:#|$))",
    re.MULTILINE,
)
_LINES_LIKE_HEADERS = 5
"""How many lines of one array may look like headers before that is given up."""
_NAMED = re.compile(
    r"\[{1,2}[ \t]*(?P<noun>[A-Za-z0-9_-]+)[. \t]+(?P<id>[^\[\]\"'\n]*[^\[\]\"'\s])[ \t]*\]"
)
_EVENT_HEADER = re.compile(
    r"\[\[[ \t]*(?:\]|[\"']?event\b[\"']?)(?:[ \t]*\.[ \t]*(?P<inner>figure|claim)\b)?"
)
_OF_EVENTS = ("figure", "claim")
"""The arrays of tables inside an event."""
_INNER = (*_OF_EVENTS, "links", "extra")
"""What can be a table inside an event; ``[event.moon]`` is an event wrongly written."""
_HEADER = re.compile(
    rf"{WS}(?P<open>\[\[?){WS}(?P<key>{DOTTED}){WS}(?P<close>\]{{0,2}}){WS}(?:#[^\n]*+)?(?:\n|\Z)"
)


_MOST_PARTS = 1_000
"""How many names one header may have between dots; the parser takes no more, either."""


@dataclass
class Recovered:
    """What could be read of a text that is not TOML."""

    text: str
    """The text with every statement at fault blanked out, its length unchanged."""
    document: Table = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)
    """The tables of which a statement could not be read."""
    is_told: bool = False
    """Whether any fault was told."""
    lost: int = 0
    """How many events could not be read at all."""


class _Piece(NamedTuple):
    """A header with the statements under it, parsed."""

    parts: tuple[str, ...]
    is_array: bool
    header: Mark
    body: int
    end: int
    table: Table
    broken: bool


def recover(text: str, collector: Collector) -> Recovered:
    r"""Read what can be read of a text that tomli refuses.

    Args:
        text: Without byte order mark, lines ended by ``\n``.
        collector: Of the same text; the faults are told to it.

    Returns:
        A document as the parser would give it, and the blocks that it came from.
    """
    return _Recovery(text, collector).run()


class _Recovery:
    def __init__(self, text: str, collector: Collector) -> None:
        self.text = text
        self.collector = collector
        self.result = Recovered(text)
        self.numbering = Numbering()
        self.defined: set[Path] = set()
        self.blanked: list[Mark] = []
        self.opened: dict[int, Table | list[Any]] = {}
        """The arrays, and the tables in no array, that headers opened, by identity.

        The others are values.
        """
        self.is_lost = False
        """Whether the event that the next inner tables belong to cannot be read."""
        self.refused: tuple[str, ...] = ()
        """The table that was refused last: what belongs to it goes with it."""
        self.is_full = False
        """Whether faults further down are only counted."""
        self.counted = 0
        """How many of them there are by now."""

    def run(self) -> Recovered:
        cuts = array("q", (0,))
        cuts.extend(match.start() for match in _LIKELY_HEADER.finditer(self.text, 1))
        cuts.append(len(self.text))
        number = 0
        while number < len(cuts) - 1:
            number = self._piece(cuts, number)
        self.collector.told.count(Severity.ERROR, self.counted)
        self.result.text = _blank(self.text, self.blanked)
        return self.result

    def _piece(self, cuts: array[int], number: int) -> int:
        """Read the piece that begins at one cut; the number of the next one."""
        start, end = cuts[number], cuts[number + 1]
        header = _HEADER.match(self.text, start)
        if header and _has_too_many_parts(header["key"]):
            header = None
        is_nobodys = not header and _LIKELY_HEADER.match(self.text, start) is not None
        if is_nobodys:
            self._lose(start)
        body = header.end() if header else line_end(self.text, start) if is_nobodys else start
        following, table, is_broken = number + 1, self._parsed(body, end), False
        if table is None and (longer := self._longer(cuts, number, body)):
            table, following = longer
            end = cuts[following]
        elif table is None:
            is_broken = self.result.is_told = True
            table = mend(self.text[body:end], body, self.collector, self.blanked)
        if is_nobodys:
            return following
        parts, is_array = self._opened(header) if header else ((), False)
        mark = Mark(header.start("open"), header.end("close")) if header else Mark(0, 0)
        self._merge(_Piece(parts, is_array, mark, body, end, table, is_broken))
        return following

    def _parsed(self, start: int, end: int) -> Table | None:
        """What stands between two places; `None` if the parser refuses it."""
        body = self.text[start:end]
        if not body or body == "\n":
            return {}
        try:
            return tomli.loads(body)
        except FAULTY:
            return None

    def _longer(self, cuts: array[int], number: int, body: int) -> tuple[Table, int] | None:
        """The same piece if what looked like a header was inside a string or an array."""
        if number + 2 >= len(cuts):
            return None
        piece = self.text[body : cuts[number + 1]]
        following = number + 2
        if opened := open_string(piece):
            close = self.text.find(opened[0], body + opened[1] + 3)
            if close < 0:
                return None
            following = bisect_left(cuts, close)
        elif not open_bracket(piece):
            return None
        else:
            following = self._closing(cuts, following, body)
        try:
            return tomli.loads(self.text[body : cuts[following]]), following
        except FAULTY:
            return None

    def _closing(self, cuts: array[int], number: int, body: int) -> int:
        """The first of the next few cuts before which all brackets are closed."""
        last = min(number + _LINES_LIKE_HEADERS, len(cuts) - 1)
        while number < last and open_bracket(self.text[body : cuts[number]]):
            number += 1
        return number

    def _lose(self, start: int) -> None:
        """Tell a header that names nothing; what is under it belongs to nobody."""
        end = line_end(self.text, start)
        line = self.text[start:end].rstrip()
        mark = Mark(start + len(line) - len(line.lstrip()), start + len(line))
        what, hint = "what stands under it is", "a header is one name in brackets: [name]"
        if event := _EVENT_HEADER.match(line.lstrip()):
            what, hint = "this event is", "write [[event]]"
            if inner := event["inner"]:
                what, hint = f"this {inner} is", f"write [[event.{inner}]]"
            else:
                self.result.lost += 1
                self.is_lost = True
        elif named := _NAMED.match(line.lstrip()):
            hint = f'write [{named["noun"]}."{named["id"]}"]'
        message = f"this header cannot be read, so {what} left out"
        self._tell(mark, "T001", message, hint)

    def _opened(self, header: re.Match[str]) -> tuple[tuple[str, ...], bool]:
        """What a header opens, and whether that is an element of an array."""
        opening, close, key = header.group("open", "close", "key")
        parts = undotted(key)
        is_array = opening == "[[" or close == "]]"
        if len(opening) != len(close) and self.is_full:
            self.counted += 1
        elif len(opening) != len(close):
            right = f"[[{key}]]" if is_array else f"[{key}]"
            message = "the brackets of this header do not match"
            self._tell(_all_of(header), "T001", message, f"write {right}")
        elif parts == ("event",) and not is_array:
            hint = "write [[event]]"
            self._tell(_all_of(header), "T023", "an event has double brackets", hint)
            is_array = True
        elif len(parts) == 2 and parts[0] == "event" and parts[1] in _OF_EVENTS and not is_array:
            message = f"a {parts[1]} has double brackets"
            self._tell(_all_of(header), "T023", message, f"write [[event.{parts[1]}]]")
            is_array = True
        return parts, is_array

    def _merge(self, piece: _Piece) -> None:
        """Put a piece where its header says, or tell why it cannot stand there."""
        result = self.result
        if not piece.parts:
            path: Path = ()
            result.document.update(piece.table)
        elif self._is_orphan(piece) or (home := self._home(piece)) is None:
            return
        else:
            path = self.numbering.path(piece.parts, array=piece.is_array)
            _fill(home, piece.table)
        result.blocks.append(Block(path, piece.header, piece.body, piece.end))
        if piece.broken:
            result.broken.add(path)

    def _is_orphan(self, piece: _Piece) -> bool:
        """Whether a piece belongs to something that was left out, or to no event at all."""
        parts = piece.parts
        if parts[0] == "event" and parts[1:2] and parts[1] in _INNER:
            if not self.is_lost and "event" not in self.result.document:
                message = f"this {parts[1]} stands above the first event"
                self._tell(piece.header, "T001", message, "put it below its [[event]]")
                return True
            return self.is_lost
        self.is_lost = self.is_lost and parts != ("event",)
        if self.refused and parts[: len(self.refused)] == self.refused != parts:
            return True
        self.refused = ()
        return False

    def _home(self, piece: _Piece) -> Table | None:
        """The table that a header opens; `None` if something else stands there already."""
        outer: Any = self.result.document
        for part in piece.parts[:-1]:
            if part not in outer:
                outer[part] = self._open({})
            outer = outer[part]
            outer = outer[-1] if isinstance(outer, list) and outer else outer
            if not isinstance(outer, dict):
                self._refuse(piece, f'"{part}" is a value, not a table')
                return None
        name = piece.parts[-1]
        return self._element(piece, outer, name) if piece.is_array else self._named(piece, outer)

    def _open(self, made: _Made) -> _Made:
        self.opened[id(made)] = made
        return made

    def _named(self, piece: _Piece, outer: Table) -> Table | None:
        """The table that a header with single brackets opens, once."""
        name = piece.parts[-1]
        path = (*self.numbering.path(piece.parts[:-1], array=False), name)
        if name not in outer:
            outer[name] = self._open({})
        table: object = outer[name]
        if path in self.defined or not isinstance(table, dict) or id(table) not in self.opened:
            dotted = ".".join(piece.parts)
            self._refuse(piece, f"[{dotted}] is there already; the first is kept")
            return None
        self.defined.add(path)
        return table

    def _element(self, piece: _Piece, outer: Table, name: str) -> Table | None:
        """A new table at the end of an array."""
        if name not in outer:
            outer[name] = self._open([])
        array: object = outer[name]
        if not isinstance(array, list) and piece.parts == ("event",):
            self._refuse(piece, "what is called event above this is no array of tables")
            array = outer[name] = self._open([])
        if not isinstance(array, list):
            self._refuse(piece, f'"{name}" is no array of tables')
            return None
        if id(array) not in self.opened:
            self._open(array)  # told once
            dotted = ".".join(piece.parts)
            message = f'"{name}" is an array already, to which no header can add'
            self._tell(piece.header, "T004", message, f"write each as [[{dotted}]]")
        table: Table = {}
        array.append(table)
        return table

    def _refuse(self, piece: _Piece, message: str) -> None:
        self.refused = piece.parts
        self._tell(piece.header, "T004", message)

    def _tell(self, mark: Mark, code: str, message: str, suggestion: str = "") -> None:
        self.result.is_told = True
        self.is_full = self.is_full or not self.collector.is_wanted(mark.start)
        if self.is_full:
            self.counted += 1
        else:
            fault = Fault(mark, code, visible(message), visible(suggestion))
            tell_fault(fault, self.collector)


def _all_of(header: re.Match[str]) -> Mark:
    return Mark(header.start("open"), max(header.end("close"), header.end("key")))


def _has_too_many_parts(key: str) -> bool:
    return key.count(".") >= _MOST_PARTS and len(undotted(key)) > _MOST_PARTS


def _fill(table: Table, more: Table) -> None:
    """Add what is not there yet; a table made by its sub-tables is filled."""
    for key, value in more.items():
        there = table.setdefault(key, value)
        if there is not value and isinstance(there, dict) and isinstance(value, dict):
            _fill(there, value)


def _blank(text: str, marks: list[Mark]) -> str:
    """The text with some ranges made of spaces, line ends kept."""
    pieces: list[str] = []
    last = 0
    for start, end in sorted(marks):  # they may lie inside each other
        start, end = max(start, last), max(end, last)
        pieces += (text[last:start], re.sub(r"[^\n]", " ", text[start:end]))
        last = end
    return "".join((*pieces, text[last:]))
