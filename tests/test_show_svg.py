"""`timeline show --svg`: a picture that stands by itself, and does nothing."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import bundled, cli
from tui.view.paint import Line, clusters, fitted, width_of
from tui.view.palette import Palette
from tui.view.svg import CELL, FONT_SIZE, svg
from tui.view.themes import DARK

SVG = "{http://www.w3.org/2000/svg}"
DARK_PALETTE = Palette.of(DARK)
INK = DARK_PALETTE.style(DARK_PALETTE.text)
FILE = """\
title = "A border"
[[event]]
date = 2020-09-03
title = "Shots"
"""


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to stand in, and no settings from elsewhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    Path("my.toml").write_text(FILE, encoding="utf-8")


def made(*words: str) -> ElementTree.Element:
    """The picture that the command writes."""
    assert cli.main(["show", *words, "--svg", "out.svg"]) == 0
    return ElementTree.fromstring(Path("out.svg").read_text(encoding="utf-8"))


def drawn(*lines: Line, width: int = 40) -> ElementTree.Element:
    return ElementTree.fromstring(svg(lines, width, DARK_PALETTE, "Title", "About"))


def placed(picture: ElementTree.Element) -> list[tuple[float, float, str]]:
    """Of each text the column where it begins, how many it takes, and what it says."""
    return [
        (float(text.attrib["x"]) / CELL, float(text.attrib["textLength"]) / CELL, text.text or "")
        for text in picture.iter(f"{SVG}text")
    ]


# Where things stand


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one two", [(0, 7, "one two")]),
        ("  one   two", [(2, 3, "one"), (8, 3, "two")]),
        ("漢字 one", [(0, 2, "漢"), (2, 2, "字"), (5, 3, "one")]),
        ("e\u0301a", [(0, 2, "e\u0301a")]),
        ("━━ one", [(3, 3, "one")]),
        ("● one ●", [(2, 3, "one")]),
        ("one\u3000two", [(0, 3, "one"), (5, 3, "two")]),
        ("   ", []),
    ],
)
def test_words_stand_in_their_cells(text: str, found: list[tuple[float, float, str]]) -> None:
    assert placed(drawn(fitted([(text, INK)], 40, INK))) == found


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_every_text_is_in_its_cells_and_on_the_picture(text: str) -> None:
    line = fitted([(text, INK)], 40, INK)
    whole = "".join(piece for piece, _ in line)
    for column, cells, word in placed(drawn(line)):
        assert column == int(column)
        assert column >= 0
        assert column + cells <= 40
        assert cells == width_of(word) or "\ufffd" in word
    assert sum(cells for _, cells in clusters(whole)) == 40


def test_bars_and_marks_are_shapes_in_their_cells() -> None:
    picture = drawn(fitted([("  ●━━┄▶ ◆◐▂", INK)], 40, INK))
    assert placed(picture) == []
    paths = [path.attrib for path in picture.iter(f"{SVG}path")]
    bars = [path["d"] for path in paths if "transform" not in path]
    assert bars == ["M25.5,9h17", "M42.5,9h8.5"]
    columns = [re.findall(r"translate\(([\d.]+)", path.get("transform", "")) for path in paths]
    marks = [float(at) / CELL for found in columns for at in found]
    assert marks == [2, 6, 8, 9, 9, 10]  # a half-filled circle is an edge and a half


def test_the_font_fills_its_cells_without_being_stretched() -> None:
    assert pytest.approx(CELL) == FONT_SIZE * 1233 / 2048  # of DejaVu Sans Mono


def test_a_ground_of_its_own_is_drawn_behind_its_cells() -> None:
    band = DARK_PALETTE.style(DARK_PALETTE.text, "#112233")
    picture = drawn(fitted([("   ", INK), ("War ", band)], 40, INK))
    found = [rect.attrib for rect in picture.iter(f"{SVG}rect")]
    assert [(rect["x"], rect["width"], rect["fill"]) for rect in found[1:]] == [
        ("25.5", "34", "#112233")
    ]


# What it is


def test_it_tells_what_it_is() -> None:
    picture = made("my.toml")
    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-labelledby"] == "title about"
    assert picture.findtext(f"{SVG}title") == "A border"
    assert "1 event" in (picture.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize("theme", ["timeline-dark", "timeline-light", "nord", "solarized-light"])
def test_its_colours_are_those_of_the_theme(theme: str) -> None:
    from textual.theme import BUILTIN_THEMES

    from tui.view.themes import OUR_THEMES

    themes = {**BUILTIN_THEMES, **{own.name: own for own in OUR_THEMES}}
    ground = next(made("my.toml", "--theme", theme).iter(f"{SVG}rect")).attrib["fill"]
    assert ground == Palette.of(themes[theme]).ground


@pytest.mark.parametrize(
    ("wanted", "ground"),
    [("timeline-light", "#fbf9f4"), ("ansi-dark", "#10141a"), ("nonsense", "#10141a")],
)
def test_settings_choose_a_theme_if_it_has_colours(
    wanted: str, ground: str, tmp_path: Path
) -> None:
    folder = tmp_path / "settings" / "timeline"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f'theme = "{wanted}"\n', encoding="utf-8")
    assert next(made("my.toml").iter(f"{SVG}rect")).attrib["fill"] == ground


def test_every_cell_of_the_bundled_timeline_is_on_the_picture() -> None:
    picture = made(str(bundled.path()), "--width", "120")
    texts = placed(picture)
    assert any("Capture of Shusha/Shushi" in text for _, _, text in texts)
    assert all(column + cells <= 120 for column, cells, _ in texts)
    assert float(picture.attrib["width"]) == 120 * CELL + 24


HOSTILE = (
    "<script>alert(1)</script>",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "\\u001b]52;c;aGk=\\u0007",
    "\\u202egnp.exe",
    "\\uffff\\ufffe\\u0085",
    "&lt;&amp;&#27;",
    "' onload='alert(1)",
    "</text></svg>",
    "https://example.org/x.svg#y",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_file_says_stays_text(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = "title = T\nlanes = 'place'\n[era.a]\nname = T\nstart = 2020-09-01\nend = 2020-09-20\n"
    file += "[kind.k]\nname = T\n[[event]]\ndate = 2020-09-03\ntitle = T\nkind = 'k'\nplace = T\n"
    Path("my.toml").write_text(file.replace("T\n", f'"{text}"\n'), encoding="utf-8")
    picture = made("my.toml", "--width", "200")
    capsys.readouterr()
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "g", "text", "path"}
    names = {name for element in picture.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}
    raw = Path("out.svg").read_bytes()
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", raw)
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", raw.decode())
    style = picture.findtext(f"{SVG}style") or ""
    assert not re.search(r"url|@|import|http", style)


def test_nothing_is_fetched() -> None:
    made("my.toml")
    text = Path("out.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?:[^\"<]*", text) == ["http://www.w3.org/2000/svg"]


# Where it goes


def test_to_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        patch.setattr(sys, "stdout", output)
        assert cli.main(["show", "my.toml", "--svg", "-"]) == 0
        assert isinstance(output.buffer, io.BytesIO)
        written = output.buffer.getvalue()
    assert made("my.toml")
    assert Path("out.svg").read_bytes() == written


def test_the_same_file_gives_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    made("my.toml")
    before = Path("out.svg").read_bytes()
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setenv("TERM", "linux")
    made("my.toml")
    assert Path("out.svg").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--svg", "my.toml"], 'ends in .svg, and "my.toml" does not'),
        (["my.toml", "--svg", "out.png"], 'ends in .svg, and "out.png" does not'),
        (["my.toml", "--svg", "link.svg"], "would take the place of the timeline itself"),
        (["my.toml", "--svg", "o.svg", "--theme", "ansi-dark"], '"--theme timeline-dark" has'),
    ],
)
def test_a_timeline_is_never_written_over(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("link.svg").symlink_to("my.toml")
    assert cli.main(["show", *words]) == 2
    assert said in capsys.readouterr().err
    assert Path("my.toml").read_text(encoding="utf-8") == FILE
    assert not Path("o.svg").exists()


def test_a_picture_that_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "my.toml", "--svg", "away/out.svg"]) == 1
    assert capsys.readouterr().err.startswith("timeline show: error: away/out.svg ")
    assert sorted(path.name for path in Path().iterdir()) == ["my.toml"]


def test_an_older_picture_is_replaced_whole() -> None:
    Path("out.svg").write_text("x" * 1_000_000, encoding="utf-8")
    assert made("my.toml").findtext(f"{SVG}title") == "A border"
    assert sorted(path.name for path in Path().iterdir()) == ["my.toml", "out.svg"]
