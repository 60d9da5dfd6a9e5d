"""The files that are measured and looked at: whole, always the same, and of every kind of date."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.made import WRITERS, made_events, made_file
from benchmarks.seen import before_the_era, deep, one_day, spans
from benchmarks.tables import Row, table, times, write_section
from tui.core.instant import Precision, Qualifier
from tui.core.load import load_text

COUNT = 2_000


def test_a_made_file_has_its_events_and_no_problem(tmp_path: Path) -> None:
    loaded = load_text(made_file(tmp_path, "toml", COUNT).read_text(encoding="utf-8"), "made")
    assert loaded.problems == ()
    assert len(loaded.timeline.events) == COUNT


def test_its_dates_are_as_people_know_them(tmp_path: Path) -> None:
    text = made_file(tmp_path, "toml", COUNT).read_text(encoding="utf-8")
    events = load_text(text, "made").timeline.events
    starts = [event.span.start for event in events]
    assert {Precision.DAY, Precision.MONTH, Precision.YEAR} <= {at.precision for at in starts}
    assert any(at.qualifier is Qualifier.APPROXIMATE for at in starts)
    assert min(at.lo for at in starts if at.lo is not None) < -62_135_596_800  # before year 1


@pytest.mark.parametrize("ending", WRITERS)
def test_it_is_always_the_same(tmp_path: Path, ending: str) -> None:
    (tmp_path / "again").mkdir()
    once, again = (made_file(folder, ending, 50) for folder in (tmp_path, tmp_path / "again"))
    assert once.read_bytes() == again.read_bytes()


def test_more_events_begin_with_the_same_ones() -> None:
    assert list(made_events(10)) == list(islice(made_events(1_000), 10))


def test_the_table_and_the_log_have_the_same_events(tmp_path: Path) -> None:
    titles = [event.title for event in made_events(20)]
    with made_file(tmp_path, "csv", 20).open(encoding="utf-8", newline="") as file:
        assert [row["title"] for row in csv.DictReader(file)] == titles
    log = made_file(tmp_path, "log", 20).read_text(encoding="utf-8").splitlines()
    assert [title in line for title, line in zip(titles, log, strict=True)] == [True] * 20


@pytest.mark.parametrize("made", [one_day, spans, deep, before_the_era])
def test_a_file_to_look_at_has_no_problem(made) -> None:
    text = "".join(made())
    loaded = load_text(text, made.__name__)
    assert loaded.problems == ()
    assert len(loaded.timeline.events) == text.count("[[event]]")


def test_a_number_over_its_limit_stands_out_and_so_does_one_that_is_missing() -> None:
    row = Row("move", times, 4)
    row.put(10, 3.0)
    assert row.is_met
    row.put(100, 5.0)
    row.put(1_000, None)
    assert not row.is_met
    assert table([row], (10, 100, 1_000)).splitlines()[-1] == (
        "| move | 3.0 × | **5.0 ×** ✗ | **–** ✗ | ≤ 4.0 × |"
    )


def test_a_section_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# All\n\n## One\n\nold\n\n## Two\n\nstays\n", encoding="utf-8")
    for text in ("new", "newer"):
        write_section("One", text, readme)
    assert readme.read_text(encoding="utf-8") == "# All\n\n## One\n\nnewer\n\n## Two\n\nstays\n"
    write_section("Two", "last", readme)
    assert readme.read_text(encoding="utf-8").endswith("newer\n\n## Two\n\nlast\n")
