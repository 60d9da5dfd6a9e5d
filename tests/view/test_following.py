"""Journeys along what hangs together: threads, sources, folds."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.view.walking import (
    SMALL,
    WIDE,
    behind,
    chosen,
    main,
    opened,
    shown,
    state,
    toasts,
    until,
)
from tui.view import source_rows
from tui.view.source_list import SourceList
from tui.view.sources import Sources
from tui.view.thread_page import ThreadPage


async def press(pilot: Pilot[None], keys: str) -> None:
    await pilot.press(*keys.split())
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await pilot.pause()


def marked(pilot: Pilot[None]) -> str:
    """The selected row of the page on top."""
    return next((row for row in shown(pilot).splitlines() if row.startswith("▌")), "")


# Threads


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_thread_is_a_tree_with_the_event_marked(size: tuple[int, int]) -> None:
    async with opened(at="trilateral-2020", size=size) as pilot:
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, ThreadPage)
        assert "Thread of 18 events" in shown(pilot)
        assert "Trilateral statement" in marked(pilot)
        await press(pilot, "g")
        assert "WHAT LED TO IT" in shown(pilot)
        assert "└ follows from Six-week war" in marked(pilot)
        await press(pilot, "G")
        assert "see also" in marked(pilot)


async def test_what_is_on_the_thread_is_lit_behind_it_as_long_as_it_is_open() -> None:
    async with opened(at="trilateral-2020") as pilot:
        assert not main(pilot).main.lit_keys
        await press(pilot, "x")
        assert {"shusha-2020", "trilateral-2020"} <= main(pilot).main.lit_keys
        lit = [row for row in behind(pilot, "list").splitlines() if "|" in row]
        assert any("Capture of Shusha" in row for row in lit)
        assert not any("Geneva statement" in row for row in lit)
        assert "|≠Capture" in behind(pilot, "chart")
        await press(pilot, "x")
        assert not isinstance(pilot.app.screen, ThreadPage)
        assert not main(pilot).main.lit_keys
        assert "|" not in shown(pilot, "list") + shown(pilot, "chart")


async def test_the_chart_and_the_overview_show_the_thread_of_where_one_has_walked_to() -> None:
    async with opened(at="khojaly-1992") as pilot:
        await press(pilot, "0")
        assert "|" not in shown(pilot, "chart") + shown(pilot, "overview")
        await press(pilot, "x g")
        first = behind(pilot, "overview")
        assert "|" in behind(pilot, "chart")
        await press(pilot, "enter")
        assert "|" in behind(pilot, "chart")
        assert "|" in behind(pilot, "overview") != first
        await press(pilot, "escape")
        assert "|" not in shown(pilot, "chart") + shown(pilot, "overview")


async def test_a_thread_is_walked_and_backspace_comes_back() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await press(pilot, "x j j enter")
        assert chosen(pilot) != "trilateral-2020"
        first = chosen(pilot)
        assert (state(pilot).selected_event or state(pilot).events[0]).title[:20] in marked(pilot)
        assert "follows from Trilateral statement" in shown(pilot)
        await press(pilot, "j enter")
        assert chosen(pilot) not in (first, "trilateral-2020")
        await press(pilot, "backspace")
        assert chosen(pilot) == first
        await press(pilot, "backspace")
        assert chosen(pilot) == "trilateral-2020"
        await press(pilot, "backspace escape")
        assert chosen(pilot) == "trilateral-2020"
        assert pilot.app.screen is main(pilot).main


async def test_after_a_walk_backspace_comes_back_from_the_screen_itself_too() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await press(pilot, "x j enter escape backspace")
        assert chosen(pilot) == "trilateral-2020"


async def test_an_event_without_links_says_so(tmp_path: Path) -> None:
    file = tmp_path / "one.toml"
    file.write_text('[[event]]\ndate = 2000\ntitle = "Alone"\n')
    async with opened(file) as pilot:
        await press(pilot, "x")
        assert "NOTHING IS LINKED TO IT" in shown(pilot)
        await press(pilot, "j k enter backspace q")
        assert pilot.app.screen is main(pilot).main


async def test_a_circle_of_links_is_walked_round(tmp_path: Path) -> None:
    file = tmp_path / "circle.toml"
    file.write_text(
        '[[event]]\nid = "a"\ndate = 2000\ntitle = "A"\nlinks = { led_to = ["b"] }\n'
        '[[event]]\nid = "b"\ndate = 2001\ntitle = "B"\nlinks = { led_to = ["a"] }\n'
    )
    async with opened(file) as pilot:
        await press(pilot, "x")
        assert "(see above)" in shown(pilot)
        for _ in range(5):
            await press(pilot, "j enter")
        assert chosen(pilot) in "ab"


@pytest.mark.parametrize("size", [(40, 10), (60, 15), (200, 50)])
async def test_a_thread_fits_every_size(size: tuple[int, int]) -> None:
    async with opened(at="trilateral-2020", size=size) as pilot:
        await press(pilot, "x j")
        assert marked(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert marked(pilot)


async def test_where_there_is_no_room_the_thread_does_not_stand_in_what_says_so() -> None:
    async with opened(at="trilateral-2020", size=SMALL) as pilot:
        await press(pilot, "x")
        await pilot.resize_terminal(30, 8)
        await until(pilot, lambda: not pilot.app.screen.query_one("#thread").visible)
        await pilot.resize_terminal(*SMALL)
        await until(pilot, lambda: pilot.app.screen.query_one("#thread").visible)
        assert "Trilateral statement" in marked(pilot)


# Sources


async def test_the_sources_of_an_event_say_how_often_and_for_whom_they_are_cited() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "s")
        assert "7 sources of “Clash on the Gegharkunik" in shown(pilot)
        assert "[1] Armenia considers Russian army outposts" in marked(pilot)
        assert "cited 6 × · for Armenia 2, WION 2, Azerbaijan · 29 July 2021" in shown(pilot)


async def test_the_same_key_turns_to_all_in_view_and_to_all() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "s s")
        assert f"sources of the {state(pilot).shown_count} events in view" in shown(pilot)
        await press(pilot, "tab")
        assert "sources of all events, by publisher" in shown(pilot)
        await press(pilot, "s")
        assert "sources of “Clash" in shown(pilot)


async def test_sources_are_grouped_by_side_and_stay_so_the_next_time() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "s L")
        page = shown(pilot)
        assert page.index("AZERBAIJAN") < page.index("NO SIDE NAMED")
        assert "MINISTRY OF DEFENCE" not in page
        await press(pilot, "escape s")
        assert "NO SIDE NAMED" in shown(pilot)


async def test_what_nobody_read_is_marked(tmp_path: Path) -> None:
    file = tmp_path / "one.toml"
    file.write_text(
        '[source.a]\ntitle = "Read"\n[source.b]\ntitle = "Not opened"\nchecked = false\n'
        '[[event]]\ndate = 2000\ntitle = "An event"\nsources = ["a", "b"]\n'
    )
    async with opened(file) as pilot:
        await press(pilot, "s")
        rows = {row.strip().removeprefix("▌ ") for row in shown(pilot).splitlines()}
        assert "[1] Read" in rows
        assert any(row.startswith("[2] Not opened") and row.endswith("not read") for row in rows)


async def test_an_address_is_shown_whole_and_opened_only_by_a_second_key() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        for key in ("enter", "o"):
            await press(pilot, f"s j {key}")
            assert isinstance(pilot.app.screen, Sources)
            assert "https://" in shown(pilot)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, SourceList)
            await press(pilot, "g enter escape")
            assert "has no address" in toasts(pilot)


async def test_one_goes_from_a_source_to_the_events_that_cite_it_and_back() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "s s s l")
        assert "→" in shown(pilot)
        await press(pilot, "j")
        title = marked(pilot).split("→ ")[1][:20].strip()
        await press(pilot, "enter")
        assert pilot.app.screen is main(pilot).main
        event = state(pilot).selected_event
        assert event is not None
        assert event.title.startswith(title)
        await press(pilot, "backspace")
        assert chosen(pilot) == "clash-2021-07-28"


async def test_the_foot_of_the_sources_says_what_enter_does_and_how_to_leave() -> None:
    async with opened(at="clash-2021-07-28", size=SMALL) as pilot:
        await press(pilot, "s j l")
        assert "Enter address  Esc close" in shown(pilot)
        await press(pilot, "j")
        assert "Enter go there  Esc close" in shown(pilot)


async def test_no_address_is_promised_of_a_source_that_has_none(tmp_path: Path) -> None:
    file = tmp_path / "two.toml"
    file.write_text(
        '[source.a]\ntitle = "On paper"\n'
        '[source.b]\ntitle = "Gone"\narchive_url = "https://archive.example.org/b"\n'
        '[[event]]\ndate = 2000\ntitle = "An event"\nsources = ["a", "b"]\n'
    )
    async with opened(file) as pilot:
        await press(pilot, "s")
        assert "On paper" in marked(pilot)
        assert "  Esc close" in shown(pilot)
        assert "Enter" not in shown(pilot)
        await press(pilot, "j")
        assert "Gone" in marked(pilot)
        assert "Enter address  Esc close" in shown(pilot)


async def test_the_events_of_a_source_are_put_away_again() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "s")
        before = shown(pilot)
        await press(pilot, "l")
        assert shown(pilot) != before
        await press(pilot, "j h")
        assert shown(pilot) == before


async def test_the_sources_of_very_many_events_are_counted_while_keys_are_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_rows, "_SOON", 1)
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "s s")
        await until(pilot, lambda: "events in view, by publisher" in shown(pilot))
        assert "WIKIPEDIA" in shown(pilot)
        await press(pilot, "s s")
        assert "7 sources of “Clash" in shown(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "7 sources of “Clash" in shown(pilot)


async def test_without_a_source_the_page_says_so(tmp_path: Path) -> None:
    file = tmp_path / "one.toml"
    file.write_text('[[event]]\ndate = 2000\ntitle = "[red]Alone[/]"\n')
    async with opened(file) as pilot:
        await press(pilot, "s")
        assert "No source is cited here." in shown(pilot)
        assert "0 sources of “[red]Alone[/]”" in shown(pilot)
        await press(pilot, "j l L s o y enter escape")
        assert pilot.app.screen is main(pilot).main


# Folds


async def test_a_fold_puts_its_parts_away_and_a_walk_goes_past_them() -> None:
    async with opened(at="war-starts-2020") as pilot:
        await press(pilot, "p")
        screen = main(pilot).main
        assert screen.folds == {"war-starts-2020"}
        folded = screen.folded
        assert folded is not None
        await press(pilot, "j")
        assert not folded.is_hidden(state(pilot).selected or 0)
        await press(pilot, "k")
        assert chosen(pilot) == "war-starts-2020"
        await press(pilot, "p")
        assert screen.folds == frozenset()


async def test_what_is_folded_is_not_in_the_list_and_its_whole_says_how_many_it_is() -> None:
    async with opened(at="war-starts-2020") as pilot:
        before = shown(pilot, "list")
        assert "Tartar/Terter" in before
        await press(pilot, "p")
        folded = shown(pilot, "list")
        assert "Tartar/Terter" not in folded
        assert "▸ 12" in next(row for row in folded.splitlines() if row.startswith("▌"))
        await press(pilot, "j k")
        assert shown(pilot, "list") == folded
        await press(pilot, "p")
        assert shown(pilot, "list") == before


async def test_a_click_on_the_folded_list_picks_what_stands_there() -> None:
    async with opened(at="war-starts-2020") as pilot:
        await press(pilot, "p")
        rows = shown(pilot, "list").splitlines()
        y = next(n for n, row in enumerate(rows) if "Second humanitarian truce" in row)
        await pilot.click("#list", offset=(30, y))
        await pilot.pause()
        event = state(pilot).selected_event
        assert event is not None
        assert event.title == "Second humanitarian truce"


async def test_with_ascii_a_fold_is_a_plus() -> None:
    async with opened(at="war-starts-2020") as pilot:
        main(pilot).main.change_glyphs("ascii")
        await press(pilot, "p")
        assert "+ 12" in shown(pilot, "list")


async def test_folding_from_a_part_goes_to_its_whole() -> None:
    async with opened(at="hadrut-2020") as pilot:
        await press(pilot, "p")
        assert chosen(pilot) == "war-starts-2020"


async def test_all_folds_close_and_open() -> None:
    async with opened(at="hadrut-2020") as pilot:
        await press(pilot, "P")
        assert main(pilot).main.folds == {"war-starts-2020", "first-war-toll"}
        await press(pilot, "P")
        assert main(pilot).main.folds == frozenset()


async def test_the_way_back_passes_over_what_is_not_shown_any_more() -> None:
    async with opened(at="trilateral-2020") as pilot:
        screen = main(pilot).main
        for key in ("peacekeepers-2020", "gyumri-1995", "khojaly-1992"):
            assert screen.follow(key)
        screen.set_filter("-id:gyumri-1995 -id:trilateral-2020")
        await pilot.pause()
        await press(pilot, "backspace")
        assert chosen(pilot) == "peacekeepers-2020"
        await press(pilot, "backspace")
        assert chosen(pilot) == "peacekeepers-2020"
        assert "Where you came from is not among the events" in toasts(pilot)


async def test_folds_of_what_a_filter_hides_stay_as_they_are() -> None:
    async with opened() as pilot:
        screen = main(pilot).main
        await press(pilot, "P")
        folds = screen.folds
        screen.set_filter("id:clash-2021-07-28")
        await press(pilot, "P")
        assert "No event here is part of another." in toasts(pilot)
        assert screen.folds == folds
        screen.set_filter("date:2020")
        await press(pilot, "P")
        screen.set_filter("")
        await pilot.pause()
        assert screen.folds == folds - {"war-starts-2020"}


async def test_what_is_gone_to_inside_a_fold_opens_it() -> None:
    async with opened(at="war-starts-2020") as pilot:
        await press(pilot, "P colon")
        await typed(pilot, "hadrut-2020")
        await press(pilot, "enter")
        assert chosen(pilot) == "hadrut-2020"
        assert main(pilot).main.folds == {"first-war-toll"}


async def test_an_event_in_no_family_says_so() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await press(pilot, "p")
        assert "has no parts, and is part of none" in toasts(pilot)


# Everything by name


async def test_a_place_is_found_under_any_of_its_names() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+p")
        await typed(pilot, "place xankendi")
        await press(pilot, "enter")
        event = state(pilot).selected_event
        assert event is not None
        place = state(pilot).timeline.places[event.place]
        assert "Xankəndi" in (place.name, *place.names.values(), *place.also)


async def test_a_source_is_found_by_name_and_shows_who_cites_it() -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+p")
        await typed(pilot, "source russian army outposts")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SourceList)
        assert "Armenia considers Russian army outposts" in marked(pilot)
        await press(pilot, "j")
        assert "→" in marked(pilot)
