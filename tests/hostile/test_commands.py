"""Every payload in every place, through every command: no byte of it acts, all of it is told."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import places
from tests.hostile.payloads import ACTING, MARKUP, NO_TOML, PAYLOADS, acts, shown
from tui import arguments, cli

ROOT = Path(__file__).resolve().parents[2]
AT_LEAST = 200
"""Payloads that are tried."""

FILES = {
    "good": lambda: places.good().encode(),
    "good, as it is": lambda: places.good(quote=places.raw).encode(),
    "wrong": lambda: places.wrong().encode(),
    "wrong, as it is": lambda: places.wrong(quote=places.raw).encode(),
    "no TOML": lambda: places.bare((*PAYLOADS, *NO_TOML)),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files in it."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, contents in FILES.items():
        (folder / f"{name}.toml").write_bytes(contents())
    return folder


class Output(io.TextIOWrapper):
    """A stream that keeps what is written, as bytes; it fails on nothing, as standard error."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace")

    @property
    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode("utf-8")


def told(monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str]:
    """The status of a command, and all that it writes; none of it acts."""
    out, err = Output(), Output()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        status = cli.main(list(words))
    everything = out.text + err.text
    assert acts(everything) == [], words
    assert "Traceback" not in everything
    assert "a mistake of this program" not in everything
    return status, everything


def test_there_are_payloads_enough() -> None:
    assert len(PAYLOADS) >= AT_LEAST
    assert len(set(PAYLOADS)) == len(PAYLOADS)
    assert all(acts(text) for text in (*ACTING, *NO_TOML))
    assert not any(acts(text, lines=False) for text in map(shown, PAYLOADS))
    assert not any(acts(text) for text in MARKUP)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        *(("good", command) for command in ("check --hints", "list", "list --long", "list --json")),
        ("good", "list --long --where date:1600.."),
        ("good", "list --json --where date:1600.."),
        ("good", "show --svg - --where date:1600.."),
        ("good, as it is", "check --json"),
        ("wrong", "check"),
        ("wrong", "check --json"),
        ("wrong, as it is", "check --hints"),
        ("good", "show --width 150 --height 40"),
        ("good", "show --svg - --lanes party"),
        ("wrong", "show"),
        ("wrong", "show --svg -"),
        ("no TOML", "show"),
        ("no TOML", "check"),
        ("no TOML", "list --long"),
    ],
)
def test_no_field_key_or_id_acts(
    name: str, command: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, everything = told(monkeypatch, *command.split(), str(folder / f"{name}.toml"))
    assert status in (0, 1)
    assert everything


@pytest.mark.parametrize("command", ["list", "list --long", "list --json"])
def test_every_payload_is_shown_as_it_is_written(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, everything = told(monkeypatch, *command.split(), str(folder / "good.toml"))
    if command.endswith("--json"):
        events, _ = json.JSONDecoder().raw_decode(everything)  # after it come the mistakes
        titles = {event["title"] for event in events}
        assert titles == set(map(shown, PAYLOADS))
    else:
        lines = everything.replace("\n", "␊")
        for payload in PAYLOADS:
            assert shown(payload).strip().replace("\n", "␊") in lines, payload


def _as_name(payload: str) -> str:
    """The payload as the name of a file, without what no name can have."""
    return payload.replace("/", "").replace("\0", "")[:60]


NAMES = sorted(
    {
        os.fsdecode(_as_name(payload).encode("utf-8", "surrogateescape"))
        for payload in (*PAYLOADS, *NO_TOML)
        if not re.search("[\ud800-\udc7f\udd00-\udfff]", payload)  # stand for no byte
    }
)


ARGUMENTS = (
    ("date", "{}"),
    ("date", "--json", "{}"),
    ("date", "--timezone", "{}", "2001"),
    ("explain", "{}"),
    ("check", "{}"),
    ("check", "--{}"),
    ("list", "{}"),
    ("list", "--{}"),
    ("list", "--where", "{}", "timeline.toml"),
    ("list", "--where", "kind:{}", "timeline.toml"),
    ("list", "--where", "{}:x", "timeline.toml"),
    ("show", "{}"),
    ("show", "--{}", "timeline.toml"),
    ("show", "--from", "{}", "timeline.toml"),
    ("show", "--where", "kind:{}", "timeline.toml"),
    ("show", "--lanes", "{}", "timeline.toml"),
    ("show", "--theme", "{}", "timeline.toml"),
    ("show", "--svg", "no folder/{}.svg", "timeline.toml"),
    ("new", "no folder/{}.toml"),
    ("new", "--{}"),
    ("config", "{}"),
    ("schema", "{}"),
    ("{}",),
    ("--at", "{}", "no such file"),
    ("--theme", "{}", "no such file"),
    ("--glyphs", "{}", "no such file"),
    ("--{}",),
)


def test_every_command_is_tried_with_every_payload() -> None:
    """A new command gets a line in the table above, and its options one each."""
    commands = re.findall(r"^  (\w+)  ", arguments.app().description or "", re.MULTILINE)
    assert {"check", "list", "show"} <= {*commands}
    assert {*commands} <= {words[0] for words in ARGUMENTS}


@pytest.mark.parametrize("words", ARGUMENTS, ids=" ".join)
def test_no_argument_acts(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "timeline.toml").write_text('[[event]]\ndate = 1\ntitle = "x"\n', encoding="utf-8")
    for payload in (*PAYLOADS, *NO_TOML):
        if "\0" not in payload:
            told(monkeypatch, *(word.replace("{}", payload) for word in words))


def test_no_new_file_holds_what_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name becomes its title."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        told(monkeypatch, "new", "--schema", f"./{name}.toml")
    written = list(tmp_path.iterdir())
    assert len(written) > AT_LEAST
    for path in written:
        assert acts(path.read_text(encoding="utf-8")) == [], path


def test_no_name_of_a_file_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mistake = '[[event]]\ndate = 2001\ntitle = "x"\nplaec = 1\n'
    for number, name in enumerate(NAMES):
        folder = tmp_path / name / str(number)
        folder.mkdir(parents=True)
        (folder / "a.toml").write_text(mistake, encoding="utf-8")
        for command in ("check", "check --json"):
            status, everything = told(monkeypatch, *command.split(), str(folder / "a.toml"))
            assert status == 0
            assert "plaec" in everything


def test_nothing_in_the_config_file_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = []
    for payload in PAYLOADS:
        quoted = places.toml(payload)
        lines += [f"{places.raw('x' + payload)} = {quoted}", f"[{quoted}]", f"x = {quoted}"]
    keys = (f"{places.toml(payload)} = {places.raw(payload)}" for payload in PAYLOADS)
    values = (f"{key} = {places.toml(PAYLOADS[30])}" for key in ("theme", "glyphs", "lanes"))
    text = "\n".join((*values, *lines, "[keys]", "next = " + places.toml(PAYLOADS[40]), *keys))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "a\x1b[31m\u202e[red]z"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "a\x1b[31m\u202e[red]z"))
    path = Path(os.environ["XDG_CONFIG_HOME"], "timeline", "config.toml")
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    for command in ("config", "config --json", "config --sample"):
        told(monkeypatch, *command.split())
    assert "unknown key" in told(monkeypatch, "config")[1]
    for part in (lines[::3], lines[1::3], [f"theme = {value}" for value in PAYLOADS]):
        path.write_text("\n".join(part), encoding="utf-8")
        told(monkeypatch, "config")


class Endless(io.RawIOBase):
    """A stream of one character that never ends, as that of ``yes`` or ``/dev/zero``."""

    def __init__(self, character: bytes) -> None:
        self._character = character

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = self._character * len(buffer)
        return len(buffer)


@pytest.mark.parametrize("command", ["check -", "check --json -", "list -", "show -"])
def test_no_more_is_read_of_a_stream_than_there_is_memory_for(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.core.reading.free_memory", lambda: 100 * 1024**2)
    stream = io.TextIOWrapper(io.BufferedReader(Endless(b"\0")))
    monkeypatch.setattr(sys, "stdin", stream)
    status, everything = told(monkeypatch, *command.split())
    assert status == (1 if command.startswith("check") else 2)
    assert "is too large: no more than 6 MiB is read" in everything


class Torn(Endless):
    """A stream that breaks, as a terminal does for one in the background."""

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("command", ["check -", "list -", "show -", "date -"])
def test_a_stream_that_breaks_is_told(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Torn(b"x"))))
    status, everything = told(monkeypatch, *command.split())
    assert status in (1, 2)
    assert "nput/output error" in everything
    assert len(everything.splitlines()) < 4


def test_a_date_without_end_is_refused_and_shown_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b"1990/" * 200_000
    stream = io.TextIOWrapper(io.BytesIO(line + b"\n1991\n" + line))
    monkeypatch.setattr(sys, "stdin", stream)
    status, everything = told(monkeypatch, "date", "-")
    assert status == 1
    assert everything.count("a date has at most 200 characters") == 2
    assert "1991" in everything
    assert len(everything) < 2_000


VARIABLES = (
    *("EDITOR", "VISUAL", "BROWSER", "TZ", "LANG", "LC_ALL", "LANGUAGE", "XDG_CONFIG_HOME"),
    *("XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME", "COLORFGBG", "COLORTERM", "TERM", "NO_COLOR"),
    *("COLUMNS", "LINES", "PAGER", "FORCE_COLOR", "CLICOLOR", "TMPDIR", "TERM_PROGRAM"),
)


@pytest.mark.parametrize("command", ["config", "check timeline.toml", "nowhere"])
def test_no_variable_acts(command: str) -> None:
    """In processes of their own, which read them when they begin."""
    for payload in (ACTING[100], "a\udcff\u202e\x1b[31m[@click=app.quit]z"):
        hostile = dict.fromkeys(VARIABLES, payload)
        done = subprocess.run(
            [sys.executable, "-m", "tui", *command.split()],
            cwd=ROOT,
            env={**os.environ, **hostile},
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        everything = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
        assert acts(everything) == []
        assert "Traceback" not in everything
        assert done.returncode in (0, 1, 2)
