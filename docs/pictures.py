"""Make the pictures of the documentation from the running app: `python docs/pictures.py`.

Each picture is an SVG of the app after some keys, at a size and in a theme, so
that no picture can show what the app does not.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from pathlib import Path

from tui import bundled
from tui.app import TimelineApp

FONT = "DejaVu Sans Mono, Menlo, Consolas, monospace"
CELL = 12.2
"""The width of a cell in the units of the SVG that Rich writes."""
_TEXT = re.compile(r'x="([\d.]+)"( y="[\d.]+") textLength="([\d.]+)"([^>]*)>((?:&#160;)+)')
PICTURES: dict[str, tuple[tuple[int, int], str, str, str]] = {
    # name: (columns, rows), theme, where it opens, keys pressed after that
    "screenshot": ((120, 36), "timeline-dark", "trilateral-2020", "zoom*6"),
    "light": ((120, 36), "timeline-light", "trilateral-2020", "zoom*6"),
    "small": ((80, 24), "timeline-dark", "clash-2021-07-28", "zoom*5"),
    "claims": ((120, 36), "timeline-dark", "clash-2021-07-28", "zoom*5 d"),
    "all": ((200, 50), "timeline-dark", "shusha-1992", ""),
}
KEYS = {"zoom": "plus"}


async def picture(name: str, folder: Path) -> Path:
    """Run the app once and save what it shows."""
    size, theme, at, keys = PICTURES[name]
    app = TimelineApp(bundled.path(), at=at, theme=theme, glyphs="unicode")
    async with app.run_test(size=size) as pilot:
        await settled(pilot, app)
        for word in keys.split():
            key, _, times = word.partition("*")
            await pilot.press(*[KEYS.get(key, key)] * int(times or 1))
        await pilot.pause()
        svg = app.export_screenshot(title="timeline", simplify=True)
    path = folder / f"{name}.svg"
    path.write_text(portable(svg), encoding="utf-8")
    return path


def portable(svg: str) -> str:
    """The picture without fonts from elsewhere, and with no text that begins with blanks.

    librsvg drops blanks at the beginning of a text and stretches the rest over them.
    """

    def moved(match: re.Match[str]) -> str:
        x, y, length, rest, blanks = match.groups()
        shift = len(blanks) // len("&#160;") * CELL
        return f'x="{float(x) + shift:.1f}"{y} textLength="{float(length) - shift:.1f}"{rest}>'

    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = _TEXT.sub(moved, svg).replace("Fira Code", FONT)
    return re.sub(r"<text[^>]*></text>\s*", "", svg)


async def settled(pilot: object, app: TimelineApp) -> None:
    """Wait until the file has been read and shown."""
    while app.main.explorer is None:
        await asyncio.sleep(0.01)
    await pilot.pause()  # type: ignore[attr-defined]


def main() -> None:
    """Make all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(PICTURES))
    parser.add_argument("--to", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    for name in arguments.names:
        print(asyncio.run(picture(name, arguments.to)))


if __name__ == "__main__":
    main()
