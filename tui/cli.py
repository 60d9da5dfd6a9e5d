"""The command line: which command is meant, with what, and how it ends.

A first word that names a command is that command; anything else is a file to
open, so a file called ``check`` is reached as ``./check``. Each command imports
what it needs when it runs: only the screen may cost the time that a screen takes.

Data goes to standard output, messages to standard error. Exit statuses: 0 fine,
1 as the command says, 2 wrong usage, 130 interrupted, 141 nobody read the output.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from tui import __version__, bundled
from tui.core import text

if TYPE_CHECKING:
    from pathlib import Path  # costs what it costs to import; only the screen needs it

USAGE = 2
INTERRUPTED = 130
UNREAD = 141

HELP_WIDTH = 80
"""Columns of the help."""

_GLYPHS = ("auto", "unicode", "narrow", "ascii")
_BESIDE = 1_000
"""Names in a folder that are looked at for one that may be meant."""

_APP_EXAMPLES = """\
examples:
  timeline                        open ./timeline.toml, else the bundled one
  timeline my.toml                open your own file
  timeline my.toml --at 1992-02   open it in February 1992
  timeline check my.toml          every mistake in it, with its line
  timeline list my.toml           the same timeline as plain text
  timeline date c. 1992           how a date will be understood
  timeline config                 your settings, and the keys of every command
"""
_APP_COMMANDS = """\
commands ("timeline COMMAND --help" tells more):
  check   tell every mistake in a file
  list    print a timeline as plain text or as JSON
  date    tell how a date will be understood
  config  tell your settings and keys, or begin a config file
"""
_CHECK_EXAMPLES = """\
examples:
  timeline check                  check ./timeline.toml, else the bundled one
  timeline check my.toml          every mistake, with file, line and column
  timeline check --strict *.toml  fail on warnings too
  timeline check --json my.toml   the same for a program
"""
_LIST_EXAMPLES = """\
examples:
  timeline list                   one event a line
  timeline list my.toml --long    everything about each event
  timeline list --json | jq .     one JSON array
  cat my.toml | timeline list -   read standard input
"""
_DATE_EXAMPLES = """\
examples:
  timeline date 27 September 2020
  timeline date c. 1992
  timeline date -0044-03-15       15 March 45 BCE
  timeline date 2020-11-10T00:00+03:00 --timezone Asia/Yerevan
  timeline date --json - < dates  one date a line
"""
_CONFIG_EXAMPLES = """\
examples:
  timeline config                 where the file is, and what is in force
  timeline config --sample        a file with every default, to begin with
  timeline config --json | jq .   the same for a program
"""


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Help as wide as a page; argparse would import `shutil` at each start to ask the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=22, width=HELP_WIDTH)


class _Parser(argparse.ArgumentParser):
    """A parser whose help opens with examples and whose errors are short."""

    def __init__(self, command: str, examples: str, about: str) -> None:
        super().__init__(
            prog=f"timeline {command}".rstrip(),
            description=about,
            formatter_class=_Layout,
            allow_abbrev=False,
        )
        self._examples = examples

    def format_help(self) -> str:
        """The examples, then what argparse tells."""
        return f"{self._examples}\n{super().format_help()}"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in two lines and leave with the status of wrong usage."""
        _say(f"{self.prog}: error: {message}")
        _say(f'"{self.prog} --help" shows how it is used.')
        self.exit(USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give the exit status.

    Args:
        argv: The words after ``timeline``; those of this process if `None`.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    _never_fail_to_encode()
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
        _forget_output()
        return UNREAD
    except OSError as error:  # a full disk, a terminal that is gone
        _forget_output()
        _say(f"timeline: {error}")
        return 1
    return status


def _command(words: list[str]) -> int:
    commands: dict[str, Callable[[list[str]], int]] = {
        "check": _check,
        "list": _list,
        "date": _date,
        "config": _config,
    }
    if words and words[0] in commands:
        return commands[words[0]](words[1:])
    return _open(words, [*commands, "--help"])


def _check(words: list[str]) -> int:
    parser = _Parser("check", _CHECK_EXAMPLES, "Tell every mistake in a file; 1 if there are any.")
    parser.add_argument("files", metavar="FILE", nargs="*", help="what to check")
    parser.add_argument("--json", action="store_true", help="print one JSON array of problems")
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    args = parser.parse_intermixed_args(words)
    args.files = args.files or [bundled.default()]
    from tui.commands import check

    return check.run(args)


def _list(words: list[str]) -> int:
    parser = _Parser("list", _LIST_EXAMPLES, "Print a timeline as plain text, in order of time.")
    parser.add_argument("file", metavar="FILE", nargs="?", help="what to print; - for a pipe")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--long", action="store_true", help="everything about each event")
    form.add_argument("--json", action="store_true", help="one JSON array with everything")
    args = parser.parse_intermixed_args(words)
    args.file = args.file or bundled.default()
    from tui.commands import list as listing

    return listing.run(args)


def _date(words: list[str]) -> int:
    parser = _Parser("date", _DATE_EXAMPLES, "Tell how a date will be understood; 1 if it is not.")
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", type=_unmarked, help="one date; - for one a line"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument(
        "--timezone", metavar="ZONE", default="UTC", type=_unmarked, help="such as Asia/Yerevan"
    )
    args = parser.parse_intermixed_args([_marked(word) for word in words])
    from tui.commands import date

    return date.run(args)


def _config(words: list[str]) -> int:
    parser = _Parser("config", _CONFIG_EXAMPLES, "Tell the settings; 1 if the file has errors.")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--sample", action="store_true", help="print a file with all defaults")
    form.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(words)
    from tui.commands import config

    return config.run(args)


def _open(words: list[str], known: list[str]) -> int:
    """Open the screen on a file, unless there is no file or no terminal to do it on."""
    args = _app_parser().parse_intermixed_args(words)
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

    return run(path, at=args.at, theme=args.theme, glyphs=args.glyphs, mouse=not args.no_mouse)


def _app_parser() -> _Parser:
    parser = _Parser("", _APP_EXAMPLES, _APP_COMMANDS)
    parser.usage = "timeline [FILE] [--at ID|DATE] [--theme NAME] [--glyphs SET] [--no-mouse]"
    parser.usage += "\n       timeline COMMAND …"
    parser.add_argument("file", metavar="FILE", nargs="?", help="the timeline to open")
    parser.add_argument("--at", metavar="ID|DATE", default="", help="the event or date to begin at")
    parser.add_argument("--theme", metavar="NAME", default="", help="the colours of the screen")
    parser.add_argument(
        "--glyphs", choices=_GLYPHS, default="", help="the characters that the screen may use"
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument("--version", action="version", version=f"timeline {__version__}")
    return parser


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
    """Say what may be meant by a name that is no file: a timeline beside it, or a command."""
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
    meant += get_close_matches(word, commands, n=1)
    for what in meant:
        _say(f'Did you mean "timeline {text.escape_name(what)}"?')
    if not meant:
        _say('"timeline" alone opens ./timeline.toml, else the one that comes with it.')


def _argument(file: str | None) -> str:
    return f" {text.visible(file)}" if file else ""


_MARK = "\0"  # no argument of a process can hold it


def _marked(word: str) -> str:
    """A year before 0, marked so that argparse does not take it for an option."""
    return _MARK + word if re.match(r"-\d", word) else word


def _unmarked(word: str) -> str:
    return word.removeprefix(_MARK)


def _say(message: str) -> None:
    print(text.visible(message), file=sys.stderr)


def _never_fail_to_encode() -> None:
    """Let a character that the output's encoding lacks be spelt out rather than end the program."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Point standard output at nothing, so that Python's last flush has nothing to complain of."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
