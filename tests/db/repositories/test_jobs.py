"""Slow work as rows: who takes it, and when it is taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import NoResultFound

from bot.db.facade import Database
from bot.domain.ids import ChatId, LanguageCode
from bot.services.job_ports import JobId, JobKind, JobReason, JobState
from tests.db.people import NOON, Cast

ALIVE = timedelta(seconds=30)


async def test_a_job_is_taken_once_while_its_runner_lives(database: Database, cast: Cast) -> None:
    """Two who look at the same time get different ones, and whoever is silent too long loses his; what is over stays so."""
    async with database.unit_of_work() as work:
        for at in (NOON, NOON + ALIVE):
            await work.jobs.add(kind=JobKind.EXPORT, employee_id=cast.anna.id, chat_id=ChatId(1), request={"choice": "a"}, at=at)
        await work.commit()
    async with database.unit_of_work() as work:
        first = await work.jobs.claim(NOON, NOON + ALIVE)
        second = await work.jobs.claim(NOON, NOON + ALIVE)
        assert first is not None
        assert second is not None
        assert (first.id < second.id, first.state, first.attempts, first.request) == (True, JobState.WAITING, 1, {"choice": "a"})
        assert await work.jobs.claim(NOON, NOON + ALIVE) is None
        assert await work.jobs.note(second.id, rows_done=7, alive_until=NOON + 3 * ALIVE)
        await work.commit()
    async with database.unit_of_work() as work:
        await work.jobs.let_go(NOON)
        assert await work.jobs.claim(NOON, NOON + ALIVE) == replace(first, state=JobState.RUNNING, attempts=2)
        await work.rollback()
    async with database.unit_of_work() as work:
        again = await work.jobs.claim(NOON + ALIVE, NOON + 2 * ALIVE)
        assert again is not None
        assert (again.id, again.state, again.attempts) == (first.id, JobState.RUNNING, 2)
        assert await work.jobs.enter(first.id, JobState.CANCELLED, NOON)
        assert not await work.jobs.enter(first.id, JobState.DONE, NOON)
        assert not await work.jobs.note(first.id, rows_done=9, alive_until=NOON + 3 * ALIVE)
        for message in (11, 12):
            await work.jobs.sent(second.id, message, NOON)
        assert await work.jobs.enter(second.id, JobState.FAILED, NOON, JobReason.BUSY)
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.jobs.unfinished_of(cast.anna.id, JobKind.EXPORT) == []
        one = await work.jobs.add(
            kind=JobKind.CLIENT_FILE, employee_id=cast.anna.id, chat_id=ChatId(1), request={"client": "7"}, at=NOON
        )
        assert await work.jobs.unfinished_of(cast.anna.id, JobKind.CLIENT_FILE) == [one]
        assert await work.jobs.unfinished_of(cast.anna.id, JobKind.EXPORT) == []
        (standing,) = await work.jobs.in_chats(9)
        assert (standing.id, standing.messages, standing.reason, standing.rows_done) == (second.id, (11, 12), JobReason.BUSY, 7)
        await work.jobs.taken_out(second.id, NOON)
        assert await work.jobs.in_chats(9) == []
        await work.jobs.sent(second.id, 13, NOON)
        assert [job.id for job in await work.jobs.in_chats(9)] == [second.id], "a part that comes later is to leave too"
        nobodys = JobId(10**6)
        assert await work.jobs.over_among([first.id, second.id, one.id, nobodys]) == [first.id, second.id, nobodys]


async def test_a_file_on_its_way_to_somebody_who_is_erased_is_known_until_it_is_out(database: Database, cast: Cast) -> None:
    """Else nobody would know in which message it stands; once it is taken out, or was never sent, nothing is left of his job."""
    for is_sent in (True, False):
        async with database.unit_of_work() as work:
            job = (await work.jobs.add(kind=JobKind.EXPORT, employee_id=cast.boris.id, chat_id=ChatId(1), request={}, at=NOON)).id
            assert await work.jobs.enter(job, JobState.SENDING, NOON)
            await work.erasing.person(cast.boris, LanguageCode("ru"), NOON)
            if is_sent:
                await work.jobs.sent(job, 11, NOON)
                await work.jobs.taken_out(job, NOON)
                await work.jobs.sent(job, 12, NOON)
            assert await work.jobs.enter(job, JobState.DONE, NOON)
            assert [one.messages for one in await work.jobs.in_chats(9)] == [(11, 12)] * is_sent
            if is_sent:
                await work.jobs.taken_out(job, NOON)
            with pytest.raises(NoResultFound):
                await work.jobs.sent(job, 13, NOON)
            await work.rollback()
