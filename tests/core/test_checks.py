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
    assert problem.message == 'event "c" (2020) cannot be after "b" (2021)'
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


def test_a_long_circle_is_not_named_to_its_end():
    events = [(f"e{n}", 2020, f'after = ["e{(n + 1) % 30}"]') for n in range(30)]
    (problem,) = told(*events)
    assert problem.endswith('"e9" → 11 more → "e21" → "e22" → "e23" → "e24" → "e25" → "e26" → '
                            '"e27" → "e28" → "e29" → "e0"')  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "chain"),
    [
        (("2021", '"[2019..2022]"', "2020"), '"e0" (2021) → "e1" → "e2" (2020)'),
        (("2021", '"[2019..]"', "2021"), ""),
        (("2021-05-02", "2021", "2021-05-01"), '"e0" (2 May 2021) → "e1" → "e2" (1 May 2021)'),
        (("2021-05-02", "2021", "2021-05-02"), ""),
        (("2021", '"/2023"', '"/1990"'), '"e0" (2021) → "e1" → "e2" (until 1990, start unknown)'),
        (
            ("2005", '"[2001..]"', '"[2000..]"', '"[..2010]"', "2004"),
            '"e0" (2005) → "e1" → "e2" → "e3" → "e4" (2004)',
        ),
    ],
)
def test_dates_that_only_together_are_impossible(dates, chain):
    """Each event is said to come after the one before it; no two neighbours contradict."""
    last = len(dates) - 1
    forward = [
        (f"e{n}", when, f'after = ["e{n - 1}"]' if n else "") for n, when in enumerate(dates)
    ]
    back = [
        (name, when, f'before = ["e{n + 1}"]' if n < last else "")
        for n, (name, when, _) in enumerate(forward)
    ]
    expected = f'event "e{last}" cannot be after "e{last - 1}", for {chain} goes back in time'
    assert [each.split(" ", 1)[1] for each in told(*forward)] == ([expected] if chain else [])
    expected = f'event "e{last - 1}" cannot be before "e{last}", for {chain} goes back in time'
    assert [each.split(" ", 1)[1] for each in told(*back)] == ([expected] if chain else [])


@given(
    st.lists(
        st.tuples(
            st.integers(2000, 2009), st.integers(0, 9), st.lists(st.integers(0, 9), max_size=3)
        ),
        min_size=1,
        max_size=10,
    )
)
def test_order_is_told_if_and_only_if_no_dates_within_the_bounds_keep_it(events):
    """Each begins in a year from a first to a last one, after some of those above it."""
    after = [[n for n in names if n < number] for number, (_, _, names) in enumerate(events)]
    earliest: list[int] = []  # the first year in which each could begin if all order held
    for (first, _, _), names in zip(events, after, strict=True):
        earliest.append(max([first, *(earliest[name] for name in names)]))
    possible = all(
        year <= first + length for year, (first, length, _) in zip(earliest, events, strict=True)
    )
    problems = told(
        *(
            (f"e{n}", f'"[{first}..{first + length}]"', f"after = {[f'e{x}' for x in after[n]]}")
            for n, (first, length, _) in enumerate(events)
        )
    )
    assert (problems == []) == possible
    assert all(":T060 " in problem for problem in problems)


WAR = "27 September – 10 November 2020"


@pytest.mark.parametrize(
    ("child", "how"),
    [
        ("2020-10-01", ""),
        ("2020-09-27", ""),
        ("2020-11-10", ""),
        ("2020-09-26", "(26 September 2020) begins before"),
        ("2020-11-11", "(11 November 2020) begins after the end of"),
        ("2020", ""),
        ('"2020-09/2020-12"', "(September–December 2020) ends after"),
        ('"2020-10-01/.."', ""),
        ('"2020-12/"', "(from December 2020, end unknown) begins after the end of"),
        ('"2020-08/"', "(from August 2020, end unknown) begins before"),
        ('"/2019"', "(until 2019, start unknown) begins before"),
        ("2019", "(2019) begins before"),
    ],
)
def test_a_part_lies_within_its_whole(child, how):
    events = (
        ("war", '"2020-09-27/2020-11-10"', ""),
        ("part", child, 'links = { part_of = ["war"] }'),
    )
    expected = f'10:T062 event "part" {how} "war" ({WAR}), which it is part of'
    assert told(*events) == ([expected] if how else [])
    assert left(*events)["part"].links.part_of == ("war",)


def test_a_part_lies_within_the_whole_of_its_whole():
    war = ("war", '"2020-09-27/2020-11-10"', "")
    talks = ("talks", '"2020-10-01/"', 'links = { part_of = ["war"] }')
    meeting = ("meeting", 2021, 'links = { part_of = ["talks"] }')
    speech = ("speech", 2021, 'links = { part_of = ["meeting"] }')
    assert told(speech, meeting, talks, war) == [
        '10:T062 event "meeting" (2021) begins after the end of '
        f'"war" ({WAR}), which it is part of: "meeting" → "talks" → "war"'
    ]


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
