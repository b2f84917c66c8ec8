"""What survives a restart: a small SQLite file of JSON documents and file contents.

Writes happen inside the call that causes them. `synchronous=OFF` is enough: a killed process loses nothing, only a
power cut could, and an emulator may forget on a power cut. One process at a time.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.playground.wire import Json
from bot.private_files import make_missing_file


class Keeping:
    """Documents by kind and key. A write is durable against a kill after `commit`."""

    def __init__(self, path: Path) -> None:
        make_missing_file(path)
        uri = f"{path.absolute().as_uri()}?mode=rw"
        self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        self._connection.executescript(
            """
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous=OFF;
            CREATE TABLE IF NOT EXISTS kept (
                kind TEXT NOT NULL, key INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key)
            ) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS contents (file_id TEXT PRIMARY KEY, content BLOB NOT NULL);
            """
        )
        self._open = False

    def _begin(self) -> sqlite3.Connection:
        if not self._open:
            self._connection.execute("BEGIN IMMEDIATE")
            self._open = True
        return self._connection

    def put(self, kind: str, key: int, body: Json) -> None:
        """Write or replace a document."""
        text = json.dumps(body, separators=(",", ":"))
        self._begin().execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (kind, key, text))

    def drop(self, kind: str, key: int | None = None) -> None:
        """Remove one document, or all of a kind."""
        if key is None:
            self._begin().execute("DELETE FROM kept WHERE kind = ?", (kind,))
        else:
            self._begin().execute("DELETE FROM kept WHERE kind = ? AND key = ?", (kind, key))

    def put_content(self, file_id: str, content: bytes) -> None:
        """Keep the bytes of a file."""
        self._begin().execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (file_id, content))

    def content(self, file_id: str) -> bytes:
        """Return the bytes of a kept file."""
        row = self._connection.execute("SELECT content FROM contents WHERE file_id = ?", (file_id,)).fetchone()
        return bytes(row[0])

    def all(self, kind: str) -> Iterator[tuple[int, Json]]:
        """Return the documents of a kind, ordered by key."""
        rows = self._connection.execute("SELECT key, body FROM kept WHERE kind = ? ORDER BY key", (kind,))
        return ((key, json.loads(body)) for key, body in rows.fetchall())

    def commit(self) -> None:
        """Make what was written since the last commit survive a kill."""
        if self._open:
            self._connection.execute("COMMIT")
            self._open = False

    def close(self) -> None:
        """Commit and close the file."""
        self.commit()
        self._connection.close()
