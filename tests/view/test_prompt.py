"""Asking for one thing in the place of the footer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from tui.view.entry import Entry, one_line
from tui.view.paint import UNICODE, Look
from tui.view.palette import DARK, Palette
from tui.view.pane import Pane
from tui.view.prompt import Prompt, PromptPane


class Asking(App[None]):
    """An app that asks for a number."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, text: str = "", history: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.text, self.history = text, history
        self.reason = "is not a number"
        self.given: list[str | None] = []
        self.checked: list[str] = []
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("behind")

    def on_mount(self) -> None:
        look = Look(Palette.of(DARK), UNICODE)
        prompt = Prompt(look, "go to ", self.check, self.text, self.history, self.heard.append)
        self.push_screen(prompt, self.given.append)

    def check(self, text: str) -> str:
        self.checked.append(text)
        return "" if text.isdigit() else f"{text} {self.reason}"


@asynccontextmanager
async def asking(
    text: str = "", history: tuple[str, ...] = (), size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Asking]]:
    app = Asking(text, history)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app


def rows(app: Asking) -> list[str]:
    """The rows of the prompt, without the line to type in."""
    return [strip.text.rstrip() for strip in app.screen.query_one("#asked", Pane)._strips]


def line(app: Asking) -> Entry:
    return app.screen.query_one(Entry)


async def test_it_is_the_last_row_with_the_line_behind_its_label() -> None:
    async with asking() as (_, app):
        assert [row.split("  ")[0] for row in rows(app)] == [" go to"]
        assert rows(app)[0].endswith("Esc leave it")
        assert app.screen.query_one("#asked").region == (0, 23, 80, 1)
        assert line(app).region.x == len(" go to ")
        assert line(app).region.y == 23
        assert app.screen.styles.background.a == 0, "nothing behind is dimmed"


async def test_enter_gives_what_was_typed() -> None:
    async with asking() as (pilot, app):
        await pilot.press("space", "1", "9", "enter")
        await pilot.pause()
        assert app.given == ["19"]


async def test_nobody_is_corrected_while_typing() -> None:
    async with asking() as (pilot, app):
        await pilot.press("1", "x")
        await pilot.pause()
        assert app.checked == []
        assert len(rows(app)) == 1


async def test_what_is_wrong_is_told_after_enter_until_the_text_changes() -> None:
    async with asking() as (pilot, app):
        await pilot.press("1", "x", "enter")
        await pilot.pause()
        assert rows(app)[0] == " 1x is not a number"
        assert app.screen.query_one("#asked").region == (0, 22, 80, 2)
        assert line(app).region.y == 23, "the line stays where it is"
        assert app.given == []
        await pilot.press("backspace")
        await pilot.pause()
        assert len(rows(app)) == 1
        await pilot.press("2", "enter")
        await pilot.pause()
        assert app.given == ["12"]


@pytest.mark.parametrize("keys", [["enter"], ["space", "enter"], ["1", "escape"], ["1", "ctrl+c"]])
async def test_nothing_typed_and_leaving_give_nothing(keys: list[str]) -> None:
    async with asking() as (pilot, app):
        await pilot.press(*keys)
        await pilot.pause()
        assert app.given == [None]
        assert app.is_running


async def test_up_and_down_walk_what_was_typed_before_and_what_was_begun_is_kept() -> None:
    async with asking(history=("22", "11")) as (pilot, app):
        seen = []
        await pilot.press("7")
        for key in ("up", "up", "up", "down", "down", "down", "ctrl+p"):
            await pilot.press(key)
            seen.append(line(app).value)
        assert seen == ["22", "11", "11", "22", "7", "7", "22"]
        await pilot.press("3", "enter")
        await pilot.pause()
        assert app.given == ["223"]


async def test_each_change_is_told() -> None:
    async with asking() as (pilot, app):
        await pilot.press("1", "2", "backspace")
        await pilot.pause()
        assert app.heard == ["1", "12", "1"]


async def test_a_text_may_be_there_already() -> None:
    async with asking(text="42") as (pilot, app):
        await pilot.press("0", "enter")
        await pilot.pause()
        assert app.given == ["420"]


async def test_it_follows_the_theme() -> None:
    async with asking() as (pilot, app):
        app.theme = "nord"
        await pilot.pause()
        await pilot.pause()
        colours = Palette.of(app.current_theme)
        assert app.screen.query_one("#asked", Pane).look.palette == colours
        assert line(app).look.palette == colours


@pytest.mark.parametrize("size", [(40, 10), (20, 6), (8, 3)])
async def test_a_long_reason_takes_three_rows_at_most(size: tuple[int, int]) -> None:
    async with asking(text="long words " * 20, size=size) as (pilot, app):
        await pilot.press("enter")
        await pilot.pause()
        page = app.screen.query_one("#asked", Pane)
        assert len(page._strips) <= 4
        assert all(strip.cell_length == size[0] for strip in page._strips)
        await pilot.resize_terminal(100, 20)
        await pilot.pause()
        assert len(rows(app)) == 4
        assert page.region == (0, 16, 100, 4)


async def test_a_reason_cannot_act_on_the_terminal() -> None:
    async with asking() as (pilot, app):
        app.reason = "is \x1b[31m wrong \u202e"
        await pilot.press("x", "enter")
        await pilot.pause()
        assert rows(app)[0] == " x is ␛[31m wrong <U+202E>"


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("one", "one"),
        ("one\ntwo", "one"),
        ("\n \r\ntwo\n", "two"),
        ("a\tb", "a b"),
        ("a\x1bb\u202e", "a␛b<U+202E>"),
        ("", ""),
        (" ", " "),
        ("\n", ""),
        ("\x00", "␀"),
    ],
)
def test_one_line_of_a_text_that_cannot_act(pasted: str, taken: str) -> None:
    assert one_line(pasted) == taken


@pytest.mark.parametrize(
    ("width", "told", "seen"),
    [
        (80, "3 of 17", " 3 of 17 "),
        (80, "16,601 of 1,000,000", " 16,601 "),
        (120, "16,601 of 1,000,000", " 16,601 of 1,000,000 "),
        (50, "nothing found", " nothing found"),
    ],
)
async def test_an_answer_stands_beside_the_line(width: int, told: str, seen: str) -> None:
    look = Look(Palette.of(DARK), UNICODE)
    app = Asking()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        prompt = Prompt(look, "/", lambda _: "", answers=True, verbs=("keep", "back"))
        await app.push_screen(prompt)
        await pilot.pause()
        room = line(app).region.width
        prompt.tell(told)
        await pilot.pause()
        assert seen in rows(app)[0] + " "
        assert line(app).region.width == room, "the line does not move under the cursor"


async def test_what_was_typed_is_told_though_enter_came_at_once() -> None:
    async with asking() as (pilot, app):
        line(app).insert_text_at_cursor("19")
        await line(app).action_submit()
        await pilot.pause()
        assert app.given == ["19"]
        assert app.heard == ["19"]


async def test_in_another_width_the_cursor_stays_in_sight() -> None:
    async with asking("a long text of which the end is being typed now") as (pilot, app):
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        line = app.screen.query_one(Entry)
        first = line.scroll_offset.x
        assert first <= len(line.value) < first + line.content_size.width


@pytest.mark.parametrize("width", [30, 45, 60, 80])
def test_what_is_told_beside_the_line_leaves_room_to_type(width: int) -> None:
    look = Look(Palette.of(DARK), UNICODE)
    pane = PromptPane(look, "filter ", ("apply", "leave it"), answers=True)
    pane.answer = "72 of 110"
    before, after = pane.room(width)
    assert width - before - after >= 18
