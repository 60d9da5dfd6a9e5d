"""The fields of one table of the file, each read as what it should be.

What is not that is told, and then taken as if it were not there: one bad field
never costs the others. Types are named in TOML's own words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time, tzinfo
from functools import partial
from typing import Any

from tui.core.collect import At, Collector, Suggestion
from tui.core.instant import DateError, Span
from tui.core.marks import Path
from tui.core.text import cells, visible

Reader = Callable[[object, tzinfo], Span]

_OF_THE_FILE = frozenset({"title", "description", "timezone", "view", "lanes"})
_ABOVE = "what is meant for the whole file stands above the first header"
FREE = "extra"
"""The table that is the author's own: nothing in it is looked at."""
_TERMINAL = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
COLOURS = (
    *_TERMINAL,
    *(f"bright_{colour}" for colour in _TERMINAL),
    *("grey", "gray", "orange", "purple", "pink", "brown"),
)
"""The names of colours; ``#rrggbb`` is the other way."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", re.IGNORECASE)
_INTEGERS = 2**63
"""TOML's integers are 64 bits wide (TOML 1.0, "Integer")."""


def toml_type(value: object) -> str:
    """What TOML calls the type of a value, with its article."""
    for kind, words in (
        (bool, "a boolean"),
        (str, "a string"),
        (int, "an integer"),
        (float, "a float"),
        (dict, "a table"),
        (list, "an array"),
        (time, "a local time"),
    ):
        if isinstance(value, kind):
            return words
    if isinstance(value, datetime):
        return "a local datetime" if value.tzinfo is None else "an offset datetime"
    return "a local date" if isinstance(value, date) else "something else"


class Ids:
    """The ids that a field may name."""

    __slots__ = ("ids", "noun")

    def __init__(self, noun: str, ids: Collection[str]) -> None:
        self.noun = noun
        self.ids = ids


class Fields:
    """One table, read field by field."""

    __slots__ = ("_label", "collector", "path", "table", "zone")

    def __init__(
        self,
        collector: Collector,
        table: Mapping[str, Any],
        path: Path,
        label: Callable[[], str],
        zone: tzinfo,
    ) -> None:
        """Take a table.

        Args:
            collector: Where its problems go.
            table: As parsed.
            path: Where it stands in the document.
            label: What to call it in a message; only asked if there is one.
            zone: Whose wall clock the dates are brought to.
        """
        self.collector = collector
        self.table = table
        self.path = path
        self.zone = zone
        self._label = label

    @property
    def label(self) -> str:
        """What a message calls this table: ``event "Moon landing"``."""
        return self._label()

    def tell(self, code: str, key: str, message: str, suggestion: Suggestion = "") -> None:
        """Tell a problem of one field at its value."""
        self.collector.tell(code, message, (*self.path, key), suggestion)

    def wrong(self, key: str, wanted: str, value: object, suggestion: str = "") -> None:
        """Tell that a field is of another type than it should be."""
        message = f'"{key}" in {self.label} wants {wanted}, not {toml_type(value)}'
        self.collector.tell("T021", message, (*self.path, key), suggestion)

    def wrong_element(self, key: str, number: int, wanted: str, value: object) -> None:
        """Tell that an element of an array is of another type than the others should be."""
        message = f'"{key}" in {self.label} wants {wanted}, not {toml_type(value)}'
        self.collector.tell("T021", message, (*self.path, key, number))

    def absent(self, message: str, suggestion: str = "", *, warning: bool = False) -> None:
        """Tell that a field is not there, unless a part of the table could not be read."""
        if not self.collector.is_broken(self.path):
            self.collector.tell(
                "T022", message, self.path, suggestion, at="header", warning=warning
            )

    def unknown(self, known: frozenset[str]) -> None:
        """Tell the keys that mean nothing here, with the nearest that do."""
        if self.table.keys() <= known:
            return
        for key in self.table:
            if key not in known and key != FREE:
                message = f'unknown key "{visible(key)}" in {self.label}'
                above = key in _OF_THE_FILE and self.path
                hint = _ABOVE if above else partial(self.did_you_mean, key, known)
                path = (*self.path, key)
                self.collector.tell("T020", message, path, hint, at="key", warning=True)

    def text(self, key: str, *, lines: bool = False) -> str:
        """A string, made visible; empty if there is none.

        Args:
            key: Its key.
            lines: Whether it may hold tabs and newlines.
        """
        value = self.table.get(key)
        if value is None:
            return ""
        if type(value) is str and value.isprintable():
            return value  # as nearly all are; `visible` would say the same
        if type(value) is not str:
            self.wrong(key, "a string", value)
            return ""
        return self._visible(value, (*self.path, key), lines)

    def _visible(self, value: str, path: Path, lines: bool = False) -> str:
        shown = visible(value, multiline=lines)
        if shown is not value:
            name = visible(next(step for step in reversed(path) if isinstance(step, str)))
            at = next(n for n, c in enumerate(value) if visible(c, multiline=lines) is not c)
            message = f'"{name}" in {self.label} holds {_hidden(value[at])}'
            self.collector.tell("T024", message, path, part=(at, at + 1), warning=True)
        return shown

    def texts(self, key: str, *, one: bool = False) -> tuple[str, ...]:
        """An array of strings; with `one`, a single string will do."""
        value = self.table.get(key)
        if value is None:
            return ()
        if one and type(value) is str:
            return (self._visible(value, (*self.path, key)),) if value else ()
        if type(value) is not list:
            hint = f'write ["{visible(value)}"]' if isinstance(value, str) else ""
            self.wrong(key, "a string or an array" if one else "an array of strings", value, hint)
            return ()
        if all(type(text) is str and text.isprintable() for text in value):
            return tuple(value)
        return tuple(
            self._visible(text, (*self.path, key, number))
            for number, text in enumerate(value)
            if self._is_text(key, number, text)
        )

    def _is_text(self, key: str, number: int, value: object) -> bool:
        if type(value) is str:
            return True
        self.wrong_element(key, number, "strings", value)
        return False

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self.table.get(key, default)
        if type(value) is bool:
            return value
        self.wrong(key, "true or false", value)
        return default

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """An integer from `low` to `high`."""
        value = self.table.get(key, default)
        if type(value) is not int:
            self.wrong(key, f"an integer from {low} to {high}", value)
            return default
        if low <= value <= high:
            return value
        message = f'"{key}" in {self.label} is {_digits(value)}, and must be from {low} to {high}'
        self.tell("T051", key, message)
        return default

    def number(
        self, key: str, low: float = -math.inf, high: float = math.inf
    ) -> int | float | None:
        """An integer or a float, within bounds; never infinite or no number."""
        value = self.table.get(key)
        if value is None:
            return None
        if type(value) not in (int, float):
            self.wrong(key, "an integer or a float", value)
            return None
        if low <= value <= high and -_INTEGERS <= value < _INTEGERS:
            return value  # type: ignore[no-any-return]
        wanted = "must be a number" if math.isinf(low) else f"must be from {low:g} to {high:g}"
        self.tell("T051", key, f'"{key}" in {self.label} is {_digits(value)}, and {wanted}')
        return None

    def one_of(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """One of some words."""
        value = self.text(key)
        if not value or value in choices:
            return value or default
        message = f'"{key}" in {self.label} is one of {", ".join(choices)}; not "{value}"'
        self.tell("T052", key, message, partial(self.did_you_mean, value, choices))
        return default

    def colour(self, key: str) -> str:
        """A colour's name, or ``#rrggbb``, in small letters; empty if there is none."""
        value = self.text(key)
        if not value or value.lower() in COLOURS or _HEX.fullmatch(value):
            return value.lower()
        message = f'"{value}" is no colour: a name that terminals know, or #rrggbb'
        self.tell("T054", key, message, partial(self.did_you_mean, value.lower(), COLOURS))
        return ""

    def glyph(self, key: str) -> str:
        """One character that takes one cell; empty if there is none."""
        value = self.text(key)
        if not value or (cells(value) == 1 and value.strip()):
            return value
        message = f'the glyph "{value}" takes {cells(value)} cells, and only one has room'
        self.collector.tell("T053", message, (*self.path, key), warning=True)
        return ""

    def address(self, key: str) -> str:
        """A web address, http or https; empty if there is none."""
        value = self.text(key)
        if not value or _ADDRESS.fullmatch(value):
            return value
        self.tell("T050", key, f'"{key}" in {self.label} is no http or https address')
        return ""

    def date(self, key: str) -> Span | None:
        """A date in any form that the file may have."""
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, dict | list):
            self.wrong(key, "a date", value)
            return None
        from tui.core.human import read_date

        try:
            return read_date(value, self.zone)
        except DateError as error:
            part = (error.start, error.end) if isinstance(value, str) else None
            path, message = (*self.path, key), visible(error.message)
            # Not by a name: this frame and the error would hold each other for ever.
            self.collector.tell("T030", message, path, partial(date_hint, error), part=part)
        return None

    def day(self, key: str) -> Span | None:
        """A date that is one date and not an interval."""
        span = self.date(key)
        if span is None or span.is_point:
            return span
        self.tell("T030", key, f'"{key}" in {self.label} wants one date, not an interval')
        return None

    def ref(self, key: str, known: Ids) -> str:
        """An id of something else in the file; empty if there is none."""
        value = self.text(key)
        if not value or value in known.ids:
            return value
        self.unknown_id(value, known, (*self.path, key))
        return ""

    def refs(self, key: str, known: Ids) -> tuple[str, ...]:
        """An array of ids of other things in the file."""
        named = self.texts(key)
        if not named or all(name in known.ids for name in named):
            return named
        self.unknown_ids(key, known)
        return tuple(name for name in named if name in known.ids)

    def unknown_ids(self, key: str, known: Ids) -> None:
        """Tell the ids of an array that nothing has."""
        names = self.table.get(key)
        for number, name in enumerate(names if isinstance(names, list) else ()):
            if type(name) is str and visible(name) not in known.ids:
                self.unknown_id(visible(name), known, (*self.path, key, number))

    def unknown_id(self, name: str, known: Ids, path: Path, *, at: At = "value") -> None:
        """Tell an id that nothing has, with the nearest that something has."""
        message = f'there is no {known.noun} "{name}"'
        hint = partial(self.did_you_mean, name, known.ids)
        self.collector.tell("T040", message, path, hint, at=at)

    def did_you_mean(self, word: str, words: Collection[str]) -> str:
        """The question after a word that is not known; empty if nothing is like it."""
        return self.collector.did_you_mean(word, words)


def date_hint(error: DateError) -> str:
    """The question after a date that cannot be read."""
    return f'did you mean "{visible(error.suggestion)}"?' if error.suggestion else ""


def _hidden(character: str) -> str:
    if character in "\t\n":
        return "a tab or a newline, and has one line only"
    shown = visible(character)
    return f"U+{ord(character):04X}, which could act on a terminal; it is shown as {shown}"


def _digits(value: int | float) -> str:
    """A number for a message; of a very long one only its size."""
    return f"{value}" if isinstance(value, float) or abs(value) < _INTEGERS else "beyond 64 bits"
