"""The two rows of the axis: ticks on the borders of the calendar, and their labels.

The lower row counts in a unit, the upper one says where in the calendar that
is: days under months, hours under days. The unit is the finest one whose
labels have room, so that labels never touch: each has a cell before it for
the line of its tick, and an empty one after it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.core.instant import civil
from tui.core.units import UNITS, Unit
from tui.core.viewport import Viewport

_MARGINS = 2
"""The cells of the tick's own line and of the air after its label."""


class Tick(NamedTuple):
    """A border of the calendar, or a label that holds on to the left edge."""

    column: int
    """The column of the screen where it stands; its label begins one column after."""
    label: str
    """What to write; empty where there is no room."""
    instant: int
    """The border in seconds. In the upper row it may be before the window: then
    there is no line to draw, and the label tells in what the window begins."""


def ticks(
    viewport: Viewport, measure: Callable[[str], int]
) -> tuple[tuple[Tick, ...], tuple[Tick, ...]]:
    """The ticks of a window.

    Args:
        viewport: The window.
        measure: Width of a label in cells.

    Returns:
        The upper row, which names what the lower row counts in, and the lower
        row. The upper row is empty where the labels below say everything, as
        from a thousand years a tick.
    """
    for unit in UNITS:
        room = unit.shortest // viewport.scale - _MARGINS
        if room < 1:
            continue
        borders = list(unit.borders(viewport.start, viewport.end))
        borders = borders[1:] if borders[0] < viewport.start else borders
        labels = _longest(unit, borders, room, measure)
        if labels is not None:
            break
    else:
        borders, labels = [], []
    below = tuple(
        Tick(column, label if column + 1 + measure(label) <= viewport.width else "", border)
        for border, label in zip(borders, labels, strict=True)
        for column in (viewport.column(border),)
    )
    return (_context(viewport, unit.context, measure) if unit.context else (), below)


def _longest(
    unit: Unit, borders: Sequence[int], room: int, measure: Callable[[str], int]
) -> list[str] | None:
    """The labels in the longest form that has room everywhere; `None` if none has."""
    readings = [civil(border) for border in borders]
    for form in unit.forms:
        labels = [form(reading) for reading in readings]
        if all(measure(label) <= room for label in labels):
            return labels
    return None


def _context(viewport: Viewport, unit: Unit, measure: Callable[[str], int]) -> tuple[Tick, ...]:
    """The upper row; its first label holds on to the left edge.

    A label is in full ("October 2020") where it is the first, and where a year
    begins; the others are plain ("November").
    """
    borders = list(unit.borders(viewport.start, viewport.end))
    columns = [max(0, viewport.column(border)) for border in borders]
    rooms = [after - column - _MARGINS for column, after in pairwise(columns)]
    rooms.append(viewport.width - columns[-1] - 1)
    readings = [civil(border) for border in borders]
    opens = [reading.month == reading.day == 1 for reading in readings]
    inner = list(zip(readings, opens, rooms, strict=True))[1:-1]
    levels = range(len(unit.forms))
    level = next(
        (
            level
            for level in levels
            if all(measure(unit.name(level, at, full)) <= room for at, full, room in inner)
        ),
        levels[-1],
    )
    found: list[Tick] = []
    told = False
    for border, column, room, at, full in zip(
        borders, columns, rooms, readings, opens, strict=True
    ):
        names = (unit.name(form, at, full or not told) for form in levels[level:])
        label = next((name for name in names if measure(name) <= room), "")
        told = told or bool(label)
        if label or border >= viewport.start:
            found.append(Tick(column, label, border))
    return tuple(found)
