"""From the text of a file to a timeline and every problem of it.

The one idea: reading never fails. What is wrong becomes a `Problem` with its place,
and everything else is shown.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tui.core.collect import Collector
from tui.core.document import Document
from tui.core.model import Timeline
from tui.core.problems import Problem
from tui.core.reading import RefusedError, Text, bytes_of, decoded, parsed
from tui.core.text import escape_name

LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file that is read."""


class Loaded(NamedTuple):
    """What a file gave: all that could be read, and all that is wrong with it."""

    timeline: Timeline
    problems: tuple[Problem, ...]
    """In the order of the file."""
    name: str
    """The file's name, fit to be shown."""
    found: int = 0
    """How many events the file has, good or bad."""

    @property
    def shown(self) -> int:
        """How many events could be read."""
        return len(self.timeline.events)

    @property
    def has_errors(self) -> bool:
        """Whether anything had to be left out."""
        return any(problem.is_error for problem in self.problems)


def load_text(text: str, name: str) -> Loaded:
    """Read a timeline.

    Args:
        text: The whole file; a byte order mark and any line ends will do.
        name: What to call it in problems.

    Returns:
        Whatever could be read, with every problem. Never raises for a bad text.
    """
    return _loaded(Text(text), escape_name(name))


def load_bytes(contents: bytes, name: str) -> Loaded:
    """Read a timeline from the bytes of a file, as of a pipe; else as `load_text`."""
    return _loaded(decoded(contents), escape_name(name))


def read(path: str | os.PathLike[str]) -> Loaded:
    """Read the timeline in a file.

    Returns:
        As `load_text`; a file that cannot be read is an empty timeline with one problem.
    """
    name = escape_name(path)
    try:
        return _loaded(decoded(bytes_of(path, LARGEST)), name)
    except RefusedError as refused:
        return Loaded(Timeline(), (refused.problem(name),), name)


def _loaded(text: Text, name: str) -> Loaded:
    with _no_collection():
        collector = Collector(name, text.text)
        document, lost = parsed(text, collector)
        timeline, found = Document(collector, document).timeline()
        problems = sorted(collector.problems, key=lambda problem: problem.order)
        return Loaded(timeline, tuple(problems), name, found + lost)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold off the garbage collector: much is made here and nothing thrown away."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
