"""Words for spans: full, brief, in columns; lengths, distances, and what is in view."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.dates import YEREVAN, attempt, edtf_texts
from tui.core import edtf, words
from tui.core.human import read_date
from tui.core.instant import DAY, HOUR, MINUTE, Precision, Span, enclosing, seconds
from tui.core.names import ordinal, short_year


def read(text: str) -> Span:
    return read_date(text, YEREVAN)


FULL_AND_BRIEF = [
    ("2020-09-27", "27 September 2020", "27 Sep 2020"),
    ("1992-02", "February 1992", "Feb 1992"),
    ("1992", "1992", "1992"),
    ("0079", "79 CE", "79 CE"),
    ("-0043", "44 BCE", "44 BCE"),
    ("0000", "1 BCE", "1 BCE"),
    ("-0043-03-15", "15 March 44 BCE", "15 Mar 44 BCE"),
    ("Y-12000", "12,001 BCE", "12,001 BCE"),
    ("Y17000000002", "17,000,000,002", "17 bn"),
    ("Y-13799999999", "13,800,000,000 BCE", "13.8 bn BCE"),
    ("Y-100000000000", "100,000,000,001 BCE", "100 bn BCE"),
    ("1988-21", "spring 1988", "spring 1988"),
    ("-0043-23", "autumn 44 BCE", "autumn 44 BCE"),
    ("198X", "the 1980s", "1980s"),
    ("190X", "the 1900s (decade)", "1900–1909"),
    ("-004X", "some year between 50 BCE and 41 BCE", "50–41 BCE"),
    ("000X", "some year between 1 BCE and 9 CE", "0–9"),
    ("19XX", "the 20th century", "20th c."),
    ("-18XX", "the 19th century BCE", "19th c. BCE"),
    ("1XXX", "the 2nd millennium", "2nd mill."),
    # times: the clock that was written in full, that of the axis in brief
    ("2020-11-10T00:00+03:00", "10 November 2020, 00:00 (UTC+3)", "10 Nov 2020 01:00"),
    ("2020-11-09T21:00:00Z", "9 November 2020, 21:00 (UTC)", "10 Nov 2020 01:00"),
    ("2020-11-09T21:00:05Z", "9 November 2020, 21:00:05 (UTC)", "10 Nov 2020 01:00"),
    ("2020-11-09T21:00-04:30", "9 November 2020, 21:00 (UTC-4:30)", "10 Nov 2020 05:30"),
    ("2020-09-27T14", "27 September 2020, between 14:00 and 15:00", "27 Sep 2020 14:00"),
    ("2020-09-27T14:30", "27 September 2020, 14:30", "27 Sep 2020 14:30"),
    # digits left out
    ("1985-04-XX", "some day in April 1985", "Apr 1985"),
    ("2004-XX", "some month of 2004", "2004"),
    ("1985-XX-XX", "some day in 1985", "1985"),
    # doubts
    ("1992-02~", "about February 1992", "c. Feb 1992"),
    ("1992?", "perhaps 1992", "1992?"),
    ("1992%", "perhaps about 1992", "c. 1992?"),
    ("199X~", "about the 1990s", "c. 1990s"),
    ("2020-09-27T14:30~", "about 27 September 2020, 14:30", "c. 27 Sep 2020"),
    ("2004-06~-11", "11 June 2004 (year and month approximate)", "c. 11 Jun 2004"),
    ("2004-?06-11", "11 June 2004 (month uncertain)", "11 Jun 2004?"),
    ("2004?-06-~11", "11 June 2004 (year uncertain, day approximate)", "c. 11 Jun 2004?"),
    ("2001-?21", "spring 2001 (season uncertain)", "spring 2001?"),
    ("early 1990s", "early 1990s", "early 1990s"),
    ("mid-1991", "mid-1991", "mid 1991"),
    ("perhaps late 1991", "perhaps late 1991", "late 1991"),
    # one of several
    ("[1992..1994]", "between 1992 and 1994", "in 1992–1994"),
    ("[1994-05..1994-07]", "between May and July 1994", "in May–Jul 1994"),
    ("[1992?..1994?]", "perhaps between 1992 and 1994", "in 1992?–1994?"),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672", "1667 or …"),
    ("[1992-02,1992-03]", "February 1992 or March 1992", "Feb 1992 or …"),
    ("[1667,1668]", "1667 or 1668", "1667 or 1668"),
    ("[1760-01,1760-12..]", "January 1760, or December 1760 or later", "Jan 1760 or …"),
    ("winter 1991–92", "winter 1991–92", "winter 1991–92"),
    # one side
    ("[..1984]", "in or before 1984", "by 1984"),
    ("[1984..]", "in or after 1984", "1984 or later"),
    ("[..1994-05-11]", "on or before 11 May 1994", "by 11 May 1994"),
    ("[..2020-09-27T14:30]", "at or before 27 September 2020, 14:30", "by 27 Sep 2020"),
    ("before 12 May 1994", "before 12 May 1994", "bef. 12 May 1994"),
    ("before 1994", "before 1994", "before 1994"),
    ("after 1994", "after 1994", "after 1994"),
    ("after 12 May 1994", "after 12 May 1994", "after 12 May 1994"),
    ("before about 1994", "before about 1994", "before c. 1994"),
    # intervals
    ("1992-02-25/1992-02-26", "25–26 February 1992", "25–26 Feb 1992"),
    ("2020-09-27/2020-11-10", "27 September – 10 November 2020", "27 Sep 2020–"),
    ("2019-12-27/2020-01-10", "27 December 2019 – 10 January 2020", "27 Dec 2019–"),
    ("1994-05/1994-07", "May–July 1994", "May–Jul 1994"),
    ("1991-09/1992-05", "September 1991 – May 1992", "Sep 1991–May 1992"),
    ("1988/1994", "1988–1994", "1988–1994"),
    ("-0043/-0030", "44–31 BCE", "44 BCE–31 BCE"),
    ("-0043/0079", "44 BCE – 79 CE", "44 BCE–79 CE"),
    ("0079/1200", "79 CE – 1200", "79 CE–1200"),
    ("1988~/1994?", "about 1988 – perhaps 1994", "c. 1988–1994?"),
    ("2004-06-XX/2004-07-03", "some day in June 2004 – 3 July 2004", "Jun 2004–"),
    ("1991/..", "from 1991 on", "from 1991"),
    ("1991/", "from 1991, end unknown", "1991–?"),
    ("../1994", "until 1994", "until 1994"),
    ("/1994", "until 1994, start unknown", "?–1994"),
    ("from late 1991, end unknown", "from late 1991, end unknown", "late 1991–?"),
    ("early 1991 to late 1991", "early 1991 – late 1991", "early 1991–"),
    ("[2004,2005]/2007", "from 2004 or 2005 to 2007", "2004 or 2005–2007"),
]


@pytest.mark.parametrize(("text", "full", "brief"), FULL_AND_BRIEF)
def test_words(text: str, full: str, brief: str) -> None:
    assert (words.describe(read(text)), words.brief(read(text))) == (full, brief)


WITHOUT_A_WAY_BACK = ("(", "between 14:00", "or later", "21:00 ", "00:00 ", "from 2004 or")
"""What English has no short way for, and what leaves out the seconds of a full minute."""


@pytest.mark.parametrize(
    "full",
    [
        full
        for _, full, _ in FULL_AND_BRIEF
        if not any(part in full for part in WITHOUT_A_WAY_BACK) or "(decade)" in full
    ],
)
def test_words_are_read_back_within_the_same_bounds_and_said_the_same(full: str) -> None:
    said = full.replace("some year ", "").replace("50 BCE and", "50 and")
    assert words.describe(read(full)) == said


@pytest.mark.parametrize(("text", "full", "_brief"), FULL_AND_BRIEF)
def test_what_is_read_from_words_has_the_bounds_they_were_made_from(
    text: str, full: str, _brief: str
) -> None:
    back = attempt(read, full)
    if isinstance(back, Span) and ":" not in full:
        assert back.bounds == read(text).bounds
        assert back.qualifier is read(text).qualifier


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_words_and_bounds_of_days_months_and_years_agree(year: int, month: int, day: int) -> None:
    number = f"{'-' if year < 0 else ''}{abs(year):04}"
    for text in (number, f"{number}-{month:02}", f"{number}-{month:02}-{day:02}"):
        assert read(words.describe(read(text))) == read(text)


@given(edtf_texts)
def test_every_span_has_words(text: str) -> None:
    span = attempt(read, text)
    if not isinstance(span, Span):
        return
    assert words.describe(span).isprintable()
    assert 0 < len(words.brief(span)) <= 17
    assert len(words.columns(span)) == 3
    assert words.extent(span.start)
    unbounded = span.bounds == (None,) * 4  # [..1984,1990..]
    assert unbounded or words.distance(span, span).startswith(("the same", "about"))
    back = attempt(read, words.describe(span))
    if isinstance(back, Span) and "T" not in edtf.write(span):
        assert back.bounds == span.bounds


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "expected"),
    [
        ("c. 1992", seconds(1991), seconds(1994), "about 1992 (1991–1993)"),
        ("c. 1992", seconds(1991, 6), None, "about 1992 (June 1991 – December 1992)"),
        ("2021-07-28", seconds(2021, 7, 27), None, "28 July 2021 (27–28 July 2021)"),
        ("1992/1994", seconds(1991), None, "1992 (1991–1992) – 1994"),
        ("by 1994", seconds(1990), None, "in or before 1994 (1990–1994)"),
        ("1992", seconds(1992), seconds(1993) + HOUR,
         "1992 (1992 to 1 January 1993, 01:00)"),
    ],
)  # fmt: skip
def test_a_width_that_the_author_gave_is_told(
    text: str, earliest: int | None, latest: int | None, expected: str
) -> None:
    assert words.describe(read(text).widened(earliest, latest)) == expected


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("2020-09-07", ("7", "Sep", "2020")),
        ("1992-02~", ("", "Feb", "1992")),
        ("1992", ("", "", "1992")),
        ("44 BCE", ("", "", "44 BCE")),
        ("199X", ("", "", "1990s")),
        ("spring 1988", ("", "", "1988")),
        ("1985-04-XX", ("", "Apr", "1985")),
        ("2020-11-10T00:00+05:00", ("9", "Nov", "2020")),
        ("2020-09-27/2020-11-10", ("27", "Sep", "2020")),
        ("[1667-03,1668]", ("", "Mar", "1667")),
        ("1991/..", ("", "", "1991")),
        ("../1994", ("", "", "–1994")),
        ("[..1994-05-11]", ("", "", "–1994")),
    ],
)
def test_columns(text: str, columns: tuple[str, str, str]) -> None:
    assert words.columns(read(text)) == columns


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("1992-02", "1 February 1992 – 29 February 1992"),
        ("2020-09-27", "27 September 2020"),
        ("[..1984]", "before 1 January 1985"),
        ("[1984..]", "1 January 1984 or later"),
        ("2020-09-27T14:30", "27 September 2020, 14:30:00 to before 27 September 2020, 14:31:00"),
    ],
)
def test_the_extent_of_a_date(text: str, extent: str) -> None:
    assert words.extent(read(text).start) == extent


@pytest.mark.parametrize(
    ("lo", "hi", "expected"),
    [
        (0, 0, "no time"),
        (0, 1, "1 second"),
        (0, 90, "1 minute 30 seconds"),
        (0, 2 * HOUR + MINUTE, "2 hours 1 minute"),
        (0, DAY, "1 day"),
        (0, DAY + MINUTE, "1 day"),
        (0, 3 * DAY + 4 * HOUR, "3 days 4 hours"),
        (0, 13 * DAY, "13 days"),
        (seconds(2020, 9, 27), seconds(2020, 11, 11), "6 weeks 3 days"),
        (seconds(2020, 9, 1), seconds(2020, 12, 1), "13 weeks"),
        (seconds(2020, 1, 1), seconds(2020, 8, 4), "7 months 3 days"),
        (seconds(1988, 2, 20), seconds(1991, 4, 20), "3 years 2 months"),
        (seconds(1988), seconds(1989), "1 year"),
        (seconds(1989), seconds(1988), "1 year"),
        (seconds(-43, 3, 15), seconds(79, 8, 24), "122 years 5 months"),
        (seconds(9999), seconds(10_001, 3), "2 years 2 months"),
        (seconds(-11_999), seconds(2000), "13,999 years"),
        (seconds(-65_999_999), seconds(2000), "66 million years"),
        (seconds(-1_234_567), seconds(1), "1.235 million years"),
        (seconds(-999_999_000), seconds(2000), "1 billion years"),
        (seconds(-13_799_999_999), seconds(2000), "13.8 billion years"),
        (seconds(0, 12, 31), seconds(1, 12, 30), "11 months"),
    ],
)
def test_durations(lo: int, hi: int, expected: str) -> None:
    assert words.duration(lo, hi) == expected


@example(lo=120_873_600, length=241_833_600)  # from the last of a month to a shorter month
@given(st.integers(seconds(2), seconds(9000)), st.integers(200 * DAY, 10**9))
def test_far_from_now_years_and_months_are_counted_as_near_it(lo: int, length: int) -> None:
    """Ours, beyond the years of `relativedelta`, against it: 8,000 years later is the same."""
    shift = seconds(8400) - seconds(400)
    near, far = (
        words.duration(lo, lo + length),
        words.duration(lo - 2 * shift, lo + length - 2 * shift),
    )
    if "day" not in near and "day" not in far:
        assert near == far


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("2020-10-10", "2020-10-23", "13 days after"),
        ("2020-10-23", "2020-10-10", "13 days before"),
        ("2020-10-10", "2020-10-10", "the same day"),
        ("2020-10-10T09:00", "2020-10-10T11:30", "2 hours 30 minutes after"),
        ("2020-10-10T09:00", "2020-10-10", "the same day"),
        ("1992-02-25", "1992-02", "the same month"),
        ("1991-11", "1994-02-25", "2 years 3 months after"),
        ("1994", "1992-02-25", "2 years before"),
        ("spring 1994", "autumn 1994", "the same year"),
        ("c. 1992", "1994", "about 2 years after"),
        ("c. 1992", "1992-05-03", "about the same year"),
        ("1980s", "1995-01-01", "about 15 years after"),
        ("1980s", "1985", "about the same time"),
        ("1980s", "1980s", "the same decade"),
        ("2020-10-10", "until 2020-10-12", "2 days after"),
        ("before 1994", "1994", "about 1 year after"),
    ],
)
def test_distances(from_: str, to: str, expected: str) -> None:
    assert words.distance(read(from_), read(to)) == expected


@pytest.mark.parametrize(
    ("lo", "hi", "expected"),
    [
        (seconds(2020, 9, 1), seconds(2020, 12, 1), "1 Sep – 30 Nov 2020"),
        (seconds(1988), seconds(2022), "1988 – 2021"),
        (seconds(1988, 2, 3), seconds(2021, 8, 3), "1988 – 2021"),
        (seconds(2020), seconds(2021), "2020"),
        (seconds(2020, 9), seconds(2020, 10), "Sep 2020"),
        (seconds(2020, 9, 27), seconds(2020, 9, 28), "27 Sep 2020"),
        (seconds(2020, 9, 27), seconds(2020, 10, 2), "27 Sep – 1 Oct 2020"),
        (seconds(2020, 9, 7), seconds(2020, 9, 12), "7 – 11 Sep 2020"),
        (seconds(2019, 12, 30), seconds(2020, 1, 12), "30 Dec 2019 – 11 Jan 2020"),
        (seconds(1991, 3, 5), seconds(1993, 11, 2), "Mar 1991 – Nov 1993"),
        (seconds(2020, 9, 27, 6), seconds(2020, 9, 27, 18), "27 Sep 2020, 06:00 – 18:00"),
        (seconds(2020, 9, 27, 6), seconds(2020, 9, 28, 5),
         "27 Sep 2020, 06:00 – 28 Sep 2020, 05:00"),
        (seconds(2020, 9, 27, 6), seconds(2020, 9, 27, 6, 1), "27 Sep 2020, 06:00:00 – 06:01:00"),
        (seconds(-43), seconds(80), "44 BCE – 79 CE"),
        (seconds(-(10**10)), seconds(2021), "10 bn BCE – 2020"),
    ],
)  # fmt: skip
def test_windows(lo: int, hi: int, expected: str) -> None:
    assert words.window(lo, hi) == expected


@given(st.integers(-(10**18), 10**18), st.integers(1, 10**18))
def test_every_window_has_words(lo: int, length: int) -> None:
    assert words.window(lo, lo + length)
    assert words.duration(lo, lo + length)


def test_years_in_words() -> None:
    years = [1992, 79, 1, 0, -43, -9998, -11_999, 10_000, 17_000_000_002]
    assert [words.year_words(year) for year in years] == [
        *("1992", "79 CE", "1 CE", "1 BCE", "44 BCE", "9999 BCE", "12,000 BCE"),
        *("10,000", "17,000,000,002"),
    ]
    assert [short_year(year) for year in (1992, -43, 10**6, -(10**9))] == [
        *("1992", "44 BCE", "1 m", "1 bn BCE"),
    ]


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"),
    ]


def test_words_of_the_data() -> None:
    span = read("1992-02%")
    assert words.precision_word(span.precision) == "month"
    assert words.doubt(span.qualifier) == "uncertain and approximate"
    assert words.doubt(read("1992").qualifier) == "none"


def test_names_are_our_own() -> None:
    assert words.MONTHS[8] == "September"
    assert words.SHORT_MONTHS[8] == "Sep"
    assert enclosing(0, Precision.MONTH)[1] == seconds(1970, 2)
