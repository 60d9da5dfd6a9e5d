"""A line in the place of the footer that asks for one thing, while all stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Resize
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.core.text import visible
from tui.view.entry import Entry, one_line
from tui.view.guidance import Guidance, Guide
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of, wrapped
from tui.view.palette import Palette
from tui.view.pane import Pane

_MOST_ROWS = 3
"""Rows for what is wrong, at most."""
_MOST_CANDIDATES = 5
"""Rows for what may come next, at most."""
_ANSWERS = ((100, 23), (0, 18))
"""Cells for what is told beside the line as one types, "1,234 of 56,789", by the least width."""
_WIDE = 60
"""Cells from which there is room for the keys beside the line."""
_LEAST_LINE = 18
"""Cells for what is typed, before anything is told beside it."""


class PromptPane(Pane):
    """What may come next, what is wrong with what was typed, and below it what is asked for."""

    def __init__(self, look: Look, label: str, verbs: tuple[str, str], *, answers: bool) -> None:
        """Ask for something; what Enter and Esc do is told in a word or two."""
        super().__init__(look, id="asked")
        self._label, self._verbs, self._answers = visible(label), verbs, answers
        self.trouble = ""
        self.answer = ""
        """What is told beside the line as one types."""
        self.guidance = Guidance()
        self._ahead: tuple[int, int] | None = None
        """The size that it was drawn for before it had it."""

    @property
    def backdrop(self) -> str:
        """The shade of the footer."""
        return self.look.palette.pane

    def on_resize(self) -> None:
        """Leave what was drawn for this size: Textual painted it with its room, and would again."""
        if self._ahead == self.size:
            self._ahead = None
            for widget in (self, self.parent):
                if isinstance(widget, Widget):
                    widget._repaint_regions.discard(widget.outer_size.region)

    def show_in(self, width: int, height: int) -> None:
        """Draw anew what is told, in a room that it has or is going to have."""
        if self.size == (width, height):
            self._ahead = None
            self.repaint()
        else:
            self._ahead = (width, height)
            self.draw(width, height)

    def lines(self, width: int, height: int) -> list[Line]:
        """The trouble, and the row on which the line to type in stands."""
        palette = self.look.palette
        warning = palette.style(palette.hues[0], palette.pane, bold=True)
        key = palette.style(palette.accent, palette.pane, bold=True)
        rows = self._candidates(width)
        rows += [fitted([(" " + row, warning)], width, warning) for row in self.told(width)]
        return [*rows, spread([(" " + self._label, key)], self._keys(width), width, key)]

    def _candidates(self, width: int) -> list[Line]:
        """What may come next, a row each; Tab takes the first."""
        palette, more = self.look.palette, self.look.glyphs.more
        key = palette.style(palette.accent, palette.pane, bold=True)
        plain = palette.style(palette.text, palette.pane)
        grey = palette.style(palette.grey, palette.pane)
        shown = self.guidance.candidates[:_MOST_CANDIDATES]
        texts = [cut(visible(each.text), width // 3, more) for each in shown]
        room = max(map(width_of, texts), default=0) + 2
        rows = []
        for place, (each, text) in enumerate(zip(shown, texts, strict=True)):
            lead = "Tab " if place == 0 else "    "
            says = cut(visible(each.says), max(0, width - room - 6), more)
            gap = " " * (room - width_of(text))
            rows.append(fitted([(" " + lead, key), (text + gap, plain), (says, grey)], width, grey))
        return rows

    def height(self, width: int) -> int:
        """How many rows stand above the line to type in."""
        return len(self.guidance.candidates[:_MOST_CANDIDATES]) + len(self.told(width))

    def told(self, width: int) -> list[str]:
        """The rows that say what is wrong."""
        rows = wrapped(self.trouble, width - 2) if self.trouble else []
        if len(rows) > _MOST_ROWS:
            rest = " ".join(rows[_MOST_ROWS - 1 :])
            rows[_MOST_ROWS - 1 :] = [cut(rest, width - 2, self.look.glyphs.more)]
        return rows

    def room(self, width: int) -> tuple[int, int]:
        """The cells before the line to type in and those after it."""
        return 1 + width_of(self._label), 1 + _cells(self._keys(width))

    def _keys(self, width: int) -> list[Piece]:
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        told: list[Piece] = []
        if self._answers:
            cells = next(cells for least, cells in _ANSWERS if width >= least)
            fits = width_of(self.answer) <= cells
            answer = self.answer if fits else self.answer.partition(" of ")[0]
            answer = cut(answer, cells, self.look.glyphs.more)
            told = [(" " * (cells - width_of(answer)) + answer + " ", key)]
        room = width - 2 - width_of(self._label) - _LEAST_LINE
        take, leave = self._verbs
        keys: list[Piece] = [("Enter", key), (f" {take}   ", grey), ("Esc", key)]
        keys.append((f" {leave} ", grey))
        both = [*told, ("  ", grey), *keys] if told else keys
        if width >= _WIDE and _cells(both) <= room:
            return both
        return told if _cells(told) <= room else []


class Prompt(ModalScreen["str | None"]):
    """The line on its own screen, with the app in full sight behind it; gives what was typed.

    Nobody is told that a text is wrong while still typing it, unless there is a guide to
    tell where: only Enter asks.
    """

    DEFAULT_CSS = """
    Prompt {
        background: transparent;
    }
    #prompt {
        dock: bottom;
        height: 1;
        layers: page line;
    }
    #asked { layer: page; height: 100%; }
    Prompt Entry { layer: line; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "close", show=False),
        Binding("up,ctrl+p", "recall(1)", show=False),
        Binding("down,ctrl+n", "recall(-1)", show=False),
        Binding("tab", "complete", show=False),
        Binding("shift+tab", "nothing", show=False),
    ]

    def __init__(
        self,
        look: Look,
        label: str,
        check: Callable[[str], str],
        text: str = "",
        history: Sequence[str] = (),
        changed: Callable[[str], None] | None = None,
        *,
        guide: Guide | None = None,
        verbs: tuple[str, str] = ("take it", "leave it"),
        answers: bool = False,
        takes_nothing: bool = False,
    ) -> None:
        """Ask for something.

        Args:
            look: Colours and glyphs.
            label: What is asked for, with the blank after it: "go to ".
            check: What is wrong with a text, in a sentence; empty if nothing is.
            text: What stands there already.
            history: What was typed before, the last first.
            changed: Told the text when it has changed and that can be seen.
            guide: Tells what is wrong and what may come next while one types.
            verbs: What Enter and Esc do, in a word or two.
            answers: Whether something is told beside the line as one types (`tell`).
            takes_nothing: Whether an empty text is an answer, and not the same as Esc.
        """
        super().__init__()
        self.look = look
        self._check = check
        self._changed = changed or (lambda _: None)
        self._texts = [one_line(text), *map(one_line, history)]
        self._place = 0
        self._told = one_line(text)
        """What was told last of what is typed."""
        self._guide, self._takes_nothing = guide, takes_nothing
        self._pane = PromptPane(look, label, verbs, answers=answers)
        self._line = Entry(look, self._entered, text)

    def compose(self) -> ComposeResult:
        """The row with the line on it."""
        with Container(id="prompt"):
            yield self._pane
            yield self._line

    @property
    def left_in_sight(self) -> Region | None:
        """The part of the screen that nothing here lies over; `None` if it is not so simple."""
        if self.query("Toast"):
            return None
        return Region(0, 0, self.size.width, self._pane.region.y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is behind it, as it is; Textual would draw all of it anew for each letter."""
        stack, (width, height) = self.app.screen_stack, self.size
        behind = stack[stack.index(self) - 1]._compositor.render_strips(self.size)
        behind += [Strip.blank(width)] * (height - len(behind))  # it may have the size before
        rows = behind[crop.y : crop.bottom]
        return [strip.adjust_cell_length(width).crop(*crop.column_span) for strip in rows]

    def on_mount(self) -> None:
        """Hear what is typed."""
        self.set_focus(self._line)  # at once: who types fast is ahead of us
        self._advise()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._new_look())

    def on_resize(self, event: Resize) -> None:
        """Set it out for another width."""
        self._set_out(event.size.width)

    def _set_out(self, width: int) -> None:
        """Make room for what is wrong, and put the line after what is asked."""
        rows = self._pane.height(width)
        before, after = self._pane.room(width)
        self.query_one("#prompt").styles.height = rows + 1
        self._line.styles.margin = (rows, after, 0, before)
        self._pane.show_in(width, rows + 1)

    def _tell(self, trouble: str) -> None:
        if trouble != self._pane.trouble:
            self._pane.trouble = trouble
            self._set_out(self.size.width)

    def tell(self, words: str) -> None:
        """Tell something beside the line."""
        if words != self._pane.answer:
            self._pane.answer = words
            self._set_out(self.size.width)

    def _advise(self) -> None:
        """Tell what is wrong with the text so far, and what may come next."""
        if self._guide is None:
            return
        pane = self._pane
        pane.guidance = told = self._guide(self._line.value, self._line.cursor_position)
        pane.trouble = visible(told.trouble)
        self._line.set_fault(*told.fault)
        self._set_out(self.size.width)

    def _new_look(self) -> None:
        self.look = self.look._replace(palette=Palette.of(self.app.current_theme))
        self._pane.show(None, self.look)
        self._line.show(self.look)

    @on(Entry.Changed)
    def _typed(self, message: Entry.Changed) -> None:
        if self._guide is None:
            self._tell("")
        if not self._place:
            self._texts[0] = message.value
        self.call_after_refresh(self._tell_changed)

    def _tell_changed(self) -> None:
        """Say what was typed; nobody waits for the letter while others make use of it."""
        text = self._line.value
        if text != self._told and self.is_current:
            self._told = text
            self._advise()
            self._changed(text)

    def _entered(self, value: str) -> None:
        text = value.strip()
        trouble = visible(self._check(text)) if text else ""
        if trouble:
            self._tell(trouble)
        else:
            self._tell_changed()  # who types fast has not waited for it
            self.dismiss(text if text or self._takes_nothing else None)

    def action_recall(self, count: int) -> None:
        """Put a text that was typed before in its place; before the first is what was begun."""
        self._place = max(0, min(self._place + count, len(self._texts) - 1))
        if self._line.value != self._texts[self._place]:
            self._line.set_text(self._texts[self._place])

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(None)

    def action_complete(self) -> None:
        """Take the first of what may come next."""
        self._advise()  # who types fast has not waited for it
        told = self._pane.guidance
        if told.completed:
            self._line.value = told.completed
            self._line.cursor_position = told.cursor

    def action_nothing(self) -> None:
        """Keep a key from leaving the line."""


def _cells(pieces: Sequence[Piece]) -> int:
    return sum(width_of(text) for text, _ in pieces)
