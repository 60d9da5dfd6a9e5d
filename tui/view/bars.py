"""The first and the last row of the screen: where we are, and what can be done."""

from __future__ import annotations

from rich.style import Style

from tui.view.paint import Line, Piece, cut, spread, width_of
from tui.view.pane import Pane

_GAP = "   "
_SHORTEST = 20
"""Cells that the distance to the event before needs to say anything."""


class Status(Pane):
    """The title, the span in view, how many events of all are in it, and the lanes."""

    notice = ""
    """What is to be told instead of the count: that the file is being read, or its problems."""

    @property
    def backdrop(self) -> str:
        """A shade that parts it from the chart."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The row; what matters least goes first when room is short."""
        palette = self.look.palette
        plain = palette.style(palette.text, palette.pane)
        grey = palette.style(palette.grey, palette.pane)
        warning = palette.style(palette.hues[0], palette.pane, bold=True)
        explorer = self.explorer
        title = explorer.timeline.title if explorer else "Timeline"
        window = explorer.window_words() if explorer and explorer.events else ""
        right: list[Piece] = []
        if self.notice:
            right.append((self.notice + _GAP, warning))
        if explorer:
            shown = f"{explorer.shown_count} of {len(explorer.events)}"
            long = f"{shown} events" if width >= 100 else shown
            right.append((long, grey))
            if width >= 100:
                right.append((f"{_GAP}lanes: {explorer.lanes_drawn}", grey))
        right.append((" ", grey))
        room = width - sum(width_of(text) for text, _ in right) - 1
        short = cut(title, max(0, room - width_of(window) - len(_GAP)), self.look.glyphs.more)
        middle = max(len(_GAP), (width - width_of(window)) // 2 - 1 - width_of(short))
        if 1 + width_of(short) + middle + width_of(window) > room:
            middle = len(_GAP)
        bold = palette.style(palette.text, palette.pane, bold=True)
        left: list[Piece] = [(" " + short, bold), (" " * middle, plain), (window, plain)]
        return [spread(left, right, width, plain)]


class Footer(Pane):
    """The keys that matter most, and how far the selected event is from the one before."""

    count = ""
    """Digits that were typed before a key."""
    pane_name = ""
    """The pane that the keys go to."""

    @property
    def backdrop(self) -> str:
        """A shade that parts it from the panes."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The row: as many hints as fit."""
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        gap = _GAP if width >= 100 else "  "
        hints: list[Piece] = [(" ", grey)]
        used = 1
        for shown, word in self._hints():
            cells = width_of(shown) + 1 + width_of(word) + len(gap)
            if used + cells - len(gap) > width:
                break
            hints += [(shown, key), (" " + word + gap, grey)]
            used += cells
        return [spread(hints, self._right(width - used - 1, key, grey), width, grey)]

    def _right(self, room: int, key: Style, grey: Style) -> list[Piece]:
        """The number typed so far; else how far it is from the event before, if there is room."""
        if self.count:
            return [(self.count + " ", key)]
        if self.explorer is None or not self.explorer.events or room < _SHORTEST:
            return []
        return [(cut(self.explorer.neighbour_words(), room, self.look.glyphs.more) + " ", grey)]

    def _hints(self) -> list[tuple[str, str]]:
        if self.pane_name == "detail":
            return [
                ("j k", "scroll"), ("h l", "link"), ("Enter", "follow"), ("Esc", "back"),
                ("?", "help"), ("q", "quit"),
            ]  # fmt: skip
        enter = "zoom to it" if self.pane_name == "chart" else "read"
        return [
            ("j k", "event"), ("h l", "pan"), ("+ -", "zoom"), ("0", "all"), ("Enter", enter),
            ("Tab", "pane"), ("?", "help"), ("q", "quit"),
        ]  # fmt: skip
