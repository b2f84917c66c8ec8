"""What clients have bought."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import RowMapping, bindparam, func, insert, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import consultations, sales
from bot.domain.ids import ClientId, ConsultationId, EmployeeId, TeamId
from bot.domain.sales.amount import Currency
from bot.domain.sales.sale import Sale, SaleFileId, SaleId, SaleSource
from bot.services.sales.ports import NewSale, Total

_OF_CALL = select(sales).where(sales.c.consultation_id == bindparam("call"))
_NEWEST_FIRST = (sales.c.sold_on.desc(), sales.c.id.desc())


class SaleRepository(Repository):
    """Table sales."""

    __slots__ = ()

    async def of_call(self, call_id: ConsultationId) -> Sale | None:
        """Return the sale that a call ended with."""
        row = (await self._transaction.execute(_OF_CALL, {"call": call_id})).mappings().one_or_none()
        return None if row is None else _from(row)

    async def get(self, sale_id: SaleId) -> Sale | None:
        """Find by number."""
        row = (await self._transaction.execute(select(sales).where(sales.c.id == sale_id))).mappings().one_or_none()
        return None if row is None else _from(row)

    async def put(self, new: NewSale) -> SaleId:
        """Store a sale; that of a call in the place of the one before."""
        values = {**asdict(new), "sold_on": new.sold_on.isoformat(), "currency": new.currency.value, "source": new.source.value}
        before = None if new.consultation_id is None else await self.of_call(new.consultation_id)
        if before is None:
            return SaleId((await self._transaction.execute(insert(sales).values(values).returning(sales.c.id))).scalar_one())
        await self._transaction.execute(update(sales).where(sales.c.id == before.id).values({**values, "voided_at": None}))
        return before.id

    async def void(self, sale_id: SaleId, at: datetime | None) -> None:
        """Note since when it counts no more."""
        await self._transaction.execute(update(sales).where(sales.c.id == sale_id).values(voided_at=at))

    async def give(self, call_id: ConsultationId, client_id: ClientId | None) -> None:
        """Write the client of a call's sale."""
        await self._transaction.execute(update(sales).where(sales.c.consultation_id == call_id).values(client_id=client_id))

    async def last_amount(self, client_id: ClientId, besides: ConsultationId) -> int | None:
        """Return the newest sum that is known."""
        found = select(sales.c.amount_minor).where(
            sales.c.client_id == client_id,
            sales.c.amount_minor.is_not(None),
            sales.c.voided_at.is_(None),
            sales.c.consultation_id.is_distinct_from(besides),
        )
        return (await self._transaction.execute(found.order_by(*_NEWEST_FIRST).limit(1))).scalar_one_or_none()

    async def of_client(self, client_id: ClientId, limit: int, offset: int) -> Sequence[Sale]:
        """Return his sales, the newest first."""
        found = select(sales).where(sales.c.client_id == client_id).order_by(*_NEWEST_FIRST).limit(limit).offset(offset)
        return [_from(row) for row in (await self._transaction.execute(found)).mappings()]

    async def total_of_client(self, client_id: ClientId) -> Total:
        """Add up those that count."""
        counts = select(
            func.count().label("sales"),
            func.coalesce(func.sum(sales.c.amount_minor), 0).label("amount"),
            func.count(sales.c.amount_minor).label("known"),
        )
        found = counts.where(sales.c.client_id == client_id, sales.c.voided_at.is_(None))
        row = (await self._transaction.execute(found)).mappings().one()
        return Total(sales=row["sales"], amount_minor=int(row["amount"]), unknown=row["sales"] - row["known"])

    async def relabel(self, currency: Currency) -> None:
        """Change the money of every sum, in the calls too."""
        await self._transaction.execute(update(sales).values(currency=currency.value))
        known = consultations.c.sum_minor.is_not(None)
        await self._transaction.execute(update(consultations).where(known).values(currency=currency.value))

    async def known_in(self, team_id: TeamId, since: date) -> Collection[tuple[ClientId, date, int]]:
        """Return client, day and sum of what a team has sold."""
        found = select(sales.c.client_id, sales.c.sold_on, sales.c.amount_minor).where(
            sales.c.team_id == team_id,
            sales.c.sold_on >= since.isoformat(),
            sales.c.voided_at.is_(None),
            sales.c.client_id.is_not(None),
            sales.c.amount_minor.is_not(None),
        )
        rows = (await self._transaction.execute(found)).mappings()
        return {(ClientId(row["client_id"]), date.fromisoformat(row["sold_on"]), row["amount_minor"]) for row in rows}

    async def void_file(self, file_id: SaleFileId, at: datetime) -> int:
        """Note since when they count no more."""
        counting = (sales.c.file_id == file_id, sales.c.voided_at.is_(None))
        return (await self._transaction.execute(update(sales).where(*counting).values(voided_at=at))).rowcount

    async def number_of_client(self, client_id: ClientId) -> int:
        """Count them."""
        counted = select(func.count()).where(sales.c.client_id == client_id)
        return int((await self._transaction.execute(counted)).scalar_one())


def _from(row: RowMapping) -> Sale:
    def employee(column: str) -> EmployeeId | None:
        return None if row[column] is None else EmployeeId(row[column])

    return Sale(
        id=SaleId(row["id"]),
        client_id=None if row["client_id"] is None else ClientId(row["client_id"]),
        team_id=TeamId(row["team_id"]),
        employee_id=employee("employee_id"),
        consultation_id=None if row["consultation_id"] is None else ConsultationId(row["consultation_id"]),
        file_id=None if row["file_id"] is None else SaleFileId(row["file_id"]),
        sold_on=date.fromisoformat(row["sold_on"]),
        amount_minor=row["amount_minor"],
        currency=Currency(row["currency"]),
        source=SaleSource(row["source"]),
        entered_by=employee("entered_by"),
        entered_at=row["entered_at"],
        voided_at=row["voided_at"],
    )
