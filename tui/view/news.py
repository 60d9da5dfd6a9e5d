"""What a reading of the file says that the one before did not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # imported when the shell has been painted
    from tui.core.changes import Changes
    from tui.core.chronology import Chronology
    from tui.core.kept import Kept
    from tui.core.load import Loaded
    from tui.core.model import Timeline


class News(NamedTuple):
    """A reading, compared with what is shown."""

    loaded: Loaded
    """As it was read."""
    shown: Kept
    """What to show of it, and what stays of the reading before."""
    changes: Changes
    is_same: bool
    """Whether it says no more and no less than the reading before."""
    chronology: Chronology | None = None
    """The index of what is to be shown, if it was made beside the screen."""


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


def banner_of(news: News, versions: set[str]) -> str:
    """What is told as long as something is shown that the file does not say now."""
    from tui.core.kept import banner

    return banner(news.loaded, news.shown, versions.pop() if len(versions) == 1 else "")
