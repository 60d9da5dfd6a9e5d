"""``timeline show``: the chart on standard output or in an SVG, without opening the screen.

It stands beside the app, for it draws with the same pictures; it reads one file, draws
one sheet and is done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rich.style import Style

from tui.core import load, problems
from tui.core.explorer import Explorer
from tui.core.text import escape_name, visible
from tui.view.chart_picture import time_room
from tui.view.paint import ASCII, GLYPH_SETS, UNICODE, Glyphs, Line, Look, plain, width_of
from tui.view.palette import Palette
from tui.view.sheet import sheet, tale, title
from tui.view.themes import DARK, OUR_THEMES, TERMINAL

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from textual.theme import Theme

    from tui.core.instant import Span
    from tui.core.model import Event, Timeline
    from tui.core.query import Query

_USAGE, _UNWRITTEN = 2, 1
_UNREADABLE = "T01"  # what the codes for a file that cannot be read at all begin with
WIDTH = 100
"""Columns where there is no terminal to ask."""
NARROWEST, WIDEST = 20, 1000
_ROWS = 40
"""Rows for eras and lanes, of which only those that are needed are printed."""


class RefusedError(Exception):
    """Why nothing is drawn, in one or two lines."""


def run(args: argparse.Namespace) -> int:
    """Draw one file; what is wrong in it goes to standard error.

    Args:
        args: `file` (a path, or ``-`` for standard input), `start` and `until` (dates),
            `where` (a query), `lanes`, `width`, `height`, `glyphs`, `theme`, `svg`
            (a path, or ``-`` for standard output); what is not given is empty or `None`.

    Returns:
        0 although the file has mistakes; 1 if the SVG cannot be written; 2 if there is
        no file that can be read, or for what cannot be shown.
    """
    try:
        return _run(args)
    except RefusedError as refused:
        print(f"timeline show: error: {refused}", file=sys.stderr)
        return _USAGE


def _run(args: argparse.Namespace) -> int:
    from tui import config

    _refuse_to_overwrite(args.svg, args.file)
    settings, _ = config.load()
    palette = _palette(args.theme, args.svg) if args.theme else _usual(settings.theme, args.svg)
    loaded = _loaded(args.file)
    if loaded is None:
        return _USAGE
    timeline = _chosen(loaded.timeline, args.where)
    width = args.width or _width(args.svg)
    explorer = _explorer(timeline, width, args.height or _ROWS, args.lanes, settings.lanes)
    explorer = _between(explorer, args.start, args.until)
    look = Look(palette, _glyphs(args.glyphs or settings.glyphs, args.svg))
    where = visible(args.where)
    lines = sheet(explorer, look, width, where)
    if args.svg:
        from tui.view.svg import svg

        about = tale(explorer, where)
        return _write(args.svg, svg(lines, width, palette, title(explorer), about))
    _print(lines, look)
    return 0


# --- what is shown --------------------------------------------------------


def _loaded(file: str) -> load.Loaded | None:
    """What a file gave; `None`, and why, if it cannot be read at all."""
    loaded = _standard_input() if file == "-" else load.read(file)
    if any(problem.code.startswith(_UNREADABLE) for problem in loaded.problems):
        print(problems.report(loaded.problems), file=sys.stderr)
        return None
    if loaded.problems:
        print(problems.summary(loaded), file=sys.stderr)
    return loaded


def _standard_input() -> load.Loaded:
    return load.read_stream(None if sys.stdin is None else sys.stdin.buffer, "<stdin>")


def _chosen(timeline: Timeline, where: str) -> Timeline:
    """The timeline with no more than the events that a query means."""
    return replace(timeline, events=tuple(chosen(timeline, where))) if where else timeline


def chosen(timeline: Timeline, where: str) -> list[Event]:
    """The events that a query means; why there are none, or fewer than meant, is told.

    Raises:
        RefusedError: It is no query.
    """
    from tui.core.query_advice import answered

    found, advice = answered(_query(where), timeline)
    if not found:
        print("timeline show: --where: no event matches", file=sys.stderr)
    for line in advice:
        print(f"  {line}", file=sys.stderr)
    return found


def _query(where: str) -> Query:
    from tui.core.query import QueryError
    from tui.core.query_parse import parse

    try:
        return parse(where)
    except QueryError as error:
        from tui.core.query_words import refusal

        said = "\n".join((error.message, *refusal(where, error)))
        raise RefusedError(f"--where: {said}") from None


def _explorer(timeline: Timeline, width: int, rows: int, asked: str, wanted: str) -> Explorer:
    """The first view of a timeline, with nothing selected.

    Lanes that were asked for are kept, whether or not each of them finds a row.
    """
    measure = lru_cache(maxsize=None)(width_of)
    explorer = Explorer.of(timeline, time_room(width), rows, measure, asked or wanted)
    return (explorer.with_lanes(asked) if asked else explorer).selecting(None)


def _between(explorer: Explorer, start: str, until: str) -> Explorer:
    """The finest window that shows all from one date to another; all there is, at an open end."""
    if not start and not until:
        return explorer
    lo, hi = explorer.extent or (explorer.viewport.start, explorer.viewport.end)
    first, last = _date(explorer, "--from", start), _date(explorer, "--to", until)
    if first is not None:
        known = first.start.lo
        lo = lo if known is None else known
        hi = hi if last or hi > lo else max(edge for edge in first.bounds if edge is not None)
    if last is not None:
        known = last.end.hi
        hi = hi if known is None else known
        lo = lo if first or lo < hi else min(edge for edge in last.bounds if edge is not None)
    if lo >= hi:
        raise RefusedError(f'"{visible(start)}" is not before "{visible(until)}"')
    return explorer.to_span(lo, hi).selecting(None)


def _date(explorer: Explorer, option: str, text: str) -> Span | None:
    """When a date is that somebody wrote; `None` for none."""
    if not text:
        return None
    from zoneinfo import ZoneInfo

    from tui.core.human import DateError, read_date

    try:
        return read_date(text, ZoneInfo(explorer.timeline.timezone))
    except DateError as error:
        said = f'{option} "{visible(text)}": {visible(error.message)}'
        tried = f'\nDid you mean "{visible(error.suggestion)}"?' if error.suggestion else ""
        raise RefusedError(said + tried) from None


# --- how it looks ---------------------------------------------------------


def _usual(wanted: str, svg: str) -> Palette:
    """The colours that the settings want; else the terminal's own, on whatever ground they are."""
    with suppress(RefusedError):  # what is wrong with the settings, "timeline config" tells
        if wanted:
            return _palette(wanted, svg)
    return Palette.of(DARK if svg else TERMINAL)


def _palette(name: str, svg: str) -> Palette:
    """The colours of a theme that somebody asked for."""
    ours = {theme.name: theme for theme in OUR_THEMES}
    theme = ours.get(name) or _of_textual(name, ours)
    if svg and theme.ansi:
        raise RefusedError(
            f'the theme "{name}" has the colours of a terminal, and an SVG has none\n'
            f'"--theme {DARK.name}" has its own.'
        )
    return Palette.of(theme)


def _of_textual(name: str, ours: Collection[str]) -> Theme:
    """One of the themes that come with Textual, which is imported for these only."""
    from textual.theme import BUILTIN_THEMES

    if name in BUILTIN_THEMES:
        return BUILTIN_THEMES[name]
    from difflib import get_close_matches

    known = sorted((*ours, *BUILTIN_THEMES))
    near = get_close_matches(name, known, n=1)
    tried = f'Did you mean "{near[0]}"?' if near else f"Themes are {', '.join(known)}."
    raise RefusedError(f'there is no theme "{visible(name)}"\n{tried}')


def _glyphs(name: str, svg: str) -> Glyphs:
    """The glyph set of a name; for `auto` what the output can take."""
    if name in GLYPH_SETS:
        return GLYPH_SETS[name]
    if svg:
        return UNICODE
    is_console = _is_terminal() and os.environ.get("TERM") == "linux"
    return UNICODE if _writes_all() and not is_console else ASCII


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "ascii"


def _writes_all() -> bool:
    """Whether the output takes every character there is."""
    return _encoding().lower().replace("-", "") == "utf8"


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width(svg: str) -> int:
    """Columns of the terminal, if the chart goes to one."""
    if svg or not _is_terminal():
        return WIDTH
    from shutil import get_terminal_size

    columns = get_terminal_size((WIDTH, 24)).columns  # COLUMNS may say anything
    return min(max(NARROWEST, columns), WIDEST)


# --- where it goes --------------------------------------------------------


def _print(lines: Iterable[Line], look: Look) -> None:
    """Print with colours on a terminal that has them, else without, as no-color.org asks."""
    if look.glyphs is ASCII or not _writes_all():
        encoding = _encoding()
        lines = [tuple((plain(text, encoding), style) for text, style in line) for line in lines]
    if os.environ.get("NO_COLOR") or not _is_terminal():
        for line in lines:
            print("".join(text for text, _ in line).rstrip())
        return
    from rich.console import COLOR_SYSTEMS, Console

    console = Console(file=sys.stdout)
    name = "" if console.legacy_windows else console.color_system or ""
    for line in lines:
        print("".join(_rendered(text, style, COLOR_SYSTEMS.get(name)) for text, style in line))


def _rendered(text: str, style: Style, colours: ColorSystem | None) -> str:
    """A text in its colours; nothing is said of those that the terminal has anyway."""
    ink, ground = style.color, style.bgcolor
    worn = Style(
        color=None if ink is None or ink.is_default else ink,
        bgcolor=None if ground is None or ground.is_default else ground,
        bold=style.bold,
        dim=style.dim,
        reverse=style.reverse,
    )
    return worn.render(text, color_system=colours)


def _refuse_to_overwrite(svg: str, file: str) -> None:
    """Refuse a name for the SVG that is another kind of file: that would be lost."""
    if svg not in ("", "-") and not svg.lower().endswith(".svg"):
        name = escape_name(svg)
        raise RefusedError(f'the name of an SVG ends in .svg, and "{name}" does not')
    with suppress(OSError, ValueError):  # one of them is not there, or is no name at all
        if svg and Path(svg).samefile(file):
            raise RefusedError("the SVG would take the place of the timeline itself")


def _write(path: str, text: str) -> int:
    """Write the SVG, whole or not at all; give the exit status."""
    contents = text.encode("utf-8")
    if path == "-":
        if sys.stdout is not None:
            sys.stdout.buffer.write(contents)
        return 0
    from tui.outside import writing

    try:
        writing.replace(path, contents)
    except writing.WriteError as error:
        print(f"timeline show: error: {error}", file=sys.stderr)
        return _UNWRITTEN
    return 0
