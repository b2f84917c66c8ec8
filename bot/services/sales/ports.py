"""Ports for sales: what clients have bought."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.ids import ClientId, ConsultationId, EmployeeId, TeamId
from bot.domain.sales.amount import Currency
from bot.domain.sales.matching import RowState
from bot.domain.sales.sale import Sale, SaleFileId, SaleId, SaleSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What sales come to, of those that count."""

    sales: int
    amount_minor: int
    unknown: int
    """Of how many nobody knows the sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleFile:
    """A list of sales that somebody has sent."""

    id: SaleFileId
    team_id: TeamId
    employee_id: EmployeeId
    sent_at: datetime
    faults: Sequence[str]
    """Rows that tell of no sale, as `line:fault`, in order."""
    taken_at: datetime | None = None
    dropped_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleRow:
    """A row of a list that waits."""

    line: int
    client_name: str
    sold_on: date
    amount_minor: int
    state: RowState
    client_id: ClientId | None = None


class SaleFiles(Protocol):
    async def add(self, *, team_id: TeamId, employee_id: EmployeeId, at: datetime, faults: Sequence[str]) -> SaleFileId: ...

    async def get(self, file_id: SaleFileId) -> SaleFile | None: ...

    async def move(self, file_id: SaleFileId, team_id: TeamId) -> None:
        """Let a list be about another team's clients."""

    async def put_rows(self, file_id: SaleFileId, rows: Sequence[SaleRow]) -> None:
        """Let these be the rows of a list, in place of those before."""

    async def rows_of(self, file_id: SaleFileId) -> Sequence[SaleRow]:
        """Return them by line; none once it is taken or dropped."""

    async def settle(self, file_id: SaleFileId, *, taken_at: datetime | None, dropped_at: datetime | None) -> None:
        """Note what became of a list, and forget its rows."""

    async def forget_before(self, moment: datetime) -> int:
        """Forget the rows of lists that were sent before then and wait still; gives how many lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSale:
    """What is to be stored; its fields are those of `Sale`."""

    client_id: ClientId | None
    team_id: TeamId
    employee_id: EmployeeId | None
    consultation_id: ConsultationId | None
    sold_on: date
    amount_minor: int | None
    currency: Currency
    source: SaleSource
    entered_by: EmployeeId
    entered_at: datetime
    file_id: SaleFileId | None = None


class Sales(Protocol):
    async def of_call(self, call_id: ConsultationId) -> Sale | None:
        """Return the sale that a call ended with, one that counts no more too."""

    async def get(self, sale_id: SaleId) -> Sale | None: ...

    async def put(self, new: NewSale) -> SaleId:
        """Store a sale. That of a call takes the place of the one that the call had, and counts (again)."""

    async def void(self, sale_id: SaleId, at: datetime | None) -> None:
        """Let a sale count no more from then on; None: let it count again."""

    async def give(self, call_id: ConsultationId, client_id: ClientId | None) -> None:
        """Say to whom it was sold after all; nothing where the call has no sale."""

    async def last_amount(self, client_id: ClientId, besides: ConsultationId) -> int | None:
        """Return for how much a client bought last, before or after another call of his; None where nobody knows."""

    async def of_client(self, client_id: ClientId, limit: int, offset: int) -> Sequence[Sale]:
        """Return what a client has bought, the newest first, also what counts no more."""

    async def total_of_client(self, client_id: ClientId) -> Total:
        """Add up what a client has bought."""

    async def relabel(self, currency: Currency) -> None:
        """Let every sum be one in other money: nothing is converted."""

    async def known_in(self, team_id: TeamId, since: date) -> Collection[tuple[ClientId, date, int]]:
        """Return what a team has sold since a day, as far as it counts and the client and the sum are known."""

    async def void_file(self, file_id: SaleFileId, at: datetime) -> int:
        """Let all sales of a list count no more; gives how many."""

    async def number_of_client(self, client_id: ClientId) -> int:
        """Count those."""
