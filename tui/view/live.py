"""The file on the screen as it is on disk: it is looked at all the time and read when it changed.

What is shown is what the file says now, and of what is broken in it what it said
before. Nothing that the user has arranged moves: only the events do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from tui.view.actions import Actions
else:
    Actions = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when the shell has been painted
    from tui.core.changes import Changes
    from tui.core.explorer import Explorer
    from tui.core.kept import Kept
    from tui.core.load import Loaded
    from tui.core.model import Event, Timeline

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

    def watch(self) -> Watched:
        """What tells of changes from now on."""


class News(NamedTuple):
    """A reading, compared with what is shown."""

    loaded: Loaded
    """As it was read."""
    shown: Kept
    """What to show of it, and what stays of the reading before."""
    changes: Changes
    is_same: bool
    """Whether it says no more and no less than the reading before."""


def compared(before: Loaded | None, shown: Timeline | None, loaded: Loaded) -> News:
    """Compare a reading with the one before, and with what is shown of that.

    Args:
        before: The last reading, as it was read; `None` if this is the first.
        shown: What is on the screen; `None` as well.
        loaded: What was read now.
    """
    from tui.core.changes import Changes, changes
    from tui.core.kept import Kept, kept

    if before is None or shown is None:
        return News(loaded, Kept(loaded.timeline), Changes(), is_same=False)
    if loaded == before:
        return News(loaded, Kept(shown), Changes(), is_same=True)
    found = kept(shown, loaded)
    if found.timeline == shown:
        found = replace(found, timeline=shown)  # known by identity to be nothing new
    return News(loaded, found, changes(shown, found.timeline), is_same=False)


class Live(Actions):
    """Reads the file: at the start, when it has changed, and when it is asked to."""

    changed_keys: frozenset[str] = frozenset()
    """The keys of the events that the last save added or changed, for a while."""
    stayed_keys: frozenset[str] = frozenset()
    """The keys of the events that are shown as they were, because they cannot be read now."""
    banner = ""
    """What is told as long as something is shown that the file does not say now; else empty."""
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

    def show_reading(self, loaded: Loaded) -> None:
        """Show what was read: for the first time, or in place of the reading before."""
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
            self.run_worker(self._read_long, thread=True, group="reading", exit_on_error=True)

    def _read_long(self) -> None:
        loaded = self._file.read()
        if self._before is None:
            self.app.call_from_thread(self._take, loaded)
        else:  # to compare takes its time, too
            self.app.call_from_thread(self._take_news, self._compared(loaded))

    def _take(self, loaded: Loaded) -> None:
        """Show what was read; the first reading is compared with nothing, for a quick start."""
        if self._before is not None or self.explorer is not None:
            self._take_news(self._compared(loaded))
            return
        self._is_reading = False
        self._before, self._version = loaded, self.wall_clock()
        self.show_reading(loaded)
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

    def take_reading(self, loaded: Loaded) -> None:
        """Show what was read, and of what is broken in it what was there before."""
        self._take_news(self._compared(loaded))

    def _take_news(self, news: News) -> None:
        self._is_reading = False
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
        self.banner = _banner(news, versions)

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
        self.show_reading(shown)
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
        count = len(self.loaded.problems) if self.loaded else 0
        problems = f"{count:,} problem{'s' if count > 1 else ''} (E)" if count else ""
        return " · ".join(words for words in (self.said, self.banner or problems) if words)

    def _tell_of_file(self) -> None:
        self.status.notice = self.notice
        self.repaint_soon()


def _banner(news: News, versions: set[str]) -> str:
    from tui.core.kept import banner

    return banner(news.loaded, news.shown, versions.pop() if len(versions) == 1 else "")


def _keys(events: tuple[Event, ...]) -> frozenset[str]:
    return frozenset(event.key for event in events)
