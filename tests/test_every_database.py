"""Every command on every database that an operator may point it at: one clear line, and nothing is made."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import app
from bot.playground.emulator import Emulator
from tests.commands import Command
from tests.postgres import Server


def _change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()


def _missing(file: Path) -> None:
    file.unlink()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _emptied(file: Path) -> None:
    file.unlink()
    _change(file, "PRAGMA user_version = 0")
    _change(file, "CREATE TABLE a (b)")
    _change(file, "DROP TABLE a")


def _of_another_program(file: Path) -> None:
    file.unlink()
    _change(file, "CREATE TABLE employees (id)")


def _of_the_playgrounds_chats(file: Path) -> None:
    file.unlink()

    async def make() -> None:
        await Emulator(state=file).aclose()

    asyncio.run(make())


def _older(file: Path) -> None:
    _change(file, "UPDATE alembic_version SET version_num = '0001'")


def _newer(file: Path) -> None:
    _change(file, "UPDATE alembic_version SET version_num = '9999'")


def _garbage(file: Path) -> None:
    file.write_bytes(b"garbage " * 1000)


MADE: dict[str, Callable[[Path], None]] = {
    "missing": _missing,
    "empty": _empty,
    "emptied": _emptied,
    "foreign": _of_another_program,
    "chats": _of_the_playgrounds_chats,
    "older": _older,
    "newer": _newer,
    "garbage": _garbage,
}
COMMANDS = {
    "run": ("run",),
    "migrate": ("migrate",),
    "backup": ("backup", "copy.db"),
    "restore": ("restore", "none.db"),
    "owner-code": ("owner-code",),
    "erase client": ("erase", "client", "1", "--yes"),
    "erase person": ("erase", "person", "1", "--yes"),
    "export": ("export", "--format", "csv", "-o", "log.csv"),
    "retention": ("retention", "--dry-run"),
    "client-file": ("client-file", "1", "-o", "client.html"),
    "export --events": ("export", "--format", "xlsx", "--events", "-o", "log.xlsx"),
}
"""Those that open the database."""
WELL = {
    *(("migrate", database) for database in ("missing", "empty", "emptied")),
    ("backup", "older"),
}
"""What is meant to work: making a database, and copying one at an older schema."""
NOT_TRIED = {*(("run", database) for database in ("missing", "empty", "emptied", "older")), ("migrate", "older")}
"""`run` would begin, and `migrate` would run the migrations of a schema that only the number says."""
CASES = [(command, database) for command in COMMANDS for database in MADE if (command, database) not in NOT_TRIED]


def test_no_command_is_forgotten() -> None:
    """A new command has to say whether it opens the database."""
    known = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    known |= {group.name or "" for group in app.registered_groups}
    assert known == {command.split()[0] for command in COMMANDS} | {
        "doctor",
        "health",
        "emulator",
        "content",
        "classify",
        "simulate",
    }


@pytest.fixture
def files(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """What lies in the folder, without the caches."""

    def look() -> dict[str, bytes]:
        return {str(file): file.read_bytes() for file in sorted(tmp_path.rglob("*")) if file.is_file()}

    return look


@pytest.mark.parametrize(("command", "database"), CASES, ids=[" on ".join(case) for case in CASES])
def test_a_database_that_will_not_do_is_one_line_and_nothing_is_made(
    salesfloor: Command,
    files: Callable[[], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    database: str,
) -> None:
    """What stood there stands there afterwards, to the byte, and nothing beside it."""
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    MADE[database](Path("data/salesfloor.db"))
    before = files()
    code, out, err = salesfloor(*COMMANDS[command])
    if (command, database) in WELL:
        assert (code, err) == (0, "")
        return
    assert (code, out) == (1, "")
    assert err.startswith("salesfloor: ")
    assert err.count("\n") == 1
    assert len(err) > len("salesfloor: .\n")
    assert files() == before


@pytest.mark.parametrize("database", ["foreign", "chats", "newer", "garbage"])
def test_where_run_is_refused_doctor_is_not_well(salesfloor: Command, monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    """And names the database."""
    monkeypatch.setenv("SALESFLOOR_LISTEN", "127.0.0.1:0")
    MADE[database](Path("data/salesfloor.db"))
    code, out, err = salesfloor("doctor")
    assert (code, err) == (1, "")
    assert "bad   database: " in out


def test_the_playgrounds_database_is_not_for_the_bot(
    salesfloor: Command, files: Callable[[], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its ready-made people have numbers that belong to somebody at Telegram, and would be let in. Looking at it is well."""
    shutil.copy("data/salesfloor.db", "data/playground.db")
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{Path('data/playground.db').absolute()}")
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    monkeypatch.setenv("SALESFLOOR_API_URL", "http://127.0.0.1:9")
    before = files()
    code, out, err = salesfloor("run")
    assert (code, out) == (2, "")
    assert "data/playground.db is the playground's." in err
    assert files() == before
    assert "bad   database: data/playground.db is the playground's." in salesfloor("doctor")[1]
    assert salesfloor("export", "--format", "csv")[0] == 0


async def _prepare(server: Server, database: str) -> str:
    if database == "empty":
        return await server.new_database(template="template0")
    name = await server.new_database()
    connection = await server.connect(name)
    try:
        await connection.execute(f"UPDATE alembic_version SET version_num = '{'0001' if database == 'older' else '9999'}'")
    finally:
        await connection.close()
    return name


@pytest.mark.parametrize("database", ["empty", "older", "newer"])
def test_a_server_that_will_not_do_is_one_line_too(
    salesfloor: Command, postgres: Server, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    """`migrate` is named, or the update of the program."""
    name = asyncio.run(_prepare(postgres, database))
    try:
        monkeypatch.setenv("SALESFLOOR_DATABASE_URL", postgres.url(name))
        monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
        for command in ("run", "owner-code", "erase client", "export"):
            code, out, err = salesfloor(*COMMANDS[command])
            assert (code, out) == (1, ""), command
            assert ("Update the program" if database == "newer" else "Run: salesfloor migrate") in err
            assert err.count("\n") == 1
        assert not Path("log.csv").exists()
    finally:
        asyncio.run(postgres.drop(name))
