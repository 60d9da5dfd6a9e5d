"""Every event of which accounts differ: the list above, the claims of the selected one below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType

from tui.core import words
from tui.core.contested import Dispute, nearest, of_party, speakers
from tui.view.claims_page import ClaimsPane, ClaimsScreen, Copy, OpenSources
from tui.view.framed import MARGIN, keys_to
from tui.view.hints import Hint
from tui.view.paint import Line, Look, Piece, cut, fitted, spread, width_of

if TYPE_CHECKING:
    from tui.core.model import Event, Timeline

_SHARE = 4
"""The list takes this part of the height."""
_LEAST_ROWS = 2
_ROOMY = 70
"""Cells from which there is room for the names of the parties beside a title."""


class DisputesPane(ClaimsPane):
    """The list, walked; the claims of the selected event below it."""

    is_titled = False
    keys = (
        Hint("j k", "event", 1),
        Hint("Enter", "go there", 2),
        Hint("d u", "scroll", 3),
        Hint("h l", "parties", 4),
        Hint("p", "by party", 5),
        Hint("y", "copy", 7),
        Hint("o", "sources", 6),
        Hint("Esc", "close", 0),
    )

    def __init__(
        self,
        look: Look,
        timeline: Timeline,
        told: str,
        found: Sequence[Dispute],
        event: Event | None,
    ) -> None:
        """Show disputes, beginning at the event or after it."""
        super().__init__(look, timeline, told)
        self._all = found
        self._names = ("", *(name for name, _ in speakers(found)))
        self._party = 0
        self._found = found
        self._top = self._rows = 0
        self._select(nearest(found, event))

    def renew_all(
        self, found: Sequence[Dispute], event: Event | None, timeline: Timeline, told: str
    ) -> None:
        """Show the disputes of another reading, with the same party, at an event or after it."""
        name = self._names[self._party]
        self._all, self._names = found, ("", *(name for name, _ in speakers(found)))
        self._party = self._names.index(name) if name in self._names else 0
        self._found = of_party(found, self._names[self._party])
        self._selected = nearest(self._found, event)
        self.renew(self._here, timeline, told)

    @property
    def _here(self) -> Event | None:
        return self._found[self._selected].event if self._found else None

    def _select(self, place: int) -> None:
        self._selected = max(0, min(place, len(self._found) - 1))
        self.set_event(self._here)

    def step(self, count: int) -> None:
        """Select a dispute so many further; it stops at both ends."""
        self._select(self._selected + count)
        self.repaint()

    def turn(self, count: int) -> None:
        """Show the disputes of the next party, or of the one before; then those of all."""
        event = self.event
        self._party = (self._party + count) % len(self._names)
        self._found = of_party(self._all, self._names[self._party])
        self._select(nearest(self._found, event))
        self.repaint()

    # --- the picture -----------------------------------------------------

    def above(self, width: int, height: int) -> list[Line]:
        """The heading, the disputes around the selected one, and a rule."""
        self._rows = max(_LEAST_ROWS, min(len(self._found), height // _SHARE))
        self._top = min(max(self._top, self._selected + 1 - self._rows), self._selected)
        self._top = max(0, min(self._top, len(self._found) - self._rows))
        shown = range(self._top, min(self._top + self._rows, len(self._found)))
        rule = self.look.palette.style(self.look.palette.faint, self.look.palette.pane)
        return [
            self._heading(width),
            *(self._row(place, width) for place in shown),
            fitted([(self.look.glyphs.rule * width, rule)], width, rule),
        ]

    def _heading(self, width: int) -> Line:
        palette = self.look.palette
        head = palette.style(palette.grey, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        name = self._names[self._party]
        left = f"CONTESTED · {name}" if name else "CONTESTED"
        right = "nothing is contested"
        if self._found:
            right = f"{self._selected + 1:,} of {len(self._found):,} contested"
        room = width - 2 * MARGIN - width_of(right) - 2
        pieces: list[Piece] = [(" " * MARGIN + cut(left, room, self.look.glyphs.more), head)]
        return spread(pieces, [(right + " " * MARGIN, grey)], width, grey)

    def _row(self, place: int, width: int) -> Line:
        palette, more = self.look.palette, self.look.glyphs.more
        dispute, is_selected = self._found[place], place == self._selected
        ground = palette.raised if is_selected else palette.pane
        grey = palette.style(palette.grey, ground)
        loud = palette.style(palette.accent, ground, bold=True)
        title = loud if is_selected else palette.style(palette.text, ground)
        mark = self.look.glyphs.selected if is_selected else " "
        day, month, year = words.columns(dispute.event.span)
        lead = f"{day:>2} {month:<3} {year:>4}  "
        room = max(1, width - 1 - width_of(lead) - 1)
        voices = cut(", ".join(dispute.voices), room // 3, more) if width >= _ROOMY else ""
        text = cut(dispute.event.title, room - width_of(voices) - 2, more)
        pieces: list[Piece] = [(mark, loud), (lead, loud if is_selected else grey), (text, title)]
        return spread(pieces, [(voices + " ", grey)], width, title)

    # --- the mouse -------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked on; a click on what is selected is Enter."""
        place = self._top + event.y - 1
        if not 1 <= event.y <= self._rows or place >= len(self._found):
            return
        if place == self._selected:
            self.post_message(self.Chosen())
        else:
            self._select(place)
            self.repaint()


class Disputes(ClaimsScreen):
    """The page on its own screen."""

    BINDINGS: ClassVar[list[BindingType]] = keys_to({"p": "turn(1)", "P": "turn(-1)", "C": "close"})

    pane: DisputesPane

    def __init__(
        self,
        look: Look,
        found: Sequence[Dispute],
        event: Event | None,
        timeline: Timeline,
        told: str,
        copy: Copy,
        open_sources: OpenSources,
    ) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            found: What is contested, in order of time.
            event: Where to begin.
            timeline: Where parties and sources are named.
            told: What is to be known of how all this is shown; may be empty.
            copy: Copies an event.
            open_sources: Shows the addresses of an event's sources.
        """
        super().__init__(copy, open_sources)
        self.pane = DisputesPane(look, timeline, told, found, event)

    def action_turn(self, count: int) -> None:
        """Show the events of another party."""
        self.pane.turn(count)

    def action_choose(self) -> None:
        """Give the selected event."""
        self.dismiss(self.event.key if self.event else None)
