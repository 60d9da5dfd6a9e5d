"""What the codes T040 to T062 mean: ids, values, and what events say of each other.

It is written as `explained_file` is.
"""

TEXT = r"""
== T040 An unknown id
Parties, sources and other events are named by their ids, as their headers or their "id"
give them. What stands in "kind", "place" or "era" may also be plain words.
-> The id is left out, and the rest of the field counts.
-- wrong
[party.nasa]
name = "NASA"

[[event]]
date = 1969-07-20
title = "Moon landing"
parties = ["nsa"]
-- right
[party.nasa]
name = "NASA"

[[event]]
date = 1969-07-20
title = "Moon landing"
parties = ["nasa"]

== T041 An id stands twice
Links between events need ids that name one event each.
-> The first event keeps the id, the other is shown without one.
-- wrong
[[event]]
id = "landing"
date = 1969-07-20
title = "Moon landing"

[[event]]
id = "landing"
date = 1969-07-24
title = "Landing in the Pacific"
-- right
[[event]]
id = "landing"
date = 1969-07-20
title = "Moon landing"

[[event]]
id = "splashdown"
date = 1969-07-24
title = "Landing in the Pacific"

== T050 Not a web address
Addresses begin with http:// or https:// and hold no spaces. A book or a document goes by
"ref".
-> The address is left out.
-- wrong
[source.report]
title = "Mission report"
url = "www.example.org/report"
-- right
[source.report]
title = "Mission report"
url = "https://www.example.org/report"

== T051 A number out of range
Importance goes from 1 to 5, "lat" from -90 to 90, "lon" from -180 to 180.
-> The field is left out.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon landing"
importance = 10
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"
importance = 5

== T052 Not one of the words
The field takes one of a few words, which the message names.
-> The field is left out.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon landing"
confidence = "certain"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"
confidence = "high"

== T053 A glyph of another width
The glyph of a kind has one cell in the chart. Most emoji take two.
-> A glyph of ours is drawn.
-- wrong
[kind.flight]
glyph = "🚀"
-- right
[kind.flight]
glyph = "▲"

== T054 Not a colour
A colour is one of the names that terminals know, or # with three or six hexadecimal digits.
-> A colour of ours is taken.
-- wrong
[kind.flight]
colour = "moonlight"
-- right
[kind.flight]
colour = "#c9d1d9"

== T055 A figure that contradicts itself
A figure is one value, or a range from low to high, with the best estimate inside it.
-> What cannot be is left out; a value counts more than a range.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon landing"

[[event.figure]]
of = "viewers"
low = 650_000_000
high = 600_000_000
who = "NASA"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"

[[event.figure]]
of = "viewers"
low = 600_000_000
high = 650_000_000
who = "NASA"

== T060 An order that the dates deny
"after" and "before" say which event began first. No day within the dates of these events
makes that true, be it of two of them or of several one after another.
-> This one relation is left out.
-- wrong
[[event]]
id = "landing"
date = 1969-07-20
title = "Moon landing"

[[event]]
date = "1969-07-16"
title = "Launch"
after = ["landing"]
-- right
[[event]]
id = "landing"
date = 1969-07-20
title = "Moon landing"

[[event]]
date = 1969-07-16
title = "Launch"
before = ["landing"]

== T061 A circle
By way of others, an event is said to come after itself, or to be part of itself. The message
names the whole way round.
-> The one relation that closes the circle is left out.
-- wrong
[[event]]
id = "landing"
date = 1969
title = "Moon landing"
after = ["launch"]

[[event]]
id = "launch"
date = 1969
title = "Launch"
after = ["landing"]
-- right
[[event]]
id = "landing"
date = 1969
title = "Moon landing"
after = ["launch"]

[[event]]
id = "launch"
date = 1969
title = "Launch"

== T062 A part outside its whole
An event that is part of another, or of what that is part of, certainly begins before it or
ends after it.
-> Nothing is left out.
-- wrong
[[event]]
id = "flight"
date = "1969-07-16/1969-07-24"
title = "Flight to the Moon"

[[event]]
date = 1969-08-13
title = "Parade in New York"
links.part_of = ["flight"]
-- right
[[event]]
id = "flight"
date = "1969-07-16/1969-07-24"
title = "Flight to the Moon"

[[event]]
date = 1969-08-13
title = "Parade in New York"
links.response_to = ["flight"]
"""
