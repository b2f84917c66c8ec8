"""What a team's calls teach: evidence counted by the day, how far it is counted, and what was proposed of it and decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, delete, exists, func, insert, literal, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import answers, consultations, cue_evidence, learnt_weights, weight_learning
from bot.db.upsert import for_each_dialect
from bot.domain.calls.consultation import TemperamentSource
from bot.domain.calls.learnt_weights import Heard, LearntCue, LearntId, LearntWeights, cue_of
from bot.domain.calls.state import TYPED
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import EmployeeId, TeamId
from bot.services.phrases.ports import Learning

MOST_ROWS = 10_000
"""The newest rows of evidence of a team that are added up: some thousands of confirmed calls."""

_ADVANCE = for_each_dialect(
    weight_learning,
    lambda upsert: upsert.on_conflict_do_update(
        index_elements=["team_id"],
        set_={"counted_until": upsert.excluded.counted_until, "learnt_at": upsert.excluded.learnt_at},
    ),
)
_later = answers.alias("later")
_is_superseded = exists().where(
    _later.c.consultation_id == answers.c.consultation_id,
    _later.c.question_id == answers.c.question_id,
    _later.c.position > answers.c.position,
    _later.c.undone_at.is_(None),
)
"""As in a call itself the last answer to a question counts, also one that says nothing of the type."""
_is_said_by_a_person = and_(
    consultations.c.finished_at.is_not(None),
    consultations.c.is_practice.is_(False),
    consultations.c.temperament_source.in_([TemperamentSource.OVERRIDE.value, TemperamentSource.CONFIRMED.value]),
    consultations.c.temperament.in_([kind.value for kind in Temperament]),
)
_is_cue = and_(
    answers.c.undone_at.is_(None),
    answers.c.likelihoods.is_not(None),
    answers.c.question_id != TYPED,
    ~_is_superseded,
)
_EVIDENCE = ("team_id", "day", "employee_id", "question_id", "option_id", "temperament", "calls")
_is_live = and_(learnt_weights.c.taken_at.is_not(None), learnt_weights.c.undone_at.is_(None))
_is_open = and_(learnt_weights.c.taken_at.is_(None), learnt_weights.c.dropped_at.is_(None))
_is_decided = learnt_weights.c.decided_by.is_not(None)
_LIVE = select(learnt_weights).where(_is_live).order_by(learnt_weights.c.taken_at, learnt_weights.c.id)


class LearntWeightRepository(Repository):
    """Tables cue_evidence, weight_learning and learnt_weights."""

    __slots__ = ()

    async def learning(self) -> Mapping[TeamId, Learning]:
        """Return how far each team's calls are counted."""
        rows = (await self._transaction.execute(select(weight_learning))).mappings()
        return {
            TeamId(row["team_id"]): Learning(counted_until=date.fromisoformat(row["counted_until"]), learnt_at=row["learnt_at"])
            for row in rows
        }

    async def advance(self, team_id: TeamId, learning: Learning) -> None:
        """Note how far a team's calls are counted."""
        values = {"team_id": team_id, "counted_until": learning.counted_until.isoformat(), "learnt_at": learning.learnt_at}
        await self._transaction.execute(_ADVANCE[self._transaction.dialect], values)

    async def count_day(self, team_id: TeamId, day: date) -> int:
        """Count what was heard in the calls of a day, anew if it was counted before; return how many rows that makes."""
        begins = datetime.combine(day, time(), UTC)
        counted = (
            select(
                literal(int(team_id)),
                literal(day.isoformat()),
                consultations.c.employee_id,
                answers.c.question_id,
                answers.c.option_id,
                consultations.c.temperament,
                func.count(),
            )
            .select_from(consultations.join(answers, answers.c.consultation_id == consultations.c.id))
            .where(
                consultations.c.team_id == team_id,
                consultations.c.started_at >= begins,
                consultations.c.started_at < begins + timedelta(days=1),
                _is_said_by_a_person,
                _is_cue,
            )
            .group_by(consultations.c.employee_id, answers.c.question_id, answers.c.option_id, consultations.c.temperament)
        )
        of_day = and_(cue_evidence.c.team_id == team_id, cue_evidence.c.day == day.isoformat())
        await self._transaction.execute(delete(cue_evidence).where(of_day))
        return int((await self._transaction.execute(insert(cue_evidence).from_select(_EVIDENCE, counted))).rowcount)

    async def forget_evidence(self, team_id: TeamId, before: date) -> None:
        """Delete what was counted of earlier days."""
        old = and_(cue_evidence.c.team_id == team_id, cue_evidence.c.day < before.isoformat())
        await self._transaction.execute(delete(cue_evidence).where(old))

    async def evidence(self, team_id: TeamId) -> Sequence[Heard]:
        """Return what is counted of a team, of the newest days where there is very much."""
        counted = select(cue_evidence).where(cue_evidence.c.team_id == team_id).order_by(cue_evidence.c.day.desc())
        rows_of = counted.limit(MOST_ROWS).subquery().c
        columns = [rows_of[name] for name in ("employee_id", "question_id", "option_id", "temperament")]
        found = select(*columns, func.sum(rows_of.calls).label("calls"))
        rows = (await self._transaction.execute(found.group_by(*columns).order_by(*columns))).mappings()
        return [
            Heard(
                employee_id=EmployeeId(row["employee_id"]),
                cue=cue_of(row["question_id"], row["option_id"]),
                temperament=Temperament(row["temperament"]),
                calls=int(row["calls"]),
            )
            for row in rows
        ]

    async def heard(self, team_id: TeamId) -> int:
        """Count it."""
        counted = select(func.coalesce(func.sum(cue_evidence.c.calls), 0)).where(cue_evidence.c.team_id == team_id)
        return int((await self._transaction.execute(counted)).scalar_one())

    async def propose(self, team_id: TeamId, cues: Sequence[LearntCue], at: datetime) -> None:
        """Let this be what a team is proposed, in place of what was proposed before; nothing at all takes that away."""
        before = await self.open_of(team_id)
        await self._transaction.execute(delete(learnt_weights).where(learnt_weights.c.team_id == team_id, _is_open))
        if cues:
            told = sorted(before.told) if before is not None else []
            values = {"team_id": team_id, "cues": [_written(one) for one in cues], "made_at": at, "told": told}
            await self._transaction.execute(insert(learnt_weights).values(values))

    async def get(self, learnt_id: LearntId) -> LearntWeights | None:
        """Find by number."""
        return await self._one(learnt_weights.c.id == learnt_id)

    async def open_of(self, team_id: TeamId) -> LearntWeights | None:
        """Return what a team is proposed."""
        return await self._one(and_(learnt_weights.c.team_id == team_id, _is_open))

    async def open(self) -> Sequence[LearntWeights]:
        """Return what all teams are proposed."""
        found = select(learnt_weights).where(_is_open).order_by(learnt_weights.c.team_id)
        return [_from(row) for row in (await self._transaction.execute(found)).mappings()]

    async def put_told(self, learnt_id: LearntId, told: Collection[EmployeeId]) -> None:
        """Note who knows of a proposal."""
        of_it = update(learnt_weights).where(learnt_weights.c.id == learnt_id)
        await self._transaction.execute(of_it.values(told=sorted(told)))

    async def live(self, team_id: TeamId | None = None) -> Sequence[LearntWeights]:
        """Return what counts, of a team or of all, in the order in which it was taken."""
        found = _LIVE if team_id is None else _LIVE.where(learnt_weights.c.team_id == team_id)
        return [_from(row) for row in (await self._transaction.execute(found)).mappings()]

    async def refused(self, team_id: TeamId, since: datetime) -> Sequence[LearntWeights]:
        """Return what was dropped or taken back in a team since then."""
        no = (learnt_weights.c.dropped_at > since) | (learnt_weights.c.undone_at > since)
        found = select(learnt_weights).where(learnt_weights.c.team_id == team_id, no).order_by(learnt_weights.c.id)
        return [_from(row) for row in (await self._transaction.execute(found)).mappings()]

    async def decided(self, team_id: TeamId, limit: int, skip: int) -> Sequence[LearntWeights]:
        """Return what was ever taken or dropped, newest first."""
        found = select(learnt_weights).where(learnt_weights.c.team_id == team_id, _is_decided)
        page = found.order_by(learnt_weights.c.id.desc()).offset(skip).limit(limit)
        return [_from(row) for row in (await self._transaction.execute(page)).mappings()]

    async def count_decided(self, team_id: TeamId) -> int:
        """Count them."""
        found = select(func.count()).where(learnt_weights.c.team_id == team_id, _is_decided)
        return int((await self._transaction.execute(found)).scalar_one())

    async def take(self, one: LearntWeights, by: EmployeeId, at: datetime) -> bool:
        """Let it count as it stands here; False when it is decided already."""
        values = {"decided_by": by, "taken_at": at, "cues": [_written(cue) for cue in one.cues]}
        return await self._decide(one.id, _is_open, values)

    async def drop(self, learnt_id: LearntId, by: EmployeeId, at: datetime) -> bool:
        """Put it away; False when it is decided already."""
        return await self._decide(learnt_id, _is_open, {"decided_by": by, "dropped_at": at})

    async def undo(self, learnt_id: LearntId, at: datetime) -> bool:
        """Let it count no more; False when it does not."""
        return await self._decide(learnt_id, _is_live, {"undone_at": at})

    async def _decide(self, learnt_id: LearntId, stands: ColumnElement[bool], values: dict[str, Any]) -> bool:
        change = update(learnt_weights).where(learnt_weights.c.id == learnt_id, stands).values(values)
        return bool((await self._transaction.execute(change)).rowcount)

    async def _one(self, which: ColumnElement[bool]) -> LearntWeights | None:
        row = (await self._transaction.execute(select(learnt_weights).where(which))).mappings().one_or_none()
        return None if row is None else _from(row)


def _written(one: LearntCue) -> dict[str, Any]:
    return {"cue": one.cue.name, "before": one.before, "strength": one.strength, "calls": one.calls, "people": one.people}


def _from(row: RowMapping) -> LearntWeights:
    found = LearntWeights(
        id=LearntId(row["id"]),
        team_id=TeamId(row["team_id"]),
        made_at=row["made_at"],
        cues=[
            LearntCue(
                cue=cue_of(*one["cue"].split("/", 1)),
                before=one["before"],
                strength=one["strength"],
                calls=one["calls"],
                people=one["people"],
            )
            for one in row["cues"]
        ],
        taken_at=row["taken_at"],
        dropped_at=row["dropped_at"],
        undone_at=row["undone_at"],
        told=frozenset(map(EmployeeId, row["told"] or ())),
    )
    return found if row["decided_by"] is None else replace(found, decided_by=EmployeeId(row["decided_by"]))
