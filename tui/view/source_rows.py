"""The rows of the page of sources: publishers or sides, what they published, who cites it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.core.source_use import Group, Use, by_publisher, by_side, uses
from tui.view.framed import MARGIN
from tui.view.hints import Hint
from tui.view.paint import Line, Look, cut, spread, width_of
from tui.view.walked import WalkedPane

if TYPE_CHECKING:
    from tui.core.model import Event, Source, Timeline

_SOON = 5_000
"""Events whose sources are counted before a person would notice."""


class Whose(NamedTuple):
    """Some events, and how they are told."""

    words: str
    """As it goes on after "Sources of": "the 34 events in view"."""
    other: str
    """In a word or two for the key that leads here: "all in view"."""
    events: Callable[[], Sequence[Event]]
    """Asked when they are to be shown."""
    size: int = 1
    """How many they are."""
    is_numbered: bool = False
    """It is one event, whose sources have numbers on its page."""


class Order(NamedTuple):
    """How the page was left, for the next time."""

    place: int = 0
    """Which of the sets of events."""
    by_side: bool = False


class _Row(NamedTuple):
    group: Group | None = None
    use: Use | None = None
    is_about: bool = False
    """The second row of a source."""
    event: Event | None = None


class SourceListPane(WalkedPane):
    """Groups of sources."""

    nothing = "No source is cited here."
    tall = 2

    def __init__(
        self, look: Look, timeline: Timeline, whose: Sequence[Whose], order: Order, wanted: str
    ) -> None:
        """Make the page; the arguments are those of `SourceList`."""
        super().__init__(look, id="source-list")
        self._timeline = timeline
        self._whose = whose
        self.order = Order(min(order.place, len(whose) - 1), order.by_side)
        self._rows: list[_Row] = []
        self._uses: tuple[Use, ...] = ()
        self._numbers: dict[str, int] = {}
        self._opened = wanted
        """The id of the source whose events stand under it."""

    def on_mount(self) -> None:
        """Count what is wanted first."""
        self._take(self._opened)

    def renew(self, timeline: Timeline, whose: Sequence[Whose]) -> None:
        """Count the sources of another reading; the same row stays selected, if it is there."""
        here = self.here
        self._timeline, self._whose = timeline, whose
        self.order = self.order._replace(place=min(self.order.place, len(whose) - 1))
        self._take(_id(here), here.event.key if here and here.event else "")

    # --- what stands on it -----------------------------------------------

    @property
    def here(self) -> _Row | None:
        """The selected row."""
        return None if self.selected is None else self._rows[self._stops[self.selected]]

    def _take(self, wanted: str = "", event: str = "") -> None:
        """Count the sources of the events whose turn it is; the rest is that of `set_out`."""
        place, timeline = self.order.place, self._timeline
        whose = self._whose[place]
        if whose.size <= _SOON:
            self._show(uses(timeline, whose.events()), wanted, event)
            return
        self._show((), "", "")
        self.title = f"Counting the sources of {whose.words}"
        self.repaint()
        app = self.app

        def counted(found: tuple[Use, ...]) -> None:  # something else may be wanted by now
            if place == self.order.place and timeline is self._timeline:
                self._show(found, wanted, event)

        def work() -> None:
            app.call_from_thread(counted, uses(timeline, whose.events()))

        self.run_worker(work, thread=True, group="sources", exit_on_error=False)

    def _show(self, found: tuple[Use, ...], wanted: str, event: str) -> None:
        """Show what was counted."""
        self._uses = found
        self._numbers = {use.source.id: n for n, use in enumerate(found, 1)}
        self.set_out(wanted, event)

    def set_out(self, wanted: str = "", event: str = "") -> None:
        """Set the rows; select a source by its id, or the first.

        Args:
            wanted: The id of the source.
            event: The key of the event under it that is selected, if it is there.
        """
        if self.order.by_side:
            groups = by_side(self._uses, self._timeline)
        else:
            groups = by_publisher(self._uses)
        rows: list[_Row] = []
        for group in groups:
            rows += [_Row()] if rows else []
            rows.append(_Row(group=group))
            for use in group.uses:
                rows += [_Row(use=use), _Row(use=use, is_about=True)]
                if use.source.id == self._opened:
                    rows += [_Row(use=use, event=event) for event in use.events]
        self._rows = rows
        stops = [n for n, row in enumerate(rows) if row.use and not row.is_about]
        found = [n for n, at in enumerate(stops) if _id(rows[at]) == wanted]
        under = (n for n in found if (one := rows[stops[n]].event) and one.key == event)
        self.title = self._told()
        self.set_rows(len(rows), stops, next(under, found[0] if found else 0))

    def _told(self) -> str:
        how = "by side" if self.order.by_side else "by publisher"
        return f"{_many(len(self._uses), 'source')} of {self._whose[self.order.place].words}, {how}"

    def offered(self) -> tuple[Hint, ...]:
        """The keys; what Enter does is for the selected row to say."""
        other = self._whose[(self.order.place + 1) % len(self._whose)].other
        how = "by publisher" if self.order.by_side else "by side"
        does = self.enter_does
        keys = [Hint("Enter", does, 0)] if does else []
        keys += [Hint("Esc", "close", 1), Hint("l", "cited in", 2)]
        keys += [Hint("s", other, 3)] if len(self._whose) > 1 else []
        return (*keys, Hint("L", how, 4), Hint("y", "copy", 5))

    @property
    def enter_does(self) -> str:
        """What Enter does with the selected row, in a word or two; empty for nothing."""
        here = self.here
        if here is None or here.use is None:
            return ""
        return "go there" if here.event else "address" if here.use.source.has_address else ""

    def turn(self) -> None:
        """Show the sources of the next set of events."""
        self.order = self.order._replace(place=(self.order.place + 1) % len(self._whose))
        self._opened = ""
        self._take()

    def group_otherwise(self) -> None:
        """Group by the other one of publisher and side."""
        self.order = self.order._replace(by_side=not self.order.by_side)
        self.set_out(_id(self.here))

    def open(self, is_open: bool) -> None:
        """Show the events that cite the selected source, or put them away."""
        wanted = _id(self.here)
        self._opened = wanted if is_open else ""
        self.set_out(wanted)

    # --- the picture -----------------------------------------------------

    def row(self, place: int, width: int, is_selected: bool) -> Line:
        """A heading, a source, what is told of it, or an event that cites it."""
        row = self._rows[place]
        if row.group:
            return self._heading(row.group, width)
        if row.use is None:
            return ()
        if row.event:
            return self._event(row.event, width, is_selected)
        return (
            self._about(row.use, width) if row.is_about else self._head(row.use, width, is_selected)
        )

    def _heading(self, group: Group, width: int) -> Line:
        palette, glyphs = self.look.palette, self.look.glyphs
        head = palette.style(palette.grey, palette.pane, bold=True)
        plain = palette.style(palette.grey, palette.pane)
        count = f"{_many(len(group.uses), 'source')}, cited {_often(group.times)}  "
        name = cut(group.name.upper(), width - MARGIN - width_of(count) - 1, glyphs.more)
        return spread([(" " * MARGIN + name, head)], [(count, plain)], width, plain)

    def _head(self, use: Use, width: int, is_selected: bool) -> Line:
        palette, glyphs = self.look.palette, self.look.glyphs
        accent = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        mark = glyphs.selected.ljust(MARGIN) if is_selected else " " * MARGIN
        number = self._number(use.source)
        told = "" if use.source.checked else " not read  "
        room = width - MARGIN - width_of(number) - width_of(told) - 1
        title = cut(use.source.title, room, glyphs.more)
        plain = accent if is_selected else palette.style(palette.text, palette.pane)
        warning = palette.style(palette.hues[0], palette.pane)
        left = [(mark, accent), (number, grey), (title, plain)]
        return spread(left, [(told, warning)], width, grey)

    def _about(self, use: Use, width: int) -> Line:
        """Who cites it; when it is from; publisher or side, whichever the heading does not say."""
        from tui.core import words

        palette = self.look.palette
        grey = palette.style(palette.grey, palette.pane)
        source = use.source
        when = words.describe(source.date) if source.date else source.dated
        who = self._publisher(source) if self.order.by_side else self._side(source)
        places = f" in {len(use.events)} events" if len(use.events) > 1 else ""
        cited = f"cited {_often(use.times)}{places}"
        voices = ", ".join(f"{name} {count}" if count > 1 else name for name, count in use.voices)
        told = " · ".join(filter(None, (cited, voices and f"for {voices}", when, who)))
        indent = 2 * MARGIN + width_of(self._number(source))
        text = cut(told, width - indent - MARGIN, self.look.glyphs.more)
        return ((" " * indent, grey), (text, grey))

    def number(self, source: Source) -> int:
        """The number that a source has on the page."""
        return self._numbers[source.id]

    def _number(self, source: Source) -> str:
        """The number as it is shown: it means something only on the page of one event."""
        return f"[{self.number(source)}] " if self._whose[self.order.place].is_numbered else ""

    def _publisher(self, source: Source) -> str:
        return source.publisher or source.author

    def _side(self, source: Source) -> str:
        party = self._timeline.parties.get(source.affiliation)
        return party.name if party else ""

    def _event(self, event: Event, width: int, is_selected: bool) -> Line:
        from tui.core import words

        palette, glyphs = self.look.palette, self.look.glyphs
        accent = palette.style(palette.accent, palette.pane, bold=True)
        grey = palette.style(palette.grey, palette.pane)
        mark = glyphs.selected.ljust(MARGIN) if is_selected else " " * MARGIN
        lead = f"    {glyphs.link} "
        date = f"  {words.brief(event.span)}  "
        title = cut(event.title, width - MARGIN - width_of(lead + date), glyphs.more)
        plain = accent if is_selected else palette.style(palette.text, palette.pane)
        return spread([(mark, accent), (lead, grey), (title, plain)], [(date, grey)], width, grey)


def _id(row: _Row | None) -> str:
    return row.use.source.id if row and row.use else ""


def _often(times: int) -> str:
    return "once" if times == 1 else f"{times:,} ×"


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
