"""Journeys over two starts: marks, and a file that is shown as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.view.walking import chosen, main, opened, shown, state, toasts, until
from tui import bundled
from tui.view import remembering
from tui.view.letter import Letter

FILE = """\
[[event]]
id = "landing"
date = 1969-07-20
title = "Landing"
[[event]]
id = "explosion"
date = 1970-04-13
title = "Explosion"
[[event]]
id = "last"
date = 1972-12-11
title = "The last one"
links = { part_of = ["landing"] }
"""

FORD = """\
[party.north]
name = "North"
[place.ford]
name = "Ford"
names = { north = "Norford" }
[[event]]
date = 1970-05-01
title = "At the ford"
place = "ford"
reported = 1971-01-01
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "three.toml"
    path.write_text(FILE)
    return path


async def press(pilot: Pilot[None], keys: str) -> None:
    await pilot.press(*keys.split())
    await pilot.pause()


def kept(state_home: Path) -> Path:
    """The one file that is kept."""
    (path,) = (state_home / "timeline").iterdir()
    return path


# Marks


async def test_a_mark_is_gone_back_to_and_u_comes_back_from_it() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "z z m a g 0 z")
        before = state(pilot)
        await press(pilot, "apostrophe")
        assert "go to mark" in shown(pilot)
        assert "a Clash on the Gegharkuni" in shown(pilot)
        await press(pilot, "a")
        assert chosen(pilot) == "clash-2021-07-28"
        assert state(pilot).viewport != before.viewport
        await press(pilot, "U")
        assert state(pilot).viewport == before.viewport


async def test_it_is_said_what_is_awaited_and_escape_leaves_it() -> None:
    async with opened() as pilot:
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, Letter)
        assert "mark as a letter" in shown(pilot)
        await press(pilot, "7")
        assert "a letter from a to z" in shown(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is main(pilot).main
        assert main(pilot).main.bookmarks == {}


async def test_every_mark_is_listed_however_many_there_are() -> None:
    async with opened(size=(80, 24)) as pilot:
        for letter in "abcdefgh":
            await press(pilot, f"m {letter} j")
        await press(pilot, "apostrophe")
        assert [word for word in shown(pilot).split() if len(word) == 1] == [*"abcdefgh"]
        await press(pilot, "h")
        await press(pilot, "m escape apostrophe")
        assert "Esc leave it" in shown(pilot)


async def test_without_marks_it_is_said_how_one_is_set() -> None:
    async with opened() as pilot:
        await press(pilot, "apostrophe")
        assert "m and a letter sets one" in toasts(pilot)


async def test_a_letter_that_marks_nothing_is_refused_in_place() -> None:
    async with opened() as pilot:
        before = state(pilot)
        await press(pilot, "m a apostrophe b")
        assert "there is no such mark" in shown(pilot)
        await press(pilot, "escape")
        assert state(pilot).viewport == before.viewport


# How a file was left


async def test_a_file_is_shown_as_it_was_left(file: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "j j z z h L m a p tab")
        left, folds = state(pilot), main(pilot).main.folds
        pane = pilot.app.screen.focused
        assert folds == {"landing"}
        assert pane is not None
    async with opened(file) as pilot:
        back = state(pilot)
        assert (back.viewport, back.selected) == (left.viewport, left.selected)
        assert (back.lanes_by, back.lanes_by_hand) == (left.lanes_by, True)
        assert main(pilot).main.folds == folds
        assert pilot.app.screen.focused is not None
        assert pilot.app.screen.focused.id == pane.id
        assert not back.past
        await press(pilot, "apostrophe a")
        assert chosen(pilot) == "last"


async def test_at_another_size_the_same_event_is_selected(file: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "j z z z")
        left = state(pilot).viewport
    async with opened(file, size=(80, 24)) as pilot:
        assert chosen(pilot) == "explosion"
        assert state(pilot).viewport.start <= left.start
        assert state(pilot).viewport.end >= left.end


async def test_at_wins_over_how_it_was_left(file: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "G L m a")
    async with opened(file, at="explosion") as pilot:
        assert chosen(pilot) == "explosion"
        assert state(pilot).lanes_by_hand
        await press(pilot, "apostrophe a")
        assert chosen(pilot) == "last"


async def test_the_bundled_timeline_greets_and_is_shown_as_it_was_left() -> None:
    async with opened() as pilot:
        assert "opens your own" in shown(pilot, "footer")
        await press(pilot, "G")
        last = chosen(pilot)
    async with opened() as pilot:
        assert chosen(pilot) == last
        assert "opens your own" in shown(pilot, "footer")


async def test_a_file_that_has_changed_since_is_shown_where_it_was_left(file: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "j")
    file.write_text(FILE.replace('id = "explosion"\n', "").replace("Explosion", "Bang"))
    async with opened(file) as pilot:
        event = state(pilot).selected_event
        assert event is not None
        assert event.title == "Bang"
    file.write_text("")
    async with opened(file) as pilot:
        assert state(pilot).selected is None


async def test_under_a_filter_that_leaves_nothing_all_is_kept_too(file: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "j m a")
        main(pilot).main.set_filter("nothing-like-it")
        await pilot.pause()
        assert not state(pilot).events
    async with opened(file) as pilot:
        await until(pilot, lambda: not state(pilot).events)
        assert main(pilot).main.bookmarks["a"].title == "Explosion"
        main(pilot).main.set_filter("")
        await pilot.pause()
        assert chosen(pilot) == "explosion"


async def test_two_files_are_kept_apart(file: Path, state_home: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "G")
    other = file.with_name("other.toml")
    other.write_text(FILE)
    async with opened(other) as pilot:
        assert chosen(pilot) == "landing"
        await press(pilot, "j")
    assert len(list((state_home / "timeline").iterdir())) == 2
    async with opened(file) as pilot:
        assert chosen(pilot) == "last"


@pytest.mark.parametrize("contents", [b"\x1b]52;c;aGk=\x07", b"version = 99", b"x" * 3_000_000])
async def test_what_is_broken_is_set_aside_and_told_once(
    contents: bytes, file: Path, state_home: Path
) -> None:
    async with opened(file) as pilot:
        await press(pilot, "G")
    path = kept(state_home)
    path.write_bytes(contents)
    async with opened(file) as pilot:
        assert chosen(pilot) == "landing"
        assert ".broken" in toasts(pilot)
        await press(pilot, "j")
    assert path.with_name(f"{path.name}.broken").read_bytes() == contents
    async with opened(file) as pilot:
        assert chosen(pilot) == "explosion"
        assert "broken" not in toasts(pilot)


async def test_a_hostile_text_in_it_moves_nothing(file: Path, state_home: Path) -> None:
    async with opened(file) as pilot:
        await press(pilot, "G m a")
    path = kept(state_home)
    path.write_text(path.read_text().replace("The last one", "\\u001b[2J[red]x"))
    async with opened(file) as pilot:
        await press(pilot, "apostrophe")
        assert "\x1b" not in shown(pilot)
        await press(pilot, "a")
        assert chosen(pilot) == "last"


async def test_it_is_kept_some_seconds_after_a_change(
    file: Path, state_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "KEPT_AFTER", 0.01)
    async with opened(file) as pilot:
        await press(pilot, "G")
        folder = state_home / "timeline"
        await until(pilot, lambda: folder.exists() and "last" in kept(state_home).read_text())


async def test_a_folder_that_is_not_ours_is_told_once_and_stops_nothing(
    file: Path, state_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "KEPT_AFTER", 0.01)
    (state_home / "timeline").write_text("in the way")
    async with opened(file) as pilot:
        await press(pilot, "G")
        await until(pilot, lambda: "not kept" in toasts(pilot))
        await press(pilot, "g")
        assert chosen(pilot) == "landing"
        assert toasts(pilot).count("not kept") == 1


async def test_no_timeline_is_ever_written(file: Path) -> None:
    before = bundled.path().read_bytes()
    for path in (file, bundled.path()):
        async with opened(path) as pilot:
            await press(pilot, "j L m a p z")
    assert file.read_text() == FILE
    assert bundled.path().read_bytes() == before


# What it is seen through


async def test_as_known_then_names_and_filter_are_as_they_were_left(tmp_path: Path) -> None:
    path = tmp_path / "towns.toml"
    path.write_text(FILE + FORD)
    async with opened(path) as pilot:
        await press(pilot, "T")
        await pilot.press(*"1970-12-31")
        await press(pilot, "enter A f")
        await pilot.press(*"date:1970")
        await press(pilot, "enter")
        await until(pilot, lambda: len(state(pilot).events) == 1)
        assert "as known" in shown(pilot)
    async with opened(path) as pilot:
        await until(pilot, lambda: len(state(pilot).events) == 1)
        screen = main(pilot).main
        assert screen.filter_text == "date:1970"
        assert screen.seen_as is not None
        assert (screen.seen_as.named_by, screen.kept_lens[0]) == ("north", "1970-12-31")
        assert "as known" in shown(pilot)
        await press(pilot, "T f ctrl+u enter")
        await until(pilot, lambda: len(state(pilot).events) == 4)
        assert screen.kept_lens == ("", "north")


async def test_a_kept_lens_that_fits_the_file_no_more_is_left_out(
    file: Path, state_home: Path
) -> None:
    async with opened(file) as pilot:
        await press(pilot, "j A")
    left = kept(state_home)
    text = left.read_text()
    assert "known" not in text
    left.write_text('known = "no date at all"\nnames = "nobody"\n' + text)
    async with opened(file) as pilot:
        assert main(pilot).main.seen_as is None
        assert len(state(pilot).events) == 3
