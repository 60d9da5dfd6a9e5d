"""Who may import whom. A module imports its own floor or a lower one, and never in a circle."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tui"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST = 350
"""Lines of a file. One that grows past it does two jobs."""
MEANINGLESS = {"utils", "helpers", "manager", "managers", "common", "misc", "types", "constants"}

FLOORS: dict[str, str] = {
    "ground": """
        core.instant core.text core.folding core.names core.labels core.piece core.commands
        core.key_names core.choices core.languages core.likeness bundled
    """,
    "time": """
        core.zones core.mending core.edtf core.edtf_date core.edtf_write core.human core.phrases
        core.day_month_year core.named_dates core.tokens core.words core.short_words core.lengths
        core.model core.viewport core.steps
    """,
    "file": """
        core.problems core.told core.marks core.places core.collect core.statements
        core.recover
        core.fields core.tables core.accounts core.events core.checks core.document core.reading
        core.load core.losses core.settings core.key_table core.advice core.explanations
        core.explained_file core.explained_record core.explained_hints core.shape core.format
        core.schema core.starter core.insertion core.changes core.kept
        core.clean core.pieces core.streaming
    """,
    "chart": """
        core.units core.ticks core.periods core.chronology core.extents core.strokes core.lanes
        core.packing core.blocks core.layout core.bands core.density core.crowd
        core.tiles core.arrangement
    """,
    "record": """
        core.evidence core.citation core.links core.listing core.plain core.export
        core.source_use core.threads core.families
        core.claim_table core.contested core.lens
    """,
    "search": """
        core.query core.query_fields core.query_tokens core.query_dates core.query_parse
        core.query_plain core.query_words core.masks core.said core.aspects core.searchable
        core.query_matching core.query_values core.query_advice core.query_completion
        core.spots core.finding
    """,
    "exploration": "core.outlook core.explorer core.opening core.state core.restoring",
    "config": "config",
    "outside": """
        outside.programs outside.clipboard outside.browser outside.editor outside.foreground
        outside.watching outside.links outside.writing outside.state outside.crash
    """,
    "arguments": "arguments",
    "commands": """
        commands.check commands.list commands.date commands.config commands.new commands.schema
        commands.explain
    """,
    "paint": """
        view.themes view.palette view.paint view.plain_filter view.hues view.keys view.hints
        view.pane view.mouse_reporting view.keyboard view.lighting
    """,
    "pages": """
        view.prose view.accounts view.page view.strokes view.legend view.chart_rows
        view.dragging view.entry view.choice_rows view.chart_picture view.sheet view.svg
        view.framed view.scrolled view.walked view.source_rows view.claim_sheet
        view.claims_page view.guidance
    """,
    "panes": """
        view.bars view.chart view.detail view.event_list view.overview view.reader view.small
        view.sources view.chooser view.prompt view.confirm view.source_list view.thread_page
        view.letter view.claims view.disputes
    """,
    "screen": """
        view.actions view.asking view.blank view.catalogue view.pointing view.live view.editing
        view.problem_list view.following view.remembering view.weighing view.main_screen view.news
        view.loading view.showing view.filtering view.searching view.slicing
    """,
    "app": "app",
    "show": "show",
    "command line": "cli",
    "door": "__main__",
}
"""Each floor and the modules that stand on it, from the ground up."""

_CORE = ("ground", "time", "file", "chart", "record", "search", "exploration")
_SHOWN = ("ground", "time", "chart", "record", "search", "exploration")
"""What is shown came from no file."""

BELOW: dict[str, tuple[str, ...]] = {
    "ground": (),
    "time": ("ground",),
    "file": ("ground", "time"),
    "chart": ("ground", "time", "record"),
    "record": ("ground", "time"),
    "search": ("ground", "time"),
    "exploration": ("ground", "time", "chart", "record", "search"),
    "config": ("ground", "time", "file"),
    "arguments": ("ground",),
    "outside": ("ground",),
    "commands": ("ground", "time", "file", "record", "search", "config"),
    "paint": _SHOWN,
    "pages": (*_SHOWN, "paint"),
    "panes": (*_SHOWN, "paint", "pages"),
    "screen": (*_CORE, "outside", "paint", "pages", "panes"),
    "app": (*_CORE, "config", "outside", "paint", "screen"),
    "show": (*_CORE, "config", "outside", "paint", "pages"),
    "command line": ("ground", "arguments", "commands", "outside", "app", "show"),
    "door": ("command line",),
}
"""What the modules of a floor may import besides each other."""
APART = {"panes", "commands"}
"""Floors whose modules do not even know each other."""

FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names.split()}


def name_of(path: Path) -> str:
    """The name of a module within the package: ``core.instant``; empty for the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


NAMES = {name_of(path): path for path in MODULES}


@cache
def imports(path: Path) -> frozenset[str]:
    """The full names of all that a module imports, wherever in it."""
    return frozenset(_imports(ast.parse(path.read_text(encoding="utf-8"))))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """The modules of the package that a module imports."""
    names = {name.removeprefix("tui.") for name in imports(path) if name.startswith("tui.")}
    return {name for name in names if name in NAMES and not is_package(name)}


def is_package(name: str) -> bool:
    return NAMES[name].name == "__init__.py"


def test_there_is_something_to_test() -> None:
    assert {"core.instant", "core.model", "cli"} <= NAMES.keys()


def test_every_module_stands_on_one_floor() -> None:
    placed = [name for names in FLOORS.values() for name in names.split()]
    assert len(placed) == len(set(placed))
    assert set(placed) == {name for name in NAMES if not is_package(name)}
    assert FLOORS.keys() == BELOW.keys()


def test_the_map_names_every_module() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("## Floors")[1]
    rows = dict(line.split("|")[1:3] for line in table.splitlines() if line.startswith("| "))
    told = {floor.strip(): set(re.findall(r"\w+", names)) for floor, names in rows.items()}
    for floor, names in FLOORS.items():
        assert {name.rpartition(".")[2] for name in names.split()} <= told[floor]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_imports_a_higher_floor(path: Path) -> None:
    if path.name == "__init__.py":
        assert not ours(path), "a package is a map, not a door"
        return
    own = FLOOR_OF.get(name_of(path), "no floor")
    assert own in BELOW, "a module stands on a floor: add it to FLOORS"
    allowed = {*BELOW[own]} | ({own} - APART)
    assert {name for name in ours(path) if FLOOR_OF.get(name) not in allowed} == set()


def test_nothing_imports_in_a_circle() -> None:
    left = {name: ours(path) for name, path in NAMES.items()}
    while free := [name for name, needs in left.items() if not needs & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("path", sorted((PACKAGE / "core").glob("*.py")), ids=name_of)
def test_the_core_knows_no_screen(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(path)}
    assert not roots & {"textual", "rich"}
    assert not {name.partition(".")[0] for name in ours(path)} - {"core"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "core").glob("*.py")), ids=name_of)
def test_the_core_touches_no_files_but_in_its_one_reader(path: Path) -> None:
    if path.name == "reading.py":
        return
    calls = [
        node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)
    ]
    named = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
    assert not named & {"open", "read_text", "read_bytes", "write_text", "write_bytes", "print"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "commands").glob("*.py")), ids=name_of)
def test_a_command_knows_no_screen(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(path)}
    assert not roots & {"textual", "rich"}
    assert not {name.partition(".")[0] for name in ours(path)} - {"core", "bundled", "config"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_door_imports_the_command_line(path: Path) -> None:
    assert "cli" not in ours(path) or name_of(path) == "__main__"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_has_one_job(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.stem not in MEANINGLESS


# What is really imported, by a process of its own


def loaded(code: str, *words: str) -> set[str]:
    """The top-level packages in memory after `code` has run in a fresh Python."""
    code += (
        "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["check", "--help"],
        ["list", "--help"],
        ["show", "--help"],
        ["date", "--help"],
        ["config", "--help"],
        ["config", "--sample"],
        ["new", "--help"],
        ["explain", "--help"],
        ["explain", "T020"],
        ["schema", "--help"],
        ["schema"],
        ["config"],
        ["--version"],
        ["check", "timeline.toml"],
        ["list", "timeline.toml"],
        ["list", "--long", "timeline.toml"],
        ["list", "--json", "timeline.toml"],
        ["list", "--where", "kind:battle date:1992", "timeline.toml"],
        ["date", "27 September 2020"],
        ["no-such-file"],
    ],
    ids=" ".join,
)
def test_a_command_without_a_screen_imports_no_screen(words: list[str]) -> None:
    packages = loaded("import sys; from tui.cli import main; main(sys.argv[1:])", *words)
    assert "tui" in packages
    assert not packages & {"textual", "rich"}


@pytest.mark.parametrize(
    "words", [["timeline.toml"], ["timeline.toml", "--svg", "-"]], ids=" ".join
)
def test_a_printed_chart_does_without_the_app(words: list[str]) -> None:
    packages = loaded("import sys; from tui.cli import main; main(sys.argv[1:])", "show", *words)
    assert "rich" in packages
    assert "textual" not in packages


def test_the_core_alone_imports_no_screen() -> None:
    names = [f"tui.{name}" for name in NAMES if name.startswith("core")]
    assert not loaded(f"import {', '.join(names)}") & {"textual", "rich"}
