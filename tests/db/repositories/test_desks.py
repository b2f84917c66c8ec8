"""Links that open the desk page, and who is signed in, on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.db.facade import Database
from tests.db.people import NOON, add_cast

LATER = NOON + timedelta(minutes=10)


async def test_a_link_is_taken_once_and_in_time(database: Database) -> None:
    """A newer one takes the place of the one before; one of another stays."""
    async with database.unit_of_work() as work:
        cast = await add_cast(work)
        anna, boris = cast.anna.id, cast.boris.id
        await work.desks.put_link("first", anna, NOON, LATER)
        await work.desks.put_link("second", anna, NOON, LATER)
        await work.desks.put_link("other", boris, NOON, LATER)
        assert await work.desks.take_link("first", NOON) is None
        assert await work.desks.take_link("second", LATER) is None
        assert [await work.desks.take_link("second", NOON) for _ in range(2)] == [anna, None]
        assert await work.desks.take_link("other", NOON) == boris


async def test_a_session_lasts_until_it_ends(database: Database) -> None:
    """By itself, signed out, or with all others of the same person; what has ended is forgotten."""
    async with database.unit_of_work() as work:
        cast = await add_cast(work)
        anna, boris = cast.anna.id, cast.boris.id
        for token, whose in (("a", anna), ("b", anna), ("c", anna), ("d", boris)):
            await work.desks.sign_in(token, whose, NOON, LATER)
        assert [await work.desks.who(token, NOON) for token in "acdx"] == [anna, anna, boris, None]
        assert await work.desks.who("a", LATER) is None
        await work.desks.sign_out("a")
        assert (await work.desks.who("a", NOON), await work.desks.open_of(anna, NOON)) == (None, 2)
        assert await work.desks.sign_out_everywhere(anna) == 2
        assert await work.desks.open_of(boris, NOON) == 1
        await work.desks.forget_before(LATER)
        assert await work.desks.who("d", NOON) is None
