"""What a form sends: a small JSON object, read as long as it is small and comes soon."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

LARGEST: Final = 16 * 1024
WITHIN: Final = 5.0
"""Seconds in which it has to come."""


class Unreadable(Exception):
    """It is too large, too slow, broken off, or no object of short texts."""


async def read_form(request: web.Request, *, within: float = WITHIN) -> Mapping[str, str]:
    """Return the fields.

    Raises:
        Unreadable: they cannot be read.
    """
    if request.content_type != "application/json" or (request.content_length or 0) > LARGEST:
        raise Unreadable
    raw = bytearray()
    try:
        async with asyncio.timeout(within):
            async for chunk in request.content.iter_any():
                raw += chunk
                if len(raw) > LARGEST:
                    raise Unreadable
        fields = json.loads(bytes(raw))
    except (TimeoutError, ValueError, RecursionError, web.RequestPayloadError, HttpProcessingError, OSError):
        raise Unreadable from None
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise Unreadable
    return fields
