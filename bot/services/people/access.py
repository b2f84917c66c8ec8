"""Who gets in: the one-time owner code, the polite refusal, and how codes are kept.

Closed by default: a person without an employee's row, and one who is blocked or removed, may do nothing but redeem a code.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ids import LanguageCode, PersonId
from bot.domain.people.employee import INVITE_PREFIX, Employee, Person, Role
from bot.services.people.knocks import Refused, may_guess, refuse
from bot.services.people.ports import AuditAction
from bot.services.ports import Work

CODE_BYTES = 24
UNGUESSABLE = 32
"""Characters of a code that we have made ourselves, and more than anybody types who chooses one: trying never finds it."""
OPERATOR = PersonId(0)
"""Who did it, in the audit log, when it was done at the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a new employee starts with."""

    language: LanguageCode
    time_zone: str
    team: str
    """Name of the team that the first owner gets."""


def new_code() -> str:
    """Return a fresh code: 24 random bytes, fit for a deep link; never one that looks like an invitation's."""
    while (code := secrets.token_urlsafe(CODE_BYTES)).startswith(INVITE_PREFIX):
        pass
    return code


def hash_code(code: str) -> str:
    """Return the only form in which a code is stored."""
    return hashlib.sha256(code.encode()).hexdigest()


async def offer_owner_code(work: Work, code: str, now: datetime) -> bool:
    """Make the code valid if there is no owner yet; False when there is one."""
    if await work.employees.has_owner():
        return False
    await work.owner_codes.put(hash_code(code), now)
    return True


async def renew_owner_code(work: Work, code: str, now: datetime) -> None:
    """Make the code valid whether there is an owner or not, in place of every unused one."""
    await work.owner_codes.put(hash_code(code), now)
    await work.audit.add(at=now, person_id=OPERATOR, action=AuditAction.OWNER_CODE_MADE, details={})


async def redeem_owner_code(
    work: Work, person: Person, code: str, languages: Collection[LanguageCode], defaults: Defaults, now: datetime
) -> Employee | None:
    """Make the person an owner, beside any other; None when the code is not valid (any more). Both are audited.

    A code that somebody has chosen may be guessed, so after too many wrong ones today none of that kind is looked at.
    """
    is_guess = len(code) < UNGUESSABLE
    is_tried = not is_guess or await may_guess(work, person, now)
    if not is_tried or not await work.owner_codes.redeem(hash_code(code), person.id, now):
        await refuse(work, person, AuditAction.OWNER_CODE_REFUSED, now, is_guess=is_guess and is_tried)
        return None
    known = await work.employees.by_person(person.id)
    if known is None:
        team_id = await work.teams.first() or await work.teams.add(defaults.team, now)
        owner = await work.employees.add(
            person_id=person.id,
            team_id=team_id,
            role=Role.OWNER,
            name=person.first_name,
            language=language_of(person, languages, defaults),
            time_zone=defaults.time_zone,
            at=now,
        )
    else:
        # Whoever runs the server gives the code, so it opens the door to the blocked and the removed too.
        owner = replace(known, role=Role.OWNER, blocked_at=None, removed_at=None)
        await work.employees.change(known, owner)
    details = {"employee": str(owner.id)}
    await work.audit.add(at=now, person_id=person.id, action=AuditAction.OWNER_MADE, details=details)
    return owner


def language_of(person: Person, languages: Collection[LanguageCode], defaults: Defaults) -> LanguageCode:
    """Return the language to speak with somebody new: his own if there are words in it."""
    spoken = LanguageCode((person.language_code or "").split("-")[0].lower())
    return spoken if spoken in languages else defaults.language


async def refuse_stranger(work: Work, person: Person, now: datetime) -> Refused:
    """Put the refusal on record, as long as that is no flood."""
    return await refuse(work, person, AuditAction.STRANGER_REFUSED, now)
