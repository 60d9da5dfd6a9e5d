"""The moves of an exploration: each gives a new explorer, or the same if nothing came of it.

The one idea: no move changes anything. So undo is a list of what has been,
every pane is painted from one value, and a test can walk wherever a person can.
"""

from __future__ import annotations

from dataclasses import replace

from tui.core.arrangement import arranged
from tui.core.chronology import Chronology
from tui.core.labels import Measure
from tui.core.model import Timeline
from tui.core.outlook import Outlook, View, first_stretch
from tui.core.periods import own_stretch, shifted
from tui.core.viewport import LADDER, Viewport

_REMEMBERED = 50
"""How many views can be undone."""
_MARGIN = 10
"""Columns at the right edge where a selection would have no room for its label."""


class Explorer(Outlook):
    """The whole state: what is selected, what is in view, how the chart is laid out."""

    __slots__ = ()

    @classmethod
    def of(
        cls,
        timeline: Timeline,
        width: int,
        rows: int,
        measure: Measure,
        lanes: str = "",
        chronology: Chronology | None = None,
    ) -> Explorer:
        """The first view of a timeline: its own, with the first event in it selected.

        Args:
            timeline: What to explore.
            width: Columns of the chart.
            rows: Rows of the chart for eras and lanes.
            measure: Width of a text in cells; asked again and again.
            lanes: One of `model.LANE_FIELDS`, or empty for what the timeline says.
            chronology: The index of its events, if there is one already.

        Raises:
            ValueError: `lanes` is something else.
        """
        chronology = chronology or Chronology.of(timeline.events)
        viewport = Viewport.fitting(*first_stretch(timeline, chronology), width)
        by, rows = lanes or timeline.lanes, max(1, rows)
        scene = arranged(timeline, chronology, by, viewport.rung, rows, measure, merging=True)
        first = cls(timeline, chronology, viewport, rows, by, scene, measure, lanes_wanted=lanes)
        return first._selecting_in_view()

    def _selecting_in_view(self) -> Explorer:
        """The first event whose mark is in view selected, else the nearest one."""
        first = self.chronology.first_from(self.viewport.start)
        if first < len(self.events) and self.is_marked(first):
            return self.selecting(first)
        return self.selecting(self.chronology.nearest(self.viewport.middle))

    # Moves of the selection

    def selecting(self, index: int | None) -> Explorer:
        """Select an event, or none where there is none, and leave the window where it is."""
        moved = self if index == self.selected else replace(self, selected=index)
        return moved._with_selection_in_rows()

    def chosen(self, index: int) -> Explorer:
        """Select an event; the window moves if its mark is out of view."""
        if not 0 <= index < len(self.events):
            return self
        moved = self if index == self.selected else replace(self, selected=index, pivot=None)
        return moved._with_selection_in_view()

    def stepped(self, count: int) -> Explorer:
        """Select the next event, the one before, or further by a count; stops at the ends."""
        if self.selected is None:
            return self
        return self.chosen(min(max(self.selected + count, 0), len(self.events) - 1))

    def paged(self, count: int, lines: int) -> Explorer:
        """Select by pages of some lines of the list."""
        return self.stepped(count * max(1, lines))

    def first(self) -> Explorer:
        """Select the first event."""
        return self.chosen(0)

    def last(self) -> Explorer:
        """Select the last event."""
        return self.chosen(len(self.events) - 1)

    def nearest_today(self, now: int) -> Explorer:
        """Select the event that begins nearest to now, given in seconds on the axis."""
        nearest = self.chronology.nearest(now)
        return self if nearest is None else self.chosen(nearest)

    # Moves of the window

    def panned(self, columns: int) -> Explorer:
        """Move the window later, or earlier by a negative number."""
        return self._seen(self.viewport.panned(columns))

    def period(self, count: int) -> Explorer:
        """Move the window by the calendar period that it shows."""
        view = self.viewport
        middle = shifted(view.middle, view.end - view.start, count)
        columns = (middle - view.middle + view.scale // 2) // view.scale
        return self.panned(columns or count)

    def zoomed(self, steps: int) -> Explorer:
        """Zoom in, or out by a negative number, about the selection if it is in view.

        It keeps its column; if it is not in view, the middle does, also after
        zooming out has brought it into view: so that zooming in goes back.
        A step that would show little but emptiness does nothing.
        """
        middle = self.viewport.width // 2
        goes_on = self.pivot is not None and self.viewport.column(self.pivot) == middle
        if goes_on or self.selected is None or not self.is_marked(self.selected):
            return self.zoomed_about(steps, middle)
        return self._zoomed(steps, self.events[self.selected].span.anchor)

    def zoomed_about(self, steps: int, column: int) -> Explorer:
        """Zoom in, or out by a negative number, with a column of the screen kept in place."""
        kept = self.pivot
        if kept is None or self.viewport.column(kept) != column:
            kept = self.viewport.instant(column)
        return self._zoomed(steps, kept)

    def _zoomed(self, steps: int, anchor: int) -> Explorer:
        viewport = self.viewport.zoomed(steps, anchor)
        if steps < 0 and self.is_mostly_empty(viewport, anchor):
            return self
        moved = self._seen(viewport)
        return self if moved is self else replace(moved, pivot=anchor)

    def everything(self) -> Explorer:
        """Show all events."""
        return self if self.extent is None else self.to_span(*self.extent)

    def separated(self) -> Explorer | None:
        """Show the events that are counted where the selection stands, so that they come apart.

        Where it has a place of its own, that is what `focused` shows. `None` if they never
        come apart: because they begin in the same minute, or on the same day.
        """
        first, last = self.together()
        if first == last:
            return self.focused()
        anchors, finest = self.chronology.anchors, LADDER[0]
        lo, hi = anchors[first], anchors[last]
        if lo // finest == hi // finest:
            return None
        there = self.to_span(lo, hi + 1)
        return there if there.viewport.rung < self.viewport.rung else self.zoomed(1)

    def focused(self) -> Explorer:
        """Show the selected event's own extent, or what is around it if it is a date."""
        event = self.selected_event
        return self if event is None else self.to_span(*own_stretch(event.span, self.extent))

    def to_span(self, lo: int, hi: int) -> Explorer:
        """Show a stretch of time, given in seconds."""
        return self._seen(Viewport.fitting(lo, hi, self.viewport.width))

    def era_stepped(self, count: int) -> Explorer:
        """Show the next era, the one before, or further by a count, and select its first event."""
        stretches = self.era_stretches()
        if not stretches or not count:
            return self
        views = [Viewport.fitting(lo, hi, self.viewport.width) for lo, hi in stretches]
        if self.viewport in views:
            here = views.index(self.viewport)
        else:
            middle = self.viewport.middle
            here = sum(lo <= middle for lo, _ in stretches) - (count > 0)
        lo, hi = stretches[min(max(here + count, 0), len(stretches) - 1)]
        moved, first = self.to_span(lo, hi), self.chronology.first_from(lo)
        if first < len(self.events) and self.events[first].span.anchor < hi:
            return moved.selecting(first)
        return moved._with_selection_in_rows()

    def scrolled(self, rows: int) -> Explorer:
        """Move down the lanes, or up by a negative number."""
        moved = self._with_top(self.top + rows)
        return self if moved is self else replace(moved, past=self._remembering())

    def undone(self) -> Explorer:
        """The view before the last move of the window; the selection stays."""
        if not self.past:
            return self
        view = self.past[-1]
        viewport = replace(view.viewport, width=self.viewport.width)
        back = replace(
            self,
            past=self.past[:-1],
            viewport=viewport,
            lanes_by=view.lanes_by,
            lanes_by_hand=view.lanes_by_hand,
            collapsed=self.collapsed if view.lanes_by == self.lanes_by else frozenset(),
            pivot=None,
        )
        return back._rearranged()._with_top(view.top)

    # Moves of the whole

    def resized(self, width: int, rows: int) -> Explorer:
        """The same at another size; the selection, or else the middle, keeps its share of it."""
        event, base, rows = self.selected_event, self.viewport, max(1, rows)
        if self.sized_from and self.sized_from[1] == base:  # else shares would be rounded again
            base = self.sized_from[0]
        keep = base.middle if event is None else event.span.anchor
        viewport = base if base.width == width else base.resized(width, keep)
        if viewport == self.viewport and rows == self.rows:
            return self
        sized_from = (base, viewport)
        sized = replace(self, viewport=viewport, rows=rows, pivot=None, sized_from=sized_from)
        return (sized if rows == self.rows else sized._rearranged())._with_selection_in_rows()

    def with_lanes(self, by: str) -> Explorer:
        """The chart with other lanes.

        Raises:
            ValueError: `by` is not one of `model.LANE_FIELDS`.
        """
        if by == self.lanes_by and self.lanes_by_hand:
            return self
        past, none = self._remembering(), frozenset[str]()
        changed = replace(self, lanes_by=by, lanes_by_hand=True, collapsed=none, past=past)
        return changed._rearranged()._with_selection_in_rows()

    def collapsing(self) -> Explorer:
        """The lane of the selection in one row, or in as many as it needs if it was in one."""
        row = self.selected_row
        lane = None if row is None else self.scene.rows[row].lane
        if lane is None or not lane.name:  # the one lane of all
            return self
        return self._collapsing(self.collapsed ^ {lane.key})

    def collapsing_all(self) -> Explorer:
        """All lanes in one row each; or, if some were, all in as many as they need."""
        keys = frozenset(lane.lane.key for lane in self.scene.lanes if lane.lane.name)
        return self._collapsing(frozenset() if self.collapsed else keys)

    def _collapsing(self, keys: frozenset[str]) -> Explorer:
        return replace(self, collapsed=keys)._rearranged()._with_selection_in_rows()

    def reloaded(self, timeline: Timeline, chronology: Chronology | None = None) -> Explorer:
        """The same view of the timeline as it is now.

        The selection stays on the event of the same id, else on the same date
        and title, else on what is nearest in time. Lanes follow the file
        unless they had been changed here.

        Args:
            timeline: As it is now.
            chronology: The index of its events, if there is one already.
        """
        old = self.selected_event
        if old is None:
            width, rows, measure = self.viewport.width, self.rows, self.measure
            return Explorer.of(timeline, width, rows, measure, self.lanes_wanted, chronology)
        chronology = chronology or Chronology.of(timeline.events)
        by = self.lanes_by if self.lanes_by_hand else self.lanes_wanted or timeline.lanes
        changed = replace(
            self,
            timeline=timeline,
            chronology=chronology,
            lanes_by=by,
            selected=chronology.again(old),
        )
        there = changed._rearranged()
        return there._with_selection_in_rows() if self.has_selection_in_rows else there

    # What every move ends with

    def _seen(self, viewport: Viewport) -> Explorer:
        """The same through another window; laid out anew if the scale is another one."""
        if viewport == self.viewport:
            return self
        moved = replace(self, viewport=viewport, past=self._remembering(), pivot=None)
        if viewport.rung == self.viewport.rung:
            return moved
        return moved._rearranged()._with_selection_in_rows()

    def _remembering(self) -> tuple[View, ...]:
        now = View(self.viewport, self.top, self.lanes_by, self.lanes_by_hand)
        return (*self.past, now)[-_REMEMBERED:]

    def _rearranged(self) -> Explorer:
        scene = arranged(
            self.timeline,
            self.chronology,
            self.lanes_by,
            self.viewport.rung,
            self.rows,
            self.measure,
            merging=not self.lanes_by_hand,
            collapsed=self.collapsed,
        )
        return replace(self, scene=scene)._with_top(self.top)

    def _with_top(self, top: int) -> Explorer:
        top = min(max(top, 0), max(0, self.scene.height - self.lane_rows))
        return self if top == self.top else replace(self, top=top)

    def _with_selection_in_rows(self) -> Explorer:
        """The lanes scrolled no further than it takes to see the selection."""
        row = self.selected_row
        if row is None:
            return self
        return self._with_top(min(max(self.top, row - self.lane_rows + 1), row))

    def _with_selection_in_view(self) -> Explorer:
        """The window moved no further than it takes to see the selection with some air."""
        event, view = self.selected_event, self.viewport
        if event is None:
            return self
        column = view.column(event.span.anchor)
        moved = self
        if column < 0:
            moved = self._seen(view.placing(event.span.anchor, view.width // 3))
        elif column >= view.width - min(_MARGIN, view.width // 8):
            moved = self._seen(view.placing(event.span.anchor, view.width - 1 - view.width // 3))
        return moved._with_selection_in_rows()
