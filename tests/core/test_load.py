"""From text to a timeline and every problem; the corpus in tests/data says the most.

A new case is a new file: valid/NAME.toml has no problems; invalid/NAME.toml has those
of invalid/NAME.problems, line by line: ``line:column severity code message``.
"""

from pathlib import Path

import pytest

from tui.core.instant import Limit, seconds
from tui.core.load import read
from tui.core.problems import CODES, report
from tui.core.text import is_clean

DATA = Path(__file__).parent.parent / "data"
VALID = sorted((DATA / "valid").glob("*.toml"))
INVALID = sorted((DATA / "invalid").glob("*.toml"))


# The corpus


def test_the_corpus_is_there():
    assert len(VALID) >= 8
    assert len(INVALID) >= 60


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_files_have_no_problems(path):
    loaded = read(path)
    assert report(loaded.problems) == ""
    assert loaded.shown == loaded.found


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_files_have_the_problems_beside_them(path):
    shown, *expected = path.with_suffix(".problems").read_text(encoding="utf-8").splitlines()
    loaded = read(path)
    told = [
        f"{each.line or '-'}:{each.column or '-'} {each.severity.value} {each.code} {each.message}"
        for each in loaded.problems
    ]
    assert expected, "an invalid file has problems"
    assert told == expected
    assert shown == f"shown {loaded.shown} of {loaded.found}"


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_good_events_show_beside_bad_ones(path):
    loaded = read(path)
    written = path.read_bytes().replace(b"\0", b"").count(b'title = "A good event"')
    assert [event.title for event in loaded.timeline.events].count("A good event") == written


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_problems_can_be_told(path):
    loaded = read(path)
    assert is_clean(report(loaded.problems), multiline=True)
    for each in loaded.problems:
        assert each.code in CODES
        assert each.stage == ("toml" if each.code < "T010" else each.stage)
        assert each.line is not None
        assert each.column < each.end_column
    assert [each.order for each in loaded.problems] == sorted(
        each.order for each in loaded.problems
    )


# Every field arrives


def test_every_field_arrives():
    timeline = read(DATA / "valid" / "every-field.toml").timeline
    assert timeline.title == "Every field"
    assert timeline.description == "*Markdown*, in several lines.\n\tA tab may stand here."
    assert timeline.timezone == "Asia/Yerevan"
    assert timeline.lanes == "party"
    assert timeline.view.bounds[0] == seconds(1988)
    assert timeline.view.bounds[3] == seconds(2022)
    era = timeline.eras["first-war"]
    assert (era.name, era.colour, era.description) == ("First war", "bright_red", "The first.")
    assert era.span.latest == seconds(1994, 5, 13)
    assert timeline.eras["later"].span.end.limit is Limit.OPEN
    assert timeline.eras["later"].name == "later"
    kind = timeline.kinds["diplomacy"]
    assert (kind.name, kind.glyph, kind.colour) == ("Diplomacy", "◆", "#5fb3d9")
    assert timeline.kinds["battle"].name == "battle"
    assert timeline.parties["armenia"].colour == "orange"
    place = timeline.places["stepanakert"]
    assert place.names == {"armenia": "Stepanakert", "azerbaijan": "Khankendi"}
    assert place.also == ("Xankəndi", "Ստեփանակերտ")
    assert (place.lat, place.lon, place.approximate) == (39.8177, 46.0, True)
    source = timeline.sources["wion"]
    assert source.date.start.lo == seconds(2021, 7, 29)
    assert (source.lang, source.affiliation, source.checked) == ("en", "armenia", False)
    assert source.archive_url == "http://archive.example.org/https://example.org/a"
    assert timeline.sources["resolution"].dated == "undated"
    assert timeline.sources["resolution"].checked


def test_every_field_of_an_event_arrives():
    truce, clash = read(DATA / "valid" / "every-field.toml").timeline.events
    assert truce.eras == ("first-war", "later")
    assert clash.span.bounds == (
        seconds(2021, 7, 27),
        seconds(2021, 7, 29),
        seconds(2021, 7, 29),
        seconds(2021, 7, 31),
    )
    assert (clash.written, clash.written_end) == ("2021-07-28", "2021-07-29")
    assert (clash.id, clash.kind, clash.lane, clash.place) == (
        *("clash", "battle", "border"),
        "stepanakert",
    )
    assert clash.eras == ("later", "border crisis")
    assert clash.parties == ("armenia", "azerbaijan")
    assert clash.tags == ("border", "night")
    assert (clash.importance, clash.verified, clash.confidence) == (4, False, "medium")
    assert clash.reported.start.lo == seconds(2021, 7, 28, 9)
    assert clash.summary == "Markdown.\nIn two lines."
    assert clash.sources == ("wion", "resolution")
    assert clash.links.response_to == clash.links.see_also == clash.after == ("truce",)
    assert clash.line == 67
    killed, wounded, displaced = clash.figures
    assert (killed.low, killed.high, killed.best, killed.unit) == (3, 3, None, "people")
    assert (killed.by, killed.who) == ("armenia", "Ministry of Defence")
    assert killed.date.start.lo == seconds(2021, 7, 28)
    assert (wounded.low, wounded.high, wounded.best, wounded.by) == (2, 4.5, 3, "wion")
    assert (displaced.text, displaced.low, displaced.who) == ("several hundred", None, "a witness")
    (claim,) = clash.claims
    assert claim.says == "They fired first,\nfrom about 00:50."
    assert (claim.by, claim.cited, claim.sources) == ("azerbaijan", True, ("wion",))
