"""The statements of one block of TOML, and which of them are at fault.

A block is what stands under one header. A statement is a key with its value; what
is none is taken as one piece, up to the next line that looks like a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any, NamedTuple

import tomli

from tui.core.collect import Collector
from tui.core.instant import DateError
from tui.core.marks import FAULTY, Mark
from tui.core.places import ASSIGN, DOTTED, STRING, WS, line_end, value_end
from tui.core.problems import Severity
from tui.core.text import visible

_STRING = re.compile(STRING)
_TOKEN = re.compile(rf"{STRING}|#[^\n]*+|[\[\]{{}}]|[^\"'#\[\]{{}}]++|[\"']")
_NEXT_KEY = re.compile(rf"^{ASSIGN.pattern}", re.MULTILINE)
_NEXT_LINE = re.compile(rf"^(?:{ASSIGN.pattern}|[ \t]*+(?:#|$))", re.MULTILINE)
_DATE_LIKE = re.compile(r"[-+]?\d+[-/.]\d+(?:[-/.]\d+)?(?:[T ][\d:.]+(?:Z|[-+][\d:]+)?)?")
_NO_QUOTES = re.compile(r"[^\"'\[\]{}#,=]+")
_COLON = re.compile(rf"{WS}(?P<key>{DOTTED}){WS}:{WS}(?P<value>\S.*)")
_MERGE = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
_QUOTED = re.compile(r"[“”„«»‘’‚`](?P<text>.*?)[“”„«»‘’‚`]?")
_WORD = re.compile(r"[^\W\d](?:[\w .'-]*\w)?")
_ZEROS = re.compile(r"(?P<sign>[-+]?)0+(?P<number>\d+)")
_TRUTH = {"true": "true", "false": "false", "yes": "true", "no": "false"}
_LINES_QUOTES = ('"""', "'''")
_MOST = 50
"""How many repeated keys of one block are told before the rest of it is given up."""


class Fault(NamedTuple):
    """Something that is not TOML: where, and in words."""

    mark: Mark
    code: str
    message: str
    suggestion: str = ""


class Statement(NamedTuple):
    """A stretch of whole lines that holds one key with its value, or none."""

    start: int
    end: int
    key: Mark | None = None
    value: int = 0
    """Where its value begins."""
    opened: str = ""
    """The bracket or the quotes that nothing closes; empty if all are closed."""


def open_string(body: str) -> tuple[str, int] | None:
    """The quotes of several lines that nothing closes, and where they stand."""
    for token in _TOKEN.finditer(body):
        if token[0] in ('""', "''") and body.startswith(token[0][0], token.end()):
            return token[0][0] * 3, token.start()
    return None


def open_bracket(body: str) -> bool:
    """Whether an array or an inline table still goes on at the end of a text."""
    depth = 0
    for token in _TOKEN.finditer(body):
        depth += (token[0] in ("[", "{")) - (token[0] in ("]", "}"))
    return depth > 0


def statements(body: str) -> Iterator[Statement]:
    """The statements of a block, whole or broken, in their order."""
    unclosed: set[str] = set()
    pos = 0
    while pos < len(body):
        if assign := ASSIGN.match(body, pos):
            statement = _assignment(body, pos, assign, unclosed)
        else:
            end = line_end(body, pos)
            line = body[pos:end].strip()
            if line and line[0] != "#":
                end = _next(_NEXT_LINE, body, end)
            statement = Statement(pos, end)
        yield statement
        pos = statement.end


def _assignment(body: str, pos: int, assign: re.Match[str], unclosed: set[str]) -> Statement:
    start = assign.end()
    opening, opened = body[start : start + 3], ""
    if opening[:1] in ("[", "{") or opening in _LINES_QUOTES:
        next_key = _next(_NEXT_KEY, body, line_end(body, start))
        opened = _opened(body, start, next_key, unclosed)
    if opened:
        unclosed.add(opened)
        end = next_key
    else:
        end = line_end(body, value_end(body, start))
    return Statement(pos, end, Mark(*assign.span(1)), start, opened)


def _opened(body: str, start: int, next_key: int, unclosed: set[str]) -> str:
    """The bracket or quotes of lines at `start`, if nothing closes them.

    What was found unclosed once is not looked for to the end of the block again, or
    the time would grow with the square of its length.
    """
    opening = body[start : start + 3]
    if opening in _LINES_QUOTES:
        string = None if opening in unclosed else _STRING.match(body, start)
        return opening if not string or len(string[0]) < 6 else ""
    if not open_bracket(body[start:next_key]):
        return ""
    if opening[0] not in unclosed and not open_bracket(body[start:]):
        return ""
    return opening[0]


def _next(pattern: re.Pattern[str], body: str, pos: int) -> int:
    """Where the next line of a kind begins."""
    match = pattern.search(body, pos)
    return match.start() if match else len(body)


def mend(body: str, base: int, collector: Collector, blanked: list[Mark]) -> dict[str, Any]:
    """What a block says that the parser refuses, without the statements at fault.

    Args:
        body: What stands under a header.
        base: Where it begins in the whole text.
        collector: Of that text; the faults are told to it.
        blanked: What was taken out is added here, with its place in the whole text.
    """
    table: dict[str, Any] = {}
    good: list[Statement] = []
    is_full, is_simple = False, True
    bad = 0
    for statement in statements(body):
        try:
            values = tomli.loads(body[statement.start : statement.end])
        except FAULTY as error:
            bad += 1
            is_full = is_full or not collector.is_wanted(base + statement.start)
            if is_full:
                collector.told.count(Severity.ERROR)
            else:
                tell_fault(_moved(_fault(body, statement, error), base), collector)
            add_mark(blanked, base + statement.start, base + statement.end)
        else:
            good.append(statement)
            is_key = not values or (statement.key is not None and len(values) == 1)
            is_simple = is_simple and is_key and table.keys().isdisjoint(values)
            table |= values
    if is_simple and bad:  # keys that have nothing to do with each other
        return table
    return _without_repeats(body, good, base, collector, blanked)


def tell_fault(fault: Fault, collector: Collector) -> None:
    """Tell a fault; its place is one in the whole text."""
    collector.at(fault.mark, fault.code, fault.message, fault.suggestion, stage="toml")


def add_mark(marks: list[Mark], start: int, end: int) -> None:
    """Add a range to others; to the last of them if it goes on there."""
    if marks and marks[-1].end == start:
        start = marks.pop().start
    marks.append(Mark(start, end))


def _without_repeats(
    body: str, good: list[Statement], base: int, collector: Collector, blanked: list[Mark]
) -> dict[str, Any]:
    """The table of statements that are right alone; those that repeat a key are told."""
    for _ in range(_MOST):
        kept = "".join(body[statement.start : statement.end] for statement in good)
        try:
            return tomli.loads(kept)
        except tomli.TOMLDecodeError as error:
            number = _holding(good, error.pos)
            statement = good.pop(number)
            mark = statement.key or Mark(statement.start, statement.end)
            name = visible(body[mark.start : mark.end])
            message = f"{name} is written twice; the first is kept"
            tell_fault(_moved(Fault(mark, "T004", message), base), collector)
            add_mark(blanked, base + statement.start, base + statement.end)
        except FAULTY:
            break
    rest = Mark(base + good[0].start, base + good[0].end)
    message = "too much is wrong here: the rest of this table is left out"
    tell_fault(Fault(rest, "T004", message), collector)
    add_mark(blanked, base, base + len(body))
    return {}


def _holding(listed: list[Statement], offset: int) -> int:
    """Which statement holds an offset into all of them joined."""
    for number, statement in enumerate(listed):
        offset -= statement.end - statement.start
        if offset < 0:
            return number
    return len(listed) - 1


def _moved(fault: Fault, base: int) -> Fault:
    return fault._replace(mark=Mark(fault.mark.start + base, fault.mark.end + base))


def _fault(body: str, statement: Statement, error: Exception) -> Fault:
    """What is wrong with one statement, in words."""
    first_line = body[statement.start : line_end(body, statement.start)]
    indent = len(first_line) - len(first_line.lstrip())
    line = Mark(
        statement.start + indent, statement.start + max(indent + 1, len(first_line.rstrip()))
    )
    value = _value(body, statement) if statement.key else line
    if statement.opened:
        return _unclosed(statement.opened, value)
    if isinstance(error, RecursionError):
        return Fault(value, "T005", "arrays or tables stand too deep inside each other")
    if not isinstance(error, tomli.TOMLDecodeError):
        return Fault(value, "T005", "this number has more digits than can be read")
    if not statement.key:
        return _no_statement(body, line)
    if value.end <= value.start:
        return Fault(statement.key, "T001", "there is no value after the =")
    return _value_fault(body, statement, value, error)


def _value(body: str, statement: Statement) -> Mark:
    """A value as far as it stands on the first line, without a comment."""
    start = statement.value
    line = body[start : line_end(body, start)]
    value = line if '"' in line or "'" in line else line.split("#")[0]
    return Mark(start, start + len(value.rstrip()))


def _no_statement(body: str, line: Mark) -> Fault:
    """What a line without a key may have been meant to be."""
    written = body[line.start : line.end]
    if _MERGE.fullmatch(written):
        message = "a merge left two versions here"
        return Fault(line, "T001", message, "keep one of them, and none of these lines")
    if colon := _COLON.fullmatch(written):
        hint = visible(f"write {colon['key']} = {colon['value']}")
        return Fault(line, "T001", "a key and its value have = between them, not :", hint)
    return Fault(line, "T001", "this is no statement", "write key = value")


def _unclosed(opened: str, value: Mark) -> Fault:
    closing = {"[": "]", "{": "}"}.get(opened, opened)
    what = {"[": "array", "{": "inline table"}.get(opened, "string")
    mark = Mark(value.start, value.start + len(opened))
    return Fault(mark, "T001", f"this {what} is never closed", f"{closing} is missing")


def _value_fault(
    body: str, statement: Statement, value: Mark, error: tomli.TOMLDecodeError
) -> Fault:
    """What is wrong with a value, in words."""
    written = body[value.start : value.end]
    at = statement.start + error.pos
    here = Mark(min(at, statement.end - 1), min(at, statement.end - 1) + 1)
    if _DATE_LIKE.fullmatch(written):
        return _date_fault(value, written)
    if quoted := _QUOTED.fullmatch(written):
        hint = visible(f'write "{quoted["text"]}"')
        return Fault(value, "T001", "these are no quotes of TOML", hint)
    if zeros := _ZEROS.fullmatch(written):
        hint = f"write {zeros['sign']}{zeros['number']}"
        return Fault(value, "T001", "a number has no zeros before it", hint)
    if truth := _TRUTH.get(written.lower()):
        message = f"{visible(written)} is no value of TOML"
        return Fault(value, "T001", message, f"write {truth}, or text in quotes")
    if error.msg == "Illegal character '\\n'":
        return Fault(value, "T001", "this string is not closed on its line", "a quote is missing")
    if error.msg.startswith("Unescaped '\\'"):
        mark = Mark(max(value.start, at - 2), max(value.start + 1, at))
        message = f"{visible(body[mark.start : mark.end])} is no escape of TOML"
        return Fault(mark, "T001", message, "write \\\\ or use single quotes")
    if error.msg.startswith(("Illegal character", "Found invalid character")):
        code = ord(body[here.start])
        message = f"the character {visible(chr(code))} may not be written as it is"
        return Fault(here, "T001", message, f"write \\u{code:04x} inside double quotes")
    if _NO_QUOTES.fullmatch(written) and not written[0].isdigit():
        message = f"{visible(written)} is no value of TOML"
        return Fault(value, "T001", message, f'text goes in quotes: "{visible(written)}"')
    if error.msg.startswith("Expected newline"):
        if rest := _after_value(body, here, value):
            return rest
        mark = Mark(here.start, max(here.end, value.end))
        return Fault(mark, "T001", "something stands after the value", "one key on each line")
    if error.msg == "Invalid value" and (word := _WORD.match(body, here.start, statement.end)):
        message = f"{visible(word[0])} is no value of TOML"
        return Fault(
            Mark(*word.span()), "T001", message, f'text goes in quotes: "{visible(word[0])}"'
        )
    message = error.msg[:1].lower() + error.msg[1:]
    return Fault(here, "T001", visible(message))


def _after_value(body: str, here: Mark, value: Mark) -> Fault | None:
    """What stands after a value, where it is plain what was meant."""
    written, rest = body[value.start : value.end], body[here.start : value.end]
    if rest == ",":
        return Fault(here, "T001", "no comma stands after a value", "take it out")
    if written[0] == "'" and "'" in written[1:-1]:
        message = "this string ends at its second '"
        return Fault(here, "T001", message, "use double quotes around it")
    if written[0] in "+-0123456789" and _NO_QUOTES.fullmatch(written):
        return _date_fault(value, written, is_one=False)
    return None


def _date_fault(value: Mark, written: str, *, is_one: bool = True) -> Fault:
    """A date without quotes that TOML refuses: why, as for any other date.

    Args:
        value: Where it stands.
        written: As it stands there.
        is_one: Whether it is a date and nothing else.
    """
    from tui.core.human import read_date  # only on a fault

    try:
        read_date(written, UTC)
    except DateError as error:
        if not is_one:
            hint = f'text goes in quotes: "{visible(written)}"'
            return Fault(value, "T001", f"{visible(written)} is no value of TOML", hint)
        hint = f'did you mean "{error.suggestion}"?' if error.suggestion else ""
        return Fault(value, "T030", visible(error.message), visible(hint))
    return Fault(value, "T001", "TOML writes dates as 2020-09-27", f'put it in quotes: "{written}"')
