"""A page to find something by its name: a line to type in, and below it what matches.

Most is decided elsewhere: what there is and what matches by the function that
the screen is given, the line by Textual. What is asked for is worked out once
for all the keys that wait, so that typing never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import split_graphemes
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import ModalScreen

from tui.core.text import visible
from tui.view.entry import Entry
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of
from tui.view.palette import Palette
from tui.view.pane import Pane

if TYPE_CHECKING:
    from tui.core.choices import Choice, Range

Find = Callable[[str], Sequence["Choice"]]
"""What matches a text, the likeliest first."""
Preview = Callable[["Choice | None"], None]
"""Shows what would be if this were chosen; `None`: as it was."""

_ABOVE, _BELOW = 3, 2
"""Rows that are no choices: the title, the line and a rule; a blank row and the keys."""
_GROUPED = 50
"""Cells from which there is room to say what each choice is."""
_GROUP = 11
"""Cells of the column that says it."""
_HEIGHTS = [(0, "-low"), (16, "-high")]
"""The class of the screen by its least number of rows."""
_TO_THE_END = 1_000_000


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


class ChooserLine(Entry):
    """The line; the keys that walk go by it to the screen, after what was typed before them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "screen.walk(1)", show=False),
        Binding("up,ctrl+p", "screen.walk(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("home", f"screen.walk(-{_TO_THE_END})", show=False),
        Binding("end", f"screen.walk({_TO_THE_END})", show=False),
    ]


class Chooser(ModalScreen["Choice | None"]):
    """The page on its own screen; gives what was chosen, if anything."""

    DEFAULT_CSS = """
    Chooser {
        align: center top;
        background: $background 30%;
    }
    #chooser {
        width: 100%;
        max-width: 90;
        height: 66%;
        min-height: 10;
        layers: page line;
    }
    Chooser.-high #chooser { margin: 1 2; }
    #choices { layer: page; height: 100%; }
    ChooserLine { layer: line; margin: 1 2; }
    """

    VERTICAL_BREAKPOINTS = _HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "close", show=False),
        Binding("tab,shift+tab", "nothing", show=False),
    ]

    def __init__(
        self,
        look: Look,
        title: str,
        find: Find,
        preview: Preview | None = None,
        text: str = "",
    ) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            title: What is to be chosen.
            find: What matches a text, the likeliest first; asked at each change.
            preview: Told which choice is selected whenever it is another one, and
                `None` if there is none or the page is left without a choice.
            text: What is typed already.
        """
        super().__init__()
        self.look = look
        self._find = find
        self._preview = preview or (lambda _: None)
        self._pane = ChoicesPane(look, title)
        self._line = ChooserLine(look, text, "a name, or a part of it")
        self._found: Sequence[Choice] = ()
        self._text: str | None = None
        self._selected = 0
        self._previewed: Choice | None = None
        self._due = False

    def compose(self) -> ComposeResult:
        """The page with the line on it."""
        with Container(id="chooser"):
            yield self._pane
            yield self._line

    def on_mount(self) -> None:
        """Show what there is."""
        self._line.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._new_look())
        self._find_now()
        self._previewed = self.selected_choice
        self._show()

    @property
    def selected_choice(self) -> Choice | None:
        """What Enter would choose; `None` if nothing matches."""
        return self._found[self._selected] if self._found else None

    def _find_now(self) -> None:
        """Find what matches, if the text is another one."""
        if self._line.value != self._text:
            self._text = self._line.value
            self._found, self._selected = self._find(self._text), 0

    def _show_soon(self) -> None:
        """Show once what all the keys that wait have done."""
        if not self._due:
            self._due = True
            self.call_later(self._show)

    def _show(self) -> None:
        self._due = False
        if not self.is_current:
            return
        self._find_now()
        if self.selected_choice != self._previewed:
            self._previewed = self.selected_choice
            self._preview(self._previewed)
        self._pane.set(self._text or "", self._found, self._selected)

    def _new_look(self) -> None:
        self.look = self.look._replace(palette=Palette.of(self.app.current_theme))
        self._pane.show(None, self.look)
        self._line.show(self.look)

    @on(Entry.Changed)
    def _typed(self) -> None:
        self._show_soon()

    @on(Entry.Submitted)
    def _entered(self) -> None:
        self._find_now()
        if self.selected_choice is not None:
            self.dismiss(self.selected_choice)

    @on(ChoicesPane.Clicked)
    def _clicked(self, message: ChoicesPane.Clicked) -> None:
        if message.place < len(self._found):
            self.dismiss(self._found[message.place])

    def action_walk(self, count: int) -> None:
        """Select a choice so many further; it stops at both ends."""
        self._find_now()
        self._selected = max(0, min(self._selected + count, len(self._found) - 1))
        self._show_soon()

    def action_page(self, count: int) -> None:
        """Walk by as many as can be seen."""
        self.action_walk(count * self._pane.room)

    def action_close(self) -> None:
        """Close without a choice."""
        self._preview(None)
        self.dismiss(None)

    def action_nothing(self) -> None:
        """Keep a key from leaving the line."""

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the page."""
        if event.widget is self:
            self.action_close()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Walk."""
        event.stop()
        self.action_walk(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Walk back."""
        event.stop()
        self.action_walk(-1)


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
