"""Keys by the names that people write: one spelling for each, Textual's name, and a short form.

A key is one character, which is what the keyboard layout makes of it, or the name
of a key that writes nothing, with `ctrl+`, `shift+` and `alt+` before it.
"""

from __future__ import annotations

import unicodedata

from tui.core.text import cells, visible

# As in `string`, which compiles a pattern when it is imported.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

KEY_NAMES = (
    *("Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End", "Space", "Enter"),
    *("Esc", "Backspace", "Tab", "shift+Tab", "Insert", "Delete"),
    *(f"F{number}" for number in range(1, 25)),
    *(f"ctrl+{letter}" for letter in _LETTERS),
)
"""The keys that have a name, as the config file writes them."""

_BARE = {name.lower(): name for name in KEY_NAMES if "+" not in name} | {
    "pgup": "PageUp",
    "pgdn": "PageDown",
    "pgdown": "PageDown",
    "return": "Enter",
    "escape": "Esc",
    "ins": "Insert",
    "del": "Delete",
}
_CHARACTERS = {" ": "Space", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "shift": "shift", "alt": "alt"}
_IN_NAMES = str.maketrans("", "", " _-")

_SHOWN = {"PageUp": "PgUp", "PageDown": "PgDn"}
_ARROWS = {name: arrow for arrow, name in _CHARACTERS.items() if arrow != " "}

# textual.keys.KEY_NAME_REPLACEMENTS
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}

_SENT_AS = {"h": "Backspace", "i": "Tab", "j": "Enter", "m": "Enter", "[": "Esc"}
"""What most terminals send for a letter with ctrl (ECMA-48, the C0 set)."""
_KEPT = {
    "s": "a terminal may take it to stop its output",
    "q": "a terminal may take it to go on with its output",
    "a": "GNU screen keeps it for itself",
    "b": "tmux keeps it for itself",
}
_SENT_WITH_CTRL = frozenset(_LETTERS + "@\\]^_")
_WITHOUT_MODIFIERS = ("Enter", "Esc", "Space", "Backspace", "Tab")


def written(key: str) -> str | None:
    """The one spelling of a key: `PageDown` for `pgdn`, `J` for `shift+j`; `None` for no key.

    Args:
        key: What somebody wrote; names in any case, characters as they are.
    """
    modifiers, base = _parted(unicodedata.normalize("NFC", key))
    if base is None or "" in modifiers:
        return None
    if len(base) == 1 and "ctrl" in modifiers:
        base = base.lower()
    elif len(base) == 1 and "shift" in modifiers:
        upper = base.upper()
        if len(upper) > 1 or upper == base.lower():
            return None  # what shift makes of it is for the keyboard layout to say
        modifiers, base = modifiers - {"shift"}, upper
    return "+".join((*sorted(modifiers), base))


def textual_name(key: str) -> str | None:
    """Textual's name of a key that people write: `question_mark` for `?`; `None` for no key.

    Follows `textual.keys._character_to_key` and its `Keys`.
    """
    spelt = written(key)
    if spelt is None:
        return None
    modifiers, base = _split(spelt)
    if modifiers == ["ctrl"] and base in ("@", "Space"):
        return "ctrl+@"  # what its table of sequences calls the zero byte
    if modifiers == ["alt"] and base.isupper() and len(base) == 1:
        modifiers, base = ["alt", "shift"], base.lower()
    if base == "Esc":
        base = "escape"
    name = _character_name(base) if len(base) == 1 else base.lower()
    return "+".join((*modifiers, name))


def shown(key: str, ascii: bool = False) -> str:
    """A key as help and footer show it: `↓`, `PgDn`, `Shift+Tab`, `ctrl+z`.

    Args:
        key: As people write it.
        ascii: Whether an arrow is a word.
    """
    spelt = written(key)
    if spelt is None:
        return visible(key)
    modifiers, base = _split(spelt)
    base = base if ascii else _ARROWS.get(base, base)
    held = ("Shift" if name == "shift" else name for name in modifiers)
    return "+".join((*held, _SHOWN.get(base, base)))


def doubt(key: str) -> str:
    """Why a key may never reach the program, in words; empty if nothing is known against it.

    Args:
        key: In the spelling of `written`.
    """
    modifiers, base = _split(key)
    if "alt" in modifiers:
        return "many terminals send alt as Esc before the key, or open their menu"
    if "ctrl" in modifiers and len(base) == 1:
        if base in _SENT_AS:
            return f"most terminals send it as {_SENT_AS[base]}"
        if base not in _SENT_WITH_CTRL:
            return "most terminals send nothing of their own for it"
        if "shift" in modifiers:
            return f"most terminals send it as ctrl+{base}"
        return _KEPT.get(base, "")
    if key == "ctrl+Space":
        return "terminals do not agree on what it sends"
    if modifiers and base in _WITHOUT_MODIFIERS and key != "shift+Tab":
        return f"most terminals send it as {base}"
    return ""


def _parted(key: str) -> tuple[set[str], str | None]:
    """The modifiers of a key, "" for one that is none, and what is left."""
    before, plus, base = key[:-1].rpartition("+")
    base += key[-1:]
    if not plus:
        return set(), _base(key)
    held = {_MODIFIERS.get(name.strip().lower(), "") for name in before.split("+")}
    return held, _base(base.strip() or base)


def _base(key: str) -> str | None:
    """A key without modifiers, in its one spelling."""
    if len(key) == 1:
        if key in _CHARACTERS:
            return _CHARACTERS[key]
        return key if key.isprintable() and cells(key) else None
    name = key.lower().translate(_IN_NAMES)
    return _BARE.get(name) or _named_character(name)


def _named_character(name: str) -> str | None:
    """The character of a name: `+` for `plus`."""
    for character in _SIGNS:
        if _character_name(character).translate(_IN_NAMES) == name:
            return character
    return None


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name) or character


def _split(spelt: str) -> tuple[list[str], str]:
    """The modifiers and the key of a spelling of `written`."""
    before, _, base = spelt[:-1].rpartition("+")
    return (before.split("+") if before else []), base + spelt[-1]
