"""A line to type in: Textual's own, without a frame, in our colours, safe to paste into."""

from __future__ import annotations

from collections.abc import Callable

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.events import Key, Paste
from textual.geometry import Region
from textual.widgets import Input

from tui.core.text import visible
from tui.view.paint import Look
from tui.view.pane import is_late

_LONGEST = 500
"""Characters that a line takes; of a longer paste the rest is left out."""

_TURNED = Style(reverse=True)
_FAULT = Style(underline=True, bold=True)


class _Underline(Highlighter):
    """Underlines one part of a text."""

    part = (0, 0)

    def highlight(self, text: Text) -> None:
        """Underline it."""
        text.stylize(_FAULT, *self.part)


class Entry(Input):
    """One line of text. Its cursor does not blink: a screen at rest sends nothing.

    Keys that come in one go do what they do in their order. Textual would put in all
    letters first, and only then rub out, or take what stands there.
    """

    DEFAULT_CSS = """
    Entry, Entry:focus {
        border: none;
        height: 1;
        padding: 0;
        background: transparent;
        background-tint: transparent;
    }
    """

    def __init__(
        self, look: Look, entered: Callable[[str], None], text: str = "", placeholder: str = ""
    ) -> None:
        """Make a line.

        Args:
            look: Colours and glyphs.
            entered: Told at Enter what stands there.
            text: What stands in it.
            placeholder: What is said while nothing does.
        """
        self.look, self._entered = look, entered
        super().__init__(one_line(text), placeholder, select_on_focus=False)
        self.cursor_blink = False
        self.highlighter: _Underline = _Underline()

    def set_fault(self, start: int, end: int) -> None:
        """Underline a part as wrong, in characters; none where both are the same."""
        if self.highlighter.part != (start, end):
            self.highlighter.part = (start, end)
            self.refresh()

    def show(self, look: Look) -> None:
        """Draw in another look."""
        self.look = look
        self.refresh()

    def set_text(self, text: str) -> None:
        """Put another text in its place, with the cursor after it."""
        self.value = one_line(text)
        self.cursor_position = len(self.value)

    def on_resize(self) -> None:
        """Keep the cursor in sight in another width."""
        at = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)

    @property
    def rich_style(self) -> Style:
        """The style of what is typed."""
        return self.look.palette.style(self.look.palette.text, self.look.palette.pane)

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """The style of a part: in our colours, so that it is right under any theme."""
        palette = self.look.palette
        if "input--cursor" in names:
            return palette.style(palette.accent, palette.pane) + _TURNED
        if "input--selection" in names:
            return palette.style(palette.text, palette.pane) + _TURNED
        return palette.style(palette.grey, palette.pane)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of a part, whichever way it came: typed or pasted."""
        room = _LONGEST - len(self.value) + abs(end - start)
        super().replace(one_line(text)[: max(0, room)], start, end)

    async def action_submit(self) -> None:
        """Enter was pressed."""
        self._entered(self.value)

    async def _on_key(self, event: Key) -> None:
        if not is_late(self, event) and not event.is_printable:
            event.stop()
            event.prevent_default()
            await self.app._check_bindings(event.key)  # at once: the next key may be a letter

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()  # Textual would take the first line, though it may be blank
        self.replace(event.text, *self.selection)


def one_line(text: str) -> str:
    """The first line of a text that is not blank, with nothing in it that acts on a terminal."""
    lines = text.splitlines() or [""]
    first = next((line for line in lines if line.strip()), lines[0])
    return visible(first.replace("\t", " "))
