"""The user's editor: which one it is, how it opens a file at a line, and what can go wrong."""

from __future__ import annotations

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from tui.outside import foreground
from tui.outside.editor import Editor, EditorError, chosen, command, open_window

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="scripts with a #! line")


def program(folder: Path, name: str, script: str = "exit 0") -> Path:
    """A program of that name."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def of(folder: Path, words: str, platform: str = "linux", **more: str) -> Editor:
    """The editor that `$EDITOR` names, which is there."""
    program(folder, words.split()[0])
    return chosen({"EDITOR": words, "PATH": str(folder), **more}, platform)


# --- which one ------------------------------------------------------------


@posix_only
@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({}, "vi"),
        ({"EDITOR": "nano"}, "nano"),
        ({"VISUAL": "micro", "EDITOR": "nano"}, "micro"),
        ({"VISUAL": "", "EDITOR": "nano"}, "nano"),
        ({"VISUAL": "  ", "EDITOR": ""}, "vi"),
    ],
)
def test_visual_comes_before_editor_and_editor_before_vi(
    tmp_path: Path, variables: dict[str, str], name: str
) -> None:
    for one in ("vi", "nano", "micro"):
        program(tmp_path, one)
    editor = chosen({**variables, "PATH": str(tmp_path)}, "linux")
    assert editor == Editor((str(tmp_path / name),), is_graphical=False, name=name)


@posix_only
@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("vim -u NONE", ("-u", "NONE")),
        ("vim -c 'set nu rnu'", ("-c", "set nu rnu")),
        ("vim '$HOME' `id` ; rm x", ("$HOME", "`id`", ";", "rm", "x")),  # no shell reads this
    ],
)
def test_what_it_names_is_split_into_words_and_no_shell_reads_it(
    tmp_path: Path, words: str, arguments: tuple[str, ...]
) -> None:
    assert of(tmp_path, words).argv[1:] == arguments


@posix_only
def test_a_path_with_a_blank_is_quoted_and_one_from_here_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = program(tmp_path / "my editors", "vim")
    assert chosen({"EDITOR": f"'{path}' -n"}, "linux").argv == (str(path), "-n")
    monkeypatch.chdir(tmp_path)
    assert chosen({"EDITOR": "'./my editors/vim'"}, "linux").argv == (str(path),)


def test_on_windows_a_backslash_is_a_part_of_a_path() -> None:
    environ = {"EDITOR": r'"C:\Program Files\Vim\vim.exe" -n'}
    with pytest.raises(EditorError, match=r"C:\\Program Files\\Vim\\vim.exe"):
        chosen(environ, "win32")


@posix_only
@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({}, "“vi” was not found. Set EDITOR, for example: export EDITOR=nano"),
        ({"EDITOR": "nosuch -x"}, "$EDITOR names “nosuch”, which was not found."),
        ({"VISUAL": "/no/such"}, "$VISUAL names “/no/such”, which was not found."),
        ({"EDITOR": "vim 'x"}, "$EDITOR cannot be read: a quotation mark is not closed."),
        ({"EDITOR": "''"}, "$EDITOR names no program."),
        ({"EDITOR": "'a\x1b[31mb'"}, "$EDITOR names “a␛[31mb”, which was not found."),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, variables: dict[str, str], says: str
) -> None:
    with pytest.raises(EditorError) as caught:
        chosen({**variables, "PATH": str(tmp_path)}, "linux")
    assert str(caught.value).startswith(says)


@posix_only
@pytest.mark.parametrize(
    ("program_name", "name"),
    [
        ("vim.basic", "vim"),
        ("vim.tiny", "vim"),
        ("nvim.appimage", "nvim"),
        ("nvim-linux-x86_64.appimage", "nvim"),
        ("vi.exe", "vi"),
        ("emacs-nox", "emacs"),
        ("emacs-29.1", "emacs"),
        ("emacs29", "emacs"),
        ("code-insiders", "code"),
        ("idea64.exe", "idea"),
        ("notepad++.exe", "notepad++"),
        ("sublime_text", "sublime_text"),
        ("viper", "viper"),  # no vi
        ("codex", "codex"),  # no code
        ("my-editor", "my-editor"),
    ],
)
def test_a_name_is_known_without_its_ending_and_its_version(
    tmp_path: Path, program_name: str, name: str
) -> None:
    assert of(tmp_path, program_name).name == name


@posix_only
def test_a_link_is_known_by_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "editor").symlink_to(program(tmp_path, "vim.basic"))
    assert chosen({"EDITOR": "editor", "PATH": str(tmp_path)}, "linux").name == "vim"


@posix_only
@pytest.mark.parametrize(
    ("words", "platform", "display", "is_graphical"),
    [
        ("vim", "linux", ":0", False),
        ("vim -g", "linux", ":0", True),
        ("gvim", "linux", ":0", True),
        ("code --wait", "linux", "", True),  # inside its own terminal there is no display
        ("subl", "darwin", "", True),
        ("emacs", "linux", ":0", True),
        ("emacs", "linux", "", False),
        ("emacs", "darwin", "", False),
        ("emacs -nw", "linux", ":0", False),
        ("emacs-nox", "linux", ":0", False),
        ("emacsclient", "linux", "", True),
        ("emacsclient -t", "linux", ":0", False),
        ("emacsclient -nw -a ''", "linux", ":0", False),
        ("emacsclient -c", "linux", ":0", True),
        ("unheard-of", "linux", ":0", False),
    ],
)
def test_who_has_a_window_of_their_own(
    tmp_path: Path, words: str, platform: str, display: str, is_graphical: bool
) -> None:
    assert of(tmp_path, words, platform, DISPLAY=display).is_graphical is is_graphical


# --- at the line ----------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "arguments"),
    [
        ("vi vim nvim joe", ["+42", "/t.toml"]),
        ("emacs emacsclient kak micro gedit", ["+42:7", "/t.toml"]),
        ("nano", ["+42,7", "/t.toml"]),
        ("hx helix zed zeditor subl", ["/t.toml:42:7"]),
        ("code codium cursor", ["--reuse-window", "--goto", "/t.toml:42:7"]),
        ("bbedit gvim", ["+42", "/t.toml"]),
        ("idea pycharm kate", ["--line", "42", "--column", "7", "/t.toml"]),
        ("mate", ["--line", "42", "/t.toml"]),
        ("notepad++", ["-n42", "-c7", "/t.toml"]),
        ("notepad unheard-of", ["/t.toml"]),
    ],
)
@posix_only
def test_each_is_told_the_line_in_its_own_way(names: str, arguments: list[str]) -> None:
    for name in names.split():
        editor = Editor((name, "-x"), is_graphical=False, name=name)
        assert command(editor, "/t.toml", 42, 7, "linux") == [name, "-x", *arguments]


@posix_only
def test_xed_is_another_program_on_a_mac() -> None:
    editor = Editor(("xed",), is_graphical=True, name="xed")
    assert command(editor, "/t.toml", 4, 2, "linux") == ["xed", "+4:2", "/t.toml"]
    assert command(editor, "/t.toml", 4, 2, "darwin") == ["xed", "--line", "4", "/t.toml"]


@posix_only
@pytest.mark.parametrize("name", ["-rf", "+5", "a:3", "{line}", "%s x.toml", "#"])
def test_no_name_of_a_file_is_taken_for_an_option(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for known in ("vim", "hx", "nano", "unheard-of"):
        *_, last = command(Editor((known,), is_graphical=False, name=known), name, 3)
        assert last.startswith(str(tmp_path / name))


@posix_only
@pytest.mark.parametrize(("line", "column"), [(0, None), (-5, 0)])
def test_there_is_no_line_before_the_first(line: int, column: int | None) -> None:
    editor = Editor(("hx",), is_graphical=False, name="hx")
    assert command(editor, "/t.toml", line, column) == ["hx", "/t.toml:1:1"]


# --- in the terminal ------------------------------------------------------


@posix_only
@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 0", ""),
        ("exit 3", "ed ended with exit status 3."),
        ("kill -9 $$", "ed was ended by SIGKILL."),
        ("kill -INT $PPID; kill -QUIT $PPID", ""),  # typed keys are not for us
    ],
)
def test_how_it_ended_is_told(tmp_path: Path, script: str, says: str) -> None:
    assert foreground.run([str(program(tmp_path, "ed", script))], os.environ) == says


@posix_only
def test_one_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch(stat.S_IRWXU)
    for path, why in (("gone", "No such file"), ("empty", "Exec format error")):
        says = foreground.run([str(tmp_path / path)], os.environ)
        assert says.startswith(f"{path} cannot be started: {why}")


@posix_only
def test_it_hears_ctrl_c_itself(tmp_path: Path) -> None:
    script = "trap 'echo heard > \"$0.out\"; exit 0' INT; kill -INT $$; exit 1"
    path = program(tmp_path, "ed", script)
    assert foreground.run([str(path)], os.environ) == ""
    assert Path(f"{path}.out").read_text(encoding="utf-8") == "heard\n"


@posix_only
def test_what_asks_us_to_end_ends_it_first_and_is_not_forgotten(tmp_path: Path) -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    try:
        path = program(tmp_path, "ed", "kill -TERM $PPID; sleep 60 & wait")
        assert foreground.run([str(path)], os.environ) == "ed was ended by SIGTERM."
        assert heard == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)


# --- in a window ----------------------------------------------------------


@posix_only
def test_a_window_is_not_waited_for(tmp_path: Path) -> None:
    """It goes on reading from the pipe that we have not written to yet."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = program(tmp_path, "code", f"read line < '{pipe}'; echo \"$line\" > '{tmp_path}/out'")
    assert open_window([str(path)], os.environ) == ""
    assert not (tmp_path / "out").exists()
    pipe.write_text("go on\n", encoding="utf-8")


def test_a_window_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    says = open_window([str(tmp_path / "gone")], os.environ)
    assert says.startswith("gone cannot be started: ")
