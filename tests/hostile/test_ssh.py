"""Over ssh, with a server of its own that speaks to its client through a pipe, where there is one.

Nothing listens anywhere: the client starts the server as the command that it
talks through (ssh_config(5), ProxyCommand; sshd(8), -i).
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a pseudo-terminal is wanted; Windows has none")

from benchmarks.terminal import Terminal, environment
from tests.hostile.test_endings import until

ROOT = Path(__file__).resolve().parents[2]
SEEN = "of 110"
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(
    SSHD is None or shutil.which("ssh") is None, reason="ssh and sshd are not installed"
)


@pytest.fixture
def client(tmp_path: Path) -> tuple[str, ...]:
    """The command that runs its last argument on the other side, on a terminal."""
    for name in ("host", "user"):
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)]
        subprocess.run(made, check=True)
    served = {
        "HostKey": tmp_path / "host",
        "AuthorizedKeysFile": tmp_path / "user.pub",
        "StrictModes": "no",
        "UsePAM": "no",
        "PermitRootLogin": "yes",
    }
    config = tmp_path / "config"
    config.write_text("".join(f"{name} {value}\n" for name, value in served.items()))
    server = shlex.join([str(SSHD), "-i", "-f", str(config), "-E", str(tmp_path / "log")])
    options = {
        "ProxyCommand": server,
        "IdentityFile": tmp_path / "user",
        "IdentitiesOnly": "yes",
        "StrictHostKeyChecking": "no",
        "UserKnownHostsFile": os.devnull,
        "LogLevel": "QUIET",
    }
    words = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    reachable = ["ssh", "-F", os.devnull, *words, "nobody.invalid"]
    done = subprocess.run([*reachable, "true"], check=False, stdin=subprocess.DEVNULL, timeout=20)
    if done.returncode:
        pytest.skip("this sshd lets nobody in")
    return (*reachable[:-1], "-tt", reachable[-1])


def remote(pid_file: Path, state: Path) -> str:
    """The command line of the other side, which leaves its number behind."""
    env = shlex.join(["env", f"XDG_STATE_HOME={state}", "LC_ALL=C.UTF-8"])
    app = shlex.join([sys.executable, "-m", "tui", "timeline.toml"])
    here, told = shlex.quote(str(ROOT)), shlex.quote(str(pid_file))
    return f"cd {here} && echo $$ > {told} && exec {env} {app}"


def is_there(pid: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_is_read_resized_and_left_and_says_whose_clipboard_it_copies_to(
    client: tuple[str, ...], tmp_path: Path
) -> None:
    argv = (*client, remote(tmp_path / "pid", tmp_path))
    with Terminal(argv, 100, 30, env=environment(), cwd=tmp_path) as terminal:
        terminal.until_text(SEEN)
        terminal.until_still()
        terminal.type("y")
        terminal.until_text("over ssh")
        terminal.resize(80, 24)
        terminal.type("?")
        terminal.until_text("Keys and signs")
        terminal.type("qq")
        assert terminal.wait() == 0


def test_it_ends_with_the_connection_and_keeps_the_place(
    client: tuple[str, ...], tmp_path: Path
) -> None:
    argv = (*client, remote(tmp_path / "pid", tmp_path))
    with Terminal(argv, 100, 30, env=environment(), cwd=tmp_path) as terminal:
        terminal.until_text(SEEN)
        terminal.until_still()
        terminal.type("j")
        terminal.until_still()
        terminal.send(signal.SIGKILL)
        pid = int((tmp_path / "pid").read_text())
        try:
            until(lambda: not is_there(pid))
        finally:
            if is_there(pid):
                os.kill(pid, signal.SIGKILL)
    (kept,) = (tmp_path / "timeline").glob("*.toml")
    assert "\nhere = " in kept.read_text(encoding="utf-8")
