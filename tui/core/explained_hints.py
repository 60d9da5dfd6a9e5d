"""What the hints mean, the codes from T080 on.

It is written as `explained_file` is.
"""

TEXT = r"""
== T080 One source, or none
A statement is better proved if a second source, independent of the first, says the same.
-> Nothing: it is a hint.
-- wrong
[source.report]
title = "Mission report"

[[event]]
date = 1969-07-20
title = "Moon landing"
sources = ["report"]
-- right
[source.report]
title = "Mission report"

[source.log]
title = "Log of the tracking station"

[[event]]
date = 1969-07-20
title = "Moon landing"
sources = ["report", "log"]

== T081 Claims of one party only
Where several parties have a part in an event, it is told better by more than one of them.
-> Nothing: it is a hint.
-- wrong
[party]
usa.name = "United States"
ussr.name = "Soviet Union"

[[event]]
date = 1969-07-21
title = "Luna 15 falls on the Moon"
parties = ["ussr", "usa"]

[[event.claim]]
by = "ussr"
says = "The probe has ended its work."
-- right
[party]
usa.name = "United States"
ussr.name = "Soviet Union"

[[event]]
date = 1969-07-21
title = "Luna 15 falls on the Moon"
parties = ["ussr", "usa"]

[[event.claim]]
by = "ussr"
says = "The probe has ended its work."

[[event.claim]]
by = "usa"
says = "The probe was lost in its descent."

== T082 A source that nothing cites
No event, figure or claim names this source. It may be left over, or be misspelt elsewhere.
-> Nothing: it is a hint.
-- wrong
[source.report]
title = "Mission report"
-- right
[source.report]
title = "Mission report"

[source.log]
title = "Log of the tracking station"

[[event]]
date = 1969-07-20
title = "Moon landing"
sources = ["report", "log"]

== T083 A place without a point
With "lat" and "lon", in degrees, a place can be found on a map; "approximate" says that
they are rough.
-> Nothing: it is a hint.
-- wrong
[place.pad]
name = "Launch pad 39A"
-- right
[place.pad]
name = "Launch pad 39A"
lat = 28.608
lon = -80.604

== T084 A date in quotes
TOML has dates of its own. Without quotes an editor can show and check them.
-> Nothing: it is a hint, and both mean the same.
-- wrong
[[event]]
date = "1969-07-20"
title = "Moon landing"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"

== T085 Words that are nearly an id
"kind", "place" and "era" take an id or plain words. These are words, one letter away from
an id, so that the id may be meant.
-> Nothing: it is a hint, and the words are shown.
-- wrong
[kind.landing]
name = "Landings"

[[event]]
date = 1969-07-20
title = "Moon landing"
kind = "landign"
-- right
[kind.landing]
name = "Landings"

[[event]]
date = 1969-07-20
title = "Moon landing"
kind = "landing"

== T086 A party that nothing names
No event, figure, claim, place or source names this party.
-> Nothing: it is a hint.
-- wrong
[party.nasa]
name = "NASA"
-- right
[party.nasa]
name = "NASA"

[[event]]
date = 1969-07-20
title = "Moon landing"
parties = ["nasa"]

== T090 Problems that are only counted
A file can have as many problems as lines. The first 5,000 are told one by one, and how
many there are besides.
-> Nothing but that: all that can be read is shown.
-- wrong
timeline check all-that-landed.toml
-- right
timeline check the-first-half.toml
"""
