"""`timeline check`: every mistake in a file, with its place."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from typing import Any

from tui import bundled
from tui.core.load import Loaded, read, read_stream
from tui.core.problems import Problem, Severity, report, summary

STANDARD_INPUT = "-"


def run(args: argparse.Namespace) -> int:
    """Tell the problems of ``args.files``; of none, of the timeline that would be opened.

    With ``args.json`` they are one JSON array over all files, else frames in words
    with a summary of each file; with ``args.hints`` what could be better is told too.

    Returns:
        1 if there are errors (with ``args.strict`` also if there are warnings), else 0.
    """
    files: list[str] = args.files or [str(bundled.default())]
    hints = getattr(args, "hints", False)
    found: list[Problem] = []
    was_on = gc.isenabled()
    gc.disable()  # nothing here goes round in circles, and looking for it takes a tenth
    for file in files:
        loaded = _read(file, hints=hints)
        found += loaded.problems
        if not args.json:
            _print(loaded)
    if was_on:
        gc.enable()
    if args.json:
        import json  # a start without it is shorter

        print(json.dumps([problem.values() for problem in found], ensure_ascii=False, indent=2))
    return int(any(_fails(problem, strict=args.strict) for problem in found))


def _fails(problem: Problem, *, strict: bool) -> bool:
    return problem.is_error or (strict and problem.severity is Severity.WARNING)


def _read(file: str, *, hints: bool) -> Loaded:
    asked: dict[str, Any] = {"hints": True} if hints else {}
    if file != STANDARD_INPUT:
        return read(file, **asked)
    stream = None if sys.stdin is None else sys.stdin.buffer
    return read_stream(stream, "<stdin>", **asked)


def _print(loaded: Loaded) -> None:
    if loaded.problems:
        print(report(loaded.problems, coloured=_takes_colour()))
    print(summary(loaded))


def _takes_colour() -> bool:
    """Whether standard output is a terminal that may be coloured (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.name == "nt" and "WT_SESSION" not in os.environ:  # the old console prints the codes
        return False
    return sys.stdout is not None and sys.stdout.isatty()
