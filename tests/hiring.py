"""Hires people straight into a database, before a bot runs on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.db.facade import Database
from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import LanguageCode, PersonId
from bot.domain.people.employee import Role
from bot.services.people.ports import Organisation


async def hire(url: str, names: Mapping[int, str], now: datetime, time_zone: str = "Europe/Moscow") -> None:
    """Make managers of one team of these people, names by Telegram's number; clients are called by name."""
    database = Database(url)
    async with database.unit_of_work() as work:
        team_id = await work.teams.add("Первый", now)
        for person, name in names.items():
            await work.employees.add(
                person_id=PersonId(person),
                team_id=team_id,
                role=Role.MANAGER,
                name=name,
                language=LanguageCode("ru"),
                time_zone=time_zone,
                at=now,
            )
        await work.organisation.put(Organisation(client_naming=ClientNaming.NAMES))
        await work.commit()
    await database.dispose()
