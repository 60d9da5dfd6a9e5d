"""The chronological list: eras as headings, dates in columns, silences as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.message import Message

from tui.core import words
from tui.core.instant import Qualifier
from tui.core.listing import Entry, Gap, Heading, Listing
from tui.core.listing import Line as Listed
from tui.view.hues import Hues
from tui.view.paint import Line, Look, Piece, cut, fitted, width_of, wrapped
from tui.view.pane import Pane

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from rich.style import Style

    from tui.core.explorer import Explorer
    from tui.core.families import Folded
    from tui.core.model import Event
    from tui.view.lighting import Found

_AIR = 2
"""Lines kept between the selection and the edge of the pane."""
_WIDEST_YEAR = 12
CHANGED, STAYED = "*", "="
"""The marks of events that the last save changed, and of those shown as they were before it."""
HIT = "/"
"""The mark of events that a search has found, whichever of their texts it found."""
UNDATED = "-"
"""The sign of an event of which no date tells whether it was known then."""
_LOOKED_AT = 200
"""Events at either end whose years are measured."""
_KEPT = 4_096
"""Rows that are kept as they were drawn."""


class _Row(NamedTuple):
    """All that the drawing of an entry depends on, within one listing, look and width."""

    event: int
    """Its place among the events."""
    columns: tuple[str, str, str]
    """Day, month and year; the year is blank under the same year."""
    mark: str
    """`CHANGED`, `STAYED`, or a blank."""
    fold: str
    """How many events are folded under it, with the sign of a fold; empty for none."""
    chosen: bool
    in_view: bool
    focused: bool
    found: bool
    """A search has found it."""


class EventList(Pane, can_focus=True):
    """All events that match, in order of time; those out of the window are dim."""

    class Picked(Message):
        """An event was clicked on."""

        def __init__(self, index: int, again: bool) -> None:
            """Its place among the events; `again` on a double click."""
            super().__init__()
            self.index, self.again = index, again

    class EraPicked(Message):
        """The heading of an era was clicked on."""

        def __init__(self, era: str) -> None:
            """Name the era by its id."""
            super().__init__()
            self.era = era

    class Stepped(Message):
        """The wheel was turned over the list."""

        def __init__(self, count: int) -> None:
            """Events on, or back by a negative number."""
            super().__init__()
            self.count = count

    ALLOW_SELECT = False  # a double click reads the event, it marks no text
    marks: Mapping[str, str] = MappingProxyType({})
    """What stands between the date and the sign of some events, by their keys."""
    folded: Folded | None = None
    """What is folded away; `None` if nothing is."""
    found: Found | None = None
    """What a search has found."""
    instead: Sequence[str] = ()
    """What is told where a filter leaves nothing."""
    _listing: Listing | None = None
    _listed: tuple[Sequence[Event], Folded | None] = ((), None)
    """Of what the listing was made."""
    _year_width = 4
    _top = (0, 0)
    """An event, and how many of the lines that lead to it stand above the pane."""
    _shown: tuple[Listed, ...] = ()
    """The lines on the pane."""
    _picked: int | None = None
    """The event of the last click, which may have scrolled it from under the pointer."""

    def __init__(self, look: Look, *, id: str) -> None:
        """Make an empty list."""
        super().__init__(look, id=id)
        self._drawn: dict[_Row, Line] = {}
        self._drawn_for: tuple[object, ...] = ()

    def lines(self, width: int, height: int) -> list[Line]:
        """The lines around the selected event."""
        explorer = self.explorer
        if explorer is None:
            return []
        listing = self._listing_of(explorer)
        if not listing.events:
            return self._empty(width)
        self._scroll(listing, explorer, height)
        hues = Hues.of(explorer.timeline, self.look)
        needles = self.found.needles if self.found else ()
        if self._drawn_for != (listing, hues, width, needles) or len(self._drawn) > _KEPT:
            self._drawn, self._drawn_for = {}, (listing, hues, width, needles)
        shown = self._shown = tuple(listing.window(*self._top, height))
        drawn: list[Line] = []
        year = ""
        for line in shown:
            match line:
                case Heading():
                    drawn.append(self._heading(line, hues, width))
                case Gap():
                    drawn.append(self._gap(line, width))
                case Entry():
                    row = self._row(self._place_of(line), explorer, year)
                    year = row.columns[2] or year
                    if row not in self._drawn:
                        event = listing.events[line.place]
                        self._drawn[row] = self._entry(event, row, hues, width)
                    drawn.append(self._drawn[row])
        return drawn

    def _row(self, index: int, explorer: Explorer, year_above: str) -> _Row:
        day, month, year = words.columns(explorer.events[index].span)
        chosen = index == explorer.selected
        columns = (day, month, "" if year == year_above else year)
        mark = self.marks.get(explorer.events[index].key, " ") if self.marks else " "
        found = self.found is not None and self.found.is_hit(index)
        if found and mark == " ":
            mark = HIT
        glyphs = self.look.glyphs
        fold = self.folded.sign(index, glyphs.folded + glyphs.opened) if self.folded else ""
        in_view, focused = explorer.in_view(index), chosen and self.has_focus
        return _Row(index, columns, mark, fold, chosen, in_view, focused, found)

    def _listing_of(self, explorer: Explorer) -> Listing:
        events, folded = explorer.events, self.folded
        if self._listing is None or self._listed[0] is not events or self._listed[1] is not folded:
            from tui.core.arrangement import listing_of

            if folded:
                seen = tuple(events[place] for place in folded.visible)
                self._listing = Listing(explorer.timeline, seen)
            else:
                self._listing = listing_of(explorer.timeline, explorer.chronology)
            self._listed = (events, folded)
            years = (words.columns(event.span)[2] for event in _outermost(explorer.events))
            self._year_width = min(max(map(width_of, years), default=4), _WIDEST_YEAR)
            self._drawn = {}  # other events may make the same lines
            self._top = (min(self._top[0], max(0, len(self._listing.events) - 1)), 0)
        return self._listing

    def _place_of(self, entry: Entry) -> int:
        """The place of a listed event among all."""
        return self.folded.place(entry.place) if self.folded else entry.place

    def _listed_at(self, place: int) -> int:
        """Where an event stands among the listed ones, or the one under which it is folded."""
        return self.folded.row(self.folded.shown_for(place)) if self.folded else place

    def _scroll(self, listing: Listing, explorer: Explorer, height: int) -> None:
        """Move no more than it takes to keep the selected event in sight."""
        place, last = self._listed_at(explorer.selected or 0), len(listing.events) - 1
        air = min(_AIR, max(0, (height - 1) // 2))
        above = listing.above(place, air)
        below = listing.above(place, max(0, height - 1 - air))
        lowest = listing.above(last, max(0, height - 1))
        self._top = min(max(self._top, below), above, lowest)

    def _heading(self, line: Heading, hues: Hues, width: int) -> Line:
        palette = self.look.palette
        style = palette.style(hues.era(line.era), palette.ground, bold=True)
        return fitted(
            [(" " + cut(line.name, width - 2, self.look.glyphs.more), style)], width, style
        )

    def _gap(self, line: Gap, width: int) -> Line:
        palette = self.look.palette
        rule, grey = palette.style(palette.faint), palette.style(palette.grey)
        dashes = self.look.glyphs.rule * 2
        pieces: list[Piece] = [("     " + dashes + " ", rule), (line.words, grey)]
        pieces.append((" " + dashes, rule))
        return fitted(pieces, width, rule)

    def _entry(self, event: Event, row: _Row, hues: Hues, width: int) -> Line:
        palette, glyphs, chosen = self.look.palette, self.look.glyphs, row.chosen
        ground = palette.raised if chosen else palette.ground
        bright = palette.text if row.in_view else palette.grey
        date = palette.style(palette.accent if chosen else palette.grey, ground)
        title = palette.style(palette.accent if chosen else bright, ground, bold=chosen)
        day, month, year = row.columns
        lead = f"{day:>2} {month:<3} {cut(year, self._year_width):>{self._year_width}}"
        fold = f" {row.fold} " if row.fold else ""
        flags = _flags(event, glyphs.contested) + self._known(event)
        room = width - 1 - width_of(lead) - 3 - width_of(fold + flags) - 1
        edge = glyphs.selected if chosen else " "
        edge_colour = palette.accent if row.focused else palette.grey
        pieces: list[Piece] = [
            (edge, palette.style(edge_colour, ground)),
            (lead, date),
            (row.mark, palette.style(palette.accent, ground, bold=True)),
            (hues.mark(event) + " ", palette.style(hues.event(event), ground)),
        ]
        text = cut(event.title, max(0, room), glyphs.more)
        pieces += self._title(text, title, row)
        pieces.append((" " * max(0, room - width_of(text)), title))
        pieces.append((fold, palette.style(palette.grey, ground)))
        pieces.append((flags, palette.style(palette.accent, ground)))
        return fitted(pieces, width, palette.style(palette.text, ground))

    def _known(self, event: Event) -> str:
        """A cell while all is shown as it was known: whether that is known of the event."""
        timeline = self.explorer.timeline if self.explorer else None
        if timeline is None or timeline.known_at is None:
            return ""
        from tui.core.evidence import is_undated

        return UNDATED if is_undated(event, timeline) else " "

    def _title(self, text: str, style: Style, row: _Row) -> Line:
        """A title, with what was looked for lit in it."""
        if self.found is None or not row.found:
            return ((text, style),)
        from tui.view.lighting import lighted

        return lighted(((text, style),), self.found, self.look.palette.lit())

    def _empty(self, width: int) -> list[Line]:
        palette = self.look.palette
        style = palette.style(palette.grey)
        if self.instead:
            told = [line for text in self.instead for line in wrapped(text, max(1, width - 4))]
            return [(), *(fitted([("  " + line, style)], width, style) for line in told)]
        text = ("No events yet.", "Each begins with [[event]],", "then a date and a title.")
        return [(), *(fitted([("  " + line, style)], width, style) for line in text)]

    # --- the mouse --------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Say which event or era was clicked on; a silence is nothing to pick."""
        if event.button != 1:
            return
        if event.chain == 2 and self._picked is not None:
            self.post_message(self.Picked(self._picked, again=True))
        if event.chain > 1:
            return
        line = self._shown[event.y] if event.y < len(self._shown) else None
        self._picked = self._place_of(line) if isinstance(line, Entry) else None
        if self._picked is not None:
            self.post_message(self.Picked(self._picked, again=False))
        elif isinstance(line, Heading) and line.era:
            self.post_message(self.EraPicked(line.era))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back by one event."""
        event.stop()
        self.post_message(self.Stepped(-1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on by one event."""
        event.stop()
        self.post_message(self.Stepped(1))


def _outermost(events: Sequence[Event]) -> Iterator[Event]:
    """The events whose years have most digits: they stand at either end, or about the year 1."""
    yield from events[:_LOOKED_AT]
    yield from events[-_LOOKED_AT:]


def _flags(event: Event, contested: str) -> str:
    """Two cells: how sure the date is, and whether the parties differ."""
    doubt = "" if event.span.qualifier is Qualifier.NONE else event.span.qualifier.value
    doubt = doubt or ("" if event.verified else "?")
    return f"{doubt or ' '}{contested if event.is_contested else ' '}"
