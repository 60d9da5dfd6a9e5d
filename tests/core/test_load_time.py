"""When events were: their dates, their eras, and their order."""

from datetime import date
from pathlib import Path

import pytest

from tui.core.instant import DAY, Precision, seconds
from tui.core.load import load_text, read

VALID = Path(__file__).parent.parent / "data" / "valid"
RECORD = Path(__file__).parents[2] / "timeline.toml"


def only_event(fields, before=""):
    loaded = load_text(f'{before}[[event]]\ntitle = "T"\n{fields}\n', "x")
    assert [each.message for each in loaded.problems] == []
    return loaded.timeline.events[0]


def test_an_end_is_the_last_day_that_counts():
    event = only_event("date = 2020-09-27\nend = 2020-11-10")
    assert event.span.earliest == seconds(2020, 9, 27)
    assert event.span.latest == seconds(2020, 11, 11)


def test_a_moment_with_an_offset_is_brought_to_the_zone_of_the_file():
    event = only_event("date = 2020-11-10T00:00:00+03:00", 'timezone = "Asia/Yerevan"\n')
    assert event.span.start.lo == seconds(2020, 11, 10, 1)
    assert event.written == "2020-11-10T00:00:00+03:00"
    assert only_event("date = 2020-11-10 00:00:00Z").written == "2020-11-10T00:00:00Z"


def test_one_width_alone_is_enough():
    span = only_event("date = 2021-07-28\nearliest = 2021-07-20").span
    assert span.bounds == (
        *(seconds(2021, 7, 20), seconds(2021, 7, 29)),
        *(seconds(2021, 7, 20), seconds(2021, 7, 29)),
    )
    assert span.is_point


def test_what_stands_in_the_file_is_kept_as_written():
    assert only_event('date = "c. 1992"').written == "c. 1992"
    assert only_event("date = 1992").written == "1992"
    assert only_event("date = 1992").span.precision is Precision.YEAR


ERAS = """\
[era.first]
start = 1991-09-02
end = 1994-05-12
[era.second]
start = 1994-05-12
end = 2020-09-26
[era.third]
start = 2020-09-27
"""


@pytest.mark.parametrize(
    ("fields", "eras"),
    [
        ("date = 1990-01-01", ()),
        ("date = 1991-09-01", ()),
        ("date = 1991-09-02", ("first",)),
        ("date = 1994-05-12", ("first", "second")),
        ("date = 1994-05-13", ("second",)),
        ("date = 1994", ("first", "second")),
        ("date = 2020-09-26\nend = 2020-09-28", ("second", "third")),
        ("date = 2021-07-28", ("third",)),
        ('date = "1993/.."', ("first", "second", "third")),
        ('date = "1993/"', ("first",)),
        ('date = "/1995"', ("second",)),
        ('date = "../1992"', ("first",)),
        ("date = 1991-09-02T00:00:00", ("first",)),
        ('date = 1993-01-01\nera = "another"', ("another",)),
        ("date = 1993-01-01\nera = []", ("first",)),
    ],
)
def test_an_event_falls_in_every_era_that_its_date_touches(fields, eras):
    assert only_event(fields, ERAS).eras == eras


def test_native_dates_of_any_year_are_read():
    for when in (date.min, date.max):
        event = only_event(f"date = {when.isoformat()}")
        assert event.span.latest - event.span.earliest == DAY


def test_events_come_in_order_of_time_and_keep_their_place_in_the_file():
    text = "".join(
        f'[[event]]\ndate = {when}\ntitle = "{title}"\n'
        for when, title in (
            ("2021-01-01", "last"),
            ("2020-01-01", "same day, first in the file"),
            ("2020-01-01", "same day, second in the file"),
            ("2020", "the year, which begins with that day and is over later"),
        )
    )
    events = load_text(text, "x").timeline.events
    assert [event.index for event in events] == [1, 2, 3, 0]
    assert [event.line for event in events] == [4, 7, 10, 1]


def test_lines_are_told_for_every_way_to_write_events():
    inline = read(VALID / "inline-events.toml").timeline.events
    assert sorted(event.line for event in inline) == [2, 3]
    hidden = read(VALID / "headers-in-strings.toml").timeline.events
    assert [event.line for event in hidden] == [6]
    broken = load_text('x = \n[[event]]\ndate = 2020\ntitle = "A"\n', "x").timeline.events
    assert [event.line for event in broken] == [2]


def test_line_ends_and_byte_order_marks_make_no_difference():
    text = RECORD.read_text(encoding="utf-8")
    plain = load_text(text, "x")
    marked = load_text("\ufeff" + text.replace("\n", "\r\n"), "x")
    assert marked.timeline == plain.timeline
    assert marked.problems == plain.problems
