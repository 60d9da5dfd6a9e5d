"""All of time on one row: how dense the events are, and which part is in the window."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.message import Message

from tui.core.density import column_of, density, era_at, instant_of
from tui.core.instant import civil
from tui.core.names import short_year
from tui.view.dragging import Draggable
from tui.view.hues import Hues
from tui.view.paint import THREAD, Canvas, Line, width_of

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.chronology import Chronology
    from tui.core.explorer import Explorer
    from tui.view.lighting import Strand

_Key = tuple[str, bool, bool, bool, bool]
"""What the ink of a column depends on, as `Overview._ink` takes it."""


class Overview(Draggable):
    """The density of events, with the eras, the window and the selected event marked in it.

    Colour goes with shape: eras by turns have dots, or dashes and a line below; the window
    has brackets, the selected event a sign of its own.
    """

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

    lit: Sequence[int] = ()
    """The anchors of the events to light, in seconds, sorted: what a search has found."""
    strand: Strand | None = None
    """What is on the thread that is followed."""
    _counted: tuple[Chronology, int] | None = None
    _drawn: tuple[object, Line] | None = None
    """What the line was drawn from, and the line."""
    _counts: tuple[int, ...] = ()
    _eras: tuple[int | None, ...] = ()
    _turns: tuple[int, ...] = ()
    """By column: 0 or 1, by turns from era to era."""
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
        first = f" {short_year(civil(lo).year)} "
        last = f" {short_year(civil(hi - 1).year)} "
        now = (
            explorer.viewport,
            explorer.chronology,
            explorer.selected,
            self.lit,
            self.strand,
            self.look,
            width,
        )
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
        palette = self.look.palette
        self._count(explorer, lo, hi, columns)
        hues = Hues.of(explorer.timeline, self.look)
        eras = [hues.era(era) for era in explorer.timeline.eras]
        canvas = Canvas(columns, palette.style(palette.faint, palette.pane))
        left = column_of(explorer.viewport.start, lo, hi, columns)
        right = column_of(explorer.viewport.end - 1, lo, hi, columns)
        lit = density(self.lit, lo, hi, columns) if self.lit else self._counts
        thread = self._thread(lo, hi, columns)
        inks: dict[_Key, Style] = {}  # one of each, that pieces may be joined
        for x, text in enumerate(self._texts()):
            era, inside, on_it = self._eras[x], left <= x <= right, x in thread
            hue = palette.grey if era is None else eras[era]
            hue = palette.accent if inside or on_it else hue
            key = (hue, inside, bool(self._turns[x]), bool(self.lit and lit[x]), on_it)
            if key not in inks:
                inks[key] = self._ink(*key)
            canvas.put(x, THREAD if on_it else text, inks[key])
        self._brackets(canvas, explorer, left, right, lo, hi)
        event = explorer.selected_event
        if event is not None and lo <= event.span.anchor <= hi:
            x = column_of(event.span.anchor, lo, hi, columns)
            ground = palette.raised if left <= x <= right else palette.pane
            canvas.put(x, self.look.glyphs.here, palette.style(palette.accent, ground, bold=True))
        return canvas.line()

    def _texts(self) -> list[str]:
        """The height of each column; where none begins, the fill of its era."""
        glyphs, most = self.look.glyphs, max(self._counts, default=0)
        fills = glyphs.fills
        blanks = (
            " " if era is None else fills[turn]
            for era, turn in zip(self._eras, self._turns, strict=True)
        )
        return [
            glyphs.levels[_level(count, most, len(glyphs.levels))] if count else blank
            for count, blank in zip(self._counts, blanks, strict=True)
        ]

    def _thread(self, lo: int, hi: int, columns: int) -> frozenset[int]:
        """The columns in which the events of the thread begin."""
        instants = self.strand.instants if self.strand else ()
        return frozenset(column_of(one, lo, hi, columns) for one in instants if lo <= one <= hi)

    def _ink(
        self, hue: str, inside: bool, is_underlined: bool, is_lit: bool, is_bold: bool
    ) -> Style:
        """How a column is drawn: a lit one stands out within the window and without."""
        palette = self.look.palette
        ink = palette.style(hue, palette.raised if inside else palette.pane, is_bold)
        if is_underlined:
            ink += Style(underline=True)
        return ink + Style(reverse=not ink.reverse, bold=True) if is_lit else ink

    def _count(self, explorer: Explorer, lo: int, hi: int, columns: int) -> None:
        """Count anew only for other events or another width."""
        if self._counted == (explorer.chronology, columns):
            return
        self._counts = density(explorer.chronology.anchors, lo, hi, columns)
        self._eras = era_at(tuple(explorer.timeline.eras.values()), lo, hi, columns)
        self._turns = _by_turns(self._eras)
        self._counted = (explorer.chronology, columns)

    def _brackets(
        self, canvas: Canvas, explorer: Explorer, left: int, right: int, lo: int, hi: int
    ) -> None:
        """Mark the window by shape too, where that covers no event."""
        palette, glyphs = self.look.palette, self.look.glyphs
        style = palette.style(palette.accent, palette.raised, bold=True)
        if explorer.viewport.start > lo and not self._counts[left]:
            canvas.put(left, glyphs.window_left, style)
        if explorer.viewport.end < hi and right > left and not self._counts[right]:
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


def _by_turns(eras: Sequence[int | None]) -> tuple[int, ...]:
    """0 and 1 by turns, from each era to the next that has columns."""
    turns: list[int] = []
    turn, last = 1, None
    for era in eras:
        if era is not None and era != last:
            turn, last = 1 - turn, era
        turns.append(0 if era is None else turn)
    return tuple(turns)
