"""``timeline list``: a timeline as plain text or as JSON, on standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from tui.core import export, load, plain, problems
from tui.core.model import Event

_USAGE = 2
_UNREADABLE = "T01"  # what the codes for a file that cannot be read at all begin with


def run(args: argparse.Namespace) -> int:
    """Print the events of one file; what is wrong in it goes to standard error.

    Args:
        args: `file` (a path, or ``-`` for standard input), `long`, `json`.

    Returns:
        0 although the file has mistakes; 2 if there is no file that can be read.
    """
    loaded = _standard_input() if args.file == "-" else load.read(args.file)
    if loaded.problems:
        print(problems.report(loaded.problems), file=sys.stderr)
        if any(problem.code.startswith(_UNREADABLE) for problem in loaded.problems):
            return _USAGE
        print(problems.summary(loaded), file=sys.stderr)
    if args.json:
        _print_json(loaded.timeline.events)
    else:
        told = plain.pages if args.long else plain.lines
        for line in told(loaded.timeline):
            print(line)
    return 0


def _standard_input() -> load.Loaded:
    contents = b"" if sys.stdin is None else sys.stdin.buffer.read()
    return load.load_bytes(contents, "<stdin>")


def _print_json(events: Iterable[Event]) -> None:
    """One array, one event a line, in characters that the output can take."""
    import json  # a start without it is shorter

    encoding = sys.stdout.encoding or ""
    plain_ascii = encoding.lower().replace("-", "") != "utf8"
    separator = "["
    for event in events:
        value = json.dumps(export.event_values(event), ensure_ascii=plain_ascii)
        print(f"{separator}\n{value}", end="")
        separator = ","
    print("[]" if separator == "[" else "\n]")
