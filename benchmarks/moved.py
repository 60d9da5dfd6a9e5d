"""From a key to the screen repainted and still, against Textual's own floor, by turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from terminal import Terminal

PAUSE = 0.08
"""Seconds without a byte after which a screen counts as still after a move."""
LONG_PAUSE = 0.4
"""The same where more than a move has been done."""
LONGEST = 5.0
"""Seconds within which a key is answered, or it did nothing."""

KEYS = {"cursor": "jk", "pan": "lh", "zoom": "+-"}
"""Each kind of move: the key there and the key back."""
RUNS = {"cursor": 10, "pan": 4, "zoom": 4}
"""How far a move goes before it comes back."""
POSITIONS = {"everything": "0", "a year": ":1612\r", "days": "+++++"}
"""Where moves are measured: what is in view, and the keys that lead there from the one before."""


@dataclass
class Moves:
    """All moves of one kind at one position; seconds and bytes."""

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    @property
    def ratio(self) -> float | None:
        """Our median against the floor's; `None` if the key did nothing."""
        if not self.ours:
            return None
        return statistics.median(self.ours) / statistics.median(self.floor)

    @property
    def spread(self) -> float | None:
        """How many times the median 95 of 100 moves stay below."""
        return percentile(self.ours, 95) / statistics.median(self.ours) if self.ours else None

    @property
    def bytes(self) -> float | None:
        """What the median move sends."""
        return statistics.median(self.received) if self.received else None


def percentile(samples: list[float], part: int) -> float:
    """The sample that `part` of 100 do not exceed."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * part // 100) - 1)]


def all_moves(ours: Terminal, floor: Terminal, count: int) -> dict[tuple[str, str], Moves]:
    """Every kind of move at every position: `count` there and `count` back."""
    found: dict[tuple[str, str], Moves] = {}
    for position, keys in POSITIONS.items():
        go(ours, keys)
        for kind in KEYS:
            found[position, kind] = _moves(kind, ours, floor, count)
    return found


def go(terminal: Terminal, keys: str) -> None:
    """Press keys one after the other, each when the one before has been answered."""
    for key in keys:
        move(terminal, key)
    terminal.until_still(LONG_PAUSE, timeout=60)


def _moves(kind: str, ours: Terminal, floor: Terminal, count: int) -> Moves:
    moves = Moves()
    silent: set[str] = set()
    for key in sequence(kind, count):
        if key in silent:
            continue
        took, received = move(ours, key)
        if took is None:  # at an end of the time or of the zoom
            silent.add(key)
            continue
        moves.ours.append(took)
        moves.received.append(received)
        reached, _ = move(floor, "j")
        if reached is not None:
            moves.floor.append(reached)
    return moves


def sequence(kind: str, count: int) -> Iterator[str]:
    """The keys of a kind: some there, the same number back, until there are `count` of each."""
    there, back = KEYS[kind]
    for start in range(0, count, RUNS[kind]):
        steps = min(RUNS[kind], count - start)
        yield from there * steps
        yield from back * steps


def move(terminal: Terminal, key: str, longest: float = LONGEST) -> tuple[float | None, int]:
    """Seconds from a key to the last byte that it caused, and how many bytes those are.

    Returns:
        `None` and 0 if nothing came at all.
    """
    before = terminal.received
    sent = terminal.type(key)
    first = terminal.read(longest)
    if first is None:
        return None, 0
    while chunk := terminal.read(PAUSE):
        first = chunk
    return first.at - sent, terminal.received - before


def held(terminal: Terminal, key: str, rate: int = 30, length: float = 3.0) -> float:
    """Seconds for which the screen still moves when a key that was held down is let go."""
    begin = time.perf_counter()
    released = begin
    for number in range(int(rate * length)):
        due = begin + number / rate
        while (left := due - time.perf_counter()) > 0:
            terminal.read(left)
        released = terminal.type(key)
    return max(0.0, terminal.until_still(LONG_PAUSE, timeout=60) - released)
