"""SECURITY.md says what is tested: each hazard by its number, with tests that are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.hostile import places, test_endings, test_files, test_sizes, test_walks
from tests.hostile.payloads import PAYLOADS
from tests.hostile.rows import ROWS, Row

ROOT = Path(__file__).resolve().parents[2]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


@cache
def named_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def line_of(number: int, row: Row) -> str:
    """The row as SECURITY.md has it."""
    files = dict.fromkeys(test.partition("::")[0] for test in row.tests)
    tested = ", ".join(f"[{Path(file).stem}](tests/{file})" for file in files)
    apart = f"; not: {row.untested}" if row.untested else ""
    return f"| {number} | {row.what} | {row.expect} | {tested}{apart} |"


@pytest.mark.parametrize("number", range(1, len(ROWS) + 1))
def test_each_hazard_has_tests_that_are_there(number: int) -> None:
    row = ROWS[number - 1]
    assert row.tests
    for test in row.tests:
        file, _, name = test.partition("::")
        assert name in named_in(file), test


@pytest.mark.parametrize("number", range(1, len(ROWS) + 1))
def test_the_map_has_each_hazard(number: int) -> None:
    assert line_of(number, ROWS[number - 1]) in SECURITY


def test_the_map_has_no_other_row() -> None:
    assert len(re.findall(r"^\| \d+ \| ", SECURITY, re.MULTILINE)) == len(ROWS) == 24


def measures() -> list[str]:
    """The table of measures in SECURITY.md, from the tests themselves, as a short run has them."""
    ends = len(test_endings.FAULTS) + 1 + 2 + 1 + 4  # a command, a closed terminal, tmux, signals
    keys = test_walks.KEYS_OF_A_RUN
    return [
        f"| {len(PAYLOADS)} payloads × {places.places()} places | the same |",
        "| 10,000 in a part of it, 200 in the whole | 100,000 and 2,000 |",
        "| 3,000 | 100,000 |",
        f"| 4 runs of {keys} | 20 runs of {keys} |",
        "| 4,000 each | 100,000 each |",
        "| 500 | 12,500 |",
        f"| {len(test_files.CONTENTS)} | the same |",
        f"| {len(test_files.PLACES)} × 5 ways to open them | the same |",
        f"| {ends} | the same |",
        f"| {len(test_sizes.SIZES)} | the same |",
    ]


def test_the_measures_are_as_told() -> None:
    table = SECURITY.partition("## Measures")[2].partition("\n## ")[0]
    told = re.findall(r"^\| [^|]+(\| .* \|)$", table, re.MULTILINE)
    assert told[1:] == measures()
