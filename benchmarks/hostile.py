"""Whether texts made to be slow are: how the time grows to ten megabytes, for each kind.

A reader that is linear takes ten times as long for ten times as much. What takes
much more than that goes back and forth over the text, and somebody can stop it
with a file. Each text is read in a process of its own, which is ended when it has
taken too long. Run it alone: ``python benchmarks/hostile.py``, or with the size in
megabytes and the names of the kinds.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tui.core.load import load_bytes
from tui.core.text import visible

LARGEST = 10.0
"""Megabytes."""
MOST = 20.0
"""How many times as long ten times as much may take."""
BOUND = 20.0
"""Seconds of a processor after which one text is given up."""
BESIDE = 4
"""How many times as long it may take because others want the processor, too."""
EVENT = '[[event]]\ndate = 2001\ntitle = "good"\n'
UNDATED = '[[event]]\ntitle = "x"\n'

SHOWN = "made visible"
Text = Callable[[int], str]


def filled(piece: str, before: str = "", after: str = "\n") -> Text:
    """A text of so many characters, of one piece again and again."""
    return lambda size: EVENT + before + piece * (size // len(piece)) + after


def numbered(piece: Callable[[int], str], before: str = "") -> Text:
    """A text of so many characters, of pieces that are not the same."""

    def text(size: int) -> str:
        pieces, length = [before], len(before)
        for number in count(1):
            pieces.append(piece(number))
            length += len(pieces[-1])
            if length >= size:
                return EVENT + "".join(pieces)
        raise AssertionError

    return text


def nonsense(number: int, words: int) -> str:
    """Words that are none, others for each number."""
    random = Random(number)
    return " ".join("".join(random.choices("abcdehnrtwy", k=7)) for _ in range(words))


def bits(number: int) -> str:
    """A long word of two letters, another for each number."""
    return "".join(Random(number).choices("ab", k=90))


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
    "headers of many dots": lambda size: (
        EVENT + "".join(f"[a{n}{'.a' * 900}]\n" for n in range(size // 1810))
    ),
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
    "one date without end": filled("1990/", f'{UNDATED}date = "', '"\n'),
    "one date of words": filled("between ", f'{UNDATED}date = "', '"\n'),
    "one date of blanks": filled(" ", f'{UNDATED}date = "1990', 'x"\n'),
    "one date of digits": filled("9", f'{UNDATED}date = "', '"\n'),
    "long dates": filled(f'{UNDATED}date = "{"1990/" * 39}"\n'),
    "long dates of words": filled(f'{UNDATED}date = "{"between " * 24}"\n'),
    "long dates of doubts": filled(f'{UNDATED}date = "{"1990?~%-" * 24}"\n'),
    "long dates, each other": numbered(lambda n: f'{UNDATED}date = "{nonsense(n, 24)}"\n'),
    "short dates, each other": numbered(lambda n: f'{UNDATED}date = "{nonsense(n, 2)}"\n'),
    "days without a month": numbered(lambda n: f'{UNDATED}date = "31.{n % 89 + 13}.1992"\n'),
    "dates without quotes": numbered(lambda n: f"{UNDATED}date = 1992-{n % 9 + 1}-1\n"),
    "unknown ids": numbered(
        lambda n: f'{EVENT}parties = ["{nonsense(n, 2)}"]\n',
        "".join(f"[party.{nonsense(7 * n, 2).replace(' ', '-')}]\n" for n in range(2_000)),
    ),
    "unknown ids, nearly the same": numbered(
        lambda n: f'{EVENT}parties = ["{bits(3 * n)}"]\n',
        "".join(f"[party.{bits(5 * n)}]\n" for n in range(1_000)),
    ),
    "ids that are there already": filled(f'{EVENT}id = "x"\n'),
    "titles with what is hidden": filled('[[event]]\ndate = 2001\ntitle = "a\\u202eb"\n'),
    "events after those to come": numbered(
        lambda n: f'[[event]]\ndate = {n}\ntitle = "x"\nid = "e{n}"\nafter = ["e{n + 1}"]\n'
    ),
    "a circle of events": numbered(lambda n: f'{EVENT}id = "e{n}"\nafter = ["e{n + 1}", "e0"]\n'),
    "events part of what is not": numbered(
        lambda n: f'{EVENT}id = "e{n}"\nlinks.part_of = ["f{n}"]\n'
    ),
    "figures of nobody": filled("[[event.figure]]\nvalue = 1\n"),
}


def seconds(text: str) -> float:
    """How long it takes to read a text, in seconds of the processor."""
    contents = text.encode("utf-8", "surrogateescape")
    begin = time.process_time()
    load_bytes(contents, "x.toml")
    return time.process_time() - begin


def seconds_to_show(size: int) -> float:
    """How long it takes to make so many characters visible."""
    text = "\x1b[31m\u202e" * (size // 6)
    begin = time.process_time()
    visible(text)
    return time.process_time() - begin


def measured(name: str, size: int) -> float | None:
    """The same in a process of its own; `None` if it takes longer than the bound."""
    command = [sys.executable, __file__, "--one", name, str(size)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=BESIDE * BOUND, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise RuntimeError(f"{name}, {size}: {done.stderr[-500:]}")
    taken = float(done.stdout)
    return taken if taken < BOUND else None


def row(name: str, sizes: list[int]) -> tuple[str, bool]:
    """A line of the table, and whether the time grows too fast."""
    taken: list[float] = []
    for size in sizes:
        seconds_taken = measured(name, size)
        if seconds_taken is None:
            break
        taken.append(seconds_taken)
    cells = [f"{one:.3f} s" for one in taken] + [f"over {BOUND:g} s"] * (len(sizes) - len(taken))
    times = taken[-1] / max(taken[-2], 0.001) if len(taken) > 1 else float("inf")
    is_slow = times > MOST and taken[-1:] > [1]
    return f"| {name} | {' | '.join(cells)} | {times:.0f} |", is_slow or not taken


def main(words: list[str]) -> int:
    """Measure the kinds, print a table; 1 if any is not linear."""
    if words[:1] == ["--one"]:
        name, size = words[1], int(words[2])
        print(seconds_to_show(size) if name == SHOWN else seconds(KINDS[name](size)))
        return 0
    largest = float(words[0]) if words else LARGEST
    shares = (largest / 100, largest / 10, largest)
    heads = " | ".join(f"{share:g} MB" for share in shares)
    print(f"| kind | {heads} | times |\n|---|--:|--:|--:|--:|")
    slow = 0
    for name in words[1:] or [*KINDS, SHOWN]:
        line, is_slow = row(name, [int(share * 1_000_000) for share in shares])
        slow += is_slow
        print(line, flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
