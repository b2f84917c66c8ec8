"""The emulated Bot API as a transport in this process: the bytes of the wire, without sockets."""

from __future__ import annotations

from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.gateway.telegram.http_client import AnswerTimedOut, FateUnknown, check_is_telegrams
from bot.playground.emulator import Emulator
from bot.playground.wire import ConnectionDropped, NoAnswer, Upload


class EmulatorRequest(BaseRequest):
    """Calls an emulator and meets its faults as the real transport would."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    @property
    def read_timeout(self) -> float | None:
        """How long an answer may take; nothing waits here."""
        return 5.0

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Carry the call out in the emulator."""
        del method, timeouts, named
        if "/file/bot" in url:
            return self._download(url.rsplit("/file/bot", 1)[1].partition("/")[2])
        token, name = url.rsplit("/bot", 1)[1].split("/")
        params = request_data.json_parameters if request_data else {}
        multipart = request_data.multipart_data if request_data else {}
        files = {
            field: Upload(filename, content if isinstance(content, bytes) else content.read(), media_type)
            for field, (filename, content, media_type) in multipart.items()
        }
        try:
            reply = await self._emulator.call(token, name, params, files)
        except ConnectionDropped:
            raise FateUnknown("the connection was lost") from None
        except NoAnswer:
            raise AnswerTimedOut("no answer") from None
        check_is_telegrams(reply.status, reply.body)
        return reply.status, reply.body

    def _download(self, path: str) -> tuple[int, bytes]:
        """Return the bytes of a file that getFile has named."""
        named = {kept["file_path"]: file_id for file_id, kept in self._emulator.world.files.items()}
        return (200, self._emulator.file_bytes(named[path])) if path in named else (404, b'{"ok":false}')
