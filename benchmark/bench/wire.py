"""A cheap HTTP/1.1 server: one request after another on connections that stay open.

It stands in the measured way of every tap, so it parses no more than it needs: the path, the length and the body.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

Reply = Callable[[str], None]
"""Sends the result, as JSON text; may be called later, and does nothing once the caller has gone."""

Take = Callable[["Door", str, str, bytes], None]
"""Takes the connection, the path, the content type and the body of a request, and calls `Door.reply` once."""

HEAD_END = b"\r\n\r\n"


class Door(asyncio.Protocol):
    """One connection."""

    def __init__(self, take: Take) -> None:
        """Hand every request to `take`."""
        self._take = take
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self.bot: str | None = None
        """Token of the bot at the other end, once it has asked for something."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("the server was given something else than a stream")
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """End; what is still to be answered goes nowhere."""
        del exc
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Take in requests as they become complete."""
        self._buffer += data
        while (end := self._buffer.find(HEAD_END)) >= 0:
            head = self._buffer[:end].decode("latin-1")
            first, *lines = head.split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            if "transfer-encoding" in headers:
                raise ValueError(f"no bot here sends chunks: {first}")
            start = end + len(HEAD_END)
            length = int(headers.get("content-length", "0"))
            if len(self._buffer) < start + length:
                return
            body = self._buffer[start : start + length]
            self._buffer = self._buffer[start + length :]
            self._take(self, first.split(" ")[1], headers.get("content-type", ""), body)

    def reply(self, result: str) -> None:
        """Answer with a result."""
        if self._transport is None or self._transport.is_closing():
            return
        body = f'{{"ok":true,"result":{result}}}'.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode() + body)


def fields(content_type: str, body: bytes) -> Mapping[str, str]:
    """Return the parameters of a request."""
    if not body:
        return {}
    if content_type.startswith("application/json"):
        return {name: value if isinstance(value, str) else json.dumps(value) for name, value in json.loads(body).items()}
    if content_type.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    raise ValueError(f"no bot here sends {content_type}")
