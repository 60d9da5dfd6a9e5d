"""What could be better: each hint, where it stands, and what gets none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.advice import is_near
from tui.core.load import load_text
from tui.core.problems import Severity

EVENT = '[[event]]\ndate = 2020-09-27\ntitle = "T"\n'
PARTIES = '[party.a]\nname = "Armenia"\n[party.z]\nname = "Azerbaijan"\n'
SOURCES = '[source.s]\ntitle = "S"\n[source.t]\ntitle = "T"\n'
NAMED = 'parties = ["a", "z"]\n'
CLAIM = '[[event.claim]]\nby = "{}"\nsays = "So it was"\nsources = ["s", "t"]\n'


def hints(text):
    """The hints of a text, and nothing else that is told of it: ``line:column code message``."""
    return [
        f"{each.line}:{each.column} {each.code} {each.message}"
        + (f"; {each.suggestion}" if each.suggestion else "")
        for each in load_text(text, "x", hints=True).problems
        if each.severity is Severity.HINT
    ]


def cited(*names):
    return f"sources = [{', '.join(repr(name) for name in names)}]\n"


def test_hints_are_told_only_to_those_who_ask():
    assert load_text('[party.a]\n[place.a]\n[source.a]\ntitle = "A"\n', "x").problems == ()


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (cited("s", "t"), []),
        (cited("s"), ['8:11 T080 event "T" rests on a single source']),
        (cited("s", "s"), ['8:11 T080 event "T" rests on a single source']),
        ("", ['5:1 T080 event "T" rests on no source']),
        (cited("s") + '[[event.figure]]\nof = "x"\nvalue = 1\nwho = "w"\n' + cited("t"), []),
        (
            '[[event.figure]]\nof = "x"\nvalue = 1\nwho = "w"\n' + cited("s"),
            ['5:1 T080 event "T" rests on a single source'],
        ),
    ],
)
def test_an_event_should_rest_on_more_than_one_source(event, expected):
    told = hints(SOURCES + EVENT + event)
    assert [each for each in told if "T080" in each] == expected


def test_a_file_without_sources_is_a_file_of_its_own_kind():
    assert hints(EVENT) == []


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ((), None),
        (("a",), "event \"T\" has claims of Armenia only; what of Azerbaijan?"),
        (("z", "z"), "event \"T\" has claims of Azerbaijan only; what of Armenia?"),
        (("a", "z"), None),
        (("a", "s"), None),
        (("s",), None),
        (("mod",), "event \"T\" has claims of Azerbaijan only; what of Armenia?"),
        (("mod", "z"), "event \"T\" has claims of Azerbaijan only; what of Armenia?"),
        (("mod", "a"), None),
    ],
)  # fmt: skip
def test_where_one_party_speaks_the_other_should_be_heard(voices, expected):
    """``mod`` is a source on the side of Azerbaijan, ``s`` one on no side."""
    mod = '[source.mod]\ntitle = "M"\naffiliation = "z"\n'
    text = PARTIES + SOURCES + mod + EVENT + NAMED + cited("s", "t", "mod")
    told = [each for each in hints(text + "".join(map(CLAIM.format, voices))) if "T081" in each]
    assert told == ([f"18:6 T081 {expected}"] if expected else [])


def test_without_a_second_party_there_is_nobody_to_ask():
    text = '[party.a]\nname = "A"\n' + SOURCES + EVENT + cited("s", "t") + CLAIM.format("a")
    assert hints(text) == []


def test_what_is_never_used_can_go_or_is_misspelt_elsewhere():
    text = PARTIES + SOURCES
    assert hints(text) == [
        '1:1 T086 party "a" is never named',
        '3:1 T086 party "z" is never named',
        '5:1 T082 source "s" is never cited',
        '7:1 T082 source "t" is never cited',
    ]
    used = (
        EVENT + cited("s", "t") + 'parties = ["a"]\n' + CLAIM.format("z"),
        '[place.p]\nlat = 1\nlon = 1\nnames = { a = "P", z = "Q" }\n' + EVENT + cited("s", "t"),
        EVENT + '[[event.figure]]\nof = "x"\nvalue = 1\nby = "s"\nsources = ["t"]\n'
        '[[event.claim]]\nby = "a"\nsays = "x"\n[[event.claim]]\nby = "z"\nsays = "y"\n',
    )  # fmt: skip
    for more in used:
        assert [each for each in hints(text + more) if "never" in each] == []


def test_what_a_broken_statement_may_have_said_is_not_missed():
    assert hints(PARTIES + SOURCES + EVENT + "sources = [s]\n") == []
    assert hints("[place.p]\nlat = x\n" + EVENT) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("lat = 1\nlon = 2\n", []),
        ("lat = 0\nlon = 0\n", []),
        ("", ['1:1 T083 place "p" has no coordinates; add lat and lon']),
        ("lat = 1\n", ['1:1 T083 place "p" has lat and no lon; add lon']),
        ("lon = 1\n", ['1:1 T083 place "p" has lon and no lat; add lat']),
    ],
)
def test_a_place_should_have_a_point(fields, expected):
    assert hints("[place.p]\n" + fields + EVENT) == expected


@pytest.mark.parametrize(
    ("date", "is_native"),
    [
        ("2020-09-27", True),
        ("2020-09-27T04:00:00", True),
        ("2020-09-27 04:00:00.5+03:00", True),
        ("2020-09-27T04:00:00Z", True),
        ("2020-09-27T24:00:00", False),
        ("2020-09", False),
        ("2020", False),
        ("2020-09-27~", False),
        ("2020-09-27/2020-11-10", False),
        ("0000-01-01", False),
        ("c. 1992", False),
    ],
)
def test_a_date_of_toml_needs_no_quotes(date, is_native):
    expected = f'2:8 T084 "{date}" can be a date of TOML; write {date} without quotes'
    assert hints(f'[[event]]\ndate = "{date}"\ntitle = "T"\n') == ([expected] if is_native else [])


def test_every_field_that_holds_a_date_is_looked_at():
    day = '"2020-09-27"'
    text = (
        f"view = {day}\n[era.e]\nstart = {day}\nend = {day}\n[source.s]\n"
        f"title = 'S'\ndate = {day}\n"
        f"[[event]]\ntitle = 'T'\ndate = {day}\nend = {day}\nearliest = {day}\nlatest = {day}\n"
        f"reported = {day}\nsources = ['s']\n"
        f"[[event.figure]]\nof = 'x'\nvalue = 1\nby = 's'\ndate = {day}\n"
        f"[[event.claim]]\nby = 's'\nsays = 'x'\ndate = {day}\n"
    )
    lines = [each.split(":")[0] for each in hints(text) if "T084" in each]
    assert lines == ["1", "3", "4", "7", "10", "11", "12", "13", "14", "20", "24"]


TABLES = "[era.six-week-war]\nstart = 2020-09-27\n[kind.battle]\n[place.shusha]\nlat = 1\nlon = 1\n"


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ('kind = "battle"', ""),
        ('kind = "batle"', "battle"),
        ('kind = "Battle"', "battle"),
        ('kind = "cattle"', "battle"),
        ('kind = "abttle"', "battle"),
        ('kind = "baattle"', "battle"),
        ('kind = "bottles"', ""),
        ('kind = "shusha"', ""),
        ('place = "Shusha"', "shusha"),
        ('place = "Shushi"', "shusha"),
        ('place = "near Shusha"', ""),
        ('era = "six week war"', "six-week-war"),
        ('era = ["six-week-war", "SixWeekWar"]', "six-week-war"),
        ('era = "the war"', ""),
    ],
)
def test_a_text_that_is_nearly_an_id_may_be_meant_as_that(field, meant):
    told = hints(TABLES + EVENT + field + "\n")
    assert [each.split("; ")[1] for each in told] == ([f'did you mean "{meant}"?'] if meant else [])
    assert all(each.startswith("10:") for each in told)


def test_the_place_of_a_near_id_is_the_very_text():
    (told,) = hints(TABLES + EVENT + 'era = ["six-week-war", "six-weekwar"]\n')
    assert told.startswith('10:24 T085 era "six-weekwar" of event "T" is no id, but near to one')


@pytest.mark.parametrize(
    ("text", "other", "near"),
    [
        ("battle", "battle", True),
        ("battle", "battel", True),
        ("battle", "batle", True),
        ("batle", "battle", True),
        ("battle", "bottle", True),
        ("battle", "cattles", False),
        ("battle", "bttael", False),
        ("war", "bar", False),
        ("", "a", False),
        ("abcd", "bcde", False),
    ],
)
def test_near_is_one_letter(text, other, near):
    assert is_near(text, other) is near
    assert is_near(other, text) is near


@given(st.text("ab", min_size=4, max_size=8), st.integers(0, 8), st.sampled_from("abc"))
def test_every_single_slip_of_a_letter_is_near(word, at, letter):
    at = min(at, len(word) - 1)
    slips = (
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        *([word[:at] + word[at + 1 :]] if len(word) > 4 else []),
    )
    assert all(is_near(word, slip) for slip in slips)
