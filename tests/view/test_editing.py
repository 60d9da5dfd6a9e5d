"""Editing: the user's editor at the very line, a new event in its place, and a terminal intact."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.test_editor import program
from tests.view.walking import chosen, main, shown, state, toasts, until
from tui import bundled
from tui.app import TimelineApp
from tui.core.insertion import template
from tui.view import editing
from tui.view.confirm import Confirm
from tui.view.problem_list import ProblemList

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="editors are scripts here")
ROOT = Path(__file__).resolve().parent.parent.parent

TEXT = """\
title = "Moon"

[[event]]
date = 1961-04-12
title = "Gagarin"
id = "gagarin"

[[event]]
date = 1969-07-20
title = "Landing"
id = "landing"
"""
BROKEN = TEXT + "kin = 'x'\nparties = ['nobody']\n"
ADDED = template("1961-04-12", "\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "t.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def use(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str, name: str = "vim") -> Path:
    """Make a script the user's editor; it leaves its arguments in the file that this gives."""
    heard = folder / "heard"
    path = program(folder / "bin", name, f'printf "%s\\n" "$@" >> "{heard}"\n{script}')
    monkeypatch.setenv("VISUAL", str(path))
    return heard


def app_of(path: Path) -> TimelineApp:
    return TimelineApp(path, theme="timeline-dark", glyphs="unicode")


@contextmanager
def lent(_: App[None]) -> Iterator[None]:
    """In place of `App.suspend`: there is no terminal in these tests."""
    yield


@asynccontextmanager
async def opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pilot[None]]:
    """The app where the terminal can be lent."""
    monkeypatch.setattr(App, "suspend", lent)
    monkeypatch.setattr(editing.Editing, "_can_suspend", True)
    async with app_of(path).run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        yield pilot


async def asked(pilot: Pilot[None]) -> None:
    """Press `a`, and wait for the question."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
    await pilot.pause()


# --- e --------------------------------------------------------------------


async def test_e_opens_the_editor_at_the_selected_event_and_shows_what_was_saved(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, 'sed -i s/Landing/Touchdown/ "$2"')
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("j", "e")
        await until(pilot, lambda: "Touchdown" in shown(pilot, "list"))
        assert heard.read_text(encoding="utf-8").split() == ["+8", str(file)]
        assert chosen(pilot) == "landing"
        assert toasts(pilot) == ""


@pytest.mark.parametrize(
    ("script", "says"),
    [("exit 1", "vim ended with exit status 1."), ("kill -9 $$", "vim was ended by SIGKILL.")],
)
async def test_an_editor_that_fails_is_told_and_what_it_saved_is_shown(
    script: str, says: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, tmp_path, f'sed -i s/Gagarin/Yuri/ "$2"; {script}')
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "Yuri" in shown(pilot, "list"))
        assert says in toasts(pilot)


async def test_a_missing_editor_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("e", "a")
        assert toasts(pilot).count("$VISUAL names “no-such-editor”, which was not found.") == 2
        assert file.read_text(encoding="utf-8") == TEXT


async def test_whatever_goes_wrong_the_app_wakes_again(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> str:
        raise RuntimeError("[/red] something\x1b[31m")

    use(monkeypatch, tmp_path, "")
    monkeypatch.setattr("tui.outside.foreground.run", fails)
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("e")
        assert "The editor could not be run: [/red] something␛[31m." in toasts(pilot)
        assert pilot.app.is_running


async def test_where_the_terminal_cannot_be_lent_editing_is_off_and_says_so(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "")
    async with app_of(file).run_test(size=(100, 30)) as pilot:  # as Textual Web cannot
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        await pilot.press("e", "a")
        assert toasts(pilot).count("Editing is off here") == 2
        assert not heard.exists()


async def test_an_editor_with_a_window_needs_no_terminal_and_is_not_waited_for(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "", "code")
    async with app_of(file).run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: main(pilot).main.explorer is not None)
        await pilot.press("e")
        assert "Opened in code; what you save shows here." in toasts(pilot)
        await until(pilot, heard.exists)
        await until(pilot, lambda: f"{file}:3:1" in heard.read_text(encoding="utf-8"))


async def test_without_an_event_it_opens_at_the_first_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "")
    file = tmp_path / "bad.toml"
    file.write_text('title = "T"\n\nnonsense\n', encoding="utf-8")
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("e")
        assert heard.read_text(encoding="utf-8").split() == ["+3", str(file)]


async def test_enter_in_the_list_of_problems_edits_there(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "", "nano")
    file.write_text(BROKEN, encoding="utf-8")
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("E")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProblemList))
        await pilot.press("j", "enter")
        await pilot.pause()
        assert heard.read_text(encoding="utf-8").split() == ["+13,12", str(file)]


async def test_the_bundled_timeline_that_may_not_be_written_says_how_to_get_a_copy(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "")
    monkeypatch.setattr(bundled, "is_bundled", lambda path: path == file)
    monkeypatch.setattr(os, "access", lambda *_: False)
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("e", "a")
        assert toasts(pilot).count(f"cp {file} mine.toml, then timeline mine.toml") == 2
        assert not heard.exists()


async def test_what_came_through_a_pipe_has_no_file_to_edit(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "")
    async with opened(file, monkeypatch) as pilot:
        monkeypatch.setattr(type(main(pilot).main), "file_path", lambda _: None)
        await pilot.press("e", "a")
        assert toasts(pilot).count("There is no file to edit") == 2
        assert not heard.exists()


# --- a --------------------------------------------------------------------


async def test_a_asks_first_and_tells_the_place_and_what_is_written(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "")
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        page = shown(pilot, "confirm")
        assert "t.toml, line 8, after “Gagarin”." in page
        assert all(line in page for line in ADDED.splitlines())
        assert "Enter add it and open vim  Esc leave it" in page
        await pilot.press("escape")
        await pilot.pause()
        assert file.read_text(encoding="utf-8") == TEXT
        assert not heard.exists()


async def test_a_new_event_is_filled_in_and_selected(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, """sed -i "$(echo $1 | tr -d +)s/\\"\\"/\\"New\\"/" "$2" """)
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "New" in shown(pilot, "list"))
        assert heard.read_text(encoding="utf-8").split() == ["+10", str(file)]
        expected = TEXT.replace('"gagarin"\n', '"gagarin"\n\n' + ADDED.replace('""', '"New"', 1))
        assert file.read_text(encoding="utf-8") == expected
        selected = state(pilot).selected_event
        assert selected
        assert selected.title == "New"


@pytest.mark.parametrize("script", ["exit 0", "exit 1", "kill -9 $$"])
async def test_a_template_left_as_it_was_goes_again_byte_for_byte(
    script: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    use(monkeypatch, tmp_path, f'cp "$2" "{seen}"; {script}')
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert ADDED in seen.read_text(encoding="utf-8")
        assert file.read_bytes() == TEXT.encode()
        assert "Nothing was filled in, so the new event was taken out again." in toasts(pilot)
        assert len(state(pilot).events) == 2


async def test_in_a_window_the_template_stays(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, tmp_path, "", "code")
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        assert "left as they are" not in shown(pilot, "confirm")
        await pilot.press("enter")
        await pilot.pause()
        assert ADDED in file.read_text(encoding="utf-8")
        assert "Opened in code" in toasts(pilot)


async def test_a_file_that_changed_while_it_was_asked_is_not_written(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = use(monkeypatch, tmp_path, "")
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        file.write_text(TEXT + "# theirs\n", encoding="utf-8")
        await pilot.press("enter")
        await pilot.pause()
        assert "was changed by another program" in toasts(pilot)
        assert file.read_text(encoding="utf-8") == TEXT + "# theirs\n"
        assert not heard.exists()


@pytest.mark.parametrize("left", ["true", 'mkfifo "$2"', 'mkdir "$2"', 'ln -s /dev/zero "$2"'])
async def test_a_file_that_is_no_more_after_the_editor_is_no_crash(
    left: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither does anybody wait for what comes through a pipe in its place."""
    use(monkeypatch, tmp_path, f'rm "$2"; {left}')
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.is_running
        assert not file.is_file()


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        (b"event = [{ date = 1990, title = 'A' }]\n", "in another form than [[event]]"),
        (TEXT.encode() + b"# \xff\n", "is not UTF-8"),
    ],
)
async def test_a_file_that_nothing_can_be_added_to_says_why(
    contents: bytes, says: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, tmp_path, "")
    file.write_bytes(contents)
    async with opened(file, monkeypatch) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: says in toasts(pilot))
        assert file.read_bytes() == contents


async def test_an_empty_file_gets_its_first_event(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, tmp_path, """sed -i 's/title = ""/title = "First"/' "$2" """)
    file.write_bytes(b"")
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert [event.title for event in state(pilot).events] == ["First"]


@pytest.mark.parametrize("size", [(40, 10), (60, 14), (1, 1)])
async def test_the_question_has_its_keys_at_every_size(
    size: tuple[int, int], file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, tmp_path, "")
    async with opened(file, monkeypatch) as pilot:
        await asked(pilot)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        if size[0] > 1:
            last = shown(pilot, "confirm").splitlines()[-1]
            assert last.startswith("  Enter add it and open")
            assert last.rstrip().endswith("Esc leave it")


# --- in a real terminal ---------------------------------------------------

pty = pytest.importorskip("pty", reason="a pseudo-terminal is wanted")
from benchmarks.terminal import Terminal, environment  # noqa: E402

SAVE = 'sed -i s/Landing/Touchdown/ "$2"'
LEFT_ON = (1, 1000, 1002, 1003, 1004, 1006, 1016, 1049, 2004, 2031)
"""Modes that an editor may leave behind; some of them no app but it ever sets."""
_ON = "".join(rf"\033[?{mode}h" for mode in LEFT_ON)
WILD = f"stty raw -echo -isig; printf '{_ON}\\033[?25l'"


@contextmanager
def running(file: Path, script: str) -> Iterator[Terminal]:
    """The app in a pseudo-terminal, with an editor that is a script; none if it is empty."""
    editor = file.parent / "bin" / "vim"
    if script:
        program(editor.parent, "vim", script)
    words = (sys.executable, "-m", "tui", str(file))
    variables = environment({"VISUAL": str(editor)})
    with Terminal(words, 100, 30, env=variables, cwd=ROOT) as terminal:
        terminal.until_text("Gagarin")
        terminal.until_still()
        yield terminal


def is_well(terminal: Terminal) -> bool:
    """Whether the terminal is as a new one, and the mouse, pasting and the screen as in a shell."""
    import termios

    fresh, other = pty.openpty()
    try:
        modes = termios.tcgetattr(terminal._fd) == termios.tcgetattr(fresh)
    finally:
        os.close(fresh)
        os.close(other)
    received = b"".join(chunk.data for chunk in terminal.chunks)
    off = all(
        received.rfind(b"\x1b[?%dl" % mode) >= received.rfind(b"\x1b[?%dh" % mode)
        for mode in LEFT_ON
    )
    return modes and off and received.rfind(b"\x1b[?25h") > received.rfind(b"\x1b[?25l")


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (SAVE, "Touchdown"),
        (f"{SAVE}; exit 1", "vim ended with exit status 1."),
        (f"{SAVE}; {WILD}; exit 0", "Touchdown"),
        (f"{SAVE}; {WILD}; kill -9 $$", "vim was ended by SIGKILL."),
        (f"{SAVE}; kill -INT 0", "vim was ended by SIGINT."),  # the whole group, as ctrl+c does
        ("", "$VISUAL names"),
    ],
)
def test_whatever_the_editor_does_the_app_and_the_terminal_are_well(
    script: str, says: str, file: Path
) -> None:
    with running(file, script) as terminal:
        terminal.type("e")
        screen = terminal.until_text(says)
        assert ("Touchdown" in screen) == bool(script)
        terminal.type("?")  # it hears keys
        terminal.until_text("Keys and signs")
        terminal.type("q")
        terminal.until(lambda screen: "Keys and signs" not in screen)
        terminal.type("q")
        assert terminal.wait() == 0
        assert is_well(terminal)


def test_ctrl_c_in_the_editor_is_for_the_editor(file: Path) -> None:
    with running(file, "echo READY; exec sleep 60") as terminal:
        terminal.type("e")
        terminal.until_text("READY")
        terminal.type("\x03")
        terminal.until_text("vim was ended by SIGINT.")
        terminal.type("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_the_editor_and_then_the_app(name: str, status: int, file: Path) -> None:
    with running(file, "echo READY; exec sleep 60") as terminal:
        terminal.type("e")
        terminal.until_text("READY")
        terminal.send(signal.Signals[name])
        assert terminal.wait() == status
        assert is_well(terminal)


def test_a_template_left_as_it_was_goes_again_in_a_real_terminal(file: Path) -> None:
    with running(file, 'cp "$2" "$2.seen"') as terminal:
        terminal.type("a")
        terminal.until_text("Add an event")
        terminal.type("\r")
        terminal.until_text("Nothing was filled in")
        assert ADDED in Path(f"{file}.seen").read_text(encoding="utf-8")
        assert file.read_bytes() == TEXT.encode()
        assert sorted(path.name for path in file.parent.iterdir()) == [
            "bin",
            "t.toml",
            "t.toml.seen",
        ]
