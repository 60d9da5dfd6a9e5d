"""What people do with the app, told as journeys of keys over the bundled timeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.view.walking import SMALL, WIDE, chosen, main, opened, shown, state
from tui.view.event_list import CHANGED, HIT, STAYED, UNDATED
from tui.view.paint import THREAD
from tui.view.reader import ReaderPane


async def test_walking_through_all_events_shows_each_in_every_pane() -> None:
    async with opened() as pilot:
        await pilot.press("g")
        events = state(pilot).events
        for place, event in enumerate(events):
            assert chosen(pilot) == event.id
            assert event.title[:20] in shown(pilot, "list")
            assert event.title[:20] in shown(pilot, "detail")
            assert state(pilot).is_marked(place)
            await pilot.press("j")
        assert chosen(pilot) == events[-1].id


async def test_zooming_to_single_days_and_back_returns_to_the_same_window() -> None:
    async with opened(at="hadrut-2020") as pilot:
        before = state(pilot).viewport
        await pilot.press(*["plus"] * 9)
        assert state(pilot).viewport.width * state(pilot).viewport.scale < 60 * 86_400
        assert "│October" in shown(pilot, "chart")
        await pilot.press(*["minus"] * 9)
        assert state(pilot).viewport == before


async def test_claims_of_the_clash_of_july_2021_stand_side_by_side() -> None:
    async with opened(at="clash-2021-07-28") as pilot:
        await pilot.press("d")
        heads = [
            line
            for line in shown(pilot, "detail").splitlines()
            if "Armenia " in line and "Azerbaijan " in line and "WION" in line
        ]
        assert len(heads) == 1


async def test_a_number_repeats_a_key_and_zero_is_a_digit_after_a_digit() -> None:
    async with opened() as pilot:
        await pilot.press("g", "1", "0", "j")
        assert state(pilot).selected == 10
        await pilot.press("5", "k")
        assert state(pilot).selected == 5
        await pilot.press("0")
        lo, hi = state(pilot).extent or (0, 0)
        assert state(pilot).viewport.start <= lo
        assert state(pilot).viewport.end >= hi


async def test_panning_leaves_the_selection_and_says_where_it_is() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await pilot.press(*["plus"] * 6, "9", "l")
        assert chosen(pilot) == "trilateral-2020"
        assert "◀ " in shown(pilot, "chart")
        await pilot.press("U")
        assert state(pilot).in_view(state(pilot).selected or 0)


async def test_a_link_is_followed_and_backspace_comes_back() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await pilot.press("enter")
        assert pilot.app.focused is main(pilot).main.detail
        assert "Enter show it" in shown(pilot, "footer")
        await pilot.press("enter")
        assert "→ Russian peacekeepers" in shown(pilot, "detail")
        assert "Enter follow" in shown(pilot, "footer")
        await pilot.press("enter")
        await pilot.pause()
        assert chosen(pilot) == "peacekeepers-2020"
        await pilot.press("backspace")
        assert chosen(pilot) == "trilateral-2020"
        await pilot.press("escape", "j")
        assert chosen(pilot) != "trilateral-2020"


async def test_the_details_scroll_from_anywhere_and_under_their_own_keys() -> None:
    async with opened(at="trilateral-2020") as pilot:
        top = shown(pilot, "detail").splitlines()[0]
        await pilot.press("d")
        assert shown(pilot, "detail").splitlines()[0] != top
        await pilot.press("u", "tab")
        assert shown(pilot, "detail").splitlines()[0] == top
        await pilot.press("j")
        assert shown(pilot, "detail").splitlines()[0] != top
        assert chosen(pilot) == "trilateral-2020"


async def test_help_is_made_from_the_keys_that_are_bound() -> None:
    async with opened(size=(120, 60)) as pilot:
        await pilot.press("question_mark")
        text = shown(pilot, "reader")
        for says in ("next event", "zoom in", "everything", "read the file again", "quit"):
            assert says in text
        for sign in (HIT, THREAD, CHANGED, STAYED, UNDATED, "▸ 5", "▾ 5"):
            assert f" {sign}  " in text
        await pilot.press("escape")
        assert not pilot.app.screen.query(ReaderPane)


async def test_the_timeline_tells_what_it_is_about() -> None:
    async with opened(size=(120, 50)) as pilot:
        await pilot.press("i")
        text = shown(pilot, "reader")
        assert "Places carry the names that both sides use." in text
        assert "110 events · 5 not verified" in text
        assert "Six-week war · 27 September – 10 November 2020" in text
        await pilot.press("q")
        assert not pilot.app.screen.query(ReaderPane)


async def test_enter_on_the_chart_zooms_to_the_event() -> None:
    async with opened(at="war-starts-2020") as pilot:
        main(pilot).main.chart.focus()
        await pilot.press("enter")
        span = state(pilot).selected_event
        assert span is not None
        assert state(pilot).viewport.start <= (span.span.earliest or 0)
        assert state(pilot).viewport.end - state(pilot).viewport.start < 200 * 86_400


async def test_lanes_can_stand_for_other_things() -> None:
    async with opened() as pilot:
        assert "Battle" in shown(pilot, "chart")
        await pilot.press("L")
        assert state(pilot).lanes_by == "era"
        assert "First war" in shown(pilot, "chart")


async def test_where_lanes_have_no_row_each_they_are_one() -> None:
    async with opened(size=SMALL) as pilot:
        assert state(pilot).lanes_drawn == "none"
        assert shown(pilot, "chart").count("●") > 1
        await pilot.press("L")
        assert state(pilot).lanes_drawn == "kind"


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 10), (79, 9), (80, 24), (300, 100)])
async def test_no_size_of_the_terminal_is_a_crash(size: tuple[int, int]) -> None:
    async with opened(size=size, at="clash-2021-07-28") as pilot:
        await pilot.press("j", "plus", "l", "tab", "j", "question_mark", "escape", "k")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Nagorno-Karabakh" in shown(pilot, "status")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        if size[0] < 40 or size[1] < 10:
            assert "Too" in shown(pilot, "small") or size == (1, 1)


async def test_a_resize_keeps_the_selection_in_view() -> None:
    async with opened(at="barda-2020") as pilot:
        await pilot.press("plus", "plus", "plus")
        for size in (SMALL, (200, 50), (60, 20), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert chosen(pilot) == "barda-2020"
            assert state(pilot).is_marked(state(pilot).selected or 0)


async def test_opening_at_a_date_or_an_id_and_at_neither() -> None:
    async with opened(at="1992-02") as pilot:
        assert "1992" in shown(pilot, "status")
    async with opened(at="no-such-thing") as pilot:
        await pilot.pause()
        assert any("no-such-thing" in note.message for note in pilot.app._notifications)
        assert state(pilot).events


MISTAKES = """\
title = "Five mistakes"

[[event]]
date = 2020-02-30
title = "An impossible day"

[[event]]
date = 2020-03-01
title = "A good one"
importence = 4

[[event]]
date = "03/04/2020"
title = "Two readings"

[[event]]
date = 2020-05-01
title = "Another good one"
sources = ["nowhere"]

[[event]]
date = 2020-06-01
end = 2020-05-01
title = "Ends before it starts"
"""


async def test_mistakes_are_told_at_their_places_and_the_good_events_are_shown(
    tmp_path: Path,
) -> None:
    path = tmp_path / "five.toml"
    path.write_text(MISTAKES, encoding="utf-8")
    async with opened(path) as pilot:
        assert "5 problems" in shown(pilot, "status")
        titles = [event.title for event in state(pilot).events]
        assert titles == ["A good one", "Another good one", "Ends before it starts"]
        await pilot.press("E")
        text = shown(pilot, "problems")
        await pilot.press("G")
        text += shown(pilot, "problems")
        for place in ("4:8", "10:1", "13:9", "19:12", "23:7"):
            assert place in text, place


async def test_a_mended_file_is_read_again_and_the_selection_stays(tmp_path: Path) -> None:
    path = tmp_path / "five.toml"
    path.write_text(MISTAKES, encoding="utf-8")
    async with opened(path) as pilot:
        await pilot.press("j")
        title = (state(pilot).selected_event or state(pilot).events[0]).title
        path.write_text(MISTAKES.replace("02-30", "02-28"), encoding="utf-8")
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "4 problems" in shown(pilot, "status")
        assert len(state(pilot).events) == 4
        assert (state(pilot).selected_event or state(pilot).events[0]).title == title


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ("The file has no events yet.", "[[event]]", "press R")),
        ("title = 'Nothing yet'", ("The file has no events yet.", "[[event]]", "press R")),
        ("[[event]]\ntitle = 'no date'", ("The one event cannot be shown.", ":1:1: error")),
        ("= broken", ("No event could be found", ":1:1: error", "write key = value")),
        ("\x00", ("No event could be found", ":1:1: error", "Mend it")),
    ],
)
async def test_a_file_without_events_says_why_and_what_to_do(
    tmp_path: Path, text: str, said: tuple[str, ...]
) -> None:
    path = tmp_path / "empty.toml"
    path.write_text(text, encoding="utf-8")
    async with opened(path) as pilot:
        await pilot.press(
            "j", "k", "plus", "l", "0", "U", "L", "enter", "d", "u", "t", "greater_than_sign"
        )
        await pilot.pause()
        for words in said:
            assert words in shown(pilot, "detail")
        assert not main(pilot).main.chart.display
        path.write_text('[[event]]\ndate = 2020\ntitle = "Now there is one"\n', encoding="utf-8")
        await pilot.press("R")
        await pilot.pause()
        assert main(pilot).main.chart.display
        assert "Now there is one" in shown(pilot, "chart")
        assert "Now there is one" in shown(pilot, "detail")


async def test_a_file_that_can_no_longer_be_read_says_so_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "gone.toml"
    path.write_text('[[event]]\ndate = 2020\ntitle = "A"\n', encoding="utf-8")
    async with opened(path) as pilot:
        path.unlink()
        path.mkdir()
        await pilot.press("R")
        await pilot.pause()
        assert "is a directory, not a file" in shown(pilot, "status")
        assert state(pilot).events, "what was there is still shown"


async def test_only_open_ranges_and_a_single_event_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "open.toml"
    path.write_text(
        '[[event]]\ndate = "1991/.."\ntitle = "Goes on"\n'
        '[[event]]\ndate = "../1994"\ntitle = "Was"\n',
        encoding="utf-8",
    )
    async with opened(path) as pilot:
        await pilot.press("plus", "minus", "0", "j", "k", "l", "h")
        assert "Goes on" in shown(pilot, "chart")
        assert "▶" in shown(pilot, "chart")


async def test_markup_and_controls_in_a_title_are_shown_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(
        '[[event]]\ndate = 2020\ntitle = "[red]a[/nope] \\u001b[2J [@click=app.quit]x[/]"\n',
        encoding="utf-8",
    )
    async with opened(path) as pilot:
        assert "[red]a[/nope]" in shown(pilot, "detail")
        assert "\x1b" not in shown(pilot)
        assert "␛" in shown(pilot, "detail")


@pytest.mark.parametrize("theme", ["timeline-light", "ansi-dark", "nord", "textual-light"])
async def test_any_theme_can_be_used(theme: str) -> None:
    async with opened(theme=theme, at="clash-2021-07-28") as pilot:
        await pilot.press("j", "plus")
        assert "Ceasefire of 28 July" in shown(pilot, "detail")


async def test_q_leaves() -> None:
    async with opened() as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_the_chart_marks_where_parties_differ() -> None:
    async with opened() as pilot:
        contested = next(event for event in state(pilot).events if event.is_contested)
        main(pilot).main.go_to(contested.key)
        await pilot.pause()
        assert "≠" in shown(pilot, "chart")


async def test_the_keys_go_where_they_went_before_the_terminal_was_too_small() -> None:
    async with opened(size=SMALL) as pilot:
        await pilot.press("enter")
        for size in ((30, 8), SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
        assert main(pilot).main.focused is main(pilot).main.detail
