"""Measure what an editor beside the app feels: a save, and the check of a long file.

    python benchmarks/editing.py            the table (about a minute)
    python benchmarks/editing.py --events 10000

A save is timed from the write to the first byte of its picture, at moments anywhere
between two looks at the file. The check is compared with `tomli.loads` of the same
text, by turns in one process; its memory is that of a process of its own.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from terminal import Terminal
from tomli import loads

from tui.core.load import load_text
from tui.view.live import POLL

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
SAVES = 15
_MEMORY = """
import resource, sys
from tui.cli import main
main(["check", sys.argv[1]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def long_text(events: int) -> str:
    """A file of so many events, each with what an event usually has."""
    head = 'title = "Long"\n[party.one]\nname = "One"\n[source.book]\ntitle = "A book"\n'
    return head + "".join(
        f'\n[[event]]\nid = "event-{number}"\ndate = {1000 + number % 1000}-{number % 12 + 1:02}-'
        f'{number % 28 + 1:02}\ntitle = "What happened, number {number}"\nkind = "battle"\n'
        f'place = "somewhere"\nparties = ["one"]\nimportance = {number % 5 + 1}\n'
        f'summary = "A sentence or two about it, as long as they are."\nsources = ["book"]\n'
        for number in range(events)
    )


def check_against_parser(text: str) -> tuple[float, float]:
    """Seconds that reading and checking takes, and those of the parser alone: medians."""
    ours, parser = [], []
    for _ in range(ROUNDS):
        for taken, work in ((ours, lambda: load_text(text, "long")), (parser, lambda: loads(text))):
            gc.collect()
            start = time.perf_counter()
            kept = work()
            taken.append(time.perf_counter() - start)
            del kept
    return statistics.median(ours), statistics.median(parser)


def memory(path: Path) -> int:
    """Megabytes that `timeline check` of a file takes at most."""
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return int(done.stderr.split()[-1]) // 1024


def saves_to_pictures(saves: int = SAVES) -> list[float]:
    """Seconds from a save to the first byte of its picture."""
    taken = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "space.toml"

        def save(title: str) -> None:
            path.write_text(f'[[event]]\ndate = 1957\ntitle = "{title}"\n', encoding="utf-8")

        save("first")
        argv = (sys.executable, "-m", "tui", str(path))
        with Terminal(argv, 120, 36, cwd=ROOT) as terminal:
            terminal.until_text("1 of 1 events")
            for number in range(saves):
                terminal.until_still(0.6 + number % 5 * 0.05)
                save(f"Save {number:03}")
                at = time.perf_counter()
                terminal.until_text(f"Save {number:03}")
                taken.append(next(chunk.at for chunk in terminal.chunks if chunk.at > at) - at)
    return taken


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=100_000)
    events = parser.parse_args().events
    text = long_text(events)
    ours, parsed = check_against_parser(text)
    size = len(text) / 1e6
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.toml"
        path.write_text(text, encoding="utf-8")
        most = memory(path)
    saves = saves_to_pictures()
    print("| what | measured | goal |")
    print("|---|--:|--:|")
    print(
        f"| reading and checking {events:,} events ({size:.0f} MB) against `tomli.loads` "
        f"| {ours:.2f} s / {parsed:.2f} s = **{ours / parsed:.2f}** | 2 |"
    )
    print(f"| memory of `timeline check` of it | **{most} MB** | {4 * size + 80:.0f} MB |")
    print(
        f"| from a save to its picture, median and longest of {len(saves)} "
        f"| {statistics.median(saves):.2f} s, **{max(saves):.2f} s** | {2 * POLL:.2f} s + reading |"
    )


if __name__ == "__main__":
    main()
