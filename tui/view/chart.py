"""The chart: an axis in two rows, eras as bands, lanes of rows of events.

Everything here crops and paints; where things stand was decided by the layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from textual.message import Message

from tui.view.hues import Hues
from tui.view.paint import Canvas, Line, Look, cut, fitted, width_of
from tui.view.pane import Pane

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.bands import EraRow
    from tui.core.explorer import Explorer
    from tui.core.layout import Block, Row, Scene
    from tui.core.ticks import Tick
    from tui.core.viewport import Viewport

AXIS_ROWS = 2
"""Rows of the axis, above the eras and the lanes."""
_GUTTERS = ((100, 18), (70, 14), (0, 10))
"""Cells for the names of the lanes, by the least width of the pane."""
_HOLD = 2
"""The column at which the label of a bar holds on to the left edge."""
_SHORTEST = 5
"""Cells of a label that is worth reading."""
_LIT_LABEL = 24
"""Cells of label that the selected event gets, whatever stands there."""


class Chart(Pane, can_focus=True):
    """Events along the axis."""

    class Resized(Message):
        """There is another number of cells for time."""

    _view: tuple[Viewport, Scene, Look] | None = None
    """What the rows below were painted for."""

    def __init__(self, look: Look, *, id: str) -> None:
        """Make an empty chart."""
        super().__init__(look, id=id)
        self._painted: dict[int, Canvas] = {}
        self._axis_lines: list[Line] = []

    def name_room(self, width: int) -> int:
        """The cells for the names of the lanes in a pane of some width."""
        return next(cells for least, cells in _GUTTERS if width >= least)

    def room(self) -> tuple[int, int]:
        """Columns of time, and rows for eras and lanes."""
        width, height = self.size
        return max(1, width - self.name_room(width)), max(1, height - AXIS_ROWS)

    def on_resize(self) -> None:
        """Tell the screen, which owns the window."""
        super().on_resize()
        self.post_message(self.Resized())

    def lines(self, width: int, height: int) -> list[Line]:
        """The axis, the eras, and as many rows of lanes as fit."""
        explorer = self.explorer
        gutter = self.name_room(width)
        if explorer is None or explorer.viewport.width != width - gutter:
            return []
        if not explorer.events:
            return self._empty(width)
        hues = Hues.of(explorer.timeline, self.look)
        self._forget_other_views(explorer)
        lines = [self._with_name(line, "", "", gutter) for line in self._axis(explorer)]
        for number, bands in enumerate(explorer.scene.eras):
            name = "eras" if number == 0 else ""
            lines.append(self._with_name(self._bands(explorer, bands, hues), name, "", gutter))
        rows = explorer.scene.rows[explorer.top :][: max(0, height - len(lines))]
        marked = self._edge_row(explorer, rows)
        for place, row in enumerate(rows):
            name = row.lane.name if row.is_first or place == 0 else ""
            line = self._row(explorer, row, hues)
            if place == marked:
                line = self._edge(line, explorer)
            colour = hues.lane(explorer.lanes_by, row.lane)
            lines.append(self._with_name(line, name, colour, gutter))
        return lines

    def _edge_row(self, explorer: Explorer, rows: Sequence[Row]) -> int:
        """Where to say how far the selected event is: on its own row, if that is in sight."""
        found = None if explorer.selected is None else explorer.scene.where(explorer.selected)
        places = [place for place, row in enumerate(rows) if found and row.number == found.row]
        return places[0] if places else 0

    def _with_name(self, line: Line, name: str, colour: str, gutter: int) -> Line:
        palette = self.look.palette
        style = palette.style(colour or palette.grey)
        text = cut(name, gutter - 2, self.look.glyphs.more)
        return (*fitted([(" " + text, style)], gutter, style), *line)

    # --- the axis --------------------------------------------------------

    def _forget_other_views(self, explorer: Explorer) -> None:
        """Drop the rows that were painted for another window, scene or look."""
        now = (explorer.viewport, explorer.scene, self.look)
        if self._view is None or any(
            one is not two for one, two in zip(now, self._view, strict=True)
        ):
            self._view, self._painted, self._axis_lines = now, {}, []

    def _axis(self, explorer: Explorer) -> list[Line]:
        self._axis_lines = self._axis_lines or self._new_axis(explorer)
        return self._axis_lines

    def _new_axis(self, explorer: Explorer) -> list[Line]:
        from tui.core.ticks import ticks

        palette = self.look.palette
        above, below = ticks(explorer.viewport, width_of)
        bold = palette.style(palette.text, bold=True)
        return [
            self._ticks(explorer, above, bold),
            self._ticks(explorer, below, palette.style(palette.grey)),
        ]

    def _ticks(self, explorer: Explorer, row: tuple[Tick, ...], style: Style) -> Line:
        palette, viewport = self.look.palette, explorer.viewport
        faint = palette.style(palette.faint)
        canvas = Canvas(viewport.width, palette.style(palette.text))
        for tick in row:
            if tick.instant >= viewport.start:
                canvas.put(tick.column, self.look.glyphs.tick, faint)
            canvas.put(tick.column + 1, tick.label, style)
        return canvas.line()

    # --- eras ------------------------------------------------------------

    def _bands(self, explorer: Explorer, row: EraRow, hues: Hues) -> Line:
        palette, viewport, glyphs = self.look.palette, explorer.viewport, self.look.glyphs
        canvas = Canvas(viewport.width, palette.style(palette.text))
        for band in row.between(viewport.left, viewport.left + viewport.width):
            hue = hues.era(band.era)
            first, last = band.first - viewport.left, band.last - viewport.left
            style = palette.style(hue, palette.band(hue))
            canvas.fill(first, last, glyphs.rule if palette.ansi else " ", style)
            at = max(first, 0) + 1
            room = min(last, viewport.width) - at - 1
            canvas.put(at, cut(band.label, room, glyphs.more) if room > 2 else "", style)
            if band.open_end and last >= viewport.width:
                canvas.put(viewport.width - 1, glyphs.arrow_right, style)
        return canvas.line()

    # --- events ----------------------------------------------------------

    def _row(self, explorer: Explorer, row: Row, hues: Hues) -> Line:
        """A row with the selected event and the hairline over what the window shows anyway."""
        viewport = explorer.viewport
        canvas = self._painted.get(row.number)
        if canvas is None:
            canvas = self._painted[row.number] = self._plain(explorer, row, hues)
        chosen = explorer.selected
        near = row.between(viewport.left, viewport.left + viewport.width)
        lit = [block for block in near if chosen == block.event or chosen in block.hidden]
        if lit and lit[0].last > viewport.left:
            label = self._lit_label(lit[0], explorer)
            canvas = self._plain(explorer, row, hues, lit[0], label)
            self._event(canvas, lit[0], chosen or 0, label, explorer, hues)
        else:
            canvas = canvas.copy()
        self._hairline(canvas, explorer)
        return canvas.line()

    def _plain(
        self,
        explorer: Explorer,
        row: Row,
        hues: Hues,
        lit: Block | None = None,
        over: tuple[int, str] = (0, ""),
    ) -> Canvas:
        """A row without the selected event, and without the labels that its label lies over."""
        palette, viewport = self.look.palette, explorer.viewport
        canvas = Canvas(viewport.width, palette.style(palette.text))
        start, end = over[0] - 1, over[0] + width_of(over[1]) + 1
        for block in row.between(viewport.left, viewport.left + viewport.width):
            # Of what is before the window only a label would hang into it.
            if block is not lit and block.last > viewport.left:
                at, label = self._label(block, explorer.events[block.event].title, viewport.left)
                hidden = lit is not None and at < end and at + width_of(label) > start
                shown = (at, "" if hidden else label)
                self._event(canvas, block, block.event, shown, explorer, hues)
        return canvas

    def _event(
        self,
        canvas: Canvas,
        block: Block,
        index: int,
        label: tuple[int, str],
        explorer: Explorer,
        hues: Hues,
    ) -> None:
        """An event as it is known: certain core, possible fringes, mark, label, count."""
        palette, left = self.look.palette, explorer.viewport.left
        event, lit = explorer.events[index], index == explorer.selected
        ink = palette.style(palette.accent if lit else hues.event(event), bold=lit)
        self._bar(canvas, block, left, ink)
        canvas.put(block.mark - left, hues.mark(event), ink)
        at, text = label
        end = 0
        if text:
            text = cut(text, canvas.width - at, self.look.glyphs.more)
            end = canvas.put(at - 1, f" {text} ", ink if lit else palette.style(palette.text))
        if block.tally:
            canvas.put(max(end, block.tally_at - left), block.tally, ink)

    def _lit_label(self, block: Block, explorer: Explorer) -> tuple[int, str]:
        """Where the selected event's label stands; it gets room even where there is none."""
        left, width = explorer.viewport.left, explorer.viewport.width
        title = explorer.events[explorer.selected or 0].title
        at, label = self._label(block, title, left)
        if explorer.selected != block.event or width_of(label) < min(_LIT_LABEL, width_of(title)):
            at = max(at, block.mark - left + 2)
            at = min(at, max(1, width - _LIT_LABEL))
            label = cut(title, max(width_of(label), _LIT_LABEL), self.look.glyphs.more)
        return at, label

    def _label(self, block: Block, title: str, left: int) -> tuple[int, str]:
        """Where the label begins on the screen; one inside its bar stays in sight with it."""
        at, room = block.label_at - left, block.last - left - _HOLD - 2
        if at >= _HOLD or block.label_at >= block.last:
            return at, self._cut_here(block.label, title)
        return _HOLD, cut(title, room, self.look.glyphs.more) if room >= _SHORTEST else ""

    def _cut_here(self, label: str, title: str) -> str:
        """The label as the layout cut it, with the mark of a cut that the glyph set has."""
        more = self.look.glyphs.more
        return label[:-1] + more if label != title and label.endswith("…") else label

    def _bar(self, canvas: Canvas, block: Block, left: int, style: Style) -> None:
        glyphs = self.look.glyphs
        first, last = block.first - left, block.last - left
        canvas.fill(first, last, glyphs.fringe, style)
        canvas.fill(block.core_first - left, block.core_last - left, glyphs.bar, style)
        if block.open_start:
            canvas.put(max(first, 0), glyphs.arrow_left, style)
        if block.open_end:
            canvas.put(min(last, canvas.width) - 1, glyphs.arrow_right, style)
        if block.unknown_start:
            canvas.put(first, glyphs.question, style)
        if block.unknown_end:
            canvas.put(last - 1, glyphs.question, style)

    def _hairline(self, canvas: Canvas, explorer: Explorer) -> None:
        event = explorer.selected_event
        if event is not None:
            x = explorer.viewport.column(event.span.anchor)
            if canvas.is_blank(x):
                style = self.look.palette.style(self.look.palette.faint)
                canvas.put(x, self.look.glyphs.hair, style)

    def _edge(self, line: Line, explorer: Explorer) -> Line:
        """Which way the selected event is, and how far, on the row where it stands."""
        edge = explorer.edge()
        if edge is None:
            return line
        palette, glyphs = self.look.palette, self.look.glyphs
        style = palette.style(palette.accent, bold=True)
        canvas = Canvas(explorer.viewport.width, palette.style(palette.text))
        x = 0
        for text, piece in line:
            x = canvas.put(x, text, piece)
        if edge.side < 0:
            canvas.put(0, f"{glyphs.arrow_left} {edge.words} ", style)
        else:
            text = f" {edge.words} {glyphs.arrow_right}"
            canvas.put(canvas.width - width_of(text), text, style)
        return canvas.line()

    def _empty(self, width: int) -> list[Line]:
        palette = self.look.palette
        grey = palette.style(palette.grey)
        texts = ("", "Nothing to draw: the file has no event that can be shown.")
        return [fitted([("  " + text, grey)], width, grey) for text in texts]
