"""The events of a timeline as a search sees them: in blocks, of which little is kept.

The one idea: to look for a word in hundreds of events is one search in one text, and
which of them have a kind or a party is one number with a bit for each. So a block
is asked as a whole, answers are combined by ``&``, ``|`` and ``~``, and a screen
goes from block to block and looks at its keys between two.

A block keeps the last answers and no text. Who types "queen" asks for "q", "qu" and
"que" before: an event that does not say "que" is not asked for "queen".
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import inf
from typing import TypeVar

from tui.core.aspects import Asked, Group, Numbers
from tui.core.folding import fold
from tui.core.masks import Mask, mask_of, places_in, spread
from tui.core.model import Event, Place, Source, Timeline
from tui.core.query_dates import Window, reach_of
from tui.core.said import FIELD_END, TEXT_END, Column, Kept, Texts, columns, titles

SIZE = 512
"""Events of a block: to look through one takes less than a millisecond."""
_ROOM = 8_000_000
"""Bytes of folded texts that are kept: of some ten thousand events, or of the last of more."""
_ANSWERS = 8
"""Answers of a kind that a block keeps: as many as a word has letters."""


class Names:
    """What the ids of a table are called, folded."""

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        """Fold the names of each id; the id is one of them."""
        self._ids = tuple(texts)
        self._known = frozenset(texts)
        self._called: dict[str, list[str]] = {}
        told = []
        for id_, names in texts.items():
            folded = dict.fromkeys(fold(text) for text in (id_, *names) if text)
            for name in folded:
                self._called.setdefault(name, []).append(id_)
            told.append(FIELD_END.join(folded))
        self._text = TEXT_END.join(told)
        self._starts = array("l", accumulate((len(text) + 1 for text in told), initial=0))

    def __contains__(self, id_: object) -> bool:
        return id_ in self._known

    def called(self, folded: str) -> frozenset[str]:
        """The ids that have exactly this name."""
        return frozenset(self._called.get(folded, ()))

    def with_part(self, folded: str) -> frozenset[str]:
        """The ids that have a name with this in it."""
        return frozenset(self._with_part(folded))

    def _with_part(self, folded: str) -> Iterator[str]:
        text, starts = self._text, self._starts
        at = text.find(folded)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield self._ids[place]
            at = text.find(folded, starts[place + 1])


def place_names(place: Place) -> tuple[str, ...]:
    """All that a place is called."""
    return (place.name, *place.names.values(), *place.also)


def source_names(source: Source) -> tuple[str, ...]:
    """All that a source may be looked for by."""
    return (source.title, source.publisher, source.author, source.ref)


class Block:
    """Some events in a row; the last answers are kept, and no text of theirs."""

    def __init__(self, places: range, searchable: Searchable) -> None:
        """Take the places of some events; nothing is read of them yet."""
        self._places, self._searchable = places, searchable
        self.everything: Mask = (1 << len(places)) - 1
        """All of its events."""
        self._columns = searchable.columns
        self._said: dict[str, Mask] = {}
        self._titled: dict[str, Mask] = {}
        self._answers: dict[Hashable, Mask] = {}
        self._numbers: dict[str, array[int] | None] = {}
        self._extent: Window | None = None

    def __len__(self) -> int:
        return len(self._places)

    @property
    def events(self) -> Sequence[Event]:
        """They themselves."""
        return self._searchable.timeline.events[self._places.start : self._places.stop]

    @property
    def extent(self) -> Window:
        """From the first to the last second that any of its events may touch."""
        if self._extent is None:
            reaches = [reach_of(event.span) for event in self.events]
            lo = min((reach.first_start for reach in reaches), default=inf)
            self._extent = Window(lo, max((reach.last_end for reach in reaches), default=-inf))
        return self._extent

    def where(self, test: Callable[[Event], bool]) -> Mask:
        """Which events a test is true of."""
        return mask_of(place for place, event in enumerate(self.events) if test(event))

    def having(self, asked: Asked) -> Mask:
        """Which events have an id that is asked for."""
        numbers = self._numbered(asked.numbers)
        return asked.mask_of(self.events) if numbers is None else asked.mask(numbers)

    def groups(self, aspect: str) -> Iterable[Group]:
        """What its events have of an aspect (`kind`, `tag`, `who`, …), in order, none left out."""
        numbered = self._searchable.numbers(aspect)
        numbers = self._numbered(numbered)
        if numbers is None:
            return numbered.each(self.events)
        return [numbered.groups[number] for number in dict.fromkeys(numbers)]

    def _numbered(self, numbered: Numbers) -> array[int] | None:
        aspect = numbered.aspect
        if aspect not in self._numbers:
            self._numbers[aspect] = numbered.of(self.events)
        return self._numbers[aspect]

    def answer(self, question: Hashable, test: Callable[[Block], Mask]) -> Mask:
        """What a test gives; one of the last questions is not asked again."""
        found = self._answers.get(question)
        return _kept(self._answers, question, test(self)) if found is None else found

    def titled(self, needle: str) -> Mask:
        """Which events have a folded text in their title."""
        found = self._titled.get(needle)
        if found is None:
            within = _within(self._titled, needle, self.everything)
            found = _kept(self._titled, needle, self._looked_for(needle, (titles,), within))
        return found

    def saying(self, needle: str) -> Mask:
        """Which events have a folded text in a text of their own."""
        found = self._said.get(needle)
        if found is None:
            within = _within(self._said, needle, self.everything)
            found = self.titled(needle) if within else 0
            found |= self._looked_for(needle, self._columns, within & ~found)
            _kept(self._said, needle, found)
        return found

    def _looked_for(self, needle: str, columns: tuple[Column, ...], within: Mask) -> Mask:
        """Which of some of its events hold a folded text, in some columns of what they say."""
        if not within:
            return 0
        if within.bit_count() * 2 < len(self):
            places, events = places_in(within), self.events
            some = [events[place] for place in places]
            return spread(_having([Texts(column(some)) for column in columns], needle), places)
        texts = [self._texts(column) for column in columns]
        if columns is self._columns:
            each = zip(columns, texts, strict=True)
            self._columns = tuple([column for column, said in each if not said.is_empty])
        return _having(texts, needle)

    def _texts(self, column: Column) -> Texts:
        """What all of its events say in a field."""
        key = (self._places.start, column)
        return self._searchable.kept.texts(key, lambda: Texts(column(self.events)))


def _having(fields: Iterable[Texts], needle: str) -> Mask:
    """Which of some events hold a text in one of their fields."""
    found = 0
    for texts in fields:
        found |= texts.having(needle)
    return found


_Question = TypeVar("_Question", bound=Hashable)


def _kept(answers: dict[_Question, Mask], question: _Question, answer: Mask) -> Mask:
    """The answer, which is kept in the place of the oldest one."""
    while len(answers) >= _ANSWERS:
        del answers[next(iter(answers))]
    answers[question] = answer
    return answer


def _within(answers: Mapping[str, Mask], needle: str, everything: Mask) -> Mask:
    """Which events may hold a text: those that hold each part of it that was looked for."""
    for asked, found in answers.items():
        if asked in needle:
            everything &= found
    return everything


class Searchable:
    """A timeline made ready to be searched, as far as it was asked."""

    def __init__(self, timeline: Timeline) -> None:
        """Fold the names in its tables; of its events nothing is read yet."""
        self.timeline = timeline
        parties = {id_: (party.name,) for id_, party in timeline.parties.items()}
        sources = {id_: source_names(source) for id_, source in timeline.sources.items()}
        self.names: Mapping[str, Names] = {
            "kind": Names({id_: (kind.name,) for id_, kind in timeline.kinds.items()}),
            "place": Names({id_: place_names(at) for id_, at in timeline.places.items()}),
            "era": Names({id_: (era.name,) for id_, era in timeline.eras.items()}),
            "party": Names(parties),
            "source": Names(sources),
            "voice": Names({**sources, **parties}),
        }
        """By aspect: the names of what the tables of the timeline tell."""
        self.columns = columns(self.names)
        """What its events say themselves but their titles, by fields."""
        self.kept = Kept(_ROOM)
        """What was folded last."""
        self._numbers: dict[str, Numbers] = {}
        self._blocks: dict[int, Block] = {}

    @property
    def block_count(self) -> int:
        """How many blocks the events are in."""
        return -(-len(self.timeline.events) // SIZE)

    def block(self, number: int) -> Block:
        """One of the blocks, from 0; its first event is the `number` times `SIZE`-th."""
        block = self._blocks.get(number)
        if block is None:
            end = min((number + 1) * SIZE, len(self.timeline.events))
            block = self._blocks[number] = Block(range(number * SIZE, end), self)
        return block

    def blocks(self) -> Iterator[Block]:
        """All of them in order."""
        return map(self.block, range(self.block_count))

    def numbers(self, aspect: str) -> Numbers:
        """The numbers of what events have of an aspect, as far as they were asked for it."""
        if aspect not in self._numbers:
            self._numbers[aspect] = Numbers(aspect)
        return self._numbers[aspect]

    def asked(self, aspect: str, wanted: Callable[[str], bool]) -> Asked:
        """A question of the ids that events have of an aspect (`kind`, `tag`, `who`, …)."""
        return Asked(self.numbers(aspect), wanted)
