"""Colours that can be read and told apart, whatever the theme, the file and the terminal."""

from __future__ import annotations

from itertools import combinations
from math import cbrt, dist

import pytest
from textual.theme import BUILTIN_THEMES, Theme

from tui.view.palette import OUR_THEMES, READABLE, Palette, contrast, in_256_colours, readable
from tui.view.themes import DARK, LIGHT, SAFE_DARK, SAFE_LIGHT, Scheme, theme_for

MIXED = [*OUR_THEMES, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)]
ANSI = [theme for theme in BUILTIN_THEMES.values() if theme.ansi]
ASKED = ["#e8795a", "#000000", "#ffffff", "#123456", "#ffff00", "cyan", "grey", ""]
"""Colours that a file may ask for."""


def named(theme: Theme | Scheme) -> str:
    return theme.name


def words_and_grounds(palette: Palette) -> list[tuple[str, str]]:
    """Everything that is read, with everything that it is read on."""
    hues = [*palette.hues, *(palette.hue(asked, 0) for asked in ASKED)]
    inks = [palette.text, palette.grey, palette.accent, *hues]
    grounds = [palette.ground, palette.pane, palette.raised]
    bands = [(hue, palette.band(hue)) for hue in [*hues, palette.grey]]
    return [*((ink, ground) for ink in inks for ground in grounds), *bands]


# To be read


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just fails
        ("#767676", "#ffffff", 4.54),  # and the one that just passes
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("theme", MIXED, ids=named)
def test_every_word_can_be_read_on_every_ground(theme: Theme | Scheme) -> None:
    for ink, ground in words_and_grounds(Palette.of(theme)):
        assert contrast(ink, ground) >= READABLE, (ink, ground)


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#123456", "#ffff00"])
@pytest.mark.parametrize("ground", ["#10141a", "#fbf9f4", "#808080", "#7a7a7a", "#757575"])
def test_a_colour_is_moved_until_it_can_be_read(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= READABLE


@pytest.mark.parametrize("theme", MIXED, ids=named)
def test_the_selection_stands_out_from_both_grounds(theme: Theme | Scheme) -> None:
    palette = Palette.of(theme)
    for ground in (palette.ground, palette.pane):
        assert dist(lab(linear(palette.raised)), lab(linear(ground))) > 5  # CIE76; 2.3 is just seen


# In 256 colours


@pytest.mark.parametrize("theme", OUR_THEMES, ids=named)
def test_our_themes_can_be_read_in_256_colours(theme: Theme | Scheme) -> None:
    palette = Palette.of(theme)
    grounds = [palette.ground, palette.pane, palette.raised]
    assert len({in_256_colours(ground) for ground in grounds}) == 3
    for ink in (palette.text, palette.grey, palette.accent, *palette.hues):
        for ground in grounds:
            assert contrast(in_256_colours(ink), in_256_colours(ground)) >= READABLE, (ink, ground)
    for hue in palette.hues:
        band = in_256_colours(palette.band(hue))
        assert band != in_256_colours(palette.ground), hue
        assert contrast(in_256_colours(hue), band) >= READABLE, hue


# To be told apart

# The simulation of Machado, Oliveira and Fernandes (2009), “A Physiologically-based Model for
# Simulation of Color Vision Deficiency”, at severity 1.0, on linear RGB.
SEEN_WITH = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Triple = tuple[float, float, float]
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)  # D65


def linear(colour: str) -> Triple:
    """The colour in linear RGB (IEC 61966-2-1)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return red, green, blue


def times(matrix: tuple[tuple[float, ...], ...], colour: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def lab(colour: Triple) -> Triple:
    """Linear RGB in CIE L*a*b*, in which distances are those that are seen (CIE76)."""
    shares = (part / white for part, white in zip(times(_TO_XYZ, colour), _WHITE, strict=True))
    x, y, z = (cbrt(c) if c > 216 / 24389 else (24389 / 27 * c + 16) / 116 for c in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen_with(sight: str, colour: str) -> Triple:
    """Where a colour stands in L*a*b* for somebody."""
    red, green, blue = (min(1, max(0, c)) for c in times(SEEN_WITH[sight], linear(colour)))
    return lab((red, green, blue))


def test_the_simulation_keeps_greys_and_confuses_what_it_should() -> None:
    red, green = "#b00020", "#4c7000"
    assert dist(seen_with("all cones", red), seen_with("all cones", green)) > 80
    assert dist(seen_with("deuteranopia", red), seen_with("deuteranopia", green)) < 30
    for sight in SEEN_WITH:
        assert dist(seen_with(sight, "#808080"), seen_with("all cones", "#808080")) < 0.1


@pytest.mark.parametrize("sight", SEEN_WITH)
@pytest.mark.parametrize(
    ("theme", "neighbours", "any_two"), [(SAFE_DARK, 31, 25), (SAFE_LIGHT, 22, 20)]
)
def test_the_hues_of_the_safe_themes_stay_apart(
    theme: Theme | Scheme, neighbours: int, any_two: int, sight: str
) -> None:
    """In CIE76; the first and the last are neighbours too, for the hues go round."""
    hues = Palette.of(theme).hues
    places = [seen_with(sight, hue) for hue in hues]
    assert all(dist(one, other) >= any_two for one, other in combinations(places, 2))
    following = [*places[1:], places[0]]
    assert all(dist(one, other) >= neighbours for one, other in zip(places, following, strict=True))


@pytest.mark.parametrize("sight", SEEN_WITH)
@pytest.mark.parametrize("theme", [SAFE_DARK, SAFE_LIGHT], ids=named)
def test_no_hue_of_the_safe_themes_looks_like_the_selection(
    theme: Theme | Scheme, sight: str
) -> None:
    palette = Palette.of(theme)
    selection = seen_with(sight, palette.accent)
    assert all(dist(seen_with(sight, hue), selection) >= 25 for hue in palette.hues)


def test_a_safe_theme_gives_hues_by_order_whatever_the_file_asks() -> None:
    palette = Palette.of(SAFE_DARK)
    asked = ["#777777", "#777778", "red", "", "nonsense", "#777777", "red"]
    given = [palette.hue(colour, place) for place, colour in enumerate(asked)]
    assert given == [*palette.hues, palette.hues[0]]


def test_colours_of_the_file_may_be_names_or_numbers_and_nonsense_gets_one_of_ours() -> None:
    palette = Palette.of(DARK)
    assert palette.hue("cyan", 0) == palette.hues[3]
    assert palette.hue("#e8795a", 4) == "#e8795a"
    assert palette.hue("", 2) == palette.hues[2]
    assert palette.hue("no such colour", 2) == palette.hues[2]


# The terminal's own colours


@pytest.mark.parametrize("theme", ANSI, ids=named)
def test_a_theme_of_the_terminals_own_colours_mixes_none(theme: Theme | Scheme) -> None:
    palette = Palette.of(theme)
    colours = [*palette[:7], *palette.hues, *map(palette.band, palette.hues)]
    assert not any(colour.startswith("#") for colour in colours)


@pytest.mark.parametrize("theme", ANSI, ids=named)
def test_its_words_are_in_the_terminals_own_ink_and_differ_by_weight(theme: Theme | Scheme) -> None:
    """Bright black is the ground of Solarized, yellow is lost on white, blue on black."""
    palette = Palette.of(theme)
    words = (palette.text, palette.grey, palette.accent, palette.words(palette.hues[4]))
    styles = [palette.style(word) for word in words]
    assert {str(style.color) for style in styles} == {"Color('default', ColorType.DEFAULT)"}
    weights = [("bold" if style.bold else "dim" if style.dim else "") for style in styles]
    assert weights == ["", "dim", "bold", ""]
    assert palette.style(palette.grey, bold=True).bold
    assert not palette.style(palette.grey, bold=True).dim  # what many terminals cannot show at once


@pytest.mark.parametrize("theme", ANSI, ids=named)
def test_its_selection_is_reversed(theme: Theme | Scheme) -> None:
    palette = Palette.of(theme)
    for ink in (palette.text, palette.grey, palette.accent, palette.hues[0]):
        style = palette.style(ink, palette.raised)
        assert style.reverse
        assert not style.dim


# The theme to begin with


@pytest.mark.parametrize(
    ("name", "environ", "colours", "theme"),
    [
        ("", {}, "truecolor", "timeline-dark"),
        ("", {}, "256", "timeline-dark"),
        ("", {}, "standard", "ansi-dark"),
        ("", {}, "windows", "ansi-dark"),
        ("", {}, None, "timeline-dark"),
        ("", {"NO_COLOR": "1"}, "truecolor", "ansi-dark"),
        ("", {"NO_COLOR": ""}, "truecolor", "timeline-dark"),  # empty means unset (no-color.org)
        ("", {"COLORFBGBG": "0;15"}, "truecolor", "timeline-light"),
        ("", {"COLORFBGBG": "15;0"}, "truecolor", "timeline-dark"),
        ("", {"COLORFBGBG": "0;default;15"}, "256", "timeline-light"),  # rxvt with a picture
        ("", {"COLORFBGBG": "7;8"}, "256", "timeline-dark"),
        ("", {"COLORFBGBG": "0;7"}, "256", "timeline-light"),
        ("", {"COLORFBGBG": "0;15"}, "standard", "ansi-light"),
        ("", {"COLORFBGBG": "0;15", "NO_COLOR": "1"}, "truecolor", "ansi-light"),
        ("", {"COLORFBGBG": "default;default"}, "256", "timeline-dark"),
        ("", {"COLORFBGBG": "15"}, "256", "timeline-dark"),
        ("", {"COLORFBGBG": "\x1b[31m;1e9"}, "256", "timeline-dark"),
        ("nord", {"NO_COLOR": "1", "COLORFBGBG": "0;15"}, "standard", "nord"),
    ],
)
def test_the_theme_that_is_used_when_the_user_names_none(
    name: str, environ: dict[str, str], colours: str | None, theme: str
) -> None:
    assert theme_for(name, environ, colours) == theme


def test_our_themes_have_names_of_their_own() -> None:
    names = [theme.name for theme in OUR_THEMES]
    assert names == [DARK.name, LIGHT.name, SAFE_DARK.name, SAFE_LIGHT.name]
    assert not set(names) & set(BUILTIN_THEMES)
