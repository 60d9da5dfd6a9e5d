"""The app in terminals of many kinds: few colours, few characters, other scripts, job control."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Replay, Terminal, environment
from tui.app import TimelineApp
from tui.view.palette import READABLE, contrast
from tui.view.pane import Pane

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-m", "tui")
STYLED = re.compile(rb"\x1b\[([0-9;]*)m([^\x1b]*)")
"""A style and the text that is written in it."""
SIXTEEN = {*range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108)}
"""The codes of the 16 colours (ECMA-48, and those of xterm for the bright ones)."""

PLAIN_FILE = """
title = "To the Moon"
[era.apollo]
name = "Apollo"
start = 1961
end = 1972
[kind.flight]
name = "Flights"
[party.crew]
name = "Crew"
[[event]]
id = "plans"
date = "1960~/1961-05"
title = "First plans"
summary = "Three ways were drawn."
[[event]]
id = "landing"
date = 1969-07-20
end = 1969-07-21
title = "Landing"
kind = "flight"
parties = ["crew"]
links = { led_to = ["return"] }
  [[event.figure]]
  of = "people watching"
  low = 600
  high = 650
  by = "crew"
  [[event.claim]]
  by = "crew"
  says = "One small step."
[[event]]
id = "return"
date = "1969-07-24/.."
title = "Return"
kind = "flight"
"""
TITLES = {
    "cjk": "漢字とかなの出来事が長いので切られる",
    "hangul": "한국어 제목 조선",
    "combining": "Re\u0301sume\u0301 et cafe\u0301 a\u0308o\u0308",
    "family": "Family 👩\u200d👩\u200d👧\u200d👦 and 👍🏽",
    "flags": "Flags 🇦🇲🇦🇿🇷🇺 in a row",
    "hebrew": "אירוע בעברית עם מספר 42",
    "arabic": "حدث باللغة العربية",
    "devanagari": "क्षत्रिय और हिन्दी",
}


@contextmanager
def running(
    *words: str, size: tuple[int, int] = (110, 32), seen: str = "of 3", **more: str
) -> Iterator[Terminal]:
    """The app with its first picture complete."""
    with Terminal((*COMMAND, *words), *size, env=environment(more), cwd=ROOT) as terminal:
        terminal.until_text(seen)
        terminal.until_still()
        yield terminal


def received(terminal: Terminal) -> bytes:
    return b"".join(chunk.data for chunk in terminal.chunks)


@pytest.fixture(scope="module")
def plain_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file in which all is ASCII."""
    path = tmp_path_factory.mktemp("plain") / "moon.toml"
    path.write_text(PLAIN_FILE, encoding="ascii")
    return str(path)


@pytest.fixture(scope="module")
def scripts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of titles in many scripts, each contested, so that a mark stands behind it."""
    path = tmp_path_factory.mktemp("scripts") / "scripts.toml"
    events = (
        f'[[event]]\nid = "{id}"\ndate = 2001-01-{day:02}\ntitle = "{title}"\n'
        f'[[event.claim]]\nby = "a"\nsays = "{title}"\n'
        f'[[event.claim]]\nby = "b"\nsays = "No: {title}"\n'
        for day, (id, title) in enumerate(TITLES.items(), 1)
    )
    head = '[party]\na.name = "漢字"\nb.name = "אירוע"\n'
    path.write_text(head + "".join(events), encoding="utf-8")
    return path


# Colours


def codes(terminal: Terminal) -> list[tuple[list[int], str]]:
    """All styles on the wire, with their texts."""
    return [
        ([int(number or 0) for number in style.split(b";")], text.decode())
        for style, text in STYLED.findall(received(terminal))
    ]


def kinds(terminal: Terminal) -> set[str]:
    """The kinds of colours on the wire."""
    found = set()
    for numbers, _ in codes(terminal):
        for place, number in enumerate(numbers):
            if number in (38, 48):
                found.add({2: "truecolor", 5: "256"}[numbers[place + 1]])
                break
            if number in SIXTEEN:
                found.add("16")
    return found


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"COLORTERM": "truecolor"}, {"truecolor"}),
        ({"COLORTERM": ""}, {"256"}),
        ({"COLORTERM": "", "TERM": "xterm"}, {"16"}),
        ({"COLORTERM": "", "TERM": "linux"}, {"16"}),
        ({"NO_COLOR": "1"}, set()),
    ],
    ids=["truecolor", "256", "xterm", "linux", "no colour"],
)
def test_a_terminal_gets_the_colours_that_it_has(
    variables: dict[str, str], wanted: set[str], plain_file: str
) -> None:
    with running(plain_file, "--at", "landing", **variables) as terminal:
        terminal.type("j+k")
        terminal.until_still()
        assert kinds(terminal) == wanted
        if "256" not in wanted and "truecolor" not in wanted:
            reversed_texts = [text for numbers, text in codes(terminal) if 7 in numbers]
            assert any("Landing" in text for text in reversed_texts)


def shown_colours(numbers: list[int]) -> tuple[str, str] | None:
    """Ink and ground of a style of the 256 colours, as a terminal shows them."""
    inks = [numbers[place + 2] for place, code in enumerate(numbers[:-2]) if code == 38]
    grounds = [numbers[place + 2] for place, code in enumerate(numbers[:-2]) if code == 48]
    if not inks or not grounds:
        return None
    ink, ground = (Color.from_ansi(number).get_truecolor().hex for number in (inks[0], grounds[0]))
    return ink, ground


@pytest.mark.parametrize(
    "theme",
    ["timeline-dark", "timeline-light", "timeline-safe-dark", "timeline-safe-light"],
)
def test_every_letter_on_the_wire_can_be_read_in_256_colours(theme: str, plain_file: str) -> None:
    with running(plain_file, "--theme", theme, "--at", "landing", COLORTERM="") as terminal:
        lettered = [(numbers, text) for numbers, text in codes(terminal) if re.search(r"\w", text)]
        assert len(lettered) > 30
        for numbers, text in lettered:
            shown = shown_colours(numbers)
            assert shown is not None, (numbers, text)
            assert contrast(*shown) >= READABLE, (shown, text)


# Characters


def test_the_ascii_set_writes_nothing_but_ascii(plain_file: str) -> None:
    """On the screen, on every page over it, and in what pops up (here: an unknown theme)."""
    words = (plain_file, "--glyphs", "ascii", "--theme", "“none”", "--at", "landing")
    with running(*words, TERM="xterm", COLORTERM="") as terminal:
        terminal.until_text("There is no theme")
        for page in "?Ei":
            terminal.type(page)
            terminal.until_text("Esc close")
            terminal.type("q")
            terminal.until(lambda screen: "Esc close" not in screen)
        for keys in ("\t", "+++", "lllll", "0", "L", "j"):
            terminal.type(keys)
            terminal.until_still(0.1)
        terminal.resize(60, 20)
        terminal.until_still()
        assert received(terminal).isascii()
        assert "Return" in terminal.screen()


def test_what_the_terminal_cannot_encode_becomes_question_marks(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_text('[[event]]\ndate = 2001\ntitle = "café ə 漢字 end"\n', encoding="utf-8")
    with running(str(path), seen="of 1", PYTHONIOENCODING="latin-1") as terminal:
        assert "café ? ???? end".encode("latin-1") in received(terminal)
        assert b"\\u" not in received(terminal)


async def test_in_every_script_each_row_fills_its_cells(scripts_file: Path) -> None:
    """By our own strips: pyte, which draws the pseudo-terminal, knows no zero width."""
    app = TimelineApp(scripts_file, glyphs="unicode")
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("g")
        for title in TITLES.values():
            await pilot.pause()
            for pane in app.main.query(Pane).results(Pane):
                for strip in pane._strips:
                    assert sum(cell_len(segment.text) for segment in strip) == pane.size.width
            marks = {
                cell_len(strip.text.partition("≠")[0])
                for strip in app.main.list_pane._strips
                if "≠" in strip.text
            }
            assert len(marks) == 1, title
            await pilot.press("j")


def test_wide_characters_leave_the_columns_where_they_were(scripts_file: Path) -> None:
    with running(str(scripts_file), "--at", "cjk", size=(100, 30), seen="of 8") as terminal:
        replay = Replay(100, 30)
        for chunk in terminal.chunks:
            replay.feed(chunk.data)
        cells = replay._screen.buffer
        at = replay.screen().rows
        top = next(y for y, row in enumerate(at) if row.startswith("▌"))  # below the chart
        listed = [(y, row[:46]) for y, row in enumerate(at) if y >= top and "≠" in row[:46]]
        rows = [y for y, row in listed if "漢字" in row]
        assert rows
        marks = {x for y in rows for x in range(46) if cells[y][x].data == "≠"}
        grounds = [{x: cells[y][x].bg for x in range(46, 100)} for y in rows]
        assert len(marks) == 1
        assert all(ground == grounds[0] for ground in grounds)


# The window and the shell


def test_a_resize_keeps_the_selection_and_the_way_back(plain_file: str) -> None:
    with running(plain_file, "--at", "landing") as terminal:
        before = str(terminal.screen())
        terminal.resize(80, 24)
        terminal.until(lambda screen: any("▌" in row and "Landing" in row for row in screen.rows))
        terminal.resize(110, 32)
        assert str(terminal.until(lambda screen: str(screen) == before)) == before


def test_ctrl_z_gives_the_shell_and_fg_the_whole_picture(plain_file: str) -> None:
    """In a shell, for the kernel stops no process that nobody could wake."""
    variables = environment({"PS1": "shell> ", "ENV": "", "HISTFILE": ""})
    with Terminal(("sh", "-i"), 110, 32, env=variables, cwd=ROOT) as terminal:
        terminal.until_text("shell>")
        terminal.type(f"{' '.join(COMMAND)} '{plain_file}' --at landing\n")
        terminal.until_text("of 3 events")
        terminal.until_still()
        before = str(terminal.screen())
        terminal.type("\x1a")
        terminal.until_text("shell>")
        assert b"\x1b[?1049l" in received(terminal)
        terminal.type("fg\n")
        terminal.until(lambda screen: str(screen) == before)
        terminal.type("j")
        terminal.until(lambda screen: any("▌" in row and "Return" in row for row in screen.rows))
