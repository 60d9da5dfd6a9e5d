"""A page over the screen that is read and closed: the help, and what the timeline is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.core.commands import Command, Groups
from tui.view.keys import keys_of
from tui.view.paint import ASCII, Line, Look, cut, fitted, width_of
from tui.view.pane import Pane

_KEYS = 12
"""Cells of the column of keys."""
_TWO_COLUMNS = 104
"""Cells from which the help stands in two columns."""
Setting = Callable[[int, Look], Sequence[Line]]
"""Sets the lines of a page for a width."""


class ReaderPane(Pane, can_focus=True):
    """Lines that scroll, under a title."""

    def __init__(self, look: Look, title: str, setting: Setting) -> None:
        """Show what `setting` makes for the width there is."""
        super().__init__(look, id="reader")
        self.title = title
        self._setting = setting
        self._offset = 0

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The title, and the lines from the offset on."""
        palette = self.look.palette
        fill = palette.style(palette.text, palette.pane)
        head = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        page = self._setting(width - 4, self.look)
        self._offset = max(0, min(self._offset, len(page) - (height - 3)))
        shown = page[self._offset : self._offset + height - 3]
        left = len(page) - self._offset - len(shown)
        more = f" · {left} more line{'' if left == 1 else 's'}" if left > 0 else ""
        foot = f"j k scroll · Esc close{more}"
        body = [fitted([("  ", fill), *line], width, fill) for line in shown]
        body += [fitted((), width, fill)] * (height - 3 - len(body))
        title = fitted(
            [("  " + cut(self.title, width - 4, self.look.glyphs.more), head)], width, fill
        )
        return [title, fitted((), width, fill), *body, fitted([("  " + foot, grey)], width, grey)]

    def scroll_lines(self, count: int) -> None:
        """Scroll; it stops at both ends."""
        self._offset += count
        self.repaint()


class Reader(ModalScreen[None]):
    """The page on its own screen; the app's keys rest meanwhile."""

    DEFAULT_CSS = """
    Reader {
        align: center middle;
        background: $background 60%;
    }
    ReaderPane {
        width: 92%;
        max-width: 124;
        height: 94%;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,d", "page(1)", show=False),
        Binding("b,pageup,u", "page(-1)", show=False),
        Binding("g,home", "scroll(-1000000)", show=False),
        Binding("G,end", "scroll(1000000)", show=False),
        Binding("escape,q,question_mark,f1,enter,i", "close", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    def __init__(self, look: Look, title: str, setting: Setting) -> None:
        """Make the page."""
        super().__init__()
        self._pane = ReaderPane(look, title, setting)

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self._pane

    def action_scroll(self, count: int) -> None:
        """Scroll by lines."""
        self._pane.scroll_lines(count)

    def action_page(self, count: int) -> None:
        """Scroll by pages."""
        self._pane.scroll_lines(count * max(1, self._pane.size.height - 4))

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)


def help_lines(groups: Groups) -> Setting:
    """Every command with the keys that it has now; two columns if they fit."""

    def setting(width: int, look: Look) -> list[Line]:
        fill = look.palette.style(look.palette.text, look.palette.pane)
        blocks = [*(_keys(name, commands, look) for name, commands in groups), _legend(look)]
        if width < _TWO_COLUMNS:
            return [line for block in blocks for line in [*block, ()]]
        left, right = _in_two(blocks)
        column = width // 2
        return [
            (*fitted(one, column, fill), *fitted(two, width - column, fill))
            for one, two in zip_longest(left, right, fillvalue=())
        ]

    return setting


def _in_two(blocks: Sequence[Sequence[Line]]) -> tuple[list[Line], list[Line]]:
    """The blocks in two columns as equal as whole blocks can be, in their order."""

    def joined(some: Sequence[Sequence[Line]]) -> list[Line]:
        return [line for block in some for line in [*block, ()]][:-1]

    halves = [(joined(blocks[:at]), joined(blocks[at:])) for at in range(1, len(blocks))]
    return min(halves, key=lambda half: max(map(len, half)))


def _keys(name: str, commands: Sequence[Command], look: Look) -> list[Line]:
    palette, more = look.palette, look.glyphs.more
    head = palette.style(palette.grey, palette.pane, bold=True)
    key = palette.style(palette.accent, palette.pane, bold=True)
    plain = palette.style(palette.text, palette.pane)
    lines: list[Line] = [((name.upper(), head),)]
    for one in commands:
        keys = keys_of(one, ascii=look.glyphs is ASCII) or "no key"
        lines.append(((_in_column(keys, more), key), (one.says, plain)))
    if name == "Events":
        lines.append(((_in_column("5j", more), key), ("a number before a key repeats it", plain)))
    return lines


def _in_column(keys: str, more: str) -> str:
    """Keys in the cells of their column."""
    text = cut(keys, _KEYS - 1, more)
    return text + " " * (_KEYS - width_of(text))


def _legend(look: Look) -> list[Line]:
    from tui.view.legend import legend  # it is read with the help, not with the screen

    palette, glyphs = look.palette, look.glyphs
    head = palette.style(palette.grey, palette.pane, bold=True)
    plain = palette.style(palette.text, palette.pane)
    mark = palette.style(palette.accent, palette.pane, bold=True)
    signs = (
        ("+3", "so many more events stand here; zoom in"),
        ("3", "the same, on a mark without room"),
        (glyphs.here, "the selected event, among all of time"),
        (glyphs.fills, "no event here; from era to era by turns"),
        (glyphs.contested, "the parties' accounts differ"),
        ("~", "the date is approximate"),
        ("?", "the date is uncertain, or not verified"),
        ("%", "the date is approximate and uncertain"),
        ("/", "a search has found it"),
        ("|", "it is on the thread that is open"),
        ("*", "the last save has changed it"),
        ("=", "as it was before the last save"),
        (glyphs.folded, "this lane is put into one row"),
        (f"{glyphs.folded} 5", "so many parts are folded away under it"),
        (f"{glyphs.opened} 5", "so many parts stand in the list"),
    )
    lines: list[Line] = [(("SIGNS", head),), *legend(_KEYS, look)]
    lines += [((f"{sign:<{_KEYS}}", mark), (text, plain)) for sign, text in signs]
    return lines
