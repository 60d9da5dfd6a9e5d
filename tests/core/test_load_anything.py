"""Whatever a file holds, it is loaded; nothing is raised, and what is told can be shown."""

import os
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.core.load import Loaded, load_text, read
from tui.core.problems import CODES
from tui.core.text import is_clean

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "timeline.toml"


def check_anything(text) -> Loaded:
    """Whatever the text, it is loaded, and what is shown can be shown."""
    loaded = load_text(text, "x")
    assert loaded.shown <= loaded.found
    for each in loaded.problems:
        assert each.code in CODES
        assert is_clean(each.message)
        assert is_clean(each.suggestion)
        assert is_clean(each.source)
        if each.line is not None:
            assert 1 <= each.line <= text.count("\n") + text.count("\r") + 1
            assert 1 <= each.column < each.end_column
    assert all(is_clean(event.title) for event in loaded.timeline.events)
    return loaded


@settings(deadline=None, max_examples=200)
@given(st.text())
@example("[[event]]\ntitle = '\ud800'\ndate = 1")
@example("a = 0x" + "f" * 9_000)
@example("[[event]]\ntitle = 'a'\ndate = 0x" + "f" * 9_000)
@example("[[event]]\ntitle = 'a'\nimportance = 0x" + "f" * 9_000)
@example("[[event]]\ntitle='a'\ndate=2020\n[[event.figure]]\nof='x'\nlow=0x" + "f" * 9_000)
@example("a" + ".a" * 3_000 + " = 1")
@example("[" * 100_000)
@example('a = """' * 500)
@example("[event.figure]\n[[event]]\n[event]\n[[event.figure.x]]\n")
@example("event.figure = 3\n[[event]]\n[event.figure]\n[event.figure]")
@example("event = [[]]\n[[event]]")
@example("timezone = '/etc'\n[[event]]\n")
@example("party.a.b.c = 1\n[party.a]\n[party]\n[party]\n")
def test_any_text_can_be_loaded(text):
    check_anything(text)


WORDS = (
    *(
        "[[event]]",
        "[event]",
        "[[event.figure]]",
        "[party.a]",
        "[[",
        "]]",
        "event",
        "date",
        "title",
    ),
    *("=", " = ", '"""', "'''", '"', "'", "[", "]", "{", "}", ",", ".", "#", "\n", "\n\n", "\\"),
    *("2020-02-30", "2020", "true", "inf", "nan", "1e400", "after", "links", "part_of", "id", "a"),
    *("\r", "\x1b", "\u202e", "\\u001b", "日本", "timezone", "earliest", "latest", "end", "era"),
)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_pieces_of_a_timeline_can_be_loaded(words):
    check_anything("".join(words))


VALUES = st.one_of(
    st.text(max_size=12).map(lambda text: "'" + text.replace("'", "").replace("\n", "") + "'"),
    st.sampled_from(
        [
            *(
                "1",
                "-1",
                "1.5",
                "nan",
                "true",
                "2020-01-01",
                "07:32:00",
                "0001-01-01",
                "9999-12-31",
            ),
            *("[]", "{}", "['a']", "[1]", "[{}]", "{ a = 1 }", "2020-01-01T00:00:00Z"),
            *("'a'", "'b'", "'1990/'", "'/..'", "'c. 1992'"),
        ]
    ),
)
KEYS = (
    *(
        "date",
        "end",
        "earliest",
        "latest",
        "title",
        "id",
        "era",
        "kind",
        "place",
        "parties",
        "tags",
    ),
    *("importance", "reported", "summary", "verified", "confidence", "sources", "links", "after"),
    *("before", "figure", "claim", "extra", "lane", "note"),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES), max_size=4))
def test_any_values_can_be_loaded(events):
    check_anything(
        "".join(
            "[[event]]\n" + "".join(f"{key} = {value}\n" for key, value in event.items())
            for event in events
        )
    )


EVERYTHING = (ROOT / "tests" / "data" / "valid" / "every-field.toml").read_text(encoding="utf-8")


def mutated(text, random):
    """The text with a piece cut, doubled, moved or filled with something else."""
    for _ in range(random.randint(1, 3)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((1, 2, 5, 40, 400)))
        piece = text[start:end]
        other = random.randrange(len(text) + 1)
        text = random.choice(
            (
                text[:start] + text[end:],
                text[:end] + piece + text[end:],
                text[:start] + random.choice(WORDS) + text[end:],
                text[:start] + random.choice(WORDS) + text[start:],
                text[:other] + piece + text[other:],
            )
        )
    return text


@settings(deadline=None, max_examples=400)
@given(st.randoms(use_true_random=False))
def test_a_mutated_file_can_be_loaded(random):
    check_anything(mutated(EVERYTHING, random))


@settings(deadline=None, max_examples=40)
@given(st.randoms(use_true_random=False))
def test_the_mutated_record_can_be_loaded_and_most_of_it_shows(random):
    text = RECORD.read_text(encoding="utf-8")
    loaded = check_anything(mutated(text, random))
    assert loaded.shown > 90


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(contents):
    path = Path(tempfile.gettempdir()) / f"timeline-test-{os.getpid()}.toml"
    path.write_bytes(contents)
    try:
        assert isinstance(read(path), Loaded)
    finally:
        path.unlink()
