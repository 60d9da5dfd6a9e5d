"""Every payload on every pane and page: as it is written, obeyed by nobody; on the wire, too."""

from __future__ import annotations

import html.entities
from html import unescape
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets._toast import Toast, ToastRack

from tests.hostile import places
from tests.hostile.payloads import ACTING, LONELY, MARKUP, PAYLOADS, acts, joined, shown
from tests.view.walking import behind, main, opened, state, toasts, until
from tui.app import Configured
from tui.core.commands import COMMANDS
from tui.core.model import LANE_FIELDS
from tui.core.settings import read_settings
from tui.view.paint import UNICODE, Look
from tui.view.palette import Palette
from tui.view.pane import Pane
from tui.view.prose import prose
from tui.view.themes import OUR_THEMES

DARK = OUR_THEMES[0]
LARGE = (150, 120)
"""Cells enough for nearly all that is told of an event."""


def picture(pilot: Pilot[None]) -> str:
    """All that stands on the screen, whatever widgets draw it, toasts among them."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def looked(pilot: Pilot[None]) -> str:
    """The picture when all is still; nothing in it acts."""
    await pilot.pause()
    text = picture(pilot)
    assert acts(text) == []
    assert main(pilot).is_running
    return text


JOINED = joined(9)
"""What the events hold here, each in all of its texts."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "good.toml"
    path.write_text(places.good(JOINED), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mistakes with all kinds of payloads; the commands are tried with all of them."""
    path = tmp_path_factory.mktemp("hostile") / "wrong.toml"
    path.write_bytes(places.wrong(PAYLOADS[::11]).encode() + places.bare(PAYLOADS[::5]))
    return path


def written(text: str) -> str:
    """A text without its blanks, which are not there where a line is folded."""
    return "".join(text.split())


async def test_every_payload_in_every_field_is_drawn_and_obeyed_by_nobody(good: Path) -> None:
    """Each step of the list paints the list, the chart, the overview and the whole details."""
    async with opened(good, LARGE) as pilot:
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        await pilot.press("g")
        for payload in JOINED:
            await looked(pilot)
            assert written(shown(payload)) in written(behind(pilot, "detail")), payload
            await pilot.press("j")
        assert state(pilot).selected == len(JOINED) - 1


APART = {"quit", "interrupt", "suspend", "edit", "add-event", "open-source", "copy"}
"""Commands that leave the screen, or reach out of it: tried in the pseudo-terminal below."""


@pytest.mark.parametrize(
    ("number", "theme"), [(8, "timeline-dark"), (20, "ansi-dark"), (33, "timeline-light")]
)
async def test_no_command_draws_what_acts(good: Path, number: int, theme: str) -> None:
    """Each command that there is, on a hostile event, and what it opens walked a little."""
    async with opened(good, (120, 40), theme=theme, notifications=True) as pilot:
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        main(pilot).main.move(state(pilot).chosen(number))
        for command in COMMANDS:
            if command.name in APART:
                continue
            await main(pilot).main.run_action(command.action)
            await looked(pilot)
            if pilot.app.screen is not main(pilot).main:
                await pilot.press("down", "pagedown")
                await looked(pilot)
            while pilot.app.screen is not main(pilot).main:
                await pilot.press("escape")
        await looked(pilot)


@pytest.mark.parametrize("lanes", LANE_FIELDS)
async def test_no_lane_is_named_by_what_acts(good: Path, lanes: str) -> None:
    async with opened(good, LARGE) as pilot:
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        main(pilot).main.move(state(pilot).with_lanes(lanes))
        for _ in range(3):
            await looked(pilot)
            main(pilot).main.move(state(pilot).scrolled(20))


async def test_every_mistake_is_listed_and_its_frame_drawn(wrong: Path) -> None:
    async with opened(wrong, (100, 50)) as pilot:
        await looked(pilot)
        await pilot.press("E")
        for _ in range(20):
            await looked(pilot)
            await pilot.press(*["pagedown"] * 4)


@pytest.mark.parametrize(
    "heap", ["a" + "\u0301" * 30_000, "👩\u200d" * 15_000, "a" + "\ufe0f" * 30_000]
)
async def test_no_more_is_drawn_of_what_is_heaped_on_a_cell_than_it_can_show(
    heap: str, tmp_path: Path
) -> None:
    """Textual draws a heap of marks in the square of their number."""
    path = tmp_path / "heap.toml"
    path.write_text(f'[[event]]\ndate = 2001\ntitle = "{heap} b"\nsummary = "{heap}"\n', "utf-8")
    async with opened(path, (100, 30)) as pilot:
        await pilot.press("?", "escape", "/", "b", "enter")
        for pane in pilot.app.screen.query(Pane):
            assert all(len(strip.text) < 6 * pane.size.width for strip in pane._strips)
        assert "a" in picture(pilot) or "👩" in picture(pilot)


@pytest.mark.parametrize("key", ["ctrl+p", ":", "L", "E", "/", "f", "m", "'", "T", "A"])
async def test_what_is_typed_and_pasted_does_not_act(good: Path, key: str) -> None:
    async with opened(good, (100, 30)) as pilot:
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        for payload in joined(27):
            await pilot.press(key, "[")
            for line in pilot.app.screen.query(Input):
                line.value = ""
                line.post_message(Paste(payload))
                await looked(pilot)
                assert acts(line.value) == []
                await pilot.press("enter")
                await looked(pilot)
            while pilot.app.screen is not main(pilot).main:
                await pilot.press("escape")


def toasts_drawn(pilot: Pilot[None]) -> list[str]:
    """What stands in each toast, its lines without blanks at their ends in one."""
    strips = pilot.app.screen._compositor.render_strips()
    regions = [toast.region for toast in pilot.app.screen.get_child_by_type(ToastRack).query(Toast)]
    return [
        "".join(
            strip.crop(region.x, region.right).text.strip()
            for strip in strips[region.y : region.bottom]
        )
        for region in regions
    ]


async def test_nothing_in_a_toast_acts_and_none_is_markup(good: Path) -> None:
    bad = "".join((ACTING[60], MARKUP[0], MARKUP[12], ACTING[100]))
    problems = read_settings(f"theme = {places.toml(bad)}\n".encode(), bad, ["dark"])[1]
    assert problems
    async with opened(
        good, LARGE, bad, bad, Configured(problems=problems), notifications=True
    ) as pilot:
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        assert toasts(pilot).count(shown(bad)) == 2  # no such event, no such theme
        await looked(pilot)
        drawn = toasts_drawn(pilot)
        assert sum("a[@click=app.quit]x[/]z" in text for text in drawn) == 2, drawn
        await pilot.press("E")
        await looked(pilot)


ENTITIES = [
    f"a&{name.removesuffix(';')};z"
    for name in (*html.entities.html5, *(f"#x{code:x}" for code in (*range(0xA0), *LONELY)))
    if acts(unescape(f"&{name.removesuffix(';')};")) or name.startswith("#")
]
"""What Markdown would read as a character that acts."""


@pytest.mark.parametrize(
    "form", ["{}", "`{}`", "[{}](http://x.example/{})", "![{}](http://x/{} '{}')", "# {}", "> {}"]
)
def test_no_entity_of_markdown_brings_back_what_acts(form: str) -> None:
    look = Look(Palette.of(DARK), UNICODE)
    text = "\n\n".join(form.replace("{}", entity) for entity in ENTITIES)
    lines = ["".join(piece for piece, _ in line) for line in prose(text, 60, look)]
    assert acts("".join(lines), lines=False) == []
    if form == "{}":
        assert "a<U+202E>z" in [line.strip() for line in lines]
