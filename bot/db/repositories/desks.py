"""The desk page: hashes of links that open once, and of what signed-in browsers show."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import desk_links, desk_sessions
from bot.db.upsert import for_each_dialect
from bot.domain.ids import EmployeeId

_PUT_LINK = for_each_dialect(
    desk_links,
    lambda put: put.on_conflict_do_update(
        index_elements=["employee_id"],
        set_={name: getattr(put.excluded, name) for name in ("code_hash", "created_at", "expires_at")},
    ),
)
_TAKE_LINK = (
    delete(desk_links)
    .where(desk_links.c.code_hash == bindparam("code"), desk_links.c.expires_at > bindparam("moment"))
    .returning(desk_links.c.employee_id)
)
_WHO = select(desk_sessions.c.employee_id).where(
    desk_sessions.c.token_hash == bindparam("token"), desk_sessions.c.expires_at > bindparam("moment")
)
_OPEN = select(func.count()).where(
    desk_sessions.c.employee_id == bindparam("employee"), desk_sessions.c.expires_at > bindparam("moment")
)


class DeskRepository(Repository):
    """Tables desk_links and desk_sessions."""

    __slots__ = ()

    async def put_link(self, code_hash: str, employee_id: EmployeeId, at: datetime, until: datetime) -> None:
        """Keep the one link of somebody, in place of any before."""
        values = {"code_hash": code_hash, "employee_id": employee_id, "created_at": at, "expires_at": until}
        await self._transaction.execute(_PUT_LINK[self._transaction.dialect], values)

    async def take_link(self, code_hash: str, at: datetime) -> EmployeeId | None:
        """Use a link up in one statement: of two browsers only one gets its row."""
        found = (await self._transaction.execute(_TAKE_LINK, {"code": code_hash, "moment": at})).scalar_one_or_none()
        return None if found is None else EmployeeId(found)

    async def sign_in(self, token_hash: str, employee_id: EmployeeId, at: datetime, until: datetime) -> None:
        """Open a session."""
        values = {"token_hash": token_hash, "employee_id": employee_id, "created_at": at, "expires_at": until}
        await self._transaction.execute(insert(desk_sessions), values)

    async def who(self, token_hash: str, at: datetime) -> EmployeeId | None:
        """Return whose a session is that has not ended."""
        found = (await self._transaction.execute(_WHO, {"token": token_hash, "moment": at})).scalar_one_or_none()
        return None if found is None else EmployeeId(found)

    async def open_of(self, employee_id: EmployeeId, at: datetime) -> int:
        """Count the sessions of somebody that have not ended."""
        return int((await self._transaction.execute(_OPEN, {"employee": employee_id, "moment": at})).scalar_one())

    async def sign_out(self, token_hash: str) -> None:
        """End one session."""
        await self._transaction.execute(delete(desk_sessions).where(desk_sessions.c.token_hash == token_hash))

    async def sign_out_everywhere(self, employee_id: EmployeeId) -> int:
        """End the sessions of somebody, and his link."""
        await self._transaction.execute(delete(desk_links).where(desk_links.c.employee_id == employee_id))
        gone = await self._transaction.execute(delete(desk_sessions).where(desk_sessions.c.employee_id == employee_id))
        return gone.rowcount

    async def forget_before(self, moment: datetime) -> None:
        """Delete what has ended by then."""
        for table in (desk_links, desk_sessions):
            await self._transaction.execute(delete(table).where(table.c.expires_at <= moment))
