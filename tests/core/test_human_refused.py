"""What people write and nobody can take: why, where, and the nearest form that works."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.dates import YEREVAN, assert_refused, attempt
from tui.core import edtf
from tui.core.human import DateError, read_date
from tui.core.instant import Span


def read(text: object) -> Span:
    return read_date(text, YEREVAN)


REFUSED = [
    # text, part at fault, a word of the reason, nearest form
    ("03/04/2020", "03/04/2020", "3 April 2020 or 4 March 2020", "2020-04-03"),
    ("3.4.2020", "3.4.2020", "3 April 2020 or 4 March 2020", "2020-04-03"),
    ("11-12-1994", "11-12-1994", "11 December 1994 or 12 November 1994", "1994-12-11"),
    ("2020/04/03", "2020/04/03", "3 April 2020 or 4 March 2020", "2020-04-03"),
    ("1992-2-5", "1992-2-5", "5 February 1992 or 2 May 1992", "1992-02-05"),
    ("44", "44", "four digits", "44 CE"),
    ("'92", "'92", "four digits", "1992"),
    ("27 Sep 92", "27 Sep 92", "four digits", "27 Sep 1992"),
    ("May 476", "May 476", "four digits", "May 476 CE"),
    ("27/09/20", "27/09/20", "four digits", "27/09/2020"),
    ("1991–92", "92", "four digits", "1991/1992"),
    ("1991-92", "92", "no month", "1991/1992"),
    ("5 May", "5 May", "year is missing", ""),
    ("May", "May", "year is missing", ""),
    ("12000", "12000", "Y", "Y12000"),
    ("20200927", "20200927", "hyphens", "2020-09-27"),
    ("10:30", "10:30", "time without a date", ""),
    ("at 2 pm", "2 pm", "time without a date", ""),
    ("May 1992, 10:30", "May 1992, 10:30", "whole date", ""),
    ("27 Sep 2020 25:00", "25:00", "no such time", ""),
    ("yesterday", "yesterday", "depends on the day", ""),
    ("today", "today", "depends on the day", ""),
    ("last Monday", "last", "depends on the day", ""),
    ("13.8 billion years ago", "billion", "", "about 13,800,000,000 BCE"),
    ("13.79 bn BCE", "bn", "", "13,790,000,000 BCE"),
    ("5 billion CE", "billion", "", "5,000,000,000 CE"),
    ("Monday 27 September 2020", "Monday 27 September 2020", "was a Sunday", "2020-09-27"),
    ("Monday", "Monday", "", ""),
    ("30 February 1992", "30 February 1992", "29 days", "1992-02-29"),
    ("31/02/2020", "31/02/2020", "29 days", "2020-02-29"),
    ("2020-13-01", "13", "no month", "2020-01-13"),
    ("2020/09", "/", "hyphen", "2020-09"),
    ("27 Setpember 2020", "Setpember", "not part", "27 September 2020"),
    ("abuot 1992", "abuot", "not part", "about 1992"),
    ("end of 1991", "end", "not part", "late 1991"),
    ("1985/open", "open", "not part", "1985/.."),
    ("199u", "u", "not part", "199X"),
    ("199x", "x", "not part", "199X"),
    ("1900s", "1900s", "hundred", "190X"),
    ("2000s", "2000s", "thousand", "200X"),
    ("90s", "90s", "century", "1990s"),
    ("spring 1991–92", "92", "four digits", "spring 1991–1992"),
    ("early 27 September 2020", "27 September 2020", "month or longer", "27 September 2020"),
    ("between 1994 and 1992", "between 1994 and 1992", "before the start", "1992/1994"),
    ("27 December – 3 January 2021", "27 December – 3 January 2021", "before the start",
     "2020-12-27/2021-01-03"),
    ("1991–", "1991–", "blank", "1991 to unknown"),
    ("0 BCE", "0 BCE", "no year 0", "1 BCE"),
    ("12 May 12000 BCE", "12 May 12000 BCE", "whole years", "Y-11999"),
    ("200,000,000,000 BCE", "200,000,000,000", "reach", ""),
    ("0th century", "0th century", "counted", ""),
    ("1992 1993", "1993", "two years", ""),
    ("", "", "no date", ""),
    ("   ", "", "no date", ""),
    ("hello", "hello", "not part", ""),
    ("27 сентября 2020", "с", "not part", ""),
    ("1992\x1b[2J", "\x1b", "not part", ""),
    ("x" * 300, "x" * 100, "200 characters", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part", "reason", "near"), REFUSED)
def test_what_is_refused(text: str, part: str, reason: str, near: str) -> None:
    assert_refused(read, text, part, reason, near)


PIECES = (
    *("between", "and", "or", "to", "–", "-", "/", ".", ",", "before", "after", "from", "until"),
    *("since", "about", "c.", "perhaps", "?", "~", "[", "]", "..", "X", "early", "mid", "late"),
    *("spring", "winter", "the", "some", "day", "in", "1992", "1994", "-0044", "44", "5", "27"),
    *("May", "Sep", "Monday", "century", "20th", "1990s", "BCE", "AD", "end unknown", "10:30"),
    *("24:00", "UTC+3", "Z", "2004-06", "2004-06-XX", "12,000", "present", "9999-12-31", "100"),
)
prose = st.lists(st.sampled_from(PIECES), max_size=8).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)


@given(prose | st.text(max_size=250))
@example(":Z- 23")
@example("9999-12-31 or later")
@example("after 31 December 9999")
@example("before 1 January 9999 BCE")
def test_any_text_is_a_span_or_a_date_error(text: str) -> None:
    found = attempt(read, text)
    if isinstance(found, Span):
        assert read(edtf.write(found)) == found
    else:
        assert found.message
        assert 0 <= found.start <= found.end <= len(text)
        assert not found.suggestion or read(found.suggestion)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from("/.-"))
def test_numbers_mean_one_day_or_are_refused_with_both(day: date, mark: str) -> None:
    text = f"{day.day}{mark}{day.month}{mark}{day.year}"
    if day.day > 12 or day.day == day.month:
        assert read(text) == read(day)
    else:
        with pytest.raises(DateError) as caught:
            read(text)
        assert caught.value.suggestion == day.isoformat()
        assert f"{day.year:04}-{day.day:02}-{day.month:02}" in caught.value.message
