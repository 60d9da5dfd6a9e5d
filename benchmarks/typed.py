"""What typing into the search and the filter feels like: the letter, the first hits, and all."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from typing import NamedTuple

from moved import LONG_PAUSE
from programs import SIZE
from terminal import Replay, Terminal

WORDS = {"/": "queen", "f": "queen kind:law"}
"""The key that asks, and what is typed: words of many events, their first letter in no label."""
ROOM = 40
"""Cells of the last row within which what is typed begins and ends."""
COUNT = re.compile(r"\d of \d|\d (?:hit|match|event)")
"""How much was found, as it is told."""


class Typed(NamedTuple):
    """Seconds; `None` where nothing of the kind was seen."""

    echo: float | None
    """From a letter to where it stands: the median."""
    first: float | None
    """From the first letter to the first count of what was found."""
    whole: float | None
    """From a letter to the still picture: the longest."""


def typed(terminal: Terminal) -> Typed:
    """Type into the search and then into the filter; gives the worse of both."""
    search, filtering = (_typed(terminal, key, words) for key, words in WORDS.items())
    worse = (None if None in both else max(both) for both in zip(search, filtering, strict=True))
    return Typed(*worse)


def _typed(terminal: Terminal, key: str, words: str) -> Typed:
    last, screen = SIZE[1] - 1, _Seen(terminal)
    screen.look()
    footer, shown = screen.row(last), screen.row(0)
    _press(terminal, key)
    screen.look()
    if screen.row(last)[:ROOM] == footer[:ROOM]:  # nobody asks: a letter would be a command
        return Typed(None, None, None)
    echoes, wholes = [], []
    first = None
    for number, letter in enumerate(words, 1):
        sent = terminal.type(letter)
        wholes.append(terminal.until_still(LONG_PAUSE, timeout=60) - sent)
        for at in screen.chunks():
            asked = screen.row(last)
            if len(echoes) < number and words[:number] in asked[:ROOM]:
                echoes.append(at - sent)
            if first is None and (screen.row(0) != shown or COUNT.search(asked)):
                first = at - sent
    for _ in range(2):
        _press(terminal, "\x1b")
    return Typed(statistics.median(echoes) if echoes else None, first, max(wholes))


def _press(terminal: Terminal, key: str) -> None:
    terminal.type(key)
    terminal.until_still(LONG_PAUSE, timeout=60)


class _Seen:
    """A screen as each of its new bytes left it."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal, self._count = terminal, 0
        self._replay = Replay(*SIZE)
        self.row = self._replay.row

    def chunks(self) -> Iterator[float]:
        """When new bytes came; the screen is as it was then."""
        for chunk in self._terminal.chunks[self._count :]:
            self._count += 1
            self._replay.feed(chunk.data)
            yield chunk.at

    def look(self) -> None:
        """Draw all that has come."""
        for _ in self.chunks():
            pass
