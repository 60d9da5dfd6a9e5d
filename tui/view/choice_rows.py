"""The choices of a page, one below the other: what each is, its name, and its keys or date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import split_graphemes
from rich.style import Style
from textual.message import Message

from tui.core.text import visible
from tui.view.framed import MARGIN, FramedPane
from tui.view.hints import Hint
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of

if TYPE_CHECKING:
    from tui.core.choices import Choice, Range

_GROUPED = 50
"""Cells from which there is room to say what each choice is."""
_GROUP = 11
"""Cells of the column that says it."""


class ChoicesPane(FramedPane, can_focus=False):
    """The title, a row for the line to type in, and the choices one below the other."""

    keys = (Hint("Enter", "choose", 0), Hint("Esc", "close", 1), Hint("↑ ↓", "walk", 2))
    air = 1

    class Clicked(Message):
        """A choice was clicked on."""

        def __init__(self, place: int) -> None:
            """Take its place among the choices."""
            super().__init__()
            self.place = place

    def __init__(self, look: Look, title: str) -> None:
        """Show no choices yet."""
        super().__init__(look, id="choices")
        self.title = title
        self._text = ""
        self._choices: Sequence[Choice] = ()
        self._selected = 0
        self._top = 0

    def set(self, text: str, choices: Sequence[Choice], selected: int) -> None:
        """Show what matches a text, one of it selected."""
        self._text, self._choices, self._selected = text, choices, selected
        self.repaint()

    def head(self, width: int, height: int) -> list[Line]:
        """The title, the row of the line to type in, which is left blank for it, and a rule."""
        palette = self.look.palette
        faint = palette.style(palette.faint, palette.pane)
        rule = self.look.glyphs.rule * max(0, width - 2 * MARGIN)
        return [*super().head(width, height), self.set_in(((rule, faint),))]

    def body(self, width: int, room: int) -> list[Line]:
        """The choices in sight."""
        last = max(0, len(self._choices) - room)
        self._top = min(max(self._top, self._selected - room + 1), self._selected, last)
        return self._rows(width) if self._choices else self._nothing(width)

    def aside(self) -> str:
        """How many choices are below."""
        below = len(self._choices) - self._top - self.room
        return f"{below} more" if below > 0 else ""

    def _rows(self, width: int) -> list[Line]:
        rows: list[Line] = []
        group = ""
        for place in range(self._top, min(self._top + self.room, len(self._choices))):
            choice = self._choices[place]
            told = "" if choice.group == group else visible(choice.group)
            rows.append(self._row(choice, told, place == self._selected, width))
            group = choice.group
        return rows

    def _row(self, choice: Choice, group: str, is_selected: bool, width: int) -> Line:
        """One choice: what it is, if the one above is something else; its name; its hint."""
        from tui.core.choices import marked

        palette, more = self.look.palette, self.look.glyphs.more
        ground = palette.raised if is_selected else palette.pane
        grey = palette.style(palette.grey, ground)
        plain = palette.style(palette.text, ground, bold=is_selected)
        lit = palette.style(palette.accent, ground, bold=True)
        mark = (self.look.glyphs.selected if is_selected else " ", lit)
        left: list[Piece] = [mark, (" ", plain)]
        if width >= _GROUPED:
            left += fitted([(cut(group, _GROUP - 1, more), grey)], _GROUP, grey)
        hint = cut(visible(choice.hint), width // 3, more)
        right: list[Piece] = [(f"  {hint}  " if hint else "  ", grey)]
        room = width - sum(width_of(text) for text, _ in (*left, *right))
        name = visible(choice.name)
        left += _lit(name, marked(name, self._text), room, more, plain, lit)
        return spread(left, right, width, plain)

    def _nothing(self, width: int) -> list[Line]:
        palette, more = self.look.palette, self.look.glyphs.more
        plain = palette.style(palette.text, palette.pane)
        grey = palette.style(palette.grey, palette.pane)
        inner = width - 2 * MARGIN
        text = f"Nothing here is called “{visible(self._text.strip())}”."
        advice = "Try fewer letters, or another word of its name."
        return [
            self.set_in(((cut(text, inner, more), plain),)),
            self.set_in(((cut(advice, inner, more), grey),)),
        ]

    def row_clicked(self, row: int, times: int) -> None:
        """Say which choice was clicked on."""
        if self._top + row < len(self._choices):
            self.post_message(self.Clicked(self._top + row))


def _lit(
    name: str, ranges: Sequence[Range], room: int, more: str, plain: Style, lit: Style
) -> list[Piece]:
    """A name in at most `room` cells, whole graphemes of it lit where they touch a range."""
    is_cut = width_of(name) > room
    room -= is_cut
    pieces: list[Piece] = []
    for first, last, cells in _spans(name):
        if cells > room:
            break
        room -= cells
        style = lit if any(first < end and start < last for start, end in ranges) else plain
        if pieces and pieces[-1][1] is style:
            pieces[-1] = (pieces[-1][0] + name[first:last], style)
        else:
            pieces.append((name[first:last], style))
    return [*pieces, (more, plain)] if is_cut and room >= 0 else pieces


def _spans(text: str) -> Iterable[tuple[int, int, int]]:
    """The graphemes of a text: their code points and their cells."""
    if text.isascii():
        return ((place, place + 1, 1) for place in range(len(text)))
    return split_graphemes(text)[0]
