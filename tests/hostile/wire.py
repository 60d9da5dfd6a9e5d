"""What the app writes to a terminal, told apart from what it may have let through.

Only what the app is known to send is known here, each with the numbers that it has: a
sequence that data brought along is not among them, or stands there for no reason.
"""

from __future__ import annotations

import re
import time

from benchmarks.terminal import Terminal
from tests.hostile.payloads import acts

_COLOUR = rb"(?:38|48);2;\d{1,3};\d{1,3};\d{1,3}"
_STYLE = rb"(?:[1-4]|7|9)"
_OURS = re.compile(
    rb"\x1b\[0m"
    rb"|\x1b\[(?:%b|%b)(?:;(?:%b|%b))*m"
    % (_COLOUR, _STYLE, _COLOUR, _STYLE)
    + rb"|\x1b\[\d+;\d+H"  # to a cell
    rb"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)[hl]"  # modes
    rb"|\x1b\[\?(?:2026|2048)\$p"  # questions
    rb"|\x1b\[(?:>1u|<u|>25u)"  # kitty's keys
    rb"|\x1b\]22;[a-z-]+\x07"  # the shape of the pointer
    rb"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"  # the clipboard
)
"""What the app sends to a terminal of 16 million colours (24-bit SGR, so no `31`)."""
_LINE_ENDS = re.compile(rb"\r\n")


def received(terminal: Terminal) -> bytes:
    """All bytes that a terminal got."""
    return b"".join(chunk.data for chunk in terminal.chunks)


def rest(data: bytes) -> str:
    """The text in what the app has written, all of its own sequences taken out.

    Raises:
        UnicodeDecodeError: It is no UTF-8.
    """
    return _LINE_ENDS.sub(b"\n", _OURS.sub(b"", data)).decode("utf-8")


def foreign(data: bytes) -> list[str]:
    """What acts, and is none of ours."""
    return acts(rest(data))


def until_written(terminal: Terminal, text: str, since: int = 0, timeout: float = 30.0) -> None:
    """Read until a text was written; on no screen in memory, which is slow and bears not all.

    Args:
        terminal: Where to read.
        text: In one style, for styles are taken out but not the moves between lines.
        since: Only what came after so many bytes counts.
        timeout: Seconds after which it is given up, with a `TimeoutError`.
    """
    end = time.monotonic() + timeout
    while text not in _plain(received(terminal)[since:]):
        if time.monotonic() > end or terminal.status is not None:
            raise TimeoutError(f"{text!r} was never written")
        while terminal.read(0.05):
            pass


def _plain(data: bytes) -> str:
    return _OURS.sub(b"", data).decode("utf-8", "replace")


def copied(data: bytes) -> list[bytes]:
    """What was put on the clipboard, by OSC 52, as base64."""
    return re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", data)


def modes_left(data: bytes) -> set[bytes]:
    """The modes that were set and not reset after."""
    state: dict[bytes, bytes] = {}
    for mode, what in re.findall(rb"\x1b\[\?(\d+)([hl])", data):
        state[mode] = what
    left = {mode for mode, what in state.items() if what == b"h"} - {b"25", b"7"}
    hidden = {mode for mode in (b"25", b"7") if state.get(mode) == b"l"}  # on in a shell
    pushed = {b"kitty"} if data.count(b"\x1b[>1u") > data.count(b"\x1b[<u") else set()
    return left | hidden | pushed
