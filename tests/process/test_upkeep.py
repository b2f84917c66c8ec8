"""Copies, migrations and the doctor with the real processes: what an operator does to a bot that people use."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.db.upkeep.migrate import head
from bot.db.upkeep.run_lock import run_lock
from bot.domain.clients.naming import ClientNaming
from bot.playground.server import ServedAt
from bot.screens.action import encode
from bot.screens.people.settings_actions import SetNaming
from tests.db.filled import filled_copy
from tests.process.living import ROOT, TOKEN, Living, WatchedEmulator, free_port, health, living, until
from tests.process.test_run import hired, settings
from tests.remains import where_it_remains

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

NEXT = """
import pathlib, time
import sqlalchemy as sa
from alembic import op
revision = "9001"
down_revision = {head!r}
def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer))
    with op.batch_alter_table("teams", recreate="always") as teams:
        teams.add_column(sa.Column("motto", sa.Text()))
    op.execute("UPDATE teams SET motto = 'new'")
    waits = pathlib.Path({waits!r})
    if waits.exists():
        waits.with_name("begun").touch()
        time.sleep(60)
def downgrade():
    op.drop_table("half")
"""


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Migrations of a version to come. While the file `waits` lies beside them, the last one stops half-way."""
    scripts = Path(shutil.copytree(ROOT / "migrations", tmp_path / "later"))
    (scripts / "versions" / "9001_later.py").write_text(NEXT.format(head=head(), waits=str(tmp_path / "waits")))
    return scripts


@pytest.fixture
def filled(migrated_file: Path, tmp_path: Path) -> Path:
    """A database with something in every table."""
    return filled_copy(migrated_file, tmp_path / "bot.db")


@asynccontextmanager
async def later_version(directory: Path, **environment: str) -> AsyncIterator[Living]:
    """The command with the migrations of a folder, which is its first argument."""
    async with living(directory, "later", "tests.process.other_migrations", **environment) as process:
        yield process


def teams(file: Path) -> list[tuple[object, ...]]:
    """The rows that the migration to come changes."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT * FROM teams ORDER BY id").fetchall()


def revision(file: Path) -> str:
    """The schema a file is at."""
    with closing(sqlite3.connect(file)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def tables(file: Path) -> set[str]:
    """The tables of a file."""
    with closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


async def test_a_migration_that_is_killed_half_way_is_simply_repeated(later: Path, filled: Path, tmp_path: Path) -> None:
    """After `kill -9` the database is whole and at the old schema with every row; the copy made before lies beside it."""
    before = teams(filled)
    (tmp_path / "waits").touch()
    async with later_version(tmp_path, SALESFLOOR_DATABASE_URL=f"sqlite:///{filled}") as process:
        await process.start(str(later), "migrate")
        await until(lambda: _exists(tmp_path / "begun"))
        assert await process.end(signal.SIGKILL) == -signal.SIGKILL, process.output
        assert revision(filled) == head()
        assert teams(filled) == before
        assert not {name for name in tables(filled) if name == "half" or name.startswith("_alembic_tmp")}
        (copy,) = (tmp_path / "backups").iterdir()
        assert teams(copy) == before
        (tmp_path / "waits").unlink()
        await process.start(str(later), "migrate")
        assert await process.ended() == 0, process.output
        assert "the database is at schema 9001" in process.output
    assert teams(filled) == [(*row, "new") for row in before]


async def test_the_schema_is_not_renewed_under_a_running_bot(later: Path, filled: Path, tmp_path: Path) -> None:
    """One line says who is in the way, and nothing is copied or changed; with nothing to renew nobody is in the way."""
    url = f"sqlite:///{filled}"
    async with later_version(tmp_path, SALESFLOOR_DATABASE_URL=url) as process:
        with run_lock(url):
            await process.start(str(later), "migrate")
            assert await process.ended() == 1
            assert "another running bot" in process.output
            assert process.output.count("\n") == 1
            assert revision(filled) == head()
            assert not (tmp_path / "backups").exists()
            await process.start(str(ROOT / "migrations"), "migrate")
            assert await process.ended() == 0, process.output


async def test_run_copies_the_database_before_it_renews_the_schema(
    later: Path, filled: Path, tmp_path: Path, served: ServedAt, telegram: WatchedEmulator
) -> None:
    """And says where the copy is; with nothing to renew it copies nothing."""
    before = teams(filled)
    async with later_version(tmp_path, **settings(served, tmp_path, free_port())) as process:
        for _ in range(2):
            asked = telegram.requests["getUpdates"]
            await process.start(str(later), "run")
            await telegram.wait_until(lambda asked=asked: telegram.requests["getUpdates"] > asked)  # type: ignore[misc]  # bound now
            assert await process.end(signal.SIGTERM) == 0, process.output
            (copy,) = (tmp_path / "backups").iterdir()
            assert revision(filled) == "9001"
            assert (revision(copy), teams(copy)) == (head(), before)
            assert process.output.count(str(copy)) == 1, "said by the first"


async def test_a_copy_made_while_people_call_is_put_back_and_the_bot_goes_on(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path
) -> None:
    """Copies made in the middle of calls are whole; while the bot runs none is put back; afterwards it goes on from there."""
    port = free_port()
    environment = settings(served, tmp_path, port)
    file = tmp_path / "bot.db"
    async with living(tmp_path, "bot", **environment) as bot, living(tmp_path, "operator", **environment) as operator:
        await bot.start("run")
        chat = await hired(bot, telegram)
        for number in range(3):
            for _ in range(20):
                chat.send_text("/call Иван Ильич")
            await operator.start("backup", f"copy{number}.db")
            assert await operator.ended() == 0, operator.output
        operator.output_file.unlink()
        await operator.start("restore", "copy0.db")
        assert await operator.ended() == 1
        assert operator.output.count("\n") == 1
        assert "another running bot" in operator.output
        await telegram.wait_until(lambda: not telegram.pending_updates())
        assert await bot.end(signal.SIGTERM) == 0
        calls = [_count(tmp_path / f"copy{number}.db") for number in range(3)] + [_count(file)]
        assert calls == sorted(calls)
        assert calls[-1] == 60
        await operator.start("restore", "copy1.db")
        assert await operator.ended() == 0, operator.output
        assert _count(file) == calls[1]
        assert _count(_kept(tmp_path)) == 60
        asked = telegram.requests["getUpdates"]
        await bot.start("run")
        await telegram.wait_until(lambda: telegram.requests["getUpdates"] > asked)
        chat.send_text("/call Мария")
        await until(lambda: _has_calls(file, calls[1] + 1))
        found = await health(port)
        assert found is not None
        assert found["status"] == "ok"
        assert await bot.end(signal.SIGTERM) == 0
        assert "Traceback" not in bot.output + operator.output


async def test_a_client_is_erased_beside_a_running_bot(telegram: WatchedEmulator, served: ServedAt, tmp_path: Path) -> None:
    """When the command ends he is in no byte of the database, its log or a fresh copy, and the bot goes on."""
    environment = settings(served, tmp_path, free_port())
    file = tmp_path / "bot.db"
    async with living(tmp_path, "bot", **environment) as bot, living(tmp_path, "operator", **environment) as operator:
        await bot.start("run")
        chat = await hired(bot, telegram)
        chat.tap(1, encode(SetNaming(naming=ClientNaming.NAMES, from_welcome=1)), force=True)
        await telegram.wait_until(lambda: not telegram.pending_updates())
        chat.send_text("/call Канарейкин-17")
        await until(lambda: _has_calls(file, 1))
        assert await where_it_remains(f"sqlite:///{file}", "Канарейкин")
        await operator.start("erase", "client", "канарейкин-17", "--yes")
        assert await operator.ended() == 0, operator.output
        assert "erased: client #1" in operator.output
        assert await where_it_remains(f"sqlite:///{file}", "Канарейкин") == set()
        chat.send_text("/call Сокол-18")
        await until(lambda: _has_calls(file, 2))
        assert await bot.end(signal.SIGTERM) == 0
        assert "Traceback" not in bot.output + operator.output
        assert "Канарейкин" not in bot.output + operator.output


async def test_doctor_asks_telegram_and_never_shows_the_token(
    telegram: WatchedEmulator, served: ServedAt, tmp_path: Path
) -> None:
    """Beside a running bot all is well; a wrong token and an absent Telegram are bad, each with what to do."""
    environment = settings(served, tmp_path, free_port())
    wrong = "4200000001:another-canary-token-that-is-wrong"
    async with (
        living(tmp_path, "bot", **environment) as bot,
        living(tmp_path, "well", **environment) as well,
        living(tmp_path, "wrong", **environment | {"SALESFLOOR_TOKEN": wrong}) as refused,
        living(tmp_path, "absent", **environment | {"SALESFLOOR_API_URL": f"http://127.0.0.1:{free_port()}"}) as absent,
    ):
        await bot.start("run")
        await telegram.wait_until(lambda: telegram.requests["getUpdates"] > 0)
        for one in (well, refused, absent):
            await one.start("doctor")
        assert await well.ended() == 0, well.output
        assert "ok    token: Telegram knows the bot as @salesfloor_bot" in well.output
        assert "bad " not in well.output
        assert await refused.ended() == 1
        assert "bad   token: Telegram refuses it  Copy SALESFLOOR_TOKEN again from @BotFather." in refused.output
        assert await absent.ended() == 1
        assert "bad   token: Telegram cannot be asked: NotSent  Check the network" in absent.output
        assert not {TOKEN, wrong} & set((well.output + refused.output + absent.output).split())
        assert await bot.end(signal.SIGTERM) == 0


def _kept(directory: Path) -> Path:
    (kept,) = directory.glob("bot.db.before-restore-*")
    return kept


def _count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute("SELECT count(*) FROM consultations").fetchone()[0])


async def _exists(file: Path) -> bool:
    return file.exists()  # noqa: ASYNC240  # a look takes no time


async def _has_calls(file: Path, count: int) -> bool:
    return _count(file) == count
