"""The user's own editor: which program it is, and how it is told to open a file at a line.

`$VISUAL`, then `$EDITOR`, then vi, as git and less do. What they name is split into words
and never given to a shell. The path is handed over as an absolute one, so that no name can
be taken for an option or for a line number.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from tui.core.text import escape_name, visible
from tui.outside.programs import Environ, found, has_display, reason, started

VARIABLES = ("VISUAL", "EDITOR")
"""Where an editor is named, the first that says anything."""
_HOW = "Set EDITOR, for example: export EDITOR=nano"


class Editor(NamedTuple):
    """A program that edits text."""

    argv: tuple[str, ...]
    """The program and the arguments that the user gave it."""
    is_graphical: bool
    """Whether it has a window of its own; else it needs the terminal."""
    name: str
    """What it is called, as our table has it; of an unknown one the name of the file."""


class EditorError(Exception):
    """No editor can be used; the reason as a sentence."""


class _Form(NamedTuple):
    """How an editor is told where to go."""

    words: tuple[str, ...]
    """The arguments, with places for the path, the line and the column."""
    is_graphical: bool = False


def _form(words: str, is_graphical: bool = False) -> _Form:
    return _Form(tuple(words.split()), is_graphical)


_COLONS = "{path}:{line}:{column}"
"""Always with both numbers: a name that itself ends in ":3" would be misread with one."""
_OPTIONS = _form("--line {line} --column {column} {path}", True)
_TABLE: tuple[tuple[str, _Form], ...] = (
    ("vi vim nvim nvi vile elvis view ex joe mg ne zile", _form("+{line} {path}")),
    ("emacs emacsclient kak micro", _form("+{line}:{column} {path}")),
    ("nano rnano pico", _form("+{line},{column} {path}")),
    ("hx helix", _form(_COLONS)),
    ("gvim gview mvim bbedit geany", _form("+{line} {path}", True)),
    ("gedit pluma xed", _form("+{line}:{column} {path}", True)),
    ("code codium vscodium cursor windsurf", _form(f"--reuse-window --goto {_COLONS}", True)),
    ("subl sublime_text zed zeditor lapce", _form(_COLONS, True)),
    ("idea pycharm goland clion webstorm rider rubymine phpstorm rustrover", _OPTIONS),
    ("kate kwrite", _OPTIONS),
    ("mate", _form("--line {line} {path}", True)),
    ("notepad++", _form("-n{line} -c{column} {path}", True)),
    ("notepad gnome-text-editor neovide nvim-qt open xdg-open", _form("{path}", True)),
)
"""Names and the form that their manual pages give; the last ones open a file at its beginning."""
_FORMS = {name: form for names, form in _TABLE for name in names.split()}
_XCODE = _form("--line {line} {path}", True)
"""On a Mac `xed` is that of Xcode, elsewhere that of Linux Mint."""
_UNKNOWN = _form("{path}")
_ENDINGS = re.compile(r"\.(?:exe|cmd|bat|com|appimage|app|sh)$")
_IN_TERMINAL = {"-nw", "-t", "--tty", "--no-window-system", "--no-windows"}
"""Options that keep Emacs in the terminal."""
_IN_WINDOW = {"vi": "-g", "vim": "-g", "view": "-g"}
"""Options that open a window (`vim -g` is gvim)."""


def chosen(environ: Environ, platform: str = sys.platform) -> Editor:
    """The user's editor.

    Args:
        environ: The environment.
        platform: As in `sys.platform`.

    Raises:
        EditorError: What is named cannot be read or is not there.
    """
    variable = next((name for name in VARIABLES if environ.get(name, "").strip()), "")
    default = "notepad" if platform == "win32" else "vi"
    try:
        words = _split(environ[variable], platform) if variable else [default]
    except ValueError:
        raise EditorError(f"${variable} cannot be read: a quotation mark is not closed.") from None
    if not words or not words[0]:
        raise EditorError(f"${variable} names no program. {_HOW}")
    program = _located(words[0], environ)
    if not program:
        where = f"${variable} names “{visible(words[0])}”, which" if variable else f"“{default}”"
        raise EditorError(f"{where} was not found. {_HOW}")
    name = _known(words[0], platform) or _known(os.path.realpath(program), platform)
    argv = (program, *words[1:])
    shown = name or escape_name(_base(words[0], platform))
    return Editor(argv, _is_graphical(name, argv, environ, platform), shown)


def command(
    editor: Editor,
    path: str | os.PathLike[str],
    line: int,
    column: int | None = None,
    platform: str = sys.platform,
) -> list[str]:
    """The command that opens a file at a line; of an unknown editor, at its beginning.

    Args:
        editor: The editor.
        path: The file.
        line: The line to go to, from 1.
        column: The column to go to, from 1, in code points; editors that want both get 1.
        platform: As in `sys.platform`.
    """
    form = _XCODE if _is_xcode(editor.name, platform) else _FORMS.get(editor.name, _UNKNOWN)
    places = {
        "path": str(Path(path).absolute()),
        "line": max(1, line),
        "column": max(1, column or 1),
    }
    return [*editor.argv, *(word.format(**places) for word in form.words)]


def open_window(argv: list[str], environ: Environ) -> str:
    """Start an editor that has a window of its own, and leave it alone.

    Returns:
        Why it could not be started, as a sentence; empty if it was.
    """
    import threading

    try:
        process = started(argv, environ)
    except (OSError, ValueError) as error:
        return f"{named(argv)} cannot be started: {reason(error)}."
    threading.Thread(target=process.wait, daemon=True).start()  # somebody must take its status
    return ""


def named(argv: list[str]) -> str:
    """A program as it is called in a sentence."""
    return escape_name(Path(argv[0]).name)


def _split(text: str, platform: str) -> list[str]:
    """The words as a shell would have them; on Windows a backslash is a part of a path."""
    if platform != "win32":
        return shlex.split(text)
    words = shlex.shlex(text, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters, words.escape = True, "", ""
    return list(words)


def _located(name: str, environ: Environ) -> str:
    """The full path of a program; a path from here is taken too: the user wrote it down."""
    if Path(name).name != name:
        return shutil.which(str(Path(name).absolute())) or ""
    return found(name, environ)


def _base(path: str, platform: str) -> str:
    name = path.replace("\\", "/") if platform == "win32" else path
    return name.rpartition("/")[2]


def _known(path: str, platform: str) -> str:
    """The name that our table has for a program: `vim` for `vim.basic`, `emacs` for `emacs-29.1`.

    It is the longest name with which the file's name begins, up to a sign or a number.
    """
    name = _ENDINGS.sub("", _base(path, platform).lower())
    for end in range(len(name), 0, -1):
        rest = name[end:]
        if name[:end] in _FORMS and (not rest or rest[0] in ".-_" or rest[0].isdigit()):
            return name[:end]
    return ""


def _is_xcode(name: str, platform: str) -> bool:
    return name == "xed" and platform == "darwin"


def _is_graphical(name: str, argv: tuple[str, ...], environ: Environ, platform: str) -> bool:
    """Whether an editor opens a window of its own, as its users expect of it.

    `emacs` does where there is a display, unless it is built without windows or told to
    stay; `emacsclient` shows the file in the frame that is open, unless told to come here.
    """
    if name in ("emacs", "emacsclient"):
        if _IN_TERMINAL & set(argv[1:]) or "-nox" in os.path.realpath(argv[0]):
            return False
        return name == "emacsclient" or (platform != "darwin" and has_display(environ))
    if name in _IN_WINDOW and _IN_WINDOW[name] in argv[1:]:
        return True
    return _FORMS.get(name, _UNKNOWN).is_graphical
