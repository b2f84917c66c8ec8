"""Rows of employees, teams and invitations to dataclasses and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String, Table, cast, func, literal_column, select

from bot.db.prepared import Columns
from bot.db.schema.tables import employees, supervised_teams
from bot.domain.ids import EmployeeId, InviteId, LanguageCode, PersonId, TeamId
from bot.domain.names import NO_NAME, shown_name
from bot.domain.people.employee import Employee, Invite, Role, Team

# The comma stands in the text, so that the statement of every tap can be prepared: see `bot.db.prepared`.
_COMMA: Any = literal_column("','")
_further_teams = (
    select(func.aggregate_strings(cast(supervised_teams.c.team_id, String), _COMMA))
    .where(supervised_teams.c.employee_id == employees.c.id)
    .correlate(employees)
    .scalar_subquery()
)
AN_EMPLOYEE: tuple[ColumnElement[Any] | Table, ...] = (employees, _further_teams.label("further_teams"))
"""What is selected of a person: his row, and the teams that he looks after besides his own."""


def employee_from(row: Columns) -> Employee:
    """Read a row of `AN_EMPLOYEE`."""
    return Employee(
        id=EmployeeId(row["id"]),
        person_id=PersonId(row["person_id"]),
        team_id=TeamId(row["team_id"]),
        role=Role(row["role"]),
        name=shown_name(row["name"]) or NO_NAME,
        language=LanguageCode(row["language"]),
        time_zone=row["time_zone"],
        is_compact=row["is_compact"],
        unreachable_at=row["unreachable_at"],
        is_editor=row["is_editor"],
        is_chat_mode=row["is_chat_mode"],
        wants_reminders=row["wants_reminders"],
        wants_whispers=row["wants_whispers"],
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        digest_at=row["digest_at"],
        has_chosen_zone=row["has_chosen_zone"],
        blocked_at=row["blocked_at"],
        removed_at=row["removed_at"],
        erased_at=row["erased_at"],
        topic_id=row["topic_id"],
        further_teams=frozenset(TeamId(int(number)) for number in (row["further_teams"] or "").split(",") if number),
    )


def employee_values(employee: Employee) -> dict[str, Any]:
    """Give every column that may change of a person, but whether and where Telegram reaches him: that is noted by itself."""
    return {
        "team_id": employee.team_id,
        "role": employee.role.value,
        "name": employee.name,
        "language": employee.language,
        "time_zone": employee.time_zone,
        "has_chosen_zone": employee.has_chosen_zone,
        "is_compact": employee.is_compact,
        "is_editor": employee.is_editor,
        "is_chat_mode": employee.is_chat_mode,
        "wants_reminders": employee.wants_reminders,
        "wants_whispers": employee.wants_whispers,
        "quiet_from": employee.quiet_from,
        "quiet_until": employee.quiet_until,
        "digest_at": employee.digest_at,
        "blocked_at": employee.blocked_at,
        "removed_at": employee.removed_at,
    }


def team_from(row: Columns) -> Team:
    """Read a row of teams with `size` counted."""
    return Team(id=TeamId(row["id"]), name=shown_name(row["name"]) or NO_NAME, size=row["size"], closed_at=row["closed_at"])


def invite_from(row: Columns) -> Invite:
    """Read a row of invites."""
    return Invite(
        id=InviteId(row["id"]),
        team_id=TeamId(row["team_id"]),
        role=Role(row["role"]),
        created_by=EmployeeId(row["created_by"]),
        expires_at=row["expires_at"],
        used_by=None if row["used_by"] is None else EmployeeId(row["used_by"]),
        revoked_at=row["revoked_at"],
    )
