"""Databases with many rows, filled by plain SQL in seconds a million. Leaves out the schema: `salesfloor migrate` makes it.

A row count of N means N finished calls, each with an answer, a card and an interaction, spread over the people who tap.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

from bench.crowd import FIRST_PERSON, PEOPLE

CLIENTS = 5_000

NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :rows) "
WHEN = "strftime('%Y-%m-%d %H:%M:%S', 1704067200 + i * 12, 'unixepoch') || '.000000'"
"""A call every twelve seconds from 2024 on: five million are nearly two years."""

FILL = (
    "INSERT INTO clients (id, team_id, name, name_key, language, created_at)"
    f" SELECT i + 1, 1, 'Клиент ' || i, 'клиент ' || i, 'ru', '2024-01-01 00:00:00.000000' FROM (SELECT i FROM n LIMIT {CLIENTS})",
    "INSERT INTO consultations (id, employee_id, team_id, client_id, language, is_practice, started_at, last_activity_at,"
    " finished_at, finished_by, revision, taps, first_card_at, phrases_shown, none_fits, outcome, temperament, confidence,"
    " temperament_source, runner_up, wants, can, task_id, content_version)"
    f" SELECT i + 1, 1 + i % {PEOPLE}, 1, CASE WHEN i % 3 THEN 1 + i % {CLIENTS} END, 'ru', 0, {WHEN}, {WHEN}, {WHEN},"
    " 'manager', 6, 6, " + WHEN + ", '[\"open.1\",\"bold.2\",\"bold.3\"]', 0,"
    " CASE i % 5 WHEN 0 THEN 'bought' WHEN 1 THEN 'thinking' WHEN 2 THEN 'refused' END,"
    " CASE i % 6 WHEN 0 THEN 'choleric' WHEN 1 THEN 'melancholic' WHEN 2 THEN 'sanguine' WHEN 3 THEN 'phlegmatic'"
    " WHEN 4 THEN 'mixed' ELSE 'unknown' END, 0.83, 'bot', 'phlegmatic',"
    " CASE i % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'unknown' END,"
    " CASE i % 2 WHEN 0 THEN 'yes' ELSE 'unknown' END, 'close', 'bench' FROM n",
    "INSERT INTO answers (consultation_id, position, question_id, option_id, answered_at)"
    f" SELECT i + 1, 1, 'wants', 'yes', {WHEN} FROM n",
    "INSERT INTO cards_shown (consultation_id, revision, shown_at, posterior, recognition, runner_up, phrase_id, task_id,"
    " content_version, weights_version)"
    f" SELECT i + 1, 1, {WHEN}, '{{\"choleric\":0.83,\"phlegmatic\":0.17}}', 'choleric', 'phlegmatic', 'bold.2', 'close',"
    " 'bench', 'bench' FROM n",
    "INSERT INTO interactions (kind, done_at, update_id, employee_id, team_id, consultation_id, details)"
    f" SELECT 'call_finished', {WHEN}, i, 1 + i % {PEOPLE}, 1, i + 1, '{{\"by\":\"manager\"}}' FROM n",
    "INSERT INTO processed_updates (bot_id, update_id, processed_at)" + f" SELECT 1, i, {WHEN} FROM n",
)


def database(salesfloor: Path, directory: Path, rows: int) -> Path:
    """Return a migrated database with its people and so many calls; one that was filled before is used again."""
    file = directory / f"{rows}.db"
    is_there = file.exists() and rows > 0
    if not is_there:
        for old in directory.glob(f"{rows}.db*"):
            old.unlink()
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "SALESFLOOR_DATABASE_URL": f"sqlite:///{file}"}
    subprocess.run([salesfloor, "migrate"], env=environment, cwd=directory, check=True, stdout=subprocess.DEVNULL)
    if not is_there:
        try:
            _fill(file, rows)
        except BaseException:
            file.unlink()  # half filled, it would be taken for full the next time
            raise
    return file


def _fill(file: Path, rows: int) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    # A crash costs nothing but the file; the bot sets its own pragmas.
    for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN EXCLUSIVE")
    _hire(connection)
    if rows:
        # Indexes that are built afterwards, in order, take half the time.
        later = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        for name, _ in later:
            connection.execute(f'DROP INDEX "{name}"')
        for statement in FILL:
            connection.execute(NUMBERS + statement, {"rows": rows})
        for _, sql in later:
            connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.close()


def _hire(connection: sqlite3.Connection) -> None:
    now = "2024-01-01 00:00:00.000000"
    connection.execute("INSERT INTO teams (id, name, name_key, created_at) VALUES (1, 'Первый', 'первый', ?)", (now,))
    connection.executemany(
        "INSERT INTO employees (id, person_id, team_id, role, name, name_key, language, time_zone, is_compact, created_at)"
        " VALUES (?, ?, 1, ?, ?, ?, 'ru', 'Europe/Moscow', 0, ?)",
        (
            (n + 1, FIRST_PERSON + n, "manager" if n else "owner", f"Анна {n}", f"анна {n}", now)
            for n in range(PEOPLE)
        ),
    )
