"""Collects the problems of one text, each at its place.

Nothing is looked for in the text until the first problem is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tui.core.marks import Block, Mark, Path, event_lines
from tui.core.problems import Problem, Severity, excerpt
from tui.core.told import Told

if TYPE_CHECKING:  # a file without problems needs no scanner
    from tui.core.likeness import Alike
    from tui.core.places import Lines, Places

_MARGIN = 400
_MOST_EFFORT = 4_000_000
"""How many words, and pairs of letters in them, are compared for a file; more takes seconds."""

At = Literal["value", "key", "header"]
Suggestion = str | Callable[[], str]
"""What would be right; as a function it is only asked if the problem is told."""


class Collector:
    """The problems of one file."""

    def __init__(self, name: str, text: str, told: Told | None = None) -> None:
        """Take the file's name and text, and what has been told of it by another."""
        self.name = name
        self.text = text
        self.told = told or Told()
        self.is_whole = True
        """Whether all of the text could be read."""
        self._mended: tuple[str, Sequence[Block]] | None = None
        self._silent: set[Path] = set()
        self._alike: dict[int, tuple[Collection[str], Alike]] = {}
        """By the identity of words, which must stay for that: those that are like them."""
        self._nearest: dict[tuple[int, str], str] = {}

    def mended(self, text: str, blocks: Sequence[Block], broken: set[Path]) -> None:
        """Look for places in a mended text, and do not miss anything in broken tables."""
        self._mended = (text, blocks)
        self.is_whole = False
        self._silent = broken

    @cached_property
    def _places(self) -> Places:
        from tui.core.places import Places

        return Places(*(self._mended or (self.text,)))

    @cached_property
    def _lines(self) -> Lines:
        from tui.core.places import Lines

        return Lines(self.text)

    def is_broken(self, path: Path) -> bool:
        """Whether statements of a table could not be read, which was told already."""
        return path in self._silent

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
        """Tell a problem of a field, a table or an array element.

        Args:
            code: A key of `problems.CODES`.
            message: What is wrong, in words.
            path: Where it is, as one would index the parsed document.
            suggestion: What would be right, in words.
            at: Which part of it: its value, its key, or the header of the table.
            part: A range of characters inside a string value.
            warning: Whether nothing is lost by it.
        """
        severity = Severity.WARNING if warning else Severity.ERROR
        if self.told.is_full and self._is_below(path):
            self.told.count(severity)
            return
        self.at(self.mark(path, at, part), code, message, suggestion, severity)

    def at(
        self,
        mark: Mark | None,
        code: str,
        message: str,
        suggestion: Suggestion = "",
        severity: Severity = Severity.ERROR,
        stage: str = "timeline",
    ) -> None:
        """Tell a problem at a place of the text, or at none."""
        place: tuple[int | None, int | None, int | None] = (None, None, None)
        frame = ("", 0, 0)
        self.is_whole = self.is_whole and stage != "toml"
        if mark is None:
            if not self.told.is_wanted(0, 0):
                self.told.count(severity)
                return
        else:
            line, start, end = self._lines.at(mark.start)
            line, column = self.line_in_file(line), mark.start - start + 1
            if not self.told.is_wanted(line, column):
                self.told.count(severity)
                return
            last = max(mark.start, min(mark.end, end))
            place = line, column, max(column + 1, last - start + 1)
            frame = self._frame(mark.start, last, start, end)
        if not isinstance(suggestion, str):
            suggestion = suggestion()
        self.told.add(
            Problem(self.name, *place, severity, code, stage, message, suggestion, *frame)
        )

    def _is_below(self, path: Path) -> bool:
        """Whether an event stands where problems are only counted, as far as its header tells."""
        header = self._places.opened(path[:2]) if path[:1] == ("event",) else None
        return header is not None and not self.is_wanted(header.start)

    def is_wanted(self, offset: int) -> bool:
        """Whether a problem at an offset, or further down, may have to be told."""
        line, start, _ = self._lines.at(offset)
        return self.told.is_wanted(self.line_in_file(line), offset - start + 1)

    def did_you_mean(self, word: str, words: Collection[str]) -> str:
        """The question after a word that is not known; empty if nothing is like it."""
        found = self.nearest(word, words)
        return f'did you mean "{found}"?' if found else ""

    def nearest(self, word: str, words: Collection[str]) -> str:
        """The one of `words` that is most like a word; empty if none is.

        It is empty, too, for the last of very many: comparing words is slow.
        """
        key = id(words), word
        if key not in self._nearest:
            if key[0] not in self._alike:
                from tui.core.likeness import Alike  # only when something is wrong

                self._alike[key[0]] = words, Alike(words)
            alike = self._alike[key[0]][1]
            if alike.effort > _MOST_EFFORT:
                return ""
            self._nearest[key] = alike.nearest(word)
        return self._nearest[key]

    def line(self, path: Path) -> int | None:
        """The line on which a table or a field begins."""
        mark = self._places.header(path)
        return self.line_in_file(self._lines.at(mark.start)[0]) if mark else None

    def line_in_file(self, line: int) -> int:
        """The line in the file of a line of the text."""
        return line

    def event_lines(self, paths: Sequence[Path]) -> list[int]:
        """The lines of events, from 1; 0 where it is not known."""
        whole = all(path == ("event", number) for number, path in enumerate(paths))
        lines = event_lines(self.text, len(paths)) if whole and not self._mended else []
        return lines or [self.line(path) or 0 for path in paths]

    def mark(
        self, path: Path, at: At = "value", part: tuple[int, int] | None = None
    ) -> Mark | None:
        """Where something stands; what has no place of its own stands where its table does."""
        places = self._places
        if at == "header":
            found = places.header(path)
        elif at == "key":
            found = places.key(path) or places.value(path)
        elif part:
            found = places.within(path, *part) or places.key(path)
        else:
            found = places.value(path) or places.key(path)
        while not found and len(path) > 1:
            path = path[:-1]
            found = places.header(path)
        return found

    def _frame(self, start: int, last: int, begin: int, end: int) -> tuple[str, int, int]:
        """What is shown of the line from `begin` to `end` around a place."""
        first = max(begin, start - _MARGIN)
        piece = self.text[first : min(end, last + _MARGIN)]
        return excerpt(piece, start - first, last - first)
