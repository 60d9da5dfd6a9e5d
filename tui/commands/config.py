"""``timeline config``: where the config file is, what is in force, and a file to begin with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence

from tui import config
from tui.core.commands import COMMANDS, GROUPS, Command, remapped
from tui.core.model import LANE_FIELDS
from tui.core.problems import Problem, report, tally
from tui.core.settings import GLYPHS, VALUES, Settings
from tui.core.text import cells, escape_name

DEFAULT_THEME = "timeline-dark"
"""The theme of a user who asked for none."""

_SAMPLE = f"""\
# The settings of timeline. A line that begins with # and a name, without a space
# between them, holds a default: take the # away and change what stands after =.
# "timeline config" tells what is in force, and every mistake in this file.

# The colours of the screen; the palette lists the themes.
#theme = "{DEFAULT_THEME}"

# The characters that the screen may use: {", ".join(GLYPHS)}.
#glyphs = "auto"

# What the lanes stand for, whatever the timeline says:
# {", ".join(LANE_FIELDS)}.
#lanes = "kind"

# Whether the mouse works on the screen.
#mouse = true

# A command has one key or an array of keys, and takes them from any other command.
# With [] it has none, and the palette still reaches it. A key is one character,
# "j" "G" "+", or has a name, "PageDown" "shift+Tab" "ctrl+p" "F5".
[keys]
"""


def run(args: argparse.Namespace) -> int:
    """Tell the config file and what is in force; problems go to standard error.

    Args:
        args: `sample` (print a file with all defaults instead), `json` (one object
            with everything, problems too).

    Returns:
        1 if the file has errors, else 0.
    """
    if args.sample:
        print(sample(), end="")
        return 0
    settings, problems = config.load()
    groups = remapped(GROUPS, settings.keys)
    commands = [command for _, each in groups for command in each]
    if args.json:
        _print_json(settings, commands, problems)
    else:
        lines = [*_file_lines(), "", *_value_lines(settings)]
        for heading, each in groups:
            lines += ["", heading, *_command_lines(each, commands)]
        if settings.keys:
            lines += ["", "* other keys than usual"]
        print("\n".join(lines), flush=True)
        if problems:
            print(f"{report(problems)}\n{problems[0].file}: {tally(problems)}", file=sys.stderr)
    return int(any(problem.is_error for problem in problems))


def sample() -> str:
    """A config file with every default in it as a comment, so that it changes nothing."""
    import json  # a string of JSON is one of TOML

    lines = [_SAMPLE]
    name_width = max(len(command.name) for command in COMMANDS)
    for heading, commands in GROUPS:
        lines.append(f"\n# {heading}\n")
        for command in commands:
            keys = command.keys[0] if len(command.keys) == 1 else command.keys
            value = json.dumps(keys, ensure_ascii=False)
            lines.append(f"#{command.name:{name_width}} = {value:22} # {command.says}\n")
    return "".join(lines)


def _file_lines() -> Iterator[str]:
    """Where the file is; if it is not there, how to begin one."""
    file = config.path()
    if not file:
        yield "There is no home folder, so no config file is looked for."
        return
    yield escape_name(file)
    if config.exists(file):
        return
    yield "  is not there; this begins one:"
    from pathlib import Path

    folder = str(Path(file).parent)
    if not config.exists(folder):
        yield f"  mkdir {'' if os.name == 'nt' else '-p '}{_quoted(folder)}"
    yield f"  timeline config --sample > {_quoted(file)}"


def _quoted(path: str) -> str:
    """A path as one word of the shell."""
    from shlex import quote

    return f'"{escape_name(path)}"' if os.name == "nt" else quote(escape_name(path))


def _value_lines(settings: Settings) -> Iterator[str]:
    shown = {
        "theme": settings.theme or DEFAULT_THEME,
        "glyphs": settings.glyphs,
        "lanes": settings.lanes or "as the timeline says",
        "mouse": "true" if settings.mouse else "false",
    }
    width = max(cells(value) for value in shown.values())
    for name in VALUES:
        origin = "from the file" if name in settings.given else "default"
        gap = " " * (width - cells(shown[name]))
        yield f"  {name:6}  {shown[name]}{gap}  {origin}"


def _command_lines(commands: Sequence[Command], all_of_them: Sequence[Command]) -> Iterator[str]:
    """Name, keys and meaning in columns that are the same under each heading."""
    name_width = max(len(command.name) for command in all_of_them)
    keys_width = max(cells(_keys(command)) for command in all_of_them)
    usual = _usual()
    for command in commands:
        mark = " " if command.keys == usual[command.name] else "*"
        gap = " " * (keys_width - cells(_keys(command)))
        yield f"{mark} {command.name:{name_width}}  {_keys(command)}{gap}  {command.says}"


def _keys(command: Command) -> str:
    return " ".join(command.keys) or "no key"


def _usual() -> Mapping[str, tuple[str, ...]]:
    return {command.name: command.keys for command in COMMANDS}


def _print_json(
    settings: Settings, commands: Sequence[Command], problems: Sequence[Problem]
) -> None:
    """One object; a setting of null is left to the program or to the timeline."""
    import json

    file, usual = config.path(), _usual()
    values = {
        "file": escape_name(file) or None,
        "exists": config.exists(file),
        "settings": {name: _value(settings, name) for name in VALUES},
        "commands": [
            {
                "name": command.name,
                "keys": command.keys,
                "default": usual[command.name],
                "says": command.says,
            }
            for command in commands
        ],
        "problems": [problem.values() for problem in problems],
    }
    print(json.dumps(values, ensure_ascii=False, indent=2))


def _value(settings: Settings, name: str) -> dict[str, str | bool | None]:
    value = getattr(settings, name)
    return {"value": None if value == "" else value, "from_file": name in settings.given}
