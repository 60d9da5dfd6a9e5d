"""``timeline schema``: the format as a JSON Schema, on standard output."""

from __future__ import annotations

import argparse

from tui.core.schema import schema_text


def run(_: argparse.Namespace) -> int:
    """Print the schema; the status is 0."""
    print(schema_text(), end="")
    return 0
