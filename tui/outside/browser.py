"""Opening an address of a source in a browser, which is a program of its own.

The address comes from a file that anybody may have written. It is checked here
once more, is handed over as one argument of a program, never to a shell, and
begins with its scheme, so that it cannot be taken for an option (CVE-2026-4519).
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tui.outside.programs import Environ, found, has_display, is_wsl, reason, started

PATIENCE = 0.5
"""Seconds in which a browser that cannot start says so; after them it is left alone."""
_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_SPECIAL = str.maketrans({character: f"%{ord(character):02X}" for character in "$'();"})
"""What wslview hands on to PowerShell, where it could mean something."""
_TEXT_BROWSERS = {
    "browsh", "carbonyl", "chawan", "cha", "elinks", "links", "links2", "lynx", "netrik", "retawq",
    "w3m", "www-browser",
}  # fmt: skip
_INSTEAD = "y copies the address."


class Opener(NamedTuple):
    """A program that opens an address."""

    name: str
    command: tuple[str, ...]
    """The program and its arguments, `%s` for the address; empty where Windows does it itself."""

    def line(self, address: str) -> tuple[str, ...]:
        """The command for an address."""
        if self.name == "wslview":
            address = address.translate(_SPECIAL)
        program, *arguments = self.command
        return (program, *(part.replace("%s", address) for part in arguments))


def is_address(text: str) -> bool:
    """Whether a text is an http or https address with a host, and nothing else (RFC 3986)."""
    if not text.isprintable() or not _ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def opening(environ: Environ, platform: str) -> Opener | None:
    """The program that opens addresses here; `None` if there is none.

    Args:
        environ: The environment. `BROWSER` comes first, then what the system has.
        platform: As in `sys.platform`.
    """
    if platform == "win32":
        return Opener("Windows", ())
    for words in environ.get("BROWSER", "").split(os.pathsep):
        own = _own(words, environ)
        if own:
            return own
    for name, *arguments in _system(environ, platform):
        path = found(name, environ)
        if path:
            return Opener(name, (path, *arguments, "%s"))
    return None


def _system(environ: Environ, platform: str) -> list[tuple[str, ...]]:
    if platform == "darwin":
        return [] if environ.get("SSH_CONNECTION") else [("open",)]
    programs: list[tuple[str, ...]] = []
    if environ.get("TERMUX_VERSION"):
        programs.append(("termux-open-url",))
    if is_wsl(environ):
        programs.append(("wslview",))
    if has_display(environ):
        programs += [("xdg-open",), ("gio", "open")]
    return programs


def _own(words: str, environ: Environ) -> Opener | None:
    """What one entry of `BROWSER` names, if it can be used.

    A browser in text would want our screen, and an address inside a script for a
    shell would be read by that shell.
    """
    try:
        parts = shlex.split(words)
    except ValueError:
        return None
    if parts and parts[-1] == "&":
        parts.pop()
    path = found(parts[0], environ) if parts else ""
    name = Path(parts[0]).name if parts else ""
    is_script = any("%s" in part and " " in part for part in parts[1:])
    if not path or is_script or name in _TEXT_BROWSERS:
        return None
    if not any("%s" in part for part in parts[1:]):
        parts.append("%s")
    return Opener(name, (path, *parts[1:]))


def open_address(url: str, environ: Environ | None = None, platform: str = sys.platform) -> str:
    """Open an address in a browser; takes at most `PATIENCE` seconds, and never raises.

    Args:
        url: The address, http or https.
        environ: The environment; that of the process if none is given.
        platform: As in `sys.platform`.

    Returns:
        What was done, to be shown.
    """
    environ = os.environ if environ is None else environ
    if not is_address(url):
        return f"This is not an address of the web, so it is not opened. {_INSTEAD}"
    opener = opening(environ, platform)
    if opener is None:
        where = "over ssh" if environ.get("SSH_CONNECTION") else "from here"
        return f"No browser can be opened {where}. {_INSTEAD}"
    failure = _run(opener, url, environ)
    if failure:
        return f"{_shown(opener.name)} failed: {failure}. {_INSTEAD}"
    return f"Handed to {_shown(opener.name)}."


def _shown(name: str) -> str:
    from tui.core.text import escape_name

    return escape_name(name)


def _run(opener: Opener, url: str, environ: Environ) -> str:
    """Start the browser; gives why that failed, else nothing."""
    try:
        if not opener.command:
            os.startfile(url)  # type: ignore[attr-defined,unused-ignore]
            return ""
        process = started(opener.line(url), environ)
    except (OSError, ValueError, AttributeError) as error:
        return reason(error)
    try:
        status = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:  # it runs; somebody must take its status when it ends
        threading.Thread(target=process.wait, daemon=True).start()
        return ""
    return "" if status == 0 else f"exit status {status}"
