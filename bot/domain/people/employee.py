"""Who uses the bot, in which team, and who is invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import EmployeeId, InviteId, LanguageCode, PersonId, TeamId


class Role(StrEnum):
    """What an employee may do; a team is the border for everybody but the owner.

    A supervisor may have been given other teams besides his own.
    """

    OWNER = "owner"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    TRAINEE = "trainee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on Telegram as an update shows him; known to us or not."""

    id: PersonId
    first_name: str
    """As Telegram has it, which may be nothing that can be seen: tidied before it is kept."""
    language_code: str | None = None


PSEUDONYMS = -(2**62)
"""From here downwards numbers stand for people who were erased. Telegram's have 52 bits, so neither these nor their opposites are
anybody's there; the database lets the audit log change into such a number and into no other."""


def pseudonym(employee_id: EmployeeId) -> PersonId:
    """Return what takes the place of Telegram's number when an employee is erased; only which row it is follows from it."""
    return PersonId(PSEUDONYMS - int(employee_id))


def nameless(employee_id: EmployeeId) -> str:
    """Return what takes the place of an erased employee's name, the same in every language."""
    return f"#{int(employee_id)}"


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
    wants_whispers: bool = True
    """Whoever looks after him may put a line onto the card of his running call."""
    quiet_from: int = 21 * 60
    """Minutes after midnight, local; nothing is sent unasked from here until `quiet_until`. Equal: no time is quiet."""
    quiet_until: int = 8 * 60
    digest_at: int | None = 9 * 60
    """Minutes after midnight on Mondays, local, at which whoever looks after a team is told of its week; None: not at all."""
    has_chosen_zone: bool = False
    """He has said where he works, and was not only taken to be where the house is."""
    blocked_at: datetime | None = None
    removed_at: datetime | None = None
    erased_at: datetime | None = None
    """Name and number are gone for good; never without `removed_at`."""
    topic_id: int | None = None
    """The topic of his chat with the bot in which he wrote or tapped last; None where the chat has no topics."""
    further_teams: frozenset[TeamId] = frozenset()
    """Teams that the owner has given him to look after besides his own; they count only while he is a supervisor."""

    @property
    def teams(self) -> frozenset[TeamId]:
        """His own team, and those that he looks after besides. Calls, clients and reminders of his are in his own alone."""
        further = self.further_teams if self.role is Role.SUPERVISOR else frozenset()
        return further | {self.team_id}

    @property
    def has_access(self) -> bool:
        """False from the moment he is blocked or removed."""
        return self.blocked_at is None and self.removed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """People who see each other's clients; nobody sees another team but the owner, and who looks after it besides his own."""

    id: TeamId
    name: str
    size: int = 0
    """People in it, without those removed."""
    closed_at: datetime | None = None
    """Nobody works in it any more and nobody comes in; its calls and clients stay."""


INVITE_LASTS = timedelta(hours=72)
INVITE_PREFIX = "i_"
"""How the code of an invitation begins in a deep link; an owner's never does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A single-use way into one team in one role. The code itself is known to whoever was given it, and to nobody else."""

    id: InviteId
    team_id: TeamId
    role: Role
    created_by: EmployeeId
    expires_at: datetime
    used_by: EmployeeId | None = None
    revoked_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """True while the code still opens the door."""
        return self.used_by is None and self.revoked_at is None and now < self.expires_at
