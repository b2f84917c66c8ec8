"""Ports for people: employees, teams, invitations, mentors, what the house has decided, and the audit log.

Leaves out calls (see `calls.ports`) and messages (see `outgoing_ports`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import EmployeeId, InviteId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Invite, Role, Team
from bot.domain.sales.amount import Currency


class AuditAction(StrEnum):
    """What the audit log says was done with people; content has the words under `audit.<value>`."""

    STRANGER_REFUSED = "stranger_refused"
    REFUSED_MORE = "refused_more"
    """How often somebody was refused on a day beyond what stands in the log by itself; person 0: all the rest together."""
    REFUSED = "refused"
    OWNER_CODE_MADE = "owner_code_made"
    OWNER_CODE_REFUSED = "owner_code_refused"
    OWNER_MADE = "owner_made"
    INVITED = "invited"
    INVITE_REVOKED = "invite_revoked"
    INVITE_USED = "invite_used"
    INVITE_REFUSED = "invite_refused"
    ROLE_SET = "role_set"
    MOVED = "moved"
    RENAMED = "renamed"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    REMOVED = "removed"
    MENTOR_SET = "mentor_set"
    STAGE_CONFIRMED = "stage_confirmed"
    """A trainee has passed a stage of his training; `n` is which."""
    STAGE_TAKEN_BACK = "stage_taken_back"
    EDITOR_SET = "editor_set"
    TEAM_ADDED = "team_added"
    TEAM_RENAMED = "team_renamed"
    TEAM_GIVEN = "team_given"
    """A supervisor looks after another team besides."""
    TEAM_TAKEN = "team_taken"
    TEAM_CLOSED = "team_closed"
    TEAM_OPENED = "team_opened"
    NAMING_SET = "naming_set"
    CURRENCY_SET = "currency_set"
    SALES_TAKEN = "sales_taken"
    SALES_TAKEN_BACK = "sales_taken_back"
    SALE_COUNTED = "sale_counted"
    """A sale counts no more, or again; details say which and whether."""
    STAFF_INFORMED = "staff_informed"
    CALL_ENDED = "call_ended"
    """Somebody left the team in the middle of a call."""
    PROMISES_LEFT = "promises_left"
    """Promised calls stayed behind with a team; `reminders` are their numbers, `told` those who look after it."""
    CLIENTS_HANDED = "clients_handed"
    """Somebody's clients and promised calls went to a colleague, the `heir`; `n` are the clients, `promises` the calls."""
    CLIENTS_MERGED = "clients_merged"
    CLIENT_ERASED = "client_erased"
    PERSON_ERASED = "person_erased"
    CLIENT_FILE_MADE = "client_file_made"
    """Everything about a client was written into a file."""
    RETENTION_SET = "retention_set"
    """How long a team keeps calls and words: `calls` and `texts`, in months."""
    RETENTION_KEPT = "retention_kept"
    """What was older than that, and was erased in a night: numbers of `calls`, `texts` and `clients`."""
    CLIENT_RENAMED = "client_renamed"
    CLIENT_LANGUAGE_SET = "client_language_set"
    CLIENT_FORGOTTEN = "client_forgotten"
    """His only call turned out to be with somebody else."""
    DESK_OPENED = "desk_opened"
    """Somebody signed in at the desk page."""
    DESK_LEFT = "desk_left"
    """Somebody signed out in every browser; `n` are those in which he was in."""
    WORDS_PUBLISHED = "words_published"
    WORDS_UNDONE = "words_undone"
    WORDS_KEPT = "words_kept"
    WORDS_LET_GO = "words_let_go"
    LOG_EXPORTED = "log_exported"
    """Calls were written to files: `n` rows, of which `choice`, in which `form`, `events` or calls, `masked` or with names.

    At the command line also between which moments (`since`, `until`), and whose, by numbers: `teams`, `people`; `client` is 1
    where one client's calls were chosen.
    """
    SHEET_WRITTEN = "sheet_written"
    """The product of a team, or an answer that is right about it, was written; `item` is which. Of before the house sheet."""
    HOUSE_WRITTEN = "house_written"
    """A line of what a team sells, or without `team` the house, was written or emptied, or the one before put back.

    `item` is which, `language` in which.
    """
    QUIZ_GIVEN = "quiz_given"
    """Somebody was given the product quiz or a role game; `attempt` is the row."""
    QUIZ_DECIDED = "quiz_decided"
    """Somebody who had failed twice was told to go on, or not."""
    NOTE_ANSWERED = "note_answered"
    NOTE_PUT_AWAY = "note_put_away"
    NOTE_PUT_BACK = "note_put_back"
    EXAMPLE_PUBLISHED = "example_published"
    EXAMPLE_UNDONE = "example_undone"
    WEIGHTS_PUBLISHED = "weights_published"
    """Cues have other strengths: `cues` names them, `edit` is the row."""
    WEIGHTS_UNDONE = "weights_undone"
    LEARNT_TAKEN = "learnt_taken"
    """What a team's calls speak for is in force in it: `cues` names the strengths, `learnt` is the row."""
    LEARNT_DROPPED = "learnt_dropped"
    LEARNT_UNDONE = "learnt_undone"
    ASSIGNED = "assigned"
    """People of a team were given something to practise: `n` of them."""
    ASSIGNMENT_TAKEN = "assignment_taken"
    """It was taken back."""


COMMAND_LINE = "command_line"
"""What `by` says of what was done at the command line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of the audit log. Details are ids and choices: `employee`, `team`, `role`, `invite` and the like."""

    id: int
    at: datetime
    person_id: PersonId
    """Telegram's number of who did it, or a pseudonym if he was erased since; 0 is the operator at the server."""
    action: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What the owner has decided for the whole house."""

    client_naming: ClientNaming | None = None
    """None while nothing is decided: then calls run without a name."""
    staff_informed_at: datetime | None = None
    currency: Currency | None = None
    """In what is counted; None while nobody has said a sum."""


class Employees(Protocol):
    async def by_person(self, person_id: PersonId) -> Employee | None:
        """Find by Telegram's number, those without access too."""

    async def add(
        self,
        *,
        person_id: PersonId,
        team_id: TeamId,
        role: Role,
        name: str,
        language: LanguageCode,
        time_zone: str,
        at: datetime,
    ) -> Employee: ...
    async def set_unreachable(self, person_id: PersonId, at: datetime | None) -> None: ...
    async def set_topic(self, person_id: PersonId, topic_id: int | None) -> None: ...
    async def get(self, employee_id: EmployeeId) -> Employee | None: ...
    async def change(self, was: Employee, changed: Employee) -> None:
        """Write what differs between the two, but not whether and where Telegram reaches the person."""

    async def has_owner(self) -> bool:
        """Tell whether an owner has access."""

    async def owners(self) -> Sequence[Employee]:
        """Return those with access whom Telegram lets us write to, oldest first."""

    async def locked_owners(self) -> Sequence[EmployeeId]:
        """Return the owners with access and let no other transaction change them until this one ends."""

    async def of_team(self, team_id: TeamId) -> Sequence[Employee]:
        """Return who is in a team, without those removed: by role, then by name."""

    async def removed_from(self, team_id: TeamId) -> Sequence[Employee]:
        """Return who was removed from a team and is not erased, by name."""

    async def by_ids(self, employee_ids: Sequence[EmployeeId]) -> Sequence[Employee]:
        """Return these people, removed ones too, in no order."""

    async def by_people(self, person_ids: Sequence[PersonId]) -> Sequence[Employee]:
        """Return the employees among these people, removed ones too, in no order."""

    async def looking_after(self, team_id: TeamId) -> Sequence[Employee]:
        """Return to whom a team was given that is not his own, also who has no access now, oldest first."""

    async def change_further_teams(self, was: Employee, changed: Employee, at: datetime) -> None:
        """Write which teams he looks after besides his own, as far as the two differ."""

    async def active(self) -> Sequence[Employee]:
        """Return those with access whom Telegram lets us write to."""


class Teams(Protocol):
    async def add(self, name: str, at: datetime) -> TeamId: ...
    async def first(self) -> TeamId | None:
        """Return the oldest team that is not closed."""

    async def get(self, team_id: TeamId) -> Team | None: ...
    async def all(self) -> Sequence[Team]:
        """Return every team that is not closed with the number of people in it, oldest first."""

    async def closed(self) -> Sequence[Team]:
        """Return those that are, oldest first."""

    async def rename(self, team_id: TeamId, name: str) -> None: ...
    async def set_closed(self, team_id: TeamId, at: datetime | None) -> bool:
        """Close a team in which nobody works, or with None open it again; False when somebody works in it."""


class OwnerCodes(Protocol):
    """One-time codes that make an owner; only hashes are stored."""

    async def put(self, code_hash: str, at: datetime) -> None:
        """Replace every unused code by this one."""

    async def redeem(self, code_hash: str, person_id: PersonId, at: datetime) -> bool:
        """Use the code up; False when there is no such unused code."""


class Invites(Protocol):
    """Single-use invitations; only hashes of their codes are stored."""

    async def add(
        self, *, code_hash: str, team_id: TeamId, role: Role, created_by: EmployeeId, at: datetime, until: datetime
    ) -> Invite: ...
    async def get(self, invite_id: InviteId) -> Invite | None: ...
    async def by_code(self, code_hash: str) -> Invite | None: ...
    async def use(self, invite_id: InviteId, employee_id: EmployeeId, at: datetime) -> bool:
        """Use the invitation up in one step; False when it is not open (any more)."""

    async def revoke(self, invite_id: InviteId, at: datetime) -> bool:
        """Take an open invitation back; False when it is not open (any more)."""

    async def open_of(self, team_id: TeamId | None, now: datetime) -> Sequence[Invite]:
        """Return the open invitations to a team, or to all teams, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship:
    """Who looks after whom."""

    mentee: EmployeeId
    mentor: EmployeeId


class Mentorships(Protocol):
    async def mentor_of(self, employee_id: EmployeeId) -> Employee | None:
        """Return who looks after somebody; None too when that one has no access."""

    async def mentored(self, team_id: TeamId) -> Collection[EmployeeId]:
        """Return who of a team has a mentor of the same team who has access."""

    async def mentees_of(self, mentor_id: EmployeeId) -> Sequence[Employee]:
        """Return after whom somebody looks, those without access left out, by name."""

    async def put(self, employee_id: EmployeeId, mentor_id: EmployeeId | None) -> None:
        """Name the one mentor of a person, or none."""

    async def forget(self, employee_id: EmployeeId) -> Sequence[Mentorship]:
        """Take somebody out of every pair, and return those pairs."""


class Organisations(Protocol):
    async def get(self) -> Organisation: ...
    async def put(self, decided: Organisation) -> None: ...


class Audit(Protocol):
    async def add(self, *, at: datetime, person_id: PersonId, action: str, details: Mapping[str, str]) -> None: ...
    async def page(self, limit: int, skip: int) -> Sequence[AuditEntry]:
        """Return entries, newest first."""

    async def newest(self) -> int:
        """Return the number of the newest entry: while it stays, no right has changed and nobody was erased."""

    async def length(self) -> int:
        """Count all entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knocked:
    """How often somebody was refused today, this time included; or all for whom there is no room of their own."""

    is_own: bool
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """How many wrong codes came on a day that could have been guessed."""

    own: int
    of_all: int


class Knocks(Protocol):
    """Refusals at the door, counted by day and person."""

    async def add(self, day: str, person_id: PersonId, *, is_guess: bool, most_people: int) -> Knocked:
        """Count a refusal; whoever is not among the first `most_people` of a day is counted with all the rest."""

    async def guesses(self, day: str, person_id: PersonId) -> Guesses: ...
    async def before(self, day: str) -> Sequence[tuple[str, PersonId, int]]:
        """Return day, person (0: all the rest) and number of refusals, of the days before one."""

    async def forget_before(self, day: str) -> None: ...
