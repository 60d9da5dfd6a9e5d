"""The commands as Textual binds them, and the screen's class made with them."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.core.commands import Command, Groups
from tui.core.key_names import shown, textual_name


def bindings(groups: Groups) -> list[BindingType]:
    """The commands by their keys, and the digits of a number before a key.

    A digit that is a command's key is not bound twice: `0` is, and its action
    takes it as a digit after a digit.
    """
    commands = [command for _, each in groups for command in each]
    bound: list[BindingType] = [
        Binding(
            ",".join(filter(None, map(textual_name, command.keys))),
            command.action,
            command.says,
            show=False,
        )
        for command in commands
        if command.keys
    ]
    taken = {key for command in commands for key in command.keys}
    free = (digit for digit in "0123456789" if digit not in taken)
    return [*bound, *(Binding(digit, f"digit('{digit}')", show=False) for digit in free)]


def keys_of(command: Command, ascii: bool = False) -> str:
    """The keys of a command as the help shows them: `j ↓`; empty if it has none."""
    return " ".join(shown(key, ascii=ascii) for key in command.keys)
