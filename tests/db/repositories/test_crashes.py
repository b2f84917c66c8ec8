"""Updates that a process had in hand when it ended."""

from __future__ import annotations

from datetime import timedelta

from bot.db.facade import Database
from tests.db.people import NOON


async def test_an_update_is_set_aside_after_the_second_crash(database: Database) -> None:
    """Until then it may be processed; then it may not, in no process, until its failure is recorded."""
    async with database.unit_of_work() as work:
        assert await work.updates.was_in_hand(1, 77, NOON) == 1
        assert not await work.updates.is_set_aside(1, 77)
        assert await work.updates.accept(1, 77, NOON)
        await work.rollback()
        assert await work.updates.was_in_hand(1, 77, NOON) == 1
        assert await work.updates.was_in_hand(1, 77, NOON) == 2
        await work.commit()
    async with database.unit_of_work() as work:
        assert await work.updates.is_set_aside(1, 77)
        assert not await work.updates.accept(1, 77, NOON)
        assert await work.updates.accept(2, 77, NOON), "another bot's update of the same number is another update"
        assert await work.updates.accept(1, 78, NOON)
        assert await work.updates.fail(1, 77, NOON, "3F9A2C7K", "SetAside")
        assert not await work.updates.is_set_aside(1, 77)
        assert not await work.updates.accept(1, 77, NOON)
        assert not await work.updates.fail(1, 77, NOON, "2222AAAA", "SetAside"), "recorded once"


async def test_what_was_processed_all_the_same_is_not_counted(database: Database) -> None:
    """The end came after the commit, or the note is an old one."""
    async with database.unit_of_work() as work:
        await work.updates.accept(1, 77, NOON)
        assert await work.updates.was_in_hand(1, 77, NOON) == 0
        assert not await work.updates.is_set_aside(1, 77)


async def test_crashes_are_forgotten_with_the_updates(database: Database) -> None:
    """After a week Telegram repeats nothing any more."""
    async with database.unit_of_work() as work:
        for number, at in ((1, NOON), (2, NOON + timedelta(days=8))):
            await work.updates.was_in_hand(1, number, at)
            await work.updates.was_in_hand(1, number, at)
        await work.updates.forget_before(NOON + timedelta(days=7))
        assert not await work.updates.is_set_aside(1, 1)
        assert await work.updates.is_set_aside(1, 2)
