"""How much people who are not let in can make the house do in a day: be answered, be written down, guess codes.

Everybody is counted by himself, up to so many people a day, and the rest together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from bot.domain.ids import PersonId
from bot.domain.people.employee import Person
from bot.services.people.ports import AuditAction, Guesses
from bot.services.ports import Work

TOLD_A_DAY = 10
"""So many refusals of one person are answered and stand in the audit log each by itself; what comes after is only counted."""
PEOPLE_A_DAY = 200
"""So many people are counted by themselves, a day in UTC."""
GUESSES_A_DAY = 10
"""So many wrong codes of one person that could be guessed."""
GUESSES_OF_ALL = 100
"""And of all people together."""
EVERYBODY_ELSE = PersonId(0)
"""In the place of a person: all for whom there is no room."""


NO_DETAILS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A refusal was counted."""

    is_answered: bool
    """False: he has been told often enough today, and hears nothing."""


async def refuse(
    work: Work,
    person: Person,
    action: AuditAction,
    now: datetime,
    *,
    is_guess: bool = False,
    details: Mapping[str, str] = NO_DETAILS,
) -> Refused:
    """Count a refusal, and put it on record as long as that is no flood."""
    knocked = await work.knocks.add(_day(now), person.id, is_guess=is_guess, most_people=PEOPLE_A_DAY)
    is_few = knocked.is_own and knocked.times <= TOLD_A_DAY
    if is_few:
        await work.audit.add(at=now, person_id=person.id, action=action, details=details)
    return Refused(is_answered=is_few)


async def may_guess(work: Work, person: Person, now: datetime) -> bool:
    """False when too many wrong codes have come today, from this person or from all together."""
    guesses: Guesses = await work.knocks.guesses(_day(now), person.id)
    return guesses.own < GUESSES_A_DAY and guesses.of_all < GUESSES_OF_ALL


async def sum_up_knocks(work: Work, now: datetime) -> None:
    """Put on record what the days before today have seen beyond what stands there, one line a person, and forget the counts."""
    today = _day(now)
    for day, person_id, times in await work.knocks.before(today):
        more = times if person_id == EVERYBODY_ELSE else times - TOLD_A_DAY
        if more > 0:
            details = {"day": day, "times": str(more)}
            await work.audit.add(at=now, person_id=person_id, action=AuditAction.REFUSED_MORE, details=details)
    await work.knocks.forget_before(today)


def _day(now: datetime) -> str:
    """Name the day: the same in every process, whatever the zones of its people."""
    return now.date().isoformat()
