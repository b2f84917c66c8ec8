"""How single people practise, in figures: the line that a supervisor or a mentor sees of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.people.employee import Employee
from bot.domain.training.progress import Practice, began, practice
from bot.domain.training.stuck import FORTNIGHT, Stuck, stuck
from bot.domain.training.study_day import study_day
from bot.services.act import Act
from bot.services.training.plan import matrix_of

LINE_WEEKS = 2
"""So long a person's line looks back."""
_DAY = timedelta(days=1)
ZONES_APART = 2 * _DAY
"""How far study days of two people lie apart at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPractice:
    """One person's line."""

    employee: Employee
    is_known: bool
    """He has practised before."""
    practice: Practice
    stuck: Stuck | None = None


async def practice_lines(act: Act, people: Sequence[Employee]) -> list[PersonPractice]:
    """Return the lines of people who came in by a door, in their order."""
    figures, named = act.work.training_figures, [one.id for one in people]
    today = study_day(act.now, ZoneInfo(act.employee.time_zone))
    steadiness = await figures.steadiness(named)
    days = await figures.days(named, began(today, LINE_WEEKS) - ZONES_APART)
    lately = await figures.mixups(named, today - FORTNIGHT + _DAY, today + ZONES_APART)
    before = await figures.mixups(named, today - 2 * FORTNIGHT + _DAY, today - FORTNIGHT)

    def line(one: Employee) -> PersonPractice:
        his_day, steady = study_day(act.now, ZoneInfo(one.time_zone)), steadiness.get(one.id)
        return PersonPractice(
            employee=one,
            is_known=steady is not None and steady.practised_on is not None,
            practice=practice(days.get(one.id, {}), his_day, LINE_WEEKS),
            stuck=None
            if steady is None
            else stuck(
                his_day,
                practised=steady.practised_on,
                due_since=steady.due_since,
                lately=matrix_of(lately.get(one.id, {})),
                before=matrix_of(before.get(one.id, {})),
            ),
        )

    return [line(one) for one in people]
