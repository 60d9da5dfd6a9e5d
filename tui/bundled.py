"""Where the timeline that comes with the program lies, and which file is meant when none is named.

``timeline.toml`` at the root of the project is the one source. A clone and an
editable install read it there; a wheel carries a copy beside this module.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "timeline.toml"
"""What a timeline is called when nobody gave it another name."""


def path() -> Path:
    """The bundled timeline: beside this module when installed, else at the root of the clone."""
    return chosen(_location())


def default() -> str:
    """What is opened when no file is named: ``timeline.toml`` here, else the bundled one."""
    return NAME if os.path.isfile(NAME) else _location()


def chosen(file: str | None) -> Path:
    """The file that is meant: the one that was named, else the default."""
    from pathlib import Path  # only the screen needs it, and it slows every other start

    return Path(file or default())


def is_bundled(path: str | os.PathLike[str]) -> bool:
    """Whether a file is the timeline that comes with the program."""
    return os.path.realpath(path) == os.path.realpath(_location())


def _location() -> str:
    package = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(package, NAME)
    return installed if os.path.isfile(installed) else os.path.join(os.path.dirname(package), NAME)
