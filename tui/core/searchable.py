"""The events of a timeline as a search sees them: in blocks, folded when first asked for.

The one idea: to look for a word in hundreds of events is one search in one text, and
which of them have a kind or a party is one number with a bit for each. So a block
is asked as a whole, answers are combined by ``&``, ``|`` and ``~``, and a screen
goes from block to block and looks at its keys between two.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import inf

from tui.core.folding import fold
from tui.core.model import Event, Place, Source, Timeline
from tui.core.query_dates import Window, reach_of

SIZE = 512
"""Events of a block: to fold one takes a few milliseconds."""
Mask = int
"""Which events of a block: bit 0 stands for the first of them."""

_FIELD_END = "\0"
_EVENT_END = "\1"
"""Neither stands in a text of a file, nor is part of what is looked for."""


def _voices(event: Event) -> list[str]:
    """Whose claims and figures they are."""
    return [claim.by for claim in event.claims] + [figure.by for figure in event.figures]


def cited(event: Event) -> Iterable[str]:
    """The ids of all sources of an event, in the order in which they are first cited."""
    if not event.claims and not event.figures:
        return event.sources
    groups = [event.sources, *(claim.sources for claim in event.claims)]
    groups += [figure.sources for figure in event.figures]
    return dict.fromkeys(id_ for group in groups for id_ in group)


_KEYS: dict[str, Callable[[Event], Iterable[str]]] = {
    "kind": lambda event: (event.kind,),
    "place": lambda event: (event.place,),
    "era": lambda event: event.eras,
    "party": lambda event: event.parties,
    "source": cited,
    "voice": _voices,
    "lane": lambda event: (event.lane,),
    "tag": lambda event: event.tags,
    "claim": lambda event: [claim.by for claim in event.claims],
    "who": lambda event: [claim.who for claim in event.claims],
    "figure": lambda event: [figure.of for figure in event.figures],
}
"""By aspect: what an event has of it, as ids or plain text; empty texts do not count."""


MENTIONED = ("kind", "place", "era", "party", "source", "voice")
"""The aspects under whose names a word finds an event."""


class Names:
    """What the ids of a table are called, folded."""

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        """Fold the names of each id; the id is one of them."""
        self._ids = tuple(texts)
        self._places = {id_: place for place, id_ in enumerate(self._ids)}
        self._called: dict[str, list[str]] = {}
        told = []
        for id_, names in texts.items():
            folded = dict.fromkeys(fold(text) for text in (id_, *names) if text)
            for name in folded:
                self._called.setdefault(name, []).append(id_)
            told.append(_FIELD_END.join(folded))
        self._texts = _Texts(told)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._places

    def called(self, folded: str) -> frozenset[str]:
        """The ids that have exactly this name."""
        return frozenset(self._called.get(folded, ()))

    def with_part(self, folded: str) -> frozenset[str]:
        """The ids that have a name with this in it."""
        return frozenset(self._ids[place] for place in self._texts.having(folded))


class _Texts:
    """Folded texts as one, so that a word is looked for in all of them at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = _EVENT_END.join(texts)
        lengths = (len(text) + 1 for text in self._text.split(_EVENT_END))
        self._starts = array("l", accumulate(lengths, initial=0))

    def having(self, folded: str) -> Iterator[int]:
        """The places of the texts with this in them, in order."""
        text, starts = self._text, self._starts
        at = text.find(folded)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield place
            at = text.find(folded, starts[place + 1])

    def mask(self, folded: str) -> Mask:
        """The same as a mask."""
        found = 0
        for place in self.having(folded):
            found |= 1 << place
        return found


def _folded(texts: Iterable[str]) -> _Texts:
    """Texts of a file, folded all at once."""
    return _Texts(fold(_EVENT_END.join(texts)).split(_EVENT_END))


def place_names(place: Place) -> tuple[str, ...]:
    """All that a place is called."""
    return (place.name, *place.names.values(), *place.also)


def source_names(source: Source) -> tuple[str, ...]:
    """All that a source may be looked for by."""
    return (source.title, source.publisher, source.author, source.ref)


class Block:
    """Some events in a row; what is asked of them for the first time is kept."""

    def __init__(self, events: Sequence[Event], names: Mapping[str, Names]) -> None:
        """Take events; nothing is read of them yet."""
        self.events = events
        self.everything: Mask = (1 << len(events)) - 1
        """All of its events."""
        self._names = names
        self._texts: _Texts | None = None
        self._titles: _Texts | None = None
        self._having: dict[str, dict[str, Mask]] = {}
        self._extent: Window | None = None

    @property
    def extent(self) -> Window:
        """From the first to the last second that any of its events may touch."""
        if self._extent is None:
            reaches = [reach_of(event.span) for event in self.events]
            lo = min((reach.first_start for reach in reaches), default=inf)
            self._extent = Window(lo, max((reach.last_end for reach in reaches), default=-inf))
        return self._extent

    def having(self, aspect: str) -> Mapping[str, Mask]:
        """By id or plain text: which events have it, of one aspect (`kind`, `tag`, `who`, …)."""
        found = self._having.get(aspect)
        if found is None:
            found = self._having[aspect] = {}
            keys, bit = _KEYS[aspect], 1
            for event in self.events:
                for key in keys(event):
                    found[key] = found.get(key, 0) | bit
                bit <<= 1
            found.pop("", None)
        return found

    def where(self, test: Callable[[Event], bool]) -> Mask:
        """Which events a test is true of."""
        found, bit = 0, 1
        for event in self.events:
            if test(event):
                found |= bit
            bit <<= 1
        return found

    def saying(self, needle: str) -> Mask:
        """Which events have a folded text in a text of their own."""
        if self._texts is None:
            self._texts = _folded(self._own_texts())
        return self._texts.mask(needle)

    def titled(self, needle: str) -> Mask:
        """Which events have a folded text in their title."""
        if self._titles is None:
            self._titles = _folded(event.title for event in self.events)
        return self._titles.mask(needle)

    def _own_texts(self) -> Iterator[str]:
        kinds, places, eras = (self._names[aspect] for aspect in ("kind", "place", "era"))
        for event in self.events:
            texts = [event.title, event.id, event.summary, event.note, event.lane, *event.tags]
            if event.kind not in kinds:
                texts.append(event.kind)
            if event.place not in places:
                texts.append(event.place)
            texts += (era for era in event.eras if era not in eras)
            for claim in event.claims:
                texts += (claim.says, claim.who)
            for figure in event.figures:
                texts += (figure.of, figure.who, figure.text)
            yield _FIELD_END.join(texts)


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
        self._blocks: dict[int, Block] = {}

    @property
    def block_count(self) -> int:
        """How many blocks the events are in."""
        return -(-len(self.timeline.events) // SIZE)

    def block(self, number: int) -> Block:
        """One of the blocks, from 0; its first event is the `number` times `SIZE`-th."""
        block = self._blocks.get(number)
        if block is None:
            events = self.timeline.events[number * SIZE : (number + 1) * SIZE]
            block = self._blocks[number] = Block(events, self.names)
        return block

    def blocks(self) -> Iterator[Block]:
        """All of them in order."""
        return map(self.block, range(self.block_count))

    def readings(self) -> Iterator[int]:
        """Fold block after block before anybody asks; how many are folded, after each."""
        for number in range(self.block_count):
            block = self.block(number)
            block.saying(_EVENT_END)
            for aspect in MENTIONED:
                block.having(aspect)
            yield number + 1
