"""The first days: what everybody is asked once, one screen each, put off and offered again."""

from __future__ import annotations

import pytest

from bot.domain.people.employee import Role
from bot.services.people.access import offer_owner_code
from tests.buttons import CHOLERIC
from tests.conversation.people.cast import audit, employee, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only
CODE = "owner-code-canary-1234567890"


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The first owner, who has just come in."""
    floor.naming = None
    async with floor.bot.database.unit_of_work() as work:
        await offer_owner_code(work, CODE, floor.clock())
        await work.commit()
    desk = floor.stranger(1, "Ольга")
    await desk.send(f"/start {CODE}")
    return desk


async def put_off(desk: Desk, times: int) -> None:
    """Answer «later»."""
    for _ in range(times):
        await tap(desk, desk.floor.says("button.put_off"))


async def test_an_owner_answers_four_questions(floor: Floor, olga: Desk) -> None:
    """Names or codes, where he works, who else calls, what staff are told; then there is nothing to ask."""
    await tap(olga, floor.says("button.codes"))
    await tap(olga, floor.says("button.here", city="Москва"))
    assert (await employee(floor, 1))["has_chosen_zone"] in (1, True)
    await tap(olga, floor.says("role.manager"))
    assert "?start=i_" in olga.shown[-2].text, "the link, and below it the next question"
    assert olga.last.text == floor.says("welcome.staff", told=floor.says("welcome.staff_text"))
    await tap(olga, floor.says("button.data_informed"))
    assert olga.last.text == floor.says("welcome.done")
    assert olga.last.labels == [[floor.says("button.try_call")]]
    assert [action for action, _ in await audit(floor)] == ["owner_made", "naming_set", "invited", "staff_informed"]
    await olga.send("/start")
    assert olga.last.text == floor.says("welcome", name="Ольга")


async def test_what_was_put_off_is_offered_again_on_another_day(floor: Floor, olga: Desk) -> None:
    """After a restart too; at /start and in the settings, and never in the middle of a call."""
    await put_off(olga, 4)
    assert olga.last.text == floor.says("welcome.put_off", n=4)
    await floor.restart()
    floor.clock.advance(days=1)
    await olga.send("/call")
    await olga.send("/start")
    assert floor.says("button.put_off") not in str(olga.card.labels), "not in a call"
    await olga.tap(CHOLERIC)
    floor.clock.advance(hours=1)
    await olga.send("/start")
    assert olga.last.text == floor.says("welcome.naming")
    await tap(olga, floor.says("button.names"))
    await olga.send("/settings")
    await tap(olga, floor.says("button.first_steps", n=3))
    assert olga.last.text == floor.says("welcome.zone", time="13:00")


async def test_everybody_is_asked_once_where_he_works(floor: Floor) -> None:
    """Who comes in by an invitation is asked before anything else, and never again once he has said it."""
    owner = await floor.hire(1, "Ольга", Role.OWNER)
    await owner.send("/start")
    await owner.tap_data(owner.last.id, "Tj:1:manager")
    matti = floor.stranger(55, "Matti")
    await matti.send("/start " + page(owner, floor.says("button.invite_revoke")).text.split("?start=")[1].split()[0])
    assert matti.last.text == floor.says("welcome.zone", time="12:00")
    await put_off(matti, 1)
    assert matti.last.text == floor.says("welcome.manager")
    await matti.send("/start")
    await tap(matti, floor.says("button.elsewhere"))
    await matti.send("Нигдеград")
    assert matti.last.text == floor.says("settings.no_zone", typed="Нигдеград")
    await matti.send("Самара")
    await tap(
        matti,
        floor.says("zone.choice", city=floor.library.texts(floor.library.default_language).city("Europe/Samara"), time="13:00"),
    )
    assert matti.last.text == floor.says("welcome.manager")
    assert (await employee(floor, 55))["time_zone"] == "Europe/Samara"
    await matti.send("/start")
    assert matti.last.text == floor.says("welcome", name="Matti")


async def test_whoever_says_it_in_the_settings_is_not_asked(floor: Floor, olga: Desk) -> None:
    """One answer is enough, wherever it was given; names or codes too."""
    await olga.send("/settings")
    await olga.tap_data(page(olga).id, "Sn:names:0")
    await olga.tap_data(page(olga).id, "Sz:Europe/Riga")
    await olga.send("/start")
    assert olga.last.text == floor.says("welcome.invite")


async def test_the_first_owner_is_greeted_in_his_own_language(floor: Floor) -> None:
    """As everybody is who comes in by an invitation."""
    async with floor.bot.database.unit_of_work() as work:
        await offer_owner_code(work, CODE, floor.clock())
        await work.commit()
    other = floor.library.languages[-1]
    chat = floor.emulator.add_person(floor.person(1, "Matti", str(other)))
    desk = Desk(floor, chat)
    await desk.send(f"/start {CODE}")
    assert (await employee(floor, 1))["language"] == other
