"""Colours: a palette of styles made from any theme, every word of which can be read.

Meaning never rests on colour alone, so a palette may be poor: under a theme of
the terminal's own colours it names them instead of mixing them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style

from tui.view.themes import DARK as DARK
from tui.view.themes import HUES, SAFE_THEMES, Scheme
from tui.view.themes import LIGHT as LIGHT
from tui.view.themes import OUR_THEMES as OUR_THEMES

if TYPE_CHECKING:  # a chart that is printed does without Textual
    from textual.theme import Theme

READABLE = 4.5
"""The contrast of text that WCAG 2.2, success criterion 1.4.3 asks for."""

_ANSI_HUES = ("red", "magenta", "green", "cyan", "blue")
"""Bright ones are shades of grey in some schemes (Solarized), yellow is lost on white."""
_DIM, _STRONG, _REVERSE = "dim", "bold", "reverse"
"""What stands for grey, accent and raised where the colours are the terminal's own."""
_NAMED = {
    "red": 0, "purple": 1, "magenta": 1, "blue": 2, "cyan": 3, "teal": 3, "green": 4, "pink": 5,
    "indigo": 6, "violet": 6, "brown": 7, "orange": 7, "yellow": 7, "sky": 8,
}  # fmt: skip
_SHARES = (0.14, 0.16, 0.12, 0.18, 0.1, 0.08, 0.2, 0.24, 0.28)
"""How much of a hue, or of the accent, a ground may take; the best first."""
_UNDERLINED = Style(underline=True)
_GLANCE = 32
"""The sum of the differences of red, green and blue, of 255 each, between two grounds."""


class Palette(NamedTuple):
    """The colours of one theme by what they are for.

    Each is `#rrggbb`; under the terminal's own colours, the name of one of them or
    of an attribute. They are for `style` and for nothing else. Text, grey, accent
    and hues can be read on ground, pane and raised, and a hue on its own band.
    """

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
    """Lines; not for reading."""
    accent: str
    """The selection and the keys."""
    hues: tuple[str, ...]
    """For lanes and eras, in order."""
    dark: bool = True
    ansi: bool = False
    """The colours are the terminal's own."""
    safe: bool = False
    """Hues go by order, whatever the file asks, so that neighbours can be told apart."""

    @classmethod
    def of(cls, theme: Theme | Scheme) -> Palette:
        """The palette of a theme, ours or any of Textual's."""
        if theme.ansi:
            return cls(
                "default", "default", _REVERSE, "default", _DIM, _DIM, _STRONG, _ANSI_HUES,
                theme.dark, ansi=True,
            )  # fmt: skip
        ground = _hex(theme.background or ("#121212" if theme.dark else "#efefef"))
        ink = _hex(theme.foreground or ("#e0e0e0" if theme.dark else "#202020"))
        pane = _hex(theme.surface or _blend(ground, ink, 0.05))
        accent = _hex(theme.accent or theme.primary)
        raised = theme.variables.get("raised") or _raised(ground, pane, accent, ink)
        grounds = (ground, pane, raised)
        return cls(
            *grounds,
            text=readable(ink, *grounds),
            grey=readable(theme.variables.get("grey") or _blend(ground, ink, 0.6), *grounds),
            faint=theme.variables.get("faint") or _blend(ground, ink, 0.25),
            accent=readable(accent, *grounds),
            hues=tuple(readable(hue, *grounds) for hue in _hues_of(theme)),
            dark=theme.dark,
            safe=theme.name in SAFE_THEMES,
        )

    def style(self, colour: str, ground: str = "", bold: bool = False) -> Style:
        """A style of two colours; the ground is that of the chart if none is given."""
        return _style(colour, ground or self.ground, bold)

    def lit(self) -> Style:
        """The style of what a search has found, told from all else without colour, too."""
        if self.ansi:
            return _style(self.text, self.raised, True) + _UNDERLINED
        return _style(self.ground, self.accent, True)

    def hue(self, colour: str, index: int) -> str:
        """The hue for a colour of the file (a name, `#rrggbb`, or empty for the `index`-th)."""
        if self.safe:
            return self.hues[index % len(self.hues)]
        if colour in _NAMED:
            return self.hues[_NAMED[colour] % len(self.hues)]
        if not colour or self.ansi:
            return self.hues[index % len(self.hues)]
        try:
            asked = _hex(colour)
        except ValueError:
            return self.hues[index % len(self.hues)]
        return readable(asked, self.ground, self.pane, self.raised)

    def words(self, hue: str) -> str:
        """The colour for a name in a hue: the terminal's own hues are for marks only.

        No one of them can be read on both black and white, and we do not know which it is.
        """
        return self.text if self.ansi else hue

    def band(self, hue: str) -> str:
        """The ground of an era: a breath of its hue."""
        return self.ground if self.ansi else _band(hue, self.ground, self.text)


def _hues_of(theme: Theme | Scheme) -> tuple[str, ...]:
    if theme.name in HUES:
        return HUES[theme.name]
    own = (theme.error, theme.secondary, theme.primary, theme.success, theme.warning)
    rest = HUES[DARK.name if theme.dark else LIGHT.name]
    return tuple(_hex(colour) for colour in own if colour) + rest[5:]


def _raised(ground: str, pane: str, accent: str, ink: str) -> str:
    """A ground touched by the accent, or by the ink, that differs in 256 colours too."""
    made = [_blend(ground, over, share) for over in (accent, ink) for share in _SHARES]
    apart = (one for one in made if _apart(one, ground) and _apart(one, pane))
    return next(apart, made[0])


def _apart(one: str, other: str) -> bool:
    """Whether two grounds can be told apart at a glance, in 256 colours too."""
    steps = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    if sum(abs(this - that) for this, that in steps) < _GLANCE:
        return False
    return in_256_colours(one) != in_256_colours(other)


@lru_cache(maxsize=1024)
def _band(hue: str, ground: str, ink: str) -> str:
    """The ground touched by a hue so that the hue can be read on it, in 256 colours too."""
    plain, few, best = in_256_colours(ground), in_256_colours(hue), ""
    for touch in (0.0, 0.4):
        tint = _blend(hue, ink, touch)
        for share in _SHARES:
            one = _blend(ground, tint, share)
            if contrast(hue, one) < READABLE:
                continue
            seen = in_256_colours(one)
            if seen != plain and contrast(few, seen) >= READABLE:
                return one
            best = best or one
    return best or ground


@lru_cache(maxsize=1024)
def _style(colour: str, ground: str, bold: bool) -> Style:
    if ground in (_REVERSE, _DIM, _STRONG):  # what is no colour cannot be a ground
        return Style(
            color="default", bgcolor="default", reverse=True, bold=bold or colour == _STRONG
        )
    if colour in (_DIM, _STRONG):
        strong = bold or colour == _STRONG
        return Style(color="default", bgcolor=ground, bold=strong, dim=not strong)
    return Style(color=colour, bgcolor=ground, bold=bold)


@lru_cache(maxsize=256)
def _hex(colour: str) -> str:
    """A colour as `#rrggbb`.

    Raises:
        ValueError: It is none.
    """
    if len(colour) == 7 and colour[0] == "#":
        return f"#{int(colour[1:], 16):06x}"
    from textual.color import Color, ColorParseError

    try:
        return Color.parse(colour).hex6.lower()
    except ColorParseError as error:
        raise ValueError(colour) from error


def _blend(low: str, high: str, share: float) -> str:
    """What lies between two colours `#rrggbb`, at a share of the way."""
    ends = zip(bytes.fromhex(low[1:]), bytes.fromhex(high[1:]), strict=True)
    return "#" + "".join(f"{int(one + (other - one) * share):02x}" for one, other in ends)


@lru_cache(maxsize=1024)
def readable(colour: str, *grounds: str) -> str:
    """The colour itself, or as near to it as can be read on all `grounds` (all `#rrggbb`).

    Where black and white would both be too near to one of them, the better of the two.
    """
    if _worst(colour, grounds) >= READABLE:
        return colour
    end = max(("#ffffff", "#000000"), key=lambda end: _worst(end, grounds))
    steps = (_blend(colour, end, step / 20) for step in range(1, 20))
    return next((mixed for mixed in steps if _worst(mixed, grounds) >= READABLE), end)


def _worst(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


@lru_cache(maxsize=1024)
def in_256_colours(colour: str) -> str:
    """What a terminal of 256 colours shows instead of `#rrggbb`, by Rich's own rule."""
    few = RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT)
    return few.get_truecolor().hex
