"""`timeline check`: every mistake in a file, with its place."""

from __future__ import annotations

import argparse
import sys

from tui import bundled
from tui.core.load import Loaded, load_text, read
from tui.core.problems import Problem, report, summary

STANDARD_INPUT = "-"


def run(args: argparse.Namespace) -> int:
    """Tell the problems of ``args.files``; of none, of the timeline that would be opened.

    With ``args.json`` they are one JSON array over all files, else frames in words
    with a summary of each file.

    Returns:
        1 if there are errors (with ``args.strict`` also if there are warnings), else 0.
    """
    files: list[str] = args.files or [str(bundled.default())]
    found: list[Problem] = []
    for file in files:
        loaded = _read(file)
        found += loaded.problems
        if not args.json:
            _print(loaded)
    if args.json:
        import json  # a start without it is shorter

        print(json.dumps([problem.values() for problem in found], ensure_ascii=False, indent=2))
    return int(any(args.strict or problem.is_error for problem in found))


def _read(file: str) -> Loaded:
    if file == STANDARD_INPUT:
        return load_text(sys.stdin.read(), "<stdin>")
    return read(file)


def _print(loaded: Loaded) -> None:
    if loaded.problems:
        print(report(loaded.problems))
    print(summary(loaded))
