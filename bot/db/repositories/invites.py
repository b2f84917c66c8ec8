"""Invitations: hashes of single-use codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, and_, bindparam, insert, or_, select, update

from bot.db.repositories.people_rows import invite_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import invites
from bot.domain.ids import EmployeeId, InviteId, TeamId
from bot.domain.people.employee import Invite, Role

_IS_UNTOUCHED = and_(invites.c.used_at.is_(None), invites.c.revoked_at.is_(None))
_ADD = insert(invites).returning(invites)
_BY_ID = select(invites).where(invites.c.id == bindparam("invite"))
# On PostgreSQL two newcomers with one link would otherwise both find it open.
_BY_CODE = select(invites).where(invites.c.code_hash == bindparam("code")).with_for_update()
_OPEN = (
    select(invites)
    .where(
        _IS_UNTOUCHED,
        invites.c.expires_at > bindparam("moment"),
        or_(invites.c.team_id == bindparam("team"), bindparam("is_every_team", type_=Boolean())),
    )
    .order_by(invites.c.id.desc())
)


class InviteRepository(Repository):
    """Table invites."""

    __slots__ = ()

    async def add(
        self, *, code_hash: str, team_id: TeamId, role: Role, created_by: EmployeeId, at: datetime, until: datetime
    ) -> Invite:
        """Add an open invitation."""
        values = {
            "code_hash": code_hash,
            "team_id": team_id,
            "role": role.value,
            "created_by": created_by,
            "created_at": at,
            "expires_at": until,
        }
        return invite_from((await self._transaction.execute(_ADD, values)).mappings().one())

    async def get(self, invite_id: InviteId) -> Invite | None:
        """Find by number."""
        row = (await self._transaction.execute(_BY_ID, {"invite": invite_id})).mappings().one_or_none()
        return None if row is None else invite_from(row)

    async def by_code(self, code_hash: str) -> Invite | None:
        """Find by the hash of its code, open or not."""
        row = (await self._transaction.execute(_BY_CODE, {"code": code_hash})).mappings().one_or_none()
        return None if row is None else invite_from(row)

    async def use(self, invite_id: InviteId, employee_id: EmployeeId, at: datetime) -> bool:
        """Use it up in one statement, so that two people cannot both succeed."""
        result = await self._transaction.execute(
            update(invites)
            .where(invites.c.id == invite_id, _IS_UNTOUCHED, invites.c.expires_at > at)
            .values(used_at=at, used_by=employee_id)
        )
        return result.rowcount == 1

    async def revoke(self, invite_id: InviteId, at: datetime) -> bool:
        """Take an open one back."""
        result = await self._transaction.execute(
            update(invites).where(invites.c.id == invite_id, _IS_UNTOUCHED, invites.c.expires_at > at).values(revoked_at=at)
        )
        return result.rowcount == 1

    async def open_of(self, team_id: TeamId | None, now: datetime) -> Sequence[Invite]:
        """Find the open ones of a team, or of all teams, newest first."""
        values = {"moment": now, "team": team_id or 0, "is_every_team": team_id is None}
        return [invite_from(row) for row in (await self._transaction.execute(_OPEN, values)).mappings()]
