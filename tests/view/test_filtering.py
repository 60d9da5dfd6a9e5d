"""Showing only what a query matches."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.view.test_searching import asked, searched, typed
from tests.view.walking import SMALL, chosen, main, opened, shown, state, toasts, until
from tui.view.pane import Pane


async def asking(pilot: Pilot[None], text: str) -> None:
    """Ask for a filter, in place of the one that there is."""
    await pilot.press("f", "end", "ctrl+u")
    await pilot.pause()
    await typed(pilot, text)


async def filtered(pilot: Pilot[None], text: str) -> None:
    await asking(pilot, text)
    await pilot.press("enter")
    await pilot.pause()
    await pilot.pause()


def rows(pilot: Pilot[None]) -> str:
    """The rows of the prompt."""
    strips = pilot.app.screen.query_one("#asked", Pane)._strips
    return "\n".join(strip.text.rstrip() for strip in strips)


@pytest.mark.parametrize("size", [SMALL, (120, 36)])
async def test_only_what_matches_is_shown_and_the_status_says_so(size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await filtered(pilot, "kind:battle")
        assert len(state(pilot).events) == 20
        assert all(event.kind == "battle" for event in state(pilot).events)
        assert "filter: kind:battle · 20 of 110" in shown(pilot, "status")
        await filtered(pilot, "")
        assert len(state(pilot).events) == 110
        assert "filter:" not in shown(pilot, "status")


async def test_the_count_is_told_while_typing() -> None:
    async with opened() as pilot:
        await asking(pilot, "kind:battle")
        assert "20 of 110" in asked(pilot)
        assert len(state(pilot).events) == 110
        await pilot.press("escape")
        await pilot.pause()
        assert len(state(pilot).events) == 110
        assert main(pilot).main.filter_text == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("party:armena", 'No party is called "armena"; did you mean "armenia"?'),
        ("shusha -kind:batle", 'No kind is called "batle"; did you mean "battle"?'),
        ("kind:battle,tlks", 'No kind is called "tlks".'),
        ("figure:kiled>100", 'No figure is of "kiled"; did you mean "killed"?'),
    ],
)
async def test_what_nothing_is_called_is_told_while_typing(text: str, told: str) -> None:
    async with opened() as pilot:
        await asking(pilot, text)
        assert told in rows(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: main(pilot).main.filter_text == text)


@pytest.mark.parametrize("text", ["party:arm", "id:sh", "tag:", "kind:battle party:a"])
async def test_nobody_is_told_so_of_a_name_that_is_being_typed(text: str) -> None:
    async with opened() as pilot:
        await asking(pilot, text)
        assert "called" not in rows(pilot)
        assert "no event has" not in rows(pilot).lower()


async def test_a_mistake_is_told_and_underlined_while_typing() -> None:
    async with opened() as pilot:
        await asking(pilot, "shusha knd:battle")
        assert 'there is no field "knd"; did you mean kind?' in rows(pilot)
        line = main(pilot).screen.query_one("Entry")
        underlined = [
            segment.text
            for segment in line.render_line(0)
            if segment.style is not None and segment.style.underline
        ]
        assert underlined == ["knd"]
        await pilot.press("enter")
        await pilot.pause()
        assert "did you mean kind?" in rows(pilot), "it is not taken"
        assert len(state(pilot).events) == 110


async def test_tab_takes_the_first_of_what_may_come_next() -> None:
    async with opened() as pilot:
        await asking(pilot, "pl")
        assert "Tab place:" in rows(pilot)
        await pilot.press("tab")
        await pilot.pause()
        await typed(pilot, "xank")
        await pilot.press("tab")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert main(pilot).main.filter_text == "place:stepanakert"
        assert {event.place for event in state(pilot).events} == {"stepanakert"}


async def test_nothing_left_says_why_and_what_would_widen_it() -> None:
    async with opened(at="trilateral-2020") as pilot:
        before = state(pilot)
        await filtered(pilot, "place:shusha date:2016")
        assert "Without date:2016:" in shown(pilot, "list")
        assert "No event matches place:shusha date:2016" in shown(pilot, "list")
        assert "no event matches the filter" in shown(pilot, "chart")
        assert "f changes the filter" in shown(pilot, "detail")
        assert "f other filter" in shown(pilot, "footer")
        assert "· 0 of 110" in shown(pilot, "status")
        await filtered(pilot, "")
        assert chosen(pilot) == "trilateral-2020"
        assert state(pilot).viewport == before.viewport


async def test_where_nothing_is_left_every_row_is_drawn_over_what_stood_there() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await filtered(pilot, "place:shusha date:2016")
        for pane in main(pilot).main.query(Pane):
            assert all(strip.text for strip in pane._strips)


async def test_the_selection_stays_or_goes_to_the_nearest_match() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await filtered(pilot, "date:2020-11")
        assert chosen(pilot) == "trilateral-2020"
        await filtered(pilot, "kind:battle")
        event = state(pilot).selected_event
        assert event is not None
        assert event.kind == "battle"
        assert state(pilot).is_marked(state(pilot).selected or 0)


async def test_a_save_goes_through_the_filter(tmp_path: Path) -> None:
    path = tmp_path / "space.toml"
    path.write_text('[[event]]\ndate = 1957\ntitle = "Sputnik"\n', encoding="utf-8")
    async with opened(path) as pilot:
        await filtered(pilot, "luna")
        assert state(pilot).events == ()
        with path.open("a", encoding="utf-8") as file:
            file.write('[[event]]\ndate = 1959\ntitle = "Luna 1"\n')
        main(pilot).main.tick()
        await until(pilot, lambda: "1 of 2" in shown(pilot, "status"))
        assert [event.title for event in state(pilot).events] == ["Luna 1"]
        assert "1 added" in shown(pilot, "status")
        await pilot.press("L")
        assert [event.title for event in state(pilot).events] == ["Luna 1"]


async def test_a_search_looks_through_what_the_filter_leaves() -> None:
    async with opened() as pilot:
        await filtered(pilot, "kind:battle")
        await pilot.press("g")
        await searched(pilot, "hadrut")
        await pilot.press("enter")
        await pilot.pause()
        found = main(pilot).main.finding
        assert found is not None
        assert found.total == 20
        titles = [state(pilot).events[place].title for place in found.hits()]
        assert "Fighting for Hadrut" in titles
        await filtered(pilot, "")
        again = main(pilot).main.finding
        assert again is not None
        assert again.total == 110
        assert again.count >= found.count


async def test_a_link_to_what_is_hidden_stays_and_says_so() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await filtered(pilot, "title:trilateral")
        await pilot.press("enter", "enter")
        assert "→ Russian peacekeepers" in shown(pilot, "detail")
        await pilot.press("enter")
        await pilot.pause()
        assert "The filter hides “Russian peacekeepers" in toasts(pilot)
        assert chosen(pilot) == "trilateral-2020"
        await pilot.press("i")
        assert "110 events" in shown(pilot, "reader")


async def test_many_matches_are_made_ready_beside_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.view.showing._MANY", 10)
    path = tmp_path / "many.toml"
    rows = (f'[[event]]\ndate = {year}\ntitle = "Year {year}"\n' for year in range(1, 1201))
    path.write_text("".join(rows), encoding="utf-8")
    async with opened(path) as pilot:
        await filtered(pilot, "date:0501..")
        await until(pilot, lambda: "700 of 1,200" in shown(pilot, "status"))
        assert len(state(pilot).events) == 700
        await filtered(pilot, "")
        assert len(state(pilot).events) == 1200


async def test_the_filter_is_there_at_the_next_start() -> None:
    async with opened() as pilot:
        await filtered(pilot, "kind:battle")
    async with opened() as pilot:
        assert "filter: kind:battle · 20 of 110" in shown(pilot, "status")
        assert main(pilot).main.filter_text == "kind:battle"


async def test_a_filter_that_is_none_any_more_is_left_out_and_told() -> None:
    async with opened() as pilot:
        main(pilot).main.set_filter("kind:")
        await pilot.pause()
        assert "is left out" in toasts(pilot)
        assert len(state(pilot).events) == 110


async def test_the_filter_and_what_was_known_then_are_on_together() -> None:
    async with opened() as pilot:
        await filtered(pilot, "kind:battle")
        await pilot.press("T")
        await pilot.pause()
        await typed(pilot, "1994")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        known = state(pilot).events
        assert known
        assert all(event.kind == "battle" for event in known)
        assert len(known) < 20
        assert "as known by 1994" in shown(pilot, "status")
        assert "filter: kind:battle" in shown(pilot, "status")
        await filtered(pilot, "")
        assert len(state(pilot).events) > len(known)
        assert "as known by 1994" in shown(pilot, "status")
        await filtered(pilot, "kind:battle")
        assert state(pilot).events == known
        await pilot.press("T")
        await pilot.pause()
        assert len(state(pilot).events) == 20
