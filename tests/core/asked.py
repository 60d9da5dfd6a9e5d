"""What the tests of the query language share: a small timeline, and a slow, plain evaluation.

The evaluation reads the tree of a query event by event and shares nothing with the
program but the parser of dates and the model.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from zoneinfo import ZoneInfo

from tui.core.human import read_date
from tui.core.instant import Limit, Span
from tui.core.load import load_bytes
from tui.core.model import Event, Figure, Timeline
from tui.core.query import All, Either, Query, Term, Text, Without
from tui.core.text import visible

FILE = '''
title = "Two towns"
timezone = "Asia/Yerevan"

[era.old-war]
name = "Old war"
start = 1991
end = 1994-05-12
[era.new-war]
name = "New war"
start = 2020-09-27
end = 2020-11-10

[kind.battle]
name = "Battle"
[kind.sea-battle]
name = "Battle at sea"
[kind.talks]
name = "Diplomacy"

[party.north]
name = "North"
[party.north-guard]
name = "Northern guard"
[party.south]
name = "South"

[place.ford]
name = "The ford"
names = { north = "Upper ford", south = "Şəhər" }
also = ["Ստեփանակերտ"]
[place.ford-bridge]
name = "Bridge"

[source.daily-1]
title = "Shots heard"
publisher = "Daily"
author = "Łukasz Brøndum"
date = 1992
[source.report]
title = "Report on the Daily"
ref = "S/1992/7"

[[event]]
id = "plan"
date = "1991~"
title = "Plans for a crossing"
kind = "talks"
importance = 2
confidence = "low"

[[event]]
id = "ford-92"
date = 1992-02-26
title = "Attack on the ford"
kind = "battle"
place = "ford"
parties = ["north", "south"]
tags = ["river", "night"]
importance = 5
sources = ["daily-1"]
summary = """
Two columns
crossed."""
[[event.claim]]
by = "south"
who = "Ministry of the South"
says = "We were at home."
sources = ["report"]
[[event.claim]]
by = "north"
says = "They fired first."
[[event.figure]]
of = "killed"
low = 161
high = 200
by = "south"
[[event.figure]]
of = "wounded (soldiers)"
value = 7
by = "daily-1"

[[event]]
id = "some-92"
date = 1992
title = "Shelling, some day"
kind = "battle"
place = "ford-bridge"
parties = ["south"]
verified = false
[[event.figure]]
of = "killed"
low = 30
[[event.figure]]
of = "killed (children)"
text = "several"

[[event]]
id = "long"
date = "1992-05/1994-05-12"
title = "Blockade"
kind = "siege"
place = "Ford road"
parties = ["north-guard"]
tags = ["River"]
note = "“Siege” in one report – not in others."
[[event.figure]]
of = "hungry"
best = 1000
[[event.figure]]
of = "killed"
high = 12

[[event]]
id = "vague"
date = "1993/1995"
title = "Café closed"
lane = "town"
importance = 1

[[event]]
id = "unended"
date = "1993-06/"
title = "Refugees in the school"
parties = ["south"]
confidence = "medium"

[[event]]
id = "open"
date = "1994-05-12/.."
title = "Ceasefire"
kind = "talks"
parties = ["north", "south"]
sources = ["report", "daily-1"]
importance = 4

[[event]]
date = "before 1990"
title = "Naïve hopes"
lane = "Town"

[[event]]
id = "sea"
date = 2020-10-04T10:00:00+04:00
title = "Landing -by night"
kind = "sea-battle"
parties = ["north"]
place = "ford"
[[event.figure]]
of = "killed"
value = 3
by = "north"
[[event.figure]]
of = "killed"
value = 5
by = "south"

[[event]]
id = "end"
date = 2020-11-10
title = "A statement or two, and not more"
kind = "talks"
confidence = "high"
sources = ["report"]
'''

LOADED = load_bytes(FILE.encode(), "towns.toml")
TOWNS = LOADED.timeline

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "e", "æ": "ae", "–": "-", "’": "'"}
_LETTERS |= {"ð": "d", "ħ": "h", "ŧ": "t", "œ": "oe", "þ": "th"}
_LETTERS |= dict.fromkeys("‘‚‛′ʻʼ´", "'") | dict.fromkeys("“”„‟″«»", '"')
_LETTERS |= dict.fromkeys("‐‑‒—―−", "-")
_LETTERS |= dict.fromkeys("\u200c\u200d\u034f\ufe0e\ufe0f", "")


@cache
def plainly(text: str) -> str:
    """Without case and accents, as the tests understand it."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(_LETTERS.get(c, c) for c in bare if not unicodedata.combining(c))
    return " ".join(kept.split())


def asked(text: str) -> str:
    """The same of what is asked, as it would stand in a file."""
    return plainly(visible(text, multiline=True))


def is_true(query: Query, event: Event, timeline: Timeline) -> bool:
    """Whether a query is true of an event, by looking at everything."""
    match query:
        case All(parts):
            return all(is_true(part, event, timeline) for part in parts)
        case Either(parts):
            return any(is_true(part, event, timeline) for part in parts)
        case Without(part):
            return not is_true(part, event, timeline)
        case Text(text):
            return any(asked(text) in plainly(said) for said in _all_texts(event, timeline))
        case Term():
            return _field(query, event, timeline)


def brute(query: Query, timeline: Timeline) -> list[int]:
    return [place for place, event in enumerate(timeline.events) if is_true(query, event, timeline)]


def _names(timeline: Timeline) -> dict[str, dict[str, list[str]]]:
    sources = {
        s.id: [s.id, s.title, s.publisher, s.author, s.ref] for s in timeline.sources.values()
    }
    parties = {p.id: [p.id, p.name] for p in timeline.parties.values()}
    return {
        "kind": {k.id: [k.id, k.name] for k in timeline.kinds.values()},
        "era": {e.id: [e.id, e.name] for e in timeline.eras.values()},
        "place": {
            p.id: [p.id, p.name, *p.names.values(), *p.also] for p in timeline.places.values()
        },
        "party": parties,
        "source": sources,
        "claim": sources | parties,
    }


def _cited(event: Event) -> set[str]:
    said = [*event.claims, *event.figures]
    return {*event.sources, *(id_ for one in said for id_ in one.sources)}


def _all_texts(event: Event, timeline: Timeline) -> list[str]:
    names = _names(timeline)
    texts = [event.title, event.summary, event.note, event.lane, event.id, *event.tags]
    for field, ids in [
        ("kind", [event.kind]),
        ("place", [event.place]),
        ("era", event.eras),
        ("party", event.parties),
        ("source", _cited(event)),
        ("claim", [one.by for one in (*event.claims, *event.figures)]),
    ]:
        for id_ in ids:
            texts += names[field].get(id_, [id_])
    for claim in event.claims:
        texts += [claim.says, claim.who]
    for figure in event.figures:
        texts += [figure.of, figure.who, figure.text]
    return texts


def _field(term: Term, event: Event, timeline: Timeline) -> bool:
    match term.field:
        case "kind" | "place":
            return _named(term, [getattr(event, term.field)], timeline)
        case "era":
            return _named(term, event.eras, timeline)
        case "party":
            return _named(term, event.parties, timeline)
        case "source":
            return _named(term, _cited(event), timeline)
        case "claim":
            if _named(term, [claim.by for claim in event.claims], timeline):
                return True
            table = _names(timeline)["claim"]
            return any(
                _plain_text(value, claim.who, table)
                for value in term.values
                for claim in event.claims
            )
        case "lane" | "id":
            text = getattr(event, term.field)
            return bool(text) and any(asked(value) == plainly(text) for value in term.values)
        case "tag":
            tags = [plainly(tag) for tag in event.tags]
            return any(asked(value) in tags for value in term.values)
        case "title":
            return any(asked(value) in plainly(event.title) for value in term.values)
        case "figure":
            return any(_figure(term, figure) for figure in event.figures)
        case "importance":
            return _compared(event.importance, term.sign, term.number)
        case "contested":
            return ("yes" if event.is_contested else "no") in term.values
        case "verified":
            return ("yes" if event.verified else "no") in term.values
        case "confidence":
            return event.confidence in term.values
        case _:
            return _dated(term, event, timeline)


def _named(term: Term, ids: object, timeline: Timeline) -> bool:
    table = _names(timeline)[term.field]
    for id_ in ids:  # type: ignore[attr-defined]
        for value in term.values:
            called = [key for key, names in table.items() if asked(value) in map(plainly, names)]
            if id_ in table:
                parts = [asked(value) in plainly(name) for name in table[id_] if name]
                if id_ in called or (not called and any(parts)):
                    return True
            elif _plain_text(value, id_, table):
                return True
    return False


def _plain_text(value: str, text: str, table: dict[str, list[str]]) -> bool:
    if not text:
        return False
    if any(asked(value) == plainly(name) for names in table.values() for name in names if name):
        return asked(value) == plainly(text)
    return asked(value) in plainly(text)


def _figure(term: Term, figure: Figure) -> bool:
    if term.values and not any(asked(value) in plainly(figure.of) for value in term.values):
        return False
    if not term.sign:
        return True
    # Of all that it may be, the two ends are the hardest to be true of.
    low = float("-inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    if figure.low is None and figure.high is None:
        return False
    return all(_compared(end, term.sign, term.number) for end in (low, high))


def _compared(left: float, sign: str, right: float) -> bool:
    return {
        "<": left < right, "<=": left <= right, "=": left == right,
        ">=": left >= right, ">": left > right,
    }[sign]  # fmt: skip


def _dated(term: Term, event: Event, timeline: Timeline) -> bool:
    zone = ZoneInfo(timeline.timezone)
    text, dots, last = term.values[0].partition("..")
    lo = read_date(text, zone).start.lo if text else None
    hi = read_date(last if dots else text, zone).end.hi if last or not dots else None
    return asked_of(
        term.field,
        event.span,
        float("-inf") if lo is None else lo,
        float("inf") if hi is None else hi,
    )


def asked_of(field: str, span: Span, lo: float, hi: float) -> bool:
    """By trying the extreme beginnings and ends, of which the others lie between."""
    far = 10**20
    starts = [-far if span.start.lo is None else span.start.lo]
    starts.append(far if span.start.hi is None else span.start.hi - 1)
    ends = [-far if span.end.lo is None else span.end.lo]
    ends.append(far if span.end.hi is None else span.end.hi - 1)
    if span.start.limit is Limit.OPEN:
        starts = [-far]
    if span.end.limit is Limit.OPEN:
        ends = [far]
    tried = {*starts, *ends}
    pairs = [
        (start, end)
        for start in sorted(tried)
        for end in sorted(tried)
        if start <= end and starts[0] <= start <= starts[-1] and ends[0] <= end <= ends[-1]
    ]
    answers = {
        "date": [end >= lo and start < hi for start, end in pairs],
        "within": [start >= lo and end < hi for start, end in pairs],
        "before": [end < lo for _, end in pairs],
        "after": [start >= hi for start, _ in pairs],
        "possibly": [end >= lo and start < hi for start, end in pairs],
    }[field]
    return any(answers) if field == "possibly" else all(answers)
