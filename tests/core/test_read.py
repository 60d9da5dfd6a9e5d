"""The one reader of files: it refuses what is no file, and never fails."""

import os

import pytest

from tui.core.load import read
from tui.core.model import Timeline
from tui.core.problems import Severity


def refused(path):
    loaded = read(path)
    assert loaded.timeline == Timeline()
    assert loaded.found == 0
    (problem,) = loaded.problems
    assert problem.severity is Severity.ERROR
    assert (problem.line, problem.column) == (None, None)
    return f"{problem.code} {problem.message}"


def test_a_missing_file(tmp_path):
    assert refused(tmp_path / "x.toml") == "T010 no such file"
    assert refused("").startswith(("T010", "T011"))
    assert refused("a\0b") == "T010 no file can have this name"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert refused(tmp_path / "link") == "T010 a link to a file that is not there"


def test_what_is_not_a_file(tmp_path):
    assert refused(tmp_path) == "T011 is a directory, not a file"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "T011 is a pipe, not a file"
    assert refused("/dev/zero") == "T011 is a device, not a file"


def test_links_that_lead_round_in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refused(tmp_path / "a").startswith("T012 cannot be read")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("")
    path.chmod(0)
    assert refused(path).startswith("T012")


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.core.load.LARGEST", 1024)
    path = tmp_path / "x.toml"
    path.write_text("# " + "x" * 1_022)
    assert read(path).problems == ()
    path.write_text("# " + "x" * 1_023)
    assert refused(path).startswith("T013 is too large")


def test_hostile_file_names_are_shown_and_not_obeyed(tmp_path):
    path = tmp_path / "a\x1b[2J\n.toml"
    path.write_text("x = 1\n")
    loaded = read(path)
    assert loaded.name.endswith("a␛[2J␊.toml")
    assert loaded.problems[0].file == loaded.name
