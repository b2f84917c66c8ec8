"""How far trainees are, as it is stored."""

from __future__ import annotations

from datetime import date, timedelta

from bot.db.facade import Database
from bot.domain.ids import StageId, TickId
from bot.domain.training.stages import Confirmed, Path, WorkCount
from tests.db.people import NOON, Cast

DAY = date(2026, 3, 2)
FIRST, SECOND = StageId("first"), StageId("second")


async def test_whoever_has_not_begun_has_an_empty_path(database: Database, cast: Cast) -> None:
    """Of several people each has his own."""
    async with database.unit_of_work() as work:
        await work.paths.begin(cast.anna.id, FIRST, DAY)
        assert await work.paths.of(cast.boris.id) == Path()
        assert await work.paths.of_people([cast.anna.id, cast.boris.id]) == {
            cast.anna.id: Path(begun_on=DAY),
            cast.boris.id: Path(),
        }
        assert await work.paths.of_people([]) == {}


async def test_a_confirmation_stands_until_it_is_taken_back(database: Database, cast: Cast) -> None:
    """What was begun and ticked meanwhile stays, and the path began on its first day."""
    async with database.unit_of_work() as work:
        paths, anna = work.paths, cast.anna.id
        await paths.begin(anna, FIRST, DAY)
        assert await paths.confirm(anna, FIRST, cast.boris.id, NOON)
        assert not await paths.confirm(anna, FIRST, anna, NOON), "the first one holds"
        await paths.begin(anna, SECOND, DAY + timedelta(days=4))
        await paths.tick(anna, TickId("t"), cast.boris.id, NOON)
        said = Confirmed(by=cast.boris.id, at=NOON)
        assert await paths.of(anna) == Path(begun_on=DAY, confirmed={FIRST: said}, ticked=frozenset({TickId("t")}))
        assert await paths.take_back(anna, FIRST)
        assert not await paths.take_back(anna, FIRST)
        assert await paths.of(anna) == Path(begun_on=DAY, ticked=frozenset({TickId("t")}))
        await work.commit()


async def test_a_stage_keeps_the_day_on_which_it_first_began(database: Database, cast: Cast) -> None:
    """Also when it is begun again, and its confirmation stays."""
    async with database.unit_of_work() as work:
        await work.paths.begin(cast.anna.id, FIRST, DAY)
        await work.paths.confirm(cast.anna.id, FIRST, cast.boris.id, NOON)
        await work.paths.begin(cast.anna.id, FIRST, DAY + timedelta(days=9))
        found = await work.paths.of(cast.anna.id)
        assert found.begun_on == DAY
        assert FIRST in found.confirmed


async def test_what_is_ticked_twice_was_said_by_the_first(database: Database, cast: Cast) -> None:
    """Until it is taken away."""
    async with database.unit_of_work() as work:
        for by in (cast.anna.id, cast.boris.id):
            await work.paths.tick(cast.anna.id, TickId("t"), by, NOON)
        await work.paths.untick(cast.boris.id, TickId("t"))
        assert (await work.paths.of(cast.anna.id)).ticked == {TickId("t")}
        await work.paths.untick(cast.anna.id, TickId("t"))
        assert (await work.paths.of(cast.anna.id)).ticked == frozenset()


async def test_a_days_count_is_written_over(database: Database, cast: Cast) -> None:
    """A day is one row of one trainee; days before the one asked for are left out."""
    async with database.unit_of_work() as work:
        await work.paths.put_count(cast.anna.id, DAY, WorkCount(calls=1))
        await work.paths.put_count(cast.anna.id, DAY, WorkCount(calls=2, requests=1))
        await work.paths.put_count(cast.anna.id, DAY - timedelta(days=7), WorkCount(calls=30))
        await work.paths.put_count(cast.boris.id, DAY, WorkCount(calls=5))
        assert await work.paths.counts(cast.anna.id, DAY - timedelta(days=6)) == {DAY: WorkCount(calls=2, requests=1)}
