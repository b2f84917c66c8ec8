"""Who gets in: the one-time owner code, and the compact mode each employee sets for himself. Leaves out invitations.

Closed by default: a person without an employee's row may do nothing but redeem a code.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ids import LanguageCode
from bot.domain.people import Employee, Person, Role
from bot.services.act import Act, CallView, Notice
from bot.services.call_record import keep_alive, view_call
from bot.services.ports import InteractionKind, Work

CODE_BYTES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a new employee starts with."""

    language: LanguageCode
    time_zone: str
    team: str
    """Name of the team that the first owner gets."""


def new_code() -> str:
    """Return a fresh owner code: 24 random bytes, fit for a deep link."""
    return secrets.token_urlsafe(CODE_BYTES)


def hash_code(code: str) -> str:
    """Return the only form in which a code is stored."""
    return hashlib.sha256(code.encode()).hexdigest()


async def offer_owner_code(work: Work, code: str, now: datetime) -> bool:
    """Make the code valid if there is no owner yet; False when there is one."""
    if await work.employees.has_owner():
        return False
    await work.owner_codes.put(hash_code(code), now)
    return True


async def redeem_owner_code(
    work: Work, person: Person, employee: Employee | None, code: str, defaults: Defaults, now: datetime
) -> Employee | None:
    """Make the person the owner; None when the code is not valid (any more). Both are audited."""
    if not await work.owner_codes.redeem(hash_code(code), person.id, now):
        await work.audit.add(at=now, person_id=person.id, action="owner_code_refused", details={})
        return None
    await work.audit.add(at=now, person_id=person.id, action="owner_made", details={})
    if employee is not None:
        await work.employees.set_role(employee.id, Role.OWNER)
        return replace(employee, role=Role.OWNER)
    team_id = await work.teams.first() or await work.teams.add(defaults.team, now)
    return await work.employees.add(
        person_id=person.id,
        team_id=team_id,
        role=Role.OWNER,
        name=person.first_name,
        language=defaults.language,
        time_zone=defaults.time_zone,
        at=now,
    )


async def refuse_stranger(work: Work, person: Person, now: datetime) -> None:
    """Put the refusal on record."""
    await work.audit.add(at=now, person_id=person.id, action="stranger_refused", details={})


async def set_compact(act: Act, call: int, *, on: bool) -> CallView:
    """Show this employee the sentence and one line only, or everything."""
    consultation = await act.own_call(call)
    await act.work.employees.set_compact(act.employee.id, on)
    await act.log(InteractionKind.COMPACT_SWITCHED, consultation.id, on="yes" if on else "no")
    if not consultation.is_open:
        return await view_call(act, consultation, Notice.CALL_IS_OVER)
    return await keep_alive(act, consultation)
