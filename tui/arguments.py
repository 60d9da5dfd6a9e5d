"""The words that each command takes, and the help that opens with examples of them."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

from tui import __version__
from tui.core.text import visible

USAGE = 2
"""The exit status of wrong usage."""
HELP_WIDTH = 80
"""Columns of the help."""
GLYPHS = ("auto", "unicode", "narrow", "ascii")
LANES = ("kind", "era", "party", "place", "tag", "lane", "none")
_WIDTHS, _HEIGHTS = range(20, 1001), range(1, 1001)

_APP_EXAMPLES = """\
examples:
  timeline                        open ./timeline.toml, else the bundled one
  timeline new my.toml            begin your own file
  timeline my.toml                open it
  timeline my.toml --at 1992-02   open it in February 1992
  timeline check my.toml          every mistake in it, with its line
  timeline explain T030           what a mistake means, and what is right
  timeline list my.toml           the same timeline as plain text
  timeline show my.toml           its chart, for a pipe, a report, a README
  timeline date c. 1992           how a date will be understood
  timeline schema                 the format, for an editor that completes it
  timeline config                 your settings, and the keys of every command
"""
_APP_COMMANDS = """\
commands ("timeline COMMAND --help" tells more):
  new      write a file to begin with
  check    tell every mistake in a file
  explain  tell what a kind of mistake is
  list     print a timeline as plain text or as JSON
  show     print the chart, or make an SVG of it
  date     tell how a date will be understood
  schema   print the format as a JSON Schema
  config   tell your settings and keys, or begin a config file
"""
_NEW_EXAMPLES = """\
examples:
  timeline new my.toml            write a file that shows how all is written
  timeline new my.toml --schema   and what an editor needs to complete it
"""
_CHECK_EXAMPLES = """\
examples:
  timeline check                  check ./timeline.toml, else the bundled one
  timeline check my.toml          every mistake, with file, line and column
  timeline check --hints my.toml  and what could be better, without being wrong
  timeline check --strict *.toml  fail on warnings too
  timeline check --json my.toml   the same for a program
"""
_EXPLAIN_EXAMPLES = """\
examples:
  timeline explain T030           what it means, with wrong and right
  timeline explain T030 T040      two of them
  timeline explain                all of them, one a line
"""
_LIST_EXAMPLES = """\
examples:
  timeline list                   one event a line
  timeline list my.toml --long    everything about each event
  timeline list --where 'kind:battle place:shusha date:1992..1994'
                                  what a query matches (docs/query.md)
  timeline list --json | jq .     one JSON array
  cat my.toml | timeline list -   read standard input
"""
_SHOW_EXAMPLES = """\
examples:
  timeline show                   the chart, as wide as the terminal
  timeline show my.toml --from 2020-09 --to 2020-11
                                  the window that shows these months
  timeline show my.toml --lanes party --width 72 > chart.txt
                                  a lane for each party, in plain text
  timeline show my.toml --where kind:battle
                                  what a query matches (docs/query.md)
  timeline show my.toml --svg chart.svg --theme timeline-light
                                  a picture for a page
"""
_DATE_EXAMPLES = """\
examples:
  timeline date 27 September 2020
  timeline date c. 1992
  timeline date -0044-03-15       15 March 45 BCE
  timeline date 2020-11-10T00:00+03:00 --timezone Asia/Yerevan
  timeline date --json - < dates  one date a line
"""
_SCHEMA_EXAMPLES = """\
examples:
  timeline schema > timeline.schema.json
                                  put it beside your file, and begin that with
                                  #:schema ./timeline.schema.json
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


class Parser(argparse.ArgumentParser):
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
        lines = (f"{self.prog}: error: {message}", f'"{self.prog} --help" shows how it is used.')
        for line in lines:
            print(visible(line), file=sys.stderr)
        self.exit(USAGE)


def app() -> Parser:
    """Of the screen, which is no command."""
    parser = Parser("", _APP_EXAMPLES, _APP_COMMANDS)
    parser.usage = "timeline [FILE] [--at ID|DATE] [--theme NAME] [--glyphs SET] [--no-mouse]\n"
    parser.usage += "                [--fresh]"
    parser.usage += "\n       timeline COMMAND …"
    parser.add_argument("file", metavar="FILE", nargs="?", help="the timeline to open")
    parser.add_argument("--at", metavar="ID|DATE", default="", help="the event or date to begin at")
    parser.add_argument("--theme", metavar="NAME", default="", help="the colours of the screen")
    parser.add_argument(
        "--glyphs", choices=GLYPHS, default="", help="the characters that the screen may use"
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument(
        "--fresh", action="store_true", help="begin as the file says, not where you left it"
    )
    parser.add_argument("--version", action="version", version=f"timeline {__version__}")
    return parser


def new() -> Parser:
    """Of ``timeline new``."""
    parser = Parser("new", _NEW_EXAMPLES, "Write a file to begin with; never over another.")
    parser.add_argument("file", metavar="FILE", help="the file, which must not be there yet")
    parser.add_argument(
        "--schema", action="store_true", help="write timeline.schema.json beside it, for editors"
    )
    return parser


def check() -> Parser:
    """Of ``timeline check``."""
    parser = Parser("check", _CHECK_EXAMPLES, "Tell every mistake in a file; 1 if there are any.")
    parser.add_argument("files", metavar="FILE", nargs="*", help="what to check; - for a pipe")
    parser.add_argument("--hints", action="store_true", help="tell what could be better, too")
    parser.add_argument("--json", action="store_true", help="print one JSON array of problems")
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    return parser


def explain() -> Parser:
    """Of ``timeline explain``."""
    parser = Parser("explain", _EXPLAIN_EXAMPLES, "Tell what a mistake is, by its code.")
    parser.add_argument("codes", metavar="CODE", nargs="*", help="such as T030; all if none")
    return parser


def listing() -> Parser:
    """Of ``timeline list``."""
    parser = Parser("list", _LIST_EXAMPLES, "Print a timeline as plain text, in order of time.")
    parser.add_argument("file", metavar="FILE", nargs="?", help="what to print; - for a pipe")
    parser.add_argument("--where", metavar="QUERY", help="only events that this is true of")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--long", action="store_true", help="everything about each event")
    form.add_argument("--json", action="store_true", help="one JSON array with everything")
    return parser


def show() -> Parser:
    """Of ``timeline show``; its words have been through `marked`."""
    about = "Print the chart of a timeline: what it shows first, or the time from one date\n"
    about += "to another. It is plain text in a pipe, and has colours on a terminal."
    parser = Parser("show", _SHOW_EXAMPLES, about)
    parser.usage = "timeline show [FILE|-] [options]"
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=_unmarked, help="what to draw; - for a pipe"
    )
    for option, name, told in (("--from", "start", "first"), ("--to", "until", "last")):
        told = f"the {told} date to show, in any form that a file may have"
        parser.add_argument(
            option, metavar="DATE", dest=name, default="", type=_unmarked, help=told
        )
    parser.add_argument(
        "--where", metavar="QUERY", default="", help="only events that this is true of"
    )
    parser.add_argument("--lanes", choices=LANES, default="", help="what the lanes stand for")
    parser.add_argument(
        "--width", metavar="N", type=_width, help="columns, 20 or more; default: the terminal's"
    )
    parser.add_argument(
        "--height", metavar="N", type=_height, help="rows for the lanes, at most; each has one"
    )
    parser.add_argument("--glyphs", choices=GLYPHS, default="", help="the characters to draw with")
    parser.add_argument("--theme", metavar="NAME", default="", help="the colours")
    parser.add_argument(
        "--svg", metavar="OUT", default="", help="write an SVG instead; - for standard output"
    )
    return parser


def date() -> Parser:
    """Of ``timeline date``; its words have been through `marked`."""
    parser = Parser("date", _DATE_EXAMPLES, "Tell how a date will be understood; 1 if it is not.")
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", type=_unmarked, help="one date; - for one a line"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument(
        "--timezone", metavar="ZONE", default="UTC", type=_unmarked, help="such as Asia/Yerevan"
    )
    return parser


def schema() -> Parser:
    """Of ``timeline schema``."""
    about = "Print the format as a JSON Schema (draft 2020-12), for editors and programs."
    return Parser("schema", _SCHEMA_EXAMPLES, about)


def config() -> Parser:
    """Of ``timeline config``."""
    parser = Parser("config", _CONFIG_EXAMPLES, "Tell the settings; 1 if the file has errors.")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--sample", action="store_true", help="print a file with all defaults")
    form.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def joined(words: list[str], option: str) -> list[str]:
    """The words with an option's value in one word with it: a query may begin with ``-``."""
    found = list(words)
    while option in found[:-1]:
        at = found.index(option)
        found[at : at + 2] = [f"{option}={found[at + 1]}"]
    return found


def _width(word: str) -> int:
    return _within(_WIDTHS, word)


def _height(word: str) -> int:
    return _within(_HEIGHTS, word)


def _within(numbers: range, word: str) -> int:
    """A whole number of a range.

    Raises:
        ArgumentTypeError: The word is none.
    """
    word = _unmarked(word)
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 9 else -1
    if number not in numbers:
        told = f"a whole number from {numbers[0]} to {numbers[-1]:,}"
        raise argparse.ArgumentTypeError(f'"{word}" is not {told}')
    return number


_MARK = "\0"  # no argument of a process can hold it


def marked(word: str) -> str:
    """A year before 0, marked so that argparse does not take it for an option."""
    return _MARK + word if re.match(r"-\d", word) else word


def _unmarked(word: str) -> str:
    return word.removeprefix(_MARK)
