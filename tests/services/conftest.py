"""A database and an employee for tests of use cases, without a chat."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.db.facade import Database
from bot.db.unit_of_work import SqlUnitOfWork
from bot.domain.clients.naming import ClientNaming
from bot.domain.ids import LanguageCode, PersonId
from bot.domain.people.employee import Role
from bot.services.act import Act
from bot.services.people.ports import Organisation
from tests.small_script import small_script

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def later(act: Act, **units: float) -> Act:
    """The same employee, some time later."""
    return replace(act, now=act.now + timedelta(**units))


@pytest.fixture
async def work(migrated_file: Path, tmp_path: Path) -> AsyncIterator[SqlUnitOfWork]:
    """A unit of work that is rolled back."""
    file = tmp_path / "services.db"
    shutil.copy(migrated_file, file)
    database = Database(f"sqlite:///{file}")
    async with database.unit_of_work() as opened:
        yield opened
    await database.dispose()


@pytest.fixture
async def act(work: SqlUnitOfWork) -> Act:
    """A manager at noon, with the small script."""
    await work.organisation.put(Organisation(client_naming=ClientNaming.NAMES))
    employee = await work.employees.add(
        person_id=PersonId(101),
        team_id=await work.teams.add("Первый", NOON),
        role=Role.MANAGER,
        name="Анна",
        language=LanguageCode("ru"),
        time_zone="Europe/Moscow",
        at=NOON,
    )
    return Act(work=work, employee=employee, script=small_script(), now=NOON, update_id=1)
