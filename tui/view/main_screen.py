"""The screen: it owns the one state; panes borrow it and say what the user did.

An action asks the explorer for a new state and marks the panes as due; they are
painted once when the keys that are waiting have been heard, so that a key held
down costs one picture, not one for each repeat.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen

from tui.core.explorer import Explorer
from tui.core.load import Loaded
from tui.core.model import LANE_FIELDS
from tui.core.problems import report
from tui.view.bars import Footer, Status
from tui.view.chart import Chart
from tui.view.detail import Detail
from tui.view.event_list import EventList
from tui.view.keys import bindings
from tui.view.overview import Overview
from tui.view.paint import Look, width_of
from tui.view.palette import Palette
from tui.view.pane import Pane
from tui.view.reader import Reader, help_lines, problem_lines
from tui.view.small import TooSmall

SMALLEST = (40, 10)
"""Columns and rows below which there is no room to show a timeline."""
_PAN_SHARE = 8
"""A pan moves the window by this part of its width."""


class MainScreen(Screen[None]):
    """Overview, chart, list and details of one timeline."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [
        (0, "-narrow"),
        (100, "-wide"),
    ]
    TITLE = "Timeline"

    def __init__(self, look: Look, reading: Callable[[], Loaded], at: str = "") -> None:
        """Make the screen of a file.

        Args:
            look: Colours and glyphs.
            reading: Reads the file; called off the main thread, again on every reload.
            at: The id of an event, or a date, to open at.
        """
        super().__init__()
        self.look = look
        self.explorer: Explorer | None = None
        self.loaded: Loaded | None = None
        self._reading = reading
        self._at = at
        self._count = ""
        self._due = False
        self._trail: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The panes, from the top."""
        yield Status(self.look, id="status")
        yield Overview(self.look, id="overview")
        yield Chart(self.look, id="chart")
        with Container(id="reading"):
            yield EventList(self.look, id="list")
            yield Detail(self.look, id="detail")
        yield Footer(self.look, id="footer")
        yield TooSmall(self.look, id="small")

    def on_mount(self) -> None:
        """Paint the shell first; then read the file."""
        self._status.notice = "reading …"
        self._list.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._new_look())
        self.call_after_refresh(self._read)

    # --- the panes -------------------------------------------------------

    @property
    def _status(self) -> Status:
        return self.query_one("#status", Status)

    @property
    def _chart(self) -> Chart:
        return self.query_one("#chart", Chart)

    @property
    def _list(self) -> EventList:
        return self.query_one("#list", EventList)

    @property
    def _detail(self) -> Detail:
        return self.query_one("#detail", Detail)

    @property
    def _footer(self) -> Footer:
        return self.query_one("#footer", Footer)

    @property
    def _panes(self) -> tuple[Pane, ...]:
        return tuple(self.query(Pane))

    # --- the state -------------------------------------------------------

    def move(self, explorer: Explorer) -> None:
        """Take a new state, and paint it when the keys that wait have been heard."""
        self.explorer = explorer
        self._count = ""
        self._repaint_soon()

    def _repaint_soon(self) -> None:
        if not self._due:
            self._due = True
            self.call_later(self._repaint)

    def _repaint(self) -> None:
        self._due = False
        self._footer.count = self._count
        focused = self.focused
        self._footer.pane_name = focused.id or "" if focused else ""
        for pane in self._panes:
            pane.show(self.explorer, self.look)

    def _new_look(self) -> None:
        self.look = replace(self.look, palette=Palette.of(self.app.current_theme))
        self._repaint_soon()

    def _read(self) -> None:
        self.run_worker(self._load, thread=True, exclusive=True, exit_on_error=True)

    def _load(self) -> None:
        loaded = self._reading()
        self.app.call_from_thread(self._take, loaded)

    def _take(self, loaded: Loaded) -> None:
        """Show what was read: for the first time, or in place of the reading before."""
        self.loaded = loaded
        self._status.notice = _notice(loaded)
        width, rows = self._chart.room()
        if self.explorer is None:
            explorer = Explorer.opened(loaded.timeline, width, rows, width_of, self._at)
        else:
            explorer = self.explorer.reloaded(loaded.timeline)
        self.move(explorer)

    @on(Chart.Resized)
    def _chart_resized(self) -> None:
        if self.explorer is not None:
            width, rows = self._chart.room()
            self.explorer = self.explorer.resized(width, rows)
            self._repaint_soon()

    @on(Detail.LinkFollowed)
    def _link_followed(self, message: Detail.LinkFollowed) -> None:
        explorer = self.explorer
        if explorer is None or explorer.selected_event is None:
            return
        self._trail = (*self._trail, explorer.selected_event.key)
        self._go_to(message.key)

    def _go_to(self, key: str) -> None:
        if self.explorer is not None:
            place = self.explorer.index_of(key)
            if place is not None:
                self.move(self.explorer.chosen(place))

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room to show anything."""
        width, height = event.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-tiny")

    def on_descendant_focus(self) -> None:
        """Show where the keys go."""
        self._repaint_soon()

    # --- the actions -----------------------------------------------------

    def _times(self) -> int:
        count = int(self._count or 1)
        self._count = ""
        self._footer.count = ""
        return min(count, 9_999)

    def action_digit(self, digit: str) -> None:
        """Take a digit of the number before a key."""
        self._count = (self._count + digit)[-4:]
        self._repaint_soon()

    def action_zero(self) -> None:
        """Show everything; after a digit, the digit 0."""
        if self._count:
            self.action_digit("0")
        elif self.explorer:
            self.move(self.explorer.everything())

    def action_step(self, count: int) -> None:
        """Go to the next or previous event; in the details, scroll."""
        count *= self._times()
        if self._in_detail:
            self._detail.scroll_lines(count)
        elif self.explorer:
            self.move(self.explorer.stepped(count))

    def action_page(self, count: int) -> None:
        """Go a page on or back."""
        count *= self._times()
        if self._in_detail:
            self._detail.scroll_lines(count * max(1, self._detail.size.height - 2))
        elif self.explorer:
            self.move(self.explorer.stepped(count * max(1, self._list.size.height - 2)))

    def action_first(self) -> None:
        """Go to the first event; in the details, to the top."""
        self._to_end(last=False)

    def action_last(self) -> None:
        """Go to the last event; in the details, to the end."""
        self._to_end(last=True)

    def _to_end(self, last: bool) -> None:
        if self._in_detail:
            self._detail.to_end(last)
        elif self.explorer:
            self.move(self.explorer.last() if last else self.explorer.first())

    def action_era(self, count: int) -> None:
        """Go to the previous or next era."""
        if self.explorer:
            self.move(self.explorer.era_stepped(count * self._times()))

    def action_today(self) -> None:
        """Go to the event nearest to today."""
        if self.explorer:
            self.move(self.explorer.nearest_today(int(time.time())))

    def action_pan(self, count: int) -> None:
        """Move the window; in the details, the cursor among the links."""
        count *= self._times()
        if self._in_detail:
            self._detail.next_link(count)
        elif self.explorer:
            columns = max(1, self.explorer.viewport.width // _PAN_SHARE)
            self.move(self.explorer.panned(count * columns))

    def action_zoom(self, steps: int) -> None:
        """Zoom in or out about the selected event."""
        if self.explorer:
            self.move(self.explorer.zoomed(steps * self._times()))

    def action_period(self, count: int) -> None:
        """Go to the previous or next period of the length shown."""
        if self.explorer:
            self.move(self.explorer.period(count * self._times()))

    def action_rows(self, count: int) -> None:
        """Scroll the lanes."""
        if self.explorer:
            self.move(self.explorer.scrolled(count * self._times()))

    def action_undo(self) -> None:
        """Undo the last move of the view."""
        if self.explorer:
            self.move(self.explorer.undone())

    def action_enter(self) -> None:
        """Zoom to the event, open its details, or follow a link."""
        if self._in_detail:
            self._detail.follow()
        elif self.focused is self._chart and self.explorer:
            self.move(self.explorer.focused())
        else:
            self._detail.focus()

    def action_scroll(self, count: int) -> None:
        """Scroll the details from anywhere."""
        step = max(1, self._detail.size.height // 2)
        self._detail.scroll_lines(count * self._times() * step)

    def action_back(self) -> None:
        """Go back to where a link was followed."""
        if self._trail:
            *rest, key = self._trail
            self._trail = tuple(rest)
            self._go_to(key)

    def action_pane(self, count: int) -> None:
        """Give the keys to another pane."""
        if count > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_lanes(self) -> None:
        """Sort the lanes by the next field that the model has."""
        if self.explorer:
            place = LANE_FIELDS.index(self.explorer.lanes_by)
            self.move(self.explorer.with_lanes(LANE_FIELDS[(place + 1) % len(LANE_FIELDS)]))

    def action_problems(self) -> None:
        """Show the problems of the file."""
        if self.loaded:
            text = report(self.loaded.problems) or "No problems were found in the file."
            title = f"Problems of {self.loaded.name}"
            self.app.push_screen(Reader(self.look, title, problem_lines(text)))

    def action_reload(self) -> None:
        """Read the file again."""
        self._status.notice = "reading …"
        self._repaint_soon()
        self._read()

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(Reader(self.look, "Keys and signs", help_lines))

    def action_escape(self) -> None:
        """Drop a half-typed number; leave the details."""
        self._count = ""
        self._list.focus()
        self._repaint_soon()

    async def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def action_interrupt(self) -> None:
        """Leave, as ctrl+c does elsewhere."""
        self.app.exit()

    def action_suspend(self) -> None:
        """Hand the terminal back to the shell until `fg`."""
        self.app.action_suspend_process()

    @property
    def _in_detail(self) -> bool:
        return self.focused is self._detail


def _notice(loaded: Loaded) -> str:
    """What the status line says of a file's problems; empty if there are none."""
    if not loaded.problems:
        return ""
    count = len(loaded.problems)
    return f"{count} problem{'s' if count > 1 else ''} (E)"
