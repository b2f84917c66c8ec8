"""The ledger of erasures: written before anything is erased, and repeated when a copy has brought somebody back."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.commands.refusals import CannotRun
from bot.app.erased_again import compare, erase_whom_a_copy_brought_back
from bot.db.facade import Database
from bot.db.faults import Fault, Step, StorageFaults
from bot.db.upkeep.erasure_ledger import ErasureLedger
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ClientId, LanguageCode
from bot.domain.people.employee import Employee, nameless
from bot.services.erasing.erase_again import ErasedAgain
from bot.services.erasing.erase_client import erase_client_now
from bot.services.erasing.ports import Erased, ErasedKind
from bot.services.errors import StorageUnavailable
from bot.services.people.access import OPERATOR
from tests.db.people import NOON, RU, add_cast, open_call
from tests.floor import look_into, write_into

LATER = NOON + timedelta(days=1)
ONE_CLIENT = ErasedAgain(clients=1)


async def two(database: Database) -> tuple[ClientId, Employee]:
    """A client, and somebody who has left."""
    async with database.unit_of_work() as work:
        cast = await add_cast(work)
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Канарейкин"), language=RU, at=NOON)
        await open_call(work, cast.anna, client=client)
        gone = replace(cast.anna, removed_at=NOON)
        await work.employees.change(cast.anna, gone)
        await work.commit()
    return client, gone


async def erase(database: Database, client: ClientId) -> None:
    """Erase him as the bot does."""
    async with database.unit_of_work() as work:
        traces = await work.erasing.of_client(client)
        assert traces is not None
        await erase_client_now(work, traces, OPERATOR, LATER)
        await work.commit()


async def names(url: str) -> list[str | None]:
    """What clients are called."""
    return [row["name"] for row in await look_into(url, "SELECT name FROM clients ORDER BY id")]


async def again(database: Database) -> ErasedAgain:
    """What a start does."""
    return await erase_whom_a_copy_brought_back(database, LanguageCode("ru"), LATER)


async def test_whom_a_copy_brings_back_is_erased_again(database: Database, url: str) -> None:
    """A client and a person, by numbers alone; on record, and a second start finds nobody."""
    client, anna = await two(database)
    await erase(database, client)
    async with database.unit_of_work() as work:
        await work.erasing.person(anna, LanguageCode("ru"), LATER)
        await work.commit()
    file = database.ledger.path
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [word for word in ("анарейкин", "Анна", "101", "\\u") if word in file.read_text()]
    assert await again(database) == ErasedAgain()
    await write_into(url, "UPDATE clients SET name = 'Канарейкин', name_key = 'канарейкин', erased_at = NULL")
    await write_into(
        url, f"UPDATE employees SET name = 'Анна', person_id = 101, erased_at = NULL, removed_at = NULL WHERE id = {anna.id}"
    )
    assert await again(database) == ErasedAgain(clients=1, people=1)
    assert await names(url) == [None]
    [row] = await look_into(url, f"SELECT * FROM employees WHERE id = {anna.id}")
    assert (row["name"], row["removed_at"] is None) == (nameless(anna.id), False), "who had access in the copy has none"
    assert [row["finished_by"] for row in await look_into(url, "SELECT finished_by FROM consultations")] == ["idle"]
    actions = [row["action"] for row in await look_into(url, "SELECT action FROM audit_log ORDER BY id")]
    assert actions == ["client_erased", "client_erased", "person_erased"]
    assert await again(database) == ErasedAgain()
    assert len(database.ledger.read().erased) == 2


async def test_a_crash_between_ledger_and_database_loses_nothing(
    make_database: Callable[..., Database], database: Database, url: str
) -> None:
    """The ledger is written first; the next start does what the commit did not."""
    client, _ = await two(database)
    faults = StorageFaults()
    failing = make_database(faults=faults)
    faults.fail(Step.COMMIT, 1, Fault.DISK_FULL)
    with pytest.raises(StorageUnavailable):
        await erase(failing, client)
    assert await names(url) == ["Канарейкин"]
    assert (await compare(database)).back
    assert await again(database) == ONE_CLIENT
    assert await names(url) == [None]


async def test_what_is_rolled_back_is_not_in_the_ledger(database: Database) -> None:
    """Nobody was erased."""
    client, _ = await two(database)
    async with database.unit_of_work() as work:
        await work.erasing.client(client, LATER)
        await work.rollback()
        await work.commit()
    async with database.unit_of_work() as work:
        await work.erasing.client(client, LATER)
    assert not database.ledger.path.exists()


@pytest.mark.parametrize("written", [0, 30])
async def test_where_the_ledger_has_no_room_nobody_is_erased(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    """The disk is full at once, or in the middle of a line: the same is tried again, and the file is whole."""
    client, anna = await two(database)
    async with database.unit_of_work() as work:
        await work.erasing.person(anna, LanguageCode("ru"), LATER)
        await work.commit()
    before = database.ledger.path.read_bytes()
    write, left = os.write, [written]

    def full(file: int, data: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = write(file, bytes(data)[: left[0]])
        left[0] = 0
        return taken

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StorageUnavailable):
        await erase(database, client)
    monkeypatch.undo()
    assert database.ledger.path.read_bytes() == before
    assert await names(url) == ["Канарейкин"]
    await erase(database, client)
    assert [one.kind for one in database.ledger.read().erased] == [ErasedKind.PERSON, ErasedKind.CLIENT]


async def test_a_ledger_that_may_not_be_written_stops_the_erasing_alone(database: Database, url: str) -> None:
    """It fails with the file's name, and is not tried for ever."""
    client, _ = await two(database)
    database.ledger.path.mkdir()
    with pytest.raises(OSError, match=r"\.erasures\.jsonl"):
        await erase(database, client)
    assert await names(url) == ["Канарейкин"]
    with pytest.raises(CannotRun, match="cannot be read"):
        await again(database)


async def test_half_a_line_is_passed_over(database: Database, url: str) -> None:
    """What a kill in the middle of writing leaves hinders neither the next line nor the next start."""
    client, _ = await two(database)
    await erase(database, client)
    whole = database.ledger.path.read_bytes()
    database.ledger.path.write_bytes(whole[:-20])
    assert database.ledger.read().unreadable == 1
    [erased] = await on_record(database)
    database.ledger.add([erased])
    assert database.ledger.path.read_bytes() == whole[:-20] + b"\n" + whole
    await write_into(url, "UPDATE clients SET name = 'Канарейкин', erased_at = NULL")
    assert await again(database) == ONE_CLIENT


async def test_a_number_that_is_anothers_by_now_harms_nobody(database: Database, url: str) -> None:
    """After a copy was put back a new client may get the number of one who was erased: he came into being at another moment."""
    client, _ = await two(database)
    database.ledger.add([Erased(kind=ErasedKind.CLIENT, id=client, made=NOON - timedelta(seconds=1), at=LATER)])
    assert await again(database) == ErasedAgain()
    assert await names(url) == ["Канарейкин"]


async def on_record(database: Database) -> list[Erased]:
    """Whom the database knows to be erased."""
    async with database.unit_of_work() as work:
        return list(await work.erasing.on_record())


async def test_whoever_was_merged_into_somebody_who_is_erased_goes_with_him(database: Database, url: str) -> None:
    """In an older copy they are two clients of nearly one name."""
    client, _ = await two(database)
    async with database.unit_of_work() as work:
        team = (await work.teams.all())[0].id
        first, then = [
            await work.clients.add(team_id=team, name=ClientName(text="Канарейкн"), language=RU, at=NOON) for _ in range(2)
        ]
        for gone, kept in ((first, then), (then, client)):
            await work.clients.merge(gone, kept, NOON)
            details = {"kept": str(kept), "gone": str(gone)}
            await work.audit.add(at=NOON, person_id=OPERATOR, action="clients_merged", details=details)
        await work.commit()
    await erase(database, client)
    await write_into(url, "UPDATE clients SET name = 'Канарейкин', name_key = 'канарейкин', erased_at = NULL")
    assert await again(database) == ErasedAgain(clients=3)
    assert await names(url) == [None, None, None]


async def test_whoever_was_erased_before_there_was_a_ledger_is_added_to_it(database: Database) -> None:
    """From the audit log: a client who was merged with another was not erased."""
    client, _ = await two(database)
    async with database.unit_of_work() as work:
        team = (await work.teams.all())[0].id
        merged = await work.clients.add(team_id=team, name=ClientName(text="Он же"), language=RU, at=NOON)
        await work.clients.merge(merged, client, NOON)
        await work.commit()
    await erase(database, client)
    database.ledger.path.unlink()
    found = await compare(database)
    assert [(one.kind, one.id) for one in found.unwritten] == [(ErasedKind.CLIENT, client)]
    await again(database)
    assert [one.whom for one in database.ledger.read().erased] == [one.whom for one in found.unwritten]
    assert not (await compare(database)).unwritten


def test_lines_that_are_damage_say_nothing(tmp_path: Path) -> None:
    """Whatever stands there, nobody is erased by it."""
    ledger = ErasureLedger(tmp_path / "a.erasures.jsonl")
    ledger.path.write_bytes(
        b'\n[]\n{"erased":"all"}\n\xff\xfe\n{"erased":"client","id":1,"made":"2026-01-01T00:00:00","at":"x"}\nnull\n'
    )
    assert (list(ledger.read().erased), ledger.read().unreadable) == ([], 5)
