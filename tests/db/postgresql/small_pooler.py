"""A small pooler before a PostgreSQL server, in session or in transaction mode; as strict as PgBouncer about how one begins.

It speaks the protocol as far as it has to, and users need no password:
https://www.postgresql.org/docs/current/protocol-message-formats.html.
"""

from __future__ import annotations

import asyncio
import contextlib
import struct
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

SSL_REQUEST = 80877103
KNOWN = {"user", "database", "client_encoding", "application_name", "datestyle", "timezone", "standard_conforming_strings"}
"""What PgBouncer lets a session begin with."""
READY, IDLE = b"Z", b"I"


@dataclass
class Lent:
    """A connection to the server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    greeting: bytes
    """What the server said after the login."""


@dataclass
class SmallPooler:
    """Lends out connections, the one given back last first."""

    socket: Path
    database: str
    is_by_transaction: bool
    idle: list[Lent] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one client."""
        lent: Lent | None = None
        try:
            if not await self._begin(reader, writer):
                return
            lent = await self._take()
            writer.write(lent.greeting)
            if self.is_by_transaction:
                self.idle.append(lent)
                lent = None
            while True:
                kind, body = await _message(reader)
                if kind == b"X":
                    return
                lent = lent or await self._take()
                _send(lent.writer, kind, body)
                if kind in b"QS" and await self._answer(lent, writer) == IDLE and self.is_by_transaction:
                    self.idle.append(lent)
                    lent = None
                elif kind == b"H":
                    await self._pass_on(lent, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            if lent is not None:
                lent.writer.close()
            writer.close()

    async def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        while True:
            length = struct.unpack("!i", await reader.readexactly(4))[0]
            body = await reader.readexactly(length - 4)
            if struct.unpack("!i", body[:4])[0] != SSL_REQUEST:
                break
            writer.write(b"N")
        parts = [part.decode() for part in body[4:].split(b"\0") if part]
        strange = sorted(set(parts[::2]) - KNOWN)
        if strange:
            self.refused += strange
            why = f"SFATAL\0C08P01\0Munsupported startup parameter: {strange[0]}\0\0".encode()
            _send(writer, b"E", why)
            await writer.drain()
            return False
        return True

    async def _take(self) -> Lent:
        if self.idle:
            return self.idle.pop()
        reader, writer = await asyncio.open_unix_connection(str(self.socket))
        body = struct.pack("!i", 196608) + f"user\0postgres\0database\0{self.database}\0\0".encode()
        writer.write(struct.pack("!i", len(body) + 4) + body)
        greeting = b""
        while True:
            kind, said = await _message(reader)
            greeting += kind + struct.pack("!i", len(said) + 4) + said
            if kind == READY:
                return Lent(reader, writer, greeting)

    async def _answer(self, lent: Lent, writer: asyncio.StreamWriter) -> bytes:
        """Pass on what the server says until it is ready; gives in which state its transaction is then."""
        while True:
            kind, body = await _message(lent.reader)
            _send(writer, kind, body)
            if kind == READY:
                await writer.drain()
                return body

    async def _pass_on(self, lent: Lent, writer: asyncio.StreamWriter) -> None:
        """Pass on the answer to a flush: a statement was parsed and described, or refused."""
        while True:
            kind, body = await _message(lent.reader)
            _send(writer, kind, body)
            if kind in b"TnE":
                await writer.drain()
                return


@contextlib.asynccontextmanager
async def pooled(url: str, *, is_by_transaction: bool) -> AsyncIterator[tuple[str, SmallPooler]]:
    """Serve one before a server; gives the address through it."""
    place, _, sockets = url.partition("?host=")
    database = place.rpartition("/")[2]
    pooler = SmallPooler(Path(sockets) / ".s.PGSQL.5432", database, is_by_transaction)
    server = await asyncio.start_server(pooler.handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/{database}?sslmode=disable", pooler
    finally:
        server.close()
        for lent in pooler.idle:
            lent.writer.close()


def _send(writer: asyncio.StreamWriter, kind: bytes, body: bytes) -> None:
    writer.write(kind + struct.pack("!i", len(body) + 4) + body)


async def _message(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    kind = await reader.readexactly(1)
    length = struct.unpack("!i", await reader.readexactly(4))[0]
    return kind, await reader.readexactly(length - 4)
