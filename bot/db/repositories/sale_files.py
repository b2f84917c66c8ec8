"""Lists of sales that were sent, and their rows while they wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import sale_files, sale_rows
from bot.domain.folding import fold
from bot.domain.ids import ClientId, EmployeeId, TeamId
from bot.domain.sales.matching import RowState
from bot.domain.sales.sale import SaleFileId
from bot.services.sales.ports import SaleFile, SaleRow


class SaleFileRepository(Repository):
    """Tables sale_files and sale_rows."""

    __slots__ = ()

    async def add(self, *, team_id: TeamId, employee_id: EmployeeId, at: datetime, faults: Sequence[str]) -> SaleFileId:
        """Add a list; its rows come by `put_rows`."""
        values = {"team_id": team_id, "employee_id": employee_id, "sent_at": at, "faults": list(faults)}
        made = insert(sale_files).values(values).returning(sale_files.c.id)
        return SaleFileId((await self._transaction.execute(made)).scalar_one())

    async def get(self, file_id: SaleFileId) -> SaleFile | None:
        """Find by number."""
        row = (await self._transaction.execute(select(sale_files).where(sale_files.c.id == file_id))).mappings().one_or_none()
        if row is None:
            return None
        return SaleFile(
            id=SaleFileId(row["id"]),
            team_id=TeamId(row["team_id"]),
            employee_id=EmployeeId(row["employee_id"]),
            sent_at=row["sent_at"],
            faults=tuple(row["faults"]),
            taken_at=row["taken_at"],
            dropped_at=row["dropped_at"],
        )

    async def move(self, file_id: SaleFileId, team_id: TeamId) -> None:
        """Write of which team it tells."""
        await self._transaction.execute(update(sale_files).where(sale_files.c.id == file_id).values(team_id=team_id))

    async def put_rows(self, file_id: SaleFileId, rows: Sequence[SaleRow]) -> None:
        """Write the rows of a list anew."""
        await self._forget(file_id)
        values = [
            {
                **asdict(row),
                "file_id": file_id,
                "name_key": fold(row.client_name),
                "sold_on": row.sold_on.isoformat(),
                "state": row.state.value,
            }
            for row in rows
        ]
        if values:
            await self._transaction.execute(insert(sale_rows), values)

    async def rows_of(self, file_id: SaleFileId) -> Sequence[SaleRow]:
        """Return the rows by line."""
        found = select(sale_rows).where(sale_rows.c.file_id == file_id).order_by(sale_rows.c.line)
        return [
            SaleRow(
                line=row["line"],
                client_name=row["client_name"],
                sold_on=date.fromisoformat(row["sold_on"]),
                amount_minor=row["amount_minor"],
                state=RowState(row["state"]),
                client_id=None if row["client_id"] is None else ClientId(row["client_id"]),
            )
            for row in (await self._transaction.execute(found)).mappings()
        ]

    async def settle(self, file_id: SaleFileId, *, taken_at: datetime | None, dropped_at: datetime | None) -> None:
        """Note what became of it."""
        await self._forget(file_id)
        values = {"taken_at": taken_at, "dropped_at": dropped_at}
        await self._transaction.execute(update(sale_files).where(sale_files.c.id == file_id).values(values))

    async def forget_before(self, moment: datetime) -> int:
        """Drop those that have waited too long."""
        waits = (sale_files.c.sent_at < moment, sale_files.c.taken_at.is_(None), sale_files.c.dropped_at.is_(None))
        found = list((await self._transaction.execute(select(sale_files.c.id).where(*waits))).scalars())
        for number in found:
            await self.settle(number, taken_at=None, dropped_at=moment)
        return len(found)

    async def _forget(self, file_id: SaleFileId) -> None:
        await self._transaction.execute(delete(sale_rows).where(sale_rows.c.file_id == file_id))
