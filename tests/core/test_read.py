"""The one reader of files: it refuses what is no file, and never fails."""

import os

import pytest

from tui.core import reading
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


@pytest.fixture
def large(tmp_path, monkeypatch):
    """A file that is large enough to look at the memory first."""
    monkeypatch.setattr("tui.core.reading.MANY", 1_000)
    path = tmp_path / "x.toml"
    path.write_text("# " + "x" * 9_998)
    return path


def test_a_file_that_is_too_large_for_the_memory_says_how_much_it_takes(large, monkeypatch):
    monkeypatch.setattr("tui.core.reading.free_memory", lambda: 80_040_000)
    assert read(large).problems == ()
    monkeypatch.setattr("tui.core.reading.free_memory", lambda: 60 * 1024**2)
    expected = "T013 is too large: reading it takes about 76 MiB of memory, and 60 MiB is free"
    assert refused(large) == expected


def test_where_nobody_knows_the_memory_there_is_a_fixed_limit(large, monkeypatch):
    monkeypatch.setattr("tui.core.reading.free_memory", lambda: None)
    monkeypatch.setattr("tui.core.load.LARGEST", 10_000)
    assert read(large).problems == ()
    monkeypatch.setattr("tui.core.load.LARGEST", 9_999)
    assert refused(large).startswith("T013 is too large: no more than 0 MiB is read")


def a_system(monkeypatch, **files):
    """A system that tells this in its files, and nothing else."""
    told = {path.replace("__", "/"): text for path, text in files.items()}
    monkeypatch.setattr(reading, "_read", lambda path: told.get(path.replace(".", "_"), ""))


MEMINFO = "MemTotal: 8000 kB\nMemFree: 100 kB\nMemAvailable:    3000 kB\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"__proc__meminfo": MEMINFO}, 3000 * 1024),
        (
            {
                "__proc__meminfo": MEMINFO,
                "__proc__self__cgroup": "0::/a/b\n",
                "__sys__fs__cgroup__a__memory_max": "1000000\n",
                "__sys__fs__cgroup__a__memory_current": "900000\n",
                "__sys__fs__cgroup__a__memory_stat": "anon 1\ninactive_file 50000\n",
                "__sys__fs__cgroup__a__b__memory_max": "max\n",
                "__sys__fs__cgroup__a__b__memory_current": "800000\n",
            },
            150_000,
        ),
        (
            {
                "__proc__meminfo": MEMINFO,
                "__proc__self__cgroup": "3:cpu:/x\n4:memory:/\n",
                "__sys__fs__cgroup__memory__memory_limit_in_bytes": "1000000\n",
                "__sys__fs__cgroup__memory__memory_usage_in_bytes": "2000000\n",
            },
            0,
        ),
    ],
    ids=["the whole machine", "a group of a group", "version 1, and more than allowed"],
)
def test_the_memory_that_can_be_had(files, expected, monkeypatch):
    a_system(monkeypatch, **files)
    assert reading.free_memory() == expected


def test_a_system_without_such_files_is_asked_for_its_pages(monkeypatch):
    a_system(monkeypatch)
    assert reading.free_memory() > 0


def test_hostile_file_names_are_shown_and_not_obeyed(tmp_path):
    path = tmp_path / "a\x1b[2J\n.toml"
    path.write_text("x = 1\n")
    loaded = read(path)
    assert loaded.name.endswith("a␛[2J␊.toml")
    assert loaded.problems[0].file == loaded.name


def test_a_file_for_which_the_memory_does_not_suffice_after_all(large, monkeypatch):
    def read_it(_):
        yield from ()
        raise MemoryError

    monkeypatch.setattr("tui.core.load.SHORT", 0)
    monkeypatch.setattr("tui.core.streaming.Streamed.read", read_it)
    assert refused(large) == "T013 is too large: the memory does not suffice"
