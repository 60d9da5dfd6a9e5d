"""A file that is saved while something is asked, or a page lies over the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.view.test_live import BLOCKS, SPACE, Beside, beside, block
from tests.view.walking import toasts

PARTIES = """\
[party.north]
name = "North"
[party.south]
name = "South"
[source.paper]
title = "A paper"
url = "https://paper.example/"
"""


def told(number: int) -> str:
    """An event of which both parties speak, with a source and a link."""
    return (
        block(f"e{number}", f"{1990 + number}", f"Event {number}")
        + 'sources = ["paper"]\nlinks = { see_also = ["e3"] }\n'
        + "".join(
            f'[[event.claim]]\nby = "{by}"\nsays = "{by} says it"\n' for by in ("north", "south")
        )
    )


async def typed(pilot: Pilot[None], key: str, text: str) -> None:
    """Open a prompt and type, and wait until all that follows from it is done."""
    await pilot.press(key)
    await pilot.pause()
    await pilot.press(*text)
    await pilot.pause()
    await pilot.pause()


def titles(here: Beside) -> list[str]:
    return [event.title for event in here.screen.explorer.events]


@pytest.mark.parametrize(
    "text",
    [SPACE + block("", "1900-07-02", "Zeppelin"), 'title = "Space"\n' + "".join(BLOCKS[3:4])],
    ids=["more, and earlier", "fewer"],
)
async def test_a_filter_shows_what_matches_in_the_file_as_it_is_now(
    tmp_path: Path, text: str
) -> None:
    async with beside(tmp_path / "space.toml") as here:
        await typed(here.pilot, "f", "moon")
        await here.save(text)
        await here.press("enter")
        assert titles(here) == ["Moon landing"]


async def test_an_id_that_has_gone_meanwhile_is_told_and_moves_nothing(tmp_path: Path) -> None:
    async with beside(tmp_path / "space.toml") as here:
        await typed(here.pilot, "colon", "viking")
        await here.save('title = "Space"\n' + "".join(BLOCKS[:-1]))
        before = here.chosen
        await here.press("enter")
        assert here.chosen == before
        assert '"viking" is not part of a date' in toasts(here.pilot)


async def test_a_date_to_look_back_from_is_taken_for_the_file_as_it_is_now(tmp_path: Path) -> None:
    async with beside(tmp_path / "space.toml") as here:
        await typed(here.pilot, "T", "1966")
        await here.save('title = "Space"\n' + "".join(BLOCKS[3:]))
        await here.press("enter")
        assert len(titles(here)) == 3
        assert "Nothing was known by then; all is shown." in toasts(here.pilot)


@pytest.mark.parametrize(
    "key", ["C", "c", "x", "s", "o", "E", "m", "apostrophe", "ctrl+p", "slash", "question_mark"]
)
async def test_a_page_over_the_screen_is_walked_to_its_end(tmp_path: Path, key: str) -> None:
    text = PARTIES + "".join(map(told, range(1, 6)))
    async with beside(tmp_path / "told.toml", at="e5", text=text) as here:
        await here.pilot.press("m", "a", key)
        await here.pilot.pause()
        await here.save(PARTIES + told(3) + told(1))
        for walk in ("g", "j", "d", "y", "l", "enter", "a", "enter", "backspace", "escape"):
            await here.pilot.press(walk)
            await here.pilot.pause()
        await here.press("escape", "escape")
        assert titles(here) == ["Event 1", "Event 3"]
