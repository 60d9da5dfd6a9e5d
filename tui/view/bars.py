"""The first and the last row of the screen: where we are, and what can be done."""

from __future__ import annotations

from textual.events import Click
from textual.message import Message

from tui.view.hints import Hint, fitting
from tui.view.paint import Line, Piece, cut, spread, width_of
from tui.view.pane import Pane

_GAP = "   "
_LEAST_TITLE = 24
"""Cells of the title that the window's words leave where there is something to be told."""
_LEAST_SHORT = 6
"""Cells below which what is left of the title says nothing."""
_WIDE = 100
"""Cells from which the row has room for more than keys."""
_SHORTEST = 20
"""Cells that the distance to the event before needs to say anything."""


class Status(Pane):
    """The title, the span in view, how many events of all are in it, and the lanes."""

    notice = ""
    """What is to be told before the count: that the file is being read, or its problems."""
    lens = ""
    """Through what the timeline is shown, in words; empty for all of it as it is written."""
    filter = ("", "")
    """The filter, and how much it leaves, in words; empty if there is none."""
    is_live = False
    """Whether what is saved will be seen at once."""
    name_of_file = ""
    """What stands for the title of a timeline without one."""

    @property
    def backdrop(self) -> str:
        """A shade that parts it from the chart."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The row; what matters least goes first when room is short."""
        palette = self.look.palette
        plain = palette.style(palette.text, palette.pane)
        grey = palette.style(palette.grey, palette.pane)
        explorer = self.explorer
        title = (explorer.timeline.title if explorer else "") or self.name_of_file or "Timeline"
        window = explorer.window_words() if explorer and explorer.events else ""
        right = self._told(width)
        left_over = width - sum(width_of(text) for text, _ in right) - 1
        for piece in self._facts(width):
            left_over -= width_of(piece[0])
            if left_over < 0:
                break
            right.append(piece)
        right.append((" ", grey))
        gap = len(_GAP) if width >= _WIDE else 1
        room = width - sum(width_of(text) for text, _ in right) - gap
        is_full = self.notice or self.lens or self.filter[0]
        if is_full and room - width_of(window) < min(width_of(title), _LEAST_TITLE):
            window = ""  # what is wrong or new matters more
        beside = 1 + len(_GAP) + width_of(window)
        short = cut(title, max(0, room - beside), self.look.glyphs.more)
        short = short if width_of(short) >= min(_LEAST_SHORT, width_of(title)) else ""
        middle = max(len(_GAP), (width - width_of(window)) // 2 - 1 - width_of(short))
        if 1 + width_of(short) + middle + width_of(window) > room:
            middle = len(_GAP)
        bold = palette.style(palette.text, palette.pane, bold=True)
        left: list[Piece] = [(" " + short, bold), (" " * middle, plain), (window, plain)]
        return [spread(left, right, width, plain)]

    def _facts(self, width: int) -> list[Piece]:
        """How many events of all are in the window, the lanes, and whether the file is followed."""
        explorer, palette = self.explorer, self.look.palette
        if explorer is None or not explorer.events:
            return []
        grey = palette.style(palette.grey, palette.pane)
        shown = f"{explorer.shown_count} of {len(explorer.events)}"
        facts: list[Piece] = [(f"{shown} events" if width >= _WIDE else shown, grey)]
        if width >= _WIDE and not self.notice:
            facts.append((f"{_GAP}lanes: {explorer.lanes_drawn}", grey))
            if self.is_live:
                alive = palette.style(palette.hues[4 % len(palette.hues)], palette.pane)
                facts.append((f"{_GAP}{self.look.glyphs.point} live", alive))
        return facts

    def _told(self, width: int) -> list[Piece]:
        """The lens, the filter and the notice; where there is more than one, each has its share."""
        palette, more = self.look.palette, self.look.glyphs.more
        grey = palette.style(palette.grey, palette.pane)
        warning = palette.style(palette.hues[0], palette.pane, bold=True)
        count = sum(map(bool, (self.lens, self.filter[0], self.notice)))
        told: list[Piece] = []
        if self.lens:
            share = width * 2 // 3 if count == 1 else width // count - 4
            gap = _GAP if width >= _WIDE else " "
            told += [
                (f" {cut(self.lens, max(_SHORTEST, share), more)} ", palette.lit()),
                (gap, grey),
            ]
        if self.filter[0]:
            share = width // 2 if count == 1 else width // count - 2
            told += [(self._told_filter(share), palette.lit()), (" ", grey)]
        if self.notice:
            room = width // 2
            if told:
                room = min(room, width - sum(width_of(text) for text, _ in told) - len(_GAP) - 1)
            told.append((cut(self.notice, max(_SHORTEST, room), more) + _GAP, warning))
        return told

    def _told_filter(self, share: int) -> str:
        """The filter and how much it leaves, in so many cells; of a long one the count stays."""
        text, told = self.filter
        room = max(_SHORTEST, share) - width_of(told) - 13
        return f" filter: {cut(text, max(8, room), self.look.glyphs.more)} · {told} "


class Footer(Pane):
    """What can be done now, and how far the selected event is from the one before."""

    class Chosen(Message):
        """A hint was clicked."""

        def __init__(self, name: str) -> None:
            """Take the name of its command."""
            super().__init__()
            self.name = name

    count = ""
    """Digits that were typed before a key."""
    found = ""
    """Which of how many a search has found."""
    greeting = ""
    """What a newcomer is told until the first key."""
    offered: tuple[Hint, ...] = ()
    """The commands that make sense now."""
    _spots: tuple[tuple[int, int, str], ...] = ()
    """Where each hint stands: from and to which cell, and its command."""

    @property
    def backdrop(self) -> str:
        """A shade that parts it from the panes."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The row: as many hints as fit, by rank; on a wide screen the right end keeps its room."""
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        gap = _GAP if width >= _WIDE else "  "
        first = self.count or cut(self.found, width // 2, self.look.glyphs.more)
        told, style = (first, key) if first else (self._told(width), grey)
        kept = width_of(told) + 1 + len(gap) if told and (width >= _WIDE or first) else 0
        shown = fitting(self.offered, width - 1 - kept, len(gap))
        pieces: list[Piece] = [(" ", grey)]
        spots = []
        x = 1
        for hint in shown:
            cells = len(hint.keys) + 1 + len(hint.word)
            pieces += [(hint.keys, key), (f" {hint.word}{gap}", grey)]
            spots.append((x, x + cells, hint.name))
            x += cells + len(gap)
        self._spots = tuple(spots)
        room = width - x - 1
        right: list[Piece] = []
        if first or room >= _SHORTEST:
            right = [(cut(told, max(room, width_of(first)), self.look.glyphs.more) + " ", style)]
        return [spread(pieces, right, width, grey)]

    def _told(self, width: int) -> str:
        """The greeting, else how far it is from the event before."""
        if self.greeting or self.explorer is None or not self.explorer.events:
            return self.greeting
        return cut(self.explorer.neighbour_words(), width // 4, self.look.glyphs.more)

    def on_click(self, event: Click) -> None:
        """Do what the hint under the pointer says."""
        for first, last, name in self._spots:
            if first <= event.x < last:
                self.post_message(self.Chosen(name))
