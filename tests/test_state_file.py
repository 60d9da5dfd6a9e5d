"""The file in the user's state folder: whole, private, and through nobody's link."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tui.outside.state import StateFile, StateFileError, folder, name_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links as POSIX has them")

MOST = 1_000
TIMELINE = "/home/somebody/war.toml"
NAME = name_of(TIMELINE)


@pytest.fixture
def file() -> StateFile:
    return StateFile(TIMELINE)


def names(state_home: Path) -> list[str]:
    return [path.name for path in (state_home / "timeline").iterdir()]


def test_the_folder_is_that_of_the_standard(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert folder() == tmp_path / "timeline"
    monkeypatch.setenv("HOME", str(tmp_path))
    for ignored in ("", "relative/folder"):
        monkeypatch.setenv("XDG_STATE_HOME", ignored)
        assert folder() == tmp_path / ".local" / "state" / "timeline"
    monkeypatch.delenv("XDG_STATE_HOME")
    assert folder() == tmp_path / ".local" / "state" / "timeline"


def test_what_is_written_is_read(file: StateFile, state_home: Path) -> None:
    assert file.read(MOST) is None
    file.write(b"one")
    file.write(b"two")
    assert file.read(MOST) == b"two"
    assert names(state_home) == [NAME]


def test_only_the_user_can_read_it(file: StateFile, state_home: Path) -> None:
    before = os.umask(0)
    try:
        file.write(b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((state_home / "timeline").stat().st_mode) == 0o700
    assert stat.S_IMODE((state_home / "timeline" / NAME).stat().st_mode) == 0o600


def test_folders_above_it_are_made(state_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(state_home / "new" / "newer"))
    deep = StateFile(TIMELINE)
    deep.write(b"one")
    assert deep.read(MOST) == b"one"
    assert stat.S_IMODE((state_home / "new" / "newer").stat().st_mode) & 0o077 == 0


def test_no_more_is_read_than_tells_that_it_is_too_large(file: StateFile) -> None:
    file.write(b"x" * 10 * MOST)
    contents = file.read(MOST)
    assert contents is not None
    assert len(contents) == MOST + 1


def test_a_link_in_the_place_of_the_file_is_neither_read_nor_written_through(
    file: StateFile, state_home: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    file.write(b"one")
    path = state_home / "timeline" / NAME
    path.unlink()
    path.symlink_to(secret)
    with pytest.raises(StateFileError):
        file.read(MOST)
    file.write(b"two")
    assert secret.read_text() == "secret"
    assert not path.is_symlink()
    assert file.read(MOST) == b"two"


def test_no_link_in_a_folder_that_others_share_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target"
    target.mkdir(mode=0o700)
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "link").symlink_to(target)
    monkeypatch.setenv("XDG_STATE_HOME", str(shared / "link"))
    with pytest.raises(StateFileError, match="is a link in a folder that others share"):
        StateFile(TIMELINE).write(b"one")
    assert not list(target.iterdir())
    shared.chmod(0o700)
    StateFile(TIMELINE).write(b"one")  # a link of the user's own is fine
    assert StateFile(TIMELINE).read(MOST) == b"one"


def test_a_folder_that_others_may_write_to_is_not_used(file: StateFile, state_home: Path) -> None:
    file.write(b"one")
    (state_home / "timeline").chmod(0o777)
    for use in (lambda: file.read(MOST), lambda: file.write(b"two"), file.set_aside):
        with pytest.raises(StateFileError, match="is not yours alone"):
            use()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_its_place_makes_nobody_wait(file: StateFile, state_home: Path) -> None:
    file.write(b"one")
    path = state_home / "timeline" / NAME
    path.unlink()
    os.mkfifo(path, 0o600)
    with pytest.raises(StateFileError, match="no regular file"):
        file.read(MOST)


def test_a_folder_in_its_place_is_told(file: StateFile, state_home: Path) -> None:
    (state_home / "timeline" / NAME).mkdir(parents=True)
    with pytest.raises(StateFileError):
        file.read(MOST)
    with pytest.raises(StateFileError):
        file.write(b"one")
    assert names(state_home) == [NAME]


def test_what_is_broken_is_set_aside_under_a_name_that_says_so(
    file: StateFile, state_home: Path
) -> None:
    file.write(b"broken")
    assert file.set_aside().endswith(f"timeline/{NAME}.broken")
    assert file.read(MOST) is None
    assert (state_home / "timeline" / f"{NAME}.broken").read_bytes() == b"broken"


def test_a_crash_while_writing_leaves_what_was_there(
    file: StateFile, state_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write(b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StateFileError, match="No space left on device"):
        file.write(b"two")
    assert file.read(MOST) == b"one"
    assert names(state_home) == [NAME]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "cbf29ce484222325.toml"),
        ("a", "af63dc4c8601ec8c.toml"),
        ("foobar", "85944171f73967e8.toml"),
    ],
)
def test_the_name_is_a_hash_of_the_path(path: str, name: str) -> None:
    assert name_of(path) == name  # the test vectors of FNV-1a
