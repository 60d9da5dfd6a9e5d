"""All of time on one row: how dense the events are, and which part is in the window."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from tui.core import words
from tui.core.density import column_of, density, era_at, instant_of
from tui.core.instant import civil
from tui.view.dragging import Draggable
from tui.view.hues import Hues
from tui.view.paint import Canvas, Line, width_of

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.explorer import Explorer
    from tui.core.model import Event


class Overview(Draggable):
    """The density of events, coloured by era, with the window marked by ground and brackets."""

    class Moved(Message):
        """The window is wanted about an instant."""

        def __init__(self, instant: int, first: bool) -> None:
            """The instant in seconds on the axis; `first` but for the later ones of a drag."""
            super().__init__()
            self.instant, self.first = instant, first

    class Panned(Message):
        """The wheel was turned over all of time."""

        def __init__(self, count: int) -> None:
            """Notches later, or earlier by a negative number."""
            super().__init__()
            self.count = count

    _counted: tuple[tuple[Event, ...], int] | None = None
    _drawn: tuple[object, Line] | None = None
    """What the line was drawn from, and the line."""
    _counts: tuple[int, ...] = ()
    _eras: tuple[int | None, ...] = ()
    _columns = range(0)
    """The cells of the density; before and after it stand the years."""

    @property
    def backdrop(self) -> str:
        """The shade of the status line above it."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The row: the first year, the density, the last year."""
        explorer, palette = self.explorer, self.look.palette
        if explorer is None or explorer.extent is None:
            return []
        lo, hi = explorer.extent
        first = f" {words.year_words(civil(lo).year)} "
        last = f" {words.year_words(civil(hi - 1).year)} "
        now = (explorer.viewport, explorer.events, self.look, width)
        if self._drawn is not None and self._drawn[0] == now:
            return [self._drawn[1]]
        grey = palette.style(palette.grey, palette.pane)
        room = width - width_of(first) - width_of(last)
        if room < 1:
            return []
        line: Line = ((first, grey), *self._row(explorer, lo, hi, room), (last, grey))
        self._drawn, self._columns = (now, line), range(width_of(first), width_of(first) + room)
        return [line]

    def _row(self, explorer: Explorer, lo: int, hi: int, columns: int) -> Line:
        palette, glyphs = self.look.palette, self.look.glyphs
        self._count(explorer, lo, hi, columns)
        hues = Hues.of(explorer.timeline, self.look)
        eras = tuple(explorer.timeline.eras)
        canvas = Canvas(columns, palette.style(palette.faint, palette.pane))
        left = column_of(explorer.viewport.start, lo, hi, columns)
        right = column_of(explorer.viewport.end - 1, lo, hi, columns)
        most = max(self._counts, default=0)
        for x, (count, era) in enumerate(zip(self._counts, self._eras, strict=True)):
            inside = left <= x <= right
            ground = palette.raised if inside else palette.pane
            hue = palette.grey if era is None else hues.era(eras[era])
            text = glyphs.levels[_level(count, most, len(glyphs.levels))] if count else " "
            canvas.put(x, text, palette.style(palette.accent if inside else hue, ground))
        self._brackets(canvas, explorer, left, right, lo, hi)
        return canvas.line()

    def _count(self, explorer: Explorer, lo: int, hi: int, columns: int) -> None:
        """Count anew only for other events or another width."""
        if self._counted is None or self._counted[0] is not explorer.events:
            self._counted = None
        if self._counted is None or self._counted[1] != columns:
            self._counts = density(explorer.events, lo, hi, columns)
            self._eras = era_at(tuple(explorer.timeline.eras.values()), lo, hi, columns)
            self._counted = (explorer.events, columns)

    def _brackets(
        self, canvas: Canvas, explorer: Explorer, left: int, right: int, lo: int, hi: int
    ) -> None:
        """Mark the window by shape too, where that covers no event."""
        palette, glyphs = self.look.palette, self.look.glyphs
        style = palette.style(palette.accent, palette.raised, bold=True)
        if explorer.viewport.start > lo and canvas.is_blank(left):
            canvas.put(left, glyphs.window_left, style)
        if explorer.viewport.end < hi and right > left and canvas.is_blank(right):
            canvas.put(right, glyphs.window_right, style)

    # --- the mouse --------------------------------------------------------

    def dragged(self, x: int, columns: int, first: bool) -> None:
        """Say which time the pointer is at."""
        self._go_to(x, first)

    def clicked(self, x: int, y: int, chain: int) -> None:
        """Say which time was clicked on."""
        if chain == 1:
            self._go_to(x, first=True)

    def _go_to(self, x: int, first: bool) -> None:
        extent = self.explorer.extent if self.explorer else None
        if extent is None or not self._columns:
            return
        column = min(max(x - self._columns.start, 0), len(self._columns) - 1)
        begins, ends = (instant_of(at, *extent, len(self._columns)) for at in (column, column + 1))
        self.post_message(self.Moved((begins + ends) // 2, first))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go earlier."""
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go later."""
        self._wheel(event, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Go earlier."""
        self._wheel(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Go later."""
        self._wheel(event, 1)

    def _wheel(self, event: events.MouseEvent, notches: int) -> None:
        event.stop()
        self.post_message(self.Panned(notches))


def _level(count: int, most: int, levels: int) -> int:
    """The height of a column, 0 to `levels` - 1, rounded up so that one event shows.

    By the square root, as in Tukey's rootogram: one crowded month would else
    press all others flat.
    """
    return max(0, ceil(sqrt(count / most) * levels) - 1)
