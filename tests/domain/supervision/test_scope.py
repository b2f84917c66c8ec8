"""Whose calls somebody may look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import Deed, may, where_stands
from bot.domain.supervision.scope import EVERYTHING, NOTHING, scope_of

ME = Employee(
    id=EmployeeId(1),
    person_id=PersonId(1),
    team_id=TeamId(1),
    role=Role.MANAGER,
    name="N",
    language=LanguageCode("ru"),
    time_zone="UTC",
    further_teams=frozenset({TeamId(2)}),
)


@pytest.mark.parametrize("deed", [Deed.READ_NOTES, Deed.SEE_CLIENT])
@pytest.mark.parametrize("role", list(Role))
def test_a_scope_says_of_every_call_what_the_table_says(role: Role, deed: Deed) -> None:
    """It is a second form of the table and no second table."""
    me = replace(ME, role=role)
    scope = scope_of(me, deed)
    for team_id, employee_id in product((TeamId(1), TeamId(2), TeamId(3)), (EmployeeId(1), EmployeeId(2))):
        where = where_stands(me, team_id, employee_id)
        if team_id == me.team_id or employee_id != me.id:  # what he led in another team is left behind, in every role
            assert scope.holds(team_id, employee_id) is may(role, deed, where)


def test_who_has_no_access_any_more_sees_nothing() -> None:
    gone = replace(ME, role=Role.OWNER, removed_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert scope_of(gone, Deed.READ_NOTES) == NOTHING
    assert NOTHING.is_nothing
    assert not EVERYTHING.is_nothing
