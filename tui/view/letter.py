"""A line in the place of the footer that waits for one letter, the name of a mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.core.text import visible
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of
from tui.view.pane import Pane, is_late

_WIDEST_TITLE, _NARROWEST_TITLE = 40, 4
"""Cells of what a mark stands for; with less room the letters stand alone."""
_AROUND = 4
"""Cells of its letter, with the blanks around it."""


class LetterPane(Pane):
    """What is awaited, and what each letter stands for already."""

    def __init__(self, look: Look, asks: str, marks: Sequence[tuple[str, str]]) -> None:
        """Ask for a letter."""
        super().__init__(look, id="awaited")
        self.asks = asks
        self._marks = marks

    @property
    def backdrop(self) -> str:
        """The shade of the footer."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """One row: the question, the marks with as much of their titles as fits, the way out."""
        palette, more = self.look.palette, self.look.glyphs.more
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        end: list[Piece] = [("Esc", key), (" leave it ", grey)]
        room = width - sum(width_of(text) for text, _ in end) - 1
        asks = cut(f" {self.asks}", room, more)
        pieces: list[Piece] = [(asks, key)]
        room -= width_of(asks)
        share = min(room // max(1, len(self._marks)) - _AROUND, _WIDEST_TITLE)
        for letter, title in self._marks:
            told = f" {cut(visible(title), share, more)}" if share >= _NARROWEST_TITLE else ""
            pieces += [(f"  {letter}", key), (told, grey)]
        return [fitted(spread(pieces, end, width, grey), width, grey)]


class Letter(ModalScreen["str | None"]):
    """The line on its own screen; gives the letter, if one was typed."""

    DEFAULT_CSS = """
    Letter { background: transparent; }
    LetterPane { dock: bottom; height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c,backspace", "close", show=False)
    ]

    def __init__(
        self, look: Look, asks: str, marks: Sequence[tuple[str, str]], taken: str, refusal: str
    ) -> None:
        """Ask for a letter.

        Args:
            look: Colours and glyphs.
            asks: What is awaited.
            marks: The letters that stand for something, and for what.
            taken: The letters that can be answered.
            refusal: What is said to another one.
        """
        super().__init__()
        self._pane = LetterPane(look, asks, marks)
        self._taken, self._refusal = taken, refusal

    def compose(self) -> ComposeResult:
        """One row."""
        yield self._pane

    def on_key(self, event: events.Key) -> None:
        """Take the letter; say so if it is none that can be taken."""
        if is_late(self, event) or event.character is None or not event.is_printable:
            return
        event.stop()
        event.prevent_default()
        if event.character in self._taken:
            self.dismiss(event.character)
        else:
            self._pane.asks = self._refusal
            self._pane.repaint()

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(None)
