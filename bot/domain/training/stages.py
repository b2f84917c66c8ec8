"""The path of a trainee: four stages, what is ticked off on each, and the gate behind it that a person opens.

Source: document 004, the chapter on the four stages of training, facts 356 to 373. No stage is passed by itself: when all is
ticked its gate is ready, and whoever looks after the team decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.ids import EmployeeId, FactId, StageId, TickId
from bot.domain.training.capacity import Capacity


class TickedBy(StrEnum):
    """Whose it is to tick something off."""

    TRAINEE = "trainee"
    """He says so himself."""
    MENTOR = "mentor"
    """His mentor has seen it; where there is none, whoever looks after the team: who finds no mentor teaches himself."""

    def is_ticked_as(self, capacity: Capacity | None) -> bool:
        """Tell whether one may; None is the trainee himself."""
        return (capacity is None) is (self is TickedBy.TRAINEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Something that is ticked off."""

    id: TickId
    by: TickedBy
    facts: Sequence[FactId] = ()
    from_day: int | None = None
    """From this day of the path on it is time for it, whichever stage he is on; 1 is the first day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStage:
    """A stage with what is ticked off on it; what is retired is not in it."""

    id: StageId
    ticks: Sequence[Tick] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """Who opened the gate behind a stage, and when."""

    by: EmployeeId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """What stands of one trainee. It may name stages and ticks that are in the content no more: they count for nothing."""

    begun_on: date | None = None
    """His study day on which the path began; None while it has not."""
    confirmed: Mapping[StageId, Confirmed] = field(default_factory=dict)
    ticked: frozenset[TickId] = frozenset()

    def day(self, today: date) -> int:
        """Return which day of the path today is, by the calendar; 1 on the first, and before it has begun."""
        return 1 if self.begun_on is None else max(1, (today - self.begun_on).days + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The stages in their order, the same for everybody."""

    stages: Sequence[PathStage] = ()

    def now(self, path: Path) -> PathStage | None:
        """Return the stage on which somebody is: the first whose gate nobody has opened; None when all are behind him."""
        return next((stage for stage in self.stages if stage.id not in path.confirmed), None)

    def last_confirmed(self, path: Path) -> PathStage | None:
        """Return the one before it, whose confirmation can be taken back; None when there is none."""
        present = self.now(path)
        behind = self.stages if present is None else self.stages[: self.stages.index(present)]
        return behind[-1] if behind else None

    def ready(self, path: Path) -> PathStage | None:
        """Return the stage on which somebody is when nothing is missing there; None otherwise."""
        present = self.now(path)
        return present if present is not None and not missing(present, path) else None

    def tick(self, tick_id: TickId, path: Path) -> Tick | None:
        """Return something that may be ticked still: of no stage whose gate is open; None for anything else."""
        return next(
            (tick for stage in self.stages if stage.id not in path.confirmed for tick in stage.ticks if tick.id == tick_id), None
        )

    def late(self, path: Path, today: date) -> Sequence[Tick]:
        """Return that for which it is time by the day of the path, and which is not done."""
        day = path.day(today)
        return [
            tick
            for stage in self.stages
            if stage.id not in path.confirmed
            for tick in stage.ticks
            if tick.from_day is not None and tick.from_day <= day and tick.id not in path.ticked
        ]

    def number(self, stage: PathStage) -> int:
        """Return which stage it is, from 1."""
        return self.stages.index(stage) + 1

    def at(self, number: int) -> PathStage | None:
        """Return a stage by its number."""
        return self.stages[number - 1] if 1 <= number <= len(self.stages) else None


def missing(stage: PathStage, path: Path) -> Sequence[Tick]:
    """Return what is not ticked yet of a stage."""
    return [tick for tick in stage.ticks if tick.id not in path.ticked]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCount:
    """What a trainee did on some study days, as he or whoever guides him has counted it: fact-367."""

    calls: int = 0
    """Calls that he made."""
    requests: int = 0
    """Requests that he received."""

    @classmethod
    def of(cls, days: Iterable[WorkCount]) -> WorkCount:
        """Add days up."""
        added = list(days)
        return cls(calls=sum(day.calls for day in added), requests=sum(day.requests for day in added))


class Counted(StrEnum):
    """What is counted."""

    CALLS = "calls"
    REQUESTS = "requests"
