"""The window on the axis: how coarse it is, and where it stands.

The one idea: a column is a whole number of seconds, and columns are counted
from the epoch over the whole axis, not from the edge of the screen. So the
place of an event depends on the scale alone, panning only crops, and zooming
out and in about one instant comes back to the very same window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.core.instant import DAY, HOUR, MINUTE, YEAR_LIMIT

MONTH = 2_629_746
"""Seconds of the mean Gregorian month."""
YEAR = 31_556_952
"""Seconds of the mean Gregorian year: 146,097 days by 400."""


def _ladder() -> tuple[int, ...]:
    """Every scale, fine to coarse, in steps that a calendar has names for."""
    seconds = [6, 10, 15, 20, 30, 45]
    minutes = [1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 45]
    hours = [1, 1.5, 2, 3, 4, 6, 8, 12, 18]
    days = [1, 1.5, 2, 3, 4, 5, 7, 10, 14, 20]
    tens = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8]
    scales = [*seconds, *(int(n * MINUTE) for n in minutes)]
    scales += [int(n * HOUR) for n in hours]
    scales += [int(n * DAY) for n in days]
    scales += [int(n * MONTH) for n in tens]
    scales += [int(n * 2) * YEAR // 2 * 10**power for power in range(11) for n in tens]
    return tuple(scales)


LADDER = _ladder()
"""Seconds per column at each rung, fine to coarse: from six seconds, at which each minute
of the clock has room for its name, to 8 × 10^10 years."""

_LIMIT = 2 * YEAR_LIMIT * YEAR
"""How far the middle of a window goes: past the last year that a file may name, so that
all there is can be shown with air around it."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window on the axis, in columns that are counted from the epoch."""

    left: int
    """The column at the left edge: the instant there, divided by `scale`."""
    width: int
    """How many columns are in view, at least 1."""
    rung: int
    """Where the scale stands in `LADDER`."""

    @classmethod
    def fitting(cls, lo: int, hi: int, width: int) -> Viewport:
        """The finest window that shows all of a stretch of time with a column of air.

        What room is left over stands mostly to the right, where labels run.

        Args:
            lo: The first second to show.
            hi: The first second after the last to show; a stretch is a second at least.
            width: Columns of the window.
        """
        width, hi = max(1, width), max(hi, lo + 1)
        air = 2 if width > 4 else 0
        columns = (((hi - 1) // scale) - lo // scale + 1 for scale in LADDER)
        fits = (rung for rung, taken in enumerate(columns) if taken + air <= width)
        rung = next(fits, len(LADDER) - 1)
        first, last = lo // LADDER[rung], (hi - 1) // LADDER[rung]
        spare = width - (last - first + 1)
        left = first - max(air // 2, spare // 4)
        return cls(left, width, rung)._kept_on_the_axis()

    @property
    def scale(self) -> int:
        """Seconds per column."""
        return LADDER[self.rung]

    @property
    def start(self) -> int:
        """The first second in view."""
        return self.left * self.scale

    @property
    def end(self) -> int:
        """The first second after the view."""
        return (self.left + self.width) * self.scale

    @property
    def middle(self) -> int:
        """The first second of the middle column."""
        return self.instant(self.width // 2)

    def column(self, instant: int) -> int:
        """The column of the screen where an instant falls; it may be outside of the window."""
        return instant // self.scale - self.left

    def instant(self, column: int) -> int:
        """The first second of a column of the screen; the inverse of `column`."""
        return (self.left + column) * self.scale

    def shows(self, instant: int) -> bool:
        """Whether an instant falls into a column of the window."""
        return 0 <= self.column(instant) < self.width

    def panned(self, columns: int) -> Viewport:
        """The window moved later, or earlier by a negative number, as far as the axis goes."""
        return replace(self, left=self.left + columns)._kept_on_the_axis()

    def zoomed(self, steps: int, anchor: int) -> Viewport:
        """The window at another scale, with an instant kept in its column.

        Args:
            steps: Rungs to go: positive is in (finer), negative is out.
            anchor: The instant to keep, in seconds; it need not be in view.

        Returns:
            The new window. This very one where the ladder or the axis ends:
            a window that had to be pushed back would not be found again.
        """
        rung = min(max(self.rung - steps, 0), len(LADDER) - 1)
        zoomed = Viewport(anchor // LADDER[rung] - self.column(anchor), self.width, rung)
        return self if rung == self.rung or not zoomed._is_on_the_axis() else zoomed

    def resized(self, width: int, keep: int) -> Viewport:
        """The window at another width, with an instant kept at its share of the width.

        Args:
            width: The new number of columns.
            keep: The instant to keep, in seconds; if it is not in view, the middle is kept.
        """
        width = max(1, width)
        column = self.column(keep) if self.shows(keep) else self.width // 2
        there = (2 * column + 1) * width // (2 * self.width)  # where the middle of its cell falls
        return Viewport(self.left + column - there, width, self.rung)

    def placing(self, instant: int, column: int) -> Viewport:
        """The window moved so that an instant falls into a column of the screen."""
        return self.panned(self.column(instant) - column)

    def _is_on_the_axis(self) -> bool:
        return -_LIMIT <= self.middle <= _LIMIT

    def _kept_on_the_axis(self) -> Viewport:
        """The window, pushed back if its middle is further than there can be anything."""
        furthest = _LIMIT // self.scale
        middle = self.left + self.width // 2
        kept = min(max(middle, -furthest), furthest)
        return self if kept == middle else replace(self, left=self.left + kept - middle)
