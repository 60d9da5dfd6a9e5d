"""What people write: taken if it can mean one thing, else refused with the nearest form."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.dates import YEREVAN, shown
from tui.core import edtf
from tui.core.human import DateError, read_date
from tui.core.instant import Manner, Precision, Qualifier, Span


def read(text: object) -> Span:
    return read_date(text, YEREVAN)


TAKEN = [
    # days, months and years
    ("27 September 2020", "2020-09-27"),
    ("September 27, 2020", "2020-09-27"),
    ("27th of September, 2020", "2020-09-27"),
    ("the 27th of September 2020", "2020-09-27"),
    ("on 27 September 2020", "2020-09-27"),
    ("27-Sep-2020", "2020-09-27"),
    ("27sep2020", "2020-09-27"),
    ("27. September 2020", "2020-09-27"),
    ("  27 September 2020  ", "2020-09-27"),
    ("27\u00a0September\u202f2020", "2020-09-27"),
    ("Sept 1993", "1993-09"),
    ("Sept. 1993", "1993-09"),
    ("September, 1993", "1993-09"),
    ("MAY 1200", "1200-05"),
    ("09/2020", "2020-09"),
    ("in 1992", "1992"),
    ("1992", "1992"),
    # a day of the week must agree
    ("Sunday 27 September 2020", "2020-09-27"),
    ("Sun, 27 Sep 2020", "2020-09-27"),
    # numbers, where only one order makes a date
    ("13/04/2020", "2020-04-13"),
    ("04/13/2020", "2020-04-13"),
    ("05/05/2020", "2020-05-05"),
    ("27.9.2020", "2020-09-27"),
    ("2020/09/27", "2020-09-27"),
    ("1992-2-25", "1992-02-25"),
    # times of day
    ("27 Sep 2020 14:30", "2020-09-27T14:30"),
    ("27 Sep 2020, 2:30 pm", "2020-09-27T14:30"),
    ("27 Sep 2020 at 2 p.m.", "2020-09-27T14"),
    ("12 am on 27 Sep 2020", "2020-09-27T00"),
    ("14:30:15 27 Sep 2020", "2020-09-27T14:30:15"),
    ("2020-09-27 14:30", "2020-09-27T14:30"),
    ("2020-09-27 14:30:00+03:00", "2020-09-27T14:30:00+03:00"),
    ("27 Sep 2020 24:00", "2020-09-28T00:00"),
    ("27 Sep 2020 14:30 UTC", "2020-09-27T14:30Z"),
    ("27 Sep 2020 14:30 UTC+3", "2020-09-27T14:30+03:00"),
    ("27 Sep 2020 14:30+0430", "2020-09-27T14:30+04:30"),
    ("9 November 2020, 00:00 (UTC+3)", "2020-11-09T00:00+03:00"),
    # doubts
    ("c. 1992", "1992~"),
    ("c.1992", "1992~"),
    ("c 1992", "1992~"),
    ("ca 1992", "1992~"),
    ("ca. 1992", "1992~"),
    ("circa May 1992", "1992-05~"),
    ("about 1992", "1992~"),
    ("around 27 September 2020", "2020-09-27~"),
    ("1992 approximately", "1992~"),
    ("1992?", "1992?"),
    ("1992 (?)", "1992?"),
    ("May 1992?", "1992-05?"),
    ("probably 1992", "1992?"),
    ("perhaps May 1992", "1992-05?"),
    ("1992, uncertain", "1992?"),
    ("perhaps about 1992", "1992%"),
    ("c. 1992?", "1992%"),
    # periods
    ("1990s", "199X"),
    ("the 1990s", "199X"),
    ("in the 1990's", "199X"),
    ("2000s (decade)", "200X"),
    ("1990s BCE", "[-1998..-1989]"),
    ("20th century", "19XX"),
    ("the twentieth century", "19XX"),
    ("the 20th-century", "19XX"),
    ("1st century CE", "00XX"),
    ("19th century BCE", "-18XX"),
    ("1st century BC", "-00XX"),
    ("2nd millennium", "1XXX"),
    ("2nd millennium BCE", "-1XXX"),
    ("about the 19th century", "18XX~"),
    # seasons
    ("spring 1988", "1988-21"),
    ("Summer of 1988", "1988-22"),
    ("fall 1988", "1988-23"),
    ("winter 1993", "1993-24"),
    ("winter 1991–92", "[1991-24,1992-24]"),
    ("winter 1999-2000", "[1999-24,2000-24]"),
    ("summer 1991/92", "[1991-22,1992-22]"),
    ("spring 44 BCE", "-0043-21"),
    # parts of a period: all of it, and approximate
    ("early 1990s", "199X~"),
    ("the early 1990s", "199X~"),
    ("mid-1990s", "199X~"),
    ("mid 1991", "1991~"),
    ("late 1991", "1991~"),
    ("late 19th century", "18XX~"),
    ("early May 1992", "1992-05~"),
    ("perhaps late 1991", "1991%"),
    # an unknown day
    ("some day in April 1985", "1985-04-XX"),
    ("some day in 1985", "1985-XX-XX"),
    ("some month of 2004", "2004-XX"),
    ("some year in the 1980s", "198X"),
    # one end, or one side
    ("before 1994-05-12", "[..1994-05-11]"),
    ("before 12 May 1994", "[..1994-05-11]"),
    ("before 1 January 1994", "[..1993-12-31]"),
    ("before May 1994", "[..1994-04]"),
    ("before 1994", "[..1993]"),
    ("before 1 CE", "[..0000]"),
    ("before the 1990s", "[..1989]"),
    ("after 1994-05-12", "[1994-05-13..]"),
    ("after 1994", "[1995..]"),
    ("after 27 Sep 2020 23:59 UTC", "[2020-09-28T00:00Z..]"),
    ("by 1994-05-12", "[..1994-05-12]"),
    ("by 1994", "[..1994]"),
    ("in or before 1984", "[..1984]"),
    ("1984 or later", "[1984..]"),
    ("not before May 1984", "[1984-05..]"),
    ("before about 1994", "[..1993~]"),
    ("perhaps before 1994", "[..1993?]"),
    ("before spring 1988", "[..1988-21]"),
    ("before late 1991", "[..1991~]"),
    ("until 1994-05-12", "../1994-05-12"),
    ("since 1994-05-12", "1994-05-12/.."),
    ("from 1994-05-12", "1994-05-12/.."),
    ("from 1991 on", "1991/.."),
    ("1991 onwards", "1991/.."),
    ("1991–present", "1991/.."),
    ("1991 to now", "1991/.."),
    ("from 1991, end unknown", "1991/"),
    ("1991–?", "1991/"),
    ("unknown to 1994", "/1994"),
    ("until 1994, start unknown", "/1994"),
    ("from late 1991, end unknown", "1991~/"),
    # between
    ("between 1992 and 1994", "[1992..1994]"),
    ("between May and July 1994", "[1994-05..1994-07]"),
    ("between 25 and 27 February 1992", "[1992-02-25..1992-02-27]"),
    ("between 50 and 41 BCE", "[-0049..-0040]"),
    ("perhaps between 1992 and 1994", "[1992?..1994?]"),
    ("between about 1992 and 1994", "[1992~..1994]"),
    # ranges
    ("1988 to 1994", "1988/1994"),
    ("from 1988 to 1994", "1988/1994"),
    ("1988–1994", "1988/1994"),
    ("1988—1994", "1988/1994"),
    ("1988-1994", "1988/1994"),
    ("1988 - 1994", "1988/1994"),
    ("1988 / 1994", "1988/1994"),
    ("25–26 February 1992", "1992-02-25/1992-02-26"),
    ("25-26 February 1992", "1992-02-25/1992-02-26"),
    ("25 to 26 February 1992", "1992-02-25/1992-02-26"),
    ("February 25–26, 1992", "1992-02-25/1992-02-26"),
    ("27 September – 10 November 2020", "2020-09-27/2020-11-10"),
    ("September 27 – November 10, 2020", "2020-09-27/2020-11-10"),
    ("27 September 2020 – 10 November 2020", "2020-09-27/2020-11-10"),
    ("September 1991 – May 1992", "1991-09/1992-05"),
    ("May–July 1994", "1994-05/1994-07"),
    ("May-July 1994", "1994-05/1994-07"),
    ("about 1988 – 1994", "1988~/1994"),
    ("spring 1988 to autumn 1989", "1988-21/1989-23"),
    ("19th–20th century", "18XX/19XX"),
    ("the 1980s to the 1990s", "198X/199X"),
    # before the year 1, and far away
    ("44 BCE", "-0043"),
    ("44 BC", "-0043"),
    ("44 B.C.E.", "-0043"),
    ("44bce", "-0043"),
    ("1 BCE", "0000"),
    ("AD 79", "0079"),
    ("79 AD", "0079"),
    ("79 CE", "0079"),
    ("15 March 44 BCE", "-0043-03-15"),
    ("March 15, 44 BC", "-0043-03-15"),
    ("15 March AD 79", "0079-03-15"),
    ("29 February 5 BCE", "-0004-02-29"),
    ("44–31 BCE", "-0043/-0030"),
    ("44 BCE – 79 CE", "-0043/0079"),
    ("44 BCE – 1200", "-0043/1200"),
    ("AD 79–81", "0079/0081"),
    ("1200–1100 BCE", "-1199/-1099"),
    ("12,000 BCE", "Y-11999"),
    ("12000 BCE", "Y-11999"),
    ("17,000,000,002", "Y17000000002"),
    ("-0044-03-15", "-0044-03-15"),
    # one of several
    ("February 1992 or March 1992", "[1992-02,1992-03]"),
    ("February or March 1992", "[1992-02,1992-03]"),
    ("25 or 26 February 1992", "[1992-02-25,1992-02-26]"),
    ("1667, 1668 or 1670 to 1672", "[1667,1668,1670..1672]"),
    ("September 27, 2020 or September 28, 2020", "[2020-09-27,2020-09-28]"),
]


@pytest.mark.parametrize(("text", "canonical"), TAKEN)
def test_what_is_taken(text: str, canonical: str) -> None:
    assert edtf.write(read(text)) == canonical


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("spring 1988", "1988-01-01 1989-01-01"),
        ("winter 1991–92", "1991-01-01 1993-01-01"),
        ("late 1991", "1991-01-01 1992-01-01"),
        ("early 1990s", "1990-01-01 2000-01-01"),
        ("before 12 May 1994", "… 1994-05-12"),
        ("before 1994", "… 1994-01-01"),
        ("before spring 1988", "… 1989-01-01"),
        ("after 1994", "1995-01-01 …"),
        ("between 1992 and 1994", "1992-01-01 1995-01-01"),
        ("from 1991 on", "1991-01-01 1992-01-01 / … …"),
        ("19th century BCE", "-1899-01-01 -1799-01-01"),
        ("1990s BCE", "-1998-01-01 -1988-01-01"),
        ("9 November 2020, 23:00 (UTC+3)", "2020-11-10 2020-11-10T00:01:00"),
    ],
)
def test_bounds_are_never_narrower_than_what_was_said(text: str, bounds: str) -> None:
    assert shown(read(text).bounds) == bounds


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("early 1990s", Manner.EARLY),
        ("mid-1990s", Manner.MID),
        ("late 1991", Manner.LATE),
        ("before 1994", Manner.BEYOND),
        ("in or before 1994", Manner.PLAIN),
        ("winter 1991–92", Manner.ACROSS),
    ],
)
def test_how_it_was_put_is_kept_for_the_words(text: str, manner: Manner) -> None:
    assert read(text).start.manner is manner


def test_a_part_of_a_period_is_approximate() -> None:
    assert read("late 1991").qualifier is Qualifier.APPROXIMATE


@given(st.integers(1, 9999), st.sampled_from(("BCE", "BC")))
def test_years_before_the_year_1_are_the_same_however_they_are_written(year: int, era: str) -> None:
    assert read(f"{year} {era}") == read(f"{year} {era.lower()}") == read(f"{year}  {era}")


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d-%b-%Y"]))
def test_a_named_month_means_one_day(day: date, form: str) -> None:
    assert read(day.strftime(form)) == read(day)


class TestValuesOfTheFile:
    """TOML has dates and whole numbers of its own."""

    def test_a_date(self) -> None:
        assert read(date(2020, 9, 27)) == read("2020-09-27")

    def test_a_time_of_the_axis(self) -> None:
        assert read(datetime(2020, 9, 27, 6, 0, 15, 999_999)) == read("2020-09-27T06:00:15")

    def test_a_time_with_an_offset(self) -> None:
        moscow = timezone(timedelta(hours=3))
        span = read(datetime(2020, 11, 10, tzinfo=moscow))
        assert span == read("2020-11-10T00:00:00+03:00")
        assert shown(span.bounds) == "2020-11-10T01:00:00 2020-11-10T01:00:01"

    @pytest.mark.parametrize("year", [1, 9999])
    def test_a_time_at_the_end_of_what_a_datetime_holds(self, year: int) -> None:
        edge = datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, tzinfo=UTC)
        assert read(edtf.write(read(edge))) == read(edge)

    @pytest.mark.parametrize(
        ("year", "canonical"),
        [
            (1992, "1992"),
            (0, "0000"),
            (-43, "-0043"),
            (12_000, "Y12000"),
            (-(10**11), "Y-100000000000"),
        ],
    )
    def test_a_whole_number_is_a_year(self, year: int, canonical: str) -> None:
        assert edtf.write(read(year)) == canonical
        assert read(year) == read(canonical)

    @pytest.mark.parametrize(
        ("value", "reason", "near"),
        [
            (time(10, 30), "time without a date", ""),
            (True, "true and false", ""),
            (1992.5, "fraction", "1992"),
            (float("nan"), "fraction", ""),
            (float("inf"), "fraction", ""),
            (10**11 + 1, "reach", "Y100000000000"),
            (-(10**20), "reach", "Y-100000000000"),
            (None, "not a date", ""),
            ([1992], "not a date", ""),
            ({}, "not a date", ""),
        ],
    )
    def test_what_is_no_date(self, value: object, reason: str, near: str) -> None:
        with pytest.raises(DateError, match=reason) as caught:
            read(value)
        assert caught.value.suggestion == near

    @given(st.datetimes(timezones=st.timezones() | st.none()), st.timezones())
    def test_any_time_in_any_zone_is_written_and_read_back(
        self, moment: datetime, zone: tzinfo
    ) -> None:
        span = read_date(moment, zone)
        assert span.precision is Precision.SECOND
        assert read_date(edtf.write(span), zone) == span


def test_what_is_not_written_is_never_taken_from_today() -> None:
    for text in ("May 1200", "1992", "spring 1988"):
        assert read(text).precision < Precision.DAY


def test_edtf_needs_no_dateutil() -> None:
    code = (
        "import sys, datetime; from tui.core.human import read_date; from tui.core import words;"
        "span = read_date('1992-02-25/1992-02-26', datetime.UTC); words.describe(span);"
        "words.brief(span); assert not any(name.startswith('dateutil') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
