"""The frame of a page: a title, the keys that fit, the ways to walk it and to leave it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from textual.app import App
from textual.binding import BindingType
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from tests.view.walking import main, opened, shown
from tui.view.framed import FramedScreen, keys_to
from tui.view.hints import Hint
from tui.view.paint import UNICODE, Line, Look
from tui.view.palette import DARK, LIGHT, Palette
from tui.view.walked import WalkedPane

LOOK = Look(Palette.of(DARK), UNICODE)


class LettersPane(WalkedPane):
    """A heading, and the letters under it."""

    title = "Letters\x1b"
    keys = (Hint("Enter", "take it", 0), Hint("Esc", "close", 1), Hint("z", "the last", 2))

    def row(self, place: int, width: int, is_selected: bool) -> Line:
        palette = self.look.palette
        text = f"{'>' if is_selected else ' '} {chr(96 + place)}" if place else "LOWER CASE"
        return ((text, palette.style(palette.text, palette.pane)),)


class Letters(FramedScreen[int]):
    """Such a page; gives the place of a letter."""

    BINDINGS: ClassVar[list[BindingType]] = keys_to({"z": "last", "x": "close"})

    pane: LettersPane

    def __init__(self) -> None:
        super().__init__()
        self.pane = LettersPane(LOOK, id="letters")
        self.pane.set_rows(27, range(1, 27))

    def action_last(self) -> None:
        self.pane.choose(25)

    def action_choose(self) -> None:
        self.dismiss(self.pane.selected)


class Asking(App[None]):
    """Shows the page, and keeps what it gives."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[int | None] = []

    def on_mount(self) -> None:
        self.push_screen(Letters(), self.given.append)


@asynccontextmanager
async def asking(size: tuple[int, int] = (40, 8)) -> AsyncIterator[tuple[Pilot[None], Asking]]:
    app = Asking()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app


async def test_title_rows_and_keys_stand_one_below_the_other() -> None:
    async with asking() as (pilot, _):
        assert [row.rstrip() for row in shown(pilot).splitlines()] == [
            "  Letters␛",
            "",
            "LOWER CASE",
            "> a",
            "  b",
            "  c",
            "  d",
            "  Enter take it  Esc close     22 more",
        ]


@pytest.mark.parametrize(
    ("keys", "marked"),
    [
        ("j", "> b"),
        ("down down", "> c"),
        ("j k", "> a"),
        ("G", "> z"),
        ("end home", "> a"),
        ("space", "> f"),
        ("d pagedown", "> k"),
        ("G pageup b u", "> k"),
        ("z", "> z"),
    ],
)
async def test_the_keys_of_every_page_walk_it(keys: str, marked: str) -> None:
    async with asking() as (pilot, _):
        await pilot.press(*keys.split())
        await pilot.pause()
        assert marked in [row.rstrip() for row in shown(pilot).splitlines()]


@pytest.mark.parametrize(
    ("key", "given"),
    [("enter", 1), ("escape", None), ("q", None), ("x", None)],
)
async def test_it_is_left_with_or_without_an_answer(key: str, given: int | None) -> None:
    async with asking() as (pilot, app):
        await pilot.press("j", key)
        await pilot.pause()
        assert app.given == [given]


async def test_a_click_selects_and_a_second_is_enter_and_the_wheel_walks() -> None:
    async with asking() as (pilot, app):
        await pilot.click("#letters", offset=(3, 2))  # the heading
        await pilot.click("#letters", offset=(3, 7))  # the keys
        assert "> a" in shown(pilot)
        await pilot._post_mouse_events([MouseScrollDown], "#letters", offset=(3, 0), button=0)
        assert "> b" in shown(pilot)
        await pilot.click("#letters", offset=(3, 5))
        assert "> c" in shown(pilot)
        await pilot.click("#letters", offset=(3, 5))
        await pilot.pause()
        assert app.given == [2]


async def test_it_takes_another_look_while_it_is_open() -> None:
    async with asking() as (pilot, app):
        page = app.screen
        assert isinstance(page, Letters)
        light = Look(Palette.of(LIGHT), UNICODE)
        await pilot.press("j")
        page.show(None, light)
        await pilot.pause()
        assert "> b" in shown(pilot)
        assert page.pane.backdrop == light.palette.pane


async def test_the_wheel_scrolls_the_help_and_it_says_how_much_is_below() -> None:
    async with opened(size=(120, 24)) as pilot:
        await pilot.press("question_mark")
        before = shown(pilot, "reader").splitlines()
        await pilot._post_mouse_events([MouseScrollDown], "#reader", offset=(5, 5), button=0)
        after = shown(pilot, "reader").splitlines()
        assert after[2:10] == before[5:13]
        assert "more lines" in after[-1]
        await pilot.press("q")
        assert pilot.app.screen is main(pilot).main
