"""What stands where there is no event to show: why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view.paint import Line, Look, cut, wrapped

if TYPE_CHECKING:
    from tui.core.load import Loaded

_SAMPLE = (
    "[[event]]",
    "date = 1969-07-20",
    'title = "Landing"',
)
_UNREADABLE = ("T010", "T011", "T012", "T013")
"""The codes of a file that could not be read at all."""


def headline(loaded: Loaded | None) -> str:
    """Why nothing is shown, in one sentence."""
    if loaded is None:
        return "Reading the file …"
    refused = [problem for problem in loaded.problems if problem.code in _UNREADABLE]
    if refused:
        return f"{loaded.name} {_said(refused[0].message)}."
    if loaded.found:
        few = "The one event" if loaded.found == 1 else f"None of the {loaded.found:,} events"
        verb = "cannot" if loaded.found == 1 else "can"
        return f"{few} {verb} be shown."
    if loaded.problems:
        return "No event could be found in the file."
    return "The file has no events yet."


def _said(message: str) -> str:
    verbs = ("is ", "cannot ", "no file ")
    return message if message.startswith(verbs) else f"cannot be read: {message}"


def blank_page(loaded: Loaded | None, width: int, look: Look) -> list[Line]:
    """The page in place of the details: the reason, the problems themselves, and what to write."""
    palette = look.palette
    head = palette.style(palette.accent, palette.pane, bold=True)
    plain = palette.style(palette.text, palette.pane)
    grey = palette.style(palette.grey, palette.pane)
    lines: list[Line] = [((line, head),) for line in wrapped(headline(loaded), width)]
    if loaded is None:
        return lines
    if loaded.problems:
        from tui.core.problems import report

        lines.append(())
        for line in report(loaded.problems).expandtabs(4).split("\n"):
            is_head = ": error:" in line or ": warning:" in line
            shown = wrapped(line, width) if is_head else [cut(line, width, look.glyphs.more)]
            lines += [((text, plain if is_head else grey),) for text in shown]
    else:
        lines += [(), *(((line, grey),) for line in wrapped("Two lines make one:", width)), ()]
        lines += [(("  " + cut(line, width - 2, look.glyphs.more), plain),) for line in _SAMPLE]
    verb = "Mend" if loaded.problems else "Write"
    todo = f"{verb} it in your editor, save it, and press R: the file is read again."
    lines += [(), *(((line, grey),) for line in wrapped(todo, width))]
    return lines
