#!/usr/bin/env bash
# Library: aiosqlite 0.22.1.
#
# The guess: a statement that runs into `asyncio.timeout`, or whose task is cancelled, has not happened; with
# asyncpg the server is asked to break it off.
#
# What happens: the statement stays in the queue of the connection's thread and is carried out. The INSERT for
# which `TimeoutError` was raised is part of whatever is committed next, and a `commit` that was cancelled
# commits: a rollback afterwards comes too late.
#
# Why it matters: the caller says «it was not saved», the person sends it again, and it is there twice. After a
# cancelled statement roll back on the same connection, and after a cancelled commit look.
#
# Output seen:
#   aiosqlite 0.22.1
#   an insert that took too long: TimeoutError; rows after the next commit: 1
#   a commit that took too long: TimeoutError; rows that another connection sees after a rollback: 1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check aiosqlite==0.22.1

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio
import sqlite3
from importlib.metadata import version

import aiosqlite

SLOW = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300000) SELECT count(*) FROM c"


async def too_long(database: aiosqlite.Connection, what: str) -> None:
    """Let something wait behind a slow statement, no longer than a tenth of a millisecond."""
    slow = asyncio.create_task(database.execute_fetchall(SLOW))
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(0.0001):
            await (database.commit() if what == "commit" else database.execute(what))
    except TimeoutError:
        await slow
        return
    raise AssertionError("it was quick")


async def main() -> None:
    print("aiosqlite", version("aiosqlite"))
    async with aiosqlite.connect("a.db") as database:
        await database.execute("CREATE TABLE said (text)")
        await too_long(database, "INSERT INTO said VALUES ('hello')")
        await database.commit()
        rows = await database.execute_fetchall("SELECT count(*) FROM said")
        print("an insert that took too long: TimeoutError; rows after the next commit:", rows[0][0])
        assert rows[0][0] == 1
    async with aiosqlite.connect("b.db") as database:
        await database.execute("CREATE TABLE said (text)")
        await database.execute("INSERT INTO said VALUES ('hello')")
        await too_long(database, "commit")
        await database.rollback()
        other = sqlite3.connect("b.db")
        (seen,) = other.execute("SELECT count(*) FROM said").fetchone()
        other.close()
        print("a commit that took too long: TimeoutError; rows that another connection sees after a rollback:", seen)
        assert seen == 1


asyncio.run(main())
PY
