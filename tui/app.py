"""The Textual application: themes, signals, and the one screen of a file."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from weakref import WeakKeyDictionary

from textual import on
from textual._context import active_message_pump
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from tui import bundled
from tui.core.commands import GROUPS, remapped
from tui.core.settings import Settings
from tui.core.text import visible
from tui.view.keys import bindings
from tui.view.main_screen import MainScreen
from tui.view.paint import ASCII, GLYPH_SETS, UNICODE, Glyphs, Look
from tui.view.palette import Palette
from tui.view.plain_filter import Plain
from tui.view.themes import OUR_THEMES, theme_for

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

    from tui.core.load import Loaded
    from tui.core.problems import Problem
    from tui.core.streaming import Progress
    from tui.outside.watching import Watch

_SHORT = 500_000
"""Bytes that are read within a twentieth of a second or so."""
_GREETING = "timeline FILE opens your own"
_GONE = 1
"""The number of SIGHUP, also where there is none: the terminal has hung up."""
_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")


class Configured(NamedTuple):
    """What the config file says, and what is wrong with it."""

    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()


class TimelineFile(NamedTuple):
    """The file on disk, as the screen wants it."""

    path: Path

    def is_short(self) -> bool:
        """Whether it is at most `_SHORT` bytes; what is not there is soon read, too."""
        try:
            return self.path.stat().st_size <= _SHORT
        except OSError:
            return True

    def read(self) -> Loaded:
        """Its timeline and its problems; the loader is imported now, after the first paint."""
        from tui.core import load

        return load.read(self.path)

    def steps(self) -> Generator[Progress, None, Loaded]:
        """The same block by block."""
        from tui.core import load

        return load.reading(self.path)

    def watch(self) -> Watch:
        """What tells that it has changed."""
        from tui.outside.watching import Watch

        return Watch(self.path)


class TimelineApp(App[None]):
    """Explores one file."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Binding]] = []  # type: ignore[assignment]

    def __init__(
        self,
        path: Path,
        at: str = "",
        theme: str = "",
        glyphs: str = "",
        configured: Configured | None = None,
        fresh: bool = False,
    ) -> None:
        """Make the app of the file at `path`.

        Args:
            path: The timeline.
            at: The id of an event, or a date, to open at; empty for the file's own view.
            theme: The name of a theme; empty for that of the config file, else for ours.
            glyphs: `auto` or the name of a glyph set; empty as for the theme.
            configured: What the config file says.
            fresh: Whether to begin as the file says, not where it was left.
        """
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        for own in OUR_THEMES:
            self.register_theme(Theme(**own._asdict()))
        settings, problems = configured or Configured()
        wanted = theme or settings.theme
        self._unknown_theme = wanted if wanted and wanted not in self.available_themes else ""
        wanted = "" if self._unknown_theme else wanted
        self.theme = theme_for(wanted, os.environ, self.console.color_system)
        look = Look(Palette.of(self.current_theme), glyphs_for(glyphs or settings.glyphs))
        self._plain = Plain(getattr(sys.__stderr__, "encoding", None) or "ascii")
        greeting = _GREETING if bundled.is_bundled(path) else ""
        screen = screen_with(settings.keys)
        self.main = screen(look, TimelineFile(path), at, settings.lanes, greeting)
        self.main.settings_problems = problems
        self.main.is_fresh = fresh
        self._typed_into: WeakKeyDictionary[Event, Screen[Any]] = WeakKeyDictionary()
        """The page that was on top when a key was typed."""

    def get_default_screen(self) -> MainScreen:
        """The screen of the file."""
        return self.main

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes lines on their way to the terminal: for the ASCII set, our own signs too."""
        filters = super().get_line_filters()
        return [*filters, self._plain] if self.main.look.glyphs is ASCII else filters

    def on_mount(self) -> None:
        """Leave the terminal as it was when a signal ends us, and repaint when we come back."""
        loop = asyncio.get_running_loop()
        for name in _ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has no handlers, and a thread that is not the main one may set none.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end, int(number))
        if self.main.settings_problems:
            count = len(self.main.settings_problems)
            text = f"Mistakes in the config file: {count}. E shows them, so does “timeline config”."
            self.notify(text, severity="warning", markup=False, timeout=10)
        if self._unknown_theme:
            known = ", ".join(sorted(self.available_themes))
            text = f"There is no theme “{visible(self._unknown_theme)}”. Themes are {known}."
            self.notify(text, severity="warning", markup=False, timeout=10)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    @on(MainScreen.FirstPicture)
    def _start_collecting(self) -> None:
        """Turn the garbage collector on; what is there by now stays."""
        gc.freeze()
        gc.enable()

    def get_driver_class(self) -> type[Driver]:
        """What reads keys and writes the screen; one that bears any byte."""
        from tui.view.keyboard import lenient

        return lenient(super().get_driver_class())

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost page; a page that is closed already closes no other one.

        Keys that come at once reach a page together, and the second one would have it
        dismissed again (Textual 8 does not ask whether it is still there).
        """
        asking = active_message_pump.get(None)
        if isinstance(asking, DOMNode) and asking.screen is not self.screen:
            return AwaitComplete()
        return super().pop_screen()

    async def on_event(self, event: Event) -> None:
        """Note into which page a key goes."""
        if isinstance(event, Key) and not event.is_forwarded:
            self._typed_into[event] = self.screen
        await super().on_event(event)

    async def _on_key(self, event: Key) -> None:
        """Give a key that nobody took to the page that has come since it was typed.

        Keys that come in one go are all sent before the first of them has opened a
        page: a person on a slow line types `/queen`, and means it.
        """
        if self._typed_into.pop(event, self.screen) is self.screen:
            return  # Textual goes on with what its own class does
        event.prevent_default()
        if self.focused is not None:
            self.focused._forward_event(Key(event.key, event.character))
        else:  # it is being made
            self.screen.call_after_refresh(self.post_message, Key(event.key, event.character))

    # --- endings ---------------------------------------------------------

    def _end(self, number: int) -> None:
        self.exit(return_code=128 + number)

    @property
    def mistake(self) -> BaseException | None:
        """What was raised and caught nowhere, and so ended the app."""
        error = self._exception
        return getattr(error, "error", error)  # that of a worker is wrapped

    def _handle_exception(self, error: Exception) -> None:
        """End; `run` tells of it in three lines, where Textual would print all variables."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()  # a test that drives us raises it again
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End because the thread that reads the keyboard has: the terminal is gone."""
        self._end(_GONE)


def glyphs_for(name: str) -> Glyphs:
    """The glyph set of a name; for `auto` the one that the terminal can surely draw.

    Textual writes to standard error, so its encoding decides; the Linux console
    has a font of 256 or 512 characters.
    """
    if name in GLYPH_SETS:
        return GLYPH_SETS[name]
    encoding = (getattr(sys.__stderr__, "encoding", None) or "").lower().replace("-", "")
    return UNICODE if encoding == "utf8" and os.environ.get("TERM") != "linux" else ASCII


def screen_with(keys: Mapping[str, tuple[str, ...]]) -> type[MainScreen]:
    """The screen with other keys for some commands, by the names of these."""
    if not keys:
        return MainScreen
    changed = remapped(GROUPS, keys)

    class Remapped(MainScreen, inherit_bindings=False):
        """The screen with the user's keys."""

        BINDINGS: ClassVar[list[BindingType]] = bindings(changed)
        groups = changed

    return Remapped


def run(
    path: Path,
    at: str = "",
    theme: str = "",
    glyphs: str = "",
    mouse: bool = True,
    fresh: bool = False,
) -> int:
    """Explore the file at `path` until the user leaves.

    Args:
        path: The timeline.
        at: The id of an event, or a date, to open at; empty for the file's own view.
        theme: The name of a theme; empty for that of the config file, else for ours.
        glyphs: `auto`, or the name of a glyph set; empty as for the theme.
        mouse: Whether the mouse is heard, unless the config file says no.
        fresh: Whether to begin as the file says, not where it was left.

    Returns:
        The exit code: 0, 1 after a crash, 128 + n after a signal.
    """
    from tui import config

    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)  # empty means unset (no-color.org); Textual asks less
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # Textual would believe them, though a terminal is resized
    names = (*BUILTIN_THEMES, *(theme.name for theme in OUR_THEMES))
    configured = Configured(*config.load(names))
    app = TimelineApp(path, at, theme, glyphs, configured, fresh)
    app.run(mouse=mouse and configured.settings.mouse)
    told = [f"timeline: {app.main.untold}"] if app.main.untold else []
    if app.mistake is not None:
        from tui.outside import crash

        told += crash.told(app.mistake, _facts(app))
    with suppress(OSError):  # nobody may be there to read it
        for line in told:
            print(line, file=sys.stderr, flush=True)
    return app.return_code or 0


def _facts(app: TimelineApp) -> str:
    """What is worth knowing when something went wrong on this screen."""
    import textual

    from tui import __version__

    encoding = getattr(sys.__stderr__, "encoding", None)
    screen = f"{app.size.width}x{app.size.height} of {os.environ.get('TERM')}, {encoding}"
    return f"timeline {__version__}, Textual {textual.__version__}, {screen}"
