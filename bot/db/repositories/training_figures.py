"""Practice in figures, of several people at once. What leaves this module says of nobody which answer he gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, Select, and_, bindparam, case, func, select

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import employees, trainees, training_cards, training_reviews
from bot.domain.ids import DrillId, EmployeeId, LanguageCode, TeamId
from bot.domain.supervision.share import Share
from bot.domain.training.drills import DrillKind
from bot.domain.training.leech import FAILS_PERCENT, FEWEST_ASKED
from bot.domain.training.memory import Rating
from bot.domain.training.progress import Days
from bot.services.training.ports import AskedDrill, GivenAnswers, Mixups

AT_ONCE = 500
"""Cards in one question: older SQLite takes no more than a thousand."""
_R = training_reviews.c
_is_wrong = _R.rating == Rating.AGAIN.value
_of_people = _R.employee_id.in_(bindparam("people", expanding=True))
_DAYS = (
    select(
        _R.employee_id,
        _R.day,
        func.count().label("n"),
        func.sum(case((_is_wrong, 0), else_=1)).label("part"),
    )
    .where(_of_people, _R.day >= bindparam("since"))
    .group_by(_R.employee_id, _R.day)
)
_MIXUPS = (
    select(_R.employee_id, _R.asked, _R.given, func.count().label("answers"))
    .where(
        _of_people,
        _R.day.between(bindparam("since"), bindparam("until")),
        _R.kind == DrillKind.RECOGNISE.value,
    )
    .group_by(_R.employee_id, _R.asked, _R.given)
)
_PRACTISED = select(trainees.c.employee_id, trainees.c.practised_on).where(
    trainees.c.employee_id.in_(bindparam("people", expanding=True))
)
_FIRST_DUE = (
    select(training_cards.c.employee_id, func.min(training_cards.c.due_on).label("due_on"))
    .where(
        training_cards.c.employee_id.in_(bindparam("people", expanding=True)),
        training_cards.c.item.in_(bindparam("items", expanding=True)),
    )
    .group_by(training_cards.c.employee_id)
)
_has_access = and_(employees.c.removed_at.is_(None), employees.c.blocked_at.is_(None))
_is_in_team = employees.c.team_id == bindparam("team")
_who = select(employees.c.id).where(_has_access)
_last = func.max(_R.id).label("id")


def _asked(people: Select[tuple[int]]) -> Select[Any]:
    """Return what counts by each one's last answer to each drill, which is found in the index alone."""
    newest = select(_last).where(_R.employee_id.in_(people)).group_by(_R.employee_id, _R.item).subquery()
    of_team = (
        select(_R.language, _R.item, func.count().label("asked"), func.sum(case((_is_wrong, 1), else_=0)).label("failed"))
        .join(newest, newest.c.id == _R.id)
        .join(employees, employees.c.id == _R.employee_id)
        .group_by(employees.c.team_id, _R.language, _R.item)
        .subquery()
    )
    # The rule of `fails_team`, reckoned where the teams are: of the house a few hundred rows come back, and no thousands.
    is_failed = and_(of_team.c.asked >= FEWEST_ASKED, of_team.c.failed * 100 >= of_team.c.asked * FAILS_PERCENT)
    return select(
        of_team.c.language,
        of_team.c.item,
        func.sum(of_team.c.asked).label("asked"),
        func.sum(of_team.c.failed).label("failed"),
        func.max(case((is_failed, 1), else_=0)).label("fails_a_team"),
    ).group_by(of_team.c.language, of_team.c.item)


def _given(people: Select[tuple[int]]) -> Select[tuple[str, str, str, int]]:
    """Return the wrong ones among everybody's last answers to some drills."""
    of_these = _R.item.in_(bindparam("items", expanding=True))
    newest = select(_last).where(_R.employee_id.in_(people), of_these).group_by(_R.employee_id, _R.item).subquery()
    return (
        select(_R.language, _R.item, _R.given, func.count().label("people"))
        .join(newest, newest.c.id == _R.id)
        .where(_is_wrong)
        .group_by(_R.language, _R.item, _R.given)
    )


_ASKED, _ASKED_IN_TEAM = _asked(_who), _asked(_who.where(_is_in_team))
_GIVEN, _GIVEN_IN_TEAM = _given(_who), _given(_who.where(_is_in_team))


class TrainingFiguresRepository(Repository):
    """Sums over what was practised. Invariant: nothing is written, and no single answer is read out."""

    __slots__ = ()

    async def days(self, people: Sequence[EmployeeId], since: date) -> Mapping[EmployeeId, Days]:
        """Sum up the first answers of each day."""
        found: defaultdict[EmployeeId, dict[date, Share]] = defaultdict(dict)
        for row in await self._read(_DAYS, people=list(people), since=since.isoformat()):
            found[EmployeeId(row["employee_id"])][date.fromisoformat(row["day"])] = Share(int(row["part"]), row["n"])
        return found

    async def mixups(self, people: Sequence[EmployeeId], since: date, until: date) -> Mapping[EmployeeId, Mixups]:
        """Sum up what was taken for what."""
        found: defaultdict[EmployeeId, dict[tuple[str, str], int]] = defaultdict(dict)
        for row in await self._read(_MIXUPS, people=list(people), since=since.isoformat(), until=until.isoformat()):
            found[EmployeeId(row["employee_id"])][row["asked"], row["given"]] = row["answers"]
        return found

    async def practised(self, people: Sequence[EmployeeId]) -> Mapping[EmployeeId, date | None]:
        """Find the last day."""
        return {
            EmployeeId(row["employee_id"]): _day(row["practised_on"]) for row in await self._read(_PRACTISED, people=list(people))
        }

    async def first_due(self, people: Collection[EmployeeId], items: Collection[DrillId]) -> Mapping[EmployeeId, date]:
        """Find the first day on which one of some cards is due."""
        asked, first = sorted(items), dict[EmployeeId, date]()
        for begin in range(0, len(asked) if people else 0, AT_ONCE):
            some = asked[begin : begin + AT_ONCE]
            for row in await self._read(_FIRST_DUE, people=sorted(people), items=some):
                day, who = date.fromisoformat(row["due_on"]), EmployeeId(row["employee_id"])
                first[who] = min(day, first.get(who, day))
        return first

    async def asked(self, team_id: TeamId | None) -> Sequence[AskedDrill]:
        """Count people by drill."""
        rows = await (self._read(_ASKED) if team_id is None else self._read(_ASKED_IN_TEAM, team=team_id))
        return [
            AskedDrill(
                language=LanguageCode(row["language"]),
                item=DrillId(row["item"]),
                asked=int(row["asked"]),
                failed=int(row["failed"]),
                fails_a_team=bool(row["fails_a_team"]),
            )
            for row in rows
        ]

    async def given(self, items: Collection[DrillId], team_id: TeamId | None) -> Sequence[GivenAnswers]:
        """Count people by what they gave last."""
        named = sorted(items)
        rows = await (
            self._read(_GIVEN, items=named) if team_id is None else self._read(_GIVEN_IN_TEAM, items=named, team=team_id)
        )
        return [
            GivenAnswers(
                language=LanguageCode(row["language"]), item=DrillId(row["item"]), given=row["given"], people=row["people"]
            )
            for row in rows
        ]

    async def _read(self, statement: Select[Any], **values: object) -> Sequence[RowMapping]:
        return (await self._transaction.execute(statement, values)).mappings().all()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
