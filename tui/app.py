"""The Textual application: themes, signals, and the one screen of a file."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding

from tui.core.text import visible
from tui.view.main_screen import MainScreen
from tui.view.paint import ASCII, GLYPH_SETS, UNICODE, Glyphs, Look
from tui.view.palette import DARK, OUR_THEMES, Palette

if TYPE_CHECKING:
    from tui.core.load import Loaded

_SHORT = 500_000
"""Bytes that are read within a twentieth of a second or so."""
_NO_COLOUR_THEME = "ansi-dark"
_ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")


@dataclass(frozen=True, slots=True)
class TimelineFile:
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


class TimelineApp(App[None]):
    """Explores one file."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Binding]] = []  # type: ignore[assignment]

    def __init__(self, path: Path, at: str = "", theme: str = "", glyphs: str = "auto") -> None:
        """Make the app of the file at `path`; the arguments are those of `run`."""
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        for own in OUR_THEMES:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else _theme_by_environment()
        self._unknown_theme = theme if theme and theme not in self.available_themes else ""
        look = Look(Palette.of(self.current_theme), glyphs_for(glyphs))
        self.main = MainScreen(look, TimelineFile(path), at)

    def get_default_screen(self) -> MainScreen:
        """The screen of the file."""
        return self.main

    def on_mount(self) -> None:
        """Leave the terminal as it was when a signal ends us, and repaint when we come back."""
        loop = asyncio.get_running_loop()
        for name in _ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has no handlers, and a thread that is not the main one may set none.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end, int(number))
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

    def _end(self, number: int) -> None:
        self.exit(return_code=128 + number)


def glyphs_for(name: str) -> Glyphs:
    """The glyph set of a name; for `auto` the one that the terminal can surely draw.

    Textual writes to standard error, so its encoding decides; the Linux console
    has a font of 256 or 512 characters.
    """
    if name in GLYPH_SETS:
        return GLYPH_SETS[name]
    encoding = (getattr(sys.__stderr__, "encoding", None) or "").lower().replace("-", "")
    return UNICODE if encoding == "utf8" and os.environ.get("TERM") != "linux" else ASCII


def _theme_by_environment() -> str:
    """The terminal's own colours where the user wants none (no-color.org), else ours."""
    return _NO_COLOUR_THEME if os.environ.get("NO_COLOR") else DARK.name


def run(path: Path, at: str = "", theme: str = "", glyphs: str = "auto") -> int:
    """Explore the file at `path` until the user leaves.

    Args:
        path: The timeline.
        at: The id of an event, or a date, to open at; empty for the file's own view.
        theme: The name of a theme; empty for ours.
        glyphs: `auto`, or the name of a glyph set.

    Returns:
        The exit code: 0, 1 after a crash, 128 + n after a signal.
    """
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)  # empty means unset (no-color.org); Textual asks less
    app = TimelineApp(path, at, theme, glyphs)
    app.run()
    return app.return_code or 0
