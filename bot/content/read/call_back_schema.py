"""The shape of `call_back`: the time that a phrase names for the next call."""

from __future__ import annotations

import re

from bot.content.read.shape import Shape
from bot.content.read.yaml_tree import Entry, Scalar, Table
from bot.domain.calls.named_time import NamedTime

MOST = {"hours": 12, "days": 60, "months": 12}
"""The farthest that a phrase may name."""
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


def read_call_back(shape: Shape, entry: Entry | None) -> NamedTime | None:
    """Return the time that is named; None where none is, and where it has a mistake, which is noted."""
    if entry is None:
        return None
    if not isinstance(entry.node, Table):
        shape.note(entry.line, "call_back must be a table such as {days: 1}")
        return None
    entries = shape.table(entry.node, "call_back", (), (*MOST, "at")) or {}
    named = [unit for unit in MOST if unit in entries]
    if len(named) != 1:
        shape.note(entry.line, "call_back must have either hours, days or months")
        return None
    [unit] = named
    count, at = _count(shape, entries[unit], unit), _minutes(shape, entries.get("at"))
    if "at" in entries and unit == "hours":
        shape.note(entries["at"].line, "call_back in hours has no “at”")
    if count is None:
        return None
    counts = dict.fromkeys(MOST, 0) | {unit: count}
    return NamedTime(hours=counts["hours"], days=counts["days"], months=counts["months"], at=at)


def _count(shape: Shape, entry: Entry, unit: str) -> int | None:
    value = entry.node.value if isinstance(entry.node, Scalar) else None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST[unit]:
        shape.note(entry.line, f"{unit} must be a whole number from 1 to {MOST[unit]}")
        return None
    return value


def _minutes(shape: Shape, entry: Entry | None) -> int | None:
    text = shape.text(entry, "at")
    found = _CLOCK.fullmatch(text.value) if text else None
    if entry is not None and text and found is None:
        shape.note(entry.line, "at must be a time of day such as “10:00”")
    return int(found[1]) * 60 + int(found[2]) if found else None
