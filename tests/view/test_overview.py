"""All of time on one row, drawn as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tests.core.made import era, event, timeline
from tui.core.explorer import Explorer
from tui.view.lighting import Strand
from tui.view.overview import Overview
from tui.view.paint import ASCII, GLYPH_SETS, UNICODE, Glyphs, Look
from tui.view.palette import DARK, OUR_THEMES, Palette
from tui.view.themes import ANSI_DARK

YEARS = timeline(
    event("First", "1990-01-01"),
    event("Second", "2000-01-01"),
    *(event(f"Busy {number}", "2004-06-01") for number in range(40)),
    event("Last", "2009-12-31"),
    eras=(era("Calm", "1991/1996"), era("Storm", "1997/2003"), era("After", "2004/2006")),
)


def exploring(selected: int = 0) -> Explorer:
    return Explorer.of(YEARS, 60, 10, len).selecting(selected)


def drawn(explorer: Explorer, look: Look, lit: tuple[int, ...] = ()) -> Overview:
    """The overview of a state."""
    overview = Overview(look, id="overview")
    overview.explorer, overview.lit = explorer, lit
    return overview


def cells(overview: Overview, width: int = 60) -> list[tuple[str, Style]]:
    """Every cell of the row with its style."""
    (line,) = overview.lines(width, 1)
    return [(character, style) for text, style in line for character in text]


def text(overview: Overview, width: int = 60) -> str:
    if not overview.lines(width, 1):
        return ""
    return "".join(character for character, _ in cells(overview, width))


def look(glyphs: Glyphs = UNICODE) -> Look:
    return Look(Palette.of(DARK), glyphs)


PICTURES = {
    "unicode": " 1990 ▂ ···············╌▐╌╌╌╌▼╌╌╌╌╌╌▌╌╌·█······      ▂ 2009 ",
    "narrow": " 1990 ⣀ ⋅⋅⋅⋅⋅⋅⋅⋅⋅⋅⋅⋅⋅⋅⋅╌▐╌╌╌╌◊╌╌╌╌╌╌▐╌╌⋅⣿⋅⋅⋅⋅⋅⋅      ⣀ 2009 ",
    "ascii": " 1990 : ,,,,,,,,,,,,,,,_[____v______]__,#,,,,,,      : 2009 ",
}


@pytest.mark.parametrize("name", PICTURES)
def test_events_eras_window_and_selection_are_told_by_shape(name: str) -> None:
    assert text(drawn(exploring(1).zoomed(6), look(GLYPH_SETS[name]))) == PICTURES[name]


def test_every_column_of_every_width_has_its_events() -> None:
    for width in range(13, 120):
        row = text(drawn(exploring(1), look()), width)
        assert len(row) == width
        marks = sum(character in UNICODE.levels + UNICODE.here for character in row)
        assert marks >= 1
    assert text(drawn(exploring(), look()), 12) == ""


def test_where_events_leave_no_gap_every_other_era_is_underlined() -> None:
    busy = timeline(
        *(event("Event", str(year)) for year in range(1900, 2000)),
        eras=(era("One", "1900/1929"), era("Two", "1930/1969"), era("Three", "1970/1999")),
    )
    explorer = Explorer.of(busy, 60, 10, len)
    row = cells(drawn(replace(explorer, selected=None), look(ASCII)))[6:-6]
    lines = "".join("_" if style.underline else " " for _, style in row)
    assert lines.strip() == "_" * len(lines.strip())
    assert lines.startswith(" ")
    assert lines.endswith(" ")
    assert "_" in lines


@pytest.mark.parametrize(
    "theme", [*OUR_THEMES, BUILTIN_THEMES[ANSI_DARK]], ids=lambda one: one.name
)
def test_what_a_search_found_is_lit_in_the_window_and_out_of_it(theme: Theme) -> None:
    explorer, over = exploring(0).zoomed(6), Look(Palette.of(theme), UNICODE)
    found = tuple(explorer.events[index].span.anchor for index in (1, 42))
    plain, lit = cells(drawn(explorer, over)), cells(drawn(explorer, over, found))
    assert [one[0] for one in plain] == [one[0] for one in lit]
    changed = [x for x in range(60) if plain[x][1] != lit[x][1]]
    assert [lit[x][1].reverse for x in changed] == [not plain[x][1].reverse for x in changed]
    assert len(changed) == 2


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_on_the_thread_has_its_own_sign(name: str) -> None:
    explorer = exploring(1).zoomed(6)
    overview = drawn(explorer, look(GLYPH_SETS[name]))
    overview.strand = Strand((0, 1, 7), tuple(explorer.chronology.anchors[n] for n in (0, 1, 7)))
    plain, lit = PICTURES[name], text(overview)
    assert [x for x in range(60) if plain[x] != lit[x]] == [6, 40]
    assert lit[6] == lit[40] == "|"  # the selected event keeps its own sign


def test_a_hit_on_the_thread_is_lit_as_both() -> None:
    explorer = exploring(1)
    first = explorer.chronology.anchors[0]
    overview = drawn(explorer, look(), (first,))
    overview.strand = Strand((0, 42), (first, explorer.chronology.anchors[42]))
    signs = [style for sign, style in cells(overview) if sign == "|"]
    assert [bool(style.reverse) for style in signs] == [True, False]


def test_years_of_deep_time_are_short() -> None:
    deep = timeline(event("Bang", "Y-13787000000"), event("Moon", "1969-07-20"))
    row = text(drawn(Explorer.of(deep, 60, 10, len), look()))
    assert row.startswith(" 13.79 bn BCE ")
    assert row.endswith(" 1969 ")


def test_an_event_alone_is_seen() -> None:
    alone = timeline(event("Alone", "1969-07-20"))
    assert text(drawn(Explorer.of(alone, 60, 10, len), look())).count(UNICODE.here) == 1


def test_it_is_drawn_anew_for_another_selection_and_only_then() -> None:
    overview = drawn(exploring(0), look())
    (line,) = overview.lines(60, 1)
    assert overview.lines(60, 1)[0] is line
    overview.explorer = exploring(1)
    assert overview.lines(60, 1) != [line]
