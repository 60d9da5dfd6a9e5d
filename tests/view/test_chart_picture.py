"""The chart without a pane, as lines of text."""

from __future__ import annotations

import re

import pytest
from textual.theme import BUILTIN_THEMES

from benchmarks.made import as_toml, head, made_events
from tests.core.made import era, event, span, timeline
from tui import bundled
from tui.core.explorer import Explorer
from tui.core.load import load_text, read
from tui.core.model import Timeline
from tui.view.chart_picture import AXIS_ROWS, ChartPicture, era_at, name_room, time_room
from tui.view.paint import ASCII, GLYPH_SETS, UNICODE, Glyphs, Line, Look, width_of
from tui.view.palette import Palette
from tui.view.themes import ANSI_DARK, DARK

PLAIN = Look(Palette.of(BUILTIN_THEMES[ANSI_DARK]), UNICODE)
COLOURED = Look(Palette.of(DARK), UNICODE)
WAR = timeline(
    event("Shots", "2020-09-03"),
    event("Talks", "2020-09-12", kind="talk"),
    eras=(era("War", "2020-09-01/2020-09-10"), era("Truce", "2020-09-11/2020-09-20")),
    view=span("2020-09-01/2020-09-20"),
)


def opened(of: Timeline, width: int, rows: int = 8) -> Explorer:
    return Explorer.of(of, time_room(width), rows, width_of).selecting(None)


def text(lines: list[Line]) -> list[str]:
    return ["".join(piece for piece, _ in line).rstrip() for line in lines]


def test_an_axis_eras_and_lanes_of_events() -> None:
    drawn = text(ChartPicture().lines(opened(WAR, 40), PLAIN, 40, 12))
    assert drawn == [
        "           │September 2020",
        "          │Mon 31  │Mon 7    │Mon 14  │",
        " eras      │War──────────│Truce────────",
        " talk                     ●┄ Talks",
        " other        ●┄ Shots",
    ]


def test_with_colours_a_band_is_a_ground_and_no_line() -> None:
    lines = ChartPicture().lines(opened(WAR, 40), COLOURED, 40, 12)
    assert text(lines)[2] == " eras       War           Truce"
    grounds = {style.bgcolor.name for _, style in lines[2] if style.bgcolor}
    assert len(grounds) == 3


def test_no_more_lines_than_there_is_room_for() -> None:
    explorer = opened(WAR, 40)
    for height in range(3, 6):
        assert len(ChartPicture().lines(explorer, PLAIN, 40, height)) == height


@pytest.mark.parametrize("width", [1, 9, 20, 69, 70, 99, 100, 300])
@pytest.mark.parametrize("look", [PLAIN, COLOURED, Look(PLAIN.palette, ASCII)])
def test_every_line_is_as_wide_as_the_picture(width: int, look: Look) -> None:
    wide = timeline(event("漢字の題 e\u0301", "2020-09-03"), event("👨‍👩‍👧", "2020-09-12"), eras=(
        era("時代", "2020-09-01/2020-09-10"),))  # fmt: skip
    room = name_room(width) + time_room(width)
    lines = ChartPicture().lines(opened(wide, width), look, width, 12)
    assert {sum(width_of(piece) for piece, _ in line) for line in lines} == {room}


def test_a_picture_follows_from_one_window_to_the_next() -> None:
    picture, explorer = ChartPicture(), opened(WAR, 40)
    first = text(picture.lines(explorer, PLAIN, 40, 12))
    moved = text(picture.lines(explorer.panned(5), PLAIN, 40, 12))
    assert moved != first
    assert text(picture.lines(explorer.panned(5).panned(-5), PLAIN, 40, 12)) == first


def test_the_label_of_the_selected_event_leaves_its_mark_in_sight() -> None:
    long = "A truce that a title of many words tells of"
    late = timeline(event("Shots", "2020-09-01"), event(long, "2021-09-01"))
    for width in range(60, 130):
        explorer = opened(late, width).chosen(1)
        row = text(ChartPicture().lines(explorer, PLAIN, width, 12))[-1]
        assert re.search("● A truce that a title of|A truce that a title of… ●", row)


@pytest.mark.parametrize("glyphs", GLYPH_SETS.values(), ids=GLYPH_SETS)
def test_a_lane_in_one_row_has_the_sign_of_a_fold_in_the_list(glyphs: Glyphs) -> None:
    explorer = opened(WAR, 40).collapsing_all()
    lines = text(ChartPicture().lines(explorer, Look(PLAIN.palette, glyphs), 40, 12))
    names = [line[:10].strip() for line in lines[3:]]
    assert names == [f"{glyphs.folded} talk", f"{glyphs.folded} other"]


def test_what_is_at_a_cell() -> None:
    picture, explorer = ChartPicture(), opened(WAR, 40)
    at = text(picture.lines(explorer, PLAIN, 40, 12))[3].index("●") - name_room(40)
    talks = next(i for i, found in enumerate(explorer.events) if found.title == "Talks")
    assert picture.events_at(explorer, PLAIN, 12, 3, at) == (talks,)
    assert picture.events_at(explorer, PLAIN, 12, 0, at) == ()
    assert era_at(explorer, 2, at) == "truce"
    assert era_at(explorer, 3, at) == ""


def test_what_is_counted_is_found_where_the_count_stands() -> None:
    crowd = timeline(*(event(f"Day {n}", f"2020-09-{n:02}") for n in range(1, 29)))
    picture, explorer = ChartPicture(), opened(crowd, 40, rows=3)
    above = AXIS_ROWS + len(explorer.scene.eras)
    counted = 0
    for number, row in enumerate(explorer.scene.rows):
        for block in row.blocks:
            at, y = block.mark - explorer.viewport.left, above + number - explorer.top
            found = picture.events_at(explorer, PLAIN, 12, y, at)
            assert {block.event, *block.hidden} <= set(found)
            counted += len(block.hidden)
    assert counted
    assert picture.events_at(explorer, PLAIN, 12, 0, 5) == ()
    assert picture.events_at(explorer, PLAIN, 12, 99, 5) == ()


_COUNT = re.compile(r" \+\d[\d,]*(.?)")


@pytest.mark.parametrize("width", [80, 120])
def test_no_label_is_cut_by_a_count_or_by_another_label_without_saying_so(width: int) -> None:
    record = read(bundled.path()).timeline
    explorer = Explorer.of(record, time_room(width), 6, width_of)
    titles = tuple({event.title[-4:] for event in record.events})
    picture = ChartPicture()
    counts = 0
    for place in range(0, len(explorer.events), 3):
        for line in text(picture.lines(explorer.selecting(place), PLAIN, width, 10))[3:]:
            for count in _COUNT.finditer(line):
                counts += 1
                before = line[: count.start()].rstrip()
                assert count[1] in ("", " "), line
                assert not before[-1:].isalnum() or before.endswith(titles), line
    assert counts


def test_the_hairline_stands_on_no_blank_between_two_words() -> None:
    record = read(bundled.path()).timeline
    explorer = Explorer.of(record, time_room(120), 12, width_of)
    picture, seen = ChartPicture(), 0
    for place in range(len(explorer.events)):
        lines = text(picture.lines(explorer.selecting(place), PLAIN, 120, 16))[3:]
        seen += sum(line.count(PLAIN.glyphs.hair) for line in lines)
        assert not [line for line in lines if re.search(rf"\S{PLAIN.glyphs.hair}\S", line)]
    assert seen


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_every_count_is_a_whole_number_of_events(width: int) -> None:
    crowd = load_text("".join([head(), *map(as_toml, made_events(5_000))]), "made").timeline
    picture, seen = ChartPicture(), 0
    for rows in (5, 12):
        explorer = Explorer.of(crowd, time_room(width), rows, width_of)
        for view in (explorer, explorer.selecting(None), explorer.zoomed(1), explorer.zoomed(-1)):
            left, right = view.viewport.left, view.viewport.left + view.viewport.width
            whole = {each.tally for row in view.scene.rows for each in row.between(left, right)}
            for line in text(picture.lines(view, PLAIN, width, rows + 6))[3:]:
                counts = re.findall(r"(?<!\S)\+[\d,]+", line)
                seen += len(counts)
                inner = counts[1:-1] if line.endswith(tuple(counts[-1:])) else counts[1:]
                assert set(inner) <= whole, line  # at the edges stands what reaches in
    assert seen > 20
