"""A question before something is done: what it is, all of it, and two keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.core.text import visible
from tui.view.framed import MARGIN, FramedPane, FramedScreen, keys_to
from tui.view.hints import Hint
from tui.view.paint import Line, Look, cut, width_of, wrapped

_WIDEST = 84
"""Cells of the question, where the screen has more."""
_AROUND = 5
"""Rows for the title, the keys, and the air between."""


class ConfirmPane(FramedPane, can_focus=False):
    """The question in words, and the very text that it is about."""

    air = 1

    def __init__(
        self, look: Look, title: str, says: Sequence[str], text: Sequence[str], does: str
    ) -> None:
        """Ask; the arguments are those of `Confirm`."""
        super().__init__(look, id="confirm")
        self.title = title
        self._says = [visible(one) for one in says]
        self._text = [visible(one) for one in text]
        self._does = visible(does)

    def rows(self, width: int) -> int:
        """The rows that all of it takes at a width."""
        says = sum(len(wrapped(one, width - 2 * MARGIN)) for one in self._says)
        return says + len(self._text) + _AROUND

    def body(self, width: int, room: int) -> list[Line]:
        """What is done, and the text; that gives way where there is no room."""
        palette, more = self.look.palette, self.look.glyphs.more
        plain = palette.style(palette.text, palette.pane)
        grey = palette.style(palette.grey, palette.pane)
        inner = max(1, width - 2 * MARGIN)
        says = [line for one in self._says for line in wrapped(one, inner)]
        text = self._text[: max(0, room - len(says) - 1)]
        if len(text) < len(self._text) and text:
            text[-1] = more
        lines: list[Line] = [((cut(line, inner, more), plain),) for line in says]
        lines += [(), *(((cut(line, inner, more), grey),) for line in text)]
        return [self.set_in(line) for line in lines]

    def offered(self) -> tuple[Hint, ...]:
        """The two keys; what is done gives way."""
        leave = Hint("Esc", "leave it", 1)
        taken = 2 * MARGIN + width_of(f"Enter {leave.keys} {leave.word}") + 2
        does = cut(self._does, max(1, self.size.width - taken), self.look.glyphs.more)
        return (Hint("Enter", does, 0), leave)


class Confirm(FramedScreen[bool]):
    """The question on a screen of its own; gives whether the answer is yes."""

    DEFAULT_CSS = f"""
    ConfirmPane {{
        max-width: {_WIDEST};
        max-height: 100%;
    }}
    """
    HORIZONTAL_BREAKPOINTS = None

    BINDINGS: ClassVar[list[BindingType]] = keys_to({"y": "choose", "n": "close"})

    pane: ConfirmPane

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
        self.pane = ConfirmPane(look, title, says, text, does)

    def on_resize(self) -> None:
        """As high as what stands in it."""
        width = min(_WIDEST, max(1, self.size.width))
        self.pane.styles.height = self.pane.rows(width)

    def action_choose(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_close(self) -> None:
        """No."""
        self.dismiss(False)
