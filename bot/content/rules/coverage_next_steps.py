"""Every cell says what comes next, in every manner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.content.rules.coverage_cells import ASKING
from bot.domain.calls.intent import Cell
from bot.domain.calls.temperament import Manner

ID = "coverage_next_steps"
TITLE = "Each of the 16 cells has one next step, and every cell one for anybody"


def check(content: Content) -> Iterator[Finding]:
    """Give next steps that are missing or stand twice."""
    if not content.is_whole(layout.SCRIPT_NEXT_STEPS):
        return
    steps = content.structure.next_steps
    counts = Counter((step.manner, step.cell) for step in steps)
    for manner in Manner:
        for cell in Cell:
            if not counts[manner, cell] and (manner is Manner.ANY or cell not in ASKING):
                yield _finding(1, f"{manner} in {cell} has no next step")
    seen = set()
    for step in steps:
        if step.key in seen:
            yield _finding(step.line, f"{step.manner} in {step.cell} has more than one next step")
        seen.add(step.key)


def _finding(line: int, message: str) -> Finding:
    return Finding(rule=ID, file=layout.SCRIPT_NEXT_STEPS, line=line, message=message)
