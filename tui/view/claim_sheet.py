"""The table of claims in lines: as many parties beside each other as can be read with ease.

The names of the parties stand apart from the rest, so that they stay in sight
while the rest is scrolled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.claim_table import ClaimTable, Measure, Told
from tui.core.model import Timeline
from tui.view.accounts import GUTTER, side_by_side
from tui.view.page import Stop, add_sources
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of
from tui.view.prose import broken, section, whole

NARROWEST = 22
"""Cells that a party's column needs to be read with ease."""
_WIDEST = 64
"""Cells of a column beyond which a line is long to read."""


class Sheet(NamedTuple):
    """A table of claims, set for a width."""

    names: tuple[Line, ...]
    """The parties in sight, over a rule."""
    body: tuple[Line, ...]
    """What they say, figures, and sources."""
    first: int
    """The first column in sight, from 0."""
    last: int
    """The column after the last one in sight."""
    total: int
    """How many columns there are."""

    def beyond(self, look: Look) -> str:
        """How many columns are out of sight, and where: `◀ 1 · 3 more ▶`."""
        return _beyond(self.first, self.total - self.last, look)


def sheet(table: ClaimTable, timeline: Timeline, first: int, width: int, look: Look) -> Sheet:
    """Set a table of claims.

    Args:
        table: Who says what.
        timeline: Where the sides of sources are named.
        first: The first column to show, if there are more than fit.
        width: Cells of a line.
        look: Colours and glyphs.
    """
    count = len(table.columns)
    fit = max(1, min(count, (width + GUTTER) // (NARROWEST + GUTTER)))
    first = max(0, min(first, count - fit))
    shown = range(first, min(first + fit, count))
    room = min(_WIDEST, (width + GUTTER) // fit - GUTTER)
    body: list[Line] = []
    if any(column.claims for column in table.columns):
        claims = [_claims(table.columns[place].claims, room, look) for place in shown]
        body += side_by_side(claims, room, look)
    if table.measures:
        body += section("figures", width, look)[0 if body else 1 :]
    for place, measure in enumerate(table.measures):
        body += [()] if place else []
        body += _measure(measure, shown, room, width, look)
    if table.sources:
        stops: list[Stop] = []
        body += section("sources", width, look)
        numbers = {source.id: number for number, source in table.sources}
        add_sources(body, stops, numbers, timeline, width, look)
    names = _names([table.columns[place].name for place in shown], room, width, look)
    return Sheet(names, tuple(body), first, shown.stop, count)


def _beyond(before: int, after: int, look: Look) -> str:
    left = f"{look.glyphs.arrow_left} {before} more" if before else ""
    right = f"{after} more {look.glyphs.arrow_right}" if after else ""
    return "  ".join(filter(None, (left, right)))


def _names(names: Sequence[str], room: int, width: int, look: Look) -> tuple[Line, ...]:
    palette = look.palette
    head = palette.style(palette.accent, palette.pane, bold=True)
    rule = palette.style(palette.faint, palette.pane)
    line: list[Piece] = []
    for place, name in enumerate(names):
        line += [(" " * GUTTER, head)] if place else []
        line += fitted([(cut(name, room, look.glyphs.more), head)], room, head)
    under = (" " * GUTTER).join(look.glyphs.rule * room for _ in names)
    return fitted(line, width, head), fitted([(under, rule)], width, rule)


def _claims(claims: Sequence[Told], room: int, look: Look) -> list[Line]:
    palette = look.palette
    grey = palette.style(palette.grey, palette.pane)
    plain = palette.style(palette.text, palette.pane)
    lines: list[Line] = []
    for place, told in enumerate(claims):
        lines += [()] if place else []
        lines += [((text, grey),) for text in broken(told.voice, room)]
        lines += [((text, plain),) for text in broken(_cited(told), room)]
    return lines


def _measure(measure: Measure, shown: range, room: int, width: int, look: Look) -> list[Line]:
    """What was counted, then each party's counts under its name; how many are out of sight."""
    palette, counts = look.palette, measure.counts
    name = palette.style(palette.text, palette.pane)
    grey = palette.style(palette.grey, palette.pane)
    accent = palette.style(palette.accent, palette.pane)
    beyond = _beyond(sum(counts[: shown.start]), sum(counts[shown.stop :]), look)
    left = width - width_of(beyond) - 2
    head: list[Piece] = [(cut(measure.of, left - 2, look.glyphs.more), name)]
    head += [(f" {look.glyphs.contested}", accent)] if measure.differs else []
    cells = [_counts(measure.cells[place], room, look) for place in shown]
    return [spread(head, [(beyond, grey)], width, grey), *side_by_side(cells, room, look)]


def _counts(counts: Sequence[Told], room: int, look: Look) -> list[Line]:
    palette = look.palette
    bold = palette.style(palette.text, palette.pane, bold=True)
    grey = palette.style(palette.grey, palette.pane)
    lines: list[Line] = []
    for told in counts:
        lines += [((text, bold),) for text in broken(told.amount, room)]
        about = _cited(
            told._replace(says=f"{told.voice}. {told.says}" if told.says else told.voice)
        )
        lines += [(("  " + text, grey),) for text in broken(about, max(1, room - 2))]
    return lines


def _cited(told: Told) -> str:
    """What is told, with the numbers of its sources, none of them alone on a line."""
    numbers = " ".join(f"[{number}]" for number in told.sources)
    says, _, last = told.says.rpartition(" ")
    last = whole(f"{last} {numbers}".strip()) if len(told.sources) < 3 else f"{last} {numbers}"
    return f"{says} {last}".strip()
