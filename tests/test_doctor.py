"""What `salesfloor doctor` finds: where a start would fail it is not well, and it says which way Telegram was asked."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import shutil
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.content.library import Library
from bot.db.sqlite import connection
from bot.db.upkeep import file_system
from bot.playground.emulator import Emulator
from bot.playground.server import serve
from tests.commands import Command
from tests.db.postgresql.small_pooler import pooled
from tests.test_cli import lines_of_doctor

TOKEN = "42:canary-of-doctor"


@pytest.fixture(autouse=True)
def _words_in_order(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.app.examination.words.load", lambda _: library)
    monkeypatch.setenv("SALESFLOOR_LISTEN", "127.0.0.1:0")


@pytest.fixture
def beside() -> Iterator[Callable[[Any], Any]]:
    """Run a coroutine in a loop of its own, in a thread, while the command runs here."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield lambda work: asyncio.run_coroutine_threadsafe(work, loop).result(60)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def telegram(beside: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """A Telegram that knows the token."""
    emulator = Emulator(token=TOKEN)
    serving = serve(emulator)
    address = beside(serving.__aenter__())
    monkeypatch.setenv("SALESFLOOR_TOKEN", TOKEN)
    monkeypatch.setenv("SALESFLOOR_API_URL", address.url)
    yield emulator
    beside(serving.__aexit__(None, None, None))
    beside(emulator.aclose())


@pytest.mark.parametrize(
    ("version", "verdict"),
    [
        ((3, 35, 0), "warn"),
        ((3, 40, 1), "warn"),
        ((3, 44, 5), "warn"),
        ((3, 44, 6), "ok"),
        ((3, 50, 7), "ok"),
        ((3, 51, 2), "warn"),
        ((3, 51, 3), "ok"),
        ((3, 53, 0), "ok"),
    ],
)
def test_doctor_names_sqlite_and_warns_of_the_fault_of_its_log(
    salesfloor: Command, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], verdict: str
) -> None:
    """Before 3.51.3, except where it was mended in an older line; a warning, for it is rare."""
    monkeypatch.setattr("bot.app.examination.database.sqlite_found", lambda: version)
    code, out, _ = salesfloor("doctor")
    assert code == 0
    assert f"{verdict:<4}  SQLite: {'.'.join(map(str, version))}" in out


@pytest.mark.parametrize("command", ["run", "migrate", "backup copy.db", "restore copy.db", "owner-code", "export --format csv"])
def test_a_sqlite_that_is_too_old_is_refused_by_every_command(
    salesfloor: Command, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Exit 2, one line, nothing made; doctor is not well."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    before = sorted(Path().rglob("*"))
    code, out, err = salesfloor(*command.split())
    assert (code, out) == (2, "")
    assert err.startswith("salesfloor: SQLite 3.35 or newer is needed, and this Python has 3.34.1; ")
    assert err.count("\n") == 1
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "bad   database: SQLite 3.35 or newer is needed" in out
    assert sorted(Path().rglob("*")) == before


def test_a_bad_address_is_one_line_everywhere(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 2, so that a service does not start again and again."""
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    monkeypatch.setenv("SALESFLOOR_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", "postgresql://bot:hid@den@127.0.0.1/floor")
    for command in ("run", "migrate", "owner-code", "export --format csv", "content check", "erase client 1"):
        code, out, err = salesfloor(*command.split())
        assert (code, out) == (2, ""), command
        assert "SALESFLOOR_DATABASE_URL has a sign in its user or password that ends it there" in err
        assert err.count("\n") == 1
        assert "hid" not in err
    assert "bad   database: SALESFLOOR_DATABASE_URL has a sign" in salesfloor("doctor")[1]


# ---- where the database lies ----


@pytest.fixture
def _without_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that cannot hold a write-ahead log: SQLite's way of doing without shared memory."""
    uri_of = connection.uri_of
    monkeypatch.setattr(connection, "uri_of", lambda file, mode="rw": f"{uri_of(file, mode)}&vfs=unix-dotfile")


@pytest.mark.usefixtures("_without_log")
def test_a_file_system_without_a_write_ahead_log_is_noticed(salesfloor: Command) -> None:
    """SQLite goes on with another log, in silence; here the command ends with one line."""
    with closing(sqlite3.connect("data/salesfloor.db")) as opened:
        opened.execute("PRAGMA journal_mode=DELETE")
    for command in ("owner-code", "export --format csv"):
        code, out, err = salesfloor(*command.split())
        assert (code, out) == (1, "")
        assert "this file system does not hold SQLite's write-ahead log" in err
        assert err.count("\n") == 1
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "bad   database: data/salesfloor.db cannot be used: " in out


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
@pytest.mark.parametrize("has_run", [True, False])
def test_a_file_system_without_locks_is_noticed(
    salesfloor: Command, monkeypatch: pytest.MonkeyPatch, number: int, has_run: bool
) -> None:
    """Before anything starts; doctor finds the same, whether a bot has run there or not, and leaves nothing behind."""

    def refuse(*_: object) -> None:
        raise OSError(number, "No locks available")

    if has_run:
        Path("data/salesfloor.lock").touch(0o600)
    before = sorted(Path().rglob("*"))
    monkeypatch.setattr(fcntl, "flock", refuse)
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "bad   disk: data: this file system knows no locks; put the database on a disk of this machine" in out
    assert sorted(Path().rglob("*")) == before
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    code, out, err = salesfloor("run")
    assert (code, out) == (1, "")
    assert "this file system knows no locks; put the database on a disk of this machine: data/salesfloor.lock" in err
    assert err.count("\n") == 1


def test_a_file_system_of_another_machine_is_warned_of(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may promise what it does not hold: the start says so in its log, doctor by its type; neither refuses it."""
    mounts = Path("mountinfo")
    mounts.write_text(f"30 1 0:30 / / rw - ext4 /dev/vda rw\n31 30 0:31 / {Path.cwd()} rw,relatime - virtiofs data rw\n")
    monkeypatch.setattr(file_system, "MOUNTS", mounts)
    code, out, _ = salesfloor("doctor")
    assert code == 0
    assert "warn  disk: data/salesfloor.db lies on virtiofs" in out
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    with Path("data/salesfloor.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # so that the start ends there
        _, _, err = salesfloor("run")
    assert "the database may be damaged here" in err
    assert "virtiofs" in err


def test_a_planted_lock_is_noticed(salesfloor: Command) -> None:
    """A link, which `run` does not follow."""
    Path("data/salesfloor.lock").symlink_to("elsewhere")
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "this is a link, which is not followed" in out


def test_a_lock_that_a_running_bot_holds_is_well(salesfloor: Command) -> None:
    """Doctor may run beside it."""
    with Path("data/salesfloor.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert salesfloor("doctor")[0] == 0


def test_a_folder_that_lets_nobody_look_is_one_line(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run as root, who may look everywhere, so the refusal is the system's by hand."""
    exists = Path.exists

    def refuse(file: Path) -> bool:
        if file == Path("data/salesfloor.db"):
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return exists(file)

    monkeypatch.setattr(Path, "exists", refuse)
    code, out, err = salesfloor("doctor")
    assert (code, err) == (1, "")
    assert "bad   database: data/salesfloor.db cannot be looked at: Permission denied" in out
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    code, out, err = salesfloor("run")
    assert (code, out) == (1, "")
    assert "Permission denied: data/salesfloor.db" in err


# ---- where it listens ----


@pytest.mark.parametrize("listen", ["192.0.2.1:8080", "no-such-host.invalid:8080"])
def test_an_address_that_is_not_ours_is_noticed(salesfloor: Command, monkeypatch: pytest.MonkeyPatch, listen: str) -> None:
    """As `run` would."""
    monkeypatch.setenv("SALESFLOOR_LISTEN", listen)
    monkeypatch.setattr(socket, "getaddrinfo", _resolves_addresses_only)
    monkeypatch.setenv("SALESFLOOR_TOKEN", TOKEN)
    monkeypatch.setenv("SALESFLOOR_API_URL", "http://127.0.0.1:9")
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert f"bad   listen: {listen} cannot be listened at" in out


def _resolves_addresses_only(host: str, port: int, **more: Any) -> list[Any]:
    if host[0].isdigit():
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def test_a_playground_for_everybody_is_noticed(salesfloor: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """It needs no password, so `run` refuses it."""
    monkeypatch.setenv("SALESFLOOR_LISTEN", "0.0.0.0:8080")
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert lines_of_doctor(out)["listen"] == ["bad"]
    assert salesfloor("run")[0] == 1


def test_a_port_that_another_program_has_is_noticed(
    salesfloor: Command, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody who answers there is a bot of ours."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        taken.settimeout(0)
        monkeypatch.setattr("bot.app.commands.health.PATIENCE", 0.2)
        monkeypatch.setenv("SALESFLOOR_LISTEN", f"127.0.0.1:{taken.getsockname()[1]}")
        code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "cannot be listened at: Address already in use" in out


# ---- Telegram ----


def test_doctor_asks_the_bots_webhook(
    salesfloor: Command, telegram: Emulator, beside: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it leads without what may be secret, how much waits, the last error; what is held up is not well."""
    webhook = telegram.world.webhook
    assert lines_of_doctor(salesfloor("doctor")[1])["token"] == ["ok"]
    telegram.world.has_topics = True
    assert "ok    topics: private chats" in salesfloor("doctor")[1]

    def set_webhook(url: str) -> None:
        async def work() -> None:
            webhook.set(url, secret="s3cret", max_connections=40)

        beside(work())

    set_webhook("http://127.0.0.1:9/secret-path?secret=query")
    code, out, _ = salesfloor("doctor")
    assert code == 0
    assert "warn  webhook: http://127.0.0.1:9 is set, 0 updates wait  The bot polls, and takes it away at its start." in out
    monkeypatch.setenv("SALESFLOOR_WEBHOOK_SECRET", "s3cret")
    monkeypatch.setenv("SALESFLOOR_WEBHOOK_URL", "https://bot.example/in")
    code, out, _ = salesfloor("doctor")
    assert "warn  webhook: http://127.0.0.1:9 is set instead of SALESFLOOR_WEBHOOK_URL, 0 updates wait" in out
    monkeypatch.setenv("SALESFLOOR_WEBHOOK_URL", "http://127.0.0.1:9/secret-path?secret=query")
    assert "ok    webhook: http://127.0.0.1:9, 0 updates wait" in salesfloor("doctor")[1]
    webhook._last_error = 1_790_000_000, "Wrong response from the webhook: 403 Forbidden"
    code, out, _ = salesfloor("doctor")
    assert code == 0
    assert "ok    webhook: http://127.0.0.1:9, 0 updates wait, the last error at 2026-09-21 14:13 UTC: Wrong response" in out
    info = webhook.info()
    monkeypatch.setattr(type(webhook), "info", lambda _: info | {"pending_update_count": 18})
    code, out, _ = salesfloor("doctor")
    assert code == 1
    assert "bad   webhook: http://127.0.0.1:9, 18 updates wait, the last error at 20" in out
    assert "Wrong response from the webhook: 403 Forbidden" in out
    assert "secret-path" not in out
    assert "query" not in out
    assert TOKEN not in out


def test_doctor_says_which_way_it_went(salesfloor: Command, telegram: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Straight to a relay of this machine, or through the proxy, without its password."""
    out = salesfloor("doctor")[1]
    assert "ok    way: Telegram is asked at 127.0.0.1, straight" in out
    assert "ok    token: Telegram knows the bot as @salesfloor_bot" in out
    monkeypatch.setenv("SALESFLOOR_API_URL", "https://api.telegram.org")
    monkeypatch.setenv("HTTPS_PROXY", "http://user:hidden@127.0.0.1:9")
    code, out, err = salesfloor("doctor")
    assert (code, err) == (1, "")
    assert "ok    way: Telegram is asked at api.telegram.org, through the proxy http://127.0.0.1:9" in out
    assert "bad   token: Telegram cannot be asked: NotSent" in out
    assert "hidden" not in out
    monkeypatch.setenv("HTTPS_PROXY", "socks5://user:hidden@127.0.0.1:9")
    assert "bad   token: HTTPS_PROXY names a proxy of the kind socks5" in salesfloor("doctor")[1]
    code, out, err = salesfloor("run")
    assert (code, out) == (2, "")
    assert "HTTPS_PROXY names a proxy of the kind socks5" in err
    assert err.count("\n") == 1


def test_a_pooler_in_transaction_mode_is_named(
    salesfloor: Command, beside: Callable[[Any], Any], postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By doctor, and by whatever would run on it, with exit code 2."""
    pooling = pooled(postgres_url, is_by_transaction=True)
    url, _ = beside(pooling.__aenter__())
    monkeypatch.setenv("SALESFLOOR_DATABASE_URL", url)
    monkeypatch.setenv("SALESFLOOR_TOKEN", "1:none")
    monkeypatch.setenv("SALESFLOOR_API_URL", "http://127.0.0.1:9")
    try:
        for command in ("run", "migrate"):
            code, out, err = salesfloor(command)
            assert (code, out) == (2, "")
            assert "leads to a pooler in transaction mode" in err
            assert err.count("\n") == 1
        code, out, _ = salesfloor("doctor")
        assert "bad   database: SALESFLOOR_DATABASE_URL leads to a pooler in transaction mode" in out
    finally:
        beside(pooling.__aexit__(None, None, None))


def test_the_playground_has_a_database_of_its_own(salesfloor: Command) -> None:
    """Without a token nothing keeps doctor from looking at it."""
    shutil.copy("data/salesfloor.db", "data/playground.db")
    assert salesfloor("doctor")[0] == 0
