"""A team is closed when nobody works in it any more: nobody comes in, and what was done there stays."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.screens.action import encode
from bot.screens.people.actions import CloseTeam, MakeInvite, MoveTo
from tests.buttons import FINISH
from tests.conversation.people.cast import Cast, audit, change, link_of, open_cast, page, tap
from tests.floor import Floor

SOUTH = 2


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams, whose people have all opened the bot; in the other one somebody has called a client."""
    cast = await open_cast(floor)
    for desk in (cast.owner, cast.chief, cast.anna, cast.far_chief, cast.far):
        await desk.send("/start")
    await cast.far.send("/call Прохор")
    await cast.far.tap(FINISH)
    return cast


async def empty_the_south(floor: Floor, cast: Cast) -> None:
    """Its manager goes to the other team, its supervisor leaves; a link of it is still open."""
    await cast.owner.send("/team")
    await cast.owner.tap_data(page(cast.owner).id, encode(MakeInvite(team=SOUTH, role=Role.MANAGER)))
    await change(cast.owner, "Дарья", "button.person_move", "Первый", team="Юг")
    await change(cast.owner, "Роман", "button.person_remove", "button.person_remove_yes", team="Юг")


async def test_a_team_with_people_in_it_stays_open(floor: Floor, cast: Cast) -> None:
    """It is not offered, and a forged button says what is to be done first."""
    await cast.owner.send("/team")
    await tap(cast.owner, "Юг")
    assert floor.says("button.team_close") not in str(page(cast.owner).labels)
    await cast.owner.tap_data(page(cast.owner).id, encode(CloseTeam(team=SOUTH)))
    assert cast.owner.toast == floor.says("error.still_at_work")
    assert await floor.rows("SELECT count(*) FROM teams WHERE closed_at IS NOT NULL") == [(0,)]


async def test_a_closed_team_is_no_choice_any_more_and_its_calls_stay(floor: Floor, cast: Cast) -> None:
    """Its links end and say so, nobody is invited or moved to it; the export has its calls, and it can be opened again."""
    await empty_the_south(floor, cast)
    link = page(cast.owner, floor.says("button.invite_revoke"))
    await cast.owner.send("/team")
    await tap(cast.owner, "Юг")
    await tap(cast.owner, floor.says("button.team_close"))
    assert floor.says("team.closing_numbers", clients=1, promises=0, invites=1) in page(cast.owner).text
    await tap(cast.owner, floor.says("button.team_close_yes"))
    assert page(cast.owner).labels[0] == [floor.says("button.team_open")]
    assert "?start=" not in cast.owner.message(link.id).text
    zoya = floor.stranger(77, "Зоя")
    await zoya.send(f"/start {link_of(link)}")
    assert zoya.last.text == floor.says("entry.expired")
    anna = next(number for number, name in await floor.rows("SELECT id, name FROM employees") if name == "Анна")
    for action in (MoveTo(person=anna, team=SOUTH), MakeInvite(team=SOUTH, role=Role.MANAGER)):
        await cast.owner.tap_data(page(cast.owner).id, encode(action))
        assert cast.owner.toast == floor.says("error.gone")
    await change(cast.owner, "Анна", "button.person_move", team="Первый")
    assert "Юг" not in str(page(cast.owner).labels)
    assert [(row["team"], row["client"]) for row in await floor.exported()] == [("Юг", "Прохор")]
    await cast.owner.send("/team")
    await tap(cast.owner, floor.says("button.teams_closed", n=1))
    await tap(cast.owner, "Юг")
    assert floor.says("button.team_removed", n=1) in str(page(cast.owner).labels), "whoever has left it can still be erased"
    await tap(cast.owner, floor.says("button.team_open"))
    assert floor.says("button.team_invite") in str(page(cast.owner).labels)
    done = [action for action, _ in await audit(floor)]
    assert [action for action in done if action.startswith("team_")] == ["team_closed", "team_opened"]
