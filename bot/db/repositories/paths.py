"""How far trainees are on their path, and what was counted of their work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import and_, bindparam, delete, select, update

from bot.db.prepared import Columns
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import training_counts, training_stages, training_ticks
from bot.db.upsert import for_each_dialect
from bot.domain.ids import EmployeeId, StageId, TickId
from bot.domain.training.stages import Confirmed, Path, WorkCount

_STAGES = select(training_stages).where(training_stages.c.employee_id.in_(bindparam("people", expanding=True)))
_TICKS = select(training_ticks.c.employee_id, training_ticks.c.tick).where(
    training_ticks.c.employee_id.in_(bindparam("people", expanding=True))
)
_COUNTS = select(training_counts).where(
    training_counts.c.employee_id == bindparam("employee"), training_counts.c.day >= bindparam("since")
)
_of_stage = and_(training_stages.c.employee_id == bindparam("whose"), training_stages.c.stage == bindparam("which"))
_is_confirmed = training_stages.c.confirmed_at.is_not(None)
_CONFIRM = (
    update(training_stages)
    .where(_of_stage, ~_is_confirmed)
    .values(confirmed_by=bindparam("confirmer"), confirmed_at=bindparam("moment"))
)
_TAKE_BACK = update(training_stages).where(_of_stage, _is_confirmed).values(confirmed_by=None, confirmed_at=None)
_BEGIN = for_each_dialect(training_stages, lambda put: put.on_conflict_do_nothing(index_elements=["employee_id", "stage"]))
_TICK = for_each_dialect(training_ticks, lambda put: put.on_conflict_do_nothing(index_elements=["employee_id", "tick"]))
_COUNT = for_each_dialect(
    training_counts,
    lambda put: put.on_conflict_do_update(
        index_elements=["employee_id", "day"], set_={name: put.excluded[name] for name in ("calls", "requests")}
    ),
)


class PathRepository(Repository):
    """Tables training_stages, training_ticks and training_counts. Invariant: every statement names whose rows it is about."""

    __slots__ = ()

    async def of(self, employee_id: EmployeeId) -> Path:
        """Find how far somebody is."""
        return (await self.of_people([employee_id]))[employee_id]

    async def of_people(self, employee_ids: Sequence[EmployeeId]) -> Mapping[EmployeeId, Path]:
        """Find how far each of these is; whoever has not begun has an empty path."""
        if not employee_ids:
            return {}
        asked = {"people": list(employee_ids)}
        stages = [dict(row) for row in (await self._transaction.execute(_STAGES, asked)).mappings()]
        ticks = [dict(row) for row in (await self._transaction.execute(_TICKS, asked)).mappings()]
        return {
            one: _path_from(
                [row for row in stages if row["employee_id"] == one],
                (row["tick"] for row in ticks if row["employee_id"] == one),
            )
            for one in employee_ids
        }

    async def begin(self, employee_id: EmployeeId, stage_id: StageId, day: date) -> None:
        """Write that a stage has begun; one that has begun before keeps its day."""
        values = {
            "employee_id": employee_id,
            "stage": stage_id,
            "begun_on": day.isoformat(),
            "confirmed_by": None,
            "confirmed_at": None,
        }
        await self._transaction.execute(_BEGIN[self._transaction.dialect], values)

    async def confirm(self, employee_id: EmployeeId, stage_id: StageId, by: EmployeeId, at: datetime) -> bool:
        """Write who has confirmed a stage that has begun; False when somebody has already."""
        values = {"whose": employee_id, "which": stage_id, "confirmer": by, "moment": at}
        return (await self._transaction.execute(_CONFIRM, values)).rowcount == 1

    async def take_back(self, employee_id: EmployeeId, stage_id: StageId) -> bool:
        """Take the confirmation of a stage back, whatever was done since stays; False when there is none."""
        return (await self._transaction.execute(_TAKE_BACK, {"whose": employee_id, "which": stage_id})).rowcount == 1

    async def tick(self, employee_id: EmployeeId, tick_id: TickId, by: EmployeeId, at: datetime) -> None:
        """Write that something is done; what is done already keeps who has said so first."""
        values = {"employee_id": employee_id, "tick": tick_id, "ticked_by": by, "ticked_at": at}
        await self._transaction.execute(_TICK[self._transaction.dialect], values)

    async def untick(self, employee_id: EmployeeId, tick_id: TickId) -> None:
        """Write that it is not done after all."""
        is_it = and_(training_ticks.c.employee_id == employee_id, training_ticks.c.tick == tick_id)
        await self._transaction.execute(delete(training_ticks).where(is_it))

    async def counts(self, employee_id: EmployeeId, since: date) -> Mapping[date, WorkCount]:
        """Find what was counted since a study day, this included."""
        found = (await self._transaction.execute(_COUNTS, {"employee": employee_id, "since": since.isoformat()})).mappings()
        return {date.fromisoformat(row["day"]): WorkCount(calls=row["calls"], requests=row["requests"]) for row in found}

    async def put_count(self, employee_id: EmployeeId, day: date, count: WorkCount) -> None:
        """Write what was done on a study day."""
        values = {"employee_id": employee_id, "day": day.isoformat(), "calls": count.calls, "requests": count.requests}
        await self._transaction.execute(_COUNT[self._transaction.dialect], values)


def _path_from(stages: Sequence[Columns], ticks: Iterable[str]) -> Path:
    begun = min((row["begun_on"] for row in stages), default=None)
    return Path(
        begun_on=None if begun is None else date.fromisoformat(begun),
        confirmed={
            StageId(row["stage"]): Confirmed(by=EmployeeId(row["confirmed_by"]), at=row["confirmed_at"])
            for row in stages
            if row["confirmed_at"] is not None
        },
        ticked=frozenset(TickId(tick) for tick in ticks),
    )
