"""Text that no spreadsheet takes for a formula, nor for two cells, whatever sign parts its cells."""

from __future__ import annotations

import re

SIGNS = "=+\\-@＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula."""
SKIPPED = ' "\u00a0\u200b\ufeff\x00'
"""What may stand before such a sign without making it harmless."""
PARTS = ",;\t\r\n"
"""What parts cells and rows in some country's spreadsheet."""

_RUNS = re.compile(rf"^(?=[{SKIPPED}]*[{SIGNS}\t\r\n])|(?<=[{PARTS}])(?=[{SKIPPED}]*[{SIGNS}])")
_QUOTED = re.compile(f'["{PARTS}]')


def csv_text(text: str) -> str:
    """Return a text as a cell of a CSV, whichever separator that has."""
    guarded = without_formula(text)
    return f'"{guarded.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(guarded) else guarded


def without_formula(text: str) -> str:
    """Put an apostrophe before whatever would be run as a formula when the file is opened (OWASP, «CSV injection»).

    That is the text itself, and each part of it that a spreadsheet with another separator takes for a cell.
    """
    return _RUNS.sub("'", text)
