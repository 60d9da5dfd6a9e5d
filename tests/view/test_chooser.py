"""Finding something by its name, key by key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest
from textual.app import App
from textual.events import MouseScrollDown, Paste
from textual.pilot import Pilot

from tests.view.walking import until
from tui.core.choices import Choice, matching
from tui.view.chooser import Chooser, ChooserLine
from tui.view.paint import UNICODE, Look
from tui.view.palette import DARK, Palette
from tui.view.pane import Pane

FEW = (
    Choice("Command", "Next event", "j ↓", "step(1)"),
    Choice("Command", "Quit", "q", "quit"),
    Choice("Event", "Fighting for Şuşa", "8 Nov 2020", "susa"),
    Choice("Event", "Moscow truce", "10 Oct 2020", "moscow"),
    Choice("Theme", "nord", "", "nord"),
    Choice("Theme", "gruvbox", "", "gruvbox"),
)
MANY = tuple(Choice("Event", f"Event {number}", "", str(number)) for number in range(100))


class Finding(App[None]):
    """An app with nothing but the page."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, choices: tuple[Choice, ...], text: str = "") -> None:
        super().__init__()
        self.choices, self.text = choices, text
        self.asked: list[str] = []
        self.previewed: list[str] = []
        self.chosen: list[str] = []

    def on_mount(self) -> None:
        look = Look(Palette.of(DARK), UNICODE)
        page = Chooser(look, "Find", self.find, self.preview, self.text)
        self.push_screen(page, lambda choice: self.chosen.append(choice.key if choice else ""))

    def find(self, text: str) -> list[Choice]:
        self.asked.append(text)
        return matching(self.choices, text)

    def preview(self, choice: Choice | None) -> None:
        self.previewed.append(choice.key if choice else "")
        if choice and choice.group == "Theme":
            self.theme = choice.key


@asynccontextmanager
async def finding(
    choices: tuple[Choice, ...] = FEW, text: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Finding]]:
    app = Finding(choices, text)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app


def rows(app: Finding) -> list[str]:
    """The page as text, row by row."""
    return [strip.text.rstrip() for strip in app.screen.query_one("#choices", Pane)._strips]


def names(app: Finding) -> list[str]:
    """The choices in sight, as they stand there; the selected one with its mark."""
    found = (row for row in rows(app)[3:-2] if row.strip())
    return [row.replace("Command", "").replace("Event   ", "").strip() for row in found]


def typed(app: Finding) -> str:
    return app.screen.query_one(ChooserLine).value


def is_shown_in(app: Finding, theme: str) -> bool:
    """Whether the page and the line on it have the colours of a theme."""
    style = app.screen.query_one("#choices", Pane)._strips[0]._segments[0].style
    line = app.screen.query_one(ChooserLine).rich_style
    assert style is not None
    assert style.bgcolor is not None
    pane = Palette.of(app.available_themes[theme]).pane
    return style.bgcolor.name == pane and line.bgcolor == style.bgcolor


async def test_it_shows_all_there_is_with_groups_told_once_and_hints_at_the_right() -> None:
    async with finding() as (_, app):
        assert [" ".join(row.split()) for row in rows(app)[3:9]] == [
            "▌ Command Next event j ↓",
            "Quit q",
            "Event Fighting for Şuşa 8 Nov 2020",
            "Moscow truce 10 Oct 2020",
            "Theme nord",
            "gruvbox",
        ]
        ends = {len(row) for row in rows(app)[3:7]}
        assert len(ends) == 1, "keys and dates end in one column"


async def test_letters_are_typed_and_the_first_match_is_chosen_by_enter() -> None:
    async with finding() as (pilot, app):
        await pilot.press(*"susa")
        await pilot.pause()
        assert ["Fighting for Şuşa" in row for row in names(app)] == [True]
        await pilot.press("enter")
        assert app.chosen == ["susa"]


async def test_j_and_k_are_letters() -> None:
    async with finding() as (pilot, app):
        await pilot.press("j", "k", "q")
        assert typed(app) == "jkq"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["down"], "1"),
        (["down", "ctrl+n", "up"], "1"),
        (["down", "ctrl+p", "up"], "0"),
        (["pagedown"], "9"),
        (["pagedown", "pagedown", "pageup"], "9"),
        (["end"], "49"),
        (["end", "down"], "49"),
        (["end", "home"], "0"),
    ],
)
async def test_arrows_pages_and_ends_walk(keys: list[str], chosen: str) -> None:
    async with finding(MANY) as (pilot, app):
        await pilot.press(*keys)
        await pilot.pause()
        marked = [row for row in rows(app) if row.startswith("▌")]
        assert len(marked) == 1, "what is selected is in sight"
        assert marked[0].endswith(f"Event {chosen}")
        await pilot.press("enter")
        assert app.chosen == [chosen]


async def test_typing_goes_back_to_the_best_match() -> None:
    async with finding(MANY) as (pilot, app):
        await pilot.press("end", "4", "2", "enter")
        assert app.chosen == ["42"]


async def test_escape_and_ctrl_c_choose_nothing() -> None:
    for key in ("escape", "ctrl+c"):
        async with finding() as (pilot, app):
            await pilot.press("down", key)
            await pilot.pause()
            assert app.chosen == [""]
            assert app.previewed[-1] == "", "what was previewed is to be taken back"
            assert app.is_running


async def test_what_matched_is_lit() -> None:
    async with finding() as (pilot, app):
        await pilot.press(*"mos")
        await pilot.pause()
        strip = app.screen.query_one("#choices", Pane)._strips[3]
        accent = Palette.of(DARK).accent
        lit = [s.text for s in strip if s.style and s.style.color and s.style.color.name == accent]
        assert [text.strip() for text in lit] == ["▌", "Mos"]


async def test_nothing_found_says_so_and_enter_waits() -> None:
    async with finding() as (pilot, app):
        await pilot.press(*"zzz", "enter", "down")
        await pilot.pause()
        assert "Nothing here is called “zzz”." in rows(app)[3]
        assert "Try fewer letters" in rows(app)[4]
        assert app.chosen == []
        assert app.previewed[-1] == ""
        await pilot.press("ctrl+u", *"nord", "enter")
        assert app.chosen == ["nord"]


async def test_a_theme_is_seen_on_the_page_itself_while_walking() -> None:
    async with finding() as (pilot, app):
        await pilot.press(*"theme")
        for name in ("nord", "gruvbox"):
            await until(pilot, partial(is_shown_in, app, name))
            assert app.theme == name
            await pilot.press("down")


async def test_the_first_choice_is_not_previewed_before_anything_was_done() -> None:
    async with finding(FEW[4:]) as (pilot, app):
        assert app.previewed == []
        await pilot.press("down", "up")
        await pilot.pause()
        assert app.previewed == ["gruvbox", "nord"]


async def test_each_text_is_looked_for_once() -> None:
    async with finding() as (pilot, app):
        await pilot.press("m", "down", "up", "o", "left", "right", "enter")
        assert app.asked == ["", "m", "mo"]


async def test_a_text_may_be_there_already() -> None:
    async with finding(text="nord") as (pilot, app):
        assert typed(app) == "nord"
        await pilot.press("backspace", "d", "enter")
        assert app.chosen == ["nord"]


async def test_a_click_chooses_a_row() -> None:
    async with finding() as (pilot, app):
        await pilot.click("#choices", offset=(20, 3 + 3))
        await pilot.pause()
        assert app.chosen == ["moscow"]


async def test_a_click_beside_the_rows_leaves_the_line_to_type_in() -> None:
    async with finding() as (pilot, app):
        for row in (0, 2, 12):
            await pilot.click("#choices", offset=(5, row))
        await pilot.press(*"moscow", "enter")
        assert app.chosen == ["moscow"]


async def test_a_click_beside_the_page_closes_it() -> None:
    async with finding() as (pilot, app):
        await pilot.click(offset=(2, 22))
        await pilot.pause()
        assert app.chosen == [""]


async def test_the_wheel_walks() -> None:
    async with finding() as (pilot, app):
        page = app.screen.query_one("#choices", Pane)
        line = app.screen.query_one(ChooserLine)
        for widget in (page, page, line):
            await pilot._post_mouse_events([MouseScrollDown], widget, offset=(3, 0))
        await pilot.press("enter")
        assert app.chosen == ["moscow"]


async def test_of_a_paste_the_first_line_is_taken_and_nothing_acts_on_the_terminal() -> None:
    async with finding() as (pilot, app):
        line = app.screen.query_one(ChooserLine)
        line.post_message(Paste("\n\x1b]52;c;AA==\x07\u202emoscow\ttruce\nmore\n"))
        await pilot.pause()
        assert typed(app) == "␛]52;c;AA==␇<U+202E>moscow truce"
        line.post_message(Paste("x" * 9_999))
        await pilot.pause()
        assert len(typed(app)) == 500
        app.copy_to_clipboard("one\ntwo")
        await pilot.press("ctrl+u", "ctrl+v")
        assert typed(app) == "one"


async def test_names_and_hints_cannot_act_on_the_terminal() -> None:
    bad = Choice("G\x1b", "Na\x1bme\u202e", "\x07", "bad")
    async with finding((bad,)) as (pilot, app):
        await pilot.press("m", "e")
        await pilot.pause()
        assert [" ".join(row.split()) for row in rows(app)[3:4]] == ["▌ G␛ Na␛me<U+202E> ␇"]
        await pilot.press("enter")
        assert app.chosen == ["bad"]


@pytest.mark.parametrize("size", [(40, 10), (20, 6), (1, 1), (200, 60)])
@pytest.mark.parametrize("name", ["日本語の長い名前" * 20, "👨‍👩‍👧 family", "e\u0301" * 99, ""])
async def test_any_name_fits_any_size(size: tuple[int, int], name: str) -> None:
    choices = (Choice("A very long group", name, "a long hint " * 9, "it"), *MANY)
    async with finding(choices, size=size) as (pilot, app):
        page = app.screen.query_one("#choices", Pane)
        assert all(strip.cell_length == page.size.width for strip in page._strips)
        if size[1] >= 10:
            assert "Esc close" in rows(app)[-1], "the keys are in sight"
            assert page.region.bottom <= size[1]
        await pilot.press("end", "home", "enter")
        assert app.chosen == ["it"]
