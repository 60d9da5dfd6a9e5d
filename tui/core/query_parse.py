"""A query's text to its tree: recursive descent, no deeper than anybody needs.

query  = [ either ] ;
either = all, { "or", all } ;
all    = item, { [ "and" ], item } ;
item   = ( "-" | "not" ), item | "(", either, ")" | word | phrase | field ;
"""

from __future__ import annotations

import re
from datetime import UTC, tzinfo
from math import isinf

from tui.core.instant import DateError
from tui.core.query import (
    EVERYTHING,
    Query,
    QueryError,
    Term,
    Text,
    all_of,
    either_of,
    quoted,
    without,
)
from tui.core.query_dates import window
from tui.core.query_fields import FIELDS, SIGNS, YES_OR_NO, QueryField, nearest
from tui.core.query_tokens import Token, Value, tokens

DEEPEST = 50
"""Parentheses and negations that may stand in each other."""
_LONGEST_DATE = 4
"""Words of a date that somebody forgot to quote."""
_NUMBER = re.compile(
    r"-?(?:\d{1,3}(?:[,_]\d{3}){1,9}|\d{1,30})(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?",
    re.ASCII | re.IGNORECASE,
)
"""With commas between thousands or none: "1,60" may be meant for something else."""


def parse(text: str, zone: tzinfo = UTC) -> Query:
    """The query that a text means; an empty one is true of every event.

    Args:
        text: In the language of docs/query.md.
        zone: The time zone of the axis, which dates with a shift from UTC are brought to.

    Raises:
        QueryError: It means none; where, and what would do.
    """
    return _Parser(text, zone).query()


class _Parser:
    def __init__(self, text: str, zone: tzinfo) -> None:
        self._text = text
        self._zone = zone
        self._tokens = tokens(text)
        self._at = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def query(self) -> Query:
        if self._next.sort == "end":
            return EVERYTHING
        found = self._either(0)
        if self._next.sort == ")":
            raise _error(self._next, "this parenthesis was never opened")
        return found

    def _either(self, depth: int) -> Query:
        parts = [self._all(depth)]
        while self._next.sort == "or":
            self._take()
            parts.append(self._all(depth))
        return either_of(tuple(parts))

    def _all(self, depth: int) -> Query:
        parts = [self._item(depth)]
        while self._next.sort not in ("or", ")", "end"):
            if self._next.sort == "and":
                self._take()
            parts.append(self._item(depth))
        return all_of(tuple(parts))

    def _item(self, depth: int) -> Query:
        token = self._take()
        if depth > DEEPEST:
            message = f"parentheses and negations go {DEEPEST} deep at most"
            raise _error(token, message)
        if token.sort in ("-", "not"):
            return without(self._item(depth + 1))
        if token.sort == "(":
            return self._group(token, depth)
        if token.sort == "text":
            if not token.value.text:
                raise _error(token, "nothing stands between these quotes")
            return Text(token.value.text, token.start, token.end)
        if token.sort == "field":
            return self._field(token)
        raise self._missing(token)

    def _group(self, opened: Token, depth: int) -> Query:
        if self._next.sort == ")":
            raise QueryError(
                "nothing stands between these parentheses", opened.start, self._next.end
            )
        found = self._either(depth + 1)
        if self._take().sort != ")":
            near = f"{self._text[opened.start :].rstrip()})"
            raise QueryError(
                "this parenthesis is never closed", opened.start, len(self._text), near
            )
        return found

    def _missing(self, token: Token) -> QueryError:
        """Why there is nothing where a word or a field was to be."""
        before = self._tokens[self._at - 2] if self._at > 1 else None
        joint = before if before and before.sort in ("and", "or", "not") else None
        if token.sort in ("and", "or"):
            return _error(
                token,
                f'nothing stands before "{token.value.text}"; quote it to search for it',
                quoted(token.value.text),
            )
        if joint is not None:
            return _error(
                joint,
                f'nothing stands after "{joint.value.text}"; quote it to search for it',
                quoted(joint.value.text),
            )
        if token.sort == ")" and not any(t.sort == "(" for t in self._tokens[: self._at]):
            return _error(token, "this parenthesis was never opened")
        return _error(token, "a word or a field is missing here")

    # Fields

    def _field(self, token: Token) -> Query:
        field = FIELDS.get(token.name.lower())
        if field is None:
            raise self._unknown(token)
        value = token.value
        if not value.text.strip():
            message = f"{field.name}: needs a value, as in {field.example}"
            raise _error(token, message)
        if field.form == "figure":
            return self._figure(field, token)
        if field.form == "scale":
            return self._scale(field, token)
        if field.form == "date":
            self._check_date(field, token)
            return _term(field, token, (value.text,))
        values = tuple(self._choice(field, one) for one in _alternatives(value))
        return _term(field, token, values)

    def _unknown(self, token: Token) -> QueryError:
        near = nearest(token.name, FIELDS)
        if near:
            end = token.start + len(token.name)
            return QueryError(f'there is no field "{token.name}"', token.start, end, near)
        text = self._text[token.start : token.end]
        message = f'there is no field "{token.name}"; quote it to search for it'
        return _error(token, message, quoted(text.replace('"', "")))

    def _choice(self, field: QueryField, value: Value) -> str:
        if field.form != "choice":
            return value.text
        text = value.text.strip().lower()
        text = YES_OR_NO.get(text, text) if "yes" in field.values else text
        if text not in field.values:
            message = f"{field.name}: is {', '.join(field.values[:-1])} or {field.values[-1]}"
            raise value.error(message, nearest(text, field.values))
        return text

    def _figure(self, field: QueryField, token: Token) -> Term:
        value = token.value
        at = _sign_in(value)
        if at is None:
            return _term(field, token, _texts(value))
        sign = next(sign for sign in SIGNS if value.text.startswith(sign, at))
        number = _number(value.part(at + len(sign), len(value.text)), sign)
        counted = value.part(0, at)
        return _term(field, token, _texts(counted) if counted.text.strip() else (), sign, number)

    def _scale(self, field: QueryField, token: Token) -> Query:
        value = token.value
        first, dots, _ = value.text.partition("..")
        if dots:
            lower = _degree(value.part(0, len(first)), "..")
            upper = _degree(value.part(len(first) + 2, len(value.text)), "..")
            if lower > upper:
                raise value.error("this ends before it begins", f"{upper}..{lower}")
            return all_of(
                (_term(field, token, (), ">=", lower), _term(field, token, (), "<=", upper))
            )
        sign = next((sign for sign in SIGNS if value.text.startswith(sign)), "")
        number = _degree(value.part(len(sign), len(value.text)), sign)
        return _term(field, token, (), sign or "=", number)

    def _check_date(self, field: QueryField, token: Token) -> None:
        value = token.value
        try:
            asked = window(value.text, self._zone)
        except DateError as error:
            raise self._bad_date(token, error) from None
        if field.name == "before" and isinf(asked.lo):
            raise value.error("before: needs a date with a beginning")
        if field.name == "after" and isinf(asked.hi):
            raise value.error("after: needs a date with an end")

    def _bad_date(self, token: Token, error: DateError) -> QueryError:
        """The date that is wrong; one with blanks that was not quoted is offered quoted."""
        value = token.value
        for last in self._tokens[self._at : self._at + _LONGEST_DATE]:
            text = self._text[value.start : last.end]
            if last.sort != "text" or '"' in text:
                break
            try:
                window(text, self._zone)
            except DateError:
                continue
            message = "a date with blanks is quoted"
            return QueryError(message, value.start, last.end, quoted(text))
        if error.suggestion:
            near = error.suggestion
            return value.error(error.message, quoted(near) if re.search(r"\s", near) else near)
        wrong = value.part(min(error.start, len(value.text)), min(error.end, len(value.text)))
        return (wrong if wrong.text else value).error(error.message)


def _error(token: Token, message: str, suggestion: str = "") -> QueryError:
    return QueryError(message, token.start, token.end, suggestion)


def _term(
    field: QueryField,
    token: Token,
    values: tuple[str, ...],
    sign: str = "",
    number: int | float = 0,
) -> Term:
    return Term(field.name, values, sign, number, token.start, token.end)


def _alternatives(value: Value) -> list[Value]:
    parts = value.split(",")
    for part in parts:
        if not part.text.strip():
            raise part.error("a value is missing here")
    return parts


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(part.text for part in _alternatives(value))


def _sign_in(value: Value) -> int | None:
    """Where the first sign outside of quotes stands."""
    for at, (character, bare) in enumerate(zip(value.text, value.bare, strict=True)):
        if bare and character in "<>=":
            return at
    return None


def _number(value: Value, sign: str) -> int | float:
    text = value.text.strip()
    if not text:
        raise value.error(f"a number is missing after {sign}")
    if not _NUMBER.fullmatch(text):
        raise value.error("this is not a number, such as 30, 1,960 or 0.5")
    text = text.replace(",", "").replace("_", "")
    if text.lstrip("-").isdigit():
        return int(text)
    number = float(text)
    if isinf(number):
        raise value.error("this number is too large")
    return number


def _degree(value: Value, sign: str) -> int:
    number = _number(value, sign or "importance:")
    if number not in range(1, 6):
        raise value.error("importance goes from 1 to 5")
    return int(number)
