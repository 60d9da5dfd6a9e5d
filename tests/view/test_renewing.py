"""Pages over the screen, while the file behind them is saved and the theme is changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.view.walking import behind, chosen, main, opened, shown, toasts, until
from tui.view.framed import FramedScreen
from tui.view.palette import LIGHT, Palette
from tui.view.source_list import SourceList
from tui.view.sources import Sources

FILE = """\
title = "Two towns"
description = "What happened at the ford."
[party.north]
name = "North"
[party.south]
name = "South"
[source.paper]
title = "The paper"
url = "https://paper.example/1"
[source.radio]
title = "The radio"
url = "https://radio.example/1"

[[event]]
id = "clash"
date = 1990-05-02
title = "Clash"
sources = ["paper", "radio"]
links.led_to = ["truce"]
  [[event.claim]]
  by = "north"
  says = "South fired."
  [[event.claim]]
  by = "south"
  says = "North fired."

[[event]]
id = "truce"
date = 1992
title = "Truce"
links.led_to = ["peace"]
  [[event.figure]]
  of = "killed"
  low = 3
  by = "north"
  [[event.figure]]
  of = "killed"
  high = 9
  by = "south"

[[event]]
id = "peace"
date = 1995
title = "Peace"
nonsense = 1
"""
PAGES = ["c", "C", "s", "o", "x", "i", "question_mark", "E"]
FOURTH = '[[event]]\nid = "trade"\ndate = 1997\ntitle = "Trade"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "towns.toml"
    path.write_text(FILE)
    return path


async def press(pilot: Pilot[None], keys: str) -> None:
    await pilot.press(*keys.split())
    await pilot.pause()


async def saved(pilot: Pilot[None], path: Path, *changes: tuple[str, str]) -> None:
    """Change the text of the file, and have it read while a page is open."""
    text = path.read_text()
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text)
    main(pilot).main.read_file()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def rows(pilot: Pilot[None]) -> list[str]:
    return [row.strip() for row in shown(pilot).splitlines()]


def marked(pilot: Pilot[None]) -> str:
    """The selected row of the page on top."""
    return next((row for row in shown(pilot).splitlines() if row.startswith("▌")), "")


def grounds(page: FramedScreen[object]) -> set[str]:
    """The colours behind what stands on a page."""
    segments = [segment for strip in page.pane._strips for segment in strip]
    return {str(segment.style.bgcolor) for segment in segments if segment.style}


@pytest.mark.parametrize("key", PAGES)
async def test_every_page_takes_the_colours_of_another_theme(file: Path, key: str) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, key)
        page = pilot.app.screen
        assert isinstance(page, FramedScreen)
        text = shown(pilot)
        dark = grounds(page)
        pilot.app.theme = LIGHT.name
        await until(pilot, lambda: page.pane.look.palette == Palette.of(LIGHT))
        assert dark.isdisjoint(grounds(page))
        assert shown(pilot) == text


@pytest.mark.parametrize("key", PAGES)
async def test_a_save_that_changes_nothing_of_a_page_leaves_it_as_it_is(
    file: Path, key: str
) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, f"{key} j")
        text = shown(pilot)
        await saved(pilot, file, ("1990-05-02", "1990-05-02 # by the paper"))
        assert shown(pilot) == text


async def test_claims_are_those_of_the_last_save(file: Path) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, "c")
        await saved(pilot, file, ("South fired.", "South fired first."), ('"Clash"', '"The clash"'))
        assert "South fired first." in shown(pilot)
        assert "The clash" in shown(pilot)


async def test_claims_of_an_event_that_is_gone_give_way_to_those_of_what_is_selected(
    file: Path,
) -> None:
    async with opened(file, at="truce") as pilot:
        await press(pilot, "c")
        await saved(pilot, file, ("[[event]]\n" + FILE.split("[[event]]\n")[2], ""))
        assert chosen(pilot) == "clash"
        assert "killed" not in shown(pilot)
        assert "South fired." in shown(pilot)


async def test_what_is_contested_is_that_of_the_last_save_and_the_same_is_selected(
    file: Path,
) -> None:
    async with opened(file, at="truce") as pilot:
        await press(pilot, "C")
        assert "2 of 2 contested" in shown(pilot)
        await press(pilot, "p")
        party = next(row for row in rows(pilot) if row.startswith("CONTESTED"))
        claim = '[[event.claim]]\nby = "{}"\nsays = "It is so."\n'
        claims = claim.format("south") + claim.format("north")
        more = f'[[event]]\ndate = 1980\ntitle = "Older"\n{claims}\n[[event]]\nid = "clash"'
        await saved(pilot, file, ('[[event]]\nid = "clash"', more))
        assert party.replace("2 of 2", "3 of 3") in rows(pilot)
        assert "Truce" in marked(pilot)


async def test_a_thread_is_that_of_the_last_save_in_chart_and_list_too(file: Path) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, "x j j")
        assert "Peace" in marked(pilot)
        assert "Thread of 3 events" in shown(pilot)
        new = 'nonsense = 1\nlinks.led_to = ["trade"]\n' + FOURTH
        await saved(pilot, file, ("nonsense = 1\n", new))
        assert "Thread of 4 events" in shown(pilot)
        assert "Peace" in marked(pilot)
        assert "trade" in main(pilot).main.lit_keys
        assert re.search(r"\|┄* Trade", behind(pilot, "chart"))


async def test_sources_are_those_of_the_last_save_and_the_same_row_is_selected(file: Path) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, "s j l j")
        assert "→ Clash" in marked(pilot)
        tv = '[source.tv]\ntitle = "The television"\n'
        await saved(
            pilot, file, ("[source.radio]", tv + "[source.radio]"), ('["paper",', '["tv", "paper",')
        )
        assert "3 sources of “Clash”" in shown(pilot)
        assert any("The television" in row for row in rows(pilot))
        assert "→ Clash" in marked(pilot)


async def test_an_address_that_has_changed_is_not_opened_unseen(file: Path) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, "o j")
        assert isinstance(pilot.app.screen, Sources)
        await saved(pilot, file, ("https://paper.example/1", "https://paper.example/other"))
        assert "https://paper.example/other" in shown(pilot)
        assert "The radio" in marked(pilot)
        await saved(pilot, file, ("https://radio.example/1", "https://elsewhere.example/1"))
        await until(pilot, lambda: pilot.app.screen is main(pilot).main)
        assert "not in the file any more" in toasts(pilot)


async def test_without_an_event_there_is_no_thread(file: Path) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, "x")
        await saved(pilot, file, (FILE[FILE.index("[[event]]") :], ""))
        await until(pilot, lambda: pilot.app.screen is main(pilot).main)
        assert not main(pilot).main.lit_keys


async def test_without_an_event_there_are_no_claims(file: Path) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, "c")
        await saved(pilot, file, (FILE[FILE.index("[[event]]") :], ""))
        assert "fired" not in shown(pilot)
        assert "No event is shown any more." in rows(pilot)
        await press(pilot, "y o escape")
        assert pilot.app.screen is main(pilot).main


async def test_the_pages_below_the_one_on_top_follow_too(file: Path) -> None:
    async with opened(file, at="clash") as pilot:
        await press(pilot, "s o")
        assert isinstance(pilot.app.screen, Sources)
        await saved(pilot, file, ('"The paper"', '"The morning paper"'))
        assert "The morning paper" in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SourceList)
        assert "The morning paper" in shown(pilot)


async def test_what_the_timeline_is_about_is_that_of_the_last_save(file: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "i")
        await saved(pilot, file, ("Two towns", "Three towns"), ("at the ford", "at the bridge"))
        assert rows(pilot)[0] == "Three towns"
        assert "What happened at the bridge." in rows(pilot)


async def test_mistakes_are_those_of_the_last_save(file: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "E")
        assert "nonsense" in shown(pilot)
        await saved(pilot, file, ("nonsense = 1\n", ""))
        assert "No problems were found." in shown(pilot)
        await saved(pilot, file, ("date = 1995", "date = 1995 = "))
        assert "1 of 1" in shown(pilot)
