"""What people do with the mouse, told as journeys over the bundled timeline."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.pilot import Pilot

from tests.view.walking import chosen, main, opened, shown, state, toasts
from tui.core.density import column_of
from tui.core.listing import Entry, Listing
from tui.core.viewport import Viewport
from tui.view.overview import Overview

if TYPE_CHECKING:  # it does not exist on Windows
    from benchmarks.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent
UP, DOWN = events.MouseScrollUp, events.MouseScrollDown
LEFT, RIGHT = events.MouseScrollLeft, events.MouseScrollRight
F2 = "\x1bOQ"
GUTTER, TIME = (3, 6), (60, 6)
"""A cell among the names of the lanes, and one of the time in view."""

CROWD = (
    "".join(
        f'[[event]]\ndate = 2000-01-01\ntitle = "{title}"\nid = "{title.lower()}"\n\n'
        for title in ("One", "Two", "Three", "Four")
    )
    + '[[event]]\ndate = 2010-06-01\ntitle = "Far away"\nid = "far"\n\n'
    + '[[event]]\ndate = 2020-06-01\ntitle = "Later"\n'
)
"""Four events on one day, which have no room in a row of their own each, and two others."""


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    path = tmp_path / "crowd.toml"
    path.write_text('lanes = "none"\n\n' + CROWD, encoding="utf-8")
    return path


def cell(pilot: Pilot[None], text: str, pane: str = "chart") -> tuple[int, int]:
    """Where a text stands on a pane."""
    for y, line in enumerate(shown(pilot, pane).splitlines()):
        if text in line:
            return line.index(text), y
    raise AssertionError(f"{text!r} is not on the {pane}")


async def turn(
    pilot: Pilot[None],
    way: type[events.MouseEvent],
    at: tuple[int, int],
    pane: str = "chart",
    times: int = 1,
    shift: bool = False,
) -> None:
    """Turn the wheel over a cell of a pane."""
    for _ in range(times):
        await pilot._post_mouse_events([way], f"#{pane}", at, shift=shift)


async def drag(
    pilot: Pilot[None], pane: str, *cells: tuple[int, int], release: bool = True
) -> None:
    """Press at the first cell and drag over the others, which may lie outside of the pane."""
    corner = main(pilot).main.query_one(f"#{pane}").region.offset
    await pilot.mouse_down(f"#{pane}", cells[0])
    for x, y in cells[1:]:
        there = (corner.x + x, corner.y + y)
        await pilot._post_mouse_events([events.MouseMove], offset=there, button=1)
    if release:
        await pilot._post_mouse_events([events.MouseUp, events.Click], offset=there, button=1)


def focus(pilot: Pilot[None]) -> str | None:
    """The pane that has the keys."""
    focused = pilot.app.focused
    return focused.id if focused else None


def window(pilot: Pilot[None]) -> Viewport:
    return state(pilot).viewport


# --- clicks on the chart ------------------------------------------------------


async def test_a_click_on_a_label_selects_its_event_and_moves_nothing() -> None:
    async with opened(at="trilateral-2020") as pilot:
        before = window(pilot)
        label = next(
            event
            for event in state(pilot).events
            if event.id != "trilateral-2020" and f" {event.title} " in shown(pilot, "chart")
        )
        await pilot.click("#chart", cell(pilot, label.title))
        assert chosen(pilot) == label.id
        assert label.title[:20] in shown(pilot, "detail")
        assert window(pilot) == before
        assert not state(pilot).past


async def test_a_click_on_a_mark_selects_its_event(crowd: Path) -> None:
    async with opened(crowd) as pilot:
        x, y = cell(pilot, "Far away")
        await pilot.click("#chart", (x - 2, y))
        assert chosen(pilot) == "far"


async def test_a_click_on_nothing_does_nothing(crowd: Path) -> None:
    async with opened(crowd) as pilot:
        before = state(pilot)
        x, y = cell(pilot, "Far away")
        for there in ((x - 20, y), (x, 0), (x, 1), (3, y)):
            await pilot.click("#chart", there)
        assert state(pilot) is before


async def test_a_click_with_another_button_is_no_click(crowd: Path) -> None:
    async with opened(crowd) as pilot:
        before = state(pilot)
        await pilot.click("#chart", cell(pilot, "Far away"), button=3)
        await pilot.click("#list", cell(pilot, "Far away", "list"), button=3)
        assert state(pilot) is before


async def test_hidden_events_are_reached_by_clicking_again(crowd: Path) -> None:
    async with opened(crowd, size=(80, 12)) as pilot:
        await pilot.press("g", "4", "j")
        count = cell(pilot, "+")
        clicked = []
        for _ in range(5):
            await pilot.click("#chart", count)
            clicked.append(chosen(pilot))
        assert len(set(clicked[:-1])) > 2
        assert len(set(clicked)) < 5, "and round again"
        hidden = state(pilot).scene.rows[0].blocks[0].hidden
        assert {state(pilot).events[index].id for index in hidden} < set(clicked)


async def test_a_double_click_zooms_to_the_event_and_one_u_goes_back(crowd: Path) -> None:
    async with opened(crowd) as pilot:
        before = window(pilot)
        await pilot.double_click("#chart", cell(pilot, "Far away"))
        assert chosen(pilot) == "far"
        assert window(pilot).scale < before.scale
        await pilot.press("U")
        assert window(pilot) == before


async def test_a_double_click_zooms_to_what_was_lit_not_to_what_it_hides(crowd: Path) -> None:
    async with opened(crowd, size=(80, 12)) as pilot:
        await pilot.press("g", "4", "j")
        count = cell(pilot, "+")
        await pilot.click("#chart", count)
        first = chosen(pilot)
        await pilot.double_click("#chart", count)
        assert chosen(pilot) == first
        assert len(state(pilot).past) == 1


async def test_a_click_on_the_wide_label_of_the_selected_event_is_a_click_on_it() -> None:
    async with opened(at="trilateral-2020") as pilot:
        event = state(pilot).selected_event
        assert event is not None
        x, y = cell(pilot, event.title[:12])
        await pilot.click("#chart", (x + 11, y))
        assert chosen(pilot) == "trilateral-2020", "whatever it lies over or hides"


async def test_the_mark_at_the_edge_leads_back_to_the_selected_event() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await pilot.press(*["plus"] * 6, "9", "l")
        assert not state(pilot).in_view(state(pilot).selected or 0)
        await pilot.click("#chart", cell(pilot, "◀ "))
        assert chosen(pilot) == "trilateral-2020"
        assert state(pilot).in_view(state(pilot).selected or 0)


async def test_a_click_on_a_band_shows_its_era() -> None:
    async with opened() as pilot:
        await pilot.press("0")
        band = next(
            block
            for row in state(pilot).scene.eras
            for block in row.blocks
            if f" {block.label} " in shown(pilot, "chart")
        )
        await pilot.click("#chart", cell(pilot, band.label))
        era = state(pilot).timeline.eras[band.era].span
        lo, hi = era.anchor, state(pilot).viewport.end
        assert state(pilot).viewport.start <= lo < hi
        assert f" {band.label}" in shown(pilot, "chart")
        assert len(state(pilot).past) == 2


# --- the wheel on the chart -----------------------------------------------------


@pytest.mark.parametrize("column", [20, 60, 101])
async def test_the_wheel_keeps_what_is_under_the_pointer(column: int) -> None:
    async with opened(at="hadrut-2020") as pilot:
        at = column - main(pilot).main.chart.name_room(120)
        kept, before = window(pilot).instant(at), window(pilot)
        await turn(pilot, UP, (column, 6), times=3)
        assert window(pilot).scale < before.scale
        assert window(pilot).column(kept) == at


async def test_the_wheel_back_returns_exactly_and_leaves_nothing_to_undo() -> None:
    async with opened(at="hadrut-2020") as pilot:
        before = state(pilot)
        await turn(pilot, UP, TIME, times=4)
        assert window(pilot) != before.viewport
        await turn(pilot, DOWN, TIME, times=4)
        assert window(pilot) == before.viewport
        assert not state(pilot).past


async def test_all_turns_at_one_place_are_undone_at_once() -> None:
    async with opened(at="hadrut-2020") as pilot:
        before = window(pilot)
        await turn(pilot, UP, TIME, times=4)
        between = window(pilot)
        await turn(pilot, UP, (80, 6), times=2)
        await pilot.press("U")
        assert window(pilot) == between
        await pilot.press("U")
        assert window(pilot) == before


async def test_with_shift_or_sideways_the_wheel_pans() -> None:
    async with opened() as pilot:
        before = window(pilot)
        await turn(pilot, DOWN, TIME, shift=True)
        assert window(pilot).left > before.left
        assert window(pilot).rung == before.rung
        await turn(pilot, LEFT, TIME)
        assert window(pilot) == before
        await turn(pilot, RIGHT, TIME)
        await turn(pilot, UP, TIME, shift=True)
        assert window(pilot) == before


async def test_over_the_names_of_the_lanes_the_wheel_scrolls_them() -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("g", "L", "L", "L", "L", "L")
        most = state(pilot).scene.height - state(pilot).lane_rows
        assert most > 1, "there must be more lanes than rows"
        before, name = window(pilot), state(pilot).scene.rows[1].lane.name
        await turn(pilot, DOWN, GUTTER)
        assert state(pilot).top == 1
        assert name[:6] in shown(pilot, "chart")
        assert window(pilot) == before
        await turn(pilot, DOWN, GUTTER, times=most + 5)
        assert state(pilot).top == most


# --- dragging the chart -------------------------------------------------------


async def test_a_drag_pans_and_one_u_undoes_it() -> None:
    async with opened() as pilot:
        before = window(pilot)
        await drag(pilot, "chart", (60, 6), (55, 6), (50, 7), (40, 7))
        assert window(pilot).left == before.left + 20
        assert window(pilot).rung == before.rung
        await pilot.press("U")
        assert window(pilot) == before


async def test_a_drag_is_not_a_click(crowd: Path) -> None:
    async with opened(crowd) as pilot:
        await pilot.press("g")
        x, y = cell(pilot, "Far away")
        await drag(pilot, "chart", (x, y), (x - 6, y), (x, y))
        assert chosen(pilot) == "one"
        assert not state(pilot).past, "it came back to where it began"
        await pilot.click("#chart", (x, y))
        assert chosen(pilot) == "far"


async def test_a_second_drag_is_undone_on_its_own() -> None:
    async with opened() as pilot:
        before = window(pilot)
        await drag(pilot, "chart", (60, 6), (50, 6))
        await drag(pilot, "chart", (60, 6), (50, 6))
        await pilot.press("U")
        assert window(pilot).left == before.left + 10


async def test_a_drag_that_leaves_the_chart_goes_on_and_ends_with_the_button() -> None:
    async with opened() as pilot:
        before, selected = window(pilot), chosen(pilot)
        await drag(pilot, "chart", (60, 6), (58, 20), (110, 25), release=False)
        assert window(pilot).left == before.left - 50
        await pilot._post_mouse_events([events.MouseUp], offset=(110, 28), button=1)
        await pilot._post_mouse_events([events.MouseMove], "#chart", (30, 6), button=0)
        assert window(pilot).left == before.left - 50
        assert chosen(pilot) == selected


async def test_a_drag_whose_end_was_never_heard_ends_when_the_button_is_up() -> None:
    async with opened() as pilot:
        await drag(pilot, "chart", (60, 6), (50, 6), release=False)
        there = window(pilot)
        await pilot.hover("#chart", (20, 6))
        await pilot._post_mouse_events([events.MouseMove], "#chart", (30, 6), button=1)
        assert window(pilot) == there
        assert pilot.app.mouse_captured is None


async def test_a_page_over_the_screen_ends_a_drag() -> None:
    async with opened() as pilot:
        await drag(pilot, "chart", (60, 6), (50, 6), release=False)
        there = window(pilot)
        await pilot.press("question_mark", "escape")
        await pilot._post_mouse_events([events.MouseMove], "#chart", (30, 6), button=1)
        assert window(pilot) == there


async def test_the_names_of_the_lanes_are_no_handle_and_a_drag_downwards_does_nothing() -> None:
    async with opened() as pilot:
        before = state(pilot)
        await drag(pilot, "chart", GUTTER, (30, 6))
        await drag(pilot, "chart", (30, 6), (30, 8))
        assert state(pilot) is before


# --- the overview -----------------------------------------------------------------


async def test_a_click_on_the_overview_goes_there() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await pilot.press(*["plus"] * 3)
        before = window(pilot)
        await pilot.click("#overview", (40, 0))
        lo, hi = state(pilot).extent or (0, 0)
        columns = main(pilot).main.query_one("#overview", Overview)._columns
        at = column_of(window(pilot).middle, lo, hi, len(columns))
        assert at + columns.start == 40
        assert window(pilot).rung == before.rung
        await pilot.press("U")
        assert window(pilot) == before


async def test_a_drag_on_the_overview_is_one_step_and_goes_no_further_than_its_ends() -> None:
    async with opened(at="trilateral-2020") as pilot:
        await pilot.press(*["plus"] * 3)
        before = window(pilot)
        await drag(pilot, "overview", (60, 0), (50, 0), (0, 0))
        lo, _ = state(pilot).extent or (0, 0)
        assert abs(window(pilot).column(lo) - window(pilot).width // 2) < window(pilot).width
        await pilot.press("U")
        assert window(pilot) == before


async def test_the_wheel_on_the_overview_pans_by_an_eighth() -> None:
    async with opened() as pilot:
        before = window(pilot)
        await turn(pilot, DOWN, (40, 0), "overview")
        assert window(pilot).left - before.left == before.width // 8
        await turn(pilot, UP, (40, 0), "overview")
        assert window(pilot) == before


# --- the list -----------------------------------------------------------------------


async def test_a_click_in_the_list_selects_and_a_double_click_reads() -> None:
    async with opened() as pilot:
        await pilot.press("g")
        title = state(pilot).events[3].title[:20]
        await pilot.click("#list", cell(pilot, title, "list"))
        assert state(pilot).selected == 3
        assert focus(pilot) == "list"
        await pilot.double_click("#list", cell(pilot, state(pilot).events[6].title[:20], "list"))
        assert state(pilot).selected == 6
        assert focus(pilot) == "detail"


async def test_a_double_click_stays_on_its_event_though_the_list_scrolls() -> None:
    async with opened() as pilot:
        await pilot.press("g")
        height = main(pilot).main.list_pane.size.height
        shown = Listing(state(pilot).timeline, state(pilot).events).window(0, 0, height)
        y, wanted = [(y, line.place) for y, line in enumerate(shown) if isinstance(line, Entry)][-1]
        await pilot.double_click("#list", (20, y))
        assert state(pilot).selected == wanted


async def test_the_wheel_over_the_list_steps_through_the_events() -> None:
    async with opened() as pilot:
        await pilot.press("g")
        await turn(pilot, DOWN, (10, 5), "list", times=3)
        assert state(pilot).selected == 3
        await turn(pilot, UP, (10, 5), "list", times=9)
        assert state(pilot).selected == 0


async def test_a_click_on_a_heading_shows_its_era_and_one_on_a_silence_nothing() -> None:
    async with opened() as pilot:
        await pilot.press("g")
        before = state(pilot)
        await pilot.click("#list", cell(pilot, "── ", "list"))
        assert state(pilot) is before
        era = next(iter(before.timeline.eras.values()))
        await pilot.click("#list", cell(pilot, f" {era.name}", "list"))
        assert window(pilot) == Viewport.fitting(*_stretch(pilot, era.id), before.viewport.width)


def _stretch(pilot: Pilot[None], era: str) -> tuple[int, int]:
    from tui.core.periods import own_stretch

    return own_stretch(state(pilot).timeline.eras[era].span, state(pilot).extent)


# --- what is in view, and what is selected --------------------------------------------


async def test_a_lane_with_nothing_in_view_has_a_grey_name(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(
        '[kind.a]\nname = "Alpha"\n[kind.b]\nname = "Beta"\n'
        '[[event]]\ndate = 2000\ntitle = "Old"\nid = "old"\nkind = "a"\n'
        '[[event]]\ndate = 2010\ntitle = "New"\nid = "new"\nkind = "b"\n',
        encoding="utf-8",
    )
    async with opened(path) as pilot:
        grey = main(pilot).main.look.palette.grey

        def is_grey(name: str) -> bool:
            line = main(pilot).main.chart._lines[cell(pilot, name)[1]]
            colour = line[0][1].color
            return colour is not None and colour.name == grey

        assert not is_grey("Alpha")
        assert not is_grey("Beta")
        await pilot.double_click("#chart", cell(pilot, "Old"))
        assert not state(pilot).in_view(1)
        assert not is_grey("Alpha")
        assert is_grey("Beta")
        await pilot.press("U")
        assert not is_grey("Beta")


async def test_an_event_is_lit_only_while_it_is_selected() -> None:
    async with opened() as pilot:
        await pilot.press("0", "g")
        accent = main(pilot).main.look.palette.accent
        for _ in range(4):
            await pilot.press("j")
            lit = [
                y
                for y, line in enumerate(main(pilot).main.chart._lines)
                if any(style.color and style.color.name == accent for _, style in line)
            ]
            assert len(lit) == 1


# --- F2 ------------------------------------------------------------------------------


@pytest.mark.parametrize("pixels", [False, True], ids=["cells", "pixels"])
async def test_f2_gives_the_mouse_to_the_terminal_and_takes_it_back(
    pixels: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        driver = pilot.app._driver
        asked: list[str] = []

        def asks(word: str) -> Callable[[], None]:
            return lambda: asked.extend([word] if getattr(driver, "_mouse", False) else [])

        for name in ("enable_mouse_support", "disable_mouse_support", "enable_mouse_pixels"):
            monkeypatch.setattr(driver, f"_{name}", asks(name), raising=False)
        monkeypatch.setattr(driver, "_mouse", True)
        monkeypatch.setattr(driver, "_mouse_pixels", pixels, raising=False)
        await pilot.press("f2")
        assert "Mouse off: the terminal selects text again. F2 turns it on." in toasts(pilot)
        assert asked == ["disable_mouse_support"]
        await pilot.press("f2")
        assert "Mouse on. F2 turns it off." in toasts(pilot)
        assert asked[1:] == ["enable_mouse_support", *["enable_mouse_pixels"] * pixels]


async def test_f2_says_where_there_is_nothing_to_switch() -> None:
    async with opened() as pilot:
        await pilot.press("f2")
        assert "The mouse cannot be switched on or off here." in toasts(pilot)


# --- in a real terminal --------------------------------------------------------------


@pytest.fixture
def terminal(crowd: Path) -> Iterator[Terminal]:
    """The app with its first picture complete."""
    pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")
    from benchmarks.terminal import Terminal

    with Terminal((sys.executable, "-m", "tui", str(crowd)), 120, 36, cwd=ROOT) as terminal:
        terminal.until_text("1 January 2000")
        terminal.until_still()
        yield terminal


def told(terminal: Terminal) -> list[bytes]:
    """What the terminal was told about the mouse: `h` is on, `l` is off."""
    return re.findall(rb"\x1b\[\?1003([hl])", b"".join(one.data for one in terminal.chunks))


def is_stopped(terminal: Terminal) -> bool:
    """Whether the shell has the terminal."""
    options = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
    return os.waitid(os.P_PID, terminal._pid, options) is not None


def test_hovering_writes_not_one_byte_and_a_click_is_heard(terminal: Terminal) -> None:
    before = terminal.received
    for row in range(1, 37):
        terminal.type("".join(f"\x1b[<35;{column};{row}M" for column in range(1, 121, 5)))
    terminal.until_still()
    assert terminal.received == before
    rows = terminal.screen().rows
    y = next(y for y, row in enumerate(rows) if "Far away" in row)
    there = f"{rows[y].index('Far away') + 1};{y + 1}"
    terminal.type(f"\x1b[<0;{there}M\x1b[<0;{there}m")
    terminal.until_text("1 June 2010")


def test_f2_holds_until_f2_also_through_the_shell(terminal: Terminal) -> None:
    assert told(terminal)[-1] == b"h"
    terminal.type(F2)
    terminal.until_text("Mouse off")
    off = told(terminal)
    assert off[-1] == b"l"
    terminal.type("\x1a")
    terminal.until(lambda _: is_stopped(terminal))
    terminal.send(signal.SIGCONT)
    terminal.type("?")
    terminal.until_text("Keys and signs")
    assert told(terminal) == off
    terminal.type("q" + F2)
    terminal.until_text("Mouse on")
    assert told(terminal) == [*off, b"h"]
    terminal.type("q")
    assert terminal.wait() == 0
    assert told(terminal)[-1] == b"l"
