"""The page of an event, as a picture."""

from __future__ import annotations

from tui.core.instant import DAY, Instant, Span, seconds
from tui.core.links import web_of
from tui.core.model import Claim, Event, Figure, Kind, Links, Party, Place, Source, Timeline
from tui.view.page import page
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
    assert picture(CLASH, 60)[:13] == [
        "Clash on the border",
        "28 July 2021 · Battle",
        "Sotk (Baku: Zod) · Armenia, Baku",
        "",
        "Forces fought early on 28 July.",
        "",
        "WHO SAYS WHAT                                       2 voices",
        "Armenia                        Baku",
        "Armenian ministry              Azerbaijani ministry",
        "They attacked at 03:40. [2]    They fired from 00:50.",
        "                               as cited",
        "",
        "FIGURES",
    ]


def test_claims_stand_under_each_other_where_there_is_none() -> None:
    shown = picture(CLASH, 30)
    start = shown.index("WHO SAYS WHAT         2 voices")
    assert shown[start + 1 : start + 8] == [
        "Armenia",
        "Armenian ministry",
        "They attacked at 03:40. [2]",
        "",
        "Baku",
        "Azerbaijani ministry",
        "They fired from 00:50.",
    ]


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


def test_links_read_from_both_ends_and_sources_are_numbered() -> None:
    shown = picture(CLASH, 60)
    assert "  led to → Truce, 29 Jul 2021" in shown
    assert shown[shown.index("SOURCES") + 1 :] == [
        "[1] Outposts considered",
        "    WION · 29 July 2021",
        "[2] Three killed",
        "    https://example.org/a · not read by the editors",
    ]
    assert "  follows from → Clash on the border, 28 Jul 2021" in picture(TRUCE, 60)


def test_the_place_of_every_link_is_known() -> None:
    made = page(CLASH, TIMELINE, web_of(TIMELINE)["clash"], 60, LOOK)
    ((line, key),) = made.links
    assert key == "truce"
    assert "Truce" in "".join(text for text, _ in made.lines[line])


def test_an_unverified_event_says_so_at_the_top() -> None:
    from dataclasses import replace

    assert any(
        line.startswith("Not verified") for line in picture(replace(CLASH, verified=False), 60)[:6]
    )


def test_no_line_is_wider_than_the_page() -> None:
    for width in (8, 13, 21, 34, 55, 89):
        lines = page(CLASH, TIMELINE, web_of(TIMELINE)["clash"], width, LOOK).lines
        assert max(sum(width_of(text) for text, _ in line) for line in lines) <= max(width, 34)


def test_an_order_that_dates_do_not_tell_and_the_language_of_a_source_are_told() -> None:
    shown = picture(TRUCE, 60)
    assert "  after → Warning, 30 Jul 2021" in shown
    assert "    Kurier · in de" in shown
