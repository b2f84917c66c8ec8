"""What is older than a team keeps it goes with everything that belongs to it, in parts; what stays, stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from bot.db.facade import Database
from bot.db.schema import tables
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import FinishedBy
from bot.domain.clients.naming import ClientName
from bot.domain.erasing.retention import SALES_MONTHS, Retention
from bot.domain.ids import ChatId, ClientId, ConsultationId, PersonId
from bot.domain.masking import mask
from bot.domain.people.employee import Employee
from bot.domain.sales.amount import Currency
from bot.domain.sales.sale import SaleFileId, SaleId, SaleSource
from bot.services.erasing import keep_terms
from bot.services.erasing.keep_terms import KeepTerms
from bot.services.interaction_ports import Interaction, InteractionKind
from bot.services.outgoing_ports import Slot, SlotMessage
from bot.services.sales.ports import NewSale
from bot.services.text_ports import FreeTextKind
from tests.db.filled import fill_every_table
from tests.db.people import NOON, RU, Cast, open_call
from tests.floor import look_into

NIGHT = NOON.replace(hour=2)
OLD = datetime(2024, 3, 1, 12, tzinfo=NOON.tzinfo)
"""A day older than calls are kept."""
YOUNG = OLD + timedelta(days=2)
HELSINKI = ZoneInfo("UTC")


async def call(
    work: SqlUnitOfWork, who: Employee, at: datetime, client: ClientId | None = None, *, is_open: bool = False
) -> ConsultationId:
    """A call with everything that belongs to one."""
    opened = await open_call(work, who, client=client, at=at)
    await work.free_texts.add(
        consultation_id=opened.id, employee_id=who.id, kind=FreeTextKind.CUE, text=mask("канареечно"), at=at
    )
    for number in (opened.id, None):
        done = Interaction(
            kind=InteractionKind.ANSWERED, at=at, update_id=1, employee_id=who.id, team_id=who.team_id, consultation_id=number
        )
        await work.interactions.add(done)
    slot = Slot(chat_id=ChatId(int(who.person_id)), object=f"call:{opened.id}")
    await work.slots.bind(SlotMessage(slot=slot, message_id=1, digest="d"))
    if not is_open:
        await work.consultations.save(replace(opened, finished_at=at, finished_by=FinishedBy.MANAGER))
    return opened.id


async def promise(work: SqlUnitOfWork, who: Employee, number: ConsultationId, due_at: datetime) -> None:
    """A call that was promised and is not settled."""
    values = {"kind": "call_back", "employee_id": who.id, "consultation_id": number, "due_at": due_at, "state": "shown"}
    values |= {"local_due": "2026-03-02T14:00", "time_zone": "Europe/Helsinki", "created_at": OLD}
    await work._transaction.execute(insert(tables.reminders).values(**values))


async def numbers(url: str, table: str, what: str = "id") -> list[int]:
    """Which rows are there."""
    return [row[what] for row in await look_into(url, f"SELECT {what} FROM {table} ORDER BY {what}")]


async def nights(database: Database, terms: KeepTerms, times: int, now: datetime = NIGHT) -> None:
    """Let the clock tick so often."""
    for _ in range(times):
        async with database.unit_of_work() as work:
            await terms.step(work, now)
            await work.commit()


async def test_old_calls_go_with_all_that_belongs_to_them(database: Database, url: str, cast: Cast) -> None:
    """Answers, cards, words, lines of the log, messages; younger, open and promised ones stay, and so do their clients."""
    async with database.unit_of_work() as work:
        clients = [
            await work.clients.add(team_id=cast.north, name=ClientName(text=name), language=RU, at=OLD) for name in "абвгд"
        ]
        gone = await call(work, cast.anna, OLD, clients[0])
        promised = await call(work, cast.anna, OLD, clients[1])
        await promise(work, cast.anna, promised, NOON)
        forgotten = await call(work, cast.anna, OLD, clients[2])
        await promise(work, cast.anna, forgotten, OLD)
        far = await call(work, cast.boris, OLD)
        young = await call(work, cast.anna, YOUNG, clients[2])
        opened = await call(work, cast.anna, OLD, clients[0], is_open=True)
        await work.retention.choose(cast.south, Retention(calls_months=36))
        await work.commit()
    async with database.unit_of_work() as work:
        due = await work.retention.due(cast.north, OLD + timedelta(days=1), NOON - timedelta(days=365), 1)
        assert (due.calls, due.texts, due.is_more) == (1, 1, True)
        due = await work.retention.due(cast.north, OLD + timedelta(days=1), NOON - timedelta(days=365), None)
        assert (due.calls, due.texts) == (2, 5)
    await nights(database, KeepTerms(HELSINKI), 12)
    stay = [promised, far, young, opened]
    assert await numbers(url, "consultations") == stay
    assert await numbers(url, "free_texts", "consultation_id") == stay
    assert {row["text"] for row in await look_into(url, "SELECT text FROM free_texts")} == {None}, "words are kept a year"
    lines = await look_into(url, "SELECT consultation_id, team_id, done_at FROM interactions")
    assert sorted(row["consultation_id"] for row in lines if row["consultation_id"]) == stay
    without = [row for row in lines if row["consultation_id"] is None]
    assert [row["team_id"] for row in without] == [cast.south, cast.north], "the other team's, and the young one"
    assert await numbers(url, "clients") == [clients[0], clients[1], clients[2], clients[4]], "the newest keeps its number"
    assert {row["object"] for row in await look_into(url, "SELECT object FROM slots")} == {f"call:{number}" for number in stay}
    [entry] = await look_into(url, "SELECT person_id, details FROM audit_log")
    assert entry["person_id"] == 0
    assert '"calls": "2"' in entry["details"].replace('":"', '": "')
    assert gone not in stay
    assert forgotten not in stay


async def test_nothing_refers_to_what_is_gone_whatever_table_it_is_in(database: Database, url: str) -> None:
    """Every table is filled by one call; once it is too old no row names it."""
    await fill_every_table(database)
    async with database.unit_of_work() as work:
        await work._transaction.execute(text("UPDATE consultations SET finished_at = started_at, finished_by = 'idle'"))
        await work._transaction.execute(text("UPDATE reminders SET state = 'done'"))
        anna = (await work.employees.of_team((await work.teams.all())[0].id))[0]
        await call(work, anna, NOON)
        await work.commit()
    naming = [table for table in tables.metadata.sorted_tables if "consultation_id" in table.c]
    assert len(naming) >= 5
    late = NOON.replace(year=2028)
    async with database.unit_of_work() as work:
        await work.retention.begin(anna.team_id, late, late)
        assert await work.retention.erase_calls(anna.team_id, late, 9) == 1
        await work.commit()
    for table in naming:
        assert 1 not in await numbers(url, table.name, "consultation_id"), table.name


async def test_a_tick_does_a_little_and_a_new_process_goes_on(
    database: Database, url: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many calls a tick at most; whoever begins anew finds what is left."""
    monkeypatch.setattr(keep_terms, "CALLS_A_TICK", 2)
    async with database.unit_of_work() as work:
        calls = [await call(work, cast.anna, OLD + timedelta(minutes=number)) for number in range(5)]
        await call(work, cast.anna, NOON)
        await work.commit()
    left = []
    for _ in range(3):
        await nights(database, KeepTerms(HELSINKI), 1)
        left.append(len(await numbers(url, "consultations")) - 1)
    assert left == [3, 1, 0]
    assert len(calls) == 5


async def test_by_day_nothing_goes_unless_the_nights_were_missed(database: Database, url: str, cast: Cast) -> None:
    """A machine that is off at night keeps its terms too, two days later."""
    async with database.unit_of_work() as work:
        await call(work, cast.anna, OLD)
        await call(work, cast.anna, NOON)
        await work.commit()
    terms = KeepTerms(HELSINKI)
    await nights(database, terms, 3, NOON)
    assert len(await numbers(url, "consultations")) == 2
    await nights(database, terms, 3, NOON + timedelta(days=3))
    assert len(await numbers(url, "consultations")) == 1


@pytest.mark.parametrize("before", [None, OLD])
async def test_the_log_lets_go_of_nothing_that_is_kept(database: Database, cast: Cast, before: datetime | None) -> None:
    """Lines are deleted only where their team keeps no calls of that time, and never changed."""
    async with database.unit_of_work() as work:
        await call(work, cast.anna, YOUNG)
        if before is not None:
            await work.retention.begin(cast.north, before, NOON)
        await work.commit()
    for forbidden in ("DELETE FROM interactions", "UPDATE interactions SET kind = 'x'"):
        async with database.unit_of_work() as work:
            with pytest.raises(DBAPIError, match="append-only"):
                await work._transaction.execute(text(forbidden))
    async with database.unit_of_work() as work:
        await work.retention.begin(cast.north, NOON, NOON)
        await work.retention.begin(cast.north, OLD, NOON)  # longer terms bring nothing back
        await work._transaction.execute(text("DELETE FROM interactions"))


async def test_the_audit_log_is_kept_five_years(database: Database, url: str, cast: Cast) -> None:
    """Counted from its newest line; nothing younger can be deleted."""
    del cast
    async with database.unit_of_work() as work:
        for years in (6, 4, 0):
            at = NOON.replace(year=NOON.year - years)
            await work.audit.add(at=at, person_id=PersonId(1), action="refused", details={})
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.retention.erase_audit(NOON, 60, 9) == 1
        await work.commit()
    assert await numbers(url, "audit_log") == [2, 3]
    async with database.unit_of_work() as work:
        with pytest.raises(DBAPIError, match="append-only"):
            await work._transaction.execute(text("DELETE FROM audit_log WHERE id = 2"))


def test_terms_are_in_order() -> None:
    """No words longer than their calls; a short month ends on its last day."""
    assert Retention().with_calls(6) == Retention(calls_months=6, texts_months=6)
    assert Retention(calls_months=6, texts_months=3).with_texts(60).texts_months == 6
    with pytest.raises(ValueError, match="longer"):
        Retention(calls_months=3, texts_months=6)
    with pytest.raises(ValueError, match="no such"):
        Retention(calls_months=1, texts_months=1)
    found: Sequence[datetime] = [Retention().calls_before(NOON.replace(month=2, day=29, year=2028))]
    assert [(one.year, one.month, one.day) for one in found] == [(2026, 2, 28)]


async def sale(work: SqlUnitOfWork, cast: Cast, client: ClientId, sold_on: date, of_call: ConsultationId | None = None) -> SaleId:
    """Something that a client bought."""
    file = None if of_call else await work.sale_files.add(team_id=cast.north, employee_id=cast.anna.id, at=OLD, faults=())
    return await work.sales.put(
        NewSale(
            client_id=client,
            team_id=cast.north,
            employee_id=cast.anna.id,
            consultation_id=of_call,
            sold_on=sold_on,
            amount_minor=100,
            currency=Currency.EUR,
            source=SaleSource.TAP if of_call else SaleSource.FILE,
            entered_by=cast.anna.id,
            entered_at=NOON,
            file_id=file,
        )
    )


async def test_a_sale_is_kept_longer_than_its_call(database: Database, cast: Cast) -> None:
    """The call goes, the sale stays with its client and names no call any more; nobody who has bought something goes."""
    async with database.unit_of_work() as work:
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Иван"), language=RU, at=OLD)
        of_call = await call(work, cast.anna, OLD, client)
        await work.clients.add(team_id=cast.north, name=ClientName(text="Пётр"), language=RU, at=OLD)
        await call(work, cast.anna, NOON)
        number = await sale(work, cast, client, OLD.date(), of_call)
        await work.retention.begin(cast.north, YOUNG, NOON)
        assert await work.retention.erase_calls(cast.north, YOUNG, 10) == 1
        await work.retention.erase_clients({cast.north: YOUNG}, 0, 10)
        found = await work.sales.get(number)
        assert found is not None
        assert (found.client_id, found.consultation_id) == (client, None)
        assert await work.clients.get(client) is not None


async def test_sales_and_their_lists_go_after_three_years(database: Database, cast: Cast) -> None:
    """What is older goes with the list that brought it, in parts; what is younger stays."""
    async with database.unit_of_work() as work:
        client = await work.clients.add(team_id=cast.north, name=ClientName(text="Иван"), language=RU, at=OLD)
        old = await sale(work, cast, client, date(2020, 1, 1))
        young = await sale(work, cast, client, NOON.date())
        now = OLD + timedelta(days=40 * 31)
        assert await work.retention.erase_sales(now, SALES_MONTHS, 10) == 1
        assert [await work.sales.get(one) is None for one in (old, young)] == [True, False]
        first, second = [await work.sale_files.get(SaleFileId(number)) for number in (1, 2)]
        assert first is None
        assert second is not None
