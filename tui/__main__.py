"""The door: what the command ``timeline`` and ``python -m tui`` run.

What is set here holds for the whole process, so nothing else may import it.
"""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line of this process; gives the exit status.

    The garbage collector is off while a command runs: it lives for a tenth of a
    second, makes much and throws nothing away. What is left at its end needs no
    last look either. The screen, which lives longer, turns it on again.
    """
    gc.disable()
    from tui.cli import main as run

    status = run()
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
