"""The addresses of an event's sources, whole, before one of them is opened or copied.

A file may come from anybody, so nothing is opened that was not on the screen in
full: where an address is longer than the page, Enter reads on before it opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen

from tui.view.paint import Line, Look, cut, fitted, width_of
from tui.view.pane import Pane
from tui.view.prose import broken

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.model import Source

_AROUND = 3
"""Rows that are no entries: the title, an empty one, the keys."""
_MARGIN = 2
_WHEEL = 3
"""Lines that a notch of the wheel scrolls."""
_WIDTHS = [(0, "-tight"), (100, "-roomy")]
"""The class of the screen by its least number of columns."""


class Wish(NamedTuple):
    """What is to be done with an address."""

    address: str
    is_copy: bool = False
    """Copy it instead of opening it."""


class Entry(NamedTuple):
    """One address of a source."""

    number: int
    """The number of the source on the page of the event."""
    place: int
    """Which of the sources, from 0."""
    source: Source
    address: str
    label: str = ""
    """What tells it from the other address of the same source."""


def entries_of(sources: Sequence[tuple[int, Source]]) -> tuple[Entry, ...]:
    """Every address of the sources; an archived copy comes first, since it stays as it was."""
    found: list[Entry] = []
    for place, (number, source) in enumerate(sources):
        if source.archive_url:
            found.append(Entry(number, place, source, source.archive_url, "archived copy"))
        if source.url:
            label = "its own address" if source.archive_url else ""
            found.append(Entry(number, place, source, source.url, label))
    return tuple(found)


class SourcesPane(Pane, can_focus=True):
    """The entries one below the other, one of them selected."""

    class Clicked(Message):
        """The selected entry was clicked on."""

    def __init__(self, look: Look, entries: Sequence[Entry], selected: int) -> None:
        """Show the entries, and one of them as selected."""
        super().__init__(look, id="sources")
        self._entries = entries
        self._selected = selected
        self._offset = 0
        self._follows = True
        """Whether the selected entry is to be brought into sight."""
        self._page: list[Line] = []
        self._spans: list[tuple[int, int]] = []
        """The lines of each entry on the page: the first, and the one after the last."""

    @property
    def backdrop(self) -> str:
        """The shade of a page."""
        return self.look.palette.pane

    @property
    def selected(self) -> Entry | None:
        """The entry that the keys are about; `None` if there are no entries."""
        return self._entries[self._selected] if self._entries else None

    @property
    def is_read(self) -> bool:
        """Whether the selected entry is on the screen, down to the end of its address."""
        if not self._spans:
            return False
        return self._offset < self._spans[self._selected][1] <= self._offset + self._room

    @property
    def _room(self) -> int:
        return max(1, self.size.height - _AROUND)

    def lines(self, width: int, height: int) -> list[Line]:
        """The title, the entries from the offset on, and the keys."""
        palette = self.look.palette
        fill = palette.style(palette.text, palette.pane)
        head = palette.style(palette.accent, palette.pane, bold=True)
        room = max(1, height - _AROUND)
        self._set(width, room)
        self._bring(room)
        body = [fitted(line, width, fill) for line in self._page[self._offset :][:room]]
        body += [fitted((), width, fill)] * (room - len(body))
        title = cut("Sources with an address", width - 2 * _MARGIN, self.look.glyphs.more)
        first = fitted([(" " * _MARGIN + title, head)], width, fill)
        return [first, fitted((), width, fill), *body, self._foot(width)]

    def _set(self, width: int, rows: int) -> None:
        """Set all entries for a width, and remember where each stands."""
        self._page, self._spans = [], []
        for place, entry in enumerate(self._entries):
            self._page += [()] if place else []
            first = len(self._page)
            self._page += self._entry(entry, width, rows, place == self._selected)
            self._spans.append((first, len(self._page)))

    def _entry(self, entry: Entry, width: int, rows: int, is_selected: bool) -> list[Line]:
        """The title, who and when, and the address; of what does not fit the address stays."""
        palette = self.look.palette
        accent = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        plain = accent if is_selected else palette.style(palette.text, palette.pane)
        number = f"[{entry.number}] "
        indent = _MARGIN + width_of(number)
        room = max(1, width - indent - _MARGIN)
        mark = self.look.glyphs.selected.ljust(_MARGIN) if is_selected else " " * _MARGIN
        told = " · ".join(filter(None, (_about(entry.source), entry.label)))
        titles, abouts = broken(entry.source.title, room), broken(told, room) if told else []
        addresses = broken(entry.address, room)
        if len(titles) + len(abouts) + len(addresses) > rows:
            more = self.look.glyphs.more
            titles = [cut(entry.source.title, room, more)]
            abouts = [cut(told, room, more)] if told else []
        texts = [*((text, plain) for text in titles), *((text, grey) for text in abouts)]
        texts += [(text, plain) for text in addresses]
        blank = " " * len(number)
        return [
            ((mark, accent), (blank if y else number, grey), text) for y, text in enumerate(texts)
        ]

    def _bring(self, room: int) -> None:
        """Keep the selected entry in sight: whole, or from its first line if it is too long."""
        if self._follows and self._spans:
            first, last = self._spans[self._selected]
            self._offset = min(max(self._offset, last - room), first)
            self._follows = False
        self._offset = max(0, min(self._offset, len(self._page) - room))

    def _foot(self, width: int) -> Line:
        palette = self.look.palette
        key = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        enter = "open" if self.is_read else "read on"
        foot = [(" " * _MARGIN, grey)]
        used = _MARGIN
        for name, word in (("Enter", enter), ("y", "copy"), ("Esc", "close"), ("j k", "source")):
            used += len(name) + len(word) + 3
            if used - 2 <= width:
                foot += [(name, key), (f" {word}  ", grey)]
        return fitted(foot, width, grey)

    def step(self, count: int) -> None:
        """Select an entry so many further; it stops at both ends."""
        self.choose(self._selected + count)

    def choose(self, place: int) -> None:
        """Select an entry, and bring it into sight."""
        self._selected = max(0, min(place, len(self._entries) - 1))
        self._follows = True
        self.repaint()

    def scroll_lines(self, count: int) -> None:
        """Scroll past the entries; it stops at both ends."""
        self._offset += count
        self.repaint()

    def read_on(self) -> None:
        """Scroll to what follows of the selected entry, or back to it."""
        first, last = self._spans[self._selected] if self._spans else (0, 0)
        if first < self._offset + self._room and self._offset < last:
            self.scroll_lines(min(self._room, last - self._offset - self._room))
        else:
            self.choose(self._selected)

    def on_resize(self) -> None:
        """Show the selected entry at the new size."""
        self._follows = True
        super().on_resize()

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked on; a click on what is selected is Enter."""
        line = self._offset + event.y - 2
        for place, (first, last) in enumerate(self._spans):
            if first <= line < last and 2 <= event.y < 2 + self._room:
                if place == self._selected:
                    self.post_message(self.Clicked())
                else:
                    self.choose(place)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self.scroll_lines(min(_WHEEL, self._room))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self.scroll_lines(-min(_WHEEL, self._room))


class Sources(ModalScreen[Wish | None]):
    """The addresses on a screen of their own; gives the one to open or to copy, if any."""

    DEFAULT_CSS = """
    Sources {
        align: center middle;
        background: $background 60%;
    }
    SourcesPane {
        width: 100%;
        height: 100%;
        max-width: 110;
    }
    Sources.-roomy SourcesPane {
        width: 90%;
        height: 90%;
    }
    """
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("g,home", "step(-1000000)", show=False),
        Binding("G,end", "step(1000000)", show=False),
        Binding("space,pagedown,d", "page(1)", show=False),
        Binding("b,pageup,u", "page(-1)", show=False),
        Binding("enter", "open", show=False),
        Binding("y,Y", "copy", show=False),
        Binding("escape,q,o", "close", show=False),
        Binding("ctrl+c", "app.quit", show=False),
        *(Binding(digit, f"digit('{digit}')", show=False) for digit in "0123456789"),
    ]

    def __init__(self, look: Look, sources: Sequence[tuple[int, Source]], chosen: int = 0) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            sources: The sources of an event, each with its number on the page.
            chosen: Which of them is selected, from 0.
        """
        super().__init__()
        self._entries = entries_of(sources)
        places = (n for n, entry in enumerate(self._entries) if entry.place == chosen)
        self._pane = SourcesPane(look, self._entries, next(places, 0))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self._pane

    def action_step(self, count: int) -> None:
        """Select another."""
        self._typed = ""
        self._pane.step(count)

    def action_page(self, count: int) -> None:
        """Scroll by pages."""
        self._typed = ""
        self._pane.scroll_lines(count * max(1, self._pane.size.height - _AROUND - 1))

    def action_digit(self, digit: str) -> None:
        """Select a source by its number; of two digits, if there are so many."""
        for typed in (self._typed + digit, digit):
            for place, entry in enumerate(self._entries):
                if str(entry.number) == typed:
                    self._typed = typed
                    self._pane.choose(place)
                    return
        self._typed = ""

    def action_open(self) -> None:
        """Give the selected address to be opened, if all of it has been seen."""
        entry = self._pane.selected
        if entry is None:
            self.dismiss(None)
        elif self._pane.is_read:
            self.dismiss(Wish(entry.address))
        else:
            self._pane.read_on()

    def on_sources_pane_clicked(self) -> None:
        """A click on the selected address is Enter."""
        self.action_open()

    def action_copy(self) -> None:
        """Give the selected address to be copied."""
        entry = self._pane.selected
        self.dismiss(Wish(entry.address, is_copy=True) if entry else None)

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)


def _about(source: Source) -> str:
    """Who published it, when, and whether it was read."""
    from tui.core import words

    when = words.describe(source.date) if source.date else source.dated
    unread = "" if source.checked else "not read by the editors"
    return " · ".join(filter(None, (source.publisher or source.author, when, unread)))
