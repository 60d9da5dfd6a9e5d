"""Queries as text: what is read and written again, and where a mistake is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.asking import QUERIES
from tui.core.query import (
    EVERYTHING,
    Either,
    Query,
    QueryError,
    Term,
    Text,
    Without,
    all_of,
    written,
)
from tui.core.query_parse import DEEPEST, parse
from tui.core.query_plain import plain
from tui.core.query_words import refusal


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", EVERYTHING),
        ("  \n ", EVERYTHING),
        ("a b", all_of((Text("a"), Text("b")))),
        ("a and b", all_of((Text("a"), Text("b")))),
        ("(a (b c)) d", all_of((Text("a"), Text("b"), Text("c"), Text("d")))),
        ("a OR b", Either((Text("a"), Text("b")))),
        ("a b or c", Either((all_of((Text("a"), Text("b"))), Text("c")))),
        ("-a", Without(Text("a"))),
        ("not not a", Text("a")),
        ("- a", all_of((Text("-"), Text("a")))),
        ("Nagorno-Karabakh", Text("Nagorno-Karabakh")),
        ('"a (b)"c', all_of((Text("a (b)"), Text("c")))),
        (r'"say \"no\" \\ \n"', Text(r'say "no" \ \n')),
        ('"kind:battle"', Text("kind:battle")),
        ("12:30", Text("12:30")),
        ("Kind:battle", Term("kind", ("battle",))),
        ('kind:battle,"a, b"', Term("kind", ("battle", "a, b"))),
        ('place:"a b"c', Term("place", ("a bc",))),
        ("verified:TRUE", Term("verified", ("yes",))),
        ("importance:3", Term("importance", (), "=", 3)),
        (
            "importance:2..4",
            all_of((Term("importance", (), ">=", 2), Term("importance", (), "<=", 4))),
        ),
        ("figure:killed>=1,960", Term("figure", ("killed",), ">=", 1960)),
        ('figure:"a>b"<0.5', Term("figure", ("a>b",), "<", 0.5)),
        ("figure:=3", Term("figure", (), "=", 3)),
        ("date:-0044", Term("date", ("-0044",))),
    ],
)
def test_a_text_is_read_as(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("kind:battle AND not place:shusha", "kind:battle -place:shusha"),
        ("((a or b)) c", "(a or b) c"),
        ("a or (b or c)", "a or b or c"),
        ('"word" "two words"', 'word "two words"'),
        ('"or" "-x" "kind:x"', '"or" "-x" "kind:x"'),
        ("importance:2..4", "importance:>=2 importance:<=4"),
        ("figure:killed>1_000", "figure:killed>1000"),
        ('date:"1992"', "date:1992"),
    ],
)
def test_a_query_is_written_in_one_way(text: str, again: str) -> None:
    assert written(parse(text)) == again


@given(QUERIES)
def test_what_is_written_is_read_again(query: Query) -> None:
    assert parse(written(query)) == query


def refused_or_read(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error


SYNTAX = st.lists(
    st.sampled_from(
        ["(", ")", '"', "-", "or", "and", "not", " ", ",", ":", "kind:", "date:", "figure:", "a",
         "importance:", "..", "1992", ">", "=", "\\", "\0", "verified:", "x-y:", "é", "before:"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.text() | SYNTAX)
def test_any_text_is_a_query_or_says_where_it_is_none(text: str) -> None:
    query = refused_or_read(text)
    if isinstance(query, QueryError):
        assert 0 <= query.start <= query.end <= len(text)
        assert query.message
        assert len(refusal(text, query)) == 2
    else:
        assert parse(written(query)) == query


@given(st.text() | SYNTAX)
def test_any_text_is_a_search(text: str) -> None:
    plain(text)


@pytest.mark.parametrize(
    ("text", "wrong", "message", "near"),
    [
        ("a knd:battle", "knd", 'there is no field "knd"', "kind"),
        ("https://x.org", "https://x.org", "quote it to search for it", '"https://x.org"'),
        ("kind:", "kind:", "needs a value, as in kind:battle", ""),
        ("kind:a,,b", "", "a value is missing", ""),
        ('a "b c', '"b c', "never closed", '"b c"'),
        ("(a (b)", "(a (b)", "never closed", "(a (b))"),
        ("a) b", ")", "never opened", ""),
        ("a ()", "()", "nothing stands between", ""),
        ('""', '""', "nothing stands between", ""),
        ("or a", "or", "nothing stands before", '"or"'),
        ("a or", "or", "nothing stands after", '"or"'),
        ("(a and) b", "and", "nothing stands after", '"and"'),
        ("not", "not", "nothing stands after", '"not"'),
        ("date:May 1992 x", "May 1992", "quoted", '"May 1992"'),
        ("date:1992-13", "1992-13", "no month 13", "1992-12"),
        ("date:1992..1993-13", "1992..1993-13", "no month 13", "1992..1993-12"),
        ("date:03/04/2020", "03/04/2020", "can mean", "2020-04-03"),
        ("date:1994..1992", "1994..1992", "ends before it begins", "1992..1994"),
        ("before:..1992", "..1992", "needs a date with a beginning", ""),
        ("after:1992..", "1992..", "needs a date with an end", ""),
        ("figure:killed>", "", "a number is missing after >", ""),
        ("figure:killed>=many", "many", "not a number", ""),
        ("figure:killed>1,60", "1,60", "not a number", ""),
        ("figure:killed>1,9600", "1,9600", "not a number", ""),
        ("importance:1,2", "1,2", "not a number", ""),
        ("figure:killed>1e999", "1e999", "too large", ""),
        ("importance:7", "7", "from 1 to 5", ""),
        ("importance:high", "high", "not a number", ""),
        ("importance:4..2", "4..2", "ends before it begins", "2..4"),
        ("contested:maybe", "maybe", "is yes or no", ""),
        ("confidence:hgh", "hgh", "is high, medium or low", "high"),
    ],
)
def test_a_mistake_is_shown_where_it_is(text: str, wrong: str, message: str, near: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    error = caught.value
    assert message in error.message
    assert text[error.start : error.end] == wrong
    assert error.suggestion == near


@pytest.mark.parametrize(
    "text",
    [
        "a knd:battle",
        'a "b c',
        "(a (b)",
        "date:May 1992 x",
        "date:1992..1993-13",
        "importance:4..2",
    ],
)
def test_what_is_suggested_is_a_query(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    error = caught.value
    parse(text[: error.start] + error.suggestion + text[error.end :])


@pytest.mark.parametrize("text", ["(", "-", "((", "not ", '"', "\\", "a(", "kind:a,", "-("])
def test_a_long_hostile_text_is_refused_or_read(text: str) -> None:
    refused_or_read(text * 10_000)


def test_nothing_goes_deeper_than_it_may() -> None:
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST) == Text("a")
    with pytest.raises(QueryError, match="deep"):
        parse("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))


def test_the_mark_stands_under_the_place() -> None:
    with pytest.raises(QueryError) as caught:
        parse("漢字 knd:a\x1b")
    assert refusal("漢字 knd:a\x1b", caught.value) == (
        "  漢字 knd:a␛",
        "       ^^^ did you mean kind?",
    )


def test_of_a_long_query_the_part_around_the_place_is_shown() -> None:
    text = "word " * 100 + "knd:a" + " word" * 100
    with pytest.raises(QueryError) as caught:
        parse(text)
    line, mark = refusal(text, caught.value)
    assert len(line) < 130
    assert line[mark.index("^") :].startswith("knd:a")
