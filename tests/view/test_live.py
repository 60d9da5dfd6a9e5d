"""A file that is edited beside the app: what a person sees after each save.

The clock and the looks are moved by hand: `save` writes and has it read, as the timer does.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.view.test_journeys import shown
from tui.app import TimelineApp, TimelineFile
from tui.core.load import Loaded, load_text
from tui.core.streaming import Progress
from tui.view.live import MARKED, NEW_EVENT, SAID, Live
from tui.view.main_screen import MainScreen
from tui.view.news import compared

EVENTS = [
    ("sputnik", "1957-10-04", "Sputnik 1"),
    ("", "1961-04-12", "Vostok 1"),
    ("", "1965-03-18", "First spacewalk"),
    ("moon", "1969-07-20", "Moon landing"),
    ("", "1970-12-15", "Venera 7"),
    ("viking", "1976-07-20", "Viking 1"),
]


def block(id_: str, date: str, title: str) -> str:
    return f'[[event]]\nid = "{id_}"\ndate = {date}\ntitle = "{title}"\n'.replace('id = ""\n', "")


BLOCKS = [block(*event) for event in EVENTS]
SPACE = 'title = "Space"\n' + "".join(BLOCKS)


class Beside:
    """The app, and an editor beside it."""

    pilot: Pilot[None]

    def __init__(self, screen: Any, path: Path) -> None:
        self.screen, self.path = screen, path
        self.now, self.time = 0.0, "14:03"
        screen.clock = lambda: self.now
        screen.wall_clock = lambda: self.time

    async def looks(self, count: int = 2) -> None:
        for _ in range(count):
            self.screen.tick()
            await self.settle()

    async def settle(self) -> None:
        """Wait until what was read is painted."""
        await self.pilot.app.workers.wait_for_complete()
        await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def save(self, text: str) -> None:
        """Save another text, a little later."""
        self.path.write_text(text, encoding="utf-8")
        await self.looks()

    async def wait(self, seconds: float) -> None:
        self.now += seconds
        await self.looks(1)

    @property
    def chosen(self) -> str:
        event = self.screen.explorer.selected_event
        return event.title if event else ""

    @property
    def status(self) -> str:
        return shown(self.pilot, "status")

    def titles(self, keys: frozenset[str]) -> list[str]:
        return [event.title for event in self.screen.explorer.events if event.key in keys]


@asynccontextmanager
async def beside(path: Path, at: str = "", text: str = SPACE) -> AsyncIterator[Beside]:
    """The app with a file, with the timer stopped."""
    path.write_text(text, encoding="utf-8")
    app = TimelineApp(path, glyphs="unicode")
    app.main = screen = MainScreen(app.main.look, TimelineFile(path), at)
    screen.set_interval = stopped
    here = Beside(screen, path)
    async with app.run_test(size=(120, 36)) as here.pilot:
        while screen.explorer is None:
            await here.pilot.pause()
        await here.pilot.pause()
        yield here


def stopped(*_: object, **__: object) -> StoppedTimer:
    return StoppedTimer()


class StoppedTimer:
    def pause(self) -> None:
        """It stands already."""

    resume = pause


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "space.toml"


async def test_a_save_is_on_the_screen_with_what_it_changed(path: Path) -> None:
    async with beside(path) as here:
        assert here.screen.said == ""
        changed = SPACE.replace("Moon landing", "Apollo 11").replace(BLOCKS[1], "")
        await here.save(changed + block("", "2005-01-14", "Huygens on Titan"))
        assert "Huygens on Titan" in shown(here.pilot, "list")
        assert "Vostok" not in shown(here.pilot)
        assert here.screen.said == "1 added, 1 changed, 1 removed"
        assert "1 added, 1 changed, 1 removed" in here.status
        assert here.titles(here.screen.changed_keys) == ["Apollo 11", "Huygens on Titan"]


async def test_what_a_save_changed_is_told_for_a_moment_and_marked_for_a_while(path: Path) -> None:
    async with beside(path) as here:
        await here.save(SPACE.replace("Moon landing", "Apollo 11"))
        await here.wait(SAID - 1)
        assert "1 changed" in here.status
        await here.wait(1)
        assert "changed" not in here.status
        assert here.titles(here.screen.changed_keys) == ["Apollo 11"]
        await here.wait(MARKED)
        assert not here.screen.changed_keys
        assert "Apollo 11" in shown(here.pilot, "list")


async def test_the_next_save_and_r_take_the_marks_away(path: Path) -> None:
    async with beside(path) as here:
        await here.save(SPACE.replace("Moon landing", "Apollo 11"))
        await here.save(SPACE.replace("Moon landing", "Apollo 11").replace("Venera 7", "Venera"))
        assert here.titles(here.screen.changed_keys) == ["Venera"]
        await here.press("R")
        assert not here.screen.changed_keys
        assert here.screen.said == "nothing has changed"
        assert "reading" not in here.status


async def test_r_reads_at_once(path: Path) -> None:
    async with beside(path) as here:
        path.write_text(SPACE.replace("Moon landing", "Apollo 11"), encoding="utf-8")
        await here.press("f5")
        assert "Apollo 11" in shown(here.pilot, "list")
        before = here.screen.explorer
        await here.looks(4)  # the watch sees it too, and nothing comes of it
        assert here.screen.explorer is before
        assert here.screen.said == "1 changed"


async def test_the_same_again_is_not_worth_a_repaint(path: Path) -> None:
    async with beside(path) as here:
        before = here.screen.explorer
        picture = shown(here.pilot)
        path.touch()
        await here.looks()
        await here.save(SPACE)
        assert here.screen.explorer is before
        assert here.screen.said == ""
        assert shown(here.pilot) == picture


async def test_a_remark_moves_the_lines_and_nothing_else(path: Path) -> None:
    async with beside(path, at="moon") as here:
        line = here.screen.explorer.selected_event.line
        await here.save("# a remark\n" + SPACE)
        assert here.screen.explorer.selected_event.line == line + 1
        assert here.screen.said == "nothing changed in the events"
        assert not here.screen.changed_keys


async def test_selection_zoom_lanes_and_undo_survive(path: Path) -> None:
    async with beside(path, at="moon") as here:
        await here.press("plus", "plus", "l", "L")
        before = here.screen.explorer
        await here.save(block("", "1903-12-17", "First flight") + SPACE.replace('"Space"', '"S"'))
        after = here.screen.explorer
        assert here.chosen == "Moon landing"
        assert after.viewport == before.viewport
        assert (after.top, after.lanes_by, after.past) == (before.top, before.lanes_by, before.past)
        await here.press("U", "U")
        assert here.screen.explorer.viewport != before.viewport


SELECTED = {
    "its title, without an id": (BLOCKS[4].replace("Venera 7", "Venus"), "Venus"),
    "its date, without an id": (BLOCKS[4].replace("1970-12-15", "1981-01-01"), "Venera 7"),
    "it gets an id": (BLOCKS[4].replace("date", 'id = "venera"\ndate'), "Venera 7"),
    "a note": (BLOCKS[4] + 'note = "Seen from Earth"\n', "Venera 7"),
    "it is taken out: the nearest in time": ("", "Moon landing"),
    "one more above it": (block("", "1903-12-17", "First flight") + BLOCKS[4], "Venera 7"),
}


@pytest.mark.parametrize(("instead", "expected"), SELECTED.values(), ids=SELECTED)
async def test_the_selection_follows_its_event(path: Path, instead: str, expected: str) -> None:
    async with beside(path, at="moon") as here:
        await here.press("j")
        assert here.chosen == "Venera 7"
        await here.save(SPACE.replace(BLOCKS[4], instead))
        assert here.chosen == expected


async def test_an_event_written_anew_in_the_editor_is_the_same_event(path: Path) -> None:
    async with beside(path, at="moon") as here:
        await here.press("j")
        here.screen.sent_to_editor(here.screen.explorer.selected_event.key)
        await here.save(SPACE.replace(BLOCKS[4], block("", "1985-06-10", "Vega 1 lands")))
        assert here.chosen == "Vega 1 lands"


async def test_an_event_that_was_added_from_here_is_selected_and_shown(path: Path) -> None:
    async with beside(path, at="moon") as here:
        await here.press(*["plus"] * 8)
        here.screen.sent_to_editor(NEW_EVENT)
        await here.save("# a template\n" + SPACE)
        assert here.chosen == "Moon landing"
        await here.save("# a template\n" + SPACE + block("", "2005-01-14", "Huygens"))
        assert here.chosen == "Huygens"
        assert here.screen.explorer.is_marked(here.screen.explorer.selected)
        await here.save(SPACE + block("", "2005-01-14", "Huygens") + block("", "1990", "Hubble"))
        assert here.chosen == "Huygens"


async def test_an_event_that_somebody_else_added_leaves_the_selection_alone(path: Path) -> None:
    async with beside(path, at="moon") as here:
        await here.save(SPACE + block("", "2005-01-14", "Huygens"))
        assert here.chosen == "Moon landing"


async def test_a_broken_event_stays_with_a_banner_until_it_is_mended(path: Path) -> None:
    async with beside(path, at="moon") as here:
        broken = SPACE.replace('"Moon landing"', '"Moon landing').replace("Viking 1", "Viking")
        here.time = "14:10"
        await here.save(broken)
        banner = "space.toml:15: showing the version of 14:03 of 1 event"
        assert here.chosen == "Moon landing"
        assert "Moon landing" in shown(here.pilot, "detail")
        assert "Viking " in shown(here.pilot, "list")
        assert here.titles(here.screen.stayed_keys) == ["Moon landing"]
        assert here.screen.banner == banner
        assert here.screen.said == "1 changed"
        await here.wait(1_000)
        assert here.screen.notice == banner
        here.time = "14:12"
        await here.save("# still broken\n" + broken)
        assert here.screen.banner == banner.replace(":15:", ":16:")
        await here.save(SPACE)
        assert here.screen.banner == ""
        assert not here.screen.stayed_keys


async def test_events_broken_one_after_the_other_are_of_two_versions(path: Path) -> None:
    async with beside(path) as here:
        here.time = "14:10"
        once = SPACE.replace('"Moon landing"', '"Moon landing')
        await here.save(once)
        await here.save(once.replace("1976-07-20", "1976-70-20"))
        assert here.screen.banner == "space.toml:15: showing earlier versions of 2 events"
        await here.save(SPACE.replace("1976-07-20", "1976-70-20"))
        assert here.screen.banner == "space.toml:21: showing the version of 14:10 of 1 event"


async def test_an_event_that_is_begun_is_told_and_takes_nothing_away(path: Path) -> None:
    async with beside(path) as here:
        await here.save(SPACE + '[[event]]\ntitle = "Huygens"\n')
        assert len(here.screen.explorer.events) == len(EVENTS)
        assert here.screen.banner == ""
        assert "1 problem (E)" in here.status


async def test_deleted_and_restored(path: Path) -> None:
    async with beside(path, at="moon") as here:
        before = here.screen.explorer
        path.unlink()
        await here.looks()
        assert here.screen.explorer is before
        assert here.screen.banner == "space.toml: no such file; showing the version of 14:03"
        assert "no such file" in here.status
        await here.save(SPACE)
        assert here.screen.banner == ""
        assert "no such file" not in here.status
        assert here.chosen == "Moon landing"


async def test_emptied_while_it_is_written(path: Path) -> None:
    async with beside(path) as here:
        await here.save("")
        assert here.screen.banner == "space.toml: is empty; showing the version of 14:03"
        assert "Moon landing" in shown(here.pilot, "list")


async def test_a_file_that_is_not_there_yet_is_shown_when_it_is(path: Path) -> None:
    async with beside(path, text="") as here:
        path.unlink()
        await here.looks()
        assert here.screen.banner == ""
        await here.save(SPACE)
        assert "Moon landing" in shown(here.pilot, "list")
        assert here.pilot.app.focused is here.screen.list_pane


async def test_links_that_were_followed_lead_back_though_keys_have_changed(path: Path) -> None:
    async with beside(path) as here:
        events = here.screen.explorer.events
        here.screen._trail = ("moon", events[1].key, events[2].key)
        await here.save(SPACE.replace(BLOCKS[0], "").replace(BLOCKS[2], ""))
        after = {event.key: event.title for event in here.screen.explorer.events}
        assert [after[key] for key in here.screen._trail] == ["Moon landing", "Vostok 1"]


async def test_a_long_file_is_never_read_twice_at_once(path: Path) -> None:
    readings = []

    class Long(TimelineFile):
        def is_short(self) -> bool:
            return False

        def steps(self) -> Generator[Progress, None, Loaded]:
            readings.append(len(readings))
            loaded = yield from super().steps()
            if len(readings) == 2:  # changed, and asked for, while it is read
                path.write_text(SPACE.replace("Moon", "Third"), encoding="utf-8")
                app.call_from_thread(screen.read_file)
            return loaded

    async with beside(path) as here:
        app, screen = here.pilot.app, here.screen
        readings.append(0)
        screen._file = Long(path)
        await here.save(SPACE.replace("Moon", "Second"))
        await here.looks()
        assert "Third landing" in shown(here.pilot, "list")
        before = len(readings)
        await here.looks(4)
        assert len(readings) == before


def test_readings_are_compared_with_what_is_shown() -> None:
    first = load_text(SPACE, "space.toml")
    news = compared(None, None, first)
    assert news.shown.timeline is first.timeline
    again = compared(first, first.timeline, load_text(SPACE, "space.toml"))
    assert again.is_same
    assert again.shown.timeline is first.timeline
    remark = compared(first, first.timeline, load_text(SPACE + "# done\n", "space.toml"))
    assert remark.shown.timeline is first.timeline


def test_no_other_part_of_the_screen_has_a_name_of_its_own_meaning() -> None:
    own = {name for name, value in vars(Live).items() if callable(value) and name[:2] != "__"}
    meant = {"read_file", "action_reload", "show_reading", "sent_to_editor"}
    meant |= {"sent_to_editor", "show_growing", "lanes_wanted"}  # which an editor tells
    for part in MainScreen.__mro__:
        if part is not Live and part.__module__.startswith("tui."):
            assert not (own & vars(part).keys()) - meant, part
