"""Ports for erasing: everything about one client or one person, counted or gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.erasing.retention import Retention
from bot.domain.ids import ClientId, ConsultationId, EmployeeId, LanguageCode, ReminderId, TeamId
from bot.domain.people.employee import Employee, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientTraces:
    """What is stored of a client: calls stay without his name, everything else goes."""

    id: ClientId
    team_id: TeamId
    name: str
    calls: int
    texts: int
    """Typed words of his calls."""
    of_sellers: int
    """Those among them that a supervisor said to, or noted about, whoever led them."""
    reminders: int
    """Promised calls that are still to be made."""
    waiting: int
    """Messages with him that were not sent yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTraces:
    """What is stored of a person: calls, the log and published phrases stay under a number of ours, everything else goes."""

    employee: Employee
    calls: int
    audited: int
    """Lines of the audit log about what he did."""
    texts: int
    """Words of clients that he typed."""
    drafts: int
    reminders: int
    waiting: int
    """Messages to him, and to others about him, that were not sent yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a client stands in chats: live cards and reminders, with whose they are."""

    calls: Sequence[tuple[Employee, ConsultationId]]
    reminders: Sequence[tuple[Employee, ReminderId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be meant at the server."""

    id: int
    name: str
    team: str
    is_removed: bool = False


class ErasedKind(StrEnum):
    """Of what sort somebody is who was erased."""

    CLIENT = "client"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """Somebody who was erased on request, as it is kept beside the database: no name, and no number but ours."""

    kind: ErasedKind
    id: int
    made: datetime
    """When his row came into being: in a database that was put back, a number may have come to be another's."""
    at: datetime = field(compare=False)

    @property
    def whom(self) -> tuple[ErasedKind, int, datetime]:
        """Who it is, whenever it was done."""
        return self.kind, self.id, self.made


class Erasing(Protocol):
    async def of_client(self, client_id: ClientId) -> ClientTraces | None:
        """Count what is stored of a client; None when there is none, or he was erased."""

    async def standing(self, client_id: ClientId) -> Standing:
        """Find his open calls and the reminders of him that are not settled."""

    async def client(self, client_id: ClientId, at: datetime) -> None:
        """Erase a client; calls stay without his name. Reminders of others that waited with his to be sent wait anew."""

    async def of_person(self, employee_id: EmployeeId) -> PersonTraces | None:
        """Count what is stored of an employee; None when there is none, or he was erased."""

    async def person(self, employee: Employee, language: LanguageCode, at: datetime) -> None:
        """Erase a removed employee; his row stays under a pseudonym, speaking a language that says nothing of him."""

    async def clients_called(self, name: str, team: str | None) -> Sequence[Candidate]:
        """Find clients of any team by name, those who were not erased."""

    async def people_called(self, name: str, team: str | None) -> Sequence[Candidate]:
        """Find employees by name, those who were not erased."""

    async def on_record(self) -> Sequence[Erased]:
        """Return everybody who was erased on request, as far as this database knows."""

    async def back_again(self, erased: Sequence[Erased]) -> Sequence[Erased]:
        """Return which of these stand in the database as if nobody had erased them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is older than a team keeps it."""

    calls: int = 0
    texts: int = 0
    is_more: bool = False
    """There is more than was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A team, and how long it keeps calls and words."""

    team: Team
    retention: Retention
    kept_at: datetime | None
    """When that was last carried out; None before it was first looked at."""


class Retaining(Protocol):
    """What is older than a team keeps it: counted, or erased in parts. A promise that is not kept yet keeps its call."""

    async def of_team(self, team_id: TeamId) -> Retention: ...
    async def all(self) -> Sequence[Terms]:
        """Return the terms of every team, closed ones too."""

    async def choose(self, team_id: TeamId, chosen: Retention) -> None: ...
    async def begin(self, team_id: TeamId, calls_before: datetime, now: datetime) -> None:
        """Note that a team's terms are carried out, and up to when its calls go: that is never moved back."""

    async def due(self, team_id: TeamId, calls_before: datetime, texts_before: datetime, most: int | None) -> Due:
        """Count what would go now; `most` of each at most."""

    async def erase_calls(self, team_id: TeamId, before: datetime, most: int) -> int:
        """Delete the oldest calls with everything that belongs to them, and clients of whom nothing else is left."""

    async def erase_deeds(self, team_id: TeamId, before: datetime, most: int) -> int:
        """Delete lines of the interaction log that belong to no call."""

    async def erase_texts(self, team_id: TeamId, before: datetime, at: datetime, most: int) -> int:
        """Clear typed words; the rows stay as counts."""

    async def erase_clients(self, before: Mapping[TeamId, datetime], beyond: int, most: int) -> tuple[int, int | None]:
        """Look at `most` clients with numbers beyond one; delete those without calls and sales from before their team's moment.

        Returns:
            How many went, and the last number that was looked at; None when there are no more.
        """

    async def erase_sales(self, now: datetime, months: int, most: int) -> int:
        """Delete sales that are so many months old."""

    async def erase_audit(self, now: datetime, months: int, most: int) -> int:
        """Delete lines of the audit log that are so many months older than its newest one."""
