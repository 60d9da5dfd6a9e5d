"""The page of an event, as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp

from tui import bundled
from tui.core.instant import DAY, Instant, Span, seconds
from tui.core.links import Relation, web_of
from tui.core.load import read
from tui.core.model import Claim, Event, Figure, Kind, Links, Party, Place, Source, Timeline
from tui.core.opening import opened as first_view
from tui.view.detail import Detail
from tui.view.page import Page, page
from tui.view.paint import UNICODE, Look, width_of
from tui.view.palette import DARK, Palette

LOOK = Look(Palette.of(DARK), UNICODE)


def day(year: int, month: int, number: int) -> Span:
    lo = seconds(year, month, number)
    return Span.at(Instant(lo, lo + DAY))


CLASH = Event(
    index=0,
    id="clash",
    title="Clash on the border",
    span=day(2021, 7, 28),
    written="2021-07-28",
    kind="battle",
    place="sotk",
    parties=("armenia", "azerbaijan"),
    summary="Forces fought **early** on 28 July.",
    note="Times differ.",
    sources=("wion",),
    links=Links(led_to=("truce",)),
    claims=(
        Claim("They attacked at 03:40.", "armenia", "Armenian ministry", sources=("weekly",)),
        Claim("They fired from 00:50.", "azerbaijan", "Azerbaijani ministry", cited=True),
    ),
    figures=(
        Figure("killed", low=3, high=3, by="armenia", sources=("weekly",)),
        Figure("killed", low=2, by="wion", who="early reports", note="morning"),
        Figure("wounded", text="several", by="azerbaijan"),
    ),
)
TRUCE = Event(
    index=1,
    id="truce",
    title="Truce",
    span=day(2021, 7, 29),
    written="2021-07-29",
    after=("warning",),
    sources=("kurier",),
)
WARNING = Event(index=2, id="warning", title="Warning", span=day(2021, 7, 30), written="2021-07-30")
TIMELINE = Timeline(
    parties={"armenia": Party("armenia", "Armenia"), "azerbaijan": Party("azerbaijan", "Baku")},
    kinds={"battle": Kind("battle", "Battle")},
    places={"sotk": Place("sotk", "Sotk", {"armenia": "Sotk", "azerbaijan": "Zod"})},
    sources={
        "kurier": Source("kurier", "Waffenruhe", "Kurier", lang="de"),
        "wion": Source("wion", "Outposts considered", "WION", date=day(2021, 7, 29)),
        "weekly": Source("weekly", "Three killed", url="https://example.org/a", checked=False),
    },
    events=(CLASH, TRUCE, WARNING),
)


def picture(event: Event, width: int) -> list[str]:
    relations = web_of(TIMELINE).get(event.key, ())
    lines = page(event, TIMELINE, relations, width, LOOK).lines
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_claims_stand_side_by_side_where_there_is_room() -> None:
    assert picture(CLASH, 60)[:14] == [
        "Clash on the border",
        "28 July 2021 · Battle",
        "Sotk (Baku: Zod) · Armenia, Baku",
        "",
        "Forces fought early on 28 July.",
        "",
        "WHO SAYS WHAT                                       2 voices",
        "Armenia                        Baku",
        "Armenian ministry              Azerbaijani ministry,",
        "They attacked at 03:40. [2]    as cited",
        "                               They fired from 00:50.",
        "",
        "FIGURES",
        "killed",
    ]


def test_claims_stand_under_each_other_where_there_is_none() -> None:
    shown = picture(CLASH, 30)
    start = shown.index("WHO SAYS WHAT         2 voices")
    assert shown[start + 1 : start + 7] == [
        "Armenia",
        "Armenian ministry",
        "They attacked at 03:40. [2]",
        "",
        "Baku",
        "Azerbaijani ministry, as cited",
    ]


def test_no_column_of_claims_is_left_alone_in_a_row() -> None:
    claims = tuple(Claim(f"Said {by}.", by) for by in ("one", "two", "three", "four"))
    shown = picture(replace(CLASH, claims=claims), 70)
    start = shown.index("WHO SAYS WHAT" + "4 voices".rjust(70 - 13))
    assert shown[start + 1].split() == ["one", "two"]
    assert shown[start + 4].split() == ["three", "four"]


def test_a_voice_that_goes_on_speaking_is_named_once() -> None:
    twice = tuple(Claim(f"Said {what}.", "armenia", "A ministry") for what in ("this", "that"))
    shown = picture(replace(CLASH, claims=twice), 40)
    assert shown.count("A ministry") == 1
    assert "WHO SAYS WHAT                    1 voice" in shown


def test_figures_of_one_measure_stand_together_with_their_authors() -> None:
    shown = picture(CLASH, 60)
    start = shown.index("FIGURES")
    assert shown[start + 1 : start + 6] == [
        "killed",
        "           3  Armenia [2]",
        "  at least 2  early reports · morning",
        "wounded",
        "     several  Baku",
    ]


def test_a_long_value_stands_on_a_line_of_its_own() -> None:
    figures = (
        Figure("killed", low=7539, high=9067, best=7636, by="wion"),
        Figure("killed", low=485, high=485, by="armenia"),
    )
    shown = picture(replace(CLASH, figures=figures), 40)
    start = shown.index("killed")
    assert shown[start + 1 : start + 4] == [
        "  7,539–9,067, best estimate 7,636",
        "       WION",
        "  485  Armenia",
    ]


def test_the_author_stands_below_the_value_on_a_narrow_page() -> None:
    shown = picture(CLASH, 30)
    start = shown.index("killed")
    assert shown[start + 1 : start + 5] == [
        "  3",
        "    Armenia [2]",
        "  at least 2",
        "    early reports · morning",
    ]


def test_links_read_from_both_ends_and_sources_are_numbered() -> None:
    shown = picture(CLASH, 60)
    assert "  led to → Truce, 29 Jul 2021" in shown
    assert shown[shown.index("SOURCES") + 1 :] == [
        "[1] Outposts considered",
        "    WION · 29 July 2021",
        "[2] Three killed",
        "    https://example.org/a",
        "    not read by the editors",
    ]
    assert "  follows from → Clash on the border, 28 Jul 2021" in picture(TRUCE, 60)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (
            50,
            [
                "  led to      → Truce, 29 Jul 2021",
                "              → Warning, 30 Jul 2021",
                "  answered by → Reply, 31 Jul 2021",
            ],
        ),
        (
            22,
            [
                "  led to",
                "  → Truce, 29 Jul 2021",
                "  → Warning,",
                "    30 Jul 2021",
                "  answered by",
                "  → Reply, 31 Jul 2021",
            ],
        ),
    ],
)
def test_links_of_one_sort_are_named_once_and_aligned(width: int, lines: list[str]) -> None:
    reply = replace(WARNING, id="reply", title="Reply", span=day(2021, 7, 31))
    relations = (
        Relation("led to", TRUCE),
        Relation("led to", WARNING),
        Relation("answered by", reply),
    )
    made = page(CLASH, TIMELINE, relations, width, LOOK).lines
    shown = ["".join(text for text, _ in line).rstrip() for line in made]
    start = shown.index("LINKS")
    assert shown[start + 1 : start + 1 + len(lines)] == lines


def test_the_cursor_halts_at_links_then_at_sources() -> None:
    made = page(CLASH, TIMELINE, web_of(TIMELINE)["clash"], 60, LOOK)
    assert [(stop.kind, stop.key, stop.has_address) for stop in made.stops] == [
        ("event", "truce", True),
        ("source", "wion", False),
        ("source", "weekly", True),
    ]
    texts = [
        "\n".join("".join(text for text, _ in line) for line in made.lines[stop.line : stop.end])
        for stop in made.stops
    ]
    assert "Truce" in texts[0]
    assert texts[1] == "[1] Outposts considered\n    WION · 29 July 2021"
    assert texts[2].count("\n") == 2
    assert "https://example.org/a" in texts[2]


def test_an_unverified_event_says_so_at_the_top_with_the_note() -> None:
    shown = picture(replace(CLASH, verified=False), 60)
    assert shown[3:7] == ["Not verified: see the note", "", "NOTE", "Times differ."]
    assert shown.count("NOTE") == 1
    bare = picture(replace(CLASH, verified=False, note=""), 60)
    assert bare[3] == "Not verified: nobody has checked this event"


def test_a_long_address_breaks_after_its_signs() -> None:
    source = Source("weekly", "Three killed", url="https://example.org/2021/07/three-were-killed")
    timeline = replace(TIMELINE, sources={**TIMELINE.sources, "weekly": source})
    lines = page(CLASH, timeline, (), 30, LOOK).lines
    shown = ["".join(text for text, _ in line).rstrip() for line in lines]
    start = shown.index("[2] Three killed")
    assert shown[start + 1 :] == ["    https://example.org/2021/", "    07/three-were-killed"]


def bundled_pages(width: int) -> Iterator[tuple[str, Page]]:
    timeline = read(bundled.path()).timeline
    web = web_of(timeline)
    for event in timeline.events:
        yield event.key, page(event, timeline, web.get(event.key, ()), width, LOOK)


@pytest.mark.parametrize("width", [14, 21, 30, 45, 62, 76, 110])
def test_every_page_of_the_bundled_timeline_is_well_set(width: int) -> None:
    for key, made in bundled_pages(width):
        shown = ["".join(text for text, _ in line).rstrip() for line in made.lines]
        assert max(map(width_of, shown)) <= width, key
        assert "" in shown, key
        assert shown[-1], key
        assert not any(not one and not two for one, two in pairwise(shown)), key
        if width >= 30:
            assert not any(line.lstrip().startswith("·") for line in shown), key
        ends = [0, *(stop.end for stop in made.stops)]
        assert all(stop.line >= end for stop, end in zip(made.stops, ends, strict=False)), key
        assert all(stop.end > stop.line for stop in made.stops), key


def test_no_line_is_wider_than_the_page() -> None:
    for width in (13, 21, 34, 55, 89):
        lines = page(CLASH, TIMELINE, web_of(TIMELINE)["clash"], width, LOOK).lines
        assert max(sum(width_of(text) for text, _ in line) for line in lines) <= width


def test_an_order_that_dates_do_not_tell_and_the_language_of_a_source_are_told() -> None:
    shown = picture(TRUCE, 60)
    assert "  after        → Warning, 30 Jul 2021" in shown
    assert "    Kurier · in German" in shown


# The pane


class Reading(App[None]):
    """The details of one event, and what was asked for."""

    def __init__(self, timeline: Timeline, at: str) -> None:
        super().__init__()
        self.explorer = first_view(timeline, 80, 10, width_of, at)
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        yield Detail(LOOK, id="detail")

    def on_mount(self) -> None:
        self.detail.focus()
        self.detail.show(self.explorer, LOOK)

    @property
    def detail(self) -> Detail:
        return self.query_one(Detail)

    @on(Detail.LinkFollowed)
    def _link(self, message: Detail.LinkFollowed) -> None:
        self.asked.append(message.key)

    @on(Detail.SourceChosen)
    def _source(self, message: Detail.SourceChosen) -> None:
        self.asked.append(message.source_id)

    def shown(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.detail._strips]

    def lit(self) -> list[str]:
        """The lines that the cursor lights."""
        return [line for line in self.shown() if line.startswith("▌")]


async def test_the_cursor_walks_links_and_sources_and_lights_them_in_full() -> None:
    app = Reading(TIMELINE, "clash")
    async with app.run_test(size=(64, 60)) as pilot:
        await pilot.pause()
        assert app.lit() == ["▌   led to → Truce, 29 Jul 2021"]
        assert (app.detail.enter_does, app.detail.current_source) == ("follow", "")
        app.detail.follow()
        app.detail.next_link(1)
        assert app.lit() == ["▌ [1] Outposts considered", "▌     WION · 29 July 2021"]
        assert (app.detail.enter_does, app.detail.current_source) == ("", "wion")
        app.detail.next_link(9)
        assert len(app.lit()) == 3
        assert (app.detail.enter_does, app.detail.current_source) == ("open", "weekly")
        app.detail.follow()
        await pilot.pause()
        assert app.asked == ["truce", "weekly"]


async def test_the_whole_stop_is_brought_into_sight() -> None:
    app = Reading(read(bundled.path()).timeline, "clash-2021-07-28")
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        stops = app.detail._stops
        for count in (*[1] * len(stops), *[-1] * len(stops)):
            app.detail.next_link(count)
            stop = stops[app.detail._cursor]
            assert len(app.lit()) == stop.end - stop.line
        app.screen.set_focus(None)
        await pilot.pause()
        app.detail.repaint()
        assert app.lit() == []
        assert app.detail.current_source == ""


async def test_a_click_on_a_link_follows_it_and_on_a_source_asks_for_it() -> None:
    app = Reading(TIMELINE, "clash")
    async with app.run_test(size=(64, 60)) as pilot:
        await pilot.pause()
        for text in ("→ Truce", "WION · 29 July", "Three killed", "Forces fought"):
            y = next(y for y, line in enumerate(app.shown()) if text in line)
            await pilot.click(Detail, offset=(10, y))
        await pilot.pause()
        assert app.asked == ["truce", "wion", "weekly"]
        assert len(app.lit()) == 3


async def test_the_wheel_scrolls_and_the_last_line_is_a_way_down() -> None:
    app = Reading(read(bundled.path()).timeline, "clash-2021-07-28")
    async with app.run_test(size=(64, 20)) as pilot:
        await pilot.pause()
        before = app.shown()
        await pilot._post_mouse_events([MouseScrollDown], Detail, offset=(5, 5), button=0)
        assert app.shown()[0] == before[3]
        await pilot._post_mouse_events([MouseScrollUp], Detail, offset=(5, 5), button=0)
        assert app.shown() == before
        assert "more lines" in before[-1]
        await pilot.click(Detail, offset=(5, 19))
        assert app.shown()[0] == before[10]
        assert app.asked == []


async def test_a_file_that_is_read_again_leaves_the_page_where_it_is() -> None:
    app = Reading(read(bundled.path()).timeline, "clash-2021-07-28")
    async with app.run_test(size=(64, 20)) as pilot:
        await pilot.pause()
        app.detail.next_link(6)
        before = app.shown()
        app.detail.show(app.explorer.reloaded(read(bundled.path()).timeline), LOOK)
        assert app.shown() == before
