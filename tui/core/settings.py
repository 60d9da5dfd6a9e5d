"""What the config file can set, and the reading of it.

It is read as a timeline is: what is wrong becomes a problem with its place, and the
rest counts. Nothing is imported for it here: most people have no such file.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.core.fields import Fields
    from tui.core.problems import Problem

_NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
GLYPHS = ("auto", "unicode", "narrow", "ascii")
"""The sets of characters that the screen may use; `auto` asks the terminal."""
VALUES = ("theme", "glyphs", "lanes", "mouse")
"""The settings that stand above the table of keys."""
_KNOWN = frozenset({*VALUES, "keys"})


class Settings(NamedTuple):
    """What the user set; the defaults are those of a user who set nothing."""

    theme: str = ""
    """The name of a theme; empty for ours."""
    glyphs: str = "auto"
    """One of `GLYPHS`."""
    lanes: str = ""
    """One of `model.LANE_FIELDS`; empty for what the timeline says."""
    mouse: bool = True
    keys: Mapping[str, tuple[str, ...]] = _NO_KEYS
    """By name of a command all its keys, as `commands.remapped` takes them."""
    given: frozenset[str] = frozenset()
    """Which of `VALUES` the file states, and states well."""


def read_settings(
    contents: str | bytes, name: str, themes: Collection[str] | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """Read a config file.

    Args:
        contents: The whole file.
        name: What to call it in problems.
        themes: The names of all themes; `None` if they are not known here, and then
            any name will do.

    Returns:
        Whatever could be read, with every problem in the order of the file. Never
        raises for a bad text.
    """
    from datetime import UTC

    from tui.core.collect import Collector
    from tui.core.fields import Fields
    from tui.core.reading import Text, decoded, parsed
    from tui.core.text import escape_name

    text = decoded(contents) if isinstance(contents, bytes) else Text(contents)
    collector = Collector(escape_name(name), text.text)
    document, _ = parsed(text, collector)
    settings = _settings(Fields(collector, document, (), lambda: "the settings", UTC), themes)
    return settings, collector.told.problems(collector.name)


def _settings(root: Fields, themes: Collection[str] | None) -> Settings:
    from tui.core.model import LANE_FIELDS

    _tell_unknown(root)
    theme = _theme(root, themes)
    glyphs = root.one_of("glyphs", GLYPHS, "")
    lanes = root.one_of("lanes", LANE_FIELDS, "")
    mouse = root.flag("mouse", True)
    stated = {"theme": theme, "glyphs": glyphs, "lanes": lanes}
    given = {name for name, value in stated.items() if value}
    if root.table.get("mouse") is mouse:
        given.add("mouse")
    return Settings(theme, glyphs or "auto", lanes, mouse, _keys(root), frozenset(given))


def _tell_unknown(root: Fields) -> None:
    for key in root.table:
        if key in _KNOWN:
            continue
        from tui.core.commands import NAMES
        from tui.core.text import visible

        message = f'unknown key "{visible(key)}" in {root.label}'
        hint = "commands stand under [keys]" if key in NAMES else root.did_you_mean(key, _KNOWN)
        root.collector.tell("T020", message, (key,), hint, at="key", warning=True)


def _theme(root: Fields, themes: Collection[str] | None) -> str:
    name = root.text("theme")
    if not name or themes is None or name in themes:
        return name
    hint = root.did_you_mean(name, themes) or "the palette shows them all"
    root.tell("T052", "theme", f'there is no theme "{name}"', hint)
    return ""


def _keys(root: Fields) -> Mapping[str, tuple[str, ...]]:
    table = root.table.get("keys", {})
    if not isinstance(table, dict):
        root.wrong("keys", "a table", table, "write [keys]")
        return _NO_KEYS
    if not table:
        return _NO_KEYS
    from tui.core.key_table import read_keys

    return read_keys(root.collector, table, VALUES)
