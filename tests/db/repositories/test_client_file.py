"""Everything that is stored about one client: read while others write, and each row once."""

from __future__ import annotations

from sqlalchemy import select

from bot.db.facade import Database
from bot.db.schema import tables
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ClientId
from bot.domain.masking import mask
from bot.services.text_ports import OF_SELLERS
from tests.db.people import NOON, Cast, open_call
from tests.db.repositories.test_erasing import fill


async def test_every_row_that_leads_to_a_client_is_read_once_and_in_order(database: Database) -> None:
    """Without waiting for a writer, nor making one wait; of a client who is not there there is nothing."""
    async with database.unit_of_work() as work:
        client, _ = await fill(work)
        await work.commit()
        calls = tables.consultations.c.client_id == client
        expected = (await work._transaction.execute(select(tables.consultations.c.id).where(calls))).scalars().all()
        stored = await database.everything_of(client)  # a transaction that writes is open
    assert [row["name"] for row in stored["clients"]] == ["canary-clients-name"]
    assert [row["id"] for row in stored["consultations"]] == sorted(expected)
    assert [row["text"] for row in stored["free_texts"]] == ["canary-free_texts-text"]
    for name, rows in stored.items():
        keys = [tuple(row[key.name] for key in tables.metadata.tables[name].primary_key) for row in rows]
        assert keys == sorted(set(keys)), name
    assert not any((await database.everything_of(ClientId(10**6))).values())


async def test_what_is_said_to_whoever_sells_is_not_his(database: Database, cast: Cast) -> None:
    """Neither notes and whispers about his calls nor what is judged of them blind: each is somebody else's secret."""
    async with database.unit_of_work() as work:
        name = ClientName(text="Вера")
        client = await work.clients.add(team_id=cast.north, name=name, language=cast.anna.language, at=NOON)
        call = await open_call(work, cast.anna, client=client, at=NOON)
        for kind in OF_SELLERS:
            said = mask(f"about Anna: {kind.value}")
            await work.free_texts.add(consultation_id=call.id, employee_id=cast.boris.id, kind=kind, text=said, at=NOON)
        traces = await work.erasing.of_client(client)
        assert traces is not None
        assert (traces.texts, traces.of_sellers) == (len(OF_SELLERS), len(OF_SELLERS))
        await work.commit()
    stored = await database.everything_of(client)
    assert "about Anna" not in str(stored)
    assert len(stored["consultations"]) == 1
    assert not stored.keys() & {"judging_calls", "coaching_calls", "coachings"}
