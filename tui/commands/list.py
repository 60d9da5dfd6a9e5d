"""``timeline list``: a timeline as plain text or as JSON, on standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from tui.core import export, load, plain, problems
from tui.core.model import Event, Timeline

_USAGE = 2
_UNREADABLE = "T01"  # what the codes for a file that cannot be read at all begin with


def run(args: argparse.Namespace) -> int:
    """Print the events of one file; what is wrong in it goes to standard error.

    Args:
        args: `file` (a path, or ``-`` for standard input), `where` (a query, or
            `None`), `long`, `json`.

    Returns:
        0 although the file has mistakes; 2 if there is no file that can be read,
        or the query means nothing.
    """
    asked = args.where or ""
    if asked and not _is_query(asked):
        return _USAGE
    loaded = _standard_input() if args.file == "-" else load.read(args.file)
    if loaded.problems:
        print(problems.report(loaded.problems), file=sys.stderr)
        if any(problem.code.startswith(_UNREADABLE) for problem in loaded.problems):
            return _USAGE
        print(problems.summary(loaded), file=sys.stderr)
    events = _where(asked, loaded.timeline) if asked else loaded.timeline.events
    if args.json:
        _print_json(events)
    else:
        told = plain.pages(loaded.timeline, events) if args.long else plain.lines(events)
        for line in told:
            print(line)
    return 0


def _is_query(asked: str) -> bool:
    """Whether a query can be read; if not, say why, with a mark under the place."""
    from tui.core.query import QueryError
    from tui.core.query_parse import parse

    try:
        parse(asked)
    except QueryError as error:
        from tui.core.query_words import refusal

        print(f"timeline list: --where: {error.message}", file=sys.stderr)
        print("\n".join(refusal(asked, error)), file=sys.stderr)
        return False
    return True


def _where(asked: str, timeline: Timeline) -> Sequence[Event]:
    """The events that a query is true of; what may be wrong with it goes to standard error."""
    from tui.core.query_advice import answered
    from tui.core.query_parse import parse

    found, advice = answered(parse(asked), timeline)
    if not found:
        print("timeline list: --where: no event matches", file=sys.stderr)
    for line in advice:
        print(f"  {line}", file=sys.stderr)
    return found


def _standard_input() -> load.Loaded:
    return load.read_stream(None if sys.stdin is None else sys.stdin.buffer, "<stdin>")


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
