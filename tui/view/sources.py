"""The addresses of an event's sources, whole, before one of them is opened or copied.

A file may come from anybody, so nothing is opened that was not on the screen in
full: where an address is longer than the page, Enter reads on before it opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType

from tui.view.framed import MARGIN, FramedScreen, keys_to
from tui.view.hints import Hint
from tui.view.paint import Line, Look, cut, width_of
from tui.view.prose import broken
from tui.view.scrolled import ScrolledPane

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.model import Source


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


class SourcesPane(ScrolledPane):
    """The entries one below the other, one of them selected."""

    title = "Sources with an address"

    def __init__(self, look: Look, entries: Sequence[Entry], selected: int) -> None:
        """Show the entries, and one of them as selected."""
        super().__init__(look, id="sources")
        self._entries = entries
        self._selected = selected
        self._follows = True
        """Whether the selected entry is to be brought into sight."""
        self._page: list[Line] = []
        self._spans: list[tuple[int, int]] = []
        """The lines of each entry on the page: the first, and the one after the last."""

    def take(self, entries: Sequence[Entry], selected: int) -> None:
        """Show other entries."""
        self._entries = entries
        self.choose(selected)

    @property
    def selected(self) -> Entry | None:
        """The entry that the keys are about; `None` if there are no entries."""
        return self._entries[self._selected] if self._entries else None

    @property
    def is_read(self) -> bool:
        """Whether the selected entry is on the screen, down to the end of its address."""
        if not self._spans:
            return False
        return self._offset < self._spans[self._selected][1] <= self._offset + self.room

    def body(self, width: int, room: int) -> list[Line]:
        """The entries from the offset on."""
        self._set(width, room)
        self._bring(room)
        return self.in_sight(self._page, room)

    def offered(self) -> tuple[Hint, ...]:
        """The keys; Enter opens nothing that was not read."""
        enter = "open" if self.is_read else "read on"
        return (
            Hint("Enter", enter, 0),
            Hint("y", "copy", 1),
            Hint("Esc", "close", 2),
            Hint("j k", "source", 3),
        )

    def aside(self) -> str:
        """Nothing: an entry that is not whole has Enter say so."""
        return ""

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
        indent = MARGIN + width_of(number)
        room = max(1, width - indent - MARGIN)
        mark = self.look.glyphs.selected.ljust(MARGIN) if is_selected else " " * MARGIN
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

    def step(self, count: int) -> None:
        """Select an entry so many further; it stops at both ends."""
        self.choose(self._selected + count)

    def choose(self, place: int) -> None:
        """Select an entry, and bring it into sight."""
        self._selected = max(0, min(place, len(self._entries) - 1))
        self._follows = True
        self.repaint()

    def read_on(self) -> None:
        """Scroll to what follows of the selected entry, or back to it."""
        first, last = self._spans[self._selected] if self._spans else (0, 0)
        if first < self._offset + self.room and self._offset < last:
            self.scroll_lines(min(self.room, last - self._offset - self.room))
        else:
            self.choose(self._selected)

    def on_resize(self) -> None:
        """Show the selected entry at the new size."""
        self._follows = True
        super().on_resize()

    def row_clicked(self, row: int, times: int) -> None:
        """Select what was clicked on; a click on what is selected is Enter."""
        line = self._offset + row
        for place, (first, last) in enumerate(self._spans):
            if first <= line < last:
                if place == self._selected:
                    self.post_message(self.Chosen())
                else:
                    self.choose(place)


class Sources(FramedScreen[Wish]):
    """The addresses on a screen of their own; gives the one to open or to copy, if any."""

    DEFAULT_CSS = """
    Sources.-roomy SourcesPane {
        width: 90%;
        height: 90%;
        max-width: 110;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = keys_to(
        {
            "y,Y": "copy",
            "o": "close",
            **{digit: f"digit('{digit}')" for digit in "0123456789"},
        }
    )

    pane: SourcesPane

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
        self.pane = SourcesPane(look, self._entries, next(places, 0))
        self._typed = ""

    def take(self, sources: Sequence[tuple[int, Source]]) -> bool:
        """Show the sources as they are now; without the selected address the page closes.

        Else Enter would open another address than was read.

        Returns:
            Whether the page stays.
        """
        was, entries = self.pane.selected, entries_of(sources)
        here = (was.source.id, was.address) if was else None
        same = (n for n, one in enumerate(entries) if (one.source.id, one.address) == here)
        place = next(same, None)
        if place is None:
            self.call_later(self.action_close)  # only a page itself may close itself
            return False
        self._entries = entries
        self.pane.take(entries, place)
        return True

    def action_step(self, count: int) -> None:
        """Select another."""
        self._typed = ""
        super().action_step(count)

    def action_page(self, count: int) -> None:
        """Scroll by pages."""
        self._typed = ""
        super().action_page(count)

    def action_digit(self, digit: str) -> None:
        """Select a source by its number; of two digits, if there are so many."""
        for typed in (self._typed + digit, digit):
            for place, entry in enumerate(self._entries):
                if str(entry.number) == typed:
                    self._typed = typed
                    self.pane.choose(place)
                    return
        self._typed = ""

    def action_choose(self) -> None:
        """Give the selected address to be opened, if all of it has been seen."""
        entry = self.pane.selected
        if entry is None:
            self.dismiss(None)
        elif self.pane.is_read:
            self.dismiss(Wish(entry.address))
        else:
            self.pane.read_on()

    def action_copy(self) -> None:
        """Give the selected address to be copied."""
        entry = self.pane.selected
        self.dismiss(Wish(entry.address, is_copy=True) if entry else None)


def _about(source: Source) -> str:
    """Who published it, when, and whether it was read."""
    from tui.core import words

    when = words.describe(source.date) if source.date else source.dated
    unread = "" if source.checked else "not read by the editors"
    return " · ".join(filter(None, (source.publisher or source.author, when, unread)))
