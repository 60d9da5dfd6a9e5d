"""The chart: an axis in two rows, eras as bands, lanes of rows of events.

Everything here crops and paints; where things stand was decided by the layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.message import Message

from tui.view.chart_rows import Rows
from tui.view.dragging import Draggable
from tui.view.hues import Hues
from tui.view.paint import Canvas, Line, cut, fitted, width_of

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.bands import EraRow
    from tui.core.explorer import Explorer
    from tui.core.layout import Row
    from tui.core.outlook import Edge
    from tui.core.ticks import Tick

AXIS_ROWS = 2
"""Rows of the axis, above the eras and the lanes."""
_GUTTERS = ((100, 18), (70, 14), (0, 10))
"""Cells for the names of the lanes, by the least width of the pane."""
_WHEEL_SHARE = 16
"""A notch of the wheel that pans moves the window by this part of its width."""


class Chart(Draggable, can_focus=True):
    """Events along the axis."""

    class Resized(Message):
        """There is another number of cells for time."""

    class Picked(Message):
        """An event was clicked on."""

        def __init__(self, events: tuple[int, ...], again: bool) -> None:
            """Name the events at that place, the drawn one first; `again` on a double click."""
            super().__init__()
            self.events, self.again = events, again

    class EraPicked(Message):
        """The band of an era was clicked on."""

        def __init__(self, era: str) -> None:
            """Name the era by its id."""
            super().__init__()
            self.era = era

    class Zoomed(Message):
        """The wheel was turned over the time in view."""

        def __init__(self, steps: int, column: int) -> None:
            """Notches, positive to zoom in, and the column of time under the pointer."""
            super().__init__()
            self.steps, self.column = steps, column

    class Panned(Message):
        """The window was pushed later, or earlier by a negative number of columns."""

        def __init__(self, columns: int) -> None:
            """Say how far."""
            super().__init__()
            self.columns = columns

    class Dragged(Message):
        """The time in view was dragged to the right, or to the left by a negative number."""

        def __init__(self, columns: int, first: bool) -> None:
            """Columns since the last of these; `first` where the drag begins."""
            super().__init__()
            self.columns, self.first = columns, first

    class RowsScrolled(Message):
        """The wheel was turned over the names of the lanes."""

        def __init__(self, count: int) -> None:
            """Rows down, or up by a negative number."""
            super().__init__()
            self.count = count

    _rows: Rows | None = None
    """The rows of the window that was painted last."""
    _axis_lines: tuple[Line, ...] = ()
    _picked: tuple[int, ...] = ()
    """The events of the last click, which may have moved them from under the pointer."""

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
        painted = self._rows_of(explorer)
        lines = [self._with_name(line, "", "", gutter) for line in self._axis(explorer)]
        for number, bands in enumerate(explorer.scene.eras):
            name = "eras" if number == 0 else ""
            lines.append(self._with_name(self._bands(explorer, bands, hues), name, "", gutter))
        rows = self._in_sight(explorer, height)
        edge = explorer.edge()
        marked = self._edge_row(explorer, rows) if edge else -1
        for place, row in enumerate(rows):
            line = painted.line(row, explorer)
            if edge and place == marked:
                line = self._with_edge(line, edge)
            name = row.lane.name if row.is_first or place == 0 else ""
            is_bright = name and not painted.is_empty(row.lane)
            colour = hues.lane(explorer.lanes_by, row.lane) if is_bright else ""
            lines.append(self._with_name(line, name, colour, gutter))
        return lines

    def _in_sight(self, explorer: Explorer, height: int) -> Sequence[Row]:
        """The rows of lanes that a pane of some height shows."""
        room = max(0, height - AXIS_ROWS - len(explorer.scene.eras))
        return explorer.scene.rows[explorer.top : explorer.top + room]

    def _rows_of(self, explorer: Explorer) -> Rows:
        """The rows as they were painted, unless for another window, scene or look."""
        if self._rows is None or not self._rows.are_of(explorer, self.look):
            self._rows, self._axis_lines = Rows(explorer, self.look), ()
        return self._rows

    def _with_name(self, line: Line, name: str, colour: str, gutter: int) -> Line:
        palette = self.look.palette
        style = palette.style(colour or palette.grey)
        text = cut(name, gutter - 2, self.look.glyphs.more)
        return (*fitted([(" " + text, style)], gutter, style), *line)

    # --- the axis --------------------------------------------------------

    def _axis(self, explorer: Explorer) -> tuple[Line, ...]:
        self._axis_lines = self._axis_lines or self._new_axis(explorer)
        return self._axis_lines

    def _new_axis(self, explorer: Explorer) -> tuple[Line, ...]:
        from tui.core.ticks import ticks

        palette = self.look.palette
        above, below = ticks(explorer.viewport, width_of)
        bold = palette.style(palette.text, bold=True)
        return (
            self._ticks(explorer, above, bold),
            self._ticks(explorer, below, palette.style(palette.grey)),
        )

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

    # --- the edge ---------------------------------------------------------

    def _edge_row(self, explorer: Explorer, rows: Sequence[Row]) -> int:
        """Where to say how far the selected event is: on its own row, if that is in sight."""
        found = explorer.selected_row
        places = [place for place, row in enumerate(rows) if row.number == found]
        return places[0] if places else 0

    def _edge_text(self, edge: Edge) -> str:
        glyphs = self.look.glyphs
        if edge.side < 0:
            return f"{glyphs.arrow_left} {edge.words} "
        return f" {edge.words} {glyphs.arrow_right}"

    def _with_edge(self, line: Line, edge: Edge) -> Line:
        """Which way the selected event is, and how far, on the row where it stands."""
        palette, text = self.look.palette, self._edge_text(edge)
        canvas = Canvas(sum(width_of(text) for text, _ in line), palette.style(palette.text))
        x = 0
        for piece, style in line:
            x = canvas.put(x, piece, style)
        at = 0 if edge.side < 0 else canvas.width - width_of(text)
        canvas.put(at, text, palette.style(palette.accent, bold=True))
        return canvas.line()

    def _empty(self, width: int) -> list[Line]:
        palette = self.look.palette
        grey = palette.style(palette.grey)
        texts = ("", "Nothing to draw: the file has no event that can be shown.")
        return [fitted([("  " + text, grey)], width, grey) for text in texts]

    # --- the mouse --------------------------------------------------------

    def holds(self, x: int, y: int) -> bool:
        """Time can be dragged, the names of the lanes cannot."""
        return x >= self.name_room(self.size.width)

    def dragged(self, x: int, columns: int, first: bool) -> None:
        """Say how far."""
        self.post_message(self.Dragged(columns, first))

    def clicked(self, x: int, y: int, chain: int) -> None:
        """Say which event or era is there; what stands there after the first click is no matter."""
        explorer, column = self.explorer, x - self.name_room(self.size.width)
        if chain == 2 and self._picked:
            self.post_message(self.Picked(self._picked, again=True))
        if chain > 1 or explorer is None or column < 0:
            return
        self._picked = self._events_at(explorer, y, column)
        if self._picked:
            self.post_message(self.Picked(self._picked, again=False))
        elif era := _era_at(explorer, y - AXIS_ROWS, column):
            self.post_message(self.EraPicked(era))

    def _events_at(self, explorer: Explorer, y: int, column: int) -> tuple[int, ...]:
        """The events at a cell; on the mark at the edge, the selected one, which it tells of."""
        rows = self._in_sight(explorer, self.size.height)
        place = y - AXIS_ROWS - len(explorer.scene.eras)
        if not 0 <= place < len(rows):
            return ()
        edge = explorer.edge()
        if edge and explorer.selected is not None and place == self._edge_row(explorer, rows):
            far = column if edge.side < 0 else explorer.viewport.width - 1 - column
            if far < width_of(self._edge_text(edge)):
                return (explorer.selected,)
        return self._rows_of(explorer).events_at(rows[place], column, explorer)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Zoom in; with shift, go earlier; over the names of the lanes, scroll them up."""
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Zoom out; with shift, go later; over the names of the lanes, scroll them down."""
        self._wheel(event, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Go earlier."""
        self._pan(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Go later."""
        self._pan(event, 1)

    def _wheel(self, event: events.MouseEvent, notches: int) -> None:
        event.stop()
        column = event.x - self.name_room(self.size.width)
        if event.shift:
            self._pan(event, notches)
        elif column < 0:
            self.post_message(self.RowsScrolled(notches))
        else:
            self.post_message(self.Zoomed(-notches, column))

    def _pan(self, event: events.MouseEvent, notches: int) -> None:
        event.stop()
        self.post_message(self.Panned(notches * max(1, self.room()[0] // _WHEEL_SHARE)))


def _era_at(explorer: Explorer, row: int, column: int) -> str:
    """The id of the era whose band is at a cell of the rows of eras; empty if none is."""
    if not 0 <= row < len(explorer.scene.eras):
        return ""
    at = explorer.viewport.left + column
    bands = explorer.scene.eras[row].between(at, at + 1)
    return bands[0].era if bands else ""
