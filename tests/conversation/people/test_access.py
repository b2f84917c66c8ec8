"""Who gets in, and what strangers see."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.services.people.access import hash_code, offer_owner_code
from tests.buttons import CHOLERIC
from tests.floor import Desk, Floor

CODE = "owner-code-canary-1234567890"


async def offer(floor: Floor, code: str = CODE) -> bool:
    """Make a code valid as the start of the program does."""
    async with floor.bot.database.unit_of_work() as work:
        offered = await offer_owner_code(work, code, floor.clock())
        await work.commit()
    return offered


async def actions(floor: Floor) -> list[str]:
    """What the audit log says."""
    return [action for (action,) in await floor.rows("SELECT action FROM audit_log ORDER BY id")]


@pytest.mark.parametrize("first", ["/start", "/call Иван", "Здравствуйте", "/start garbage"])
async def test_a_stranger_gets_one_polite_sentence_once(floor: Floor, first: str) -> None:
    """Whatever he sends first; and what he sends later brings no second sentence."""
    gleb = floor.stranger(900, "Глеб")
    await gleb.send(first)
    assert gleb.last.text == floor.says("stranger")
    for again in ("/start", "/call", "/help", "/nonsense", "Пустите", floor.says("keyboard.next_call")):
        await gleb.send(again)
    await gleb.do("send_sticker")
    await gleb.do("send_contact", "Глеб", None, "+79991234567")
    assert [shown.text for shown in gleb.shown if shown.message.from_bot] == [floor.says("stranger")]
    assert gleb.chat.reply_keyboard is None
    assert await floor.rows("SELECT count(*) FROM consultations") == [(0,)]
    assert await floor.rows("SELECT count(*) FROM free_texts") == [(0,)]
    assert (await actions(floor)).count("stranger_refused") == 9


async def test_a_strangers_tap_is_refused(floor: Floor, anna: Desk) -> None:
    """A forged tap gets an alert, changes nothing and is on record."""
    await anna.send("/call")
    data = anna.card.data(CHOLERIC)
    gleb = floor.stranger(900, "Глеб")
    await gleb.tap_data(1, data)
    assert gleb.toast == floor.says("error.stranger_tap")
    assert gleb.was_alerted
    assert (await floor.call())["taps"] == 0
    assert await actions(floor) == ["stranger_refused"]
    assert gleb.shown == []


async def test_the_owner_code_works_once(floor: Floor) -> None:
    """The first who sends it is the owner, and can work at once; the second is a stranger."""
    await offer(floor)
    olga, gleb = floor.stranger(1, "Ольга"), floor.stranger(900, "Глеб")
    await olga.send(f"/start {CODE}")
    assert [shown.text for shown in olga.shown] == [floor.says("welcome.owner", name="Ольга"), floor.says("welcome.naming")]
    await gleb.send(f"/start {CODE}")
    assert gleb.last.text == floor.says("stranger")
    assert await floor.rows("SELECT person_id, role FROM employees") == [(1, "owner")]
    assert await actions(floor) == ["owner_made", "owner_code_refused", "stranger_refused"]
    await olga.press(floor.says("keyboard.next_call"))
    assert olga.card.lines[0].startswith("«")
    assert CODE not in await floor.dump()
    assert await offer(floor, "another-code") is False, "there is an owner now"


async def test_a_new_code_replaces_the_unused_one(floor: Floor) -> None:
    """Each start without an owner makes the code before invalid."""
    await offer(floor, "first-code")
    await offer(floor, "second-code")
    olga = floor.stranger(1, "Ольга")
    await olga.send("/start first-code")
    assert olga.last.text == floor.says("stranger")
    await olga.send("/start second-code")
    assert await floor.rows("SELECT role FROM employees") == [("owner",)]
    assert hash_code("second-code") in await floor.dump("owner_codes")


async def test_an_employee_becomes_the_owner_by_the_code(floor: Floor, anna: Desk) -> None:
    """Who has an account already keeps it, team and calls included, in the new role."""
    await offer(floor)
    await anna.send("/call")
    await anna.send(f"/start {CODE}")
    assert await floor.rows("SELECT role, name FROM employees") == [("owner", "Анна")]
    assert (await floor.call())["finished_at"] is None


async def test_a_wrong_code_of_an_employee_is_a_plain_start(floor: Floor, anna: Desk) -> None:
    """He is greeted and stays what he was; the attempt is on record, without what was tried."""
    await offer(floor)
    await anna.send("/start wrong-code-canary")
    assert anna.last.text == floor.says("welcome", name="Анна")
    assert await floor.rows("SELECT role FROM employees") == [("manager",)]
    assert await actions(floor) == ["owner_code_refused"]
    assert "wrong-code-canary" not in await floor.dump()


async def test_start_greets_and_brings_the_next_call_key(floor: Floor, anna: Desk) -> None:
    """One row, one key under the input field, for every role."""
    vera = await floor.hire(104, "Вера", Role.TRAINEE)
    for desk in (anna, vera):
        await desk.send("/start")
        keyboard = desk.chat.reply_keyboard
        assert keyboard is not None
        assert [[button.text for button in row] for row in keyboard.rows] == [[floor.says("keyboard.next_call")]]


async def test_people_with_odd_names_are_greeted_as_they_are(floor: Floor) -> None:
    """A person's own name is text, never markup or a template."""
    await offer(floor)
    odd = floor.stranger(1, "<b>{{ 7*7 }}</b> & Co")
    await odd.send(f"/start {CODE}")
    hello = odd.shown[0]
    assert "<b>{{ 7*7 }}</b> & Co" in hello.text
    assert all(entity["type"] != "bold" for entity in hello.message.entities)
