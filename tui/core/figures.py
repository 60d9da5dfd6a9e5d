"""A figure in words. It stays what its author gave: a number, a range or a text."""

from __future__ import annotations

from tui.core.model import Figure


def in_words(figure: Figure) -> str:
    """The figure as its author gave it: "3", "161–200", "at least 30,000", "several hundred".

    A range keeps both ends; a best estimate inside it is named as such.
    """
    low, high, best = figure.low, figure.high, figure.best
    if low is not None and high is not None:
        value = number(low) if low == high else f"{number(low)}–{number(high)}"
    elif low is not None:
        value = f"at least {number(low)}"
    elif high is not None:
        value = f"up to {number(high)}"
    else:
        value = number(best) if best is not None else ""
    if best is not None and low != high:
        value = f"{value}, best {number(best)}" if value != number(best) else value
    if value and figure.unit:
        value = f"{value} {figure.unit}"
    return f"{value} ({figure.text})" if value and figure.text else value or figure.text


def number(value: int | float) -> str:
    """A number with its thousands apart: "2,907", "1.5"."""
    return f"{value:,}"
