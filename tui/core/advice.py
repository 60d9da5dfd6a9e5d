"""What could be better in a timeline that is right: hints, for those who ask for them.

A hint never says that something is wrong. What a broken text may have said is not
missed: where a statement could not be read, nothing is called absent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tui.core.checks import Placed
from tui.core.collect import At, Collector
from tui.core.marks import FAULTY, Path
from tui.core.model import Event, Timeline
from tui.core.problems import Severity
from tui.core.text import visible

_SHORTEST = 4
"""Letters of the shortest id that a text is taken to be near to."""
_DATES = {
    "": ("view",),
    "era": ("start", "end"),
    "source": ("date",),
    "event": ("date", "end", "earliest", "latest", "reported"),
    "figure": ("date",),
    "claim": ("date",),
}
"""The fields that hold dates, by table."""
_NATIVE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?)?", re.ASCII
)
_BETWEEN = re.compile(r"[\s_-]+")


def advise(
    document: Mapping[str, Any], placed: Sequence[Placed], timeline: Timeline, collector: Collector
) -> None:
    """Tell the hints of a timeline that has been read.

    Args:
        document: As parsed.
        placed: The events that are shown, with their places in the document.
        timeline: The same, checked.
        collector: Of the same text; the hints go to it.
    """
    _Advice(document, placed, timeline, collector).give()


class _Advice:
    def __init__(
        self,
        document: Mapping[str, Any],
        placed: Sequence[Placed],
        timeline: Timeline,
        collector: Collector,
    ) -> None:
        self.document = document
        self.placed = placed
        self.timeline = timeline
        self.collector = collector

    def give(self) -> None:
        for each in self.placed:
            if not self.collector.is_broken(each.path):
                self._sources_of(each)
                self._voices_of(each)
        self._unused()
        self._points()
        self._dates()
        self._texts()

    def _sources_of(self, each: Placed) -> None:
        """An event that rests on one source; on none only where the file has sources."""
        sources = {name for group in _cited(each.event) for name in group}
        if len(sources) == 1:
            message = f'event "{each.event.title}" rests on a single source'
            at = (*each.path, "sources") if each.event.sources else each.path
            self._tell("T080", message, at, "", "value" if each.event.sources else "header")
        elif not sources and self.timeline.sources and self.collector.is_whole:
            message = f'event "{each.event.title}" rests on no source'
            self._tell("T080", message, each.path, "", "header")

    def _voices_of(self, each: Placed) -> None:
        """An event of which one party alone speaks, where it has a rival."""
        speakers = {self._side(claim.by) for claim in each.event.claims}
        if len(speakers) != 1 or len(self.timeline.parties) < 2:
            return
        speaker = speakers.pop()
        if speaker not in self.timeline.parties:
            return
        others = [party for party in each.event.parties if party != speaker]
        name = self.timeline.parties[speaker].name
        message = f'event "{each.event.title}" has claims of {name} only'
        hint = f"what of {self.timeline.parties[others[0]].name}?" if others else ""
        self._tell("T081", message, (*each.path, "claim", 0, "by"), hint)

    def _side(self, by: str) -> str:
        """The party for which somebody speaks: a source may stand on the side of one."""
        source = self.timeline.sources.get(by)
        return source.affiliation if source and source.affiliation else by

    def _unused(self) -> None:
        """Sources that nothing cites, and parties that nothing names."""
        if not self.collector.is_whole:
            return
        events = [each.event for each in self.placed]
        speakers = {claim.by for event in events for claim in event.claims}
        speakers |= {figure.by for event in events for figure in event.figures}
        cited = {name for event in events for group in _cited(event) for name in group} | speakers
        for source in self.timeline.sources:
            if source not in cited:
                message = f'source "{source}" is never cited'
                self._tell("T082", message, ("source", source), "", "header")
        named = speakers | {party for event in events for party in event.parties}
        named |= {source.affiliation for source in self.timeline.sources.values()}
        named |= {party for place in self.timeline.places.values() for party in place.names}
        for party in self.timeline.parties:
            if party not in named:
                message = f'party "{party}" is never named'
                self._tell("T086", message, ("party", party), "", "header")

    def _points(self) -> None:
        for place in self.timeline.places.values():
            if place.lat is not None and place.lon is not None:
                continue
            path = ("place", place.id)
            if self.collector.is_broken(path):
                continue
            given = "lat" if place.lat is not None else "lon" if place.lon is not None else ""
            missing = {"lat": "lon", "lon": "lat"}.get(given, "lat and lon")
            has = f"{given} and no {missing}" if given else "no coordinates"
            message = f'place "{place.id}" has {has}'
            self._tell("T083", message, path, f"add {missing}", "header")

    def _dates(self) -> None:
        """Dates in quotes that TOML could hold as dates, which editors then check."""
        for noun, path, table in self._tables():
            for key in _DATES[noun]:
                text = table.get(key)
                if isinstance(text, str) and _is_native(text):
                    message = f'"{text}" can be a date of TOML'
                    hint = f"write {text} without quotes"
                    self._tell("T084", message, (*path, key), hint)

    def _tables(self) -> Iterator[tuple[str, Path, Mapping[str, Any]]]:
        """The tables that hold dates, each with its noun and its place."""
        yield "", (), self.document
        for noun in ("era", "source"):
            tables = self.document.get(noun)
            for name, table in tables.items() if isinstance(tables, dict) else ():
                if isinstance(table, dict):
                    yield noun, (noun, name), table
        for each in self.placed:
            yield "event", each.path, each.table
            for noun in ("figure", "claim"):
                tables = each.table.get(noun)
                for number, table in enumerate(tables if isinstance(tables, list) else ()):
                    if isinstance(table, dict):
                        yield noun, (*each.path, noun, number), table

    def _texts(self) -> None:
        """Kinds, places and eras in words that are nearly an id."""
        known = {
            "kind": _Near(self.timeline.kinds),
            "place": _Near(self.timeline.places),
            "era": _Near(self.timeline.eras),
        }
        for each in self.placed:
            written = each.table.get("era")
            eras = [written] if isinstance(written, str) else written
            for number, era in enumerate(eras if isinstance(eras, list) else ()):
                path: Path = ("era",) if isinstance(written, str) else ("era", number)
                if isinstance(era, str):
                    self._near(each, path, visible(era), known)
            self._near(each, ("kind",), each.event.kind, known)
            self._near(each, ("place",), each.event.place, known)

    def _near(self, each: Placed, path: Path, text: str, known: Mapping[str, _Near]) -> None:
        noun = str(path[0])
        if text and (meant := known[noun].to(text)):
            message = f'{noun} "{text}" of event "{each.event.title}" is no id, but near to one'
            self._tell("T085", message, (*each.path, *path), f'did you mean "{meant}"?')

    def _tell(self, code: str, message: str, path: Path, hint: str, at: At = "value") -> None:
        self.collector.at(self.collector.mark(path, at), code, message, hint, Severity.HINT)


def _cited(event: Event) -> Iterator[tuple[str, ...]]:
    """The sources of an event, and of what is said of it."""
    yield event.sources
    yield from (figure.sources for figure in event.figures)
    yield from (claim.sources for claim in event.claims)


def _is_native(text: str) -> bool:
    if not _NATIVE.fullmatch(text):
        return False
    import tomli  # knows which days there are

    try:
        tomli.loads(f"date = {text}")
    except FAULTY:
        return False
    return True


class _Near:
    """Ids by what is left of them without one letter, so that a near one is found at once."""

    def __init__(self, ids: Collection[str]) -> None:
        self._ids = ids
        self._without: dict[str, list[str]] = {}
        for name in ids:
            for form in _without_one(_bare(name)):
                self._without.setdefault(form, []).append(name)
        self._found: dict[str, str] = {}

    def to(self, text: str) -> str:
        """The id that a text is nearly; empty if it is one, or is near to none."""
        if text in self._ids or not self._ids:
            return ""
        if text not in self._found:
            bare = _bare(text)
            names = [name for form in _without_one(bare) for name in self._without.get(form, ())]
            near = [name for name in names if is_near(bare, _bare(name))]
            self._found[text] = min(near, key=lambda name: _bare(name) != bare, default="")
        return self._found[text]


def _bare(text: str) -> str:
    """A text as it is compared: in small letters, without what stands between words."""
    return _BETWEEN.sub("", text.casefold())


def _without_one(text: str) -> set[str]:
    """The text, and all that it is without one of its letters."""
    if len(text) > 100:
        return {text}
    return {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}


def is_near(text: str, other: str) -> bool:
    """Whether two texts are the same, or one letter is other, missing, or swapped with the next.

    Short ones are near to nothing but themselves: every "bar" is one letter from a "war".
    """
    if text == other:
        return True
    if min(len(text), len(other)) < _SHORTEST or abs(len(text) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(text, other, strict=False)) if a != b),
        min(len(text), len(other)),
    )
    text, other = text[start:], other[start:]
    swapped = text[1:2] + text[:1] + text[2:]
    return text[1:] == other or text == other[1:] or text[1:] == other[1:] or swapped == other
