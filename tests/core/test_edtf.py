"""EDTF, section by section of the Library of Congress' specification (4 February 2019)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.dates import YEREVAN, assert_refused, attempt, edtf_texts, one_of, shown
from tui.core import edtf
from tui.core.instant import DateError, Limit, Precision, Qualifier, Span


def read(text: str) -> Span:
    return edtf.read(text, YEREVAN)


LEVEL_0 = [
    # Date
    ("1985-04-12", "1985-04-12 1985-04-13"),
    ("1985-04", "1985-04-01 1985-05-01"),
    ("1985", "1985-01-01 1986-01-01"),
    ("0000", "0000-01-01 0001-01-01"),
    ("2004-02-29", "2004-02-29 2004-03-01"),
    ("9999-12-31", "9999-12-31 10000-01-01"),
    # Date and Time; a shift from UTC is brought to the axis (Yerevan, UTC+4 and +5 in summer)
    ("1985-04-12T23:20:30", "1985-04-12T23:20:30 1985-04-12T23:20:31"),
    ("1985-04-12T23:20:30Z", "1985-04-13T04:20:30 1985-04-13T04:20:31"),
    ("1985-04-12T23:20:30-04", "1985-04-13T08:20:30 1985-04-13T08:20:31"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12T23:50:30 1985-04-12T23:50:31"),
    ("2020-11-10T00:00:00+03:00", "2020-11-10T01:00:00 2020-11-10T01:00:01"),
    # Time Interval
    ("1964/2008", "1964-01-01 1965-01-01 / 2008-01-01 2009-01-01"),
    ("2004-06/2006-08", "2004-06-01 2004-07-01 / 2006-08-01 2006-09-01"),
    ("2004-02-01/2005-02-08", "2004-02-01 2004-02-02 / 2005-02-08 2005-02-09"),
    ("2004-02-01/2005-02", "2004-02-01 2004-02-02 / 2005-02-01 2005-03-01"),
    ("2005/2006-02", "2005-01-01 2006-01-01 / 2006-02-01 2006-03-01"),
]
LEVEL_1 = [
    # Letter-prefixed calendar year
    ("Y170000002", "170000002-01-01 170000003-01-01"),
    ("Y-170000002", "-170000002-01-01 -170000001-01-01"),
    # Seasons: bounded by their year, since the hemispheres differ
    ("2001-21", "2001-01-01 2002-01-01"),
    ("2003-24", "2003-01-01 2004-01-01"),
    # Qualification of a date (complete): never wider
    ("1984?", "1984-01-01 1985-01-01"),
    ("2004-06~", "2004-06-01 2004-07-01"),
    ("2004-06-11%", "2004-06-11 2004-06-12"),
    # Unspecified digit(s) from the right
    ("201X", "2010-01-01 2020-01-01"),
    ("20XX", "2000-01-01 2100-01-01"),
    ("2004-XX", "2004-01-01 2005-01-01"),
    ("1985-04-XX", "1985-04-01 1985-05-01"),
    ("1985-XX-XX", "1985-01-01 1986-01-01"),
    # Extended Interval (L1)
    ("1985-04-12/..", "1985-04-12 1985-04-13 / … …"),
    ("1985-04/..", "1985-04-01 1985-05-01 / … …"),
    ("1985/..", "1985-01-01 1986-01-01 / … …"),
    ("../1985-04-12", "… … / 1985-04-12 1985-04-13"),
    ("../1985-04", "… … / 1985-04-01 1985-05-01"),
    ("../1985", "… … / 1985-01-01 1986-01-01"),
    ("1985-04-12/", "1985-04-12 1985-04-13 / … …"),
    ("1985-04/", "1985-04-01 1985-05-01 / … …"),
    ("1985/", "1985-01-01 1986-01-01 / … …"),
    ("/1985-04-12", "… … / 1985-04-12 1985-04-13"),
    ("/1985-04", "… … / 1985-04-01 1985-05-01"),
    ("/1985", "… … / 1985-01-01 1986-01-01"),
    ("1984~/2004-06", "1984-01-01 1985-01-01 / 2004-06-01 2004-07-01"),
    ("1984/2004-06~", "1984-01-01 1985-01-01 / 2004-06-01 2004-07-01"),
    # Negative calendar year
    ("-1985", "-1985-01-01 -1984-01-01"),
]
LEVEL_2 = [
    # Set representation, one of the members
    ("[1667,1668,1670..1672]", "1667-01-01 1673-01-01"),
    ("[..1760-12-03]", "… 1760-12-04"),
    ("[1760-12..]", "1760-12-01 …"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01 …"),
    ("[1667,1760-12]", "1667-01-01 1761-01-01"),
    ("[..1984]", "… 1985-01-01"),
    # Qualification: level 2, of a group and of an individual component
    ("2004-06~-11", "2004-06-11 2004-06-12"),
    ("2004?-06-11", "2004-06-11 2004-06-12"),
    ("2004-?06-11", "2004-06-11 2004-06-12"),
    ("2004-06-~01/2004-06-~20", "2004-06-01 2004-06-02 / 2004-06-20 2004-06-21"),
    ("2004-06-XX/2004-07-03", "2004-06-01 2004-07-01 / 2004-07-03 2004-07-04"),
    # Unspecified digits, of a millennium
    ("1XXX", "1000-01-01 2000-01-01"),
]
BEYOND = [
    # ISO 8601-1: reduced times, the end of a day, fractions of a second
    ("2004-02-01T10", "2004-02-01T10:00:00 2004-02-01T11:00:00"),
    ("2004-02-01T00:00", "2004-02-01 2004-02-01T00:01:00"),
    ("2020-09-27T06:00/2020-09-27T18:00", "2020-09-27T06:00:00 2020-09-27T06:01:00 / "
     "2020-09-27T18:00:00 2020-09-27T18:01:00"),
    # ours: a doubt after a time, a set in an interval
    ("2004-02-01T10:11~", "2004-02-01T10:11:00 2004-02-01T10:12:00"),
    ("[2004,2005]/2007", "2004-01-01 2006-01-01 / 2007-01-01 2008-01-01"),
    # digits left out before the year 1: hundreds and tens away from 0
    ("-18XX", "-1899-01-01 -1799-01-01"),
    ("-00XX", "-099-01-01 0001-01-01"),
    ("00XX", "0000-01-01 0100-01-01"),
    ("-004X", "-049-01-01 -039-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bounds"), LEVEL_0 + LEVEL_1 + LEVEL_2 + BEYOND)
def test_what_is_read(text: str, bounds: str) -> None:
    assert shown(read(text).bounds) == bounds


CANONICAL = {
    "1985-04-12T23:20:30-04": "1985-04-12T23:20:30-04:00",
    "1985-04-12T23:20:30+00:00": "1985-04-12T23:20:30Z",
    "2004-02-01T24:00:00": "2004-02-02T00:00:00",
    "2004-02-01T24:00": "2004-02-02T00:00",
    "2004-02-01T10:11:12.345": "2004-02-01T10:11:12",
    "?2004-06-~11": "2004?-06-~11",
    "~2004-~06-~11": "2004-06-11~",
    "2004?-06~-11": "2004%-~06-11",
    "[1668,1667,1668]": "[1667,1668]",
    "[1667, 1668]": "[1667,1668]",
    "[1667]": "1667",
    "[1667..1667]": "1667",
    "1985/1985": "1985",
}


@pytest.mark.parametrize("text", [text for text, _ in LEVEL_0 + LEVEL_1 + LEVEL_2 + BEYOND])
def test_what_is_written(text: str) -> None:
    assert edtf.write(read(text)) == CANONICAL.get(text, text)


@pytest.mark.parametrize(("text", "canonical"), CANONICAL.items())
def test_one_way_to_write_a_date(text: str, canonical: str) -> None:
    assert edtf.write(read(text)) == canonical
    assert read(text) == read(canonical)


@given(edtf_texts)
@example("9999-12-31T23:59-05:00")
@example("-9999-01-01T00:00+14:00")
@example("Y100000000000")
@example("Y-100000000000")
@example("0000-01-01T00:00:00Z")
def test_what_is_written_reads_back_the_same(text: str) -> None:
    try:
        span = read(text)
    except DateError:
        return
    canonical = edtf.write(span)
    assert read(canonical) == span
    assert edtf.write(read(canonical)) == canonical


@given(one_of)
def test_a_set_reaches_from_its_first_to_its_last(text: str) -> None:
    try:
        whole = read(text).start
    except DateError:
        return
    for option in whole.options:
        assert whole.lo is None or (option.start.lo is not None and whole.lo <= option.start.lo)
        assert whole.hi is None or (option.end.hi is not None and option.end.hi <= whole.hi)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_a_finer_date_lies_inside_a_coarser_one(year: int, month: int, day: int) -> None:
    number = f"{'-' if year < 0 else ''}{abs(year):04}"
    date = f"{number}-{month:02}-{day:02}"
    forms = [number[:-3] + "XXX", number[:-2] + "XX", number[:-1] + "X", number, date[:-3], date]
    forms += [f"{date}T10", f"{date}T10:20", f"{date}T10:20:30"]
    spans = [read(form) for form in forms]
    for coarse, fine in pairwise(spans):
        assert coarse.precision < fine.precision
        assert coarse.start.lo <= fine.start.lo < fine.start.hi <= coarse.start.hi  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "precision", "qualifier"),
    [
        ("1XXX", Precision.MILLENNIUM, Qualifier.NONE),
        ("19XX?", Precision.CENTURY, Qualifier.UNCERTAIN),
        ("198X~", Precision.DECADE, Qualifier.APPROXIMATE),
        ("1985-04-XX", Precision.MONTH, Qualifier.NONE),
        ("1985-XX", Precision.YEAR, Qualifier.NONE),
        ("1988-21%", Precision.SEASON, Qualifier.BOTH),
        ("2004-06~-?11", Precision.DAY, Qualifier.BOTH),
        ("2004-06-11/2005", Precision.YEAR, Qualifier.NONE),
        ("2004~/2005?", Precision.YEAR, Qualifier.BOTH),
        ("2004-06-11T10/..", Precision.HOUR, Qualifier.NONE),
        ("[1667?,1668-12]", Precision.YEAR, Qualifier.UNCERTAIN),
    ],
)
def test_precision_and_doubt(text: str, precision: Precision, qualifier: Qualifier) -> None:
    assert (read(text).precision, read(text).qualifier) == (precision, qualifier)


def test_open_and_unknown_are_not_the_same() -> None:
    assert (read("1985/..").end.limit, read("1985/").end.limit) == (Limit.OPEN, Limit.UNKNOWN)
    assert (read("../1985").start.limit, read("/1985").start.limit) == (Limit.OPEN, Limit.UNKNOWN)


def test_a_season_is_known_by_its_number() -> None:
    assert [read(f"2001-{number}").start.season for number in (21, 22, 23, 24)] == [21, 22, 23, 24]


def test_the_offset_is_kept_beside_the_reading_of_the_axis() -> None:
    moment = read("2020-11-10T00:00+03:00").start
    assert (moment.offset, moment.axis) == (3 * 3600, 4 * 3600)
    assert read("2020-11-10T00:00").start.offset is None


REFUSED = [
    # text, the part at fault, a word of the reason, the nearest form
    ("2004-13", "13", "no month 13", "2004-12"),
    ("2004-13-01", "13", "no month", "2004-01-13"),
    ("2004-24-12", "24", "no month", "2004-12-24"),
    ("2004-00", "00", "no month", "2004"),
    ("2004-02-30", "30", "February 2004 has 29 days", "2004-02-29"),
    ("1900-02-29", "29", "28 days", "1900-02-28"),
    ("2004-06-00", "00", "no day 00", "2004-06"),
    ("1991-92", "92", "no month", "1991/1992"),
    ("2005/2004", "2004", "before the start", "2004/2005"),
    ("2020-09-27T14:00/2020-09-27T13:00", "2020-09-27T13:00", "before the start",
     "2020-09-27T13:00/2020-09-27T14:00"),
    ("2020/09", "/", "hyphen", "2020-09"),
    ("2020-09-27/30", "30", "whole date", "2020-09-27/2020-09-30"),
    ("2020-09-27/10-05", "10-05", "whole date", "2020-09-27/2020-10-05"),
    ("2004-06/2004-13", "13", "no month", "2004-06/2004-12"),
    ("../..", "../..", "one date at least", ""),
    ("/", "/", "one date at least", ""),
    ("2004-01-01T25:00", "25:00", "no such time", "2004-01-01T23:00:00"),
    ("2004-01-01T24:01", "24:01", "no such time", "2004-01-01T23:01:00"),
    ("2004-12-31T23:59:60Z", "23:59:60", "no such time", "2004-12-31T23:59:59"),
    ("2004-01-01T10:00+0430", "10:00+0430", "a time is written", "2004-01-01T10:00+04:30"),
    ("2004-01-01T10:00-00:00", "-00:00", "shift", "2004-01-01T10:00Z"),
    ("2004-01-01T10:00+24:00", "+24:00", "shift", "2004-01-01T10:00Z"),
    ("2004-01T10:00", "T10:00", "whole date", "2004-01"),
    ("9999-12-31T24:00", "24:00", "9999", "9999-12-31T23:59:59"),
    ("Y1985", "Y1985", "more than four", "1985"),
    ("Y100000000001", "Y100000000001", "reach", "Y100000000000"),
    ("Y12000-05", "-05", "alone", "Y12000"),
    ("-0000", "-0000", "no sign", "0000"),
    ("1984?~", "?~", "one sign", "1984%"),
    # what is left out of level 2 is refused by name
    ("{1667,1668}", "{1667,1668}", "all dates", "[1667,1668]"),
    ("Y-17E7", "Y-17E7", "exponential", "Y-170000000"),
    ("1950S2", "1950S2", "significant digits", "1950"),
    ("2004-26", "26", "northern", "2004-22"),
    ("2004-31", "31", "southern", "2004-23"),
    ("2004-34", "34", "quarter", "2004-04/2004-06"),
    ("2004-37", "37", "third", "2004-01/2004-04"),
    ("2004-41", "41", "half", "2004-07/2004-12"),
    ("156X-12-25", "156X", "level 2", "156X"),
    ("2004-XX-11", "XX", "level 2", "2004-XX"),
    ("2004-1X", "1X", "level 2", "2004-XX"),
    ("2004-06-1X", "1X", "level 2", "2004-06-XX"),
    ("XXXX", "XXXX", "one is known", ""),
    # sets
    ("[1667,1668", "[1667,1668", "closed", "[1667,1668]"),
    ("[..]", "..", "beside the dots", ""),
    ("[1668..1667]", "1668..1667", "before the start", "[1667..1668]"),
    ("[1667,2004-13]", "2004-13", "no month", "[1667,2004-12]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part", "reason", "near"), REFUSED)
def test_what_is_refused(text: str, part: str, reason: str, near: str) -> None:
    assert_refused(read, text, part, reason, near)


@pytest.mark.parametrize(
    "text", ["", "92", "1992-2-5", "20200927", "12000", "May 1992", "1985/open", "1985/1986/1987"]
)
def test_other_shapes_are_left_to_the_reader_of_what_people_write(text: str) -> None:
    with pytest.raises(edtf.NotEDTFError):
        read(text)


@given(st.text(max_size=300) | st.text("0123456789X-/.,TYZ:+?~%[]{} ES", max_size=300))
def test_any_text_is_a_span_or_a_date_error(text: str) -> None:
    found = attempt(read, text)
    if isinstance(found, Span):
        assert read(edtf.write(found)) == found
    else:
        assert found.message
        assert 0 <= found.start <= found.end <= len(text)


def test_long_texts_are_not_looked_at() -> None:
    with pytest.raises(DateError, match="200 characters"):
        read("[" + ",".join(["1667"] * 100_000) + "]")


@given(
    st.integers(-9999, 9999),
    st.none() | st.integers(0, 13),
    st.none() | st.integers(0, 32),
    st.sampled_from(["", "~", "?", "%"]),
)
def test_a_plain_date_is_what_it_is_as_the_only_one_of_a_set(
    year: int, month: int | None, day: int | None, doubt: str
) -> None:
    text = f"{'-' * (year < 0)}{abs(year):04}"
    text += "" if month is None else f"-{month:02}" + ("" if day is None else f"-{day:02}")
    assert _told(text + doubt) == _told(f"[{text}{doubt}]")


def _told(text: str) -> object:
    try:
        span = edtf.read(text, YEREVAN)
    except DateError:
        return None
    return span.bounds, span.precision, span.qualifier
