"""The screen: it owns the one state; panes borrow it and say what the user did.

An action asks the explorer for a new state and marks the panes as due; they are
painted once when the keys that are waiting have been heard, so that a key held
down costs one picture, not one for each repeat.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message

from tui.core.commands import GROUPS, Command
from tui.core.text import visible
from tui.view.asking import Asking
from tui.view.bars import Footer, Status
from tui.view.blank import blank_page
from tui.view.chart import Chart
from tui.view.detail import Detail
from tui.view.editing import Editing
from tui.view.event_list import CHANGED, STAYED, EventList
from tui.view.following import Following
from tui.view.hints import hints
from tui.view.keys import bindings
from tui.view.live import Live, Readable
from tui.view.overview import Overview
from tui.view.paint import ASCII, GLYPH_SETS, THREAD, Look, width_of
from tui.view.palette import Palette
from tui.view.pane import Pane
from tui.view.pointing import Pointing
from tui.view.remembering import Remembering
from tui.view.searching import Searching
from tui.view.showing import Showing
from tui.view.small import TooSmall
from tui.view.weighing import Weighing

if TYPE_CHECKING:
    from pathlib import Path

if TYPE_CHECKING:  # the loader is imported when the shell has been painted
    from textual.widget import Widget

    from tui.core.chronology import Chronology
    from tui.core.explorer import Explorer
    from tui.core.load import Loaded
    from tui.core.model import Timeline
    from tui.view.remembering import Lens

SMALLEST = (40, 10)
"""Columns and rows below which there is no room to show a timeline."""
BESIDE = 100
"""Columns from which list and details stand beside each other."""


class FileOnDisk(Readable, Protocol):
    """A file that can be read, watched and edited."""

    @property
    def path(self) -> Path:
        """Where it is."""


class MainScreen(
    Live, Editing, Searching, Showing, Following, Remembering, Weighing, Asking, Pointing
):
    """Overview, chart, list and details of one timeline."""

    class FirstPicture(Message):
        """The file is on the screen for the first time."""

    # Here, and not on a base: Textual makes them anew for every class below.
    BINDINGS: ClassVar[list[BindingType]] = bindings(GROUPS)
    TITLE = "Timeline"

    def __init__(
        self, look: Look, file: FileOnDisk, at: str = "", lanes: str = "", greeting: str = ""
    ) -> None:
        """Make the screen of a file.

        Args:
            look: Colours and glyphs.
            file: What to show.
            at: The id of an event, or a date, to open at.
            lanes: What the lanes stand for; empty for what the file says.
            greeting: What a newcomer is told until the first key.
        """
        super().__init__()
        self.look = look
        self._file = self._on_disk = file
        self._at, self._lanes = at, lanes
        self._greeting = greeting
        self._due = False
        self._on_pages: tuple[Timeline | None, Loaded | None] = (None, None)
        """What the pages over the screen have been made from."""
        self._untouched: Explorer | None = None
        """The view of what has been read so far, as long as the user has not moved in it."""
        self._is_pictured = False
        self._had_keys: Widget | None = None
        """The pane that the keys went to before the terminal was too small for any."""
        self._commands: dict[str, Command] = {
            command.name: command for _, commands in self.groups for command in commands
        }

    def compose(self) -> ComposeResult:
        """The panes, from the top."""
        yield Status(self.look, id="status")
        yield Overview(self.look, id="overview")
        yield Chart(self.look, id="chart")
        with Container(id="reading"):
            yield EventList(self.look, id="list")
            yield Detail(self.look, id="detail")
        yield Footer(self.look, id="footer")

    def on_mount(self) -> None:
        """Paint the shell first; then read the file."""
        self.status.notice = "reading …"
        self.footer.greeting = self._greeting
        self.list_pane.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._new_look())
        self.call_after_refresh(self.read_file)

    # --- the state -------------------------------------------------------

    @property
    def _panes(self) -> tuple[Pane, ...]:
        return tuple(self.query(Pane))

    def move(self, explorer: Explorer) -> None:
        """Take a new state, and paint it when the keys that wait have been heard."""
        if self.explorer is not None:
            self.footer.greeting = ""
        self.explorer = explorer
        self._count = ""
        self.repaint_soon()

    def repaint_soon(self) -> None:
        """Paint once, after the keys that wait."""
        if not self._due:
            self._due = True
            self.call_later(self._repaint)

    def _repaint(self) -> None:
        self._due = False
        self.unfold_selection()
        self.note_state()
        footer = self.footer
        self.light_hits()
        self.chart.strand = self.query_one(Overview).strand = self.strand
        for pane in self._panes:
            if pane is self.list_pane:
                self.list_pane.marks = self._marks()
                self.list_pane.folded = self.folded if self.folds else None
            if pane is footer:  # the last one: what can be done depends on what the others show
                footer.count = self._count
                footer.offered = hints(self.moment, self._commands, self.look.glyphs is ASCII)
            pane.show(self.explorer, self.look)
        self._show_pages()

    def _show_pages(self) -> None:
        """Have the pages over the screen follow it: its look, and what was read since.

        While a file is being read they wait for the whole of it.
        """
        timeline = self.explorer.timeline if self.explorer else None
        told, was = (timeline, self.loaded), self._on_pages
        is_other = (told[0] is not was[0] or told[1] is not was[1]) and not self._is_reading
        if is_other:
            self._on_pages = told
        for page in self.app.screen_stack[1:]:
            from tui.view.framed import FramedScreen

            if isinstance(page, FramedScreen):
                page.show(self.explorer, self.look)
                if is_other and page.renew is not None:
                    page.renew()

    def _marks(self) -> dict[str, str]:
        """How the list marks events: on a thread, changed by the last save, or as they were."""
        marks = dict.fromkeys(self.lit_keys, THREAD) | dict.fromkeys(self.changed_keys, CHANGED)
        return marks | dict.fromkeys(self.stayed_keys, STAYED) if marks or self.stayed_keys else {}

    def _new_look(self) -> None:
        self.look = self.look._replace(palette=Palette.of(self.app.current_theme))
        self.repaint_soon()

    def change_glyphs(self, name: str) -> None:
        """Draw with another set of characters."""
        self.look = self.look._replace(glyphs=GLYPH_SETS[name])
        self.repaint_soon()

    def on_key(self) -> None:
        """The first key ends the greeting, whatever it does."""
        if self.footer.greeting:
            self.footer.greeting = ""
            self.repaint_soon()

    @on(Footer.Chosen)
    async def _hint_clicked(self, message: Footer.Chosen) -> None:
        await self.run_action(self._commands[message.name].action)

    def file_path(self) -> Path | None:
        """The file that is shown."""
        return self._on_disk.path

    def show_reading(self, loaded: Loaded, chronology: Chronology | None = None) -> None:
        """Show what was read: for the first time, or in place of the reading before."""
        self._take_in(loaded)
        is_new = self.explorer is None or self.explorer is self._untouched
        if self.explorer is None or is_new:
            explorer = self._opened(loaded.timeline, chronology)
        elif self._is_pictured:
            if self.seen_as is not None:
                self.show_seen(loaded.timeline)
            else:
                self.show_whole(loaded.timeline, chronology)
            return
        else:
            explorer = self.explorer.reloaded(loaded.timeline, chronology)
        if not self._is_pictured:  # who has moved meanwhile stays there
            explorer = self.as_left(explorer, is_elsewhere=not is_new or bool(self._at))
        self.show_first(explorer)
        self._untouched = None
        if not self._is_pictured:
            self._is_pictured = True
            self.call_after_refresh(self.app.post_message, self.FirstPicture())
        if self.seen_as is not None:
            self.show_seen(loaded.timeline)
        elif self.filter_text:
            self.show_whole(loaded.timeline, explorer.chronology, is_new=True)

    def show_growing(self, timeline: Timeline, chronology: Chronology) -> None:
        """Show what has been read so far: all of it, until the user has moved."""
        from tui.core.load import Loaded

        self._take_in(Loaded(timeline, (), self._on_disk.path.name, len(timeline.events)))
        if self.explorer is None or self.explorer is self._untouched:
            self._untouched = self._opened(timeline, chronology, is_whole=False)
            self.show_first(self._untouched)
        else:
            self.show_whole(timeline, chronology)
        if self.seen_as is not None:
            self.show_seen(timeline)

    def lens(self) -> Lens:
        """Through what the events are seen now."""
        known, names = self.kept_lens
        return super().lens()._replace(known=known, names=names)

    def seen_through(self, explorer: Explorer, lens: Lens) -> Explorer:
        """The first view, to which what was chosen before is put at once."""
        self.see_as_kept(lens.known, lens.names)
        return super().seen_through(explorer, lens)

    def lanes_wanted(self) -> str:
        """What the lanes will stand for; empty for what the file says."""
        explorer = self.explorer
        return explorer.lanes_by if explorer and explorer.lanes_by_hand else self._lanes

    def _take_in(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.status.name_of_file, self.status.is_live = loaded.name, True
        self._make_room_for(loaded)

    def _opened(
        self, timeline: Timeline, chronology: Chronology | None, *, is_whole: bool = True
    ) -> Explorer:
        """The first view of a timeline, whose index may have been made beside the screen."""
        from tui.core.instant import DateError
        from tui.core.opening import opened

        width, rows = self.chart.room()
        first = partial(opened, timeline, width, rows, width_of, lanes=self._lanes)
        try:
            return first(at=self._at, chronology=chronology)
        except DateError:
            if is_whole:
                at, self._at = self._at, ""
                self.notify(
                    f"“{visible(at)}” is neither the id of an event nor a date.",
                    severity="warning",
                    markup=False,
                )
            return first(chronology=chronology)

    def _make_room_for(self, loaded: Loaded) -> None:
        """Give the details the whole screen where they tell why there is nothing else."""
        is_blank = not loaded.timeline.events
        self.detail.instead = partial(blank_page, loaded)
        if is_blank != self.has_class("-blank"):
            self.set_class(is_blank, "-blank")
            (self.detail if is_blank else self.list_pane).focus()

    @on(Detail.SourceChosen)
    def _source_chosen(self, message: Detail.SourceChosen) -> None:
        self.ask_for_source(message.source_id)

    @on(Detail.CursorMoved)
    def _cursor_moved(self) -> None:
        self.repaint_soon()

    @on(Chart.Resized)
    def _chart_resized(self) -> None:
        if self.explorer is not None:
            width, rows = self.chart.room()
            resized = self.explorer.resized(width, rows)
            if self.explorer is self._untouched:
                self._untouched = resized
            self._show_in_place(resized)

    @on(Detail.LinkFollowed)
    def _link_followed(self, message: Detail.LinkFollowed) -> None:
        explorer = self.explorer
        if explorer is None or explorer.selected_event is None or self.is_hidden(message.key):
            return
        self._trail = (*self._trail, explorer.selected_event.key)
        self.go_to(message.key)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room to show anything."""
        width, height = event.size
        self.set_class(width < BESIDE, "-narrow")  # a class of its own for each width costs more
        is_tiny = width < SMALLEST[0] or height < SMALLEST[1]
        if is_tiny and not self.has_class("-tiny"):
            self._had_keys = self.focused  # which is taken from what is not displayed
        elif self._had_keys is not None and not is_tiny:
            self.call_after_refresh(self._had_keys.focus)
            self._had_keys = None
        self.set_class(is_tiny, "-tiny")
        if is_tiny and not self.query(TooSmall):
            self.mount(TooSmall(self.look, id="small"))

    def on_descendant_focus(self) -> None:
        """Show where the keys go."""
        if self.explorer is not None:  # a second picture of the shell would only be a delay
            self.repaint_soon()
