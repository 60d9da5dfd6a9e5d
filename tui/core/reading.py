"""From a TOML file of ours to its document and every fault of the text, whatever it is about.

This is the one place that reads files, and it never fails: what is no TOML is told,
and the rest of the document counts.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from typing import Any, BinaryIO

import tomli

from tui.core.collect import Collector
from tui.core.marks import FAULTY, Mark
from tui.core.problems import Problem, Severity
from tui.core.text import visible

MANY = 16 * 1024 * 1024
"""Bytes from which on it is asked before they are read whether the memory is enough."""
_TIMES, _BESIDE = 4, 80_000_000
"""Memory for a file: so many times its bytes, and so many bytes beside."""
_PIECE = 1024 * 1024
"""Bytes of a stream that are read at once."""
_GROUPS = "/sys/fs/cgroup"
"""Where Linux says how much memory a container may have (cgroups, version 2 and 1)."""
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


def bytes_of(path: str | os.PathLike[str], largest: int, *, is_timeline: bool = False) -> bytes:
    """The bytes of a regular file.

    Args:
        path: The file.
        largest: How many bytes it may have.
        is_timeline: Whether it is a timeline, which may be larger where there is memory
            for all that is made of it, and is not even begun where there is not.

    Raises:
        RefusedError: It is not there, no regular file, too large, or may not be read.
    """
    try:
        _accept(os.stat(path).st_mode)
        # Were it swapped for a pipe just now, opening must not wait for a writer.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            _accept(status.st_mode)
            if is_timeline and status.st_size > MANY:
                largest = _allowed(status.st_size, largest)
            found = file.read(min(status.st_size, largest) + 1)
            if len(found) > status.st_size:  # it grows, or does not say how long it is
                found += file.read(largest + 1 - len(found))
    except FileNotFoundError:
        what = "a link to a file that is not there" if os.path.islink(path) else "no such file"
        raise RefusedError("T010", what) from None
    except OSError as error:
        reason = visible(error.strerror or "it cannot be read")
        raise RefusedError("T012", f"cannot be read: {reason}") from None
    except ValueError:  # a zero byte in the name
        raise RefusedError("T010", "no file can have this name") from None
    if len(found) > largest:
        raise RefusedError("T013", f"is too large: no more than {_sized(largest)} is read")
    return found


def bytes_from(stream: BinaryIO, largest: int) -> bytes:
    """All that a stream gives, which does not say beforehand how much that is.

    Args:
        stream: A pipe, or whatever standard input is.
        largest: How many bytes it may give where nobody says how much memory there is.

    Raises:
        RefusedError: It is more than there is memory for, or cannot be read.
    """
    free = free_memory()
    most = largest if free is None else max(0, free - _BESIDE) // _TIMES
    parts: list[bytes] = []
    try:
        while part := stream.read(_PIECE):
            parts.append(part)
            most -= len(part)
            if most < 0:
                read = _sized(sum(map(len, parts)) + most)
                raise RefusedError("T013", f"is too large: no more than {read} is read")
    except OSError as error:
        reason = visible(error.strerror or "it cannot be read")
        raise RefusedError("T012", f"cannot be read: {reason}") from None
    return b"".join(parts)


def _allowed(size: int, largest: int) -> int:
    """How many bytes a file of a size may have; refused if memory is short."""
    free = free_memory()
    if free is None:
        return largest
    needed = _TIMES * size + _BESIDE
    if needed > free:
        message = f"is too large: reading it takes about {_sized(needed)} of memory"
        raise RefusedError("T013", f"{message}, and {_sized(free)} is free")
    return max(size, largest)


def _sized(count: int) -> str:
    """A number of bytes for a message."""
    mebi = count / 1024**2
    return f"{mebi / 1024:.1f} GiB" if mebi >= 1024 else f"{mebi:.0f} MiB"


def free_memory() -> int | None:
    """Bytes of memory that can still be had; `None` where the system does not say.

    What the kernel calls available (``MemAvailable`` in proc_meminfo(5)), and no more
    than the limits of the control groups around this process leave (cgroups(7)). Where
    there is neither, half of what the machine has.
    """
    found = [_meminfo(), *_left_in_groups()]
    known = [number for number in found if number is not None]
    if known:
        return max(0, min(known))
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (AttributeError, ValueError, OSError):
        return None


def _meminfo() -> int | None:
    found = re.search(r"^MemAvailable:\s+(\d+) kB", _read("/proc/meminfo"), re.MULTILINE)
    return int(found[1]) * 1024 if found else None


def _left_in_groups() -> Iterator[int]:
    """What each control group leaves; pages of files in it would be given up for us."""
    for line in _read("/proc/self/cgroup").splitlines():
        _, kinds, below = line.split(":", 2)
        if kinds and "memory" not in kinds.split(","):
            continue
        root = f"{_GROUPS}/memory" if kinds else _GROUPS
        most, used = ("limit_in_bytes", "usage_in_bytes") if kinds else ("max", "current")
        steps = [step for step in below.split("/") if step not in ("", "..")]
        for depth in range(len(steps) + 1):
            group = "/".join((root, *steps[:depth], "memory"))
            limit, usage = _read(f"{group}.{most}").strip(), _read(f"{group}.{used}").strip()
            if limit.isdigit() and usage.isdigit():
                given = re.search(r"^(?:total_)?inactive_file (\d+)", _read(f"{group}.stat"), re.M)
                yield int(limit) - int(usage) + (int(given[1]) if given else 0)


def _read(path: str) -> str:
    """What the system tells in a file; empty if it does not."""
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


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

    recovered = recover(text.text, collector)
    collector.mended(recovered.text, recovered.blocks, recovered.broken)
    if not recovered.is_told:
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
