"""The table of claims as a picture."""

from __future__ import annotations

import pytest

from tests.core.made import event, span, timeline
from tui.core.claim_table import claim_table
from tui.core.model import Claim, Event, Figure, Party, Source
from tui.view.claim_sheet import Sheet, sheet
from tui.view.paint import UNICODE, Line, Look, width_of
from tui.view.palette import DARK, Palette

LOOK = Look(Palette.of(DARK), UNICODE)
NAMES = ("North", "South", "Press", "Church", "Union")
PARTIES = {name.lower(): Party(name.lower(), name) for name in NAMES}
SOURCES = {"gazette": Source("gazette", "A report", "Gazette", date=span("2021-07-29"))}
CLASH = event(
    "Clash",
    "2021-07-28",
    claims=(
        Claim("They fired first, at dawn.", "north", "Ministry", span("2021-07-28")),
        Claim("They did.", "south", cited=True, sources=("gazette",)),
    ),
    figures=(
        Figure("killed", low=3, by="north", date=span("2021-07"), sources=("gazette",)),
        Figure("killed", low=5, high=9, by="press", who="Weekly", note="A guess."),
        Figure("wounded", high=4, by="south"),
    ),
)


def told(*parties: str) -> Event:
    claims = tuple(Claim(f"As {party} says.", party) for party in parties)
    return event("It", "1990", claims=claims)


def set_out(one: Event, width: int, first: int = 0) -> Sheet:
    made = timeline(one, parties=PARTIES, sources=SOURCES)
    return sheet(claim_table(one, made), made, first, width, LOOK)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_claims_stand_under_their_party_and_rival_counts_beside_each_other() -> None:
    made = set_out(CLASH, 60)
    rule = "─" * 28
    assert texts(made.names) == ["North                          South", f"{rule}   {rule}"]
    assert texts(made.body) == [
        "Ministry, 28 July 2021         South, as cited",
        "They fired first, at dawn.     They did. [1]",
        "",
        "FIGURES",
        "killed ≠",
        "  at least 3                     5–9",
        "  North                          Press",
        "  North, July 2021 [1]           Weekly. A guess.",
        "",
        "wounded",
        "  up to 4  South",
        "",
        "SOURCES",
        "[1] A report",
        "    Gazette · 29 July 2021",
    ]
    assert made.claims == 2


@pytest.mark.parametrize(
    ("width", "first", "shown", "beyond"),
    [
        (130, 0, "North South Press Church Union", ""),
        (76, 0, "North South Press", "2 more ▶"),
        (76, 1, "South Press Church", "◀ 1 more  1 more ▶"),
        (76, 2, "Press Church Union", "◀ 2 more"),
        (76, 9, "Press Church Union", "◀ 2 more"),
        (76, -3, "North South Press", "2 more ▶"),
        (20, 4, "Union", "◀ 4 more"),
    ],
)
def test_parties_that_do_not_fit_are_counted(
    width: int, first: int, shown: str, beyond: str
) -> None:
    made = set_out(told("north", "south", "press", "church", "union"), width, first)
    assert texts(made.names)[0].split() == shown.split()
    assert made.beyond(LOOK) == beyond


@pytest.mark.parametrize("width", [20, 36, 60, 76, 116, 196])
@pytest.mark.parametrize("one", [CLASH, told(*PARTIES), told(), told("union")])
def test_no_line_is_wider_than_there_is_room(one: Event, width: int) -> None:
    made = set_out(one, width)
    assert all(width_of(text) <= width for text in texts((*made.names, *made.instead, *made.body)))


def test_figures_without_a_claim_need_no_columns() -> None:
    made = set_out(event("It", "1990", figures=(Figure("lost", low=1, high=1),)), 60)
    assert (made.names, made.total) == ((), 0)
    assert texts(made.body) == ["FIGURES", "lost", "  1  Not named"]


def test_more_counts_than_fit_are_spread_evenly_over_rows() -> None:
    figures = tuple(Figure("lost", low=n, high=n, by="north") for n in range(1, 5))
    rows = texts(set_out(event("It", "1990", figures=figures), 76).body)
    assert [row.split() for row in rows if row.strip()[:1].isdigit()] == [["1", "2"], ["3", "4"]]
