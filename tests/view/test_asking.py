"""Journeys that ask: going to a date, finding by name, copying, opening a source."""

from __future__ import annotations

import pytest

from tests.view.walking import behind, chosen, main, opened, shown, state, toasts, until
from tui.app import Configured
from tui.core.settings import Settings


async def typed(pilot: object, text: str) -> None:
    for character in text:
        await pilot.press({" ": "space", "-": "minus", "+": "plus"}.get(character, character))  # type: ignore[attr-defined]


async def test_a_colon_goes_to_a_date_and_u_comes_back() -> None:
    async with opened() as pilot:
        before = state(pilot).viewport
        await pilot.press("colon")
        await typed(pilot, "May 1992")
        await pilot.press("enter")
        await pilot.pause()
        assert "1992" in shown(pilot, "status")
        assert state(pilot).viewport != before
        await pilot.press("U")
        assert state(pilot).viewport == before


async def test_a_text_that_is_no_date_is_refused_in_place_and_can_be_mended() -> None:
    async with opened() as pilot:
        before = state(pilot)
        await pilot.press("colon")
        await typed(pilot, "nowhere")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is not main(pilot).main
        assert state(pilot) is before
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is main(pilot).main


async def test_an_event_is_found_by_its_name_without_its_accents() -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "hadrut")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Hadrut" in (state(pilot).selected_event or state(pilot).events[0]).title


async def test_a_command_is_found_by_what_it_does_and_runs() -> None:
    async with opened(at="hadrut-2020") as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "first event")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert state(pilot).selected == 0


async def test_a_theme_is_seen_before_it_is_taken_and_escape_gives_the_old_one_back() -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "theme nord")
        await until(pilot, lambda: pilot.app.theme == "nord")
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.theme == "timeline-dark"
        await pilot.press("ctrl+p")
        await typed(pilot, "timeline-light")
        await until(pilot, lambda: pilot.app.theme == "timeline-light")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.theme == "timeline-light"
        assert not main(pilot).main.look.palette.dark


async def test_the_glyphs_can_be_changed_while_it_runs() -> None:
    async with opened() as pilot:
        assert "●" in shown(pilot, "chart")
        await pilot.press("ctrl+p")
        await typed(pilot, "glyphs ascii")
        await pilot.press("enter")
        await pilot.pause()
        assert "●" not in shown(pilot)


async def test_y_copies_the_event_with_who_says_what(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    async with opened(at="clash-2021-07-28") as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "Copied the event" in toasts(pilot))
        text = pilot.app.clipboard
        assert text.startswith("Clash on the Gegharkunik")
        assert "28 July 2021" in text
        assert "Azerbaijani Ministry of Defence" in text
        assert "OSC 52" in toasts(pilot)


async def test_with_the_cursor_on_a_source_only_that_is_copied() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await pilot.press("enter", "9", "9", "l", "Y")
        await until(pilot, lambda: "Copied the source" in toasts(pilot))
        assert pilot.app.clipboard.count("\n") <= 1


async def test_o_shows_the_whole_address_before_anything_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visited: list[str] = []
    monkeypatch.setattr("tui.outside.browser.open_address", lambda url: visited.append(url) or "ok")
    async with opened(at="clash-2021-07-28") as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "https://" in shown(pilot)
        assert not visited
        await pilot.press("enter")
        await pilot.pause()
        assert len(visited) == 1
        assert visited[0].startswith("http")


async def test_help_tells_the_keys_that_the_user_has_chosen() -> None:
    settings = Settings(keys={"next-event": ("n",), "help": ("f1",), "about": ()})
    async with opened(configured=Configured(settings), size=(120, 70)) as pilot:
        first = state(pilot).selected or 0
        await pilot.press("n")
        assert state(pilot).selected == first + 1
        await pilot.press("j", "i")
        assert state(pilot).selected == first + 1
        assert "n k event" in behind(pilot, "footer")
        await pilot.press("f1")
        await pilot.pause()
        assert "no key" in shown(pilot, "reader")


async def test_settings_choose_lanes_and_theme() -> None:
    settings = Settings(theme="nord", lanes="party")
    async with opened(theme="", configured=Configured(settings)) as pilot:
        assert pilot.app.theme == "nord"
        assert state(pilot).lanes_by == "party"
        assert chosen(pilot)


@pytest.mark.parametrize("keys", ["j", "f k i n d enter", "T 2 0 2 0 enter", "p", "2"])
async def test_a_newcomer_is_greeted_until_the_first_key(keys: str) -> None:
    async with opened() as pilot:
        assert "timeline FILE opens your own" in behind(pilot, "footer")
        await pilot.press(*keys.split())
        await pilot.pause()
        assert "timeline FILE" not in behind(pilot, "footer")


async def test_a_click_on_a_word_of_the_footer_does_what_it_says() -> None:
    async with opened() as pilot:
        x = behind(pilot, "footer").index("? help")
        await pilot.click("#footer", offset=(x + 2, 0))
        await pilot.pause()
        assert "Keys and signs" in shown(pilot)
