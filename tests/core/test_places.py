"""The scanner finds what the parser finds, where it stands."""

from itertools import pairwise
from random import Random

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.toml_writer import Writer
from tui.core.marks import Mark, event_lines
from tui.core.places import Lines, Places, blocks, undotted

TEXT = '''\
title = "A \\"title\\""
links = { led_to = ["a", 'b'], deep = { x = 1 } }
a.b."c d" = [1, [2, 3]]

[party.armenia]
name = "Armenia"

[[event]]  # the first
date = 2020-09-27
summary = """
[[event]]
date = no
"""
  [[event.figure]]
  of = "killed"
  [[event.figure]]
  of = "wounded"
[["event"]]
sources = [
  "one", # ]
  "two",
]
'''


def at(mark: Mark | None) -> str:
    """What stands at a place."""
    return "nothing" if mark is None else TEXT[mark.start : mark.end]


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), "title", '"A \\"title\\""'),
        (("links",), "links", "{ led_to = [\"a\", 'b'], deep = { x = 1 } }"),
        (("links", "led_to", 1), "nothing", "'b'"),
        (("links", "deep", "x"), "x", "1"),
        (("a", "b", "c d"), '"c d"', "[1, [2, 3]]"),
        (("a", "b", "c d", 1, 0), "nothing", "2"),
        (("a", "b"), "b", "nothing"),
        (("party",), "party", "nothing"),
        (("party", "armenia"), "armenia", "nothing"),
        (("party", "armenia", "name"), "name", '"Armenia"'),
        (("event", 0, "date"), "date", "2020-09-27"),
        (("event", 0, "figure", 1, "of"), "of", '"wounded"'),
        (("event", 0, "figure"), "figure", "nothing"),
        (("event", 1, "sources", 1), "nothing", '"two"'),
        (("event", 1), '"event"', "nothing"),
        (("event", 2), "nothing", "nothing"),
        (("event", 0, "dat"), "nothing", "nothing"),
    ],
)
def test_keys_and_values_stand_where_they_are_written(path, key, value):
    places = Places(TEXT)
    assert at(places.key(path)) == key
    assert at(places.value(path)) == value


@pytest.mark.parametrize(
    ("path", "header"),
    [
        (("party", "armenia"), "[party.armenia]"),
        (("event", 0), "[[event]]"),
        (("event", 0, "figure", 1), "[[event.figure]]"),
        (("event", 1), '[["event"]]'),
        (("links", "deep"), "{ x = 1 }"),
    ],
)
def test_headers_stand_where_they_are_written(path, header):
    assert at(Places(TEXT).header(path)) == header


def test_lines_are_counted_from_one():
    places, lines = Places(TEXT), Lines(TEXT)
    assert lines.at(0)[0] == 1
    assert lines.at(places.header(("event", 0)).start)[0] == 8
    assert lines.at(places.key(("event", 1, "sources")).start)[0] == 19
    assert TEXT[slice(*lines.at(0)[1:])] == 'title = "A \\"title\\""'
    assert Lines("a\nb").at(2) == Lines("a\nb").at(3) == (2, 2, 3)
    assert Lines("a\n").at(1) == (1, 0, 1)


def test_a_range_inside_a_string_is_found_unless_it_is_written_with_escapes():
    text = 'a = "March 30, 2020"\nb = "\\u004darch"\nc = """\nMarch"""\nd = 3\n'
    places = Places(text)

    def found(key, start, end):
        return text[slice(*places.within((key,), start, end))]

    assert found("a", 6, 8) == "30"
    assert found("a", 0, 99) == "March 30, 2020"
    assert found("b", 1, 2) == '"\\u004darch"'
    assert found("c", 0, 5) == "March"
    assert found("d", 0, 1) == "3"
    assert places.within(("e",), 0, 1) is None


def test_the_lines_of_events_are_those_of_their_headers():
    assert event_lines("[[event]]\n[[event.figure]]\n[[events]]\n[[event]]", 2) == [1, 4]
    assert event_lines('x = 1\n\n [["event"]]\n', 1) == [3]
    assert event_lines("", 0) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (TEXT, 2),
        ("event = [{}]\n", 1),
        ('note = """\n[[event]]\n"""\nevent = [{}]\n', 1),
        ('[[event]]\n[["event".figure]]\n', 1),
    ],
)
def test_the_lines_of_events_are_not_guessed(text, count):
    assert event_lines(text, count) == []


def test_the_blocks_of_a_document_cover_it():
    found = list(blocks(TEXT))
    assert [block.path for block in found] == [
        (),
        ("party", "armenia"),
        ("event", 0),
        ("event", 0, "figure", 0),
        ("event", 0, "figure", 1),
        ("event", 1),
    ]
    assert found[-1].end == len(TEXT)
    for block, following in pairwise(found):
        assert block.end == following.header.start


def test_quoted_keys_lose_their_quotes():
    assert undotted("a . 'b.c' .\"d\\te\"") == ("a", "b.c", "d\te")


def every_path(value, path=()):
    """The path of everything in a parsed document, with what stands there."""
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from every_path(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from every_path(inner, (*path, number))


def compare(text: str) -> int:
    """Check every path of a document that tomli reads; how many there are."""
    document = tomli.loads(text)
    places = Places(text)
    count = 0
    for path, value in every_path(document):
        count += 1
        if isinstance(path[-1], str):
            key = places.key(path)
            assert key is not None, path
            assert undotted(text[key.start : key.end]) == (path[-1],)
        mark = places.value(path)
        if mark is None:
            assert isinstance(value, dict | list), path
            assert places.header(path) is not None
        else:
            assert tomli.loads(f"x = {text[mark.start : mark.end]}") == {"x": value}
    events = document.get("event", [])
    headers = [places.header(("event", number)) for number in range(len(events))]
    if lines := event_lines(text, len(events)):
        assert lines == [Lines(text).at(header.start)[0] for header in headers]
    return count


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_scanner_agrees_with_the_parser(random):
    compare(Writer(random).document())


def test_the_scanner_agrees_with_the_parser_on_many_documents():
    found = sum(compare(Writer(Random(seed)).document()) for seed in range(1_500))
    assert found > 20_000


def test_deep_arrays_and_endless_brackets_end():
    assert Places("a = " + "[" * 300 + "]" * 300 + "\nb = 1\n").value(("b",)) == Mark(609, 610)
    for broken in ("a = [", "a = {", "a = [{b = [", 'a = """', "[", "[[a", "= = =", "a = [1,,,2"):
        places = Places(broken)
        places.value(("a",))
        places.key(("b",))
