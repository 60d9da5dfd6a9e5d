"""The file to begin with: it teaches the format, loads without a problem, and is soon changed."""

from __future__ import annotations

import json
import re
from datetime import date

from tui.core.schema import DIRECTIVE
from tui.core.text import visible

_NAME = "My timeline"

_OPENING = """\
# A timeline is a text file of dated events. An event needs a date and a title, and all the
# rest can wait until you need it. Change what you like here, and delete what you do not.
#
#   timeline FILE          shows it; e edits the event you are at, ? shows all keys
#   timeline check FILE    tells every mistake, with its line and what would be right
"""
_COMPLETION = """\
#
# Your editor can complete fields and check them (VS Code with Even Better TOML, Taplo):
# write what "timeline schema" prints to timeline.schema.json beside this file, and make
# this its first line:
# {directive}
"""
_REST = """\

# This is about the whole timeline, and stands above the first [header].
title = {title}
description = "What it is about. *Markdown* may stand here."
timezone = "UTC"                     # the axis runs in it; or "Europe/Paris", "Asia/Yerevan"
lanes = "kind"                       # or era, party, place, tag, lane, none

# An era is a band behind the events. After the dot stands its id.
[era.apollo]
name = "Apollo"
start = 1961-05-25
end = 1972-12-19                     # the last day, included

# A kind is a lane of the chart, with a mark and a colour.
[kind.flight]
name = "Flights"
glyph = "◆"
colour = "cyan"

# A party acts or speaks.
[party.crew]
name = "The crew"
[party.press]
name = "The press"

# A place may have many names.
[place.cape]
name = "Cape Kennedy"
also = ["Cape Canaveral"]
lat = 28.6084
lon = -80.6043

# A source is what can be read or looked up.
[source.transcript]
title = "Air-to-ground transcript"
publisher = "NASA"
date = "1969-07"                     # July 1969, the day is not known
url = "https://example.org/transcript"

# An event has double brackets. A date is a day, a time, a year or a text; what is not
# sure may say so: "c. 1960", "1960s", "spring 1961", "1961/1972", "before 1961-05-25".
[[event]]
date = "c. 1960"
end = "1961-05"
title = "First plans"

# With an id, other events can link to it. Kind, place, parties and sources are the ids
# from above; kind and place may also be plain words.
[[event]]
id = "landing"
date = 1969-07-20T20:17:40Z
title = "Two people land on the Moon"
kind = "flight"
place = "Mare Tranquillitatis"
parties = ["crew"]
tags = ["first"]
importance = 5                       # 1 to 5: who keeps a label when room is short
summary = \"\"\"
Two of the three *land*, the third waits above them.\"\"\"
sources = ["transcript"]
links = {{ response_to = ["launch"] }}

  # A figure is somebody's number. It belongs to the event above it, as a claim does.
  [[event.figure]]
  of = "people watching"
  low = 600_000_000
  high = 650_000_000
  by = "press"

  # What each side claims stands side by side.
  [[event.claim]]
  by = "press"
  says = "The first words were “one small step for man”."
  sources = ["transcript"]

  [[event.claim]]
  by = "crew"
  who = "Neil Armstrong"             # the exact voice
  says = "They were “one small step for a man”."

# The order in the file is yours; the screen goes by the dates.
[[event]]
id = "launch"
date = 1969-07-16T13:32:00Z
title = "Three people leave for the Moon"
kind = "flight"
place = "cape"

[[event]]
date = {today}
title = "This timeline begins"
verified = false                     # shown as not verified, with the note
note = "Delete this event, and write your own."
"""


def starter(title: str, today: date, *, with_schema: bool = False) -> str:
    """A timeline that teaches how one is written.

    Args:
        title: What it is called; whatever could act on a terminal becomes visible.
        today: The date of its last event.
        with_schema: Whether it names the schema beside it, or tells how that is done.
            A line that names a file that is not there would be a mistake to an editor.
    """
    shown = json.dumps(visible(title), ensure_ascii=False)  # a string of JSON is one of TOML
    rest = _REST.format(title=shown, today=today.isoformat())
    if with_schema:
        return f"{DIRECTIVE}\n{_OPENING}{rest}"
    return f"{_OPENING}{_COMPLETION.format(directive=DIRECTIVE)}{rest}"


def title_for(stem: str) -> str:
    """What a timeline may be called by the name of its file: ``my-war`` is "My war"."""
    words = re.sub(r"[-_.\s]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or _NAME
