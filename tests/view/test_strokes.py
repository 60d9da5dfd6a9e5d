"""Strokes on a row of cells, and the legend that shows each of them."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from tests.core.made import span
from tui.core.extents import extent
from tui.core.instant import DAY
from tui.view.legend import SAMPLES, drawn, legend
from tui.view.paint import ASCII, GLYPH_SETS, NARROW, UNICODE, Canvas, Glyphs, Look, width_of
from tui.view.palette import DARK, Palette
from tui.view.strokes import paint_span

PALETTE = Palette.of(DARK)
INK = PALETTE.style(PALETTE.text)
SETS = pytest.mark.parametrize("glyphs", GLYPH_SETS.values(), ids=lambda glyphs: glyphs.name)


def row(date: str, glyphs: Glyphs, mark: str = "", left: int = 0, room: bool = True) -> str:
    """The cells of an event from a column after 1970-01-01 on, a day a column."""
    when = span(date)
    canvas = Canvas(10, INK)
    look = Look(PALETTE, glyphs)
    placed = extent(when, DAY, (-50, 50))
    paint_span(canvas, placed, when, left, look, mark or glyphs.point, INK, room)
    return text_of(canvas.line()).rstrip()


def text_of(line: object) -> str:
    return "".join(text for text, _ in line)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("date", "unicode", "narrow", "plain"),
    [
        ("1970-01-02", " ●", " ◗", " o"),
        ("1970-01-02~", " ●~", " ◗~", " o~"),
        ("1970-01-02?", " ●?", " ◗?", " o?"),
        ("1970-01-02%", " ●%", " ◗%", " o%"),
        ("1970-01-02/1970-01-05", " ●━━━", " ◗╍╍╍", " o==="),
        ("1970-01", "●┄┄┄┄┄┄┄┄┄", "◗╌╌╌╌╌╌╌╌╌", "o---------"),
        ("1970-01~", "●~~~~~~~~~", "◗~~~~~~~~~", "o~~~~~~~~~"),
        ("1970-01?", "●?┄┄┄┄┄┄┄┄", "◗?╌╌╌╌╌╌╌╌", "o?--------"),
        ("1970-01%", "●%~~~~~~~~", "◗%~~~~~~~~", "o%~~~~~~~~"),
        ("1970-01-XX", "●·········", "◗⋅⋅⋅⋅⋅⋅⋅⋅⋅", "o........."),
        ("1970-01-02/..", " ●━━━━━━━▶", " ◗╍╍╍╍╍╍╍»", " o=======>"),
        ("../1970-01-05", "◀━━━●", "«╍╍╍◗", "<===o"),
        ("1970-01-02/", " ●┄?", " ◗╌?", " o-?"),
    ],
)
def test_an_event_in_each_set_of_glyphs(date: str, unicode: str, narrow: str, plain: str) -> None:
    assert row(date, UNICODE) == unicode
    assert row(date, NARROW) == narrow
    assert row(date, ASCII) == plain


def test_a_kind_is_told_by_its_mark_though_its_date_is_doubted() -> None:
    assert row("1970-01-02~", UNICODE, "◆") == " ◆~"
    assert row("1970-01-02~", UNICODE, "✕") == " ✕~"


@SETS
def test_a_doubted_mark_without_a_cell_beside_it_differs_from_an_exact_one(glyphs: Glyphs) -> None:
    for mark in (glyphs.point, "x"):
        exact = row("1970-01-02", glyphs, mark, room=False)
        assert row("1970-01-02~", glyphs, mark, room=False) != exact


def test_a_sign_of_doubt_comes_again_along_a_long_fringe() -> None:
    whole = [row("1970?", UNICODE, left=left) for left in range(5, 200)]
    assert sum("?" in cells for cells in whole) > len(whole) * 3 // 4
    assert all(one[1:] == other[:-1] for one, other in pairwise(whole))


def test_a_stroke_is_told_from_its_middle() -> None:
    assert row("1970-01/..", UNICODE, left=40) == "━━━━━━━━━▶"
    assert row("../1971", UNICODE, left=40) == "◀━━━━━━━━━"


@SETS
def test_the_samples_of_the_legend_all_differ(glyphs: Glyphs) -> None:
    look = Look(PALETTE, glyphs)
    shown = [text_of(drawn(sample, 12, look)) for sample in SAMPLES]
    assert all(one != other for one, other in combinations(shown, 2))
    assert all(width_of(cells) == 12 and cells.endswith(" ") for cells in shown)
    assert [text_of(line) for line in legend(12, look)] == [
        cells + sample.says for cells, sample in zip(shown, SAMPLES, strict=True)
    ]


@SETS
def test_what_stands_for_each_doubt_differs_within_a_set(glyphs: Glyphs) -> None:
    signs = (glyphs.bar, glyphs.fringe, glyphs.about, glyphs.question, glyphs.both, glyphs.unsaid)
    assert len(set(signs)) == len(signs)
