"""`salesfloor health`: asks the bot that runs here how it is, for a container's health check."""

from __future__ import annotations

import http.client
from http import HTTPStatus
from ipaddress import ip_address

from bot.app.commands.refusals import CannotRun
from bot.settings import Settings

PATIENCE = 8.0
"""Seconds; the bot itself gives its database five."""


def ask(settings: Settings) -> str:
    """Return what `/health` says.

    Raises:
        CannotRun: nobody answers, or not all is well; the message holds the answer.
    """
    host = _reachable(settings.host)
    connection = http.client.HTTPConnection(host, settings.port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health")
        answer = connection.getresponse()
        said = answer.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        raise CannotRun(f"nobody answers at {host}:{settings.port}: {type(error).__name__}.") from None
    finally:
        connection.close()
    if answer.status != HTTPStatus.OK:
        raise CannotRun(said)
    return said


def _reachable(host: str) -> str:
    """Return an address of this machine for one that means all of its addresses."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not address.is_unspecified:
        return host
    return "127.0.0.1" if address.version == 4 else "::1"  # noqa: PLR2004  # IPv4
