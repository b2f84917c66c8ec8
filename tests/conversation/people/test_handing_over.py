"""A colleague's clients and promised calls go to another of his team: before he leaves, or while he is away."""

from __future__ import annotations

import json

import pytest

from bot.screens.action import encode
from bot.screens.people.actions import HandOver
from tests.buttons import FINISH
from tests.conversation.people.cast import Cast, audit, change, open_cast, page, tap
from tests.conversation.reminders.test_reminders import promised, states, told
from tests.floor import Desk, Floor

GIVE = ("button.person_hand_over", "Вера")


@pytest.fixture
async def cast(floor: Floor) -> Cast:
    """Two teams, whose people have all opened the bot; Anna has promised Ivan a call in an hour."""
    cast = await open_cast(floor)
    for desk in (cast.owner, cast.chief, cast.anna, cast.vera, cast.far_chief, cast.far):
        await desk.send("/start")
    await promised(cast.anna)
    return cast


def news_of(desk: Desk) -> list[str]:
    """What he was told of clients that are his now."""
    sign = desk.floor.says("news.handed", team="\0", name="\0", clients="\0", promises="\0").partition("\0")[0]
    return [shown.text for shown in desk.shown if shown.text.startswith(sign)]


async def test_before_a_removal_clients_go_to_a_colleague(floor: Floor, cast: Cast) -> None:
    """It is offered where he is to be removed, with the numbers; the colleague is told in one message and reminded in time."""
    await change(cast.chief, "Анна", "button.person_remove")
    await tap(cast.chief, floor.says("button.person_hand_over"))
    assert floor.says("team.his_clients", clients=1, promises=1) in page(cast.chief).text
    await tap(cast.chief, "Вера")
    assert floor.says("team.handed", name="Вера", clients=1, promises=1) in page(cast.chief).text
    await tap(cast.chief, floor.says("button.person_remove"))
    await tap(cast.chief, floor.says("button.person_remove_yes"))
    assert news_of(cast.vera) == [floor.says("news.handed", team="Первый", name="Анна", clients="1", promises="1")]
    assert await states(floor) == ["waiting"]
    await cast.vera.send("/clients")
    assert "Иван" in str(page(cast.vera).labels)
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(cast.vera)
    await cast.vera.tap(floor.says("button.call_now"), reminder.id)
    assert "Иван" in cast.vera.card.text
    assert await states(floor) == ["done"]
    assert ("promises_left", 2) not in await audit(floor), "nobody else has to be told"


async def test_a_reminder_that_was_shown_is_shown_to_the_colleague(floor: Floor, cast: Cast) -> None:
    """While he is ill, for one: what stands in his chat says whose client it is now, and the other can put it off and be done."""
    floor.clock.advance(hours=1)
    await floor.tick()
    [shown] = told(cast.anna)
    await change(cast.owner, "Анна", *GIVE, team="Первый")
    assert cast.anna.message(shown.id).text == floor.says("reminder.handed", name="Вера")
    assert cast.anna.message(shown.id).labels == []
    await floor.tick()
    [reminder] = told(cast.vera)
    await cast.vera.tap(floor.says("button.later_hour"), reminder.id)
    assert len(cast.vera.shown) == len({one.id for one in cast.vera.shown})
    assert await states(floor) == ["waiting"]
    floor.clock.advance(hours=1)
    await floor.tick()
    await cast.vera.tap(floor.says("button.reminder_done"), told(cast.vera)[-1].id)
    assert await states(floor) == ["done"]
    await cast.anna.send("/clients")
    assert "Иван" not in str(page(cast.anna).labels), "until she calls him again"


async def test_whoever_is_blocked_is_not_told_who_has_his_clients(floor: Floor, cast: Cast) -> None:
    """A reminder that stood in his chat says no colleague's name when they are handed over afterwards."""
    floor.clock.advance(hours=1)
    await floor.tick()
    [shown] = told(cast.anna)
    await change(cast.owner, "Анна", "button.person_block", "button.person_block_yes", team="Первый")
    await change(cast.owner, "Анна", *GIVE, team="Первый")
    assert await floor.rows(
        "SELECT name FROM employees JOIN reminders ON employees.id = employee_id WHERE kind = 'call_back'"
    ) == [("Вера",)]
    assert "Вера" not in cast.anna.message(shown.id).text
    assert cast.anna.message(shown.id).labels == []


async def test_whoever_names_a_new_moment_has_promised_again(floor: Floor, cast: Cast) -> None:
    """What she had handed over is hers once more, and nobody else is reminded."""
    summary = cast.anna.card
    await change(cast.chief, "Анна", *GIVE)
    await cast.anna.tap(floor.says("button.call_back_tomorrow"), summary.id)
    assert await floor.rows("SELECT employee_id, state FROM reminders WHERE kind = 'call_back'") == [(3, "waiting")]
    assert told(cast.anna) == []


async def test_a_promise_to_nobody_known_stays_with_whoever_gave_it(floor: Floor, cast: Cast) -> None:
    """Only he knows whom; when he leaves, those who look after the team are told of it as before."""
    await promised(cast.anna, None)
    await change(cast.chief, "Анна", *GIVE)
    assert await floor.rows("SELECT employee_id FROM reminders WHERE kind = 'call_back' ORDER BY id") == [(4,), (3,)]
    await change(cast.chief, "Анна", "button.person_remove", "button.person_remove_yes")
    assert await states(floor) == ["waiting", "left"]


async def test_clients_go_to_the_own_team_alone(floor: Floor, cast: Cast) -> None:
    """To nobody of another team, nobody who is shut out, and not to himself; a second tap gives nothing more; it is on record."""
    people = {name: number for number, name in await floor.rows("SELECT id, name FROM employees")}
    anna, vera, far = people["Анна"], people["Вера"], people["Дарья"]
    await cast.owner.send("/team")
    for heir in (far, anna):
        await cast.owner.tap_data(page(cast.owner).id, encode(HandOver(person=anna, heir=heir)))
        assert cast.owner.toast == floor.says("error.gone")
    await cast.far_chief.tap_data(cast.far_chief.last.id, encode(HandOver(person=anna, heir=vera)))
    assert cast.far_chief.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT count(*) FROM client_keepers") == [(0,)]
    for _ in range(2):
        await cast.owner.tap_data(page(cast.owner).id, encode(HandOver(person=anna, heir=vera)))
    assert len(news_of(cast.vera)) == 1
    [(details,)] = await floor.rows("SELECT details FROM audit_log WHERE action = 'clients_handed'")
    assert json.loads(details) == {"employee": str(anna), "heir": str(vera), "n": "1", "promises": "1"}
    await cast.owner.send("/audit")
    assert floor.says("audit.clients_handed", whom="Анна", heir="Вера") in cast.owner.last.text


async def test_a_client_who_is_erased_leaves_the_chat_of_whoever_got_him(floor: Floor, cast: Cast) -> None:
    """His reminder stands in another chat than his call."""
    await change(cast.chief, "Анна", *GIVE)
    floor.clock.advance(hours=1)
    await floor.tick()
    [reminder] = told(cast.vera)
    [(ivan,)] = await floor.rows("SELECT id FROM clients")
    await cast.owner.tap_data(cast.owner.last.id, f"Xd:{ivan}")
    assert "Иван" not in cast.vera.message(reminder.id).text
    await cast.vera.send("/call")
    await cast.vera.tap(FINISH)
