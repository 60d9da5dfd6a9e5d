"""The actions that follow what hangs together: threads of links, sources, parts under a whole.

What they find is kept for as long as the timeline is the same, and is looked for when
somebody asks.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.view.asking import Asking
else:
    Asking = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when somebody asks
    from textual.geometry import Region

    from tui.core.chronology import Chronology
    from tui.core.families import Families, Folded
    from tui.core.model import Event
    from tui.core.threads import Thread
    from tui.view.lighting import Strand
    from tui.view.source_rows import Order, Whose
    from tui.view.thread_page import ThreadPage


class Following(Asking):
    """Sources, threads and folds."""

    lit_keys: frozenset[str] = frozenset()
    """The keys of the events on the thread that is on the screen; they stand out."""
    folds: frozenset[str] = frozenset()
    """The keys of the events whose parts are folded away in the list."""
    _strand: tuple[frozenset[str], Chronology, Strand] | None = None
    _folded: tuple[Families, frozenset[str], Folded] | None = None
    _source_order: Order | None = None

    # --- sources ----------------------------------------------------------

    def action_sources(self) -> None:
        """Show the sources of the event; another key shows those of all in view."""
        if self.explorer and self.explorer.selected_event:
            self._list_sources()

    def list_source(self, id: str) -> None:
        """Show a source among all of the timeline, with the events that cite it."""
        if self.explorer and id in self.explorer.timeline.sources:
            self._list_sources(id)

    def _list_sources(self, wanted: str = "") -> None:
        from tui.view.source_list import SourceList
        from tui.view.source_rows import Order

        explorer = self.explorer
        if explorer is None:
            return
        whose = self._whose()
        order = self._source_order or Order()
        order = order._replace(place=len(whose) - 1 if wanted else 0)
        page = SourceList(
            self.look,
            explorer.timeline,
            whose,
            order,
            lambda number, source: self.show_source(source, number),
            self.copy_source,
            wanted,
        )

        def closed(key: object) -> None:
            self._source_order = page.order
            if isinstance(key, str):
                self.follow(key)

        def renew() -> None:
            if self.explorer:
                page.pane.renew(self.explorer.timeline, self._whose())

        page.renew = renew
        self.app.push_screen(page, closed)

    def _whose(self) -> list[Whose]:
        """The sets of events whose sources can be shown: the selected one, those in view, all."""
        from tui.view.source_rows import Whose

        explorer = self.explorer
        assert explorer is not None
        events, event = explorer.events, explorer.selected_event

        def in_view() -> tuple[Event, ...]:
            return tuple(one for n, one in enumerate(events) if explorer.in_view(n))

        count = explorer.shown_count
        view = f"the {count:,} event{'' if count == 1 else 's'} in view"
        own = []
        if event:
            title = f"“{event.title}”"
            own.append(Whose(title, "of the event", lambda: (event,), is_numbered=True))
        all_of_them = Whose("all events", "of all", lambda: events, len(events))
        return [*own, Whose(view, "of all in view", in_view, count), all_of_them]

    # --- threads ----------------------------------------------------------

    def action_thread(self) -> None:
        """Show the thread of links that the selected event is on."""
        from tui.view.thread_page import ThreadPage

        thread = self._thread()
        if thread is None:
            return
        self._light(thread)
        page = ThreadPage(self.look, thread, self._place_of_details, self._go_along, self._go_back)
        page.renew = partial(self._renew_thread, page)
        self.app.push_screen(page, lambda _: self._light(None))

    def _renew_thread(self, page: ThreadPage) -> None:
        """Show the thread of the selected event as it is now; without an event there is none."""
        thread = self._lit_thread()
        if thread is None:
            page.call_later(page.action_close)  # only a page itself may close itself
        else:
            page.pane.renew(thread)

    def follow(self, key: str) -> bool:
        """Go to an event so that `back` returns; whether it is among those that are shown."""
        explorer = self.explorer
        here = explorer.selected_event if explorer else None
        if explorer is None or here is None or here.key == key:
            return True
        if explorer.chronology.place_of(key) is None:
            self.app.notify("This event is not among those that are shown now.", markup=False)
            return False
        self._trail = (*self._trail, here.key)
        self.go_to(key)
        return True

    def _thread(self) -> Thread | None:
        from tui.core.threads import Net, thread_of

        explorer = self.explorer
        event = explorer.selected_event if explorer else None
        if explorer is None or event is None:
            return None
        net = explorer.chronology.once(("net",), lambda: Net(explorer.timeline))
        return thread_of(event, net)

    def _go_along(self, key: str) -> Thread | None:
        return self._lit_thread() if self.follow(key) else None

    def _go_back(self) -> Thread | None:
        if not self._trail:
            return None
        self.action_back()
        return self._lit_thread()

    def _lit_thread(self) -> Thread | None:
        thread = self._thread()
        self._light(thread)
        return thread

    def _light(self, thread: Thread | None) -> None:
        self.lit_keys = thread.keys if thread else frozenset()
        self.repaint_soon()

    @property
    def strand(self) -> Strand | None:
        """Where the events of the thread stand among those that are shown; `None` without any."""
        explorer = self.explorer
        if not self.lit_keys or explorer is None:
            return None
        made = self._strand
        if made is None or made[0] is not self.lit_keys or made[1] is not explorer.chronology:
            from tui.view.lighting import Strand

            strand = Strand.of(self.lit_keys, explorer.chronology)
            made = self._strand = (self.lit_keys, explorer.chronology, strand)
        return made[2]

    def _place_of_details(self) -> Region:
        """Where the details are; where they are low, the list beside them gives way too."""
        reading = self.query_one("#reading")
        return reading.region if self.has_class("-narrow") else self.detail.region

    # --- folds ------------------------------------------------------------

    @property
    def families(self) -> Families | None:
        """Which of the events that are shown are parts of which; `None` before there are any."""
        from tui.core.families import families

        explorer = self.explorer
        if explorer is None:
            return None
        return explorer.chronology.once(("families",), lambda: families(explorer.events))

    @property
    def folded(self) -> Folded | None:
        """What is folded away of them; `None` before there are any."""
        from tui.core.families import folded

        families = self.families
        if families is None:
            return None
        if self._folded is None or self._folded[:2] != (families, self.folds):
            self._folded = (families, self.folds, folded(families, self.folds))
        return self._folded[2]

    def action_fold(self) -> None:
        """Fold or unfold the event's parts, or those of the event that it is part of."""
        explorer, families = self.explorer, self.families
        if explorer is None or families is None or explorer.selected is None:
            return
        key = families.key_of(explorer.selected)
        if not key:
            self.app.notify("This event has no parts, and is part of none.", markup=False)
            return
        self._fold(self.folds ^ {key})

    def action_fold_all(self) -> None:
        """Fold all that has parts; unfold all if everything is folded."""
        families = self.families
        if families is None:
            return
        every = frozenset(families.keys)  # of what is shown: other folds stay as they are
        if not every:
            self.app.notify("No event here is part of another.", markup=False)
            return
        self._fold(self.folds - every if every <= self.folds else self.folds | every)

    def _fold(self, folds: frozenset[str]) -> None:
        """Take other folds; the selection goes to the line on which it is."""
        self.folds = folds
        explorer, folded = self.explorer, self.folded
        if explorer is not None and folded is not None and explorer.selected is not None:
            self.move(explorer.selecting(folded.shown_for(explorer.selected)))

    def unfold_selection(self) -> None:
        """Open the folds that hide the selected event, after something else has selected it."""
        explorer, families = self.explorer, self.families if self.folds else None
        if explorer is None or families is None or explorer.selected is None:
            return
        self.folds -= {explorer.events[head].key for head in families.above(explorer.selected)}

    def action_step(self, count: int) -> None:
        """Go to the next or previous event that is not folded away; in the details, scroll."""
        explorer = self.explorer
        if not self.folds or self._in_detail or explorer is None or explorer.selected is None:
            super().action_step(count)
        elif (folded := self.folded) is not None:
            self.move(explorer.chosen(folded.step(explorer.selected, count * self._times())))
