"""A new event in a file: where it goes, that nothing else changes, and that it goes out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made import span
from tests.core.toml_writer import Writer
from tui import bundled
from tui.core.insertion import (
    Insertion,
    InsertionError,
    date_of,
    date_within,
    inserted,
    removed,
    template,
)
from tui.core.instant import DAY
from tui.core.load import load_bytes

BOM = b"\xef\xbb\xbf"


def added(contents: bytes, date: str = "1995-06-15") -> Insertion:
    """The file with a new event of a date."""
    timeline = load_bytes(contents, "t.toml").timeline
    return inserted(contents, timeline, span(date).anchor, date)


def drawn(text: str, date: str = "1995") -> str:
    """The file with the template as one line that says NEW."""
    new = added(text.encode(), date)
    before, _, after = new.contents.decode().partition(template(date, "\n"))
    return f"{before}NEW\n{after}"


def event(year: int, more: str = "") -> str:
    return f'[[event]]\ndate = {year}\ntitle = "{year}"\n{more}'


# --- what it looks like ---------------------------------------------------


def test_the_template_wants_a_title_and_offers_the_rest() -> None:
    assert template("2020-09-27", "\n") == (
        "[[event]]\n"
        "date = 2020-09-27\n"
        'title = ""\n'
        '# end = "…"          # its last day, if it went on\n'
        '# id = "…"           # a name by which other events can link to it\n'
        '# kind = "…"         # an id of a kind, or any word\n'
        '# place = "…"        # an id of a place, or any name\n'
        '# parties = ["…"]    # ids of parties\n'
        "# importance = 3     # 1 to 5: who keeps a label when room is short\n"
        '# summary = """…"""  # what happened, in Markdown\n'
        '# sources = ["…"]    # ids of sources\n'
    )


def test_what_it_offers_is_right_as_soon_as_the_signs_are_taken_away() -> None:
    offered = template("2020-09-27", "\n").replace("# ", "", 1 << 30).replace('""\n', '"A"\n', 1)
    lines = [line.split("  ")[0].replace("…", "2020-10-01") for line in offered.splitlines()]
    problems = load_bytes("\n".join(lines).encode(), "t.toml").problems
    assert {problem.code for problem in problems} == {"T040"}  # the ids are of nobody


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2020-09-27", "2020-09-27"),
        ("1995", "1995"),
        ("1995-06", '"1995-06"'),
        ("0044", '"0044"'),  # no number of TOML begins with 0
        ("-0043-03-15", '"-0043-03-15"'),
        ("Y17000", '"Y17000"'),
    ],
)
def test_a_date_is_written_as_toml_can_say_it(date: str, written: str) -> None:
    text = template(date, "\n").replace('title = ""', 'title = "A"')
    assert f"date = {written}\n" in text
    loaded = load_bytes(text.encode(), "t.toml")
    assert loaded.problems == ()
    assert loaded.timeline.events[0].span == span(date)


@pytest.mark.parametrize(
    ("date", "begins"),
    [
        ("2020-09-27/2020-11-10", "2020-09-27"),
        ("1992-05~", "1992-05"),
        ("2020-09-27T10:30:00", "2020-09-27"),
        ("1990-23", "1990"),
        ("199X", "1990"),
        ("../1994-05-12", "1994-05-12"),
        ("-0043-03-15?", "-0043-03-15"),
    ],
)
def test_a_new_event_begins_when_the_selected_one_did(date: str, begins: str) -> None:
    assert date_of(span(date)) == begins


@pytest.mark.parametrize(
    ("days", "date"), [(10, "1970-01-06"), (2_000, "1972-09"), (40_000, "2024")]
)
def test_without_a_selection_it_is_the_middle_of_the_window(days: int, date: str) -> None:
    assert date_within(0, days * DAY) == date


# --- where it goes --------------------------------------------------------

A, B, C, D = event(1990), event(1995), event(2000), event(2010)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "NEW\n"),
        ('title = "T"\n', 'title = "T"\n\nNEW\n'),
        ('title = "T"', 'title = "T"\n\nNEW\n'),
        (f"{A}\n{C}", f"{A}\nNEW\n\n{C}"),
        (f"{A}{C}", f"{A}\nNEW\n\n{C}"),
        (f"{A}\n\n\n{C}", f"{A}\nNEW\n\n\n\n{C}"),
        (f"{A}\n{B}\n{C}", f"{A}\n{B}\nNEW\n\n{C}"),  # after the others of its date
        (f"{C}", f"NEW\n\n{C}"),
        (f"{A}", f"{A}\nNEW\n"),
        (A[:-1], f"{A}\nNEW\n"),
        (f"{A}\n\n", f"{A}\nNEW\n\n\n"),
        (f"{A}[source.s]\ntitle = 'S'\n", f"{A}\nNEW\n\n[source.s]\ntitle = 'S'\n"),
        ("[source.s]\ntitle = 'S'\n", "[source.s]\ntitle = 'S'\n\nNEW\n"),
        (f"{C}\n{A}", f"{C}\nNEW\n\n{A}"),  # newest first
        (f"{C}\n{B}\n{A}", f"{C}\n{B}\nNEW\n\n{A}"),
        (f"{D}\n{A}\n{C}\n{C}", f"{D}\n{A}\nNEW\n\n{C}\n{C}"),  # one is not in order
    ],
)  # fmt: skip
def test_it_goes_where_the_order_of_the_file_wants_it(text: str, expected: str) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Comments stay with what they are written to.
        (f"{A}# of 1990\n\n# of 2000\n{C}", f"{A}# of 1990\n\nNEW\n\n# of 2000\n{C}"),
        (f"{A}# of 2000\n{C}", f"{A}\nNEW\n\n# of 2000\n{C}"),
        (f"{A}# of 1990\n", f"{A}# of 1990\n\nNEW\n"),
        (f"# of the file\n\n# of 2000\n{C}", f"# of the file\n\nNEW\n\n# of 2000\n{C}"),
        (f"title = 'T'\n# of 2000\n{C}", f"title = 'T'\n\nNEW\n\n# of 2000\n{C}"),
        (f"{A}\n# ─── New ───\n\n{C}", f"{A}\nNEW\n\n# ─── New ───\n\n{C}"),
    ],
)
def test_comments_stay_with_what_they_belong_to(text: str, expected: str) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "more",
    [
        '\n  [[event.claim]]\n  by = "p"\n  says = "x"\n',
        '[event.links]\nled_to = ["x"]\n\n[[event.figure]]\nof = "x"\nvalue = 3\n',
        '[source.s]\ntitle = "S"\n\n[[event.claim]]\nsays = "x"\n',  # still of the event above
        'summary = """\n[[event]]\n\n# no comment"""\n',
        "tags = [\n  'a',  # x\n\n]\n",
        'note = "[[event]]"  # [[event]]\n',
    ],
)
def test_it_never_comes_between_an_event_and_its_parts(more: str) -> None:
    first = event(1990, more)
    assert drawn(f"{first}\n{C}") == f"{first}\nNEW\n\n{C}"


def test_events_that_cannot_be_read_are_not_in_the_way() -> None:
    bad = '[[event]]\ndate = "someday"\n\n  [[event.claim]]\n  says = "x"\n'
    assert drawn(f"{A}\n{bad}\n{C}") in (f"{A}\n{bad}\nNEW\n\n{C}", f"{A}\nNEW\n\n{bad}\n{C}")


@pytest.mark.parametrize(
    "broken", [f"{A}\nno statement\n\n{C}", f'{A}\nnote = "open\n{C}', f"{A}\r{C}"]
)
def test_in_a_broken_file_it_goes_to_the_end(broken: str) -> None:
    assert drawn(broken) == f"{broken}\nNEW\n"


def test_the_bundled_timeline_gets_it_among_its_own() -> None:
    contents = bundled.path().read_bytes()
    new = added(contents, "2020-10-10")
    lines = new.contents.decode().splitlines()
    assert lines[new.line - 3 : new.line] == ["[[event]]", "date = 2020-10-10", 'title = ""']
    dates = [line for line in lines[: new.line] if line.startswith("date = 2020")]
    assert dates[-2] <= "date = 2020-10-10"
    assert removed(new.contents, new) == contents


def test_the_line_and_column_are_those_of_the_title_to_write() -> None:
    new = added(f"# a\r\n{A}\n{C}".encode())
    line = new.contents.decode().split("\n")[new.line - 1]
    assert line[: new.column - 1] + "X" + line[new.column - 1 :] == 'title = "X"'


# --- bytes ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("contents", "newline"),
    [
        (b"", b"\n"),
        (BOM, b"\n"),
        (BOM + A.encode() + b"\n" + C.encode(), b"\n"),
        (f"{A}\n{C}".replace("\n", "\r\n").encode(), b"\r\n"),
        (f"{A}\n{C}".replace("\n", "\r\n").encode()[:-2], b"\r\n"),
        (A.replace("\n", "\r\n").encode() + C.encode(), b"\r\n"),  # as the line before
        (b"\t[[event]]\n\tdate = 1990\n\ttitle = 'tabs'", b"\n"),
    ],
)
def test_line_ends_byte_order_mark_and_the_missing_last_newline(
    contents: bytes, newline: bytes
) -> None:
    new = added(contents)
    assert template("1995-06-15", newline.decode()).encode() in new.added
    assert new.contents[: new.start] + new.contents[new.end :] == contents
    assert new.contents.startswith(BOM) == contents.startswith(BOM)
    assert removed(new.contents, new) == contents


@pytest.mark.parametrize(
    ("contents", "why"),
    [
        (b"title = '\xff'\n", "is not UTF-8"),
        (A.encode("utf-16"), "is not UTF-8"),
        (b"event = [{ date = 1990, title = 'A' }]\n", "in another form than [[event]]"),
        (b"[event]\ndate = 1990\ntitle = 'A'\n", "in another form than [[event]]"),
    ],
)
def test_what_nothing_can_be_added_to_says_why(contents: bytes, why: str) -> None:
    with pytest.raises(InsertionError) as caught:
        added(contents)
    assert why in str(caught.value)


# --- out again ------------------------------------------------------------


def test_a_template_goes_out_although_the_file_is_different_elsewhere() -> None:
    new = added(f"{A}\n{C}".encode())
    edited = b"# more\n" + new.contents + b"\n# and more\n"
    assert removed(edited, new) == f"# more\n{A}\n{C}\n# and more\n".encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'title = ""', b'title = "A"'),
        (b"# kind", b"kind"),
        (b"# ids of parties", b"# ids of all"),
        (b"date = 1995-06-15\n", b"date = 1995-06-15\n\n"),
        (b"date = 1995", b"date =  1995"),
        (b"[[event]]\ndate = 1995", b"# [[event]]\ndate = 1995"),
        (b"\n# sources", b"\r\n# sources"),
    ],
)
@pytest.mark.parametrize("contents", [b"", f"{A}\n{C}".encode(), C.encode()])
def test_a_template_that_somebody_has_touched_stays(
    contents: bytes, old: bytes, new: bytes
) -> None:
    insertion = added(contents)
    assert insertion.contents.count(old) == 1
    assert removed(insertion.contents.replace(old, new), insertion) is None


def test_of_two_templates_the_one_that_was_just_added_goes() -> None:
    first = added(A.encode())
    second = added(first.contents)
    assert removed(second.contents, second) == first.contents
    assert removed(b"# moved\n" + second.contents, second) is None  # which one is not known


# --- always ---------------------------------------------------------------

texts = st.text(st.sampled_from("[]event=.\"'#\n\r\t 19-ab\ufeff\u00e9"), max_size=60)
documents = st.randoms(use_true_random=False).map(lambda random: Writer(random).document())
dates = st.integers(1, 9999).map(lambda year: f"{year:04}")


@given(st.one_of(texts, documents), dates)
def test_any_file_keeps_its_bytes_and_gets_them_back(text: str, date: str) -> None:
    contents = text.encode()
    try:
        new = added(contents, date)
    except InsertionError:
        return
    assert new.contents[: new.start] + new.contents[new.end :] == contents
    assert removed(new.contents, new) == contents


events = st.lists(
    st.tuples(
        st.integers(1900, 2100),
        st.sampled_from(["", "# after\n", '  [[event.claim]]\n  says = """\n[[event]]"""\n']),
        st.sampled_from(["", "\n", "\n\n", "\n# before\n", "[source.s%d]\ntitle = 'S'\n"]),
    ),
    max_size=8,
)


@given(events, st.integers(1900, 2100), st.booleans())
def test_a_file_still_says_the_same_with_a_template_in_it(
    made: list[tuple[int, str, str]], year: int, windows: bool
) -> None:
    text = "".join(
        event(date, more) + (between % number if "%" in between else between)
        for number, (date, more, between) in enumerate(made)
    )
    contents = (text.replace("\n", "\r\n") if windows else text).encode()
    new = added(contents, str(year))
    before, after = (load_bytes(one, "t").timeline for one in (contents, new.contents))
    assert [(one.title, one.span, one.claims) for one in after.events] == [
        (one.title, one.span, one.claims) for one in before.events
    ]
    filled = new.contents.replace(b'title = ""', b'title = "NEW"')
    assert "NEW" in {one.title for one in load_bytes(filled, "t").timeline.events}


@given(st.lists(st.integers(1900, 2100), max_size=10), st.integers(1900, 2100), st.booleans())
def test_a_file_in_order_stays_in_order(years: list[int], year: int, newest_first: bool) -> None:
    ordered = sorted(years, reverse=newest_first)
    new = added("\n".join(map(event, ordered)).encode(), str(year))
    text = new.contents.decode()
    dates = [int(line[7:]) for line in text.splitlines() if line.startswith("date")]
    if len(set(years)) > 1:
        assert dates == sorted(dates, reverse=newest_first)
