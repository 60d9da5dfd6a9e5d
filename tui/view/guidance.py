"""What is told about a text while it is being typed: what is wrong with it, what may come next."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Candidate(NamedTuple):
    """What may stand where the cursor is."""

    text: str
    says: str
    """What it is, in a few words; may be empty."""


class Guidance(NamedTuple):
    """All that is told of a text."""

    trouble: str = ""
    """What is wrong with it; empty if nothing is."""
    fault: tuple[int, int] = (0, 0)
    """The part that is wrong, in characters, half-open."""
    candidates: tuple[Candidate, ...] = ()
    """The likeliest first."""
    completed: str = ""
    """The whole text with the first of them taken; empty if there is none."""
    cursor: int = 0
    """Where the cursor then stands."""


Guide = Callable[[str, int], Guidance]
"""Tells of a text and of where the cursor stands in it."""
