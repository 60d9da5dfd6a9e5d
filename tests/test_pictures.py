"""The pictures of the documentation: every word stands in its own column, whoever draws them."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from textual.theme import BUILTIN_THEMES

from tui.view.paint import GLYPH_SETS
from tui.view.themes import OUR_THEMES

SCRIPT = Path(__file__).resolve().parent.parent / "docs" / "pictures.py"


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(svg: str) -> list[tuple[float, str, float]]:
    """Each text with the column where it begins and the number of columns that it takes."""
    found = re.findall(r'x="([\d.]+)"[^>]*textLength="([\d.]+)"[^>]*>([^<]*)<', svg)
    return [
        (round(float(x) / 12.2, 2), text.replace("&#160;", " "), round(float(length) / 12.2, 2))
        for x, length, text in found
    ]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("one two", [(10, "one two", 7)]),
        ("one   two", [(10, "one", 3), (16, "two", 3)]),
        ("  one", [(12, "one", 3)]),
        ("漢字  &lt;b&gt;", [(10, "漢字", 4), (16, "&lt;b&gt;", 3)]),
        ("   ", []),
        ("\n", []),
    ],
)
def test_words_apart_by_two_blanks_have_each_their_own_place(
    content: str, shown: list[tuple[int, str, int]], pictures: ModuleType
) -> None:
    content = content.replace(" ", "&#160;")
    svg = f'<text class="r1" x="122" y="20" textLength="1">{content}</text>'
    assert texts(pictures.portable(svg)) == shown


def test_the_font_fills_its_cells_without_being_stretched(pictures: ModuleType) -> None:
    advance = 1233 / 2048  # of DejaVu Sans Mono
    assert pytest.approx(pictures.CELL) == pictures.FONT_SIZE * advance


def test_no_picture_asks_for_what_there_is_not(pictures: ModuleType) -> None:
    themes = {*BUILTIN_THEMES, *(theme.name for theme in OUR_THEMES)}
    for name, shot in pictures.PICTURES.items():
        assert shot.theme in themes, name
        assert shot.glyphs in GLYPH_SETS, name


def test_the_chart_is_made_by_the_command(pictures: ModuleType, tmp_path: Path) -> None:
    svg = pictures.chart(tmp_path).read_text(encoding="utf-8")
    assert "Six-week war" in svg
    assert (ElementTree.fromstring(svg)[0].text or "").startswith("Nagorno-Karabakh")


async def test_a_picture_is_made_by_the_app(pictures: ModuleType, tmp_path: Path) -> None:
    path = await pictures.picture("light-80x24", tmp_path)
    svg = path.read_text(encoding="utf-8")
    assert "url(https" not in svg
    ElementTree.fromstring(svg)
    shown = texts(svg)
    assert any("Clash on the Gegharkunik" in text for _, text, _ in shown)
    assert all(column == int(column) and 0 <= column < 80 for column, _, _ in shown)
