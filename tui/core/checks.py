"""What the whole says about its parts: ids that stand twice, and order that contradicts itself.

Whatever is told here is also taken out of the events, so that what is left can be
followed without going round in circles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tui.core.collect import Collector
from tui.core.marks import Path
from tui.core.model import Event

_LONGEST_WAY = 20
"""How many events of a circle or a chain are named."""


class Placed:
    """An event with its place in the document, while the whole is checked."""

    __slots__ = ("event", "path", "table")

    def __init__(self, event: Event, path: Path, table: Mapping[str, Any]) -> None:
        self.event = event
        self.path = path
        self.table = table
        """As parsed, to find where its ids are written."""


class Relation(NamedTuple):
    """That one event stands in a relation to another, and where that is written."""

    of: Placed
    to: Placed
    field: tuple[str, ...]
    """``("after",)`` or ``("links", "part_of")``."""
    name: str
    """The id as it is written."""

    @property
    def path(self) -> Path:
        """Where the id stands: its number in the array as it is written."""
        table: object = self.of.table
        for step in self.field:
            table = table.get(step) if isinstance(table, dict) else None
        listed = table if isinstance(table, list) else []
        number = listed.index(self.name) if self.name in listed else 0
        return (*self.of.path, *self.field, number)


Edges = dict[int, list[tuple[Placed, Relation]]]
"""By the identity of an event what it is said to come after, or to be part of."""


class _Bound(NamedTuple):
    """The first or last second that one event allows another."""

    second: int
    by: Placed
    way: tuple[Placed, ...] = ()
    """Those between the two, the nearest to `by` first."""


def check(placed: Sequence[Placed], collector: Collector) -> list[Event]:
    """Tell what the events say of each other that cannot be, and take it out of them.

    Args:
        placed: The events in the order of the file.
        collector: Where the problems go.

    Returns:
        The events that are left: all of them, in the same order.
    """
    by_id = _first_of_each_id(placed, collector)
    whole = _Whole(placed, by_id, collector)
    whole.check_order()
    whole.check_parents()
    return [each.event for each in placed]


def _first_of_each_id(placed: Sequence[Placed], collector: Collector) -> dict[str, Placed]:
    """The events by id; of two with one id the first keeps it."""
    by_id: dict[str, Placed] = {}
    for each in placed:
        name = each.event.id
        if not name:
            continue
        first = by_id.setdefault(name, each)
        if first is not each:
            line = collector.line((*first.path, "id"))
            where = f" (line {line})" if line else ""
            message = f'the id "{name}" belongs to event "{first.event.title}"{where} already'
            collector.tell("T041", message, (*each.path, "id"))
            each.event = replace(each.event, id="")
    return by_id


class _Whole:
    """All events with their relations."""

    def __init__(
        self,
        placed: Sequence[Placed],
        by_id: dict[str, Placed],
        collector: Collector,
    ) -> None:
        self.collector = collector
        self.relations = [
            relation for each in placed if _is_related(each.event) for relation in _of(each, by_id)
        ]
        either = {id(end) for relation in self.relations for end in (relation.of, relation.to)}
        self.related = [each for each in placed if id(each) in either] if either else []

    def check_order(self) -> None:
        """`after` and `before` against the bounds of the dates, and against each other."""
        later: Edges = {}
        for relation in self.relations:
            if relation.field not in (("after",), ("before",)):
                continue
            first, second = relation.to, relation.of
            if relation.field == ("before",):
                first, second = second, first
            last = _last_start(second.event)
            if last is not None and not _allows(first.event.span.start.lo, last):
                self._drop(relation, "T060", _cannot_be(relation, dated=True))
            else:
                later.setdefault(id(second), []).append((first, relation))
        self._break_circles(later, "is said to come after itself")
        self._check_chains(later)

    def _check_chains(self, later: Edges) -> None:
        """Dates that only together cannot be: each event begins after all before it."""
        begins: dict[int, _Bound | None] = {}
        for each in _followed(self.related, later):
            own, last = each.event.span.start.lo, _last_start(each.event)
            latest = None if own is None else _Bound(own, each)
            for first, relation in later.get(id(each), ()):
                bound = begins[id(first)]
                if bound is None:
                    continue
                if last is not None and bound.second >= last:
                    chain = _arrows([bound.by, *bound.way, first, each], dated=True)
                    message = f"{_cannot_be(relation)}, for {chain} goes back in time"
                    self._drop(relation, "T060", message)
                elif latest is None or bound.second > latest.second:
                    latest = _onward(bound, first)
            begins[id(each)] = latest

    def check_parents(self) -> None:
        """`part_of`: no circles, and no part outside its whole, or the whole of that."""
        parents: Edges = {}
        for relation in self.relations:
            if relation.field == ("links", "part_of"):
                parents.setdefault(id(relation.of), []).append((relation.to, relation))
        self._break_circles(parents, "is said to be part of itself")
        begins: dict[int, _Bound | None] = {}
        ends: dict[int, _Bound | None] = {}
        for each in _followed(self.related, parents):
            span = each.event.span
            latest = None if span.start.lo is None else _Bound(span.start.lo, each)
            soonest = None if span.end.hi is None else _Bound(span.end.hi, each)
            for parent, relation in parents.get(id(each), ()):
                begin, end = begins[id(parent)], ends[id(parent)]
                if self._tell_outside(relation, begin, end):
                    continue
                if begin and (latest is None or begin.second > latest.second):
                    latest = _onward(begin, parent)
                if end and (soonest is None or end.second < soonest.second):
                    soonest = _onward(end, parent)
            begins[id(each)], ends[id(each)] = latest, soonest

    def _tell_outside(self, relation: Relation, begin: _Bound | None, end: _Bound | None) -> bool:
        """Tell how a child certainly reaches outside its parent, or what that is part of."""
        child, parent = relation.of, relation.to
        for bound, how in (
            (_own(parent, parent.event.span.start.lo), "begins before"),
            (_own(parent, parent.event.span.end.hi), "ends after"),
            (begin, "begins before"),
            (end, "ends after"),
        ):
            if bound is None or not _leaves(child.event, how, bound.second):
                continue
            if how == "ends after" and not _allows(child.event.span.start.lo, bound.second):
                how = "begins after the end of"
            message = f"event {_named(child)} {how} {_named(bound.by)}, which it is part of"
            if bound.by is not parent:
                message += f": {_arrows([child, parent, *reversed(bound.way), bound.by])}"
            self.collector.tell("T062", message, relation.path, warning=True)
            return True
        return False

    def _drop(self, relation: Relation, code: str, message: str) -> None:
        self.collector.tell(code, message, relation.path)
        names = dict(_fields(relation.of.event))[relation.field]
        kept = tuple(name for name in names if name != relation.name)
        relation.of.event = _with(relation.of.event, relation.field, kept)

    def _break_circles(self, edges: Edges, what: str) -> None:
        """Drop each relation that closes a circle, and name those on it."""
        done: set[int] = set()
        closing: list[tuple[Relation, list[Placed]]] = []
        for start in self.related:
            if id(start) in edges and id(start) not in done:
                closing += _circles(start, edges, done)
        for relation, circle in closing:
            title = circle[0].event.title
            self._drop(relation, "T061", f'event "{title}" {what}: {_arrows(circle)}')
        dropped = {id(relation) for relation, _ in closing}
        for listed in edges.values():
            listed[:] = [step for step in listed if id(step[1]) not in dropped]


def _circles(
    start: Placed, edges: Edges, done: set[int]
) -> Iterator[tuple[Relation, list[Placed]]]:
    """Each relation that leads back to where the walk came from, with that circle."""
    on_the_way: dict[int, int] = {id(start): 0}
    way = [start]
    ahead = [iter(edges.get(id(start), ()))]
    while ahead:
        step = next(ahead[-1], None)
        if step is None:
            ahead.pop()
            left = way.pop()
            del on_the_way[id(left)]
            done.add(id(left))
            continue
        following, relation = step
        if id(following) in on_the_way:
            yield relation, [*way[on_the_way[id(following)] :], following]
        elif id(following) not in done:
            on_the_way[id(following)] = len(way)
            way.append(following)
            ahead.append(iter(edges.get(id(following), ())))


def _followed(starts: Sequence[Placed], edges: Edges) -> Iterator[Placed]:
    """Each event with relations, after all those that they lead to; there are no circles."""
    seen: set[int] = set()
    for start in starts:
        if id(start) not in edges or id(start) in seen:
            continue
        seen.add(id(start))
        way = [(start, iter(edges[id(start)]))]
        while way:
            each, ahead = way[-1]
            step = next(ahead, None)
            if step is None:
                way.pop()
                yield each
            elif id(step[0]) not in seen:
                seen.add(id(step[0]))
                way.append((step[0], iter(edges.get(id(step[0]), ()))))


def _is_related(event: Event) -> bool:
    return bool(event.after or event.before or any(event.links))


def _of(placed: Placed, by_id: Mapping[str, Placed]) -> Iterator[Relation]:
    """The relations of an event; those to events that are left out go, as told before."""
    for field, names in list(_fields(placed.event)):
        if not all(name in by_id for name in names):
            names = tuple(name for name in names if name in by_id)
            placed.event = _with(placed.event, field, names)
        for name in dict.fromkeys(names):
            yield Relation(placed, by_id[name], field, name)


def _fields(event: Event) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    yield ("after",), event.after
    yield ("before",), event.before
    for name, names in zip(event.links._fields, event.links, strict=True):
        yield ("links", name), names


def _with(event: Event, field: tuple[str, ...], names: tuple[str, ...]) -> Event:
    if field == ("after",):
        return replace(event, after=names)
    if field == ("before",):
        return replace(event, before=names)
    return replace(event, links=event.links._replace(**{field[-1]: names}))


def _last_start(event: Event) -> int | None:
    """The first second at which an event must have begun: an end that is known bounds it too."""
    bounds = [bound for bound in (event.span.start.hi, event.span.end.hi) if bound is not None]
    return min(bounds, default=None)


def _allows(first: int | None, last: int) -> bool:
    """Whether something from `first` on can be before `last`."""
    return first is None or first < last


def _leaves(child: Event, how: str, bound: int) -> bool:
    """Whether a child certainly begins before a second, or ends after it."""
    if how == "begins before":
        last = _last_start(child)
        return last is not None and last <= bound
    return not (_allows(child.span.start.lo, bound) and _allows(child.span.end.lo, bound))


def _own(placed: Placed, second: int | None) -> _Bound | None:
    return None if second is None else _Bound(second, placed)


def _onward(bound: _Bound, over: Placed) -> _Bound:
    """The same bound for what comes after `over`, or is part of it."""
    return bound if bound.by is over else bound._replace(way=(*bound.way, over))


def _named(placed: Placed) -> str:
    """An event by its title, with its date in words."""
    from tui.core.words import describe  # only when something is wrong

    return f'"{placed.event.title}" ({describe(placed.event.span)})'


def _cannot_be(relation: Relation, *, dated: bool = False) -> str:
    of, to = relation.of, relation.to
    if dated:
        return f"event {_named(of)} cannot be {relation.field[0]} {_named(to)}"
    return f'event "{of.event.title}" cannot be {relation.field[0]} "{to.event.title}"'


def _arrows(way: Sequence[Placed], *, dated: bool = False) -> str:
    """The way from event to event by their ids; the middle of a very long one is counted."""
    from tui.core.words import describe

    names = [f'"{each.event.id or each.event.title}"' for each in way]
    if dated:
        names[0] += f" ({describe(way[0].event.span)})"
        names[-1] += f" ({describe(way[-1].event.span)})"
    if len(names) > _LONGEST_WAY:
        half = _LONGEST_WAY // 2
        names[half:-half] = [f"{len(names) - 2 * half:,} more"]
    return " → ".join(names)
