"""From a TOML file of ours to its document and every fault of the text, whatever it is about.

This is the one place that reads files, and it never fails: what is no TOML is told,
and the rest of the document counts.
"""

from __future__ import annotations

import os
import re
import stat
from typing import Any

import tomli

from tui.core.collect import Collector
from tui.core.marks import FAULTY, Mark
from tui.core.problems import Problem, Severity
from tui.core.text import visible

_LONE_RETURN = re.compile(r"\r(?!\n)")


class Text:
    """A text as the parser sees it, and what had to be done for that."""

    def __init__(self, written: str) -> None:
        """Take a whole file; a byte order mark and any line ends will do."""
        text = written.removeprefix("\ufeff").replace("\r\n", "\n")
        self.faults: list[tuple[int, str, str, str]] = []
        if returns := [match.start() for match in _LONE_RETURN.finditer(text)]:
            text = text.replace("\r", "\n")
            many = f", {len(returns):,} times" if len(returns) > 1 else ""
            message = f"a carriage return stands without a line feed{many}"
            self.faults.append((returns[0], "T002", message, "end lines with LF or CRLF"))
        self.text = text


class RefusedError(Exception):
    """A file that is not read, and why."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message

    def problem(self, name: str) -> Problem:
        """The same as a problem of the file of that name."""
        return Problem(name, None, None, None, Severity.ERROR, self.code, "timeline", self.message)


def bytes_of(path: str | os.PathLike[str], largest: int) -> bytes:
    """The bytes of a regular file.

    Args:
        path: The file.
        largest: How many bytes it may have.

    Raises:
        RefusedError: It is not there, no regular file, too large, or may not be read.
    """
    try:
        _accept(os.stat(path).st_mode)
        # Were it swapped for a pipe just now, opening must not wait for a writer.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            _accept(os.fstat(file.fileno()).st_mode)
            found = file.read(largest + 1)
    except FileNotFoundError:
        what = "a link to a file that is not there" if os.path.islink(path) else "no such file"
        raise RefusedError("T010", what) from None
    except OSError as error:
        reason = visible(error.strerror or "it cannot be read")
        raise RefusedError("T012", f"cannot be read: {reason}") from None
    except ValueError:  # a zero byte in the name
        raise RefusedError("T010", "no file can have this name") from None
    if len(found) > largest:
        limit = largest // 1024**2
        raise RefusedError("T013", f"is too large: no more than {limit} MiB is read")
    return found


def _accept(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = ((stat.S_ISDIR, "a directory"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    what = next((words for is_kind, words in kinds if is_kind(mode)), "a device")
    raise RefusedError("T011", f"is {what}, not a file")


def decoded(contents: bytes) -> Text:
    """The text of a file; what is not UTF-8 is told and replaced."""
    try:
        return Text(contents.decode("utf-8"))
    except UnicodeDecodeError as error:
        if contents[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = Text(contents.decode("utf-16", "replace"))
            text.faults.append((0, "T003", "this file is UTF-16", "save it as UTF-8"))
            return text
        text = Text(contents.decode("utf-8", "replace"))
        offset = len(Text(contents[: error.start].decode("utf-8")).text)
        number = text.text.count("\ufffd") - contents.count("\ufffd".encode())
        many = f"; {number - 1:,} more like it" if number > 1 else ""
        message = f"the byte 0x{contents[error.start]:02X} is not UTF-8{many}"
        text.faults.append((offset, "T003", message, "save the file as UTF-8"))
        return text


def parsed(text: Text, collector: Collector, is_faulty: bool = False) -> tuple[dict[str, Any], int]:
    """The document of a text, and how many events of it are lost.

    Args:
        text: The file.
        collector: Of the same text; what is no TOML is told to it.
        is_faulty: Whether it is known that the parser will refuse it.
    """
    for offset, code, message, suggestion in text.faults:
        collector.at(Mark(offset, offset + 1), code, message, suggestion, stage="toml")
    if not is_faulty:
        try:
            return tomli.loads(text.text), 0
        except FAULTY:
            pass
    from tui.core.recover import recover  # its patterns take time to compile

    recovered = recover(text.text)
    collector.mended(recovered.text, recovered.blocks, recovered.broken)
    for fault in recovered.faults:
        collector.at(fault.mark, fault.code, fault.message, fault.suggestion, stage="toml")
    if not recovered.faults:
        _tell_of_the_whole(text.text, collector)
    return recovered.document, recovered.lost


def _tell_of_the_whole(text: str, collector: Collector) -> None:
    """What is wrong only as a whole: say at least what the parser says."""
    try:
        tomli.loads(text)
    except FAULTY as error:
        pos = getattr(error, "pos", None)
        mark = None if pos is None else Mark(pos, pos + 1)
        message = visible(str(getattr(error, "msg", error)))
        collector.at(mark, "T001", message[:1].lower() + message[1:], stage="toml")
