"""A driver that bears any byte, presses no key that was pasted, and ends with its terminal.

Textual 8 decodes the keyboard strictly, in a thread that ends the app if it fails:
one byte of a terminal set to Latin-1, or of a noisy line, would do. And where nobody
sends us SIGHUP, as under nohup, that thread would read the end of a closed terminal
again and again, for ever. Both are mended around `LinuxDriver.run_input_thread`. Its
parser takes what comes after an escape character in a paste for keys, Enter among them;
`Unpressed` lets none come to it.
"""

from __future__ import annotations

import select
import sys
from collections.abc import Iterable
from threading import Event
from typing import Any, cast

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.message import Message

_ESCAPE, _SHOWN = "\x1b", "␛"


class Ending(Event):
    """Set when the driver is to stop reading, and as soon as the terminal has hung up."""

    def __init__(self, terminal: int) -> None:
        super().__init__()
        self._terminal = terminal

    def has_hung_up(self) -> bool:
        """Whether nobody is at the other side any more."""
        poll = select.poll()  # one of its own: two threads may ask at once, which none bears
        poll.register(self._terminal, 0)  # a hang-up is told in any case
        return any(event & select.POLLHUP for _, event in poll.poll(0))

    def is_set(self) -> bool:
        """Asked before each read, at least ten times a second."""
        return super().is_set() or self.has_hung_up()


class Unpressed(XTermParser):
    """Textual's parser; no escape character reaches it in a paste but that of its end."""

    def __init__(self, debug: bool = False) -> None:
        """Begin outside a paste."""
        self._is_paste = False
        self._tail = ""
        """Outside of a paste the last characters, where the mark of its begin may start."""
        self._held = ""
        """In a paste its last characters, if the mark of its end may start with them."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """What a piece of what is typed and pasted means; an empty one is the end of all."""
        if not data:
            return super().feed(data)
        text = self._calmed(data)
        return super().feed(text) if text else ()

    def _calmed(self, data: str) -> str:
        pieces: list[str] = []
        while data:
            piece, data = self._pasted(data) if self._is_paste else self._typed(data)
            pieces.append(piece)
        return "".join(pieces)

    def _typed(self, data: str) -> tuple[str, str]:
        """What is typed up to the begin of a paste, and what comes after."""
        known, seen = len(self._tail), self._tail + data
        begin = seen.find(BRACKETED_PASTE_START)
        if begin < 0:
            self._tail = seen[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        self._is_paste, self._tail = True, ""
        cut = begin + len(BRACKETED_PASTE_START) - known
        return data[:cut], data[cut:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """What is pasted up to its end, its escapes made visible, and what comes after."""
        text, end, rest = (self._held + data).partition(BRACKETED_PASTE_END)
        self._held, self._is_paste = "", not end
        if not end:
            lengths = range(len(BRACKETED_PASTE_END) - 1, 0, -1)
            begun = (length for length in lengths if text.endswith(BRACKETED_PASTE_END[:length]))
            if length := next(begun, 0):
                text, self._held = text[:-length], text[-length:]
        return text.replace(_ESCAPE, _SHOWN) + end, rest


def lenient(driver: type[Driver]) -> type[Driver]:
    """The driver with all of it mended.

    One that reads no bytes, as on Windows, is given back as it is.
    """
    if not hasattr(driver, "run_input_thread") or not hasattr(select, "poll"):
        return driver
    base: Any = driver
    cast("Any", sys.modules[driver.__module__]).XTermParser = Unpressed  # it makes its own

    class Lenient(base):  # type: ignore[misc]
        """Reads on after bytes that are no UTF-8, and stops at a hang-up."""

        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self.exit_event = Ending(self.fileno)

        def run_input_thread(self) -> None:
            """Read keys until the app ends.

            Raises:
                EOFError: The terminal is gone; the caller ends the app.
            """
            while True:
                try:
                    super().run_input_thread()
                except UnicodeDecodeError:
                    continue  # what came with it in one piece is not heard
                except OSError:  # it cannot be read any more
                    raise EOFError from None
                except Exception as error:  # a mistake in reading it, to be told as any other
                    self._app.call_later(self._app._handle_exception, error)
                    return
                if self.exit_event.has_hung_up():
                    raise EOFError
                return

    return cast("type[Driver]", Lenient)
