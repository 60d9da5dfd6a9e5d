"""Why a query finds nothing, what would widen it, and which of its values nothing has.

All of it is counted block by block, so that a screen can look at its keys between two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from operator import and_
from typing import NamedTuple

from tui.core.folding import needle
from tui.core.model import Event, Timeline
from tui.core.query import Query, Term, all_of, conjuncts, leaves, written
from tui.core.query_fields import FIELDS, nearest
from tui.core.query_matching import accepting, matches, tested
from tui.core.query_values import tabled, used, values
from tui.core.searchable import Searchable
from tui.core.text import visible

_FEW_BLOCKS = 16
"""Blocks of events that are looked through for what may be meant: what one key may take."""


class Widening(NamedTuple):
    """A part of a query, and how many events there are without and with it."""

    part: Query
    without: int
    """Events of which all the other parts are true."""
    alone: int
    """Events of which this part is true, whatever the others say."""


def widenings(query: Query, searchable: Searchable) -> Iterator[tuple[Widening, ...]]:
    """The parts that must all be true, each with its counts so far, after each block.

    The last that it yields is the answer; a query of one part has one, and an empty
    timeline yields the parts without a count.
    """
    parts = conjuncts(query)
    tests = [tested(part, searchable) for part in parts]
    without, alone = [0] * len(parts), [0] * len(parts)
    yield tuple(map(Widening, parts, without, alone))
    for block in searchable.blocks():
        masks = [test(block) for test in tests]
        before = accumulate(masks, and_, initial=block.everything)
        after = [*accumulate(reversed(masks), and_, initial=block.everything)]
        for place, (mask, left, right) in enumerate(
            zip(masks, before, after[-2::-1], strict=False)
        ):
            without[place] += (left & right).bit_count()
            alone[place] += mask.bit_count()
        yield tuple(map(Widening, parts, without, alone))


def answered(query: Query, timeline: Timeline) -> tuple[list[Event], tuple[str, ...]]:
    """The events that a query is true of, and what may be wrong with it, in lines of words."""
    searchable = Searchable(timeline)
    found = [timeline.events[place] for place in matches(query, searchable)]
    return found, hints(query, searchable) if found else why_empty(query, searchable)


def why_empty(query: Query, searchable: Searchable) -> tuple[str, ...]:
    """Why a query finds nothing, in lines of words; empty if it is true of some event."""
    if not searchable.timeline.events:
        return ("There are no events.",)
    *_, counted = widenings(query, searchable)
    return worded(counted, searchable)


def worded(counted: tuple[Widening, ...], searchable: Searchable) -> tuple[str, ...]:
    """What `widenings` counted, in lines: what to leave out, or which parts nothing has."""
    lines = list(_hints_to(counted, searchable))
    helps = [each for each in counted if each.without and len(counted) > 1]
    for each in sorted(helps, key=lambda each: -each.without):
        lines.append(f"Without {written(each.part)}: {_events(each.without)}.")
    if not helps:
        lines += (_alone(each) for each in counted)
    return tuple(map(visible, lines))


def _alone(each: Widening) -> str:
    asked = written(each.part)
    if each.alone:
        return f"{asked} alone: {_events(each.alone)}."
    return f"No event matches {asked}."


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def _hints_to(counted: tuple[Widening, ...], searchable: Searchable) -> Iterator[str]:
    """Hints to what was counted; of many events without looking at them once more."""
    if is_quick(searchable):
        yield from hints(all_of(tuple(each.part for each in counted)), searchable)
        return
    for part in (each.part for each in counted if not each.alone):
        if isinstance(part, Term) and not part.sign:
            for value in _named(part):
                if not _is_tabled(part, value, searchable):
                    yield _hint(part, value, searchable)


def hints(query: Query, searchable: Searchable) -> tuple[str, ...]:
    """A line for each value of a field that nothing in the timeline has: what may be meant.

    It looks at all events at once.
    """
    return tuple(says for _, says in strangers(query, searchable))


def strangers(query: Query, searchable: Searchable) -> Iterator[tuple[Term, str]]:
    """Each part of a query with a value that nothing has, and what may be meant, as `hints`."""
    for leaf in leaves(query):
        if isinstance(leaf, Term):
            for value in _named(leaf):
                if not _is_known(leaf, value, searchable):
                    yield leaf, visible(_hint(leaf, value, searchable))


def is_quick(searchable: Searchable) -> bool:
    """Whether there are so few events that all are looked at while one key is heard."""
    return searchable.block_count <= _FEW_BLOCKS


def _named(term: Term) -> tuple[str, ...]:
    """The values that name something which a file may have or not."""
    return term.values if FIELDS[term.field].form in ("name", "tag", "figure") else ()


def _is_tabled(term: Term, value: str, searchable: Searchable) -> bool:
    known = accepting(Term(term.field, (value,)), searchable)
    return any(known(term.field, id_) for id_ in tabled(term.field, searchable.timeline))


def _is_known(term: Term, value: str, searchable: Searchable) -> bool:
    if _is_tabled(term, value, searchable):
        return True
    if term.field == "id":
        wanted = needle(value)
        return any(wanted == needle(event.id) for event in searchable.timeline.events)
    if term.field == "figure":
        wanted = needle(value)
        return any(wanted in needle(of) for of in used("figure", searchable))
    known = accepting(Term(term.field, (value,)), searchable)
    aspects = ("claim", "who") if term.field == "claim" else (term.field,)
    return any(known(aspect, key) for aspect in aspects for key in used(aspect, searchable))


def _hint(term: Term, value: str, searchable: Searchable) -> str:
    words = {
        "party": "no party is called", "kind": "no kind is called", "era": "no era is called",
        "place": "no place is called", "source": "no source is called",
        "claim": "nobody who claims something is called", "tag": "no event has the tag",
        "lane": "no event has the lane", "id": "no event has the id",
        "figure": "no figure is of",
    }[term.field]  # fmt: skip
    names = (name for known in values(term.field, searchable, _FEW_BLOCKS) for name in known.names)
    near = nearest(value, dict.fromkeys(names))
    question = f'; did you mean "{near}"?' if near else ""
    return f'{words[0].upper()}{words[1:]} "{value}"{question or "."}'
