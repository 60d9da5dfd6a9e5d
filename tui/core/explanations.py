"""What each code of a problem means, with an example of wrong and of right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from tui.core.explained_file import TEXT as OF_FILES
from tui.core.explained_hints import TEXT as OF_HINTS
from tui.core.explained_record import TEXT as OF_RECORDS

_ENTRY = re.compile(
    r"^== (?P<code>\S+) (?P<title>.+)\n(?P<means>(?:.*\n)+?)-> (?P<becomes>(?:.*\n)+?)"
    r"-- wrong\n(?P<wrong>(?:.*\n)+?)-- right\n(?P<right>(?:.*\n)+?)(?=\n*(?:== |\Z))",
    re.MULTILINE,
)
_UNSEEN = re.compile(r"<U\+([0-9A-F]{4})>|([\u2400-\u241f])|\\x([0-9a-f]{2})")


class Explanation(NamedTuple):
    """What is meant by one code."""

    title: str
    """In a few words."""
    means: str
    """Two or three sentences."""
    becomes: str
    """What becomes of the event or the field."""
    wrong: str
    """A whole file, or a command, for which the code is told; fit to be shown."""
    right: str
    """The same as it should be."""


@cache
def explanations() -> Mapping[str, Explanation]:
    """What is meant by every code of `problems.CODES`, in the order of their numbers."""
    return MappingProxyType(dict(sorted(_entries())))


def _entries() -> Iterator[tuple[str, Explanation]]:
    for text in (OF_FILES, OF_RECORDS, OF_HINTS):
        for found in _ENTRY.finditer(text):
            yield (
                found["code"],
                Explanation(
                    found["title"],
                    " ".join(found["means"].split()),
                    " ".join(found["becomes"].split()),
                    found["wrong"].rstrip(),
                    found["right"].rstrip(),
                ),
            )


def contents(example: str) -> bytes:
    """The file that an example shows, with what can only be shown by its number."""
    return _UNSEEN.sub(_meant, example).encode("utf-8", "surrogateescape") + b"\n"


def _meant(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return chr(ord(found[2]) - 0x2400) if found[2] else chr(0xDC00 + int(found[3], 16))
