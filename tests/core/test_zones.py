"""Time zones that are read late, against the ones of the standard library."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.instant import seconds
from tui.core.load import load_text
from tui.core.zones import LateZone, offset_at, system_zone

NAMES = ["Asia/Yerevan", "Asia/Baku", "Europe/Moscow", "America/Argentina/Salta", "Etc/GMT+5"]


@pytest.mark.parametrize("name", NAMES)
@given(moment=st.integers(seconds(1800), seconds(2100)))
def test_a_late_zone_has_the_offsets_of_its_name(name: str, moment: int) -> None:
    assert offset_at(moment, LateZone(name)) == offset_at(moment, ZoneInfo(name))


def test_it_answers_what_a_datetime_asks() -> None:
    late, real = LateZone("Asia/Baku"), ZoneInfo("Asia/Baku")
    noon = datetime(2000, 7, 1, 12)
    for ask in (datetime.utcoffset, datetime.dst, datetime.tzname):
        assert ask(noon.replace(tzinfo=late)) == ask(noon.replace(tzinfo=real))
    there = datetime(2000, 7, 1, 12, tzinfo=UTC).astimezone(late)
    assert there.replace(tzinfo=None) == datetime(2000, 7, 1, 17)
    assert there.tzinfo is late


@pytest.mark.parametrize(
    "name", ["", "Asia", "Asia/", "asia/yerevan", "Asia/Nowhere", "../etc/passwd", "/etc/passwd",
             "Asia/../Asia/Baku", "leapseconds", "tzdata.zi", "Asia/Yerevan\n"],
)  # fmt: skip
def test_what_is_no_zone_for_sure_is_left_to_the_library(name: str) -> None:
    assert system_zone(name) is None


def test_a_time_with_an_offset_is_brought_to_the_zone_of_the_file() -> None:
    text = 'timezone = "Asia/Yerevan"\n[[event]]\ndate = 2020-11-10T00:00:00+03:00\ntitle = "A"\n'
    event = load_text(text, "x").timeline.events[0]
    assert event.span.start.lo == seconds(2020, 11, 10, 1)
