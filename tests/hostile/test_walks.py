"""Walks by chance: of the explorer, of the keys, through dates, queries and settings.

The n-th walk is the same on every machine. By the environment they become long:
``TIMELINE_MOVES=100000 TIMELINE_KEY_RUNS=20 TIMELINE_TEXTS=100000``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

from tests.core.made import event, timeline
from tests.core.test_explorer_walks import check
from tests.core.walked import RECORD, opened
from tests.hostile import places
from tests.hostile.payloads import PAYLOADS, acts, joined
from tests.hostile.test_screen import looked, picture
from tests.view import walking
from tui import bundled
from tui.core import load
from tui.core.commands import COMMANDS
from tui.core.explorer import Explorer
from tui.core.human import read_date
from tui.core.instant import DateError
from tui.core.model import LANE_FIELDS, Timeline
from tui.core.query import QueryError
from tui.core.query_parse import parse
from tui.core.query_words import refusal
from tui.core.settings import read_settings

MOVES = int(os.environ.get("TIMELINE_MOVES", "3000"))
KEY_RUNS = int(os.environ.get("TIMELINE_KEY_RUNS", "4"))
TEXTS = int(os.environ.get("TIMELINE_TEXTS", "4000"))
KEYS_OF_A_RUN = 60
AT_ONCE = 10
"""How many walks the moves are done in."""

Move = Callable[[Explorer], Explorer]


def timelines() -> list[Timeline]:
    """What a reload may bring: more, less, nothing, another file."""
    twins = [event("Same", "2020-10-10"), event("Same", "2020-10-10")]
    deep = [event("Bang", "Y-13800000000"), event("Now", "2026-01-01T12:00:00Z")]
    return [
        RECORD,
        timeline(),
        timeline(*RECORD.events[3:6]),
        timeline(*twins, *RECORD.events[:2]),
        timeline(*deep),
        load.read(bundled.path()).timeline,
    ]


RELOADED = timelines()


def move(random: Random) -> Move:
    """Any move that there is, by any number."""
    number = random.randint(-12, 12)
    moves: tuple[Move, ...] = (
        lambda e: e.stepped(number),
        lambda e: e.chosen(random.randint(-3, 120)),
        lambda e: e.paged(number, random.randint(0, 40)),
        lambda e: e.panned(number * 40),
        lambda e: e.zoomed(number * 10),
        lambda e: e.zoomed(number),
        lambda e: e.zoomed_about(number, random.randint(0, 99)),
        lambda e: e.scrolled(number),
        lambda e: e.period(number // 4),
        lambda e: e.era_stepped(number // 4),
        lambda e: e.with_lanes(random.choice(LANE_FIELDS)),
        lambda e: e.resized(random.randint(1, 300), random.randint(1, 90)),
        lambda e: e.nearest_today(random.randint(-(10**12), 10**12)),
        lambda e: e.to_span(number * 10**8, number * 10**8 + random.randint(0, 10**10)),
        Explorer.everything,
        Explorer.focused,
        Explorer.undone,
        Explorer.first,
        Explorer.last,
    )
    return random.choice(moves)


@pytest.mark.parametrize("first", range(AT_ONCE))
def test_any_walk_leaves_a_sound_state(first: int) -> None:
    random = Random(first)
    explorer = opened()
    for number in range(MOVES // AT_ONCE):
        try:
            if random.random() < 0.04:
                explorer = explorer.reloaded(random.choice(RELOADED))
            else:
                explorer = move(random)(explorer)
            check(explorer)
            explorer.window_words(), explorer.neighbour_words(), explorer.edge()
        except Exception as error:
            raise AssertionError(f"move {number} of walk {first}") from error


APART = {"quit", "interrupt", "suspend", "edit", "add-event", "open-source"}
"""Commands that leave the app, or start other programs."""
KEYS = [
    *(key for command in COMMANDS if command.name not in APART for key in command.keys),
    *("Enter", "Esc", "Esc", "Tab", "1", "9", "a", "e", "x", "[", "é", "漢", "PageDown", "Up"),
]
TYPED = {" ": "space", "Esc": "escape", "PageDown": "pagedown", "PageUp": "pageup"}


@pytest.mark.parametrize("number", range(KEY_RUNS))
async def test_any_keys_at_any_size_are_borne(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a hostile file, with no editor to be found, and other sizes between the keys."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    random = Random(number)
    path = tmp_path / "hostile.toml"
    path.write_text(places.good(joined(20)[:12]), encoding="utf-8")
    before = path.read_bytes()
    done: list[str] = []
    size = (random.randint(1, 150), random.randint(1, 50))
    async with walking.opened(path, size, notifications=True) as pilot:
        for _ in range(KEYS_OF_A_RUN):
            key = random.choice(KEYS)
            done.append(key)
            if random.random() < 0.1:
                await pilot.resize_terminal(random.randint(1, 200), random.randint(1, 60))
            await pilot.press(TYPED.get(key, key.lower() if len(key) > 1 else key))
            assert acts(picture(pilot)) == [], done
        await looked(pilot)
    assert path.read_bytes() == before


PIECES = (
    *("c. ", "about ", "between ", " and ", "early ", "mid-", "late ", "spring ", "May ", " to "),
    *("19", "1992", "92", "-", "/", "..", "?", "~", "%", "X", "[", "]", "{", "}", ",", "BCE", "Y"),
    *("E", "S", "T", "Z", "+03:00", ":", "20:17", "century", "the 19th ", "before ", "  ", "."),
    *("９", "٣", "²", "Ⅷ", "\u00a0", "\u202e", "\x1b", "é", "e\u0301", "99999999999", "-0", "0"),
)


def pieces(random: Random) -> str:
    """A text that is nearly a date, or nearly a query."""
    return "".join(random.choices((*PIECES, *PAYLOADS[::20]), k=random.randint(0, 12)))


def test_any_text_is_a_date_or_is_refused_with_a_reason() -> None:
    random = Random(1)
    understood = 0
    for _ in range(TEXTS):
        text = pieces(random)
        try:
            first, last, *_ = read_date(text, UTC).bounds
        except DateError as error:
            refused = error
        else:
            understood += 1
            assert first is None or last is None or first < last, ascii(text)
            continue
        assert refused.message, ascii(text)
        assert 0 <= refused.start <= refused.end <= len(text), ascii(text)
    assert 0 < understood < TEXTS


QUERY = (
    *("kind:", "place:", "date:", "tag:", "-", "(", ")", " or ", " ", '"', "..", "1992", "battle"),
    *(":", ",", "*", ">", "<", "=", "party:", "text:", "claims:", "“", "”", "\\", "|", "not "),
)


def test_any_text_is_a_query_or_is_refused_with_a_reason() -> None:
    random = Random(3)
    for _ in range(TEXTS):
        text = "".join(random.choices((*QUERY, *PAYLOADS[::20]), k=random.randint(0, 12)))
        try:
            parse(text)
        except QueryError as error:
            told = "".join(refusal(text, error))
        else:
            continue
        assert acts(told) == [], ascii(text)


def test_any_config_file_is_read() -> None:
    random = Random(2)
    words = ("theme", "glyphs", "lanes", "mouse", "[keys]", "next-event", "=", '"', "[", "]", "j")
    for _ in range(TEXTS // 8):
        text = "".join(random.choices((*words, "\n", " ", *PAYLOADS[::9]), k=random.randint(0, 30)))
        settings, problems = read_settings(text.encode(), "config.toml", ["dark"])
        assert settings is not None
        for problem in problems:
            assert not acts(problem.message + problem.suggestion + problem.source), ascii(text)
