"""Marks, and how the file was left: kept for the next start, beside nobody's timeline.

It is read once, when the file is first shown, and written some seconds after a change
and on leaving, if something is different from what was kept before. Whatever goes wrong
with it is told once and stops nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.view.actions import Actions
else:
    Actions = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when the shell has been painted
    from pathlib import Path
    from threading import Lock

    from textual.timer import Timer

    from tui.core.explorer import Explorer
    from tui.core.state import Bookmark, State
    from tui.outside.state import StateFile

KEPT_AFTER = 3.0
"""Seconds after a change until it is kept."""


class Lens(NamedTuple):
    """Through what the events are seen; empty where they are seen as they are."""

    filter: str = ""
    known: str = ""
    """The date of "as known then"."""
    names: str = ""
    """The party whose names are shown."""


class _Look(NamedTuple):
    """All that is kept, as it is at one time; made into text when that is needed."""

    explorer: Explorer
    lens: Lens
    folds: frozenset[str]
    bookmarks: dict[str, Bookmark]
    pane: str


class Remembering(Actions):
    """Marks and the state of the file."""

    is_fresh = False
    """Begin as the file says, not where it was left; the marks are there all the same."""
    folds: frozenset[str]
    bookmarks: dict[str, Bookmark]
    """The marks, by their letters."""
    _state_file: StateFile | None = None
    _state_path = ""
    _first: _Look | None = None
    """How the file was first shown; as long as it is shown so, there is nothing to keep."""
    _pane = ""
    """The pane that the keys go to."""
    _kept = b""
    """What is kept, as far as we know."""
    _wanted = b""
    """What is to be kept."""
    _writing: Lock
    _state_timer: Timer | None = None
    _is_told = False
    untold = ""
    """Why the view was not kept, if there was no time to tell it on the screen."""

    def file_path(self) -> Path | None:
        """The file that is shown."""
        raise NotImplementedError

    def lens(self) -> Lens:
        """Through what the events are seen now."""
        return Lens()

    def seen_through(self, explorer: Explorer, lens: Lens) -> Explorer:
        """The first view with the events seen as they were when the file was left."""
        return explorer

    def last_view(self) -> Explorer | None:
        """The last view with an event in it; `None` before there was one."""
        explorer = self.explorer
        return explorer if explorer and explorer.events else None

    # --- marks ------------------------------------------------------------

    def action_mark(self) -> None:
        """Ask for a letter, and mark the selected event and the window with it."""
        from tui.core.state import LETTERS
        from tui.view.letter import Letter

        if self.explorer is None or not self.explorer.events:
            return
        page = Letter(self.look, "mark as a letter:", self._told_marks(), LETTERS, _REFUSED)
        self.app.push_screen(page, self._mark)

    def action_go_to_mark(self) -> None:
        """Ask for a letter, and go to what it marks."""
        from tui.view.letter import Letter

        if self.explorer is None or not self.explorer.events:
            return
        marks = self._told_marks()
        if not marks:
            key = self._key_of("mark")
            told = f"There are no marks yet: {key} and a letter sets one."
            self.app.notify(told, markup=False)
            return
        taken = "".join(letter for letter, _ in marks)
        page = Letter(self.look, "go to mark:", marks, taken, "there is no such mark; go to:")
        self.app.push_screen(page, self._go_to_mark)

    def _key_of(self, name: str) -> str:
        """The first key of a command, which the user may have changed."""
        from tui.core.key_names import shown

        commands = (command for _, group in self.groups for command in group)
        keys = next(command.keys for command in commands if command.name == name)
        return shown(keys[0]) if keys else f"“{name}”"

    def _told_marks(self) -> list[tuple[str, str]]:
        return [(letter, bookmark.title) for letter, bookmark in sorted(self.bookmarks.items())]

    def _mark(self, letter: str | None) -> None:
        from tui.core.restoring import bookmark_of

        if letter and self.explorer:
            self.bookmarks[letter] = bookmark_of(self.explorer)
            told = f"Marked: {self._key_of('go-to-mark')} {letter} comes back here."
            self.app.notify(told, markup=False)
            self.repaint_soon()

    def _go_to_mark(self, letter: str | None) -> None:
        from tui.core.restoring import gone_to_bookmark

        if letter and self.explorer and letter in self.bookmarks:
            self.move(gone_to_bookmark(self.explorer, self.bookmarks[letter]))

    # --- the state of the file ----------------------------------------------

    def as_left(self, explorer: Explorer, is_elsewhere: bool) -> Explorer:
        """The first view of the file as it was left.

        Args:
            explorer: The first view as the file says.
            is_elsewhere: Whether the user has asked for another place.
        """
        from threading import Lock

        self.bookmarks, self._writing = {}, Lock()
        state = self._read_state()
        if state is not None:
            self.bookmarks = dict(state.marks)
            if not self.is_fresh:
                from tui.core.restoring import restored

                self.folds = frozenset(state.folds)
                if not is_elsewhere:  # a filter may hide what was asked for
                    lens = Lens(state.filter, state.known, state.names)
                    explorer = self.seen_through(explorer, lens)
                explorer = restored(explorer, state, is_elsewhere)
                if state.pane and explorer.events:
                    self.query_one(f"#{state.pane}").focus()
        return explorer

    def _read_state(self) -> State | None:
        """What is kept of the file. Little is imported, for there may be nothing."""
        from tui.outside.state import StateFile, StateFileError

        path = self.file_path()
        if path is None:
            return None
        self._state_path = os.path.normpath(path.absolute())
        self._state_file = file = StateFile(self._state_path)
        if not file.exists:
            return None
        from tui.core.state import LARGEST, StateError, decode

        try:
            contents = file.read(LARGEST)
            return None if contents is None else decode(contents, self._state_path)
        except StateFileError as error:
            self._tell_once(f"How this file was left is not known. {error}")
        except StateError as error:
            try:
                aside = file.set_aside()
                self._tell_once(f"What is kept of this file {error}; it is now {aside}.")
            except StateFileError as refused:
                self._tell_once(f"What is kept of this file {error}. {refused}")
        return None

    def _look_now(self) -> _Look | None:
        """How the file would be left now; `None` while nothing of it was shown."""
        explorer = self.last_view()
        if explorer is None:
            return None
        return _Look(explorer, self.lens(), self.folds, dict(self.bookmarks), self._pane)

    def _encoded(self, look: _Look) -> bytes:
        from tui.core.restoring import bookmark_of
        from tui.core.state import State, encode

        explorer, folds = look.explorer, tuple(sorted(look.folds))
        lanes = explorer.lanes_by if explorer.lanes_by_hand else ""
        here, top = bookmark_of(explorer), explorer.top
        return encode(
            State(self._state_path, here, top, lanes, *look.lens, folds, look.bookmarks, look.pane)
        )

    def note_state(self) -> None:
        """Take note that something may be different from what is kept."""
        if self._state_file is None:
            return
        if self.focused is not None and self.focused.id:
            self._pane = self.focused.id  # nothing has the focus any more when we leave
        if self._state_timer is not None:
            return
        self._first = self._first or self._look_now()
        self._state_timer = self.set_timer(KEPT_AFTER, self._keep_soon, name="state")

    def _take_stock(self) -> bool:
        """See what is to be kept; whether that is something else than what is kept."""
        now = self._look_now()
        if self._first is None or now is None:
            return False
        self._kept = self._kept or self._encoded(self._first)
        self._wanted = self._encoded(now)
        return self._wanted != self._kept

    def _keep_soon(self) -> None:
        """Keep what is different, off the main thread: a disk may take its time."""
        self._state_timer = None
        if self._take_stock():
            self.run_worker(self._keep, thread=True, group="state", exit_on_error=False)

    def _keep(self) -> None:
        """Write what is to be kept, if that is not what is kept already."""
        from tui.outside.state import StateFileError

        if self._state_file is None:
            return
        with self._writing:
            wanted = self._wanted
            if wanted == self._kept:
                return
            try:
                self._state_file.write(wanted)
            except StateFileError as error:
                self._state_file = None  # it would fail again
                told = f"The view is not kept for the next time. {error}"
                self.untold = "" if self._is_told else told
                self.app.call_later(self._tell_once, told)
            else:
                self._kept = wanted

    def on_unmount(self) -> None:
        """Keep how the file is left, also when a signal ends us."""
        if self._state_file is not None and self._take_stock():
            self._keep()

    def _tell_once(self, text: str) -> None:
        if not self._is_told:
            self._is_told = True
            self.untold = ""
            self.app.notify(text, severity="warning", markup=False, timeout=10)


_REFUSED = "a mark is a letter from a to z, or A to Z:"
