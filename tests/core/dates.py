"""What the tests of time share: a zone, calendar readings of bounds, and EDTF at random."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tui.core.instant import Bounds, DateError, Span, civil

YEREVAN = ZoneInfo("Asia/Yerevan")


def shown(bounds: Bounds) -> str:
    """Bounds as calendar readings: `1985-04-12 1985-04-13`, twice if the end has its own."""
    texts = ["…" if bound is None else _reading(bound) for bound in bounds]
    if bounds[:2] == bounds[2:]:
        return " ".join(texts[:2])
    return f"{' '.join(texts[:2])} / {' '.join(texts[2:])}"


def attempt(read: Callable[[str], Span], text: str) -> Span | DateError:
    """What becomes of a text: a span, or the error; any other exception goes on."""
    try:
        return read(text)
    except DateError as error:
        return error


def assert_refused(
    read: Callable[[str], Span], text: str, part: str, reason: str, near: str
) -> None:
    """A text is no date: the part that is wrong, a word of why, and what it may mean, if anything.

    What it may mean can be read.
    """
    error = attempt(read, text)
    assert isinstance(error, DateError)
    assert text[error.start : error.end] == part
    assert reason in error.message
    assert error.suggestion == near
    if near:
        read(near)


def _reading(instant: int) -> str:
    at = civil(instant)
    text = f"{at.year:04}-{at.month:02}-{at.day:02}"
    return text + (f"T{at.hour:02}:{at.minute:02}:{at.second:02}" if instant % 86_400 else "")


years = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}")
long_years = st.one_of(
    st.integers(10_000, 10**11).map("Y{}".format), st.integers(-(10**11), -10_000).map("Y{}".format)
)
months = st.integers(1, 12).map("{:02}".format)
days = st.integers(1, 28).map("{:02}".format)
signs = st.sampled_from(["", "", "?", "~", "%"])
shifts = st.sampled_from(["", "Z", "+03:00", "-04", "+04:30", "-11:15", "+14:00"])
clocks = st.one_of(
    st.integers(0, 23).map("{:02}".format),
    st.times().map(lambda time: f"{time:%H:%M}"),
    st.times().map(lambda time: f"{time:%H:%M:%S}"),
)
calendar = st.one_of(
    years,
    st.tuples(years, months).map("-".join),
    st.tuples(years, months, days).map("-".join),
    st.tuples(years, st.sampled_from(["21", "22", "23", "24"])).map("-".join),
    st.tuples(years, st.just("XX")).map("-".join),
    st.tuples(years, st.just("XX"), st.just("XX")).map("-".join),
    st.tuples(years, months, st.just("XX")).map("-".join),
    years.map(lambda year: year[:-1] + "X"),
    years.map(lambda year: year[:-2] + "XX"),
    years.map(lambda year: year[:-3] + "XXX"),
    long_years,
)
whole = st.tuples(calendar, signs).map("".join)
in_parts = st.builds(
    "{}{}{}-{}{}{}-{}{}{}".format, signs, years, signs, signs, months, signs, signs, days, signs
)
timed = st.builds("{}-{}-{}T{}{}{}".format, years, months, days, clocks, shifts, signs)
single = st.one_of(whole, in_parts, timed)
member = st.one_of(
    single,
    st.tuples(single, single).map("..".join),
    single.map("..{}".format),
    single.map("{}..".format),
)
one_of = st.lists(member, min_size=1, max_size=4).map(lambda members: f"[{','.join(members)}]")
edge = st.one_of(single, one_of)
interval = st.one_of(
    st.tuples(edge, edge).map("/".join),
    st.tuples(edge, st.sampled_from(["", ".."])).map("/".join),
    st.tuples(st.sampled_from(["", ".."]), edge).map("/".join),
)
edtf_texts = st.one_of(single, one_of, interval)
"""Texts in the shape of EDTF; some have their end before their start."""
