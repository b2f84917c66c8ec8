"""Every manner says what to avoid, once."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.temperament import Manner

ID = "coverage_avoid"
TITLE = "Each manner says what to avoid, once"


def check(content: Content) -> Iterator[Finding]:
    """Give manners that are missing or stand twice."""
    if not content.is_whole(layout.SCRIPT_AVOID):
        return
    for manner in Manner:
        lines = [avoid.line for avoid in content.structure.avoid if avoid.manner is manner]
        if len(lines) != 1:
            message = f"{manner} stands {len(lines)} times, it needs one entry"
            yield Finding(rule=ID, file=layout.SCRIPT_AVOID, line=lines[1] if lines else 1, message=message)
