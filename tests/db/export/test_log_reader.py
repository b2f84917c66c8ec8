"""The interaction log as rows: columns, filters, order, plans and memory."""

from __future__ import annotations

import json
import sqlite3
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, text
from sqlalchemy.dialects import sqlite

from bot.db.export.log_filter import Bearers
from bot.db.export.log_reader import SqlLogReader, consultations_page, events_page
from bot.db.facade import Database
from bot.db.repositories.call_rows import consultation_values
from bot.db.schema.tables import consultations
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import Consultation, FinishedBy, TemperamentSource
from bot.domain.calls.intent import Known
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.script import Objection
from bot.domain.calls.temperament import Recognition, Temperament
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ConsultationId, EmployeeId, PhraseId, TaskId, TeamId
from bot.domain.people.employee import Employee
from bot.domain.sales.amount import Currency
from bot.domain.supervision.scope import NOTHING, Scope
from bot.services.interaction_ports import Interaction, InteractionKind, LogFilter
from bot.services.log.log_columns import CONSULTATION_COLUMNS, EVENT_COLUMNS
from tests.db.marks import postgresql_only, sqlite_only
from tests.db.people import NOON, RU, Cast, add_employee, open_call
from tests.log_rows import consultations_in, events_in


async def finished_call(
    work: SqlUnitOfWork,
    employee: Employee,
    *,
    at: datetime = NOON,
    client: str | None = None,
    is_practice: bool = False,
    **changes: Any,
) -> Consultation:
    """Store one finished consultation with these fields."""
    number = None
    if client is not None:
        number = await work.clients.add(team_id=employee.team_id, name=ClientName(text=client), language=RU, at=at)
    call = await open_call(work, employee, client=number, at=at, is_practice=is_practice)
    finished: dict[str, Any] = {"finished_at": at + timedelta(minutes=3), "finished_by": FinishedBy.MANAGER}
    call = replace(call, **(finished | changes))
    await work.consultations.save(call)
    return call


async def inform_staff(work: SqlUnitOfWork) -> None:
    """Let the owner confirm that staff know what is stored about them."""
    await work.organisation.put(replace(await work.organisation.get(), staff_informed_at=NOON))


async def found(database: Database, **filters: Any) -> list[object]:
    """Numbers of the consultations that a filter lets through, in the order they come."""
    return [row["consultation_id"] async for row in consultations_in(database.log_reader(), LogFilter(**filters))]


async def test_a_row_has_every_column_of_the_contract_in_order(database: Database, cast: Cast) -> None:
    """Values are typed, and what is worked out is right."""
    async with database.unit_of_work() as work:
        call = await finished_call(
            work,
            cast.anna,
            client="Иван",
            taps=4,
            first_card_at=NOON + timedelta(seconds=2.25),
            phrases_shown=(PhraseId("a.1"), PhraseId("b.2")),
            phrase_fits=True,
            none_fits=1,
            outcome=Outcome.CALL_BACK,
            follow_up_at=NOON + timedelta(days=1),
            temperament=Recognition.CHOLERIC,
            confidence=0.83,
            temperament_source=TemperamentSource.CONFIRMED,
            runner_up=Temperament.PHLEGMATIC,
            wants=Known.YES,
            task_id=TaskId("close"),
            objections=(Objection.PRICE, Objection.THINK),
            sum_minor=12_000_50,
            currency=Currency.EUR,
            sentences=("Дорого; а для кого?", "Что | важнее?"),
        )
        await inform_staff(work)
        await work.commit()
    [row] = [row async for row in consultations_in(database.log_reader(), LogFilter())]
    assert tuple(row) == CONSULTATION_COLUMNS
    assert dict(row) == {
        "consultation_id": call.id,
        "started_at": NOON,
        "finished_at": NOON + timedelta(minutes=3),
        "finished_by": "manager",
        "team": "Север",
        "manager": "Анна Петрова",
        "client": "Иван",
        "language": "ru",
        "is_practice": False,
        "temperament": "choleric",
        "confidence": 0.83,
        "temperament_source": "confirmed",
        "runner_up": "phlegmatic",
        "wants": "yes",
        "can": "unknown",
        "intent": "yes/unknown",
        "task_id": "close",
        "taps": 4,
        "seconds_to_first_card": 2.25,
        "phrases_shown": "a.1;b.2",
        "phrase_fit": "yes",
        "none_fits": 1,
        "outcome": "call_back",
        "follow_up_at": NOON + timedelta(days=1),
        "content_version": "c1",
        "objections": "price;think",
        "sentences": "Дорого; а для кого? | Что / важнее?",
        "utc_offset": None,  # it is the file that has a zone
        "sum": 12000.5,
        "currency": "EUR",
    }


async def test_figures_of_people_wait_for_the_owner(database: Database, cast: Cast) -> None:
    """Taps and seconds are in no row until he has confirmed that staff know of them, and again when he takes that back."""
    async with database.unit_of_work() as work:
        await finished_call(work, cast.anna, taps=4, first_card_at=NOON + timedelta(seconds=2))
        await work.commit()
    for informed_at, figures in ((None, (None, None)), (NOON, (4, 2.0)), (None, (None, None))):
        async with database.unit_of_work() as work:
            await work.organisation.put(replace(await work.organisation.get(), staff_informed_at=informed_at))
            await work.commit()
        reader = database.log_reader()
        [row] = [row async for row in consultations_in(reader, LogFilter())]
        assert (row["taps"], row["seconds_to_first_card"]) == figures
        assert await reader.has_figures() is (informed_at is not None)
        assert tuple(row) == CONSULTATION_COLUMNS


async def test_an_open_call_has_a_row_with_gaps(database: Database, cast: Cast) -> None:
    """What is not known yet is None, never an invented value."""
    async with database.unit_of_work() as work:
        await open_call(work, cast.anna)
        await inform_staff(work)
        await work.commit()
    [row] = [row async for row in consultations_in(database.log_reader(), LogFilter())]
    empty = {name for name, value in row.items() if value is None}
    assert empty == {
        "finished_at",
        "finished_by",
        "client",
        "runner_up",
        "task_id",
        "seconds_to_first_card",
        "phrases_shown",
        "phrase_fit",
        "outcome",
        "follow_up_at",
        "objections",
        "sentences",
        "utc_offset",
        "sum",
        "currency",
    }


async def test_every_filter_lets_through_what_it_names(database: Database, cast: Cast) -> None:
    """Alone and together; names compare without case; `since` is inclusive and `until` exclusive."""
    async with database.unit_of_work() as work:
        namesake = await add_employee(work, 103, cast.south, "анна  ПЕТРОВА")
        first = await finished_call(
            work,
            cast.anna,
            client="Иван Ильич",
            temperament=Recognition.SANGUINE,
            wants=Known.YES,
            can=Known.NO,
            outcome=Outcome.BOUGHT,
        )
        second = await finished_call(work, cast.boris, at=NOON + timedelta(hours=1), outcome=Outcome.REFUSED)
        third = await finished_call(work, namesake, at=NOON + timedelta(hours=2), client="ИВАН ИЛЬИЧ")
        trial = await finished_call(work, cast.boris, at=NOON + timedelta(hours=3), is_practice=True)
        await work.commit()
    everything = [first.id, second.id, third.id]
    assert await found(database) == everything
    assert await found(database, practice=True) == [*everything, trial.id]
    assert await found(database, since=second.started_at) == [second.id, third.id]
    assert await found(database, until=second.started_at) == [first.id]
    assert await found(database, since=first.started_at, until=third.started_at) == [first.id, second.id]
    assert await found(database, team="юг") == [second.id, third.id]
    assert await found(database, manager="Анна Петрова") == [first.id, third.id]
    assert await found(database, manager="Анна Петрова", team="Север") == [first.id]
    assert await found(database, client="иван ильич") == [first.id, third.id]
    assert await found(database, client="иван") == []
    assert await found(database, temperament="sanguine") == [first.id]
    assert await found(database, intent="yes/no") == [first.id]
    assert await found(database, intent="unknown/unknown") == [second.id, third.id]
    assert await found(database, outcome="refused") == [second.id]
    assert await found(database, outcome="refused", manager="Анна Петрова") == []
    assert await found(database, employee_id=cast.boris.id) == [second.id]
    assert await found(database, client_id=third.client_id) == [third.id]
    north = Scope(teams=frozenset({cast.north}))
    assert await found(database, scope=north) == [first.id]
    assert await found(database, scope=north, employee_id=cast.boris.id) == []
    assert await found(database, scope=Scope(teams=frozenset({cast.north, cast.south}))) == everything
    assert await found(database, scope=Scope(teams=frozenset({cast.south}), employee=cast.boris.id)) == [second.id]
    assert await found(database, scope=NOTHING) == []


@pytest.mark.parametrize("wrong", [{"intent": "hot"}, {"intent": "yes/maybe"}, {"since": datetime(2026, 3, 1)}])  # noqa: DTZ001  a naive moment is the point
async def test_a_filter_that_means_nothing_is_refused_at_once(database: Database, wrong: dict[str, Any]) -> None:
    """Before the first row is asked for, so that nothing is written yet."""
    with pytest.raises(ValueError, match=r"zone|intent"):
        consultations_in(database.log_reader(), LogFilter(**wrong))


async def test_events_are_those_of_the_calls_that_are_let_through(database: Database, cast: Cast) -> None:
    """Oldest first, with ids and choices; what belongs to no call is not among them."""
    async with database.unit_of_work() as work:
        calls = [await finished_call(work, cast.anna, client="Иван"), await finished_call(work, cast.boris)]
        for call, at in ((calls[0], 2), (calls[1], 1), (calls[0], 0)):
            await work.interactions.add(
                Interaction(
                    kind=InteractionKind.ANSWERED,
                    at=NOON + timedelta(seconds=at),
                    update_id=at,
                    employee_id=call.employee_id,
                    team_id=call.team_id,
                    consultation_id=call.id,
                    details={"option": "⚡"},
                )
            )
        await work.interactions.add(
            Interaction(kind=InteractionKind.REFUSED, at=NOON, update_id=9, employee_id=None, team_id=None)
        )
        await work.commit()
    reader = SqlLogReader(database._reading, page=2)
    rows = [row async for row in events_in(reader, LogFilter())]
    assert [row["update_id"] for row in rows] == [0, 1, 2]
    assert all(tuple(row) == EVENT_COLUMNS for row in rows)
    assert json.loads(str(rows[0]["details"])) == {"option": "⚡"}
    assert [row["client"] for row in rows] == ["Иван", None, "Иван"]
    assert [row["update_id"] async for row in events_in(reader, LogFilter(manager="борис", since=NOON))] == [1]
    assert [row["update_id"] async for row in events_in(reader, LogFilter(scope=Scope(teams=frozenset({cast.south}))))] == [1]
    assert [row["update_id"] async for row in events_in(reader, LogFilter(employee_id=cast.anna.id))] == [0, 2]
    assert [row["update_id"] async for row in events_in(reader, LogFilter(client_id=calls[0].client_id))] == [0, 2]


async def test_pages_meet_without_gap_or_overlap(database: Database, cast: Cast) -> None:
    """Calls that start at the same moment on the edge of a page all come, once."""
    async with database.unit_of_work() as work:
        calls = [await finished_call(work, cast.anna, at=NOON + timedelta(hours=number // 3)) for number in range(10)]
        await work.commit()
    for page in (1, 2, 3, 5, 10, 11):
        rows = consultations_in(SqlLogReader(database._reading, page=page), LogFilter())
        assert [row["consultation_id"] async for row in rows] == [call.id for call in calls]


async def test_rows_are_counted_as_they_are_filtered(database: Database, cast: Cast) -> None:
    """Whoever writes a sheet, or tells how far he is, knows before the first row how many there are."""
    async with database.unit_of_work() as work:
        for employee in (cast.anna, cast.boris, cast.anna):
            call = await finished_call(work, employee, client="Иван")
            await work.interactions.add(
                Interaction(
                    kind=InteractionKind.CALL_FINISHED,
                    at=NOON,
                    update_id=1,
                    employee_id=call.employee_id,
                    team_id=call.team_id,
                    consultation_id=call.id,
                )
            )
        await work.commit()
    reader = SqlLogReader(database._reading, page=2)
    for which, number in ((LogFilter(), 3), (LogFilter(client="иван", team="Север"), 2), (LogFilter(scope=NOTHING), 0)):
        assert (await reader.count_consultations(which), await reader.count_events(which)) == (number, number)


async def test_writers_go_on_while_the_log_is_read(database: Database, cast: Cast) -> None:
    """Between two rows of an unfinished export a call is stored, and the log file can be folded back."""
    async with database.unit_of_work() as work:
        for _ in range(3):
            await finished_call(work, cast.anna)
        await work.commit()
    rows = consultations_in(SqlLogReader(database._reading, page=1), LogFilter())
    await anext(rows)
    async with database.unit_of_work() as work:
        late = await finished_call(work, cast.anna, at=NOON + timedelta(days=1))
        await work.commit()
    assert [row["consultation_id"] async for row in rows][-1] == late.id


async def insert_many(database: Database, cast: Cast, number: int) -> None:
    """Store finished consultations quickly, one a minute."""
    rows = []
    for minute in range(number):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
        call = Consultation(
            id=ConsultationId(0),
            employee_id=cast.anna.id,
            team_id=cast.anna.team_id,
            client_id=None,
            language=RU,
            is_practice=False,
            content_version="c",
            started_at=moment,
            last_activity_at=moment,
            finished_at=moment,
            finished_by=FinishedBy.IDLE,
            phrases_shown=(PhraseId("a.1"),),
        )
        rows.append(consultation_values(call) | {"employee_id": 1, "team_id": 1, "started_at": moment})
    async with database.unit_of_work() as work:
        await work._transaction.execute(insert(consultations), rows)
        await work.commit()


async def test_memory_does_not_grow_with_the_log(database: Database, cast: Cast) -> None:
    """Ten thousand rows pass through less than four megabytes; in one page they would take four times as much."""
    await insert_many(database, cast, 10_000)
    rows = consultations_in(database.log_reader(), LogFilter())
    await anext(rows)
    tracemalloc.start()
    count = 1
    async for _ in rows:
        count += 1
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 4_000_000


FILTERS: list[dict[str, Any]] = [
    {},
    {"since": NOON},
    {"until": NOON},
    {"since": NOON, "until": NOON + timedelta(days=1)},
    {"team": "Север"},
    {"manager": "Анна"},
    {"client": "Иван"},
    {"temperament": "choleric"},
    {"intent": "yes/yes"},
    {"outcome": "bought"},
    {"practice": True},
    {"since": NOON, "client": "Иван", "outcome": "bought"},
    {"scope": Scope(teams=frozenset({TeamId(1)})), "since": NOON},
    {"scope": Scope(teams=frozenset({TeamId(1), TeamId(2)}))},
    {"scope": Scope(teams=frozenset({TeamId(1)}), employee=EmployeeId(1)), "outcome": "refused"},
    {"scope": Scope(teams=frozenset({TeamId(1)})), "employee_id": EmployeeId(2)},
]


@sqlite_only
@pytest.mark.parametrize("build", [consultations_page, events_page])
@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: "+".join(filters) or "none")
def test_every_filter_walks_an_index_of_sqlite(
    file: Path, build: Callable[[LogFilter, Bearers], Any], filters: dict[str, Any]
) -> None:
    """No plan scans a whole table, whatever is asked for."""
    bearers = Bearers(teams=[1] if "team" in filters else None, employees=[1, 2] if "manager" in filters else None)
    statement = build(LogFilter(**filters), bearers)
    compiled = statement.params(after_moment=NOON, after_id=0).compile(
        dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}
    )
    connection = sqlite3.connect(file)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {compiled}", [None] * len(compiled.positiontup))]
    connection.close()
    assert [step for step in plan if step.startswith("SCAN") and "INDEX" not in step] == []
    assert any("INDEX" in step for step in plan)
    # Sorting what is left for every page would make a long export quadratic.
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan or "client" in filters


@postgresql_only
async def test_every_filter_walks_an_index_of_postgresql(database: Database) -> None:
    """Forbidden to read a whole table, the planner finds an index for whatever is asked for."""
    async with database._writing.connect() as connection:
        for setting in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
            await connection.execute(text(f"SET {setting} = off"))
        for filters in FILTERS:
            bearers = Bearers(teams=[1] if "team" in filters else None, employees=[1, 2] if "manager" in filters else None)
            for build in (consultations_page, events_page):
                statement = build(LogFilter(**filters), bearers).params(after_moment=NOON, after_id=0)
                state = statement.compile(dialect=database._writing.dialect).construct_expanded_state()
                explain = partial(_explained, sql=f"EXPLAIN {state.statement}", values=tuple(state.positional_parameters))
                plan = await connection.run_sync(explain)
                walked = "consultations" if build is consultations_page else "interactions"
                assert f"Seq Scan on {walked}" not in plan, (filters, plan)
                assert f"on {walked}" in plan
                # Sorting what is left for every page would make a long export quadratic.
                assert "Sort" not in plan or "client" in filters, (filters, plan)


def _explained(connection: Connection, *, sql: str, values: tuple[Any, ...]) -> str:
    return "\n".join(connection.exec_driver_sql(sql, values).scalars())
