"""A text read block by block gives what it gives when it is read in one piece."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.test_load_anything import KEYS, VALUES, WORDS
from tests.core.test_mutations import PART, mutated
from tests.core.toml_writer import Writer
from tui.core import pieces, streaming
from tui.core.load import Loaded, load_bytes, steps_of
from tui.core.streaming import Progress

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "tests" / "data").rglob("*.toml"))
RECORD = (ROOT / "timeline.toml").read_bytes()


@pytest.fixture(autouse=True)
def an_event_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "BLOCK", 1)
    monkeypatch.setattr(streaming, "_AT_ONCE", 4)


def streamed(contents: bytes) -> tuple[Loaded, list[Progress]]:
    """What came in the end, and what was told on the way."""
    told: list[Progress] = []
    steps = steps_of(contents, "x.toml")
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return end.value, told


def same(contents: bytes) -> Loaded:
    loaded, _ = streamed(contents)
    assert loaded == load_bytes(contents, "x.toml")
    return loaded


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_every_example_is_the_same_in_both_ways(path: Path) -> None:
    same(path.read_bytes())
    same(path.read_bytes().replace(b"\n", b"\r\n"))


def test_the_bundled_timeline_is_the_same_in_both_ways() -> None:
    loaded = same(RECORD)
    _, told = streamed(RECORD)
    assert len(told) > loaded.shown // 2  # it was not given up
    same(b"\xef\xbb\xbf" + RECORD.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_slips_are_the_same_in_both_ways(first: int) -> None:
    for number in range(first, first + 100):
        same(mutated(PART, number))
    for number in range(first, first + 2):
        same(mutated(RECORD, number))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 2**32))
def test_any_document_is_the_same_in_both_ways(seed: int) -> None:
    same(Writer(Random(seed)).document().encode())


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_pieces_of_a_timeline_are_the_same_in_both_ways(words: list[str]) -> None:
    same("".join(words).encode())


@settings(deadline=None, max_examples=150)
@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES), max_size=6))
def test_any_values_are_the_same_in_both_ways(events: list[dict[str, str]]) -> None:
    blocks = ("\n[[event]]\n" + "".join(f"{k} = {v}\n" for k, v in e.items()) for e in events)
    same("".join(("[party.a]\n[source.b]\ntitle = 'b'\n", *blocks)).encode())


EVENT = '[[event]]\nid = "{0}"\ndate = 19{1:02}-01-01\ntitle = "{0}"\n'


def events(*names: str, **more: str) -> str:
    return "".join(EVENT.format(n, k) + more.get(n, "") for k, n in enumerate(names))


IN_BLOCKS = {
    "plain": events("a", "b", "c"),
    "tables below": events("a", "b")
    + "# more\n[party.x]\nname = 'X'\n\n[[nobody]]\n"
    + events("c"),
    "tables below with mistakes": events("a") + "[party.x]\nnmae = 'X'\n" + events("b"),
    "a table between, and mistakes after it": "\n\n"
    + events("a", "b", a="kind = 3\n")
    + "[kind.k]\nglyph = 'long'\n"
    + events("c", c="plaec = 'here'\n")
    + "[place.p]\nlat = 99\n",
    "a header in a string": events("a", "b", a='summary = """\n[[event]]\n[party.x]\n"""\n'),
    "links in Markdown": events("a", "b", a='note = """\n[a](b)\n[1]\n"""\n'),
    "inner tables": events("a", "b", a="[[event.figure]]\nof = 'x'\nvalue = 1\nby = 'nobody'\n"),
    "an event that is lost": events("a") + "[[event]]\nid = 'l'\ntitle = 'Lost'\n" + events("b"),
    "a lost one that is named": events("a", a="after = ['l']\n")
    + "[[event]]\nid = 'l'\ndate = 1\n"
    + events("b", b="links = { part_of = ['l', 'none'] }\n"),
    "one id three times": events("a", "b") + events("a", "a"),
    "named before and after": events("a", "b", "c", a="before = ['c']\n", c="after = ['b']\n"),
    "unknown ids, with mistakes around them": events(
        *"abc",
        a="kind = 1\nafter = ['bb']\n",
        b="before = ['aa', 'c']\nplaec = 1\n",
        c="tags = 1\n",
    ),
    "a circle": events("a", "b", a="after = ['b']\n", b="after = ['a']\n"),
    "parts of each other": events(
        "a", "b", *"c", a="links.part_of = ['b']\n", b="links.part_of = ['a']\n"
    ),
    "other headers": events("a") + events("b", "c").replace("[[event]]", " [[ event ]] # so"),
    "quoted headers": events("a") + events("b").replace("[[event]]", '[["event"]]') + events("c"),
    "a table of an event": events("a") + "[event.x]\ny = 1\n" + events("b"),
    "a time zone": "timezone = 'Asia/Yerevan'\n"
    + events("a", a="end = 1990-01-01T00:00:00+01:00\n"),
    "eras": "[era.e]\nstart = 1900\nend = '1901-06'\n" + events("a", "b", "c", b="era = 'other'\n"),
    "equal values of other types": events("a", a="importance = true\nverified = 1\n") + events("b"),
}
"""What is read in blocks, though parts of it are wrong."""


@pytest.mark.parametrize("text", IN_BLOCKS.values(), ids=IN_BLOCKS)
@pytest.mark.parametrize("block", [1, 150, 10_000])
def test_what_is_wrong_in_a_block_costs_no_more_than_that(
    text: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "BLOCK", block)
    for contents in (text.encode(), text.replace("\n", "\r\n").encode()):
        loaded, told = streamed(contents)
        assert loaded == load_bytes(contents, "x.toml")
        assert told[-1].done == len(contents)


@pytest.mark.parametrize(
    "text",
    [
        "event = [{ title = 'a', date = 1 }]\n",
        events("a") + "[party.x]\n" + events("b") + "[party.x]\n",
        events("a").replace("\n", "\r", 1),
        events("a") + "[party.x]\n[[event.figure]]\nof = 'x'\n" + events("b"),
        "[[evnet]]\ntitle = 'a'\ndate = 1\n" + events("b"),
        events("a") + "[[event]\n" + events("b"),
        "",
    ],
)
def test_what_is_unusual_is_read_in_one_piece(text: str) -> None:
    _, told = streamed(text.encode())
    assert told[-1].total == 0
    same(text.encode())


def test_what_came_so_far_can_be_shown() -> None:
    text = events(*"cab", a="after = ['b']\n").replace("1900", "1950")
    _, told = streamed(text.encode())
    seen: list[list[str]] = []
    for progress in steps_of(text.encode(), "x.toml"):
        if progress.events:
            timeline = progress.so_far()
            seen.append([event.id for event in timeline.events])
            assert not any(event.after for event in timeline.events)
    assert seen == [["c"], ["a", "c"], ["a", "b", "c"], ["a", "b", "c"]]
    assert [each.events for each in told][-4:] == [1, 2, 3, 3]
