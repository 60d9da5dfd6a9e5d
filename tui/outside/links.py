"""Links that others may have laid: where they may write, it is theirs to say where one leads."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_MOST = 1_000
"""Names on the way to a file that are looked at; who has more goes in circles."""


def is_shared(found: os.stat_result) -> bool:
    """Whether others may write there; Windows tells nothing of it."""
    return os.name != "nt" and bool(found.st_mode & _OTHERS)


def shared_link(path: Path) -> Path | None:
    """The first link on the way to a path that stands in a folder that others share.

    Raises:
        OSError: The way cannot be seen, or goes in circles.
    """
    seen: set[Path] = set()
    waiting = [path.absolute()]
    while waiting:
        end = waiting.pop()
        for at in (end, *end.parents):
            if at in seen:
                break  # with all that is above it
            seen.add(at)
            if len(seen) > _MOST:
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            if at.is_symlink():
                if is_shared(at.parent.stat()):
                    return at
                waiting.append(at.parent / at.readlink())
    return None
