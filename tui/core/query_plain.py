"""A search: words, phrases and dates as they are typed, with nothing else understood."""

from __future__ import annotations

import re
from datetime import UTC
from functools import lru_cache

from tui.core.human import read_date
from tui.core.instant import DateError
from tui.core.query import Either, Query, Term, Text, all_of

_SAID = re.compile(r'"([^"]*)"|[^\s"]+')
_MOST_WORDS = 3
"""Words of a date: a day, a month and a year."""
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.]?"
_PERHAPS = re.compile(
    rf"\d{{4}}-\d\d(?:-\d\d)?|(?:\d\d? )?{_MONTH} \d{{3,4}}|{_MONTH} \d\d?,? \d{{3,4}}",
    re.ASCII | re.IGNORECASE,
)
"""A month or a day with its year: as in ISO 8601, or with the month in words."""


def plain(text: str) -> Query:
    """The words and ``"phrases"`` of a text, all of them.

    A day or a month with its year may be written in the event, or be when it happened:
    "28 July 2021", "Jul 2021", "2021-07-28". A year alone is a word, as it stands in
    many a title. It never fails, and a quote that is still open ends with the text.
    """
    if text.count('"') % 2:
        text += '"'
    said = [match for match in _SAID.finditer(text) if _word(match).strip()]
    parts: list[Query] = []
    while said:
        count = next((n for n in range(_MOST_WORDS, 0, -1) if _is_dated(said, n)), 0)
        here, said = said[: count or 1], said[count or 1 :]
        part = all_of(tuple(Text(_word(each), *each.span()) for each in here))
        if count:
            start, end = here[0].start(), here[-1].end()
            part = Either((part, Term("date", (text[start:end],), start=start, end=end)))
        parts.append(part)
    return all_of(tuple(parts))


def _word(match: re.Match[str]) -> str:
    return match[0] if match[1] is None else match[1]


def _is_dated(words: list[re.Match[str]], count: int) -> bool:
    """Whether the first so many words are a day or a month with its year."""
    first = words[:count]
    if len(first) < count or any(word[1] is not None for word in first):
        return False
    return _is_date(" ".join(map(_word, first)))


@lru_cache(maxsize=64)
def _is_date(text: str) -> bool:
    if not _PERHAPS.fullmatch(text):
        return False
    try:
        read_date(text, UTC)
    except DateError:
        return False
    return True
