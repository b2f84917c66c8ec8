"""Who uses the bot. Leaves out invitations and the words shown to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId


class Role(StrEnum):
    """What an employee may do; a team is the border for everybody but the owner."""

    OWNER = "owner"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    TRAINEE = "trainee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on Telegram as an update shows him; known to us or not."""

    id: PersonId
    first_name: str
    language_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """Somebody who may use the bot."""

    id: EmployeeId
    person_id: PersonId
    team_id: TeamId
    role: Role
    name: str
    language: LanguageCode
    time_zone: str
    """IANA name."""
    is_compact: bool = False
    unreachable_at: datetime | None = None
    """Since when Telegram refuses messages to this person (he blocked the bot)."""
