"""The first and the last row of the screen: where we are, and what can be done."""

from __future__ import annotations

from tui.view.paint import Line, Piece, cut, fitted, spread, width_of
from tui.view.pane import Pane

_GAP = "   "


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
        right: list[Piece] = []
        if self.count:
            right = [(self.count + " ", key)]
        elif self.explorer and self.explorer.events:
            right = [(self.explorer.neighbour_words() + " ", grey)]
        hints: list[Piece] = [(" ", grey)]
        used, room = 1, width - sum(width_of(text) for text, _ in right)
        for shown, word in self._hints():
            cells = width_of(shown) + 1 + width_of(word) + len(_GAP)
            if used + cells > (width if used < 40 else room):
                break
            hints += [(shown, key), (" " + word + _GAP, grey)]
            used += cells
        if used + sum(width_of(text) for text, _ in right) > width:
            right = []
        return [fitted(spread(hints, right, width, grey), width, grey)]

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
