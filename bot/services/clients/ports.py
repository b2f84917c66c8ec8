"""Ports for clients: keeping, finding, listing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ClientId, EmployeeId, LanguageCode, TeamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A client of a team; erased ones are not to be had."""

    id: ClientId
    team_id: TeamId
    name: str
    language: LanguageCode
    is_code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownClient:
    """A client with his last real call, by which those of one name are told apart."""

    client: Client
    last_call_at: datetime | None = None
    temperament: Recognition = Recognition.UNKNOWN
    outcome: Outcome | None = None
    follow_up_at: datetime | None = None
    is_awaited: bool = False
    """The call promised for then is still to be made, or to be ticked off."""


class Clients(Protocol):
    async def add(self, *, team_id: TeamId, name: ClientName, language: LanguageCode, at: datetime) -> ClientId: ...

    async def rename(self, client_id: ClientId, name: ClientName) -> None: ...

    async def set_language(self, client_id: ClientId, language: LanguageCode) -> None: ...

    async def get(self, client_id: ClientId) -> Client | None: ...

    async def find(self, team_id: TeamId, text: str, limit: int) -> Sequence[KnownClient]:
        """Return a team's clients in whose names each word of the text begins a word, however its letters are marked.

        Those who are called so come first, and of the others those that are spelled so, then the last called.
        """

    async def of_employee(self, employee_id: EmployeeId, team_id: TeamId, limit: int, offset: int) -> Sequence[KnownClient]:
        """Return the team's clients with whom an employee has had real calls, or who were handed to him, the newest first.

        Whom he has handed over is not among them, until he calls him again.
        """

    async def number_of_employee(self, employee_id: EmployeeId, team_id: TeamId) -> int:
        """Count them."""

    async def names_in(self, team_id: TeamId) -> Mapping[ClientId, str]:
        """Return the names of all clients of a team, folded; those who were erased have none."""

    async def number_of_team(self, team_id: TeamId) -> int:
        """Count a team's clients."""

    async def number_of_codes(self, team_id: TeamId) -> int:
        """Count a team's clients who are called by codes."""

    async def hand_over(self, employee_id: EmployeeId, team_id: TeamId, heir_id: EmployeeId, at: datetime) -> int:
        """Give an employee's clients of a team to another; returns how many."""

    async def merge(self, gone: ClientId, kept: ClientId, at: datetime) -> None:
        """Give one client's calls to another and erase his name."""

    async def forget_if_callless(self, client_id: ClientId, at: datetime) -> bool:
        """Erase the name of a client who has no call (left); False when he has one."""
