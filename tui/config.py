"""Where the config file lies, and what it says.

Most people have none, so that nothing is imported to find that out.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from tui.core.settings import Settings, read_settings

if TYPE_CHECKING:
    from tui.core.problems import Problem

LARGEST = 1024 * 1024
"""Bytes of the largest config file that is read."""


def path() -> str:
    r"""Where the config file is looked for, whether or not it is there.

    On Windows in ``%APPDATA%``, elsewhere in ``$XDG_CONFIG_HOME``, by default
    ``~/.config``; a relative folder is ignored (XDG Base Directory Specification 0.8).

    Returns:
        An absolute path; empty if the user has no home.
    """
    windows = os.name == "nt"
    named = os.environ.get("APPDATA" if windows else "XDG_CONFIG_HOME", "")
    usual = os.path.join("~", "AppData", "Roaming") if windows else os.path.join("~", ".config")
    folder = named if os.path.isabs(named) else os.path.expanduser(usual)
    return os.path.join(folder, "timeline", "config.toml") if os.path.isabs(folder) else ""


def exists(file: str) -> bool:
    """Whether anything is at that path, be it no file or nothing that we may see."""
    try:
        os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # reading it will say why
    return True


def load(themes: Collection[str] | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """What the user set, and what is wrong with it; never raises.

    Args:
        themes: The names of all themes; `None` if they are not known here.
    """
    file = path()
    if not exists(file):
        return Settings(), ()
    from tui.core.reading import RefusedError, bytes_of

    try:
        contents = bytes_of(file, LARGEST)
    except RefusedError as refused:
        from tui.core.text import escape_name

        return Settings(), (refused.problem(escape_name(file)),)
    return read_settings(contents, file, themes)
