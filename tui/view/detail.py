"""The details of the selected event: its page, scrolled, with a cursor on its links and sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from tui.view.paint import Line, Look, fitted
from tui.view.pane import Pane

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.chronology import Chronology
    from tui.core.explorer import Explorer
    from tui.core.model import Event, Timeline
    from tui.view.lighting import Found
    from tui.view.page import Stop

_MARGIN = 2
_WIDEST_PAGE = 110
"""Cells of the longest line: longer ones are hard to read."""
_WHEEL = 3
"""Lines that a notch of the wheel scrolls."""


class Detail(Pane, can_focus=True):
    """The page of the selected event."""

    class LinkFollowed(Message):
        """The user opened a link of the page."""

        def __init__(self, key: str) -> None:
            """Name the event at the other end by its key."""
            super().__init__()
            self.key = key

    class SourceChosen(Message):
        """The user wants to see where a source is; it may have no address."""

        def __init__(self, source_id: str) -> None:
            """Name the source."""
            super().__init__()
            self.source_id = source_id

    class CursorMoved(Message):
        """The cursor stands on something else: `enter_does` may have changed."""

    instead: Callable[[int, Look], Sequence[Line]] | None = None
    """What stands here while there is no event, set for a width."""
    found: Found | None = None
    """What a search has found; its words are lit in the page of what was found."""
    whole: tuple[Timeline, Chronology] | None = None
    """The timeline with what a filter hides, to which links lead all the same."""
    _offset = 0
    _cursor = 0
    _shown: tuple[Event, int, Look] | None = None
    _told_of: Timeline | None = None
    _text: tuple[Line, ...] = ()
    """The lines of the page."""
    _stops: tuple[Stop, ...] = ()
    """Where its links and its sources stand."""

    @property
    def backdrop(self) -> str:
        """A shade of its own tells the page from the list."""
        return self.look.palette.pane

    @property
    def _stop(self) -> Stop | None:
        return self._stops[self._cursor] if self._stops else None

    @property
    def current_source(self) -> str:
        """The id of the source under the cursor; empty if none is, or the keys go elsewhere."""
        stop = self._stop
        return stop.key if self.has_focus and stop and stop.kind == "source" else ""

    @property
    def has_addresses(self) -> bool:
        """Whether a source of the page has an address."""
        return any(stop.kind == "source" and stop.has_address for stop in self._stops)

    @property
    def has_links(self) -> bool:
        """Whether the page has a link to another event."""
        return any(stop.kind == "event" for stop in self._stops)

    @property
    def enter_does(self) -> str:
        """What Enter does at the cursor: `follow`, `open`, `show it`, or nothing: empty."""
        stop = self._stop
        if stop is None:
            return ""
        if self._is_hidden(stop):
            return "show it"
        if stop.kind == "event":
            return "follow"
        return "open" if stop.has_address else ""

    def lines(self, width: int, height: int) -> list[Line]:
        """The lines of the page from the offset on."""
        explorer, palette = self.explorer, self.look.palette
        fill = palette.style(palette.text, palette.pane)
        event = explorer.selected_event if explorer else None
        if explorer is None or event is None:
            self._shown, self._stops = None, ()
            room = max(1, min(width - 2 * _MARGIN, _WIDEST_PAGE))
            self._text = tuple(self.instead(room, self.look)) if self.instead else ()
        else:
            self._set(event, explorer, min(width - 2 * _MARGIN, _WIDEST_PAGE))
        self._offset = max(0, min(self._offset, len(self._text) - height))
        shown = self._text[self._offset : self._offset + height]
        stop = self._stop if self.has_focus else None
        lit = range(stop.line, stop.end) if stop else range(0)
        accent = palette.style(palette.accent, palette.pane)
        drawn: list[Line] = []
        for y, line in enumerate(shown, self._offset):
            margin = " " * _MARGIN
            if y in lit:
                line = self._lit(line)
                margin = self.look.glyphs.selected + " "
            elif self._is_found:
                line = self._with_words_lit(line)
            drawn.append(fitted([(margin, accent), *line], width, fill))
        return self._with_more(drawn, width, height)

    @property
    def _is_found(self) -> bool:
        selected = self.explorer.selected if self.explorer else None
        return bool(self.found and selected is not None and self.found.is_hit(selected))

    def _with_words_lit(self, line: Line) -> Line:
        from tui.view.lighting import lighted

        return lighted(line, self.found, self.look.palette.lit()) if self.found else line

    def _lit(self, line: Line) -> Line:
        """A line of what the cursor is on; what leads to its text stays grey."""
        palette = self.look.palette
        grey = palette.style(palette.grey, palette.pane)
        loud = palette.style(palette.accent, palette.pane, bold=True)
        soft = palette.style(palette.accent, palette.pane)
        return (line[0], *((text, soft if style == grey else loud) for text, style in line[1:]))

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
        from tui.core.arrangement import web
        from tui.view.page import page

        key, shown = (event, width, self.look), self._shown
        timeline, chronology = self.whole or (explorer.timeline, explorer.chronology)
        is_same = self._told_of is timeline  # links and names come from all of it
        self._told_of = timeline
        if is_same and shown is not None and shown[0] is event and shown[1:] == key[1:]:
            return
        if self._shown is None or self._shown[0].key != event.key:  # a file read again is no reason
            self._offset = self._cursor = 0
        relations = web(timeline, chronology).get(event.key, ())
        self._text, self._stops = page(event, timeline, relations, max(1, width), self.look)
        self._cursor = min(self._cursor, max(0, len(self._stops) - 1))
        self._shown = key

    # --- scrolling and walking --------------------------------------------

    def scroll_lines(self, count: int) -> None:
        """Scroll the page; it stops at both ends."""
        self._offset += count
        self.repaint()
        if self.has_focus:
            self.post_message(self.CursorMoved())

    def to_end(self, last: bool) -> None:
        """Scroll to the first or the last line."""
        self._offset = len(self._text) if last else 0
        self.repaint()

    def next_link(self, count: int) -> None:
        """Move the cursor among the links and sources, and scroll to it."""
        if not self._stops:
            return
        self._cursor = max(0, min(self._cursor + count, len(self._stops) - 1))
        self._show_stop(self._stops[self._cursor])
        self.post_message(self.CursorMoved())

    def _show_stop(self, stop: Stop) -> bool:
        """Scroll to what the cursor is on, if it is out of sight; whether that was so."""
        hidden = self._is_hidden(stop)
        if hidden:
            room = max(0, self._room - (stop.end - stop.line))
            self._offset = max(0, stop.line - room // 2)
            self.post_message(self.CursorMoved())
        self.repaint()
        return hidden

    @property
    def _room(self) -> int:
        """Rows of the page; the last one of the pane may tell how much is left."""
        return max(1, self.size.height - 1)

    def _is_hidden(self, stop: Stop) -> bool:
        """Whether a stop is out of sight, or as much of it as there is room for."""
        end = min(stop.end, stop.line + self._room)
        return stop.line < self._offset or end > self._offset + self._room

    def follow(self) -> None:
        """Ask for what the cursor is on: the event of a link, or the addresses of a source.

        What was scrolled out of sight is shown first, and followed the next time.
        """
        stop = self._stop
        if stop is None or self._show_stop(stop):
            return
        if stop.kind == "event":
            self.post_message(self.LinkFollowed(stop.key))
        else:
            self.post_message(self.SourceChosen(stop.key))

    # --- the mouse ----------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the link or source that was clicked on, and follow it."""
        height = self.size.height
        if event.y == height - 1 and len(self._text) > self._offset + height:
            self.scroll_lines(max(1, height // 2))  # the line that says that there is more
            return
        line = self._offset + event.y
        for place, stop in enumerate(self._stops):
            if stop.line <= line < stop.end:
                self._cursor = place
                self.repaint()
                self.post_message(self.CursorMoved())
                self.follow()
                return

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self.scroll_lines(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self.scroll_lines(-_WHEEL)
