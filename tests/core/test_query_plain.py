"""What a search takes for words, for a phrase, and for a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import event, timeline
from tui.core.query import leaves, written
from tui.core.query_matching import matches
from tui.core.query_plain import plain
from tui.core.searchable import Searchable

CLASH = Searchable(
    timeline(
        event("Clash on the border", "2021-07-28"),
        event("Border crisis", "2021-05-12/2021-08-05"),
        event("Clash in July", "2021-07"),
        event("Report on the clash of 28 July 2021", "2022-01-10"),
        event("Clash of another year", "2020-07-28"),
    )
)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("border clash", "border clash"),
        ("clash 28 july 2021", 'clash (28 july 2021 or date:"28 july 2021")'),
        ("28 Jul 2021", '28 Jul 2021 or date:"28 Jul 2021"'),
        ("July 28, 2021", 'July "28," 2021 or date:"July 28, 2021"'),
        ("may 1992 talks", '(may 1992 or date:"may 1992") talks'),
        ("2021-07-28", "2021-07-28 or date:2021-07-28"),
        ("2021-07", "2021-07 or date:2021-07"),
        # words, and no date
        ("war 2020", "war 2020"),
        ("28 july", "28 july"),
        ('"28 july 2021"', '"28 july 2021"'),
        ("marching 1992", "marching 1992"),
        ("2021-13", "2021-13"),
        ("2021-02-31", "2021-02-31"),
        ("resolution 822", "resolution 822"),
        ("about 1992", "about 1992"),
        ("kind:battle", '"kind:battle"'),
    ],
)
def test_a_day_or_a_month_with_its_year_may_be_when_it_happened(text: str, read_as: str) -> None:
    assert written(plain(text)) == read_as


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("clash 28 july 2021", "Clash on the border, Report on the clash of 28 July 2021"),
        ("border 2021-07-28", "Border crisis, Clash on the border"),
        (
            "clash july 2021",
            "Clash in July, Clash on the border, Report on the clash of 28 July 2021",
        ),
        ("28 july", "Report on the clash of 28 July 2021"),
    ],
)
def test_what_is_found_mentions_the_date_or_has_it(text: str, titles: str) -> None:
    events = CLASH.timeline.events
    assert sorted(events[hit].title for hit in matches(plain(text), CLASH)) == titles.split(", ")


_WORDS = st.sampled_from(["28", "july", "2021", "clash", "2021-07-28", "May", "1992,", '"', "12."])


@given(st.lists(_WORDS, max_size=9).map(" ".join) | st.text(max_size=40))
def test_every_word_is_asked_for_once_in_its_place(text: str) -> None:
    asked = [leaf for leaf in leaves(plain(text)) if hasattr(leaf, "text")]
    assert [leaf.start for leaf in asked] == sorted({leaf.start for leaf in asked})
    for leaf in asked:
        assert leaf.text in text[leaf.start : leaf.end]
    matches(plain(text), CLASH)
