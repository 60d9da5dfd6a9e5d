"""The thread of an event as an indented tree, in the place of the details.

The chart stays in sight above it, and what is on the thread is lit there. Enter goes to
an event, and the thread is that event's from then on; Backspace comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.geometry import Region

from tui.core.threads import Step
from tui.view.framed import MARGIN, FramedScreen, keys_to
from tui.view.hints import Hint
from tui.view.paint import Line, Look, Piece, cut, spread, width_of
from tui.view.walked import WalkedPane

if TYPE_CHECKING:
    from tui.core.model import Event
    from tui.core.threads import Thread

_DEEPEST = 8
"""Links that are indented; what is further away stands under them."""
_INDENT = 2
_NARROW = 46
"""Cells below which there is no room for dates."""


class _Row(NamedTuple):
    heading: str = ""
    step: Step | None = None
    is_start: bool = False
    """The event whose thread it is."""


class ThreadPane(WalkedPane):
    """The tree."""

    keys = (
        Hint("Enter", "go there", 0),
        Hint("Esc", "close", 1),
        Hint("Backspace", "back", 2),
        Hint("j k", "walk", 3),
    )

    def __init__(self, look: Look, thread: Thread) -> None:
        """Show a thread."""
        super().__init__(look, id="thread")
        self._rows: list[_Row] = []
        self.set_thread(thread)

    @property
    def event(self) -> Event:
        """The selected event."""
        row = self._rows[self._stops[self._selected]]
        return row.step.event if row.step else self._thread.event

    def set_thread(self, thread: Thread) -> None:
        """Show the thread of another event, with this event selected."""
        self._thread = thread
        rows: list[_Row] = []
        for part in thread.above:
            rows += [_Row(part.name), *(_Row(step=step) for step in part.steps), _Row()]
        start = len(rows)
        rows.append(_Row(is_start=True))
        for part in thread.below:
            rows += [_Row(), _Row(part.name), *(_Row(step=step) for step in part.steps)]
        if len(rows) == 1:
            rows += [_Row(), _Row("nothing is linked to it")]
        self._rows = rows
        stops = [n for n, row in enumerate(rows) if row.step or row.is_start]
        count = len(thread.keys)
        more = "more than " if thread.is_cut else ""
        self.title = f"Thread of {more}{count:,} event{'' if count == 1 else 's'}"
        self.set_rows(len(rows), stops, stops.index(start))

    def renew(self, thread: Thread) -> None:
        """Show the thread of another reading, with the same event selected if it is on it."""
        was = self._rows[self._stops[self._selected]]
        self.set_thread(thread)
        if was.step is None:
            return
        for stop, at in enumerate(self._stops):
            step = self._rows[at].step
            if step and _is_same(step, was.step):
                self.choose(stop)
                return

    def row(self, place: int, width: int, is_selected: bool) -> Line:
        """A heading, or an event under what it hangs on."""
        palette = self.look.palette
        row = self._rows[place]
        if row.step:
            return self._step(row.step, width, is_selected)
        if row.is_start:
            return self._event(self._thread.event, [], "", width, is_selected)
        head = palette.style(palette.grey, palette.pane, bold=True)
        return ((" " * MARGIN + row.heading.upper(), head),)

    def _step(self, step: Step, width: int, is_selected: bool) -> Line:
        palette = self.look.palette
        grey = palette.style(palette.grey, palette.pane)
        faint = palette.style(palette.faint, palette.pane)
        depth = min(step.depth, _DEEPEST)
        branch = " " * (_INDENT * (depth - 1)) + "└ "
        told = " (see above)" if step.is_again else ""
        lead = [(branch, faint), (f"{step.words} ", grey)]
        return self._event(step.event, lead, told, width, is_selected)

    def _event(
        self, event: Event, lead: list[Piece], told: str, width: int, is_selected: bool
    ) -> Line:
        """An event after what leads to it; the one whose thread it is stands out."""
        from tui.core import words

        palette, glyphs = self.look.palette, self.look.glyphs
        accent = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        is_start = event is self._thread.event
        mark = glyphs.selected.ljust(MARGIN) if is_selected else " " * MARGIN
        date = f"  {words.brief(event.span)}  " if width >= _NARROW else ""
        taken = MARGIN + sum(width_of(text) for text, _ in lead) + width_of(told + date)
        title = cut(event.title, width - taken, glyphs.more)
        plain = palette.style(palette.text, palette.pane, bold=is_start)
        left = [(mark, accent), *lead, (title, accent if is_selected else plain), (told, grey)]
        return spread(left, [(date, grey)], width, grey)


def _is_same(step: Step, was: Step) -> bool:
    """Whether a step leads to the same event as one of another reading, in the same way."""
    one, other = step.event, was.event
    is_event = one.key == other.key if one.id or other.id else one.title == other.title
    return is_event and step.words == was.words


class ThreadPage(FramedScreen[None]):
    """The thread over the details; what lies behind it stays in sight."""

    DEFAULT_CSS = """
    ThreadPage {
        align: left top;
        background: transparent;
    }
    """
    HORIZONTAL_BREAKPOINTS = None

    BINDINGS: ClassVar[list[BindingType]] = keys_to({"backspace": "back", "x": "close"})

    pane: ThreadPane

    def __init__(
        self,
        look: Look,
        thread: Thread,
        place: Callable[[], Region],
        go: Callable[[str], Thread | None],
        back: Callable[[], Thread | None],
    ) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            thread: What to show.
            place: Where on the screen it stands.
            go: Goes to an event by its key; gives its thread, or `None` if it cannot be shown.
            back: Goes back by one such step; gives the thread there, `None` if there is none.
        """
        super().__init__()
        self.pane = ThreadPane(look, thread)
        self._place, self._go, self._back = place, go, back

    def on_mount(self) -> None:
        """Stand in the place of the details."""
        self._settle()

    def on_resize(self) -> None:
        """Stay there, once the panes behind have their new sizes."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        place, styles = self._place(), self.pane.styles
        styles.offset = (place.x, place.y)
        styles.width, styles.height = max(1, place.width), max(1, place.height)
        self.pane.visible = place.area > 0  # too small: what says so stands there alone

    def action_choose(self) -> None:
        """Go to the selected event."""
        self._show(self._go(self.pane.event.key))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self._show(self._back())

    def _show(self, thread: Thread | None) -> None:
        if thread is not None:
            self.pane.set_thread(thread)
