"""What ends for somebody who is changed by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.changes import Change, changes_between
from bot.domain.people.employee import Employee, Role

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANNA = Employee(
    id=EmployeeId(1),
    person_id=PersonId(101),
    team_id=TeamId(1),
    role=Role.SUPERVISOR,
    name="Анна",
    language=LanguageCode("ru"),
    time_zone="Europe/Moscow",
    is_editor=True,
)


@pytest.mark.parametrize(
    ("now", "ended"),
    [
        (replace(ANNA, name="Анна Петровна"), set()),
        (replace(ANNA, team_id=TeamId(2)), {Change.TEAM}),
        (replace(ANNA, role=Role.MANAGER), {Change.ROLE}),
        (replace(ANNA, is_editor=False), {Change.EDITOR}),
        (replace(ANNA, is_editor=False, role=Role.OWNER), {Change.ROLE}),
        (replace(ANNA, blocked_at=NOON), {Change.ACCESS}),
        (replace(ANNA, removed_at=NOON), {Change.ACCESS}),
    ],
)
def test_each_change_is_named(now: Employee, ended: set[Change]) -> None:
    """With access everything ends, so nothing else is named; an owner edits words without a mark."""
    assert changes_between(ANNA, now) == ended


def test_for_who_had_no_access_nothing_can_end() -> None:
    """Whatever is changed about him meanwhile, and when he is let in again."""
    shut_out = replace(ANNA, blocked_at=NOON)
    assert changes_between(shut_out, replace(shut_out, team_id=TeamId(2))) == set()
    assert changes_between(shut_out, ANNA) == set()
