"""The claims of one event over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.view.claims_page import ClaimsPane, ClaimsScreen, Copy, OpenSources
from tui.view.framed import keys_to
from tui.view.paint import Look

if TYPE_CHECKING:
    from tui.core.model import Event, Timeline


class Claims(ClaimsScreen):
    """The claims of one event."""

    BINDINGS: ClassVar[list[BindingType]] = keys_to({"c": "close"})

    def __init__(
        self,
        look: Look,
        event: Event,
        timeline: Timeline,
        told: str,
        copy: Copy,
        open_sources: OpenSources,
    ) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            event: Whose claims.
            timeline: Where its parties and sources are named.
            told: What is to be known of how all this is shown; may be empty.
            copy: Copies an event.
            open_sources: Shows the addresses of an event's sources.
        """
        super().__init__(copy, open_sources)
        self.pane = ClaimsPane(look, timeline, told)
        self.pane.set_event(event)
