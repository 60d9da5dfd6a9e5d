"""What a timeline file may hold: every table with every field, as the readers take it.

The schema, the starter and `docs/format.md` are made from this one table; the tests
hold it against `document`, `events`, `tables` and `accounts`, so that it cannot drift.
Texts are plain Markdown of one line; examples and defaults are values as TOML writes them.
"""

from __future__ import annotations

from tui.core.fields import FREE
from tui.core.instant import YEAR_LIMIT
from tui.core.model import CONFIDENCES, LANE_FIELDS
from tui.core.shape import Field, Holds, Table

_EXTRA = Field(FREE, Holds.ANYTHING, "Yours: nothing in it is looked at.", '{ read = "twice" }')
_COLOUR = Field(
    "colour", Holds.COLOUR, "Its colour: a name that terminals know, or `#rrggbb`.", '"orange"'
)


def _name(of: str) -> Field:
    return Field("name", Holds.LINE, f"What {of} is called; without it, by its id.")


def _sources(says: str) -> Field:
    return Field("sources", Holds.IDS, says, '["transcript"]', ids="source")


_BY = Field("by", Holds.ID, "Whose it is.", '"press"', ids="party or source")
_WHO = Field("who", Holds.LINE, "The exact voice, in words.", '"Neil Armstrong"')

ROOT = Table(
    "",
    "",
    "These stand at the top of the file, above the first header.",
    (
        Field("title", Holds.LINE, "What the timeline is called.", '"To the Moon"'),
        Field("description", Holds.LINES, "What it is about, in Markdown.", '"The *first* trips."'),
        Field(
            *("timezone", Holds.LINE, "The time zone that the axis runs in, by its IANA name."),
            *('"America/New_York"', False, '"UTC"'),
        ),
        Field(
            *("view", Holds.DATE, "What the first screen shows; without it, everything."),
            '"1961/1972"',
        ),
        Field(
            *("lanes", Holds.CHOICE, "What each lane of the chart stands for."),
            *('"party"', False, '"kind"'),
            choices=LANE_FIELDS,
        ),
        Field("event", Holds.TABLES, "What happened."),
        Field("era", Holds.TABLES_BY_ID, "Stretches of time, as bands behind the events."),
        Field("kind", Holds.TABLES_BY_ID, "How the kinds of events look."),
        Field("party", Holds.TABLES_BY_ID, "Who acts and speaks."),
        Field("place", Holds.TABLES_BY_ID, "Where things happened, under all their names."),
        Field("source", Holds.TABLES_BY_ID, "What can be read or looked up."),
        _EXTRA,
    ),
)

EVENT = Table(
    "event",
    "[[event]]",
    "Something that happened. It needs a date and a title, and nothing else.",
    (
        Field("date", Holds.DATE, "When it was.", "1969-07-16", True),
        Field("title", Holds.LINE, "What happened, in a few words.", '"Launch"', True),
        Field("end", Holds.DAY, "The last day, itself included.", "1969-07-24"),
        Field(
            *("earliest", Holds.DAY, "When it was at the earliest, for a date that is uncertain."),
            "1969-07-15",
        ),
        Field("latest", Holds.DAY, "When it was at the latest.", "1969-07-26"),
        Field("id", Holds.LINE, "A name for others to link to; no two events share one.", '"go"'),
        Field(
            *("era", Holds.ONE_OR_MORE),
            "Ids of its eras, or plain names; without it, every era that its date falls in.",
            '"apollo"',
        ),
        Field("kind", Holds.LINE, "The id of a kind, or plain text: its lane.", '"flight"'),
        Field("lane", Holds.LINE, 'Its lane under `lanes = "lane"`: any text.', '"crewed"'),
        Field("place", Holds.LINE, "The id of a place, or plain text.", '"cape"'),
        Field("parties", Holds.IDS, "Who took part.", '["crew"]', ids="party"),
        Field("tags", Holds.STRINGS, "Words to find it by.", '["first", "crewed"]'),
        Field(
            *("importance", Holds.WHOLE, "Who keeps a label when room is short; 5 keeps it first."),
            *("5", False, "3"),
            low=1,
            high=5,
        ),
        Field("reported", Holds.DATE, "When it became known.", "1969-07-17"),
        Field("summary", Holds.LINES, "What happened, in Markdown.", '"Three of them *left*."'),
        Field("note", Holds.LINES, "Your own remark.", '"By the clock of the pad."'),
        Field(
            *("verified", Holds.FLAG, "`false` shows it as not verified; say why in the note."),
            *("false", False, "true"),
        ),
        Field(
            *("confidence", Holds.CHOICE, "How sure you are of it."),
            '"high"',
            choices=CONFIDENCES,
        ),
        _sources("Where it is told."),
        Field("links", Holds.TABLE, "Other events that it has to do with."),
        Field(
            *("after", Holds.IDS, "Events that it came after, even if dates do not tell."),
            '["plan"]',
            ids="event",
        ),
        Field("before", Holds.IDS, "Events that it came before.", '["landing"]', ids="event"),
        Field("figure", Holds.TABLES, "Numbers that somebody gave."),
        Field("claim", Holds.TABLES, "What each side says."),
        _EXTRA,
    ),
)

LINKS = Table(
    "event.links",
    "links = { … }",
    "Stands in an event, as `links = { led_to = […] }` or as `[event.links]`.",
    (
        Field(
            *("led_to", Holds.IDS, "What came of it; shows from both ends."),
            '["landing"]',
            ids="event",
        ),
        Field(
            *("response_to", Holds.IDS, "What it answers; shows from both ends."),
            '["plan"]',
            ids="event",
        ),
        Field(
            *("part_of", Holds.IDS, "The larger event that it is a part of."),
            '["mission"]',
            ids="event",
        ),
        Field("see_also", Holds.IDS, "What else to look at.", '["plan"]', ids="event"),
        _EXTRA,
    ),
)

FIGURE = Table(
    "event.figure",
    "[[event.figure]]",
    "A number, and who gave it. Rival figures stand side by side and are never added up. "
    "It belongs to the event above it.",
    (
        Field("of", Holds.LINE, "What was counted.", '"people watching"', True),
        Field("value", Holds.NUMBER, "The number; or a range, with the next two.", "650_000_000"),
        Field("low", Holds.NUMBER, "At least so many.", "600_000_000"),
        Field("high", Holds.NUMBER, "At most so many.", "650_000_000"),
        Field("best", Holds.NUMBER, "The best guess within the range.", "630_000_000"),
        Field("unit", Holds.LINE, "What one of it is.", '"people"'),
        Field("text", Holds.LINE, "The figure in words, if it is no number.", '"most of us"'),
        _BY,
        _WHO,
        Field("date", Holds.DATE, "When this count was given.", "1969-07-21"),
        Field("note", Holds.LINES, "Your remark on it.", '"Without the radio."'),
        _sources("Where it is told."),
        _EXTRA,
    ),
    (("value", "low", "high", "best", "text"), ("by", "who")),
)

CLAIM = Table(
    "event.claim",
    "[[event.claim]]",
    "What one side says. Rival claims stand side by side, in a column for each `by`. "
    "It belongs to the event above it.",
    (
        _BY._replace(says="Who says so: the column.", required=True),
        _WHO,
        Field("says", Holds.LINES, "What is said.", '"It was “for a man”."', True),
        Field("date", Holds.DATE, "When it was said.", "1969-07-21"),
        Field(
            *("cited", Holds.FLAG, "`true` if it was read second-hand."), *("true", False, "false")
        ),
        _sources("Where it is told."),
        _EXTRA,
    ),
)

ERA = Table(
    "era",
    "[era.apollo]",
    "A stretch of time, drawn as a band behind the events. Eras may overlap.",
    (
        _name("the era")._replace(example='"Apollo"'),
        Field("start", Holds.DAY, "Its first day.", "1961-05-25", True),
        Field("end", Holds.DAY, "Its last day; without it, it goes on.", "1972-12-19"),
        _COLOUR,
        Field("description", Holds.LINES, "What it was, in a few words.", '"The first trips."'),
        _EXTRA,
    ),
)

KIND = Table(
    "kind",
    "[kind.flight]",
    "How a kind of event looks. The order in the file is that of the lanes.",
    (
        _name("the kind")._replace(example='"Flights"'),
        Field("glyph", Holds.GLYPH, "Its mark on the chart, one cell wide.", '"◆"'),
        _COLOUR._replace(example='"#5fb3d9"'),
        _EXTRA,
    ),
)

PARTY = Table(
    "party",
    "[party.crew]",
    "Somebody who acts or speaks.",
    (_name("the party")._replace(example='"The crew"'), _COLOUR, _EXTRA),
)

PLACE = Table(
    "place",
    "[place.cape]",
    "Where something happened.",
    (
        _name("the place")._replace(example='"Cape Kennedy"'),
        Field(
            *("names", Holds.NAMES, "What each party calls it, by the party's id."),
            '{ crew = "The Cape" }',
            ids="party",
        ),
        Field(*("also", Holds.STRINGS, "Other spellings, for the search."), '["Cape Canaveral"]'),
        Field(
            *("lat", Holds.NUMBER, "Degrees north of the equator; south is negative.", "28.6084"),
            low=-90,
            high=90,
        ),
        Field(
            *("lon", Holds.NUMBER, "Degrees east of Greenwich; west is negative.", "-80.6043"),
            low=-180,
            high=180,
        ),
        Field(
            *("approximate", Holds.FLAG, "`true` if the point is rough."), *("true", False, "false")
        ),
        Field("note", Holds.LINES, "Your remark on it.", '"Renamed twice."'),
        _EXTRA,
    ),
)

SOURCE = Table(
    "source",
    "[source.transcript]",
    "Something that can be read or looked up.",
    (
        Field("title", Holds.LINE, "What it is called.", '"Air-to-ground transcript"', True),
        Field("publisher", Holds.LINE, "Who brought it out.", '"NASA"'),
        Field("author", Holds.LINE, "Who wrote it.", '"A. Writer"'),
        Field("date", Holds.DATE, "When it came out.", '"1969-07"'),
        Field("dated", Holds.LINE, "The same in words, if it is no date.", '"undated"'),
        Field("url", Holds.ADDRESS, "Where it can be read.", '"https://example.org/transcript"'),
        Field(
            *("archive_url", Holds.ADDRESS, "Where a copy of it is kept."),
            '"https://archive.example.org/transcript"',
        ),
        Field("ref", Holds.LINE, "A symbol, ISBN or docket, if it has no address.", '"GOSS NET 1"'),
        Field("via", Holds.LINE, "Where you read it, if second-hand.", '"as quoted by the press"'),
        Field("lang", Holds.LINE, "Its language, as a code or in words.", '"en"'),
        Field(
            *("affiliation", Holds.ID, "The party whose side it is on, if any.", '"crew"'),
            ids="party",
        ),
        Field("note", Holds.LINES, "Your remark on it.", '"Typed on the night."'),
        Field(
            *("checked", Holds.FLAG, "`false` if nobody has read it yet."),
            *("false", False, "true"),
        ),
        _EXTRA,
    ),
)

TABLES = (ROOT, EVENT, LINKS, FIGURE, CLAIM, ERA, KIND, PARTY, PLACE, SOURCE)
"""All of them, in the order in which one would read about them."""

YEARS = (-YEAR_LIMIT, YEAR_LIMIT)
"""The years that a date may name; 0 is 1 BCE."""

DATES = (
    *("1969-07-20", "1969", "1969-07-20T20:17:40Z", "1969-07-20T16:17:40"),
    *('"1969-07"', '"1969-07-20T20:17Z"', '"20 July 1969"', '"spring 1969"', '"early 1960s"'),
    *('"1969-07-XX"', '"196X"', '"the 19th century"', '"c. 1960"', '"1960?"', '"1960%"'),
    *('"1961/1972"', '"July 1961 to 1972"', '"1960~/1961-05"', '"1961-05/"', '"1961/.."'),
    *('"before 1961-05-25"', '"between May and July 1969"', '"[1967,1968]"'),
    *("-43", '"44 BCE"', '"Y-12000"'),
)
"""Dates in every form that the file may have, as TOML writes them."""
