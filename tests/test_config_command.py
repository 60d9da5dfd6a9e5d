"""The config file on disk, and `timeline config`: where it is, what is in force, and a sample."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui import cli, config
from tui.commands.config import DEFAULT_THEME, sample
from tui.core.commands import COMMANDS, GROUPS, remapped
from tui.core.problems import report
from tui.core.settings import Settings, read_settings

ROOT = Path(cli.__file__).resolve().parent.parent
Write = Callable[[str], Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and nothing said about where configs lie."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(home: Path) -> Write:
    """Write the config file."""

    def written(text: str) -> Path:
        path = home / ".config/timeline/config.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


# Where it is


def test_it_lies_in_the_home(home: Path) -> None:
    assert config.path() == str(home / ".config/timeline/config.toml")


@pytest.mark.parametrize(
    ("value", "file"),
    [
        ("/etc/mine", "/etc/mine/timeline/config.toml"),
        ("", "HOME/.config/timeline/config.toml"),
        ("relative/folder", "HOME/.config/timeline/config.toml"),
    ],
)
def test_the_environment_may_say_where(
    value: str, file: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    assert config.path() == file.replace("HOME", str(home))


def test_windows_has_a_folder_of_its_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config.os, "name", "nt")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/not/this")
    monkeypatch.setenv("APPDATA", "/users/me/roaming")
    assert config.path() == "/users/me/roaming/timeline/config.toml"
    monkeypatch.delenv("APPDATA")
    assert config.path() == str(home / "AppData/Roaming/timeline/config.toml")


def test_without_a_home_there_is_no_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config.os.path, "expanduser", lambda path: path)
    (home / "~/.config/timeline").mkdir(parents=True)
    (home / "~/.config/timeline/config.toml").write_text("mouse = false")
    assert config.path() == ""
    assert config.load() == (Settings(), ())


# Reading it


@pytest.mark.usefixtures("home")
def test_a_file_that_is_not_there_is_no_mistake() -> None:
    assert config.load() == (Settings(), ())


def test_it_is_read(write: Write) -> None:
    write('mouse = false\ntheme = "mine"\n')
    settings, problems = config.load()
    assert (settings.mouse, settings.theme, problems) == (False, "mine", ())
    settings, (problem,) = config.load({"nord"})
    assert (settings.mouse, settings.theme, problem.code) == (False, "", "T052")


def test_what_cannot_be_read_is_told(
    home: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("mouse = false\n")
    monkeypatch.setattr(config, "LARGEST", 5)
    assert [each.code for each in config.load()[1]] == ["T013"]
    path.unlink()
    path.mkdir()
    assert config.load()[0] == Settings()
    assert [each.code for each in config.load()[1]] == ["T011"]
    path.rmdir()
    path.symlink_to(home / "nowhere")
    assert [each.code for each in config.load()[1]] == ["T010"]


def test_a_file_where_its_folder_should_be_is_no_mistake(home: Path) -> None:
    (home / ".config").write_text("")
    assert config.load() == (Settings(), ())


def test_without_a_file_hardly_anything_is_imported(home: Path) -> None:
    code = (
        "import collections.abc, os, sys, types, typing; before = set(sys.modules)\n"
        "from tui import config; config.load()\n"
        "print(*sorted(set(sys.modules) - before - {'__future__'}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["tui", "tui.config", "tui.core", "tui.core.settings"]


# What is told of it


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = cli.main(["config", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_without_a_file_it_tells_how_to_begin_one(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = told(capsys)
    file = home / ".config/timeline/config.toml"
    assert (status, err) == (0, "")
    assert out.splitlines()[:9] == [
        str(file),
        "  is not there; this begins one:",
        f"  mkdir -p {file.parent}",
        f"  timeline config --sample > {file}",
        "",
        "  theme   timeline-dark         default",
        "  glyphs  auto                  default",
        "  lanes   as the timeline says  default",
        "  mouse   true                  default",
    ]
    assert "*" not in out


def test_what_it_tells_to_type_begins_a_file_that_is_read(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "with 'a' space"))
    _, out, _ = told(capsys)
    make, begin = (line.strip() for line in out.splitlines()[2:4])
    script = f'timeline() {{ "{sys.executable}" -m tui "$@"; }}\n{make} && {begin}\n'
    subprocess.run(["sh", "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert Path(config.path()).read_text(encoding="utf-8") == sample()
    assert config.load() == (Settings(), ())


def test_every_command_stands_in_columns_and_what_is_changed_is_marked(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write('lanes = "era"\n[keys]\nundo = ["PgDn", "é"]\nsuspend = []\nabout = "i"\n')
    status, out, err = told(capsys)
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert lines[0] == str(path)
    assert "  lanes   era            from the file" in lines
    assert "* undo             PageDown é  undo the last move of the view" in lines
    assert "* next-page        Space       a page on" in lines
    assert "* suspend          no key      suspend to the shell; fg comes back" in lines
    assert "  about            i           about this timeline" in lines
    assert lines[-1] == "* other keys than usual"
    rows = [line[2:].split()[0] for line in lines[6:] if re.match(r"[ *] [a-z]", line)]
    assert rows[:-1] == [command.name for command in COMMANDS]  # the last explains the mark


def test_mistakes_go_to_standard_error_and_fail(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write("mouse = 1\nthme = 2\n")
    status, out, err = told(capsys)
    assert status == 1
    assert "  mouse   true                  default" in out.splitlines()
    assert err == (
        f'{path}:1:9: error: "mouse" in the settings wants true or false, not an integer [T021]\n'
        "  |\n"
        "1 | mouse = 1\n"
        "  |         ^\n"
        f'{path}:2:1: warning: unknown key "thme" in the settings [T020]\n'
        "  |\n"
        "2 | thme = 2\n"
        '  | ^^^^ did you mean "theme"?\n'
        f"{path}: 1 error, 1 warning\n"
    )


def test_a_warning_does_not_fail(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write('[keys]\nundo = "alt+u"\n')
    status, _, err = told(capsys)
    assert status == 0
    assert "may not reach the program" in err


def test_json_has_everything(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write('glyphs = "auto"\n[keys]\nundo = "x"\nabout = "5"\n')
    status, out, err = told(capsys, "--json")
    told_values = json.loads(out)
    assert (status, err) == (1, "")
    assert (told_values["file"], told_values["exists"]) == (str(path), True)
    assert told_values["settings"] == {
        "theme": {"value": None, "from_file": False},
        "glyphs": {"value": "auto", "from_file": True},
        "lanes": {"value": None, "from_file": False},
        "mouse": {"value": True, "from_file": False},
    }
    commands = {command["name"]: command for command in told_values["commands"]}
    assert list(commands) == [command.name for command in COMMANDS]
    assert commands["undo"] == {
        "name": "undo",
        "keys": ["x"],
        "default": ["U"],
        "says": "undo the last move of the view",
    }
    assert told_values["problems"] == [
        {
            "file": str(path),
            "line": 4,
            "column": 9,
            "end_column": 12,
            "severity": "error",
            "code": "T072",
            "stage": "timeline",
            "message": '"5" cannot be a key: digits are the number before a key',
            "suggestion": "",
        }
    ]


# The sample


@pytest.mark.usefixtures("home")
def test_the_sample_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, "--sample")
    assert (status, out, err) == (0, sample(), "")
    assert read_settings(out, "sample") == (Settings(), ())
    assert max(map(len, out.splitlines())) <= 100


def test_the_sample_holds_every_default() -> None:
    uncommented = re.sub(r"^#(?=\S)", "", sample(), flags=re.MULTILINE)
    settings, problems = read_settings(uncommented, "sample")
    assert problems == ()
    assert settings._replace(keys={}, given=frozenset()) == Settings(
        theme=DEFAULT_THEME, lanes="kind"
    )
    assert settings.given == {"theme", "glyphs", "lanes", "mouse"}
    assert settings.keys == {command.name: command.keys for command in COMMANDS}
    assert remapped(GROUPS, settings.keys) == GROUPS


def test_the_default_theme_is_the_one_of_the_screen() -> None:
    from tui.view.palette import DARK

    assert DARK.name == DEFAULT_THEME


def test_the_sample_of_the_manual_is_right() -> None:
    manual = (ROOT / "docs/config.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)
    settings, problems = read_settings(text, "sample")
    assert problems == ()
    assert settings.keys["zoom-in"] == ("i",)
    slip = "\n" * 5 + '[keys]\nnext-page = ["Space", "PgDwon"]\n'
    assert report(read_settings(slip, "config.toml")[1]) in manual
