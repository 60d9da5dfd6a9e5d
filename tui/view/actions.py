"""What the keys do: each action asks the explorer, or a pane, and has the result shown.

The names are those of `keys.py`; the screen that paints is built on top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.core.commands import GROUPS, Groups
from tui.view.bars import Footer, Status
from tui.view.chart import Chart
from tui.view.detail import Detail
from tui.view.event_list import EventList
from tui.view.hints import Moment
from tui.view.paint import Look

if TYPE_CHECKING:  # the loader is imported when the shell has been painted
    from tui.core.explorer import Explorer
    from tui.core.finding import Finding
    from tui.core.lens import Lens
    from tui.core.load import Loaded
    from tui.core.problems import Problem

_PAN_SHARE = 8
"""A pan moves the window by this part of its width."""
_ZOOM_RUNGS = 2
"""A zoom goes so many rungs of the ladder: nearly twice as fine, or as coarse."""
_MOST_ZOOMS = 100
"""So many zooms go through all of the ladder."""
_MOST_TIMES = 9_999
"""The highest number that can be typed before a key."""


class Actions(Screen[None]):
    """The keys and what they do to the one state."""

    groups: Groups = GROUPS
    """The commands with the keys that they have."""
    look: Look
    explorer: Explorer | None = None
    """What is shown; `None` until the file was read for the first time."""
    loaded: Loaded | None = None
    """What was read."""
    seen_as: Lens | None = None
    """Through what the timeline is shown; `None` for all of it as it is written."""
    finding: Finding | None = None
    """What a search has found; `None` while there is none."""
    filter_text = ""
    """The query that says what is shown; empty for everything."""
    settings_problems: tuple[Problem, ...] = ()
    """What is wrong with the config file."""
    _count = ""
    _trail: tuple[str, ...] = ()

    def move(self, explorer: Explorer) -> None:
        """Take a new state and show it."""
        raise NotImplementedError

    def repaint_soon(self) -> None:
        """Show what changed outside of the explorer."""
        raise NotImplementedError

    def change_glyphs(self, name: str) -> None:
        """Draw with another set of characters."""
        raise NotImplementedError

    def read_file(self) -> None:
        """Read the file, again or for the first time."""
        raise NotImplementedError

    # --- the panes -------------------------------------------------------

    @property
    def status(self) -> Status:
        """The first row."""
        return self.query_one("#status", Status)

    @property
    def chart(self) -> Chart:
        """The chart."""
        return self.query_one("#chart", Chart)

    @property
    def list_pane(self) -> EventList:
        """The list of the events."""
        return self.query_one("#list", EventList)

    @property
    def detail(self) -> Detail:
        """The details of the selected event."""
        return self.query_one("#detail", Detail)

    @property
    def footer(self) -> Footer:
        """The last row."""
        return self.query_one("#footer", Footer)

    @property
    def moment(self) -> Moment:
        """What decides which commands make sense now."""
        explorer = self.explorer
        focused = self.focused
        event = explorer.selected_event if explorer else None
        return Moment(
            pane=focused.id or "" if focused else "",
            has_events=explorer is None or bool(explorer.events),
            enter=self.detail.enter_does if self._in_detail else "",
            has_trail=bool(self._trail),
            has_past=bool(explorer and explorer.past),
            problems=self.loaded.wrong if self.loaded else 0,
            has_sources=self.detail.has_addresses,
            has_links=self.detail.has_links,
            has_claims=event is not None and bool(event.claims or event.figures),
            as_known=self.seen_as is not None and self.seen_as.known is not None,
            as_named=self.seen_as is not None and bool(self.seen_as.named_by),
            is_searched=self.finding is not None,
            has_hits=self.finding is not None and self.finding.count > 0,
            is_filtered=bool(self.filter_text),
        )

    def show_era(self, era: str) -> None:
        """Show the stretch of an era, by its id."""
        from tui.core.periods import own_stretch

        explorer = self.explorer
        if explorer and era in explorer.timeline.eras:
            span = explorer.timeline.eras[era].span
            self.move(explorer.to_span(*own_stretch(span, explorer.extent)))

    def go_to(self, key: str) -> None:
        """Select the event of a key, if it is there."""
        explorer = self.explorer
        if explorer is not None:
            place = explorer.chronology.place_of(key)
            self.move(explorer.chosen(-1 if place is None else place))

    def _times(self) -> int:
        count = int(self._count or 1)
        self._count = ""
        self.footer.count = ""
        return min(count, _MOST_TIMES)

    def action_digit(self, digit: str) -> None:
        """Take a digit of the number before a key."""
        self._count = (self._count + digit)[-4:]
        self.repaint_soon()

    def action_zero(self) -> None:
        """Show everything; after a digit, the digit 0."""
        if self._count:
            self.action_digit("0")
        elif self.explorer:
            self.move(self.explorer.everything())

    def action_step(self, count: int) -> None:
        """Go to the next or previous event; in the details, scroll."""
        count *= self._times()
        if self._in_detail:
            self.detail.scroll_lines(count)
        elif self.explorer:
            self.move(self.explorer.stepped(count))

    def action_page(self, count: int) -> None:
        """Go a page on or back."""
        count *= self._times()
        if self._in_detail:
            self.detail.scroll_lines(count * max(1, self.detail.size.height - 2))
        elif self.explorer:
            self.move(self.explorer.paged(count, self.list_pane.size.height - 2))

    def action_first(self) -> None:
        """Go to the first event; in the details, to the top."""
        self._to_end(last=False)

    def action_last(self) -> None:
        """Go to the last event; in the details, to the end."""
        self._to_end(last=True)

    def _to_end(self, last: bool) -> None:
        if self._in_detail:
            self.detail.to_end(last)
        elif self.explorer:
            self.move(self.explorer.last() if last else self.explorer.first())

    def action_era(self, count: int) -> None:
        """Go to the previous or next era."""
        if self.explorer:
            self.move(self.explorer.era_stepped(count * self._times()))

    def action_today(self) -> None:
        """Go to the event nearest to today."""
        from tui.core.opening import now_on_the_axis

        if self.explorer:
            self.move(self.explorer.nearest_today(now_on_the_axis(self.explorer.timeline)))

    def action_pan(self, count: int) -> None:
        """Move the window; in the details, the cursor among the links."""
        count *= self._times()
        if self._in_detail:
            self.detail.next_link(count)
        elif self.explorer:
            columns = max(1, self.explorer.viewport.width // _PAN_SHARE)
            self.move(self.explorer.panned(count * columns))

    def action_zoom(self, steps: int) -> None:
        """Zoom in or out about the selected event; as far as it goes, if that is less."""
        explorer, times = self.explorer, self._times()
        if explorer is None:
            return
        for count in range(min(times, _MOST_ZOOMS), 0, -1):
            moved = explorer.zoomed(steps * count * _ZOOM_RUNGS)
            if moved is not explorer:
                break
        self.move(moved)

    def action_period(self, count: int) -> None:
        """Go to the previous or next period of the length shown."""
        if self.explorer:
            self.move(self.explorer.period(count * self._times()))

    def action_rows(self, count: int) -> None:
        """Scroll the lanes."""
        if self.explorer:
            self.move(self.explorer.scrolled(count * self._times()))

    def action_collapse(self) -> None:
        """Put the lane of the selected event into one row, or open it again."""
        if self.explorer:
            self.move(self.explorer.collapsing())

    def action_collapse_all(self) -> None:
        """Put all lanes into one row each, or open them again."""
        if self.explorer:
            self.move(self.explorer.collapsing_all())

    def action_undo(self) -> None:
        """Undo the last move of the view."""
        if self.explorer:
            self.move(self.explorer.undone())

    def action_enter(self) -> None:
        """Zoom to the event, open its details, or follow a link."""
        if self._in_detail:
            self.detail.follow()
        elif self.focused is self.chart and self.explorer:
            self._come_apart(self.explorer)
        else:
            self.detail.focus()

    def _come_apart(self, explorer: Explorer) -> None:
        """Zoom to the event and those counted with it; list them if they never come apart."""
        moved = explorer.separated()
        if moved is not None:
            self.move(moved)
            return
        first, last = explorer.together()
        self.list_pane.focus()
        self.move(explorer.selecting(first))
        self.notify(f"These {last - first + 1:,} begin at the same time: here they are listed.")

    def action_scroll(self, count: int) -> None:
        """Scroll the details from anywhere."""
        step = max(1, self.detail.size.height // 2)
        self.detail.scroll_lines(count * self._times() * step)

    def action_back(self) -> None:
        """Go back to where a link was followed; what is not shown any more is passed over."""
        if not self._trail or self.explorer is None:
            return
        trail = list(self._trail)
        while trail:
            key = trail.pop()
            if self.explorer.chronology.place_of(key) is not None:
                self.go_to(key)
                break
        else:
            told = "Where you came from is not among the events that are shown now."
            self.app.notify(told, markup=False)
        self._trail = tuple(trail)

    def action_pane(self, count: int) -> None:
        """Give the keys to another pane."""
        if count > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_lanes(self) -> None:
        """Sort the lanes by the next field that the model has."""
        from tui.core.model import LANE_FIELDS

        if self.explorer:
            place = LANE_FIELDS.index(self.explorer.lanes_drawn)
            self.move(self.explorer.with_lanes(LANE_FIELDS[(place + 1) % len(LANE_FIELDS)]))

    def action_reload(self) -> None:
        """Read the file again."""
        self.status.notice = "reading …"
        self.repaint_soon()
        self.read_file()

    def action_escape(self) -> None:
        """Drop a half-typed number; go back to the list."""
        self._count = ""
        self.list_pane.focus()
        self.repaint_soon()

    async def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def action_interrupt(self) -> None:
        """Leave, as ctrl+c does elsewhere."""
        self.app.exit()

    def action_suspend(self) -> None:
        """Hand the terminal back to the shell until `fg`."""
        self.app.action_suspend_process()

    @property
    def _in_detail(self) -> bool:
        return self.focused is self.detail
