"""From the text of a file to a timeline and every problem of it.

The one idea: reading never fails. What is wrong becomes a `Problem` with its place,
and everything else is shown. This is also the one place that reads files.
"""

from __future__ import annotations

import gc
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import tomli

from tui.core.collect import Collector
from tui.core.document import Document
from tui.core.marks import FAULTY, Mark
from tui.core.model import Timeline
from tui.core.problems import Problem, Severity
from tui.core.text import escape_name, visible

LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file that is read."""

_LONE_RETURN = re.compile(r"\r(?!\n)")


class Loaded(NamedTuple):
    """What a file gave: all that could be read, and all that is wrong with it."""

    timeline: Timeline
    problems: tuple[Problem, ...]
    """In the order of the file."""
    name: str
    """The file's name, fit to be shown."""
    found: int = 0
    """How many events the file has, good or bad."""

    @property
    def shown(self) -> int:
        """How many events could be read."""
        return len(self.timeline.events)

    @property
    def has_errors(self) -> bool:
        """Whether anything had to be left out."""
        return any(problem.is_error for problem in self.problems)


def load_text(text: str, name: str) -> Loaded:
    """Read a timeline.

    Args:
        text: The whole file; a byte order mark and any line ends will do.
        name: What to call it in problems.

    Returns:
        Whatever could be read, with every problem. Never raises for a bad text.
    """
    return _loaded(_Text(text), escape_name(name))


def load_bytes(contents: bytes, name: str) -> Loaded:
    """Read a timeline from the bytes of a file, as of a pipe; else as `load_text`."""
    return _loaded(_decoded(contents), escape_name(name))


def read(path: str | os.PathLike[str]) -> Loaded:
    """Read the timeline in a file.

    Returns:
        As `load_text`; a file that cannot be read is an empty timeline with one problem.
    """
    name = escape_name(path)
    try:
        return _loaded(_decoded(_contents(path)), name)
    except _RefusedError as refused:
        problem = Problem(
            name, None, None, None, Severity.ERROR, refused.code, "timeline", refused.message
        )
        return Loaded(Timeline(), (problem,), name)


class _Text:
    """A text as the parser sees it, and what had to be done for that."""

    def __init__(self, written: str) -> None:
        text = written.removeprefix("\ufeff").replace("\r\n", "\n")
        self.faults: list[tuple[int, str, str, str]] = []
        if returns := [match.start() for match in _LONE_RETURN.finditer(text)]:
            text = text.replace("\r", "\n")
            many = f", {len(returns):,} times" if len(returns) > 1 else ""
            message = f"a carriage return stands without a line feed{many}"
            self.faults.append((returns[0], "T002", message, "end lines with LF or CRLF"))
        self.text = text


class _RefusedError(Exception):
    """A file that is not read, and why."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message


def _contents(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file of bearable size."""
    try:
        _accept(os.stat(path).st_mode)
        # Were it swapped for a pipe just now, opening must not wait for a writer.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            _accept(os.fstat(file.fileno()).st_mode)
            contents = file.read(LARGEST + 1)
    except FileNotFoundError:
        what = "a link to a file that is not there" if os.path.islink(path) else "no such file"
        raise _RefusedError("T010", what) from None
    except OSError as error:
        reason = visible(error.strerror or "it cannot be read")
        raise _RefusedError("T012", f"cannot be read: {reason}") from None
    except ValueError:  # a zero byte in the name
        raise _RefusedError("T010", "no file can have this name") from None
    if len(contents) > LARGEST:
        limit = LARGEST // 1024**2
        raise _RefusedError("T013", f"is too large: no more than {limit} MiB is read")
    return contents


def _accept(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = ((stat.S_ISDIR, "a directory"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    what = next((words for is_kind, words in kinds if is_kind(mode)), "a device")
    raise _RefusedError("T011", f"is {what}, not a file")


def _decoded(contents: bytes) -> _Text:
    """The text of a file; what is not UTF-8 is told and replaced."""
    try:
        return _Text(contents.decode("utf-8"))
    except UnicodeDecodeError as error:
        if contents[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = _Text(contents.decode("utf-16", "replace"))
            text.faults.append((0, "T003", "this file is UTF-16", "save it as UTF-8"))
            return text
        text = _Text(contents.decode("utf-8", "replace"))
        offset = len(_Text(contents[: error.start].decode("utf-8")).text)
        number = text.text.count("\ufffd") - contents.count("\ufffd".encode())
        many = f"; {number - 1:,} more like it" if number > 1 else ""
        message = f"the byte 0x{contents[error.start]:02X} is not UTF-8{many}"
        text.faults.append((offset, "T003", message, "save the file as UTF-8"))
        return text


def _loaded(text: _Text, name: str) -> Loaded:
    with _no_collection():
        collector = Collector(name, text.text)
        for offset, code, message, suggestion in text.faults:
            mark = Mark(offset, offset + 1)
            collector.at(mark, code, message, suggestion, stage="toml")
        document, lost = _parsed(text.text, collector)
        timeline, found = Document(collector, document).timeline()
        problems = sorted(collector.problems, key=lambda problem: problem.order)
        return Loaded(timeline, tuple(problems), name, found + lost)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold off the garbage collector: much is made here and nothing thrown away."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parsed(text: str, collector: Collector) -> tuple[dict[str, Any], int]:
    """The document, and how many events of it are lost; syntax errors are told."""
    try:
        return tomli.loads(text), 0
    except FAULTY as error:
        from tui.core.recover import recover  # its patterns take time to compile

        recovered = recover(text)
        collector.mended(recovered.text, recovered.blocks, recovered.broken)
        for fault in recovered.faults:
            collector.at(fault.mark, fault.code, fault.message, fault.suggestion, stage="toml")
        if not recovered.faults:  # wrong only as a whole: say at least what the parser says
            pos = getattr(error, "pos", None)
            mark = None if pos is None else Mark(pos, pos + 1)
            message = visible(str(getattr(error, "msg", error)))
            collector.at(mark, "T001", message[:1].lower() + message[1:], stage="toml")
        return recovered.document, recovered.lost
