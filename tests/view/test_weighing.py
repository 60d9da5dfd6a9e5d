"""Journeys: who says what, what is contested, as known then, as they name it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.view.test_asking import typed
from tests.view.walking import (
    SMALL,
    WIDE,
    chosen,
    main,
    opened,
    shown,
    state,
    toasts,
    until,
)
from tui.core.model import Event

FILE = """
title = "Two towns"
[party.north]
name = "North"
[party.south]
name = "South"
[place.ford]
name = "Ford"
names = { north = "Norford", south = "Souford" }
also = ["Fjord"]
[source.paper]
title = "The paper"
date = 2001
url = "https://paper.example/1"

[[event]]
id = "clash"
date = 1990-05-02
title = "Clash"
place = "ford"
summary = "They clashed."
  [[event.claim]]
  by = "north"
  says = "South fired."
  date = 1990-05-03
  [[event.claim]]
  by = "south"
  says = "North fired."
  [[event.claim]]
  by = "south"
  says = "The archive shows it."
  sources = ["paper"]

[[event]]
id = "quiet"
date = 1995
title = "Quiet year"

[[event]]
id = "truce"
date = 2002
title = "Truce"
place = "ford"
  [[event.figure]]
  of = "killed"
  low = 3
  by = "north"
  [[event.figure]]
  of = "Killed"
  high = 9
  by = "south"
"""


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    path = tmp_path / "towns.toml"
    path.write_text(FILE)
    return path


def is_on_main(pilot: Pilot[None]) -> bool:
    return pilot.app.screen is main(pilot).main


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def known(pilot: Pilot[None], date: str) -> None:
    await press(pilot, "T")
    await typed(pilot, date)
    await press(pilot, "enter")


def titles(pilot: Pilot[None]) -> list[str]:
    return [event.title for event in state(pilot).events]


# Claims


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("clash-2021-07-28", ["Armenian Ministry of", "Azerbaijani Ministry", "WION", "as cited"]),
        ("war-starts-2020", ["27 September", "Armenian forces shelled", "Azerbaijan launched"]),
        ("khojaly-1992", ["200–1,000", "at least 161", "485", "613", "December 1994"]),
        ("first-war-toll", ["at least 30,000", "up to 30,000", "28,000–38,000", "4,734–8,842"]),
    ],
)
async def test_who_says_what_is_read_to_its_sources(
    at: str, words: list[str], size: tuple[int, int]
) -> None:
    async with opened(at=at, size=size) as pilot:
        await press(pilot, "c")
        seen = shown(pilot)
        for _ in range(12):
            await press(pilot, "space")
            seen += shown(pilot)
        assert [word for word in words if word not in seen] == []
        assert "[1]" in seen
        await press(pilot, "c")
        assert is_on_main(pilot)
        assert chosen(pilot) == at


async def test_parties_out_of_sight_are_counted_and_walked_to() -> None:
    async with opened(at="trilateral-2020", size=SMALL) as pilot:
        await press(pilot, "c")
        assert "3 more ▶" in shown(pilot)
        await press(pilot, "l", "l")
        assert "◀ 2 more  1 more ▶" in shown(pilot)
        await press(pilot, "l", "l", "l", "h")
        assert "◀ 2 more  1 more ▶" in shown(pilot)


async def test_the_party_names_stay_while_claims_are_in_sight(towns: Path) -> None:
    async with opened(towns, at="clash", size=(60, 12)) as pilot:
        await press(pilot, "c")
        await press(pilot, "j")
        assert "North" in shown(pilot)
        await press(pilot, "G")
        assert "The paper" in shown(pilot)
        await press(pilot, "g")
        assert "South fired." in shown(pilot)


async def test_claims_are_copied_and_their_sources_opened_without_leaving(
    monkeypatch: pytest.MonkeyPatch, towns: Path
) -> None:
    async with opened(towns, at="clash") as pilot:
        copied: list[tuple[Event, str]] = []
        monkeypatch.setattr(
            type(main(pilot).main), "copy_event", lambda _, *what: copied.append(what)
        )
        await press(pilot, "c", "y", "Y")
        assert [(event.id, form) for event, form in copied] == [
            ("clash", "text"),
            ("clash", "markdown"),
        ]
        await press(pilot, "o")
        assert "https://paper.example/1" in shown(pilot)
        await press(pilot, "escape")
        assert "South fired." in shown(pilot)
        await press(pilot, "escape")
        assert is_on_main(pilot)


async def test_where_nobody_says_anything_it_is_said(towns: Path) -> None:
    async with opened(towns, at="quiet") as pilot:
        assert "claims" not in shown(pilot, "footer")
        await press(pilot, "c")
        assert is_on_main(pilot)
        assert "Nobody's claim" in toasts(pilot)
        await press(pilot, "j")
        assert "c claims" in shown(pilot, "footer")


@pytest.mark.parametrize("key", ["c", "C"])
@pytest.mark.parametrize("size", [(40, 10), (41, 11), (80, 24), (200, 50)])
async def test_no_size_is_too_small_or_too_large(key: str, size: tuple[int, int]) -> None:
    async with opened(at="trilateral-2020", size=size) as pilot:
        await press(pilot, key, "j", "l", "space", "G")
        assert "Esc" in shown(pilot)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await press(pilot, "escape")
        assert is_on_main(pilot)


# Contested


async def test_contested_events_are_walked_with_their_claims(towns: Path) -> None:
    async with opened(towns, at="clash") as pilot:
        await press(pilot, "C")
        assert "1 of 2 contested" in shown(pilot)
        assert "South fired." in shown(pilot)
        assert "Quiet year" not in shown(pilot)
        await press(pilot, "j")
        assert "2 of 2 contested" in shown(pilot)
        assert "up to 9" in shown(pilot)
        await press(pilot, "enter")
        assert is_on_main(pilot)
        assert chosen(pilot) == "truce"


async def test_contested_events_are_walked_by_party() -> None:
    async with opened(at="khojaly-1992") as pilot:
        await press(pilot, "C")
        assert "20 of 81 contested" in shown(pilot)
        await press(pilot, "p")
        assert "CONTESTED · Azerbaijan" in shown(pilot)
        assert "of 66 contested" in shown(pilot)
        assert "Khojaly" in shown(pilot)
        await press(pilot, "P", "g")
        assert "1 of 81 contested" in shown(pilot)
        await press(pilot, "escape")
        assert chosen(pilot) == "khojaly-1992"


async def test_a_click_selects_a_contested_event_and_a_second_goes_there(towns: Path) -> None:
    async with opened(towns, at="clash") as pilot:
        await press(pilot, "C")
        await pilot.click("#claims", offset=(20, 2))
        await pilot.pause()
        assert "2 of 2 contested" in shown(pilot)
        await pilot.click("#claims", offset=(20, 2))
        await pilot.pause()
        assert chosen(pilot) == "truce"


async def test_where_nothing_is_contested_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text('[[event]]\ndate = 1990\ntitle = "One"\n')
    async with opened(path) as pilot:
        await press(pilot, "C")
        assert is_on_main(pilot)
        assert "No accounts" in toasts(pilot)


# As known then


async def test_what_was_reported_later_is_hidden_and_comes_back(towns: Path) -> None:
    async with opened(towns, at="clash") as pilot:
        await known(pilot, "1 June 1996")
        assert titles(pilot) == ["Clash", "Quiet year"]
        assert "as known on 1 Jun 1996" in shown(pilot, "status")
        assert "1 event that happened later and 1 claim or figure given later" in toasts(pilot)
        detail = shown(pilot, "detail")
        assert "North fired." in detail
        assert "undated" in detail
        assert "archive" not in detail
        assert "may be of later" in detail
        await press(pilot, "escape", "U")
        assert "as known on" in shown(pilot, "status")
        await press(pilot, "T")
        assert len(titles(pilot)) == 3
        assert "as known" not in shown(pilot, "status")
        assert "archive" in shown(pilot, "detail")


async def test_the_list_marks_what_may_not_have_been_known_yet(towns: Path) -> None:
    more = """
[[event]]
date = 1994
title = "Told at once"
reported = 1994
[[event]]
date = "1994~"
title = "Told by a source"
sources = ["early"]
[source.early]
title = "The early paper"
date = 1994
"""
    towns.write_text(FILE + more)
    async with opened(towns, at="clash") as pilot:

        def row(title: str) -> str:
            rows = shown(pilot, "list").splitlines()
            return next(row for row in rows if title in row).rstrip()

        assert row("Clash").endswith(" ≠")
        assert row("Quiet year").endswith("Quiet year")
        await known(pilot, "1 June 1996")
        assert row("Quiet year").endswith("  -")
        assert row("Clash").endswith(" ≠")  # one side spoke of it at once
        assert row("Told at once").endswith("Told at once")
        assert row("Told by a source").endswith(" ~")
        await press(pilot, "T")
        assert row("Quiet year").endswith("Quiet year")


async def test_where_the_selection_is_hidden_the_nearest_is_selected_in_sight(towns: Path) -> None:
    async with opened(towns, at="truce") as pilot:
        await known(pilot, "1993")
        assert chosen(pilot) == "clash"
        assert state(pilot).is_marked(state(pilot).selected or 0)


@pytest.mark.parametrize(
    ("date", "why"),
    [("1980", "nothing here had happened"), ("1990/..", "no end"), ("soon", "soon")],
)
async def test_a_date_that_would_show_nothing_is_refused_in_place(
    towns: Path, date: str, why: str
) -> None:
    async with opened(towns) as pilot:
        await press(pilot, "T")
        for key in date:
            await pilot.press({"/": "slash", ".": "full_stop"}.get(key, key))
        await press(pilot, "enter")
        assert not is_on_main(pilot)
        assert why in shown(pilot)
        await press(pilot, "escape")
        assert len(titles(pilot)) == 3


async def test_a_save_is_seen_through_the_lens(towns: Path) -> None:
    async with opened(towns, at="clash") as pilot:
        await known(pilot, "1996")
        more = '\n[[event]]\ndate = 1991\ntitle = "Added"\n[[event]]\ndate = 2010\ntitle = "Late"\n'
        towns.write_text(FILE + more)
        await press(pilot, "R")
        await until(pilot, lambda: "Added" in titles(pilot))
        assert titles(pilot) == ["Clash", "Added", "Quiet year"]
        assert "2 added" in shown(pilot, "status")
        await press(pilot, "T")
        assert titles(pilot) == ["Clash", "Added", "Quiet year", "Truce", "Late"]


async def test_a_save_that_leaves_nothing_turns_the_lens_off(towns: Path) -> None:
    async with opened(towns, at="clash") as pilot:
        await known(pilot, "1996")
        towns.write_text('[[event]]\ndate = 2010\ntitle = "Late"\n')
        await press(pilot, "R")
        await until(pilot, lambda: titles(pilot) == ["Late"])
        assert "as known" not in shown(pilot, "status")


async def test_where_nothing_was_known_yet_the_names_stay_as_they_were_chosen(towns: Path) -> None:
    towns.write_text(FILE.replace('id = "clash"\n', 'id = "clash"\nreported = 1999\n'))
    async with opened(towns, at="clash") as pilot:
        await press(pilot, "A")
        await known(pilot, "1993")
        assert "Nothing was known by then; all is shown." in toasts(pilot)
        assert len(titles(pilot)) == 3
        assert "names as North says them" in shown(pilot, "status")
        assert "as known" not in shown(pilot, "status")


async def test_what_is_copied_says_through_what_it_was_seen(
    monkeypatch: pytest.MonkeyPatch, towns: Path
) -> None:
    async with opened(towns, at="clash") as pilot:
        copied: list[str] = []
        screen = type(main(pilot).main)
        monkeypatch.setattr(screen, "_copy", lambda _, text, __: copied.append(text))
        await press(pilot, "y", "A")
        await known(pilot, "1996")
        await press(pilot, "y")
        whole, part = copied
        assert "The archive shows it." in whole
        assert "Shown" not in whole
        assert "The archive shows it." not in part
        assert "Shown as known by 1996 · names as North says them." in part


async def test_many_events_are_looked_through_without_keeping_keys_waiting(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.view import weighing

    monkeypatch.setattr(weighing, "_MANY", 1)
    async with opened(towns, at="clash") as pilot:
        await known(pilot, "1996")
        await until(pilot, lambda: len(titles(pilot)) == 2)
        assert "as known by 1996" in shown(pilot, "status")
        await press(pilot, "C")
        await until(pilot, lambda: not is_on_main(pilot))
        assert "1 of 1 contested" in shown(pilot)


# As they name it


async def test_places_are_named_as_each_party_does_and_then_as_written(towns: Path) -> None:
    async with opened(towns, at="clash") as pilot:
        for name, words in [
            ("Norford", "names as North says them"),
            ("Souford", "names as South says them"),
        ]:
            await press(pilot, "A")
            assert words in shown(pilot, "status")
            assert f"{name} (" in shown(pilot, "detail")
            assert chosen(pilot) == "clash"
        await press(pilot, "A")
        assert "names as" not in shown(pilot, "status")
        assert "Ford (North: Norford; South: Souford)" in shown(pilot, "detail")


async def test_both_lenses_are_told_and_each_is_turned_off_by_its_own_key(towns: Path) -> None:
    async with opened(towns, at="clash", size=SMALL) as pilot:
        await known(pilot, "1996")
        await press(pilot, "A", "escape")
        assert "as known by 1996 · names as North says them" in shown(pilot, "status")
        await press(pilot, "T")
        assert "names as North says them" in shown(pilot, "status")
        assert "as known" not in shown(pilot, "status")
        await press(pilot, "A", "A")
        assert main(pilot).main.seen_as is None


async def test_where_no_place_has_a_name_by_party_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text('[[event]]\ndate = 1990\ntitle = "One"\n')
    async with opened(path) as pilot:
        await press(pilot, "A")
        assert "No place has a name" in toasts(pilot)
