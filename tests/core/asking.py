"""Queries of all shapes, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.core.query import Query, Term, Text, all_of, either_of, without

WORDS = st.sampled_from(
    ["ford", "Ford ", "the", "or", "-by", "kind:", "Şəhər", "“siege", 'a "b"', "\\", "a\\", "war",
     "shusha", "Xankəndi", "1992", "e", "two  columns", "(x)", "and", "armen", "North", "not"]
) | st.text(min_size=1, max_size=6)  # fmt: skip
VALUES = st.sampled_from(
    ["north", "nor", "battle", "talks", "ford", "war", "old-war", "town", "river", "daily", "a,b",
     "armenia", "azerb", "shusha", "Shushi", "border", "wion", "report", "ministry", "killed",
     "killed (children)", "x>3", "sea", "Ford road", "six-week war", "s/1992/7"]
) | st.text(min_size=1, max_size=4).filter(str.strip)  # fmt: skip
DATES = st.sampled_from(
    ["1992", "1993..1994", "1992-02-26", "..1992", "1994-05-12..", "c. 1991", "spring 1993",
     "1988", "2020-10", "2020-09-27..2020-11-10", "May 1992..June 1993"]
)  # fmt: skip
SIGNS = st.sampled_from(["<", "<=", "=", ">=", ">"])
NUMBERS = st.integers(-10, 300) | st.floats(0, 500, width=32)


def _values(*fields: str) -> st.SearchStrategy[Query]:
    values = st.lists(VALUES, min_size=1, max_size=2).map(tuple)
    return st.builds(Term, st.sampled_from(fields), values)


def _chosen(field: str, *values: str) -> st.SearchStrategy[Query]:
    return st.builds(Term, st.just(field), st.sampled_from(values).map(lambda value: (value,)))


LEAVES = st.one_of(
    st.builds(Text, WORDS),
    _values("kind", "party", "place", "era", "lane", "tag", "source", "claim", "title", "id"),
    st.builds(
        Term,
        st.sampled_from(["date", "possibly", "within"]),
        DATES.map(lambda date: (date,)),
    ),
    st.builds(
        Term, st.sampled_from(["before", "after"]), st.sampled_from([("1992",), ("c. 1993",)])
    ),
    _values("figure"),
    st.builds(Term, st.just("figure"), st.lists(VALUES, max_size=2).map(tuple), SIGNS, NUMBERS),
    st.builds(Term, st.just("importance"), st.just(()), SIGNS, st.integers(1, 5)),
    _chosen("contested", "yes", "no"),
    _chosen("verified", "yes", "no"),
    _chosen("confidence", "low", "medium", "high"),
)
QUERIES: st.SearchStrategy[Query] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: all_of(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: either_of(tuple(parts))),
        inner.map(without),
    ),
    max_leaves=6,
)
"""Trees as the parser makes them."""
