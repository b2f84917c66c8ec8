"""Copies of a SQLite database: made while it is written to, put back safely, refused when they are no good."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.db.facade import Database
from bot.db.upkeep import backup
from bot.db.upkeep.backup import BadBackup, NotOurs, back_up, back_up_before_migration, check_copy, restore
from bot.db.upkeep.migrate import head
from bot.db.upkeep.run_lock import AlreadyRunning, run_lock
from bot.services.errors import StorageUnavailable
from tests.db.filled import filled_copy

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def live(migrated_file: Path, tmp_path: Path) -> Path:
    """A database with something in every table, in a folder of its own."""
    (tmp_path / "data").mkdir()
    return filled_copy(migrated_file, tmp_path / "data" / "live.db")


@pytest.fixture
def url(live: Path) -> str:
    """Its URL."""
    return f"sqlite:///{live}"


def content(file: Path) -> str:
    """Everything in a database, as text; the order in which its tables were made does not matter."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return "\n".join(sorted(connection.iterdump()))


def add_team(file: Path, name: str) -> None:
    """Change a database."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO teams (name, name_key, created_at) VALUES (?, ?, ?)", (name, name, "2026-11-23"))
        connection.commit()


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(file.name for file in folder.iterdir())


# ---- making a copy ----


def _write_pairs(file: str, begun: str) -> None:
    """Write two rows a transaction, without a pause, until ended."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for number in range(10_000_000):
            connection.execute("BEGIN IMMEDIATE")
            for half in ("a", "b"):
                connection.execute(
                    "INSERT INTO teams (name, name_key, created_at) VALUES (?, ?, ?)",
                    (f"{number}{half}", "x" * 400, "2026-11-23"),
                )
            connection.execute("COMMIT")
            if number == 50:
                Path(begun).touch()


@contextmanager
def writers(file: Path, begun: Path, count: int = 2) -> Iterator[None]:
    """Let other processes write while the block runs."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write_pairs, args=(str(file), str(begun))) for _ in range(count)]
    for process in processes:
        process.start()
    try:
        until = time.monotonic() + 30
        while not begun.exists():
            assert time.monotonic() < until
            time.sleep(0.01)
        yield
    finally:
        for process in processes:
            process.kill()
            process.join()


def test_a_copy_made_while_others_write_is_whole(live: Path, url: str, tmp_path: Path) -> None:
    """Every copy is one moment: whole, both rows of each transaction or neither, and each later than the one before."""
    sizes = []
    with writers(live, tmp_path / "begun"):
        for number in range(5):
            back_up(url, tmp_path / f"copy{number}.db")
            with closing(sqlite3.connect(tmp_path / f"copy{number}.db")) as copy:
                halves = copy.execute("SELECT name FROM teams WHERE name GLOB '[0-9]*[ab]'").fetchall()
                sizes.append(len(halves))
            check_copy(tmp_path / f"copy{number}.db")
    assert all(size % 2 == 0 for size in sizes)
    assert sizes == sorted(sizes)
    assert sizes[0] > 0
    assert sizes[-1] > sizes[0], "the writers went on meanwhile"


def test_a_copy_is_one_file_for_its_owner_alone_with_what_is_only_in_the_log(live: Path, url: str, tmp_path: Path) -> None:
    """What is committed but still in the write-ahead log is in the copy, and the copy has no log of its own."""
    with closing(sqlite3.connect(live)) as held:
        held.execute("SELECT count(*) FROM teams").fetchall()  # as long as somebody has it open, the log stays
        add_team(live, "in the log")
        assert b"in the log" in live.with_name(live.name + "-wal").read_bytes()
        back_up(url, tmp_path / "copies" / "copy.db")
    assert "in the log" in content(tmp_path / "copies" / "copy.db")
    assert names(tmp_path / "copies") == ["copy.db"]
    assert stat.S_IMODE((tmp_path / "copies" / "copy.db").stat().st_mode) == 0o600
    with closing(sqlite3.connect(tmp_path / "copies" / "copy.db")) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_older_copy_is_never_overwritten(url: str, tmp_path: Path) -> None:
    """It may be the only good one."""
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(FileExistsError):
        back_up(url, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"
    assert names(tmp_path) == ["copy.db", "data"]


def test_what_an_interrupted_copy_left_is_swept_away_a_day_later(url: str, tmp_path: Path) -> None:
    """Its journal too; no other copy is disturbed by it until then, for each has a name of its own."""
    left = [tmp_path / "salesfloor-0123456789abcdef.part", tmp_path / "salesfloor-0123456789abcdef.part-journal"]
    for file in left:
        file.write_text("half")
    back_up(url, tmp_path / "copy1.db")
    assert names(tmp_path) == ["copy1.db", "data", *(file.name for file in left)]
    for file in left:
        os.utime(file, (time.time() - 90_000,) * 2)
    back_up(url, tmp_path / "copy2.db")
    assert names(tmp_path) == ["copy1.db", "copy2.db", "data"]
    assert content(tmp_path / "copy1.db") == content(tmp_path / "copy2.db")


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    """And nothing is made."""
    with pytest.raises(FileNotFoundError, match="no database yet"):
        back_up(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy.db")
    assert names(tmp_path) == []


def test_a_damaged_database_is_said_and_leaves_no_copy(live: Path, url: str, tmp_path: Path) -> None:
    """A copy of it would look like a good one."""
    with live.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(60_000))
    with pytest.raises(BadBackup, match="damaged"):
        back_up(url, tmp_path / "copy.db")
    assert names(tmp_path) == ["data"]


def test_a_full_disk_leaves_no_half_copy(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said as what it is."""
    connect = sqlite3.connect

    class OnAFullDisk(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
            cursor = super().execute(sql, parameters)
            if sql.startswith("VACUUM INTO"):
                os.truncate(parameters[0], 4096)
                full = sqlite3.OperationalError("database or disk is full")
                full.sqlite_errorcode = sqlite3.SQLITE_FULL
                raise full
            return cursor

    def on_a_full_disk(path: Path | str, uri: bool = False) -> sqlite3.Connection:
        return connect(path, uri=uri, factory=OnAFullDisk)

    monkeypatch.setattr(backup.sqlite3, "connect", on_a_full_disk)  # type: ignore[attr-defined]  # the module's own name
    with pytest.raises(StorageUnavailable, match="full"):
        back_up(url, tmp_path / "copy.db")
    assert names(tmp_path) == ["data"]


def test_two_copies_of_one_second_do_not_meet(live: Path, url: str) -> None:
    """A migration that dies at once and is begun again within the second makes a copy of its own."""
    first = back_up_before_migration(url, "0001", NOW)
    again = back_up_before_migration(url, "0001", NOW + timedelta(milliseconds=1))
    assert first != again
    assert content(first) == content(again)


def test_before_migrations_the_newest_five_copies_are_kept(live: Path, url: str) -> None:
    """Of this database; what an operator has put there himself, and copies of other databases, stay."""
    folder = live.parent / "backups"
    folder.mkdir()
    strange = ["live.db", "live-mine.db", "other-0001-20200101T000000.db", "live-0001-20200101T000000.db.keep"]
    for name in strange:
        (folder / name).touch()
    made = [back_up_before_migration(url, f"000{1 + day % 2}", NOW + timedelta(days=day)) for day in range(7)]
    assert names(folder) == sorted([*strange, *(copy.name for copy in made[-5:])])
    check_copy(made[-1])


# ---- putting one back ----


@pytest.fixture
def copy(url: str, tmp_path: Path) -> Path:
    """A copy of the filled database."""
    back_up(url, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def test_a_copy_put_back_is_what_was_copied_and_the_one_before_is_kept(live: Path, url: str, copy: Path) -> None:
    """What was done since the copy is in the kept one; the copy itself is not touched."""
    then = content(live)
    add_team(live, "since the copy")
    now, bytes_before = content(live), copy.read_bytes()
    kept = restore(url, copy, NOW)
    assert kept == live.with_name("live.db.before-restore-20261123T090000000000")
    assert content(live) == then
    assert content(kept) == now
    assert copy.read_bytes() == bytes_before
    assert names(live.parent) == ["live.db", kept.name, "live.lock"]
    assert stat.S_IMODE(live.stat().st_mode) == 0o600


async def test_the_product_goes_on_with_what_was_put_back(live: Path, url: str, copy: Path) -> None:
    """Its own engines open it, find what was there and write."""
    restore(url, copy, NOW)
    database = Database(url)
    async with database.unit_of_work() as work:
        assert await work.teams.first() is not None
        await work.teams.add("after", NOW)
        await work.commit()
    await database.dispose()
    assert "after" in content(live)


def test_putting_back_where_nothing_is(url: str, copy: Path, tmp_path: Path) -> None:
    """A new machine has no database, not even its folder."""
    assert restore(f"sqlite:///{tmp_path}/new/place/bot.db", copy, NOW) is None
    assert content(tmp_path / "new/place/bot.db") == content(copy)


def test_the_log_of_a_database_that_was_deleted_does_not_get_into_the_copy(live: Path, url: str, copy: Path) -> None:
    """SQLite would play it into whatever lies there; it is kept aside instead."""
    then = content(copy)
    with closing(sqlite3.connect(live)) as held:
        held.execute("SELECT count(*) FROM teams").fetchall()  # as long as somebody has it open, the log stays
        add_team(live, "in the log")
        saved = live.with_name(live.name + "-wal").read_bytes()
    live.unlink(missing_ok=True)
    live.with_name(live.name + "-wal").write_bytes(saved)
    assert restore(url, copy, NOW) is None
    assert content(live) == then
    assert live.with_name("live.db.before-restore-20261123T090000000000-wal").read_bytes() == saved


def test_a_database_that_is_damaged_can_be_replaced(live: Path, url: str, copy: Path) -> None:
    """That is what copies are for; the damaged one is kept as it is."""
    live.write_bytes(b"garbage")
    kept = restore(url, copy, NOW)
    assert kept is not None
    assert kept.read_bytes() == b"garbage"
    assert content(live) == content(copy)


def test_a_file_system_without_second_names_gets_a_real_copy(
    live: Path, url: str, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before is kept all the same."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    now = content(live)
    kept = restore(url, copy, NOW)
    assert kept is not None
    assert content(kept) == now


def test_two_restores_within_a_second_lose_nothing(live: Path, url: str, copy: Path) -> None:
    """The second is refused, for the name of the kept one is taken."""
    restore(url, copy, NOW)
    add_team(live, "between")
    with pytest.raises(FileExistsError):
        restore(url, copy, NOW)
    assert "between" in content(live)


# ---- refusing ----


def _truncated(copy: Path) -> None:
    os.truncate(copy, copy.stat().st_size // 2)


def _garbage(copy: Path) -> None:
    copy.write_bytes(random.Random(1).randbytes(100_000))


def _empty(copy: Path) -> None:
    copy.write_bytes(b"")


def _newer(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _of_another_program(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (head(),))
        connection.execute("CREATE TABLE employees (id INTEGER)")
        connection.commit()


def _with_broken_references(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DELETE FROM consultations")
        connection.commit()


def _missing(copy: Path) -> None:
    copy.unlink()


def _a_folder(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_truncated, "damaged"),
        (_garbage, "damaged or no database"),
        (_empty, "no database of this program"),
        (_newer, "newer version"),
        (_of_another_program, "no database of this program"),
        (_with_broken_references, "damaged"),
        (_missing, "is no file"),
        (_a_folder, "is no file"),
    ],
)
def test_what_is_no_good_is_refused_and_nothing_is_touched(
    live: Path, url: str, copy: Path, spoil: Callable[[Path], None], says: str
) -> None:
    """With one line that names the file, before anything is moved."""
    before = live.read_bytes()
    spoil(copy)
    with pytest.raises(BadBackup, match=says) as refused:
        restore(url, copy, NOW)
    assert "\n" not in str(refused.value)
    assert str(copy) in str(refused.value)
    assert live.read_bytes() == before
    assert names(live.parent) == ["live.db"]


def test_a_copy_cut_off_anywhere_is_refused(copy: Path) -> None:
    """At every page, and in the middle of some."""
    whole = copy.read_bytes()
    cuts = [*range(4096, len(whole), 4096), 1, 99, 100, 4095, 5000, len(whole) - 1]
    for cut in cuts:
        copy.write_bytes(whole[:cut])
        with pytest.raises(BadBackup):
            check_copy(copy)
    copy.write_bytes(whole)
    check_copy(copy)


def test_a_running_bot_is_not_restored_under(live: Path, url: str, copy: Path) -> None:
    """Whoever holds the lock keeps his database."""
    before = live.read_bytes()
    with run_lock(url), pytest.raises(AlreadyRunning, match="another running bot"):
        restore(url, copy, NOW)
    assert live.read_bytes() == before
    assert names(live.parent) == ["live.db", "live.lock"]


def test_a_full_disk_leaves_the_database_in_place(live: Path, url: str, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft beside it did not get finished, so nothing was exchanged."""

    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise StorageUnavailable("database or disk is full")

    monkeypatch.setattr(backup, "_copy", full)
    before = content(live)
    with pytest.raises(StorageUnavailable):
        restore(url, copy, NOW)
    assert content(live) == before
    assert names(live.parent) == ["live.db", "live.lock"]


@pytest.mark.parametrize(("work", "tool"), [(back_up, "pg_dump"), (lambda url, file: restore(url, file, NOW), "pg_restore")])
def test_postgresql_has_its_own_tools(work: Callable[[str, Path], object], tool: str, tmp_path: Path) -> None:
    """They are named, and the server is not asked."""
    with pytest.raises(NotOurs, match=tool):
        work("postgresql://somebody@localhost:1/none", tmp_path / "copy.db")
    assert names(tmp_path) == []
