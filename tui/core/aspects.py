"""What events have of an aspect (a kind, parties, sources …), as a number for each event.

Few different groups of ids come again and again: each is numbered once, so that a
block keeps two bytes an event, and a question is answered once for each group.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from tui.core.masks import Mask
from tui.core.model import Event

Group = tuple[str, ...]
"""The ids or plain texts that one event has of an aspect."""

_MOST_GROUPS = 1 << 14
"""Different groups of an aspect that are numbered; where there are more, nothing is kept."""
_NO, _YES = b"01"


def _voices(event: Event) -> Group:
    """Whose claims and figures they are."""
    if not event.claims and not event.figures:
        return ()
    claims, figures = event.claims, event.figures
    return tuple(dict.fromkeys([each.by for each in claims] + [each.by for each in figures]))


def cited(event: Event) -> Group:
    """The ids of all sources of an event, in the order in which they are first cited."""
    if not event.claims and not event.figures:
        return event.sources
    groups = [event.sources, *(claim.sources for claim in event.claims)]
    groups += [figure.sources for figure in event.figures]
    return tuple(dict.fromkeys(id_ for group in groups for id_ in group))


_HAVE: Mapping[str, Callable[[Event], str | Group]] = {
    "kind": attrgetter("kind"),
    "place": attrgetter("place"),
    "era": attrgetter("eras"),
    "party": attrgetter("parties"),
    "source": cited,
    "voice": _voices,
    "lane": attrgetter("lane"),
    "tag": attrgetter("tags"),
    "claim": lambda event: tuple([claim.by for claim in event.claims]),
    "who": lambda event: tuple([claim.who for claim in event.claims]),
    "figure": lambda event: tuple([figure.of for figure in event.figures]),
}
"""By aspect: what an event has of it, as ids or plain text; empty texts do not count."""

MENTIONED = ("kind", "place", "era", "party", "source", "voice")
"""The aspects under whose names a word finds an event."""


class Numbers:
    """The numbers of the groups of one aspect, as far as events were looked at."""

    def __init__(self, aspect: str) -> None:
        """Know no event yet."""
        self.aspect = aspect
        self._have = _HAVE[aspect]
        self._numbers: dict[str | Group, int] = {}
        self.groups: list[Group] = []
        """By number: the ids."""

    def of(self, events: Sequence[Event]) -> array[int] | None:
        """The number of the group of each event; `None` if there are too many to be kept."""
        known = self._numbers
        found = array("H")
        for has in map(self._have, events):
            number = known.get(has)
            if number is None:
                number = len(self.groups)
                if number >= _MOST_GROUPS:
                    return None
                known[has] = number
                self.groups.append(_group(has))
            found.append(number)
        return found

    def each(self, events: Iterable[Event]) -> Iterator[Group]:
        """The ids that each event has, without a number."""
        return map(_group, map(self._have, events))


class Asked:
    """A question of the ids of an aspect, answered once for each group of them."""

    def __init__(self, numbers: Numbers, wanted: Callable[[str], bool]) -> None:
        """Ask which events have an id of which something is true."""
        self.numbers, self._wanted = numbers, wanted
        self._answers = bytearray()

    def mask(self, numbers: Sequence[int]) -> Mask:
        """Of which events it is true, by the numbers of their groups."""
        answers, groups = self._answers, self.numbers.groups
        for group in groups[len(answers) :]:
            answers.append(_YES if self._is_true_of(group) else _NO)
        if _YES not in answers:
            return 0
        return int(bytes([answers[number] for number in reversed(numbers)]) or b"0", 2)

    def mask_of(self, events: Sequence[Event]) -> Mask:
        """Of which events it is true, where they have no numbers."""
        found, bit = 0, 1
        for group in self.numbers.each(events):
            if self._is_true_of(group):
                found |= bit
            bit <<= 1
        return found

    def _is_true_of(self, group: Group) -> bool:
        return any(map(self._wanted, group))


def _group(has: str | Group) -> Group:
    """What an event has, without what says nothing."""
    if isinstance(has, str):
        return (has,) if has else ()
    return has if all(has) else tuple(filter(None, has))
