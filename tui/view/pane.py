"""A pane drawn line by line, of which only the rows that changed are sent.

Textual repaints what is marked dirty, so the whole art is to mark little: a pane
works out its lines anew (cheap), compares them with those on the screen, and
asks for the rows that differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.view.paint import Line, Look, fitted, strip_of

if TYPE_CHECKING:  # the core is imported when the shell has been painted
    from tui.core.explorer import Explorer


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
        if not width or not height:
            return
        blank = self.look.palette.style(self.look.palette.text, self.backdrop)
        lines = self.lines(width, height)[:height]
        lines += [fitted((), width, blank)] * (height - len(lines))
        old, strips = self._lines, self._strips
        if len(old) != height:
            old, strips = [()] * height, [Strip.blank(width)] * height
        dirty = [y for y in range(height) if lines[y] != old[y]]
        for y in dirty:
            strips[y] = strip_of(lines[y], width)
        self._lines, self._strips = lines, strips
        if dirty:
            self.refresh(*_regions(dirty, width))

    def on_resize(self) -> None:
        """Forget the picture: it was made for another size."""
        self._lines, self._strips = [], []
        self.repaint()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the strips themselves, past Textual's cache, which would wrap each anew."""
        filters = self.get_line_filters()
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


def _regions(rows: list[int], width: int) -> list[Region]:
    """Runs of neighbouring rows as regions."""
    regions: list[Region] = []
    start = previous = rows[0]
    for y in [*rows[1:], -1]:
        if y != previous + 1:
            regions.append(Region(0, start, width, previous - start + 1))
            start = y
        previous = y
    return regions
