"""Databases with many rows, filled by plain SQL in seconds a million.

A row count of N means N finished calls, each with an answer, a card and an interaction (`filled.sql`): spread over the people who
tap, or in a house, where calls are looked at, over a few teams.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.crowd import FIRST_PERSON, PEOPLE

CLIENTS = 5_000
BEGINNING = 1_704_067_200
"""2024-01-01, in seconds."""
HOUSE_SECONDS = 60_000_000
"""From the first call of a house to its last: 694 days, whatever their number."""
HOUSE_ENDS = BEGINNING + HOUSE_SECONDS
TEAMS = 5
SCRIPT = Path(__file__).with_name("filled.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How calls lie in time and over people; the first of these is the owner."""

    name: str
    step: int
    """Seconds between two calls."""
    people: int
    teams: int
    has_supervisor: bool
    """The second of the people is one."""


def database(salesfloor: Path, directory: Path, rows: int) -> Path:
    """Return a migrated database with the people who tap and so many calls; one that was filled before is used again."""
    return _filled(salesfloor, directory, rows, Spread(name="", step=12, people=PEOPLE, teams=1, has_supervisor=False))


def house(salesfloor: Path, directory: Path, rows: int) -> Path:
    """Return a database with a few teams, whose calls lie in the same days however many there are."""
    step = HOUSE_SECONDS // rows
    return _filled(salesfloor, directory, rows, Spread(name="house-", step=step, people=50, teams=TEAMS, has_supervisor=True))


def _filled(salesfloor: Path, directory: Path, rows: int, spread: Spread) -> Path:
    file = directory / f"{spread.name}{rows}.db"
    if rows and file.exists():
        _migrate(salesfloor, file)
        _tidy_up(file)
        return file
    begun = directory / "begun.db"  # under this name until it is whole: a run may be broken off at any moment
    for old in (*directory.glob(f"{spread.name}{rows}.db*"), *directory.glob("begun.db*")):
        old.unlink()
    _migrate(salesfloor, begun)
    _fill(begun, rows, spread)
    return begun.rename(file)


def _migrate(salesfloor: Path, file: Path) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "SALESFLOOR_DATABASE_URL": f"sqlite:///{file}"}
    command = [str(salesfloor), "migrate"]
    subprocess.run(command, env=environment, cwd=file.parent, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command


def _fill(file: Path, rows: int, spread: Spread) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    # A crash costs nothing but the file; the bot sets its own pragmas.
    for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN EXCLUSIVE")
    _hire(connection, spread)
    if rows:
        # Indexes that are built afterwards, in order, take half the time; what triggers count one by one is counted at once.
        later = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND (type = 'index' OR type = 'trigger' AND tbl_name IN ('consultations', 'answers'))"
        ).fetchall()
        for kind, name, _ in later:
            connection.execute(f'DROP {kind} "{name}"')
        given = {"rows": rows, "people": spread.people, "teams": spread.teams, "step": spread.step, "clients": CLIENTS}
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


def _hire(connection: sqlite3.Connection, spread: Spread) -> None:
    now = "2024-01-01 00:00:00.000000"
    roles = ["owner", "supervisor" if spread.has_supervisor else "manager", *["manager"] * (spread.people - 2)]
    connection.executemany(
        "INSERT INTO teams (id, name, name_key, created_at) VALUES (?, ?, ?, ?)",
        ((number, f"Отдел {number}", f"отдел {number}", now) for number in range(1, spread.teams + 1)),
    )
    connection.executemany(
        "INSERT INTO employees (id, person_id, team_id, role, name, name_key, language, time_zone, is_compact, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, 'ru', 'Europe/Moscow', 0, ?)",
        ((n + 1, FIRST_PERSON + n, 1 + n % spread.teams, role, f"Анна {n}", f"анна {n}", now) for n, role in enumerate(roles)),
    )
