"""One state of an exploration, and all that can be asked of it.

The one idea: everything that is told about a state is worked out from it when
it is asked, so nothing can disagree with what is in view.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tui.core.chronology import Chronology, known, reach
from tui.core.labels import Measure, cut
from tui.core.layout import Scene
from tui.core.model import Era, Event, Timeline
from tui.core.periods import own_stretch
from tui.core.viewport import YEAR, Viewport

_ROOM = 4
"""How many times all there is a window may show after zooming out."""
_NEIGHBOUR = 34
"""Cells of the neighbour's title at most."""


class View(NamedTuple):
    """What can be undone: where the window stood, and how the chart was laid out."""

    viewport: Viewport
    top: int
    lanes_by: str
    lanes_by_hand: bool


class Edge(NamedTuple):
    """Where to look for something that is out of view."""

    side: int
    """−1 if it is earlier than the window, +1 if it is later."""
    words: str
    """How far: "13 days"."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """One state. Columns and rows are those of the chart; instants are seconds on the axis."""

    timeline: Timeline
    chronology: Chronology = field(repr=False)
    """The events that are shown, in order of time."""
    viewport: Viewport
    rows: int
    """Rows of the chart that eras and lanes share."""
    lanes_by: str
    """One of `model.LANE_FIELDS`."""
    scene: Scene = field(repr=False)
    """Everything laid out at the scale of the viewport."""
    measure: Measure = field(repr=False)
    """Width of a text in cells."""
    selected: int | None = None
    """The selected one of `events`; `None` only if there are none."""
    top: int = 0
    """The first row of the scene that is in view, below the eras."""
    past: tuple[View, ...] = field(default=(), repr=False)
    """The views before this one, oldest first."""
    lanes_by_hand: bool = False
    """The lanes were chosen here, and are kept even where they have no row each."""
    collapsed: frozenset[str] = frozenset()
    """The keys of the lanes that take one row, among those of `lanes_by`."""
    lanes_wanted: str = ""
    """What the user wants the lanes to stand for whatever the file says; empty for the file's."""
    sized_from: tuple[Viewport, Viewport] | None = field(default=None, repr=False)
    """The window before the size changed, and what became of it: as long as nothing else has
    moved it, the next size is worked out from the first, so that one back returns exactly."""
    pivot: int | None = None
    """The instant that the last zoom kept in its column, until there is another move. The
    next zoom about that column keeps it too, so that zooming back returns exactly."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that are shown, in order of time."""
        return self.chronology.events

    @property
    def selected_event(self) -> Event | None:
        """The selected event, if there is any event."""
        return None if self.selected is None else self.events[self.selected]

    @property
    def lanes_drawn(self) -> str:
        """What the lanes stand for: `lanes_by`, or `none` where these have no room."""
        first = self.scene.lanes[0].lane if self.scene.lanes else None
        return "none" if first is not None and not first.name else self.lanes_by

    @property
    def lane_rows(self) -> int:
        """Rows of the chart below the eras."""
        return max(1, self.rows - len(self.scene.eras))

    @property
    def columns(self) -> tuple[int, int]:
        """The columns in view, counted from the epoch, half-open."""
        return self.viewport.left, self.viewport.left + self.viewport.width

    @property
    def selected_row(self) -> int | None:
        """The row of the scene that draws or counts the selection; `None` without one."""
        return None if self.selected is None else self.scene.row_of(self.selected, *self.columns)

    @property
    def has_selection_in_rows(self) -> bool:
        """Whether the lanes are scrolled so that the selection can be seen."""
        row = self.selected_row
        return row is not None and self.top <= row < self.top + self.lane_rows

    @property
    def shown_count(self) -> int:
        """How many events may touch the time in view."""
        return self.chronology.count(self.viewport.start, self.viewport.end)

    @property
    def extent(self) -> tuple[int, int] | None:
        """From the first to the last known bound of all events, else of all eras, if any is."""
        eras = self.timeline.eras.values()
        return self.chronology.extent or known(era.span for era in eras)

    def in_view(self, index: int) -> bool:
        """Whether an event may touch the time in view."""
        return self.chronology.touches(index, self.viewport.start, self.viewport.end)

    def is_marked(self, index: int) -> bool:
        """Whether the column where an event stands in the order of time is in view."""
        return self.viewport.shows(self.events[index].span.anchor)

    def window_words(self) -> str:
        """The time in view in words: "1 Sep – 30 Nov 2020 · 13 weeks"."""
        from tui.core.words import duration, window

        lo, hi = self.viewport.start, self.viewport.end
        return f"{window(lo, hi)} · {duration(lo, hi)}"

    def edge(self) -> Edge | None:
        """On which side of the window the selection is, and how far; `None` if it is in view."""
        from tui.core.words import duration

        if self.selected is None or self.in_view(self.selected):
            return None
        first, last = reach(self.events[self.selected].span)
        if last is not None and last <= self.viewport.start:
            return Edge(-1, duration(last, self.viewport.start))
        return None if first is None else Edge(1, duration(self.viewport.end, first))

    def neighbour_words(self) -> str:
        """How far the selection is from the event before it: "13 days after Moscow truce".

        The first event is told by the one after it; an event alone has no neighbour.
        """
        from tui.core.words import distance

        if self.selected is None or len(self.events) < 2:
            return ""
        event = self.events[self.selected]
        other = self.events[self.selected - 1 if self.selected else 1]
        words = distance(other.span, event.span)
        joint = " as " if words.startswith("the same") else " "
        return words + joint + cut(other.title, _NEIGHBOUR, self.measure)

    def together(self) -> tuple[int, int]:
        """The first and the last of the events that are counted where the selection stands.

        Both are the selection itself, or −1 without one, if it has a place of its own.
        """
        row, selected = self.selected_row, -1 if self.selected is None else self.selected
        for block in () if row is None else self.scene.rows[row].between(*self.columns):
            if block.hidden and (block.event == selected or selected in block.hidden):
                ends = block.ends_of_hidden()
                return min(*ends, block.event), max(*ends, block.event)
        return selected, selected

    def is_mostly_empty(self, viewport: Viewport, anchor: int) -> bool:
        """Whether a window about an instant is far too wide for all that there is.

        A window that was as wide before may be so again, so that zooming in can
        always be taken back.
        """
        stretches = [first_stretch(self.timeline, self.chronology)]
        stretches += [own_stretch(event.span) for event in (*self.events[:1], *self.events[-1:])]
        stretches += [self.extent] if self.extent else []
        lo, hi = min(lo for lo, _ in stretches), max(hi for _, hi in stretches)
        if not self.viewport.start <= lo <= hi <= self.viewport.end:
            lo, hi = min(lo, anchor), max(hi, anchor)  # from afar it is a longer way
        is_wide = viewport.end - viewport.start > _ROOM * (hi - lo)
        return is_wide and all(view.viewport.rung < viewport.rung for view in self.past)

    def era_stretches(self) -> list[tuple[int, int]]:
        """From when to when each era is to be shown, in order of time."""
        eras = sorted(self.timeline.eras.values(), key=_by_start)
        return list(dict.fromkeys(own_stretch(era.span, self.extent) for era in eras))


def first_stretch(timeline: Timeline, chronology: Chronology) -> tuple[int, int]:
    """What the first window shows: the timeline's own view, else all, else these decades."""
    if timeline.view is not None:
        return own_stretch(timeline.view)
    eras = known(era.span for era in timeline.eras.values())
    return chronology.extent or eras or (0, 60 * YEAR)


def _by_start(era: Era) -> tuple[int, int, int]:
    return era.span.order
