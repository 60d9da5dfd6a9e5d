"""A page to find something by its name: a line to type in, and below it what matches.

Most is decided elsewhere: what there is and what matches by the function that
the screen is given, the line by Textual. What is asked for is worked out once
for all the keys that wait, so that typing never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from tui.view.choice_rows import ChoicesPane
from tui.view.entry import Entry
from tui.view.paint import Look
from tui.view.palette import Palette

if TYPE_CHECKING:
    from tui.core.choices import Choice

Find = Callable[[str], Sequence["Choice"]]
"""What matches a text, the likeliest first."""
Preview = Callable[["Choice | None"], None]
"""Shows what would be if this were chosen; `None`: as it was."""

_SLICE = 2_000
"""Choices that are read between two keys: some twenty milliseconds."""
_PAUSE = 0.01
"""Seconds for the keys that wait, between two slices."""
_HEIGHTS = [(0, "-low"), (16, "-high")]
"""The class of the screen by its least number of rows."""
_TO_THE_END = 1_000_000


class ChooserLine(Entry):
    """The line; the keys that walk go by it to the screen, after what was typed before them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "screen.walk(1)", show=False),
        Binding("up,ctrl+p", "screen.walk(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("home", f"screen.walk(-{_TO_THE_END})", show=False),
        Binding("end", f"screen.walk({_TO_THE_END})", show=False),
    ]


class Chooser(ModalScreen["Choice | None"]):
    """The page on its own screen; gives what was chosen, if anything."""

    DEFAULT_CSS = """
    Chooser {
        align: center top;
        background: $background 30%;
    }
    #chooser {
        width: 100%;
        max-width: 90;
        height: 66%;
        min-height: 10;
        layers: page line;
    }
    Chooser.-high #chooser { margin: 1 2; }
    #choices { layer: page; height: 100%; }
    ChooserLine { layer: line; margin: 1 2; }
    """

    VERTICAL_BREAKPOINTS = _HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "close", show=False),
        Binding("tab,shift+tab", "nothing", show=False),
    ]

    def __init__(
        self,
        look: Look,
        title: str,
        find: Find,
        preview: Preview | None = None,
        text: str = "",
        read: Callable[[int], bool] | None = None,
    ) -> None:
        """Make the page.

        Args:
            look: Colours and glyphs.
            title: What is to be chosen.
            find: What matches a text, the likeliest first; asked at each change.
            preview: Told which choice is selected whenever it is another one, and
                `None` if there is none or the page is left without a choice.
            text: What is typed already.
            read: Gets so many more choices ready to be found; whether there may be
                more after them. All are there from the start if it is not given.
        """
        super().__init__()
        self.look = look
        self._find = find
        self._preview = preview or (lambda _: None)
        self._pane = ChoicesPane(look, title)
        self._line = ChooserLine(look, lambda _: self._entered(), text, "a name, or a part of it")
        self._found: Sequence[Choice] = ()
        self._text: str | None = None
        self._selected = 0
        self._previewed: Choice | None = None
        self._due = False
        self._read = read or (lambda _: False)

    def compose(self) -> ComposeResult:
        """The page with the line on it."""
        with Container(id="chooser"):
            yield self._pane
            yield self._line

    def on_mount(self) -> None:
        """Show what there is."""
        self._line.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._new_look())
        is_more = self._read(_SLICE)
        self._find_now()
        self._previewed = self.selected_choice
        self._show()
        if is_more:
            self.set_timer(_PAUSE, self._read_on)

    def _read_on(self) -> None:
        """Get more choices ready while nobody types, and show what of them matches."""
        if self._read(_SLICE):
            self.set_timer(_PAUSE, self._read_on)
        if self._text:
            chosen = self.selected_choice if self._selected else None
            self._found = self._find(self._text)
            if chosen is not None:  # what somebody has walked to stays selected
                self._selected = self._found.index(chosen) if chosen in self._found else 0
            self._show_soon()

    @property
    def selected_choice(self) -> Choice | None:
        """What Enter would choose; `None` if nothing matches."""
        return self._found[self._selected] if self._found else None

    def _find_now(self) -> None:
        """Find what matches, if the text is another one."""
        if self._line.value != self._text:
            self._text = self._line.value
            self._found, self._selected = self._find(self._text), 0

    def _show_soon(self) -> None:
        """Show once what all the keys that wait have done."""
        if not self._due:
            self._due = True
            self.call_later(self._show)

    def _show(self) -> None:
        self._due = False
        if not self.is_current:
            return
        self._find_now()
        if self.selected_choice != self._previewed:
            self._previewed = self.selected_choice
            self._preview(self._previewed)
        self._pane.set(self._text or "", self._found, self._selected)

    def _new_look(self) -> None:
        self.look = self.look._replace(palette=Palette.of(self.app.current_theme))
        self._pane.show(None, self.look)
        self._line.show(self.look)

    @on(Entry.Changed)
    def _typed(self) -> None:
        self._show_soon()

    def _entered(self) -> None:
        self._find_now()
        if self.selected_choice is not None:
            self.dismiss(self.selected_choice)

    @on(ChoicesPane.Clicked)
    def _clicked(self, message: ChoicesPane.Clicked) -> None:
        if message.place < len(self._found):
            self.dismiss(self._found[message.place])

    def action_walk(self, count: int) -> None:
        """Select a choice so many further; it stops at both ends."""
        self._find_now()
        self._selected = max(0, min(self._selected + count, len(self._found) - 1))
        self._show_soon()

    def action_page(self, count: int) -> None:
        """Walk by as many as can be seen."""
        self.action_walk(count * self._pane.room)

    def action_close(self) -> None:
        """Close without a choice."""
        self._preview(None)
        self.dismiss(None)

    def action_nothing(self) -> None:
        """Keep a key from leaving the line."""

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the page."""
        if event.widget is self:
            self.action_close()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Walk."""
        event.stop()
        self.action_walk(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Walk back."""
        event.stop()
        self.action_walk(-1)
