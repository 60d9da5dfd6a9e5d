"""Measure the app with many events against Textual's floors, the parser, and others like it.

    python benchmarks/scale.py           the tables (about 15 minutes)
    python benchmarks/scale.py --write   and put them into benchmarks/README.md
    python benchmarks/scale.py --quick   100 and 10,000 events only (about 2 minutes)

Ours and the floor's are measured by turns in one run, and judged by their ratio.
The files are made anew in a folder that goes away. Exit status 1 if a limit is
missed. VisiData (`vd`), toolong (`tl`) and lnav are measured if they are found.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import loading
import peers
from made import made_file
from measured import Beside, Scale
from moved import LONG_PAUSE, all_moves, go, held
from programs import FLOOR, ROOT, SIZE, TIMELINE, where
from tables import write_section
from terminal import Terminal
from typed import typed

SECTION = "Measured at scale"
SIZES = (100, 10_000, 100_000, 1_000_000)
LONG = 100_000
"""Events from which loading takes long enough to press keys meanwhile."""
BUSY = 0.7
"""The load above which something else runs."""
FIRST = ":1612\rg"
"""Where every key has somewhere to go: the first event, at the scale of a year."""
HELD = "jl"
"""The keys that are held down."""


class Effort(NamedTuple):
    """How often each thing is done."""

    starts: int
    loads: int
    moves: int
    """There, and as many back."""
    keys: int
    """Of a peer."""
    meanwhile: int
    """Events from which keys are pressed while the file is read."""


THOROUGH = Effort(starts=7, loads=3, moves=20, keys=15, meanwhile=LONG)
QUICK = Effort(starts=3, loads=1, moves=8, keys=5, meanwhile=10_000)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    parser.add_argument("--quick", action="store_true", help="few events, few rounds")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of events")
    parser.add_argument("--no-peers", action="store_true", help="ours alone")
    args = parser.parse_args()
    effort = QUICK if args.quick else THOROUGH
    sizes = args.sizes or (SIZES[:2] if args.quick else SIZES)
    scale, beside = Scale(), Beside()
    load = os.getloadavg()[0]
    if load > BUSY:
        tell(f"the load is {load:.1f}: what else runs makes every number worse but the floor's")
    with TemporaryDirectory(prefix="timeline-") as folder:
        for events in sizes:
            tell(f"{events:,} events")
            try:
                measure(scale, beside, Path(folder), events, effort)
            except (TimeoutError, RuntimeError) as error:
                scale.fail(events, error)
            if not args.no_peers:
                measure_peers(beside, Path(folder), events, effort)
            for path in Path(folder).glob(f"{events}.*"):
                path.unlink()
    scale.compare()
    command = " ".join(("python benchmarks/scale.py", *sys.argv[1:]))
    told = f"{where()}; medians; load {load:.1f} when it began; made by `{command}`."
    text = "\n\n".join((scale.table(sizes), beside.table(sizes), told))
    print(text)
    if args.write:
        write_section(SECTION, text)
    return 0 if scale.is_met else 1


def measure(scale: Scale, beside: Beside, folder: Path, events: int, effort: Effort) -> None:
    """All rows of ours at one number of events."""
    path = made_file(folder, "toml", events)
    tell("  start")
    starts = [loading.shell(path) for _ in range(effort.starts + 1)][1:]  # one warms the caches
    scale.start(events, [ours for ours, _ in starts], [floor for _, floor in starts])
    loaded, parsed = [], []
    rounds = effort.loads if events <= LONG else 1
    for number in range(1, rounds + 1):
        tell("  reading")
        parsed.append(loading.parsed(path))
        with Terminal((*TIMELINE, str(path)), *SIZE, cwd=ROOT) as ours:
            follower = loading.Follower(ours)
            loaded.append(follower.until_loaded())
            if number == rounds:
                scale.load(events, loaded, parsed)
                tell("  moves")
                measure_moves(scale, ours, events, effort)
                scale.memory(events, ours.peak, path.stat().st_size)
                go(ours, FIRST)
                got = peers.reached_by(ours, follower.loaded, "j", effort.keys)
                beside.put("timeline", events, got)
    if events >= effort.meanwhile:
        tell("  keys while reading")
        scale.meanwhile(events, loading.keys_meanwhile(path))


def measure_moves(scale: Scale, ours: Terminal, events: int, effort: Effort) -> None:
    """Moves, a key held down, and typing, with a file that has been read."""
    lags: list[float] = []
    with Terminal(FLOOR, *SIZE, cwd=ROOT) as floor:
        floor.until_text("0000")
        ours.until_still(LONG_PAUSE, timeout=60)
        scale.moves(events, all_moves(ours, floor, effort.moves))
        for key in HELD:
            go(ours, FIRST)
            lags.append(held(ours, key))
        scale.held(events, lags)
        scale.typed(events, typed(ours))


def measure_peers(beside: Beside, folder: Path, events: int, effort: Effort) -> None:
    """The rows of the other programs."""
    for peer in peers.PEERS:
        program = peers.found(peer)
        if program is None:
            beside.missing.add(peer.name)
            continue
        tell(f"  {peer.name}")
        got = peers.reached(peer, program, folder, events, effort.keys)
        beside.put(peers.named(peer, program), events, got)


def tell(what: str) -> None:
    """Say on standard error what is being done."""
    print(what, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
