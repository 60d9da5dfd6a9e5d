"""The format as a JSON Schema, for editors that complete and check while one types.

Draft 2020-12, with those keywords only that have the same meaning in draft 7, which is
what editors know. Nothing is referred to: Taplo, the server behind Even Better TOML,
takes a `$ref` without the description beside it, and an `anyOf` of types as that many
fields. A TOML date is a string to a schema, so that a date is a string or a year.

The schema never refuses what the reader takes without a word. What it cannot see,
as ids, dates that cannot be or the width of a character, is left to the reader.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import tomli

from tui.core.fields import COLOURS
from tui.core.format import DATES, EVENT, ROOT, TABLES, YEARS
from tui.core.shape import Field, Holds, Table

NAME = "timeline.schema.json"
"""What the file with the schema is called."""
DIRECTIVE = f"#:schema ./{NAME}"
"""The first line of a timeline beside it, by which editors find it."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_NOT_BLANK = r"\S"
_ADDRESS = r"""^$|^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#<>"]+[^\s<>"]*$"""
_TYPES: dict[Holds, str | list[str]] = {
    Holds.DATE: ["string", "integer"],
    Holds.DAY: ["string", "integer"],
    Holds.FLAG: "boolean",
    Holds.WHOLE: "integer",
    Holds.NUMBER: "number",
    Holds.STRINGS: "array",
    Holds.IDS: "array",
    Holds.ONE_OR_MORE: ["string", "array"],
    Holds.NAMES: "object",
}
"""What is not a string."""
_LISTS = (Holds.STRINGS, Holds.IDS, Holds.ONE_OR_MORE)
_OPENS = (Holds.TABLE, Holds.TABLES, Holds.TABLES_BY_ID)


def schema() -> Schema:
    """The whole schema, as JSON has it."""
    return {"$schema": DRAFT, "title": "Timeline", **_table(ROOT), "description": _ABOUT}


def schema_text() -> str:
    """The schema as a file, in ASCII, so that no encoding can spoil it."""
    return json.dumps(schema(), indent=2, sort_keys=True) + "\n"


_ABOUT = "Dated events, and all that is known of them. `timeline check` tells more than a schema."


def _table(table: Table) -> Schema:
    """What a table may hold; what is not known is refused, as the reader warns of it."""
    made: Schema = {
        "type": "object",
        "description": table.says,
        "additionalProperties": False,
        "properties": {field.key: _field(field, table) for field in table.fields},
    }
    if required := [field.key for field in table.fields if field.required]:
        made["required"] = required
    for group in reversed(table.needs):
        # "If none of these is there, the first must be": an error that names a field.
        lacking = {"properties": dict.fromkeys(group, False)}
        rest = {key: made.pop(key) for key in ("if", "then", "else") if key in made}
        made |= {
            "if": lacking,
            "then": {"required": [group[0]]},
            **({"else": rest} if rest else {}),
        }
    return made


def _field(field: Field, table: Table) -> Schema:
    if field.holds in _OPENS:
        return _opened(field, table)
    made: Schema = {"description": f"{field.says}\n\n`{field.key} = {field.example}`"}
    if field.holds is Holds.ANYTHING:
        return made
    made["type"] = _TYPES.get(field.holds, "string")
    made["examples"] = [json_value(field.example)]
    if field.default:
        made["default"] = json_value(field.default)
    if field.choices:
        made["enum"] = [*field.choices]
    made |= _bounds(field)
    if field.holds in _LISTS:
        made["items"] = {"type": "string"}
    elif field.holds is Holds.NAMES:
        made["additionalProperties"] = {"type": "string"}
    return made


def _bounds(field: Field) -> Schema:
    """What narrows the values of a type."""
    if field.holds in (Holds.DATE, Holds.DAY):
        low, high = YEARS
        bounds: Schema = {"pattern": _NOT_BLANK, "minimum": low, "maximum": high}
        if field.key == EVENT.fields[0].key:
            bounds["examples"] = [json_value(written) for written in DATES]
        return bounds
    if field.low is not None:
        return {"minimum": field.low, "maximum": field.high}
    patterns = {Holds.ADDRESS: _ADDRESS, Holds.COLOUR: _COLOUR}
    pattern = patterns.get(field.holds, _NOT_BLANK if field.required else "")
    return {"pattern": pattern} if pattern else {}


def _opened(field: Field, table: Table) -> Schema:
    """A field that holds tables of their own."""
    inner = _table(inner_table(field, table))
    if field.holds is Holds.TABLE:
        return {**inner, "description": field.says}
    if field.holds is Holds.TABLES:
        return {"type": "array", "description": field.says, "items": inner}
    return {"type": "object", "description": field.says, "additionalProperties": inner}


def inner_table(field: Field, table: Table) -> Table:
    """The table that a field of a table opens.

    Raises:
        KeyError: It opens none.
    """
    name = f"{table.name}.{field.key}".removeprefix(".")
    return {each.name: each for each in TABLES}[name]


def json_value(written: str) -> object:
    """A value as TOML writes it, as editors show it to a schema: dates are strings."""
    value = tomli.loads(f"value = {written}")["value"]
    return value.isoformat() if isinstance(value, date) else value


def _any_case(word: str) -> str:
    """A pattern for a word in any case; the patterns of a schema have no flag for it."""
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in word)


_COLOUR = rf"^$|^#(?:[0-9A-Fa-f]{{3}}){{1,2}}$|^(?:{'|'.join(map(_any_case, COLOURS))})$"
