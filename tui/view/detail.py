"""The details of the selected event: its page, scrolled, with a cursor on its links."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.message import Message

from tui.view.paint import Line, Look, fitted
from tui.view.pane import Pane

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.explorer import Explorer
    from tui.core.links import Web
    from tui.core.model import Event, Timeline

_MARGIN = 2
_WIDEST_PAGE = 110
"""Cells of the longest line: longer ones are hard to read."""


class Detail(Pane, can_focus=True):
    """The page of the selected event."""

    class LinkFollowed(Message):
        """The user opened a link of the page."""

        def __init__(self, key: str) -> None:
            """Name the event at the other end by its key."""
            super().__init__()
            self.key = key

    _offset = 0
    _cursor = 0
    _shown: tuple[Event, int, Look] | None = None
    _text: tuple[Line, ...] = ()
    """The lines of the page."""
    _links: tuple[tuple[int, str], ...] = ()
    """Where its links stand: the line, and the key of the other event."""
    _web: Web = MappingProxyType({})
    _woven: Timeline | None = None

    @property
    def backdrop(self) -> str:
        """A shade of its own tells the page from the list."""
        return self.look.palette.pane

    def lines(self, width: int, height: int) -> list[Line]:
        """The lines of the page from the offset on."""
        explorer, palette = self.explorer, self.look.palette
        fill = palette.style(palette.text, palette.pane)
        event = explorer.selected_event if explorer else None
        if explorer is None or event is None:
            return []
        self._set(event, explorer, min(width - 2 * _MARGIN, _WIDEST_PAGE))
        self._offset = max(0, min(self._offset, len(self._text) - height))
        shown = self._text[self._offset : self._offset + height]
        current = self._links[self._cursor][0] if self._links else -1
        accent = palette.style(palette.accent, palette.pane)
        drawn: list[Line] = []
        for y, line in enumerate(shown, self._offset):
            margin = " " * _MARGIN
            if y == current and self.has_focus:
                line = self._lit(line)
                margin = self.look.glyphs.selected + " "
            drawn.append(fitted([(margin, accent), *line], width, fill))
        return self._with_more(drawn, width, height)

    def _lit(self, line: Line) -> Line:
        palette = self.look.palette
        style = palette.style(palette.accent, palette.pane, bold=True)
        return (line[0], *((text, style) for text, _ in line[1:]))

    def _with_more(self, drawn: list[Line], width: int, height: int) -> list[Line]:
        """Say on the last line that the page goes on, and how far."""
        left = len(self._text) - self._offset - height
        if left <= 0 or len(drawn) < 2:
            return drawn
        palette = self.look.palette
        grey = palette.style(palette.grey, palette.pane)
        word = f"d {left} more line{'s' if left > 1 else ''} "
        rule = self.look.glyphs.rule * max(0, width - 2 * _MARGIN - len(word) - 1)
        faint = palette.style(palette.faint, palette.pane)
        drawn[-1] = fitted([(" " * _MARGIN, grey), (rule + " ", faint), (word, grey)], width, grey)
        return drawn

    def _set(self, event: Event, explorer: Explorer, width: int) -> None:
        from tui.core.links import web_of
        from tui.view.page import page

        if self._woven is not explorer.timeline:
            self._web, self._woven = web_of(explorer.timeline), explorer.timeline
        key = (event, width, self.look)
        if self._shown is not None and self._shown[0] is event and self._shown[1:] == key[1:]:
            return
        if self._shown is None or self._shown[0] is not event:
            self._offset = self._cursor = 0
        relations = self._web.get(event.key, ())
        self._text, self._links = page(
            event, explorer.timeline, relations, max(1, width), self.look
        )
        self._cursor = min(self._cursor, max(0, len(self._links) - 1))
        self._shown = key

    def scroll_lines(self, count: int) -> None:
        """Scroll the page; it stops at both ends."""
        self._offset += count
        self.repaint()

    def to_end(self, last: bool) -> None:
        """Scroll to the first or the last line."""
        self._offset = len(self._text) if last else 0
        self.repaint()

    def next_link(self, count: int) -> None:
        """Move the cursor among the links, and scroll to it."""
        links = self._links
        if not links:
            return
        self._cursor = max(0, min(self._cursor + count, len(links) - 1))
        y = links[self._cursor][0]
        height = self.size.height
        if not self._offset <= y < self._offset + height - 1:
            self._offset = y - height // 2
        self.repaint()

    def follow(self) -> None:
        """Ask for the event that the link under the cursor names."""
        if self._links:
            self.post_message(self.LinkFollowed(self._links[self._cursor][1]))
