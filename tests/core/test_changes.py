"""What a save changed, told event by event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.changes import Changes, changes
from tui.core.load import load_text
from tui.core.model import Timeline


def file(events: str, head: str = "") -> Timeline:
    """A timeline of events written as ``id|date|title`` or ``date|title``, one a line."""
    blocks = [head]
    for line in events.split("\n"):
        if line.strip():
            *named, date, title = (part.strip() for part in line.split("|"))
            blocks.append(f'[[event]]\ndate = {date}\ntitle = "{title}"\n')
            blocks += [f'id = "{name}"\n' for name in named]
    loaded = load_text("\n".join(blocks), "t.toml")
    assert not any(each.is_error for each in loaded.problems), loaded.problems
    return loaded.timeline


def told(found: Changes) -> str:
    """The changes with their titles: ``+ Moon ~ Mars - Venus``."""
    signs = (("+", found.added), ("~", found.changed), ("-", found.removed))
    return " ".join(f"{sign} {event.title}" for sign, events in signs for event in events)


MOON, MARS = "moon | 1969-07-20 | Moon", "mars | 1976-07-20 | Mars"

SAVES = {
    "nothing": (f"{MOON}\n{MARS}", f"{MOON}\n{MARS}", ""),
    "the order of the file": (f"{MOON}\n{MARS}", f"{MARS}\n{MOON}", ""),
    "one more": (MOON, f"{MOON}\n{MARS}", "+ Mars"),
    "one more, above": (MARS, f"{MOON}\n{MARS}", "+ Moon"),
    "one less": (f"{MOON}\n{MARS}", MARS, "- Moon"),
    "all gone": (f"{MOON}\n{MARS}", "", "- Moon - Mars"),
    "a title, by id": (MOON, "moon | 1969-07-20 | Apollo 11", "~ Apollo 11"),
    "everything but the id": (MOON, "moon | 1970-01-01 | Apollo", "~ Apollo"),
    "an id, by title and date": (MOON, "apollo-11 | 1969-07-20 | Moon", "~ Moon"),
    "an id is given": ("1969-07-20 | Moon", MOON, "~ Moon"),
    "an id is taken away": (MOON, "1969-07-20 | Moon", "~ Moon"),
    "without ids: one more, above": (
        "1976-07-20 | Mars",
        "1969-07-20 | Moon\n1976-07-20 | Mars",
        "+ Moon",
    ),
    "without ids: a title, by date": (
        "1969-07-20 | Moon",
        "1969-07-20 | The Moon",
        "~ The Moon",
    ),
    "without ids: a date, by title": ("1969-07-20 | Moon", "1969-07-21 | Moon", "~ Moon"),
    "without ids: both": ("1969-07-20 | Moon", "1970-01-01 | Apollo", "+ Apollo - Moon"),
    "two ids are two events": (MOON, "luna | 1969-07-20 | Luna 15", "+ Luna 15 - Moon"),
    "the same twice, one taken out": (
        "1994-05-12 | Truce\n1994-05-12 | Truce",
        "1994-05-12 | Truce",
        "- Truce",
    ),
    "of two with one title, the nearer one moved": (
        "1994-05-12 | Truce\n2020-10-10 | Truce",
        "2020-10-18 | Truce",
        "~ Truce - Truce",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), SAVES.values(), ids=SAVES)
def test_what_a_save_changed(old: str, new: str, expected: str) -> None:
    assert told(changes(file(old), file(new))) == expected


def test_the_event_that_went_is_the_further_one() -> None:
    found = changes(
        file("1994-05-12 | Truce\n2020-10-10 | Truce"),
        file("2020-10-18 | Truce"),
    )
    assert [event.written for event in found.removed] == ["1994-05-12"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (MOON, MOON, "nothing changed in the events"),
        (MOON, f"{MOON}\n{MARS}", "1 added"),
        (f"{MOON}\n2001-01-01 | a", f"{MARS}\nmoon | 1969-07-20 | Luna\n2001-02-02 | b", ""),
    ],
)
def test_the_changes_in_words(old: str, new: str, words: str) -> None:
    assert changes(file(old), file(new)).words() == (words or "2 added, 1 changed, 1 removed")


def test_every_field_of_an_event_counts_but_where_it_stands() -> None:
    old = file(MOON)
    assert told(changes(old, file(MOON, head="# a remark\n\n\n"))) == ""
    other = file(MOON, head="[party.us]\nname = 'US'")
    assert told(changes(old, other)) == ""
    more = load_text('[[event]]\nid = "moon"\ndate = 1969-07-20\ntitle = "Moon"\ntags = ["x"]', "t")
    assert told(changes(old, more.timeline)) == "~ Moon"


def test_the_edge_of_an_era_that_moves_changes_no_event() -> None:
    head = '[era.race]\nname = "Race"\nstart = {}\n'
    old, new = file(MOON, head.format("1957")), file(MOON, head.format("1970"))
    assert old.events[0].eras != new.events[0].eras
    assert told(changes(old, new)) == ""


def test_keys_are_followed_from_one_reading_to_the_next() -> None:
    old = file("1969-07-20 | Moon\n1976-07-20 | Mars\nvenus | 1970-12-15 | Venus")
    new = file("1957-10-04 | Sputnik\n1976-07-20 | Mars\nvenus | 1970-12-15 | Venus 7")
    found = changes(old, new)
    assert found.keys == {"#0", "venus"}
    assert [found.now(key) for key in ("#0", "#1", "venus")] == ["", "#1", "venus"]
    assert changes(old, file("1957-10-04 | Sputnik\n1969-07-20 | Moon")).now("#0") == "#1"


LINES = st.lists(
    st.tuples(st.sampled_from(["", "a|", "b|", "c|"]), st.integers(1, 3), st.sampled_from("XYZ")),
    max_size=6,
    unique_by=lambda line: line[0] or line,
)


@given(LINES, LINES)
def test_what_is_told_adds_up(old: list[tuple[str, int, str]], new: list[tuple[str, int, str]]):
    before, after = (
        file("\n".join(f"{id_}200{year}|{title}" for id_, year, title in lines))
        for lines in (old, new)
    )
    found = changes(before, after)
    assert len(before.events) - len(found.removed) == len(after.events) - len(found.added)
    assert {event.key for event in found.removed} <= {event.key for event in before.events}
    assert found.keys <= {event.key for event in after.events}
    stay = [event.key for event in before.events if event not in found.removed]
    followed = [found.now(key) for key in stay]
    assert len(set(followed)) == len(followed)
    assert set(followed) == {event.key for event in after.events} - {e.key for e in found.added}
    assert not any(changes(after, after)[:3])
