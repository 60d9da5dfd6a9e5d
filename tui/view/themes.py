"""Our own themes, and which one is used when the user names none.

They are told without Textual, which a chart that is printed does without.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_DARK_HUES = (
    "#e8795a", "#c792ea", "#5fb3d9", "#4ec9b0", "#8fbf6a", "#e58fb1", "#9aa7f0", "#c9a37a",
    "#7fd1e0",
)  # fmt: skip
_LIGHT_HUES = (
    "#b02f1c", "#702f9a", "#1f6f99", "#07725b", "#447222", "#a82f68", "#45509a", "#7d5a2f",
    "#11707f",
)  # fmt: skip

# The colours of Okabe and Ito (2008, “Color Universal Design”), each moved in lightness and
# chroma, its hue within 10°, until it can be read and all are as far apart as they will go for
# people with protanopia, deuteranopia or tritanopia. The order keeps neighbours furthest apart.
# A light ground leaves room for dark inks only, hence for fewer of them.
_SAFE_DARK_HUES = ("#ee721e", "#66fcc5", "#b7dcfc", "#edaf74", "#4998f5", "#b28aa7")
_SAFE_LIGHT_HUES = ("#761d00", "#006ea4", "#6a0b5b", "#98590c", "#014c3a")


class Scheme(NamedTuple):
    """A theme of ours, in the words of `textual.theme.Theme`."""

    name: str
    dark: bool
    primary: str = ""
    secondary: str = ""
    accent: str = ""
    foreground: str = ""
    background: str = ""
    surface: str = ""
    panel: str = ""
    success: str = ""
    warning: str = ""
    error: str = ""
    variables: Mapping[str, str] = {}
    ansi: bool = False
    """It has the terminal's own colours."""


def _theme(name: str, dark: bool, colours: str, hues: tuple[str, ...]) -> Scheme:
    ground, pane, raised, text, grey, faint, accent = colours.split()
    return Scheme(
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
        variables={"grey": grey, "faint": faint, "raised": raised},
    )


# Grounds that stay apart when a terminal has 256 colours: a grey of less than 15 % saturation
# becomes one of 24 greys, any other dark colour black.
DARK = _theme(
    "timeline-dark",
    True,
    "#10141a #171a1f #353028 #d5dbe3 #929cac #3a4452 #f2c14e",
    _DARK_HUES,
)
LIGHT = _theme(
    "timeline-light",
    False,
    "#fbf9f4 #f4f1ea #f4ecc2 #23272e #606975 #c9c4b8 #8a5a00",
    _LIGHT_HUES,
)
SAFE_DARK = _theme(
    "timeline-safe-dark",
    True,
    "#10141a #171a1f #302c27 #d5dbe3 #929cac #3a4452 #f0e442",
    _SAFE_DARK_HUES,
)
SAFE_LIGHT = _theme(
    "timeline-safe-light",
    False,
    "#ffffff #f6f6f6 #f4ecc2 #1c1c1c #5c5c5c #c4c4c4 #6f2ed4",
    _SAFE_LIGHT_HUES,
)
OUR_THEMES = (DARK, LIGHT, SAFE_DARK, SAFE_LIGHT)
SAFE_THEMES = frozenset((SAFE_DARK.name, SAFE_LIGHT.name))
"""Where the hues go by order alone: a colour of the file could bring two together again."""
HUES = {
    DARK.name: _DARK_HUES,
    LIGHT.name: _LIGHT_HUES,
    SAFE_DARK.name: _SAFE_DARK_HUES,
    SAFE_LIGHT.name: _SAFE_LIGHT_HUES,
}
"""The hues of our themes, in order."""

ANSI_DARK, ANSI_LIGHT = "ansi-dark", "ansi-light"
"""Textual's themes of the terminal's own colours."""
TERMINAL = Scheme(ANSI_DARK, dark=True, ansi=True)
"""What Textual calls by that name, as far as a palette needs it."""
_FEW_COLOURS = frozenset(("standard", "windows"))
_LIGHT_GROUNDS = frozenset(("7", *map(str, range(9, 16))))


def theme_for(name: str, environ: Mapping[str, str], colour_system: str | None) -> str:
    """The name of the theme to begin with.

    Args:
        name: What the user asked for; it is given back. Empty: the rest decides.
        environ: `NO_COLOR` (no-color.org) asks for the terminal's own colours;
            `COLORFBGBG`, as rxvt and Konsole set it, tells a light ground.
        colour_system: How many colours Rich found: `standard` and `windows`
            are 16, which leave nothing of a theme that mixes its own.
    """
    if name:
        return name
    light = _is_light(environ.get("COLORFBGBG", ""))
    if environ.get("NO_COLOR") or colour_system in _FEW_COLOURS:
        return ANSI_LIGHT if light else ANSI_DARK
    return LIGHT.name if light else DARK.name


def _is_light(colours: str) -> bool:
    """Whether the last number, the ground among the 16 colours, is white or a bright one.

    The rule is that of Vim (`background` in its documentation): 0 to 6 and 8 are dark.
    """
    return ";" in colours and colours.rpartition(";")[2].strip() in _LIGHT_GROUNDS
