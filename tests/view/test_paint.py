"""Rows of cells: nothing is painted outside its cells, and every row is as wide as it says."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.view.paint import (
    ASCII,
    GLYPH_SETS,
    NARROW,
    UNICODE,
    Canvas,
    Look,
    cut,
    fitted,
    plain,
    spread,
    width_of,
    wrapped,
)
from tui.view.palette import DARK, Palette
from tui.view.plain_filter import Plain

PLAIN = Style(color="white", bgcolor="black")
LOUD = Style(color="red", bgcolor="black")
GRAPHEMES = [
    "a",
    "b",
    " ",
    "-",
    "…",
    "漢",
    "字",
    "한",
    "é",
    "е\u0301",
    "👩\u200d👩\u200d👧",
    "🇦🇲",
    "א",
]
TEXTS = st.lists(st.sampled_from(GRAPHEMES), max_size=20).map("".join)


def text_of(line: object) -> str:
    return "".join(text for text, _ in line)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Shusha", 10, "Shusha"),
        ("Shusha", 6, "Shusha"),
        ("Shusha", 5, "Shus…"),
        ("Fighting begins", 10, "Fighting…"),
        ("漢字漢字", 5, "漢字…"),
        ("Shusha", 1, "…"),
        ("Shusha", 0, ""),
    ],
)
def test_a_text_is_cut_where_room_ends(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one\n\ntwo", 7, ["one", "", "two"]),
        ("https://example.org/a", 8, ["https://", "example.", "org/a"]),
        ("漢字漢字", 4, ["漢字", "漢字"]),
        ("", 4, [""]),
    ],
)
def test_a_text_is_broken_at_blanks_where_it_can_be(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrapped(text, width) == lines


@given(TEXTS, st.integers(2, 40))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(0, 40))
def test_a_cut_text_has_no_more_cells_than_asked(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width


@given(st.lists(st.tuples(TEXTS, st.just(PLAIN)), max_size=4), st.integers(1, 40))
def test_a_fitted_line_is_exactly_as_wide_as_the_pane(
    line: list[tuple[str, Style]], width: int
) -> None:
    assert cell_len(text_of(fitted(line, width, PLAIN))) == width


def test_both_ends_of_a_line_are_kept_while_there_is_room() -> None:
    assert text_of(spread([("left", PLAIN)], [("right", PLAIN)], 12, PLAIN)) == "left   right"
    assert text_of(spread([("left", PLAIN)], [("right", PLAIN)], 7, PLAIN)) == "leright"


def test_what_is_painted_outside_of_the_row_is_not_there() -> None:
    canvas = Canvas(6, PLAIN)
    canvas.put(-2, "abcd", PLAIN)
    canvas.put(4, "wxyz", LOUD)
    assert text_of(canvas.line()) == "cd  wx"


def test_half_of_a_wide_character_is_never_left_over() -> None:
    canvas = Canvas(6, PLAIN)
    canvas.put(0, "漢字漢", PLAIN)
    canvas.put(1, "x", LOUD)
    canvas.put(4, "y", LOUD)
    assert text_of(canvas.line()) == " x字y "


@given(TEXTS, st.integers(-3, 23), st.integers(-3, 23))
def test_a_fill_covers_its_cells_and_no_half_of_a_wide_character(
    text: str, start: int, end: int
) -> None:
    canvas = Canvas(20, PLAIN)
    canvas.put(0, text, PLAIN)
    before = text_of(canvas.line())
    canvas.fill(start, end, "=", LOUD)
    after = text_of(canvas.line())
    assert cell_len(after) == 20
    assert after.count("=") == max(0, min(end, 20) - max(start, 0))
    assert start < end or after == before


@given(st.lists(st.tuples(st.integers(-5, 25), TEXTS), max_size=6))
@example([(18, "漢"), (19, "漢")])
@example([(0, "漢"), (-1, "漢")])
def test_a_row_is_as_wide_as_it_was_made_whatever_is_painted(
    paintings: list[tuple[int, str]],
) -> None:
    canvas = Canvas(20, PLAIN)
    for x, text in paintings:
        canvas.put(x, text, PLAIN)
    assert cell_len(text_of(canvas.line())) == 20


@pytest.mark.parametrize("glyphs", GLYPH_SETS.values(), ids=lambda glyphs: glyphs.name)
def test_every_glyph_is_one_cell_wide(glyphs: object) -> None:
    for field in glyphs._fields:  # type: ignore[attr-defined]
        if field not in ("name", "levels", "fills"):
            assert width_of(getattr(glyphs, field)) == 1, field
    several = glyphs.levels + glyphs.fills  # type: ignore[attr-defined]
    assert all(width_of(one) == 1 for one in several)


@pytest.mark.parametrize("glyphs", GLYPH_SETS.values(), ids=lambda glyphs: glyphs.name)
def test_no_two_signs_of_the_overview_are_the_same(glyphs: object) -> None:
    signs = glyphs.levels + glyphs.fills + glyphs.here  # type: ignore[attr-defined]
    assert len(set(signs)) == len(signs)


def test_the_narrow_set_has_no_character_that_an_east_asian_terminal_widens() -> None:
    import unicodedata

    for field in NARROW._fields:
        if field != "name":
            for character in getattr(NARROW, field):
                assert unicodedata.east_asian_width(character) in ("N", "Na"), (field, character)


def test_the_ascii_set_is_ascii() -> None:
    assert all(getattr(ASCII, field).isascii() for field in ASCII._fields)


def test_a_kind_keeps_its_own_glyph_only_where_the_set_can_draw_it() -> None:
    palette = Palette.of(DARK)
    assert Look(palette, UNICODE).mark("◆", 0) == "◆"
    assert Look(palette, UNICODE).mark("", 0) == UNICODE.point
    assert Look(palette, ASCII).mark("◆", 1).isascii()
    assert Look(palette, ASCII).mark("◆", 1) != Look(palette, ASCII).mark("●", 2)


def test_a_joiner_at_the_edge_of_a_text_joins_nothing_beside_it() -> None:
    canvas = Canvas(4, PLAIN)
    canvas.put(0, "a\u200d", PLAIN)
    assert text_of(canvas.line()) == "a   "


# Nothing but ASCII and letters


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("9 Nov 2020 · 1–3 weeks …", "9 Nov 2020 | 1-3 weeks ."),
        ("“so” ‘it’ — is", "\"so\" 'it' - is"),
        ("40×10 → 9, a ≠ b", "40x10 > 9, a ! b"),
        ("▌ ┌──┐ │", "| +--+ |"),
        ("Xankəndi, Խանքենդի, 漢字", "Xankəndi, Խանքենդի, 漢字"),
        ("plain", "plain"),
    ],
)
def test_signs_become_ascii_and_letters_stay(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Baku’da görüşmə", "latin-1", "Baku'da görü?m?"),
        ("漢字 é", "ascii", "???? ?"),
        ("e\u0301t", "ascii", "?t"),
        ("Хокит", "koi8-r", "Хокит"),
        ("Հայ", "no-such-encoding", "???"),
    ],
)
def test_what_the_encoding_cannot_write_becomes_a_question_mark_in_every_cell(
    text: str, encoding: str, shown: str
) -> None:
    assert plain(text, encoding) == shown


@given(st.text() | TEXTS, st.sampled_from(["utf-8", "ascii", "latin-1", "cp866"]))
def test_a_plain_text_is_as_wide_and_can_be_written(text: str, encoding: str) -> None:
    text = "".join(character for character in text if character.isprintable())
    shown = plain(text, encoding)
    assert width_of(shown) == width_of(text)
    shown.encode(encoding)


def test_a_filter_makes_all_that_is_sent_plain_and_keeps_its_style() -> None:
    pieces = [Segment("a · b", LOUD), Segment("…", PLAIN)]
    filtered = Plain().apply(pieces, Color(0, 0, 0))
    assert filtered == [Segment("a | b", LOUD), Segment(".", PLAIN)]
