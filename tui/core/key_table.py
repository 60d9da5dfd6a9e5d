"""The table `[keys]` of the config file: which keys each command has from now on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from string import digits
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.collect import Collector
from tui.core.commands import COMMANDS, NAMES
from tui.core.fields import toml_type
from tui.core.key_names import KEY_NAMES, doubt, written
from tui.core.marks import Path
from tui.core.model import LANE_FIELDS
from tui.core.text import visible

_DEFAULTS = {command.name: command.keys for command in COMMANDS}
_WAY_OUT = "interrupt"
"""The command that always keeps a key."""
_ABOVE = "this setting stands above [keys]"
_KEY_FORMS = "a key is one character, or a name such as PageDown, F5, ctrl+p"


class _Wish(NamedTuple):
    """One key that is asked for, for one command."""

    command: str
    key: str
    """As `key_names.written` spells it."""
    path: Path


def read_keys(
    collector: Collector, table: Mapping[str, Any], settings: Collection[str] = ()
) -> Mapping[str, tuple[str, ...]]:
    """The keys of the commands that the table names, as `commands.remapped` takes them.

    A command of whose keys none is any good keeps its own.

    Args:
        collector: Where the problems go.
        table: The table as parsed.
        settings: The names of what stands above it, where somebody may look for it here.
    """
    return MappingProxyType(_KeyTable(collector, table, settings).keys())


class _KeyTable:
    def __init__(
        self, collector: Collector, table: Mapping[str, Any], settings: Collection[str]
    ) -> None:
        self._collector = collector
        self._table = table
        self._settings = settings

    def keys(self) -> dict[str, tuple[str, ...]]:
        wishes: list[_Wish] = []
        bare: list[str] = []
        for name, value in self._table.items():
            if name not in _DEFAULTS:
                self._tell_unknown(name)
            elif value == [] and name == _WAY_OUT:
                self._tell("T073", f"{self._needed}, so it keeps {self._way_out}", ("keys", name))
            elif value == []:
                bare.append(name)
            else:
                wishes += self._wishes(name, value)
        return dict.fromkeys(bare, ()) | self._granted(wishes)

    def _granted(self, wishes: list[_Wish]) -> dict[str, tuple[str, ...]]:
        """What each command gets: the first that asks for a key has it."""
        owners: dict[str, str] = {}
        for wish in wishes:
            owners.setdefault(wish.key, wish.command)
        if must_keep := _WAY_OUT not in owners.values():
            owners |= dict.fromkeys(_DEFAULTS[_WAY_OUT], _WAY_OUT)
        granted: dict[str, tuple[str, ...]] = {}
        for name, key, path in wishes:
            if owners[key] == name:
                granted[name] = tuple(dict.fromkeys((*granted.get(name, ()), key)))
            elif must_keep and key in _DEFAULTS[_WAY_OUT]:
                self._tell("T073", f'{self._needed}, so "{key}" stays with it', path)
            else:
                message = f'"{key}" is a key of "{owners[key]}" already, which keeps it'
                self._tell("T071", message, path)
        return granted

    @property
    def _needed(self) -> str:
        return f'"{_WAY_OUT}" must have a key, for it is the way out'

    @property
    def _way_out(self) -> str:
        return " ".join(_DEFAULTS[_WAY_OUT])

    def _wishes(self, name: str, value: object) -> Iterator[_Wish]:
        """The keys of one entry that are any good."""
        path: Path = ("keys", name)
        if isinstance(value, list):
            for number, each in enumerate(value):
                yield from self._wish(name, each, (*path, number), "strings")
        else:
            yield from self._wish(name, value, path, "a key or an array of keys")

    def _wish(self, name: str, value: object, path: Path, wanted: str) -> Iterator[_Wish]:
        if not isinstance(value, str):
            message = f'"{name}" in [keys] wants {wanted}, not {toml_type(value)}'
            self._tell("T021", message, path, _ABOVE if _is_setting(name, value) else "")
            return
        key = written(value)
        if key is None:
            near = self._collector.did_you_mean(value, KEY_NAMES) or _KEY_FORMS
            hint = _ABOVE if _is_setting(name, value) else near
            self._tell("T070", f'"{visible(value)}" is no key', path, hint)
        elif key in digits and key not in _DEFAULTS[name]:
            message = f'"{key}" cannot be a key: digits are the number before a key'
            self._tell("T072", message, path)
        else:
            if reason := doubt(key):
                message = f'"{key}" may not reach the program: {reason}'
                self._tell("T074", message, path, warning=True)
            yield _Wish(name, key, path)

    def _tell_unknown(self, name: str) -> None:
        message = f'unknown command "{visible(name)}" in [keys]'
        hint = _ABOVE if name in self._settings else self._collector.did_you_mean(name, NAMES)
        path: Path = ("keys", name)
        self._collector.tell("T020", message, path, hint, at="key", warning=True)

    def _tell(
        self, code: str, message: str, path: Path, hint: str = "", *, warning: bool = False
    ) -> None:
        self._collector.tell(code, message, path, hint, warning=warning)


def _is_setting(name: str, value: object) -> bool:
    """Whether a setting that is called like a command has slipped under the header."""
    return type(value) is bool if name == "mouse" else name == "lanes" and value in LANE_FIELDS
