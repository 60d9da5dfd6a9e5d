"""The problems as a list: every one with its place and its source line, walked and chosen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.app import App
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from tui.core.load import load_text
from tui.core.problems import Problem
from tui.view.paint import ASCII, UNICODE, Look
from tui.view.palette import DARK, Palette
from tui.view.problem_list import ProblemList, ProblemPane

LOOK = Look(Palette.of(DARK), UNICODE)
WRONG = """\
colour = "red"

[[event]]
dat = 1969-07-20
title = "Moon landing"

[[event]]
date = "03/04/2020"
title = "When?"

[[event]]
date = 1999
title = "Good"
parties = ["nobody"]
"""
PROBLEMS = load_text(WRONG, "t.toml").problems
MANY = load_text("\n".join(f"k{n} = {n}" for n in range(300)), "t.toml").problems
LONG = load_text(f'{" " * 30}k{"e" * 30}y = "{"x" * 300}"\n', "t.toml").problems


class Showing(App[None]):
    """Shows problems, and keeps what was chosen."""

    def __init__(self, problems: Sequence[Problem], chosen: int, look: Look) -> None:
        super().__init__()
        self.problems, self.at, self.look_of = problems, chosen, look
        self.answers: list[Problem | None] = []

    def on_mount(self) -> None:
        page = ProblemList(self.look_of, "t.toml", self.problems, self.at)
        self.push_screen(page, self.answers.append)


@asynccontextmanager
async def showing(
    problems: Sequence[Problem] = PROBLEMS,
    size: tuple[int, int] = (80, 24),
    chosen: int = 0,
    look: Look = LOOK,
) -> AsyncIterator[Pilot[None]]:
    app = Showing(problems, chosen, look)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def pane(pilot: Pilot[None]) -> ProblemPane:
    return pilot.app.screen.query_one(ProblemPane)


def shown(pilot: Pilot[None]) -> list[str]:
    return [strip.text.rstrip() for strip in pane(pilot)._strips]


def marked(pilot: Pilot[None]) -> list[str]:
    return [line.removeprefix("▌ ") for line in shown(pilot) if line.startswith("▌")]


def answers(pilot: Pilot[None]) -> list[Problem | None]:
    assert isinstance(pilot.app, Showing)
    return pilot.app.answers


async def test_each_problem_stands_with_its_source_line_and_a_caret() -> None:
    async with showing(size=(80, 24)) as pilot:
        assert shown(pilot) == [
            "  Problems of t.toml: 3 errors, 2 warnings",
            "",
            '▌ warning 1:1  unknown key "colour" in the timeline [T020]',
            '▌ 1 | colour = "red"',
            "▌   | ^^^^^^",
            "",
            '  error 3:1  event "Moon landing" has no date, so it is not shown [T022]',
            "  3 | [[event]]",
            "    | ^^^^^^^^^",
            "",
            '  warning 4:1  unknown key "dat" in event "Moon landing" [T020]',
            "  4 | dat = 1969-07-20",
            '    | ^^^ did you mean "date"?',
            "",
            "  error 8:9  this can mean 3 April 2020 or 4 March 2020; write 2020-04-03 or",
            "             2020-03-04 [T030]",
            '  8 | date = "03/04/2020"',
            '    |         ^^^^^^^^^^ did you mean "2020-04-03"?',
            "",
            '  error 14:12  there is no party "nobody" [T040]',
            '  14 | parties = ["nobody"]',
            "     |            ^^^^^^^^",
            "",
            "  Enter edit there  j k problem  Esc close                              1 of 5",
        ]


async def test_where_it_is_narrow_the_place_the_caret_and_the_words_are_still_there() -> None:
    async with showing(size=(44, 14)) as pilot:
        await pilot.press("j", "j", "j")
        assert marked(pilot) == [
            "error 8:9  this can mean 3 April 2020 or",
            "           4 March 2020; write",
            "           2020-04-03 or 2020-03-04",
            "           [T030]",
            '8 | date = "03/04/2020"',
            "  |         ^^^^^^^^^^",
            '  | did you mean "2020-04-03"?',
        ]


async def test_a_source_line_too_long_is_shown_where_the_caret_is() -> None:
    async with showing(LONG, size=(40, 14)) as pilot:
        *_, source, carets = marked(pilot)
        assert source[carets.index("^") :].startswith("keeeee")
        assert len(source) <= 38


async def test_without_problems_it_says_so_and_closes() -> None:
    async with showing((), size=(60, 10)) as pilot:
        await pilot.press("j", "G", "space", "b")
        assert "  No problems were found." in shown(pilot)
        assert shown(pilot)[-1] == "  Esc close"
        await pilot.press("enter")
        await pilot.pause()
        assert answers(pilot) == [None]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("enter", 0),
        ("j enter", 1),
        ("down down enter", 2),
        ("j j k enter", 1),
        ("G enter", len(PROBLEMS) - 1),
        ("G g enter", 0),
        ("k enter", 0),
        ("end j e", len(PROBLEMS) - 1),
        ("escape", None),
        ("q", None),
        ("E", None),
    ],
)
async def test_the_keys(keys: str, place: int | None) -> None:
    async with showing() as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert answers(pilot) == [None if place is None else PROBLEMS[place]]


async def test_the_selected_one_is_always_whole_and_in_sight() -> None:
    async with showing(MANY, size=(60, 15)) as pilot:
        for key in ("j", "j", "space", "space", "b", "G", "k", "k", "k", "k", "b", "g"):
            await pilot.press(key)
            assert len(marked(pilot)) == 3
            assert marked(pilot)[0].startswith("warning ")
        assert marked(pilot)[1] == "1 | k0 = 0"


async def test_those_that_are_only_counted_stand_above_the_others() -> None:
    problems = load_text("\n".join(f"k{n} = 1" for n in range(7_000)), "t.toml").problems
    async with showing(problems, size=(100, 15)) as pilot:
        assert shown(pilot)[0] == "  Problems of t.toml: 7,000 warnings"
        assert marked(pilot) == [
            "warning  2,000 warnings further down are not told one by one [T090]",
            "mend the first ones, and look again",
        ]
        await pilot.press("j")
        assert marked(pilot)[1] == "1 | k0 = 1"


async def test_a_page_goes_on_with_the_first_that_was_not_in_sight() -> None:
    async with showing(MANY, size=(60, 16)) as pilot:  # three of them have room
        seen = [marked(pilot)[1]]
        for key in ("space", "space", "b"):
            await pilot.press(key)
            seen.append(marked(pilot)[1])
        assert seen == ["1 | k0 = 0", "4 | k3 = 3", "7 | k6 = 6", "4 | k3 = 3"]


async def test_one_can_be_selected_from_the_start() -> None:
    async with showing(chosen=3) as pilot:
        assert marked(pilot)[0].startswith("error 8:9")
    async with showing(chosen=99) as pilot:
        assert marked(pilot)[0].startswith("error 14:12")


async def test_a_click_selects_and_a_double_click_edits() -> None:
    async with showing() as pilot:
        await pilot.click(ProblemPane, offset=(8, 7))
        assert marked(pilot)[0].startswith("error 3:1")
        await pilot.click(ProblemPane, offset=(8, 9))  # an empty line
        await pilot.click(ProblemPane, offset=(8, 0))
        assert answers(pilot) == []
        await pilot.click(ProblemPane, offset=(8, 11), times=2)
        await pilot.pause()
        assert answers(pilot) == [PROBLEMS[2]]


async def test_the_wheel_walks() -> None:
    async with showing() as pilot:
        for turn, place in ((MouseScrollDown, "3:1"), (MouseScrollUp, "1:1")):
            await pilot._post_mouse_events([turn], ProblemPane, offset=(5, 5), button=0)
            assert f" {place} " in marked(pilot)[0]


async def test_the_selected_one_is_marked_by_a_bar_and_by_the_accent() -> None:
    async with showing(look=Look(Palette.of(DARK), ASCII)) as pilot:
        assert [line[0] for line in shown(pilot)[2:5]] == [">", ">", ">"]
        styles = {segment.text: segment.style for segment in pane(pilot)._strips[2]}
        accent = Palette.of(DARK).accent.lower()
        coloured = [
            text
            for text, style in styles.items()
            if style and style.color and style.color.name == accent
        ]
        assert any("unknown key" in text for text in coloured)


async def test_what_a_file_says_is_shown_as_it_is() -> None:
    odd = load_text('"[red]a[/nope]\\u001b[31m" = 1\n', "[b].toml").problems
    async with showing(odd) as pilot:
        text = "\n".join(shown(pilot))
        assert "[red]a[/nope]" in text
        assert "\x1b" not in text


@pytest.mark.parametrize("size", [(1, 1), (8, 3), (20, 4), (40, 5)])
async def test_no_size_is_a_crash(size: tuple[int, int]) -> None:
    async with showing(size=size) as pilot:
        await pilot.press("j", "space", "G", "b", "k")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert marked(pilot)
