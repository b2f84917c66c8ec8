"""Makes the stages of training out of checked content."""

from __future__ import annotations

from bot.content.read.stage_structure import ProgramEntry, TickEntry
from bot.domain.ids import FactId, StageId, TickId
from bot.domain.training.stages import PathStage, Program, Tick


def program_of(entry: ProgramEntry) -> Program:
    """Return the stages in their order, with the ticks that are in use."""
    return Program(
        stages=tuple(
            PathStage(id=StageId(stage.id.value), ticks=tuple(_tick(tick) for tick in stage.ticks if not tick.retired))
            for stage in entry.stages
        )
    )


def _tick(entry: TickEntry) -> Tick:
    return Tick(
        id=TickId(entry.id.value),
        by=entry.by,
        facts=tuple(FactId(fact.value) for fact in entry.facts),
        from_day=entry.from_day,
    )
