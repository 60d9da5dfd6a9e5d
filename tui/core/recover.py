"""A text that is not TOML: everything in it that can still be read, and every fault.

The parser stops at the first fault. Here the text is cut at its headers and each
block parsed alone; in a block that fails, the statement at fault is told, blanked
out, and the block parsed again. So one slip costs one statement: all faults are
told at once, and no block hides another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import tomli

from tui.core.marks import FAULTY, Block, Mark, Path
from tui.core.places import DOTTED, WS, Numbering, line_end, undotted
from tui.core.statements import Fault, mend, open_bracket, open_string
from tui.core.text import visible

Table = dict[str, Any]

_LIKELY_HEADER = re.compile(
    rf"^{WS}\[\[?{WS}(?:"
    r"(?!(?:true|false|inf|nan)[ \t,\]])[A-Za-z_][A-Za-z0-9_-]*+(?=[ \t.\]\n])"
    rf"|{DOTTED}{WS}\]\]?{WS}(?:#|$))",
    re.MULTILINE,
)
_HEADER = re.compile(
    rf"{WS}(?P<open>\[\[?){WS}(?P<key>{DOTTED}){WS}(?P<close>\]{{0,2}}){WS}(?:#[^\n]*+)?(?:\n|\Z)"
)


@dataclass
class Recovered:
    """What could be read of a text that is not TOML."""

    text: str
    """The text with every statement at fault blanked out, its length unchanged."""
    document: Table = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)
    """The tables of which a statement could not be read."""
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


def recover(text: str) -> Recovered:
    r"""Read what can be read of a text that tomli refuses.

    Args:
        text: Without byte order mark, lines ended by ``\n``.

    Returns:
        A document as the parser would give it, the blocks that it came from, and
        the faults in the order of the text.
    """
    return _Recovery(text).run()


class _Recovery:
    def __init__(self, text: str) -> None:
        self.text = text
        self.result = Recovered(text)
        self.numbering = Numbering()
        self.defined: set[Path] = set()
        self.blanked: list[Mark] = []

    def run(self) -> Recovered:
        cuts = [match.start() for match in _LIKELY_HEADER.finditer(self.text)]
        cuts = [0, *(cut for cut in cuts if cut), len(self.text)]
        number = 0
        while number < len(cuts) - 1:
            number = self._piece(cuts, number)
        self.result.faults.sort(key=lambda fault: fault.mark)
        self.result.text = _blank(self.text, self.blanked)
        return self.result

    def _piece(self, cuts: list[int], number: int) -> int:
        """Read the piece that begins at one cut; the number of the next one."""
        start, end = cuts[number], cuts[number + 1]
        header = _HEADER.match(self.text, start)
        if not header and _LIKELY_HEADER.match(self.text, start):
            self._lose(start)
            return number + 1
        body = header.end() if header else start
        table, faults, blanked = mend(self.text[body:end], body)
        following = number + 1
        if faults and (longer := self._longer(cuts, number, body)):
            table, following = longer
            faults, blanked, end = [], [], cuts[following]
        self.result.faults += faults
        self.blanked += blanked
        parts, is_array = self._opened(header) if header else ((), False)
        mark = Mark(header.start("open"), header.end("close")) if header else Mark(0, 0)
        self._merge(_Piece(parts, is_array, mark, body, end, table, bool(faults)))
        return following

    def _longer(self, cuts: list[int], number: int, body: int) -> tuple[Table, int] | None:
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
        try:
            return tomli.loads(self.text[body : cuts[following]]), following
        except FAULTY:
            return None

    def _lose(self, start: int) -> None:
        """Tell a header that names nothing; what is under it belongs to nobody."""
        end = line_end(self.text, start)
        line = self.text[start:end].rstrip()
        mark = Mark(start + len(line) - len(line.lstrip()), start + len(line))
        is_event = line.lstrip().startswith("[[")
        what = "this event is" if is_event else "this table is"
        message = f"this header cannot be read, so {what} left out"
        self._tell(mark, "T001", message, "write [[event]] or [table.id]")
        self.result.lost += is_event

    def _opened(self, header: re.Match[str]) -> tuple[tuple[str, ...], bool]:
        """What a header opens, and whether that is an element of an array."""
        opening, close, key = header["open"], header["close"], header["key"]
        parts = undotted(key)
        is_array = opening == "[[" or close == "]]"
        mark = Mark(header.start("open"), max(header.end("close"), header.end("key")))
        if len(opening) != len(close):
            right = f"[[{key}]]" if is_array else f"[{key}]"
            message = "the brackets of this header do not match"
            self._tell(mark, "T001", message, f"write {visible(right)}")
        elif parts == ("event",) and not is_array:
            self._tell(mark, "T023", "an event has double brackets", "write [[event]]")
            is_array = True
        return parts, is_array

    def _merge(self, piece: _Piece) -> None:
        """Put a piece where its header says, or tell why it cannot stand there."""
        result = self.result
        if not piece.parts:
            path: Path = ()
            result.document.update(piece.table)
        elif (home := self._home(piece)) is None:
            return
        else:
            path = self.numbering.path(piece.parts, array=piece.is_array)
            _fill(home, piece.table)
        result.blocks.append(Block(path, piece.header, piece.body, piece.end))
        if piece.broken:
            result.broken.add(path)

    def _home(self, piece: _Piece) -> Table | None:
        """The table that a header opens; `None` if something else stands there already."""
        outer: Any = self.result.document
        for part in piece.parts[:-1]:
            outer = outer.setdefault(part, {})
            outer = outer[-1] if isinstance(outer, list) and outer else outer
            if not isinstance(outer, dict):
                self._refuse(piece, f'"{part}" is a value, not a table')
                return None
        name = piece.parts[-1]
        return self._element(piece, outer, name) if piece.is_array else self._named(piece, outer)

    def _named(self, piece: _Piece, outer: Table) -> Table | None:
        """The table that a header with single brackets opens, once."""
        name = piece.parts[-1]
        path = (*self.numbering.path(piece.parts[:-1], array=False), name)
        table: object = outer.setdefault(name, {})
        if path in self.defined or not isinstance(table, dict):
            dotted = ".".join(piece.parts)
            self._refuse(piece, f"[{dotted}] is there already; the first is kept")
            return None
        self.defined.add(path)
        return table

    def _element(self, piece: _Piece, outer: Table, name: str) -> Table | None:
        """A new table at the end of an array."""
        array: object = outer.setdefault(name, [])
        if not isinstance(array, list) and piece.parts == ("event",):
            self._refuse(piece, "what is called event above this is no array of tables")
            array = outer[name] = []
        if not isinstance(array, list):
            self._refuse(piece, f'"{name}" is no array of tables')
            return None
        table: Table = {}
        array.append(table)
        return table

    def _refuse(self, piece: _Piece, message: str) -> None:
        self._tell(piece.header, "T004", visible(message))

    def _tell(self, mark: Mark, code: str, message: str, suggestion: str = "") -> None:
        self.result.faults.append(Fault(mark, code, message, suggestion))


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
