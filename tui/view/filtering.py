"""What is told of a filter while it is being typed."""

from __future__ import annotations

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from tui.core.finding import Finding
from tui.core.model import Timeline
from tui.core.query import Query, QueryError
from tui.core.query_advice import is_quick, strangers
from tui.core.query_completion import completions
from tui.core.query_matching import Slice, slices
from tui.core.query_parse import parse
from tui.core.searchable import Searchable
from tui.view.guidance import Candidate, Guidance
from tui.view.slicing import Slices

_EACH = 0.1
"""Seconds from one count so far to the next."""


def read(text: str, timeline: Timeline) -> Query:
    """What a query means for a timeline.

    Raises:
        QueryError: Nothing.
    """
    return parse(text, ZoneInfo(timeline.timezone))


def refusal(timeline: Timeline, text: str) -> str:
    """Why a text is no query; empty if it is one."""
    try:
        read(text, timeline)
    except QueryError as error:
        return _words(error)
    return ""


def guide(searchable: Searchable, text: str, cursor: int) -> Guidance:
    """What is wrong with a query so far, and what may come next."""
    trouble, fault = "", (0, 0)
    found = completions(text, cursor, searchable)
    try:
        query = read(text, searchable.timeline)
    except QueryError as error:
        trouble, fault = _words(error), (error.start, max(error.end, error.start + 1))
    else:
        for term, says in strangers(query, searchable) if is_quick(searchable) else ():
            if not found or not term.start < cursor <= term.end:  # else it is being typed
                trouble, fault = says, (term.start, term.end)
                break
    if not found or (found[0].text == text[found[0].start : found[0].end] and len(found) == 1):
        return Guidance(trouble, fault)
    first = found[0]
    completed = text[: first.start] + first.text + text[first.end :]
    candidates = tuple(Candidate(each.text, each.says) for each in found)
    return Guidance(trouble, fault, candidates, completed, first.start + len(first.text))


class Counting:
    """How many events match the query that is being typed, counted between keys."""

    def __init__(self, searchable: Searchable, slicing: Slices[Slice]) -> None:
        """Count in a timeline."""
        self._searchable, self._slicing = searchable, slicing
        self._counted: Finding | None = None

    def count(self, text: str, tell: Callable[[str], None]) -> None:
        """Tell how many events a query matches, so far and in the end; nothing of a wrong one."""
        timeline = self._searchable.timeline
        self._counted = None
        try:
            query = read(text, timeline)
            steps = slices(query, self._searchable)
        except QueryError:
            self.stop()
            tell("")
            return
        finding, told = Finding(text.strip(), query, len(timeline.events)), 0.0

        def take(made: list[Slice], is_done: bool) -> None:
            nonlocal finding, told
            finding = finding.with_slices(made)
            if is_done:
                self._counted = finding
            now = time.perf_counter()
            if is_done or now - told >= _EACH:
                told = now
                tell(f"{finding.count:,}{'' if is_done else '…'} of {finding.total:,}")

        self._slicing.begin(steps, take)

    def counted(self, text: str, timeline: Timeline | None) -> Finding | None:
        """What a query matches in a timeline, if that is known by now."""
        if self._counted is None or timeline is not self._searchable.timeline:
            return None  # the file may have been saved while the query was typed
        return self._counted if self._counted.text == text else None

    def stop(self) -> None:
        """Count no more."""
        self._slicing.stop()


def _words(error: QueryError) -> str:
    if error.suggestion:
        return f"{error.message}; did you mean {error.suggestion}?"
    return error.message
