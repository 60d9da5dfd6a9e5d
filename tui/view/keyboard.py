"""A driver that goes on when what is typed is no UTF-8, and ends when the terminal is gone.

Textual 8 decodes the keyboard strictly, in a thread that ends the app if it fails:
one byte of a terminal set to Latin-1, or of a noisy line, would do. And where nobody
sends us SIGHUP, as under nohup, that thread would read the end of a closed terminal
again and again, for ever. Both are mended around `LinuxDriver.run_input_thread`.
"""

from __future__ import annotations

import select
from threading import Event
from typing import Any, cast

from textual.driver import Driver


class _Ending(Event):
    """Set when the driver is to stop reading, and as soon as the terminal has hung up."""

    def __init__(self, terminal: int) -> None:
        super().__init__()
        self._poll = select.poll()
        self._poll.register(terminal, 0)  # a hang-up is told in any case

    def has_hung_up(self) -> bool:
        """Whether nobody is at the other side any more."""
        return any(event & select.POLLHUP for _, event in self._poll.poll(0))

    def is_set(self) -> bool:
        """Asked before each read, at least ten times a second."""
        return super().is_set() or self.has_hung_up()


def lenient(driver: type[Driver]) -> type[Driver]:
    """The driver with both mended.

    One that reads no bytes, as on Windows, is given back as it is.
    """
    if not hasattr(driver, "run_input_thread") or not hasattr(select, "poll"):
        return driver
    base: Any = driver

    class Lenient(base):  # type: ignore[misc]
        """Reads on after bytes that are no UTF-8, and stops at a hang-up."""

        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self.exit_event = _Ending(self.fileno)

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
