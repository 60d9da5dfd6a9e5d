"""The nearest form that works, for a text that is no date as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from tui.core.instant import DateError
from tui.core.likeness import Alike
from tui.core.names import DAYS, MONTHS, SEASONS

_WORDS = [
    *(name.lower() for name in (*MONTHS, *DAYS, *SEASONS)),
    *("about", "circa", "perhaps", "before", "after", "between", "until", "since"),
    *("century", "millennium", "early", "late"),
]
_PADDED = re.compile(r"(-?\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", re.ASCII)
_CUT_RANGE = re.compile(r"(?P<first>(?P<head>\d{2})\d{2}) ?[-–—/] ?(?P<last>\d{2})", re.ASCII)
_AGO = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,9})?)"
    r" *(?P<size>thousand|million|billion|bn|m|) *(?P<era>years? ago|bce|bc|ce|ad)",
    re.ASCII,
)
_MOST_WORDS = 16
"""Of a text with more words none is compared with those that dates are made of."""
_OTHER_LETTER = re.compile(r"[^\W\d_uxytzes]", re.IGNORECASE)
"""A letter that no EDTF has."""
_ZEROS = {"thousand": 3, "million": 6, "billion": 9, "bn": 9, "m": 6, "": 0}

Works = Callable[[str], bool]


class UnreadError(DateError):
    """A text that is no date. The nearest that works is looked for when it is asked for."""

    def __init__(self, text: str, error: DateError, works: Works, start: int, end: int) -> None:
        """Take a text and why it was refused.

        Args:
            text: What was written, without the spaces around it.
            error: Why it was refused; a form that the reader names itself goes first.
            works: Whether a text can be read.
            start: Where in all that was written the trouble begins.
            end: Where it ends.
        """
        super().__init__(error.message, "", start, end)
        self._text, self._works = text, works
        self._why = error.moved(0)  # a new one: the frames of the other would stay with it
        self._near: str | None = None

    @property
    def suggestion(self) -> str:
        """The nearest form that works, or empty."""
        if self._near is None:
            self._near = _mended(self._text, self._why, self._works)
        return self._near

    @suggestion.setter
    def suggestion(self, near: str) -> None:
        self._near = near

    def moved(self, characters: int) -> DateError:
        """The same trouble, in a text that has so many characters before this one."""
        start, end = self.start + characters, self.end + characters
        return DateError(self.message, self.suggestion, start, end)


def _mended(text: str, error: DateError, works: Works) -> str:
    """The first of the near forms that can be read; empty if there is none."""
    seen = {text}
    for candidate in _candidates(text, error):
        if candidate not in seen and works(candidate):
            return candidate
        seen.add(candidate)
    return ""


def _candidates(text: str, error: DateError) -> Iterator[str]:
    """Near forms, the likeliest first."""
    if error.suggestion:
        yield error.suggestion
        yield text[: error.start] + error.suggestion + text[error.end :]
    if len(text) > 200:
        return
    yield from _numbers(text)
    yield from _edtf_forms(text)
    yield from _years(text)
    if text.count(" ") < _MOST_WORDS:
        yield _spelled(text)
    yield re.sub(r"^(?:the )?(?:beginning|start) of ", "early ", text, flags=re.IGNORECASE)
    yield re.sub(r"^(?:the )?end of ", "late ", text, flags=re.IGNORECASE)
    yield text.rstrip(" .,;:!")
    yield text.replace("?", "").strip()


def _numbers(text: str) -> Iterator[str]:
    """Digits with their zeros and hyphens; the rest of a shortened range."""
    if found := _PADDED.fullmatch(text):
        year, month, day = found[1], found[2].zfill(2), (found[3] or "").zfill(2)
        yield f"{year}-{month}-{day}" if found[3] else f"{year}-{month}"
        yield f"{year}-{day}-{month}"
    if found := _CUT_RANGE.fullmatch(text):
        yield f"{found['first']}/{found['head']}{found['last']}"
    if found := _AGO.fullmatch(text.lower()):
        scale = _ZEROS[found["size"]]
        whole, _, fraction = found["number"].replace(",", "").partition(".")
        years = int(whole + fraction[:scale].ljust(scale, "0"))
        if years >= 10_000 and found["era"].endswith("ago"):
            yield f"about {years:,} BCE"
        elif years:
            yield f"{years:,} {'BCE' if 'b' in found['era'] else 'CE'}"


def _edtf_forms(text: str) -> Iterator[str]:
    """What older EDTF, and hasty fingers, write."""
    if not _OTHER_LETTER.search(text):
        yield text.upper().replace("U", "X")
    yield re.sub(r"/(?:open|present|now)$", "/..", text, flags=re.IGNORECASE)
    yield re.sub(r"/unknown$", "/", text, flags=re.IGNORECASE)
    yield re.sub(r"^unknown/", "/", text, flags=re.IGNORECASE)
    yield text.replace(" ", "")
    yield re.sub(r"\s*-\s*", "/", text, count=1)


def _years(text: str) -> Iterator[str]:
    """Years in full: with their era if alone, else of the century that is likelier."""
    if re.fullmatch(r"\d{1,3}", text, re.ASCII):
        yield f"{text} CE"
        return
    short = re.search(r"(?<![\d:])'?(\d{2})$", text, re.ASCII)
    if short is not None:
        century = "19" if int(short[1]) >= 30 else "20"
        yield text[: short.start()] + century + short[1] + text[short.end() :]
    yield f"{text} CE"


def _spelled(text: str) -> str:
    """Words brought to the nearest that dates are made of."""
    return re.sub(r"[A-Za-z]{4,20}", lambda found: _nearest(found[0].lower()) or found[0], text)


@lru_cache(maxsize=1024)
def _nearest(word: str) -> str:
    """The word of dates that another was meant to be; empty if there is none."""
    near = _ALIKE.nearest(word)
    return near.capitalize() if near in _CAPITAL else near


_ALIKE = Alike(_WORDS, 0.7)
_CAPITAL = frozenset(name.lower() for name in (*MONTHS, *DAYS))
