"""What SALESFLOOR_DATABASE_URL says: which database it is, where, and what the driver is to be told.

Managed servers hand out addresses for libpq, PostgreSQL's own client. What its parameters mean is said here to asyncpg, which has
other names for them; a parameter that would be lost is named, never left out in silence. Leaves out connecting: see `engine`.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
OLDEST_SQLITE = (3, 35, 0)
"""The first that knows RETURNING: https://www.sqlite.org/lang_returning.html."""

PLACES = frozenset({"host", "port", "user", "password"})
"""Parameters that say the same as the part before the question mark; SQLAlchemy hands them on."""
FILES = frozenset({"sslrootcert", "sslcert", "sslkey", "sslcrl"})
TO_THE_DRIVER = FILES | {
    "sslmode",
    "sslpassword",
    "sslnegotiation",
    "ssl_min_protocol_version",
    "ssl_max_protocol_version",
    "target_session_attrs",
    "passfile",
    "krbsrvname",
    "gsslib",
}
"""Parameters that asyncpg reads out of an address, and nowhere else (asyncpg 0.32, `connect_utils`)."""
TO_THE_SERVER = frozenset({"application_name", "options"})
"""Settings with which a session begins."""
WITHOUT_EFFECT = frozenset(
    {
        "client_encoding",
        "fallback_application_name",
        "gssencmode",
        "keepalives",
        "keepalives_idle",
        "keepalives_interval",
        "keepalives_count",
        "load_balance_hosts",
        "sslcompression",
        "sslsni",
        "tcp_user_timeout",
    }
)
"""Parameters of libpq whose loss changes nothing: what they ask for is so already, or is seen to here."""
MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
SIMPLER = {"true": "require", "1": "require", "false": "disable", "0": "disable"}
"""What others than libpq write for `ssl`."""

_PLACE = re.compile(r"(?:\[[0-9A-Fa-f:.%]+\]|[^:\[\],]*)(?::(?P<port>\d{1,5}))?")
_HALF_AN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class DatabaseRefused(Exception):
    """This database cannot be used as it is set up; the message is one line, without any password."""


def database_url(text: str) -> URL:
    """Parse a database URL and choose the driver: `sqlite:///data/x.db` and `postgresql://…` are enough.

    Raises:
        DatabaseRefused: it is another database, SQLite without a file or of too old a version, or not to be understood.
    """
    text = text.strip()
    family = text.partition(":")[0].partition("+")[0].lower()
    if family not in DRIVERS:
        raise _refused("is neither SQLite nor PostgreSQL; write for example sqlite:///data/salesfloor.db")
    rest = text.partition("://")[2]
    (_look_at_path if family == "sqlite" else _look_at_place)(rest)
    try:
        url = make_url(text).set(drivername=DRIVERS[family])
    except (ArgumentError, ValueError):  # what they say repeats the address
        raise _refused("is no address; write for example sqlite:///data/salesfloor.db or postgresql://user@host/name") from None
    if is_sqlite(url):
        _look_at_file(url)
    else:
        for_the_driver(url)
    return url


def is_sqlite(url: URL) -> bool:
    """Tell the one database that has a single writer."""
    return url.get_backend_name() == "sqlite"


def for_the_driver(url: URL) -> tuple[URL, dict[str, Any]]:
    """Return a PostgreSQL address without its parameters, and what asyncpg is to be told in their place.

    Raises:
        DatabaseRefused: a parameter would be lost, or names a file that cannot be read.
    """
    asked = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    name = asked.pop("dbname", None)
    if name is not None and not url.database:
        url = url.set(database=name)
    told = _encryption(asked) | _patience(asked)
    lost = asked.keys() - PLACES - TO_THE_DRIVER - TO_THE_SERVER - WITHOUT_EFFECT
    if lost:
        raise _refused(f"has parameters that this program does not know: {', '.join(sorted(lost))}; take them out")
    if driver := _those(asked, TO_THE_DRIVER):
        told["dsn"] = f"postgresql://?{urlencode(driver)}"
    if server := _those(asked, TO_THE_SERVER):
        told["server_settings"] = server
    return url.set(query=_those(asked, PLACES)), told


def _encryption(asked: dict[str, str]) -> dict[str, Any]:
    """Return what asyncpg cannot be told in an address; what it can be told stays in `asked`."""
    if "ssl" in asked:
        mode = asked.pop("ssl")
        asked.setdefault("sslmode", SIMPLER.get(mode.lower(), mode))
    is_of_the_system = asked.get("sslrootcert") == "system"
    mode = asked.get("sslmode", "verify-full" if is_of_the_system else "prefer")
    if mode not in MODES:
        raise _refused(f"has an sslmode that is none of {', '.join(MODES)}")
    if asked.pop("channel_binding", "prefer") == "require" and mode != "verify-full":
        raise _refused(
            "asks for channel_binding=require, which the driver cannot do; write sslmode=verify-full&sslrootcert=system instead"
        )
    for parameter in sorted(FILES & asked.keys()):
        file = asked[parameter]
        is_there = os.path.isfile(file) and os.access(file, os.R_OK)  # noqa: PTH113  # as it is written
        if not is_there and not (is_of_the_system and parameter == "sslrootcert"):
            raise _refused(f"names a file in {parameter} that cannot be read: {file}")
    if not is_of_the_system:
        return {}
    if mode != "verify-full":
        raise _refused("has sslrootcert=system, which goes with sslmode=verify-full only")
    del asked["sslrootcert"]
    asked.pop("sslmode", None)
    return {"ssl": True}  # the certificates of the system, and the name is looked at


def _patience(asked: dict[str, str]) -> dict[str, Any]:
    seconds = asked.pop("connect_timeout", "0")
    if not seconds.isdigit():
        raise _refused("has a connect_timeout that is no number of seconds")
    return {"timeout": float(seconds)} if int(seconds) else {}


def _those(asked: Mapping[str, str], names: frozenset[str]) -> dict[str, str]:
    return {name: value for name, value in asked.items() if name in names}


def _look_at_path(rest: str) -> None:
    """Refuse two slashes: what follows them would be a host, and the file another one."""
    if rest and not rest.startswith("/"):
        raise _refused(f"has two slashes before the file, and needs three: sqlite:///{rest}")


def _look_at_file(url: URL) -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE[:2]))
        msg = (
            f"SQLite {needed} or newer is needed, and this Python has {sqlite3.sqlite_version}; use another Python, or PostgreSQL"
        )
        raise DatabaseRefused(msg)
    if not url.database or ":memory:" in url.database:
        raise _refused("names no file, and SQLite needs one: write for example sqlite:///data/salesfloor.db")
    if url.query:
        raise _refused("has parameters after the file, which SQLite gets none of; take them out")


def _look_at_place(rest: str) -> None:
    """Refuse what may be meant in two ways: signs of a password that end it, and a port that is none."""
    place = re.split(r"[/?#]", rest, maxsplit=1)[0]
    user, _, host = place.rpartition("@")
    behind = rest[len(place) :]
    is_cut_off = "@" in behind.partition("?")[0] or ("@" in behind and "=" not in behind.partition("@")[0])
    if "@" in user or is_cut_off or _HALF_AN_ESCAPE.search(user):
        signs = "@ as %40, : as %3A, / as %2F, # as %23, ? as %3F, % as %25"
        raise _refused(f"has a sign in its user or password that ends it there; write {signs}")
    if "," in host:
        raise _refused("names several hosts; name one")
    found = _PLACE.fullmatch(host)
    if found is None or int(found["port"] or 1) not in range(1, 65536):
        raise _refused("has a port that is no number from 1 to 65535; write host:5432, or no port")


def _refused(why: str) -> DatabaseRefused:
    return DatabaseRefused(f"SALESFLOOR_DATABASE_URL {why}")
