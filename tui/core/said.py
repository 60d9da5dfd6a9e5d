"""What events say in words of their own, looked through without keeping all of it folded.

To fold the texts of a million events takes many seconds, and to keep them as much memory
as they take themselves. But most texts are ASCII, whose fold is their lower case, made
at the speed of memory. So the texts of hundreds of events are taken field by field, and
only those with other letters are folded with care.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from tui.core.folding import fold
from tui.core.masks import Mask, mask_of
from tui.core.model import Event

Column = Callable[[Sequence[Event]], Sequence[str]]
"""Gives what each of some events says in one field; nothing if none of them says anything."""

FIELD_END = "\0"
TEXT_END = "\1"
"""Neither stands in a text of a file, nor is part of what is looked for."""
_LEAST_SIZE = 512
"""Bytes that anything takes."""


def titles(events: Sequence[Event]) -> Sequence[str]:
    """What each of them is called."""
    return [event.title for event in events]


def columns(names: Mapping[str, Container[object]]) -> tuple[Column, ...]:
    """All that events say themselves but their titles.

    Args:
        names: By aspect, the ids that have a name in a table: as words they say nothing.
    """
    return (
        lambda events: [event.id for event in events],
        lambda events: [event.summary for event in events],
        _tags,
        _rare,
        _untabled("kind", names["kind"]),
        _untabled("place", names["place"]),
        _untabled_eras(names["era"]),
    )


class Texts:
    """Some texts, ready to be looked through."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Fold them, those in ASCII as one."""
        joined = TEXT_END.join(texts)
        self._wide: list[int] = []
        self._folded = ""
        if not joined.isascii():
            self._wide = [place for place, text in enumerate(texts) if not text.isascii()]
            self._folded = fold(TEXT_END.join([texts[place] for place in self._wide]))
            joined = TEXT_END.join([text if text.isascii() else "" for text in texts])
        self._lower = joined.lower()
        self.is_empty = len(joined) < max(1, len(texts)) and not self._wide
        """None of them says anything."""

    @property
    def size(self) -> int:
        """About how many bytes are kept of them."""
        return _LEAST_SIZE + len(self._lower) + 2 * len(self._folded) + 8 * len(self._wide)

    def having(self, needle: str) -> Mask:
        """Which of them hold a folded word or phrase."""
        found, lower = 0, self._lower
        if self._wide and needle in self._folded:
            each = zip(self._wide, self._folded.split(TEXT_END), strict=True)
            found = mask_of(place for place, text in each if needle in text)
        if needle.isascii() and all(map(lower.__contains__, needle.split(" "))):
            texts = enumerate(lower.split(TEXT_END))
            if " " not in needle:
                return found | mask_of(place for place, text in texts if needle in text)
            is_in = _phrase(needle).search  # where a blank is wanted may be many, or a new line
            found |= mask_of(place for place, text in texts if is_in(text))
        return found


class Kept:
    """The texts that were looked through last, as far as there is room for them."""

    def __init__(self, room: int) -> None:
        """Keep no more than so many bytes."""
        self._room = room
        self._texts: dict[Hashable, Texts] = {}

    def texts(self, key: Hashable, make: Callable[[], Texts]) -> Texts:
        """The texts of a key, which are made if they are not kept."""
        texts = self._texts.pop(key, None)
        if texts is None:
            texts = make()
            self._room -= texts.size
            while self._room < 0 and self._texts:
                self._room += self._texts.pop(next(iter(self._texts))).size
        self._texts[key] = texts
        return texts


@lru_cache(maxsize=8)
def _phrase(needle: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, needle.split(" "))))


def _tags(events: Sequence[Event]) -> Sequence[str]:
    return [FIELD_END.join(event.tags) for event in events]


def _rare(events: Sequence[Event]) -> Sequence[str]:
    """What few events have: to look at each field of all would take as long as a search."""
    return [
        FIELD_END.join(_rest(each)) if each.note or each.lane or each.claims or each.figures else ""
        for each in events
    ]


def _rest(event: Event) -> Iterator[str]:
    yield event.note
    yield event.lane
    for claim in event.claims:
        yield from (claim.says, claim.who)
    for figure in event.figures:
        yield from (figure.of, figure.who, figure.text)


def _untabled(field: str, known: Container[object]) -> Column:
    """A kind or a place that is in no table is a word."""
    get = attrgetter(field)

    def column(events: Sequence[Event]) -> Sequence[str]:
        words = {text for text in set(map(get, events)) if text and text not in known}
        return [text if text in words else "" for text in map(get, events)] if words else ()

    return column


def _untabled_eras(known: Container[object]) -> Column:
    def column(events: Sequence[Event]) -> Sequence[str]:
        groups = {event.eras for event in events}
        words = {era for group in groups for era in group if era not in known}
        return (
            [FIELD_END.join(filter(words.__contains__, event.eras)) for event in events]
            if words
            else ()
        )

    return column
