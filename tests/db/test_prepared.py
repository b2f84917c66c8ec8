"""Statements that are compiled once: what they bring back and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from bot.db.facade import Database
from bot.db.faults import StorageFaults
from bot.db.prepared import Prepared
from bot.db.schema.tables import answers, interactions, teams
from tests.db.marks import sqlite_only

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=3)))


async def test_they_convert_as_sqlalchemy_does(make_database: Callable[..., Database]) -> None:
    """Moments with their zones, documents, truths and nothing at all come back as they went in, on both databases."""
    add = Prepared(insert(interactions).inline())
    get = Prepared(select(interactions).where(interactions.c.kind == bindparam("asked")))
    values: dict[str, Any] = {
        "kind": "tap",
        "done_at": NOON,
        "update_id": 2**62,
        "employee_id": None,
        "team_id": None,
        "consultation_id": None,
        "details": {"слово": "ё", "n": None},
    }
    async with make_database(faults=StorageFaults()).unit_of_work() as work:
        transaction = work._transaction
        assert await transaction.change(add, values) == 1
        row = await transaction.row(get, {"asked": "tap"})
        assert row is not None
        assert {name: row[name] for name in values} == values | {"done_at": NOON.astimezone(UTC)}
        result = await transaction.execute(select(interactions))
        assert dict(row) == dict(result.mappings().one())
        assert await transaction.row(get, {"asked": "other"}) is None
        await transaction.change(add, values)
        with pytest.raises(LookupError):
            await transaction.row(get, {"asked": "tap"})


async def test_a_broken_rule_is_told_without_anybodys_words(make_database: Callable[..., Database]) -> None:
    """With the errors of SQLAlchemy, and nothing more can be done in that transaction."""
    add = Prepared(insert(teams).inline())
    values = {"name": "Секретная", "name_key": None, "created_at": None}
    async with make_database().unit_of_work() as work:
        with pytest.raises(IntegrityError) as failed:
            await work._transaction.change(add, values)
        assert "Секретная" not in str(failed.value)
        with pytest.raises(IntegrityError):
            await work._transaction.execute(text("SELECT 1"))


@sqlite_only
@pytest.mark.parametrize(
    "statement",
    [
        text("SELECT 1"),
        select(teams).where(teams.c.id.in_(bindparam("numbers", expanding=True))),
        update(teams).where(teams.c.id == bindparam("team"), teams.c.name == bindparam("forgotten")),
    ],
)
async def test_what_is_not_known_beforehand_is_refused(database: Database, statement: Any) -> None:
    """Lists, texts, and values that nobody gives: a mistake shows at the first execution, not in what is stored."""
    async with database.unit_of_work() as work:
        with pytest.raises(TypeError):
            await work._transaction.rows(Prepared(statement), {"team": 1} if "forgotten" in str(statement) else {"numbers": [1]})


@sqlite_only
async def test_other_values_than_the_first_time_are_refused(database: Database) -> None:
    """Whatever is given too much would be passed over in silence."""
    get = Prepared(select(answers).where(answers.c.consultation_id == bindparam("call")))
    async with database.unit_of_work() as work:
        assert await work._transaction.rows(get, {"call": 1}) == []
        with pytest.raises(TypeError):
            await work._transaction.rows(get, {"call": 1, "more": 2})
    async with database.unit_of_work() as work:
        with pytest.raises(KeyError):
            await work._transaction.rows(get, {"cal": 1})
