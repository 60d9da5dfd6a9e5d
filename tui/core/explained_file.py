r"""What the codes T001 to T034 mean, and T070 to T074: files, their tables, dates, and keys.

`explanations` reads it: a line ``== code title``, what it means, ``-> `` what becomes
of it, ``-- wrong`` with an example, and ``-- right``. In examples stands what cannot
be seen as `text.visible` shows it, and ``\xe9`` for a byte that is no UTF-8.
"""

TEXT = r"""
== T001 Something is not TOML
The file is written in TOML: keys with values under headers in brackets. Text goes in
quotes, each key has a line of its own, and brackets and quotes are closed.
-> The one statement is left out, and all the others count. Under a header that cannot be
read, all is left out.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon landing"
place = Moon
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"
place = "Moon"

== T002 A carriage return stands alone
TOML ends a line with a line feed, or with a carriage return and a line feed. A carriage
return alone is mostly left by a very old editor.
-> It counts as the end of a line, and nothing is left out.
-- wrong
title = "Flights to the Moon"␍description = "All that landed."
-- right
title = "Flights to the Moon"
description = "All that landed."

== T003 The file is not UTF-8
TOML files are UTF-8. Most editors can save a file in another encoding again as UTF-8.
-> A file in UTF-16 is read all the same. Else each bad byte is shown as a replacement
character, and the rest counts.
-- wrong
title = "A caf\xe9 on the Moon"
-- right
title = "A café on the Moon"

== T004 Something is written twice
A key stands once in its table and a table once in the file, however it is written: with a
header, in braces or with dots.
-> The first is kept. What a header adds to an array in brackets is kept too.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon landing"
title = "Landing on the Moon"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"
summary = "Also called the landing on the Moon."

== T005 Too deep, or too many digits
There is a limit to brackets inside brackets and to the digits of one number. No timeline
needs more.
-> The one statement is left out.
-- wrong
[extra]
boxes = [[[[…]]]]
-- right
[extra]
boxes = [[["a ring"]]]

== T010 There is no such file
The name leads to no file, or to a link whose file is gone.
-> Nothing can be shown of it.
-- wrong
timeline check moon.tml
-- right
timeline check moon.toml

== T011 This is not a file
The name leads to a folder, a device or a pipe. Only files are read; a pipe is read with -.
-> Nothing can be shown of it.
-- wrong
timeline check .
-- right
timeline check moon.toml

== T012 The file cannot be read
The system refuses: mostly the file belongs to somebody else, or its disk is gone.
-> Nothing can be shown of it.
-- wrong
chmod 000 moon.toml
-- right
chmod 600 moon.toml

== T013 The file is too large
A timeline takes about four times its size in memory, and 80 MB: that much has to be free before
it is read. Where the system does not say, 256 MiB is the most. A config file has up to one MiB.
-> Nothing can be shown of it.
-- wrong
timeline check everything.toml
-- right
timeline check 1969.toml

== T020 An unknown key
No field has this name here. It may be misspelt, or belong to another table: what is said of
the whole file stands above the first header. Keys of your own go into a table "extra".
-> The key is left out. Events under a misspelt [[event]] cannot be shown.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon landing"
plaec = "Moon"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"
place = "Moon"
extra.mine = "whatever I like"

== T021 A value of another type
The field wants a string, a number, an array or a table, and was given something else.
-> The field is left out; if it is the title or the date, so is the event.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon landing"
tags = "space"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"
tags = ["space"]

== T022 Something is missing
An event has a date and a title, a source a title, an era a start; a figure says what it
counts, how many and by whom, a claim what is said and by whom.
-> What lacks its date, title, start or number is not shown; what lacks only its speaker is.
-- wrong
[[event]]
title = "Moon landing"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"

== T023 Single brackets
There are many events, so that each begins with double brackets; so do figures and claims.
-> It is taken as if the brackets were double.
-- wrong
[event]
date = 1969-07-20
title = "Moon landing"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"

== T024 Characters that cannot be seen
Some characters move the cursor of a terminal or turn the order of reading round. They
often come along when text is copied from elsewhere.
-> They are shown by their numbers, and nothing is left out.
-- wrong
[[event]]
date = 1969-07-20
title = "Moon<U+202E> landing"
-- right
[[event]]
date = 1969-07-20
title = "Moon landing"

== T030 Not a date
The date is impossible, cannot be read, or could mean two things, and nothing is guessed.
"timeline date" tells how a date is understood.
-> The field is left out; if it is the date of an event, so is the event.
-- wrong
[[event]]
date = "03/04/1969"
title = "A test flight"
-- right
[[event]]
date = 1969-04-03
title = "A test flight"

== T031 It ends before it starts
"end" is the last day that still counts, and cannot be before the first.
-> The end is left out.
-- wrong
[[event]]
date = 1969-07-16
end = 1969-06-24
title = "Flight to the Moon"
-- right
[[event]]
date = 1969-07-16
end = 1969-07-24
title = "Flight to the Moon"

== T032 Two ends
The date is an interval and has an end, and "end" gives another one.
-> The end of the interval is kept.
-- wrong
[[event]]
date = "1969-07-16/1969-07-24"
end = 1969-07-25
title = "Flight to the Moon"
-- right
[[event]]
date = 1969-07-16
end = 1969-07-24
title = "Flight to the Moon"

== T033 A width that does not hold the date
"earliest" and "latest" say how far off the date may be; the date itself lies between them.
-> The bound is left out.
-- wrong
[[event]]
date = "1969~"
earliest = 1970
title = "First plans for Mars"
-- right
[[event]]
date = "1969~"
earliest = 1967
title = "First plans for Mars"

== T034 An unknown time zone
Time zones go by the names of the IANA database, a region and a city.
-> The axis runs in UTC.
-- wrong
timezone = "Eastern"
-- right
timezone = "America/New_York"

== T070 Not a key
A key is one character as the keyboard writes it, or a name such as PageDown, F5 or ctrl+p.
-> It is left out. A command without any good key keeps its own.
-- wrong
[keys]
next-page = ["Space", "PgDwon"]
-- right
[keys]
next-page = ["Space", "PageDown"]

== T071 A key that is taken
Two commands ask for one key.
-> It stays with the first of them.
-- wrong
[keys]
next-event = "n"
zoom-in = "n"
-- right
[keys]
next-event = "n"
zoom-in = "i"

== T072 A digit
Digits are the number before a key, as in 5j, and cannot be keys themselves.
-> It is left out.
-- wrong
[keys]
help = "1"
-- right
[keys]
help = "F1"

== T073 The way out needs a key
The command "interrupt" ends the program, whatever is on the screen.
-> It keeps ctrl+c.
-- wrong
[keys]
interrupt = []
-- right
[keys]
interrupt = "ctrl+x"

== T074 A key that may not arrive
Terminals keep some keys for themselves, or send the same for two of them. The message says
why.
-> It is a key of the command all the same.
-- wrong
[keys]
reload = "ctrl+s"
-- right
[keys]
reload = "ctrl+r"
"""
