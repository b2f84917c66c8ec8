"""The schema's way up, down and up again, on empty and on filled files."""

from __future__ import annotations

import asyncio
import io
import json
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.db.address import DatabaseRefused
from bot.db.facade import Database
from bot.db.schema.tables import consultations, metadata
from bot.db.upkeep import migrate
from bot.db.upkeep.migrate import SchemaTooNew
from bot.services.errors import StorageUnavailable
from tests.db.filled import fill_every_table
from tests.db.marks import sqlite_only
from tests.floor import look_into
from tests.postgres import Server


async def counts(url: str) -> dict[str, int]:
    """Rows in every table of ours that is there."""
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if url.startswith("sqlite")
        else "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    )
    names = [row["name"] for row in await look_into(url, listing) if row["name"] in metadata.tables]
    return {name: (await look_into(url, f"SELECT count(*) AS rows FROM {name}"))[0]["rows"] for name in names}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a table; on SQLite not even a file, nor its directory."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/dir/test.db"
        return
    server: Server = request.getfixturevalue("postgres")
    name = asyncio.run(server.new_database("template0"))
    yield server.url(name)
    asyncio.run(server.drop(name))


async def test_up_down_up_on_an_empty_database(empty_url: str) -> None:
    """Base has no table of ours, head has them all, and the second way up is like the first."""
    url = empty_url
    for _ in range(2):
        await migrate.upgrade(url)
        assert await migrate.current(url) == migrate.head()
        assert await migrate.check(url) == []
        assert set(await counts(url)) == set(metadata.tables)
        await migrate.downgrade(url, "base")
        assert await migrate.current(url) is None
        assert await counts(url) == {}


async def test_up_down_up_on_a_filled_database(database: Database, url: str) -> None:
    """Every step runs with rows in every table, and upgrading a database at head changes none of them."""
    await fill_every_table(database)
    await database.dispose()
    before = await counts(url)
    assert set(before) == set(metadata.tables)
    assert all(before.values()), before
    await migrate.upgrade(url)
    assert await counts(url) == before
    await migrate.downgrade(url, "base")
    await migrate.upgrade(url)
    await fill_every_table(database)
    assert await counts(url) == before


async def test_keys_of_names_are_made_anew(empty_url: str) -> None:
    """Those stored before letters were folded are found as well; on the way down they are as they were; the erased have none."""
    url = empty_url
    await migrate.upgrade(url, "0008")
    await migrate.downgrade(url, "-1")
    await change(url, "INSERT INTO teams (name, name_key, created_at) VALUES ('Юг-Ёлки', 'юг-ёлки', '2026-11-23')")
    names = [*["Ștefan Țurcanu", "О'Нил", "Päivi", None, "Юрий"], *(f"Ёж {number}" for number in range(1200))]
    rows = [(name, None if name is None else name.casefold()) for name in names]
    values = ", ".join(f"(1, {quoted(name)}, {quoted(key)}, 'ro', '2026-11-23')" for name, key in rows)
    await change(url, f"INSERT INTO clients (team_id, name, name_key, language, created_at) VALUES {values}")
    folded = ["stefan turcanu", "онил", "paivi", None, "юрии", *(f"еж {number}" for number in range(1200))]
    for _ in range(2):
        await migrate.upgrade(url, "+1")
        assert [row["name_key"] for row in await look_into(url, "SELECT name_key FROM clients ORDER BY id")] == folded
        assert [row["name_key"] for row in await look_into(url, "SELECT name_key FROM teams")] == ["юг елки"]
        await migrate.downgrade(url, "-1")
        before = [row["name_key"] for row in await look_into(url, "SELECT name_key FROM clients ORDER BY id")]
        assert before == [key for _, key in rows]


async def test_what_was_written_for_the_quiz_stands_on_the_house_sheet(empty_url: str) -> None:
    """In the language of most of the team, unless something stands there; going down it is the quiz's own again."""
    url = empty_url
    await migrate.upgrade(url, "0037")
    await migrate.downgrade(url, "-1")
    await change(url, "INSERT INTO teams (name, name_key, created_at) VALUES ('Юг', 'юг', '2026-11-23')")
    for person, language in ((1, "fi"), (2, "ro"), (3, "ro")):
        of_all = f"({person}, 1, 'manager', 'Анна', 'анна', '{language}', 'Europe/Moscow', false, '2026-11-23')"
        named = "person_id, team_id, role, name, name_key, language, time_zone, is_compact, created_at"
        await change(url, f"INSERT INTO employees ({named}) VALUES {of_all}")
    written = {"product": "Плита огнестойкая, двенадцать миллиметров", "kit": "о" * 200, "packing": "плёнка"}
    for item, wording in written.items():
        values = f"(1, '{item}', '{wording}', '2026-11-23')"
        await change(url, f"INSERT INTO product_sheets (team_id, item, wording, written_at) VALUES {values}")
    line = "(1, 'ro', 'p1.name', 'Placă', '2026-11-23')"
    await change(url, f"INSERT INTO house_lines (team_id, language, item, text, written_at) VALUES {line}")
    await migrate.upgrade(url, "+1")
    found = await look_into(url, "SELECT language, item, text FROM house_lines ORDER BY item")
    wanted = [("ro", "p1.name", "Placă"), ("ro", "q1.kit", written["kit"]), ("ro", "q1.packing", "плёнка")]
    assert [(row["language"], row["item"], row["text"]) for row in found] == wanted
    await migrate.downgrade(url, "-1")
    back = await look_into(url, "SELECT item, wording FROM product_sheets ORDER BY item")
    assert {row["item"]: row["wording"] for row in back} == {**written, "product": "Placă"}


@pytest.mark.parametrize("is_code", ["true", "false"])
async def test_a_house_in_which_codes_are_in_use_has_chosen_them(empty_url: str, is_code: str) -> None:
    """They were in force without having been chosen; one that has no client by a code is asked, as a new one is."""
    await migrate.upgrade(empty_url, "0011")
    await migrate.downgrade(empty_url, "-1")
    await change(empty_url, "INSERT INTO teams (name, name_key, created_at) VALUES ('Юг', 'юг', '2026-11-23')")
    columns = "team_id, name, name_key, language, created_at, is_code"
    await change(empty_url, f"INSERT INTO clients ({columns}) VALUES (1, 'К-17', 'к 17', 'ru', '2026-11-23', {is_code})")
    await migrate.upgrade(empty_url, "0011")
    chosen = [row["client_naming"] for row in await look_into(empty_url, "SELECT client_naming FROM organisation")]
    assert chosen == (["codes"] if is_code == "true" else [])


def quoted(value: str | None) -> str:
    """Write a text as SQL does."""
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


async def test_every_revision_can_be_walked_one_by_one(empty_url: str) -> None:
    """Down from head and up again, each migration by itself."""
    url = empty_url
    await migrate.upgrade(url)
    for _ in migrate.known_revisions():
        await migrate.downgrade(url, "-1")
    assert await migrate.current(url) is None
    for _ in migrate.known_revisions():
        await migrate.upgrade(url, "+1")
    assert await migrate.check(url) == []


async def test_tables_and_migrations_agree(database: Database, url: str) -> None:
    """`check` is silent at head and names what differs otherwise."""
    assert await migrate.check(url) == []
    async with database.unit_of_work() as work:
        await work._transaction.execute(text("DROP INDEX ix_outbox_due"))
        await work._transaction.execute(text("ALTER TABLE teams ADD COLUMN motto TEXT"))
        await work.commit()
    found = " ".join(await migrate.check(url))
    assert "ix_outbox_due" in found
    assert "motto" in found


def test_revisions_are_read_as_alembic_reads_them() -> None:
    """Without running the scripts, and with the same result: the newest one, and all that are known."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[3] / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert migrate.head() == scripts.get_current_head()
    assert migrate.known_revisions() == {script.revision for script in scripts.walk_revisions()}


def test_the_alembic_command_checks_too(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Developers may call Alembic by itself: it takes the database from the environment."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", url)
    said = io.StringIO()
    config = Config(stdout=said)
    config.set_main_option("script_location", str(Path(__file__).parents[3] / "migrations"))
    command.check(config)
    assert "No new upgrade operations" in said.getvalue()


def add_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: str) -> Path:
    """Add revision 9000 behind the newest one and return its file; `steps` are the source of upgrade and downgrade."""
    scripts = Path(shutil.copytree(Path(__file__).parents[3] / "migrations", tmp_path / "migrations"))
    added = scripts / "versions/9000_later.py"
    added.write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision = '9000'\ndown_revision = '{migrate.head()}'\n{steps}"
    )
    monkeypatch.setattr(migrate, "_scripts", lambda: scripts)
    return added


async def test_an_interrupted_migration_leaves_nothing_and_is_repeated(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration that dies half-way takes its tables with it; the next start begins it anew."""
    head = migrate.head()
    added = add_migration(
        tmp_path,
        monkeypatch,
        "def upgrade():\n    op.create_table('half', sa.Column('id', sa.Integer))\n    raise KeyboardInterrupt\n"
        "def downgrade():\n    op.drop_table('half')\n",
    )
    url = empty_url
    with pytest.raises(KeyboardInterrupt):
        await migrate.upgrade(url)
    assert await migrate.current(url) == head
    added.write_text(added.read_text().replace("raise KeyboardInterrupt", "pass"))
    await migrate.upgrade(url)
    assert await migrate.current(url) == "9000"


@sqlite_only
async def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite drops the old table while building the new one; nothing may go with it."""
    await fill_every_table(database)
    await database.dispose()
    before = await counts(url)
    head = migrate.head()
    add_migration(
        tmp_path,
        monkeypatch,
        "def upgrade():\n    with op.batch_alter_table('teams', recreate='always') as t:\n"
        "        t.add_column(sa.Column('motto', sa.Text()))\n"
        "def downgrade():\n    with op.batch_alter_table('teams', recreate='always') as t:\n        t.drop_column('motto')\n",
    )
    await migrate.upgrade(url)
    assert await counts(url) == before
    await migrate.downgrade(url, head)
    assert await counts(url) == before


@sqlite_only
async def test_a_migration_that_breaks_references_is_refused(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Foreign keys are off on the way and checked at the end, inside the transaction."""
    await fill_every_table(database)
    await database.dispose()
    before = await counts(url)
    head = migrate.head()
    add_migration(
        tmp_path, monkeypatch, "def upgrade():\n    op.execute('DELETE FROM consultations')\ndef downgrade():\n    pass\n"
    )
    with pytest.raises(RuntimeError, match="broke"):
        await migrate.upgrade(url)
    assert await counts(url) == before
    assert await migrate.current(url) == head


async def test_calls_and_clients_of_two_teams_are_parted(database: Database, url: str) -> None:
    """What an older version has linked loses its link and nothing else; what belongs together stays; up, down and up again."""
    await fill_every_table(database)
    await database.dispose()
    await migrate.downgrade(url, "0004")
    for statement in (
        "INSERT INTO clients (id, team_id, name, name_key, language, created_at)"
        " SELECT 77, max(id), 'Чужой', 'чужой', 'ru', '2026-03-02 12:00:00' FROM teams",
        "UPDATE consultations SET finished_at = started_at, finished_by = 'idle'",
        f"INSERT INTO consultations ({CALL}) SELECT {CALL.replace('id,', '78,', 1)} FROM consultations WHERE id = 1",
        "UPDATE consultations SET client_id = 77, outcome = 'bought' WHERE id = 78",
    ):
        await change(url, statement)
    before = await look_into(url, "SELECT * FROM consultations ORDER BY id")
    for _ in range(2):
        await migrate.upgrade(url)
        after = await look_into(url, "SELECT * FROM consultations ORDER BY id")
        assert [row["client_id"] for row in after] == [before[0]["client_id"], None]
        assert [{**row, "client_id": 0, **ADDED} for row in after] == [{**row, "client_id": 0, **ADDED} for row in before]
        assert await migrate.check(url) == []
        with pytest.raises((sqlite3.IntegrityError, asyncpg.ForeignKeyViolationError)):
            await change(url, "UPDATE consultations SET client_id = 77 WHERE id = 78")
        await migrate.downgrade(url, "0004")


async def test_what_was_objected_is_read_from_the_answers(database: Database, url: str) -> None:
    """Of calls before there was a column for it, those taken back left out; up, down and up again."""
    await fill_every_table(database)
    await database.dispose()
    await migrate.downgrade(url, "0008")
    said = [("ask_cause", "NULL"), ("price", "NULL"), ("trust", "'2026-03-02 12:00:00'"), ("none", "NULL"), ("think", "NULL")]
    for place, (option, undone_at) in enumerate(said, 10):
        await change(
            url,
            "INSERT INTO answers (consultation_id, position, question_id, option_id, answered_at, undone_at)"
            f" VALUES (1, {place}, 'objection', '{option}', '2026-03-02 12:00:00', {undone_at})",
        )
    for _ in range(2):
        await migrate.upgrade(url)
        [call] = await look_into(url, "SELECT objections, sentences FROM consultations")
        assert (json.loads(call["objections"]), call["sentences"]) == (["price", "think"], None)
        await migrate.downgrade(url, "0008")


ADDED = {"objections": None, "sentences": None, "bot_confidence": None, "persona": None, "sum_minor": None, "currency": None}
"""Columns that calls have had only since."""
CALL = ", ".join(column.name for column in consultations.columns if column.name not in ADDED)


async def change(url: str, statement: str) -> None:
    """Change the database as another program would, with the references that it demands."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            file.execute("PRAGMA foreign_keys = ON")
            file.execute(statement)
            file.commit()
        return
    server = await asyncpg.connect(url)
    try:
        await server.execute(statement)
    finally:
        await server.close()


async def test_a_schema_from_the_future_is_refused(database: Database, url: str) -> None:
    """The message names the revision, and nothing is touched."""
    async with database.unit_of_work() as work:
        await work._transaction.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await work.commit()
    for attempt in (migrate.upgrade(url), migrate.downgrade(url, "base")):
        with pytest.raises(SchemaTooNew, match="9999"):
            await attempt
    assert await migrate.current(url) == "9999"


async def test_a_locked_database_is_not_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is unavailable, as for any other writer."""
    monkeypatch.setattr("bot.db.engine.BUSY_TIMEOUT_MS", 20)
    url = f"sqlite:///{tmp_path}/test.db"
    await migrate.upgrade(url)
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable):
        await migrate.upgrade(url)
    other.close()


async def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    """It holds people's names and words."""
    await migrate.upgrade(f"sqlite:///{tmp_path}/test.db")
    assert stat.S_IMODE((tmp_path / "test.db").stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("wrong", ["mysql://localhost/x", "sqlite://", "sqlite:///:memory:"])
def test_only_a_file_or_a_server_will_do(wrong: str) -> None:
    """An unsuitable URL is refused before anything is opened."""
    with pytest.raises(DatabaseRefused, match=r"SALESFLOOR_DATABASE_URL"):
        Database(wrong)
