"""Make the pictures of the documentation from the running app: `python docs/pictures.py`.

Each picture is an SVG of the app after some keys, at a size and in a theme, so
that no picture can show what the app does not. One more is made by `timeline show`.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len

from tui import bundled, cli
from tui.app import TimelineApp
from tui.view.palette import Palette

FONT = "DejaVu Sans Mono, Menlo, Consolas"
CELL = 12.2
"""The width of a cell in the units of the SVG that Rich writes."""
FONT_SIZE = CELL / (1233 / 2048)
"""The size at which a character of DejaVu Sans Mono is as wide as a cell."""
_FRAME = 'fill="#292929" stroke="rgba(255,255,255,0.35)"'
_TITLE = 'fill="#c5c8c6" text-anchor="middle"'
_TEXT = re.compile(
    r'<text class="([\w-]+)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+"([^>]*)>([^<]*)</text>'
)
_PIECE = re.compile(r"\S+(?: \S+)*")
"""What stands between two or more blanks."""


class Shot(NamedTuple):
    """What is shown."""

    columns: int
    rows: int
    theme: str = "timeline-dark"
    at: str = "trilateral-2020"
    """Where it opens."""
    keys: str = ""
    """Textual's names of the keys pressed after that; `*6` behind one presses it six times."""
    glyphs: str = "unicode"


_WAR, _CLASH = "plus*6 l*3", "plus*5 l*2"
PICTURES = {
    "screenshot": Shot(120, 36, keys=_WAR),
    "light-120x36": Shot(120, 36, "timeline-light", keys=_WAR),
    "dark-80x24": Shot(80, 24, at="clash-2021-07-28", keys=_CLASH),
    "light-80x24": Shot(80, 24, "timeline-light", "clash-2021-07-28", _CLASH),
    "dark-200x50": Shot(200, 50, at="shusha-1992"),
    "light-200x50": Shot(200, 50, "timeline-light", "shusha-1992"),
    "safe-dark": Shot(120, 36, "timeline-safe-dark", keys=_WAR),
    "safe-light": Shot(120, 36, "timeline-safe-light", keys=_WAR),
    "ascii": Shot(80, 24, "ansi-dark", "clash-2021-07-28", _CLASH, "ascii"),
    "claims": Shot(120, 36, at="clash-2021-07-28", keys=f"{_CLASH} d"),
    "who-says-what": Shot(120, 36, at="clash-2021-07-28", keys="c"),
    "search": Shot(120, 36, keys="0 slash s h u s h a"),
    "filter": Shot(80, 24, keys="0 f k i n d colon b a t t l e space c o n t"),
    "sources": Shot(120, 36, at="clash-2021-07-28", keys="s"),
    "thread": Shot(120, 36, at="clash-2021-07-28", keys="x"),
    "help": Shot(120, 36, keys=f"{_WAR} question_mark"),
    "palette": Shot(120, 36, keys=f"{_WAR} ctrl+p s h u s h a"),
}


CHART = "--from 2020-09-20 --to 2020-11-20 --lanes kind --glyphs unicode --theme timeline-dark"
"""The words after `timeline show timeline.toml` of the picture that is called `chart`."""


def chart(folder: Path) -> Path:
    """Print the chart alone."""
    path = folder / "chart.svg"
    cli.main(["show", str(bundled.path()), *CHART.split(), "--svg", str(path)])
    return path


async def picture(name: str, folder: Path) -> Path:
    """Run the app once and save what it shows."""
    shot = PICTURES[name]
    look = {"theme": shot.theme, "glyphs": shot.glyphs}
    app = TimelineApp(bundled.path(), shot.at, **look, fresh=True)
    async with app.run_test(size=(shot.columns, shot.rows)) as pilot:
        await settled(pilot, app)
        for word in shot.keys.split():
            key, _, times = word.partition("*")
            await pilot.press(*[key] * int(times or 1))
        await pilot.pause()
        svg = app.export_screenshot(title="timeline", simplify=True)
        palette = Palette.of(app.current_theme)
    path = folder / f"{name}.svg"
    path.write_text(portable(framed(svg, palette)), encoding="utf-8")
    return path


def framed(svg: str, palette: Palette) -> str:
    """The picture in a window of the theme's own colours."""
    if palette.ansi:
        return svg
    svg = svg.replace(_FRAME, f'fill="{palette.pane}" stroke="{palette.faint}"')
    return svg.replace(_TITLE, f'fill="{palette.grey}" text-anchor="middle"')


def portable(svg: str) -> str:
    """The picture without fonts from elsewhere, each word in its own column.

    Browsers stretch a text to its `textLength`; librsvg drops blanks at its
    beginning and keeps the font's own widths. So every run of words has its own
    place, and the font such a size that it fills its cells unstretched.
    """
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-size: 20px", f"font-size: {FONT_SIZE:.4f}px")
    svg = svg.replace("font-family: arial", "font-family: Helvetica, Arial, sans-serif")
    return _TEXT.sub(_pieces, svg).replace("Fira Code", FONT)


def _pieces(match: re.Match[str]) -> str:
    style, x, y, rest, content = match.groups()
    text = html.unescape(content).replace("\xa0", " ")
    return "\n".join(
        f'<text class="{style}" x="{float(x) + cell_len(text[: piece.start()]) * CELL:.1f}"'
        f' y="{y}" textLength="{cell_len(piece[0]) * CELL:.1f}"{rest}>'
        f"{html.escape(piece[0]).replace(' ', '&#160;')}</text>"
        for piece in _PIECE.finditer(text)
    )


async def settled(pilot: object, app: TimelineApp) -> None:
    """Wait until the file has been read and shown."""
    while app.main.explorer is None:
        await asyncio.sleep(0.01)
    await pilot.pause()  # type: ignore[attr-defined]


def main() -> None:
    """Make all pictures, or those named."""
    names = [*PICTURES, "chart"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--to", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in names]
    if unknown:
        parser.error(f"there is no picture {', '.join(unknown)}")
    with tempfile.TemporaryDirectory() as state:  # what the user has kept stays as it is
        os.environ["XDG_STATE_HOME"] = os.environ["LOCALAPPDATA"] = state
        for name in arguments.names or names:
            is_chart = name == "chart"
            print(chart(arguments.to) if is_chart else asyncio.run(picture(name, arguments.to)))


if __name__ == "__main__":
    main()
