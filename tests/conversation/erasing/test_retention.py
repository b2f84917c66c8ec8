"""How long a team keeps things: the owner weighs and chooses, and at night what is older goes."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.domain.people.employee import Role
from tests.buttons import FINISH
from tests.conversation.clients.test_clients import met
from tests.conversation.erasing.test_what_is_kept import kept
from tests.conversation.people.cast import tap
from tests.floor import Desk, Floor

OLD = "Канарейкин"


@pytest.fixture
async def olga(floor: Floor) -> Desk:
    """The owner."""
    return await floor.hire(1, "Ольга", Role.OWNER)


async def test_the_owner_chooses_a_term_and_at_night_what_is_older_goes(floor: Floor, olga: Desk, anna: Desk) -> None:
    """What would go is said before; old calls, their words and their client are gone from the bytes, younger ones stay."""
    await anna.send(f"/call {OLD}")
    await anna.send("канареечные слова: слишком дорого")
    await anna.tap(FINISH)
    floor.clock.now += timedelta(days=100)
    await met(anna, "Глеб")
    for _ in range(8):  # the nights in between are made up for
        await floor.tick()
    await olga.send("/team")
    await tap(olga, floor.says("button.retention"))
    assert floor.says("retention.calls", n=24) in olga.card.text
    assert floor.says("retention.nothing") in olga.card.text
    await tap(olga, floor.says("button.retention_calls"))
    await tap(olga, floor.says("button.retention_months", n=3))
    assert floor.says("retention.tonight", calls=1, texts=1) in olga.card.text
    assert floor.says("retention.texts", n=3) in olga.card.text, "words are not kept longer than their calls"
    assert await floor.rows("SELECT count(*) FROM audit_log") == [(0,)]
    await tap(olga, floor.says("button.retention_yes"))
    assert floor.says("retention.calls", n=3) in olga.card.text
    [(details,)] = await floor.rows("SELECT details FROM audit_log WHERE action = 'retention_set'")
    assert json.loads(details) == {"team": "1", "calls": "3", "texts": "3"}
    for _ in range(3):
        await floor.tick()
    assert await floor.rows("SELECT name FROM clients ORDER BY id") == [(OLD,), ("Глеб",)], "not by day"
    floor.clock.now += timedelta(days=1)
    floor.clock.now = floor.clock.now.replace(hour=0)  # three in the morning in Moscow
    for _ in range(12):
        await floor.tick()
    assert await floor.rows("SELECT name FROM clients") == [("Глеб",)]
    assert [row["client"] for row in await floor.exported()] == ["Глеб"]
    assert await kept(floor, OLD, "канареечные") == set()
    [(details,)] = await floor.rows("SELECT details FROM audit_log WHERE action = 'retention_kept'")
    assert json.loads(details) == {"calls": "1", "texts": "0", "clients": "0"}
    await olga.send("/audit")
    assert floor.says("audit.retention_kept", calls=1, texts=0, clients=0) in olga.last.text


async def test_a_term_that_nobody_is_offered_is_refused(floor: Floor, olga: Desk, anna: Desk) -> None:
    """Forged buttons: months that are no term, and somebody who may not."""
    await olga.send("/team")
    for data in ("Xs:1:calls:1", "Xw:1:texts:5", "Xs:9:calls:24"):
        await olga.tap_data(olga.card.id, data)
        assert olga.toast == floor.says("error.gone")
    await anna.send("/clients")
    await anna.tap_data(anna.card.id, "Xs:1:calls:3")
    assert anna.toast == floor.says("error.not_allowed")
    assert await floor.rows("SELECT count(*) FROM retention WHERE calls_months <> 24") == [(0,)]
