"""Which of some things in a row, as one number: bit 0 stands for the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Mask = int
"""Which of them; combined by ``&``, ``|`` and ``~``."""


def mask_of(places: Iterable[int]) -> Mask:
    """The mask of some places, each of which comes once."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def places_in(mask: Mask) -> list[int]:
    """Which bits of a mask are set, in order."""
    return [place for place, bit in enumerate(bin(mask)[:1:-1]) if bit == "1"] if mask else []


def spread(mask: Mask, places: Sequence[int]) -> Mask:
    """A mask of some of the things, as one of all of them.

    Args:
        mask: Bit 0 stands for the first of the places.
        places: Which they are among all.
    """
    return mask_of(places[at] for at in places_in(mask))
