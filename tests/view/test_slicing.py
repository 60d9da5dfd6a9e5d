"""Long work between keys, with a clock and a timer made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from tui.view.slicing import Slices


class Later:
    """Timers that go off when they are told."""

    def __init__(self) -> None:
        self.due: list[Callable[[], None] | None] = []

    def __call__(self, seconds: float, call: Callable[[], None]) -> _Timer:
        assert seconds > 0
        self.due.append(call)
        return _Timer(self, len(self.due) - 1)

    def go_off(self) -> None:
        calls, self.due = self.due, []
        for call in calls:
            if call is not None:
                call()


class _Timer:
    def __init__(self, later: Later, place: int) -> None:
        self._later, self._place = later, place

    def stop(self) -> None:
        if self._place < len(self._later.due):
            self._later.due[self._place] = None


def slices(later: Later, steps_each: int) -> Slices[int]:
    """Slices of so many steps: the clock ticks at each look."""
    ticks = count()
    return Slices(later, length=steps_each, clock=lambda: float(next(ticks)))


def test_what_is_short_is_done_at_once() -> None:
    later, told = Later(), list[tuple[list[int], bool]]()
    work = slices(later, 10)
    work.begin(iter(range(3)), lambda made, is_done: told.append((made, is_done)))
    assert told == [([0, 1, 2], True)]
    assert not later.due
    assert not work.is_at_work


def test_what_is_long_goes_on_when_the_keys_have_had_their_turn() -> None:
    later, told = Later(), list[tuple[list[int], bool]]()
    work = slices(later, 2)
    work.begin(iter(range(5)), lambda made, is_done: told.append((made, is_done)))
    assert told == [([0, 1], False)]
    assert work.is_at_work
    later.go_off()
    later.go_off()
    assert told == [([0, 1], False), ([2, 3], False), ([4], True)]
    assert not later.due


def test_the_first_slice_may_be_longer() -> None:
    later, told = Later(), list[int]()
    ticks = count()
    work = Slices[int](later, length=1, first=3, clock=lambda: float(next(ticks)))
    for _ in range(2):
        work.begin(iter(range(5)), lambda made, _: told.append(len(made)))
        later.go_off()
    assert told == [3, 1, 3, 1]


def test_new_work_takes_the_place_of_what_was_begun() -> None:
    later, told = Later(), list[int]()
    work = slices(later, 1)
    work.begin(iter(range(9)), lambda made, _: told.extend(made))
    work.begin(iter(range(100, 102)), lambda made, _: told.extend(made))
    for _ in range(5):
        later.go_off()
    assert told == [0, 100, 101]


def test_who_is_told_may_stop_it_or_begin_something_else() -> None:
    later, told = Later(), list[int]()
    work = slices(later, 1)

    def other(made: list[int], _: bool) -> None:
        told.extend(made)

    def take(made: list[int], _: bool) -> None:
        told.extend(made)
        work.begin(iter([7]), other)

    work.begin(iter(range(9)), take)
    for _ in range(3):
        later.go_off()
    assert told == [0, 7]


def test_nothing_is_done_after_stop() -> None:
    later, told = Later(), list[int]()
    work = slices(later, 1)

    def endless() -> Iterator[int]:
        yield from count()

    work.begin(endless(), lambda made, _: told.extend(made))
    work.stop()
    later.go_off()
    assert told == [0]
