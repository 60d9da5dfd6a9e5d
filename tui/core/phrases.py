"""What people write about when something was: limits, ranges and alternatives of dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import tzinfo

from tui.core.edtf import one_of
from tui.core.edtf_date import timed
from tui.core.edtf_write import write, year_text
from tui.core.instant import (
    DAY,
    OPEN,
    UNKNOWN,
    YEAR_LIMIT,
    DateError,
    Instant,
    Manner,
    Precision,
    Qualifier,
    Span,
    civil,
    enclosing,
)
from tui.core.named_dates import LETTER, Draft, doubted, draft, peeled
from tui.core.piece import Piece
from tui.core.tokens import Plain

_BETWEEN = re.compile(r"(?:some ?(?:time|year) +)?between +(?P<a>.+?) +and +(?P<b>.+)")
_LIMITS = (
    (re.compile(r"(?:before|prior to|earlier than) +(?P<date>.+)"), -1, True),
    (re.compile(r"(?:after|later than) +(?P<date>.+)"), 1, True),
    (re.compile(r"(?:(?:in|on|at) or before|by|no later than|not later than|not after)"
                r" +(?P<date>.+)"), -1, False),
    (re.compile(r"(?:(?:in|on|at) or after|no earlier than|not earlier than|not before)"
                r" +(?P<date>.+)"), 1, False),
    (re.compile(r"(?P<date>.+?) +or +(?:earlier|before)"), -1, False),
    (re.compile(r"(?P<date>.+?) +or +(?:later|after)"), 1, False),
)  # fmt: skip
_COMPOUND = re.compile(
    r"(?:some ?(?:time|year) +)?between |before |prior to |after |by |(?:in|on|at) or "
)
_END_UNKNOWN = re.compile(r"(?:(?:from|since) +)?(?P<date>.+?),? +(?:end unknown|unknown end)")
_START_UNKNOWN = re.compile(
    r"(?:(?:until|till|to) +)?(?P<date>.+?),? +(?:start unknown|unknown start)"
)
_ONWARD = re.compile(r"(?:(?:from|since) +)?(?P<date>.+?) +(?:on|onwards?)")
_FROM = re.compile(r"(?:from|since) +(?P<date>.+)")
_UNTIL = re.compile(r"(?:until|till|up to|to) +(?P<date>.+)")
_RANGE = re.compile(r" +(?:to|until|till|through|thru) +| *– *| +--? +| +/ +")
_PERIOD = re.compile(r"[ -](?:century|millennium)(?: .+)?$")
_ORDINAL = re.compile(r"(?:the )?(?:\d+(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th))")
_OR = re.compile(r",? +or +")
_EDGES = {
    "present": OPEN, "the present": OPEN, "now": OPEN, "ongoing": OPEN, "today": OPEN,
    "open": OPEN, "..": OPEN, "unknown": UNKNOWN, "?": UNKNOWN,
}  # fmt: skip


def read_phrase(piece: Piece, zone: tzinfo) -> Span:
    """The span that a phrase means.

    Raises:
        DateError: Nothing that we know, or more than one thing.
    """
    if not LETTER.search(piece.text):
        return _range(piece, zone) or _single(piece, zone)
    found = _bounded(piece, zone) or _alternatives(piece, zone)
    if found is not None:
        return Span.at(found)
    return _open(piece, zone) or _range(piece, zone) or _single(piece, zone)


def _bounded(piece: Piece, zone: tzinfo) -> Instant | None:
    """``between``, ``before``, ``after`` and the like, perhaps with a doubt before it."""
    bare, qualifier = peeled(piece)
    if qualifier is Qualifier.NONE or not _COMPOUND.match(bare.lower):
        bare, qualifier = piece, Qualifier.NONE
    text = bare.lower
    if found := _BETWEEN.fullmatch(text):
        ends = _joined([bare.group(found, "a"), bare.group(found, "b")], zone)
        return doubted(one_of((_ordered(bare, *map(_plainest, ends, (-1, 1))),)), qualifier)
    for pattern, direction, beyond in _LIMITS:
        if found := pattern.fullmatch(text):
            inside = bare.group(found, "date")
            date = draft(inside, zone).finished(zone)
            limit = _limit(date, direction, beyond, zone)
            if not _can_be_written(limit):
                raise inside.error("there is nothing beyond this that can be written")
            return doubted(limit, qualifier)
    return None


def _limit(date: Instant, direction: int, beyond: bool, zone: tzinfo) -> Instant:
    """A date of which only the last (-1) or the first (1) possibility is known.

    What lies within its own bounds cannot be told apart from a season, from
    "late 1991" or from a date with an unknown day: there "before" only says
    "not after", which is never narrower.
    """
    vague = date.season or date.unspecified or date.options or date.manner is not Manner.PLAIN
    manner = Manner.PLAIN
    if beyond and not (vague and date.precision >= Precision.YEAR):
        date, manner = _next_to(date, direction, zone), Manner.BEYOND
    date = _plainest(date, -direction)
    span = Span(OPEN, date) if direction < 0 else Span(date, OPEN)
    return replace(one_of((span,)), manner=manner)


def _plainest(date: Instant, direction: int) -> Instant:
    """The first (-1) or the last (1) of the dates that a date may be."""
    if not date.options:
        return date
    if direction < 0:
        return min((option.start for option in date.options), key=lambda edge: edge.lo or 0)
    return max((option.end for option in date.options), key=lambda edge: edge.hi or 0)


def _can_be_written(limit: Instant) -> bool:
    """Whether EDTF has a way to write the date that limits."""
    furthest = YEAR_LIMIT if limit.precision <= Precision.YEAR else 9999
    inside = (limit.lo if limit.hi is None else limit.hi - 1) or 0
    offset = 0 if limit.options[0].start.offset is None else DAY
    return -furthest <= civil(inside - offset).year and civil(inside + offset).year <= furthest


def _next_to(date: Instant, direction: int, zone: tzinfo) -> Instant:
    """The day, month, year … before or after a date, of the same fineness."""
    precision = max(date.precision, Precision.YEAR)
    shift = 0 if date.offset is None else date.offset - (date.axis or 0)
    second = (date.lo or 0) - 1 if direction < 0 else date.hi or 0
    lo, hi = enclosing(second + shift, precision)
    if precision > Precision.DAY:
        near = timed(lo, precision, date.offset, zone)
    else:
        near = Instant(lo, hi, precision)
    return replace(near, qualifier=date.qualifier, parts=date.parts)


def _alternatives(piece: Piece, zone: tzinfo) -> Instant | None:
    """``1667, 1668 or 1670 to 1672``: one of them."""
    cuts = list(_OR.finditer(piece.lower))
    if not cuts:
        return None
    members: list[Piece] = []
    at = 0
    for cut in cuts:
        members += _listed(piece.part(at, cut.start()), zone)
        at = cut.end()
    members.append(piece.part(at, len(piece.text)))
    edges: list[Piece] = []
    lengths = []
    for member in members:
        ends = _cut(member)
        lengths.append(len(ends))
        edges += ends
    dates = iter(_joined(edges, zone))
    options = []
    for member, length in zip(members, lengths, strict=True):
        first = next(dates)
        options.append(_ordered(member, first, next(dates)) if length == 2 else Span.at(first))
    return one_of(tuple(part for option in options for part in _flat(option)))


def _flat(option: Span) -> tuple[Span, ...]:
    """The alternatives of an alternative (a decade before the year 1 is a set)."""
    return option.start.options if option.is_point and option.start.options else (option,)


def _listed(piece: Piece, zone: tzinfo) -> list[Piece]:
    """Dates with commas between, unless the commas are inside one date."""
    try:
        _single(piece, zone)
    except DateError:
        parts, at = [], 0
        for comma in re.finditer(r", *", piece.text):
            parts.append(piece.part(at, comma.start()))
            at = comma.end()
        return [*parts, piece.part(at, len(piece.text))]
    return [piece]


def _open(piece: Piece, zone: tzinfo) -> Span | None:
    """A span of which one end is not there, or not known."""
    text = piece.lower
    for pattern, start, end in (
        (_END_UNKNOWN, None, UNKNOWN),
        (_START_UNKNOWN, UNKNOWN, None),
        (_ONWARD, None, OPEN),
        (_FROM, None, OPEN),
        (_UNTIL, OPEN, None),
    ):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        inside = piece.group(found, "date")
        if len(_cut(inside)) == 2:
            return _range(inside, zone)
        date = _edge(inside, zone)
        return Span(start or date, end or date)
    return None


def _edge(piece: Piece, zone: tzinfo) -> Instant:
    """One date, which may be a limit of its own (``from between 1991 and 1992``)."""
    return _bounded(piece, zone) or draft(piece, zone).finished(zone)


def _cut(piece: Piece) -> list[Piece]:
    """The two sides of a range, or the piece alone."""
    cuts = list(_RANGE.finditer(piece.lower))
    if not cuts or ("–" in piece.lower and _is_single(piece)):
        return [piece]
    if len(cuts) > 1:
        raise piece.error("a range has two ends")
    return [piece.part(0, cuts[0].start()), piece.part(cuts[0].end(), len(piece.text))]


def _is_single(piece: Piece) -> bool:
    """Whether the dash is inside one date: ``winter 1991–92``."""
    return re.search(r"(?:summer|winter) +(?:of +)?\d{4} ?–", piece.lower) is not None


def _range(piece: Piece, zone: tzinfo) -> Span | None:
    ends = _cut(piece)
    if len(ends) == 1:
        return None
    left, right = ends
    if not left.text or not right.text:
        near = f"{left.text} to unknown" if left.text else f"unknown to {right.text}"
        raise piece.error("one end of the range is blank; say open, unknown or when", near)
    first, last = _EDGES.get(left.lower), _EDGES.get(right.lower)
    if left.lower in ("now", "today", "present"):
        first = None
    if first and last:
        raise piece.error("a range needs one date at least")
    if first or last:
        date = _edge(right if first else left, zone)
        return Span(first or date, last or date)
    return _ordered(piece, *_joined(ends, zone))


def _single(piece: Piece, zone: tzinfo) -> Span:
    """One date; or, if it cannot be one, a range with a mere hyphen (``25-26 May 1992``)."""
    try:
        return Span.at(draft(piece, zone).finished(zone))
    except DateError:
        cut = piece.text.find("-", 1)
        if cut < 0 or piece.text.count("-", 1) != 1 or re.match(r"\d{4}-\d{1,3}\b", piece.text):
            raise
        ends = [piece.part(0, cut), piece.part(cut + 1, len(piece.text))]
        try:
            return _ordered(piece, *_joined(ends, zone))
        except DateError as error:
            if error.suggestion:
                raise
        raise


def _joined(pieces: list[Piece], zone: tzinfo) -> list[Instant]:
    """Dates side by side, each taking from the last, and the last from the first."""
    period = _PERIOD.search(pieces[-1].lower)
    drafts = [
        draft(Piece(piece.text + period[0], piece.at), zone)
        if period and _ORDINAL.fullmatch(piece.lower)
        else draft(piece, zone)
        for piece in pieces
    ]
    for number in range(len(drafts) - 1):
        drafts[number] = _filled(drafts[number], drafts[-1])
        drafts[-1] = _filled(drafts[-1], drafts[number], later=True)
        drafts[number] = _filled(drafts[number], drafts[-1])
    return [each.finished(zone) for each in drafts]


def _filled(needy: Draft, other: Draft, *, later: bool = False) -> Draft:
    """A date with the month, the year and the era that its neighbour has said for both.

    What is said last holds for both; 1200 after 44 BCE (`later`) is a year of its own.
    """
    one, two = needy.body, other.body
    if not isinstance(one, Plain) or not isinstance(two, Plain):
        return needy
    if one.is_bare_number and two.month is None and not two.smalls and two.bce is not None:
        return replace(needy, body=one.as_year(two.bce))
    if one.month is None and len(one.smalls) == 1 and two.month:
        one = one.named(two.month)
    if one.is_bare_number:
        return needy
    if one.year is None and two.year is not None and (one.smalls or one.month):
        one = one.dated(two.year, two.bce)
    elif one.bce is None and two.bce and one.year is not None and not later:
        one = replace(one, bce=True)
    return replace(needy, body=one)


def _ordered(piece: Piece, start: Instant, end: Instant) -> Span:
    if start.lo is not None and end.hi is not None and end.hi <= start.lo:
        near = write(Span(end, start))
        if len(re.findall(r"\d{4}", piece.text)) == 1:  # 27 December – 3 January 2021
            left, _, right = write(Span(start, end)).partition("/")
            year = civil(start.lo).year - 1
            near = f"{year_text(year)}{left[len(year_text(year + 1)) :]}/{right}"
        raise piece.error("the end is before the start", near)
    return Span(start, end)
