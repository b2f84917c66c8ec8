"""Everything that comes into being while the product works is for its own account alone, and no planted link is followed.

Generated: each writer works once in an empty folder, and what it made is found by looking. Then links are planted at all of
those names. What the running bot makes is looked at in `tests/process/test_written_files.py`.
"""

from __future__ import annotations

import asyncio
import shlex
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.app.caches import SNAPSHOT
from bot.cli import app
from bot.content.edits.edit_files import write_edits
from bot.content.library import Library
from bot.content.snapshot import DIGEST, keep
from bot.db.upkeep.migrate import downgrade, known_revisions, upgrade
from bot.db.upkeep.run_lock import run_lock
from bot.domain.ids import LanguageCode, PhraseId
from bot.domain.phrases.edited_text import EditedText
from bot.domain.phrases.text_name import phrase_named
from bot.playground.emulator import Emulator
from bot.recognition import forms
from tests.commands import Command
from tests.content.corpus_reader import COMPLETE
from tests.strangers import UMASKS, modes_of, not_private, umask

DATABASE = Path("data/salesfloor.db")
URL = f"sqlite:///{DATABASE}"
LOGS = ("-wal", "-shm", "-journal")
COMMANDS = {
    "migrate": "migrate",
    "backup": "backup copies/of/today.db",
    "restore": "restore good.db",
    "doctor": "doctor",
    "owner-code": "owner-code",
    "health": "health",
    "erase": "erase client 1 --yes",
    "content": f"content check {shlex.quote(str(COMPLETE))}",
    "export": "export --format csv -o log.csv",
    "retention": "retention --dry-run",
    "client-file": "client-file 1 -o client.html",
}
WRITING_NOTHING = {"classify", "simulate"}
"""Commands that read lines or a file and print."""
LASTING = {"run", "emulator"}
"""Commands that go on until they are stopped; they have a test of their own."""


def downgraded(salesfloor: Command) -> None:
    """Renew a schema that is one behind: the database is copied before."""
    asyncio.run(upgrade(URL))
    asyncio.run(downgrade(URL, sorted(known_revisions())[-2]))
    salesfloor("migrate")


def held_open(_: Command) -> None:
    """Work with the write-ahead log and its index on the disk, as a running bot does; they are looked at while they are there."""
    with run_lock(URL), closing(sqlite3.connect(DATABASE)) as held:
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("CREATE TABLE more (a)")
        assert not_private(Path("data")) == []


def edited_words(_: Command) -> None:
    """Write the folder of edited words."""
    edit = EditedText(language=LanguageCode("ru"), name=phrase_named(PhraseId("any.open.1")), text="a", instead_of="b")
    write_edits(Path("data/content"), [edit])


def dictionary(_: Command) -> None:
    """Make the file of a language's forms."""
    forms.make("fi", Path("data/forms-fi.db"))


def emulated_telegram(_: Command) -> None:
    """Keep the playground's chats."""

    async def play() -> None:
        emulator = Emulator(state=Path("state/playground-chats.db"))
        try:
            assert not_private(Path("state")) == []
        finally:
            await emulator.aclose()

    asyncio.run(play())


def command(line: str) -> Callable[[Command], object]:
    """Give what types a command."""
    return lambda salesfloor: salesfloor(*shlex.split(line))


WRITERS: dict[str, Callable[[Command], object]] = {
    **{name: command(line) for name, line in COMMANDS.items()},
    "export again": lambda salesfloor: [
        salesfloor("export", "--format", form, "-o", f"log.{form}") for form in ("csv", "csv", "xlsx", "jsonl")
    ],
    "migrate an older schema": downgraded,
    "a running bot": held_open,
    "edited words": edited_words,
    "dictionary": dictionary,
    "emulated Telegram": emulated_telegram,
}


@pytest.fixture
def house(salesfloor: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database, and a copy of it to be restored; both as the product itself has made them."""
    monkeypatch.setattr(forms, "_pairs", lambda _: iter([(b"talo", b"talo"), (b"talon", b"talo")]))
    (tmp_path / "data").chmod(0o700)
    shutil.copy(tmp_path / "data" / "salesfloor.db", tmp_path / "good.db")
    return tmp_path


def test_every_command_is_looked_at() -> None:
    """A new one is put on one of the two lists."""
    names = {one.name or getattr(one.callback, "__name__", "") for one in app.registered_commands}
    assert set(COMMANDS) | WRITING_NOTHING | LASTING == names | {group.name for group in app.registered_groups}


@pytest.mark.parametrize("mask", UMASKS)
@pytest.mark.parametrize("writer", WRITERS)
def test_what_comes_into_being_is_for_its_owner_alone(salesfloor: Command, house: Path, writer: str, mask: int) -> None:
    """Files 0600, folders 0700, whatever the umask is; and what was there has no more rights than before."""
    with umask(mask):
        WRITERS[writer](salesfloor)
    assert not_private(house) == []


@pytest.mark.usefixtures("words_in_order")
@pytest.mark.parametrize("first", [True, False])
def test_the_first_start_makes_a_private_database(salesfloor: Command, house: Path, first: bool) -> None:
    """Its folder and its lock too."""
    shutil.rmtree(house / "data")
    with umask(0):
        salesfloor("migrate" if first else "doctor")
        salesfloor("export", "--format", "csv")
    assert (house / "data").exists() is first, "looking makes nothing"
    assert not_private(house) == []


def test_a_snapshot_is_private(house: Path, library: Library) -> None:
    """As it is believed only then."""
    with umask(0):
        keep(house / "data" / "new.snapshot", b"k" * DIGEST, library)
    assert (house / "data" / "new.snapshot").exists()
    assert not_private(house) == []


def test_what_a_restore_keeps_is_narrowed(salesfloor: Command, house: Path) -> None:
    """The database that was there may have been open to others; the new one and the kept one are not."""
    DATABASE.chmod(0o644)
    with umask(0):
        assert salesfloor("restore", "good.db")[0] == 0
    assert not_private(house) == []
    assert len(list(Path("data").glob("*.before-restore-*"))) == 1


def test_a_database_elsewhere_is_restored_where_it_lies(salesfloor: Command, house: Path) -> None:
    """An operator may have moved it to a larger disk, and left a link."""
    (house / "disk").mkdir(mode=0o700)
    DATABASE.rename(house / "disk" / "large.db")
    DATABASE.symlink_to(house / "disk" / "large.db")
    assert salesfloor("restore", "good.db")[0] == 0
    assert DATABASE.is_symlink()
    assert sorted(one.name.partition(".before")[0] for one in (house / "disk").iterdir()) == ["large.db", "large.db"]
    assert not_private(house) == []


@pytest.mark.parametrize("mode", [0o640, 0o600])
def test_what_is_there_keeps_its_mode(salesfloor: Command, house: Path, mode: int) -> None:
    """Whoever lets a group read the database has a reason, and the logs beside it follow; nothing becomes wider."""
    DATABASE.chmod(mode)
    with umask(0), closing(sqlite3.connect(DATABASE)) as held:
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("CREATE TABLE more (a)")
        assert salesfloor("export", "--format", "csv")[0] == 0
        found = {
            name: stat.S_IMODE(is_now) for name, is_now in modes_of(house / "data").items() if name.startswith(DATABASE.name)
        }
        assert found == dict.fromkeys(("salesfloor.db", "salesfloor.db-wal", "salesfloor.db-shm"), mode)


@pytest.mark.parametrize("leads_to", ["canary", "nothing"])
@pytest.mark.parametrize("writer", WRITERS)
def test_no_planted_link_is_followed(
    salesfloor: Command,
    house: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    writer: str,
    leads_to: str,
) -> None:
    """At each name that the writer makes, a link to a file, or to nothing: neither is it changed, nor is anything made there."""
    before = set(modes_of(house))
    WRITERS[writer](salesfloor)
    made = {name for name, mode in modes_of(house).items() if stat.S_ISREG(mode)} - before
    made |= {name + log for name in ("data/salesfloor.db", *made) if name.endswith(".db") for log in LOGS}
    again, elsewhere = tmp_path_factory.mktemp("again"), tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "canary").write_text("precious")
    (again / "data").mkdir()
    shutil.copy(house / "good.db", again / "good.db")
    for name in ("salesfloor.db", SNAPSHOT):
        shutil.copy(house / "data" / name, again / "data" / name)
    for name in made:
        link = again / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(elsewhere / leads_to)
    monkeypatch.chdir(again)
    with suppress(Exception):  # it may well refuse to work
        WRITERS[writer](salesfloor)
    assert [one.name for one in elsewhere.iterdir()] == ["canary"]
    assert (elsewhere / "canary").read_text() == "precious"


@pytest.mark.parametrize("command", ["run", "migrate", "export --format csv", "owner-code", "backup copy.db"])
def test_a_database_that_is_a_link_to_nothing_is_not_made_there(
    salesfloor: Command, house: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """It is said in one line."""
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    DATABASE.unlink()
    DATABASE.symlink_to(house / "nothing")
    code, _, err = salesfloor(*command.split())
    assert (code, err.count("\n")) == (1, 1)
    assert not (house / "nothing").exists()


def test_a_restore_puts_the_copy_in_the_place_of_a_link_to_nothing(salesfloor: Command, house: Path) -> None:
    """Nothing is made at its end, which may be anywhere."""
    DATABASE.unlink()
    DATABASE.symlink_to(house / "nothing")
    assert salesfloor("restore", "good.db")[0] == 0
    assert not DATABASE.is_symlink()
    assert not (house / "nothing").exists()
    assert not_private(house) == []


def test_a_planted_lock_is_said_in_one_line(salesfloor: Command, house: Path) -> None:
    """It is neither followed nor emptied."""
    (house / "canary").write_text("precious")
    Path("data/salesfloor.lock").symlink_to(house / "canary")
    code, out, err = salesfloor("restore", "good.db")
    assert (code, out, err) == (1, "", "salesfloor: this is a link, which is not followed: data/salesfloor.lock.\n")
    assert (house / "canary").read_text() == "precious"
