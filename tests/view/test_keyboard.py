"""What a terminal sends, in any pieces, as keys and pastes."""

from __future__ import annotations

import os
import select
from concurrent.futures import ThreadPoolExecutor

import pytest
from textual.events import Key, Paste

from tui.view.keyboard import Ending, Unpressed

BEGIN, END = "\x1b[200~", "\x1b[201~"
LONG = "\x1b\r" + "q" * 40 + "\r"
"""What Textual's own parser would press: more than it looks through for a sequence."""


def heard(*pieces: str) -> list[str]:
    """The keys by name, and the pastes in quotes."""
    parser, told = Unpressed(), []
    for piece in pieces:
        for message in parser.feed(piece):
            if isinstance(message, Key):
                told.append(message.key)
            elif isinstance(message, Paste):
                told.append(f"“{message.text}”")
    return told


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("jk", ["j", "k"]),
        ("\x1b[A\x1b[6~", ["up", "pagedown"]),
        (f"j{BEGIN}two words{END}k", ["j", "“two words”", "k"]),
        (f"{BEGIN}{LONG}{END}j", [f"“{LONG.replace(chr(27), '␛')}”", "j"]),
        (f"{BEGIN}\x1b[A\x1b[I\x1b\x1b[31m{END}j", ["“␛[A␛[I␛␛[31m”", "j"]),
        (f"{BEGIN}a\x1b[20{END}{BEGIN}\x1b{END}\r", ["“a␛[20”", "“␛”", "enter"]),
        (f"{BEGIN}a{BEGIN}b{END}j", ["“a␛[200~b”", "j"]),
    ],
)
def test_no_key_is_pressed_by_a_paste_in_whatever_pieces_it_comes(
    sent: str, meant: list[str]
) -> None:
    assert heard(sent) == meant
    assert heard(*sent) == meant
    for cut in range(1, len(sent)):
        assert heard(sent[:cut], sent[cut:]) == meant


def test_an_escape_alone_is_not_held_back() -> None:
    parser = Unpressed()
    assert list(parser.feed("\x1b")) == []
    assert [getattr(message, "key", "") for message in parser.feed("\x1b")] == ["escape"]


@pytest.mark.skipif(not hasattr(select, "poll"), reason="nothing tells of a hang-up here")
def test_the_end_is_asked_for_from_several_threads_at_once() -> None:
    """The app asks before it stops the thread that reads, and that one asks all the time."""
    reading, writing = os.pipe()
    ending = Ending(reading)
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(lambda: [ending.is_set() for _ in range(3_000)]) for _ in range(4)]
        assert not any(any(one.result()) for one in asked)
    os.close(writing)
    assert ending.is_set()
    os.close(reading)
