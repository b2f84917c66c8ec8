"""There is enough to practise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.calls.temperament import Temperament

ID = "coverage_drills"
TITLE = "There are 60 drills in use, one contrast for each two types, and three invented clients of each type"

DRILLS, PERSONAS = 60, 3


def check(content: Content) -> Iterator[Finding]:
    """Give what there is too little of; what is retired does not count."""
    if not content.is_whole(layout.SCRIPT_DRILLS):
        return
    drills = content.structure.drills
    in_use = sum(not drill.retired for drill in drills)
    if in_use < DRILLS:
        yield _finding(1, f"{in_use} drills are in use, at least {DRILLS} are needed")
    for pair in combinations(Temperament, 2):
        lines = [one.id.line for one in drills.contrast if not one.retired and set(one.pair) == set(pair)]
        if not lines:
            yield _finding(1, f"{pair[0]} and {pair[1]} have no contrast in use")
        for line in lines[1:]:
            yield _finding(line, f"{pair[0]} and {pair[1]} have a contrast already", "mark one of them retired: true")
    for kind in Temperament:
        personas = sum(one.temperament is kind and not one.retired for one in drills.personas)
        if personas < PERSONAS:
            yield _finding(1, f"{kind} has {personas} invented clients in use, at least {PERSONAS} are needed")


def _finding(line: int, message: str, hint: str = "") -> Finding:
    return Finding(rule=ID, file=layout.SCRIPT_DRILLS, line=line, message=message, hint=hint)
