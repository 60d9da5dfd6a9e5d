"""Measure the app against Textual's own floors, side by side, and print a Markdown table.

    python benchmarks/run.py            the table (about three minutes)
    python benchmarks/run.py --write    and put it into benchmarks/README.md
    python benchmarks/run.py --rounds 3 a quick look

The machine's speed falls out: each line is a ratio of two medians, measured by
turns in one run, ours and the floor's. Exit status 1 if a ratio is over its limit.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from programs import EMPTY, FLOOR, ROOT, SIZE, TIMELINE, where
from tables import write_section
from terminal import Screen, Terminal, environment

FILE = ROOT / "timeline.toml"
OURS = (*TIMELINE, str(FILE))
SECTION = "Measured"

ROUNDS = 11
MOVES = 40
PAUSE = 0.08
"""Seconds without a byte after which a screen counts as still after a move."""
LONG_PAUSE = 0.4
"""The same after the start, where the app may still be loading."""
HEAD = 24
"""Characters of a summary that are looked for in the detail pane: less than a line of it."""


@dataclass
class Measure:
    """One line of the table: samples of ours and of the floor, in seconds."""

    name: str
    limit: float
    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    """Bytes of each of our moves."""

    @property
    def ratio(self) -> float:
        return statistics.median(self.ours) / statistics.median(self.floor)

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.limit

    def row(self) -> str:
        ours, floor = (statistics.median(times) * 1000 for times in (self.ours, self.floor))
        received = f"{statistics.median(self.received):,.0f}" if self.received else ""
        met = "yes" if self.is_met else "NO"
        cells = (
            self.name,
            f"{ours:.1f}",
            f"{floor:.1f}",
            f"**{self.ratio:.2f}**",
            f"{self.limit}",
            met,
            received,
        )
        return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="starts of each program")
    parser.add_argument("--moves", type=int, default=MOVES, help="keys of each kind")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    args = parser.parse_args()
    measures = [*start_up(args.rounds), *moves(args.moves)]
    measured = table(measures)
    print(measured)
    if args.write:
        write_section(SECTION, measured)
    return 0 if all(measure.is_met for measure in measures) else 1


def table(measures: Sequence[Measure]) -> str:
    head = (
        "| what | ours, ms | floor, ms | ratio | at most | met | bytes |",
        "|---|--:|--:|--:|--:|---|--:|",
    )
    return "\n".join((*head, *(measure.row() for measure in measures), "", f"{where()}; medians."))


def start_up(rounds: int) -> list[Measure]:
    """From the start of the process to the screen, and the commands without a screen."""
    shell = Measure("start to the shell painted", 1.3)
    whole = Measure("start to the complete first picture", 1.6)
    check = Measure("`timeline check`", 0.5)
    listing = Measure("`timeline list`", 0.5)
    detail = detail_is_shown()
    for number in range(rounds + 1):
        floor = first_picture(EMPTY, lambda screen: "ready" in screen)
        ours = first_picture(OURS, detail)
        commands = [command("check"), command("list")]
        if number == 0:
            continue  # the first round warms the caches
        shell.ours.append(ours[0])
        whole.ours.append(ours[1])
        for measure in (shell, whole, check, listing):
            measure.floor.append(floor[0])
        check.ours.append(commands[0])
        listing.ours.append(commands[1])
    return [shell, whole, check, listing]


def first_picture(argv: Sequence[str], complete: Callable[[Screen], bool]) -> tuple[float, float]:
    """Seconds to the first cell painted, and to the last byte of the complete picture."""
    with Terminal(argv, *SIZE, cwd=ROOT) as terminal:
        while not terminal.chunks or not complete(terminal.screen()):
            terminal.until_still(LONG_PAUSE)
            if terminal.status is not None:
                raise RuntimeError(f"it ended:\n{terminal.screen()}")
        painted = terminal.first(lambda screen: not screen.is_blank)
        if painted is None:
            raise RuntimeError("nothing was painted")
        return painted - terminal.started, terminal.chunks[-1].at - terminal.started


def detail_is_shown() -> Callable[[Screen], bool]:
    """Whether the summary of some event stands on the screen: only the detail pane shows it."""
    events = json.loads(output_of("list", "--json"))
    heads = [event["summary"].strip()[:HEAD] for event in events if event["summary"]]
    return lambda screen: any(head in screen for head in heads)


def command(name: str) -> float:
    """Seconds that a command without a screen takes on the bundled timeline."""
    start = time.perf_counter()
    output_of(name)
    return time.perf_counter() - start


def output_of(*words: str) -> bytes:
    """What a command without a screen prints of the bundled timeline."""
    return subprocess.run(
        [*TIMELINE, *words, str(FILE)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        check=True,
    ).stdout


def moves(count: int) -> list[Measure]:
    """From a key to the screen repainted and still, all panes following."""
    keys = {"j": 4.0, "k": 4.0, "l": 6.0, "h": 6.0, "+": 6.0, "-": 6.0}
    names = {"j": "next event", "k": "previous event", "l": "pan later", "h": "pan earlier"}
    names |= {"+": "zoom in", "-": "zoom out"}
    found = {key: Measure(f"`{key}` {names[key]}", limit) for key, limit in keys.items()}
    with Terminal(OURS, *SIZE, cwd=ROOT) as ours, Terminal(FLOOR, *SIZE, cwd=ROOT) as floor:
        ours.until(detail_is_shown())
        floor.until_text("0000")
        for terminal in (ours, floor):
            terminal.until_still(LONG_PAUSE)
        for key in sequence(count):
            before = ours.received
            took = move(ours, key)
            if ours.received > before:  # not at an end of the time or of the zoom
                found[key].ours.append(took)
                found[key].received.append(ours.received - before)
                found[key].floor.append(move(floor, "j"))
    return list(found.values())


def sequence(count: int) -> Iterator[str]:
    """Every key `count` times: through the events and back, to and fro, in and out."""
    for there, back, run in (("j", "k", 10), ("l", "h", 4), ("+", "-", 4)):
        for start in range(0, count, run):
            steps = min(run, count - start)
            yield from there * steps
            yield from back * steps


def move(terminal: Terminal, key: str) -> float:
    """Seconds from a key to the last byte that it caused."""
    sent = terminal.type(key)
    return terminal.until_still(PAUSE) - sent


if __name__ == "__main__":
    sys.exit(main())
