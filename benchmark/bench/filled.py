"""Databases with many rows, filled by plain SQL in seconds a million.

A row count of N means N finished calls, each with an answer, a card and an interaction, spread over the people who tap
(`filled.sql`).
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

from bench.crowd import FIRST_PERSON, PEOPLE

CLIENTS = 5_000
SCRIPT = Path(__file__).with_name("filled.sql")


def database(salesfloor: Path, directory: Path, rows: int) -> Path:
    """Return a migrated database with its people and so many calls; one that was filled before is used again."""
    file = directory / f"{rows}.db"
    if rows and file.exists():
        _migrate(salesfloor, file)
        _tidy_up(file)
        return file
    begun = directory / "begun.db"  # under this name until it is whole: a run may be broken off at any moment
    for old in (*directory.glob(f"{rows}.db*"), *directory.glob("begun.db*")):
        old.unlink()
    _migrate(salesfloor, begun)
    _fill(begun, rows)
    return begun.rename(file)


def _migrate(salesfloor: Path, file: Path) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "SALESFLOOR_DATABASE_URL": f"sqlite:///{file}"}
    command = [str(salesfloor), "migrate"]
    subprocess.run(command, env=environment, cwd=file.parent, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command


def _fill(file: Path, rows: int) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    # A crash costs nothing but the file; the bot sets its own pragmas.
    for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN EXCLUSIVE")
    _hire(connection)
    if rows:
        # Indexes that are built afterwards, in order, take half the time; what triggers count one by one is counted at once.
        later = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND (type = 'index' OR type = 'trigger' AND tbl_name = 'consultations')"
        ).fetchall()
        for kind, name, _ in later:
            connection.execute(f'DROP {kind} "{name}"')
        given = {"rows": rows, "people": PEOPLE, "clients": CLIENTS}
        for statement in SCRIPT.read_text(encoding="utf-8").split(";\n"):
            connection.execute(statement, given)
        for _, _, sql in later:
            connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.close()


def _tidy_up(file: Path) -> None:
    """End the calls that an earlier run left open: the bot would end them while it is looked at, and change their cards."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute(
        "UPDATE consultations SET finished_at = last_activity_at, finished_by = 'manager' WHERE finished_at IS NULL"
    )
    connection.execute("DELETE FROM outbox")
    connection.close()


def _hire(connection: sqlite3.Connection) -> None:
    now = "2024-01-01 00:00:00.000000"
    connection.execute("INSERT INTO teams (id, name, name_key, created_at) VALUES (1, 'Первый', 'первый', ?)", (now,))
    connection.executemany(
        "INSERT INTO employees (id, person_id, team_id, role, name, name_key, language, time_zone, is_compact, created_at)"
        " VALUES (?, ?, 1, ?, ?, ?, 'ru', 'Europe/Moscow', 0, ?)",
        ((n + 1, FIRST_PERSON + n, "manager" if n else "owner", f"Анна {n}", f"анна {n}", now) for n in range(PEOPLE)),
    )
