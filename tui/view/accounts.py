"""Who says what: claims as columns by party, and figures with their authors.

Rival claims stand beside each other, rival figures of one measure under one
another. Nothing is averaged, summed or chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.core import words
from tui.core.evidence import amount, speaker
from tui.core.model import Claim, Event, Figure, Timeline
from tui.view.paint import Line, Look, Piece, fitted, width_of, wrapped

NARROWEST_COLUMN = 18
"""Cells that a column of claims needs to be read with ease."""
_GUTTER = 2
_WIDEST_VALUE = 16


def voices(event: Event) -> int:
    """How many parties say something about the event."""
    return len({claim.by for claim in event.claims})


def claim_lines(
    event: Event, timeline: Timeline, numbers: Mapping[str, int], width: int, look: Look
) -> list[Line]:
    """The claims of an event: a column for each party, as many beside each other as fit.

    Args:
        event: Whose claims.
        timeline: Where the parties are named.
        numbers: The number of each source on this page.
        width: Cells of a line.
        look: Colours and glyphs.
    """
    columns = [
        _column_of(name, claims, numbers) for name, claims in _by_party(event, timeline).items()
    ]
    beside = max(1, min(len(columns), (width + _GUTTER) // (NARROWEST_COLUMN + _GUTTER)))
    lines: list[Line] = []
    for start in range(0, len(columns), beside):
        group = columns[start : start + beside]
        room = (width + _GUTTER) // len(group) - _GUTTER
        if lines:
            lines.append(())
        lines += _side_by_side([_set(column, room, look) for column in group], room, look)
    return lines


def _by_party(event: Event, timeline: Timeline) -> dict[str, list[Claim]]:
    columns: dict[str, list[Claim]] = {}
    for claim in event.claims:
        party = timeline.parties.get(claim.by)
        columns.setdefault(party.name if party else claim.by, []).append(claim)
    return columns


_Column = list[tuple[str, str]]
"""Paragraphs, each with its role: party, voice, text, blank."""


def _column_of(name: str, claims: Sequence[Claim], numbers: Mapping[str, int]) -> _Column:
    column: _Column = [("party", name)]
    for place, claim in enumerate(claims):
        if place:
            column.append(("blank", ""))
        if claim.who and claim.who != name:
            column.append(("voice", claim.who))
        column.append(("text", f"{claim.says} {citing(claim.sources, numbers)}".rstrip()))
        told = claim.date is None or words.describe(claim.date) in claim.who
        remarks = [words.brief(claim.date)] if claim.date and not told else []
        remarks += ["as cited"] if claim.cited else []
        if remarks:
            column.append(("voice", " · ".join(remarks)))
    return column


def _set(column: _Column, width: int, look: Look) -> list[Line]:
    palette = look.palette
    styles = {
        "party": palette.style(palette.accent, palette.pane, bold=True),
        "voice": palette.style(palette.grey, palette.pane),
        "text": palette.style(palette.text, palette.pane),
        "blank": palette.style(palette.text, palette.pane),
    }
    return [((line, styles[role]),) for role, text in column for line in wrapped(text, width)]


def _side_by_side(columns: list[list[Line]], room: int, look: Look) -> list[Line]:
    fill = look.palette.style(look.palette.text, look.palette.pane)
    gutter: Piece = (" " * _GUTTER, fill)
    lines: list[Line] = []
    for y in range(max(len(column) for column in columns)):
        line: list[Piece] = []
        for place, column in enumerate(columns):
            line += [gutter] if place else []
            line += fitted(column[y] if y < len(column) else (), room, fill)
        lines.append(tuple(line))
    return lines


def citing(sources: Sequence[str], numbers: Mapping[str, int]) -> str:
    """The numbers of sources on this page: `[1] [3]`."""
    return " ".join(f"[{numbers[source]}]" for source in sources if source in numbers)


def figure_lines(
    event: Event, timeline: Timeline, numbers: Mapping[str, int], width: int, look: Look
) -> list[Line]:
    """The figures of an event: under each measure its counts, values aligned to the right."""
    palette = look.palette
    name = palette.style(palette.text, palette.pane)
    measures: dict[str, list[Figure]] = {}
    for figure in event.figures:
        measures.setdefault(figure.of, []).append(figure)
    values = [amount(figure) for figure in event.figures]
    column = min(max((width_of(value) for value in values), default=0), _WIDEST_VALUE, width // 2)
    lines: list[Line] = []
    for measure, figures in measures.items():
        lines += [((line, name),) for line in wrapped(measure, width)]
        for figure in figures:
            lines += _figure(figure, timeline, numbers, column, width, look)
    return lines


def _figure(
    figure: Figure,
    timeline: Timeline,
    numbers: Mapping[str, int],
    column: int,
    width: int,
    look: Look,
) -> list[Line]:
    palette = look.palette
    value_style = palette.style(palette.text, palette.pane, bold=True)
    grey = palette.style(palette.grey, palette.pane)
    parts = [figure.who or speaker(figure.by, timeline)]
    if figure.date and words.describe(figure.date) not in figure.who:
        parts.append(words.brief(figure.date))
    if figure.note:
        parts.append(figure.note)
    about = " · ".join(part for part in parts if part)
    about = f"{about} {citing(figure.sources, numbers)}".strip()
    room = max(8, width - column - 4)
    values, texts = wrapped(amount(figure), column or 1), wrapped(about, room)
    lines: list[Line] = []
    for y in range(max(len(values), len(texts))):
        value = values[y] if y < len(values) else ""
        text = texts[y] if y < len(texts) else ""
        pad = " " * (column - width_of(value))
        lines.append((("  " + pad + value + "  ", value_style), (text, grey)))
    return lines
