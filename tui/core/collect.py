"""Collects the problems of one text, each at its place.

Nothing is looked for in the text until the first problem is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tui.core.marks import Block, Mark, Path, event_lines
from tui.core.problems import Problem, Severity, excerpt

if TYPE_CHECKING:
    from tui.core.places import Places

_NEAR_ENOUGH = 0.6
_MANY = 2_000
_MARGIN = 400

At = Literal["value", "key", "header"]


def nearest(word: str, words: Collection[str]) -> str:
    """The one of `words` that is most like a word; empty if none is."""
    import difflib  # only when something is wrong

    if len(words) > _MANY:  # the comparison is slow: look only at those that begin alike
        words = [other for other in words if other[:2] == word[:2]][:_MANY]
    lowered = {other.casefold(): other for other in words}
    found = difflib.get_close_matches(word.casefold(), lowered, 1, _NEAR_ENOUGH)
    return lowered[found[0]] if found else ""


def did_you_mean(word: str, words: Collection[str]) -> str:
    """The question after a word that is not known; empty if nothing is like it."""
    found = nearest(word, words)
    return f'did you mean "{found}"?' if found else ""


class Collector:
    """The problems of one file."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self._mended: tuple[str, Sequence[Block]] | None = None
        self._silent: set[Path] = set()

    def mended(self, text: str, blocks: Sequence[Block], broken: set[Path]) -> None:
        """Look for places in a mended text, and do not miss anything in broken tables."""
        self._mended = (text, blocks)
        self._silent = broken

    @cached_property
    def _places(self) -> Places:
        from tui.core.places import Places  # a file without problems needs no scanner

        return Places(*(self._mended or (self.text,)))

    def is_broken(self, path: Path) -> bool:
        """Whether statements of a table could not be read, which was told already."""
        return path in self._silent

    def tell(
        self,
        code: str,
        message: str,
        path: Path,
        suggestion: str = "",
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
        self.at(self._mark(path, at, part), code, message, suggestion, severity)

    def at(
        self,
        mark: Mark | None,
        code: str,
        message: str,
        suggestion: str = "",
        severity: Severity = Severity.ERROR,
        stage: str = "timeline",
    ) -> None:
        """Tell a problem at a place of the text, or at none."""
        if mark is None:
            place: tuple[int | None, int | None, int | None] = (None, None, None)
            frame = ("", 0, 0)
        else:
            place, frame = self._drawn(mark)
        self.problems.append(
            Problem(self.name, *place, severity, code, stage, message, suggestion, *frame)
        )

    def line(self, path: Path) -> int | None:
        """The line on which a table or a field begins."""
        mark = self._places.header(path)
        return self._places.line(mark.start) if mark else None

    def event_lines(self, paths: Sequence[Path]) -> list[int]:
        """The lines of events, from 1; 0 where it is not known."""
        whole = all(path == ("event", number) for number, path in enumerate(paths))
        lines = event_lines(self.text, len(paths)) if whole and not self._mended else []
        return lines or [self.line(path) or 0 for path in paths]

    def _mark(self, path: Path, at: At, part: tuple[int, int] | None) -> Mark | None:
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

    def _drawn(self, mark: Mark) -> tuple[tuple[int, int, int], tuple[str, int, int]]:
        start, end = self._places.line_bounds(mark.start)
        last = max(mark.start, min(mark.end, end))
        column = mark.start - start + 1
        place = (self._places.line(mark.start), column, max(column + 1, last - start + 1))
        first = max(start, mark.start - _MARGIN)
        piece = self.text[first : min(end, last + _MARGIN)]
        return place, excerpt(piece, mark.start - first, last - first)
