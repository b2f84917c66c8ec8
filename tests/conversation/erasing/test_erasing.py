"""Erasing on request: the owner's button, what goes, what stays, and that it is gone from the bytes."""

from __future__ import annotations

import json

import pytest

from bot.domain.ids import EmployeeId
from bot.domain.people.employee import Role, pseudonym
from bot.playground.faults import Fault, FaultKind
from tests.buttons import CALL_BACK, FINISH, IN_AN_HOUR, TOMORROW
from tests.conversation.clients.test_clients import met, opened
from tests.conversation.erasing.test_what_is_kept import kept
from tests.conversation.people.cast import Cast, audit, open_cast, tap
from tests.floor import Desk, Floor

CLIENT = "Канарейкин Щегол"
WORDS = "канареечные слова: слишком дорого"
PERSON = "Соловьёва"


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner."""
    return await floor.hire(1, "Ольга", Role.OWNER)


async def erase(desk: Desk, name: str) -> None:
    """Go through both screens."""
    await opened(desk, name)
    await desk.tap(desk.floor.says("button.client_erase"))
    await desk.tap(desk.floor.says("button.erase_yes"))


async def test_a_client_is_gone_everywhere_and_his_calls_are_counted(floor: Floor, olga: Desk) -> None:
    """Name, key, words of his calls; the calls stay in the export, without a client."""
    await met(olga, CLIENT)
    await olga.send(f"/call {CLIENT}")
    await olga.tap(olga.card.labels[0][0])
    await olga.send(WORDS)
    await olga.tap(FINISH)
    await olga.tap(CALL_BACK)
    await olga.tap(TOMORROW)
    await opened(olga, CLIENT[:16])
    await olga.tap(floor.says("button.client_erase"))
    asked = olga.card
    assert floor.says("erase.ask", name=CLIENT) in asked.text
    assert floor.says("erase.client_goes", texts=1, reminders=1, waiting=0) in asked.text
    assert floor.says("erase.client_stays", calls=2) in asked.text
    assert await floor.rows("SELECT count(*) FROM clients WHERE erased_at IS NULL") == [(1,)]
    await olga.tap(floor.says("button.erase_yes"))
    assert floor.says("erase.client_done") in olga.card.text
    assert CLIENT not in olga.card.text
    assert await kept(floor, CLIENT, "Щегол", "канареечные") == set()
    assert [(row["client"], row["temperament"]) for row in await floor.exported()] == [(None, "choleric"), (None, "choleric")]
    assert await floor.rows("SELECT state FROM reminders WHERE kind = 'call_back'") == [("dropped",)]
    details = await floor.rows("SELECT details FROM audit_log WHERE action = 'client_erased'")
    assert [json.loads(text) for (text,) in details] == [{"client": "1", "team": "1", "calls": "2"}]
    await olga.send("/clients")
    assert floor.says("clients.none") in olga.card.text
    await olga.tap_data(asked.id, "Xd:1")
    assert olga.toast == floor.says("error.gone")


async def test_only_the_owner_is_offered_it(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Others have no such button, and a forged one is refused and on record."""
    await met(anna, CLIENT)
    await opened(anna, CLIENT[:16])
    assert floor.says("button.client_erase") not in str(anna.card.labels)
    for data in ("Xc:1", "Xd:1", "Xl:1:0", "Xp:1", "Xq:1"):
        await anna.tap_data(anna.card.id, data)
        assert anna.toast == floor.says("error.not_allowed")
    refused = await floor.rows("SELECT details FROM audit_log WHERE action = 'refused'")
    assert {json.loads(text)["deed"] for (text,) in refused} == {"erase"}
    assert len(refused) == 5
    assert await floor.rows("SELECT name FROM clients") == [(CLIENT,)]


async def test_cards_and_reminders_that_stand_are_renewed(floor: Floor, olga: Desk, anna: Desk) -> None:
    """A call that is going on goes on without the name; a reminder that rang names him no more."""
    await met(anna, CLIENT)
    await anna.tap(CALL_BACK)
    await anna.tap(IN_AN_HOUR)
    floor.clock.advance(hours=1, minutes=1)
    await floor.tick()
    rang = anna.card
    assert CLIENT in rang.text
    await anna.send(f"/call {CLIENT[:6]}")
    await anna.tap(anna.card.labels[0][0])
    live = anna.card
    assert "Щегол" in live.text
    await olga.send("/clients")
    await olga.tap_data(olga.last.id, "Xd:1")
    after = {shown.id: shown.text for shown in anna.shown}
    assert "Щегол" not in after[live.id]
    assert after[live.id].startswith("«")
    assert after[rang.id] == floor.says("erase.client_done")
    await anna.tap(anna.card.labels[0][0])
    assert "Щегол" not in anna.card.text


async def test_what_waits_to_be_sent_does_not_go_out_with_the_name(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Telegram wants silence in a chat; when it takes messages again, none names him. Another's reminder comes all the same."""
    for name in (CLIENT, "Глеб"):
        await met(anna, name)
        await anna.tap(CALL_BACK)
        await anna.tap(IN_AN_HOUR)
    floor.clock.advance(hours=1, minutes=1)
    floor.emulator.faults.add(
        Fault(
            kind=FaultKind.HTTP, method="sendMessage", code=429, description="Too Many Requests", parameters={"retry_after": 600}
        )
    )
    before = len(anna.shown)
    await floor.tick()
    assert len(anna.shown) == before
    await olga.send("/clients")
    await olga.tap_data(olga.last.id, "Xc:1")
    assert floor.says("erase.client_goes", texts=0, reminders=1, waiting=1) in olga.card.text
    await olga.tap(floor.says("button.erase_yes"))
    floor.clock.advance(seconds=601)
    for _ in range(3):
        await floor.tick()
    new = [shown.text for shown in anna.shown[before:]]
    assert any("Глеб" in text for text in new)
    assert not any("Щегол" in text for text in new)
    assert await kept(floor, CLIENT, "Щегол") == set()


async def test_what_waits_for_somebody_who_is_removed_does_not_reach_him(floor: Floor, olga: Desk, anna: Desk) -> None:
    """A reminder that Telegram has put off names a client; by the time it could go out he has no access, and it is gone."""
    await met(anna, CLIENT)
    await anna.tap(CALL_BACK)
    await anna.tap(IN_AN_HOUR)
    floor.clock.advance(hours=1, minutes=1)
    floor.emulator.faults.add(
        Fault(
            kind=FaultKind.HTTP, method="sendMessage", code=429, description="Too Many Requests", parameters={"retry_after": 600}
        )
    )
    await floor.tick()
    before = len(anna.shown)
    await olga.send("/team")
    await tap(olga, "Анна")
    await tap(olga, floor.says("button.person_remove"))
    await tap(olga, floor.says("button.person_remove_yes"))
    floor.clock.advance(seconds=601)
    for _ in range(2):
        await floor.tick()
    assert not any(CLIENT in shown.text for shown in anna.shown[before:])
    assert CLIENT not in await floor.dump("outbox")


async def test_a_typed_name_of_his_that_waits_for_an_answer_goes_too(floor: Floor, olga: Desk, anna: Desk) -> None:
    """A colleague was just asked «which of them?»."""
    await met(olga, CLIENT)
    await anna.send(f"/call {CLIENT}")
    await erase(olga, CLIENT[:16])
    assert await kept(floor, CLIENT, "Щегол") == set()
    await anna.tap(anna.card.labels[-1][0])
    assert await floor.rows("SELECT count(*) FROM clients WHERE name IS NOT NULL") == [(0,)]


async def leave(floor: Floor, cast: Cast) -> Desk:
    """Let somebody do everything that leaves something of him, and then leave."""
    lark = await floor.hire(7_654_321_001, PERSON)
    await met(lark, "Глеб")
    await lark.send("/call Фома")
    await lark.send(WORDS)
    await lark.tap(FINISH)
    await lark.tap(CALL_BACK)
    await lark.tap(TOMORROW)
    await lark.send("/settings")
    await lark.send("/start wrong-canary")
    await lark.tap_data(lark.card.id, "Tl:2:0")
    await cast.chief.send("/team")
    await tap(cast.chief, PERSON)
    await tap(cast.chief, floor.says("button.person_remove"))
    await tap(cast.chief, floor.says("button.person_remove_yes"))
    assert floor.says("button.person_erase") not in str(cast.chief.card.labels), "the owner's alone"
    return lark


async def test_somebody_who_has_left_is_erased_and_his_work_stays(floor: Floor) -> None:
    """Name, Telegram's number and words are gone from every table and the bytes; calls and log stay under a number of ours."""
    cast = await open_cast(floor)
    lark = await leave(floor, cast)
    audited = len([action for action, person in await audit(floor) if person == 7_654_321_001])
    assert audited > 1
    await cast.owner.send("/team")
    await tap(cast.owner, "Первый")
    await tap(cast.owner, floor.says("button.team_removed", n=1))
    await tap(cast.owner, PERSON)
    assert floor.says("erase.person_stays", number="#7", calls=2, audited=audited) in cast.owner.card.text
    assert floor.says("erase.person_goes", texts=1, drafts=0, reminders=0, waiting=0) in cast.owner.card.text
    await tap(cast.owner, floor.says("button.erase_yes"))
    assert floor.says("erase.person_done") in cast.owner.card.text
    assert await kept(floor, PERSON, "канареечные") == set()
    assert "7654321001" not in await floor.dump()
    assert [row["manager"] for row in await floor.exported()] == ["#7", "#7"]
    assert ("person_erased", 1) in await audit(floor)
    assert len([action for action, person in await audit(floor) if person == pseudonym(EmployeeId(7))]) == audited
    await cast.owner.send("/audit")
    assert "#7" in cast.owner.card.text
    assert "7654321001" not in cast.owner.card.text
    await lark.send("Здравствуйте")
    assert lark.last.text == floor.says("stranger")


async def test_whoever_has_access_is_not_erased(floor: Floor) -> None:
    """He has to be removed first: only then what stands open in his chat is closed. So no owner can be lost by it either."""
    cast = await open_cast(floor)
    await cast.owner.send("/team")
    for number in (1, 2, 3):
        await cast.owner.tap_data(cast.owner.card.id, f"Xq:{number}")
        assert cast.owner.toast == floor.says("error.has_access")
    await tap(cast.owner, "Первый")
    assert floor.says("button.team_removed", n=1) not in str(cast.owner.card.labels)
    assert await floor.rows("SELECT count(*) FROM employees WHERE erased_at IS NOT NULL") == [(0,)]


async def test_whoever_was_erased_may_be_invited_as_somebody_new(floor: Floor) -> None:
    """Nothing links him with what he did before."""
    cast = await open_cast(floor)
    lark = await leave(floor, cast)
    await cast.owner.send("/team")
    await cast.owner.tap_data(cast.owner.card.id, "Xq:7")
    floor.clock.advance(seconds=5)
    await cast.owner.tap_data(cast.owner.card.id, "Xq:7")
    assert cast.owner.toast == floor.says("error.gone")
    await floor.hire(7_654_321_001, "Кто-то")
    await lark.send("/clients")
    assert floor.says("clients.none") in lark.last.text
    assert await floor.rows("SELECT count(*) FROM employees WHERE person_id = 7654321001 AND removed_at IS NULL") == [(1,)]
