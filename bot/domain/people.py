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
    is_editor: bool = False
    """May change the words that clients hear."""
    is_chat_mode: bool = False
    """Writes to clients rather than speaks: the card carries a button that copies the sentence."""
    wants_reminders: bool = True
    quiet_from: int = 21 * 60
    """Minutes after midnight, local; nothing is sent unasked from here until `quiet_until`. Equal: no time is quiet."""
    quiet_until: int = 8 * 60
    blocked_at: datetime | None = None
    removed_at: datetime | None = None

    @property
    def has_access(self) -> bool:
        """False from the moment he is blocked or removed."""
        return self.blocked_at is None and self.removed_at is None
