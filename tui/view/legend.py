"""What the strokes of the chart mean: samples made by what draws the chart, with words."""

from __future__ import annotations

from typing import NamedTuple
from zoneinfo import ZoneInfo

from tui.core.edtf import read
from tui.core.extents import extent
from tui.core.instant import DAY
from tui.view.paint import Canvas, Line, Look
from tui.view.strokes import paint_span


class Sample(NamedTuple):
    """A date whose stroke is shown."""

    date: str
    """In EDTF."""
    says: str
    scale: int = DAY
    """Seconds a column."""
    bounds: tuple[int, int] = (0, 0)
    """The columns of all time, where an open end needs them."""


_YEAR = 73 * DAY  # five columns of it are a year
SAMPLES = (
    Sample("1970-01-01/1970-01-05", "certain: it was going on all this time"),
    Sample("1970", "possible: some time in here", _YEAR),
    Sample("1970/1971", "from some time to some time", _YEAR),
    Sample("1970~", "approximate: some time about here", _YEAR),
    Sample("1970?", "uncertain: some time in here, perhaps", _YEAR),
    Sample("1970%", "approximate and uncertain", _YEAR),
    Sample("1970-XX", "digits were left out", _YEAR),
    Sample("1970-01-01/..", "open: it goes on", bounds=(0, 5)),
    Sample("../1970-01-05", "open: it was so before", bounds=(0, 5)),
    Sample("1970-01-01/", "the end is not known"),
    Sample("/1970-01-03", "the start is not known"),
)
"""A sample of each way to draw an event."""


def drawn(sample: Sample, width: int, look: Look) -> Line:
    """A sample in so many cells, as the chart would draw it."""
    palette = look.palette
    ink = palette.style(palette.accent, palette.pane, bold=True)
    span = read(sample.date, ZoneInfo("UTC"))
    placed = extent(span, sample.scale, sample.bounds)
    canvas = Canvas(width, ink)
    paint_span(canvas, placed, span, placed.first, look, look.mark("", 0), ink, room=True)
    return canvas.line()


def legend(width: int, look: Look) -> list[Line]:
    """Every sample in `width` cells, with what it means."""
    plain = look.palette.style(look.palette.text, look.palette.pane)
    return [(*drawn(sample, width, look), (sample.says, plain)) for sample in SAMPLES]
