"""What survives a restart: a small SQLite file of JSON documents and file contents.

What is to be kept is collected in memory and written by `commit`, inside the call that causes it. `synchronous=OFF` is enough: a
killed process loses nothing, only a power cut could, and an emulator may forget on a power cut. One process at a time.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.playground.wire import Json
from bot.private_files import make_missing_file

Place = tuple[str, int | str | None]
CONTENT = "content"
"""Stands for the kind where the bytes of a file are meant."""


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
        self._unwritten: dict[Place, tuple[str, tuple[object, ...]]] = {}
        """What the next commit writes, in order: of a document only what it is by then."""

    def put(self, kind: str, key: int, body: Json) -> None:
        """Write or replace a document."""
        text = json.dumps(body, separators=(",", ":"))
        self._write((kind, key), "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", kind, key, text)

    def drop(self, kind: str, key: int | None = None) -> None:
        """Remove one document, or all of a kind."""
        if key is not None:
            self._write((kind, key), "DELETE FROM kept WHERE kind = ? AND key = ?", kind, key)
            return
        for place in [place for place in self._unwritten if place[0] == kind]:
            del self._unwritten[place]
        self._write((kind, None), "DELETE FROM kept WHERE kind = ?", kind)

    def put_content(self, file_id: str, content: bytes) -> None:
        """Keep the bytes of a file."""
        self._write((CONTENT, file_id), "INSERT OR REPLACE INTO contents VALUES (?, ?)", file_id, content)

    def _write(self, place: Place, statement: str, *values: object) -> None:
        self._unwritten.pop(place, None)
        self._unwritten[place] = statement, values

    def content(self, file_id: str) -> bytes:
        """Return the bytes of a kept file."""
        unwritten = self._unwritten.get((CONTENT, file_id))
        if unwritten is not None and isinstance(content := unwritten[1][1], bytes):
            return content
        row = self._connection.execute("SELECT content FROM contents WHERE file_id = ?", (file_id,)).fetchone()
        return bytes(row[0])

    def all(self, kind: str) -> Iterator[tuple[int, Json]]:
        """Return the documents of a kind, ordered by key."""
        rows = self._connection.execute("SELECT key, body FROM kept WHERE kind = ? ORDER BY key", (kind,))
        return ((key, json.loads(body)) for key, body in rows.fetchall())

    def commit(self) -> None:
        """Make what was put and dropped since the last commit survive a kill.

        Raises:
            sqlite3.Error: Nothing of it was written, as on a full disk. The next commit writes it too.
        """
        if not self._unwritten:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for statement, values in self._unwritten.values():
                self._connection.execute(statement, values)
            self._connection.execute("COMMIT")
        except sqlite3.Error:
            # SQLite is asked: after a full disk it has rolled back by itself, after other errors it has not.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._unwritten.clear()

    def close(self) -> None:
        """Commit and close the file."""
        try:
            self.commit()
        finally:
            self._connection.close()
