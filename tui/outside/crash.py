"""A mistake of this program, told in three lines and written down where it can be sent from.

What is written is where it happened and what the error says of itself, never the values
that were there: those are of somebody's file. It is readable by the user alone, and whole
or not there at all.
"""

from __future__ import annotations

import os
import platform
import secrets
import time
import traceback
from contextlib import suppress
from pathlib import Path

from tui.core.text import escape_name, visible
from tui.outside.state import StateFileError, folder, make

KEPT = 10
"""How many of the reports stay; older ones are removed."""
_LONGEST = 200
"""Characters of an error's own words on the screen."""


def told(error: BaseException, facts: str = "") -> tuple[str, str, str]:
    """Write an error down where states are kept, and say so.

    Args:
        error: What was raised.
        facts: What else is worth knowing: versions, the size of the screen.

    Returns:
        Three lines for standard error.
    """
    into = folder()
    try:
        if into is None:
            raise OSError(None, "there is no home folder")
        path = written(into, report(error, facts))
        where = f"What happened is written in {escape_name(path)}; please send it with a report."
    except OSError as trouble:
        where = f"It could not be written down: {visible(trouble.strerror or str(trouble))}."
    except StateFileError as trouble:
        where = f"It could not be written down: {trouble}"
    return (
        f"timeline: a mistake of this program ended it: {_named(error)}.",
        "Your file is whole, with all that was saved.",
        where,
    )


def report(error: BaseException, facts: str = "") -> str:
    """Where an error came from, with the errors that led to it, and on what it happened."""
    trace = "".join(traceback.format_exception(error))
    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    lines = [f"{facts}, {system}" if facts else system, *trace.splitlines()]
    return "".join(f"{visible(line)}\n" for line in lines)


def written(into: Path, text: str) -> Path:
    """Write a report that only the user may read; gives where.

    Raises:
        OSError: It cannot be written.
        StateFileError: The folder is not the user's alone, or a link may lead elsewhere.
    """
    make(into)
    path = into / f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(3)}.log"
    spare = path.with_suffix(".tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL  # never through a link that somebody has laid
    try:
        with os.fdopen(os.open(spare, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        spare.replace(path)
    finally:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
    with suppress(OSError):
        for old in sorted(into.glob("crash-*.log"))[:-KEPT]:
            old.unlink()
    return path


def _named(error: BaseException) -> str:
    """What it is, and in which line of ours it happened."""
    said = visible(str(error))
    short = said[:_LONGEST] + "…" if len(said) > _LONGEST else said
    what = f"{type(error).__name__}: {short}" if short else type(error).__name__
    places = traceback.extract_tb(error.__traceback__)
    ours = [place for place in places if f"{os.sep}tui{os.sep}" in place.filename]
    if not ours:
        return what
    name = Path(ours[-1].filename).parts[-2:]
    return f"{what} ({'/'.join(name)}, line {ours[-1].lineno})"
