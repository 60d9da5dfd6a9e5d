"""The fields that a query may name, and what each of them takes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from tui.core.model import CONFIDENCES


class QueryField(NamedTuple):
    """One field of the language."""

    name: str
    form: str
    """``name`` (ids and names), ``tag`` (exact text), ``text`` (part of a text), ``date``,
    ``figure``, ``scale`` (a number), ``choice`` (one of `values`)."""
    says: str
    """What it asks, in a few words."""
    example: str
    values: tuple[str, ...] = ()


YES, NO = "yes", "no"
YES_OR_NO = {"yes": YES, "true": YES, "no": NO, "false": NO}
"""What may be written for yes and no."""
SIGNS = (">=", "<=", ">", "<", "=")
"""How numbers compare; the longer ones first, as they begin with others."""

_ALL = (
    QueryField("kind", "name", "the kind of event", "kind:battle"),
    QueryField("party", "name", "who took part", "party:armenia"),
    QueryField("place", "name", "where, under any of its names", "place:shusha"),
    QueryField("era", "name", "an era it belongs to", 'era:"six-week war"'),
    QueryField("lane", "tag", "the lane its author gave it", "lane:border"),
    QueryField("tag", "tag", "one of its tags", "tag:border"),
    QueryField("source", "name", "what it cites", "source:wion"),
    QueryField("claim", "name", "who claims something about it", "claim:azerbaijan"),
    QueryField("figure", "figure", "a number that somebody gave", "figure:killed>100"),
    QueryField("title", "text", "words of its title", "title:clash"),
    QueryField("id", "tag", "its id", "id:shusha-1992-05"),
    QueryField("date", "date", "certainly touches this time", "date:1992..1994"),
    QueryField("possibly", "date", "may touch this time", "possibly:1993-05"),
    QueryField("within", "date", "certainly lies in this time", "within:1992"),
    QueryField("before", "date", "certainly over before this", "before:1994-05-12"),
    QueryField("after", "date", "certainly begun after this", "after:2020-11-10"),
    QueryField("importance", "scale", "from 1 to 5", "importance:>=4"),
    QueryField("contested", "choice", "accounts differ", "contested:yes", (YES, NO)),
    QueryField("verified", "choice", "somebody has checked it", "verified:no", (YES, NO)),
    QueryField("confidence", "choice", "how sure its editor is", "confidence:low", CONFIDENCES),
)
FIELDS = {field.name: field for field in _ALL}
"""By name, in the order in which they are offered."""


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of some words that is most like a word; empty if none is."""
    import difflib  # only when something is wrong

    lowered: dict[str, str] = {}
    for other in islice(words, _MANY):
        lowered.setdefault(other.casefold(), other)
    alike = difflib.get_close_matches(word.casefold()[:_LONG], lowered, 1, 0.6)
    return lowered[alike[0]] if alike else ""


_MANY = 2_000
"""Words that one is compared with."""
_LONG = 100
"""Characters that are compared."""
