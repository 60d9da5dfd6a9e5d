"""What the whole says about its parts: ids that stand twice, and order that contradicts itself.

Whatever is told here is also taken out of the events, so that what is left can be
followed without going round in circles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from tui.core.collect import Collector
from tui.core.marks import Path
from tui.core.model import Event


@dataclass(slots=True)
class Placed:
    """An event with its place in the document, while the whole is checked."""

    event: Event
    path: Path
    table: Mapping[str, Any]
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
    whole.forget_who_is_left_out()
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
        self.placed = placed
        self.by_id = by_id
        self.collector = collector

    def forget_who_is_left_out(self) -> None:
        """Take out the ids of events that are not shown; why they are not was told."""
        for each in self.placed:
            for field, names in list(_relations(each.event)):
                if any(name not in self.by_id for name in names):
                    kept = tuple(name for name in names if name in self.by_id)
                    each.event = _with(each.event, field, kept)

    def check_order(self) -> None:
        """`after` and `before` against the bounds of the dates, and against each other."""
        later: dict[int, list[tuple[Placed, Relation]]] = {}
        for relation in self._all(("after",), ("before",)):
            first, second = relation.to, relation.of
            if relation.field == ("before",):
                first, second = second, first
            if _certainly_earlier(second.event, first.event):
                word = relation.field[0]
                message = (
                    f'event "{relation.of.event.title}" cannot be {word} '
                    f'"{relation.to.event.title}": their dates say otherwise'
                )
                self._drop(relation, "T060", message)
            else:
                later.setdefault(id(second), []).append((first, relation))
        self._break_circles(later, "is said to come after itself")

    def check_parents(self) -> None:
        """`part_of`: no circles, and no part outside its whole."""
        parents: dict[int, list[tuple[Placed, Relation]]] = {}
        for relation in self._all(("links", "part_of")):
            parents.setdefault(id(relation.of), []).append((relation.to, relation))
        self._break_circles(parents, "is said to be part of itself")
        for relation in self._all(("links", "part_of")):
            child, parent = relation.of.event, relation.to.event
            if how := _outside(child, parent):
                message = f'event "{child.title}" {how} "{parent.title}", which it is part of'
                self.collector.tell("T062", message, relation.path, warning=True)

    def _all(self, *fields: tuple[str, ...]) -> list[Relation]:
        return [
            Relation(each, self.by_id[name], field, name)
            for each in self.placed
            for field, names in _relations(each.event)
            if field in fields
            for name in names
        ]

    def _drop(self, relation: Relation, code: str, message: str) -> None:
        self.collector.tell(code, message, relation.path)
        names = dict(_relations(relation.of.event))[relation.field]
        kept = tuple(name for name in names if name != relation.name)
        relation.of.event = _with(relation.of.event, relation.field, kept)

    def _break_circles(self, edges: dict[int, list[tuple[Placed, Relation]]], what: str) -> None:
        """Drop each relation that closes a circle, and name those on it."""
        done: set[int] = set()
        for start in self.placed:
            if id(start) in edges and id(start) not in done:
                for relation, circle in _circles(start, edges, done):
                    names = " → ".join(f'"{each.event.id or each.event.title}"' for each in circle)
                    title = circle[0].event.title
                    self._drop(relation, "T061", f'event "{title}" {what}: {names}')


def _circles(
    start: Placed, edges: dict[int, list[tuple[Placed, Relation]]], done: set[int]
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


def _relations(event: Event) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    links = event.links
    yield ("after",), event.after
    yield ("before",), event.before
    yield ("links", "part_of"), links.part_of
    yield ("links", "led_to"), links.led_to
    yield ("links", "response_to"), links.response_to
    yield ("links", "see_also"), links.see_also


def _with(event: Event, field: tuple[str, ...], names: tuple[str, ...]) -> Event:
    if field == ("after",):
        return replace(event, after=names)
    if field == ("before",):
        return replace(event, before=names)
    changed = {
        "part_of": event.links.part_of,
        "led_to": event.links.led_to,
        "response_to": event.links.response_to,
        "see_also": event.links.see_also,
        field[1]: names,
    }
    return replace(event, links=event.links._replace(**changed))


def _certainly_earlier(event: Event, other: Event) -> bool:
    """Whether one began before the other could have begun."""
    last, first = event.span.start.hi, other.span.start.lo
    return last is not None and first is not None and last <= first


def _outside(child: Event, parent: Event) -> str:
    """How a child certainly reaches outside its parent, in words; empty if it may not."""
    if _certainly_earlier(child, parent):
        return "begins before"
    first, last = child.span.end.lo, parent.span.end.hi
    return "ends after" if first is not None and last is not None and first >= last else ""
