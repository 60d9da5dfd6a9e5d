"""Who says what: claims as columns by party, and figures with their authors.

Rival claims stand beside each other, rival figures of one measure under one
another. Nothing is averaged, summed or chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.core import words
from tui.core.evidence import amount, dated, speaker
from tui.core.model import Claim, Event, Figure, Timeline
from tui.view.paint import Line, Look, Piece, fitted, width_of
from tui.view.prose import broken, dotted, whole

NARROWEST_COLUMN = 18
"""Cells that a column of claims needs to be read with ease."""
GUTTER = 3
"""Cells between two columns."""
_WIDEST_VALUE = 16
"""Cells of the column of values; a longer one stands on a line of its own."""
_NARROWEST_AUTHOR = 22
"""Cells that the author of a figure needs beside it; with fewer it stands below."""


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
        _column_of(name, claims, timeline, numbers)
        for name, claims in _by_party(event, timeline).items()
    ]
    most = max(1, min(len(columns), (width + GUTTER) // (NARROWEST_COLUMN + GUTTER)))
    rows = -(-len(columns) // most)
    beside = -(-len(columns) // rows)  # as many in each row: nobody's account is left alone
    lines: list[Line] = []
    for start in range(0, len(columns), beside):
        group = columns[start : start + beside]
        room = (width + GUTTER) // len(group) - GUTTER
        if lines:
            lines.append(())
        lines += side_by_side([_set(column, room, look) for column in group], room, look)
    return lines


def _by_party(event: Event, timeline: Timeline) -> dict[str, list[Claim]]:
    columns: dict[str, list[Claim]] = {}
    for claim in event.claims:
        columns.setdefault(_party(claim, timeline), []).append(claim)
    return columns


def _party(claim: Claim, timeline: Timeline) -> str:
    return speaker(claim.by, timeline) or "Not named"


_Column = list[tuple[str, str]]
"""Paragraphs, each with its role: party, voice, text, blank."""


def _column_of(
    name: str, claims: Sequence[Claim], timeline: Timeline, numbers: Mapping[str, int]
) -> _Column:
    column: _Column = [("party", name)]
    last = ""
    for place, claim in enumerate(claims):
        if place:
            column.append(("blank", ""))
        who = claim.who if claim.who != name else ""
        when = dated(claim, timeline)
        date = when if claim.date is None else whole(words.brief(claim.date))
        date = "" if when in who else date
        said_by = ", ".join(filter(None, (who, date, whole("as cited") if claim.cited else "")))
        if said_by and said_by != last:
            column.append(("voice", said_by))
        last = said_by
        column.append(("text", f"{claim.says.strip()} {citing(claim.sources, numbers)}".rstrip()))
    return column


def _set(column: _Column, width: int, look: Look) -> list[Line]:
    """A column in lines."""
    palette = look.palette
    styles = {
        "party": palette.style(palette.accent, palette.pane, bold=True),
        "voice": palette.style(palette.grey, palette.pane),
        "text": palette.style(palette.text, palette.pane),
        "blank": palette.style(palette.text, palette.pane),
    }
    lines: list[Line] = []
    for role, text in column:
        lines += [((line, styles[role]),) for line in broken(text, width)]
    return lines


def side_by_side(columns: list[list[Line]], room: int, look: Look) -> list[Line]:
    """Columns of `room` cells beside each other, each from the top."""
    if len(columns) == 1:
        return columns[0]
    palette = look.palette
    fill = palette.style(palette.text, palette.pane)
    gutter: Piece = (" " * GUTTER, fill)
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
    values = (width_of(amount(figure)) for figure in event.figures)
    column = max((cells for cells in values if cells <= _WIDEST_VALUE), default=0)
    if width - column - 4 < _NARROWEST_AUTHOR:
        column = 0
    lines: list[Line] = []
    for measure, figures in measures.items():
        lines += [((line, name),) for line in broken(measure, width)]
        for figure in figures:
            about = _author(figure, timeline, numbers)
            lines += _figure(amount(figure), about, column, width, look)
    return lines


def _author(figure: Figure, timeline: Timeline, numbers: Mapping[str, int]) -> str:
    """Who gave a figure, when, what is to be known of it, and where it stands."""
    when = dated(figure, timeline)
    date = when if figure.date is None else whole(words.brief(figure.date))
    date = "" if when in figure.who else date
    about = dotted((figure.who or speaker(figure.by, timeline), date, figure.note))
    return f"{about} {citing(figure.sources, numbers)}".strip()


def _figure(value: str, about: str, column: int, width: int, look: Look) -> list[Line]:
    """A value with its author beside it, or below where there is no room.

    Args:
        value: The figure.
        about: Its author and the rest.
        column: Cells in which values stand to the right; 0 to put authors below.
        width: Cells of a line.
        look: Colours and glyphs.
    """
    palette = look.palette
    bold = palette.style(palette.text, palette.pane, bold=True)
    grey = palette.style(palette.grey, palette.pane)
    indent = column + 4
    texts = broken(about, max(8, width - indent)) if about else []
    blank: Piece = (" " * indent, bold)
    if width_of(value) > column:
        own = broken(value, max(8, width - 2))
        below: list[Line] = [(blank, (text, grey)) for text in texts]
        return [*((("  " + line, bold),) for line in own), *below]
    pad = " " * (column - width_of(value))
    first: Piece = (f"  {pad}{value}  ", bold)
    return [(blank if y else first, (text, grey)) for y, text in enumerate(texts or [""])]
