"""Slips of the hand in the bundled timeline: none is too much for the loader, none goes untold.

The n-th mutation is the same on every machine, so that a failure can be had again
by its number. ``TIMELINE_MUTATIONS=100000`` makes so many instead of the usual ones.
"""

import os
import re
from pathlib import Path
from random import Random

import pytest

from tests.core.parser import refused
from tui.core.load import Loaded, load_bytes
from tui.core.marks import Path as Steps
from tui.core.places import blocks
from tui.core.problems import CODES, report
from tui.core.text import is_clean

RECORD = (Path(__file__).parents[2] / "timeline.toml").read_bytes()
MANY = int(os.environ.get("TIMELINE_MUTATIONS", "10000"))
WHOLE = max(1, MANY // 50)
"""How many of them are made in the whole file; the rest in the part that is `PART`."""
AT_ONCE = 20
"""How many parts the many are tested in."""


def part() -> bytes:
    """The shortest event with figures and claims, the tables that it names, and the root."""
    text = RECORD.decode()
    root, *tables = [(block.path, text[block.header.start : block.end]) for block in blocks(text)]
    events: dict[Steps, dict[str, str]] = {}
    for path, written in tables:
        if path[0] == "event":
            inner = events.setdefault(path[:2], {})
            noun = str(path[2]) if path[2:] else ""
            inner[noun] = inner.get(noun, "") + written
    full = [inner for inner in events.values() if inner.keys() >= {"figure", "claim"}]
    event = min(("".join(inner.values()) for inner in full), key=len)
    event = re.sub(r"^(?:links|after|before) = .*\n", "", event, flags=re.MULTILINE)
    named = set(re.findall(r'"([\w-]+)"', event))
    kept = [
        _of_these(written, named) if path == ("party",) else written
        for path, written in tables
        if path == ("party",) or (path[0] != "event" and path[1] in named)
    ]
    return "".join((root[1][root[1].index("\ntitle = ") + 1 :], *kept, event)).encode()


def _of_these(parties: str, named: set[str]) -> str:
    lines = parties.splitlines(keepends=True)
    return "".join((lines[0], *(line for line in lines if line.split(".")[0] in named), "\n"))


PART = part()
PIECES = (
    *(b"\0", b"\x1b", b"\x07", b"\r", b"\x7f", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\xef\xbb\xbf"),
    *(b'"', b"'", b'"""', b"'''", b"[", b"]", b"{", b"}", b"[[", b"]]", b",", b".", b"=", b"#"),
    *(b"\\", b"\\u00", b"\n", b"\t", b" ", b"\n\n", "日本".encode(), "é".encode()),
    *(b"[event]\n", b"[[event]]\n", b"\n[[event.claim]]\n", b"\n[party]\n", b"\n[source.x]\n"),
    *(
        b"event = 1\n",
        b"event.x = 1\n",
        b"\nx",
        b"date = ",
        b"1e400",
        b"0x",
        b"2020-13-01",
        b"true",
    ),
)


def by_lines(text: bytes, random: Random) -> bytes:
    """A line, or a few, cut, doubled, moved or swapped with another."""
    lines = text.splitlines(keepends=True)
    start = random.randrange(len(lines))
    end = min(len(lines), start + random.choice((1, 1, 1, 2, 5, 20)))
    other = random.randrange(len(lines))
    cut = lines[:start] + lines[end:]
    swapped = list(lines)
    swapped[start], swapped[other] = swapped[other], swapped[start]
    return b"".join(
        random.choice(
            (
                cut,
                lines[:end] + lines[start:end] + lines[end:],
                cut[:other] + lines[start:end] + cut[other:],
                swapped,
            )
        )
    )


def by_characters(text: bytes, random: Random) -> bytes:
    """A piece of a line cut, doubled or moved; any bytes put in, or written over."""
    start = random.randrange(len(text) + 1)
    end = min(len(text), start + random.choice((1, 1, 1, 2, 3, 10, 100)))
    other = random.randrange(len(text) + 1)
    cut = text[:start] + text[end:]
    put = random.choice((random.choice(PIECES), random.randbytes(1)))
    return random.choice(
        (
            cut,
            text[:end] + text[start:end] + text[end:],
            cut[:other] + text[start:end] + cut[other:],
            text[:start] + put + text[start:],
            text[:start] + put + text[start:],
            text[:start] + put + text[end:],
        )
    )


def mutated(text: bytes, number: int) -> bytes:
    """The mutation of that number: one slip, sometimes up to four."""
    random = Random(number)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        text = random.choice((by_lines, by_characters, by_characters))(text or b"\n", random)
    return text


def checked(contents: bytes) -> Loaded:
    """The file loaded; whatever is in it, it can be told, and what is no TOML is told."""
    loaded = load_bytes(contents, "x.toml")
    assert loaded.shown <= loaded.found
    assert is_clean(report(loaded.problems), multiline=True)
    assert all(each.code in CODES for each in loaded.problems)
    assert all(is_clean(event.title) for event in loaded.timeline.events)
    if refused(contents):
        assert [each for each in loaded.problems if each.is_error and each.line]
    return loaded


def test_the_part_is_a_good_timeline_of_few_statements() -> None:
    assert load_bytes(PART, "x").problems == ()
    assert 25 <= PART.count(b" = ") <= 60


@pytest.mark.parametrize("first", range(0, MANY, max(1, MANY // AT_ONCE)))
def test_no_slip_in_a_part_is_too_much(first: int) -> None:
    for number in range(first, min(MANY, first + max(1, MANY // AT_ONCE))):
        try:
            checked(mutated(PART, number))
        except Exception as error:
            raise AssertionError(f"mutation {number} of the part") from error


def test_no_slip_in_the_whole_file_is_too_much_and_costs_few_events() -> None:
    for number in range(WHOLE):
        try:
            loaded = checked(mutated(RECORD, number))
        except Exception as error:
            raise AssertionError(f"mutation {number} of the whole") from error
        assert loaded.shown >= 80, f"mutation {number} of the whole"
