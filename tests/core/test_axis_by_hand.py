"""The ticks of the axis against the calendar of `datetime`, which knows nothing of ours.

The Gregorian calendar comes again every 400 years, to the day of the week: so a
`datetime` of the years 2000 to 2399 tells month, day and hour of any year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.core.instant import DAY, HOUR, MINUTE, seconds
from tui.core.ticks import Tick, ticks
from tui.core.viewport import LADDER, YEAR, Viewport

_CYCLE = 146_097 * DAY
_EPOCH = datetime(1970, 1, 1)
_BASE = (datetime(2000, 1, 1) - _EPOCH) // timedelta(seconds=1)
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"]  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def calendar(instant: int) -> tuple[int, datetime]:
    """The astronomical year of an instant, and its reading in the years 2000 to 2399."""
    cycles, rest = divmod(instant - _BASE, _CYCLE)
    at = _EPOCH + timedelta(seconds=_BASE + rest)
    return at.year + 400 * cycles, at


def year_named(label: str) -> int | None:
    """The astronomical year that a label names, if it names one exactly."""
    found = re.fullmatch(r"([\d,.]+)( million| billion)?( BCE| CE)?", label)
    if not found:
        return None
    number = float(found[1].replace(",", ""))
    count = round(number * {None: 1, " million": 10**6, " billion": 10**9}[found[2]])
    return 1 - count if found[3] == " BCE" else count


def names(instant: int) -> set[str]:
    """All that a tick of the lower row may be called at an instant, but for years."""
    _, at = calendar(instant)
    month, day = _MONTHS[at.month - 1], _DAYS[at.weekday()]
    if at.time() != datetime.min.time():
        return {f"{at:%H:%M}"}
    found = {f"{at:%H:%M}", str(at.day), f"{day[:3]} {at.day}"}
    return found | {month, month[:3]} if at.day == 1 else found


near = st.integers(seconds(-2500), seconds(2500))
deep = st.integers(-(10**11) * YEAR, 10**11 * YEAR)
around_the_turn = st.integers(seconds(-1), seconds(3))


@st.composite
def windows(draw: st.DrawFn) -> Viewport:
    rung = draw(st.integers(0, len(LADDER) - 1))
    middle = draw(near | deep | around_the_turn)
    width = draw(st.integers(20, 250))
    return Viewport(middle // LADDER[rung] - width // 2, width, rung)


@given(windows())
@example(Viewport(seconds(1) // YEAR - 40, 80, LADDER.index(YEAR)))
def test_each_tick_is_called_what_the_calendar_calls_it(view: Viewport) -> None:
    _, below = ticks(view, len)
    for tick in below:
        if tick.label and tick.label not in names(tick.instant):
            year, at = calendar(tick.instant)
            assert year_named(tick.label) == year
            assert (at.month, at.day, at.hour, at.minute) == (1, 1, 0, 0)


@given(windows())
def test_the_upper_row_names_what_the_lower_one_lies_in(view: Viewport) -> None:
    above, below = ticks(view, len)
    for tick in below:
        over = [one for one in above if one.instant <= tick.instant]
        if over and over[-1].label and tick.label:
            assert _holds(over[-1], tick), (over[-1], tick)


def _holds(context: Tick, tick: Tick) -> bool:
    """Whether a tick lies in what the label above it names: by the words of that label."""
    year, at = calendar(tick.instant)
    here, there = calendar(context.instant)
    label = context.label
    if any(month[:3] in label for month in _MONTHS):
        is_date = re.match(rf"\d|{'|'.join(_DAYS)}", label)
        same_day = not is_date or there.day == at.day
        return (here, there.month) == (year, at.month) and same_day
    if label.isdigit() and len(label) < 3:
        return there.day == at.day
    for name, length in (("c.", 100), ("century", 100), ("mill", 1000)):
        if name in label:
            return (here - 1) // length == (year - 1) // length
    return here <= year < here + 10 if "s" in label or "–" in label else here == year


Step = Callable[[datetime], bool]
STEPS: dict[str, Step] = {
    **{
        f"{n} minutes": (lambda at, n=n: at.minute % n == 0 and at.second == 0)  # type: ignore[misc]
        for n in (1, 2, 5, 10, 15, 30)
    },
    **{
        f"{n} hours": (lambda at, n=n: at.hour % n == 0 and at.minute == at.second == 0)  # type: ignore[misc]
        for n in (1, 2, 3, 6, 12)
    },
    "days": lambda at: at.hour == at.minute == at.second == 0,
    "every second day": lambda at: (
        at.hour == 0 and at.day % 2 == 1 and (at.day == 1 or at.day + 1 <= _length(at))
    ),
    "Mondays": lambda at: at.hour == 0 and at.weekday() == 0,
    "tens": lambda at: at.hour == 0 and (at.day in (1, 10) or (at.day == 20 and _length(at) > 27)),
    "halves": lambda at: at.hour == 0 and at.day in (1, 15),
    **{
        f"{n} months": (lambda at, n=n: at.hour == 0 and at.day == 1 and (at.month - 1) % n == 0)  # type: ignore[misc]
        for n in (1, 2, 3, 6)
    },
}


def _length(at: datetime) -> int:
    """Days of the month of a date."""
    return ((at.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day


def _walk(view: Viewport, step: int) -> Iterator[int]:
    yield from range(-(-view.start // step) * step, view.end, step)


@pytest.mark.parametrize("year", [-4999, -44, 0, 1, 1900, 2000, 2020])
@pytest.mark.parametrize("rung", range(LADDER.index(14 * DAY)))
def test_no_border_of_the_unit_is_left_out(rung: int, year: int) -> None:
    """All borders in the window, found by walking it, are those of one unit."""
    scale = LADDER[rung]
    view = Viewport(seconds(year, 2, 20) // scale - 30, 90, rung)
    step = MINUTE if scale < 15 * MINUTE else HOUR if scale < 10 * HOUR else DAY
    walked = [(instant, calendar(instant)[1]) for instant in _walk(view, step)]
    found = [tick.instant for tick in ticks(view, len)[1]]
    fitting = [
        name
        for name, stands in STEPS.items()
        if [instant for instant, at in walked if stands(at)] == found
    ]
    assert fitting or _are_years(found)


def _are_years(found: list[int]) -> bool:
    years = [calendar(instant) for instant in found]
    return all((at.month, at.day, at.hour) == (1, 1, 0) for _, at in years)


@given(st.integers(-6000, 6000), st.integers(LADDER.index(YEAR // 2), LADDER.index(50 * YEAR)))
def test_years_are_round_on_both_sides_of_the_turn(year: int, rung: int) -> None:
    view = Viewport(seconds(year) // LADDER[rung] - 40, 80, rung)
    years = [calendar(tick.instant)[0] for tick in ticks(view, len)[1]]
    counts = [at if at > 0 else 1 - at for at in years if at != 1]
    steps = [step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if _all_by(counts, step)]
    widest = max(steps)
    first, last = calendar(view.start)[0], calendar(view.end - 1)[0]
    expected = {
        count
        for each in range(first, last + 1)
        if each != 1 and view.start <= seconds(each)
        for count in [each if each > 0 else 1 - each]
        if count % widest == 0
    }
    assert set(counts) == expected or not counts
    if widest >= 10:
        assert (1 in years) == (first < 1 <= last), "the turn has a tick, between 10 BCE and 10"


def _all_by(counts: list[int], step: int) -> bool:
    return all(count % step == 0 for count in counts)
