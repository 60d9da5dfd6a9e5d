"""The hazards that a program in a terminal meets, by number, and the tests that stand for each."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One hazard."""

    what: str
    expect: str
    tests: tuple[str, ...]
    """Where it is tested: a file under `tests/` and a test in it."""
    untested: str = ""
    """What of it is not tested here, and why."""


ROWS: tuple[Row, ...] = (
    Row(
        "control, bidi and hidden characters in every field, pane, toast, title, error, command",
        "no such byte beyond our own",
        (
            "hostile/test_wire.py::test_no_byte_of_a_payload_reaches_the_terminal",
            "hostile/test_wire.py::test_it_is_seen_where_nothing_is_cleaned",
            "hostile/test_screen.py::test_no_command_draws_what_acts",
            "hostile/test_commands.py::test_no_field_key_or_id_acts",
            "hostile/test_commands.py::test_no_argument_acts",
        ),
    ),
    Row(
        "a file name with ESC, newline, leading `-`, bytes that are no UTF-8, `[red]`",
        "shown escaped",
        (
            "hostile/test_commands.py::test_no_name_of_a_file_acts",
            "hostile/test_wire.py::test_no_byte_of_a_payload_reaches_the_terminal",
            "test_editor.py::test_no_name_of_a_file_is_taken_for_an_option",
        ),
    ),
    Row(
        "markup in data, in what is typed, in paths",
        "as it is written, obeyed by nobody",
        (
            "hostile/test_screen.py::test_every_payload_in_every_field_is_drawn_and_obeyed_by_nobody",
            "hostile/test_screen.py::test_what_is_typed_and_pasted_does_not_act",
            "hostile/test_screen.py::test_nothing_in_a_toast_acts_and_none_is_markup",
            "hostile/test_screen.py::test_no_entity_of_markdown_brings_back_what_acts",
        ),
    ),
    Row(
        "addresses `javascript:` `file:` `data:` `-x` `%action`, control characters in them",
        "only http and https are opened; the whole address is shown first",
        (
            "test_outside.py::test_what_is_no_address_is_not_opened",
            "test_outside.py::test_what_is_opened_is_one_word_that_is_no_option",
        ),
    ),
    Row(
        "links to the terminal (OSC 8) with any address",
        "none is written at all",
        ("hostile/test_wire.py::test_no_byte_of_a_payload_reaches_the_terminal",),
    ),
    Row(
        "TERM, HUP, INT, QUIT, `ctrl+z` and `fg`, mistakes of ours, a crash of the editor, "
        "a terminal that is closed",
        "modes restored; 143, 129, 130, 131; three lines and a report",
        (
            "test_app_in_terminal.py::test_a_signal_ends_it_with_its_status_and_a_clean_terminal",
            "test_terminals.py::test_ctrl_z_gives_the_shell_and_fg_the_whole_picture",
            "hostile/test_endings.py::test_a_mistake_of_ours_is_told_in_three_lines",
            "hostile/test_endings.py::test_it_ends_when_its_terminal_is_closed",
            "hostile/test_endings.py::"
            "test_it_ends_even_where_nobody_is_told_that_the_terminal_is_closed",
            "view/test_editing.py::test_a_signal_ends_the_editor_and_then_the_app",
        ),
        "`kill -9`: no program can answer it; `reset` mends the terminal",
    ),
    Row(
        "the editor unset, missing, with arguments, quoted, failing, killed, in a window",
        "the app goes on, and says so",
        (
            "view/test_editing.py::test_whatever_the_editor_does_the_app_and_the_terminal_are_well",
            "test_editor.py::test_what_cannot_be_used_is_told_in_a_sentence",
            "test_editor.py::test_what_it_names_is_split_into_words_and_no_shell_reads_it",
        ),
    ),
    Row(
        "every way to save a file, another file behind a link, a time that does not change",
        "seen, once, and again when it is done again",
        (
            "test_watching.py::test_every_way_to_save_is_seen_once_and_again_when_it_is_done_again",
            "test_watching.py::test_a_swapped_link_is_seen",
        ),
    ),
    Row(
        "half-written, empty, deleted, unreadable while it is open",
        "the last good version stays, under a banner",
        (
            "test_live_in_terminal.py::test_deleted_and_restored",
            "test_live_in_terminal.py::test_broken_and_mended",
            "view/test_live.py::test_emptied_while_it_is_written",
        ),
    ),
    Row(
        "a line of 1 MB, many events, a file that is too large",
        "bounded; the limit is told",
        (
            "hostile/test_files.py::test_whatever_is_in_a_file_the_good_event_is_read",
            "hostile/test_files.py::test_many_events_are_read",
            "core/test_read.py::test_a_file_that_is_too_large_for_the_memory_says_how_much_it_takes",
            "core/test_read.py::test_where_nobody_knows_the_memory_there_is_a_fixed_limit",
        ),
    ),
    Row(
        "a pipe, a folder, a device, a socket, a link to itself",
        "refused at once",
        ("hostile/test_files.py::test_what_is_no_file_is_refused_at_once",),
    ),
    Row(
        "a mark of byte order, CRLF, lone CR, UTF-16, deep nesting, 5,001 digits",
        "read, or told with the line",
        (
            "hostile/test_files.py::test_whatever_is_in_a_file_the_good_event_is_read",
            "core/test_load_time.py::test_line_ends_and_byte_order_marks_make_no_difference",
        ),
    ),
    Row(
        "standard input is no terminal",
        "a sentence, status 2",
        ("test_cli.py::test_a_pipe_is_no_terminal",),
    ),
    Row(
        "standard error is no terminal",
        "a sentence, status 2",
        ("hostile/test_endings.py::test_a_screen_that_nobody_would_see_is_refused",),
    ),
    Row(
        "`TERM=dumb`",
        "refused, with the way to `list`",
        ("test_terminal.py::test_a_dumb_terminal_is_pointed_to_the_list",),
    ),
    Row(
        "`NO_COLOR=1`, `NO_COLOR=`",
        "no colour; colour",
        (
            "test_app_in_terminal.py::test_no_colour_means_no_colour",
            "test_app_in_terminal.py::test_an_empty_no_color_means_colour",
        ),
    ),
    Row(
        "16, 256, 16 million colours; other encodings than UTF-8",
        "readable; the ASCII set",
        (
            "test_terminals.py::test_a_terminal_gets_the_colours_that_it_has",
            "test_terminals.py::test_every_letter_on_the_wire_can_be_read_in_256_colours",
            "test_terminals.py::test_what_the_terminal_cannot_encode_becomes_question_marks",
            "test_terminals.py::test_the_ascii_set_writes_nothing_but_ascii",
        ),
    ),
    Row(
        "1×1 to 300×100, a storm of sizes",
        "no crash; “too small” inside the app",
        (
            "hostile/test_sizes.py::test_every_size_can_be_walked",
            "hostile/test_sizes.py::test_a_storm_of_sizes_ends_with_the_picture_of_the_last",
            "test_app_in_terminal.py::test_a_resize_is_followed_down_to_nothing_and_back",
        ),
    ),
    Row(
        "CJK, joiners, flags, combining marks, right-to-left at the edges",
        "columns stay where they are",
        (
            "test_terminals.py::test_in_every_script_each_row_fills_its_cells",
            "test_terminals.py::test_wide_characters_leave_the_columns_where_they_were",
        ),
        "how a terminal with its own bidi reorders a row: there is none here",
    ),
    Row(
        "tmux detached and attached; ssh",
        "it goes on",
        (
            "hostile/test_endings.py::test_it_goes_on_after_tmux_was_detached_and_attached",
            "hostile/test_ssh.py::test_it_is_read_resized_and_left_and_says_whose_clipboard_it_copies_to",
            "hostile/test_ssh.py::test_it_ends_with_the_connection_and_keeps_the_place",
        ),
        "ssh where there is no `sshd` to talk to",
    ),
    Row(
        "help and commands import no screen",
        "the build fails",
        ("test_floors.py::test_a_command_without_a_screen_imports_no_screen",),
    ),
    Row(
        "pictures of the screen at several sizes in light and dark",
        "looked at",
        ("test_pictures.py::test_a_picture_is_made_by_the_app",),
        "no comparison by pixels: the pictures in `docs/` are made anew and looked at",
    ),
    Row(
        "recorded sessions of keys",
        "the same screens",
        (
            "test_app_in_terminal.py::test_a_walk_by_keys_ends_with_q_and_a_clean_terminal",
            "hostile/test_walks.py::test_any_keys_at_any_size_are_borne",
        ),
    ),
    Row(
        "any text as a file, any keys",
        "a timeline or mistakes; never an exception",
        (
            "core/test_load_anything.py::test_any_text_can_be_loaded",
            "core/test_mutations.py::test_no_slip_in_a_part_is_too_much",
            "hostile/test_walks.py::test_any_text_is_a_date_or_is_refused_with_a_reason",
            "hostile/test_walks.py::test_any_text_is_a_query_or_is_refused_with_a_reason",
            "hostile/test_walks.py::test_any_walk_leaves_a_sound_state",
            "hostile/test_walks.py::test_any_keys_at_any_size_are_borne",
        ),
    ),
)
"""The rows, from 1."""
