"""Where the time of a move goes: the app in a terminal, profiled while it answers keys.

    python benchmarks/profiling.py 10000              the dearest functions of each kind of move
    python benchmarks/profiling.py 10000 --by whole   with what they call
    python benchmarks/profiling.py FILE.toml --moves 50 --lines 30

Nothing but the moves is profiled, neither the start nor the reading. A profiler
makes calls dear: read shares, not milliseconds.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from loading import Follower
from made import made_file
from moved import KEYS, POSITIONS, go, move, sequence
from programs import ROOT, SIZE
from terminal import Terminal

SWITCH = signal.SIGUSR1
"""Turns the profiler on, and the next time off."""
WAITING = ("<method 'poll' of 'select.epoll' objects>", "<built-in method time.sleep>")
"""Where an app is that does nothing."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", help="a number of events, or a file")
    parser.add_argument("--moves", type=int, default=200, help="of each kind, half of them back")
    parser.add_argument("--lines", type=int, default=16, help="functions of each kind")
    parser.add_argument("--by", choices=("own", "whole"), default="own", help="the order")
    parser.add_argument("--at", choices=POSITIONS, default="everything", help="what is in view")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.inside:
        run_inside(args.what, args.inside)
        return
    with TemporaryDirectory(prefix="timeline-") as name:
        folder = Path(name)
        path = made_file(folder, "toml", int(args.what)) if args.what.isdigit() else args.what
        argv = (sys.executable, __file__, str(path), "--inside", str(folder / "stats"))
        with Terminal(argv, *SIZE, cwd=ROOT) as terminal:
            Follower(terminal).until_loaded()
            go_to(terminal, args.at)
            for kind in KEYS:
                count = profiled(terminal, kind, args.moves, folder / "stats")
                print(f"\n{kind}, {count} moves, {args.at} in view; ms of one move\n")
                print(told(folder / "stats", count, args.lines, args.by == "own"))


def run_inside(file: str, stats: Path) -> None:
    """Be the app, with a profiler that a signal turns on and off; each time it writes anew."""
    from tui.cli import main as timeline

    profiles: list[cProfile.Profile] = []

    def switch(*_: Any) -> None:
        if profiles:
            profile = profiles.pop()
            profile.disable()
            profile.dump_stats(f"{stats}.part")
            Path(f"{stats}.part").rename(stats)
        else:
            profiles.append(cProfile.Profile())
            profiles[0].enable()

    signal.signal(SWITCH, switch)
    sys.exit(timeline([file]))


def go_to(terminal: Terminal, position: str) -> None:
    """Bring something into view."""
    for name, keys in POSITIONS.items():
        go(terminal, keys)
        if name == position:
            return


def profiled(terminal: Terminal, kind: str, count: int, stats: Path) -> int:
    """Move, and wait until the profile of it is written; gives how many keys did something."""
    stats.unlink(missing_ok=True)
    terminal.send(SWITCH)
    keys = sequence(kind, count // 2)
    done = sum(move(terminal, key)[0] is not None for key in keys)
    terminal.send(SWITCH)
    while not stats.exists():
        if terminal.status is not None:
            raise RuntimeError(f"it ended:\n{terminal.screen()}")
        time.sleep(0.05)
    return done


def told(stats: Path, count: int, lines: int, by_own: bool) -> str:
    """The dearest functions, with their calls, own and whole time of one move."""
    functions = [
        (own / count, whole / count, calls / count, function)
        for function, (_, calls, own, whole, _) in pstats.Stats(str(stats)).stats.items()  # type: ignore[attr-defined]
        if function[2] not in WAITING
    ]
    total = sum(own for own, *_ in functions)
    functions.sort(key=lambda row: -row[0 if by_own else 1])
    rows = ["    own  share   whole   calls  function"]
    for own, whole, calls, function in functions[:lines]:
        numbers = f"{own * 1000:7.2f} {own / total:6.1%} {whole * 1000:7.2f} {calls:7.1f}"
        rows.append(f"{numbers}  {_name(function)}")
    rows.append(f"{total * 1000:7.2f}   all of it: {_packages(functions, total)}")
    return "\n".join(rows)


def _packages(functions: list[tuple[float, float, float, Any]], total: float) -> str:
    """How the time is shared between ours, the framework and the rest."""
    shares: dict[str, float] = {}
    for own, _, _, function in functions:
        package = _package(function[0])
        shares[package] = shares.get(package, 0.0) + own
    ordered = sorted(shares.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {own / total:.0%}" for name, own in ordered)


def _package(file: str) -> str:
    parts = Path(file).parts
    if "tui" in parts:
        return "ours"
    known = [name for name in ("textual", "rich") if name in parts]
    return known[0] if known else "built in" if file == "~" else "Python"


def _name(function: tuple[str, int, str]) -> str:
    file, line, name = function
    return name if file == "~" else f"{'/'.join(Path(file).parts[-2:])}:{line} {name}"


if __name__ == "__main__":
    main()
