"""``timeline date``: how a date will be understood, or why not, and what would be."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, tzinfo
from typing import BinaryIO

from tui.core import edtf, words
from tui.core.human import read_date
from tui.core.instant import DateError, Limit, Precision, Span
from tui.core.text import cells, visible

_REFUSED = 1
_USAGE = 2
_WIDTH = 12
_LONGEST = 4_096
"""Bytes of a line that are kept; no date is a twentieth as long."""
_SHOWN = 200
"""Characters of a refused text that are shown."""


def run(args: argparse.Namespace) -> int:
    """Tell of each date how it is understood.

    Args:
        args: `words` (joined into one date; ``-`` alone reads one date a line from
            standard input), `json`, `timezone` (that of the axis).

    Returns:
        0 if every date could be taken, 1 if not, 2 for an unknown time zone.
    """
    zone = _zone(args.timezone)
    if zone is None:
        return _USAGE
    dates = _standard_input() if args.words == ["-"] else iter([" ".join(args.words)])
    status = 0
    for number, text in enumerate(dates):
        try:
            span = read_date(text, zone)
        except DateError as error:
            status = _REFUSED
            _refuse(text, error, args.json)
            continue
        if args.json:
            _print_json(text, span)
        else:
            if number:
                print()
            _tell(text, span, args.timezone)
    return status


def _zone(name: str) -> tzinfo | None:
    """The time zone of a name; `None`, and a message, if there is none."""
    from zoneinfo import ZoneInfo, available_timezones

    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of names
        from difflib import get_close_matches

        print(f'timeline: there is no time zone "{visible(name)}"', file=sys.stderr)
        known = {zone.lower(): zone for zone in available_timezones()}
        near = get_close_matches(name.replace(" ", "_").lower(), known, n=1)
        print(f'Did you mean "{known[near[0]]}"?' if near else "Such a name is Asia/Yerevan.",
              file=sys.stderr)  # fmt: skip
        return None


def _standard_input() -> Iterator[str]:
    """Line by line, whatever is in it; bytes that are no UTF-8 become visible."""
    if sys.stdin is None:
        return
    for number, line in enumerate(_lines(sys.stdin.buffer)):
        text = line.decode("utf-8", "backslashreplace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if number == 0 else text


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, each as far as it may matter: one may never end."""
    while line := stream.readline(_LONGEST):
        yield line
        while len(line) == _LONGEST and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST)


def _print_json(text: str, span: Span | None, error: DateError | None = None) -> None:
    """One object on one line; what does not apply is null."""
    import json

    values = {
        "input": text,
        "ok": span is not None,
        "words": words.describe(span) if span else None,
        "edtf": edtf.write(span) if span else None,
        "bounds": list(span.bounds) if span else None,
        "precision": words.precision_word(span.precision) if span else None,
        "qualifier": words.doubt(span.qualifier) if span else None,
        "error": error.message if error else None,
        "suggestion": (error.suggestion or None) if error else None,
    }
    print(json.dumps(values), flush=True)


def _tell(text: str, span: Span, timezone: str) -> None:
    """A few aligned lines; bounds are told to the last day, or to the second of a time."""
    print(visible(text.strip()))
    _line("understood", words.describe(span))
    _line("EDTF", edtf.write(span))
    clock = ""
    if span.start.precision > Precision.DAY or span.end.precision > Precision.DAY:
        clock = f" ({visible(timezone)})"
    if span.is_point:
        _line("within", words.extent(span.start) + clock)
    else:
        for name, edge in (("starts", span.start), ("ends", span.end)):
            known = edge.limit is Limit.KNOWN
            _line(name, words.extent(edge) + clock if known else edge.limit.value)
    precision = words.precision_word(span.precision)
    doubt = "" if not span.qualifier.value else f", {words.doubt(span.qualifier)}"
    _line("precision", precision + doubt)
    sys.stdout.flush()


def _line(name: str, value: str) -> None:
    print(f"  {name:{_WIDTH}}{value}")


def _refuse(text: str, error: DateError, as_json: bool) -> None:
    """The text with a mark under the part at fault, the reason and the nearest form."""
    if as_json:
        _print_json(text, None, error)
        return
    part = text[:_SHOWN]
    shown = visible(part) + "…" * (part != text)
    before = cells(visible(part[: error.start]))
    width = cells(visible(part[error.start : error.end]))
    lines = [shown, f"{' ' * before}{'^' * max(width, 1)}"] if shown.strip() else []
    lines.append(f"  {'refused':{_WIDTH}}{visible(error.message)}")
    if error.suggestion:
        lines.append(f"  {'try':{_WIDTH}}{visible(error.suggestion)}")
    sys.stdout.flush()  # so that the two streams keep their order on one screen
    print("\n".join(lines), file=sys.stderr, flush=True)
