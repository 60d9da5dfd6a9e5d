"""A sheet: the chart with what a reader needs who has no keys to ask with.

Above it the title and the time that it shows, below it what the glyphs stand for,
the eras, and how many events are counted rather than drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.style import Style

from tui.core.instant import Qualifier
from tui.core.words import describe
from tui.view.chart_picture import ChartPicture, drawn
from tui.view.hues import Hues
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of

if TYPE_CHECKING:
    from tui.core.blocks import Block
    from tui.core.explorer import Explorer
    from tui.core.model import Era

_GAP = "   "
_ERA_LINES = 3
"""Lines that the eras may take; where they need more, their bands have to do."""
_KINDS = 40
"""Kinds that are told at most; more would be no legend."""
_UNTITLED = "Timeline"
_OTHER = "other"


def title(explorer: Explorer) -> str:
    """What a sheet is called."""
    return explorer.timeline.title or _UNTITLED


def tale(explorer: Explorer, where: str = "") -> str:
    """What a sheet shows: the time, and how many events of all, or of all that a query means."""
    count, all_ = explorer.shown_count, len(explorer.events)
    told = _events(count) if count == all_ else f"{count:,} of {_events(all_)}"
    asked = f" where {where}" if where else ""
    return f"{explorer.window_words()} · {told}{asked}"


def sheet(explorer: Explorer, look: Look, width: int, where: str = "") -> list[Line]:
    """The whole sheet, line by line.

    Args:
        explorer: What to draw, with nothing selected; its window is as wide as
            `chart_picture.time_room`.
        look: With which colours and glyphs.
        width: Cells of each line.
        where: The query that its events were chosen by; empty if all are there.
    """
    blank = fitted((), width, _plain(look))
    lines = [*_head(explorer, look, width, where), blank]
    if where and not explorer.events:
        none = f"No event matches {where}."
        return [*lines, _line([(none, look.palette.style(look.palette.grey))], width, look)]
    lines += ChartPicture().all_lines(explorer, look, width)
    if not explorer.events:
        return lines
    seen = [block for row in explorer.scene.rows for block in drawn(explorer, row)]
    return [*lines, *([blank] if seen else []), *_below(explorer, look, width, seen)]


def _head(explorer: Explorer, look: Look, width: int, where: str) -> list[Line]:
    """The title and the tale, on one line if there is room."""
    palette = look.palette
    bold, grey = palette.style(palette.text, bold=True), palette.style(palette.grey)
    name = (title(explorer), bold)
    if not explorer.events:
        return [_line([name], width, look)]
    told = (tale(explorer, where), grey)
    if width_of(name[0]) + len(_GAP) + width_of(told[0]) + 2 <= width:
        return [spread([(" ", bold), name], [told, (" ", grey)], width, bold)]
    return [_line([name], width, look), _line([told], width, look)]


def _below(explorer: Explorer, look: Look, width: int, seen: Sequence[Block]) -> list[Line]:
    """What the glyphs are, the eras, and what is not drawn."""
    grey = look.palette.style(look.palette.grey)
    events = sorted({block.event for block in seen})
    lines = _flowing(_kinds(explorer, look, events), width, look)
    lines += _flowing(_signs(explorer, look, seen), width, look)
    eras = _flowing(_eras(explorer, look), width, look)
    lines += eras if len(eras) <= _ERA_LINES else []
    counted = explorer.shown_count - sum(map(explorer.in_view, events))
    if counted > 0:
        lines.append(_line([(_counted(counted), grey)], width, look))
    elif not seen:
        said = "No event touches this time."
        lines.append(_line([(said, grey)], width, look))
    return lines


def _counted(count: int) -> str:
    """That some events are not drawn, and where they are."""
    is_one = count == 1
    are, they = ("is", "it stands") if is_one else ("are", "they stand")
    return f"{_events(count)} {are} not drawn but counted where {they}."


def _kinds(explorer: Explorer, look: Look, seen: Sequence[int]) -> list[Line]:
    """The glyph and the name of each kind in view, as the file orders them."""
    palette, timeline = look.palette, explorer.timeline
    hues, text = Hues.of(timeline, look), palette.style(palette.text)
    found = {explorer.events[index].kind: explorer.events[index] for index in reversed(seen)}
    named = [kind for kind in timeline.kinds if kind in found]
    others = sorted(kind for kind in found if kind and kind not in timeline.kinds)
    ordered = [*named, *others, *([""] if "" in found and len(found) > 1 else [])]
    made: list[Line] = []
    for kind in ordered[:_KINDS]:
        event = found[kind]
        table = timeline.kinds.get(kind)
        name = table.name if table else kind or _OTHER
        mark = (hues.mark(event), palette.style(hues.event(event)))
        made.append((mark, (f" {name}", text)))
    if len(ordered) > _KINDS:
        more = f"and {len(ordered) - _KINDS} kinds more"
        made.append(((more, palette.style(palette.grey)),))
    return made


def _signs(explorer: Explorer, look: Look, seen: Sequence[Block]) -> list[Line]:
    """What the lines and signs of the chart mean, as far as there are such."""
    glyphs, palette = look.glyphs, look.palette
    grey, text = palette.style(palette.grey), palette.style(palette.text)
    is_open = any(block.open_start or block.open_end for block in seen)
    is_unknown = any(block.unknown_start or block.unknown_end for block in seen)
    named = [explorer.events[block.event] for block in seen if block.label]
    doubts = {edge.qualifier for event in named for edge in (event.span.start, event.span.end)}
    told = (
        (any(map(_is_certain, seen)), glyphs.bar, "certain"),
        (any(map(_is_possible, seen)), glyphs.fringe, "possible"),
        (is_open, glyphs.arrow_right, "goes on"),
        (Qualifier.APPROXIMATE in doubts, glyphs.about, "approximate"),
        (Qualifier.BOTH in doubts, glyphs.both, "approximate and uncertain"),
        (is_unknown or Qualifier.UNCERTAIN in doubts, glyphs.question, "uncertain or not known"),
        (any(event.is_contested for event in named), glyphs.contested, "the parties differ"),
    )
    return [((sign, grey), (f" {name}", text)) for is_there, sign, name in told if is_there]


def _is_certain(block: Block) -> bool:
    """Whether there is a column, not hidden by the mark, where it certainly lasted."""
    is_marked = block.core_first <= block.mark < block.core_last
    return block.core_last - block.core_first > is_marked


def _is_possible(block: Block) -> bool:
    """Whether there is one where it may have lasted."""
    cells = block.core_first - block.first + block.last - block.core_last
    signs = block.unknown_start + block.unknown_end
    return cells > signs + (not block.core_first <= block.mark < block.core_last)


def _eras(explorer: Explorer, look: Look) -> list[Line]:
    """The eras in view with their dates: a band may be too short for its name."""
    palette, hues = look.palette, Hues.of(explorer.timeline, look)
    grey = palette.style(palette.grey)
    made: list[Line] = []
    for era in _eras_in_view(explorer):
        hue = hues.era(era.id)
        name = f"{era.name}:" if palette.ansi else f" {era.name} "
        dates = (f" {describe(era.span)}", grey)
        made.append(((name, palette.style(hue, palette.band(hue))), dates))
    return made


def _eras_in_view(explorer: Explorer) -> list[Era]:
    left = explorer.viewport.left
    bands = [
        band
        for row in explorer.scene.eras
        for band in row.between(left, left + explorer.viewport.width)
    ]
    shown = {era for band in bands for era in (band.era, *band.hidden)}
    return [era for id_, era in explorer.timeline.eras.items() if id_ in shown]


def _flowing(items: Iterable[Line], width: int, look: Look) -> list[Line]:
    """Items one after the other, on as many lines as they need."""
    rows: list[list[Piece]] = []
    room = 0
    for item in items:
        cells = sum(width_of(text) for text, _ in item) + len(_GAP)
        if not rows or cells > room:
            rows.append([])
            room = width - 1 + len(_GAP)
        elif rows[-1]:
            rows[-1].append((_GAP, _plain(look)))
        rows[-1] += item
        room -= cells
    return [_line(row, width, look) for row in rows]


def _line(pieces: Sequence[Piece], width: int, look: Look) -> Line:
    """Pieces from the left with a blank before them; what is cut ends in the mark of a cut."""
    blank, room, kept = _plain(look), width - 1, list[Piece]()
    for text, style in pieces:
        short = cut(text, room, look.glyphs.more)
        kept.append((short, style))
        room -= width_of(short)
        if short != text:
            break
    return fitted([(" ", blank), *kept], width, blank)


def _plain(look: Look) -> Style:
    return look.palette.style(look.palette.text)


def _events(count: int) -> str:
    return f"{count:,} event{'' if count == 1 else 's'}"
