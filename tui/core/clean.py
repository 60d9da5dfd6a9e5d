"""Events without a mistake, read at once: what nearly all of a long file is.

The one idea: only what is surely right is taken here. Everything else is left to
`read_event`, which tells what is wrong; where both can read, both give the same
event. What many events have in common, as days, kinds and tags, is kept but once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, make_dataclass
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple, cast

from tui.core.collect import Collector
from tui.core.events import Known, eras_within, label, reach, read_related, written_date
from tui.core.fields import FREE, Fields
from tui.core.human import read_date, read_day
from tui.core.instant import DateError, Span
from tui.core.model import CONFIDENCES, Event
from tui.core.text import is_clean

_MOST = 100_000
"""How many dates, and how many texts, are kept to be shared: days of three centuries."""
_RELATED = frozenset({"links", "after", "before", "figure", "claim"})
"""What is read as in any event: mistakes in it cost the event nothing."""


_FIELDS = fields(Event)
_PLACES = {field.name: place for place, field in enumerate(_FIELDS)}
"""The fields of an event, by their places in it."""
_Filled = make_dataclass("_Filled", [field.name for field in _FIELDS], slots=True)
"""An event while it is filled, with the same slots: what is frozen costs five times as much
to make."""
_BLANK: list[Any] = [None if field.default is MISSING else field.default for field in _FIELDS]
"""What an event is if nothing is said of it; a title and a date must be."""
_INDEX, _TITLE, _SPAN, _LINE = (_PLACES[name] for name in ("index", "title", "span", "line"))
_WRITTEN, _WRITTEN_END, _ERAS = (_PLACES[name] for name in ("written", "written_end", "eras"))


class _UnsureError(Exception):
    """A value that may be wrong."""


class _Date(NamedTuple):
    """A date that was read, with what follows from it."""

    span: Span
    written: str
    eras: tuple[str, ...]
    """Those that it falls in."""
    is_point: bool


class Clean:
    """Reads the events of one file that have nothing wrong in them."""

    def __init__(self, collector: Collector, known: Known, zone: tzinfo) -> None:
        """Take where problems go, what events may refer to, and the zone of the axis."""
        self._collector = collector
        self._known = known
        self._zone = zone
        self._dates: dict[date | str | int, _Date] = {}
        self._texts: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._borders = sorted({border for _, *ends in known.eras for border in ends})
        self._between: dict[int, tuple[str, ...]] = {}
        """The eras between two of their borders, by the number of the second."""
        self._readers: dict[str, tuple[int, Callable[[Any], object]]] = {
            "date": (_PLACES["span"], self._date),
            "end": (_PLACES["written_end"], self._date),
            "title": (_PLACES["title"], _title),
            "id": (_PLACES["id"], _line),
            "era": (_PLACES["eras"], self._eras),
            "kind": (_PLACES["kind"], self._word),
            "lane": (_PLACES["lane"], self._word),
            "place": (_PLACES["place"], self._word),
            "parties": (_PLACES["parties"], self._parties),
            "tags": (_PLACES["tags"], self._list),
            "importance": (_PLACES["importance"], _importance),
            "reported": (_PLACES["reported"], self._reported),
            "summary": (_PLACES["summary"], _lines),
            "note": (_PLACES["note"], _lines),
            "verified": (_PLACES["verified"], _flag),
            "confidence": (_PLACES["confidence"], _confidence),
            "sources": (_PLACES["sources"], self._sources),
        }
        """By key: the place of the field of `Event`, and what reads it."""

    def event(self, table: Mapping[str, Any], number: int, index: int, line: int) -> Event | None:
        """One event; `None` if it is not surely right, and then nothing has been told.

        Args:
            table: As parsed.
            number: Its place among all events of the file.
            index: Its place among the events that can be shown.
            line: The line of its header.
        """
        values = _BLANK.copy()
        readers = self._readers
        is_related = False
        try:
            for key, value in table.items():
                if (found := readers.get(key)) is not None:
                    place, reader = found
                    values[place] = reader(value)
                elif key in _RELATED:
                    is_related = True
                elif key != FREE:
                    return None
            begun, ended = values[_SPAN], values[_WRITTEN_END]
            if begun is None or values[_TITLE] is None:
                return None
            span = _until(begun, ended) if ended else begun.span
        except _UnsureError:
            return None
        values[_INDEX], values[_SPAN], values[_LINE] = index, span, line
        values[_WRITTEN] = begun.written
        if ended:
            values[_WRITTEN_END] = ended.written
        if not values[_ERAS]:
            values[_ERAS] = begun.eras if span is begun.span else self._eras_of(span)
        if is_related:
            for name, value in read_related(self.fields(table, number), self._known).items():
                values[_PLACES[name]] = value
        event: Any = _Filled(*values)
        event.__class__ = Event
        return cast(Event, event)

    def close(self) -> None:
        """Forget what was kept to be shared; it would else stay until somebody collects it."""
        for kept in (self._readers, self._dates, self._texts, self._lists, self._between):
            kept.clear()

    def fields(self, table: Mapping[str, Any], number: int) -> Fields:
        """An event of that number, to be read field by field."""
        return Fields(self._collector, table, ("event", number), label(table, number), self._zone)

    def _date(self, value: object) -> _Date:
        """A date in any form but an impossible one."""
        kind = type(value)
        if kind is date or kind is str or kind is int:
            known = self._dates.get(value)  # type: ignore[call-overload]
            if known is not None:
                return known  # type: ignore[no-any-return]
            made = self._made(value)
            if len(self._dates) < _MOST:
                self._dates[value] = made  # type: ignore[index]
            return made
        if kind is datetime:  # two that are equal may be written with different shifts
            return self._made(value)
        raise _UnsureError

    def _made(self, value: object) -> _Date:
        if type(value) is date:
            span = read_day(value)
            return _Date(span, value.isoformat(), self._eras_of(span), True)
        try:
            span = read_date(value, self._zone)
        except DateError:
            raise _UnsureError from None
        is_point = span.start is span.end
        if not is_point and span.start == span.end:
            span, is_point = Span.at(span.start), True
        return _Date(span, written_date(value), self._eras_of(span), is_point)

    def _eras_of(self, span: Span) -> tuple[str, ...]:
        """Every era that a span may touch; the same for all between two borders of eras."""
        first, last = reach(span)
        border = bisect_right(self._borders, first)
        if border < len(self._borders) and last > self._borders[border]:
            return self._list(eras_within(span, self._known))
        if border not in self._between:
            self._between[border] = self._list(eras_within(span, self._known))
        return self._between[border]

    def _reported(self, value: object) -> Span:
        return self._date(value).span

    def _word(self, value: object) -> str:
        """A word that many events have."""
        if type(value) is str and (known := self._texts.get(value)) is not None:
            return known
        text = _line(value)
        if len(self._texts) < _MOST:
            self._texts[text] = text
        return text

    def _list(self, value: Collection[str]) -> tuple[str, ...]:
        """Texts that stand together in many events."""
        if type(value) is not list and type(value) is not tuple:
            raise _UnsureError
        words = tuple(value)
        try:
            return self._lists[words]
        except KeyError:
            pass
        except TypeError:  # something that is no text
            raise _UnsureError from None
        words = tuple(map(self._word, words))
        if len(self._lists) < _MOST:
            self._lists[words] = words
        return words

    def _eras(self, value: object) -> tuple[str, ...]:
        """One text, or several."""
        if type(value) is str:
            return self._list([value]) if value else ()
        return self._list(value)  # type: ignore[arg-type]

    def _parties(self, value: Collection[str]) -> tuple[str, ...]:
        return _known(self._list(value), self._known.parties.ids)

    def _sources(self, value: Collection[str]) -> tuple[str, ...]:
        return _known(self._list(value), self._known.sources.ids)


def _until(begun: _Date, ended: _Date) -> Span:
    """The span from a date to the `end` of the same event."""
    first, last = begun.span.start.lo, ended.span.end.hi
    if not (begun.is_point and ended.is_point) or (
        first is not None and last is not None and last <= first
    ):
        raise _UnsureError
    return begun.span if begun is ended else begun.span.until(ended.span)


def _known(names: tuple[str, ...], ids: Collection[str]) -> tuple[str, ...]:
    for name in names:
        if name not in ids:
            raise _UnsureError
    return names


def _line(value: object) -> str:
    if type(value) is not str or not value.isprintable():
        raise _UnsureError
    return value


def _lines(value: object) -> str:
    if type(value) is not str or not (value.isprintable() or is_clean(value, multiline=True)):
        raise _UnsureError
    return value


def _title(value: object) -> str:
    if type(value) is not str or not value.isprintable() or not value.strip():
        raise _UnsureError
    return value


def _importance(value: object) -> int:
    if type(value) is not int or not 1 <= value <= 5:
        raise _UnsureError
    return value


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise _UnsureError
    return value


def _confidence(value: object) -> str:
    for known in ("", *CONFIDENCES):
        if value == known:
            return known
    raise _UnsureError
