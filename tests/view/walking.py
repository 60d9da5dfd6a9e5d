"""How the journeys look at the app: opened, its state, and the text on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tui import bundled
from tui.app import Configured, TimelineApp
from tui.core.explorer import Explorer
from tui.view.pane import Pane

WIDE, SMALL = (120, 36), (80, 24)


@asynccontextmanager
async def opened(
    path: Path | None = None,
    size: tuple[int, int] = WIDE,
    at: str = "",
    theme: str = "timeline-dark",
    configured: Configured | None = None,
    notifications: bool = False,
) -> AsyncIterator[Pilot[None]]:
    """The app with its file read and shown."""
    app = TimelineApp(path or bundled.path(), at, theme, "unicode", configured)
    async with app.run_test(size=size, notifications=notifications) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def main(pilot: Pilot[None]) -> TimelineApp:
    assert isinstance(pilot.app, TimelineApp)
    return pilot.app


def state(pilot: Pilot[None]) -> Explorer:
    explorer = main(pilot).main.explorer
    assert explorer is not None
    return explorer


def chosen(pilot: Pilot[None]) -> str:
    event = state(pilot).selected_event
    return event.id if event else ""


def shown(pilot: Pilot[None], pane: str = "") -> str:
    """The text on the panes of the topmost screen, or on one pane."""
    panes = pilot.app.screen.query(f"#{pane}" if pane else "Pane").results(Pane)
    return "\n".join(strip.text for one in panes if one.display for strip in one._strips)


def behind(pilot: Pilot[None], pane: str) -> str:
    """The text on a pane of the main screen, whatever lies over it."""
    return "\n".join(strip.text for strip in main(pilot).main.query_one(f"#{pane}", Pane)._strips)


def toasts(pilot: Pilot[None]) -> str:
    """What was told in passing."""
    return "\n".join(f"{note.title}: {note.message}" for note in pilot.app._notifications)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for something that comes by itself."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came")
