"""Colours that can be read, whatever the theme and whatever the file asks for."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.view.palette import DARK, LIGHT, READABLE, Palette, readable
from tui.view.palette import contrast as contrast_of

OURS = [DARK, LIGHT]


def contrast(ink: str, paper: str) -> float:
    return contrast_of(Color.parse(ink), Color.parse(paper))


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_text_of_our_themes_can_be_read(theme: object) -> None:
    palette = Palette.of(theme)  # type: ignore[arg-type]
    for ground in (palette.ground, palette.pane):
        for ink in (palette.text, palette.grey, palette.accent, *palette.hues):
            assert contrast(ink, ground) >= READABLE - 0.3, (ink, ground)
    for ink in (palette.text, palette.accent):
        assert contrast(ink, palette.raised) >= READABLE, ink


@pytest.mark.parametrize("name", [n for n, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_any_theme_of_textual_gives_a_palette_that_can_be_read(name: str) -> None:
    palette = Palette.of(BUILTIN_THEMES[name])
    for ink in (palette.accent, *palette.hues):
        assert contrast(ink, palette.ground) >= READABLE


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#123456", "#ffff00"])
@pytest.mark.parametrize("ground", ["#10141a", "#fbf9f4", "#808080"])
def test_a_colour_of_the_file_is_moved_until_it_can_be_read(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= READABLE


def test_colours_of_the_file_may_be_names_or_numbers_and_nonsense_gets_one_of_ours() -> None:
    palette = Palette.of(DARK)
    assert palette.hue("cyan", 0) == palette.hues[3]
    assert palette.hue("#e8795a", 4) == "#e8795a"
    assert palette.hue("", 2) == palette.hues[2]
    assert palette.hue("no such colour", 2) == palette.hues[2]


def test_a_theme_of_the_terminals_own_colours_mixes_none() -> None:
    palette = Palette.of(BUILTIN_THEMES["ansi-dark"])
    colours = (palette.ground, palette.pane, palette.text, palette.accent, *palette.hues)
    assert not any(colour.startswith("#") for colour in colours)
    assert not palette.band(palette.hues[0]).startswith("#")
