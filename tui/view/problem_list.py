"""The problems of a file as a list that is walked; Enter edits at the place of one.

Only what is in sight is set: a file can have as many problems as lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.binding import BindingType

from tui.view.framed import MARGIN, FramedPane, FramedScreen, keys_to
from tui.view.hints import Hint
from tui.view.paint import Line, Look, Piece, clusters, width_of, wrapped

if TYPE_CHECKING:  # the loader is imported when the shell has been painted
    from tui.core.problems import Problem

_NARROWEST = 24
"""Cells that a message has beside its place; with fewer it stands below."""

_Row = tuple[tuple[str, str], ...]
"""Texts with what they are: `loud` a severity, `head` a message, `text`, `grey`."""


class ProblemPane(FramedPane):
    """Problems with their source lines, one of them selected."""

    air = 1

    def __init__(self, look: Look, title: str, problems: Sequence[Problem], chosen: int) -> None:
        """Show problems; the arguments are those of `ProblemList`."""
        super().__init__(look, id="problems")
        self.title = title
        self._problems = problems
        self._selected = max(0, min(chosen, len(problems) - 1))
        self._top = 0
        self._set: dict[int, list[_Row]] = {}
        self._width = 0
        self._places: list[int] = []

    def renew(self, problems: Sequence[Problem]) -> None:
        """Show the problems of another reading; the same is selected, else the one in its place."""
        was = self.selected
        self._problems, self._set = problems, {}
        same = (place for place, one in enumerate(problems) if one == was)
        self.choose(next(same, self._selected))

    @property
    def selected(self) -> Problem | None:
        """The selected problem; `None` if there are none."""
        return self._problems[self._selected] if self._problems else None

    # --- the picture -----------------------------------------------------

    def body(self, width: int, room: int) -> list[Line]:
        """The problems from the first in sight on, each with an empty row after it."""
        if width != self._width:
            self._width, self._set = width, {}
        palette = self.look.palette
        if not self._problems:
            text = " " * MARGIN + "No problems were found."
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
        pieces: list[Piece] = [(mark.ljust(MARGIN), self._style("head", problem, is_selected))]
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

    def offered(self) -> tuple[Hint, ...]:
        """The keys; without problems there is only the way out."""
        close = Hint("Esc", "close", 0)
        if not self._problems:
            return (close,)
        return (Hint("Enter", "edit there", 1), Hint("j k", "problem", 2), close)

    def aside(self) -> str:
        """Which of them is selected."""
        return f"{self._selected + 1:,} of {len(self._problems):,}" if self._problems else ""

    # --- one problem -----------------------------------------------------

    def _entry(self, place: int) -> list[_Row]:
        """A problem set for the width there is."""
        if place not in self._set:
            room = max(1, self._width - 2 * MARGIN)
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
        while place != last and used < self.room:
            used += self._height(place)
            place += 1 if count > 0 else -1
        self.choose(place)

    def choose(self, place: int) -> None:
        """Select a problem, and bring it into sight."""
        self._selected = max(0, min(place, len(self._problems) - 1))
        self.repaint()

    def row_clicked(self, row: int, times: int) -> None:
        """Select what was clicked on; a double click edits it."""
        place = self._places[row] if row < len(self._places) else -1
        if place < 0:
            return
        self.choose(place)
        if times > 1:
            self.post_message(self.Chosen())


class ProblemList(FramedScreen["Problem"]):
    """The problems on a screen of their own; gives the one to edit at, if any."""

    BINDINGS: ClassVar[list[BindingType]] = keys_to({"e": "choose", "E": "close"})

    pane: ProblemPane

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
        self.pane = ProblemPane(look, title, problems, chosen)

    def action_choose(self) -> None:
        """Give the selected problem."""
        self.dismiss(self.pane.selected)


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
