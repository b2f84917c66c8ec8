"""The first days: names or codes, time zone, colleagues, what staff are to know. Each can be put off, and is offered again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.clients.naming import ClientNaming
from bot.domain.people.employee import Employee, Role
from bot.domain.people.first_steps import FirstStep, first_after, still_open
from bot.domain.time_zones import guessed_zone
from bot.services.act import Act
from bot.services.people import decide_for_all, own_settings
from bot.services.people.invitations import InviteView, make_invite


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """Where somebody has come to in his first days."""

    employee: Employee
    step: FirstStep | None
    """What he is asked now; None at the end of the walk."""
    left: int
    """Questions without an answer, those that he has put off among them."""
    zone: str
    """Where he is guessed to work."""


async def view_first_steps(act: Act, after: FirstStep | None = None) -> FirstSteps:
    """Say what is to be asked next.

    Args:
        act: Who is asked.
        after: What he has put off just now; what stands before it is asked another time.
    """
    me = act.employee
    steps = still_open(me.role, await _answered(act))
    return FirstSteps(employee=me, step=first_after(steps, after), left=len(steps), zone=guessed_zone(me.language, me.time_zone))


async def choose_naming(act: Act, naming: ClientNaming) -> FirstSteps:
    """Call clients by name or by code from now on, and go on.

    Raises:
        NotAllowed.
    """
    await decide_for_all.set_naming(act, naming)
    return await view_first_steps(act, FirstStep.NAMING)


async def keep_zone(act: Act, zone: str) -> FirstSteps:
    """Reckon times in a zone, and go on.

    Raises:
        NotFound: there is no such zone.
    """
    view = await own_settings.choose_zone(act, zone)
    return await view_first_steps(replace(act, employee=view.employee), FirstStep.ZONE)


async def invite_first(act: Act, role: Role) -> tuple[InviteView, FirstSteps]:
    """Make a link into the own team, and go on.

    Raises:
        NotFound, NotAllowed.
    """
    made = await make_invite(act, int(act.employee.team_id), role)
    return made, await view_first_steps(act, FirstStep.INVITE)


async def tell_staff(act: Act) -> FirstSteps:
    """Put on record that staff know what is stored of them, and go on.

    Raises:
        NotAllowed.
    """
    await decide_for_all.confirm_staff_informed(act, on=True)
    return await view_first_steps(act, FirstStep.STAFF)


async def _answered(act: Act) -> dict[FirstStep, bool]:
    """Tell what is answered; only an owner is asked about the house, and only for him it is looked up."""
    zone = {FirstStep.ZONE: act.employee.has_chosen_zone}
    if act.employee.role is not Role.OWNER:
        return zone
    house = await act.work.organisation.get()
    has_company = sum(team.size for team in await act.work.teams.all()) > 1
    return zone | {
        FirstStep.NAMING: house.client_naming is not None,
        FirstStep.INVITE: has_company or bool(await act.work.invites.open_of(None, act.now)),
        FirstStep.STAFF: house.staff_informed_at is not None,
    }
