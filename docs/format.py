"""Make `docs/format.md` from the table of the format: `python docs/format.py`.

Every form of a date is read, every example of a mistake is checked, so that the page
says only what the program does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import tomli

from tui.core.fields import COLOURS, FREE
from tui.core.format import DATES, ROOT, TABLES
from tui.core.human import read_date
from tui.core.load import load_text
from tui.core.problems import report, summary
from tui.core.schema import DIRECTIVE
from tui.core.shape import Field, Holds, Table
from tui.core.words import describe

_PLURALS = {"event": "events", "party": "parties", "source": "sources"}
PAGE = Path(__file__).resolve().parent / "format.md"

_OPENING = """\
<!-- Made by docs/format.py from tui/core/format.py: change it there. -->

# The file

A timeline is a [TOML](https://toml.io) file in UTF-8. This is a whole one:

```toml
title = "To the Moon"

[[event]]
date = 1969-07-20
title = "Landing"
```

`timeline new my.toml` writes one that shows everything in use, `timeline check my.toml` tells \
every mistake in it.

The order of tables and events is yours; the screen goes by the dates. An id is what stands \
after the dot of `[party.crew]`, or the `id` of an event; other fields name it. Every field can \
be left out but those marked **required**. Any table may have `extra`, in which you keep what \
you like.
"""

_DATES = """
## Dates

A date is a TOML date, a TOML datetime, a whole year, or a string.

| written | understood as |
|---|---|
"""

_AFTER_DATES = """
Strings are [EDTF](https://www.loc.gov/standards/datetime/) or English. Years before 1 count as \
astronomers count them, so that 0 is 1 BCE. A time without an offset is on the clock of the \
`timezone` of the file; one with an offset is brought there. What may mean two things, as \
`03/04/2020`, is a mistake that names both. `timeline date WORDS` tells how any date will be \
understood.

A sign such as `~` or "c." does not say how wide the doubt is: `earliest` and `latest` of the \
event do. An event with an `end` has a `date` that is no interval.
"""

_BROKEN = """\
title = "To the Moon"

[[event]]
date = 1969-07-20
title = "Landing"
plaec = "Moon"

[[event]]
date = 1969-02-30
title = "No such day"
"""

_COLOURS = """
## Colours

A colour is `#rrggbb`, `#rgb` or one of these names: \
{names}.
"""

_MISTAKES = """
## Mistakes

Nothing is dropped in silence, and one mistake costs as little as it can.

| what is wrong | what happens |
|---|---|
| a statement that is no TOML | it is told, and the rest of its table counts |
| a key that is not on this page | a warning with the nearest that is |
| a value of the wrong type, out of range, or an id that nothing has | it is told and left out; \
the event stays |
| an event without a date or without a title | it is told and not shown |
| two events with one id | the first keeps it |
| a character that could act on a terminal | a warning; it is shown as a sign that stands for it |
| a file that is too large for the memory | it is told before it is read: four times its size and \
80 MB have to be free |

`timeline check` tells them all, in the order of the file, each with its line and what would be \
right:

```
{report}
```

`timeline check --hints` also tells what could be better, and `timeline explain CODE` what a \
kind of mistake is.
"""

_EDITORS = """
## Completion in an editor

`timeline new my.toml --schema` writes the format as a JSON Schema beside the file, and this \
line at its top:

```toml
{directive}
```

By it Even Better TOML (VS Code) and Taplo, the language server behind it, complete fields, show \
what they are for, and mark what is wrong while you type, without a network. For a file \
that you have already, `timeline schema > timeline.schema.json`. A schema sees less than \
`timeline check`: no ids, no days that do not exist.
"""


def page() -> str:
    """The whole page."""
    broken = load_text(_BROKEN, "my.toml")
    shown = f"{report(broken.problems)}\n{summary(broken)}"
    parts = [
        _OPENING,
        _DATES,
        *(f"| `{written}` | {_understood(written)} |\n" for written in DATES),
        _AFTER_DATES,
        *(line for table in TABLES for line in _section(table)),
        _COLOURS.format(names=", ".join(f"`{name}`" for name in COLOURS)),
        _MISTAKES.format(report=shown),
        _EDITORS.format(directive=DIRECTIVE),
    ]
    return "".join(parts)


def _understood(written: str) -> str:
    return describe(read_date(tomli.loads(f"date = {written}")["date"], UTC))


def _section(table: Table) -> Iterator[str]:
    """A table of the file as a table of the page."""
    yield f"\n## {_heading(table)}\n\n{table.says}\n"
    yield "\n| field | holds | what it is for | example |\n|---|---|---|---|\n"
    for field in table.fields:
        if field.key == FREE and table is not ROOT:
            continue  # the opening says that any table may have it
        yield f"| `{field.key}` | {_holds(field)} | {field.says} | {_example(field, table)} |\n"
    for group in table.needs:
        *most, last = (f"`{key}`" for key in group)
        yield f"\nOne of {', '.join(most)} or {last} must be there.\n"


def _heading(table: Table) -> str:
    if table is ROOT:
        return "The whole timeline"
    return f"`{table.header}`"


def _holds(field: Field) -> str:
    """The type of a field, with all that narrows it."""
    said = field.holds.value
    if field.holds is Holds.ID:
        said += f" of a {field.ids}"
    elif field.holds is Holds.IDS:
        said += f" of {_PLURALS[field.ids]}"
    elif field.choices:
        said += ": " + ", ".join(f"`{choice}`" for choice in field.choices)
    elif field.low is not None:
        said += f" from {field.low} to {field.high}"
    if field.required:
        return f"{said}, **required**"
    return f"{said}, default `{field.default}`" if field.default else said


def _example(field: Field, table: Table) -> str:
    if field.example:
        return f"`{field.key} = {field.example}`"
    name = f"{table.name}.{field.key}".removeprefix(".")
    header = next(each.header for each in TABLES if each.name == name)
    return f"`{header}`, below"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
