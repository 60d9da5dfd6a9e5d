"""Reading as a journalist does: from a search by natural words to a citation on the clipboard."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from tests.view.test_searching import searched
from tests.view.walking import SMALL, WIDE, chosen, main, opened, shown, state, toasts, until


class Reading(NamedTuple):
    words: str
    """What is searched for."""
    event: str
    """The event that is meant."""
    voices: tuple[str, ...]
    """Whose claims or figures stand on its page of claims."""


READINGS = [
    Reading("border clash 28 july", "clash-2021-07-28", ("Armenia", "Azerbaijan")),
    Reading("line of contact", "war-starts-2020", ("Armenia", "Azerbaijan")),
    Reading("khojaly killings", "khojaly-1992", ("Azerbaijan", "Human Rights Watch")),
    Reading("first war deaths", "first-war-toll", ("Armenia", "Azerbaijan")),
]


async def walked_to(pilot: Pilot[None], event: str) -> None:
    """Walk the hits until the event is reached."""
    for _ in range(40):
        if chosen(pilot) == event:
            return
        await pilot.press("n")
    raise AssertionError(f"{event} is none of the hits")


@pytest.mark.parametrize(
    ("reading", "size"),
    [*((reading, WIDE) for reading in READINGS), (READINGS[2], SMALL)],
    ids=[*(reading.event for reading in READINGS), "khojaly-1992 on 80x24"],
)
async def test_from_a_search_to_a_citation(
    reading: Reading, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    async with opened(size=size) as pilot:
        await searched(pilot, reading.words)
        await pilot.press("enter")
        await walked_to(pilot, reading.event)
        event = state(pilot).selected_event
        assert event is not None
        assert event.title[:20] in shown(pilot, "detail")

        await pilot.press("c")  # who says what
        await pilot.pause()
        seen = await _all_of(pilot)
        for voice in reading.voices:
            assert voice in seen
        assert "[1]" in seen

        await pilot.press("escape", "s")  # the sources, and how often each is cited
        await pilot.pause()
        assert event.sources or event.claims or event.figures
        assert "cited" in shown(pilot)

        await pilot.press("escape", "y")
        await until(pilot, lambda: "Copied the event" in toasts(pilot))
        text = main(pilot).clipboard
        assert text.startswith(event.title[:20])
        assert "http" in text or "Sources" in text


async def _all_of(pilot: Pilot[None]) -> str:
    """Everything on a page that scrolls down and sideways."""
    seen = ""
    for _ in range(4):
        for _ in range(12):
            now = shown(pilot)
            seen += now
            await pilot.press("space")
            await pilot.pause()
            if shown(pilot) == now:
                break
        before = shown(pilot)
        await pilot.press("g", "l")
        await pilot.pause()
        if shown(pilot) == before:
            break
    return seen
