"""``timeline new``: a file to begin with. What is there already is never touched."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from shlex import quote

from tui.core import reading, schema
from tui.core.starter import starter, title_for
from tui.core.text import escape_name, visible

_USAGE = 2
_LARGEST = 1024 * 1024
"""Bytes of the largest schema that is compared with ours."""
_ANOTHER = "Nothing is overwritten: name a file that is not there yet"


class RefusedError(Exception):
    """Why a file is not written, and what would be right."""

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(f"timeline: {escape_name(path)}: {reason}\n{advice}")


def run(args: argparse.Namespace) -> int:
    """Write the starter to a file that is not there yet, and say what to do next.

    Args:
        args: `file` (where to), `schema` (whether the schema goes beside it).

    Returns:
        0; 2 if nothing was written.
    """
    path = Path(args.file)
    try:
        text = starter(title_for(_stem(path)), date.today(), with_schema=args.schema)
        _refuse_no_name(args.file)
        _write(path, text)
        said = [f"{escape_name(path)} is written."]
        if args.schema:
            said.append(_write_schema(path))
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return _USAGE
    word = _word(path)
    width = len(f"timeline check {word}")
    said += [
        f"  {f'timeline {word}':{width}}  shows it; e edits an event, ? shows all keys",
        f"  {f'timeline check {word}':{width}}  tells every mistake, with its line",
    ]
    print("\n".join(said))
    return 0


def _stem(path: Path) -> str:
    return escape_name(path.name).removesuffix(".toml")


def _refuse_no_name(file: str) -> None:
    """What cannot be the name of a file, or would not be understood as one."""
    if file in ("", "-"):
        advice = 'Name a file: "timeline new my.toml". It is not written to standard output.'
        raise RefusedError(Path(file), "this is no name for a file.", advice)
    separators = (os.sep, os.altsep or os.sep)
    if file.endswith(separators) and not Path(file).is_dir():
        inside = _word(Path(file) / "timeline.toml")
        advice = f'Make it first, then name a file in it: "timeline new {inside}".'
        raise RefusedError(Path(file), "this names a folder, and there is none.", advice)


def _write(path: Path, text: str) -> None:
    """Make a file of a text, complete or not at all.

    Raises:
        RefusedError: Something is there already, or nothing can be.
    """
    try:
        _refuse_what_is_there(path)
        _create(path, text)
    except FileExistsError:  # made by somebody else just now
        _refuse_what_is_there(path)
        raise RefusedError(path, "is there already.", _ANOTHER) from None
    except FileNotFoundError:
        folder = escape_name(path.parent)
        advice = "Make it first, or name a file in a folder that is there; nothing was written."
        raise RefusedError(path, f'there is no folder "{folder}".', advice) from None
    except NotADirectoryError:
        advice = "Name a file in a folder that is there; nothing was written."
        raise RefusedError(path, f'"{escape_name(path.parent)}" is no folder.', advice) from None
    except ValueError:  # a zero byte in the name
        raise RefusedError(path, "no file can have this name.", "Name another.") from None
    except OSError as error:
        raise RefusedError(path, f"{_reason(error)}.", "Nothing was written.") from None


def _refuse_what_is_there(path: Path) -> None:
    """Tell what stands in the way, be it a file, a folder or a link to nothing."""
    if not os.path.lexists(path):
        return
    if path.is_dir():
        inside = _word(path / "timeline.toml")
        raise RefusedError(path, "is a directory.", f'Name a file: "timeline new {inside}".')
    if not path.exists():
        advice = f"{_ANOTHER}, or make the one that it links to."
        raise RefusedError(path, "is a link to a file that is not there.", advice)
    raise RefusedError(
        path, "is there already.", f'{_ANOTHER}, or open it: "timeline {_word(path)}".'
    )


def _create(path: Path, text: str) -> None:
    """Write a new file; whatever goes wrong, nothing is left of it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    opened = os.open(path, flags, 0o666)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(text.encode("utf-8"))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write_schema(path: Path) -> str:
    """Write the schema beside a file that was just made, and say so; else take that back."""
    beside = path.with_name(schema.NAME)
    try:
        text = schema.schema_text()
        if not os.path.lexists(beside):
            _create(beside, text)
            return f"{escape_name(beside)} is written; Even Better TOML and Taplo find it."
        if reading.bytes_of(beside, _LARGEST) == text.encode("utf-8"):
            return f"{escape_name(beside)} is there already."
    except (OSError, reading.RefusedError) as error:
        path.unlink(missing_ok=True)
        advice = "It has to be a file with the schema; nothing was written."
        raise RefusedError(beside, f"{_reason(error)}.", advice) from None
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return (
        f"{escape_name(beside)} was there, differs from this version's, and is left as it was;\n"
        '"timeline schema" prints that of this version.'
    )


def _reason(error: OSError | reading.RefusedError) -> str:
    if isinstance(error, OSError):
        return visible(error.strerror or "it cannot be written").lower()
    return error.message


def _word(path: Path) -> str:
    """A path as one word of the shell that no command and no option is taken for."""
    shown = escape_name(path)
    if shown.startswith("-") or ("." not in shown and os.sep not in shown):
        shown = f".{os.sep}{shown}"
    return f'"{shown}"' if os.name == "nt" else quote(shown)
