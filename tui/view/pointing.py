"""What the mouse does: what the panes tell of it becomes a move of the explorer.

Turns of the wheel at one place, and all of one drag, are one gesture, and one
undo takes it back: a touch pad sends dozens of turns for one stroke.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from textual import on

from tui.view import mouse_reporting
from tui.view.actions import Actions
from tui.view.chart import Chart
from tui.view.event_list import EventList
from tui.view.keys import keys_of
from tui.view.overview import Overview

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.explorer import Explorer

_PAN_SHARE = 8
"""A notch over the overview moves the window by this part of its width."""
_ZOOM_RUNGS = 2
"""A notch zooms by so many rungs of the ladder, as the keys do."""
_OFF = "Mouse off: the terminal selects text again."
_ON = "Mouse on."
_FIXED = "The mouse cannot be switched on or off here."


class _Gesture(NamedTuple):
    """Moves that are undone together."""

    name: str
    base: Explorer
    """What was shown when it began."""
    shown: Explorer
    """What was shown last; the gesture is over when something else is."""


class Pointing(Actions):
    """The mouse and what it does to the one state."""

    _gesture: _Gesture | None = None
    _before_click: int | None = None
    """What was selected before the first click of a double click."""
    _clicked: tuple[tuple[int, ...], int | None] = ((), None)
    """The events at the place of the last click, and which of them it selected."""

    # --- the chart -------------------------------------------------------

    @on(Chart.Picked)
    def _event_picked(self, message: Chart.Picked) -> None:
        """Select the event, or the next one at that place; on a double click, zoom to it."""
        explorer = self.explorer
        if explorer is None or max(message.events) >= len(explorer.events):
            return
        if not message.again:
            selected = self._before_click = explorer.selected
            is_again = self._clicked == (message.events, selected)
            picked = _picked(explorer, message.events, 1 if is_again else 0)
            self._clicked = (message.events, picked.selected)
            self._show(picked)
            return
        if self._before_click in message.events:  # the first click has gone on from it
            explorer = _selecting(explorer, self._before_click)
        self._show(explorer.focused())

    @on(Chart.EraPicked)
    @on(EventList.EraPicked)
    def _era_picked(self, message: Chart.EraPicked | EventList.EraPicked) -> None:
        self.show_era(message.era)

    @on(Chart.Zoomed)
    def _zoom_wheeled(self, message: Chart.Zoomed) -> None:
        rungs, column = message.steps * _ZOOM_RUNGS, message.column
        self._go_on(f"zoom {column}", lambda explorer: explorer.zoomed_about(rungs, column))

    @on(Chart.Panned)
    def _pan_wheeled(self, message: Chart.Panned) -> None:
        self._go_on("pan", lambda explorer: explorer.panned(message.columns))

    @on(Chart.Dragged)
    def _chart_dragged(self, message: Chart.Dragged) -> None:
        """Keep what was taken hold of under the pointer."""
        self._go_on("drag", lambda explorer: explorer.panned(-message.columns), message.first)

    @on(Chart.RowsScrolled)
    def _rows_wheeled(self, message: Chart.RowsScrolled) -> None:
        self._go_on("rows", lambda explorer: explorer.scrolled(message.count))

    # --- the overview ----------------------------------------------------

    @on(Overview.Moved)
    def _overview_pointed(self, message: Overview.Moved) -> None:
        """Put the middle of the window there."""
        self._go_on("overview", lambda explorer: _about(explorer, message.instant), message.first)

    @on(Overview.Panned)
    def _overview_wheeled(self, message: Overview.Panned) -> None:
        self._go_on(
            "pan",
            lambda explorer: explorer.panned(
                message.count * max(1, explorer.viewport.width // _PAN_SHARE)
            ),
        )

    # --- the list --------------------------------------------------------

    @on(EventList.Picked)
    def _entry_picked(self, message: EventList.Picked) -> None:
        """Select the event; on a double click, read it."""
        if self.explorer:
            self._show(self.explorer.chosen(message.index))
        if message.again:
            self.detail.focus()

    @on(EventList.Stepped)
    def _list_wheeled(self, message: EventList.Stepped) -> None:
        self._go_on("list", lambda explorer: explorer.stepped(message.count))

    # --- the terminal's own mouse ----------------------------------------

    def action_mouse(self) -> None:
        """Switch the mouse on or off, so that the terminal's own selection works."""
        if not mouse_reporting.is_switchable(self.app):
            self.app.notify(_FIXED, markup=False)
            return
        on = not mouse_reporting.is_on(self.app)
        mouse_reporting.switch(self.app, on)
        commands = (command for _, each in self.groups for command in each)
        key = next((keys_of(command) for command in commands if command.name == "mouse"), "")
        again = f" {key} turns it {'off' if on else 'on'}." if key else ""
        self.app.notify((_ON if on else _OFF) + again, markup=False)

    # --- showing it ------------------------------------------------------

    def _show(self, explorer: Explorer) -> None:
        """Show a state, if it is another one."""
        if explorer is not self.explorer:
            self.move(explorer)

    def _go_on(self, name: str, move: Callable[[Explorer], Explorer], begins: bool = False) -> None:
        """Show a move of a gesture, which is one step for the undo.

        Args:
            name: Moves of one name that follow each other are one gesture.
            move: The move.
            begins: Whether a gesture begins with it in any case.
        """
        explorer, gesture = self.explorer, self._gesture
        if explorer is None:
            return
        if begins or gesture is None or gesture.name != name or gesture.shown is not explorer:
            gesture = _Gesture(name, explorer, explorer)
        base, moved = gesture.base, move(explorer)
        if moved is explorer:
            return
        if _is_back(moved, base):
            moved = base
        elif explorer.past is not base.past:
            moved = replace(moved, past=explorer.past)
        self._gesture = gesture._replace(shown=moved)
        self._show(moved)


def _picked(explorer: Explorer, events: tuple[int, ...], steps: int) -> Explorer:
    """One of the events at a place selected: steps on from the selected one, else the first.

    What can be clicked on is in sight, so nothing moves, unless it was only counted there.
    """
    place = events.index(explorer.selected) + steps if explorer.selected in events else 0
    index = events[place % len(events)]
    return _selecting(explorer, index) if explorer.in_view(index) else explorer.chosen(index)


def _selecting(explorer: Explorer, index: int) -> Explorer:
    """An event selected, and nothing moved."""
    if index == explorer.selected:
        return explorer
    return replace(explorer, selected=index, pivot=None)


def _about(explorer: Explorer, instant: int) -> Explorer:
    """The window moved so that its middle is at an instant."""
    view = explorer.viewport
    return explorer.panned(view.column(instant) - view.width // 2)


def _is_back(explorer: Explorer, base: Explorer) -> bool:
    """Whether a gesture has come back to where it began."""
    return (explorer.viewport, explorer.top, explorer.selected) == (
        base.viewport, base.top, base.selected,
    )  # fmt: skip
