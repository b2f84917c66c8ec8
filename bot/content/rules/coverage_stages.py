"""Training has its four stages, and nobody passes one on his own word alone."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import layout
from bot.content.findings import Finding
from bot.content.read.written import Content
from bot.domain.training.stages import TickedBy

ID = "coverage_stages"
TITLE = "There are four stages, each with at most eight ticks in use, the trainee's and the mentor's among them"

STAGES, MOST_TICKS = 4, 8


def check(content: Content) -> Iterator[Finding]:
    """Give what is missing of the stages, or too much."""
    program = content.structure.stages
    if not content.is_whole(layout.SCRIPT_STAGES):
        return
    if len(program.stages) != STAGES:
        message = f"there are {len(program.stages)} stages, and the document has {STAGES}"
        yield Finding(rule=ID, file=layout.SCRIPT_STAGES, line=1, message=message)
    for stage in program.stages:
        by = [tick.by for tick in stage.used]
        for who in TickedBy:
            if who not in by:
                message = f"{stage.id.value} has nothing in use that the {who} ticks"
                hint = "let both say when it is done"
                yield Finding(rule=ID, file=layout.SCRIPT_STAGES, line=stage.id.line, message=message, hint=hint)
        if len(by) > MOST_TICKS:
            message = f"{stage.id.value} has {len(by)} ticks in use, at most {MOST_TICKS} fit a phone"
            yield Finding(rule=ID, file=layout.SCRIPT_STAGES, line=stage.id.line, message=message, hint="join two of them")
