"""The list: an entry for every event, headings where the era changes, conspicuous silences."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import era, event, timeline
from tui.core.instant import DAY, Instant, Span
from tui.core.listing import Entry, Gap, Heading, Line, Listing
from tui.core.model import Event, Timeline


def lines(record: Timeline, events: Sequence[Event]) -> tuple[Line, ...]:
    return tuple(Listing(record, events).lines())


def picture(record: Timeline) -> list[str]:
    drawn = []
    for line in lines(record, record.events):
        match line:
            case Heading():
                drawn.append(f"# {line.name}")
            case Gap():
                drawn.append(f"-- {line.words} --")
            case Entry():
                drawn.append(record.events[line.place].title)
    return drawn


WAR, CEASEFIRE = era("War", "2020-09-27/2020-11-10"), era("Ceasefire", "2020-11-10/..")


def test_a_heading_stands_where_the_era_changes() -> None:
    record = timeline(
        event("Strikes", "2020-09-27", eras=("war",)),
        event("Truce", "2020-09-28", eras=("war", "ceasefire")),
        event("Handover", "2020-09-29", eras=("ceasefire",)),
        event("Elsewhere", "2020-09-30"),
        event("In no table", "2020-10-01", eras=("border crisis",)),
        eras=(WAR, CEASEFIRE),
    )
    assert picture(record) == [
        "# War",
        "Strikes",
        "Truce",
        "# Ceasefire",
        "Handover",
        "# Outside the eras",
        "Elsewhere",
        "# border crisis",
        "In no table",
    ]


def test_without_eras_there_are_no_headings() -> None:
    assert picture(timeline(event("One", "2020"), event("Two", "2020"))) == ["One", "Two"]


def test_a_silence_stands_out_among_days() -> None:
    days = ["2020-09-27", "2020-09-28", "2020-09-29", "2020-10-04", "2020-10-05", "2020-10-06"]
    assert picture(timeline(*(event(day, day) for day in days))) == [
        *days[:3],
        "-- 4 days --",
        *days[3:],
    ]


def test_the_same_silence_does_not_stand_out_among_months() -> None:
    days = ["2020-01-05", "2020-02-07", "2020-03-01", "2020-03-06", "2020-04-20", "2020-06-01"]
    assert picture(timeline(*(event(day, day) for day in days))) == days


def test_a_silence_comes_before_the_heading_of_what_ends_it() -> None:
    record = timeline(
        event("One", "1994-05-11", eras=("a",)),
        event("Two", "1994-05-12", eras=("a",)),
        event("Three", "2020-09-27", eras=("b",)),
        event("Four", "2020-09-28", eras=("b",)),
    )
    assert picture(record) == [
        "# a", "One", "Two", "-- 26 years 4 months --", "# b", "Three", "Four",
    ]  # fmt: skip


def test_a_silence_is_measured_from_the_end_of_what_is_known_of_a_start() -> None:
    record = timeline(
        event("In a year", "1990"),
        event("Next", "1991"),
        event("Later", "2005"),
        event("Last", "2006"),
    )
    assert "-- 13 years --" in picture(record)


def test_nothing_gives_nothing() -> None:
    assert lines(timeline(), ()) == ()


@given(st.lists(st.integers(-500_000, 500_000), max_size=60))
def test_every_event_is_listed_once_in_order_and_found_again(days: list[int]) -> None:
    events = [_on(day) for day in sorted(days)]
    listed = lines(timeline(), events)
    assert [line.place for line in listed if isinstance(line, Entry)] == list(range(len(events)))


@given(st.lists(st.integers(-5_000, 5_000), min_size=1, max_size=30), st.data())
def test_a_window_is_a_part_of_the_whole(days: list[int], data: st.DataObject) -> None:
    listing = Listing(timeline(), [_on(day) for day in sorted(days)])
    whole = list(listing.lines())
    place = data.draw(st.integers(0, len(days) - 1))
    at = whole.index(Entry(place))
    up = data.draw(st.integers(0, len(whole)))
    height = data.draw(st.integers(1, 20))
    first = max(0, at - up)
    assert listing.window(*listing.above(place, up), height) == whole[first : first + height]


@given(st.lists(st.integers(-500_000, 500_000), max_size=60))
def test_in_a_silence_nothing_begins(days: list[int]) -> None:
    events = [_on(day) for day in sorted(days)]
    for line in lines(timeline(), events):
        if isinstance(line, Gap):
            assert not any(line.lo <= event.span.anchor < line.hi for event in events)


def _on(day: int) -> Event:
    return Event(0, "x", Span.at(Instant(day * DAY, day * DAY + DAY)), "")
