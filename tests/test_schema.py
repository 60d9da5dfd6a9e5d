"""The JSON Schema: valid itself, never stricter than the reader, and as strict as it can be."""

from __future__ import annotations

import json
import math
import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from tui import cli
from tui.core import fields as readers
from tui.core import schema as schemas
from tui.core.load import load_text
from tui.core.schema import DIRECTIVE, NAME, json_value, schema, schema_text

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
VALID = [ROOT / "timeline.toml", *sorted((DATA / "valid").glob("*.toml"))]
INVALID = sorted((DATA / "invalid").glob("*.toml"))

SEEN = {"T020", "T021", "T022", "T023", "T050", "T051", "T052", "T054"}
"""What a schema can see: keys, types, what is missing, brackets, addresses, bounds, choices."""
UNSEEN: dict[str, str] = {}
"""Files with such a mistake that the schema takes all the same, each with the reason."""


@pytest.fixture(scope="module")
def validator() -> Any:
    made = jsonschema.Draft202012Validator
    made.check_schema(schema())
    return made(schema())


def as_json(value: object) -> object:
    """A TOML value as editors hand it to a schema: dates are strings, no number is null."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def parsed(path: Path) -> object | None:
    """The document of a file; `None` if it is no TOML."""
    try:
        return as_json(tomli.loads(path.read_text(encoding="utf-8-sig")))
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError):
        return None


def codes(path: Path) -> set[str]:
    lines = path.with_suffix(".problems").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split()[2] for line in lines}


# The file


def test_the_file_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert (ROOT / NAME).read_text(encoding="ascii") == printed, "run: timeline schema"
    assert printed == schema_text()
    assert printed.endswith("}\n")
    assert json.loads(printed) == schema()


def test_the_bundled_timeline_names_the_file_beside_it() -> None:
    first = (ROOT / "timeline.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == DIRECTIVE
    assert (ROOT / first.removeprefix("#:schema ")).is_file()


def every_property(made: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """All fields of a schema, at any depth."""
    found = [*made.get("properties", {}).items()]
    inner = [made.get("items"), made.get("additionalProperties"), *(each for _, each in found)]
    return found + [each for one in inner if isinstance(one, dict) for each in every_property(one)]


def test_editors_find_a_description_an_example_and_nothing_that_they_trip_over() -> None:
    fields = every_property(schema())
    assert len(fields) > 90
    for key, field in fields:
        assert field["description"], key
        if "properties" not in field and field.get("type") is not None:
            holds_tables = isinstance(field.get("items", field.get("additionalProperties")), dict)
            assert field.get("examples") or holds_tables, key
    for keyword in ("$ref", "$defs", "anyOf", "oneOf", "allOf"):
        assert f'"{keyword}"' not in schema_text()


def test_an_example_and_a_default_fit_their_own_field() -> None:
    for key, field in every_property(schema()):
        inner = jsonschema.Draft202012Validator(field)
        for value in (
            *field.get("examples", ()),
            *([field["default"]] if "default" in field else ()),
        ):
            assert inner.is_valid(as_json(value)), key


# The corpus


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_is_taken(path: Path, validator: Any) -> None:
    assert [error.message for error in validator.iter_errors(parsed(path))] == []


@pytest.mark.parametrize(
    "path", [path for path in INVALID if parsed(path) and codes(path) & SEEN], ids=lambda p: p.stem
)
def test_a_mistake_that_a_schema_can_see_is_refused(path: Path, validator: Any) -> None:
    assert validator.is_valid(parsed(path)) == (path.stem in UNSEEN)


@pytest.mark.parametrize(
    "path",
    [path for path in INVALID if parsed(path) and not codes(path) & SEEN],
    ids=lambda path: path.stem,
)
def test_other_mistakes_are_left_to_the_reader(path: Path, validator: Any) -> None:
    """Or the schema would be stricter than what the reader says it is about."""
    left = [error.message for error in validator.iter_errors(parsed(path))]
    assert left == [] or codes(path) & {"T030"}, "only a value that is no date may be seen"


def test_there_is_a_corpus_to_compare() -> None:
    seen = [path for path in INVALID if parsed(path) and codes(path) & SEEN]
    assert len(seen) >= 15
    assert {code for path in seen for code in codes(path)} >= SEEN - {"T023"}
    assert set(UNSEEN) <= {path.stem for path in seen}


# Mistakes one by one

EVENT = '[[event]]\ntitle = "A"\ndate = 1969\n'


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("titel = 'x'", "", "'titel' was unexpected"),
        ("title = 3", "title", "3 is not of type 'string'"),
        ("lanes = 'kinds'", "lanes", "'kinds' is not one of"),
        ("[[event]]\ndate = 1969", "event/0", "'title' is a required property"),
        ("[[event]]\ntitle = 'A'", "event/0", "'date' is a required property"),
        (EVENT + "importance = 6", "event/0/importance", "6 is greater than the maximum of 5"),
        (EVENT + "parties = 'a'", "event/0/parties", "'a' is not of type 'array'"),
        (EVENT + "verified = 'no'", "event/0/verified", "'no' is not of type 'boolean'"),
        (
            EVENT + "[[event.figure]]\nvalue = 1\nwho = 'x'",
            "event/0/figure/0",
            "'of' is a required",
        ),
        (EVENT + "[[event.figure]]\nof = 'x'\nwho = 'x'", "event/0/figure/0", "'value' is a requ"),
        (EVENT + "[[event.figure]]\nof = 'x'\nlow = 1", "event/0/figure/0", "'by' is a required"),
        (EVENT + "[event.links]\nledto = []", "event/0/links", "'ledto' was unexpected"),
        ("[event]\ntitle = 'A'\ndate = 1969", "event", "is not of type 'array'"),
        ("[era.a]\nname = 'A'", "era/a", "'start' is a required property"),
        ("[source.a]\ntitle = ' '", "source/a/title", "does not match"),
        ("[source.a]\ntitle = 'A'\nurl = 'ftp://x'", "source/a/url", "does not match"),
        ("[place.a]\nlat = 91", "place/a/lat", "91 is greater than the maximum of 90"),
        ("[kind.a]\ncolour = 'blu'", "kind/a/colour", "does not match"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    text: str, where: str, message: str, validator: Any
) -> None:
    (error,) = validator.iter_errors(as_json(tomli.loads(text)))
    assert "/".join(map(str, error.absolute_path)) == where
    assert message in error.message
    assert load_text(text, "x").problems


# Never stricter than the reader

VALUES = st.one_of(
    st.sampled_from([None, True, False, "", " ", "x", "1992", "c. 1992", [], ["a"], {}, 0.5, 3]),
    st.integers(-(10**12), 10**12),
    st.text(max_size=8),
    st.sampled_from([*readers.COLOURS, "Red", "BRIGHT_red", "#fff", "#FF00aa", "#12345"]),
    st.from_regex(r"(?i:https?)://[a-zé./?#<> ]{0,6}", fullmatch=True),
)


@given(VALUES)
def test_a_colour_is_one_to_the_schema_if_it_is_one_to_the_reader(value: object) -> None:
    if isinstance(value, str) and "\n" not in value:
        known = not value or value.lower() in readers.COLOURS or readers._HEX.fullmatch(value)
        assert bool(re.search(schemas._COLOUR, value)) == bool(known)


@given(VALUES)
def test_an_address_is_one_to_the_schema_if_it_is_one_to_the_reader(value: object) -> None:
    if isinstance(value, str) and "\n" not in value:
        known = not value or readers._ADDRESS.fullmatch(value)
        assert bool(re.search(schemas._ADDRESS, value)) == bool(known)


KEYS = ["date", "title", "end", "era", "importance", "parties", "verified", "figure", "extra", "x"]


@given(st.dictionaries(st.sampled_from(KEYS), VALUES.filter(lambda value: value is not None)))
def test_what_the_reader_takes_without_a_word_the_schema_takes(table: dict[str, object]) -> None:
    made = jsonschema.Draft202012Validator(schema())
    toml = "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())
    if not load_text(f"[[event]]\n{toml}", "x").problems:
        assert made.is_valid({"event": [table]})


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{}"
    return json.dumps(value, ensure_ascii=True)


def test_dates_are_strings() -> None:
    assert json_value("1969-07-20") == "1969-07-20"
    assert json_value("1969-07-20T20:17:40Z") == "1969-07-20T20:17:40+00:00"
    assert json_value("[1, 'a']") == [1, "a"]
