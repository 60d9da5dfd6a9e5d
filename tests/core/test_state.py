"""How a file was left, as text and back; nothing in that text is believed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.model import LANE_FIELDS
from tui.core.state import (
    LARGEST,
    LETTERS,
    PANES,
    Bookmark,
    State,
    StateError,
    Window,
    decode,
    encode,
)
from tui.core.text import is_clean
from tui.core.viewport import LADDER

PATH = "/home/somebody/war.toml"
TEXTS = st.text(max_size=40).filter(is_clean)
NUMBERS = st.integers(-(10**18), 10**18)
WINDOWS = st.builds(Window, NUMBERS, st.integers(1, 500), st.integers(0, len(LADDER) - 1))
BOOKMARKS = st.builds(Bookmark, TEXTS, NUMBERS, TEXTS, st.none() | WINDOWS)
STATES = st.builds(
    State,
    st.just(PATH),
    BOOKMARKS,
    st.integers(0, 10**6),
    st.sampled_from(["", *LANE_FIELDS]),
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(TEXTS.filter(bool), max_size=5).map(tuple),
    st.dictionaries(st.sampled_from(LETTERS), BOOKMARKS, max_size=5),
    st.sampled_from(["", *PANES]),
)


@given(STATES)
def test_what_is_kept_comes_back(state: State) -> None:
    assert decode(encode(state), PATH) == state


def test_the_text_is_for_people_too() -> None:
    bookmark = Bookmark("landing", -14_256_000, 'The "Eagle"', Window(-45, 82, 24))
    state = State(PATH, bookmark, lanes="party", marks={"a": bookmark}, pane="list")
    assert encode(state).decode().splitlines()[1:] == [
        "version = 1",
        'path = "/home/somebody/war.toml"',
        'lanes = "party"',
        'pane = "list"',
        'here = { key = "landing", at = -14256000, title = "The \\"Eagle\\"",'
        " window = [-45, 82, 24] }",
        "",
        "[marks]",
        'a = { key = "landing", at = -14256000, title = "The \\"Eagle\\"",'
        " window = [-45, 82, 24] }",
    ]


def text(*lines: str) -> bytes:
    return "\n".join(["version = 1", f'path = "{PATH}"', *lines]).encode()


@pytest.mark.parametrize(
    "line",
    [
        'lanes = "moon"',
        "lanes = 3",
        'filter = "a\\u001b]52;c;aGk=\\u0007"',
        'filter = "two\\nlines"',
        f'filter = "{"x" * 501}"',
        'known = ["1992"]',
        'names = "\\u202e"',
        "folds = 7",
        'folds = [7, "", true, "\\u200b"]',
        "top = -1",
        "top = true",
        "top = 1e300",
        'pane = "overview"',
        "here = []",
        "here = { key = 7 }",
        "here = { at = true }",
        f"here = {{ at = {10**30} }}",
        "here = { window = [1, 2] }",
        "here = { window = [1, 0, 3] }",
        "here = { window = [1, 2, 3000] }",
        "here = { window = [1.5, 2, 3] }",
        f"here = {{ window = [{10**40}, 2, 3] }}",
        "marks = 4",
        "marks = { ab = { at = 1 }, 1 = { at = 1 }, é = { at = 2 } }".replace("é", '"é"'),
        "marks = { a = 4, b = {} }",
        "surprise = 1979-05-27",
    ],
)
def test_what_is_no_good_is_as_if_it_were_not_there(line: str) -> None:
    assert decode(text(line), PATH) == State(PATH)


def test_what_is_good_beside_it_is_kept() -> None:
    state = decode(
        text('lanes = "moon"', 'folds = ["a", 3, "b"]', "here = { at = 5, key = 7 }"), PATH
    )
    assert state == State(PATH, Bookmark(at=5), folds=("a", "b"))


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"\xff\xfe",
        b"version = ",
        b"version = 2",
        b'{"version": 1}',
        b"\0" * 100,
        b"x" * (LARGEST + 1),
        b"version = 1\na = " + b"[" * 100_000,
        b"version = 1\na = " + b"9" * 100_000,
        b"a.b." * 50_000,
    ],
)
def test_what_is_no_state_is_refused(contents: bytes) -> None:
    with pytest.raises(StateError):
        decode(contents, PATH)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
def test_nothing_else_ever_comes_of_anything(contents: bytes) -> None:
    with suppress(StateError):
        assert decode(contents, PATH).path == PATH


def test_another_path_with_the_same_hash_begins_anew() -> None:
    contents = encode(State("/home/somebody/else.toml", lanes="party"))
    assert decode(contents, PATH) == State(PATH)


@pytest.mark.parametrize(
    "path",
    ["/a", "/ä/日本", '/with "quotes" and \\', "/not-utf-8-\udcff", "/new\nline", "/\x1b[2J"],
)
def test_a_path_may_be_anything_that_a_path_can_be(path: str) -> None:
    state = State(path, lanes="party")
    assert decode(encode(state), path) == state


def test_too_many_folds_are_cut_and_the_text_stays_readable() -> None:
    state = State(PATH, folds=tuple(f"{n:0>499}ə" for n in range(2_000)))
    assert 0 < len(decode(encode(state), PATH).folds) < 2_000
