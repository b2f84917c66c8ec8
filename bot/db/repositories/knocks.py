"""How often people were refused at the door, by day."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, case, delete, func, select, update

from bot.db.repositories.repository import Repository
from bot.db.schema.tables import knocks
from bot.db.upsert import for_each_dialect
from bot.domain.ids import PersonId
from bot.services.people.ports import Guesses, Knocked

EVERYBODY_ELSE = 0
_AGAIN = (
    update(knocks)
    .where(knocks.c.day == bindparam("today"), knocks.c.person_id == bindparam("person"))
    .values(times=knocks.c.times + 1, guesses=knocks.c.guesses + bindparam("guessed"))
    .returning(knocks.c.times)
)
_PEOPLE = select(func.count()).where(knocks.c.day == bindparam("today"), knocks.c.person_id != EVERYBODY_ELSE)
_FIRST = for_each_dialect(
    knocks,
    lambda put: put.on_conflict_do_update(
        index_elements=["day", "person_id"],
        set_={"times": knocks.c.times + 1, "guesses": knocks.c.guesses + put.excluded.guesses},
    ).returning(knocks.c.times),
)
_is_own = knocks.c.person_id == bindparam("person")
_GUESSES = select(
    func.coalesce(func.sum(case((_is_own, knocks.c.guesses), else_=0)), 0).label("own"),
    func.coalesce(func.sum(knocks.c.guesses), 0).label("of_all"),
).where(knocks.c.day == bindparam("today"))
_BEFORE = select(knocks).where(knocks.c.day < bindparam("today")).order_by(knocks.c.day, knocks.c.person_id)
_FORGET = delete(knocks).where(knocks.c.day < bindparam("today"))


class KnockRepository(Repository):
    """Table knocks."""

    __slots__ = ()

    async def add(self, day: str, person_id: PersonId, *, is_guess: bool, most_people: int) -> Knocked:
        """Count once more: by himself, or with all the rest when so many are counted by themselves already."""
        counted = {"today": day, "person": person_id, "guessed": int(is_guess)}
        times = (await self._transaction.execute(_AGAIN, counted)).scalar_one_or_none()
        if times is not None:
            return Knocked(is_own=True, times=times)
        is_own = (await self._transaction.execute(_PEOPLE, {"today": day})).scalar_one() < most_people
        values = {"day": day, "person_id": person_id if is_own else EVERYBODY_ELSE, "times": 1, "guesses": int(is_guess)}
        times = (await self._transaction.execute(_FIRST[self._transaction.dialect], values)).scalar_one()
        return Knocked(is_own=is_own, times=times)

    async def guesses(self, day: str, person_id: PersonId) -> Guesses:
        """Count the codes that were guessed on a day."""
        row = (await self._transaction.execute(_GUESSES, {"today": day, "person": person_id})).mappings().one()
        return Guesses(own=int(row["own"]), of_all=int(row["of_all"]))

    async def before(self, day: str) -> Sequence[tuple[str, PersonId, int]]:
        """Give day, person and how often, of the days before one."""
        rows = (await self._transaction.execute(_BEFORE, {"today": day})).mappings()
        return [(row["day"], PersonId(row["person_id"]), row["times"]) for row in rows]

    async def forget_before(self, day: str) -> None:
        """Delete the days before one."""
        await self._transaction.execute(_FORGET, {"today": day})
