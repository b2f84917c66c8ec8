"""The schema's way up, down and up again, on empty and on filled files."""

from __future__ import annotations

import io
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from bot.db import migrate
from bot.db.database import Database
from bot.db.migrate import SchemaTooNew
from bot.db.tables import metadata
from bot.services.errors import StorageUnavailable
from tests.db.filled import fill_every_table


def counts(file: Path) -> dict[str, int]:
    """Rows in every table of ours that is there."""
    connection = sqlite3.connect(file)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names if name in metadata.tables}
    connection.close()
    return found


async def test_up_down_up_on_an_empty_file(tmp_path: Path) -> None:
    """Base has no table of ours, head has them all, and the second way up is like the first."""
    url = f"sqlite:///{tmp_path}/new/dir/test.db"
    file = tmp_path / "new/dir/test.db"
    for _ in range(2):
        await migrate.upgrade(url)
        assert await migrate.current(url) == migrate.head()
        assert await migrate.check(url) == []
        assert set(counts(file)) == set(metadata.tables)
        await migrate.downgrade(url, "base")
        assert await migrate.current(url) is None
        assert counts(file) == {}


async def test_up_down_up_on_a_filled_file(database: Database, file: Path, url: str) -> None:
    """Every step runs with rows in every table, and upgrading a database at head changes none of them."""
    await fill_every_table(database)
    await database.dispose()
    before = counts(file)
    assert all(before.values()), before
    await migrate.upgrade(url)
    assert counts(file) == before
    await migrate.downgrade(url, "base")
    await migrate.upgrade(url)
    await fill_every_table(database)
    assert counts(file) == before


async def test_every_revision_can_be_walked_one_by_one(tmp_path: Path) -> None:
    """Down one and up again from head works for each migration there is."""
    url = f"sqlite:///{tmp_path}/test.db"
    await migrate.upgrade(url)
    while await migrate.current(url) is not None:
        await migrate.downgrade(url, "-1")
        below = await migrate.current(url)
        await migrate.upgrade(url, "+1")
        await migrate.downgrade(url, below or "base")


async def test_tables_and_migrations_agree(url: str, file: Path) -> None:
    """`check` is silent at head and names what differs otherwise."""
    assert await migrate.check(url) == []
    connection = sqlite3.connect(file)
    connection.execute("DROP INDEX ix_outbox_due")
    connection.execute("ALTER TABLE teams ADD COLUMN motto TEXT")
    connection.commit()
    connection.close()
    found = " ".join(await migrate.check(url))
    assert "ix_outbox_due" in found
    assert "motto" in found


def test_the_alembic_command_checks_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Developers may call Alembic by itself: it takes the database from the environment."""
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", f"sqlite:///{file}")
    said = io.StringIO()
    config = Config(stdout=said)
    config.set_main_option("script_location", str(Path(__file__).parents[2] / "migrations"))
    command.check(config)
    assert "No new upgrade operations" in said.getvalue()


async def test_an_interrupted_migration_leaves_nothing_and_is_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that dies half-way takes its tables with it; the next start begins it anew."""
    scripts = Path(shutil.copytree(Path(__file__).parents[2] / "migrations", tmp_path / "migrations"))
    (scripts / "versions/0002_dies.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.create_table('half', sa.Column('id', sa.Integer))\n    raise KeyboardInterrupt\n"
        "def downgrade():\n    op.drop_table('half')\n"
    )
    monkeypatch.setattr(migrate, "_scripts", lambda: scripts)
    url = f"sqlite:///{tmp_path}/test.db"
    with pytest.raises(KeyboardInterrupt):
        await migrate.upgrade(url)
    assert await migrate.current(url) == "0001"
    (scripts / "versions/0002_dies.py").write_text(
        (scripts / "versions/0002_dies.py").read_text().replace("raise KeyboardInterrupt", "pass")
    )
    await migrate.upgrade(url)
    assert await migrate.current(url) == "0002"


async def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(
    database: Database, file: Path, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite drops the old table while building the new one; nothing may go with it."""
    await fill_every_table(database)
    await database.dispose()
    before = counts(file)
    scripts = Path(shutil.copytree(Path(__file__).parents[2] / "migrations", tmp_path / "migrations"))
    (scripts / "versions/0002_rebuilds.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    with op.batch_alter_table('teams', recreate='always') as t:\n"
        "        t.add_column(sa.Column('motto', sa.Text()))\n"
        "def downgrade():\n    with op.batch_alter_table('teams', recreate='always') as t:\n        t.drop_column('motto')\n"
    )
    monkeypatch.setattr(migrate, "_scripts", lambda: scripts)
    await migrate.upgrade(url)
    assert counts(file) == before
    await migrate.downgrade(url, "0001")
    assert counts(file) == before


async def test_a_migration_that_breaks_references_is_refused(
    database: Database, file: Path, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Foreign keys are off on the way and checked at the end, inside the transaction."""
    await fill_every_table(database)
    await database.dispose()
    before = counts(file)
    scripts = Path(shutil.copytree(Path(__file__).parents[2] / "migrations", tmp_path / "migrations"))
    (scripts / "versions/0002_breaks.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.execute('DELETE FROM consultations')\ndef downgrade():\n    pass\n"
    )
    monkeypatch.setattr(migrate, "_scripts", lambda: scripts)
    with pytest.raises(RuntimeError, match="broke"):
        await migrate.upgrade(url)
    assert counts(file) == before
    assert await migrate.current(url) == "0001"


async def test_a_schema_from_the_future_is_refused(url: str, file: Path) -> None:
    """The message names the revision, and nothing is touched."""
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
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
    with pytest.raises(ValueError, match=r"database|SQLite"):
        Database(wrong)
