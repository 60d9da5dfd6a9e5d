r"""Where it is kept how a timeline was left: one small file for each, in the user's own folder.

Only its owner can read it, and it is whole at every moment, also when the power goes. A
folder that others may write to could be swapped under us, so no link in one is followed.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from tui.core.text import escape_name, visible
from tui.outside.links import is_shared, shared_link

_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _NO_LINK | _BINARY  # a pipe would wait


class StateFileError(Exception):
    """The file cannot be used; why, as a sentence."""


def folder() -> Path | None:
    r"""The folder of all states, whether or not it is there.

    On Windows in ``%LOCALAPPDATA%``, elsewhere in ``$XDG_STATE_HOME``, by default
    ``~/.local/state``; a relative folder is ignored (XDG Base Directory Specification 0.8).

    Returns:
        An absolute path; `None` if the user has no home.
    """
    windows = os.name == "nt"
    base = Path(os.environ.get("LOCALAPPDATA" if windows else "XDG_STATE_HOME", ""))
    if not base.is_absolute():
        usual = ("AppData", "Local") if windows else (".local", "state")
        try:
            base = Path.home().joinpath(*usual)
        except RuntimeError:
            return None
    return base / "timeline" if base.is_absolute() else None


def make(folder: Path) -> None:
    """Make a folder for the user alone, and all above it that are missing.

    Raises:
        StateFileError: Somebody else may put files there, or lead us elsewhere.
        OSError: It cannot be made.
    """
    _check_links(folder)
    for at in reversed([at for at in folder.parents if not at.exists()]):
        at.mkdir(mode=0o700, exist_ok=True)  # `parents=True` would leave the mode to the umask
    folder.mkdir(mode=0o700, exist_ok=True)
    _check_folder(folder)


def _check_folder(folder: Path) -> None:
    """Raise `StateFileError` if somebody else may put files there, or lead us elsewhere."""
    _check_links(folder)
    _check_own(folder.stat(), folder)


def _check_links(folder: Path) -> None:
    """Raise `StateFileError` if a link of somebody else may lead there."""
    link = shared_link(folder)
    if link is not None:
        raise StateFileError(f"{escape_name(link)} is a link in a folder that others share.")


def name_of(path: str) -> str:
    """The name of the file that keeps the state of a path: FNV-1a, 64 bits, in hexadecimal.

    The path stands in the file, so that two with one hash are told apart; `hashlib`
    would take longer to import than all that is done here.
    """
    value = 0xCBF29CE484222325
    for byte in path.encode("utf-8", "surrogateescape"):
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}.toml"


class StateFile:
    """The file of one timeline."""

    def __init__(self, timeline: str) -> None:
        """Take the absolute path of the timeline."""
        self._folder = folder()
        self.path = self._folder / name_of(timeline) if self._folder else None

    @property
    def exists(self) -> bool:
        """Whether anything is kept, be it nothing that we may see."""
        return self.path is not None and os.path.lexists(self.path)

    def read(self, most: int) -> bytes | None:
        """What it holds, as far as one byte past `most`; `None` if it is not there.

        Raises:
            StateFileError: It may not be read, or is not the user's own.
        """
        if self.path is None:
            return None
        try:
            descriptor = os.open(self.path, _READ)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._error("cannot be read", error) from None
        try:
            _check_folder(self.path.parent)
            _check_own(os.fstat(descriptor), self.path)
            return _all_of(descriptor, most + 1)
        except OSError as error:
            raise self._error("cannot be read", error) from None
        finally:
            os.close(descriptor)

    def write(self, contents: bytes) -> None:
        """Give it new contents, all at once; the folder is made if it is not there.

        Raises:
            StateFileError: It cannot be written.
        """
        if self._folder is None:
            raise StateFileError("There is no home folder to keep the view in.")
        try:
            make(self._folder)
            self._replace(contents)
        except OSError as error:
            raise self._error("cannot be written", error) from None

    def set_aside(self) -> str:
        """Rename it, for it is broken; gives its name from then on, fit to be shown.

        Raises:
            StateFileError: It cannot be renamed.
        """
        assert self.path is not None  # it was read
        aside = self.path.with_name(f"{self.path.name}.broken")
        try:
            _check_folder(self.path.parent)
            self.path.replace(aside)
        except OSError as error:
            raise self._error("cannot be set aside", error) from None
        return escape_name(aside)

    def _replace(self, contents: bytes) -> None:
        assert self.path is not None
        spare = self.path.with_name(f".{os.urandom(8).hex()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
        try:
            with os.fdopen(os.open(spare, flags, 0o600), "wb") as file:
                file.write(contents)
                file.flush()
                os.fsync(file.fileno())
            spare.replace(self.path)
        finally:
            spare.unlink(missing_ok=True)
        with suppress(OSError):  # have the new name on the disk too; not every system can
            settled = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(settled)
            finally:
                os.close(settled)

    def _error(self, what: str, error: OSError) -> StateFileError:
        why = visible(error.strerror or "no such file")
        return StateFileError(f"{escape_name(self.path or '')} {what}: {why}.")


def _check_own(found: os.stat_result, path: Path) -> None:
    """Raise `StateFileError` for what is not the user's, or can be written by others."""
    name = escape_name(path)
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise StateFileError(f"{name} is no regular file.")
    if hasattr(os, "geteuid") and (found.st_uid != os.geteuid() or is_shared(found)):
        raise StateFileError(f"{name} is not yours alone.")


def _all_of(descriptor: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(descriptor, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
