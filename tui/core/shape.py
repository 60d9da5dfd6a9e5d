"""What is told of a field and of a table of the file: the words of `format`."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Holds(Enum):
    """What the value of a field may be, in TOML's words."""

    LINE = "a string"
    LINES = "a string, also of several lines"
    CHOICE = "one of these strings"
    COLOUR = "a string with a colour"
    GLYPH = "a string of one character"
    ADDRESS = "a string with an http or https address"
    DATE = "a date"
    DAY = "a date that is no interval"
    FLAG = "a boolean"
    WHOLE = "an integer"
    NUMBER = "an integer or a float"
    STRINGS = "an array of strings"
    ONE_OR_MORE = "a string or an array of strings"
    ID = "the id"
    IDS = "an array of the ids"
    NAMES = "a table of strings"
    TABLE = "a table"
    TABLES = "an array of tables"
    TABLES_BY_ID = "a table for each id"
    ANYTHING = "anything"


class Field(NamedTuple):
    """One field of a table."""

    key: str
    holds: Holds
    says: str
    """What it is for, in a sentence."""
    example: str = ""
    """A value; empty for tables, whose fields have examples of their own."""
    required: bool = False
    default: str = ""
    """The value that counts if there is none; empty if none does."""
    ids: str = ""
    """Whose ids it names: the name of a table, or of two."""
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None


class Table(NamedTuple):
    """One kind of table."""

    name: str
    """Dotted, as under the root: ``event.figure``; empty for the root."""
    header: str
    """What opens it in a file; empty for the root."""
    says: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    """Groups of fields of which one at least must be there."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys that it may have."""
        return frozenset(field.key for field in self.fields)
