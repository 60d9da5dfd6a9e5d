"""The problems of a file as a list that is walked; Enter edits at the place of one.

Only what is in sight is set: a file can have as many problems as lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen

from tui.core.text import visible
from tui.view.paint import Line, Look, Piece, clusters, cut, fitted, spread, width_of, wrapped
from tui.view.pane import Pane

if TYPE_CHECKING:  # the loader is imported when the shell has been painted
    from tui.core.problems import Problem

_MARGIN = 2
_AROUND = 4
"""Rows for the title, the keys, and the air between."""
_NARROWEST = 24
"""Cells that a message has beside its place; with fewer it stands below."""
_WIDTHS = [(0, "-cramped"), (100, "-roomy")]

_Row = tuple[tuple[str, str], ...]
"""Texts with what they are: `loud` a severity, `head` a message, `text`, `grey`."""


class ProblemPane(Pane, can_focus=True):
    """Problems with their source lines, one of them selected."""

    class Chosen(Message):
        """The selected problem is to be edited."""

    def __init__(self, look: Look, title: str, problems: Sequence[Problem], chosen: int) -> None:
        """Show problems; the arguments are those of `ProblemList`."""
        super().__init__(look, id="problems")
        self._title = visible(title)
        self._problems = problems
        self._selected = max(0, min(chosen, len(problems) - 1))
        self._top = 0
        self._set: dict[int, list[_Row]] = {}
        self._width = 0
        self._places: list[int] = []

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    @property
    def selected(self) -> Problem | None:
        """The selected problem; `None` if there are none."""
        return self._problems[self._selected] if self._problems else None

    @property
    def _room(self) -> int:
        return max(1, self.size.height - _AROUND)

    # --- the picture -----------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        """The title, the problems from the first in sight on, and the keys."""
        palette = self.look.palette
        fill = palette.style(palette.text, palette.pane)
        head = palette.style(palette.accent, palette.pane, bold=True)
        if width != self._width:
            self._width, self._set = width, {}
        blank = fitted((), width, fill)
        body = [fitted(line, width, fill) for line in self._body(max(1, height - _AROUND))]
        body += [blank] * (height - _AROUND - len(body))
        title = " " * _MARGIN + cut(self._title, width - 2 * _MARGIN, self.look.glyphs.more)
        return [fitted([(title, head)], width, fill), blank, *body, blank, self._foot(width)]

    def _body(self, room: int) -> list[Line]:
        """The rows of the problems, and which problem each belongs to."""
        palette = self.look.palette
        if not self._problems:
            text = " " * _MARGIN + "No problems were found."
            return [((text, palette.style(palette.text, palette.pane)),)]
        self._bring(room)
        body: list[Line] = []
        self._places = []
        place = self._top
        while place < len(self._problems) and len(body) < room:
            rows = [self._drawn(row, place) for row in self._entry(place)]
            body += [*rows, ()]
            self._places += [place] * len(rows) + [-1]
            place += 1
        return body[:room]

    def _drawn(self, row: _Row, place: int) -> Line:
        """A row with its mark and its colours."""
        is_selected = place == self._selected
        mark = self.look.glyphs.selected if is_selected else ""
        problem = self._problems[place]
        pieces: list[Piece] = [(mark.ljust(_MARGIN), self._style("head", problem, is_selected))]
        pieces += [(text, self._style(what, problem, is_selected)) for text, what in row]
        return tuple(pieces)

    def _style(self, what: str, problem: Problem, is_selected: bool) -> Style:
        palette = self.look.palette
        if what == "loud":
            colour = palette.hues[0] if problem.is_error else palette.text
            return palette.style(colour, palette.pane, bold=True)
        if what == "head" and is_selected:
            return palette.style(palette.accent, palette.pane, bold=True)
        return palette.style(palette.grey if what == "grey" else palette.text, palette.pane)

    def _foot(self, width: int) -> Line:
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        keys = [("Enter", "edit there"), ("j k", "problem")] if self._problems else []
        foot: list[Piece] = [(" " * _MARGIN, grey)]
        for name, word in (*keys, ("Esc", "close")):
            foot += [(name, key), (f" {word}   ", grey)]
        count = f"{self._selected + 1:,} of {len(self._problems):,} " if self._problems else ""
        return spread(foot, [(count, grey)], width, grey)

    # --- one problem -----------------------------------------------------

    def _entry(self, place: int) -> list[_Row]:
        """A problem set for the width there is."""
        if place not in self._set:
            room = max(1, self._width - 2 * _MARGIN)
            problem = self._problems[place]
            self._set[place] = [*_told(problem, room), *_framed(problem, room)]
        return self._set[place]

    def _height(self, place: int) -> int:
        """The rows of a problem with the empty one after it."""
        return len(self._entry(place)) + 1

    def _bring(self, room: int) -> None:
        """Keep the selected problem in sight, and leave no room empty below the last."""
        first, used = self._selected, self._height(self._selected) - 1
        while first > 0 and used + self._height(first - 1) <= room:
            first -= 1
            used += self._height(first)
        self._top = max(first, min(self._top, self._selected))
        used, place = -1, self._top
        while place < len(self._problems) and used <= room:
            used += self._height(place)
            place += 1
        while self._top > 0 and used + self._height(self._top - 1) <= room:
            self._top -= 1
            used += self._height(self._top)

    # --- walking ---------------------------------------------------------

    def step(self, count: int) -> None:
        """Select a problem so many further; it stops at both ends."""
        self.choose(self._selected + count)

    def page(self, count: int) -> None:
        """Select a problem a page further."""
        if not self._problems or not self._width:
            return
        place, used = self._selected, 0
        last = len(self._problems) - 1 if count > 0 else 0
        while place != last and used < self._room:
            used += self._height(place)
            place += 1 if count > 0 else -1
        self.choose(place)

    def choose(self, place: int) -> None:
        """Select a problem, and bring it into sight."""
        self._selected = max(0, min(place, len(self._problems) - 1))
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked on; a double click edits it."""
        row = event.y - 2
        place = self._places[row] if 0 <= row < min(self._room, len(self._places)) else -1
        if place < 0:
            return
        self.choose(place)
        if event.chain > 1:
            self.post_message(self.Chosen())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """To the next problem."""
        event.stop()
        self.step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """To the problem before."""
        event.stop()
        self.step(-1)


class ProblemList(ModalScreen["Problem | None"]):
    """The problems on a screen of their own; gives the one to edit at, if any."""

    DEFAULT_CSS = """
    ProblemList {
        align: center middle;
        background: $background 60%;
    }
    ProblemPane {
        width: 100%;
        height: 100%;
        max-width: 124;
    }
    ProblemList.-roomy ProblemPane {
        width: 92%;
        height: 94%;
    }
    """
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("g,home", "step(-1000000)", show=False),
        Binding("G,end", "step(1000000)", show=False),
        Binding("space,pagedown,d", "page(1)", show=False),
        Binding("b,pageup,u", "page(-1)", show=False),
        Binding("enter,e", "edit", show=False),
        Binding("escape,q,E", "close", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    def __init__(self, look: Look, name: str, problems: Sequence[Problem], chosen: int = 0) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            name: The file's name.
            problems: What is wrong, in the order to be walked.
            chosen: Which of them is selected, from 0.
        """
        super().__init__()
        from tui.core.problems import tally

        title = f"Problems of {name}: {tally(problems)}"
        self._pane = ProblemPane(look, title, problems, chosen)

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self._pane

    def action_step(self, count: int) -> None:
        """Select another."""
        self._pane.step(count)

    def action_page(self, count: int) -> None:
        """Select one a page further."""
        self._pane.page(count)

    def action_edit(self) -> None:
        """Give the selected problem."""
        self.dismiss(self._pane.selected)

    def on_problem_pane_chosen(self) -> None:
        """A double click is Enter."""
        self.action_edit()

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)


def _told(problem: Problem, room: int) -> list[_Row]:
    """How bad it is, where, and what is wrong; beside each other if there is room."""
    severity = problem.severity.value
    where = ":".join(str(number) for number in (problem.line, problem.column) if number)
    where = f" {where}  " if where else "  "
    indent = width_of(severity + where)
    message = f"{problem.message} [{problem.code}]"
    if room - indent < _NARROWEST:
        return [
            ((severity, "loud"), (where.rstrip(), "grey")),
            *(((text, "head"),) for text in wrapped(message, room)),
        ]
    first, *rest = wrapped(message, room - indent)
    return [
        ((severity, "loud"), (where, "grey"), (first, "head")),
        *(((" " * indent + text, "head"),) for text in rest),
    ]


def _framed(problem: Problem, room: int) -> list[_Row]:
    """The source line with a caret under the place, and what would be right."""
    suggestion = problem.suggestion
    if problem.line is None or not problem.carets:
        return [((text, "text"),) for text in wrapped(suggestion, room)] if suggestion else []
    number = str(problem.line)
    margin = " " * len(number) + " | "
    room = max(1, room - len(margin))
    source, caret, carets = _window(problem, room)
    mark = " " * caret + "^" * carets
    rows: list[_Row] = [
        ((f"{number} | ", "grey"), (source, "text")),
        ((margin, "grey"), (mark, "loud")),
    ]
    if suggestion and width_of(mark) + 1 + width_of(suggestion) <= room:
        rows[-1] = (*rows[-1], (f" {suggestion}", "text"))
    elif suggestion:
        rows += [((margin, "grey"), (text, "text")) for text in wrapped(suggestion, room)]
    return rows


def _window(problem: Problem, room: int) -> tuple[str, int, int]:
    """As much of the source line as there is room for, with the caret in it."""
    caret = problem.caret
    start = 0 if caret + problem.carets <= room else max(0, caret - room // 3)
    kept, at = "", 0
    for grapheme, cells in clusters(problem.source):
        if at >= start and at + cells <= start + room:
            kept += " " * (at - start - width_of(kept)) + grapheme
        at += cells
    return kept, caret - start, max(1, min(problem.carets, room - (caret - start)))
