"""The table of the format against the readers, and the page and the dates made from it."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from types import ModuleType

import pytest
import tomli

from tui.core import accounts, document, events, tables
from tui.core.format import (
    CLAIM,
    DATES,
    ERA,
    EVENT,
    FIGURE,
    KIND,
    LINKS,
    PARTY,
    PLACE,
    ROOT,
    SOURCE,
    TABLES,
)
from tui.core.human import read_date
from tui.core.load import load_text
from tui.core.model import Timeline
from tui.core.problems import report
from tui.core.shape import Field, Holds, Table
from tui.core.words import describe

DOCS = Path(__file__).resolve().parent.parent / "docs"
OPENS = (Holds.TABLE, Holds.TABLES, Holds.TABLES_BY_ID)

KNOWN = [
    (ROOT, document._ROOT),
    (EVENT, events._EVENT),
    (LINKS, events._LINKS),
    (FIGURE, accounts._FIGURE),
    (CLAIM, accounts._CLAIM),
    (ERA, tables._ERA),
    (KIND, tables._KIND),
    (PARTY, tables._PARTY),
    (PLACE, tables._PLACE),
    (SOURCE, tables._SOURCE),
]
"""Each table with the keys that its reader knows."""

OTHERS = """
[party.crew]
[party.press]
[source.transcript]
title = "Transcript"
[[event]]
id = "plan"
title = "Plan"
date = 1961
[[event]]
id = "landing"
title = "Landing"
date = "1969-07-20"
[[event]]
id = "mission"
title = "Mission"
date = "1969"
"""
"""What the examples name by its id."""
ANY_EVENT = 'date = 1969-07-16\ntitle = "Launch"\n'
FILLED = {"event.figure": {"value": "1", "by": '"press"'}}
"""What stands in for the groups of which one is needed."""

every_field = pytest.mark.parametrize(
    ("table", "field"),
    [(table, field) for table in TABLES for field in table.fields if field.holds not in OPENS],
    ids=lambda value: value.name or "root" if isinstance(value, Table) else value.key,
)


def written(table: Table, fields: dict[str, str]) -> str:
    """A file in which a table has these fields."""
    lines = "".join(f"{key} = {value}\n" for key, value in fields.items())
    if table is ROOT:
        return lines + OTHERS
    if table is LINKS:
        return f"{OTHERS}[[event]]\n{ANY_EVENT}[event.links]\n{lines}"
    if table in (FIGURE, CLAIM):
        return f"{OTHERS}[[event]]\n{ANY_EVENT}{table.header}\n{lines}"
    own = f"{table.header}\n"
    others = OTHERS.replace(own + 'title = "Transcript"\n', "").replace(own, "")
    if table is EVENT:
        others = OTHERS
    return f"{others}{own}{lines}"


def least(table: Table) -> dict[str, str]:
    """The least that a table must have."""
    needed = {field.key: field.example for field in table.fields if field.required}
    return needed | FILLED.get(table.name, {})


def problems(text: str) -> str:
    return report(load_text(text, "x").problems)


# Against the readers


def test_every_table_is_compared() -> None:
    assert [table for table, _ in KNOWN] == [*TABLES]


@pytest.mark.parametrize(("table", "keys"), KNOWN, ids=lambda value: getattr(value, "name", ""))
def test_the_table_has_the_keys_that_the_reader_knows(table: Table, keys: frozenset[str]) -> None:
    assert table.keys == keys
    assert len(table.fields) == len(keys), "each key once"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_least_is_enough(table: Table) -> None:
    assert problems(written(table, least(table))) == ""


@every_field
def test_an_example_is_read_without_a_problem(table: Table, field: Field) -> None:
    fields = least(table)
    if field.key in ("low", "high", "best", "text"):
        del fields["value"]
    assert problems(written(table, fields | {field.key: field.example})) == ""


@every_field
def test_what_it_holds_is_what_the_reader_wants(table: Table, field: Field) -> None:
    """A time is nothing that any field holds, and each says so, but what is the author's own."""
    told = load_text(written(table, least(table) | {field.key: "07:32:00"}), "x").problems
    codes = {problem.code for problem in told}
    if field.holds is Holds.ANYTHING:
        assert codes == set()
    elif field.holds in (Holds.DATE, Holds.DAY):
        assert "T030" in codes
    else:
        assert "T021" in codes


@every_field
def test_a_required_field_is_missed_and_no_other_is(table: Table, field: Field) -> None:
    fields = least(table)
    fields.pop(field.key, None)
    told = load_text(written(table, fields), "x").problems
    in_a_group = any(field.key in group for group in table.needs)
    if field.required:
        assert "T022" in {problem.code for problem in told}
    elif not in_a_group:
        assert told == ()


@pytest.mark.parametrize("group", FIGURE.needs, ids=" or ".join)
def test_one_of_a_group_is_missed(group: tuple[str, ...]) -> None:
    fields = {key: value for key, value in least(FIGURE).items() if key not in group}
    told = load_text(written(FIGURE, fields), "x").problems
    assert [problem.code for problem in told] == ["T022"]
    examples = {field.key: field.example for field in FIGURE.fields}
    for key in group:
        assert problems(written(FIGURE, fields | {key: examples[key]})) == ""


@every_field
def test_the_bounds_and_the_choices_are_those_of_the_reader(table: Table, field: Field) -> None:
    if field.low is not None and field.high is not None:
        inside, outside = (field.low, field.high), (field.low - 1, field.high + 1)
        code = "T051"
    else:
        inside, outside = tuple(f'"{choice}"' for choice in field.choices), ('"nonsense"',)
        code = "T052"
    if not inside:
        return
    for value in inside:
        assert problems(written(table, least(table) | {field.key: str(value)})) == ""
    for value in outside:
        told = load_text(written(table, least(table) | {field.key: str(value)}), "x").problems
        assert [problem.code for problem in told] == [code]


def made(table: Table, timeline: Timeline) -> object:
    """What the last table of a kind became."""
    last = max(timeline.events, key=lambda event: event.index)
    found: dict[str, Sequence[object]] = {
        "": [timeline],
        "event": [last],
        "event.figure": last.figures,
        "event.claim": last.claims,
        "place": [*timeline.places.values()],
        "source": [*timeline.sources.values()],
    }
    return found[table.name][-1]


@every_field
def test_the_default_is_what_counts_if_there_is_none(table: Table, field: Field) -> None:
    if not field.default:
        return
    loaded = load_text(written(table, least(table)), "x")
    assert (
        getattr(made(table, loaded.timeline), field.key) == tomli.loads(f"x={field.default}")["x"]
    )
    assert field.example != field.default


@every_field
def test_the_words_fit_on_a_line(table: Table, field: Field) -> None:
    assert field.says.endswith(".")
    assert "\n" not in field.says + field.example
    assert "|" not in field.says + field.example, "it would end a column of the page"
    assert len(field.says) <= 90, table.name


def test_the_ids_are_those_of_tables() -> None:
    for table in TABLES:
        for field in table.fields:
            named = field.holds in (Holds.ID, Holds.IDS, Holds.NAMES)
            assert bool(field.ids) == named, field.key
            assert {*field.ids.split(" or ")} <= {each.name for each in TABLES}


# Dates


@pytest.mark.parametrize("example", DATES)
def test_a_date_of_the_page_is_read_and_the_page_has_its_words(example: str) -> None:
    span = read_date(tomli.loads(f"x = {example}")["x"], UTC)
    page = (DOCS / "format.md").read_text(encoding="utf-8")
    assert f"| `{example}` | {describe(span)} |" in page


# The page


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("format_page", DOCS / "format.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_script_makes(script: ModuleType) -> None:
    assert script.PAGE == DOCS / "format.md"
    committed = script.PAGE.read_text(encoding="utf-8")
    assert committed == script.page(), "run: python docs/format.py"


def test_the_page_tells_every_field(script: ModuleType) -> None:
    page = script.page()
    for table in TABLES:
        section = page.split(f"## {script._heading(table)}\n")[1].split("\n## ")[0]
        for field in table.fields:
            assert f"| `{field.key}` |" in section or field.key == "extra", table.name
