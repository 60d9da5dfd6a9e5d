"""The claims of one event over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.view.claims_page import TO_THE_END, ClaimsPane, ClaimsScreen, Copy, OpenSources
from tui.view.paint import Look

if TYPE_CHECKING:
    from tui.core.model import Event, Timeline


class Claims(ClaimsScreen):
    """The claims of one event."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("d", "page(1)", show=False),
        Binding("u", "page(-1)", show=False),
        Binding("g,home", f"scroll(-{TO_THE_END})", show=False),
        Binding("G,end", f"scroll({TO_THE_END})", show=False),
        Binding("c,enter", "close", show=False),
    ]

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
        self._event = event
        self.pane = ClaimsPane(look, timeline, told)
        self.pane.set_event(event)

    @property
    def event(self) -> Event:
        """The event whose claims are shown."""
        return self._event
