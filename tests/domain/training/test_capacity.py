"""As what somebody looks at a trainee."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import Deed
from bot.domain.training.capacity import Capacity, capacity_for


def somebody(number: int, role: Role, team: int = 1) -> Employee:
    """Return one who has access."""
    return Employee(
        id=EmployeeId(number),
        person_id=PersonId(number),
        team_id=TeamId(team),
        role=role,
        name="Кто-то",
        language=LanguageCode("ru"),
        time_zone="Europe/Moscow",
    )


TRAINEE = somebody(7, Role.TRAINEE)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TRAINEE])
def test_whoever_looks_after_no_team_sees_those_only_whose_mentor_he_is(role: Role) -> None:
    """Nobody is seen by his colleagues otherwise."""
    mentor, other = somebody(2, role), somebody(3, role)
    assert capacity_for(mentor, TRAINEE, mentor, Deed.SEE_TRAINEE) is Capacity.MENTOR
    assert capacity_for(other, TRAINEE, mentor, Deed.SEE_TRAINEE) is None
    assert capacity_for(other, TRAINEE, None, Deed.SEE_TRAINEE) is None


def test_a_supervisor_sees_the_trainees_of_his_teams_and_no_others() -> None:
    """Also of a team that he looks after besides; the owner sees everybody's."""
    supervisor = somebody(2, Role.SUPERVISOR)
    far = somebody(3, Role.SUPERVISOR, team=2)
    both = replace(far, further_teams=frozenset({TeamId(1)}))
    owner = somebody(1, Role.OWNER, team=2)
    seen = [capacity_for(one, TRAINEE, None, Deed.SEE_TRAINEE) for one in (supervisor, far, both, owner)]
    assert seen == [Capacity.SUPERVISOR, None, Capacity.SUPERVISOR, Capacity.SUPERVISOR]


def test_a_supervisor_who_is_the_mentor_too_is_a_supervisor() -> None:
    """He may do both; of another supervisor he is the mentor alone."""
    supervisor = somebody(2, Role.SUPERVISOR)
    assert capacity_for(supervisor, TRAINEE, supervisor, Deed.SEE_TRAINEE) is Capacity.SUPERVISOR
    assert capacity_for(supervisor, somebody(3, Role.SUPERVISOR), supervisor, Deed.SEE_TRAINEE) is Capacity.MENTOR


def test_a_mentor_of_another_team_is_none() -> None:
    """Whoever has moved left his trainee behind."""
    moved = somebody(2, Role.MANAGER, team=2)
    assert capacity_for(moved, TRAINEE, moved, Deed.SEE_TRAINEE) is None


def test_nobody_guides_himself() -> None:
    """Neither an owner nor a supervisor."""
    for role in Role:
        me = somebody(2, role)
        assert capacity_for(me, me, None, Deed.SEE_TRAINEE) is None
