"""Other programs: where they are, and how one is started without touching our screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

Environ = Mapping[str, str]


def found(name: str, environ: Environ) -> str:
    """The full path of a program; empty if there is none.

    Only absolute folders of PATH are searched: a program in the folder that
    somebody happens to be in was not chosen by them.
    """
    if Path(name).name != name:
        return (shutil.which(name) or "") if Path(name).is_absolute() else ""
    named = environ.get("PATH", "").split(os.pathsep)
    folders = [folder for folder in named if Path(folder).is_absolute()]
    path = shutil.which(name, path=os.pathsep.join(folders)) if folders else None
    return path if path and Path(path).is_absolute() else ""  # Windows looks here first


def is_wsl(environ: Environ) -> bool:
    """Whether this is Linux inside Windows."""
    return "WSL_DISTRO_NAME" in environ or "WSL_INTEROP" in environ


def has_display(environ: Environ) -> bool:
    """Whether a window can be shown: X11 or Wayland."""
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def started(
    command: Sequence[str], environ: Environ, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start a program that neither reads our keys nor writes on our screen, and outlives us.

    Raises:
        OSError: It cannot be started.
        ValueError: An argument has a zero byte in it.
    """
    return subprocess.Popen(
        list(command),
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(environ),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
    )


def reason(error: Exception) -> str:
    """Why a program could not be started, in a few words."""
    said = error.strerror if isinstance(error, OSError) else ""
    return said or "it cannot be started"
