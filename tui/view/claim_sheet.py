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
from tui.view.paint import Line, Look, Piece, cut, fitted, width_of
from tui.view.prose import broken, section

NARROWEST = 22
"""Cells that a party's column needs to be read with ease."""
_LONGEST = 100
"""Cells of a line of text that stands alone."""
_WIDEST = 64
"""Cells of a column beyond which a line is long to read."""


class Sheet(NamedTuple):
    """A table of claims, set for a width."""

    names: tuple[Line, ...]
    """The parties in sight, over a rule; none if nobody claims anything."""
    instead: tuple[Line, ...]
    """What stands there while no claims are in sight: figures have columns of their own."""
    body: tuple[Line, ...]
    """What they say, figures, and sources."""
    claims: int
    """So many lines of the body, from the first, stand in the columns of the parties."""
    first: int
    """The first column in sight, from 0."""
    last: int
    """The column after the last one in sight."""
    total: int
    """How many columns there are."""

    def beyond(self, look: Look) -> str:
        """How many columns are out of sight, and where: `◀ 1 more  3 more ▶`."""
        before, after = self.first, self.total - self.last
        left = f"{look.glyphs.arrow_left} {before} more" if before else ""
        right = f"{after} more {look.glyphs.arrow_right}" if after else ""
        return "  ".join(filter(None, (left, right)))


def sheet(table: ClaimTable, timeline: Timeline, first: int, width: int, look: Look) -> Sheet:
    """Set a table of claims.

    Args:
        table: Who says what.
        timeline: Where the sides of sources are named.
        first: The first column to show, if there are more than fit.
        width: Cells of a line.
        look: Colours and glyphs.
    """
    total = len(table.columns)
    most = max(1, (width + GUTTER) // (NARROWEST + GUTTER))
    fit = max(1, min(total, most))
    first = max(0, min(first, total - fit))
    shown = table.columns[first : first + fit]
    room = min(_WIDEST, (width + GUTTER) // fit - GUTTER)
    body: list[Line] = []
    if shown:
        body += side_by_side([_claims(column.claims, room, look) for column in shown], room, look)
    claims = len(body)
    if table.measures:
        body += section("figures", width, look)[0 if body else 1 :]
    for place, measure in enumerate(table.measures):
        body += [()] if place else []
        body += _measure(measure, most, width, look)
    if table.sources:
        stops: list[Stop] = []
        body += section("sources", width, look)
        numbers = {source.id: number for number, source in table.sources}
        add_sources(body, stops, numbers, timeline, width, look)
    names = _names([column.name for column in shown], room, width, look) if shown else ()
    return Sheet(
        names,
        _rest(width, look) if names else (),
        tuple(body),
        claims,
        first,
        first + len(shown),
        total,
    )


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


def _rest(width: int, look: Look) -> tuple[Line, ...]:
    palette = look.palette
    head = palette.style(palette.grey, palette.pane, bold=True)
    rule = palette.style(palette.faint, palette.pane)
    name: Line = (("FIGURES AND SOURCES", head),)
    return name, ((look.glyphs.rule * width, rule),)


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


def _measure(measure: Measure, most: int, width: int, look: Look) -> list[Line]:
    """What was counted, and the counts beside each other: in as few rows as they fit in."""
    palette, counts = look.palette, measure.counts
    name = palette.style(palette.text, palette.pane)
    accent = palette.style(palette.accent, palette.pane)
    head: list[Line] = [((text, name),) for text in broken(measure.of, width - 2)]
    if measure.differs:
        head[-1] = (*head[-1], (f" {look.glyphs.contested}", accent))
    if len(counts) == 1:
        return [*head, *_alone(counts[0], width, look)]
    rows = -(-len(counts) // most)
    beside = -(-len(counts) // rows)  # as many in each row as in the others
    room = min(_WIDEST, (width + GUTTER) // beside - GUTTER)
    lines = head
    for start in range(0, len(counts), beside):
        cells = [_count(told, room, look) for told in counts[start : start + beside]]
        lines += [()] if start else []
        lines += side_by_side(cells, room, look)
    return lines


def _count(told: Told, room: int, look: Look) -> list[Line]:
    palette = look.palette
    bold = palette.style(palette.text, palette.pane, bold=True)
    grey = palette.style(palette.grey, palette.pane)
    party = palette.style(palette.accent, palette.pane)
    lines: list[Line] = [(("  " + text, bold),) for text in broken(told.amount, max(1, room - 2))]
    lines += [(("  " + text, party),) for text in broken(told.party, max(1, room - 2))]
    about = _about(told)
    lines += [(("  " + text, grey),) for text in broken(about, max(1, room - 2))] if about else []
    return lines


def _alone(told: Told, width: int, look: Look) -> list[Line]:
    """A count without a rival: its author beside it, if there is room."""
    indent = 2 + width_of(told.amount) + 2
    if width - indent < NARROWEST:
        return _count(told, width, look)
    palette = look.palette
    bold = palette.style(palette.text, palette.pane, bold=True)
    grey = palette.style(palette.grey, palette.pane)
    party = palette.style(palette.accent, palette.pane)
    room = min(width - indent, _LONGEST)
    texts = [(text, party) for text in broken(told.party, room)]
    about = _about(told)
    texts += [(text, grey) for text in broken(about, room)] if about else []
    lead = f"  {told.amount}  "
    return [((" " * indent if y else lead, bold), text) for y, text in enumerate(texts)]


def _about(told: Told) -> str:
    """Who exactly counted, when, and what is to be known of the count."""
    voice = told.voice if told.voice != told.party else ""
    return _cited(told._replace(says=". ".join(filter(None, (voice, told.says)))))


def _cited(told: Told) -> str:
    """What is told, with the numbers of its sources."""
    numbers = " ".join(f"[{number}]" for number in told.sources)
    return f"{told.says} {numbers}".strip()
