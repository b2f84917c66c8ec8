"""What two agree on, and how long it is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.coaching.agreement import Coaching, Stage, Verb
from bot.domain.ids import CoachingId, EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
ANNA = Employee(
    id=EmployeeId(2),
    person_id=PersonId(2),
    team_id=TeamId(1),
    role=Role.MANAGER,
    name="А",
    language=LanguageCode("ru"),
    time_zone="UTC",
)
CHIEF = replace(ANNA, id=EmployeeId(1), person_id=PersonId(1), role=Role.SUPERVISOR)
OWNER = replace(CHIEF, id=EmployeeId(3), role=Role.OWNER)
COACHING = Coaching(
    id=CoachingId(1),
    team_id=TeamId(1),
    coach_id=CHIEF.id,
    employee_id=ANNA.id,
    since=NOON - WEEK,
    until=NOON + WEEK,
    seed=20261116,
    n=23,
    created_at=NOON,
)
OFFERED = replace(COACHING, verb=Verb.START, line_id=7, due_at=NOON + 2 * WEEK, offered_at=NOON)


def test_it_holds_between_the_two_and_nobody_else() -> None:
    """An owner is neither, and of the two neither can stand in the other's place."""
    assert COACHING.holds_between(CHIEF, ANNA)
    assert not COACHING.holds_between(OWNER, ANNA)
    assert not COACHING.holds_between(ANNA, CHIEF)


@pytest.mark.parametrize(
    ("coach", "employee"),
    [
        (replace(CHIEF, role=Role.MANAGER), ANNA),
        (replace(CHIEF, blocked_at=NOON), ANNA),
        (replace(CHIEF, team_id=TeamId(2)), ANNA),
        (CHIEF, replace(ANNA, team_id=TeamId(2))),
        (CHIEF, replace(ANNA, removed_at=NOON)),
        (CHIEF, replace(ANNA, role=Role.SUPERVISOR)),
        (replace(CHIEF, further_teams=frozenset({TeamId(2)})), replace(ANNA, team_id=TeamId(2))),
    ],
)
def test_it_ends_when_either_leaves_or_is_no_longer_who_he_was(coach: Employee, employee: Employee) -> None:
    """Also when both go to another team together: what was agreed belongs to the team."""
    assert not COACHING.holds_between(coach, employee)


def test_whoever_looks_after_the_team_from_another_one_keeps_it() -> None:
    """And a trainee who becomes a manager is coached on."""
    further = replace(CHIEF, team_id=TeamId(2), further_teams=frozenset({TeamId(1)}))
    assert COACHING.holds_between(further, ANNA)
    assert COACHING.holds_between(CHIEF, replace(ANNA, role=Role.TRAINEE))


def test_before_ends_where_after_begins() -> None:
    """No call counts twice, and what comes after the day that was agreed counts for nothing."""
    assert COACHING.before == (NOON - WEEK, NOON + WEEK)
    assert COACHING.after(NOON) is None
    assert OFFERED.before == (NOON - WEEK, NOON)
    assert OFFERED.after(NOON + WEEK) == (NOON, NOON + WEEK)
    assert OFFERED.after(NOON + 9 * WEEK) == (NOON, NOON + 2 * WEEK)


def test_nothing_is_offered_that_lacks_something() -> None:
    """A verb, a line and a day; and what was offered is not offered again."""
    ready = replace(OFFERED, offered_at=None)
    assert ready.can_be_offered
    assert not any(replace(ready, **{name: None}).can_be_offered for name in ("verb", "line_id", "due_at"))  # type: ignore[arg-type]  # None for each
    assert not OFFERED.can_be_offered
    stages = [COACHING, OFFERED, replace(OFFERED, agreed_at=NOON), replace(OFFERED, done_at=NOON)]
    assert [one.stage for one in stages] == list(Stage)
