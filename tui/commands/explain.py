"""``timeline explain``: what the code of a problem means, with wrong and right."""

from __future__ import annotations

import argparse
import sys
import textwrap

from tui.core.explanations import Explanation, explanations
from tui.core.problems import CODES
from tui.core.text import visible

_USAGE = 2
_WIDTH = 80
"""Columns of what is printed."""
_INDENT = "    "


def run(args: argparse.Namespace) -> int:
    """Explain ``args.codes``, in any case or by their short names; of none, list them all.

    Returns:
        0, or 2 if there is no such code; nothing is explained then.
    """
    if not args.codes:
        for code, name in CODES.items():
            print(f"{code}  {name:26}{explanations()[code].title}")
        return 0
    known = {code.lower(): code for code in CODES} | {name: code for code, name in CODES.items()}
    unknown = [word for word in args.codes if word.lower() not in known]
    if unknown:
        for word in unknown:
            _refuse(word, known)
        return _USAGE
    codes = dict.fromkeys(known[word.lower()] for word in args.codes)
    print("\n\n".join(_page(code, explanations()[code]) for code in codes))
    return 0


def _page(code: str, about: Explanation) -> str:
    """One code on a page."""
    return "\n".join(
        (
            f"{code} {CODES[code]}: {about.title}",
            "",
            textwrap.fill(about.means, _WIDTH),
            "",
            textwrap.fill(f"What becomes of it: {about.becomes}", _WIDTH),
            "",
            "Wrong:",
            textwrap.indent(about.wrong, _INDENT),
            "",
            "Right:",
            textwrap.indent(about.right, _INDENT),
        )
    )


def _refuse(word: str, known: dict[str, str]) -> None:
    """Say that there is no such code, and which one may be meant."""
    from difflib import get_close_matches

    print(f'timeline: there is no code "{visible(word)}"', file=sys.stderr)
    near = get_close_matches(word.lower(), known, n=1)
    hint = f"Did you mean {known[near[0]]}?" if near else '"timeline explain" alone lists them all.'
    print(hint, file=sys.stderr)
