"""Addresses of databases, as operators and managed servers write them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.db.address import DatabaseRefused, database_url, for_the_driver


def told(text: str) -> dict[str, Any]:
    """What the driver is told beside place, user and database."""
    return for_the_driver(database_url(text))[1]


@pytest.mark.parametrize(
    "text",
    [
        "postgres://bot:p%40ss@db.example:5432/floor",
        "postgresql://bot:p%40ss@db.example:5432/floor",
        "postgresql+asyncpg://bot:p%40ss@db.example:5432/floor",
        "postgresql+psycopg2://bot:p%40ss@db.example:5432/floor",
        " postgres://bot:p%40ss@db.example:5432/floor \n",
        "postgres://db.example:5432?user=bot&password=p%40ss&dbname=floor",
    ],
)
def test_every_way_to_write_a_server_is_the_same_server(text: str) -> None:
    """Heroku's, SQLAlchemy's, and with a blank at the end."""
    address, _ = for_the_driver(database_url(text))
    assert address.drivername == "postgresql+asyncpg"
    assert (address.host, address.port, address.database) == ("db.example", 5432, "floor")
    given = {"user": address.username, "password": address.password}
    assert {name: value or address.query.get(name) for name, value in given.items()} == {"user": "bot", "password": "p@ss"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {}),
        ("sslmode=require", {"dsn": "postgresql://?sslmode=require"}),
        ("ssl=true", {"dsn": "postgresql://?sslmode=require"}),
        ("sslmode=verify-full&sslrootcert=system", {"ssl": True}),
        ("channel_binding=require&sslmode=verify-full&sslrootcert=system", {"ssl": True}),
        ("channel_binding=prefer", {}),
        ("options=-csearch_path%3Dfloor", {"server_settings": {"options": "-csearch_path=floor"}}),
        ("options=endpoint%3Dcool-name", {"server_settings": {"options": "endpoint=cool-name"}}),
        ("application_name=floor&connect_timeout=10", {"server_settings": {"application_name": "floor"}, "timeout": 10.0}),
        ("connect_timeout=0&keepalives=1&gssencmode=disable", {}),
        ("target_session_attrs=read-write", {"dsn": "postgresql://?target_session_attrs=read-write"}),
    ],
)
def test_what_managed_servers_add_is_said_to_the_driver(query: str, expected: dict[str, Any]) -> None:
    """In the driver's own names; nothing is left in the address, where it would be an argument that nobody knows."""
    assert told(f"postgresql://bot@db.example/floor?{query}") == expected


def test_a_certificate_is_handed_on(tmp_path: Path) -> None:
    """When it can be read."""
    (tmp_path / "root.pem").touch()
    query = f"sslmode=verify-full&sslrootcert={tmp_path}/root.pem"
    assert told(f"postgresql://bot@db.example/floor?{query}")["dsn"].startswith("postgresql://?sslmode=verify-full&sslrootcert=")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mysql://localhost/x", "is neither SQLite nor PostgreSQL"),
        ("sqlite://data/x.db", "needs three: sqlite:///data/x.db"),
        ("sqlite:data/x.db", "is no address"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///data/x.db?mode=ro", "has parameters after the file"),
        ("postgresql://bot:pa@ss@db.example/floor", "write @ as %40"),
        ("postgresql://bot:pa/ss@db.example/floor", "/ as %2F"),
        ("postgresql://bot:pa#ss@db.example/floor", "# as %23"),
        ("postgresql://bot:pa?ss@db.example/floor", r"\? as %3F"),
        ("postgresql://bot:pa%ss@db.example/floor", "% as %25"),
        ("postgresql://bot:pass@db.example:abc/floor", "has a port that is no number"),
        ("postgresql://bot:pass@db.example:70000/floor", "has a port that is no number"),
        ("postgresql://bot:pass@one:5432,two:5432/floor", "names several hosts"),
        ("postgresql://bot:pass@db.example/floor?pgbouncer=true&schema=x", "does not know: pgbouncer, schema"),
        ("postgresql://bot:pass@db.example/floor?sslmode=on", "has an sslmode that is none of disable"),
        ("postgresql://bot:pass@db.example/floor?sslmode=require&channel_binding=require", "channel_binding=require"),
        ("postgresql://bot:pass@db.example/floor?sslrootcert=system&sslmode=require", "sslmode=verify-full only"),
        ("postgresql://bot:pass@db.example/floor?sslrootcert=/nowhere/root.pem", "sslrootcert that cannot be read: /nowhere"),
        ("postgresql://bot:pass@db.example/floor?connect_timeout=soon", "connect_timeout that is no number"),
    ],
)
def test_what_cannot_be_meant_is_named_in_one_line(text: str, says: str) -> None:
    """With what to write instead, and without the password."""
    with pytest.raises(DatabaseRefused, match=says) as refused:
        database_url(text)
    assert str(refused.value).startswith("SALESFLOOR_DATABASE_URL ")
    assert "\n" not in str(refused.value)
    assert "pass@" not in str(refused.value)


def test_an_old_sqlite_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python 3.11 of RHEL 9 has 3.34, which does not know RETURNING; PostgreSQL does not mind."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    with pytest.raises(DatabaseRefused, match=r"^SQLite 3.35 or newer is needed, and this Python has 3.34.1; "):
        database_url("sqlite:///data/x.db")
    database_url("postgresql://bot@db.example/floor")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 35, 0))
    database_url("sqlite:///data/x.db")
