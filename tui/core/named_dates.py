"""One date as people say it: doubts, parts of a period, seasons, decades, centuries.

"Early 1991" is bounded by the whole of 1991 and called approximate: no standard
says where "early" ends, and a bound may never be narrower than what was said.
A season is bounded by its year, since the hemispheres differ; "winter 1991–92"
is the winter of one year or of the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import tzinfo

from tui.core.day_month_year import resolve
from tui.core.edtf import one_of
from tui.core.edtf_date import NotEDTFError, read_one
from tui.core.edtf_write import year_text
from tui.core.instant import DateError, Instant, Manner, Precision, Qualifier, Span
from tui.core.names import SEASONS
from tui.core.piece import Piece
from tui.core.tokens import Plain, scan

_APPROXIMATE = (
    r"(?:circa|about|around|approximately|roughly)\b\.?|(?:approx|ca?)(?:\.|\b)(?![a-z.])|~"
)
_UNCERTAIN = r"(?:perhaps|maybe|possibly|probably|presumably|uncertain)\b"
_BEFORE = re.compile(rf"(?:(?P<about>{_APPROXIMATE})|(?P<perhaps>{_UNCERTAIN})),? *")
_AFTER = re.compile(
    r"(?P<text>.*?)(?P<sign>[?~%]| ?\((?:\?|uncertain|approximate(?:ly)?)\)"
    r"|,? (?:uncertain|approximate(?:ly)?))"
)
_MANNER = re.compile(
    r"(?:the +)?(?P<manner>early|mid|middle|late)(?: +(?:of|in) +|[ -]+)(?P<rest>.+)"
)
_LEADING = re.compile(r"(?:(?:in|on|at|during) +(?:the +)?|the +)(?P<rest>.+)")
_ERA = r"(?: *(?P<bce>b\.? ?c\.?(?: ?e\.?)?)| *(?P<ce>c\.? ?e\.?|a\.? ?d\.?))?"
_SEASON = re.compile(r"(?P<season>spring|summer|autumn|fall|winter),? +(?:of +|in +)?(?P<year>.+)")
_ACROSS = re.compile(
    r"(?:the +)?(?P<season>spring|summer|autumn|fall|winter) +(?:of +)?"
    r"(?P<first>\d{4}) ?[–/-] ?(?P<second>\d{2}|\d{4})",
    re.ASCII,
)
_DECADE = re.compile(rf"(?P<year>\d{{2,4}}0|\d0)'?s(?P<sure> *\(decade\))?{_ERA}", re.ASCII)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_PERIOD = re.compile(
    rf"(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)?|(?P<word>{'|'.join(reversed(_ORDINALS))}))"
    rf"[ -]+(?P<unit>century|cent\.|millennium){_ERA}",
    re.ASCII,
)
_SOME = re.compile(r"some +(?P<unit>day|month|year) +(?:of|in) +(?P<rest>.+)")
LETTER = re.compile(r"[^\W\d_]")
"""Without one, a text has none of the words above."""
_EDTF_LIKE = re.compile(r"[Y?~%-]?-?[0-9X]+[-0-9XT:.,+Z?~%]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """One date, still able to take month and year from the other end of its range."""

    body: Plain | Instant
    qualifier: Qualifier = Qualifier.NONE
    manner: Manner = Manner.PLAIN

    def finished(self, zone: tzinfo) -> Instant:
        """The interval that it means."""
        instant = resolve(self.body, zone) if isinstance(self.body, Plain) else self.body
        if self.manner is Manner.PLAIN:
            return doubted(instant, self.qualifier)
        if instant.precision > Precision.MONTH and isinstance(self.body, Plain):
            near = self.body.piece.text
            message = f"{self.manner.value} is said of a month or longer"
            raise self.body.piece.error(message, near)
        return replace(doubted(instant, self.qualifier | Qualifier.APPROXIMATE), manner=self.manner)


def doubted(instant: Instant, qualifier: Qualifier) -> Instant:
    """The same date with more doubt on all of it."""
    if qualifier is Qualifier.NONE:
        return instant
    if instant.options:
        options = tuple(
            Span(doubted(option.start, qualifier), doubted(option.end, qualifier))
            for option in instant.options
        )
        return replace(one_of(options), manner=instant.manner)
    if instant.lo is None and instant.hi is None:
        return instant
    parts = tuple(part | qualifier for part in instant.parts)
    if len(set(parts)) == 1:
        parts = ()
    return replace(instant, qualifier=instant.qualifier | qualifier, parts=parts)


def draft(piece: Piece, zone: tzinfo) -> Draft:
    """What one date says, as far as it can be said without its neighbour.

    Raises:
        DateError: It is no date that we know.
    """
    body, qualifier = peeled(piece)
    manner = Manner.PLAIN
    if body.text and not LETTER.search(body.text):
        return Draft(_edtf(body, zone) or scan(body), qualifier)
    found = _MANNER.fullmatch(body.lower)
    if found is not None:
        manner = Manner(found["manner"].replace("middle", "mid"))
        body = body.group(found, "rest")
    found = _LEADING.fullmatch(body.lower)
    if found is not None:
        rest, more = peeled(body.group(found, "rest"))
        if found := _MANNER.fullmatch(rest.lower):
            manner, rest = Manner(found["manner"]), rest.group(found, "rest")
        body, qualifier = rest, qualifier | more
    if not body.text:
        raise piece.error("no date is given")
    return Draft(_named(body, zone) or _edtf(body, zone) or scan(body), qualifier, manner)


def peeled(piece: Piece) -> tuple[Piece, Qualifier]:
    """A text without the words and signs that doubt it, and the doubt."""
    qualifier = Qualifier.NONE
    while found := _BEFORE.match(piece.lower):
        qualifier |= Qualifier.APPROXIMATE if found["about"] else Qualifier.UNCERTAIN
        piece = piece.part(found.end(), len(piece.text))
    if _EDTF_LIKE.fullmatch(piece.text):
        return piece, qualifier
    found = _AFTER.fullmatch(piece.lower)
    if found is not None and found["text"]:
        sign = found["sign"].strip(" ,()")
        qualifier |= Qualifier(sign if sign in "?~%" else "?" if sign[0] == "u" else "~")
        piece = piece.group(found, "text")
    return piece, qualifier


def _edtf(piece: Piece, zone: tzinfo) -> Instant | None:
    """A date in EDTF among words; bare digits may yet get an era."""
    if not _EDTF_LIKE.fullmatch(piece.text) or piece.text.isdigit():
        return None
    try:
        return read_one(piece.text, zone)
    except NotEDTFError:
        return None
    except DateError as error:
        raise error.moved(piece.at) from None


def _named(piece: Piece, zone: tzinfo) -> Instant | None:
    """A season, a decade, a century, a millennium, or some day of a month."""
    text = piece.lower
    if found := _ACROSS.fullmatch(text):
        return _across(piece, found, zone)
    if found := _SEASON.fullmatch(text):
        year = _year_of(piece.group(found, "year"))
        return _made(piece, f"{year}-{_season(found['season'])}", zone)
    if found := _DECADE.fullmatch(text):
        return _decade(piece, found, zone)
    if found := _PERIOD.fullmatch(text):
        return _period(piece, found, zone)
    if found := _SOME.fullmatch(text):
        return _some(piece, found, zone)
    return None


def _season(name: str) -> int:
    return 21 + SEASONS.index("autumn" if name == "fall" else name)


def _across(piece: Piece, found: re.Match[str], zone: tzinfo) -> Instant:
    """A winter, or a southern summer, over the turn of the year."""
    first, number = int(found["first"]), _season(found["season"])
    second = int(found["second"])
    if len(found["second"]) == 2:
        second += first // 100 * 100 + (100 if second < first % 100 else 0)
    if second != first + 1 or number not in (22, 24):
        name = found["season"]
        message = "only a winter or a summer lies over the turn of one year"
        raise piece.error(message, f"{name} {first} to {name} {second:04}")
    options = tuple(Span.at(_made(piece, f"{year:04}-{number}", zone)) for year in (first, second))
    return replace(one_of(options), manner=Manner.ACROSS)


def _decade(piece: Piece, found: re.Match[str], zone: tzinfo) -> Instant:
    """``the 1990s``; before the year 1 decades and EDTF's tens of years do not agree."""
    year = int(found["year"])
    if year < 100 and not (found["bce"] or found["ce"]):
        message = "which century? a decade is written with all its digits"
        raise piece.error(message, f"19{year:02}s" if year else "1900s (decade)")
    if year % 100 == 0 and not found["sure"]:
        message = f"this can mean ten years or a {'thousand' if year % 1000 == 0 else 'hundred'}"
        wide = f"{year // 1000}XXX" if year % 1000 == 0 else f"{year // 100:02}XX"
        near = f"{year // 10:03}X"
        raise piece.error(f"{message}; write {near} or {wide}", near)
    if not found["bce"]:
        return _made(piece, f"{year // 10:03}X", zone)
    first, last = (year_text(1 - bound) for bound in (year + 9, year))
    span = Span(_made(piece, first, zone), _made(piece, last, zone))
    return one_of((span,))


def _period(piece: Piece, found: re.Match[str], zone: tzinfo) -> Instant:
    """``the 20th century`` is EDTF's 19XX, ``the 19th century BCE`` is -18XX."""
    number = int(found["number"]) if found["number"] else 1 + _ORDINALS.index(found["word"])
    century = found["unit"].startswith("cent")
    if not 1 <= number <= (100 if century else 10):
        raise piece.error("centuries are counted from 1 to 100, millennia from 1 to 10")
    sign = "-" if found["bce"] else ""
    return _made(piece, sign + (f"{number - 1:02}XX" if century else f"{number - 1}XXX"), zone)


def _some(piece: Piece, found: re.Match[str], zone: tzinfo) -> Instant:
    """``some day in April 1985`` is EDTF's 1985-04-XX."""
    rest = piece.group(found, "rest")
    if found["unit"] == "year":
        return draft(rest, zone).finished(zone)
    plain = scan(rest)
    if plain.smalls or plain.clock is not None or plain.weekday is not None:
        raise rest.error("a month or a year is expected here")
    instant = resolve(plain, zone)
    if abs(plain.astronomical) > 9999 or (found["unit"] == "month" and plain.month):
        raise piece.error("a year of four digits is expected here")
    text = year_text(plain.astronomical)
    if found["unit"] == "month":
        return _made(piece, f"{text}-XX", zone)
    month = f"{plain.month:02}" if instant.precision is Precision.MONTH else "XX"
    return _made(piece, f"{text}-{month}-XX", zone)


def _year_of(piece: Piece) -> str:
    """A year alone, in EDTF."""
    plain = scan(piece)
    if plain.smalls or plain.month or plain.clock is not None or plain.weekday is not None:
        raise piece.error("a year of four digits, or with its era, is expected here")
    if plain.year is None or abs(plain.astronomical) > 9999:
        raise piece.error("a year of four digits, or with its era, is expected here")
    return year_text(plain.astronomical)


def _made(piece: Piece, text: str, zone: tzinfo) -> Instant:
    """EDTF that we made; the trouble, if any, lies in the piece it was made from."""
    try:
        return read_one(text, zone)
    except DateError as error:
        raise piece.error(error.message, error.suggestion) from None
