"""Files that are large, deep, strange or on the move: read, or refused with a sentence."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.payloads import PAYLOADS, acts, toml
from tui.core.load import Loaded, load_bytes, load_text, read
from tui.core.problems import report
from tui.core.state import State, decode

ROOT = Path(__file__).resolve().parents[2]
EVENT = '[[event]]\ndate = 2001-02-03\ntitle = "good"\n'


def dated(date: str) -> bytes:
    """A file with a second event of that date."""
    return f'{EVENT}[[event]]\ntitle = "x"\ndate = "{date}"\n'.encode()


CONTENTS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a mark of byte order": lambda: b"\xef\xbb\xbf" + EVENT.encode(),
    "CRLF": lambda: EVENT.replace("\n", "\r\n").encode(),
    "lone CR": lambda: EVENT.replace("\n", "\r").encode(),
    "UTF-16": lambda: EVENT.encode("utf-16"),
    "UTF-16, big end first": lambda: b"\xfe\xff" + EVENT.encode("utf-16-be"),
    "UTF-32": lambda: EVENT.encode("utf-32"),
    "Latin-1": lambda: (EVENT + "# caf\xe9\n").encode("latin-1"),
    "half characters": lambda: (EVENT + "# \ud800\n").encode("utf-8", "surrogatepass"),
    "zero bytes": lambda: EVENT.encode() + bytes(10_000),
    "noise": lambda: bytes(range(256)) * 40,
    "deep arrays": lambda: (EVENT + "x = " + "[" * 50_000).encode(),
    "deep tables": lambda: (EVENT + "x = " + "{a=" * 20_000).encode(),
    "a long dotted key": lambda: (EVENT + "a." * 20_000 + "a = 1\n").encode(),
    "a long header": lambda: (EVENT + "[" + "a." * 5_000 + "a]\n").encode(),
    "5,001 digits": lambda: (EVENT + "importance = " + "9" * 5_001 + "\n").encode(),
    "5,001 digits in a date": lambda: dated("9" * 5_001),
    "hexadecimal without end": lambda: (EVENT + "importance = 0x" + "f" * 90_000 + "\n").encode(),
    "1e400": lambda: (EVENT + "importance = 1e400\n").encode(),
    "a line of 1 MB": lambda: (EVENT + 'note = "' + "x" * 1_000_000 + '"\n').encode(),
    "a title of 1 MB": lambda: (EVENT + EVENT.replace("good", "y" * 1_000_000)).encode(),
    "a string that never ends": lambda: (EVENT + 'note = """' + "x\n" * 50_000).encode(),
    "many quotation marks": lambda: (EVENT + '"' * 50_000 + "\n").encode(),
    "many backslashes": lambda: (EVENT + 'note = "' + "\\" * 50_001 + '"\n').encode(),
    "many brackets in a header": lambda: (EVENT + "[" * 20_000 + "]" * 20_000 + "\n").encode(),
    "many equals signs": lambda: (EVENT + "=" * 50_000 + "\n").encode(),
    "many remarks": lambda: (EVENT + "#\n" * 50_000).encode(),
    "many keys": lambda: (EVENT + "".join(f"k{n} = 1\n" for n in range(5_000))).encode(),
    "one id for all": lambda: (EVENT + 'id = "a"\n').encode() * 500,
    "a date of many words": lambda: dated("between " * 9_000),
    "a date of many slashes": lambda: dated("1990/" * 9_000),
    "a date of many blanks": lambda: dated("1990" + " " * 90_000 + "x"),
}  # fmt: skip
"""What a file may hold, beside a good event at its beginning."""
NO_EVENT = {"nothing", "UTF-32", "noise", "one id for all"}
"""Those that are about something else than the good event."""


def fit(loaded: Loaded) -> str:
    """All that is told of a file; nothing in it acts."""
    told = report(loaded.problems)
    assert acts(told) == []
    return told


@pytest.mark.parametrize("name", CONTENTS)
def test_whatever_is_in_a_file_the_good_event_is_read(name: str) -> None:
    loaded = load_bytes(CONTENTS[name](), "x.toml")
    told = fit(loaded)
    if name not in NO_EVENT:
        assert "good" in [event.title for event in loaded.timeline.events], told[:500]
    if name == "a long header":
        assert "this header cannot be read" in told
    if name.startswith("5,001"):
        assert "digits" in told or "at most 200 characters" in told


def test_many_events_are_read() -> None:
    loaded = load_text(EVENT * 20_000, "x.toml")
    assert (loaded.shown, loaded.problems) == (20_000, ())


PLACES = ("a folder", "a pipe", "a socket", "a device", "a circle", "a dead link", "/proc/self/mem")


def made(what: str, folder: Path) -> Path:
    """Something at a path that is no file to read."""
    path = folder / "x.toml"
    if what == "a folder":
        path.mkdir()
    elif what == "a pipe":
        os.mkfifo(path)
    elif what == "a socket":
        os.chdir(folder)  # its name may be no longer than 107 bytes
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    elif what == "a device":
        path.symlink_to("/dev/zero")
    elif what == "a circle":
        path.symlink_to(path)
    elif what == "a dead link":
        path.symlink_to(folder / "nowhere")
    else:
        path.symlink_to(what)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="has few of these")
@pytest.mark.parametrize("what", PLACES)
def test_what_is_no_file_is_refused_at_once(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = made(what, tmp_path)
    (problem,) = read(path).problems
    assert problem.code in ("T010", "T011", "T012")
    for command in ("check", "list", "list --json", ""):
        done = subprocess.run(
            [sys.executable, "-m", "tui", *command.split(), str(path)],
            cwd=ROOT,
            capture_output=True,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        assert done.returncode in (1, 2)
        assert "Traceback" not in done.stdout + done.stderr
        assert 1 <= len((done.stdout + done.stderr).splitlines()) <= 4


def test_a_file_that_changes_while_it_is_read_is_read_somehow(tmp_path: Path) -> None:
    """Cut, grown, replaced, removed: what was read is a timeline, or why there is none."""
    path = tmp_path / "x.toml"
    path.write_text(EVENT * 100, encoding="utf-8")
    is_over = threading.Event()

    def change() -> None:
        number = 0
        while not is_over.is_set():
            number += 1
            if number % 4 == 0:
                path.unlink(missing_ok=True)
            elif number % 4 == 1:
                path.write_text(EVENT * (number % 300), encoding="utf-8")
            elif number % 4 == 2 and path.exists():
                os.truncate(path, number * 7 % 4_000)
            else:
                other = path.with_suffix(".new")
                other.write_text(EVENT * 50, encoding="utf-8")
                other.replace(path)

    writer = threading.Thread(target=change)
    writer.start()
    try:
        for _ in range(150):
            loaded = read(path)
            fit(loaded)
            assert loaded.shown == len(loaded.timeline.events)
    finally:
        is_over.set()
        writer.join()


KEPT = """
version = 1
path = "/x.toml"
lanes = {0}
filter = {0}
known = {0}
names = {0}
pane = {0}
folds = [{0}, "a"]
here = {{ key = {0}, at = 1, title = {0} }}
[marks]
{0} = {{ key = {0}, at = 1, title = {0} }}
a = {{ key = {0}, at = 1, title = {0} }}
"""
"""How a file was left, as somebody else may have written it."""


def test_nothing_that_acts_is_taken_from_what_was_kept() -> None:
    fields = {"path", "here", "top", "lanes", "filter", "known", "names", "folds", "marks", "pane"}
    assert {*State._fields} == fields, "a new one: write it above"
    for payload in PAYLOADS:
        kept = decode(KEPT.format(toml(payload)).encode(), "/x.toml")
        assert kept.here.at == kept.marks["a"].at == 1, payload
        texts = (kept.lanes, kept.filter, kept.known, kept.names, kept.pane, *kept.folds)
        marks = (text for mark in (kept.here, *kept.marks.values()) for text in mark[::2])
        assert acts("".join(map(str, (*texts, *marks, *kept.marks))), lines=False) == [], payload
