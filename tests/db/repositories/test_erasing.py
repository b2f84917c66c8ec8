"""Erasing, column by column as the data map says; and what is left in the files of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.db.facade import PASSED_OVER, Database
from bot.db.schema import tables
from bot.db.schema.data_map import DATA_MAP, Data
from bot.db.sqlite import traces
from bot.db.sqlite.traces import NotWrittenAnew, fold, has_traces, mark, wipe
from bot.db.unit_of_work import SqlUnitOfWork
from bot.db.upkeep.backup import back_up
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ChatId, ClientId, LanguageCode, PersonId
from bot.domain.masking import mask
from bot.domain.people.employee import Employee, nameless, pseudonym
from bot.services.outgoing_ports import OutboxMessage, Priority, Slot, SlotMessage
from bot.services.text_ports import FreeTextKind
from tests.db.filled import a_job, training_of
from tests.db.marks import postgresql_only, sqlite_only
from tests.db.people import NOON, RU, add_cast, open_call
from tests.floor import look_into
from tests.remains import where_it_remains

NUMBER = 7_654_321_001
"""The person's on Telegram."""
ODD: dict[str, Any] = {
    "language": "fi",
    "time_zone": "Asia/Kathmandu",
    "is_compact": True,
    "unreachable_at": NOON,
    "topic_id": 77,
    "is_editor": True,
    "is_chat_mode": True,
    "wants_reminders": True,
    "wants_whispers": True,
    "quiet_from": 61,
    "quiet_until": 62,
    "digest_at": 63,
    "has_chosen_zone": True,
    "blocked_at": NOON,
}
"""Settings that nobody has by himself."""


async def fill(work: SqlUnitOfWork) -> tuple[ClientId, Employee]:
    """Put a client and a person into every column that the map says is theirs, with a canary of its own in each text."""
    cast = await add_cast(work)
    execute = work._transaction.execute
    await execute(
        update(tables.employees)
        .where(tables.employees.c.id == cast.anna.id)
        .values(person_id=NUMBER, name="canary-employees-name", name_key="canary-employees-name_key", removed_at=NOON, **ODD)
    )
    client = await work.clients.add(team_id=cast.north, name=ClientName(text="x", is_code=True), language=RU, at=NOON)
    named = {"name": "canary-clients-name", "name_key": "canary-clients-name_key"}
    await execute(update(tables.clients).where(tables.clients.c.id == client).values(**named))
    call = await open_call(work, cast.anna, client=client)
    said = mask("canary-free_texts-text")
    await work.free_texts.add(consultation_id=call.id, employee_id=cast.anna.id, kind=FreeTextKind.CUE, text=said, at=NOON)
    chat = ChatId(NUMBER)
    for slot in (f"call:{call.id}", "clients"):
        await work.outbox.put(
            OutboxMessage(chat_id=chat, slot=slot, payload="canary-outbox-payload", priority=Priority.TAP), NOON
        )
        await work.slots.bind(SlotMessage(slot=Slot(chat_id=chat, object=slot), message_id=1, digest="canary-slots-digest"))
    rows: tuple[tuple[Any, dict[str, Any]], ...] = (
        (tables.mentorships, {"employee_id": cast.anna.id, "mentor_id": cast.boris.id}),
        (tables.mentorships, {"employee_id": cast.boris.id, "mentor_id": cast.anna.id}),
        (tables.supervised_teams, {"employee_id": cast.anna.id, "team_id": cast.south, "since": NOON}),
        (
            tables.desk_links,
            {"code_hash": "canary-desk_links-code_hash", "employee_id": cast.anna.id, "created_at": NOON, "expires_at": NOON},
        ),
        (
            tables.desk_sessions,
            {
                "token_hash": "canary-desk_sessions-token_hash",
                "employee_id": cast.anna.id,
                "created_at": NOON,
                "expires_at": NOON,
            },
        ),
        (tables.owner_codes, {"code_hash": "h", "created_at": NOON, "used_at": NOON, "used_by": NUMBER}),
        (tables.prompts, {"chat_id": NUMBER, "kind": "client_name", "subject": "canary-prompts-subject", "until": NOON}),
        (tables.sale_files, {"team_id": cast.north, "employee_id": cast.boris.id, "sent_at": NOON, "faults": []}),
        (
            tables.sale_rows,
            {
                "file_id": 1,
                "line": 2,
                "client_name": "canary-sale_rows-client_name",
                "name_key": "canary-sale_rows-name_key",
                "sold_on": "2026-03-02",
                "amount_minor": 1,
                "state": "known",
                "client_id": client,
            },
        ),
        (tables.log_choices, {"employee_id": cast.anna.id, "choice": "lw.or", "chosen_at": NOON}),
        (tables.jobs, a_job(cast.anna.id)),
        (tables.knocks, {"day": "2026-03-02", "person_id": NUMBER, "times": 1, "guesses": 0}),
        (
            tables.content_edits,
            {
                "language": "ru",
                "item": "phrase:p",
                "text": "canary-draft",
                "text_before": "",
                "employee_id": cast.anna.id,
                "created_at": NOON,
            },
        ),
    )
    for table, values in (*rows, *training_of(cast.anna.id, cast.north)):
        await execute(insert(table).values(**values))
    await work.audit.add(at=NOON, person_id=PersonId(NUMBER), action="refused", details={"call": str(call.id)})
    return client, (await work.employees.by_ids([cast.anna.id]))[0]


def columns(*kinds: Data) -> Iterator[tuple[str, str]]:
    """Give every table and column that holds one of these."""
    for kept in DATA_MAP:
        for kind in kinds:
            yield from ((kept.table, name) for name in kept.columns.get(kind, "").split())


async def values(url: str, table: str, column: str) -> list[Any]:
    """What stands in a column."""
    return [row[column] for row in await look_into(url, f"SELECT {column} FROM {table}")]


@pytest.mark.parametrize("whom", ["client", "person"])
async def test_each_column_loses_what_the_map_says(database: Database, url: str, whom: str) -> None:
    """Every text of a client or a person that the map names had a canary before, and none has one afterwards."""
    async with database.unit_of_work() as work:
        client, person = await fill(work)
        await work.commit()
    own = Data.CLIENT if whom == "client" else Data.PERSON
    theirs = list(columns(own, Data.WORDS))
    assert theirs
    before = {place: await values(url, *place) for place in theirs}
    for place, found in before.items():
        assert found, place
        if place[1] in {"name", "name_key", "text", "payload", "digest", "subject"}:
            assert f"canary-{place[0]}-{place[1]}" in found, place
    async with database.unit_of_work() as work:
        if whom == "client":
            await work.erasing.client(client, NOON)
        else:
            await work.erasing.person(person, LanguageCode("ru"), NOON)
        await work.commit()
    for place in theirs:
        after = await values(url, *place)
        assert not [found for found in after if "canary" in str(found) or found == NUMBER], place
    if whom == "person":
        row = (await look_into(url, f"SELECT * FROM employees WHERE id = {person.id}"))[0]
        for name in (column for table, column in theirs if table == "employees"):
            assert row[name] != (ODD | {"person_id": NUMBER, "name": "", "name_key": ""})[name], name
        assert (row["person_id"], row["name"]) == (pseudonym(person.id), nameless(person.id))
        assert "canary-draft" not in str(await look_into(url, "SELECT * FROM content_edits"))
        assert await look_into(url, "SELECT * FROM knocks") == []
    else:
        [(is_code, erased)] = [(row["is_code"], row["erased_at"]) for row in await look_into(url, "SELECT * FROM clients")]
        assert not is_code
        assert erased is not None
    await database.wipe_traces()
    words = ("canary-clients", "canary-free") if whom == "client" else ("canary-employees", "canary-free", "canary-draft")
    assert await where_it_remains(url, *words) == set()
    assert await look_into(url, "SELECT client_id FROM consultations") == [{"client_id": client}], "the call stays"


async def test_a_client_goes_from_what_waits_for_whoever_looks_after_his_team(database: Database) -> None:
    """Also for whom it is not the team that he works in; what is not about the client goes out to him as before."""
    async with database.unit_of_work() as work:
        cast = await add_cast(work)
        both = replace(cast.boris, further_teams=frozenset({cast.north}))
        await work.employees.change_further_teams(cast.boris, both, NOON)
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Канарейкин"), language=RU, at=NOON)
        for slot, payload in (("left:1:2", "⚡ Канарейкин"), ("help", "Помощь")):
            message = OutboxMessage(chat_id=ChatId(102), slot=slot, payload=payload, priority=Priority.TAP)
            await work.outbox.put(message, NOON)
        await work.erasing.client(client, NOON)
        waiting = (await work._transaction.execute(select(tables.outbox.c.slot))).scalars().all()
        assert waiting == ["help"]


async def test_the_audit_log_takes_no_other_change(database: Database) -> None:
    """A line is never deleted; of one that is changed only whose it is, once, and only into a pseudonym."""
    stands_for = pseudonym(PersonId(5))  # type: ignore[arg-type]  # any number of ours will do
    async with database.unit_of_work() as work:
        await work.audit.add(at=NOON, person_id=PersonId(NUMBER), action="refused", details={"a": "1"})
        await work.commit()
    for forbidden in (
        "DELETE FROM audit_log",
        "UPDATE audit_log SET person_id = 5",
        "UPDATE audit_log SET person_id = -5",
        "UPDATE audit_log SET action = 'x'",
        f"UPDATE audit_log SET person_id = {stands_for}, action = 'x'",
        f"""UPDATE audit_log SET person_id = {stands_for}, details = '{{"a":"2"}}'""",
        f"UPDATE audit_log SET person_id = {stands_for}, id = id + 1",
    ):
        async with database.unit_of_work() as work:
            with pytest.raises(DBAPIError, match="append-only"):
                await work._transaction.execute(text(forbidden))
    async with database.unit_of_work() as work:
        renamed = update(tables.audit_log).values(person_id=stands_for)
        await work._transaction.execute(renamed)
        await work.commit()
    async with database.unit_of_work() as work:
        assert [entry.person_id for entry in await work.audit.page(9, 0)] == [stands_for]
        with pytest.raises(DBAPIError, match="append-only"):
            await work._transaction.execute(update(tables.audit_log).values(person_id=stands_for - 1))


async def test_people_and_clients_are_found_by_number_or_name(database: Database) -> None:
    """A number of digits may be a name too, which is then asked; after `#` it is a number. Erased ones are not found."""
    async with database.unit_of_work() as work:
        cast = await add_cast(work)
        ids = [
            await work.clients.add(team_id=team, name=ClientName(text=name), language=RU, at=NOON)
            for team, name in ((cast.north, "Иван"), (cast.south, "иван "), (cast.north, "1"))
        ]
        assert [int(number) for number in ids] == [1, 2, 3]

        async def found(name: str, team: str | None = None) -> list[int]:
            return [one.id for one in await work.erasing.clients_called(name, team)]

        assert await found("ИВАН") == [1, 2]
        assert await found("Иван", "юг") == [2]
        assert await found("1") == [1, 3]
        assert await found("#1") == [1]
        assert await found("9" * 30) == []
        await work.erasing.client(ids[0], NOON)
        assert await found("ИВАН") == [2]
        assert await found("#1") == []
        people = await work.erasing.people_called("анна петрова", None)
        assert [(one.id, one.team, one.is_removed) for one in people] == [(cast.anna.id, "Север", False)]
        assert await work.erasing.of_client(ids[0]) is None


# ---- what is left in the files ----


def held(file: Path) -> bytes:
    """The bytes of a file."""
    return file.read_bytes()


@sqlite_only
async def test_what_is_overwritten_and_deleted_is_not_in_the_file(database: Database, file: Path) -> None:
    """Neither in the cells of a page nor in pages that are free, once the log is emptied; a long text spans many of those."""
    async with database.unit_of_work() as work:
        for number in range(40):
            await work.teams.add(f"short-canary-{number}", NOON)
        row = await work.outbox.put(
            OutboxMessage(chat_id=ChatId(1), slot="a", payload="long-canary " * 4000, priority=Priority.TAP), NOON
        )
        await work.commit()
    async with database.unit_of_work() as work:
        await work.outbox.delivered(row.id, row.version)
        await work._transaction.execute(update(tables.teams).values(name="x", name_key="x"))
        await work.commit()
    assert has_traces(file)
    await database.wipe_traces()
    assert not has_traces(file)
    assert b"canary" not in held(file)


@sqlite_only
async def test_a_marked_file_is_written_anew(database: Database, file: Path, tmp_path: Path) -> None:
    """What lay in free pages before anybody overwrote what he deletes goes too; the mark is part of the transaction."""
    with closing(sqlite3.connect(file)) as old:
        old.execute("PRAGMA secure_delete = OFF")
        old.execute("CREATE TABLE before (words TEXT)")
        old.execute("INSERT INTO before VALUES (?)", ("old-canary " * 2000,))
        old.execute("DROP TABLE before")
        old.commit()
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"old-canary" in held(file)
    back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    assert b"old-canary" not in held(tmp_path / "copy.db"), "a copy never takes it along"
    await database.wipe_traces()
    assert b"old-canary" in held(file), "it is not marked yet"
    async with database.unit_of_work() as work:
        client, _ = await fill(work)
        await work.erasing.client(client, NOON)
    assert not has_traces(file), "rolled back, and the mark with it"
    mark(file)
    await database.wipe_traces()
    assert b"old-canary" not in held(file)
    assert not has_traces(file)
    async with database.unit_of_work() as work:
        await work.teams.add("afterwards", NOON)
        await work.commit()


@sqlite_only
async def test_somebody_who_reads_delays_it(database: Database, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for him; the next time it is done."""
    monkeypatch.setattr(traces, "PATIENCE", 0.01)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM teams").fetchall()
        async with database.unit_of_work() as work:
            await work.teams.add("canary", NOON)
            await work.commit()
        fold(file)
        assert not wipe(file)
        await database.wipe_traces()
        assert has_traces(file)
    await database.wipe_traces()
    assert not has_traces(file)


@sqlite_only
async def test_where_there_is_no_room_the_mark_stays(database: Database, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and tried again some time later; meanwhile nothing is rewritten in vain."""
    tries = []

    def no_room(file: Path) -> None:
        tries.append(file)
        raise NotWrittenAnew("no room")

    monkeypatch.setattr(traces, "write_anew", no_room)
    mark(file)
    with pytest.raises(NotWrittenAnew):
        await database.wipe_traces()
    for _ in range(PASSED_OVER):
        await database.wipe_traces()
    assert len(tries) == 1
    monkeypatch.undo()
    await database.wipe_traces()
    assert not has_traces(file)


def test_a_file_that_cannot_be_written_anew_says_so(tmp_path: Path) -> None:
    """The process that does it has failed."""
    (tmp_path / "no.db").write_bytes(b"garbage " * 1000)
    with pytest.raises(NotWrittenAnew, match=r"no\.db"):
        traces.write_anew(tmp_path / "no.db")


@postgresql_only
async def test_on_postgresql_there_is_nothing_to_wipe(database: Database) -> None:
    """That is vacuum's business."""
    await database.wipe_traces()
    async with database.unit_of_work() as work:
        client, _ = await fill(work)
        await work.erasing.client(client, NOON + timedelta(days=1))
        found = (await work._transaction.execute(select(tables.clients.c.name))).scalars().all()
        assert found == [None]
