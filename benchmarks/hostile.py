"""Whether texts made to be slow are: the time from one megabyte to ten, for each kind.

A reader that is linear takes ten times as long for ten times as much. What takes
much more than that goes back and forth over the text, and somebody can stop it
with a file. Run it alone: ``python benchmarks/hostile.py``, or with the size in
megabytes and the names of the kinds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tui.core.load import load_bytes
from tui.core.text import visible

LARGEST = 10.0
"""Megabytes."""
MOST = 20.0
"""How many times as long ten times as much may take."""
EVENT = '[[event]]\ndate = 2001\ntitle = "good"\n'

Text = Callable[[int], str]


def filled(piece: str, before: str = "", after: str = "\n") -> Text:
    """A text of so many characters, of one piece again and again."""
    return lambda size: EVENT + before + piece * (size // len(piece)) + after


KINDS: dict[str, Text] = {
    "good events": filled(EVENT),
    "one long string": filled("x", 'note = "', '"\n'),
    "one long string of lines": filled("x\n", 'note = """', '"""\n'),
    "a string that never ends": filled("x\n", 'note = """'),
    "a literal that never ends": filled("x ' \n", "note = '''"),
    "quotation marks": filled('"'),
    "quotation marks in lines": filled('x = "\n'),
    "three quotation marks": filled('x = """\n'),
    "backslashes": filled("\\", 'note = "', '"\n'),
    "escapes": filled("\\u001b", 'note = "', '"\n'),
    "opening brackets": filled("["),
    "opening brackets in lines": filled("[[x\n"),
    "brackets in a value": filled("[", "x = "),
    "braces in a value": filled("{a=", "x = "),
    "commas": filled(",", "x = [", "]\n"),
    "equals signs": filled("="),
    "equals signs in lines": filled("=\n"),
    "dots": filled("a.", "", "a = 1\n"),
    "dots in a header": filled("a.", "[", "a]\n"),
    "blanks": filled(" "),
    "blanks before a letter": filled(" ", "", "x\n"),
    "empty lines": filled("\n"),
    "remarks": filled("#\n"),
    "a long remark": filled("# "),
    "carriage returns": filled("\r"),
    "keys": lambda size: EVENT + "".join(f"k{n} = 1\n" for n in range(size // 12)),
    "tables": lambda size: EVENT + "".join(f"[party.p{n}]\n" for n in range(size // 16)),
    "broken lines": filled("x = = 1\n"),
    "broken events": filled('[[event]]\ndate = 2001\ntitle = "x\n'),
    "digits": filled("9", "x = "),
    "hidden characters": filled("\u202e", 'note = "', '"\n'),
    "controls": filled("\x1b"),
    "half of UTF-8": lambda size: EVENT + "\udcff" * size,
}


def seconds(text: str) -> float:
    """How long it takes to read a text."""
    contents = text.encode("utf-8", "surrogateescape")
    begin = time.perf_counter()
    load_bytes(contents, "x.toml")
    return time.perf_counter() - begin


def seconds_to_show(size: int) -> float:
    """How long it takes to make so many characters visible."""
    text = "\x1b[31m\u202e" * (size // 6)
    begin = time.perf_counter()
    visible(text)
    return time.perf_counter() - begin


def main(words: list[str]) -> int:
    """Measure the kinds, print a table; 1 if any is not linear."""
    largest = float(words[0]) if words else LARGEST
    small, large = int(largest * 100_000), int(largest * 1_000_000)
    slow = 0
    print(f"| kind | {largest / 10:g} MB | {largest:g} MB | times |\n|---|--:|--:|--:|")
    for name in words[1:] or [*KINDS, "made visible"]:
        if name == "made visible":
            short, long = seconds_to_show(small), seconds_to_show(large)
        else:
            short = seconds(KINDS[name](small))
            # What is already too slow would take hours.
            long = seconds(KINDS[name](large)) if short < largest else float("inf")
        times = long / max(short, 0.001)
        slow += times > MOST and long > 1
        print(f"| {name} | {short:.3f} s | {long:.2f} s | {times:.0f} |", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
