"""Into the desk page and out again. Whoever is in may see there what he may see in the bot, by the same table of permissions.

A link carries 24 random bytes, opens once and within ten minutes. What it opens is a session: another 24 random bytes, which
the browser shows with every request. Of both only hashes are stored. A session ends by itself, when somebody signs out, and with
every change of a person that closes what he was shown in the bot.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import PersonId
from bot.domain.people.employee import Employee
from bot.services.act import Act
from bot.services.people.access import hash_code, new_code
from bot.services.people.ports import AuditAction
from bot.services.ports import Work

LINK_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(hours=12)
"""A working day; the next one begins with a new link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """What somebody is told of his desk page in the bot."""

    code: str | None
    """Of a link that was made just now; None when none was."""
    until: datetime | None
    signed_in: int
    """Browsers in which he is signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Somebody who has just come in, and what his browser shows from now on."""

    token: str
    until: datetime


async def make_link(act: Act) -> DeskView:
    """Make a link in place of any before. Everybody who has access may: what he finds behind it is his own to see."""
    code, until = new_code(), act.now + LINK_LASTS
    await act.work.desks.put_link(hash_code(code), act.employee.id, act.now, until)
    return DeskView(code=code, until=until, signed_in=await act.work.desks.open_of(act.employee.id, act.now))


async def view_desks(act: Act) -> DeskView:
    """Say where somebody is signed in, without a new link."""
    return DeskView(code=None, until=None, signed_in=await act.work.desks.open_of(act.employee.id, act.now))


async def sign_out_everywhere(act: Act) -> DeskView:
    """End whatever he has open, in every browser, and his link."""
    ended = await act.work.desks.sign_out_everywhere(act.employee.id)
    await act.audit(AuditAction.DESK_LEFT, n=str(ended))
    return DeskView(code=None, until=None, signed_in=0)


async def come_in_by_link(work: Work, code: str, now: datetime) -> SignedIn | None:
    """Use a link up; None when it opens nothing, whatever the reason is."""
    employee_id = await work.desks.take_link(hash_code(code), now)
    found = [] if employee_id is None else await work.employees.by_ids([employee_id])
    return await _come_in(work, found[0], now) if found else None


async def come_in_from_telegram(work: Work, person_id: PersonId, now: datetime) -> SignedIn | None:
    """Let somebody in whom Telegram has named; None when he has no access."""
    employee = await work.employees.by_person(person_id)
    return None if employee is None else await _come_in(work, employee, now)


async def who_is_in(work: Work, token: str, now: datetime) -> Employee | None:
    """Return who shows this, as he is now; None when nobody is signed in with it (any more)."""
    employee_id = await work.desks.who(hash_code(token), now)
    found = [] if employee_id is None else await work.employees.by_ids([employee_id])
    return next((one for one in found if one.has_access), None)


async def sign_out(act: Act, token: str) -> None:
    """End one session."""
    await act.work.desks.sign_out(hash_code(token))


async def forget_ended(work: Work, now: datetime) -> None:
    """Delete the hashes of what has ended."""
    await work.desks.forget_before(now)


async def _come_in(work: Work, employee: Employee, now: datetime) -> SignedIn | None:
    if not employee.has_access:
        return None
    token, until = new_code(), now + SESSION_LASTS
    await work.desks.sign_in(hash_code(token), employee.id, now, until)
    await work.audit.add(at=now, person_id=employee.person_id, action=AuditAction.DESK_OPENED, details={})
    return SignedIn(token=token, until=until)
