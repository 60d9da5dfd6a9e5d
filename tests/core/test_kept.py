"""What stays on the screen while the file is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core import load
from tui.core.kept import banner, kept
from tui.core.load import Loaded, load_text
from tui.core.losses import Lost

MOON = '[[event]]\nid = "moon"\ndate = 1969-07-20\ntitle = "Moon"\n'
MARS = '[[event]]\ndate = 1976-07-20\ntitle = "Mars"\n'
VENUS = '[[event]]\ndate = 1970-12-15\ntitle = "Venus"\n'
TITAN = '[[event]]\ndate = 2005-01-14\ntitle = "Titan"\n'
DAY = "1976-07-20"
WHOLE = MOON + VENUS + MARS + TITAN


def loaded(text: str) -> Loaded:
    return load_text(text, "space/timeline.toml")


def titles(text: str, old: str = WHOLE) -> str:
    """What is shown of a text after another one; what stayed of that is in brackets."""
    found = kept(loaded(old).timeline, loaded(text))
    events = sorted(found.timeline.events, key=lambda event: event.line)
    names = (f"({e.title})" if e.key in found.stayed else e.title for e in events)
    return " ".join(names)


LOSSES = {
    "no date": (MOON + MARS.replace("date = 1976-07-20", ""), [Lost(5, "", "Mars", "", 1)]),
    "the value of the date is missing": (
        MARS.replace("1976-07-20", "") + MOON,
        [Lost(1, "", "Mars", "", 0)],
    ),
    "a title that nothing closes": (
        MOON.replace('"Moon"', '"Moon'),
        [Lost(1, "moon", "Moon", "1969-07-20", 0)],
    ),
    "a title that nothing opens": (MARS.replace('"Mars"', 'Mars"'), [Lost(1, "", "Mars", DAY, 0)]),
    "a title without its sign": (MARS.replace('= "Mars"', '"Mars"'), [Lost(1, "", "Mars", DAY, 0)]),
    "a header that cannot be read": (
        MOON + MARS.replace("[[event]]", "[[eve nt]]") + TITAN,
        [Lost(5, "", "Mars", DAY, 1)],
    ),
    "two of them": (
        "".join(text.replace("[[event]]", "[[eve nt]]") for text in (MOON, VENUS)) + TITAN,
        [Lost(1, "moon", "Moon", "1969-07-20", 0), Lost(5, "", "Venus", "1970-12-15", 0)],
    ),
    "another name for the table": (
        MOON + MARS.replace("event", "evnt"),
        [Lost(5, "", "Mars", DAY, 1)],
    ),
    "no event at all": (MOON + "[[event]]\n", [Lost(5, "", "", "", 1)]),
    "a field that is wrong loses no event": (MOON + "importance = 9\n", []),
    "nor does one that is no TOML": (MOON + "note = what\n", []),
    "nor a source": (MOON + '[source.x]\nurl = "no address"\n', []),
}


@pytest.mark.parametrize(("text", "lost"), LOSSES.values(), ids=LOSSES)
def test_what_is_known_of_an_event_that_cannot_be_read(text: str, lost: list[Lost]) -> None:
    found = loaded(text)
    assert list(found.lost) == lost


BROKEN = {
    "nothing is broken": (WHOLE, "Moon Venus Mars Titan"),
    "known by its id": (WHOLE.replace("1969-07-20", "1969-70-20"), "(Moon) Venus Mars Titan"),
    "known by its title": (WHOLE.replace("1976-07-20", "soon"), "Moon Venus (Mars) Titan"),
    "known by its place": (WHOLE.replace('"Mars"', ""), "Moon Venus (Mars) Titan"),
    "known by its place, the first": (
        WHOLE.replace('"moon"', '""').replace('"Moon"', "Moon"),
        "(Moon) Venus Mars Titan",
    ),
    "known by its place, the last": (WHOLE.replace('"Titan"', ""), "Moon Venus Mars (Titan)"),
    "its header is gone": (WHOLE.replace(VENUS, VENUS[10:]), "Moon (Venus) Mars Titan"),
    "the headers of two are gone": (
        WHOLE.replace(VENUS, VENUS[10:]).replace(MARS, MARS[10:]),
        "Moon (Venus) (Mars) Titan",
    ),
    "the header of the first is gone": ("x\n" + WHOLE[10:], "(Moon) Venus Mars Titan"),
    "its header is no header": (
        WHOLE.replace(MARS, MARS.replace("[[event]]", "[[ev;ent]]")),
        "Moon Venus (Mars) Titan",
    ),
    "two side by side": (
        WHOLE.replace('"Venus"', "").replace('"Mars"', "Mars"),
        "Moon (Venus) (Mars) Titan",
    ),
    "a mended slip in its title": (
        WHOLE.replace('date = 1976-07-20\ntitle = "Mars"', 'title = "Marsh"'),
        "Moon Venus (Mars) Titan",
    ),
    "what is new is new": (
        WHOLE.replace("1976-07-20", "soon").replace("Venus", "Venera 7"),
        "Moon Venera 7 (Mars) Titan",
    ),
    "moved while it is broken": (
        VENUS + MOON.replace("1969-07-20", "") + MARS + TITAN,
        "Venus (Moon) Mars Titan",
    ),
    "beside one that is new": (
        MOON
        + VENUS
        + TITAN.replace("Titan", "Huygens").replace("2005", "2004")
        + MARS.replace('"Mars"', "")
        + TITAN,
        "Moon Venus Huygens (Mars) Titan",
    ),
    "beside a broken one that is new": (
        WHOLE.replace('"Mars"', "Mars") + "[[event]]\n",
        "Moon Venus (Mars) Titan",
    ),
}
GHOSTS = {
    "taken out, nothing broken": (MOON + VENUS + TITAN, "Moon Venus Titan"),
    "taken out, another one broken": (
        MOON + VENUS + TITAN.replace("2005-01-14", ""),
        "Moon Venus (Titan)",
    ),
    "taken out, a new one begun elsewhere": (
        MOON + VENUS + TITAN + "[[event]]\n",
        "Moon Venus Titan",
    ),
    "taken out, another one begun there": (
        MOON + VENUS + '[[event]]\ntitle = "Phobos 2"\n' + TITAN,
        "Moon Venus Titan",
    ),
    "one of two taken out, one broken, and nobody knows which": (
        MOON + "[[event]]\n" + TITAN,
        "Moon Titan",
    ),
    "its id went to another one": (
        '[[event]]\nid = "moon"\ndate = 1970-01-01\ntitle = "Luna"\n[[event]]\nid = "moon"\n',
        "Luna",
    ),
}
"""Events that were taken out on purpose while the file is broken elsewhere."""


@pytest.mark.parametrize(
    ("text", "expected"), [*BROKEN.values(), *GHOSTS.values()], ids=[*BROKEN, *GHOSTS]
)
def test_a_broken_event_stays_and_one_that_was_taken_out_does_not(text: str, expected: str) -> None:
    assert titles(text) == expected


def test_what_stayed_stays_as_long_as_it_is_broken() -> None:
    shown = loaded(WHOLE).timeline
    for text in (
        WHOLE.replace('"Mars"', "Mars"),
        "# a remark\n" + WHOLE.replace('"Mars"', "Mars"),
        "[[event]]\ndate = 1957\ntitle = 'Sputnik'\n" + WHOLE.replace('"Mars"', "[Mars"),
    ):
        found = kept(shown, loaded(text))
        assert [shown.events[2].title, *found.stayed.values()] == ["Mars", shown.events[2].key]
        shown = found.timeline
    mended = kept(shown, loaded(WHOLE))
    assert mended.timeline == loaded(WHOLE).timeline
    assert not mended.stayed


def test_what_stays_has_a_key_of_its_own_and_the_line_that_is_to_be_mended() -> None:
    found = kept(loaded(WHOLE).timeline, loaded("#\n" + WHOLE.replace('"Venus"', "")))
    assert [event.key for event in found.timeline.events] == ["moon", "#3", "#1", "#2"]
    assert [(event.title, event.line) for event in found.timeline.events] == [
        ("Moon", 2),
        ("Venus", 6),
        ("Mars", 9),
        ("Titan", 12),
    ]
    assert found.stayed == {"#3": "#1"}


def test_what_stays_refers_to_nothing_that_is_gone() -> None:
    tables = "[source.n]\ntitle = 'N'\n[party.us]\nname = 'US'\n"
    links = 'parties = ["us"]\nsources = ["n"]\nafter = ["moon"]\nlinks = { see_also = ["moon"] }\n'
    old = loaded(tables + MOON + MARS + links).timeline
    found = kept(old, loaded(MARS.replace('"Mars"', '"Mars') + links.replace("[", "[ ")))
    (mars,) = found.timeline.events
    assert found.stayed
    assert (mars.after, mars.links.see_also) == ((), ())
    assert [*found.timeline.sources, *found.timeline.parties] == ["n", "us"]


UNREAD = {
    "empty": ("", "is empty"),
    "white space": (" \n\t\n", "is empty"),
    "noise": ("]]]\n{{{\n", ""),
}


@pytest.mark.parametrize(("text", "why"), UNREAD.values(), ids=UNREAD)
def test_where_nothing_at_all_can_be_read_everything_stays(text: str, why: str) -> None:
    old, new = loaded(WHOLE).timeline, loaded(text)
    found = kept(old, new)
    assert new.unread == why
    assert found.timeline is old
    assert found.is_all_old


def test_a_file_that_is_gone_stays_whole_on_the_screen(tmp_path: Path) -> None:
    old = loaded(WHOLE).timeline
    for path in (tmp_path / "none.toml", tmp_path):
        found = kept(old, load.read(path))
        assert found.timeline is old
        assert found.is_all_old


@pytest.mark.parametrize(
    ("text", "version", "words"),
    [
        (WHOLE, "14:03", ""),
        (WHOLE + "surprise = 1\n", "14:03", ""),
        (WHOLE + "importance = 9\n", "14:03", ""),
        (
            WHOLE.replace('"Mars"', "Mars"),
            "14:03",
            "timeline.toml:10: showing the version of 14:03 of 1 event",
        ),
        (
            WHOLE.replace('"Mars"', "Mars").replace("2005-01-14", ""),
            "",
            "timeline.toml:10: showing earlier versions of 2 events",
        ),
        (
            WHOLE.replace("1969-07-20", "1969-07-20\nimportance = 9").replace('"Mars"', "Mars"),
            "14:03",
            "timeline.toml:11: showing the version of 14:03 of 1 event",
        ),
        (WHOLE + "[[event]]\ntitle = 'Io'\n", "14:03", ""),
        ("", "14:03", "timeline.toml: is empty; showing the version of 14:03"),
        (
            "]]]",
            "14:03",
            "timeline.toml:1: nothing in it can be read; showing the version of 14:03",
        ),
    ],
)
def test_the_banner(text: str, version: str, words: str) -> None:
    new = loaded(text)
    assert banner(new, kept(loaded(WHOLE).timeline, new), version) == words


def test_the_banner_of_a_file_that_is_gone(tmp_path: Path) -> None:
    old, new = loaded(WHOLE).timeline, load.read(tmp_path / "timeline.toml")
    words = "timeline.toml: no such file; showing the version of 14:03"
    assert banner(new, kept(old, new), "14:03") == words


CUTS = st.tuples(
    st.integers(0, len(WHOLE)), st.integers(0, 12), st.sampled_from(["", "[", '"', "x", "\n", "="])
)


@given(st.lists(CUTS, max_size=3))
def test_whatever_is_typed_the_keys_are_one_each_and_the_order_is_of_time(
    cuts: list[tuple[int, int, str]],
) -> None:
    text = WHOLE
    for start, length, more in cuts:
        text = text[:start] + more + text[start + length :]
    new = loaded(text)
    found = kept(loaded(WHOLE).timeline, new)
    events = found.timeline.events
    assert len({event.key for event in events}) == len(events)
    assert [event.span.order for event in events] == sorted(event.span.order for event in events)
    assert {event.key for event in events} >= found.stayed.keys()
    if not found.is_all_old:
        assert len(events) == new.shown + len(found.stayed)
        assert len(found.stayed) <= len(new.lost)
        assert sorted(event.index for event in events) == [*range(len(events))]
