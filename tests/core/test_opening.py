"""Where an exploration begins, and where it goes when it is told a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, span, timeline
from tests.core.walked import RECORD, dates, on, opened, title
from tui.core.instant import DAY, HOUR, YEAR_LIMIT, DateError, civil, seconds
from tui.core.opening import gone_to, now_on_the_axis
from tui.core.steps import Step, moved_by, read_step
from tui.core.zones import local

# Opening


def test_it_opens_on_the_view_of_the_file_with_its_first_event_selected() -> None:
    explorer = opened()
    assert explorer.viewport.start <= seconds(1988) < explorer.viewport.instant(10)
    assert explorer.viewport.end >= seconds(2022)
    assert title(explorer) == "Referendum"
    assert explorer.shown_count == 10
    assert explorer.past == ()


def test_without_a_view_it_opens_on_everything() -> None:
    explorer = opened(replace(RECORD, view=None))
    assert explorer.viewport == explorer.everything().viewport
    assert explorer.shown_count == 10


def test_it_opens_at_an_event() -> None:
    explorer = opened(at="moscow")
    assert title(explorer) == "Moscow truce"
    assert explorer.viewport == opened().viewport, "it was in sight: nothing moved"
    assert explorer.past == ()


def test_it_opens_at_a_date_with_what_is_around_it() -> None:
    explorer = opened(at="October 2020")
    assert title(explorer) == "Six-week war", "the nearest beginning"
    assert explorer.viewport.start <= span("2020-09").anchor
    assert explorer.viewport.end >= span("2020-12").anchor
    assert explorer.viewport.end - explorer.viewport.start < 400 * DAY
    assert explorer.past == ()


def test_it_opens_nowhere_else() -> None:
    for place in ("no such event", "+3 months"):
        with pytest.raises(DateError):
            opened(at=place)


def test_the_users_own_lanes_go_before_those_of_the_file() -> None:
    plain = replace(RECORD, lanes="none")
    assert opened(plain).lanes_drawn == "none"
    assert opened(plain, lanes="kind").lanes_drawn == "kind"
    assert opened(plain, lanes="kind", rows=3).lanes_drawn == "none", "there is no room for them"
    with pytest.raises(ValueError, match="colour"):
        opened(lanes="colour")


# Going to a place


@pytest.mark.parametrize(
    ("place", "nearest", "years"),
    [
        ("moscow", "Moscow truce", (1986, 2027)),
        (" moscow ", "Moscow truce", (1986, 2027)),
        ("1992-05", "First war", (1992, 1992)),
        ("May 1992", "First war", (1992, 1992)),
        ("2020-10-11", "Moscow truce", (2020, 2020)),
        ("1990s", "Referendum", (1952, 2052)),
        ("1994-05-12/2016-04-02", "Ceasefire of Bishkek", (1993, 2018)),
        ("-0043", "Referendum", (-47, -38)),
        ("44 BCE", "Referendum", (-47, -38)),
        ("-44 BCE", "Referendum", (-47, -38)),
    ],
)
def test_it_goes_to_an_event_or_a_date(place: str, nearest: str, years: tuple[int, int]) -> None:
    explorer = opened()
    there = gone_to(explorer, place)
    assert title(there) == nearest
    assert dates(there) == years
    assert there.undone().viewport == explorer.viewport


def test_an_event_out_of_view_is_brought_into_view() -> None:
    explorer = on("clash").focused()
    there = gone_to(explorer, "referendum")
    assert there.is_marked(there.selected or 0)
    assert there.undone().viewport == explorer.viewport


def test_today_is_a_day_of_the_axis() -> None:
    now = seconds(2021, 7, 30, 11)
    for text in ("today", "Now"):
        there = gone_to(opened(), text, now)
        assert title(there) == "Clash"
        assert there.viewport.shows(now)
        assert there.viewport.end - there.viewport.start < 60 * DAY


def test_the_clock_is_read_in_the_zone_of_the_timeline() -> None:
    far_east = timeline(event("One", "2020"), timezone="Pacific/Kiritimati")
    shown = local(datetime.now(ZoneInfo("Pacific/Kiritimati")))
    assert abs(now_on_the_axis(far_east) - shown) < HOUR
    assert gone_to(opened(far_east), "today").viewport.shows(shown)


# Steps


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("+3 months", Step(3, 0)),
        ("-10 days", Step(0, -10 * DAY)),
        ("−10 days", Step(0, -10 * DAY)),
        ("+1 year 2 months", Step(14, 0)),
        ("+1 year, 2 months and 3 days", Step(14, 3 * DAY)),
        ("+2 weeks", Step(0, 14 * DAY)),
        ("- 5 h", Step(0, -5 * HOUR)),
        ("-1y 6mo 2d", Step(-18, -2 * DAY)),
        ("+1,000 YEARS", Step(12_000, 0)),
        ("+2 centuries", Step(2_400, 0)),
        ("-1 millennium", Step(-12_000, 0)),
        ("+90 min. 30 s", Step(0, 5_430)),
        ("+0 days", Step(0, 0)),
        ("1992-05", None),
        ("-0044", None),
        ("3 months", None),
        ("", None),
    ],
)
def test_a_step_is_a_sign_and_numbers_with_units(text: str, step: Step | None) -> None:
    assert read_step(text) == step


@pytest.mark.parametrize(
    ("text", "says", "near"),
    [
        ("+3 monhts", "a step is in years, months", "+3 months"),
        ("-10 dyas", "a step is in years, months", "-10 days"),
        ("+1 year 2 wekes", "a step is in years, months", "+1 year 2 weeks"),
        ("+3 m", '"m" may mean minutes or months', "+3 months"),
        ("-3 m", '"m" may mean minutes or months', "-3 months"),
        ("+3 ells", "a step is in years, months", ""),
        ("+", "a step is whole numbers with their units", ""),
        ("+3", "a step is whole numbers with their units", ""),
        ("+1.5 years", "a step is whole numbers with their units", ""),
        ("-1.5 years", "a step is whole numbers with their units", ""),
        ("+1 year 2", "a step is whole numbers with their units", ""),
        (f"+{YEAR_LIMIT} years", "years reach from", ""),
        (f"-{10**30} days", "years reach from", ""),
        (f"+{'9' * 5000} h", "years reach from", ""),
        ("-5X", "X stands for", ""),
        ("2020-13", "", ""),
        ("03/04/2020", "this can mean", "2020-04-03"),
        ("nowhere", "", ""),
        ("", "no date is given", ""),
        ("+\x1b[31m", "a step is", ""),
    ],
)
def test_what_is_no_place_is_refused_and_the_nearest_named(text: str, says: str, near: str) -> None:
    with pytest.raises(DateError) as refused:
        gone_to(opened(), text)
    assert refused.value.message.startswith(says)
    assert refused.value.suggestion == near or not near
    if near:
        gone_to(opened(), near)


def test_a_step_keeps_the_scale_and_stands_where_it_started() -> None:
    explorer = on("moscow").focused()
    start = explorer.events[5].span.anchor
    there = gone_to(explorer, "+9 days")
    assert there.viewport.rung == explorer.viewport.rung
    target = seconds(2020, 10, 19)
    assert there.viewport.column(target) == explorer.viewport.column(start)
    assert title(there) == "Second truce"
    assert there.undone().viewport == explorer.viewport


def test_a_step_goes_from_the_middle_if_the_selection_is_out_of_view() -> None:
    explorer = on("clash").focused().panned(-5_000)
    there = gone_to(explorer, "-2 years")
    before, after = civil(explorer.viewport.middle), civil(there.viewport.middle)
    assert (after.year, after.month) == (before.year - 2, before.month)


def test_a_day_that_the_month_does_not_have_becomes_its_last() -> None:
    assert civil(moved_by(seconds(2020, 1, 31), Step(1, 0)))[:3] == (2020, 2, 29)
    assert civil(moved_by(seconds(2020, 2, 29), Step(-12, 0)))[:3] == (2019, 2, 28)
    assert civil(moved_by(seconds(2020, 1, 31, 5), Step(1, DAY)))[:4] == (2020, 3, 1, 5)


@given(
    st.datetimes(datetime(2500, 1, 1), datetime(7500, 1, 1)).map(
        lambda at: at.replace(microsecond=0)
    ),
    st.integers(-20_000, 20_000),
    st.integers(-(10**10), 10**10),
)
def test_steps_are_those_of_dateutil_wherever_it_has_dates(
    at: datetime, months: int, length: int
) -> None:
    expected = at + relativedelta(months=months) + timedelta(seconds=length)
    assert moved_by(local(at), Step(months, length)) == local(expected)


@given(st.integers(-YEAR_LIMIT, YEAR_LIMIT), st.integers(-YEAR_LIMIT, YEAR_LIMIT))
def test_steps_are_exact_in_any_year(year: int, years: int) -> None:
    start = seconds(year, 7, 4, 12)
    if abs(year + years) <= YEAR_LIMIT:
        assert moved_by(start, Step(12 * years, 0)) == seconds(year + years, 7, 4, 12)
    else:
        with pytest.raises(DateError):
            moved_by(start, Step(12 * years, 0))


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[+-] ?\d{1,3} ?[a-z]{1,6}")))
def test_any_text_is_a_place_or_refused(text: str) -> None:
    explorer = opened()
    try:
        there = gone_to(explorer, text)
    except DateError:
        return
    assert there.selected is not None
    assert there.viewport.width == 100


def test_without_events_there_is_still_time_to_go_to() -> None:
    there = gone_to(opened(timeline()), "1992")
    assert there.viewport.shows(seconds(1992))
    assert there.selected is None
    assert gone_to(there, "+1 year").viewport.shows(seconds(1993))
