"""The file on the screen as it is on disk: it is looked at all the time and read when it changed.

What is shown is what the file says now, and of what is broken in it what it said
before. Nothing that the user has arranged moves: only the events do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import aclosing
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from tui.view.news import News, banner_of, compared

if TYPE_CHECKING:
    from tui.view.actions import Actions
else:
    Actions = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when the shell has been painted
    from tui.core.changes import Changes
    from tui.core.chronology import Chronology
    from tui.core.explorer import Explorer
    from tui.core.load import Loaded
    from tui.core.model import Event, Timeline
    from tui.core.streaming import Progress
    from tui.view.loading import First, Grown

POLL = 0.25
"""Seconds between two looks at the file. A look takes microseconds."""
MARKED = 20.0
"""Seconds for which events are marked that a save added or changed."""
SAID = 6.0
"""Seconds for which it is told what a save changed."""
NEW_EVENT = ""
"""The key that `sent_to_editor` gets for an event that is not there yet."""


class Watched(Protocol):
    """Something that knows whether a file has changed."""

    def look(self) -> bool:
        """Whether there is something new to read; told once."""


class Readable(Protocol):
    """A file that can be read again and again."""

    def is_short(self) -> bool:
        """Whether it is read before a person would notice."""

    def read(self) -> Loaded:
        """Its timeline and its problems; never raises for what is in it."""

    def steps(self) -> Generator[Progress, None, Loaded]:
        """The same, with word of how far it is."""

    def watch(self) -> Watched:
        """What tells of changes from now on."""


class Live(Actions):
    """Reads the file: at the start, when it has changed, and when it is asked to."""

    changed_keys: frozenset[str] = frozenset()
    """The keys of the events that the last save added or changed, for a while."""
    stayed_keys: frozenset[str] = frozenset()
    """The keys of the events that are shown as they were, because they cannot be read now."""
    banner = ""
    """What is told as long as something is shown that the file does not say now; else empty."""
    progress = ""
    """How far the reading of a long file is; else empty."""
    said = ""
    """What is told for a moment: what a save changed."""
    clock: Callable[[], float] = staticmethod(time.monotonic)
    """Seconds that only go forwards."""
    wall_clock: Callable[[], str] = staticmethod(partial(time.strftime, "%H:%M"))
    """The time of the day, as it is told."""

    _file: Readable
    _watch: Watched | None = None
    _before: Loaded | None = None
    """The last reading as it was read."""
    _is_reading = False
    _is_due = False
    """It was asked for while it was being read."""
    _was_asked = False
    _marked_until = _said_until = 0.0
    _version = ""
    """The time of day of the last reading of which anything could be read."""
    _versions: Mapping[str, str] = MappingProxyType({})
    """The same for each event that is shown as it was, by its key."""
    _sent: str | None = None
    """The key of the event that the user has gone to edit."""

    def show_reading(self, loaded: Loaded, chronology: Chronology | None = None) -> None:
        """Show what was read: for the first time, or in place of the reading before."""
        raise NotImplementedError

    def show_growing(self, timeline: Timeline, chronology: Chronology) -> None:
        """Show what has been read of a long file before the rest of it."""
        raise NotImplementedError

    def lanes_wanted(self) -> str:
        """What the lanes will stand for; empty for what the file says."""
        raise NotImplementedError

    # --- when to read ----------------------------------------------------

    def read_file(self) -> None:
        """Read the file; a long one off the main thread, so that keys are heard meanwhile.

        It is never read twice at once: what is asked for meanwhile is done after it.
        """
        if self._is_reading:
            self._is_due = True
            return
        if self._watch is None:
            self._watch = self._file.watch()  # before it is read, or a save would be missed
            self._start_looking()
        self._is_reading, self._is_due = True, False
        if self._file.is_short():
            self._take(self._file.read())
        else:
            self.run_worker(self._read_long(), group="reading", exit_on_error=True)

    async def _read_long(self) -> None:
        from tui.view.loading import Far, First, Grown, Loading

        is_first = self._before is None and self.explorer is None
        make: Callable[[Loaded], First | News] = self._first_of if is_first else self._news_of
        grows = self._grown if is_first else None
        async with aclosing(Loading(self._file.steps, make, grows).news()) as told:
            async for news in told:
                if isinstance(news, Far):
                    self._tell_progress(news.words(self.size.width))
                elif isinstance(news, Grown):
                    self.show_growing(news.timeline, news.chronology)
                elif isinstance(news.made, First):
                    self._take_first(*news.made)
                else:
                    self._take_news(news.made)

    def _grown(self, timeline: Timeline) -> Grown:
        from tui.view.loading import Grown

        return Grown(timeline, self._indexed(timeline))

    def _first_of(self, loaded: Loaded) -> First:
        from tui.view.loading import First

        return First(loaded, self._indexed(loaded.timeline))

    def _news_of(self, loaded: Loaded) -> News:
        news = self._compared(loaded)  # to compare takes its time, too
        timeline = news.shown.timeline
        if self.loaded is not None and timeline is self.loaded.timeline:
            return news
        return news._replace(chronology=self._indexed(timeline))

    def _indexed(self, timeline: Timeline) -> Chronology:
        """The index of a timeline, made beside the screen with all that a picture needs of it."""
        from tui.core.arrangement import indexed

        return indexed(timeline, self.lanes_wanted())

    def _tell_progress(self, words: str) -> None:
        self.progress = words
        self.status.notice = self.notice
        self.status.repaint()  # that alone: it comes several times a second

    def _take(self, loaded: Loaded) -> None:
        """Show what was read; the first reading is compared with nothing, for a quick start."""
        if self._before is not None or self.explorer is not None:
            self._take_news(self._compared(loaded))
        else:
            self._take_first(loaded)

    def _take_first(self, loaded: Loaded, chronology: Chronology | None = None) -> None:
        self._is_reading, self.progress = False, ""
        self._before, self._version = loaded, self.wall_clock()
        self.show_reading(loaded, chronology)
        self._tell_of_file()
        if self._is_due:
            self.read_file()

    def _compared(self, loaded: Loaded) -> News:
        return compared(self._before, self.loaded.timeline if self.loaded else None, loaded)

    def _start_looking(self) -> None:
        """Look at the file from now on, but not while an editor has the terminal."""
        timer = self.set_interval(POLL, self.tick, name="live")

        def came_back() -> None:
            timer.resume()
            self.tick()

        self.app.app_suspend_signal.subscribe(self, lambda _: timer.pause())
        self.app.app_resume_signal.subscribe(self, lambda _: came_back())

    def tick(self) -> None:
        """Read the file if it has changed, and take back what was told long enough."""
        now = self.clock()
        if self.said and now >= self._said_until:
            self.said = ""
            self._tell_of_file()
        if self.changed_keys and now >= self._marked_until:
            self.changed_keys = frozenset()
            self.repaint_soon()
        # What changes while it is read is still news when that is done.
        if not self._is_reading and self._watch is not None and self._watch.look():
            self.read_file()

    def action_reload(self) -> None:
        """Read the file again at once, and unmark what the last save changed."""
        self._was_asked = True
        self.changed_keys = frozenset()
        super().action_reload()

    def sent_to_editor(self, key: str) -> None:
        """Take note of what the user has gone to edit, to find it again after the save.

        Args:
            key: That of an event, or `NEW_EVENT`.
        """
        self._sent = key

    # --- what was read ---------------------------------------------------

    def _take_news(self, news: News) -> None:
        self._is_reading, self.progress = False, ""
        asked, self._was_asked = self._was_asked, False
        is_first = self._before is None
        if news.is_same:
            if asked:
                self._say("nothing has changed")
        else:
            self._note_versions(news)
            self._show_news(news)
            if not is_first:
                self._mark_changes(news)
        self._tell_of_file()
        if self._is_due:
            self.read_file()

    def _note_versions(self, news: News) -> None:
        """Remember of when that is which is shown as it was, and say so."""
        shown, old = news.shown, self._versions
        if shown.is_all_old:
            versions = {self._version, *old.values()}
        else:
            self._versions = {key: old.get(was, self._version) for key, was in shown.stayed.items()}
            self.stayed_keys = frozenset(shown.stayed)
            self._version = self.wall_clock()
            versions = set(self._versions.values())
        self.banner = banner_of(news, versions)

    def _show_news(self, news: News) -> None:
        explorer, self._before = self.explorer, news.loaded
        timeline = news.shown.timeline
        shown = news.loaded._replace(timeline=timeline)
        if self.loaded is not None and timeline is self.loaded.timeline:
            self.loaded = shown  # its problems may be others
            self.repaint_soon()
            return
        wanted = self._wanted_key(explorer, news.changes) if explorer else ""
        self._trail = tuple(key for was in self._trail if (key := news.changes.now(was)))
        self.show_reading(shown, news.chronology)
        if wanted and self.explorer is not None:
            self._select_again(self.explorer, wanted, is_new=wanted in _keys(news.changes.added))

    def _wanted_key(self, explorer: Explorer, changes: Changes) -> str:
        """The key of the event to select: the one that was, or the one that was made of it."""
        event, only, sent = explorer.selected_event, changes.only, self._sent
        if sent:
            self._sent = changes.now(sent) or sent
        if sent == NEW_EVENT and only and changes.added:
            self._sent = None
            return only.key
        now = changes.now(event.key) if event else ""
        if only and event and not now and sent == event.key:
            return only.key  # another title and another date: who else could it be?
        return now

    def _select_again(self, explorer: Explorer, key: str, is_new: bool) -> None:
        """Select an event; the window moves for one that the user has just made."""
        places = (place for place, event in enumerate(explorer.events) if event.key == key)
        place = next(places, None)
        if place is not None and place != explorer.selected:
            self.move(explorer.chosen(place) if is_new else explorer.selecting(place))

    def _mark_changes(self, news: News) -> None:
        self.changed_keys = news.changes.keys
        self._marked_until = self.clock() + MARKED
        if news.changes.keys or news.changes.removed or not self.banner:
            self._say(news.changes.words())

    # --- what is told ----------------------------------------------------

    def _say(self, words: str) -> None:
        self.said, self._said_until = words, self.clock() + SAID

    @property
    def notice(self) -> str:
        """What the status line tells of the file: what a save changed, then what is wrong."""
        count = self.loaded.wrong if self.loaded else 0
        problems = f"{count:,} problem{'s' if count > 1 else ''} (E)" if count else ""
        told = (self.progress, self.said, self.banner or problems)
        return " · ".join(words for words in told if words)

    def _tell_of_file(self) -> None:
        self.status.notice = self.notice
        self.repaint_soon()


def _keys(events: tuple[Event, ...]) -> frozenset[str]:
    return frozenset(event.key for event in events)
