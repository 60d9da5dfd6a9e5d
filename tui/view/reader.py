"""A page over the screen that is read and closed: the help, and what the timeline is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual.binding import BindingType

from tui.core.commands import Command, Groups
from tui.view.framed import MARGIN, FramedScreen, keys_to
from tui.view.hints import Hint
from tui.view.keys import keys_of
from tui.view.paint import ASCII, THREAD, UNDERLINED, Line, Look, cut, fitted, width_of
from tui.view.scrolled import ScrolledPane

_KEYS = 12
"""Cells of the column of keys."""
_TWO_COLUMNS = 104
"""Cells from which the help stands in two columns."""
_WIDTHS = [(0, "-roomy")]
"""What lies behind is seen around it at any width."""
_ON_THREAD = "underlined: one of these is on it"
"""What the help says of a count with an event of the thread in it; its sign is underlined."""
Setting = Callable[[int, Look], Sequence[Line]]
"""Sets the lines of a page for a width."""


class ReaderPane(ScrolledPane):
    """Lines that scroll, under a title."""

    keys = (Hint("j k", "scroll", 1), Hint("Esc", "close", 0))

    def __init__(self, look: Look, title: str, setting: Setting) -> None:
        """Show what `setting` makes for the width there is."""
        super().__init__(look, id="reader")
        self.title = title
        self._setting = setting

    def renew(self, title: str) -> None:
        """Set the lines anew, under another title."""
        self.title = title
        self.repaint()

    def body(self, width: int, room: int) -> list[Line]:
        """The lines from the offset on."""
        page = self._setting(width - 2 * MARGIN, self.look)
        return [self.set_in(line) for line in self.in_sight(page, room)]


class Reader(FramedScreen[None]):
    """The page on its own screen."""

    HORIZONTAL_BREAKPOINTS = _WIDTHS

    BINDINGS: ClassVar[list[BindingType]] = keys_to({"question_mark,f1,i": "close"})

    pane: ReaderPane

    def __init__(self, look: Look, title: str, setting: Setting) -> None:
        """Make the page."""
        super().__init__()
        self.pane = ReaderPane(look, title, setting)


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
        (glyphs.levels[1:4], "the same without room: higher for more"),
        (glyphs.here, "the selected event, among all of time"),
        (glyphs.fills, "no event here; from era to era by turns"),
        (glyphs.contested, "the parties' accounts differ"),
        ("~", "the date is approximate"),
        ("?", "the date is uncertain, or not verified"),
        ("%", "the date is approximate and uncertain"),
        ("/", "a search has found it"),
        ("-", "as known then: perhaps not known yet"),
        (THREAD, "it is on the thread that is open"),
        ("+3", _ON_THREAD),
        ("*", "the last save has changed it"),
        ("=", "as it was before the last save"),
        (glyphs.folded, "this lane is put into one row"),
        (f"{glyphs.folded} 5", "so many parts are folded away under it"),
        (f"{glyphs.opened} 5", "so many parts stand in the list"),
    )
    lines: list[Line] = [(("SIGNS", head),), *legend(_KEYS, look)]
    for sign, text in signs:
        style = mark + UNDERLINED if text is _ON_THREAD else mark
        lines.append(((sign, style), (" " * (_KEYS - width_of(sign)), mark), (text, plain)))
    return lines
