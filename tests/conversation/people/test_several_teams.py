"""A supervisor who looks after other teams besides the one he works in."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.people.actions import MakeInvite, SetFurtherTeam, ShowPerson, ShowTeam
from tests.buttons import CALL_BACK, FINISH, IN_AN_HOUR
from tests.conversation.people.cast import Cast, audit, change, link_of, open_cast, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Floor

pytestmark = sqlite_only

FIRST, SOUTH = 1, 2
GIVE = ("button.person_further", "Юг")
REMOVE = ("button.person_remove", "button.person_remove_yes")


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams; Sergey works in the first and was given the other too."""
    opened = await open_cast(floor)
    for desk in (opened.chief, opened.far_chief, opened.far):
        await desk.send("/start")
    await change(opened.owner, "Сергей", *GIVE, team="Первый")
    return opened


async def test_he_looks_after_both_teams_and_works_in_one(floor: Floor, cast: Cast) -> None:
    """He is told so without a sound, chooses among his teams, invites and changes people; what he calls stays in his own."""
    assert floor.says("team.further", teams="Юг") in page(cast.owner).text
    assert cast.chief.last.text == floor.says("news.team_given", team="Юг")
    sent = [call for call in floor.emulator.calls if call.params.get("text") == cast.chief.last.text]
    assert ["disable_notification" in call.params for call in sent] == [True]
    await change(cast.chief, "Дарья", "button.person_role", "role.trainee", team="Юг")
    assert floor.says("news.trainee") == cast.far.last.text
    await cast.chief.tap_data(cast.chief.last.id, encode(MakeInvite(team=SOUTH, role=Role.MANAGER)))
    newcomer = floor.stranger(900, "Глеб")
    await newcomer.send(f"/start {link_of(page(cast.chief, floor.says('button.invite_refresh')))}")
    assert await floor.rows("SELECT team_id FROM employees WHERE person_id = 900") == [(SOUTH,)]
    await cast.chief.send("/call Иван")
    assert (await floor.call())["team_id"] == FIRST
    await change(cast.chief, "Роман", team="Юг")
    assert floor.says("button.person_role") not in str(page(cast.chief).labels), "nor does he change another supervisor"
    await cast.far_chief.tap_data(cast.far_chief.last.id, encode(ShowTeam(team=FIRST, page=0)))
    assert cast.far_chief.toast == floor.says("error.not_allowed"), "it goes one way"


async def test_he_is_told_of_promises_left_behind_there(floor: Floor, cast: Cast) -> None:
    """As the team's own supervisor is; a tap shows him the client, whom he cannot call or change, and whose file he may have."""
    await cast.far.send("/call Прохор")
    await cast.far.tap(FINISH)
    await cast.far.tap(CALL_BACK)
    await cast.far.tap(IN_AN_HOUR)
    await change(cast.owner, "Дарья", *REMOVE, team="Юг")
    for desk in (cast.chief, cast.far_chief):
        told = next(shown for shown in desk.shown if "Прохор" in str(shown.labels))
        await desk.tap(told.labels[0][0], told.id)
        assert desk.last.lines[0] == "Прохор"
    assert cast.chief.last.labels == [[floor.says(f"button.{one}")] for one in ("orders", "client_file", "to_clients")]
    await change(cast.owner, "Сергей", *GIVE, team="Первый")
    assert "Прохор" not in str([(shown.text, shown.labels) for shown in cast.chief.shown]), "given back, it closes"
    assert "Прохор" in str([shown.labels for shown in cast.far_chief.shown]), "and stays with whoever looks after it still"


@pytest.mark.parametrize("how", ["taken away", "lower role", "removed", "moved there"])
async def test_what_he_had_of_it_ends_with_it(floor: Floor, cast: Cast, how: str) -> None:
    """Its page closes, its link lets nobody in, its people are no business of his; what is of his own team stays."""
    await cast.chief.tap_data(cast.chief.last.id, encode(MakeInvite(team=SOUTH, role=Role.MANAGER)))
    code = link_of(page(cast.chief, floor.says("button.invite_refresh")))
    await cast.chief.send("/team")
    await tap(cast.chief, "Юг")
    shown = page(cast.chief)
    taps = {
        "taken away": GIVE,
        "lower role": ("button.person_role", "role.manager"),
        "removed": REMOVE,
        "moved there": ("button.person_move", "Юг"),
    }
    await change(cast.owner, "Сергей", *taps[how], team="Первый")
    assert await floor.rows("SELECT * FROM supervised_teams") == []
    after = next(one for one in cast.chief.shown if one.id == shown.id)
    assert (after.text, after.labels) == (floor.says("stranger" if how == "removed" else "news.closed"), [])
    newcomer = floor.stranger(900, "Глеб")
    await newcomer.send(f"/start {code}")
    is_in = await floor.rows("SELECT team_id FROM employees WHERE person_id = 900")
    assert is_in == ([(SOUTH,)] if how == "moved there" else [])
    far = (await floor.rows("SELECT id FROM employees WHERE person_id = 201"))[0][0]
    await cast.chief.tap_data(shown.id, encode(ShowPerson(person=far)))
    if how == "taken away":
        assert floor.says("news.team_taken", team="Юг") in [one.text for one in cast.chief.shown]
        assert cast.chief.toast == floor.says("error.not_allowed")
        await change(cast.chief, "Вера")
    if how == "moved there":
        assert page(cast.chief).lines[0].endswith("Дарья")


async def test_a_team_that_is_closed_leaves_his_list(floor: Floor, cast: Cast) -> None:
    """He is told, and does not have it again when it is opened again."""
    for name in ("Роман", "Дарья"):
        await change(cast.owner, name, *REMOVE, team="Юг")
    await cast.owner.send("/team")
    await tap(cast.owner, "Юг")
    await tap(cast.owner, floor.says("button.team_close"))
    await tap(cast.owner, floor.says("button.team_close_yes"))
    assert floor.says("news.team_taken", team="Юг") in [shown.text for shown in cast.chief.shown]
    await tap(cast.owner, floor.says("button.team_open"))
    await cast.chief.send("/team")
    assert "Вера" in str(page(cast.chief).labels), "his only team, at once"
    assert [action for action, _ in await audit(floor) if action.startswith("team_")] == [
        "team_given",
        "team_closed",
        "team_taken",
        "team_opened",
    ]


async def test_a_team_is_given_to_supervisors_alone(floor: Floor, cast: Cast) -> None:
    """By the owner alone: a manager's page has no such button, and a supervisor gives himself nothing."""
    await change(cast.owner, "Анна", team="Первый")
    assert floor.says("button.person_further") not in str(page(cast.owner).labels)
    people = {name: number for number, name in await floor.rows("SELECT id, name FROM employees")}
    await cast.owner.tap_data(page(cast.owner).id, encode(SetFurtherTeam(person=people["Анна"], team=SOUTH, on=1)))
    assert cast.owner.toast == floor.says("error.gone")
    await cast.far_chief.send("/team")
    await cast.far_chief.tap_data(cast.far_chief.last.id, encode(SetFurtherTeam(person=people["Роман"], team=FIRST, on=1)))
    assert cast.far_chief.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT employee_id, team_id FROM supervised_teams") == [(people["Сергей"], SOUTH)]
