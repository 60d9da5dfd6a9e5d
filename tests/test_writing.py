"""Writing a file whole: all of it is new, or nothing of it is, and nothing is left beside it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tui.outside import writing
from tui.outside.writing import WriteError, replace

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "t.toml"
    path.write_bytes(b"old\r\n")
    return path


def refused(path: Path, expected: bytes | None = b"old\r\n") -> str:
    """Why it is not written; nothing is different afterwards."""
    folder = path.parent
    before = sorted(folder.iterdir()) if folder.is_dir() else []
    with pytest.raises(WriteError) as caught:
        replace(path, b"new\n", expected)
    assert (sorted(folder.iterdir()) if folder.is_dir() else []) == before
    return str(caught.value)


def test_a_file_gets_new_contents_and_nothing_is_left_beside_it(file: Path) -> None:
    replace(file, b"new\n", b"old\r\n")
    assert file.read_bytes() == b"new\n"
    assert list(file.parent.iterdir()) == [file]


def test_without_an_expectation_it_may_hold_anything_or_not_be_there(file: Path) -> None:
    replace(file, b"new\n")
    replace(file.with_name("other"), b"more\n")
    assert (file.read_bytes(), file.with_name("other").read_bytes()) == (b"new\n", b"more\n")


def test_what_somebody_else_wrote_meanwhile_is_not_lost(file: Path) -> None:
    assert refused(file, b"older") == (
        f"{file} was changed by another program meanwhile, so nothing was written."
    )
    assert file.read_bytes() == b"old\r\n"


def test_neither_is_what_is_written_at_the_last_moment(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = writing._written

    def slowly(*arguments: object) -> None:
        write(*arguments)  # type: ignore[arg-type]
        file.write_bytes(b"theirs")

    monkeypatch.setattr(writing, "_written", slowly)
    assert "was changed by another program" in refused(file)
    assert file.read_bytes() == b"theirs"


def test_a_file_that_has_gone_is_not_made_anew(file: Path) -> None:
    file.unlink()
    assert refused(file) == f"{file} is no longer there."


@posix_only
def test_its_mode_stays(file: Path) -> None:
    file.chmod(0o640)
    replace(file, b"new\n", b"old\r\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@posix_only
@pytest.mark.skipif(getattr(os, "geteuid", int)() != 0, reason="only root gives files away")
def test_its_owner_stays(file: Path) -> None:
    os.chown(file, 12345, 54321)
    replace(file, b"new\n", b"old\r\n")
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 54321)


@posix_only
def test_a_link_stays_a_link(file: Path) -> None:
    folder = file.parent / "links"
    folder.mkdir()
    (folder / "one").symlink_to("../t.toml")
    (folder / "two").symlink_to("one")
    replace(folder / "two", b"new\n", b"old\r\n")
    assert (folder / "two").is_symlink()
    assert file.read_bytes() == b"new\n"
    assert sorted(one.name for one in folder.iterdir()) == ["one", "two"]


@posix_only
def test_no_link_in_a_folder_that_others_share_is_written_through(file: Path) -> None:
    shared = file.parent / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "link").symlink_to(file)
    (shared / "folder").symlink_to(file.parent)
    (file.parent / "far").symlink_to("shared/link")
    reason = "is a link in a folder that others share, so it is not written."
    assert refused(shared / "link") == f"{shared / 'link'} {reason}"
    for path in (shared / "folder" / "t.toml", file.parent / "far"):
        assert refused(path).endswith(f", which {reason}")
    assert "is a link in a folder that others share" in refused(shared / "link", None)
    shared.chmod(0o755)
    replace(file.parent / "far", b"new\n", b"old\r\n")
    assert file.read_bytes() == b"new\n"


@posix_only
def test_links_that_lead_ever_further_are_refused(file: Path) -> None:
    (file.parent / "folder").mkdir()
    (file.parent / "ever").symlink_to("folder/../ever")
    assert "cannot be written: " in refused(file.parent / "ever", None)


@posix_only
def test_a_second_name_of_the_file_would_keep_the_old_text(file: Path) -> None:
    file.with_name("second").hardlink_to(file)
    assert "has a second name (a hard link)" in refused(file)


@posix_only
def test_only_files_are_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    assert "is no regular file" in refused(tmp_path / "pipe", None)
    assert "is no regular file" in refused(tmp_path, None)
    assert "cannot be written: " in refused(tmp_path / "loop", b"x")
    assert "a folder that is not there" in refused(tmp_path / "no" / "folder", None)


def test_a_read_only_file_or_folder_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the system, since root may write everything."""

    def nothing_but(path: Path) -> None:
        monkeypatch.setattr(os, "access", lambda asked, _: Path(asked) == path)

    nothing_but(file.parent)
    assert refused(file) == f"{file} is read-only."
    nothing_but(file)
    assert refused(file) == f"{file} stands in a folder that may not be written."


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(28, "No space left on device"), "cannot be written: No space left on device."),
        (PermissionError(13, "Permission denied"), "may not be written."),
        (OSError(30, "Read-only file system"), "cannot be written: Read-only file system."),
    ],
)
def test_a_disk_that_says_no_leaves_everything_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    def fails(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fails)
    assert refused(file) == f"{file} {says}"
    assert file.read_bytes() == b"old\r\n"


def test_a_name_is_shown_so_that_it_can_do_nothing(tmp_path: Path) -> None:
    assert "a␛[31m" in refused(tmp_path / "a\x1b[31m")


def test_no_file_can_have_this_name(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written"):
        replace(tmp_path / "a\0b", b"")
