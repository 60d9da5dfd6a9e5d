"""The bytes themselves, in a pseudo-terminal: none of a payload's gets through, in any way."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment
from tests.hostile import places
from tests.hostile.payloads import ACTING, MARKUP, PAYLOADS, acts, joined, shown
from tests.hostile.wire import copied, foreign, modes_left, received, rest, until_written

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "tui")
UNCLEAN = (
    "import sys; from tui.core import text; text.visible = lambda said, **_: said;"
    "from tui.cli import main; sys.exit(main())"
)
"""The program with the cleaning switched off."""
JOINED = joined(12)
ESCAPE = "\x1b[27u"
"""As kitty's protocol has it: on its own, no key that comes after it is taken for a part of it."""
BAD = "a\x1b[31m\u202e\x9b2J\u200b[@click=app.quit]z"
"""A name with all kinds of things in it."""


@contextmanager
def running(*words: str, argv: tuple[str, ...] = COMMAND, **more: str) -> Iterator[Terminal]:
    variables = environment({"COLORTERM": "truecolor", **more})
    with Terminal((*argv, *words), 140, 60, env=variables, cwd=ROOT) as terminal:
        until_written(terminal, f"of {len(JOINED)} events")
        terminal.until_still()
        yield terminal


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A hostile file, by a hostile name, in a hostile folder."""
    folder = tmp_path / BAD
    folder.mkdir()
    path = folder / os.fsdecode(f"{BAD}\n".encode() + b"\xff.toml")
    path.write_text(places.good(JOINED), encoding="utf-8")
    return path


def walk(terminal: Terminal) -> None:
    """Through the events, then through the pages that lie over them."""
    terminal.type("g")
    for key in "j" * len(JOINED):
        terminal.type(key)
        terminal.until_still(0.03)
    for key in (*"?iELo\x10", *"cCsxTA", "ma", "'", "/a", "fa", "g"):
        terminal.type(key + "a"[: key == "\x10"])
        terminal.until_still(0.15)
        terminal.type(ESCAPE)
        terminal.until_still(0.1)


def test_no_byte_of_a_payload_reaches_the_terminal(hostile: Path, tmp_path: Path) -> None:
    config = tmp_path / "timeline" / "config.toml"
    config.parent.mkdir()
    config.write_text(f"theme = {places.toml(BAD)}\n{places.toml(BAD)} = 1\n", encoding="utf-8")
    hostile_variables = {
        "EDITOR": BAD,
        "VISUAL": f"'{BAD}' -x",
        "BROWSER": BAD,
        "COLORFGBG": BAD,
        "TZ": BAD,
        "LANG": BAD,
        "XDG_STATE_HOME": str(tmp_path / BAD),
        "XDG_CONFIG_HOME": str(tmp_path),
        "TERM_PROGRAM": BAD,
        "PAGER": BAD,
        "LANGUAGE": BAD,
    }
    with running(str(hostile), "--at", BAD, "--theme", BAD, **hostile_variables) as terminal:
        walk(terminal)
        terminal.type("e")
        until_written(terminal, "which was not")
        for paste in joined(40):
            terminal.type(":")
            terminal.type(f"\x1b[200~{paste}\x1b[201~\r")
            terminal.until_still(0.1)
            terminal.type(ESCAPE)
            terminal.until_still(0.1)
        terminal.type("y")
        terminal.until_still(0.1)
        before = terminal.received
        hostile.write_text(places.wrong(JOINED[:3]), encoding="utf-8")
        while terminal.received == before:  # until the save is seen
            assert terminal.read(30.0)
        terminal.until_still(0.5)
        terminal.type("E")
        terminal.until_still(0.2)
        hostile.unlink()
        terminal.until_still(1.0)
        terminal.type("\x03")
        assert terminal.wait() == 0
        data = received(terminal)
    assert foreign(data) == []
    assert modes_left(data) == set()
    for text in map(base64.b64decode, copied(data)):
        assert acts(text.decode("utf-8")) == []
    written = "".join(rest(data).split())
    seen = [payload for payload in PAYLOADS if "".join(shown(payload).split())[:9] in written]
    assert len(seen) > 200, "most are seen; long ones are folded or cut"


def test_it_is_seen_where_nothing_is_cleaned(tmp_path: Path) -> None:
    """The test above can fail: without `visible` it would."""
    path = tmp_path / "hostile.toml"
    path.write_text(places.good(JOINED), encoding="utf-8")
    with running(str(path), argv=(sys.executable, "-c", UNCLEAN)) as terminal:
        terminal.type("jjjjjj")
        terminal.until_still()
        assert len(set(foreign(received(terminal)))) > 5


@pytest.mark.parametrize("command", ["check", "check --json", "list", "list --long", "list --json"])
def test_it_is_seen_in_what_commands_print_where_nothing_is_cleaned(
    command: str, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.toml"
    bad = joined(12, (*ACTING, *MARKUP))
    path.write_text(places.good(bad) + places.wrong(bad, places.raw), encoding="utf-8")
    argv = (sys.executable, "-c", UNCLEAN, *command.split(), str(path))
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, check=False)
    assert len(acts((done.stdout + done.stderr).decode("utf-8"))) > 20
