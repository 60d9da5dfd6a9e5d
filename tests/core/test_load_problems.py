"""Which problems a text has, and where they are told."""

import gc

import pytest

from tui.core.load import load_text


def problems(text):
    return [f"{each.line}:{each.column} {each.code}" for each in load_text(text, "x").problems]


def test_all_problems_are_told_at_once():
    text = 'view = "x"\n[[event]]\ntitle = 3\ndate = 2020-13-01\nkind = 4\nlane = b\n'
    assert problems(text) == ["1:9 T030", "3:9 T021", "4:8 T030", "5:8 T021", "6:8 T001"]


def test_what_a_broken_statement_would_have_said_is_not_missed():
    assert problems('[[event]]\ntitle "A"\ndate = 2020\n') == ["2:1 T001"]
    assert problems('[[event]]\ntitle = "A"\ndate = \n') == ["3:1 T001"]


def test_a_broken_figure_does_not_cost_the_event():
    loaded = load_text(
        '[[event]]\ntitle = "A"\ndate = 2020\n[[event.figure]]\nof = killed\nvalue = 3\n', "x"
    )
    assert [(each.line, each.column) for each in loaded.problems] == [(5, 6)]
    assert loaded.shown == 1


@pytest.mark.parametrize(
    "line",
    ["a = [", "a = {", 'a = """x \\"""', "a = '''", 'a = ["""\\"""', 'a = "', "a = 1", "[a]", "x"],
)
def test_many_faults_of_one_kind_are_all_told_or_said_to_be_too_many(line):
    loaded = load_text(f"{line}\n" * 200, "x")
    assert loaded.problems
    told = loaded.problems[0].message + loaded.problems[-1].message
    assert len(loaded.problems) >= 100 or "the rest of this table" in told or line == "x"


def test_a_header_inside_a_string_is_no_header_in_a_broken_text_either():
    text = (
        '[[event]]\ntitle = "A"\ndate = 2020\nsummary = """\n[[event]]\nhe said"""\n'
        '[[event]]\ntitle = "B"\ndate = 2021\nkind = oops\n'
    )
    loaded = load_text(text, "x")
    assert [(each.line, each.column) for each in loaded.problems] == [(10, 8)]
    assert [event.summary for event in loaded.timeline.events] == ["[[event]]\nhe said", ""]


def test_a_link_to_an_event_that_is_left_out_goes_with_it():
    loaded = load_text(
        '[[event]]\nid = "a"\ntitle = "A"\n[[event]]\ntitle = "B"\ndate = 2020\nafter = ["a"]\n',
        "x",
    )
    assert [each.code for each in loaded.problems] == ["T022"]
    assert loaded.timeline.events[0].after == ()


def test_the_column_counts_characters_also_after_wide_ones():
    assert problems('[party]\n"日本" = { name = 3 }\n') == ["2:17 T021"]


def test_stages_tell_what_is_not_toml_from_what_is_no_timeline():
    loaded = load_text("a = \nb = 1\n", "x")
    assert [(each.line, each.stage) for each in loaded.problems] == [(1, "toml"), (2, "timeline")]


def test_the_collector_is_on_again_after_loading():
    assert gc.isenabled()
    load_text("a = ", "x")
    assert gc.isenabled()


def test_what_stands_below_a_table_that_is_given_up_keeps_its_place():
    text = "[party.a]\n" + "name = 'x'\n" * 200 + "[[event]]\ntitle = 'A'\ndate = 2020\nkind = 3\n"
    loaded = load_text(text, "x")
    assert (loaded.problems[-1].line, loaded.problems[-1].column) == (205, 8)
    assert loaded.timeline.events[0].line == 202
