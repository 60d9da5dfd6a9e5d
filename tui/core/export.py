"""Events as plain values for other programs: what ``timeline list --json`` prints.

Keys are those of the file; beside them stand the words and the bounds of the
date. Every key is always there: what was not given is `None`, a list is empty.
"""

from __future__ import annotations

from typing import TypeAlias

from tui.core import edtf, words
from tui.core.instant import Span
from tui.core.model import Claim, Event, Figure

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
"""What JSON can hold."""


def event_values(event: Event) -> dict[str, Value]:
    """One event, in the order of the keys in which people read it.

    ``bounds`` are the first and last possible start and end, in whole seconds
    from 1970-01-01T00:00:00 of the axis' wall clock, half-open; `None` where
    open or unknown. Dates inside are EDTF.
    """
    span = event.span
    return {
        "id": event.id or None,
        "title": event.title,
        "date": event.written,
        "end": event.written_end or None,
        "words": words.describe(span),
        "bounds": list(span.bounds),
        "precision": words.precision_word(span.precision),
        "qualifier": words.doubt(span.qualifier),
        "eras": list(event.eras),
        "kind": event.kind or None,
        "place": event.place or None,
        "parties": list(event.parties),
        "tags": list(event.tags),
        "importance": event.importance,
        "reported": _date(event.reported),
        "summary": event.summary or None,
        "figures": [_figure(figure) for figure in event.figures],
        "claims": [_claim(claim) for claim in event.claims],
        "links": {name: list(ids) for name, ids in event.links._asdict().items()},
        "sources": list(event.sources),
        "verified": event.verified,
        "note": event.note or None,
    }


def _figure(figure: Figure) -> dict[str, Value]:
    single = figure.low if figure.low == figure.high else None
    return {
        "of": figure.of,
        "value": single,
        "low": figure.low if single is None else None,
        "high": figure.high if single is None else None,
        "best": figure.best,
        "unit": figure.unit or None,
        "text": figure.text or None,
        "by": figure.by or None,
        "who": figure.who or None,
        "date": _date(figure.date),
        "note": figure.note or None,
        "sources": list(figure.sources),
    }


def _claim(claim: Claim) -> dict[str, Value]:
    return {
        "by": claim.by or None,
        "who": claim.who or None,
        "says": claim.says,
        "date": _date(claim.date),
        "cited": claim.cited,
        "sources": list(claim.sources),
    }


def _date(span: Span | None) -> str | None:
    return None if span is None else edtf.write(span)
