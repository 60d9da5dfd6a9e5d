"""A problem of a file: where it is, what is wrong, and how both are put in words.

All of them are collected and told in the order of the file; each keeps the piece
of its source line that the frame shows, so that it can be told when the text is
long gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple, Protocol

from tui.core.text import cells, visible

CODES = {
    # The text is not TOML.
    "T001": "syntax",
    "T002": "line-end",
    "T003": "encoding",
    "T004": "defined-twice",
    "T005": "too-deep",
    # The file cannot be read.
    "T010": "no-such-file",
    "T011": "not-a-file",
    "T012": "unreadable-file",
    "T013": "too-large",
    # A table has the wrong shape.
    "T020": "unknown-key",
    "T021": "wrong-type",
    "T022": "missing",
    "T023": "single-brackets",
    "T024": "hidden-characters",
    # Dates.
    "T030": "date",
    "T031": "ends-before-start",
    "T032": "two-ends",
    "T033": "width-contradicts-date",
    "T034": "timezone",
    # Ids.
    "T040": "unknown-id",
    "T041": "duplicate-id",
    # Values.
    "T050": "url",
    "T051": "out-of-range",
    "T052": "not-one-of",
    "T053": "glyph-width",
    "T054": "colour",
    "T055": "figure",
    # What the events say of each other.
    "T060": "order-contradicts-dates",
    "T061": "circle",
    "T062": "outside-parent",
    # Keys of the config file.
    "T070": "key-name",
    "T071": "key-taken",
    "T072": "key-digit",
    "T073": "key-needed",
    "T074": "key-in-doubt",
    # Hints: nothing is wrong, and something could be better.
    "T080": "single-source",
    "T081": "one-party-only",
    "T082": "source-not-cited",
    "T083": "place-without-point",
    "T084": "date-in-quotes",
    "T085": "near-an-id",
    "T086": "party-not-named",
    # What there are too many of.
    "T090": "counted",
}
"""Every code and its short name. A code never changes its meaning."""

WINDOW = 96
"""The most cells of a source line that a frame shows."""
_TAB = 4
_COLOURS = {"error": 31, "warning": 33, "hint": 36}
"""Red, yellow and cyan of the terminal's own palette (ECMA-48, 8.3.117, SGR)."""
_BOLD = 1


class Severity(Enum):
    """How bad it is: an error is left out of what is shown, a warning is not.

    A hint tells what could be better. It is only told to those who ask for hints.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(NamedTuple):
    """One thing that is wrong with a file, and where."""

    file: str
    """The file's name, fit to be shown."""
    line: int | None
    """From 1; `None` rather than a made-up number."""
    column: int | None
    """From 1, in code points."""
    end_column: int | None
    """The first column after it, on the same line."""
    severity: Severity
    code: str
    """A key of `CODES`."""
    stage: str
    """``toml`` if the text is not TOML, ``timeline`` if it is no timeline."""
    message: str
    suggestion: str = ""
    """What would be right, in words: ``did you mean "date"?``"""
    source: str = ""
    """The piece of the source line that the frame shows."""
    caret: int = 0
    """Cells of `source` before the place."""
    carets: int = 0
    """Cells of `source` that the place takes."""
    number: int = 1
    """How many it stands for: more than one where they are only counted."""

    @property
    def is_error(self) -> bool:
        """Whether it is an error rather than a warning."""
        return self.severity is Severity.ERROR

    @property
    def order(self) -> tuple[int, int]:
        """A key for the order of the file; what has no place comes first."""
        return (self.line or 0, self.column or 0)

    def values(self) -> dict[str, str | int | None]:
        """The problem as other programs get it: without the piece of its source line."""
        given = self._asdict() | {"severity": self.severity.value}
        return {name: given[name] for name in _GIVEN}


_GIVEN = Problem._fields[: Problem._fields.index("source")]


class Checked(Protocol):
    """What a summary needs of a loaded file."""

    @property
    def name(self) -> str:
        """The file's name, fit to be shown."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with it."""

    @property
    def found(self) -> int:
        """How many events the file has, good or bad."""

    @property
    def shown(self) -> int:
        """How many of them can be shown."""


def excerpt(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The piece of a source line around a place, as a frame shows it.

    Args:
        line: One line without its newline; of a very long one, a part is enough.
        start: First character of the place.
        end: First character after it.

    Returns:
        The drawn piece (at most `WINDOW` cells, tabs as spaces, nothing that could
        act on a terminal, ``…`` where it was cut), the cells before the place, and
        the cells that the place takes (at least one).
    """
    if len(line) <= WINDOW and line.isascii() and line.isprintable():  # as nearly all are
        start = min(start, len(line))
        return line, start, max(1, min(end, len(line)) - start)
    before, place, after = _drawn(line[:start], line[start:end], line[end:])
    if cells(before) + cells(place) + cells(after) <= WINDOW:
        return before + place + after, cells(before), max(1, cells(place))
    if cells(before) > WINDOW // 3 and cells(before) + cells(place) > WINDOW * 3 // 4:
        before = "…" + _last_cells(before, WINDOW // 3)
    if cells(before) + cells(place) > WINDOW - 1:
        place = _first_cells(place, WINDOW - 1 - cells(before))
        after = "…"
    elif cells(before) + cells(place) + cells(after) > WINDOW:
        after = _first_cells(after, WINDOW - 1 - cells(before) - cells(place)) + "…"
    return before + place + after, cells(before), max(1, cells(place))


def _drawn(*pieces: str) -> list[str]:
    """The pieces of one line with tabs as spaces, counted over the whole line."""
    drawn: list[str] = []
    width = 0
    for piece in pieces:
        parts = visible(piece, multiline=True).replace("\n", "␊").split("\t")
        text = parts[0]
        for part in parts[1:]:
            text += " " * (_TAB - (width + cells(text)) % _TAB) + part
        width += cells(text)
        drawn.append(text)
    return drawn


def _first_cells(text: str, room: int) -> str:
    """As much of the start of a text as fits; never half of a wide character."""
    text = text[: max(0, room)]
    while text and cells(text) > room:
        text = text[:-1]
    return text


def _last_cells(text: str, room: int) -> str:
    text = text[-room:]
    while text and cells(text) > room:
        text = text[1:]
    return text


def _frame(problem: Problem, *, coloured: bool) -> str:
    where = problem.file
    if problem.line is not None:
        where += f":{problem.line}"
        if problem.column is not None:
            where += f":{problem.column}"
    severity = problem.severity.value
    mark = "^" * problem.carets
    if coloured:
        severity = _painted(severity, _COLOURS[severity])
        mark = _painted(mark, _BOLD)
    head = f"{where}: {severity}: {problem.message}"
    if problem.line is None or not problem.carets:
        hint = f"; {problem.suggestion}" if problem.suggestion else ""
        return f"{head}{hint} [{problem.code}]"
    number = str(problem.line)
    margin = " " * len(number) + " |"
    lines = [
        f"{head} [{problem.code}]",
        margin,
        f"{number} | {problem.source}".rstrip(),
        f"{margin} {' ' * problem.caret}{mark} {problem.suggestion}".rstrip(),
    ]
    return "\n".join(lines)


def _painted(text: str, rendition: int) -> str:
    """A text with a colour or a weight, and the terminal's own after it."""
    return f"\x1b[{rendition}m{text}\x1b[0m"


def report(problems: Iterable[Problem], *, coloured: bool = False) -> str:
    """The problems in words, each with its source line and a caret under the very place.

    Args:
        problems: What to tell.
        coloured: Whether severities and carets stand out by colour and weight, as
            on a terminal; what comes from the file cannot add any of its own.

    Returns:
        The frames one below the other, without a last newline; empty for none.
    """
    return "\n".join(_frame(problem, coloured=coloured) for problem in problems)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 error", "2 errors"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tally(problems: Sequence[Problem]) -> str:
    """How many there are of each severity: "2 errors, 1 warning", "no problems"."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += problem.number
    told = [counted(number, severity.value) for severity, number in counts.items() if number]
    return ", ".join(told) or "no problems"


def summary(loaded: Checked) -> str:
    """One line over a whole file: "timeline.toml: 2 errors; 118 of 120 events shown"."""
    if loaded.shown == loaded.found:
        events = counted(loaded.found, "event")
    else:
        events = f"{loaded.shown:,} of {counted(loaded.found, 'event')}"
    return f"{loaded.name}: {tally(loaded.problems)}; {events} shown"
