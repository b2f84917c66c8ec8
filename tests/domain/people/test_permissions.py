"""Who may do what to whom, said once more in other words than the table's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.ids import EmployeeId, LanguageCode, PersonId, TeamId
from bot.domain.people.employee import Employee, Role
from bot.domain.people.permissions import GIVEN, INVITED, TABLE, Deed, Whose, may, may_change, may_invite, where_stands, whose

CHANGES = (Deed.SET_ROLE, Deed.BLOCK, Deed.REMOVE)


def somebody(number: int, role: Role, team: int = 1, removed_at: datetime | None = None) -> Employee:
    """An employee."""
    return Employee(
        id=EmployeeId(number),
        person_id=PersonId(number),
        team_id=TeamId(team),
        role=role,
        name=f"N{number}",
        language=LanguageCode("ru"),
        time_zone="UTC",
        removed_at=removed_at,
    )


def test_every_deed_stands_in_the_table() -> None:
    """One that did not would be refused to everybody, and nobody would know why."""
    assert set(TABLE) == set(Deed)


def test_calls_and_settings_are_everybodys_own_and_nobody_elses() -> None:
    """Not even the owner's."""
    for deed in (Deed.GUIDE_CALL, Deed.OWN_SETTINGS):
        for role in Role:
            assert [where for where in Whose if may(role, deed, where)] == [Whose.OWN]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TRAINEE])
def test_managers_and_trainees_look_after_nobody(role: Role) -> None:
    """Whatever it is and wherever it stands."""
    for deed in (
        Deed.SEE_TEAM,
        Deed.INVITE,
        Deed.RENAME_PERSON,
        *CHANGES,
        Deed.MOVE,
        Deed.ADD_TEAM,
        Deed.READ_AUDIT,
        Deed.READ_HIRING,
        Deed.DECIDE_FOR_ALL,
    ):
        assert not any(may(role, deed, where) for where in Whose)
    assert role not in INVITED
    assert role not in GIVEN


def test_a_supervisor_changes_those_beneath_him_in_his_own_team() -> None:
    """No other supervisor, no owner, nobody of another team, and not himself."""
    chief = somebody(1, Role.SUPERVISOR)
    for deed in CHANGES:
        assert may_change(chief, deed, somebody(2, Role.MANAGER))
        assert may_change(chief, deed, somebody(2, Role.TRAINEE))
        assert not may_change(chief, deed, somebody(2, Role.SUPERVISOR))
        assert not may_change(chief, deed, somebody(2, Role.OWNER))
        assert not may_change(chief, deed, somebody(2, Role.MANAGER, team=2))
        assert not may_change(chief, deed, chief)
    assert may_change(chief, Deed.RENAME_PERSON, chief)
    assert not may_change(chief, Deed.MOVE, somebody(2, Role.MANAGER))


def test_the_owner_changes_everybody_but_himself() -> None:
    """In every team; another owner too."""
    owner = somebody(1, Role.OWNER)
    for deed in CHANGES:
        for role in Role:
            assert may_change(owner, deed, somebody(2, role, team=2))
        assert not may_change(owner, deed, owner)


def test_invitations_go_down_and_never_make_an_owner() -> None:
    """A supervisor's into his own team only; whoever has no access invites nobody."""
    owner, chief = somebody(1, Role.OWNER), somebody(2, Role.SUPERVISOR)
    assert [may_invite(owner, role, TeamId(2)) for role in Role] == [False, True, True, True]
    assert [may_invite(chief, role, TeamId(1)) for role in Role] == [False, False, True, True]
    assert not any(may_invite(chief, role, TeamId(2)) for role in Role)
    gone = somebody(3, Role.OWNER, removed_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert not any(may_invite(gone, role, TeamId(1)) for role in Role)


def test_a_supervisor_looks_after_the_teams_that_he_was_given() -> None:
    """Over their people as over his own; their clients he may look at and no more. To nobody else a team means anything."""
    chief = replace(somebody(1, Role.SUPERVISOR), further_teams=frozenset({TeamId(2)}))
    far = somebody(2, Role.MANAGER, team=2)
    for deed in (Deed.RENAME_PERSON, Deed.SET_ROLE, Deed.BLOCK, Deed.REMOVE, Deed.NAME_MENTOR, Deed.HAND_OVER):
        assert may_change(chief, deed, far)
        assert not may_change(chief, deed, somebody(2, Role.SUPERVISOR, team=2))
        assert not may_change(chief, deed, somebody(2, Role.MANAGER, team=3))
        assert not may_change(replace(chief, role=Role.MANAGER), deed, far)
    assert [may_invite(chief, role, TeamId(2)) for role in Role] == [False, False, True, True]
    there = where_stands(chief, TeamId(2))
    allowed = {deed for deed in Deed if may(chief.role, deed, there)}
    assert Deed.SEE_CLIENT in allowed
    assert not allowed & {Deed.KEEP_CLIENTS, Deed.GUIDE_CALL, Deed.MOVE, Deed.GIVE_TEAM, Deed.RENAME_TEAM}
    assert where_stands(chief, TeamId(2), chief.id) is Whose.OWN_LEFT, "his own of a time when he worked there"


def test_where_somebody_stands_depends_on_who_looks() -> None:
    """Oneself, one's team, another team."""
    me = somebody(1, Role.MANAGER)
    seen = [whose(me, one) for one in (me, somebody(2, Role.OWNER), somebody(3, Role.MANAGER, team=2))]
    assert seen == [Whose.OWN, Whose.OWN_TEAM, Whose.OTHER_TEAM]
    assert whose(me, somebody(1, Role.MANAGER, team=2)) is Whose.OWN, "whoever has moved himself is himself"


def test_where_a_thing_stands_is_asked_of_the_team_one_is_in_now() -> None:
    """One's own and a colleague's, here and in the team before."""
    me = somebody(1, Role.MANAGER)
    here, before = TeamId(1), TeamId(2)
    mine, others = me.id, EmployeeId(7)
    assert [where_stands(me, team, owner) for team in (here, before) for owner in (mine, others)] == [
        Whose.OWN,
        Whose.OWN_TEAM,
        Whose.OWN_LEFT,
        Whose.OTHER_TEAM,
    ]
    assert [where_stands(me, team) for team in (here, before)] == [Whose.OWN_TEAM, Whose.OTHER_TEAM]


def test_what_was_left_behind_is_nobodys_own_any_more() -> None:
    """It gives no right that another team's does not give, whatever it is and whoever asks."""
    for deed in Deed:
        for role in Role:
            assert not may(role, deed, Whose.OWN_LEFT) or may(role, deed, Whose.OTHER_TEAM)
