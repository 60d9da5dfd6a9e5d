"""From the text of a file to a timeline and every problem of it.

The one idea: reading never fails. What is wrong becomes a `Problem` with its place,
and everything else is shown.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tui.core.collect import Collector
from tui.core.document import Document
from tui.core.marks import Block, Path
from tui.core.model import Timeline
from tui.core.problems import Problem, Severity
from tui.core.reading import RefusedError, Text, bytes_from, bytes_of, decoded, parsed
from tui.core.text import escape_name, visible

if TYPE_CHECKING:  # a file that loses nothing needs no more
    from typing import BinaryIO

    from tui.core.losses import Lost
    from tui.core.streaming import Progress

_MUCH = 200_000
"""New objects that take a tenth of a second or so to look through."""
SHORT = 500_000
"""Bytes that are read within a twentieth of a second or so, and so in one piece."""
LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file that is read where nobody says how much memory there is."""


class Loaded(NamedTuple):
    """What a file gave: all that could be read, and all that is wrong with it."""

    timeline: Timeline
    problems: tuple[Problem, ...]
    """In the order of the file; of very many the first, and the others counted above them."""
    name: str
    """The file's name, fit to be shown."""
    found: int = 0
    """How many events the file has, good or bad."""
    lost: tuple[Lost, ...] = ()
    """The events that could not be read, with what is known of each."""
    unread: str = ""
    """Why there is nothing at all to read, in words: "no such file"; else empty."""

    @property
    def shown(self) -> int:
        """How many events could be read."""
        return len(self.timeline.events)

    @property
    def wrong(self) -> int:
        """How many problems there are, told one by one or not."""
        above = self.problems[: len(Severity)]  # what is only counted stands there
        return len(self.problems) + sum(problem.number - 1 for problem in above)


def load_text(text: str, name: str, *, hints: bool = False) -> Loaded:
    """Read a timeline.

    Args:
        text: The whole file; a byte order mark and any line ends will do.
        name: What to call it in problems.
        hints: Whether to tell, too, what could be better.

    Returns:
        Whatever could be read, with every problem. Never raises for a bad text.
    """
    return _loaded(Text(text), escape_name(name), hints)


def load_bytes(contents: bytes, name: str, *, hints: bool = False) -> Loaded:
    """Read a timeline from the bytes of a file, as of a pipe; else as `load_text`."""
    return _loaded(decoded(contents), escape_name(name), hints)


def read_stream(stream: BinaryIO | None, name: str, *, hints: bool = False) -> Loaded:
    """Read a timeline from what is no file, as standard input; `None` is one without a text."""
    try:
        contents = b"" if stream is None else bytes_from(stream, LARGEST)
    except RefusedError as refused:
        return _refused(refused, escape_name(name))
    return load_bytes(contents, name, hints=hints)


def read(path: str | os.PathLike[str], *, hints: bool = False) -> Loaded:
    """Read the timeline in a file.

    Returns:
        As `load_text`; a file that cannot be read is an empty timeline with one problem.
    """
    steps = reading(path, hints=hints)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            loaded: Loaded = end.value
            return loaded


def reading(
    path: str | os.PathLike[str], *, hints: bool = False
) -> Generator[Progress, None, Loaded]:
    """Read the timeline in a file as `read` does; a long one tells now and then how far it is."""
    name = escape_name(path)
    try:
        contents = bytes_of(path, LARGEST, is_timeline=True)
    except RefusedError as refused:
        return _refused(refused, name)
    if hints or len(contents) <= SHORT:  # hints look into the tables again
        return _loaded(decoded(contents), name, hints)
    steps = steps_of(contents, name)
    del contents
    try:
        return (yield from steps)
    except MemoryError:
        return _refused(RefusedError("T013", "is too large: the memory does not suffice"), name)


def _refused(refused: RefusedError, name: str) -> Loaded:
    problem = refused.problem(name)
    return Loaded(Timeline(), (problem,), name, unread=visible(problem.message))


def steps_of(contents: bytes, name: str) -> Generator[Progress, None, Loaded]:
    """Read a long timeline block by block; between two blocks it says how far it is.

    Returns:
        The same as `load_bytes`.
    """
    from tui.core.pieces import UnusualError
    from tui.core.streaming import Progress, Streamed

    shown, is_faulty = visible(name), False
    streamed = Streamed(contents, shown)
    del contents  # it goes when all of it has been read
    with _no_collection():
        try:
            parts = yield from streamed.read()
        except UnusualError as unusual:
            is_faulty = unusual.is_faulty
        else:
            problems = parts.told.problems(shown)
            return Loaded(parts.timeline, problems, shown, parts.found, parts.lost)
    yield Progress(0, 0, 0, Timeline)
    return _loaded(decoded(streamed.contents), shown, hints=False, is_faulty=is_faulty)


def _loaded(text: Text, name: str, hints: bool, is_faulty: bool = False) -> Loaded:
    with _no_collection():
        collector = _Collector(name, text.text)
        parsed_text, headless = parsed(text, collector, is_faulty)
        document = Document(collector, parsed_text, keeps=hints)
        timeline, found = document.timeline()
        if hints:
            document.advise(timeline)
        lost: tuple[Lost, ...] = ()
        if document.left_out or collector.blocks:
            from tui.core.losses import losses

            blocks, broken = collector.blocks, collector.broken
            lost = losses(text.text, document.left_out, blocks, broken, timeline.events)
        problems = collector.told.problems(name)
        unread = "is empty" if not text.text or text.text.isspace() else ""
        return Loaded(timeline, problems, name, found + headless, lost, unread)


class _Collector(Collector):
    """It also keeps what a text that is no TOML was cut into."""

    blocks: Sequence[Block] = ()
    broken: Collection[Path] = ()

    def mended(self, text: str, blocks: Sequence[Block], broken: set[Path]) -> None:
        self.blocks, self.broken = blocks, broken
        super().mended(text, blocks, broken)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold off the garbage collector: much is made here and nothing thrown away.

    It would look through all of it as soon as it is on again, in vain: where that is
    much, it is told to leave alone what there is by then.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > _MUCH:
                gc.freeze()
            gc.enable()
