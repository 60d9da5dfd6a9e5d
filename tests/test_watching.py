"""When a file is read again: on two equal looks, and never too seldom."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.outside.watching import LONGEST, Settling, Sight, State, Watch, sight

POLL = 0.25

PLANS = {
    "nothing happens": ("AAAA", "...."),
    "a save": ("ABBB", "..!."),
    "a save that takes three looks": ("ABCDDD", "....!."),
    "two saves": ("ABBCC", "..!.!"),
    "there and back before it settled": ("ABA AA", "...  .."),
    "gone, and back as another one": ("A---BB", "..!..!"),
    "gone for one look: delete then create": ("A-BB", "...!"),
    "gone, and back as it was": ("A--AA", "..!.!"),
    "missing from the start, then made": ("--BB", "...!"),
    "never still: read after two seconds, and when it is": ("ABCDEFGHIJKLL", ".........!..!"),
    "read while never still, then back as it was": ("ABCDEFGHIJAA", ".........!.!"),
    "never still for long": ("ABCDEFGHIJKLMNOPQRSTUV", ".........!.......!...."),
}
"""What each look sees (a letter for each contents, ``-`` for none), and when it is read."""


def seen(letter: str) -> Sight:
    return Sight(State.MISSING) if letter == "-" else Sight(State.THERE, inode=ord(letter))


@pytest.mark.parametrize(("looks", "reads"), PLANS.values(), ids=PLANS)
def test_when_it_is_read(looks: str, reads: str) -> None:
    looks, reads = looks.replace(" ", ""), reads.replace(" ", "")
    settling = Settling(seen(looks[0]))
    told = [settling.is_news(seen(letter), n * POLL) for n, letter in enumerate(looks)]
    assert "".join(".!"[news] for news in told) == reads


def test_saves_twice_a_second_for_minutes_are_all_read_within_their_time() -> None:
    """Each save takes one look and keeps still for the next: none is missed, the last is read."""
    settling, read = Settling(seen("A")), Sight(State.MISSING)
    for look in range(4 * 60 * 3):
        there = Sight(State.THERE, size=look // 2)
        if settling.is_news(there, look * POLL):
            read = there
        assert there.size - read.size <= 1
    assert read.size == look // 2


class Steps:
    """A file, a watch on it, and a clock that a test moves."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "timeline.toml"
        self.path.write_text("one", encoding="utf-8")
        self.now = 0.0
        self.watch = Watch(self.path, lambda: self.now)

    def looks(self, count: int = 2) -> str:
        """Some looks, one after the other: ``!`` where there is something to read."""
        told = ""
        for _ in range(count):
            self.now += POLL
            told += ".!"[self.watch.look()]
        return told


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    return Steps(tmp_path)


def in_place(path: Path) -> None:
    path.write_text("two", encoding="utf-8")


def longer(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(" and more")


def renamed_over(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text("two", encoding="utf-8")
    other.replace(path)


def deleted_and_made(path: Path) -> None:
    path.unlink()
    path.with_suffix(".other").write_text("takes the inode", encoding="utf-8")
    path.write_text("two", encoding="utf-8")


def backed_up_and_made(path: Path) -> None:
    path.rename(path.with_suffix(".toml~"))
    path.write_text("two", encoding="utf-8")


def truncated_and_written(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("two")


def back_in_time(path: Path) -> None:
    path.write_text("two", encoding="utf-8")
    os.utime(path, (0, 0))


def time_kept(path: Path) -> None:
    before = path.stat()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


SAVES: tuple[Callable[[Path], None], ...] = (
    in_place,
    longer,
    renamed_over,
    deleted_and_made,
    backed_up_and_made,
    truncated_and_written,
    back_in_time,
    time_kept,
)


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__.replace("_", " "))
def test_every_way_to_save_is_seen_once_and_again_when_it_is_done_again(
    steps: Steps, save: Callable[[Path], None]
) -> None:
    assert steps.looks() == ".."
    for _ in range(3):
        shutil.copyfile(steps.path, steps.path.with_suffix(".kept"))
        save(steps.path)
        assert steps.looks(4) == ".!.."


def test_a_half_written_file_waits_until_it_is_whole(steps: Steps) -> None:
    with steps.path.open("w", encoding="utf-8") as file:
        assert steps.looks(1) == "."
        for _ in range(3):
            file.write("some more\n")
            file.flush()
            assert steps.looks(1) == "."
    assert steps.looks(2) == "!."


def test_a_log_that_never_keeps_still_is_read_now_and_then(steps: Steps) -> None:
    told = ""
    for _ in range(40):
        longer(steps.path)
        told += steps.looks(1)
    assert told.count("!") == int(40 * POLL / (LONGEST + POLL))
    assert steps.looks(2) == "!."


def test_deleted_and_restored(steps: Steps) -> None:
    steps.path.unlink()
    assert steps.looks(3) == ".!."
    assert steps.watch.state is State.MISSING
    steps.path.write_text("one", encoding="utf-8")
    assert steps.looks(3) == ".!."
    assert steps.watch.state is State.THERE


def test_its_folder_vanishes_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    steps = Steps(folder)
    folder.rename(tmp_path / "there")
    assert steps.looks(3) == ".!."
    assert steps.watch.state is State.MISSING
    (tmp_path / "there").rename(folder)
    assert steps.looks(3) == ".!."


def test_its_folder_becomes_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    steps = Steps(folder)
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")
    assert steps.looks() == ".!"
    assert steps.watch.state is State.MISSING


def linked(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("symbolic links are not allowed here")


@pytest.mark.parametrize("where", ["the file", "its folder"])
def test_a_swapped_link_is_seen(tmp_path: Path, where: str) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "timeline.toml").write_text(name, encoding="utf-8")
    link = tmp_path / "link"
    inside = "timeline.toml" if where == "the file" else ""
    linked(link, tmp_path / "one" / inside)
    watch = Watch(link if inside else link / "timeline.toml", lambda: 0.0)
    linked(tmp_path / "new", tmp_path / "two" / inside)
    (tmp_path / "new").replace(link)
    assert [watch.look(), watch.look(), watch.look()] == [False, True, False]
    longer(tmp_path / "two" / "timeline.toml")
    assert [watch.look(), watch.look()] == [False, True]


def test_links_that_go_round_in_circles_cannot_be_read(tmp_path: Path) -> None:
    linked(tmp_path / "a", tmp_path / "b")
    linked(tmp_path / "b", tmp_path / "a")
    assert sight(tmp_path / "a").state is State.UNREADABLE


def test_no_permission_is_seen_though_nothing_was_written(steps: Steps) -> None:
    steps.path.chmod(0o400)
    assert steps.looks(3) == ".!."
    steps.path.chmod(0o600)
    assert steps.looks(3) == ".!."


def test_a_name_that_no_file_can_have_is_missing() -> None:
    assert sight(Path("a\0b")).state is State.MISSING
