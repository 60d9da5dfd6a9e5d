"""Searching as one types, and walking what was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual.pilot import Pilot

from tests.view.walking import SMALL, chosen, main, opened, shown, state, toasts, until
from tui.view.pane import Pane
from tui.view.prompt import Prompt

DECLARATION = "shusha-declaration-2021"
"""The name that is searched for stands first in its title."""
MANY = 1_500
"""Events in three blocks."""


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type into what is asked, and wait until it was made use of."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await pilot.pause()
    await pilot.pause()


async def searched(pilot: Pilot[None], text: str) -> None:
    await pilot.press("slash")
    await pilot.pause()
    await typed(pilot, text)


def asked(pilot: Pilot[None]) -> str:
    """The last row, on which the line stands."""
    return pilot.app.screen.query_one("#asked", Pane)._strips[-1].text


def titles(pilot: Pilot[None]) -> list[str]:
    """What the selected event is called."""
    event = state(pilot).selected_event
    return [event.title] if event else []


def lit(pilot: Pilot[None], pane: str) -> list[str]:
    """What is lit on a pane of the main screen."""
    style: Style = main(pilot).main.look.palette.lit()
    strips = main(pilot).main.query_one(f"#{pane}", Pane)._strips
    return [
        segment.text.rstrip()
        for strip in strips
        for segment in strip
        if segment.style is not None
        and (segment.style.color, segment.style.bgcolor) == (style.color, style.bgcolor)
    ]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.toml"
    rows = (
        f'[[event]]\ndate = {year}\ntitle = "{"Comet" if year % 700 == 0 else "Harvest"} {year}"\n'
        for year in range(1, MANY + 1)
    )
    path.write_text("".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["Xankəndi", "xankendi", "STEPANAKERT", "Khankendi"])
async def test_a_place_is_found_under_any_of_its_names(name: str) -> None:
    async with opened() as pilot:
        await pilot.press("g")
        await pilot.press("slash")
        prompt = pilot.app.screen
        assert isinstance(prompt, Prompt)
        prompt._line.insert_text_at_cursor(name)
        await until(pilot, lambda: " of " in asked(pilot))
        found = main(pilot).main.finding
        assert found is not None
        assert "nkao-1923" in {state(pilot).events[place].id for place in found.hits()}
        assert found.is_hit(state(pilot).selected or 0)
        await pilot.press("enter")
        number = found.number(state(pilot).selected)
        told = f"/{name} · {number} of {found.count}"
        await until(pilot, lambda: told in shown(pilot, "footer"))


@pytest.mark.parametrize(("stood", "hit"), [("0001", "Comet 700"), ("1000", "Comet 1400")])
async def test_the_first_hit_is_the_first_from_where_one_stood(
    many: Path, stood: str, hit: str
) -> None:
    async with opened(many, at=stood) as pilot:
        await searched(pilot, "comet")
        await until(pilot, lambda: hit in titles(pilot))


async def test_an_event_that_is_called_so_comes_before_those_that_mention_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "told.toml"
    rows = [("Harvest", "Under a comet."), ("A comet", ""), ("Market", "Of the comet.")]
    path.write_text(
        "".join(
            f'[[event]]\ndate = {year}\ntitle = "{title}"\nsummary = "{summary}"\n'
            for year, (title, summary) in enumerate(rows, 1900)
        ),
        encoding="utf-8",
    )
    async with opened(path) as pilot:
        await pilot.press("g")
        await searched(pilot, "comet")
        assert titles(pilot) == ["A comet"]
        assert "2 of 3" in asked(pilot)
        await pilot.press("enter", "n")
        assert titles(pilot) == ["Market"], "the next is the next in time"
        await pilot.press("N", "N")
        assert titles(pilot) == ["Harvest"]


async def test_esc_brings_back_what_was_selected_and_the_view() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await pilot.press("plus", "plus")
        before = state(pilot)
        await searched(pilot, "chardakh")
        assert chosen(pilot) != "trilateral-2020"
        await pilot.press("escape")
        await pilot.pause()
        after = state(pilot)
        assert (after.selected, after.viewport) == (before.selected, before.viewport)
        assert after.past == before.past
        assert "/chardakh" not in shown(pilot, "footer")
        assert lit(pilot, "list") == []


async def test_nothing_found_leaves_where_one_stood() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await searched(pilot, "shu")
        await typed(pilot, "zzz")
        assert "nothing found" in asked(pilot)
        assert chosen(pilot) == "trilateral-2020"
        await pilot.press("enter")
        await pilot.pause()
        assert "nothing found" in shown(pilot, "footer")
        assert "Esc end search" in shown(pilot, "footer")
        assert "n N hit" not in shown(pilot, "footer")
        await pilot.press("n")
        assert chosen(pilot) == "trilateral-2020"


async def test_a_kept_search_that_found_nothing_says_which_word_is_to_blame() -> None:
    async with opened() as pilot:
        await searched(pilot, "ceasefire zebras")
        await pilot.press("enter")
        await until(pilot, lambda: "Without zebras: " in toasts(pilot))


async def test_n_walks_the_hits_round_and_says_so() -> None:
    async with opened() as pilot:
        await pilot.press("g")
        await searched(pilot, "xankendi")
        await pilot.press("enter", "3", "n")
        await pilot.pause()
        assert "4 of 12" in shown(pilot, "footer")
        await pilot.press("N", "N")
        await pilot.pause()
        assert "2 of 12" in shown(pilot, "footer")
        await pilot.press("2", "N")
        await pilot.pause()
        assert "12 of 12 · past the beginning" in shown(pilot, "footer")
        await pilot.press("n")
        await pilot.pause()
        assert "1 of 12 · past the end" in shown(pilot, "footer")
        await pilot.press("j", "j", "j")
        await until(pilot, lambda: "12 found" in shown(pilot, "footer"))
        assert "past" not in shown(pilot, "footer")


async def test_esc_ends_a_search_that_was_kept_and_n_says_how_to_begin_one() -> None:
    async with opened(at=DECLARATION) as pilot:
        await searched(pilot, "shusha")
        await pilot.press("enter")
        await until(pilot, lambda: "Shusha" in lit(pilot, "list"))
        here = chosen(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: not lit(pilot, "list"))
        assert lit(pilot, "list") == lit(pilot, "chart") == lit(pilot, "detail") == []
        assert chosen(pilot) == here
        await pilot.press("n")
        await pilot.pause()
        assert "There is no search yet: / begins one." in toasts(pilot)


async def test_the_words_are_lit_in_list_chart_details_and_all_of_time() -> None:
    async with opened(at=DECLARATION) as pilot:
        overview = _styles(pilot)
        await searched(pilot, "shusha")
        await pilot.press("enter")
        await until(pilot, lambda: "Shusha" in lit(pilot, "list"))
        assert "Shusha" in lit(pilot, "chart")
        assert "Shusha" in lit(pilot, "detail")
        assert _styles(pilot) != overview
        rows = shown(pilot, "list").splitlines()
        assert any("/" in row[12:15] for row in rows), "a hit has a mark without colour"


def _styles(pilot: Pilot[None]) -> list[Style | None]:
    strip = main(pilot).main.query_one("#overview", Pane)._strips[0]
    return [segment.style for segment in strip]


async def test_leaving_a_search_brings_back_the_one_before() -> None:
    async with opened() as pilot:
        await pilot.press("g")
        await searched(pilot, "xankendi")
        await pilot.press("enter")
        await searched(pilot, "aghdam")
        await pilot.press("escape")
        await pilot.pause()
        assert "/xankendi · 1 of 12" in shown(pilot, "footer")


async def test_hits_in_many_blocks_are_found_from_the_one_where_one_is(many: Path) -> None:
    async with opened(many) as pilot:
        await pilot.press("G")
        await searched(pilot, "comet")
        await until(pilot, lambda: "2 of 2" in asked(pilot))
        assert state(pilot).selected == 1399
        await pilot.press("enter", "n")
        await pilot.pause()
        assert state(pilot).selected == 699


async def test_a_save_is_searched_anew(tmp_path: Path) -> None:
    path = tmp_path / "space.toml"
    path.write_text('[[event]]\ndate = 1957\ntitle = "Sputnik"\n', encoding="utf-8")
    async with opened(path) as pilot:
        await searched(pilot, "luna")
        await pilot.press("enter")
        await pilot.pause()
        assert "nothing found" in shown(pilot, "footer")
        with path.open("a", encoding="utf-8") as file:
            file.write('[[event]]\ndate = 1959\ntitle = "Luna 1"\n')
        main(pilot).main.tick()
        await until(pilot, lambda: "1 found" in shown(pilot, "footer"))
        await pilot.press("n")
        await pilot.pause()
        assert "1 of 1" in shown(pilot, "footer")


async def test_what_acts_on_a_terminal_is_made_visible_before_it_is_searched() -> None:
    async with opened(size=SMALL) as pilot:
        await pilot.press("slash")
        pilot.app.screen.query_one("Entry").focus()
        from textual.events import Paste

        pilot.app.post_message(Paste("\x1b]0;owned\x07[bold]\u202eshusha\nq"))
        await until(pilot, lambda: "nothing found" in asked(pilot))
        await pilot.press("enter")
        await pilot.pause()
        text = shown(pilot)
        assert not any(character in text for character in "\x1b\x07\u202e\n".replace("\n", ""))
        assert "␛]0;owned␇[bold]" in shown(pilot, "footer")


async def test_an_empty_search_changes_nothing() -> None:
    async with opened(at="trilateral-2020") as pilot:
        before = state(pilot)
        await searched(pilot, "a")
        await pilot.press("backspace")
        await pilot.pause()
        await pilot.pause()
        assert chosen(pilot) == "trilateral-2020"
        await pilot.press("enter")
        await pilot.pause()
        assert state(pilot).viewport == before.viewport
        assert main(pilot).main.finding is None
