"""Writing a file whole: all of it is new, or nothing of it is.

The app writes one file, and only when it was asked to: the timeline, for a new event. So
that nobody's work is lost, the file must still hold what was read, and what is on disk is
the old or the new text at every moment, also when the power goes.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from tui.core.text import escape_name, visible
from tui.outside.links import shared_link

_CHANGED = "was changed by another program meanwhile, so nothing was written"
_BINARY = getattr(os, "O_BINARY", 0)


class WriteError(Exception):
    """Nothing was written; why, as a sentence with the name of the file."""


def replace(path: str | os.PathLike[str], contents: bytes, expected: bytes | None = None) -> None:
    """Give a file new contents, all at once.

    A symbolic link stays one: what it leads to is written, unless others may write where
    the link stands and so have a say in what that is. Mode, owner and extended
    attributes of the file are kept as far as the system allows.

    Args:
        path: The file.
        contents: What it shall hold.
        expected: What it must hold now; `None` if it may hold anything, or not exist.

    Raises:
        WriteError: It holds something else, or it cannot be written.
    """
    name = escape_name(path)
    try:
        _refuse_shared_link(Path(path))
        _replace(Path(os.path.realpath(path, strict=expected is not None)), contents, expected)
    except _RefusedError as refused:
        raise WriteError(f"{name} {refused}.") from None
    except FileNotFoundError:
        raise WriteError(f"{name} is no longer there.") from None
    except PermissionError:
        raise WriteError(f"{name} may not be written.") from None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else ""
        why = visible(said or "its name is none that a file can have")
        raise WriteError(f"{name} cannot be written: {why}.") from None


class _RefusedError(Exception):
    """Why a file is not written: the end of a sentence that begins with its name."""


def _refuse_shared_link(path: Path) -> None:
    link = shared_link(path)
    if link is not None:
        through = f"is reached through {escape_name(link)}, which "
        why = "is a link in a folder that others share, so it is not written"
        raise _RefusedError(why if link == path.absolute() else through + why)


def _replace(target: Path, contents: bytes, expected: bytes | None) -> None:
    before = _seen(target)
    if expected is not None and (before is None or target.read_bytes() != expected):
        raise _RefusedError(_CHANGED)
    if before is not None and not os.access(target, os.W_OK):
        raise _RefusedError("is read-only")
    if not target.parent.is_dir():
        raise _RefusedError("would stand in a folder that is not there")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise _RefusedError("stands in a folder that may not be written")
    spare = target.with_name(f".timeline-{secrets.token_hex(8)}.tmp")
    try:
        _written(spare, contents, target if before else None, before)
        if _identity(_seen(target)) != _identity(before):
            raise _RefusedError(_CHANGED)
        spare.replace(target)
    finally:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
    _settled(target.parent)


def _seen(target: Path) -> os.stat_result | None:
    """What stands at a path: a file that can be replaced, or nothing."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise _RefusedError("is no regular file, so it is not written")
    if found.st_nlink > 1:
        raise _RefusedError("has a second name (a hard link) that would keep the old text")
    return found


def _identity(seen: os.stat_result | None) -> tuple[int, ...]:
    """What is different as soon as somebody has written the file."""
    return (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns) if seen else ()


def _written(
    spare: Path, contents: bytes, original: Path | None, before: os.stat_result | None
) -> None:
    """Write a new file beside the other one, down to the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    mode = 0o600 if before else 0o666  # what nobody could read before, nobody can read now
    with os.fdopen(os.open(spare, flags, mode), "wb") as file:
        file.write(contents)
        file.flush()
        if original and before:
            _resemble(spare, original, before)
        os.fsync(file.fileno())


def _resemble(spare: Path, original: Path, before: os.stat_result) -> None:
    """Give a file the owner, the attributes and the mode of another, as far as one may."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(spare, before.st_uid, before.st_gid)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for attribute in os.listxattr(original):
                with suppress(OSError):
                    os.setxattr(spare, attribute, os.getxattr(original, attribute))
    spare.chmod(stat.S_IMODE(before.st_mode))  # last: a new owner takes bits away


def _settled(folder: Path) -> None:
    """Have the new name on the disk too; not every system can be asked to."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
