"""A question before something is done: what it is, all of it, and two keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.core.text import visible
from tui.view.paint import Line, Look, cut, fitted, wrapped
from tui.view.pane import Pane

_MARGIN = 2


class ConfirmPane(Pane):
    """The question in words, and the very text that it is about."""

    def __init__(
        self, look: Look, title: str, says: Sequence[str], text: Sequence[str], does: str
    ) -> None:
        """Ask; the arguments are those of `Confirm`."""
        super().__init__(look, id="confirm")
        self._title = visible(title)
        self._says = [visible(one) for one in says]
        self._text = [visible(one) for one in text]
        self._does = visible(does)

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    def rows(self, width: int) -> int:
        """The rows that all of it takes at a width."""
        says = sum(len(wrapped(one, width - 2 * _MARGIN)) for one in self._says)
        return says + len(self._text) + 5

    def lines(self, width: int, height: int) -> list[Line]:
        """The title, what is done, the text, and the keys; the text gives way."""
        palette, more = self.look.palette, self.look.glyphs.more
        fill = palette.style(palette.text, palette.pane)
        head = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        inner = max(1, width - 2 * _MARGIN)
        says = [line for one in self._says for line in wrapped(one, inner)]
        room = max(0, height - len(says) - 5)
        text = self._text[:room]
        if len(text) < len(self._text) and text:
            text[-1] = more
        body = [(self._title, head), ("", fill), *((line, fill) for line in says), ("", fill)]
        body += [*((line, grey) for line in text), ("", fill)]
        lines = [
            fitted([(" " * _MARGIN + cut(line, inner, more), style)], width, fill)
            for line, style in body[: max(0, height - 1)]
        ]
        blank = fitted((), width, fill)
        return [*lines, *[blank] * (height - 1 - len(lines)), self._foot(width)]

    def _foot(self, width: int) -> Line:
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        foot = [(" " * _MARGIN + "Enter", key), (f" {self._does}   ", grey)]
        return fitted([*foot, ("Esc", key), (" leave it", grey)], width, grey)


class Confirm(ModalScreen[bool]):
    """The question on a screen of its own; gives whether the answer is yes."""

    DEFAULT_CSS = """
    Confirm {
        align: center middle;
        background: $background 60%;
    }
    ConfirmPane {
        width: 100%;
        max-width: 84;
        max-height: 100%;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", show=False),
        Binding("escape,q,n", "answer(False)", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    def __init__(
        self, look: Look, title: str, says: Sequence[str], text: Sequence[str], does: str
    ) -> None:
        """Ask.

        Args:
            look: Colours and glyphs.
            title: What it is about.
            says: What will be done, a sentence a line.
            text: What will be written, line by line.
            does: What Enter does, in a few words.
        """
        super().__init__()
        self._pane = ConfirmPane(look, title, says, text, does)

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self._pane

    def on_resize(self) -> None:
        """As high as what stands in it."""
        width = min(84, max(1, self.size.width))
        self._pane.styles.height = self._pane.rows(width)

    def action_answer(self, answer: bool) -> None:
        """Close, with the answer."""
        self.dismiss(answer)
