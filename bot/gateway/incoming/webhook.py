"""The webhook: Telegram's requests come in here and are answered after the commit.

The answer to a tap stands in the response itself: https://core.telegram.org/bots/api#making-requests-when-getting-updates.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus
from typing import Final

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.gateway.incoming.envelope import read_envelope
from bot.gateway.incoming.intake import Verdict
from bot.gateway.incoming.lanes import Closed
from bot.gateway.incoming.seldom_said import SeldomSaid
from bot.gateway.outgoing.tap_answers import TapAnswers
from bot.services.ports import Clock

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header
LARGEST_BODY: Final = 1024 * 1024
BODY_WITHIN: Final = 5.0
"""Seconds in which a body has to come; Telegram brings a slower one again."""

log = structlog.get_logger(__name__)


class Webhook:
    """One door, for whoever knows the secret: 200 after the commit, 503 when the same update is to come again."""

    def __init__(
        self,
        *,
        secret: str,
        take: Callable[[object], Awaitable[Verdict]],
        answers: TapAnswers,
        clock: Clock,
        body_within: float = BODY_WITHIN,
    ) -> None:
        """Open the door for whoever knows the secret, which `setWebhook` was told.

        Raises:
            ValueError: The secret is empty: anybody could come in.
        """
        if not secret:
            raise ValueError("a webhook needs a secret")
        self._secret = secret.encode()
        self._take = take
        self._answers = answers
        self._clock = clock
        self._body_within = body_within
        self._refused = SeldomSaid(_say_refused, clock=clock)
        self.last_success_at: datetime | None = None

    def add_to(self, server: web.Application, path: str) -> None:
        """Put the door into a server; every other path stays 404."""
        server.router.add_post(path, self.handle)

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request. The secret is checked before a byte of the body is read."""
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self._secret):
            self._refused.happened()
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            update = json.loads(await self._read(request))
        except web.HTTPException as refusal:
            return web.Response(status=refusal.status)
        except (ValueError, RecursionError):  # no JSON, or JSON that nobody could read to its end
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        with self._answers.line(read_envelope(update).tap_id) as line:
            try:
                verdict = await self._take(update)
            except Closed:
                return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
            if not verdict.is_acknowledged:
                return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
            self.last_success_at = self._clock()
            if verdict is Verdict.REPEATED:
                line.end_waiting()  # the answer may have gone down with the line before
            is_cut = request.transport is None or request.transport.is_closing()
            call = None if is_cut else line.take()
        return web.Response() if call is None else web.json_response(call)

    async def _read(self, request: web.Request) -> bytes:
        """Return the body.

        Raises:
            HTTPException: it is too large (as soon as that turns out), too slow, or breaks off.
        """
        if (request.content_length or 0) > LARGEST_BODY:
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY, request.content_length or 0)
        body = bytearray()
        try:
            async with asyncio.timeout(self._body_within):
                async for chunk in request.content.iter_any():
                    body += chunk
                    if len(body) > LARGEST_BODY:
                        raise web.HTTPRequestEntityTooLarge(LARGEST_BODY, len(body))
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (web.RequestPayloadError, HttpProcessingError, OSError):
            raise web.HTTPBadRequest from None
        return bytes(body)


def _say_refused(times: int) -> None:
    log.warning("a webhook request with a wrong secret is refused", times=times)
