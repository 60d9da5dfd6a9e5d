r"""What could act on a terminal, made visible at the one place where text comes in.

A TOML file may hold any character (``"\u001b]52;…"``), and no terminal library
takes out what moves the cursor, sets the clipboard or turns the reading order
round. Such characters become visible forms; everything else stays as written.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache

_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # nothing to see, yet there
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # the same, of shorthand and of music
    "\u061c\u200e\u200f\u202a-\u202e\u2065-\u206f"  # reading order: UAX #9, and what is deprecated
    "\u2028\u2029"  # line and paragraph separators
    "\U000e0000-\U000e007f"  # tags
    "\ud800-\udfff"  # half characters
)


@lru_cache(maxsize=2)
def _acting(multiline: bool) -> re.Pattern[str]:
    """What acts on a terminal; compiled when it is first looked for, as few texts need it."""
    return re.compile(f"[{_ALWAYS}]" if multiline else f"[{_ALWAYS}\t\n]")


_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


def _form(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def visible(text: str, *, multiline: bool = False) -> str:
    """The text with what could act on a terminal made visible.

    C0 controls and DEL become control pictures (``␛``), C1 controls, marks of
    reading order, zero-width and tag characters and lone surrogates become
    ``<U+202E>``. What scripts and emoji need stays: the joiners (U+200C, U+200D),
    variation selectors, which take no cell wherever they stand, and the signs of
    Arabic, Syriac, Kaithi and hieroglyphs that enclose or join others.

    Args:
        text: Any text.
        multiline: Whether tabs and newlines may stay.

    Returns:
        The same object if there is nothing to change.
    """
    if text.isprintable():  # false for every character of the sets above
        return text
    pattern = _acting(multiline)
    return pattern.sub(_form, text) if pattern.search(text) else text


def is_clean(text: str, *, multiline: bool = False) -> bool:
    """Whether `visible` would leave the text as it is."""
    return visible(text, multiline=multiline) is text


def escape_name(path: str | bytes | os.PathLike[str] | os.PathLike[bytes]) -> str:
    r"""A file's name fit to be shown: bytes that are not UTF-8 as ``\xff``, the rest visible."""
    name = os.fsdecode(path)
    return visible(re.sub("[\udc80-\udcff]", lambda m: f"\\x{ord(m[0]) - 0xDC00:02x}", name))


def cells(text: str) -> int:
    """The width of a text in terminal cells, as most terminals draw it.

    Wide and fullwidth characters (UAX #11) take two; combining and format
    characters none; what a zero-width joiner joins takes no room of its own.
    """
    if text.isascii():
        return len(text)
    width = 0
    last = ""
    for character in text:
        if character == _EMOJI_STYLE:
            width += last != "" and _width(last) == 1
        elif last != _JOINER:
            width += _width(character)
        last = character
    return width


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
