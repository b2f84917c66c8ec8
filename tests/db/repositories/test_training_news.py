"""What is to be told of trainees is kept, one piece of a kind and a stage, and found when it is time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.db.facade import Database
from bot.db.upkeep import migrate
from bot.domain.ids import EmployeeId, StageId
from bot.domain.training.path_news import NewsKind, PathNews, mentor_named
from tests.db.people import NOON, Cast, add_employee

FIRST, SECOND = StageId("acquaintance"), StageId("base")


async def test_a_piece_is_written_over_found_when_due_and_dropped(database: Database, cast: Cast) -> None:
    """Of another kind, stage or person it says nothing."""
    later = NOON + timedelta(hours=1)
    gate = PathNews(employee_id=cast.anna.id, kind=NewsKind.GATE, stage=FIRST, was_open=False, look_at=NOON)
    async with database.unit_of_work() as work:
        news = work.training_news
        await news.put(gate)
        await news.put(replace(gate, stage=SECOND, look_at=later))
        await news.put(replace(gate, was_open=True, told=frozenset({cast.boris.id, EmployeeId(7)})))
        assert [one.stage for one in await news.due(NOON, 9)] == [FIRST]
        assert [one.stage for one in await news.due(later, 9)] == [FIRST, SECOND]
        assert [one.stage for one in await news.due(later, 1)] == [FIRST]
        found = await news.of(cast.anna.id, NewsKind.GATE, FIRST)
        assert found == replace(gate, was_open=True, told=frozenset({cast.boris.id, EmployeeId(7)}))
        for none in (
            (cast.anna.id, NewsKind.READY, FIRST),
            (cast.anna.id, NewsKind.GATE, None),
            (cast.boris.id, NewsKind.GATE, FIRST),
        ):
            assert await news.of(*none) is None
        await news.drop(cast.anna.id, NewsKind.GATE, FIRST)
        assert [one.stage for one in await news.due(later, 9)] == [SECOND]


async def test_of_whoever_had_a_mentor_before_the_upgrade_it_is_noticed_too(database: Database, url: str, cast: Cast) -> None:
    """His mentor was named when nothing was watched yet."""
    async with database.unit_of_work() as work:
        await work.mentorships.put(cast.boris.id, cast.anna.id)
        await work.commit()
    await database.dispose()
    await migrate.downgrade(url, "0028")
    await migrate.upgrade(url)
    upgraded = Database(url)
    async with upgraded.unit_of_work() as work:
        [watched] = await work.training_news.due(NOON + timedelta(days=900), 9)
    await upgraded.dispose()
    _, named = mentor_named(cast.boris.id, cast.anna.id, watched.look_at)
    assert watched == named


async def test_who_of_a_team_has_a_mentor_there(database: Database, cast: Cast) -> None:
    """Who is blocked, or in another team, is nobody's mentor here."""
    async with database.unit_of_work() as work:
        vera, gleb = [await add_employee(work, number, cast.north, "Вера") for number in (103, 104)]
        for mentee, mentor in ((vera, cast.anna), (gleb, cast.boris), (cast.anna, gleb)):
            await work.mentorships.put(mentee.id, mentor.id)
        assert set(await work.mentorships.mentored(cast.north)) == {vera.id, cast.anna.id}
        assert set(await work.mentorships.mentored(cast.south)) == set()
        await work.employees.change(cast.anna, replace(cast.anna, blocked_at=NOON))
        assert set(await work.mentorships.mentored(cast.north)) == {cast.anna.id}
