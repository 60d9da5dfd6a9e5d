"""The bands of the eras: few rows, nothing dropped."""

from __future__ import annotations

from tests.core.made import DAYS, column, era
from tui.core.layout import Scene, arrange
from tui.core.model import Era

LEFT = column("2020-09-01")


def scene(*eras: Era, rows: int = 12) -> Scene:
    return arrange((), (), eras, DAYS, rows, len)


def bands(*eras: Era, rows: int = 12) -> list[str]:
    laid = scene(*eras, rows=rows)
    return [
        " ".join(f"{block.label}[{block.first - LEFT},{block.last - LEFT})" for block in row.blocks)
        for row in laid.eras
    ]


def test_eras_that_follow_one_another_share_a_row() -> None:
    assert bands(era("War", "2020-09-01/2020-09-10"), era("Truce", "2020-09-11/2020-09-20")) == [
        "War[0,10) Truce[10,20)"
    ]


def test_an_era_takes_the_one_column_that_it_shares_with_the_end_of_another() -> None:
    assert bands(era("War", "2020-09-01/2020-09-10"), era("Truce", "2020-09-10/2020-09-20")) == [
        "War[0,9) Truce[9,20)"
    ]


def test_eras_that_overlap_stand_in_rows_of_their_own() -> None:
    assert bands(
        era("Truce", "2020-09-01/2020-09-20"),
        era("Crisis", "2020-09-11/2020-09-29"),
        era("Peace", "2020-09-21/2020-09-29"),
    ) == ["Truce[0,20) Peace[20,29)", "Crisis[10,29)"]


def test_an_era_that_has_no_row_is_named_where_it_is_hidden() -> None:
    eras = [era(f"Era {number}", "2020-09-01/2020-09-20") for number in range(5)]
    laid = scene(*eras)
    assert len(laid.eras) == 3
    assert laid.eras[-1].blocks[-1].hidden == ("era 3", "era 4")


def test_eras_leave_the_lanes_most_of_the_rows() -> None:
    eras = tuple(era(f"Era {number}", "2020-09-01/2020-09-20") for number in range(5))
    assert [len(scene(*eras, rows=rows).eras) for rows in (1, 4, 8, 12, 40)] == [1, 1, 2, 3, 3]


def test_a_window_shows_the_bands_that_it_touches() -> None:
    row = scene(era("War", "2020-09-01/2020-09-10"), era("Truce", "2020-09-11/2020-09-20")).eras[0]
    assert [block.era for block in row.between(LEFT + 9, LEFT + 10)] == ["war"]
    assert [block.era for block in row.between(LEFT + 9, LEFT + 11)] == ["war", "truce"]
    assert row.between(LEFT + 20, LEFT + 30) == ()
