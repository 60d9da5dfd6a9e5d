"""The rows of both tables, each with its limit: ours at scale, and ours beside others."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence

from loading import slowest
from moved import KEYS, POSITIONS, Moves
from peers import Reached
from tables import Row, kilobytes, megabytes, milliseconds, seconds, table, times
from typed import Typed

LIMITS = {"cursor": (4.0, 3), "pan": (6.0, 4), "zoom": (6.0, 5)}
"""How many times the floor a move may take, and the aim."""
PARSED_FROM = 10_000
"""Events from which reading is judged: below, the first picture takes longer than the parser."""
GROWTH_FROM = 10_000
"""Events that the larger files are compared with."""
WHOLE_TO = 10_000
"""Events up to which all hits are there at once."""
BYTES = {"cursor": 8_000.0, "pan": 20_000.0}
"""The most that a move sends to the terminal."""


def memory_limit(text: int) -> float:
    """Bytes that the app may hold for so many bytes of text."""
    return 4 * text + 80e6


class Scale:
    """The rows of ours, and the numbers that they are made of."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self._moves: dict[int, Mapping[tuple[str, str], Moves]] = {}
        self._failures: list[str] = []

    def _row(
        self, name: str, form: Callable[[float], str], limit: float | None = None, goal: str = ""
    ) -> Row:
        return self._rows.setdefault(name, Row(name, form, limit, goal))

    @property
    def is_met(self) -> bool:
        """Whether all was measured, and every number keeps its limit."""
        return not self._failures and all(row.is_met for row in self._rows.values())

    def fail(self, events: int, error: Exception) -> None:
        """The app ended or never answered, so that the rest could not be measured."""
        self._failures.append(f"{events:,} events: {str(error).splitlines()[0]}")

    def table(self, sizes: Sequence[int]) -> str:
        """The rows in the order in which they were first measured, and what could not be."""
        rows = [row for row in self._rows.values() if row.cells]
        return "\n\n".join((table(rows, sizes), *self._failures))

    def start(self, events: int, ours: Sequence[float], floor: Sequence[float]) -> None:
        """The first painted cell, ours and the empty app's."""
        ratio = statistics.median(ours) / statistics.median(floor)
        row = self._row("first paint of the shell ÷ the empty app", _two_digits, 1.3)
        row.put(events, ratio)

    def load(self, events: int, ours: Sequence[float], parser: Sequence[float]) -> None:
        """From the shell to the file wholly read, and the parser alone."""
        loaded, parsed = statistics.median(ours), statistics.median(parser)
        self._row("file wholly read", seconds).put(events, loaded)
        row = self._row("the same ÷ `tomli.loads`", _two_digits, 2.2, "≤ 2.20 ×, aim 1.6")
        row.put(events, loaded / parsed, None if events >= PARSED_FROM else float("inf"))

    def meanwhile(self, events: int, answers: list[float]) -> None:
        """The answers to keys while the file is read."""
        row = self._row("keys while it is read, 95 of 100", milliseconds, 0.05)
        row.put(events, slowest(answers))

    def moves(self, events: int, found: Mapping[tuple[str, str], Moves]) -> None:
        """Moves of every kind at every position."""
        self._moves[events] = found
        floor = [took for moves in found.values() for took in moves.floor]
        row = self._row("the floor: ten cells repainted", milliseconds)
        row.put(events, statistics.median(floor) if floor else None)
        for kind in KEYS:
            there, back = KEYS[kind]
            limit, aim = LIMITS[kind]
            for position in POSITIONS:
                name = f"{kind} `{there}` `{back}` ÷ the floor, {position} in view"
                row = self._row(name, times, limit, f"≤ {limit:.0f} ×, aim {aim}")
                row.put(events, found[position, kind].ratio)
        for kind in KEYS:
            row = self._row(f"{kind}: slowest 5 of 100 ÷ median", times, 3.0)
            row.put(events, _most(found[position, kind].spread for position in POSITIONS))
        for kind, limit in BYTES.items():
            row = self._row(f"bytes of a {kind} move", kilobytes, limit)
            row.put(events, _most(found[position, kind].bytes for position in POSITIONS))

    def compare(self) -> None:
        """The large files against the middle one, when all have been measured."""
        if GROWTH_FROM not in self._moves:
            return
        for kind in KEYS:
            row = self._row(f"{kind} ÷ the same at {GROWTH_FROM:,} events", times, 1.5)
            for events, found in self._moves.items():
                if events > GROWTH_FROM:
                    row.put(events, _most(self._growths(kind, found)))

    def _growths(self, kind: str, found: Mapping[tuple[str, str], Moves]) -> list[float | None]:
        before = self._moves[GROWTH_FROM]
        ratios = [(found[place, kind].ratio, before[place, kind].ratio) for place in POSITIONS]
        return [now / then if now and then else None for now, then in ratios]

    def held(self, events: int, lags: Sequence[float]) -> None:
        """How long the screen goes on when a key is let go."""
        row = self._row("`j` or `l` held for 3 s, let go: still after", milliseconds, 0.05)
        row.put(events, max(lags))

    def memory(self, events: int, peak: int | None, text: int) -> None:
        """The most that the app held, with a file of so many bytes."""
        row = self._row("memory, at its most", megabytes, goal="≤ 4 × the text + 80 MB")
        row.put(events, peak, memory_limit(text))

    def typed(self, events: int, found: Typed) -> None:
        """Letters in the search and in the filter."""
        self._row("search, filter: the letter stands", milliseconds, 0.03).put(events, found.echo)
        self._row("search, filter: the first hits", milliseconds, 0.25).put(events, found.first)
        if events <= WHOLE_TO:
            row = self._row("search, filter: all hits", milliseconds, 0.05)
            row.put(events, found.whole)


class Beside:
    """The rows of the app and of other programs with the same events."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self.missing: set[str] = set()
        """The programs that were not found."""

    def put(self, name: str, events: int, got: Reached | None) -> None:
        """Take what a program needed; `None` if it never showed the events."""
        wanted = (
            ("start to all events", seconds, got and got.start),
            ("next line", milliseconds, got and got.key),
            ("memory", megabytes, got and got.peak),
        )
        for what, form, value in wanted:
            self._rows.setdefault(f"{what}: {name}", Row(f"{what}: {name}", form)).put(
                events, value
            )

    def table(self, sizes: Sequence[int]) -> str:
        """The rows, what is alike together, and what is missing."""
        rows = sorted(self._rows.values(), key=lambda row: row.name.partition(":")[0], reverse=True)
        note = f"\n\nNot found: {', '.join(sorted(self.missing))}." if self.missing else ""
        return table(rows, sizes, has_limits=False) + note


def _most(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return max(known) if known else None


def _two_digits(value: float) -> str:
    return f"{value:.2f} ×"
