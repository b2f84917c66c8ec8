"""Strangers at the door: how much they can make the house say and write down in a day, and that a right code always opens."""

from __future__ import annotations

import json

import pytest
import structlog

from bot.domain.people.employee import Role
from bot.services.people import access, knocks
from bot.services.people.access import hash_code
from bot.services.people.knocks import GUESSES_A_DAY, GUESSES_OF_ALL, TOLD_A_DAY
from tests.conversation.people.cast import Cast, audit, employee, link_of, open_cast, page, tap
from tests.floor import Desk, Floor

CHOSEN = "rosebud-canary"
"""A code that an operator has thought up."""
STORED = ("audit_log", "knocks", "processed_updates", "outbox", "slots", "prompts", "free_texts", "interactions", "employees")


async def rows(floor: Floor) -> dict[str, int]:
    """How many rows there are in every table that an update may add to."""
    await floor.tick()
    return {table: (await floor.rows(f"SELECT count(*) FROM {table}"))[0][0] for table in STORED}


async def pester(desk: Desk, times: int) -> None:
    """Try everything a stranger can, again and again."""
    for number in range(times):
        await desk.send(("/start", "/start i_wrong-canary", "/start wrong-canary", "Пустите", "/call Иван")[number % 5])
        await desk.tap_data(1, "Tl:1:0")
        await desk.do("ask_inline", f"дорого {number}")
        await desk.do("send_contact", "Глеб", None, "+79991234567")
        await desk.do("block")
        await desk.do("unblock")


async def test_a_stranger_cannot_make_tables_grow(floor: Floor) -> None:
    """After some refusals a day nothing is added any more, whatever he sends, and he hears nothing; nor does the log grow."""
    gleb = floor.stranger(900, "Глеб")
    await pester(gleb, 6)
    before, asked = await rows(floor), floor.emulator.requests.total()
    with structlog.testing.capture_logs() as logs:
        await pester(gleb, 5)
    assert await rows(floor) == before
    assert floor.emulator.requests.total() == asked
    assert logs == []
    assert before["audit_log"] == TOLD_A_DAY
    assert before["knocks"] == 1
    assert before["employees"] == before["free_texts"] == before["prompts"] == 0


async def test_the_next_day_says_how_often_it_was_and_begins_anew(floor: Floor) -> None:
    """One line with the number, whose it is and the day; no line for somebody who was refused a few times."""
    gleb, vera = floor.stranger(900, "Глеб"), floor.stranger(901, "Вера")
    for _ in range(TOLD_A_DAY + 7):
        await gleb.send("Пустите")
    await vera.send("Здравствуйте")
    await floor.tick()
    assert ("refused_more", 900) not in await audit(floor)
    floor.clock.advance(days=1)
    for _ in range(2):
        await floor.tick()
    counted = await floor.rows("SELECT person_id, details FROM audit_log WHERE action = 'refused_more'")
    assert [(person, json.loads(details)) for person, details in counted] == [(900, {"day": "2026-11-23", "times": "7"})]
    assert await floor.rows("SELECT count(*) FROM knocks") == [(0,)]
    await gleb.tap_data(1, "x")
    assert gleb.toast == floor.says("error.stranger_tap")


async def test_all_strangers_together_cannot_either(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many people a day are counted by themselves; those who come after them are one line, and hear nothing."""
    monkeypatch.setattr(knocks, "PEOPLE_A_DAY", 3)
    desks = [floor.stranger(900 + number, "Глеб") for number in range(8)]
    for desk in desks:
        await desk.send("/start")
    assert [len(desk.shown) for desk in desks] == [2, 2, 2, 1, 1, 1, 1, 1]
    before = await rows(floor)
    assert before["audit_log"] == 3
    assert before["knocks"] == 4
    for desk in desks[3:]:
        await desk.send("/start i_wrong-canary")
    assert await rows(floor) == before
    floor.clock.advance(days=1)
    await floor.tick()
    counted = await floor.rows("SELECT person_id, details FROM audit_log WHERE action = 'refused_more'")
    assert [(person, json.loads(details)["times"]) for person, details in counted] == [(0, "10")]
    olga = await floor.hire(1, "Ольга", Role.OWNER)
    await olga.send("/audit")
    assert floor.says("audit.refused_more_people", n=10) in olga.last.text


async def test_a_valid_invitation_always_lets_in(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many wrong codes he and everybody else have tried before, and however full the day is."""
    monkeypatch.setattr(knocks, "PEOPLE_A_DAY", 1)
    cast: Cast = await open_cast(floor)
    await cast.chief.send("/team")
    await tap(cast.chief, floor.says("button.team_invite"))
    await tap(cast.chief, floor.says("role.manager"))
    code = link_of(page(cast.chief, floor.says("button.invite_refresh")))
    other, gleb = floor.stranger(901, "Вера"), floor.stranger(900, "Глеб")
    for desk in (other, gleb):
        for number in range(TOLD_A_DAY + GUESSES_A_DAY):
            await desk.send(f"/start i_{number}-canary")
    assert "canary" not in await floor.dump()
    await gleb.send(f"/start {code}")
    assert (await employee(floor, 900))["role"] == "manager"
    assert floor.says("role.manager") in gleb.shown[-2].text, "he is greeted, and asked where he is"


async def offer(floor: Floor, code: str) -> None:
    """Make a code valid that makes an owner."""
    async with floor.bot.database.unit_of_work() as work:
        await work.owner_codes.put(hash_code(code), floor.clock())
        await work.commit()


async def test_a_code_that_somebody_chose_cannot_be_guessed_at_will(floor: Floor) -> None:
    """After ten wrong ones a day not even the right one is looked at; the next day it is. What was tried is kept nowhere."""
    await offer(floor, CHOSEN)
    gleb = floor.stranger(900, "Глеб")
    for number in range(GUESSES_A_DAY):
        await gleb.send(f"/start wrong-canary-{number}")
    await gleb.send(f"/start {CHOSEN}")
    assert await floor.rows("SELECT count(*) FROM employees") == [(0,)]
    assert "canary" not in await floor.dump()
    floor.clock.advance(days=1)
    await gleb.send(f"/start {CHOSEN}")
    assert (await employee(floor, 900))["role"] == "owner"


async def test_many_people_cannot_guess_together(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    """All wrong codes of a day count: with a hundred accounts one has no more tries than that."""
    monkeypatch.setattr(knocks, "GUESSES_OF_ALL", 5)
    assert GUESSES_OF_ALL > GUESSES_A_DAY
    await offer(floor, CHOSEN)
    for number in range(5):
        await floor.stranger(910 + number, "Глеб").send(f"/start wrong-canary-{number}")
    gleb = floor.stranger(900, "Глеб")
    await gleb.send(f"/start {CHOSEN}")
    assert await floor.rows("SELECT count(*) FROM employees") == [(0,)]


async def test_a_code_that_we_made_is_always_looked_at(floor: Floor) -> None:
    """Nobody finds it by trying, so whoever runs the server can always let an owner in with a new one."""
    code = access.new_code()
    assert len(code) == access.UNGUESSABLE
    await offer(floor, code)
    gleb = floor.stranger(900, "Глеб")
    for number in range(GUESSES_A_DAY + 2):
        await gleb.send(f"/start wrong-canary-{number}")
    await gleb.send(f"/start {code}")
    assert (await employee(floor, 900))["role"] == "owner"


async def test_wrong_codes_of_an_employee_are_bounded_in_the_log_and_answered(floor: Floor, anna: Desk) -> None:
    """He is no stranger: each time he is greeted or told what is wrong with the link."""
    for number in range(TOLD_A_DAY + 3):
        await anna.send(f"/start i_{number}-canary")
        assert anna.last.text == floor.says("entry.unknown")
    assert await floor.rows("SELECT count(*) FROM audit_log") == [(TOLD_A_DAY,)]
    assert "canary" not in await floor.dump()
