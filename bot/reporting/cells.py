"""How single values look in a file: moments in a zone, booleans by word, and text that no spreadsheet takes for a formula."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r\n")
"""What a spreadsheet may take for the beginning of a formula, or skip to find one."""
SKIPPED = ' "\u00a0\u200b\ufeff\x00'
"""What may stand before such a sign without making it harmless."""


def iso_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Return ISO 8601 with the zone's offset at that moment, to the second: `2026-03-02T14:00:00+02:00`."""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def plain_text(value: object, zone: ZoneInfo) -> str:
    """Return a cell of a text file: nothing is the empty string, booleans are `true` and `false`."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return iso_moment(value, zone)
        case str():
            return without_formula(value)
        case _:
            return str(value)


def without_formula(text: str) -> str:
    """Put an apostrophe before text that would be run as a formula when the file is opened (OWASP, «CSV injection»)."""
    return f"'{text}" if text.lstrip(SKIPPED)[:1] in FORMULA_SIGNS and text.strip(SKIPPED) else text
