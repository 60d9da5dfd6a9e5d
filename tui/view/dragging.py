"""A pane that can be dragged: what is a click, what is a drag, and where the drag goes.

A drag begins when the button is held and the pointer has moved by a cell. The
mouse is captured from the press on, so that a drag that leaves the pane goes on.
"""

from __future__ import annotations

from textual import events

from tui.view.pane import Pane

LEFT = 1
"""The button that clicks and drags."""


class Draggable(Pane):
    """The base of panes that are clicked on and dragged."""

    ALLOW_SELECT = False  # a drag moves, it marks no text; F2 lets the terminal mark some
    _held: int | None = None
    """The column where the pointer was when it was last heard with the button down."""
    _pressed: tuple[int, int] | None = None
    """The cell of the last press, unless it became a drag."""

    def holds(self, x: int, y: int) -> bool:
        """Whether a drag can begin at a cell."""
        return True

    def dragged(self, x: int, columns: int, first: bool) -> None:
        """The pointer went to column `x`, by so many columns; `first` of its drag or not."""
        raise NotImplementedError

    def clicked(self, x: int, y: int, chain: int) -> None:
        """A cell was clicked on, for the `chain`-th time at once."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold."""
        self._pressed = (event.x, event.y)
        if event.button == LEFT and self.holds(event.x, event.y):
            self._held = event.x
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag, if something is held; hovering does nothing."""
        if self._held is None:
            return
        if event.button != LEFT:  # the release was never heard
            self._let_go()
            return
        columns = event.x - self._held
        if columns:
            is_first = self._pressed is not None
            self._held, self._pressed = event.x, None
            self.dragged(event.x, columns, is_first)

    def on_mouse_up(self) -> None:
        """Let go."""
        self._let_go()

    def on_mouse_release(self) -> None:
        """Let go when something else takes the mouse, such as a page over the screen."""
        if self.app.mouse_captured is not self:  # it may have been pressed again since
            self._held = None

    def on_click(self, event: events.Click) -> None:
        """Tell of the click, unless it ends a drag or was begun elsewhere."""
        if event.button == LEFT and (event.x, event.y) == self._pressed:
            self.clicked(event.x, event.y, event.chain)

    def _let_go(self) -> None:
        self._held = None
        self.release_mouse()
