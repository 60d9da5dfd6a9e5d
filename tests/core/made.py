"""What the tests of the chart share: events made of readings, and scenes drawn as text."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from tui.core.blocks import Block
from tui.core.edtf import read
from tui.core.instant import Span
from tui.core.layout import Row, Scene
from tui.core.model import COMMON, Era, Event, Timeline
from tui.core.viewport import LADDER

UTC = ZoneInfo("UTC")
DAYS = LADDER.index(86_400)
"""The scale of a day a column, at which the pictures are drawn."""


def span(text: str) -> Span:
    """A span from EDTF."""
    return read(text, UTC)


def event(
    title: str, date: str, *, importance: int = COMMON, kind: str = "", **fields: object
) -> Event:
    """An event from EDTF."""
    made = Event(0, title, span(date), date, importance=importance, kind=kind)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


def era(name: str, date: str) -> Era:
    """An era from EDTF; its id is its name in small letters."""
    return Era(name.lower(), name, span(date))


def timeline(*events: Event, eras: tuple[Era, ...] = (), **fields: object) -> Timeline:
    """A timeline of events, put in order of time."""
    ordered = tuple(sorted(events, key=lambda event: event.span.order))
    made = Timeline(events=ordered, eras={era.id: era for era in eras})
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


def column(date: str) -> int:
    """The column of a date at a day a column."""
    anchor = span(date).anchor
    return anchor // 86_400


def picture(scene: Scene, left: int, right: int) -> list[str]:
    """The rows of a scene between two columns: ``o`` marks, ``=`` core, ``~`` fringe."""
    return [row_picture(row, left, right) for row in scene.rows]


def row_picture(row: Row, left: int, right: int) -> str:
    cells = [" "] * (right - left)

    def put(at: int, text: str) -> None:
        for place, character in enumerate(text, start=at - left):
            if 0 <= place < len(cells):
                cells[place] = character

    for block in row.between(left, right):
        _draw(block, put)
    return "".join(cells).rstrip()


def _draw(block: Block, put) -> None:  # type: ignore[no-untyped-def]
    for at in range(block.first, block.last):
        put(at, "=" if block.core_first <= at < block.core_last else "~")
    put(block.mark, "o")
    inside = block.label_at < block.last
    if block.label:
        put(block.label_at, block.label)
        if inside:
            put(block.label_at - 1, " ")
            put(block.label_at + len(block.label), " ")
    put(block.tally_at, block.tally)
    if block.unknown_start:
        put(block.first, "?")
    if block.unknown_end:
        put(block.last - 1, "?")
    if block.open_start:
        put(block.first, "<")
    if block.open_end:
        put(block.last - 1, ">")
