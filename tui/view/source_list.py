"""The sources of an event, or of all events in view: how often each is cited, and by whom.

Under a source stand the events that cite it, when it is opened, so that one can go on
from a source to what rests on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.view.framed import FramedScreen, keys_to
from tui.view.paint import Look
from tui.view.source_rows import Order, SourceListPane, Whose

if TYPE_CHECKING:
    from tui.core.model import Source, Timeline


class SourceList(FramedScreen[str]):
    """The page on its own screen; gives the key of the event to go to, if any."""

    BINDINGS: ClassVar[list[BindingType]] = keys_to(
        {
            "s,tab": "turn",
            "L": "group",
            "l,right": "open(True)",
            "h,left": "open(False)",
            "o": "address",
            "y": "copy('text')",
            "Y": "copy('markdown')",
        }
    )

    pane: SourceListPane

    def __init__(
        self,
        look: Look,
        timeline: Timeline,
        whose: Sequence[Whose],
        order: Order,
        show: Callable[[int, Source], None],
        copy: Callable[[Source, str], None],
        wanted: str = "",
    ) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            timeline: Whose sources.
            whose: The sets of events to choose from, at least one.
            order: Which of them comes first, and how the sources are grouped.
            show: Shows the address of a source, given with its number.
            copy: Copies a citation of a source, as `text` or `markdown`.
            wanted: The id of the source that is selected, with the events that cite it.
        """
        super().__init__()
        self.pane = SourceListPane(look, timeline, whose, order, wanted)
        self._show_address, self._copy = show, copy

    @property
    def order(self) -> Order:
        """How the page is arranged now."""
        return self.pane.order

    def action_choose(self) -> None:
        """Go to the event, or show the address of the source."""
        here = self.pane.here
        if here and here.event:
            self.dismiss(here.event.key)
        else:
            self.action_address()

    def action_address(self) -> None:
        """Show the address of the selected source."""
        here = self.pane.here
        if here and here.use:
            self._show_address(self.pane.number(here.use.source), here.use.source)

    def action_copy(self, form: str) -> None:
        """Copy a citation of the selected source."""
        here = self.pane.here
        if here and here.use:
            self._copy(here.use.source, form)

    def action_turn(self) -> None:
        """Show the sources of the other events."""
        self.pane.turn()

    def action_group(self) -> None:
        """Group them otherwise."""
        self.pane.group_otherwise()

    def action_open(self, is_open: bool) -> None:
        """Show the events that cite the selected source, or put them away."""
        self.pane.open(is_open)
