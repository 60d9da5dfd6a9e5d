"""What is on a thread, lit in the chart: pictures, with a line of `_` under what is underlined."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tests.core.made import event, span, timeline
from tui.core.explorer import Explorer
from tui.core.finding import Finding
from tui.core.model import Claim, Timeline
from tui.core.query_matching import slices
from tui.core.query_plain import plain
from tui.core.searchable import Searchable
from tui.core.spots import needles
from tui.view.chart_picture import ChartPicture, name_room, time_room
from tui.view.lighting import Found, Strand
from tui.view.paint import ASCII, UNICODE, Line, Look, width_of
from tui.view.palette import OUR_THEMES, Palette
from tui.view.themes import ANSI_DARK

ANSI = Palette.of(BUILTIN_THEMES[ANSI_DARK])
PLAIN = Look(ANSI, UNICODE)
TWO_SAY = (Claim("so", "one"), Claim("not so", "other"))
WAR = timeline(
    event("Shots", "2020-09-03", id="shots"),
    event("Siege", "2020-09-08/2020-09-14", id="siege", claims=TWO_SAY),
    event("Talks", "2020-09-03", id="talks", kind="talk"),
    event("Truce", "2020-09-19", id="truce", kind="talk"),
    view=span("2020-09-01/2020-09-30"),
)
CROWD = timeline(
    *(event(f"Shot {n}", "2020-09-09", id=f"shot-{n}") for n in range(9)),
    event("Later", "2020-09-16", id="later"),
    view=span("2020-09-01/2020-09-30"),
)
DENSE = timeline(
    *(event(f"Shot {n}", f"2020-09-09T0{n}:00", id=f"shot-{n}") for n in range(1, 4)),
    event("After", "2020-09-13T00:00", importance=5),
    view=span("2020-09-01/2020-09-30"),
)
LATE = timeline(
    event("First", "2020-09-01"),
    *(event(f"Late {n}", "2021-09-03", id=f"late-{n}") for n in range(3)),
)
WIDTH = 40


def opened(of: Timeline, selected: int | None = None, rows: int = 8) -> Explorer:
    return Explorer.of(of, time_room(WIDTH), rows, width_of).selecting(selected)


def drawn(
    explorer: Explorer, *keys: str, look: Look = PLAIN, found: Found | None = None
) -> list[Line]:
    """The lanes of a chart in which the events of some keys are on the thread."""
    picture = ChartPicture()
    picture.found = found
    picture.strand = Strand.of(keys, explorer.chronology) if keys else None
    return picture.lines(explorer, look, WIDTH, 12)[2:]


def lit(lines: list[Line]) -> list[str]:
    """The rows as text; under one with something underlined, where that is."""
    rows = []
    for line in lines:
        rows.append("".join(text for text, _ in line)[name_room(WIDTH) :].rstrip())
        under = "".join(("_" if style.underline else " ") * width_of(text) for text, style in line)
        if "_" in under:
            rows.append(under[name_room(WIDTH) :].rstrip())
    return rows


def test_the_mark_of_what_is_on_the_thread_is_that_of_the_list() -> None:
    assert lit(drawn(opened(WAR))) == [
        "   ●┄ Talks   ● Truce",
        "   ●┄ Shots",
        "       ●━━━━≠Siege",
    ]
    assert lit(drawn(opened(WAR), "talks", "siege")) == [
        "   |┄ Talks   ● Truce",
        "      _____",
        "   ●┄ Shots",
        "       |━━━━≠Siege",
        "             _____",
    ]


def test_in_ascii_too() -> None:
    assert lit(drawn(opened(WAR), "talks", "siege", look=Look(ANSI, ASCII))) == [
        "   |- Talks   o Truce",
        "      _____",
        "   o- Shots",
        "       |====!Siege",
        "             _____",
    ]


def test_a_count_with_something_of_the_thread_in_it_is_underlined() -> None:
    crowd = opened(CROWD).collapsing_all()
    assert lit(drawn(crowd)) == ["       ●┄ Shot 0 +9"]
    assert lit(drawn(crowd, "shot-4")) == [
        "       |┄ Shot 0 +9",
        "                 __",
    ]
    assert lit(drawn(crowd, "shot-0")) == [
        "       |┄ Shot 0 +9",
        "          ______",
    ]


def test_a_mark_without_room_for_a_count_is_that_of_the_thread_for_all_it_stands_for() -> None:
    dense = opened(DENSE).collapsing_all()
    assert lit(drawn(dense)) == ["       ▂  ● After"]
    assert lit(drawn(dense, "shot-2")) == ["       |  ● After"]


def test_a_count_that_stands_over_its_mark_is_underlined_for_it() -> None:
    late = opened(LATE).collapsing_all().everything()
    assert lit(drawn(late))[-1].endswith("+2")
    assert lit(drawn(late, "late-0"))[-1].endswith("__")


def test_what_begins_before_the_window_has_its_mark_at_the_edge() -> None:
    explorer = opened(WAR).panned(9)
    assert lit(drawn(explorer))[2:] == ["━━━≠Siege"]
    assert lit(drawn(explorer, "siege"))[2:] == ["|━━≠Siege", "    _____"]


def test_the_selected_event_is_told_from_the_others_on_the_thread() -> None:
    explorer = opened(WAR)
    there = explorer.chosen(explorer.chronology.place_of("siege") or 0)
    line = next(line for line in drawn(there, "siege", "talks") if "Siege" in str(line))
    assert {style.bold for text, style in line if "Siege" in text} == {True}
    assert {style.underline for text, style in line if "Siege" in text} == {True}
    line = next(line for line in drawn(there, "siege", "talks") if "Talks" in str(line))
    assert not any(style.bold for text, style in line if "Talks" in text)


@pytest.mark.parametrize(
    "theme", [*OUR_THEMES, BUILTIN_THEMES[ANSI_DARK]], ids=lambda one: one.name
)
def test_what_a_search_has_found_is_told_from_what_is_on_the_thread(theme: Theme) -> None:
    explorer, look = opened(WAR), Look(Palette.of(theme), UNICODE)
    found = searched(WAR, "talks")

    def row(*keys: str) -> Line:
        return drawn(explorer, *keys, look=look, found=found)[0]

    hit, both = row(), row("talks")
    assert pieces(hit) == ["talk", "●", "┄", "Talks", "●", "Truce"]
    assert pieces(both) == ["talk", "|", "┄", "Talks", "●", "Truce"]
    assert style_of(both, "|") == style_of(hit, "●") != style_of(row("truce"), "|")


def pieces(line: Line) -> list[str]:
    return [word for text, _ in line for word in text.split()]


def style_of(line: Line, text: str) -> Style:
    """The style of the first piece with a text in it."""
    return next(style for piece, style in line if text in piece)


def searched(of: Timeline, text: str) -> Found:
    """What a search has found."""
    query = plain(text)
    parts = tuple(slices(query, Searchable(of)))
    return Found(Finding(text, query, len(of.events)).with_slices(parts), needles(query))
