"""Other programs: which one is asked, with what, and what is told when none can be."""

from __future__ import annotations

import base64
import os
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.outside import browser, clipboard, programs
from tui.outside.browser import Opener, is_address, open_address, opening
from tui.outside.clipboard import LONGEST, copy, tools

posix = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
Install = Callable[..., dict[str, str]]


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Makes programs of a few lines of shell, and gives an environment in which they are found."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def make(environ: dict[str, str] | None = None, **scripts: str) -> dict[str, str]:
        for name, script in scripts.items():
            path = folder / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n", encoding="utf-8")
            path.chmod(0o755)
        return {"PATH": f"{folder}:/bin:/usr/bin" if scripts else str(folder), **(environ or {})}

    return make


# The clipboard


@pytest.mark.parametrize(
    ("platform", "environ", "names"),
    [
        ("linux", {}, ""),
        ("linux", {"DISPLAY": ":0"}, "xclip xsel"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy xclip xsel"),
        ("linux", {"WSL_DISTRO_NAME": "Debian"}, "clip.exe"),
        ("linux", {"TERMUX_VERSION": "0.118"}, "termux-clipboard-set"),
        ("freebsd14", {"DISPLAY": ":0"}, "xclip xsel"),
        ("darwin", {}, "pbcopy"),
        ("darwin", {"SSH_CONNECTION": "1 2 3 4"}, ""),
        ("win32", {"SystemRoot": r"D:\Windows"}, "clip.exe"),
    ],
)
def test_which_programs_set_the_clipboard(
    platform: str, environ: dict[str, str], names: str
) -> None:
    assert " ".join(tool.name for tool in tools(environ, platform)) == names


def test_windows_gets_utf_16_and_a_program_of_its_own() -> None:
    (tool,) = tools({"SystemRoot": r"D:\Windows"}, "win32")
    assert tool.command == (r"D:\Windows\System32\clip.exe",)
    assert "é".encode(tool.encoding) == b"\xe9\x00"


@posix
def test_the_text_goes_to_the_program_and_to_the_terminal(tmp_path: Path, install: Install) -> None:
    environ = install({"DISPLAY": ":0"}, xclip='echo "$@" > arguments; cat > clipboard')
    sent: list[str] = []
    done = copy("Շուշի $(x) `y`", sent.append, environ, "linux")
    assert done.words == "copied with xclip, and sent to the terminal (OSC 52)"
    assert done.tools == ("xclip",)
    assert (tmp_path / "clipboard").read_text(encoding="utf-8") == "Շուշի $(x) `y`"
    assert (tmp_path / "arguments").read_text() == "-selection clipboard\n"
    assert sent == ["Շուշի $(x) `y`"]


@posix
def test_the_next_program_is_asked_where_one_fails(install: Install) -> None:
    environ = install(
        {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
        wl_copy="exit 1",
        xclip="exec cat > /dev/null",
    )
    assert copy("x", [].append, environ, "linux").words == (
        "wl-copy failed: exit status 1; copied with xclip, and sent to the terminal (OSC 52)"
    )


@posix
def test_inside_tmux_its_buffer_is_set_too(tmp_path: Path, install: Install) -> None:
    environ = install(
        {"TMUX": "/tmp/tmux-1/default,1,0", "SSH_CONNECTION": "1 2 3 4"},
        tmux='echo "$@" > arguments; cat > buffer',
    )
    done = copy("x", [].append, environ, "linux")
    assert done.words == "copied with tmux, and sent to the terminal (OSC 52)"
    assert (tmp_path / "arguments").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "buffer").read_text() == "x"


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        (
            {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
            "sent to the terminal (OSC 52); no clipboard program was found (wl-copy, xclip, xsel)",
        ),
        (
            {},
            "sent to the terminal (OSC 52); without a display no clipboard program can be asked",
        ),
        (
            {"SSH_CONNECTION": "1 2 3 4"},
            "sent to the terminal (OSC 52); "
            "over ssh that is the clipboard of your own machine, if its terminal allows it",
        ),
    ],
)
def test_what_is_told_where_no_program_can_be_asked(
    install: Install, environ: dict[str, str], words: str
) -> None:
    sent: list[str] = []
    assert copy("x", sent.append, install(environ), "linux") == (words, ())
    assert sent == ["x"]


@posix
def test_a_program_that_does_not_answer_is_given_up(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.1)
    environ = install({"DISPLAY": ":0"}, xclip="exec sleep 60")
    assert copy("x" * 200_000, [].append, environ, "linux").words.startswith(
        "xclip failed: no answer within 0.1 seconds; sent to the terminal (OSC 52)"
    )


@posix
def test_what_it_has_started_ends_with_a_program_that_is_given_up(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.5)
    os.mkfifo(tmp_path / "alive")
    with os.fdopen(os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK), "rb") as alive:
        environ = install({"DISPLAY": ":0"}, xclip="exec 3> alive; echo x >&3; sleep 20 & wait")
        assert "no answer" in copy("x", [].append, environ, "linux").words
        poll = select.poll()
        poll.register(alive, 0)
        assert poll.poll(10_000), "somebody holds it open still"
        assert alive.read() == b"x\n"


@posix
def test_what_stays_behind_to_serve_the_clipboard_is_not_waited_for(
    tmp_path: Path, install: Install
) -> None:
    environ = install(
        {"DISPLAY": ":0"}, xclip="cat > /dev/null; sleep 60 & echo $! > pid; echo noise; exit 0"
    )
    assert copy("x", [].append, environ, "linux").tools == ("xclip",)
    os.kill(int((tmp_path / "pid").read_text()), 15)


@posix
def test_a_program_that_reads_nothing_is_no_crash(install: Install) -> None:
    environ = install({"DISPLAY": ":0"}, xclip="exit 3", xsel="exit 4")
    said = copy("x" * 2_000_000, [].append, environ, "linux").words
    assert "xclip failed: exit status 3; xsel failed: exit status 4; sent to" in said


def test_a_long_text_may_be_refused_by_the_terminal(install: Install) -> None:
    bytes_of_text = LONGEST // 4 * 3
    short = "x" * bytes_of_text
    assert len(base64.b64encode(short.encode())) == LONGEST
    assert "refuse" not in copy(short, [].append, install(), "linux").words
    assert copy(short + "x", [].append, install(), "linux").words.endswith(
        "it is long, and the terminal may refuse it"
    )


def test_a_terminal_that_is_gone_is_no_crash(install: Install) -> None:
    def gone(text: str) -> None:
        raise OSError(5, f"{text} could not be written")

    assert copy("x", gone, install(), "linux").words.startswith("the terminal could not be asked")


# Programs


@posix
def test_a_program_is_found_only_where_the_user_put_it(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = install(xclip="exit 0")
    own = str(tmp_path / "bin" / "xclip")
    assert programs.found("xclip", environ) == own
    assert programs.found(own, {}) == own
    monkeypatch.chdir(tmp_path / "bin")
    for path in ("", ".", "./", "../bin"):
        assert programs.found("xclip", {"PATH": path}) == ""
    assert programs.found("./xclip", environ) == ""
    assert programs.found("no-such-program", environ) == ""
    assert programs.found("", environ) == ""


# The browser


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://example.org:8080/a(b)?c=d&e=%20#f",
        "https://example.org/-dash--",
        "https://[::1]/",
        "https://հայ.example/ә",
    ],
)
def test_what_is_an_address(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "--help",
        "-https://example.org",
        " https://example.org",
        "https://example.org\n",
        "https://example.org/a b",
        "https://example.org/\x1b]52;c;eA==\x07",
        "https://example.org/\u202e",
        'https://example.org/"&calc',
        "https://example.org/`id`",
        "https:///etc/passwd",
        "https://",
        "https://example.org:x/",
        "https://[::1",
        "file:///etc/passwd",
        "file://example.org/etc/passwd",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "data://example.org/x",
        "vscode://example.org/x",
        "view-source:https://example.org",
        "%action",
        "-x",
        "ftp://example.org",
        "httpsx://example.org",
    ],
)
def test_what_is_no_address_is_not_opened(address: str) -> None:
    assert not is_address(address)
    assert "not opened" in open_address(address, {}, "linux")


@given(st.text())
def test_what_is_opened_is_one_word_that_is_no_option(text: str) -> None:
    for address in (text, f"https://{text}", f"https://example.org/{text}"):
        if is_address(address):
            assert address.lower().startswith("http")
            assert address.isprintable()
            assert not any(character.isspace() for character in address)


@posix
@pytest.mark.parametrize(
    ("environ", "opener"),
    [
        ({}, None),
        ({"DISPLAY": ":0"}, "xdg-open %s"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "xdg-open %s"),
        ({"SSH_CONNECTION": "1 2 3 4"}, None),
        ({"WSL_INTEROP": "/run/WSL/1_interop"}, "wslview %s"),
        ({"BROWSER": "firefox"}, "firefox %s"),
        ({"BROWSER": "firefox --new-window '%s' &"}, "firefox --new-window %s"),
        ({"BROWSER": "nowhere:firefox"}, "firefox %s"),
        ({"BROWSER": "lynx", "DISPLAY": ":0"}, "xdg-open %s"),
        ({"BROWSER": "lynx"}, None),
        ({"BROWSER": "sh -c 'firefox %s'"}, None),
        ({"BROWSER": "firefox 'unclosed"}, None),
        ({"BROWSER": ":"}, None),
    ],
)
def test_which_program_opens_an_address(
    install: Install, tmp_path: Path, environ: dict[str, str], opener: str | None
) -> None:
    names = ("xdg_open", "gio", "wslview", "firefox", "lynx", "sh")
    found = opening(install(environ, **dict.fromkeys(names, "exit 0")), "linux")
    line = " ".join(found.command) if found else None
    assert line == (f"{tmp_path}/bin/{opener}" if opener else None)


@posix
def test_gio_and_open_where_there_is_nothing_else(install: Install, tmp_path: Path) -> None:
    bin = tmp_path / "bin"
    install(gio="exit 0", open="exit 0")
    only = {"PATH": str(bin)}
    found = opening({**only, "DISPLAY": ":0"}, "linux")
    assert found == Opener("gio", (str(bin / "gio"), "open", "%s"))
    assert opening(only, "darwin") == Opener("open", (str(bin / "open"), "%s"))
    assert opening({**only, "SSH_CONNECTION": "1 2 3 4"}, "darwin") is None
    assert opening(only, "win32") == Opener("Windows", ())


def test_what_could_mean_something_to_powershell_is_escaped() -> None:
    opener = Opener("wslview", ("/usr/bin/wslview", "%s"))
    assert opener.line("https://x.org/$(calc)';a&b")[1] == "https://x.org/%24%28calc%29%27%3Ba&b"


def test_an_address_is_put_in_once_and_as_it_is() -> None:
    opener = Opener("b", ("/%s/b", "--app=%s", "-x"))
    assert opener.line("https://x.org/%s") == ("/%s/b", "--app=https://x.org/%s", "-x")


@posix
def test_the_browser_gets_one_argument_and_not_our_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "PATIENCE", 60)
    script = tmp_path / "browser.py"
    script.write_text(
        "import os, pathlib, sys\n"
        "told = [sys.argv[1:], os.getsid(0) == os.getpid(), *map(os.isatty, range(3))]\n"
        "pathlib.Path(__file__).with_name('told').write_text(repr(told))\n"
    )
    environ = {**os.environ, "BROWSER": f"{sys.executable} {script}"}
    said = open_address("https://example.org/?a=1&b=$HOME;c", environ, "linux")
    assert said == f"Handed to {Path(sys.executable).name}."
    told = (tmp_path / "told").read_text()
    assert told == "[['https://example.org/?a=1&b=$HOME;c'], True, False, False, False]"


@posix
def test_a_browser_that_fails_or_stays_is_told_or_left_alone(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "PATIENCE", 60)
    environ = install({"DISPLAY": ":0"}, xdg_open="exit 3")
    assert open_address("https://example.org", environ, "linux") == (
        "xdg-open failed: exit status 3. y copies the address."
    )
    monkeypatch.setattr(browser, "PATIENCE", 0.01)
    environ = install({"DISPLAY": ":0"}, xdg_open="echo $$ > pid; exec sleep 60")
    assert open_address("https://example.org", environ, "linux") == "Handed to xdg-open."
    pid = _wait_for(tmp_path / "pid")
    os.kill(int(pid), 15)


def _wait_for(path: Path) -> str:
    while not (path.exists() and path.read_text()):
        os.sched_yield()
    return path.read_text()


@pytest.mark.parametrize(
    ("environ", "where"), [({}, "from here"), ({"SSH_CONNECTION": "1 2 3 4"}, "over ssh")]
)
def test_where_no_browser_can_be_opened(environ: dict[str, str], where: str) -> None:
    assert open_address("https://example.org", environ, "linux") == (
        f"No browser can be opened {where}. y copies the address."
    )


@posix
def test_a_program_that_cannot_start_is_told(install: Install, tmp_path: Path) -> None:
    environ = install({"DISPLAY": ":0"}, xdg_open="exit 0")
    (tmp_path / "bin" / "xdg-open").write_text("#!/no/such/interpreter\n")
    said = open_address("https://example.org", environ, "linux")
    assert said == "xdg-open failed: No such file or directory. y copies the address."
