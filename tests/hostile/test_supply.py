"""What it is made of, and that it asks nobody anything: no network, ever."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

FREE = re.compile(r"MIT|BSD|Apache|PSF|Python Software Foundation|MPL|ISC|Unlicense|CC0")
"""Licences that let anybody use and pass on what is under them."""

GUARD = """
import asyncio, os, sys
FORBIDDEN = {
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"),
    *("socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "http.client.connect"),
    *("urllib.Request", "ftplib.connect", "smtplib.connect", "webbrowser.open", "os.system"),
    *("subprocess.Popen", "os.exec", "os.posix_spawn", "os.fork"),
}
def guard(name, args):
    if name in FORBIDDEN:
        os.write(2, f"FORBIDDEN {name} {args}\\n".encode())
        os._exit(99)
sys.addaudithook(guard)
sys.path.insert(0, ".")
"""
"""Ends the process at the first call that would reach out of it, at whatever depth."""

SCREEN = """
from tui.app import TimelineApp
from tui.core.commands import COMMANDS
from pathlib import Path
APART = {"quit", "interrupt", "suspend", "edit", "add-event", "copy"}
async def walk():
    app = TimelineApp(Path("timeline.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for command in COMMANDS:
            if command.name not in APART:
                await app.main.run_action(command.action)
                await pilot.pause()
                while app.screen is not app.main:
                    await pilot.press("escape")
asyncio.run(walk())
"""
COMMAND = "from tui.cli import main; main(sys.argv[1:])"


def guarded(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A program with no way out."""
    argv = [sys.executable, "-c", GUARD + code, *words]
    return subprocess.run(
        argv, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize(
    "call",
    [
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 9)",
        "import urllib.request; urllib.request.urlopen('http://localhost:9')",
        "import subprocess; subprocess.run(['true'])",
    ],
)
def test_the_guard_forbids(call: str) -> None:
    assert guarded(call).returncode == 99


@pytest.mark.parametrize(
    "words",
    [
        *("--help", "check timeline.toml", "check --hints timeline.toml", "list timeline.toml"),
        *("list --long timeline.toml", "list --json timeline.toml", "date c. 1992", "explain"),
        *("show timeline.toml", "show --svg - timeline.toml"),
        *("schema", "config", "config --sample", "--version", "no-such-file"),
    ],
)
def test_no_command_asks_anybody_anything(words: str) -> None:
    done = guarded(COMMAND, *words.split())
    assert "FORBIDDEN" not in done.stderr
    assert done.returncode == 0
    assert done.stdout + done.stderr


def test_neither_does_the_screen() -> None:
    """With all that it can do but the editor and the clipboard, which are other programs."""
    done = guarded(SCREEN)
    assert (done.returncode, done.stderr) == (0, "")


def needed() -> list[str]:
    """All that an install brings along."""
    found: dict[str, None] = {}
    waiting = ["timeline-tui"]
    while waiting:
        name = waiting.pop()
        for wanted in metadata.requires(name) or []:
            bare = re.match(r"[\w.-]+", wanted)
            assert bare is not None
            if "extra ==" in wanted or bare[0].lower() in found:
                continue
            try:
                metadata.version(bare[0])
            except metadata.PackageNotFoundError:
                continue  # for another system
            found[bare[0].lower()] = None
            waiting.append(bare[0])
    return sorted(found)


def test_all_that_is_brought_along_may_be_passed_on() -> None:
    names = needed()
    assert {"textual", "rich", "tomli", "python-dateutil"} <= {*names}
    assert len(names) < 20, names
    for name in names:
        about = metadata.metadata(name)
        told = [about.get("License-Expression", ""), (about.get("License") or "")[:200]]
        told += [one for one in about.get_all("Classifier") or [] if one.startswith("License")]
        assert FREE.search(" ".join(told)), (name, told)


def test_the_licence_and_the_versions_of_python_are_told() -> None:
    about = metadata.metadata("timeline-tui")
    assert about["License-Expression"] == "MIT"
    assert about["License-File"] == "LICENSE"
    assert about["Requires-Python"] == ">=3.11"
    assert f"Python :: {sys.version_info.major}.{sys.version_info.minor}" in PROJECT
