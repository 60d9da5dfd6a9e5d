"""A small record to walk through, for the tests of the explorer."""

from __future__ import annotations

from rich.cells import cell_len

from tests.core.made import era, event, span, timeline
from tui.core import opening
from tui.core.explorer import Explorer
from tui.core.instant import civil
from tui.core.model import Timeline

RECORD = timeline(
    event("Referendum", "1991-12-10", id="referendum", kind="politics"),
    event("First war", "1991-12-31/1994-05-12", id="first-war", kind="battle", importance=5),
    event("Ceasefire of Bishkek", "1994-05-12", id="bishkek", kind="diplomacy"),
    event("Four-day fighting", "2016-04-02/2016-04-05", id="april", kind="battle"),
    event("Six-week war", "2020-09-27/2020-11-10", id="war", kind="battle", importance=5),
    event("Moscow truce", "2020-10-10", id="moscow", kind="diplomacy"),
    event("Second truce", "2020-10-17", id="second", kind="diplomacy"),
    event("Trilateral statement", "2020-11-09", id="statement", kind="diplomacy", importance=5),
    event("Talks go on", "2021-01-11/..", id="talks", kind="diplomacy"),
    event("Clash", "2021-07-28", id="clash", kind="battle"),
    eras=(
        era("First war", "1991-12-31/1994-05-12"),
        era("Years between", "1994-05-12/2020-09-26"),
        era("Six-week war", "2020-09-27/2020-11-10"),
    ),
    view=span("1988/2021"),
    title="Record",
)


def opened(
    record: Timeline = RECORD, width: int = 100, rows: int = 12, at: str = "", lanes: str = ""
) -> Explorer:
    return opening.opened(record, width, rows, cell_len, at, lanes)


def on(key: str, explorer: Explorer | None = None) -> Explorer:
    """The explorer with an event selected by its id."""
    explorer = explorer or opened()
    return explorer.chosen(explorer.chronology.places[key])


def title(explorer: Explorer) -> str:
    return explorer.selected_event.title if explorer.selected_event else ""


def dates(explorer: Explorer) -> tuple[int, int]:
    """The years at the edges of the window."""
    return civil(explorer.viewport.start).year, civil(explorer.viewport.end - 1).year
