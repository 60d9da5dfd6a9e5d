"""The programs that are measured, and the size of the terminal that they run in."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMELINE = (sys.executable, "-c", "import sys; from tui.__main__ import main; sys.exit(main())")
"""What the installed command `timeline` runs."""
EMPTY = (sys.executable, str(ROOT / "benchmarks" / "empty_app.py"))
"""The least Textual app: the floor of a start."""
FLOOR = (sys.executable, str(ROOT / "benchmarks" / "floor_app.py"))
"""Ten cells repainted on `j`: the floor of a move."""
SIZE = (120, 40)
"""Columns and rows."""


def where() -> str:
    """What it was measured with, for the line below a table."""
    return (
        f"Python {platform.python_version()}, Textual {version('textual')}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {SIZE[0]}×{SIZE[1]}"
    )
