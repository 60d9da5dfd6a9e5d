"""The addresses of sources: the whole of one is on the screen before it is opened."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.app import App
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from tests.core.made import span
from tui import bundled
from tui.core.evidence import cited
from tui.core.load import read
from tui.core.model import Source
from tui.view.paint import UNICODE, Look
from tui.view.palette import DARK, Palette
from tui.view.sources import Sources, SourcesPane, Wish, entries_of

LOOK = Look(Palette.of(DARK), UNICODE)
LONG = "https://example.org/" + "/".join(f"part-{n}" for n in range(100))
WEEKLY = Source("weekly", "Three killed", "Weekly", date=span("2021-07-28"), url="https://w.org/3")
BOTH = Source(
    "both",
    "A statement",
    url="https://ministry.org/1",
    archive_url="https://archive.org/1",
    checked=False,
)
THREE = [(1, WEEKLY), (3, BOTH), (12, Source("twelve", "The twelfth", url="https://t.org"))]


class Asking(App[None]):
    """Shows the sources, and keeps what was wished."""

    def __init__(self, sources: Sequence[tuple[int, Source]], chosen: int) -> None:
        super().__init__()
        self.sources, self.chosen = sources, chosen
        self.wishes: list[Wish | None] = []

    def on_mount(self) -> None:
        self.push_screen(Sources(LOOK, self.sources, self.chosen), self.wishes.append)


@asynccontextmanager
async def asking(
    sources: Sequence[tuple[int, Source]] = THREE,
    chosen: int = 0,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[None]]:
    app = Asking(sources, chosen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[None]) -> list[str]:
    pane = pilot.app.screen.query_one(SourcesPane)
    return [strip.text.rstrip() for strip in pane._strips]


def marked(pilot: Pilot[None]) -> str:
    """The first line of the selected entry."""
    return next(line for line in shown(pilot) if line.startswith("▌")).removeprefix("▌ ")


def address(pilot: Pilot[None]) -> str:
    """What can be read of the selected address."""
    lines = [line.removeprefix("▌").strip() for line in shown(pilot) if line.startswith("▌")]
    start = next((n for n, line in enumerate(lines) if line.startswith("http")), 0)
    return "".join(lines[start:])


def wishes(pilot: Pilot[None]) -> list[Wish | None]:
    assert isinstance(pilot.app, Asking)
    return pilot.app.wishes


def test_an_archived_copy_comes_before_the_address_itself() -> None:
    assert [(entry.number, entry.address, entry.label) for entry in entries_of(THREE)] == [
        (1, "https://w.org/3", ""),
        (3, "https://archive.org/1", "archived copy"),
        (3, "https://ministry.org/1", "its own address"),
        (12, "https://t.org", ""),
    ]
    assert entries_of([(1, Source("book", "A book"))]) == ()


async def test_every_address_stands_under_its_source() -> None:
    async with asking() as pilot:
        assert shown(pilot)[:15] == [
            "  Sources with an address",
            "",
            "▌ [1] Three killed",
            "▌     Weekly · 28 July 2021",
            "▌     https://w.org/3",
            "",
            "  [3] A statement",
            "      not read by the editors · archived copy",
            "      https://archive.org/1",
            "",
            "  [3] A statement",
            "      not read by the editors · its own address",
            "      https://ministry.org/1",
            "",
            "  [12] The twelfth",
        ]
        assert shown(pilot)[-1] == "  Enter open  y copy  Esc close  j k source"


@pytest.mark.parametrize(
    ("keys", "wish"),
    [
        ("enter", Wish("https://w.org/3")),
        ("j enter", Wish("https://archive.org/1")),
        ("j j enter", Wish("https://ministry.org/1")),
        ("j j k y", Wish("https://archive.org/1", is_copy=True)),
        ("G enter", Wish("https://t.org")),
        ("G g down enter", Wish("https://archive.org/1")),
        ("3 enter", Wish("https://archive.org/1")),
        ("1 2 enter", Wish("https://t.org")),
        ("1 2 1 enter", Wish("https://w.org/3")),
        ("1 9 enter", Wish("https://w.org/3")),
        ("k k enter", Wish("https://w.org/3")),
        ("escape", None),
        ("q", None),
        ("o", None),
    ],
)
async def test_the_keys(keys: str, wish: Wish | None) -> None:
    async with asking() as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert wishes(pilot) == [wish]


async def test_the_source_of_the_cursor_is_selected() -> None:
    async with asking(chosen=1) as pilot:
        assert marked(pilot) == "[3] A statement"
        await pilot.press("enter")
        await pilot.pause()
        assert wishes(pilot) == [Wish("https://archive.org/1")]


async def test_a_click_selects_and_a_click_on_the_selected_opens() -> None:
    async with asking() as pilot:
        await pilot.click(SourcesPane, offset=(10, 8))
        assert marked(pilot) == "[3] A statement"
        await pilot.click(SourcesPane, offset=(10, 5))  # an empty line
        assert wishes(pilot) == []
        await pilot.click(SourcesPane, offset=(10, 7))
        await pilot.pause()
        assert wishes(pilot) == [Wish("https://archive.org/1")]


async def test_an_address_longer_than_the_page_is_read_before_it_is_opened() -> None:
    long = [(1, Source("long", "A long one", url=LONG)), (2, WEEKLY)]
    async with asking(long, size=(40, 10)) as pilot:
        read_so_far = [address(pilot)]
        presses = 0
        while not wishes(pilot):
            assert "Enter read on" in shown(pilot)[-1] or read_so_far[-1].endswith("part-99")
            await pilot.press("enter")
            await pilot.pause()
            presses += 1
            if not wishes(pilot):
                read_so_far.append(address(pilot))
        assert presses > 3
        assert wishes(pilot) == [Wish(LONG)]


async def test_what_was_scrolled_away_comes_back_before_it_is_opened() -> None:
    many = [(n, Source(f"s{n}", f"Source {n}", url=f"https://s.org/{n}")) for n in range(1, 30)]
    async with asking(many, size=(40, 10)) as pilot:
        await pilot.press("space", "space")
        await pilot._post_mouse_events([MouseScrollDown], SourcesPane, offset=(5, 5), button=0)
        assert "https://s.org/1" not in "\n".join(shown(pilot)).split()
        await pilot.press("enter")
        assert wishes(pilot) == []
        assert marked(pilot) == "[1] Source 1"
        await pilot.press("enter")
        await pilot.pause()
        assert wishes(pilot) == [Wish("https://s.org/1")]


@pytest.mark.parametrize("size", [(40, 10), (60, 15), (80, 24), (200, 50)])
async def test_every_address_of_the_bundled_timeline_can_be_read_whole(
    size: tuple[int, int],
) -> None:
    timeline = read(bundled.path()).timeline
    event = max(timeline.events, key=lambda event: len(cited(event)))
    numbered = [(n, timeline.sources[id]) for n, id in enumerate(cited(event), 1)]
    async with asking(numbered, size=size) as pilot:
        for entry in entries_of(numbered):
            assert marked(pilot).startswith(f"[{entry.number}] ")
            if "read on" not in shown(pilot)[-1]:
                assert address(pilot) == entry.address
            await pilot.press("j")


async def test_on_a_small_screen_the_address_matters_more_than_the_title() -> None:
    wordy = Source("wordy", "A title of many words " * 12, url="https://example.org/a")
    async with asking([(1, wordy)], size=(40, 10)) as pilot:
        assert shown(pilot)[2:4] == [
            "▌ [1] A title of many words A title o…",
            "▌     https://example.org/a",
        ]


@pytest.mark.parametrize("size", [(1, 1), (8, 3), (20, 4)])
async def test_no_size_is_a_crash(size: tuple[int, int]) -> None:
    async with asking(size=size) as pilot:
        await pilot.press("j", "space", "3", "k")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert marked(pilot).startswith("[")


async def test_without_an_address_there_is_nothing_to_open() -> None:
    async with asking([(1, Source("book", "A book"))]) as pilot:
        await pilot.press("j", "1", "enter")
        await pilot.pause()
        assert wishes(pilot) == [None]


async def test_what_a_file_says_is_shown_as_it_is() -> None:
    odd = [(1, Source("odd", "[red]a[/nope] [@click=app.quit]x[/]", url="https://x.org/[b]"))]
    async with asking(odd) as pilot:
        assert marked(pilot) == "[1] [red]a[/nope] [@click=app.quit]x[/]"
        assert address(pilot) == "https://x.org/[b]"
