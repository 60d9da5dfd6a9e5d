"""Texts of a file in lines: paragraphs, Markdown, and facts parted by dots."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.console import Console
from rich.style import Style

from tui.core.text import visible
from tui.view.paint import Line, Look, spread, width_of, wrapped
from tui.view.palette import Palette

if TYPE_CHECKING:
    from markdown_it.token import Token

DOT = " · "
_GLUE = "\ufdd0"
"""Stands for a blank at which no line may break; a noncharacter, one cell wide."""
_MARKED = re.compile(r"[*_`\[\]<>\\|~#&]|^\s*(?:[-+=]|\d+[.)])|^(?: {4}|\t)|:/|www\.", re.MULTILINE)
"""What may mean something in CommonMark; a text without it is paragraphs, and needs no parser."""
_SIGNS = f"(?<=[-–—/?&=_{_GLUE}])(?!·)"
"""Where a word that is too long for a line is broken."""
_PARAGRAPHS = r"\n[ \t]*\n\s*"


def whole(text: str) -> str:
    """A text that is not broken at its blanks, if it fits on a line."""
    return text.replace(" ", _GLUE)


def broken(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, what is `whole` left so."""
    if len(text) > width:
        longest = width if text.isascii() else width // 2  # a character takes at most two cells
        text = _longer_than(longest).sub(lambda found: _parted(found[0], width), text)
    lines = wrapped(text, width)
    return [line.replace(_GLUE, " ") for line in lines] if _GLUE in text else lines


@lru_cache(maxsize=256)
def _longer_than(characters: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{max(1, characters + 1)},}}")


def _parted(word: str, width: int) -> str:
    """A word that is too long for a line, with blanks where it may break: after signs, if it can.

    Two parts never stand on one line, since each takes all signs that fit on it.
    """
    if width_of(word) <= width:
        return word
    parts = [""]
    for part in re.split(_SIGNS, word):
        if parts[-1] and width_of(parts[-1] + part) > width:
            parts.append("")
        parts[-1] += part
    return " ".join(parts)


def dotted(parts: Iterable[str]) -> str:
    """The parts that are not empty, with dots between; no line begins with a dot."""
    return f"{_GLUE}· ".join(part for part in parts if part)


def text_lines(text: str, colour: str, width: int, look: Look) -> list[Line]:
    """A text in one colour."""
    style = look.palette.style(colour, look.palette.pane)
    return [((line, style),) for line in broken(text, width)]


def section(name: str, width: int, look: Look, right: str = "") -> list[Line]:
    """An empty line and a heading, with a word at its right end."""
    palette = look.palette
    head = palette.style(palette.grey, palette.pane, bold=True)
    plain = palette.style(palette.grey, palette.pane)
    return [(), spread([(name.upper(), head)], [(right, plain)] if right else [], width, plain)]


def prose(text: str, width: int, look: Look) -> list[Line]:
    """A text of the file, which is Markdown, in paragraphs of at most `width` cells."""
    text = text.strip("\n")
    if _MARKED.search(text):
        return _markdown(text, width, look)
    lines: list[Line] = []
    paragraphs = re.split(_PARAGRAPHS, text) if "\n" in text else [text]
    for paragraph in filter(None, paragraphs):
        lines += [()] if lines else []
        lines += text_lines(" ".join(paragraph.split()), look.palette.text, width, look)
    return lines


@lru_cache(maxsize=1)
def _console(palette: Palette) -> Console:
    """A console that marks up in the colours of the palette and in no others."""
    from rich.theme import Theme

    base, grey, accent = (
        palette.style(colour, palette.pane)
        for colour in (palette.text, palette.grey, palette.accent)
    )
    loud = palette.style(palette.text, palette.pane, bold=True)
    named = {"code": accent, "code_block": accent, "link": base, "link_url": grey}
    named |= {"block_quote": grey, "item.bullet": grey, "item.number": grey, "hr": grey}
    named |= {f"h{level}": loud for level in range(1, 7)}
    theme = Theme({f"markdown.{name}": style for name, style in named.items()})
    return Console(color_system="truecolor", force_terminal=True, legacy_windows=False, theme=theme)


def _markdown(text: str, width: int, look: Look) -> list[Line]:
    """The text by `rich.markdown`, imported late: it is not needed for the first picture."""
    from rich.markdown import Markdown

    palette = look.palette
    base = palette.style(palette.text, palette.pane)
    console = _console(palette)
    options = console.options.update(width=width, height=None)
    document = Markdown(text, hyperlinks=False, code_theme="ansi_dark")
    _clean(document.parsed)
    rendered = console.render_lines(
        document,
        options,
        style=base,
        pad=False,
        new_lines=False,
    )
    lines: list[Line] = []
    for parts in rendered:
        line = _pieces(((part.text, part.style) for part in parts), base)
        if any(text.strip() for text, _ in line):
            lines.append(line)
        elif lines and lines[-1]:
            lines.append(())
    return lines[:-1] if lines and not lines[-1] else lines


def _clean(tokens: Iterable[Token]) -> None:
    """Make visible what acts on a terminal and was written as an entity, such as `&#8238;`."""
    for token in tokens:
        token.content = visible(token.content, multiline=True)
        for name, value in token.attrs.items():
            token.attrs[name] = visible(value) if isinstance(value, str) else value
        _clean(token.children or ())


def _pieces(parts: Iterable[tuple[str, Style | None]], base: Style) -> Line:
    return tuple((text, style or base) for text, style in parts if text != "\n")
