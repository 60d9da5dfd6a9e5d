"""What the parser itself says of a document."""

import tomli

from tui.core.marks import FAULTY
from tui.core.reading import decoded


def refused(contents: bytes) -> bool:
    """Whether the parser refuses a document."""
    try:
        tomli.loads(decoded(contents).text)
    except FAULTY:
        return True
    return False
