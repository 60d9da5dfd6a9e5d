"""The clipboard: through the terminal, and through the system's own program if there is one.

The terminal is asked with OSC 52 (xterm's control sequences, "Manipulate
Selection Data"), which reaches the person's own machine through ssh, but may be
refused without a word. So the program is asked too, and nothing is promised of
the terminal.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from tui.outside.programs import Environ, found, is_wsl, reason, started

PATIENCE = 2.0
"""Seconds after which a program is given up."""
LONGEST = 74_000
"""Bytes of base64 that terminals take by OSC 52; many stop at 74,994, xterm at 100,000."""


class Tool(NamedTuple):
    """A program that sets the clipboard to what it reads."""

    name: str
    command: tuple[str, ...]
    encoding: str = "utf-8"
    environ: tuple[tuple[str, str], ...] = ()
    """What it needs in its environment."""


class Copied(NamedTuple):
    """What became of a copy."""

    words: str
    """What was done and what failed, to be shown."""
    tools: tuple[str, ...] = ()
    """The programs that took the text."""


_PBCOPY = Tool("pbcopy", ("pbcopy",), environ=(("LC_ALL", "en_US.UTF-8"),))  # it asks the locale
_TERMUX = Tool("termux-clipboard-set", ("termux-clipboard-set",))
_WAYLAND = Tool("wl-copy", ("wl-copy", "--type", "text/plain"))  # else it guesses the type
_XCLIP = Tool("xclip", ("xclip", "-selection", "clipboard"))
_XSEL = Tool("xsel", ("xsel", "-ib"))
_TMUX = Tool("tmux", ("tmux", "load-buffer", "-w", "-"))  # -w: tmux 3.2 and later
_WSL = Tool("clip.exe", ("clip.exe",), encoding="utf-16-le")


def tools(environ: Environ, platform: str) -> tuple[Tool, ...]:
    """The programs that fit where we run, the best first; they may not be installed.

    Args:
        environ: The environment.
        platform: As in `sys.platform`.
    """
    if platform == "darwin":
        return () if "SSH_CONNECTION" in environ else (_PBCOPY,)
    if platform == "win32":
        root = environ.get("SystemRoot") or environ.get("SYSTEMROOT") or r"C:\Windows"
        return (Tool("clip.exe", (rf"{root}\System32\clip.exe",), encoding="utf-16-le"),)
    fitting: list[Tool] = []
    if environ.get("TERMUX_VERSION"):
        fitting.append(_TERMUX)
    if environ.get("WAYLAND_DISPLAY"):
        fitting.append(_WAYLAND)
    if environ.get("DISPLAY"):
        fitting += [_XCLIP, _XSEL]
    if is_wsl(environ):
        fitting.append(_WSL)
    return tuple(fitting)


def copy(
    text: str,
    terminal: Callable[[str], None],
    environ: Environ | None = None,
    platform: str = sys.platform,
) -> Copied:
    """Set the clipboard in every way there is; takes at most a few seconds, and never raises.

    Args:
        text: What is copied.
        terminal: Sends it to the terminal by OSC 52.
        environ: The environment; that of the process if none is given.
        platform: As in `sys.platform`.
    """
    environ = os.environ if environ is None else environ
    raw = text.encode("utf-8", "replace")
    text = raw.decode("utf-8")
    took: list[str] = []
    failures: list[str] = []
    fitting = tools(environ, platform)
    _first(fitting, text, environ, took, failures)
    if environ.get("TMUX"):  # by default tmux ignores an OSC 52 of a program inside it
        _first((_TMUX,), text, environ, took, failures)
    sent = _sent(text, terminal)
    if not took and not failures and fitting:
        names = ", ".join(tool.name for tool in fitting)
        sent += f"; no clipboard program was found ({names})"
    elif not took and not fitting and not _is_remote(environ):
        sent += "; without a display no clipboard program can be asked"
    if _base64_length(raw) > LONGEST:
        sent += "; it is long, and the terminal may refuse it"
    if not took and _is_remote(environ):
        sent += "; over ssh that is the clipboard of your own machine, if its terminal allows it"
    if took:
        sent = f"copied with {' and '.join(took)}, and {sent}"
    return Copied("; ".join([*failures, sent]), tuple(took))


def _first(
    fitting: tuple[Tool, ...], text: str, environ: Environ, took: list[str], failures: list[str]
) -> None:
    """Hand the text to the first program that takes it, and note which failed before."""
    for tool in fitting:
        path = found(tool.command[0], environ)
        if not path:
            continue
        failure = _run(tool, path, text, environ)
        if not failure:
            took.append(tool.name)
            return
        failures.append(f"{tool.name} failed: {failure}")


def _run(tool: Tool, path: str, text: str, environ: Environ) -> str:
    """Hand the text to a program; gives why that failed, else nothing.

    Its outputs go nowhere: xclip and wl-copy stay behind to serve the clipboard,
    and whoever reads from them waits as long as they do.
    """
    given = {**environ, **dict(tool.environ)}
    try:
        process = started((path, *tool.command[1:]), given, stdin=subprocess.PIPE)
    except (OSError, ValueError) as error:
        return reason(error)
    try:
        process.communicate(text.encode(tool.encoding), timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
        return f"no answer within {PATIENCE:g} seconds"
    except OSError as error:
        _end(process)
        return reason(error)
    return "" if process.returncode == 0 else f"exit status {process.returncode}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started: it has a session of its own."""
    with suppress(OSError, AttributeError):  # it ended just now; Windows has no groups
        os.killpg(process.pid, signal.SIGKILL)  # its status is not taken yet, so that it is its own
    process.kill()
    process.wait()
    if process.stdin:
        with suppress(OSError):  # what it has not read cannot be written any more
            process.stdin.close()


def _sent(text: str, terminal: Callable[[str], None]) -> str:
    try:
        terminal(text)
    except Exception:  # the terminal may be gone; a copy is no reason to end
        return "the terminal could not be asked"
    return "sent to the terminal (OSC 52)"


def _base64_length(raw: bytes) -> int:
    return 4 * ((len(raw) + 2) // 3)


def _is_remote(environ: Environ) -> bool:
    return bool(environ.get("SSH_CONNECTION")) and not environ.get("DISPLAY")
