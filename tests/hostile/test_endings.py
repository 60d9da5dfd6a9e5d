"""However it ends, the terminal is as it was, the status is right, and nothing is left behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment
from tests.hostile.payloads import acts
from tests.hostile.wire import foreign, modes_left, received
from tui.outside import crash

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "tui", "timeline.toml")
SEEN = "of 110"


@contextmanager
def running(*argv: str, **more: str) -> Iterator[Terminal]:
    """The app, or something with it inside, on a terminal of its own."""
    env = environment({"COLORTERM": "truecolor", **more})
    with Terminal(argv or COMMAND, 100, 30, env=env, cwd=ROOT) as terminal:
        yield terminal


# Mistakes of ours

FAULTS = {
    "in an action": "from tui.view.asking import Asking\nAsking.action_help = broken",
    "in drawing": "from tui.view.event_list import EventList\nEventList.lines = when_selected",
    "in painting": "from tui.view.pane import Pane\nPane.render_lines = when_selected",
    "in a worker": (
        "import tui.app\ntui.app._SHORT = 0\n"
        "from tui.core import load\nload.read = load.reading = broken"
    ),
    "in a timer": "from tui.view.live import Live\nLive.tick = broken",
    "at the start": "from tui.app import TimelineApp\nTimelineApp.get_default_screen = broken",
    "in the style": "from tui.app import TimelineApp\nTimelineApp.CSS = '#x { colr: red }'",
}
BROKEN = """
import sys
sys.argv = ["timeline", "timeline.toml"]
def broken(*args):
    secret = "SECRET" + "VALUE"
    raise ValueError("first \\x1b[31m\\nsecond [red]\\u202e")
def when_selected(self, *args):
    if getattr(self.screen, "explorer", None):
        broken()
    return []
{}
from tui.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize("where", FAULTS)
def test_a_mistake_of_ours_is_told_in_three_lines(where: str, tmp_path: Path) -> None:
    argv = (sys.executable, "-c", BROKEN.format(FAULTS[where]))
    with running(*argv, XDG_STATE_HOME=str(tmp_path)) as terminal:
        if "Asking" in FAULTS[where]:
            terminal.until_text(SEEN)
            terminal.type("?")
        assert terminal.wait() == 1
        data = received(terminal)
    assert modes_left(data) == set()
    assert foreign(data) == []
    said = re.split(rb"\x1b\[[^m]*?[lhu]|\x1b\]22;default\x07", data)[-1].decode()
    first, second, third = said.strip().splitlines()
    assert first.startswith("timeline: a mistake of this program ended it: ")
    if where != "in the style":
        assert first.split(": ", 2)[2].startswith("ValueError: first ␛[31m␊second [red]<U+202E>")
    assert second == "Your file is whole, with all that was saved."
    (log,) = (tmp_path / "timeline").glob("crash-*")
    assert str(log) in third
    check_log(log)


def check_log(log: Path) -> None:
    """It is for the user alone, it tells where it happened, and no value that was there."""
    written = log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    assert "Traceback (most recent call last)" in written
    assert "Textual 8" in written
    assert "SECRETVALUE" not in written
    assert acts(written) == []


def test_a_mistake_in_a_command_is_told_likewise(tmp_path: Path) -> None:
    fault = "import tui.commands.list as listing\nlisting.run = broken\nsys.argv[1:] = ['list']"
    argv = (sys.executable, "-c", BROKEN.format(fault))
    with running(*argv, XDG_STATE_HOME=str(tmp_path)) as terminal:
        assert terminal.wait() == 1
        assert received(terminal).count(b"\n") == 3
    (log,) = (tmp_path / "timeline").iterdir()
    assert "ValueError: first ␛[31m" in log.read_text(encoding="utf-8")


def failed(said: str = "x") -> ValueError:
    try:
        raise ValueError(said)
    except ValueError as error:
        return error


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where reports go."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "timeline"


def test_what_cannot_be_written_down_is_told_all_the_same(state: Path) -> None:
    state.write_text("a file, no folder", encoding="utf-8")
    assert crash.told(failed())[2] == "It could not be written down: File exists."


def test_a_report_is_never_written_where_others_may_write(state: Path) -> None:
    state.mkdir()
    state.chmod(0o777)
    assert crash.told(failed())[2].endswith("is not yours alone.")
    assert list(state.iterdir()) == []


def test_no_report_goes_through_a_link_that_others_may_have_laid(
    state: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("target")
    (target / "crash-of-another-program.log").touch()
    state.symlink_to(target)
    state.parent.chmod(0o1777)
    assert crash.told(failed())[2].endswith("is a link in a folder that others share.")
    assert [path.name for path in target.iterdir()] == ["crash-of-another-program.log"]


def test_no_folder_of_reports_is_open_to_others_whatever_the_mask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "one" / "two"))
    before = os.umask(0)
    try:
        crash.told(failed())
    finally:
        os.umask(before)
    made = [tmp_path / "one", tmp_path / "one" / "two", tmp_path / "one" / "two" / "timeline"]
    assert [oct(stat.S_IMODE(path.stat().st_mode)) for path in made] == ["0o700"] * 3


def test_only_the_last_reports_stay_and_nothing_else_goes(tmp_path: Path) -> None:
    (tmp_path / "other.log").touch()
    for number in range(crash.KEPT + 5):
        crash.written(tmp_path, str(number))
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.glob("crash-*.log")]
    assert len(kept) == crash.KEPT
    assert str(crash.KEPT + 4) in kept or len(set(kept)) == crash.KEPT  # of one second
    assert (tmp_path / "other.log").exists()


@pytest.mark.usefixtures("state")
def test_a_long_message_is_cut() -> None:
    assert len(crash.told(failed("x" * 9_000))[0]) < 300


# What is no terminal


@pytest.mark.parametrize(
    ("redirected", "name"),
    [("< /dev/null", "standard input"), ("> out", "standard output"), ("2> out", "standard error")],
)
def test_a_screen_that_nobody_would_see_is_refused(
    redirected: str, name: str, tmp_path: Path
) -> None:
    script = f"exec {sys.executable} -m tui timeline.toml {redirected.replace('out', '$OUT')}"
    with running("sh", "-c", script, OUT=str(tmp_path / "out")) as terminal:
        assert terminal.wait() == 2
        said = received(terminal)
    assert b"\x1b" not in said
    if redirected.startswith("2"):
        said += (tmp_path / "out").read_bytes()
    assert f"needs a terminal, and {name} is none".encode() in said


# The terminal goes away


def hung_up(terminal: Terminal) -> None:
    """Close the terminal under the program, as a window does that is closed."""
    os.close(terminal._fd)
    terminal._fd = -1


def until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for what comes by itself."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.mark.parametrize("state", ["state", "file/state"])
def test_it_ends_when_its_terminal_is_closed(state: str, tmp_path: Path) -> None:
    """Even with something left to tell: that its view cannot be kept."""
    (tmp_path / "file").touch()
    with running(XDG_STATE_HOME=str(tmp_path / state)) as terminal:
        terminal.until_text(SEEN)
        terminal.until_still()
        terminal.type("j")
        terminal.until_still()
        hung_up(terminal)
        until(lambda: terminal.status is not None)
        assert terminal.status == 129


def test_it_ends_even_where_nobody_is_told_that_the_terminal_is_closed(tmp_path: Path) -> None:
    """As under nohup; it would read the end of nothing for ever, and at full speed."""
    script = f"trap '' HUP; {sys.executable} -m tui timeline.toml; echo $? > '{tmp_path}/status'"
    with running("sh", "-c", script) as terminal:
        terminal.until_text(SEEN)
        terminal.until_still()
        hung_up(terminal)
        until(lambda: (tmp_path / "status").exists() and terminal.status is not None)
        assert (tmp_path / "status").read_text(encoding="utf-8") == "129\n"


# What is typed


def test_bytes_that_are_no_utf_8_do_not_end_it() -> None:
    with running() as terminal:
        terminal.until_text(SEEN)
        for noise in (b"\xff", b"9\xe9", b"\xc3", b"\xf0\x9f", b"\x80\x81"):
            os.write(terminal._fd, noise)
            terminal.until_still(0.1)
        terminal.type("?")
        terminal.until_text("Keys and signs")
        terminal.type("qq")
        assert terminal.wait() == 0
        assert modes_left(received(terminal)) == set()


NOISE = (
    *(
        b"\x1b[<",
        b";",
        b"M",
        b"m",
        b"\x1b[",
        b"\x1b]",
        b"\x1bP",
        b"\x1b\\",
        b"\x1b_",
        b"\x9b",
        b"\xff",
    ),
    *(
        b"\x1b[200~",
        b"\x1b[201~",
        b"9999999999",
        b"0",
        b"-1",
        b"35",
        b"A",
        b"~",
        b"u",
        b"$y",
        b"\x00",
    ),
    *(
        b"?2026;",
        b"?2048;",
        b"R",
        b"t",
        b"48;",
        b"I",
        b"O",
        b"\x1b\x1b",
        b"\xc3",
        b"8;",
        b"j",
        b"l",
    ),
)
"""Pieces of what terminals answer, in any order."""


def test_noise_on_the_line_does_not_end_it_and_is_never_sent_back() -> None:
    random = Random(7)
    with running() as terminal:
        terminal.until_text(SEEN)
        for _ in range(60):
            os.write(terminal._fd, b"".join(random.choices(NOISE, k=random.randint(1, 8))))
            terminal.read(0.02)
            assert terminal.status is None
        os.write(terminal._fd, b"\x1b[201~\x1b\\")  # the end of a paste, and of a string
        terminal.until_still()
        terminal.send(signal.SIGTERM)
        assert terminal.wait() == 143
        assert foreign(received(terminal)) == []


# tmux


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_it_goes_on_after_tmux_was_detached_and_attached(tmp_path: Path) -> None:
    """In a tmux server of its own, which is ended by its socket."""
    tmux = ("tmux", "-f", os.devnull, "-S", str(tmp_path / "socket"))
    env = environment({"SHELL": "/bin/sh"})
    app = (*COMMAND[:-1], str(ROOT / COMMAND[-1]))
    try:
        with Terminal((*tmux, "new-session", *app), 100, 30, env=env, cwd=tmp_path) as terminal:
            terminal.until_text(SEEN)
            terminal.until_still()
            subprocess.run([*tmux, "detach-client"], check=True, env=env)
            assert terminal.wait() == 0
        with Terminal((*tmux, "attach"), 80, 24, env=env, cwd=tmp_path) as terminal:
            terminal.until_text(SEEN)
            terminal.type("?")
            terminal.until_text("Keys and signs")
            terminal.type("qq")
            assert terminal.wait() == 0
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, env=env, capture_output=True)
