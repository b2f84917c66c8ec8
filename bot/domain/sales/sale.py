"""A sale: what a client has bought, on which day, and for how much if anybody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.domain.ids import ClientId, ConsultationId, EmployeeId, TeamId
from bot.domain.sales.amount import Currency

SaleId = NewType("SaleId", int)
SaleFileId = NewType("SaleFileId", int)


class SaleSource(StrEnum):
    """How a sale became known."""

    TAP = "tap"
    """After a call that ended with it."""
    FILE = "file"
    """From a list that a supervisor has sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """Something bought. Invariant: one of a tap names its call, of which there is one; one of a file names none."""

    id: SaleId
    client_id: ClientId | None
    """None where nobody has said who was called, and of whoever was erased."""
    team_id: TeamId
    employee_id: EmployeeId | None
    """Who has sold it; None where the file does not say."""
    consultation_id: ConsultationId | None
    file_id: SaleFileId | None
    sold_on: date
    """The day where it was sold."""
    amount_minor: int | None
    """In hundredths of the currency; None: whoever sold it does not want to be asked again, so nobody knows."""
    currency: Currency
    source: SaleSource
    entered_by: EmployeeId | None
    entered_at: datetime
    voided_at: datetime | None = None
    """Since when it counts no more: it was none, or it was entered wrong."""
