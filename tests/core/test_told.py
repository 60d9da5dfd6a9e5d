"""Of very many problems the first are told, in the order of the file, and the others counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_streaming import streamed
from tui.core import told
from tui.core.load import load_bytes, load_text
from tui.core.problems import Problem, Severity, report, summary
from tui.core.told import Told

DATA = sorted((Path(__file__).parents[1] / "data" / "invalid").glob("*.toml"))
UNKNOWN = "".join(f"k{number} = 1\n" for number in range(6))
BROKEN = "".join(f'k{number} = "\n' for number in range(6))
EVENT = '[[event]]\ndate = 2020\ntitle = "good"\n'


@pytest.fixture(autouse=True)
def three(monkeypatch):
    """No more than three problems are told."""
    monkeypatch.setattr(told, "MOST", 3)
    monkeypatch.setattr(told, "_SPARE", 1)


def lines(text):
    return [(each.line, each.severity.value, each.code) for each in load_text(text, "x").problems]


def test_as_many_as_there_is_room_for_are_told_alone():
    assert [line for line, _, _ in lines("a = 1\nb = 1\nc = 1\n")] == [1, 2, 3]


def test_the_others_are_one_line_above_them():
    assert report(load_text(UNKNOWN, "x.toml").problems).split("\n")[:2] == [
        "x.toml: warning: 3 warnings further down are not told one by one; "
        "mend the first ones, and look again [T090]",
        'x.toml:1:1: warning: unknown key "k0" in the timeline [T020]',
    ]
    assert lines(UNKNOWN) == [
        (None, "warning", "T090"),
        *((line, "warning", "T020") for line in (1, 2, 3)),
    ]


def test_one_is_one():
    assert "1 warning further down is not" in report(load_text("a=1\nb=1\nc=1\nd=1", "x").problems)


def test_what_is_counted_counts():
    loaded = load_text(EVENT + BROKEN + UNKNOWN.replace("k", "w"), "x.toml")
    assert loaded.wrong == 12
    assert summary(loaded) == "x.toml: 6 errors, 6 warnings; 1 event shown"


def test_an_error_that_is_not_told_is_one_all_the_same():
    loaded = load_text(f"{UNKNOWN}{EVENT}date = 2020\n", "x")
    assert [each.code for each in loaded.problems if each.is_error] == ["T090"]


def test_the_first_are_told_though_others_are_found_before_them():
    text = '[[event]]\ndate = 2020\ntitle = "a"\nx = 1\n' + "".join(
        f'[party.p{number}]\nname = "P"\ny = 1\n' for number in range(6)
    )
    assert [line for line, _, _ in lines(text)] == [None, 4, 7, 10]


def test_faults_of_the_text_push_out_no_event():
    loaded = load_text(BROKEN + EVENT * 3 + "[[event.x\n" * 6 + EVENT, "x")
    assert loaded.shown == 4
    assert sum(each.code != "T090" for each in loaded.problems) == 3


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_whatever_is_wrong_the_first_three_are_those_that_are_told(path, monkeypatch):
    few = load_bytes(path.read_bytes(), "x")
    monkeypatch.setattr(told, "MOST", 1_000)
    whole = load_bytes(path.read_bytes(), "x")
    assert [each for each in few.problems if each.code != "T090"] == [*whole.problems[:3]]
    assert few.wrong == whole.wrong
    assert few._replace(problems=()) == whole._replace(problems=())


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_a_file_that_is_read_block_by_block_tells_the_same(path):
    assert streamed(path.read_bytes())[0] == load_bytes(path.read_bytes(), "x.toml")


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from(Severity)), max_size=60))
def test_in_whatever_order_they_are_found_the_first_of_the_file_are_kept(places):
    found = [
        Problem("x", line, 1, 2, severity, "T001", "toml", str(number))
        for number, (line, severity) in enumerate(places)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(told, "MOST", 5)
        patch.setattr(told, "_SPARE", 3)
        kept = Told()
        for problem in found:
            if kept.is_wanted(problem.line, problem.column):
                kept.add(problem)
            else:
                kept.count(problem.severity)
        given_back = kept.problems("x")
    first = sorted(found, key=lambda problem: problem.order)[:5]
    assert [each for each in given_back if each.code != "T090"] == first
    assert sum(each.number for each in given_back) == len(found)
