"""A pane drawn line by line, of which only the rows that changed are sent.

Textual repaints what is marked dirty, so the whole art is to mark little: a pane
works out its lines anew (cheap), compares them with those on the screen, and
asks for the rows that differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.events import Key
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.view.paint import Line, Look, fitted, thinned, width_of

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.explorer import Explorer


_MANY = 4
"""Characters for each cell from which on marks must be heaped in a line."""


def is_late(widget: Widget, event: Key) -> bool:
    """Hand a key on to the page on top, if one before it has closed or covered its own.

    What is above the widget may be closing, too, and would hear nothing of it.
    """
    if widget.screen is widget.app.screen:
        return False
    event.stop()
    event.prevent_default()
    widget.app.post_message(Key(event.key, event.character))
    return True


class Pane(Widget):
    """The base of all panes: it borrows the screen's state and draws it."""

    explorer: Explorer | None = None
    look: Look

    def __init__(self, look: Look, *, id: str) -> None:
        """Make a pane that draws with `look`."""
        super().__init__(id=id)
        self.look = look
        self._lines: list[Line] = []
        self._strips: list[Strip] = []

    def lines(self, width: int, height: int) -> list[Line]:
        """What stands on the pane now: at most `height` lines, each of `width` cells."""
        raise NotImplementedError

    @property
    def backdrop(self) -> str:
        """The colour where nothing stands."""
        return self.look.palette.ground

    def show(self, explorer: Explorer | None, look: Look) -> None:
        """Draw a new state."""
        self.explorer, self.look = explorer, look
        self.repaint()

    def repaint(self) -> None:
        """Work out the lines and mark the rows that differ from those on the screen."""
        width, height = self.size
        if width and height and (dirty := self.draw(width, height)):
            self.refresh(*_regions(dirty))

    def draw(self, width: int, height: int) -> Mapping[int, tuple[int, int]]:
        """Draw it for a size; gives the rows that are new, and from which cell to which."""
        blank = fitted((), width, self.look.palette.style(self.look.palette.text, self.backdrop))
        # A row without a cell would leave on the terminal what stood there before.
        lines = [line or blank for line in self.lines(width, height)[:height]]
        lines += [blank] * (height - len(lines))
        old, strips = self._lines, self._strips
        if len(old) != height:
            old, strips = [()] * height, [Strip.blank(width)] * height
        dirty = {y: _changed(old[y], lines[y], width) for y in range(height) if lines[y] != old[y]}
        for y in dirty:
            strips[y] = _strip_of(lines[y], width)
        self._lines, self._strips = lines, strips
        return dirty

    def on_resize(self) -> None:
        """Forget the picture, unless it was made for this size beforehand."""
        strips = self._strips
        if not strips or (strips[0].cell_length, len(strips)) != self.size:
            self._lines, self._strips = [], []
        self.repaint()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the strips themselves, past Textual's cache, which would wrap each anew."""
        filters = self.get_line_filters()
        if not self.look.palette.ansi:  # no colour of ours is one of the terminal's own
            filters = [each for each in filters if not isinstance(each, ANSIToTruecolor)]
        ground = self.background_colors[1]
        width = self.size.width
        result = []
        for y in crop.line_range:
            strip = self._strips[y] if 0 <= y < len(self._strips) else self._blank(width)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, ground)
            whole = crop.column_span == (0, width)
            result.append(strip if whole else strip.crop(*crop.column_span))
        return result

    def _blank(self, width: int) -> Strip:
        palette = self.look.palette
        return Strip.blank(width, palette.style(palette.text, self.backdrop))


def _changed(old: Line, new: Line, width: int) -> tuple[int, int]:
    """From which cell to which a row differs, half-open: past the pieces that begin and end both.

    A terminal far away gets a third less to draw.
    """
    first, last = 0, width
    shorter = min(len(old), len(new))
    place = 0
    while place < shorter and old[place] == new[place]:
        first += width_of(new[place][0])
        place += 1
    end = 1
    while end <= shorter - place and old[-end] == new[-end]:
        last -= width_of(new[-end][0])
        end += 1
    return (first, last) if first < last else (0, width)


def _regions(dirty: Mapping[int, tuple[int, int]]) -> list[Region]:
    """What to draw again, by row: neighbours that differ in the same cells are one region."""
    regions: list[Region] = []
    for y, (first, last) in dirty.items():
        above = regions[-1] if regions else None
        if above and above.bottom == y and (above.x, above.right) == (first, last):
            regions[-1] = above.grow((0, 0, 1, 0))
        else:
            regions.append(Region(first, y, last - first, 1))
    return regions


def _strip_of(line: Line, width: int) -> Strip:
    """The line as Textual wants it; blanks go with what stands before them on the same ground.

    Each change of style costs a terminal some forty bytes.
    """
    segments: list[Segment] = []
    for text, style in line:
        if len(text) > _MANY * (width + 1):
            text = thinned(text)
        if segments and not text.strip(" "):
            before, inked = segments[-1].text, segments[-1].style
            if inked is not None and inked.bgcolor == style.bgcolor and not inked.underline:
                segments[-1] = Segment(before + text, inked)
                continue
        segments.append(Segment(text, style))
    return Strip(segments, width)
