"""Every command of the screen, once: its name, its keys, its action and what it does.

The bindings, the help, the footer, the palette and the config file are all made
from this table, so that none of them can say what another does not. Keys that a
terminal, a multiplexer or a keyboard layout may keep for itself are not used: no
Alt, no ctrl+a b h i j m s, no brackets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """Something that the user can ask for."""

    name: str
    """What the config file calls it; never changes its meaning."""
    keys: tuple[str, ...]
    """Its keys as people write them: `j`, `Down`, `ctrl+z`, `F1`, `+`."""
    action: str
    """The name of the screen's method, without `action_`, with arguments."""
    says: str
    """What it does, in the words of the help."""


Groups = tuple[tuple[str, tuple[Command, ...]], ...]
"""The commands under the headings of the help, in its order."""


def _command(name: str, keys: str, action: str, says: str) -> Command:
    return Command(name, tuple(keys.split()), action, says)


GROUPS: Groups = (
    (
        "Events",
        (
            _command("next-event", "j Down", "step(1)", "next event; in the details: scroll"),
            _command("previous-event", "k Up", "step(-1)", "previous event"),
            _command("next-page", "Space PageDown", "page(1)", "a page on"),
            _command("previous-page", "b PageUp", "page(-1)", "a page back"),
            _command("first-event", "g Home", "first", "the first event"),
            _command("last-event", "G End", "last", "the last event"),
            _command("previous-era", "<", "era(-1)", "to the previous era"),
            _command("next-era", ">", "era(1)", "to the next era"),
            _command("fold", "p", "fold", "fold or unfold the parts of the event"),
            _command("fold-all", "P", "fold_all", "fold or unfold all parts"),
            _command("today", "t", "today", "to the event nearest to today"),
            _command("go-to", ":", "go_to", "go to a date: 1992-05, +3 months"),
            _command("search", "/", "search", "search for words, as you type"),
            _command("next-hit", "n", "hit(1)", "to the next of what was found"),
            _command("previous-hit", "N", "hit(-1)", "to the one before"),
            _command("filter", "f", "filter", "show only what a query matches"),
        ),
    ),
    (
        "Time",
        (
            _command("earlier", "h Left", "pan(-1)", "earlier; in the details: previous link"),
            _command("later", "l Right", "pan(1)", "later; in the details: next link"),
            _command("zoom-in", "+ = z", "zoom(1)", "zoom in"),
            _command("zoom-out", "- Z", "zoom(-1)", "zoom out"),
            _command("everything", "0", "zero", "everything"),
            _command("previous-period", ",", "period(-1)", "the period before"),
            _command("next-period", ".", "period(1)", "the period after"),
            _command("lanes-down", "J", "rows(1)", "lanes down"),
            _command("lanes-up", "K", "rows(-1)", "lanes up"),
            _command("collapse-lane", "v", "collapse", "the event's lane in one row, or open"),
            _command("collapse-lanes", "V", "collapse_all", "all lanes in one row each, or open"),
            _command("mark", "m", "mark", "mark this place with a letter"),
            _command("go-to-mark", "'", "go_to_mark", "go to the place of a letter"),
            _command("undo", "U", "undo", "undo the last move of the view"),
        ),
    ),
    (
        "Reading",
        (
            _command("enter", "Enter", "enter", "zoom to it, read it, or follow the link"),
            _command("details-down", "d", "scroll(1)", "scroll the details down"),
            _command("details-up", "u", "scroll(-1)", "scroll the details up"),
            _command("thread", "x", "thread", "thread: what led to it, what followed"),
            _command("claims", "c", "claims", "who says what of the event, side by side"),
            _command("contested", "C", "contested", "all events of which accounts differ"),
            _command("known-then", "T", "known_then", "as known on a date, or all again"),
            _command("names", "A", "names", "places as each party names them"),
            _command("back", "Backspace", "back", "back from a link"),
            _command("next-pane", "Tab", "pane(1)", "the next pane"),
            _command("previous-pane", "shift+Tab", "pane(-1)", "the pane before"),
            _command("copy", "y", "copy('text')", "copy a citation as plain text"),
            _command("copy-markdown", "Y", "copy('markdown')", "copy a citation as Markdown"),
            _command("sources", "s", "sources", "sources of the event, or of all in view"),
            _command("open-source", "o", "open_source", "open a source; its address comes first"),
        ),
    ),
    (
        "The file and the program",
        (
            _command("edit", "e", "edit", "edit at the event's line, in your editor"),
            _command("add-event", "a", "add_event", "add an event here (asks first)"),
            _command("about", "i", "about", "about this timeline"),
            _command("lanes", "L", "lanes", "lanes by kind, era, party, place, tag …"),
            _command("problems", "E", "problems", "problems of the file; Enter edits there"),
            _command("reload", "R F5", "reload", "read the file again"),
            _command("palette", "ctrl+p", "palette", "find a command, event, place … by name"),
            _command("mouse", "F2", "mouse", "mouse on or off"),
            _command("help", "? F1", "help", "this help"),
            _command("escape", "Esc", "escape", "back to the list"),
            _command("suspend", "ctrl+z", "suspend", "suspend to the shell; fg comes back"),
            _command("quit", "q", "quit", "quit"),
            _command("interrupt", "ctrl+c", "interrupt", "quit, from anywhere"),
        ),
    ),
)  # fmt: skip

COMMANDS = tuple(command for _, commands in GROUPS for command in commands)
NAMES = tuple(command.name for command in COMMANDS)


def remapped(groups: Groups, keys: Mapping[str, tuple[str, ...]]) -> Groups:
    """The commands with other keys.

    Args:
        groups: The commands.
        keys: By name, all the keys that a command has from now on; each is
            taken from whatever had it.
    """
    taken = {key for given in keys.values() for key in given}

    def changed(command: Command) -> Command:
        left = tuple(key for key in command.keys if key not in taken)
        return command._replace(keys=keys.get(command.name, left))

    return tuple((name, tuple(map(changed, commands))) for name, commands in groups)
