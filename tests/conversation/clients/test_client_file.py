"""Everything about one client as a file: asked for on his page, put on record, and gone from the chat again. On SQLite only."""

from __future__ import annotations

import json

from bot.domain.supervision.export_form import ClientFileForm
from bot.screens.action import encode
from bot.screens.clients.actions import MakeClientFile
from bot.screens.erasing.actions import EraseClient
from tests.conversation.log.test_export import files_sent, page_of, work_off
from tests.conversation.log.test_logs import lead
from tests.conversation.people.cast import Cast, change, open_cast, page, tap
from tests.db.marks import sqlite_only
from tests.floor import Desk, Floor

pytestmark = sqlite_only
CLIENT = "Канарейкин"
ASKED = encode(MakeClientFile(client=1, form=ClientFileForm.HTML))


async def a_client_of_annas(floor: Floor) -> Cast:
    """Two managers have led a call each; what is looked for is about the first one's client."""
    cast = await open_cast(floor)
    await lead(cast.anna, CLIENT)
    await lead(cast.far, "Синицын")
    return cast


async def ask(desk: Desk) -> None:
    """Ask for it by a button, wherever it hangs."""
    await desk.send("/logs")
    await desk.tap_data(page(desk).id, ASKED)


async def test_a_supervisor_gets_everything_about_a_client_of_his_team(floor: Floor) -> None:
    """From the log to the client's page, asked before, on record by numbers alone; nobody else, and not longer than 40 hours."""
    cast = await a_client_of_annas(floor)
    chief, says = cast.chief, floor.says
    await chief.send("/logs")
    for label in ("1", says("button.log_client_page"), says("button.client_file")):
        await tap(chief, label)
    assert says("client_file.ask", name=CLIENT) in page(chief).text
    assert says("client_file.holds", calls=1, texts=0) in page(chief).text
    assert await floor.rows("SELECT count(*) FROM jobs") == [(0,)], "nothing is made before he says so"
    await tap(chief, says("button.export_form", form="JSON"))
    await tap(chief, says("button.export_form", form="JSON"))
    await work_off(floor)
    ((name, content),) = files_sent(chief)
    assert name == "клиент-1_2026-11-23.json"
    said = json.loads(content)
    assert [row["name"] for row in said["clients"]] == [CLIENT]
    assert {row["consultation_id"] for row in said["answers"]} == {row["id"] for row in said["consultations"]}
    assert CLIENT not in page_of(chief, says("client_file.title")).text
    ((details,),) = await floor.rows("SELECT details FROM audit_log WHERE action = 'client_file_made'")
    assert {"client": "1", "form": "json"}.items() <= json.loads(details).items()
    for desk in (cast.anna, cast.far_chief):
        await ask(desk)
        assert desk.toast == says("error.not_allowed")
    refused = await floor.rows("SELECT person_id, details FROM audit_log WHERE action = 'refused'")
    assert [(who, json.loads(what)["deed"]) for who, what in refused] == [(101, "client_file"), (3, "client_file")]
    floor.clock.advance(hours=39)
    await floor.tick()
    assert len(files_sent(chief)) == 1
    floor.clock.advance(hours=1)
    await floor.tick()
    assert files_sent(chief) == []


async def test_a_file_outlives_neither_its_client_nor_the_right_to_it(floor: Floor) -> None:
    """Whether it waits or stands in the chat: it is not sent, and is taken away; whoever has asked is told why."""
    cast = await a_client_of_annas(floor)
    for desk in (cast.chief, cast.owner):
        await ask(desk)
    await work_off(floor)
    (_, content), *_ = files_sent(cast.owner)
    assert CLIENT in content.decode()
    await ask(cast.chief)
    await change(cast.owner, "Сергей", "button.person_role", "role.manager", team="Первый")
    await work_off(floor)
    await floor.tick()
    assert (len(files_sent(cast.chief)), len(files_sent(cast.owner))) == (0, 1)
    assert floor.says("client_file.failed.gone") in page_said(cast.chief, floor)
    ((refused,),) = await floor.rows("SELECT details FROM audit_log WHERE action = 'refused'")
    assert json.loads(refused) == {"deed": "client_file", "client": "1"}
    await ask(cast.owner)
    await cast.owner.tap_data(page(cast.owner).id, encode(EraseClient(client=1)))
    await work_off(floor)
    await floor.tick()
    assert files_sent(cast.owner) == []
    assert floor.says("client_file.failed.gone") in page_said(cast.owner, floor)
    assert await floor.rows("SELECT count(*) FROM audit_log WHERE action = 'client_file_made'") == [(2,)]


def page_said(desk: Desk, floor: Floor) -> str:
    """What the last message about such a file says."""
    return page_of(desk, floor.says("client_file.title")).text
