"""How single people practise, in figures: the line that a supervisor or a mentor sees of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain.ids import EmployeeId, LanguageCode
from bot.domain.people.employee import Employee
from bot.domain.training.cards import is_card_of
from bot.domain.training.day_plan import ABSENT, missed_days
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
    practised = await figures.practised(named)
    due_since = await _due_since(act, people, practised)
    days = await figures.days(named, began(today, LINE_WEEKS) - ZONES_APART)
    lately = await figures.mixups(named, today - FORTNIGHT + _DAY, today + ZONES_APART)
    before = await figures.mixups(named, today - 2 * FORTNIGHT + _DAY, today - FORTNIGHT)

    def line(one: Employee) -> PersonPractice:
        his_day, practised_on = study_day(act.now, ZoneInfo(one.time_zone)), practised.get(one.id)
        return PersonPractice(
            employee=one,
            is_known=practised_on is not None,
            practice=practice(days.get(one.id, {}), his_day, LINE_WEEKS),
            stuck=stuck(
                his_day,
                practised=practised_on,
                due_since=due_since.get(one.id),
                lately=matrix_of(lately.get(one.id, {})),
                before=matrix_of(before.get(one.id, {})),
            ),
        )

    return [line(one) for one in people]


async def _due_since(
    act: Act, people: Sequence[Employee], practised: Mapping[EmployeeId, date | None]
) -> Mapping[EmployeeId, date]:
    """Return since when something is due for those who may be away too long: of the words that are in force for each.

    Cards of his own calls are his alone and count for nothing here.
    """
    found: dict[EmployeeId, date] = {}
    if act.drills is None:
        return found
    away: defaultdict[LanguageCode, list[EmployeeId]] = defaultdict(list)
    for one in people:
        last, his_day = practised.get(one.id), study_day(act.now, ZoneInfo(one.time_zone))
        if missed_days(his_day, last) >= ABSENT:
            away[one.language].append(one.id)
    for language, whose in away.items():
        book = act.drills(language)
        found |= await act.work.training_figures.first_due(whose, [item for item in book.drills if is_card_of(book, item)])
    return found
