"""What the footer offers in which moment, and what gives way where room is short."""

from __future__ import annotations

import pytest

from tui.core.commands import COMMANDS, GROUPS, remapped
from tui.view.hints import Moment, fitting, hints

BY_NAME = {command.name: command for command in COMMANDS}


def said(now: Moment, room: int = 200) -> str:
    return "  ".join(f"{hint.keys} {hint.word}" for hint in fitting(hints(now, BY_NAME), room, 2))


@pytest.mark.parametrize(
    ("now", "wanted", "unwanted"),
    [
        (Moment("list"), "j k event  h l pan  + - zoom  0 all  Enter read", "back"),
        (Moment("chart"), "Enter zoom to it", "read"),
        (Moment("detail", enter="follow"), "j k scroll  h l link  Enter follow  Esc list", "zoom"),
        (Moment("detail", enter="open"), "Enter open", "follow"),
        (Moment("detail"), "j k scroll", "Enter"),
        (Moment("list", has_trail=True), "Backspace back", "undo"),
        (Moment("list", has_past=True), "U undo", "back"),
        (Moment("list", problems=1), "E 1 problem ", "problems"),
        (Moment("list", has_sources=True), "o source", "problem"),
        (Moment("list", has_claims=True), "c claims", "source"),
        (Moment("list", as_known=True), "T all that is known", "claims"),
        (Moment("list", is_searched=True, has_hits=True), "n N hit  Esc end search", "back"),
        (Moment("list", is_searched=True), "Esc end search", "hit"),
        (Moment("list", as_named=True), "A other names", "T all"),
        (
            Moment("list", has_events=False, problems=3),
            "E 3 problems  e edit  R read again",
            "event",
        ),
    ],
)
def test_only_what_can_be_done_now_is_offered(now: Moment, wanted: str, unwanted: str) -> None:
    assert wanted in said(now) + " "
    assert unwanted not in said(now)


def test_on_a_small_screen_it_is_said_how_a_filter_is_changed() -> None:
    now = Moment("list", has_claims=True, has_past=True, is_filtered=True)
    assert "f filter" in said(now, 79)
    assert "f filter" in said(now._replace(as_known=True, as_named=True), 79)


@pytest.mark.parametrize("room", [18, 30, 50, 80, 120])
def test_help_and_quit_are_the_last_to_give_way(room: int) -> None:
    text = said(Moment("list", has_trail=True, problems=9, has_sources=True), room)
    assert text.endswith("? help  q quit")
    assert len(text) <= room


def test_a_key_of_the_users_is_the_one_that_is_shown() -> None:
    groups = remapped(GROUPS, {"next-event": ("n",), "help": (), "quit": ("x", "q")})
    by_name = {command.name: command for _, group in groups for command in group}
    text = " ".join(f"{hint.keys} {hint.word}" for hint in hints(Moment("list"), by_name))
    assert "n k event" in text
    assert "x quit" in text
    assert "help" not in text


def test_a_key_that_is_given_away_is_taken_from_its_command() -> None:
    groups = remapped(GROUPS, {"quit": ("j",)})
    by_name = {command.name: command for _, group in groups for command in group}
    assert by_name["quit"].keys == ("j",)
    assert by_name["next-event"].keys == ("Down",)


def test_every_command_has_its_own_name_and_no_key_twice() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(keys)) == len(keys)
