"""Which events a query is true of, block by block."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tui.core.aspects import MENTIONED
from tui.core.folding import fold, needle
from tui.core.instant import DateError
from tui.core.masks import Mask, places_in
from tui.core.model import Event, Figure
from tui.core.query import All, Either, Query, QueryError, Term, Text, Without
from tui.core.query_dates import (
    ASKED,
    Window,
    certainly_touches,
    lies_within,
    may_touch,
    reach_of,
    window,
)
from tui.core.query_fields import FIELDS, YES
from tui.core.searchable import SIZE, Block, Searchable

Test = Callable[[Block], Mask]
"""Which events of a block something is true of."""

_NAMED_AS = {"claim": "voice"}
"""The aspect that has the names of a field's ids, where it is another one."""


class Slice(NamedTuple):
    """What was found in one block."""

    first: int
    """The place of its first event among all."""
    end: int
    """The place after its last."""
    hits: Sequence[int]
    """The places of the events that match, in order."""
    is_whole: bool = True
    """Whether all that its events say was looked at, and not only their titles."""


def tested(query: Query, searchable: Searchable) -> Test:
    """A query made ready for one timeline: ids, folded words and dates are looked up once.

    Raises:
        QueryError: A date in it is none in the time zone of the timeline.
    """
    return _tested(query, searchable, partial(_said, searchable=searchable))


def _tested(query: Query, searchable: Searchable, said: Callable[[str], Test]) -> Test:
    """The same with another meaning of a word or phrase."""
    match query:
        case All(parts):
            quick = sorted(parts, key=_effort)
            return _all([_tested(part, searchable, said) for part in quick])
        case Either(parts):
            return _either([_tested(part, searchable, said) for part in parts])
        case Without(part):
            inner = _tested(part, searchable, said)
            return lambda block: block.everything & ~inner(block)
        case Text(text):
            return said(text)
        case _:
            test = _term(query, searchable)
            return lambda block: block.answer(query, test)


def slices(
    query: Query, searchable: Searchable, first: int = 0, *, in_titles: bool = False
) -> Iterator[Slice]:
    """The matches block by block, so that a screen can look at its keys between two.

    Args:
        query: What is asked.
        searchable: Where.
        first: The place of an event; its block is searched first, then those after
            it, and then those from the beginning.
        in_titles: Whether words and phrases are to stand in the title: a fifth of the work.

    Raises:
        QueryError: As `tested`; before the first block.
    """
    test = _tested(query, searchable, _titled) if in_titles else tested(query, searchable)
    count = searchable.block_count
    start = first // SIZE if 0 <= first < len(searchable.timeline.events) else 0
    numbers = ((start + step) % count for step in range(count))
    return (_slice(test, searchable, number, not in_titles) for number in numbers)


def matches(query: Query, searchable: Searchable) -> list[int]:
    """The places of all events that match, in order of time."""
    return [hit for part in slices(query, searchable) for hit in part.hits]


def _slice(test: Test, searchable: Searchable, number: int, is_whole: bool) -> Slice:
    block, first = searchable.block(number), number * SIZE
    hits = array("q", [first + place for place in places_in(test(block))])
    return Slice(first, first + len(block), hits, is_whole)


def _effort(part: Query) -> tuple[int, int]:
    """What to ask first: fields, of which many blocks have nothing, and then long words."""
    if isinstance(part, Term):
        return 0, 0
    return (1, -len(part.text)) if isinstance(part, Text) else (2, 0)


def _all(tests: list[Test]) -> Test:
    def test(block: Block) -> Mask:
        found = block.everything
        for one in tests:
            if not found:
                break
            found &= one(block)
        return found

    return test


def _either(tests: list[Test]) -> Test:
    def test(block: Block) -> Mask:
        found = 0
        for one in tests:
            if found == block.everything:
                break
            found |= one(block)
        return found

    return test


def _said(text: str, searchable: Searchable) -> Test:
    """A word or phrase in the event's own texts, or in a name of what it refers to."""
    wanted = needle(text)
    if not wanted:
        return lambda block: block.everything
    named = [
        searchable.asked(aspect, ids.__contains__)
        for aspect in MENTIONED
        if (ids := searchable.names[aspect].with_part(wanted))
    ]

    def test(block: Block) -> Mask:
        found = block.saying(wanted)
        for asked in named:
            found |= block.having(asked)
        return found

    return test


def _titled(text: str) -> Test:
    """A word or phrase in the title."""
    return partial(Block.titled, needle=needle(text))


def _term(term: Term, searchable: Searchable) -> Test:
    form = FIELDS[term.field].form
    if form in ("name", "tag") and term.field != "id":
        return _one_of(term, searchable)
    if form == "figure":
        return _counted(term)
    if form == "date":
        return _dated(term, searchable)
    if term.field == "title":
        return _either([_titled(value) for value in term.values])
    test = _told(term)
    return lambda block: block.where(test)


def _one_of(term: Term, searchable: Searchable) -> Test:
    known = accepting(term, searchable)
    aspects = ("claim", "who") if term.field == "claim" else (term.field,)
    questions = [searchable.asked(aspect, partial(known, aspect)) for aspect in aspects]

    def test(block: Block) -> Mask:
        found = 0
        for asked in questions:
            found |= block.having(asked)
        return found

    return test


def accepting(term: Term, searchable: Searchable) -> Callable[[str, str], bool]:
    """Whether a field's values mean a thing, by its aspect and its id or plain text.

    A value that is a name of something means that alone; else it means all that
    have it in a name. Of tags and lanes it is the whole.
    """
    names = searchable.names.get(_NAMED_AS.get(term.field, term.field))
    wanted = [needle(value) for value in term.values]
    exact = [names is None or bool(names.called(value)) for value in wanted]
    ids: set[str] = set()
    if names is not None:
        for value in wanted:
            ids |= names.called(value) or names.with_part(value)
    asked: dict[tuple[str, str], bool] = {}

    def known(aspect: str, key: str) -> bool:
        answer = asked.get((aspect, key))
        if answer is None:
            if names is not None and aspect != "who" and key in names:
                answer = key in ids
            else:
                folded = fold(key)
                answer = any(
                    value == folded if whole else value in folded
                    for value, whole in zip(wanted, exact, strict=True)
                )
            asked[aspect, key] = answer
        return answer

    return known


def _counted(term: Term) -> Test:
    """Figures of these measures that are certainly so."""
    wanted = [needle(value) for value in term.values]
    measures: dict[str, bool] = {}

    def is_meant(of: str) -> bool:
        if of not in measures:
            folded = fold(of)
            measures[of] = not wanted or any(value in folded for value in wanted)
        return measures[of]

    def test(event: Event) -> bool:
        return any(is_meant(figure.of) and is_certain(figure, term) for figure in event.figures)

    return lambda block: block.where(test)


def is_certain(figure: Figure, term: Term) -> bool:
    """Whether all that a figure may be compares as a term asks; a best estimate is no bound."""
    low, high, number = figure.low, figure.high, term.number
    match term.sign:
        case "":
            return True
        case ">":
            return low is not None and low > number
        case ">=":
            return low is not None and low >= number
        case "<":
            return high is not None and high < number
        case "<=":
            return high is not None and high <= number
        case _:
            return low is not None and low == number == high


def _dated(term: Term, searchable: Searchable) -> Test:
    asked, compare = _asked(term, searchable), ASKED[term.field]
    needs_touch = compare in (certainly_touches, may_touch, lies_within)

    def test(block: Block) -> Mask:
        extent = block.extent
        if needs_touch and not (extent.lo < asked.hi and extent.hi > asked.lo):
            return 0
        return block.where(lambda event: compare(reach_of(event.span), asked))

    return test


def _asked(term: Term, searchable: Searchable) -> Window:
    """The stretch of time of a term about dates."""
    from zoneinfo import ZoneInfo  # it takes longer to import than most queries to answer

    try:
        return window(term.values[0], ZoneInfo(searchable.timeline.timezone))
    except DateError as error:
        raise QueryError(error.message, term.start, term.end) from None


def _told(term: Term) -> Callable[[Event], bool]:
    """What an event says in one value of its own."""
    if term.field == "importance":
        sign, degree = term.sign, int(term.number)
        degrees = {
            ">": range(degree + 1, 6),
            ">=": range(degree, 6),
            "<": range(1, degree),
            "<=": range(1, degree + 1),
        }.get(sign, range(degree, degree + 1))
        return lambda event: event.importance in degrees
    if term.field == "confidence":
        return lambda event: event.confidence in term.values
    if term.field == "contested":
        return lambda event: (YES if event.is_contested else "no") in term.values
    if term.field == "verified":
        return lambda event: (YES if event.verified else "no") in term.values
    wanted = [needle(value) for value in term.values]
    return lambda event: bool(event.id) and fold(event.id) in wanted
