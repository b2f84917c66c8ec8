"""Delivery of updates to the bot's webhook: in order within a chat, chats side by side, repeated until 2xx.

Updates are delivered to loopback addresses alone, over http too: the emulator must never call into a network. The method that
a good answer names is carried out, once, and nobody is told what became of it; only JSON answers are understood.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.playground.keeping import Keeping
from bot.playground.update_queue import UpdateQueue, Waiting
from bot.playground.wire import Json, bad_request, parameters_of, parse_json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
SECRET_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
PAUSES: Sequence[float] = (0.5, 1, 2, 4, 8, 16, 32, 60)
SUCCESS = 2  # 2xx; nothing else confirms an update
ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)

CarryOut = Callable[[str, Mapping[str, str]], Coroutine[Any, Any, None]]
"""Is given a method by the name that an answer gives it, and its parameters."""


async def _nothing(method: str, params: Mapping[str, str]) -> None:
    """Carry nothing out."""


class Webhook:
    """The webhook of the bot. `pauses` are the seconds between deliveries of one update; the last one repeats."""

    def __init__(self, queue: UpdateQueue, clock: Callable[[], datetime], keeping: Keeping | None) -> None:
        self._queue = queue
        self._clock = clock
        self._keeping = keeping
        self._task: asyncio.Task[None] | None = None
        self.pauses = PAUSES
        self.carry_out: CarryOut = _nothing
        self.url = ""
        self._secret: str | None = None
        self._max_connections = 40
        self._last_error: tuple[int, str] | None = None
        if keeping is not None:
            for _, kept in keeping.all("webhook"):
                self.url, self._secret, self._max_connections = kept["url"], kept["secret"], kept["max_connections"]

    def set(self, url: str, *, secret: str | None, max_connections: int) -> None:
        """Deliver to this address from now on; an empty one stops delivery. Needs a running event loop.

        Setting what is set changes nothing, as with Telegram: the last error stays, and no update is brought sooner.

        Raises:
            Refusal: The address or the secret is not acceptable.
        """
        if url:
            try:
                parts = urlsplit(url)
            except ValueError:
                raise bad_request("bad webhook: invalid webhook URL specified") from None
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise bad_request("bad webhook: invalid webhook URL specified")
            if parts.hostname not in LOOPBACK:
                raise bad_request("bad webhook: the emulator delivers to loopback addresses only")
        if secret is not None and not set(secret) <= SECRET_SIGNS:
            raise bad_request("secret token contains unallowed characters")
        if (url, secret, max_connections) == (self.url, self._secret, self._max_connections):
            self.start()
            return
        self._stop()
        self.url, self._secret, self._max_connections, self._last_error = url, secret, max_connections, None
        if self._keeping is not None:
            self._keeping.put("webhook", 0, {"url": url, "secret": secret, "max_connections": max_connections})
        self.start()

    def start(self) -> None:
        """Begin to deliver, if an address is set; also after a restart with a kept state."""
        if self.url and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run(), name="webhook")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def aclose(self) -> None:
        """Stop delivering; the address stays set."""
        task = self._task
        self._stop()
        if task is not None:
            await asyncio.wait([task])

    def info(self) -> Json:
        """Return the Bot API's `WebhookInfo`. The last error stays when updates come through again, until the address changes."""
        info: Json = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(self._queue)}
        if self.url:
            info["max_connections"] = self._max_connections
            if self._last_error is not None:
                info["last_error_date"], info["last_error_message"] = self._last_error
        if self._queue.allowed:
            info["allowed_updates"] = sorted(self._queue.allowed)
        return info

    async def _run(self) -> None:
        gate = asyncio.Semaphore(self._max_connections)
        lanes: dict[int, asyncio.Task[None]] = {}
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        async with (
            aiohttp.ClientSession(timeout=ANSWER_WITHIN, headers=headers) as session,
            asyncio.TaskGroup() as group,
        ):
            while True:
                for waiting in self._queue.waiting():
                    lane = lanes.get(waiting.lane)
                    if lane is None or lane.done():
                        lanes[waiting.lane] = group.create_task(self._drain(session, waiting.lane, gate, group))
                await self._queue.arrived()

    async def _drain(self, session: aiohttp.ClientSession, lane: int, gate: asyncio.Semaphore, group: asyncio.TaskGroup) -> None:
        while (waiting := next((one for one in self._queue.waiting() if one.lane == lane), None)) is not None:
            failures = 0
            while True:
                async with gate:
                    asked = await self._deliver(session, waiting)
                if asked is not None:
                    break
                await asyncio.sleep(self.pauses[min(failures, len(self.pauses) - 1)])
                failures += 1
            self._queue.confirm([waiting])
            if self._keeping is not None:
                # Nobody has asked for this, so nobody can be told; deliveries go on, and the next commit writes it.
                with suppress(sqlite3.Error):
                    self._keeping.commit()
            method = asked.pop("method", "")
            if method:
                group.create_task(self.carry_out(method, asked))

    async def _deliver(self, session: aiohttp.ClientSession, waiting: Waiting) -> dict[str, str] | None:
        """Bring an update once; return the parameters in the answer, or None when it is to be brought again."""
        try:
            async with session.post(self.url, json=waiting.update, allow_redirects=False) as answer:
                body = await answer.read()
                if answer.status // 100 == SUCCESS:
                    is_json = answer.content_type == "application/json" and body
                    return parameters_of(parse_json(body)) if is_json else {}
                failure = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except ValueError:
            failure = "Wrong response from the webhook: the JSON in it cannot be read"
        except TimeoutError:
            failure = "Read timeout expired"
        except aiohttp.ClientConnectorError:
            failure = "Connection refused"
        except (aiohttp.ClientError, OSError):
            failure = "Connection reset by peer"
        self._last_error = int(self._clock().timestamp()), failure
        return None
