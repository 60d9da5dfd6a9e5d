"""The command line: which command is meant, with what, and how it ends.

A first word that names a command is that command; anything else is a file to
open, so a file called ``check`` is reached as ``./check``. Each command imports
what it needs when it runs: only the screen may cost the time that a screen takes.

Data goes to standard output, messages to standard error. Exit statuses: 0 fine,
1 as the command says, 2 wrong usage, 130 interrupted, 141 nobody read the output.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from tui import arguments, bundled
from tui.arguments import USAGE
from tui.core import text

if TYPE_CHECKING:
    from pathlib import Path  # costs what it costs to import; only the screen needs it

INTERRUPTED = 130
UNREAD = 141

_BESIDE = 1_000
"""Names in a folder that are looked at for one that may be meant."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give the exit status.

    Args:
        argv: The words after ``timeline``; those of this process if `None`.
    """
    _never_fail_to_encode()
    status = _status(list(sys.argv[1:] if argv is None else argv))
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:  # the terminal is gone, with what the screen wanted to write last
        _forget(2)
    return status


def _status(words: list[str]) -> int:
    """Run a command, whatever it raises."""
    try:
        try:
            status = _command(words)
        except SystemExit as stop:  # argparse, after help and on wrong usage
            status = stop.code if isinstance(stop.code, int) else 0
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget(1)
        return UNREAD
    except OSError as error:  # a full disk
        _forget(1)
        _say(f"timeline: {(error.strerror or str(error)).lower()}")
        return 1
    except Exception as error:  # a mistake of ours: no screen of traceback
        from tui import __version__
        from tui.outside import crash

        for line in crash.told(error, f"timeline {__version__}"):
            _say(line)
        return 1
    return status


def _command(words: list[str]) -> int:
    commands: dict[str, Callable[[list[str]], int]] = {
        "new": _new,
        "check": _check,
        "explain": _explain,
        "list": _list,
        "show": _show,
        "date": _date,
        "schema": _schema,
        "config": _config,
    }
    if words and words[0] in commands:
        return commands[words[0]](words[1:])
    return _open(words, [*commands, "--help"])


def _new(words: list[str]) -> int:
    args = arguments.new().parse_args(words)
    from tui.commands import new

    return new.run(args)


def _check(words: list[str]) -> int:
    args = arguments.check().parse_intermixed_args(words)
    args.files = args.files or [bundled.default()]
    from tui.commands import check

    return check.run(args)


def _explain(words: list[str]) -> int:
    args = arguments.explain().parse_intermixed_args(words)
    from tui.commands import explain

    return explain.run(args)


def _list(words: list[str]) -> int:
    words = arguments.joined(words, "--where")
    args = arguments.listing().parse_intermixed_args(words)
    args.file = args.file or bundled.default()
    from tui.commands import list as listing

    return listing.run(args)


def _show(words: list[str]) -> int:
    words = [arguments.marked(word) for word in arguments.joined(words, "--where")]
    args = arguments.show().parse_intermixed_args(words)
    args.file = args.file or bundled.default()
    from tui import show

    return show.run(args)


def _date(words: list[str]) -> int:
    words = [arguments.marked(word) for word in words]
    args = arguments.date().parse_intermixed_args(words)
    from tui.commands import date

    return date.run(args)


def _schema(words: list[str]) -> int:
    args = arguments.schema().parse_args(words)
    from tui.commands import schema

    return schema.run(args)


def _config(words: list[str]) -> int:
    args = arguments.config().parse_args(words)
    from tui.commands import config

    return config.run(args)


def _open(words: list[str], known: list[str]) -> int:
    """Open the screen on a file, unless there is no file or no terminal to do it on."""
    args = arguments.app().parse_intermixed_args(words)
    if args.file == "-":
        _say("timeline: the screen cannot read standard input.")
        _say('"timeline list -" prints it as plain text.')
        return USAGE
    path = bundled.chosen(args.file)
    reason = _unopenable(path)
    if reason:
        _say(f"timeline: {text.escape_name(path)}: {reason}")
        _suggest(args.file or "", path, known)
        return USAGE
    reason = _no_screen()
    if reason:
        _say(f"timeline: {reason}")
        _say(f'"timeline list{_argument(args.file)}" prints the timeline as plain text.')
        return USAGE
    from tui.app import run

    options = {"at": args.at, "theme": args.theme, "glyphs": args.glyphs}
    return run(path, **options, mouse=not args.no_mouse, fresh=args.fresh)


def _unopenable(path: Path) -> str:
    """Why the screen cannot be opened on `path`; empty if it can."""
    try:
        path.stat()
    except FileNotFoundError:
        return "there is no such file"
    except OSError as error:
        return (error.strerror or "cannot be opened").lower()
    except ValueError:  # a zero byte
        return "no file can have this name"
    return "is a directory" if path.is_dir() else ""


def _no_screen() -> str:
    """Why no screen can be drawn here; empty if one can."""
    streams = {
        "standard input": sys.stdin,
        "standard output": sys.stdout,
        "standard error": sys.stderr,  # Textual draws on it
    }
    for name, stream in streams.items():
        if stream is None or not stream.isatty():
            return f"the screen needs a terminal, and {name} is none."
    if os.environ.get("TERM") == "dumb":
        return "the screen needs a terminal that can move its cursor, and TERM is dumb."
    return ""


def _suggest(word: str, path: Path, known: list[str]) -> None:
    """Say what a name that is no file may mean: a timeline beside it, a command, or a new file."""
    from difflib import get_close_matches
    from itertools import islice

    commands = [] if "." in word or os.sep in word else known
    try:
        beside = [entry.name for entry in islice(os.scandir(path.parent), _BESIDE)]
    except (OSError, ValueError):
        beside = []
    timelines = [name for name in beside if name.endswith(".toml")]
    wanted = path.name.removesuffix(".toml")
    stems = {name.removesuffix(".toml"): name for name in timelines}
    meant = [str(path.with_name(stems[name])) for name in get_close_matches(wanted, stems, n=1)]
    command = get_close_matches(word, commands, n=1)
    for what in meant + command:
        _say(f'Did you mean "timeline {text.escape_name(what)}"?')
    if path.parent.is_dir() and not os.path.lexists(path) and not command:
        _say(f'"timeline new {text.escape_name(path)}" begins it.')
    elif not meant and not command:
        _say('"timeline" alone opens ./timeline.toml, else the one that comes with it.')


def _argument(file: str | None) -> str:
    return f" {text.visible(file)}" if file else ""


def _say(message: str) -> None:
    with suppress(OSError):  # the terminal may be gone
        print(text.visible(message), file=sys.stderr, flush=True)


def _never_fail_to_encode() -> None:
    """Let a character that the output's encoding lacks be spelt out rather than end the program."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _forget(stream: int) -> None:
    """Point a stream at nothing, so that Python's last flush has nothing to complain of."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream)
    os.close(nothing)
