"""How a timeline was left, as it is kept from one start to the next: values, and their text.

The text is a small TOML file that a person can read. Whoever could write it may have put
anything in it, so that each value is checked and cleaned, and what is no good is as if it
were not there; only what is no such file at all is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.model import LANE_FIELDS
from tui.core.text import is_clean, visible
from tui.core.viewport import LADDER

LARGEST = 2 * 1024 * 1024
"""Bytes of the largest file of this kind that is read."""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What a mark can be called."""
PANES = ("list", "chart", "detail")
"""The panes that the keys can go to."""
_VERSION = 1
_LONGEST = 500
"""Characters of a text."""
_MOST_FOLDS = 500
_FURTHEST = 10**20
"""Columns and seconds that are believed: more than the axis has."""
_WIDEST = 10_000
_HEAD = "# How this timeline was left. It is written anew each time; it can be deleted.\n"


class StateError(Exception):
    """A text is no state of a timeline; why, as the end of a sentence."""


class Window(NamedTuple):
    """The window on the axis, as in `viewport.Viewport`."""

    left: int
    width: int
    rung: int


class Bookmark(NamedTuple):
    """A place to come back to: an event, and the window in which it was seen."""

    key: str = ""
    """The event's key."""
    at: int = 0
    """Where it stands in the order of time, in seconds: what else to find it by."""
    title: str = ""
    window: Window | None = None


_NOWHERE = Bookmark()
_NO_MARKS: Mapping[str, Bookmark] = MappingProxyType({})


class State(NamedTuple):
    """All that is kept of one file; empty where nothing was chosen."""

    path: str = ""
    """The absolute path of the timeline."""
    here: Bookmark = _NOWHERE
    top: int = 0
    """The first row of the lanes that was in view."""
    lanes: str = ""
    """One of `model.LANE_FIELDS`."""
    filter: str = ""
    known: str = ""
    """The date of "as known then"."""
    names: str = ""
    """The party whose names are shown."""
    folds: tuple[str, ...] = ()
    """The keys of the events whose parts are folded."""
    marks: Mapping[str, Bookmark] = _NO_MARKS
    """By their letters."""
    pane: str = ""
    """One of `PANES`."""


# To text


def encode(state: State) -> bytes:
    """The text of a state; what is empty is left out."""
    return "".join(_lines(state)).encode()


def _lines(state: State) -> Iterator[str]:
    yield _HEAD
    yield f"version = {_VERSION}\n"
    for name in ("path", "lanes", "filter", "known", "names", "pane"):
        if text := getattr(state, name):
            yield f"{name} = {_quoted(text)}\n"
    if state.top:
        yield f"top = {state.top}\n"
    if folds := state.folds[:_MOST_FOLDS]:
        yield f"folds = [{', '.join(map(_quoted, folds))}]\n"
    if state.here != _NOWHERE:
        yield f"here = {_bookmark(state.here)}\n"
    if state.marks:
        yield "\n[marks]\n"
        for letter, bookmark in sorted(state.marks.items()):
            yield f"{letter} = {_bookmark(bookmark)}\n"


def _bookmark(bookmark: Bookmark) -> str:
    parts = [
        f"key = {_quoted(bookmark.key)}",
        f"at = {bookmark.at}",
        f"title = {_quoted(bookmark.title)}",
    ]
    if bookmark.window is not None:
        parts.append(f"window = [{', '.join(map(str, bookmark.window))}]")
    return f"{{ {', '.join(parts)} }}"


def _quoted(text: str) -> str:
    """A basic string of TOML 1.0; half characters, of which TOML has none, become visible."""
    made = "".join(_escaped(character) for character in text)
    return f'"{made}"'


def _escaped(character: str) -> str:
    code = ord(character)
    if character in '\\"':
        return f"\\{character}"
    if 0xD800 <= code < 0xE000:
        return visible(character)
    return f"\\u{code:04X}" if code < 0x20 or code == 0x7F else character


# From text


def decode(contents: bytes, path: str) -> State:
    """The state that a text tells of a timeline.

    Args:
        contents: The file, whatever is in it.
        path: Of which timeline it must tell.

    Returns:
        What of it is good; an empty state if it tells of another path with the same hash.

    Raises:
        StateError: It is no text of this kind.
    """
    import tomli

    if len(contents) > LARGEST:
        raise StateError("is too large")
    try:
        table = tomli.loads(contents.decode())
    except (ValueError, RecursionError):
        raise StateError("cannot be read") from None
    if table.get("version") != _VERSION:
        raise StateError("was written by another version")
    if table.get("path") != kept_path(path):
        return State(path)
    return State(
        path,
        _read_bookmark(table.get("here")) or _NOWHERE,
        _number(table.get("top"), 0, _FURTHEST) or 0,
        _one_of(table.get("lanes"), LANE_FIELDS),
        _text(table.get("filter")),
        _text(table.get("known")),
        _text(table.get("names")),
        tuple(filter(None, map(_text, _list(table.get("folds"))[:_MOST_FOLDS]))),
        MappingProxyType(dict(_read_marks(table.get("marks")))),
        _one_of(table.get("pane"), PANES),
    )


def kept_path(path: str) -> str:
    """A path as it stands in the file: bytes that are not UTF-8 are visible there."""
    return "".join(visible(c) if 0xD800 <= ord(c) < 0xE000 else c for c in path)


def _read_marks(value: Any) -> Iterator[tuple[str, Bookmark]]:
    if isinstance(value, dict):
        for letter in LETTERS:
            bookmark = _read_bookmark(value.get(letter))
            if bookmark is not None:
                yield letter, bookmark


def _read_bookmark(value: Any) -> Bookmark | None:
    if not isinstance(value, dict):
        return None
    at = _number(value.get("at"), -_FURTHEST, _FURTHEST)
    window = _read_window(value.get("window"))
    if at is None and window is None:
        return None
    return Bookmark(_text(value.get("key")), at or 0, _text(value.get("title")), window)


def _read_window(value: Any) -> Window | None:
    numbers = _list(value)
    if len(numbers) != len(Window._fields):
        return None
    left = _number(numbers[0], -_FURTHEST, _FURTHEST)
    width = _number(numbers[1], 1, _WIDEST)
    rung = _number(numbers[2], 0, len(LADDER) - 1)
    if left is None or width is None or rung is None:
        return None
    return Window(left, width, rung)


def _number(value: Any, least: int, most: int) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and least <= value <= most else None


def _text(value: Any) -> str:
    """One line that cannot act on a terminal; empty if it is none."""
    is_good = isinstance(value, str) and len(value) <= _LONGEST and is_clean(value)
    return value if is_good else ""


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    return value if isinstance(value, str) and value in known else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
