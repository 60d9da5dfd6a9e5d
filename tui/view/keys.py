"""Every key, once: the tables that the bindings and the help are made from.

An action stands here with its name and what it does; the screen has a method
for each. Keys that a terminal, a multiplexer or a keyboard layout may keep for
itself are not used: no Alt, no ctrl+a b h i j m s, no brackets.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """An action that the user can ask for."""

    keys: str
    """Textual's names of keys, parted by commas."""
    action: str
    """The name of the screen's method, without `action_`, with arguments."""
    shown: str
    """The keys as the help shows them."""
    says: str
    """What it does, for the help."""


GROUPS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "Events",
        (
            Command("j,down", "step(1)", "j ↓", "next event; in the details: scroll"),
            Command("k,up", "step(-1)", "k ↑", "previous event"),
            Command("space,pagedown", "page(1)", "Space PgDn", "a page on"),
            Command("b,pageup", "page(-1)", "b PgUp", "a page back"),
            Command("g,home", "first", "g Home", "the first event"),
            Command("G,end", "last", "G End", "the last event"),
            Command("less_than_sign", "era(-1)", "<", "to the previous era"),
            Command("greater_than_sign", "era(1)", ">", "to the next era"),
            Command("t", "today", "t", "to the event nearest to today"),
        ),
    ),
    (
        "Time",
        (
            Command("h,left", "pan(-1)", "h ←", "earlier; in the details: previous link"),
            Command("l,right", "pan(1)", "l →", "later; in the details: next link"),
            Command("plus,equals_sign,z", "zoom(1)", "+ = z", "zoom in"),
            Command("minus,Z", "zoom(-1)", "- Z", "zoom out"),
            Command("0", "zero", "0", "everything"),
            Command("comma", "period(-1)", ",", "the period before"),
            Command("full_stop", "period(1)", ".", "the period after"),
            Command("J", "rows(1)", "J", "lanes down"),
            Command("K", "rows(-1)", "K", "lanes up"),
            Command("U", "undo", "U", "undo the last move of the view"),
        ),
    ),
    (
        "Reading",
        (
            Command("enter", "enter", "Enter", "zoom to it, read it, or follow the link"),
            Command("d", "scroll(1)", "d", "scroll the details down"),
            Command("u", "scroll(-1)", "u", "scroll the details up"),
            Command("backspace", "back", "Backspace", "back from a link"),
            Command("tab", "pane(1)", "Tab", "the next pane"),
            Command("shift+tab", "pane(-1)", "Shift+Tab", "the pane before"),
        ),
    ),
    (
        "The file and the program",
        (
            Command("i", "about", "i", "about this timeline"),
            Command("L", "lanes", "L", "lanes by kind, era, party, place, tag …"),
            Command("E", "problems", "E", "problems of the file"),
            Command("R,f5", "reload", "R F5", "read the file again"),
            Command("question_mark,f1", "help", "? F1", "this help"),
            Command("escape", "escape", "Esc", "back"),
            Command("ctrl+z", "suspend", "ctrl+z", "suspend to the shell"),
            Command("q", "quit", "q", "back, then quit"),
            Command("ctrl+c", "interrupt", "ctrl+c", "quit"),
        ),
    ),
)  # fmt: skip

COMMANDS = tuple(command for _, commands in GROUPS for command in commands)


def bindings() -> list[BindingType]:
    """The keys as Textual binds them, and the digits of a number before a key."""
    digits = [Binding(digit, f"digit('{digit}')", show=False) for digit in "123456789"]
    commands = [
        Binding(command.keys, command.action, command.says, show=False) for command in COMMANDS
    ]
    return [*commands, *digits]
