"""How often a source is cited, and for whose words."""

from __future__ import annotations

from tests.core.made import event, timeline
from tui import bundled
from tui.core.evidence import cited
from tui.core.load import read
from tui.core.model import Claim, Event, Figure, Party, Source, Timeline
from tui.core.source_use import NO_PUBLISHER, NO_SIDE, Group, by_publisher, by_side, uses

SOURCES = {
    "mod": Source("mod", "A statement", "Ministry", affiliation="blue"),
    "paper": Source("paper", "A report", "Daily", checked=False),
    "later": Source("later", "Another report", "Daily"),
    "book": Source("book", "A book", author="Somebody"),
    "leaf": Source("leaf", "A leaflet"),
}
EVENTS = [
    event(
        "First",
        "2000",
        id="first",
        sources=("paper",),
        figures=(Figure("killed", 3, 3, by="red", sources=("paper", "mod")),),
        claims=(
            Claim("They began.", by="blue", sources=("mod",)),
            Claim("They did not.", by="red", sources=("paper",)),
            Claim("Nobody knows.", by="daily", sources=("paper", "gone")),
        ),
    ),
    event("Second", "2001", sources=("paper", "later", "book", "leaf")),
]


def made(*events: Event) -> Timeline:
    parties = {"red": Party("red", "Red"), "blue": Party("blue", "Blue")}
    return timeline(*events, sources=SOURCES, parties=parties)


def told(groups: tuple[Group, ...]) -> list[str]:
    return [
        f"{group.name} {group.times}: {' '.join(use.source.id for use in group.uses)}"
        for group in groups
    ]


def test_each_citation_counts_where_it_stands() -> None:
    paper, mod, *_ = uses(made(*EVENTS), EVENTS)
    assert (paper.source.id, paper.times) == ("paper", 5)
    assert [one.title for one in paper.events] == ["First", "Second"]
    assert paper.voices == (("Red", 2), ("daily", 1))
    assert (mod.source.id, mod.times, mod.voices) == ("mod", 2, (("Red", 1), ("Blue", 1)))


def test_the_order_is_that_of_the_numbers_on_the_page() -> None:
    for one in read(bundled.path()).timeline.events:
        found = uses(read_once, [one])
        assert tuple(use.source.id for use in found) == tuple(
            id for id in cited(one) if id in read_once.sources
        )


read_once = read(bundled.path()).timeline


def test_a_source_that_is_not_there_and_one_that_is_not_cited_are_left_out() -> None:
    assert {use.source.id for use in uses(made(*EVENTS), EVENTS[:1])} == {"paper", "mod"}
    assert uses(made(), []) == ()


def test_publishers_come_by_how_often_they_are_cited_then_authors_then_nobody() -> None:
    assert told(by_publisher(uses(made(*EVENTS), EVENTS))) == [
        "Daily 6: paper later",
        "Ministry 2: mod",
        "Somebody 1: book",
        f"{NO_PUBLISHER} 1: leaf",
    ]


def test_sides_come_before_those_who_take_none() -> None:
    found = uses(made(*EVENTS), EVENTS)
    assert told(by_side(found, made())) == [
        "Blue 2: mod",
        f"{NO_SIDE} 8: paper later book leaf",
    ]


def test_all_citations_of_the_bundled_timeline_are_in_some_group() -> None:
    found = uses(read_once, read_once.events)
    total = sum(
        len(one.sources)
        + sum(len(said.sources) for said in one.figures)
        + sum(len(said.sources) for said in one.claims)
        for one in read_once.events
    )
    assert sum(use.times for use in found) == total
    for groups in (by_publisher(found), by_side(found, read_once)):
        assert sum(group.times for group in groups) == total
