"""What was given to somebody to practise: the door to it, and when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.people.permissions import Deed, where_stands
from bot.domain.training.assignment import SHOWN_LATE, Assigned, Progress, Standing, after_sitting, progress_of
from bot.domain.training.sitting import Sitting
from bot.services.act import Act
from bot.services.errors import NotFound, NotYours


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """One of what was given to whoever looks."""

    assigned: Assigned
    progress: Progress


async def as_assigned(act: Act, assigned_id: int) -> Assigned:
    """Return what was given to whoever acts.

    Raises:
        NotFound: there is none of that number, or it was taken back.
        NotYours: it was given to somebody else; the refusal is on record.
        LeftBehind: it was given in a team that he is no longer in; the refusal is on record.
    """
    found = await act.work.assignments.assigned(assigned_id)
    if found is None:
        raise NotFound
    where = where_stands(act.employee, found.assignment.team_id, found.employee_id)
    await act.require(Deed.TRAIN, where, NotYours, assigned=str(assigned_id))
    return found


async def list_mine(act: Act, today: date) -> list[Mine]:
    """Return what was given to whoever acts: what is to do first, then what waits, is done or is late; the soonest first."""
    me = act.employee
    found = (await act.work.assignments.waiting(me.id, me.team_id, today - SHOWN_LATE)).assigned
    mine = [Mine(assigned=one, progress=progress_of(one, today)) for one in found]
    return sorted(mine, key=lambda one: list(Standing).index(one.progress.standing))


async def note_done(act: Act, sitting: Sitting, today: date) -> None:
    """Note the day on which a sitting is over that somebody has given; one in which nothing was asked counts for nothing."""
    if sitting.assigned is None or not sitting.position:
        return
    found = await act.work.assignments.assigned(sitting.assigned)
    if found is not None and found.employee_id == act.employee.id:
        await act.work.assignments.done(found.id, after_sitting(found, today))
