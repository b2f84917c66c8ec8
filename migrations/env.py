"""Runs migrations on the connection that `bot.db.upkeep.migrate` hands over; by itself (`alembic revision`) it opens one.

Foreign keys are off on that connection: SQLite changes a table by building it anew, and dropping the old one would delete every
row that refers to it. They are checked at the end of each migration instead, inside its transaction.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.db.address import database_url
from bot.db.engine import migrating_engine
from bot.db.schema.tables import complete_for_postgresql, metadata


def run(connection: Connection) -> None:
    """Run what Alembic was asked for, each migration in a transaction of its own."""
    if connection.dialect.name == "postgresql":
        complete_for_postgresql()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        # Alembic takes SQLite for a database whose DDL cannot be rolled back; begun explicitly, it can.
        transactional_ddl=True,
        transaction_per_migration=True,
        render_as_batch=True,
        compare_type=True,
        compare_server_default=True,
        on_version_apply=check_foreign_keys,
    )
    with context.begin_transaction():
        context.run_migrations()


def check_foreign_keys(ctx: MigrationContext, *_: Any, **__: Any) -> None:
    """Refuse a migration that left a row referring to nothing."""
    if ctx.dialect.name == "sqlite" and ctx.connection is not None:
        broken = ctx.connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            msg = f"the migration broke {len(broken)} references, first in table {broken[0][0]}"
            raise RuntimeError(msg)


async def run_alone() -> None:
    """Run on the database of SALESFLOOR_DATABASE_URL, for developers who write a migration."""
    engine = migrating_engine(database_url(os.environ["SALESFLOOR_DATABASE_URL"]))
    try:
        async with engine.connect() as connection:
            await connection.run_sync(run)
    finally:
        await engine.dispose()


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(run_alone())
else:
    run(given)
