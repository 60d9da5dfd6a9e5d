"""Keys that come at once: a page that they close twice takes no other page with it."""

from __future__ import annotations

import pytest
from textual.screen import ModalScreen

from tests.view.walking import chosen, main, opened


class Page(ModalScreen[None]):
    """A page that closes itself twice, as two keys have it that came at once."""

    def on_mount(self) -> None:
        self.dismiss(None)
        self.dismiss(None)


@pytest.mark.parametrize("below", ["", "?"], ids=["the main screen", "another page"])
async def test_a_page_that_is_closed_twice_closes_no_other(below: str) -> None:
    async with opened() as pilot:
        await pilot.press(*below)
        under = pilot.app.screen
        pilot.app.push_screen(Page())
        await pilot.pause()
        assert pilot.app.screen is under
        await pilot.press("escape", "j", "j")
        assert pilot.app.screen is main(pilot).main
        assert chosen(pilot)
