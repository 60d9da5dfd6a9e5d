"""Editing: the user's own editor at the very line, and a new event in its place.

Adding an event is the one thing that writes the file, after it was asked for; the rest is
the editor's. While an editor has the terminal the app sleeps, so that an error there must
never leave the block that suspends it: outside, the app would not wake again.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.view.actions import Actions
else:
    Actions = object  # Textual takes half a millisecond to make each class of a screen

if TYPE_CHECKING:  # imported when somebody edits
    from tui.core.insertion import Insertion
    from tui.core.model import Timeline
    from tui.core.problems import Problem
    from tui.outside.editor import Editor

_LONG = 15
"""Seconds in which a sentence with a command in it can be read."""


class _Plan(NamedTuple):
    """A new event, before it is written."""

    path: Path
    before: bytes
    insertion: Insertion
    after: str
    """Where it comes, in words."""
    editor: Editor


class Editing(Actions):
    """The actions that open an editor, and the one that adds an event."""

    def file_path(self) -> Path | None:
        """The file that is shown; `None` if there is none to edit, as for a pipe."""
        raise NotImplementedError

    def sent_to_editor(self, key: str) -> None:
        """Told before an editor opens: the key of the event to edit, empty for a new one."""

    # --- what is there ---------------------------------------------------

    def action_edit(self) -> None:
        """Open the editor at the selected event; without one at the first problem."""
        event = self.explorer.selected_event if self.explorer else None
        problems = self.loaded.problems if self.loaded and not event else ()
        line = event.line if event else next((one.line for one in problems if one.line), 1)
        if event:
            self.sent_to_editor(event.key)
        self.edit_at(line or 1)

    def edit_problem(self, problem: Problem | None) -> None:
        """Open the editor where a problem is: in this file, or in the one that it names."""
        if problem is None:
            return
        ours = self.loaded is not None and problem.file == self.loaded.name
        self.edit_at(problem.line or 1, problem.column, None if ours else Path(problem.file))

    def edit_at(self, line: int, column: int | None = None, path: Path | None = None) -> None:
        """Open the editor at a place.

        Args:
            line: From 1.
            column: From 1, in code points; `None` if only the line is known.
            path: The file; `None` for the one that is shown.
        """
        path = path or self._own_path()
        editor = self._editor() if path else None
        if path and editor:
            self._open(editor, path, line, column)
            if not editor.is_graphical:
                self.read_file()

    def _open(self, editor: Editor, path: Path, line: int, column: int | None) -> None:
        """Open an editor; one in the terminal has ended when this returns."""
        from tui.outside.editor import command, open_window

        argv = command(editor, path, line, column)
        if editor.is_graphical:
            trouble = open_window(argv, os.environ)
            opened = f"Opened in {editor.name}; what you save shows here."
            self._tell(trouble or opened, is_wrong=bool(trouble))
        elif trouble := self._lend_terminal(argv):
            self._tell(trouble, is_wrong=True)

    def _lend_terminal(self, argv: list[str]) -> str:
        """Run an editor in the terminal; gives what went wrong, as a sentence."""
        from textual.app import SuspendNotSupported

        from tui.core.text import visible
        from tui.outside.foreground import run

        trouble = ""
        try:
            with self.app.suspend():
                try:
                    trouble = run(argv, os.environ)
                except Exception as error:
                    trouble = f"The editor could not be run: {visible(str(error))}."
        except SuspendNotSupported:
            trouble = _OFF
        return trouble

    # --- what there is to edit, and with what ----------------------------

    def _own_path(self) -> Path | None:
        """The file that is shown, if it can be edited; else the user is told why not."""
        from tui import bundled

        path = self.file_path()
        if path is None:
            self._tell("There is no file to edit: the timeline came through a pipe.")
        elif bundled.is_bundled(path) and not os.access(path, os.W_OK):
            self._tell(_own_copy(path), timeout=_LONG)
            return None
        return path

    def _editor(self) -> Editor | None:
        """The user's editor, if it can be used here; else the user is told why not."""
        from tui.outside.editor import EditorError, chosen

        try:
            editor = chosen(os.environ)
        except EditorError as error:
            self._tell(str(error), is_wrong=True, timeout=_LONG)
            return None
        if not editor.is_graphical and not self._can_suspend:
            self._tell(_OFF, timeout=_LONG)
            return None
        return editor

    @property
    def _can_suspend(self) -> bool:
        """Whether the terminal can be lent to another program: not in a browser."""
        driver = self.app._driver
        return driver is not None and driver.can_suspend

    def _tell(self, text: str, *, is_wrong: bool = False, timeout: float | None = None) -> None:
        severity = "warning" if is_wrong else "information"
        self.app.notify(text, severity=severity, markup=False, timeout=timeout)  # type: ignore[arg-type]

    # --- a new event -----------------------------------------------------

    def action_add_event(self) -> None:
        """Ask whether to add an event at the selected date, and open the editor in it."""
        path = self._own_path()
        editor = self._editor() if path else None
        explorer = self.explorer
        if not path or not editor or explorer is None:
            return
        from tui.core.insertion import date_of, date_within

        if event := explorer.selected_event:
            at, date = event.span.anchor, date_of(event.span)
        else:
            view = explorer.viewport
            at, date = view.middle, date_within(view.start, view.end)
        work = partial(self._prepare, path, editor, at, date)
        self.run_worker(work, thread=True, group="adding", exclusive=True, exit_on_error=False)

    def _prepare(self, path: Path, editor: Editor, at: int, date: str) -> None:
        """Find the place of a new event, off the main thread: the file is read for it."""
        from tui.core.insertion import InsertionError, inserted
        from tui.core.load import LARGEST, load_bytes
        from tui.core.reading import RefusedError, bytes_of
        from tui.core.text import escape_name

        call = self.app.call_from_thread
        try:
            before = bytes_of(path, LARGEST, is_timeline=True)
            timeline = load_bytes(before, str(path)).timeline
            insertion = inserted(before, timeline, at, date)
        except RefusedError as refused:
            call(partial(self._tell, f"{escape_name(path)}: {refused.message}.", is_wrong=True))
        except InsertionError as error:
            call(partial(self._tell, f"{escape_name(path)} {error}.", is_wrong=True))
        else:
            after = _after(timeline, insertion)
            call(self._ask, _Plan(path, before, insertion, after, editor))

    def _ask(self, plan: _Plan) -> None:
        """Show what will be written and where."""
        from tui.core.text import escape_name
        from tui.view.confirm import Confirm

        added = plan.insertion.added.decode()
        says = [
            f"{escape_name(plan.path.name)}, line {plan.insertion.line - 2}{plan.after}.",
            "Nothing else in the file changes."
            if plan.editor.is_graphical
            else "Nothing else in the file changes; left as they are, these lines go again.",
        ]
        does = f"add it and open {plan.editor.name}"
        page = Confirm(self.look, "Add an event", says, added.strip().splitlines(), does)
        self.app.push_screen(page, partial(self._add, plan))

    def _add(self, plan: _Plan, answer: bool | None) -> None:
        """Write the template, let it be filled in, and take out one that was left as it was."""
        from tui.outside.writing import WriteError, replace

        if not answer:
            return
        insertion = plan.insertion
        try:
            replace(plan.path, insertion.contents, plan.before)
        except WriteError as error:
            self._tell(str(error), is_wrong=True, timeout=_LONG)
            return
        self.sent_to_editor("")
        self._open(plan.editor, plan.path, insertion.line, insertion.column)
        if not plan.editor.is_graphical:
            self._take_out(plan)
            self.read_file()

    def _take_out(self, plan: _Plan) -> None:
        """Take the template out again if nobody has filled it in."""
        from tui.core.insertion import removed
        from tui.core.load import LARGEST
        from tui.core.reading import RefusedError, bytes_of
        from tui.outside.writing import WriteError, replace

        try:
            now = bytes_of(plan.path, LARGEST, is_timeline=True)
            left = removed(now, plan.insertion)
            if left is not None:
                replace(plan.path, left, now)
                self._tell("Nothing was filled in, so the new event was taken out again.")
                event = self.explorer.selected_event if self.explorer else None
                self.sent_to_editor(event.key if event else "")  # there will be no new one
        except RefusedError:
            pass  # it is gone, or no file any more: reading it again tells
        except WriteError as error:
            self._tell(str(error), is_wrong=True, timeout=_LONG)


_OFF = (
    "Editing is off here, since this terminal cannot be lent to another program. "
    "An editor with a window of its own can be used: set VISUAL."
)


def _own_copy(path: Path) -> str:
    """How to get a timeline that may be changed."""
    import shlex

    from tui.core.text import visible

    copy = visible(f"cp {shlex.quote(str(path))} mine.toml")
    return (
        "This timeline came with the program and may not be changed. For a copy of your own: "
        f"{copy}, then timeline mine.toml"
    )


def _after(timeline: Timeline, insertion: Insertion) -> str:
    """Which event a new one comes after in the file, as the end of a sentence."""
    before = [event for event in timeline.events if 0 < event.line < insertion.line - 2]
    if not before:
        return ""
    return f", after “{max(before, key=lambda event: event.line).title}”"
