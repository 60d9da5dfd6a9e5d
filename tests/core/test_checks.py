"""What the events say of each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.load import load_text


def written(*events):
    """A file of events: id, date, and further fields."""
    return "".join(
        f'[[event]]\nid = "{name}"\ntitle = "{name}"\ndate = {when}\n{rest}\n'
        for name, when, rest in events
    )


def told(*events):
    """The problems of a file in short: line, code and message."""
    loaded = load_text(written(*events), "x")
    return [f"{each.line}:{each.code} {each.message}" for each in loaded.problems]


def left(*events):
    """What is left of the events, by id."""
    return {event.key: event for event in load_text(written(*events), "x").timeline.events}


def test_the_first_of_two_keeps_the_id():
    loaded = load_text(
        written(("a", 2021, ""), ("b", 2020, ""))
        + '[[event]]\nid = "a"\ntitle = "c"\ndate = 2019\n',
        "x",
    )
    assert [event.key for event in loaded.timeline.events] == ["#2", "b", "a"]
    assert [problem.code for problem in loaded.problems] == ["T041"]
    assert '"a" (line 2)' in loaded.problems[0].message


@pytest.mark.parametrize(
    ("first", "second", "possible"),
    [
        ("2020-09-27", "2020-09-28", True),
        ("2020-09-27", "2020-09-27", True),
        ("2020-09-28", "2020-09-27", False),
        ("2020", "2020-02-01", True),
        ("2020-12-31", "2020", True),
        ("2021-01-01", "2020", False),
        ('"1991/.."', "1990", False),
        ('"../1992"', "1900", True),
        ('"/1992"', "1900", True),
    ],
)
def test_an_order_is_held_against_the_bounds_of_the_dates(first, second, possible):
    """The first event is said to come before the second, in both ways to say it."""
    for events in (
        (("a", first, 'before = ["b"]'), ("b", second, "")),
        (("a", first, ""), ("b", second, 'after = ["a"]')),
    ):
        problems = told(*events)
        assert [problem.split()[0].split(":")[1] for problem in problems] == (
            [] if possible else ["T060"]
        )
        relations = [event.after + event.before for event in left(*events).values()]
        assert any(relations) == possible


def test_a_contradiction_stands_at_the_very_id():
    loaded = load_text(
        written(("a", 2020, ""), ("b", 2021, ""), ("c", 2020, 'after = ["a", "b"]')), "x"
    )
    (problem,) = loaded.problems
    assert (problem.line, problem.column, problem.end_column) == (15, 15, 18)
    assert problem.message == 'event "c" cannot be after "b": their dates say otherwise'
    assert left(("a", 2020, ""), ("b", 2021, ""), ("c", 2020, 'after = ["a", "b"]'))["c"].after == (
        "a",
    )


def test_circles_are_named_and_opened():
    events = (
        ("a", 2020, 'after = ["b"]'),
        ("b", 2020, 'after = ["c"]'),
        ("c", 2020, 'before = ["b"]\nafter = ["a"]'),
    )
    assert told(*events) == [
        '16:T061 event "a" is said to come after itself: "a" → "b" → "c" → "a"',
    ]
    kept = left(*events)
    assert (kept["a"].after, kept["b"].after, kept["c"].after) == (("b",), ("c",), ())


def test_nothing_is_part_of_itself():
    itself = ("a", 2020, 'links = { part_of = ["a"] }')
    assert told(itself) == ['5:T061 event "a" is said to be part of itself: "a" → "a"']
    assert left(itself)["a"].links.part_of == ()


@pytest.mark.parametrize(
    ("child", "how"),
    [
        ("2020-10-01", ""),
        ("2020-09-27", ""),
        ("2020-11-10", ""),
        ("2020-09-26", "begins before"),
        ("2020-11-11", "ends after"),
        ("2020", ""),
        ('"2020-09/2020-12"', "ends after"),
        ('"2020-10-01/.."', ""),
        ('"2020-08/"', "begins before"),
        ("2019", "begins before"),
    ],
)
def test_a_part_lies_within_its_whole(child, how):
    events = (
        ("war", '"2020-09-27/2020-11-10"', ""),
        ("part", child, 'links = { part_of = ["war"] }'),
    )
    expected = [f'10:T062 event "part" {how} "war", which it is part of'] if how else []
    assert told(*events) == expected
    assert left(*events)["part"].links.part_of == ("war",)


@given(
    st.lists(
        st.tuples(
            st.integers(2000, 2003),
            st.lists(st.integers(0, 5), max_size=3),
            st.lists(st.integers(0, 5), max_size=2),
            st.lists(st.integers(0, 5), max_size=2),
        ),
        min_size=6,
        max_size=6,
    )
)
def test_what_is_left_can_be_followed_to_its_end(events):
    """No way over `after` and `before`, and none over `part_of`, comes back."""
    kept = left(
        *(
            (
                f"e{number}",
                year,
                f"after = {[f'e{n}' for n in after]}\nbefore = {[f'e{n}' for n in before]}\n"
                f"links = {{ part_of = {[f'e{n}' for n in parents]} }}",
            )
            for number, (year, after, before, parents) in enumerate(events)
        )
    )
    assert len(kept) == 6
    earlier = {name: set(event.after) for name, event in kept.items()}
    for name, event in kept.items():
        for other in event.before:
            earlier[other].add(name)
    for edges in (earlier, {name: set(event.links.part_of) for name, event in kept.items()}):
        ends = dict(edges)
        while gone := [name for name, ways in ends.items() if not ways & ends.keys()]:
            for name in gone:
                del ends[name]
        assert not ends


def test_a_long_chain_is_no_trouble():
    count = 5_000
    chain = [(f"e{n}", 2020, f'after = ["e{n + 1}"]') for n in range(count)]
    assert told(*chain, (f"e{count}", 2020, "")) == []
    assert len(told(*chain, (f"e{count}", 2020, 'after = ["e0"]'))) == 1
