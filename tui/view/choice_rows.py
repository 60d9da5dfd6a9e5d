"""The choices of a page, one below the other: what each is, its name, and its keys or date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import split_graphemes
from rich.style import Style
from textual import events
from textual.message import Message

from tui.core.text import visible
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of
from tui.view.pane import Pane

if TYPE_CHECKING:
    from tui.core.choices import Choice, Range

_ABOVE, _BELOW = 3, 2
"""Rows that are no choices: the title, the line and a rule; a blank row and the keys."""
_GROUPED = 50
"""Cells from which there is room to say what each choice is."""
_GROUP = 11
"""Cells of the column that says it."""


class ChoicesPane(Pane):
    """The title, the choices one below the other, and the keys."""

    class Clicked(Message):
        """A choice was clicked on."""

        def __init__(self, place: int) -> None:
            """Take its place among the choices."""
            super().__init__()
            self.place = place

    def __init__(self, look: Look, title: str) -> None:
        """Show no choices yet."""
        super().__init__(look, id="choices")
        self._title = title
        self._text = ""
        self._choices: Sequence[Choice] = ()
        self._selected = 0
        self._top = 0

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    @property
    def room(self) -> int:
        """How many choices can be seen at once."""
        return max(1, self.size.height - _ABOVE - _BELOW)

    def set(self, text: str, choices: Sequence[Choice], selected: int) -> None:
        """Show what matches a text, one of it selected."""
        self._text, self._choices, self._selected = text, choices, selected
        self.repaint()

    def lines(self, width: int, height: int) -> list[Line]:
        """The page; the row of the line to type in is left blank for it."""
        palette, glyphs = self.look.palette, self.look.glyphs
        fill = palette.style(palette.text, palette.pane)
        head = palette.style(palette.accent, palette.pane, bold=True)
        faint = palette.style(palette.faint, palette.pane)
        last = max(0, len(self._choices) - self.room)
        self._top = min(max(self._top, self._selected - self.room + 1), self._selected, last)
        title = cut(visible(self._title), width - 4, glyphs.more)
        rule = (glyphs.rule * max(0, width - 4), faint)
        body = self._rows(width) if self._choices else self._nothing(width)
        body += [()] * (self.room - len(body))
        page: list[Line] = [(("  " + title, head),), (), (("  ", fill), rule), *body[: self.room]]
        return [
            *(fitted(line, width, fill) for line in page),
            fitted((), width, fill),
            self._foot(width),
        ]

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
        text = f"Nothing here is called “{visible(self._text.strip())}”."
        return [
            (("  " + cut(text, width - 4, more), plain),),
            (
                (
                    "  " + cut("Try fewer letters, or another word of its name.", width - 4, more),
                    grey,
                ),
            ),
        ]

    def _foot(self, width: int) -> Line:
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        below = len(self._choices) - self._top - self.room
        right = [(f"{below} more  ", grey)] if below > 0 else []
        room = width - 2 - sum(width_of(text) for text, _ in right)
        pieces: list[Piece] = [("  ", grey)]
        for name, word in (("Enter", "choose"), ("Esc", "close"), ("↑ ↓", "walk")):
            room -= width_of(name) + width_of(word) + 4
            if room >= 0:
                pieces += [(name, key), (f" {word}   ", grey)]
        return spread(pieces, right, width, grey)

    def on_click(self, event: events.Click) -> None:
        """Say which choice was clicked on."""
        event.stop()
        row = event.y - _ABOVE
        place = self._top + row
        if 0 <= row < self.room and place < len(self._choices):
            self.post_message(self.Clicked(place))


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
