"""The problems of one file that are told one by one, and how many there are besides.

The one idea: nobody reads five thousand problems, and a file can have a million. So the
first of them are kept, in the order of the file, and the others are counted.
"""

from __future__ import annotations

from tui.core.problems import Problem, Severity, counted

MOST = 5_000
"""How many problems of a file are told one by one."""
_SPARE = 1_000
"""How many more are kept before it is looked which are the first."""

_Order = tuple[int, int]


class Told:
    """What has been told of a file by now."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._more: dict[Severity, int] = {}
        self._end: _Order | None = None
        """The place from which on problems are only counted, when there are too many."""

    @property
    def is_full(self) -> bool:
        """Whether problems are only counted from some place on."""
        return self._end is not None

    def is_wanted(self, line: int, column: int) -> bool:
        """Whether a problem at a place is to be told."""
        return self._end is None or (line, column) < self._end

    def add(self, problem: Problem) -> None:
        """Keep a problem, unless there are enough before it."""
        self._kept.append(problem)
        if len(self._kept) >= MOST + _SPARE:
            self._cut()

    def count(self, severity: Severity, number: int = 1) -> None:
        """Count problems that are not told."""
        self._more[severity] = self._more.get(severity, 0) + number

    def _cut(self) -> None:
        self._kept.sort(key=_order)
        for problem in self._kept[MOST:]:
            self.count(problem.severity)
        del self._kept[MOST:]
        self._end = self._kept[-1].order

    def problems(self, name: str) -> tuple[Problem, ...]:
        """All problems in the order of the file; those that were counted stand above it."""
        if len(self._kept) > MOST:
            self._cut()
        return (*self._counted(name), *sorted(self._kept, key=_order))

    def _counted(self, name: str) -> list[Problem]:
        """One problem for all the errors that are not told, and one for the warnings."""
        return [
            Problem(
                *(name, None, None, None, severity, "T090", "timeline"),
                f"{counted(number, severity.value)} further down "
                f"{'is' if number == 1 else 'are'} not told one by one",
                "mend the first ones, and look again",
                number=number,
            )
            for severity in Severity
            if (number := self._more.get(severity, 0))
        ]


def _order(problem: Problem) -> _Order:
    return problem.order
