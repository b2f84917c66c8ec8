"""Clients: keeping, finding and listing them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    true,
    union_all,
    update,
)

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import client_keepers, clients, consultations, reminders, sales
from bot.db.upsert import for_each_dialect
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.clients.naming import ClientName
from bot.domain.folding import fold, squeezed
from bot.domain.ids import ClientId, EmployeeId, LanguageCode, TeamId
from bot.domain.names import NO_NAME, shown_name
from bot.domain.reminders.reminder import ReminderState
from bot.services.clients.ports import Client, KnownClient

MORE_LOOKED_AT = 24
"""So many more than are wanted are looked at for those that are spelled as what is sought."""

_ADD = insert(clients).returning(clients.c.id)
_CHANGE = update(clients).where(clients.c.id == bindparam("client_id"))
_GET = select(clients).where(clients.c.id == bindparam("client_id"), clients.c.erased_at.is_(None))
_REPOINT = update(consultations).where(consultations.c.client_id == bindparam("gone")).values(client_id=bindparam("kept"))
_REPOINT_SALES = update(sales).where(sales.c.client_id == bindparam("gone")).values(client_id=bindparam("kept"))
_ERASE = update(clients).where(clients.c.id == bindparam("gone")).values(name=None, name_key=None, erased_at=bindparam("at"))
_has_calls = exists().where(consultations.c.client_id == clients.c.id)
_real_calls = consultations.alias("real_calls")
_is_awaited = exists().where(
    reminders.c.consultation_id == consultations.c.id,
    reminders.c.state.in_([ReminderState.WAITING.value, ReminderState.SHOWN.value, ReminderState.LEFT.value]),
)


_PARTS = re.compile(r"[\s-]+")


def _with_last_call(*of_whom: ColumnElement[bool]) -> Select[Any]:
    """Select clients, each with his last call that was no practice."""
    newest = (
        select(_real_calls.c.id)
        .where(_real_calls.c.client_id == clients.c.id, _real_calls.c.is_practice == false())
        .order_by(_real_calls.c.started_at.desc(), _real_calls.c.id.desc())
        .limit(1)
        .correlate(clients)
        .scalar_subquery()
    )
    last = consultations
    return (
        select(
            clients,
            last.c.started_at,
            last.c.temperament,
            last.c.outcome,
            last.c.follow_up_at,
            _is_awaited.label("is_awaited"),
        )
        .select_from(clients.outerjoin(last, last.c.id == newest))
        .where(clients.c.erased_at.is_(None), *of_whom)
    )


_LAST_CALLED_FIRST = (func.coalesce(consultations.c.started_at, clients.c.created_at).desc(), clients.c.id.desc())


_called = (
    select(consultations.c.client_id, func.max(consultations.c.started_at).label("at"))
    .where(
        consultations.c.employee_id == bindparam("employee"),
        consultations.c.client_id.is_not(None),
        consultations.c.is_practice == false(),
    )
    .group_by(consultations.c.client_id)
)
_kept = select(client_keepers.c.client_id, client_keepers.c.since.label("at")).where(
    client_keepers.c.employee_id == bindparam("employee")
)
_either = union_all(_called, _kept).subquery("either")
_mine = select(_either.c.client_id, func.max(_either.c.at).label("at")).group_by(_either.c.client_id).subquery("mine")
_is_handed_over = exists().where(
    client_keepers.c.client_id == _mine.c.client_id,
    client_keepers.c.employee_id != bindparam("employee"),
    client_keepers.c.since >= _mine.c.at,
)
_of_employee = (
    select(_mine.c.client_id)
    .join(clients, clients.c.id == _mine.c.client_id)
    .where(clients.c.team_id == bindparam("team"), clients.c.erased_at.is_(None), ~_is_handed_over)
)
_HAND_OVER = for_each_dialect(
    client_keepers,
    lambda put: put.on_conflict_do_update(
        index_elements=["client_id"], set_={"employee_id": put.excluded.employee_id, "since": put.excluded.since}
    ),
)
_kept_twice = client_keepers.alias("kept_twice")
_REPOINT_KEEPER = (
    update(client_keepers)
    .where(client_keepers.c.client_id == bindparam("gone"))
    .where(~exists().where(_kept_twice.c.client_id == bindparam("kept")))
    .values(client_id=bindparam("kept"))
)
_FORGET_KEEPER = delete(client_keepers).where(client_keepers.c.client_id == bindparam("gone"))
_NUMBER_OF_EMPLOYEE = _of_employee.with_only_columns(func.count(), maintain_column_froms=True)
_OF_EMPLOYEE = (
    _of_employee.order_by(_mine.c.at.desc(), _mine.c.client_id.desc()).limit(bindparam("most")).offset(bindparam("skipped"))
)

_NUMBER_OF_CODES = select(func.count()).where(clients.c.team_id == bindparam("team"), clients.c.is_code == true())

_NUMBER_OF_TEAM = select(func.count()).where(clients.c.team_id == bindparam("team"), clients.c.erased_at.is_(None))


class ClientRepository(Repository):
    """Table clients."""

    __slots__ = ()

    async def add(self, *, team_id: TeamId, name: ClientName, language: LanguageCode, at: datetime) -> ClientId:
        """Add a client of a team; two clients may share a name."""
        values = {
            "team_id": team_id,
            "name": name.text,
            "name_key": fold(name.text),
            "is_code": name.is_code,
            "language": language,
            "created_at": at,
        }
        return ClientId((await self._transaction.execute(_ADD, values)).scalar_one())

    async def rename(self, client_id: ClientId, name: ClientName) -> None:
        """Call a client otherwise."""
        values = {"name": name.text, "name_key": fold(name.text), "is_code": name.is_code}
        await self._transaction.execute(_CHANGE.values(values), {"client_id": client_id})

    async def set_language(self, client_id: ClientId, language: LanguageCode) -> None:
        """Note in which language the client is spoken to."""
        await self._transaction.execute(_CHANGE.values(language=language), {"client_id": client_id})

    async def get(self, client_id: ClientId) -> Client | None:
        """Find by number; None also when he was erased."""
        row = (await self._transaction.execute(_GET, {"client_id": client_id})).mappings().one_or_none()
        return None if row is None else client_from(row)

    async def find(self, team_id: TeamId, text: str, limit: int) -> Sequence[KnownClient]:
        """Return a team's clients in whose names each word of the text begins a word, or that begin with all of it.

        Names are compared as `fold` gives them, here without regard to the spaces too. Those that are the text come first, then
        those in which its words are spelled so, then the last called.
        """
        sought = fold(text)
        if not sought:
            return ()
        key = clients.c.name_key
        begun = [
            or_(key.like(f"{word}%", escape="\\"), key.like(f"% {word}%", escape="\\")) for word in _literally(sought).split()
        ]
        together = func.replace(key, " ", "")
        is_sought = together == squeezed(sought)
        is_meant = or_(and_(*begun), together.like(f"{_literally(squeezed(sought))}%", escape="\\"))
        found = _with_last_call(clients.c.team_id == team_id, is_meant)
        found = found.order_by(case((is_sought, 0), else_=1), *_LAST_CALLED_FIRST).limit(limit + MORE_LOOKED_AT)
        rows = (await self._transaction.execute(found)).mappings()
        known = sorted((_known_from(row) for row in rows), key=lambda one: _spelled_otherwise(one.client.name, text))
        return known[:limit]

    async def of_employee(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[KnownClient]:
        """Return the team's clients with whom an employee has had real calls or who were handed to him, the newest first."""
        asked = {"employee": employee_id, "team": team_id, "most": limit, "skipped": offset}
        numbers = list((await self._transaction.execute(_OF_EMPLOYEE, asked)).scalars())
        rows = (await self._transaction.execute(_with_last_call(clients.c.id.in_(numbers)))).mappings() if numbers else ()
        return sorted((_known_from(row) for row in rows), key=lambda known: numbers.index(known.client.id))

    async def number_of_employee(self, employee_id: EmployeeId, team_id: TeamId) -> int:
        """Count them."""
        asked = {"employee": employee_id, "team": team_id}
        return int((await self._transaction.execute(_NUMBER_OF_EMPLOYEE, asked)).scalar_one())

    async def names_in(self, team_id: TeamId) -> Mapping[ClientId, str]:
        """Return the names of a team's clients, folded."""
        found = select(clients.c.id, clients.c.name_key).where(clients.c.team_id == team_id, clients.c.name_key.is_not(None))
        return {ClientId(row["id"]): row["name_key"] for row in (await self._transaction.execute(found)).mappings()}

    async def number_of_team(self, team_id: TeamId) -> int:
        """Count a team's clients."""
        return int((await self._transaction.execute(_NUMBER_OF_TEAM, {"team": team_id})).scalar_one())

    async def number_of_codes(self, team_id: TeamId) -> int:
        """Count a team's clients who are called by codes."""
        return int((await self._transaction.execute(_NUMBER_OF_CODES, {"team": team_id})).scalar_one())

    async def hand_over(self, employee_id: EmployeeId, team_id: TeamId, heir_id: EmployeeId, at: datetime) -> int:
        """Give an employee's clients of a team to another; returns how many."""
        asked = {"employee": employee_id, "team": team_id}
        numbers = list((await self._transaction.execute(_of_employee, asked)).scalars())
        if numbers:
            rows = [{"client_id": number, "employee_id": heir_id, "since": at} for number in numbers]
            await self._transaction.execute(_HAND_OVER[self._transaction.dialect], rows)
        return len(numbers)

    async def merge(self, gone: ClientId, kept: ClientId, at: datetime) -> None:
        """Give one client's calls to another and erase his name; reminders follow their calls."""
        await self._transaction.execute(_REPOINT, {"gone": gone, "kept": kept})
        await self._transaction.execute(_REPOINT_KEEPER, {"gone": gone, "kept": kept})
        await self._transaction.execute(_FORGET_KEEPER, {"gone": gone})
        await self._transaction.execute(_REPOINT_SALES, {"gone": gone, "kept": kept})
        await self._transaction.execute(_ERASE, {"gone": gone, "at": at})

    async def forget_if_callless(self, client_id: ClientId, at: datetime) -> bool:
        """Erase the name of a client who has no call; False when he has one."""
        result = await self._transaction.execute(_ERASE.where(~_has_calls), {"gone": client_id, "at": at})
        return result.rowcount == 1


def _literally(word: str) -> str:
    """Take the meaning from the signs that LIKE gives one."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _spelled_otherwise(name: str, sought: str) -> int:
    """Rank a name that was found: 0 for the text that was sought, in whatever case; the more the less it is spelled so."""
    wanted = " ".join(unicodedata.normalize("NFC", sought).split())
    if name.casefold() == wanted.casefold():
        return 0
    if squeezed(fold(name)) == squeezed(fold(wanted)):
        return 1
    begun = _PARTS.split(name.casefold())
    is_spelled_so = all(any(word.startswith(part) for word in begun) for part in _PARTS.split(wanted.casefold()))
    return 2 if is_spelled_so else 3


def client_from(row: RowMapping) -> Client:
    return Client(
        id=ClientId(row["id"]),
        team_id=TeamId(row["team_id"]),
        name=shown_name(row["name"]) or NO_NAME,
        language=LanguageCode(row["language"]),
        is_code=row["is_code"],
    )


def _known_from(row: RowMapping) -> KnownClient:
    outcome = row["outcome"]
    return KnownClient(
        client=client_from(row),
        last_call_at=row["started_at"],
        temperament=Recognition(row["temperament"] or Recognition.UNKNOWN),
        outcome=None if outcome is None else Outcome(outcome),
        follow_up_at=row["follow_up_at"],
        is_awaited=bool(row["is_awaited"]),
    )
