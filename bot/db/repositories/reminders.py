"""Reminders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, false, func, insert, or_, select, true, update

from bot.db.repositories.call_rows import reminder_from
from bot.db.repositories.consultations import NUMBER_UNTIMED
from bot.db.repositories.people_rows import AN_EMPLOYEE, employee_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import consultations, employees, is_waiting, reminders
from bot.domain.ids import ClientId, ConsultationId, EmployeeId, ReminderId, TeamId
from bot.domain.reminders.reminder import Reminder, ReminderKind, ReminderState
from bot.services.reminders.ports import AtWork, Promise, ToldOfWeeks

_ADD = insert(reminders).returning(reminders)
_BY_ID = select(reminders).where(reminders.c.id == bindparam("reminder"))
_is_live = reminders.c.state.in_([ReminderState.WAITING.value, ReminderState.SHOWN.value])
_is_left = reminders.c.state == ReminderState.LEFT.value
_UNSETTLED_OF_CALL = (
    select(reminders)
    .where(reminders.c.consultation_id == bindparam("consultation"), or_(_is_live, _is_left))
    .order_by(reminders.c.id.desc())
    .limit(1)
)
_LIVE_OF_EMPLOYEE = (
    select(reminders)
    .where(reminders.c.employee_id == bindparam("employee"), _is_live)
    .order_by(reminders.c.due_at, reminders.c.id)
)
_SAVE = update(reminders).where(reminders.c.id == bindparam("reminder"))
_may_be_written_to = and_(
    employees.c.blocked_at.is_(None),
    employees.c.removed_at.is_(None),
    employees.c.unreachable_at.is_(None),
    employees.c.wants_reminders == true(),
)
_DUE_EMPLOYEES = (
    select(reminders.c.employee_id)
    .join(employees, employees.c.id == reminders.c.employee_id)
    .where(is_waiting, reminders.c.due_at <= bindparam("now"), _may_be_written_to)
    .group_by(reminders.c.employee_id)
    .order_by(func.min(reminders.c.due_at))
    .limit(bindparam("most"))
)
_DUE_OF = (
    select(reminders)
    .where(reminders.c.employee_id == bindparam("employee"), is_waiting, reminders.c.due_at <= bindparam("now"))
    .order_by(reminders.c.due_at, reminders.c.id)
)
_of_team = (
    select(reminders)
    .join(consultations, consultations.c.id == reminders.c.consultation_id)
    .where(
        reminders.c.employee_id == bindparam("employee"),
        reminders.c.kind == ReminderKind.CALL_BACK.value,
        consultations.c.team_id == bindparam("team"),
    )
)
_promised_by = _of_team.where(_is_live)
_NUMBERS_PROMISED_BY = select(
    _promised_by.with_only_columns(func.count(), maintain_column_froms=True).scalar_subquery().label("timed"),
    NUMBER_UNTIMED.scalar_subquery().label("untimed"),
)


def _paged(asked: Select[Any]) -> Select[Any]:
    """Put first what was promised for the earliest moment, and not `due_at`, which quiet hours move: what is late leads."""
    ordered = asked.order_by(consultations.c.follow_up_at, reminders.c.id)
    return ordered.limit(bindparam("most")).offset(bindparam("skipped"))


_PROMISED_BY = _paged(_promised_by)
_LEFT_BY = _paged(_of_team.where(_is_left))
_PROMISES_OF = (
    select(func.count())
    .select_from(reminders.join(consultations, consultations.c.id == reminders.c.consultation_id))
    .where(
        reminders.c.employee_id == bindparam("employee"),
        reminders.c.kind == ReminderKind.CALL_BACK.value,
        _is_live,
        consultations.c.is_practice == false(),
    )
)
_LEFT_WITH = (
    select(func.count())
    .select_from(reminders.join(consultations, consultations.c.id == reminders.c.consultation_id))
    .where(consultations.c.team_id == bindparam("team"), _is_left)
)
_LEFT_AND_DUE = (
    select(reminders)
    .join(consultations, consultations.c.id == reminders.c.consultation_id)
    .join(employees, employees.c.id == reminders.c.employee_id)
    .where(
        is_waiting,
        reminders.c.due_at <= bindparam("now"),
        or_(employees.c.removed_at.is_not(None), employees.c.team_id != consultations.c.team_id),
    )
    .order_by(reminders.c.due_at, reminders.c.id)
    .limit(bindparam("most"))
)
_SETTLE_LEFT_OF_CLIENT = (
    update(reminders)
    .where(
        _is_left,
        reminders.c.consultation_id.in_(select(consultations.c.id).where(consultations.c.client_id == bindparam("client"))),
    )
    .values(state=ReminderState.DONE.value, settled_at=bindparam("at"))
)
_WAITING_PROMISES = (
    select(reminders, consultations.c.follow_up_at)
    .join(consultations, consultations.c.id == reminders.c.consultation_id)
    .where(is_waiting, reminders.c.kind == ReminderKind.CALL_BACK.value, consultations.c.follow_up_at.is_not(None))
    .order_by(reminders.c.due_at, reminders.c.id)
)
_PUT_BACK = (
    update(reminders)
    .where(
        reminders.c.employee_id == bindparam("employee"),
        reminders.c.state == ReminderState.SHOWN.value,
        reminders.c.shown_at >= bindparam("since"),
    )
    .values(state=ReminderState.WAITING.value, shown_at=None)
)
_evenings = reminders.alias("evenings")
_AT_WORK = select(
    *AN_EMPLOYEE,
    select(func.max(_evenings.c.local_due))
    .where(_evenings.c.employee_id == employees.c.id, _evenings.c.kind == ReminderKind.EVENING.value)
    .scalar_subquery()
    .label("last_evening"),
).where(
    _may_be_written_to,
    exists().where(
        consultations.c.employee_id == employees.c.id,
        consultations.c.started_at >= bindparam("since"),
        consultations.c.finished_at.is_not(None),
        ~consultations.c.is_practice,
    ),
)
_digests = reminders.alias("digests")
_TOLD_OF_WEEKS = select(
    *AN_EMPLOYEE,
    select(func.max(_digests.c.local_due))
    .where(_digests.c.employee_id == employees.c.id, _digests.c.kind == ReminderKind.DIGEST.value)
    .scalar_subquery()
    .label("last_digest"),
).where(_may_be_written_to, employees.c.digest_at.is_not(None))
_DUE_DIGESTS = (
    select(reminders.c.employee_id)
    .join(employees, employees.c.id == reminders.c.employee_id)
    .where(is_waiting, reminders.c.due_at <= bindparam("now"), reminders.c.kind == ReminderKind.DIGEST.value, _may_be_written_to)
    .group_by(reminders.c.employee_id)
    .order_by(func.min(reminders.c.due_at))
    .limit(bindparam("most"))
)
_EVENING_BEFORE = select(func.max(reminders.c.shown_at)).where(
    reminders.c.employee_id == bindparam("employee"),
    reminders.c.kind == ReminderKind.EVENING.value,
    reminders.c.local_due < bindparam("local"),
)


class ReminderRepository(Repository):
    """Table reminders."""

    __slots__ = ()

    async def add(
        self,
        *,
        kind: ReminderKind,
        employee_id: EmployeeId,
        consultation_id: ConsultationId | None,
        due_at: datetime,
        local_due: str,
        time_zone: str,
        at: datetime,
    ) -> Reminder:
        """Let somebody be reminded."""
        values = {
            "kind": kind.value,
            "employee_id": employee_id,
            "consultation_id": consultation_id,
            "due_at": due_at,
            "local_due": local_due,
            "time_zone": time_zone,
            "state": ReminderState.WAITING.value,
            "created_at": at,
        }
        return reminder_from((await self._transaction.execute(_ADD, values)).mappings().one())

    async def get(self, reminder_id: ReminderId) -> Reminder | None:
        """Find by number."""
        row = (await self._transaction.execute(_BY_ID, {"reminder": reminder_id})).mappings().one_or_none()
        return None if row is None else reminder_from(row)

    async def unsettled_of_call(self, consultation_id: ConsultationId) -> Reminder | None:
        """Find the one of a call that is waiting, shown or left behind."""
        row = (await self._transaction.execute(_UNSETTLED_OF_CALL, {"consultation": consultation_id})).mappings().one_or_none()
        return None if row is None else reminder_from(row)

    async def live_of_employee(self, employee_id: EmployeeId) -> Sequence[Reminder]:
        """Return everything that is waiting or shown for somebody, the longest due first."""
        result = await self._transaction.execute(_LIVE_OF_EMPLOYEE, {"employee": employee_id})
        return [reminder_from(row) for row in result.mappings()]

    async def promises_of(self, employee_id: EmployeeId) -> int:
        """Count the calls that somebody has promised and not yet made."""
        return int((await self._transaction.execute(_PROMISES_OF, {"employee": employee_id})).scalar_one())

    async def promises_left_with(self, team_id: TeamId) -> int:
        """Count the calls that were left behind with a team and are still to be made."""
        return int((await self._transaction.execute(_LEFT_WITH, {"team": team_id})).scalar_one())

    async def left_by(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[Reminder]:
        """Return what somebody has left behind with a team, the one promised for the earliest moment first."""
        asked = {"employee": employee_id, "team": team_id, "most": limit, "skipped": offset}
        return [reminder_from(row) for row in (await self._transaction.execute(_LEFT_BY, asked)).mappings()]

    async def left_and_due(self, now: datetime, limit: int) -> Sequence[Reminder]:
        """Return what is waiting and due of those who are no longer in the call's team, the longest due first."""
        result = await self._transaction.execute(_LEFT_AND_DUE, {"now": now, "most": limit})
        return [reminder_from(row) for row in result.mappings()]

    async def settle_left_of_client(self, client_id: ClientId, at: datetime) -> None:
        """Have done with what was left behind of a client."""
        await self._transaction.execute(_SETTLE_LEFT_OF_CLIENT, {"client": client_id, "at": at})

    async def save(self, reminder: Reminder, at: datetime) -> None:
        """Write everything that may change; what is not live any more was settled now."""
        values = {
            "employee_id": reminder.employee_id,
            "due_at": reminder.due_at,
            "local_due": reminder.local_due,
            "time_zone": reminder.time_zone,
            "state": reminder.state.value,
            "shown_at": reminder.shown_at,
            "settled_at": None if reminder.is_live else at,
            "reminder": reminder.id,
        }
        await self._transaction.execute(_SAVE, values)

    async def due_employees(self, now: datetime, limit: int) -> Sequence[EmployeeId]:
        """Return whom something is due for and who may be written to, whoever has waited longest first."""
        result = await self._transaction.execute(_DUE_EMPLOYEES, {"now": now, "most": limit})
        return [EmployeeId(number) for number in result.scalars()]

    async def due_of(self, employee_id: EmployeeId, now: datetime) -> Sequence[Reminder]:
        """Return what is waiting and due for somebody, the longest due first."""
        result = await self._transaction.execute(_DUE_OF, {"employee": employee_id, "now": now})
        return [reminder_from(row) for row in result.mappings()]

    async def promised_by(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[Reminder]:
        """Return the promised calls of a team that are not settled, the one promised for the earliest moment first."""
        asked = {"employee": employee_id, "team": team_id, "most": limit, "skipped": offset}
        return [reminder_from(row) for row in (await self._transaction.execute(_PROMISED_BY, asked)).mappings()]

    async def numbers_promised_by(self, employee_id: EmployeeId, team_id: TeamId) -> tuple[int, int]:
        """Count the promised calls that are not settled: those with a time, and those without."""
        asked = {"employee": employee_id, "team": team_id}
        numbers = (await self._transaction.execute(_NUMBERS_PROMISED_BY, asked)).mappings().one()
        return int(numbers["timed"]), int(numbers["untimed"])

    async def waiting_promises(self) -> Sequence[Promise]:
        """Return everybody's promised calls that wait to be shown, those that are due soonest first."""
        result = await self._transaction.execute(_WAITING_PROMISES)
        return [
            Promise(reminder=reminder_from(row), call_id=ConsultationId(row["consultation_id"]), at=row["follow_up_at"])
            for row in result.mappings()
        ]

    async def put_back(self, employee_id: EmployeeId, since: datetime) -> None:
        """Let what was shown since then and is not settled wait again."""
        await self._transaction.execute(_PUT_BACK, {"employee": employee_id, "since": since})

    async def at_work(self, since: datetime) -> Sequence[AtWork]:
        """Return those who may be written to and have finished a real call that began since then."""
        result = await self._transaction.execute(_AT_WORK, {"since": since})
        return [AtWork(employee=employee_from(row), last_evening=row["last_evening"]) for row in result.mappings()]

    async def told_of_weeks(self) -> Sequence[ToldOfWeeks]:
        """Return those who have chosen an hour for the figures of the week and may be written to."""
        found = (await self._transaction.execute(_TOLD_OF_WEEKS)).mappings()
        return [ToldOfWeeks(employee=employee_from(row), last=row["last_digest"]) for row in found]

    async def due_digests(self, now: datetime, limit: int) -> Sequence[EmployeeId]:
        """Return those for whom figures of a week are due and who may be written to, whoever has waited longest first."""
        result = await self._transaction.execute(_DUE_DIGESTS, {"now": now, "most": limit})
        return [EmployeeId(number) for number in result.scalars()]

    async def evening_before(self, evening: Reminder) -> datetime | None:
        """Return when the evening message before this one was shown."""
        asked = {"employee": evening.employee_id, "local": evening.local_due}
        shown_at: datetime | None = (await self._transaction.execute(_EVENING_BEFORE, asked)).scalar_one()
        return shown_at
