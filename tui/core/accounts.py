"""What people say of an event: figures, and rival claims side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.core.fields import FREE, Fields, Ids
from tui.core.model import Claim, Figure

_FIGURE = frozenset(
    {FREE, "of", "value", "low", "high", "best", "unit", "text", "by", "who", "date", "note"}
    | {"sources"}
)
_CLAIM = frozenset({FREE, "by", "who", "says", "date", "cited", "sources"})

Number = int | float | None


def inner_tables(fields: Fields, noun: str) -> Iterator[Fields]:
    """The tables of an array inside an event: its figures, or its claims."""
    tables = fields.table.get(noun)
    if tables is None:
        return
    if type(tables) is not list:
        hint = f"write [[event.{noun}]]" if isinstance(tables, dict) else ""
        fields.wrong(noun, "an array of tables", tables, hint)
        tables = [tables] if isinstance(tables, dict) else []
    for number, table in enumerate(tables):
        path = (*fields.path, noun, number)
        if isinstance(fields.table[noun], dict):
            path = (*fields.path, noun)
        if isinstance(table, dict):
            yield Fields(fields.collector, table, path, _label(noun, fields), fields.zone)
        else:
            fields.wrong_element(noun, number, "tables", table)


def _label(noun: str, fields: Fields) -> Callable[[], str]:
    return lambda: f"a {noun} of {fields.label}"


def read_figures(event: Fields, speakers: Ids, sources: Ids) -> Iterator[Figure]:
    """The figures of an event; one that counts nothing, or has no value, is left out."""
    for fields in inner_tables(event, "figure"):
        fields.unknown(_FIGURE)
        low, high = _range(fields)
        figure = Figure(
            of=fields.text("of"),
            low=low,
            high=high,
            best=_best(fields, low, high),
            unit=fields.text("unit"),
            text=fields.text("text"),
            by=fields.ref("by", speakers),
            who=fields.text("who"),
            date=fields.date("date"),
            note=fields.text("note", lines=True),
            sources=fields.refs("sources", sources),
        )
        if not (fields.table.get("by") or fields.table.get("who")):
            what = f"{fields.label} is nobody's: say by whom it is"
            fields.absent(what, warning=True)
        if not figure.of.strip():
            fields.absent(f'{fields.label} does not say what it counts: it has no "of"')
        elif _has_value(fields, figure):
            yield figure


def _range(fields: Fields) -> tuple[Number, Number]:
    """At least and at most; both are the same for a single value."""
    value, low, high = fields.number("value"), fields.number("low"), fields.number("high")
    if value is not None:
        if low is not None or high is not None:
            message = f"{fields.label} has a value and a range; the value is kept"
            fields.tell("T055", "value", message, "write value, or low and high")
        return value, value
    if low is not None and high is not None and low > high:
        fields.tell("T055", "low", f"{fields.label} has a low that is more than its high")
        return None, None
    return low, high


def _best(fields: Fields, low: Number, high: Number) -> Number:
    """The best estimate, if it lies inside the range."""
    best = fields.number("best")
    if best is None:
        return None
    if (low is not None and best < low) or (high is not None and best > high):
        fields.tell("T055", "best", f"{fields.label} has a best that lies outside its range")
        return None
    return best


def _has_value(fields: Fields, figure: Figure) -> bool:
    """Whether there is anything to show of a figure; if there never was, that is told."""
    if (figure.low, figure.high, figure.best) != (None, None, None) or figure.text.strip():
        return True
    if not fields.table.keys() & {"value", "low", "high", "best"}:
        fields.absent(f"{fields.label} has no value", "write value, or low and high, or text")
    return False


def read_claims(event: Fields, speakers: Ids, sources: Ids) -> Iterator[Claim]:
    """The claims of an event; one that says nothing is left out."""
    for fields in inner_tables(event, "claim"):
        fields.unknown(_CLAIM)
        claim = Claim(
            says=fields.text("says", lines=True),
            by=fields.ref("by", speakers),
            who=fields.text("who"),
            date=fields.date("date"),
            cited=fields.flag("cited", False),
            sources=fields.refs("sources", sources),
        )
        if not fields.table.get("by"):
            fields.absent(f'{fields.label} is nobody\'s: it has no "by"')
        if claim.says.strip():
            yield claim
        elif not fields.table.get("says"):
            fields.absent(f'{fields.label} says nothing: it has no "says"')
