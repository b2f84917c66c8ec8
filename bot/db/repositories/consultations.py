"""Consultations with their answers and cards."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, false, func, insert, select, update

from bot.db.prepared import Prepared
from bot.db.repositories.call_rows import answer_from, answer_values, card_values, consultation_from, consultation_values
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import answers, cards_shown, clients, consultations
from bot.domain.calls.consultation import Answer, Consultation
from bot.domain.calls.outcome import Outcome
from bot.domain.ids import ClientId, ConsultationId, DrillId, EmployeeId, LanguageCode, TeamId
from bot.domain.names import shown_name
from bot.services.calls.ports import CardShown

_WITH_CLIENT = select(consultations, clients.c.name.label("client_name"), clients.c.is_code.label("client_is_code")).select_from(
    consultations.outerjoin(clients, clients.c.id == consultations.c.client_id)
)
_BY_ID = Prepared(_WITH_CLIENT.where(consultations.c.id == bindparam("consultation")))
_OPEN_OF = Prepared(
    _WITH_CLIENT.where(consultations.c.employee_id == bindparam("employee"), consultations.c.finished_at.is_(None))
)
_IDLE = (
    _WITH_CLIENT.where(consultations.c.finished_at.is_(None), consultations.c.last_activity_at <= bindparam("moment"))
    .order_by(consultations.c.last_activity_at)
    .limit(bindparam("most"))
)
_RUNNING = (
    _WITH_CLIENT.where(
        consultations.c.finished_at.is_(None),
        consultations.c.last_activity_at > bindparam("since"),
        consultations.c.is_practice == false(),
    )
    .order_by(consultations.c.started_at.desc(), consultations.c.id.desc())
    .limit(bindparam("most"))
)
_OF_CLIENT = (
    _WITH_CLIENT.where(
        consultations.c.client_id == bindparam("client"),
        consultations.c.finished_at.is_not(None),
        consultations.c.is_practice == false(),
    )
    .order_by(consultations.c.started_at.desc(), consultations.c.id.desc())
    .limit(bindparam("most"))
)
_WITHOUT_OUTCOME = _WITH_CLIENT.where(
    consultations.c.employee_id == bindparam("employee"),
    consultations.c.team_id == bindparam("team"),
    consultations.c.started_at >= bindparam("begun"),
    consultations.c.finished_at > bindparam("after"),
    consultations.c.finished_at <= bindparam("until"),
    consultations.c.outcome.is_(None),
    consultations.c.is_practice == false(),
).order_by(consultations.c.started_at, consultations.c.id)
_LAST_OF = (
    _WITH_CLIENT.where(consultations.c.employee_id == bindparam("employee"), consultations.c.team_id == bindparam("team"))
    .order_by(consultations.c.started_at.desc(), consultations.c.id.desc())
    .limit(1)
)
_later = consultations.alias("later")
_untimed = _WITH_CLIENT.where(
    consultations.c.employee_id == bindparam("employee"),
    consultations.c.team_id == bindparam("team"),
    consultations.c.outcome == Outcome.CALL_BACK.value,
    consultations.c.follow_up_at.is_(None),
    consultations.c.finished_at.is_not(None),
    consultations.c.is_practice == false(),
    # Whoever has called the client since has kept the promise; of a client whose name is not known nobody can tell.
    ~exists().where(
        _later.c.client_id == consultations.c.client_id,
        _later.c.started_at > consultations.c.started_at,
        _later.c.is_practice == false(),
    ),
)
NUMBER_UNTIMED = _untimed.with_only_columns(func.count(), maintain_column_froms=True)
"""How many there are of an employee in a team; counted beside those with a time."""
_UNTIMED = _untimed.order_by(consultations.c.started_at, consultations.c.id).limit(bindparam("most")).offset(bindparam("skipped"))
LONGEST_CALL = timedelta(days=1)
"""A call that began earlier than this before a span of time was not finished in it; the index is by the beginning."""
_PERSONAS = (
    select(consultations.c.persona)
    .where(consultations.c.employee_id == bindparam("employee"), consultations.c.persona.is_not(None))
    .group_by(consultations.c.persona)
    .order_by(func.max(consultations.c.id))
)
_CLIENT_NAME = select(clients.c.name, clients.c.is_code).where(clients.c.id == bindparam("client"))
_ADD = insert(consultations).returning(consultations.c.id)
_SAVE = Prepared(update(consultations).where(consultations.c.id == bindparam("consultation")))

_ANSWERS = Prepared(
    select(answers)
    .where(answers.c.consultation_id == bindparam("consultation"), answers.c.undone_at.is_(None))
    .order_by(answers.c.position)
)
_LAST_LIVE = (
    select(func.max(answers.c.position))
    .where(answers.c.consultation_id == bindparam("consultation"), answers.c.undone_at.is_(None))
    .scalar_subquery()
)
_UNDO = Prepared(update(answers).where(answers.c.consultation_id == bindparam("consultation"), answers.c.position == _LAST_LIVE))
_ADD_ANSWER = Prepared(
    insert(answers)
    .values(
        position=select(func.coalesce(func.max(answers.c.position), 0) + 1)
        .where(answers.c.consultation_id == bindparam("consultation"))
        .scalar_subquery()
    )
    .inline()
)
_ADD_CARD = Prepared(insert(cards_shown).inline())


class ConsultationRepository(Repository):
    """Tables consultations, answers and cards_shown."""

    __slots__ = ()

    async def add(
        self,
        *,
        employee_id: EmployeeId,
        team_id: TeamId,
        client_id: ClientId | None,
        language: LanguageCode,
        is_practice: bool,
        content_version: str,
        at: datetime,
        persona: DrillId | None = None,
    ) -> Consultation:
        """Open a consultation; raises IntegrityError when the employee has one open."""
        new = Consultation(
            id=ConsultationId(0),
            employee_id=employee_id,
            team_id=team_id,
            client_id=client_id,
            language=language,
            is_practice=is_practice,
            persona=persona,
            content_version=content_version,
            started_at=at,
            last_activity_at=at,
        )
        values = consultation_values(new) | {"employee_id": employee_id, "team_id": team_id, "started_at": at}
        number = (await self._transaction.execute(_ADD, values)).scalar_one()
        name, is_code = None, False
        if client_id is not None:
            called = (await self._transaction.execute(_CLIENT_NAME, {"client": client_id})).mappings().one()
            name, is_code = shown_name(called["name"]), called["is_code"]
        return replace(new, id=ConsultationId(number), client_name=name, client_is_code=is_code)

    async def get(self, consultation_id: ConsultationId) -> Consultation | None:
        """Find by number, with `client_name` joined in."""
        row = await self._transaction.row(_BY_ID, {"consultation": consultation_id})
        return None if row is None else consultation_from(row)

    async def open_of(self, employee_id: EmployeeId) -> Consultation | None:
        """Find the one open consultation of an employee."""
        row = await self._transaction.row(_OPEN_OF, {"employee": employee_id})
        return None if row is None else consultation_from(row)

    async def save(self, consultation: Consultation) -> None:
        """Write the whole row but for its id, employee, team and start, which never change.

        Raises:
            LookupError: there is no such row.
        """
        values = consultation_values(consultation) | {"consultation": consultation.id}
        if await self._transaction.change(_SAVE, values) != 1:
            msg = f"consultation {consultation.id} is not stored"
            raise LookupError(msg)

    async def idle_since(self, moment: datetime, limit: int) -> Sequence[Consultation]:
        """Return open ones whose last activity was at or before the moment, oldest first."""
        result = await self._transaction.execute(_IDLE, {"moment": moment, "most": limit})
        return [consultation_from(row) for row in result.mappings()]

    async def of_client(self, client_id: int, limit: int) -> Sequence[Consultation]:
        """Return a client's finished real calls, the newest first."""
        result = await self._transaction.execute(_OF_CLIENT, {"client": client_id, "most": limit})
        return [consultation_from(row) for row in result.mappings()]

    async def without_outcome(
        self, employee_id: EmployeeId, team_id: TeamId, after: datetime, until: datetime
    ) -> Sequence[Consultation]:
        """Return an employee's real calls in a team that were finished in between and have no outcome, oldest first."""
        asked = {"employee": employee_id, "team": team_id, "begun": after - LONGEST_CALL, "after": after, "until": until}
        return [consultation_from(row) for row in (await self._transaction.execute(_WITHOUT_OUTCOME, asked)).mappings()]

    async def promised_untimed(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[Consultation]:
        """Return an employee's real calls in a team that end with «call back» and no time, and were not followed by another."""
        asked = {"employee": employee_id, "team": team_id, "most": limit, "skipped": offset}
        return [consultation_from(row) for row in (await self._transaction.execute(_UNTIMED, asked)).mappings()]

    async def running(self, teams: Collection[TeamId] | None, since: datetime, limit: int) -> Sequence[Consultation]:
        """Return open real calls of these teams, or of all, the newest first."""
        found = _RUNNING if teams is None else _RUNNING.where(consultations.c.team_id.in_(sorted(teams)))
        rows = (await self._transaction.execute(found, {"since": since, "most": limit})).mappings()
        return [consultation_from(row) for row in rows]

    async def last_of(self, employee_id: EmployeeId, team_id: TeamId) -> Consultation | None:
        """Return an employee's newest call in a team."""
        asked = {"employee": employee_id, "team": team_id}
        row = (await self._transaction.execute(_LAST_OF, asked)).mappings().one_or_none()
        return None if row is None else consultation_from(row)

    async def personas_met(self, employee_id: EmployeeId) -> Sequence[DrillId]:
        """Return whom an employee has met in live runs, once each, the one met longest ago first."""
        found = (await self._transaction.execute(_PERSONAS, {"employee": employee_id})).scalars()
        return [DrillId(persona) for persona in found]

    async def answers(self, consultation_id: ConsultationId) -> Sequence[Answer]:
        """Return the live answers in the order given."""
        return [answer_from(row) for row in await self._transaction.rows(_ANSWERS, {"consultation": consultation_id})]

    async def add_answer(self, consultation_id: ConsultationId, answer: Answer) -> None:
        """Put an answer after all others, the undone ones included."""
        await self._transaction.change(
            _ADD_ANSWER,
            answer_values(answer) | {"consultation_id": consultation_id, "consultation": consultation_id},
        )

    async def undo_answer(self, consultation_id: ConsultationId, at: datetime) -> bool:
        """Mark the last live answer as undone; False when there is none."""
        return await self._transaction.change(_UNDO, {"undone_at": at, "consultation": consultation_id}) == 1

    async def add_card(self, card: CardShown) -> None:
        """Keep what a card said."""
        await self._transaction.change(_ADD_CARD, card_values(card))
