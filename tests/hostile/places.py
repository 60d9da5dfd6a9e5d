"""Files with a payload in every field that the format knows: made from the format's own table.

A new field, or a new kind of value, is in these files by itself, or fails here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tests.hostile.payloads import PAYLOADS, raw, toml
from tui.core.format import CLAIM, ERA, EVENT, FIGURE, KIND, LINKS, PARTY, PLACE, ROOT, SOURCE
from tui.core.format import TABLES as ALL_TABLES
from tui.core.shape import Field, Holds, Table

Quote = Callable[[str], str]

BY_ID = (ERA, KIND, PARTY, PLACE, SOURCE)
NESTED = (FIGURE, CLAIM)

_TEXT = "{}"
_STRINGS = "[{}]"
_PAIRS = "{{ {} = {} }}"
GOOD: dict[Holds, str] = {
    Holds.LINE: _TEXT,
    Holds.LINES: _TEXT,
    Holds.STRINGS: _STRINGS,
    Holds.ONE_OR_MORE: _STRINGS,
    Holds.ID: _TEXT,
    Holds.IDS: _STRINGS,
    Holds.NAMES: _PAIRS,
    Holds.ANYTHING: _PAIRS,
    Holds.ADDRESS: _TEXT,
}
"""How a field that may hold any text holds a payload."""
OTHER = {
    *(Holds.CHOICE, Holds.COLOUR, Holds.GLYPH, Holds.DATE, Holds.DAY),
    *(Holds.FLAG, Holds.WHOLE, Holds.NUMBER),
}
"""What may hold no text of one's own; in a wrong file it does."""
TABLES = {Holds.TABLE, Holds.TABLES, Holds.TABLES_BY_ID}
"""What is written as tables below."""
assert {*GOOD} | OTHER | TABLES == set(Holds), "a new kind of value: say how it holds a payload"
assert {*ALL_TABLES} == {ROOT, EVENT, LINKS, *NESTED, *BY_ID}, "a new table: write it below"

_NOT_ANY = {"timezone"}
"""Fields whose text must be known: a payload there is a mistake."""


def _value(field: Field, payload: str, quote: Quote) -> str:
    text = quote(("http://x.example/" if field.holds is Holds.ADDRESS else "") + payload)
    form = GOOD[field.holds]
    return form.format(text, text) if form is _PAIRS else form.format(text)


def _lines(table: Table, payload: str, quote: Quote, wrong: bool) -> Iterator[str]:
    """The fields of a table with a payload in each that can hold it; if `wrong`, in the others."""
    for field in table.fields:
        if field.holds in TABLES:
            continue
        is_other = field.holds in OTHER or field.key in _NOT_ANY
        if is_other == wrong:
            text = quote(payload) if wrong else _value(field, payload, quote)
            yield f"{field.key} = {text}"
        elif wrong and field.required:
            yield f"{field.key} = {quote(payload)}"
    if wrong:
        yield f"{quote('no ' + payload)} = {quote(payload)}"


def _tables(payload: str, date: str, quote: Quote, wrong: bool) -> Iterator[str]:
    """One of each table for a payload, an event with its figure and its claim last."""
    for table in BY_ID:
        yield f"[{table.name}.{quote(payload)}]"
        yield from _lines(table, payload, quote, wrong)
        if table is ERA and not wrong:
            yield "start = 2001-01-01"
    yield "[[event]]"
    if not wrong:
        yield f"date = {date}"
    yield from _lines(EVENT, payload, quote, wrong)
    for table in NESTED:
        yield f"[[{table.name}]]"
        yield from _lines(table, payload, quote, wrong)
    yield f"[{LINKS.name}]"
    yield from _lines(LINKS, payload, quote, wrong)


def good(payloads: Sequence[str] = PAYLOADS, quote: Quote = toml) -> str:
    """A file with one event for each payload, and the payload in all its texts."""
    lines = [*_lines(ROOT, payloads[0], quote, False)]
    for number, payload in enumerate(payloads):
        lines += _tables(payload, str(1600 + number), quote, False)
    return "\n".join(lines) + "\n"


def wrong(payloads: Sequence[str] = PAYLOADS, quote: Quote = toml) -> str:
    """A file with each payload wherever it is a mistake: keys, ids, dates, colours, tables."""
    lines = [*_lines(ROOT, payloads[0], quote, True)]
    for payload in payloads:
        lines += _tables(payload, "2001", quote, True)
        lines += [f"[[{quote(payload)}]]", "x = 1", f"[{quote('one ' + payload)}]", "x = 1"]
    return "\n".join(lines) + "\n"


def bare(payloads: Sequence[str] = PAYLOADS) -> bytes:
    """A file with each payload as it is, where no TOML allows it: in strings, keys, headers."""
    lines = []
    for payload in payloads:
        lines += [f'[[event]]\ndate = {payload}\ntitle = "{payload}"', f"{payload} = 1"]
        lines += [f"[{payload}]", f"# {payload}", f"x = '''{payload}'''"]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def places() -> int:
    """How many places of a file a payload is put in, besides names and headers."""
    counted = [f for table in ALL_TABLES for f in table.fields if f.holds not in TABLES]
    return len(counted) + 2 * len(ALL_TABLES)


__all__ = ["bare", "good", "places", "raw", "toml", "wrong"]
