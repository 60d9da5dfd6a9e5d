"""A long file in a real terminal: whoever leaves while it is read is gone at once."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment

ROOT = Path(__file__).resolve().parent.parent
MANY = 30_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.toml"
    with path.open("w", encoding="utf-8") as file:
        for n in range(MANY):
            file.write(f'[[event]]\ndate = {n % 3000}\ntitle = "Event {n}"\nkind = "k{n % 5}"\n\n')
    return path


@pytest.mark.parametrize(
    ("by", "status"), [("q", 0), ("\x03", 0), (signal.SIGTERM, 143)], ids=["q", "ctrl+c", "TERM"]
)
def test_leaving_while_it_is_read(path: Path, by: str | signal.Signals, status: int) -> None:
    argv = (sys.executable, "-m", "tui", str(path))
    with Terminal(argv, 120, 36, env=environment(), cwd=ROOT) as terminal:
        terminal.until_text("reading …")
        if isinstance(by, str):
            terminal.type(by)
        else:
            terminal.send(by)
        assert terminal.wait() == status
        assert b"\x1b[?1049l" in b"".join(chunk.data for chunk in terminal.chunks)


def test_it_is_shown_whole_in_the_end(path: Path) -> None:
    argv = (sys.executable, "-m", "tui", str(path))
    with Terminal(argv, 120, 36, env=environment(), cwd=ROOT) as terminal:
        terminal.until_text(f"{MANY} of {MANY} events", timeout=60)
        terminal.until_text("live")
