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
