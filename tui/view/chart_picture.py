"""The chart without a pane: an axis in two rows, eras as bands, lanes of rows of events.

Everything here crops and paints; where things stand was decided by the layout. So the
same picture stands on the screen, on a page of plain text and in an SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style

from tui.view.chart_rows import Rows
from tui.view.hues import Hues
from tui.view.paint import Canvas, Line, Look, cut, fitted, width_of

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.bands import EraRow
    from tui.core.blocks import Block
    from tui.core.explorer import Explorer
    from tui.core.lanes import Lane
    from tui.core.layout import Row
    from tui.core.outlook import Edge
    from tui.core.ticks import Tick
    from tui.view.lighting import Found, Strand

AXIS_ROWS = 2
"""Rows of the axis, above the eras and the lanes."""
_NOTHING = "Nothing to draw: the file has no event that can be shown."
_GUTTERS = ((100, 18), (70, 14), (0, 10))
"""Cells for the names of the lanes, by the least width of the picture."""


def name_room(width: int) -> int:
    """The cells for the names of the lanes in a picture of some width."""
    return next(cells for least, cells in _GUTTERS if width >= least)


def time_room(width: int) -> int:
    """The cells for time in a picture of some width; one at least."""
    return max(1, width - name_room(width))


class ChartPicture:
    """Draws explorers, one after the other; what stands from one to the next is kept."""

    found: Found | None = None
    """What a search has found, to be lit."""
    strand: Strand | None = None
    """What is on a thread, to be lit."""
    instead = ""
    """What is told where there is nothing to draw; empty for what is always so."""
    _rows: Rows | None = None
    """The rows of the window that was painted last."""
    _axis_lines: tuple[Line, ...] = ()

    def lines(self, explorer: Explorer, look: Look, width: int, height: int) -> list[Line]:
        """The axis, the eras, and as many rows of lanes as fit.

        Args:
            explorer: What to draw; its window is as wide as `time_room`.
            look: With which colours and glyphs.
            width: Cells of each line.
            height: Lines at most.
        """
        rows = _in_sight(explorer, height)
        return self._lines(explorer, look, width, explorer.scene.eras, rows)

    def all_lines(self, explorer: Explorer, look: Look, width: int) -> list[Line]:
        """The axis, and every row of eras and of lanes in which something stands."""
        left, right = explorer.viewport.left, explorer.viewport.left + explorer.viewport.width
        eras = [row for row in explorer.scene.eras if row.between(left, right)]
        painted = self._rows_of(explorer, look) if explorer.events else None
        rows = [row for row in explorer.scene.rows if painted and painted.tells(row)]
        return self._lines(explorer, look, width, eras, rows)

    def _lines(
        self,
        explorer: Explorer,
        look: Look,
        width: int,
        eras: Sequence[EraRow],
        rows: Sequence[Row],
    ) -> list[Line]:
        gutter = name_room(width)
        if not explorer.events:
            return _empty(look, width, self.instead or _NOTHING)
        hues = Hues.of(explorer.timeline, look)
        painted = self._rows_of(explorer, look)
        lines = [_with_name(line, "", "", gutter, look) for line in self._axis(explorer, look)]
        for number, bands in enumerate(eras):
            name = "eras" if number == 0 else ""
            lines.append(_with_name(_bands(explorer, bands, hues), name, "", gutter, look))
        edge = explorer.edge()
        marked = _edge_row(explorer, rows) if edge else -1
        lane = None
        for place, row in enumerate(rows):
            line = painted.line(row, explorer)
            if edge and place == marked:
                line = _with_edge(line, edge, look)
            name = "" if row.lane is lane else _name_of(row.lane, look)
            lane = row.lane
            is_bright = name and not painted.is_empty(row.lane)
            colour = hues.lane(explorer.lanes_by, row.lane) if is_bright else ""
            lines.append(_with_name(line, name, colour, gutter, look))
        return lines

    def events_at(
        self, explorer: Explorer, look: Look, height: int, y: int, column: int
    ) -> tuple[int, ...]:
        """The events at a cell; on the mark at the edge, the selected one, which it tells of.

        Args:
            explorer: What is drawn.
            look: With which colours and glyphs.
            height: Lines of the picture.
            y: The line.
            column: The column of time.
        """
        rows = _in_sight(explorer, height)
        place = y - AXIS_ROWS - len(explorer.scene.eras)
        if not 0 <= place < len(rows):
            return ()
        edge = explorer.edge()
        if edge and explorer.selected is not None and place == _edge_row(explorer, rows):
            far = column if edge.side < 0 else explorer.viewport.width - 1 - column
            if far < width_of(_edge_text(edge, look)):
                return (explorer.selected,)
        return self._rows_of(explorer, look).events_at(rows[place], column, explorer)

    def _rows_of(self, explorer: Explorer, look: Look) -> Rows:
        """The rows as they were painted, unless for another window, scene or look."""
        lit = (self.found, self.strand)
        if self._rows is None or not self._rows.are_of(explorer, look, *lit):
            self._rows, self._axis_lines = Rows(explorer, look, *lit), ()
        return self._rows

    def _axis(self, explorer: Explorer, look: Look) -> tuple[Line, ...]:
        self._axis_lines = self._axis_lines or _axis(explorer, look)
        return self._axis_lines


def drawn(explorer: Explorer, row: Row) -> list[Block]:
    """What a row draws in the window; of what is before it only a label would hang in."""
    left = explorer.viewport.left
    blocks = row.between(left, left + explorer.viewport.width)
    return [block for block in blocks if block.last > left]


def era_at(explorer: Explorer, y: int, column: int) -> str:
    """The id of the era whose band is at a cell of the picture; empty if none is."""
    row = y - AXIS_ROWS
    if not 0 <= row < len(explorer.scene.eras):
        return ""
    at = explorer.viewport.left + column
    bands = explorer.scene.eras[row].between(at, at + 1)
    return bands[0].era if bands else ""


def _in_sight(explorer: Explorer, height: int) -> Sequence[Row]:
    """The rows of lanes that a picture of some height shows."""
    room = max(0, height - AXIS_ROWS - len(explorer.scene.eras))
    return explorer.scene.rows[explorer.top : explorer.top + room]


def _name_of(lane: Lane, look: Look) -> str:
    """The name of a lane, with the sign of a fold if it is collapsed."""
    return f"{look.glyphs.folded} {lane.name}" if lane.is_collapsed else lane.name


def _with_name(line: Line, name: str, colour: str, gutter: int, look: Look) -> Line:
    palette = look.palette
    style = palette.style(colour or palette.grey)
    text = cut(name, gutter - 2, look.glyphs.more)
    return (*fitted([(" " + text, style)], gutter, style), *line)


def _empty(look: Look, width: int, why: str) -> list[Line]:
    grey = look.palette.style(look.palette.grey)
    return [fitted([("  " + text, grey)], width, grey) for text in ("", why)]


# --- the axis and the eras ------------------------------------------------


def _axis(explorer: Explorer, look: Look) -> tuple[Line, ...]:
    from tui.core.ticks import ticks

    palette = look.palette
    above, below = ticks(explorer.viewport, width_of)
    bold = palette.style(palette.text, bold=True)
    return (
        _ticks(explorer, above, bold, look),
        _ticks(explorer, below, palette.style(palette.grey), look),
    )


def _ticks(explorer: Explorer, row: tuple[Tick, ...], style: Style, look: Look) -> Line:
    palette, viewport = look.palette, explorer.viewport
    faint = palette.style(palette.faint)
    canvas = Canvas(viewport.width, palette.style(palette.text))
    for tick in row:
        if tick.instant >= viewport.start:
            canvas.put(tick.column, look.glyphs.tick, faint)
        canvas.put(tick.column + 1, tick.label, style)
    return canvas.line()


def _bands(explorer: Explorer, row: EraRow, hues: Hues) -> Line:
    palette, viewport, glyphs = hues.look.palette, explorer.viewport, hues.look.glyphs
    canvas = Canvas(viewport.width, palette.style(palette.text))
    for band in row.between(viewport.left, viewport.left + viewport.width):
        hue = hues.era(band.era)
        first, last = band.first - viewport.left, band.last - viewport.left
        style = palette.style(hue, palette.band(hue))
        canvas.fill(first, last, glyphs.rule if palette.ansi else " ", style)
        if palette.ansi and first >= 0:  # else where one begins only its colour tells
            canvas.put(first, glyphs.tick, style)
        at = max(first, 0) + 1
        room = min(last, viewport.width) - at - 1
        canvas.put(at, cut(band.label, room, glyphs.more) if room > 2 else "", style)
        if band.open_end and last >= viewport.width:
            canvas.put(viewport.width - 1, glyphs.arrow_right, style)
    return canvas.line()


# --- the edge -------------------------------------------------------------


def _edge_row(explorer: Explorer, rows: Sequence[Row]) -> int:
    """Where to say how far the selected event is: on its own row, if that is in sight."""
    found = explorer.selected_row
    places = [place for place, row in enumerate(rows) if row.number == found]
    return places[0] if places else 0


def _edge_text(edge: Edge, look: Look) -> str:
    glyphs = look.glyphs
    if edge.side < 0:
        return f"{glyphs.arrow_left} {edge.words} "
    return f" {edge.words} {glyphs.arrow_right}"


def _with_edge(line: Line, edge: Edge, look: Look) -> Line:
    """Which way the selected event is, and how far, on the row where it stands."""
    palette, text = look.palette, _edge_text(edge, look)
    canvas = Canvas(sum(width_of(text) for text, _ in line), palette.style(palette.text))
    x = 0
    for piece, style in line:
        x = canvas.put(x, piece, style)
    at = 0 if edge.side < 0 else canvas.width - width_of(text)
    canvas.put(at, text, palette.style(palette.accent, bold=True))
    return canvas.line()
