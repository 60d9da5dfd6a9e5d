"""A page over the screen: a title, what stands under it, and the keys that it knows.

The base of whatever is opened over the screen and closed again. A page says what
stands on it and which keys are its own; how it looks around that, how one walks on it
and how one leaves it is the same on all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen

from tui.core.text import visible
from tui.view.hints import Hint, fitting
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of
from tui.view.pane import Pane, is_late

if TYPE_CHECKING:
    from tui.core.explorer import Explorer

MARGIN = 2
"""Cells left blank at either side."""
_GAP = 2
"""Blanks after each of the keys that are told."""
_WIDTHS = [(0, "-tight"), (100, "-roomy")]
"""The class of the screen by its least number of columns."""
_TO_THE_END = 1_000_000_000

Given = TypeVar("Given")
"""What a page gives when it is closed with an answer."""


def keys_to(actions: Mapping[str, str]) -> list[BindingType]:
    """Keys, and the action that each of them runs; the page tells them itself."""
    return [Binding(keys, action, show=False) for keys, action in actions.items()]


class FramedPane(Pane, can_focus=True):
    """The title, a blank row, what stands on the page, and the keys."""

    class Chosen(Message):
        """What is selected was clicked on again: the mouse's Enter."""

    title = ""
    keys: tuple[Hint, ...] = ()
    """The keys that it tells, in their order."""
    air = 0
    """Blank rows above the keys."""

    def __init__(self, look: Look, *, id: str) -> None:
        """Make a page on which nothing stands yet."""
        super().__init__(look, id=id)
        self.room = 1
        """Rows for what stands on it, at the size that it has."""
        self._above = 0

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    # --- for each page to say ---------------------------------------------

    def body(self, width: int, room: int) -> list[Line]:
        """What stands on it now, in at most `room` rows."""
        raise NotImplementedError

    def head(self, width: int, height: int) -> list[Line]:
        """What stands above it."""
        palette = self.look.palette
        title = cut(visible(self.title), width - 2 * MARGIN, self.look.glyphs.more)
        style = palette.style(palette.accent, palette.pane, bold=True)
        return [((" " * MARGIN + title, style),), ()]

    def offered(self) -> tuple[Hint, ...]:
        """The keys that are told now."""
        return self.keys

    def aside(self) -> str:
        """What is told beside the keys; may be empty."""
        return ""

    def step(self, count: int) -> None:
        """Go so many further, back by a negative number; nowhere where all is in sight."""

    def page(self, count: int) -> None:
        """Go so many pages further."""

    def wheel(self, count: int) -> None:
        """Go as far as so many notches of the wheel."""
        self.step(count)

    def row_clicked(self, row: int, times: int) -> None:
        """Take a click on a row of what stands on it, from 0; or two, or more at once."""

    # --- the picture -----------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        """All of it; where there is no room for all, the keys stay."""
        fill = self.look.palette.style(self.look.palette.text, self.look.palette.pane)
        above = self.head(width, height)
        self._above = len(above)
        self.room = max(1, height - len(above) - self.air - 1)
        page = [*above, *self.body(width, self.room)]
        page += [()] * (height - 1 - len(page))
        rows = [fitted(line, width, fill) for line in page[: height - 1]]
        return [*rows, self._foot(width)]

    def _foot(self, width: int) -> Line:
        """As many keys as fit."""
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        told = self.aside()
        right: list[Piece] = [(told + " " * MARGIN, grey)] if told else []
        room = width - MARGIN - sum(width_of(text) for text, _ in right)
        foot: list[Piece] = [(" " * MARGIN, grey)]
        for one in fitting(self.offered(), room, _GAP):
            foot += [(one.keys, key), (f" {one.word}" + " " * _GAP, grey)]
        return spread(foot, right, width, grey)

    def set_in(self, line: Line) -> Line:
        """A line with the margin before it."""
        fill = self.look.palette.style(self.look.palette.text, self.look.palette.pane)
        return ((" " * MARGIN, fill), *line)

    # --- keys and the mouse ----------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Keys behind the one that closes the page are for what is below."""
        is_late(self, event)

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked on."""
        row = event.y - self._above
        if 0 <= row < self.room:
            self.row_clicked(row, event.chain)


class FramedScreen(ModalScreen[Given | None]):
    """Such a page on a screen of its own; the app's keys rest meanwhile."""

    DEFAULT_CSS = """
    FramedScreen {
        align: center middle;
        background: $background 60%;
    }
    FramedPane {
        width: 100%;
        height: 100%;
    }
    FramedScreen.-roomy FramedPane {
        width: 92%;
        max-width: 124;
        height: 94%;
    }
    """
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = _WIDTHS

    BINDINGS: ClassVar[list[BindingType]] = keys_to(
        {
            "j,down": "step(1)",
            "k,up": "step(-1)",
            "g,home": f"step(-{_TO_THE_END})",
            "G,end": f"step({_TO_THE_END})",
            "space,pagedown,d": "page(1)",
            "b,pageup,u": "page(-1)",
            "enter": "choose",
            "escape,q": "close",
            "ctrl+c": "app.quit",
        }
    )

    pane: FramedPane
    renew: Callable[[], None] | None = None
    """Has it show what there is by now, from who opened it; `None` where nothing changes."""

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self.pane

    def show(self, explorer: Explorer | None, look: Look) -> None:
        """Take another state of the screen behind."""
        self.pane.show(explorer, look)

    def action_step(self, count: int) -> None:
        """Go so many further."""
        self.pane.step(count)

    def action_page(self, count: int) -> None:
        """Go so many pages further."""
        self.pane.page(count)

    def action_choose(self) -> None:
        """Do what Enter does."""
        self.action_close()

    def action_close(self) -> None:
        """Close the page without an answer."""
        self.dismiss(None)

    def on_framed_pane_chosen(self) -> None:
        """A click on what is selected is Enter."""
        self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on."""
        event.stop()
        self.pane.wheel(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back."""
        event.stop()
        self.pane.wheel(-1)
