"""Tables of what was measured, a column for each number of events, and where they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

README = Path(__file__).resolve().parent / "README.md"
NOTHING = "–"
"""A cell of which nothing was measured."""


class Cell(NamedTuple):
    """One measured number: how it reads, and whether it keeps its limit."""

    text: str
    is_met: bool = True

    def __str__(self) -> str:
        return self.text if self.is_met else f"**{self.text}** ✗"


@dataclass
class Row:
    """One line: a cell for each number of events at which it was measured."""

    name: str
    form: Callable[[float], str]
    """How a number reads."""
    limit: float | None = None
    """The most that it may be; `None` where it is told and not judged."""
    goal: str = ""
    """The same in words; empty: the limit as a number reads."""
    cells: dict[int, Cell] = field(default_factory=dict)

    def put(self, events: int, value: float | None, most: float | None = None) -> None:
        """Take what was measured; what ought to be there and is not misses its limit.

        Args:
            events: The size of the file.
            value: The number, if there is one.
            most: The limit at this size, if it is another.
        """
        most = self.limit if most is None else most
        text = NOTHING if value is None else self.form(value)
        is_met = most is None or (value is not None and value <= most)
        self.cells[events] = Cell(text, is_met)

    @property
    def is_met(self) -> bool:
        return all(cell.is_met for cell in self.cells.values())

    def words(self, sizes: Sequence[int]) -> list[str]:
        """What stands in the columns."""
        goal = self.goal or ("" if self.limit is None else f"≤ {self.form(self.limit)}")
        return [self.name, *(str(self.cells.get(size, "")) for size in sizes), goal]


def table(rows: Sequence[Row], sizes: Sequence[int], has_limits: bool = True) -> str:
    """The rows as a Markdown table, under the numbers of events."""
    lines = [["events", *(f"{size:,}" for size in sizes), "limit"]]
    lines += [["---", *("--:" for _ in sizes), "---"]]
    lines += [row.words(sizes) for row in rows]
    end = None if has_limits else -1
    return "\n".join(f"| {' | '.join(line[:end])} |" for line in lines)


def write_section(heading: str, text: str, readme: Path = README) -> None:
    """Put a text under its heading, in place of what stood there."""
    before, found, after = readme.read_text(encoding="utf-8").partition(f"## {heading}\n")
    if not found:
        raise ValueError(f"{readme.name} has no “{heading}”")
    _, rule, rest = after.partition("\n## ")
    readme.write_text(f"{before}{found}\n{text.strip()}\n{rule}{rest}", encoding="utf-8")


def times(value: float) -> str:
    """A ratio."""
    return f"{value:.1f} ×"


def milliseconds(value: float) -> str:
    """Seconds, as milliseconds."""
    return f"{value * 1000:,.{1 if value < 0.02 else 0}f} ms"


def seconds(value: float) -> str:
    """Seconds, short where they are few."""
    return milliseconds(value) if value < 1 else f"{value:.1f} s"


def megabytes(value: float) -> str:
    """Bytes, as megabytes."""
    return f"{value / 1e6:,.0f} MB"


def kilobytes(value: float) -> str:
    """Bytes, as kilobytes."""
    return f"{value / 1e3:.1f} kB"
