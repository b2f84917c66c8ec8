"""Clients on a real database: finding by the beginnings of words, last calls, merging."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from bot.db.facade import Database
from bot.db.schema.tables import clients
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.calls.consultation import FinishedBy
from bot.domain.calls.outcome import Outcome
from bot.domain.calls.temperament import Recognition
from bot.domain.clients.naming import ClientName
from bot.domain.ids import ClientId, TeamId
from bot.domain.people.employee import Employee
from tests.db.people import NOON, RU, Cast, open_call


async def add(work: SqlUnitOfWork, team: TeamId, name: str) -> ClientId:
    """Add a client."""
    return await work.clients.add(team_id=team, name=ClientName(text=name), language=RU, at=NOON)


async def test_a_client_is_found_by_the_beginning_of_any_word(database: Database, cast: Cast) -> None:
    """Case and «ё» do not matter; every word sought must begin one; the team is the border."""
    async with database.unit_of_work() as work:
        semyon = await add(work, cast.north, "Семён Кузнецов-Ёжиков")
        await add(work, cast.south, "Семён")

        async def found(text: str) -> list[ClientId]:
            return [one.client.id for one in await work.clients.find(cast.north, text, 6)]

        for text in ("сем", "СЕМЕН", "семён куз", "куз сем", "Кузнецов-Еж", "ежик", "семенкузнецов"):
            assert await found(text) == [semyon], text
        for text in ("емен", "жик", "сем петров", "%", "_", "\\", ""):
            assert await found(text) == [], text


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Ștefan Țurcanu", ("stefan", "Stefan Turcanu", "Ştefan Ţurcanu", "turcanu")),
        ("Ştefan", ("Ștefan", "ștef")),
        ("Päivi Hämäläinen", ("hamalainen", "PAIVI", "Hamalainen Päivi")),
        ("Юрий Йорданов", ("иорданов", "юрии")),
        ("Анна-Мария О'Нил", ("анна мария", "аннамария", "о’нил", "онил", "мария")),
        ("ООО «Ромашка»", ("ромашка", "ООО Ромашка")),
    ],
)
async def test_a_client_is_found_whatever_marks_his_letters_bear(
    database: Database, cast: Cast, stored: str, typed: tuple[str, ...]
) -> None:
    """Nor do hyphens, apostrophes and spaces matter; a name that is changed is found as it is now."""
    async with database.unit_of_work() as work:
        client = await add(work, cast.north, "Кто-то")
        await work.clients.rename(client, ClientName(text=stored))
        for text in typed:
            assert [one.client.id for one in await work.clients.find(cast.north, text, 6)] == [client], text


async def test_the_exact_spelling_comes_first(database: Database, cast: Cast) -> None:
    """Then the same name in other letters, then longer ones that are spelled so, then the rest; of each the last called first."""
    async with database.unit_of_work() as work:
        names = ["Stefania", "Ștefania", "Stefan Popa", "Ștefan Popa", "Stefan", "Ștefan"]
        for name in [*names, *["Ștefana"] * 8]:
            await add(work, cast.north, name)

        async def found(text: str) -> list[str]:
            return [one.client.name for one in await work.clients.find(cast.north, text, 6)]

        assert (await found("Ștefan"))[:2] == ["Ștefan", "Stefan"]
        assert (await found("Stefan"))[:2] == ["Stefan", "Ștefan"]
        assert (await found("stefan"))[:2] == ["Stefan", "Ștefan"]
        assert (await found("Stefan"))[2:4] == ["Stefan Popa", "Stefania"]
        assert (await found("Ștefan po")) == ["Ștefan Popa", "Stefan Popa"]


async def test_the_last_called_comes_first_with_what_is_known(database: Database, cast: Cast) -> None:
    """Day, type and outcome of the last real call; practice is none; whoever was never called comes by his own age."""
    async with database.unit_of_work() as work:
        older, newer = await add(work, cast.north, "Иван"), await add(work, cast.north, "Иван")
        for client, days in ((newer, 1), (older, 2)):
            call = await open_call(work, cast.anna, client=client, at=NOON + timedelta(days=days))
            await work.consultations.save(
                replace(
                    call,
                    finished_at=NOON + timedelta(days=days),
                    finished_by=FinishedBy.MANAGER,
                    temperament=Recognition.CHOLERIC,
                    outcome=Outcome.BOUGHT,
                )
            )
        practice = await open_call(work, cast.anna, client=newer, at=NOON + timedelta(days=3), is_practice=True)
        await work.consultations.save(replace(practice, finished_at=NOON, finished_by=FinishedBy.NEXT))
        known = await work.clients.find(cast.north, " ИВАН ", 8)
        assert [one.client.id for one in known] == [older, newer]
        assert known[0].last_call_at == NOON + timedelta(days=2)
        assert (known[0].temperament, known[0].outcome) == (Recognition.CHOLERIC, Outcome.BOUGHT)
        assert [one.client.id for one in await work.clients.of_employee(cast.anna.id, cast.north, 1, 1)] == [newer]
        assert await work.clients.of_employee(cast.boris.id, cast.north, 8, 0) == []
        assert await work.clients.of_employee(cast.anna.id, cast.south, 8, 0) == []


async def test_whoever_is_given_a_client_has_him_and_the_giver_has_not(database: Database, cast: Cast) -> None:
    """Until the giver calls him again. Giving on works too, and another team's clients stay."""
    async with database.unit_of_work() as work:
        ivan, petr = await add(work, cast.north, "Иван"), await add(work, cast.north, "Пётр")
        far = await add(work, cast.south, "Юг")
        for days, client in enumerate((ivan, petr)):
            call = await open_call(work, cast.anna, client=client, at=NOON + timedelta(days=days))
            await work.consultations.save(replace(call, finished_at=NOON, finished_by=FinishedBy.NEXT))

        async def of(who: Employee) -> list[ClientId]:
            found = [one.client.id for one in await work.clients.of_employee(who.id, cast.north, 8, 0)]
            assert len(found) == await work.clients.number_of_employee(who.id, cast.north)
            return found

        given = NOON + timedelta(days=5)
        assert await work.clients.hand_over(cast.anna.id, cast.north, cast.boris.id, given) == 2
        assert (await of(cast.anna), await of(cast.boris)) == ([], [petr, ivan])
        again = await open_call(work, cast.anna, client=ivan, at=given + timedelta(days=1))
        assert (await of(cast.anna), await of(cast.boris)) == ([ivan], [petr, ivan]), "both have to do with him"
        assert await work.clients.hand_over(cast.boris.id, cast.north, cast.anna.id, again.started_at + timedelta(days=1)) == 2
        assert (await of(cast.anna), await of(cast.boris)) == ([petr, ivan], [])
        await work.clients.merge(petr, ivan, given)
        assert await of(cast.anna) == [ivan]
        assert await work.clients.hand_over(cast.boris.id, cast.north, cast.anna.id, given) == 0
        assert far not in await of(cast.anna)


async def test_merging_moves_calls_and_erases_the_name(database: Database, cast: Cast) -> None:
    """The row stays as a count; nobody finds it any more."""
    async with database.unit_of_work() as work:
        kept, gone = await add(work, cast.north, "Иван"), await add(work, cast.north, "Ваня")
        call = await open_call(work, cast.anna, client=gone)
        await work.clients.merge(gone, kept, NOON)
        stored = await work.consultations.get(call.id)
        assert stored is not None
        assert (stored.client_id, stored.client_name) == (kept, "Иван")
        assert await work.clients.get(gone) is None
        assert await work.clients.find(cast.north, "ваня", 6) == []


@pytest.mark.parametrize("has_call", [True, False])
async def test_only_a_client_without_a_call_is_forgotten(database: Database, cast: Cast, *, has_call: bool) -> None:
    """Whoever has a call keeps his name."""
    async with database.unit_of_work() as work:
        client = await add(work, cast.north, "Иван")
        if has_call:
            await open_call(work, cast.anna, client=client)
        await work.clients.forget_if_callless(client, NOON)
        assert (await work.clients.get(client) is not None) is has_call


async def test_no_call_has_a_client_of_another_team(database: Database, cast: Cast) -> None:
    """The database itself refuses it: for a new call, for a call that goes on, and for a client who would change teams."""
    async with database.unit_of_work() as work:
        here, there = await add(work, cast.north, "Иван"), await add(work, cast.south, "Пётр")
        with pytest.raises(IntegrityError):
            await open_call(work, cast.anna, client=there)
    for tried in ("another client", "another team"):
        async with database.unit_of_work() as work:
            here, there = await add(work, cast.north, "Иван"), await add(work, cast.south, "Пётр")
            call = await open_call(work, cast.anna, client=here)
            change: Callable[[], Awaitable[object]] = (
                partial(work.consultations.save, replace(call, client_id=there))
                if tried == "another client"
                else partial(work._transaction.execute, update(clients).where(clients.c.id == here).values(team_id=cast.south))
            )
            with pytest.raises(IntegrityError):
                await change()


async def test_forgetting_says_whether_there_was_anything_to_forget(database: Database, cast: Cast) -> None:
    """A client with a call stays."""
    async with database.unit_of_work() as work:
        called, not_called = await add(work, cast.north, "Иван"), await add(work, cast.north, "Пётр")
        await open_call(work, cast.anna, client=called)
        assert await work.clients.forget_if_callless(called, NOON) is False
        assert await work.clients.forget_if_callless(not_called, NOON) is True
        assert await work.clients.get(called) is not None
        assert await work.clients.get(not_called) is None
