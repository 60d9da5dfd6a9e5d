"""The pane of the chart: it shows its picture, and says what the mouse did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from tui.view.chart_picture import AXIS_ROWS, ChartPicture, era_at, name_room, time_room
from tui.view.dragging import Draggable
from tui.view.paint import Line, Look

if TYPE_CHECKING:  # imported when somebody searches
    from tui.view.lighting import Found, Strand

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

    found: Found | None = None
    """What a search has found."""
    strand: Strand | None = None
    """What is on the thread that is followed."""
    instead = ""
    """What is told where a filter leaves nothing."""
    _picked: tuple[int, ...] = ()
    """The events of the last click, which may have moved them from under the pointer."""

    def __init__(self, look: Look, *, id: str) -> None:
        """Make a chart that draws with `look`."""
        super().__init__(look, id=id)
        self._picture = ChartPicture()

    def name_room(self, width: int) -> int:
        """The cells for the names of the lanes in a pane of some width."""
        return name_room(width)

    def room(self) -> tuple[int, int]:
        """Columns of time, and rows for eras and lanes."""
        width, height = self.size
        return time_room(width), max(1, height - AXIS_ROWS)

    def on_resize(self) -> None:
        """Tell the screen, which owns the window."""
        super().on_resize()
        self.post_message(self.Resized())

    def lines(self, width: int, height: int) -> list[Line]:
        """The picture, unless the window is not yet as wide as the pane."""
        explorer = self.explorer
        if explorer is None or explorer.viewport.width != width - name_room(width):
            return []
        self._picture.found, self._picture.strand = self.found, self.strand
        self._picture.instead = self.instead
        return self._picture.lines(explorer, self.look, width, height)

    # --- the mouse --------------------------------------------------------

    def holds(self, x: int, y: int) -> bool:
        """Time can be dragged, the names of the lanes cannot."""
        return x >= name_room(self.size.width)

    def dragged(self, x: int, columns: int, first: bool) -> None:
        """Say how far."""
        self.post_message(self.Dragged(columns, first))

    def clicked(self, x: int, y: int, chain: int) -> None:
        """Say which event or era is there; what stands there after the first click is no matter."""
        explorer, column = self.explorer, x - name_room(self.size.width)
        if chain == 2 and self._picked:
            self.post_message(self.Picked(self._picked, again=True))
        if chain > 1 or explorer is None or column < 0:
            return
        height = self.size.height
        self._picked = self._picture.events_at(explorer, self.look, height, y, column)
        if self._picked:
            self.post_message(self.Picked(self._picked, again=False))
        elif era := era_at(explorer, y, column):
            self.post_message(self.EraPicked(era))

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
        column = event.x - name_room(self.size.width)
        if event.shift:
            self._pan(event, notches)
        elif column < 0:
            self.post_message(self.RowsScrolled(notches))
        else:
            self.post_message(self.Zoomed(-notches, column))

    def _pan(self, event: events.MouseEvent, notches: int) -> None:
        event.stop()
        self.post_message(self.Panned(notches * max(1, self.room()[0] // _WHEEL_SHARE)))
