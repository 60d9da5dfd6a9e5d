"""Colours: our own two themes, and a palette of styles made from any theme.

Meaning never rests on colour alone, so a palette may be poor: under a theme of
the terminal's own colours it names them instead of mixing them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.theme import Theme

READABLE = 4.5
"""The contrast of text that WCAG 2.2, success criterion 1.4.3 asks for."""

_DARK_HUES = (
    "#e8795a", "#c792ea", "#5fb3d9", "#4ec9b0", "#8fbf6a", "#e58fb1", "#9aa7f0", "#c9a37a",
    "#7fd1e0",
)  # fmt: skip
_LIGHT_HUES = (
    "#b5432a", "#7a3fa0", "#1f6f99", "#0f7a66", "#4c7a2a", "#a83a6b", "#4a55b0", "#7d5a2f",
    "#11707f",
)  # fmt: skip
_ANSI_HUES = (
    "red", "magenta", "blue", "cyan", "green", "bright_red", "bright_magenta", "bright_cyan",
    "bright_green",
)  # fmt: skip
_NAMED = {
    "red": 0, "purple": 1, "magenta": 1, "blue": 2, "cyan": 3, "teal": 3, "green": 4, "pink": 5,
    "indigo": 6, "violet": 6, "brown": 7, "orange": 7, "yellow": 7, "sky": 8,
}  # fmt: skip


def _theme(name: str, dark: bool, colours: str, hues: tuple[str, ...]) -> Theme:
    ground, pane, text, grey, faint, accent = colours.split()
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=hues[2],
        accent=accent,
        foreground=text,
        background=ground,
        surface=pane,
        panel=pane,
        success=hues[4],
        warning=accent,
        error=hues[0],
        variables={"grey": grey, "faint": faint},
    )


DARK = _theme("timeline-dark", True, "#10141a #151a22 #d5dbe3 #8a94a3 #3a4452 #f2c14e", _DARK_HUES)
LIGHT = _theme(
    "timeline-light", False, "#fbf9f4 #f4f1ea #23272e #666f7b #c9c4b8 #8a5a00", _LIGHT_HUES
)
OUR_THEMES = (DARK, LIGHT)


class Palette(NamedTuple):
    """The colours of one theme by what they are for; every one `#rrggbb` or a terminal's name."""

    ground: str
    """Behind the chart and the list."""
    pane: str
    """Behind the details, the status line and the footer."""
    raised: str
    """Behind the selection."""
    text: str
    grey: str
    """Dates, remarks, names of sections."""
    faint: str
    """Lines and what is out of view; not for reading."""
    accent: str
    """The selection and the keys."""
    hues: tuple[str, ...]
    """For lanes and eras, in order."""
    dark: bool = True
    ansi: bool = False
    """The colours are the terminal's own."""

    @classmethod
    def of(cls, theme: Theme) -> Palette:
        """The palette of a theme, ours or any of Textual's."""
        if theme.ansi:
            return cls(
                "default", "default", "default", "default", "bright_black", "bright_black",
                "yellow", _ANSI_HUES, theme.dark, ansi=True,
            )  # fmt: skip
        ground = _hex(theme.background or ("#121212" if theme.dark else "#efefef"))
        text = _hex(theme.foreground or ("#e0e0e0" if theme.dark else "#202020"))
        pane = _hex(theme.surface or _blend(ground, text, 0.05))
        accent = readable(_hex(theme.accent or theme.primary), ground)
        return cls(
            ground=ground,
            pane=pane,
            raised=_blend(ground, accent, 0.14),
            text=text,
            grey=readable(theme.variables.get("grey") or _blend(ground, text, 0.6), pane),
            faint=theme.variables.get("faint") or _blend(ground, text, 0.25),
            accent=accent,
            hues=tuple(readable(hue, ground) for hue in _hues_of(theme)),
            dark=theme.dark,
        )

    def style(self, colour: str, ground: str = "", bold: bool = False) -> Style:
        """A style of two colours; the ground is that of the chart if none is given."""
        return _style(colour, ground or self.ground, bold)

    def hue(self, colour: str, index: int) -> str:
        """The hue for a colour of the file (a name, `#rrggbb`, or empty for the `index`-th)."""
        if colour in _NAMED:
            return self.hues[_NAMED[colour] % len(self.hues)]
        if not colour or self.ansi:
            return self.hues[index % len(self.hues)]
        try:
            return readable(Color.parse(colour).hex6.lower(), self.ground)
        except ColorParseError:
            return self.hues[index % len(self.hues)]

    def band(self, hue: str) -> str:
        """The ground of an era: a breath of its hue."""
        return self.ground if self.ansi else _blend(self.ground, hue, 0.14)


def _hues_of(theme: Theme) -> tuple[str, ...]:
    if theme.name.startswith("timeline-"):
        return _DARK_HUES if theme.dark else _LIGHT_HUES
    own = (theme.error, theme.secondary, theme.primary, theme.success, theme.warning)
    rest = _DARK_HUES if theme.dark else _LIGHT_HUES
    return tuple(_hex(colour) for colour in own if colour) + rest[5:]


@lru_cache(maxsize=1024)
def _style(colour: str, ground: str, bold: bool) -> Style:
    return Style(color=colour, bgcolor=ground, bold=bold)


def _hex(colour: str) -> str:
    return Color.parse(colour).hex6.lower()


def _blend(low: str, high: str, share: float) -> str:
    return Color.parse(low).blend(Color.parse(high), share).hex6.lower()


@lru_cache(maxsize=1024)
def readable(colour: str, ground: str) -> str:
    """The colour itself, or as near to it as can be read on `ground` (both `#rrggbb`)."""
    paper = Color.parse(ground)
    ink = Color.parse(colour)
    end = Color.parse("#ffffff" if paper.brightness < 0.5 else "#000000")
    for step in range(21):
        mixed = ink.blend(end, step / 20)
        if contrast(mixed, paper) >= READABLE:
            return mixed.hex6.lower()
    return end.hex6.lower()


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    linear = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (colour.r / 255, colour.g / 255, colour.b / 255)
    )
    return sum(
        weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
