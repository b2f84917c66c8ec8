"""People's own words, which can be erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update

from bot.db.repositories.message_rows import free_text_from
from bot.db.repositories.repository import Repository
from bot.db.schema.tables import free_texts, is_unsettled
from bot.domain.ids import ConsultationId, EmployeeId
from bot.domain.masking import Masked
from bot.services.text_ports import FreeText, FreeTextKind, Said

SAID = (FreeTextKind.CUE.value, FreeTextKind.NOT_UNDERSTOOD.value, FreeTextKind.CORRECTED.value)
"""What a client has said."""
_ADD = insert(free_texts).returning(free_texts.c.id)
_ERASE_UNSETTLED = update(free_texts).where(is_unsettled).values(text=None, erased_at=bindparam("at"))


class FreeTextRepository(Repository):
    """Table free_texts."""

    __slots__ = ()

    async def add(
        self,
        *,
        consultation_id: ConsultationId | None,
        employee_id: EmployeeId,
        kind: FreeTextKind,
        text: Masked,
        at: datetime,
    ) -> int:
        """Keep the words; return the number under which they can be had."""
        values = {
            "consultation_id": consultation_id,
            "employee_id": employee_id,
            "kind": kind.value,
            "text": text,
            "created_at": at,
        }
        return int((await self._transaction.execute(_ADD, values)).scalar_one())

    async def get(self, free_text_id: int) -> FreeText | None:
        """Find by number; None also when the words were erased."""
        result = await self._transaction.execute(
            select(free_texts).where(free_texts.c.id == free_text_id, free_texts.c.text.is_not(None))
        )
        row = result.mappings().one_or_none()
        return None if row is None else free_text_from(row)

    async def former_name(self, consultation_id: ConsultationId, since: datetime) -> FreeText | None:
        """Return what the client of a call was called before he was named in it, if that was not before a moment."""
        former = select(free_texts).where(
            free_texts.c.consultation_id == consultation_id,
            free_texts.c.kind == FreeTextKind.FORMER_NAME.value,
            free_texts.c.text.is_not(None),
            free_texts.c.created_at >= since,
        )
        newest = former.order_by(free_texts.c.id.desc()).limit(1)
        row = (await self._transaction.execute(newest)).mappings().one_or_none()
        return None if row is None else free_text_from(row)

    async def said_in(self, consultation_id: ConsultationId, most: int) -> Sequence[Said]:
        """Return what the client has said in a call, the newest first."""
        his = (free_texts.c.consultation_id == consultation_id, free_texts.c.kind.in_(SAID), free_texts.c.text.is_not(None))
        newest = select(free_texts.c.text, free_texts.c.created_at).where(*his).order_by(free_texts.c.id.desc()).limit(most)
        return [Said(text=row.text, at=row.created_at) for row in await self._transaction.execute(newest)]

    async def number_in(self, consultation_id: ConsultationId, kind: FreeTextKind) -> int:
        """Count a call's texts of a kind."""
        his = (free_texts.c.consultation_id == consultation_id, free_texts.c.kind == kind.value)
        return int((await self._transaction.execute(select(func.count()).where(*his))).scalar_one())

    async def erase(self, free_text_id: int, at: datetime) -> None:
        """Clear the words; the row stays as a count."""
        await self._transaction.execute(
            update(free_texts)
            .where(free_texts.c.id == free_text_id, free_texts.c.erased_at.is_(None))
            .values(text=None, erased_at=at)
        )

    async def erase_names_of(self, employee_id: EmployeeId, at: datetime) -> None:
        """Erase the names of which somebody was asked whose they are."""
        await self._transaction.execute(_ERASE_UNSETTLED.where(free_texts.c.employee_id == employee_id), {"at": at})

    async def erase_names_before(self, moment: datetime, at: datetime) -> None:
        """Erase such names that were typed before a moment."""
        await self._transaction.execute(_ERASE_UNSETTLED.where(free_texts.c.created_at < moment), {"at": at})
