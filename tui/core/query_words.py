"""A query that cannot be read, as lines with a mark under the place."""

from __future__ import annotations

from tui.core.query import QueryError
from tui.core.text import cells, visible

_ROOM = 60
"""Characters of a query that are shown before and after what is wrong with it."""


def refusal(text: str, error: QueryError) -> tuple[str, str]:
    """The text as far as it is shown, and under it the mark with what may be meant."""
    first, last = max(0, error.start - _ROOM), min(len(text), error.start + _ROOM)
    before, at = visible(text[first : error.start]), visible(text[error.start : last])
    left = "…" if first else ""
    right = "…" if last < len(text) else ""
    wrong = visible(text[error.start : min(error.end, last)])
    near = f" did you mean {visible(error.suggestion)}" if error.suggestion else ""
    near = f"{near}?" if near and len(error.suggestion) <= 2 * _ROOM else ""
    mark = "^" * max(cells(wrong), 1)
    return f"  {left}{before}{at}{right}", f"  {' ' * cells(left + before)}{mark}{near}"
