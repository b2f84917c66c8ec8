"""Ports for the desk page: links that let somebody in once, and who is signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.ids import EmployeeId


class Desks(Protocol):
    """Holds hashes only. What has ended is deleted: nobody is told apart who was never in from who is out."""

    async def put_link(self, code_hash: str, employee_id: EmployeeId, at: datetime, until: datetime) -> None:
        """Keep the one link of somebody, in place of any before."""

    async def take_link(self, code_hash: str, at: datetime) -> EmployeeId | None:
        """Use a link up in one statement, so that two browsers cannot both come in; None when it opens nothing (any more)."""

    async def sign_in(self, token_hash: str, employee_id: EmployeeId, at: datetime, until: datetime) -> None: ...

    async def who(self, token_hash: str, at: datetime) -> EmployeeId | None:
        """Return who is signed in with this; None when nobody is (any more)."""

    async def open_of(self, employee_id: EmployeeId, at: datetime) -> int:
        """Count the browsers in which somebody is signed in."""

    async def sign_out(self, token_hash: str) -> None: ...

    async def sign_out_everywhere(self, employee_id: EmployeeId) -> int:
        """End every session and the link of somebody; return how many sessions there were."""

    async def forget_before(self, moment: datetime) -> None:
        """Delete what has ended by then."""
