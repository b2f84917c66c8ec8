"""Calls of one's own, as far as cards are made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import RowMapping, Select, and_, bindparam, false, literal_column, or_, select

from bot.db.prepared import Prepared
from bot.db.repositories.call_rows import answer_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import answers, consultations
from bot.domain.calls.consultation import Answer, TemperamentSource
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.posterior import SURE_FROM
from bot.domain.calls.temperament import Temperament
from bot.domain.ids import ConsultationId, EmployeeId, TeamId
from bot.domain.training.own_card import HeardCall
from bot.services.training.ports import CallsBetween

AT_ONCE = 500
"""Numbers in one question: older SQLite takes no more than a thousand."""
_C = consultations.c
_is_overridden = _C.temperament_source == TemperamentSource.OVERRIDE.value
_is_his = and_(
    _C.employee_id == bindparam("employee"),
    _C.team_id == bindparam("team"),
    _C.temperament.in_([literal_column(f"'{kind.value}'") for kind in Temperament]),
)
_is_certain = or_(_C.temperament_source == TemperamentSource.CONFIRMED.value, _C.confidence >= SURE_FROM)
_went_wrong = or_(_C.phrase_fits == false(), _C.none_fits > 0, _C.outcome == Outcome.REFUSED.value)
_HARD = Prepared(
    select(_C.id)
    .where(
        _is_his,
        _C.started_at >= bindparam("since"),
        _C.started_at < bindparam("until"),
        _C.finished_at.is_not(None),
        _C.is_practice == false(),
        or_(_is_overridden, and_(_is_certain, _went_wrong)),
    )
    .order_by(_C.started_at.desc(), _C.id.desc())
)
_BY_IDS = (
    select(_C.id, _C.temperament, _C.temperament_source)
    .where(_is_his, _C.id.in_(bindparam("calls", expanding=True)))
    .order_by(_C.started_at.desc(), _C.id.desc())
)
_ANSWERS = (
    select(answers)
    .where(answers.c.consultation_id.in_(bindparam("calls", expanding=True)), answers.c.undone_at.is_(None))
    .order_by(answers.c.consultation_id, answers.c.position)
)


class OwnCallRepository(Repository):
    """Reads consultations and answers. Invariant: every statement names whose calls they are, and in which team."""

    __slots__ = ()

    async def hard(self, calls: CallsBetween) -> Sequence[ConsultationId]:
        """Find somebody's hard calls of some days."""
        asked = {"employee": calls.employee_id, "team": calls.team_id, "since": calls.since, "until": calls.until}
        return [ConsultationId(row["id"]) for row in await self._transaction.rows(_HARD, asked)]

    async def heard(
        self, employee_id: EmployeeId, team_id: TeamId | None, calls: Collection[ConsultationId]
    ) -> Sequence[HeardCall]:
        """Find those of these calls that are his."""
        found: list[HeardCall] = []
        ordered = sorted(calls)
        for begin in range(0, len(ordered), AT_ONCE):
            some = ordered[begin : begin + AT_ONCE]
            found += await self._with_answers(await self._read(_BY_IDS, employee=employee_id, team=team_id, calls=some))
        return found

    async def _with_answers(self, rows: Sequence[RowMapping]) -> list[HeardCall]:
        said: defaultdict[int, list[Answer]] = defaultdict(list)
        if rows:
            for row in await self._read(_ANSWERS, calls=[row["id"] for row in rows]):
                said[row["consultation_id"]].append(answer_from(row))
        return [
            HeardCall(
                id=ConsultationId(row["id"]),
                temperament=Temperament(row["temperament"]),
                is_chosen=row["temperament_source"] == TemperamentSource.OVERRIDE.value,
                said=said[row["id"]],
            )
            for row in rows
        ]

    async def _read(self, statement: Select[Any], **values: object) -> Sequence[RowMapping]:
        return (await self._transaction.execute(statement, values)).mappings().all()
