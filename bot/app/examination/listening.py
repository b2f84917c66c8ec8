"""Whether `run` could listen where it is to."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

from bot.app.commands.health import ask
from bot.app.commands.refusals import CannotRun
from bot.app.examination.check import Check, Verdict
from bot.settings import Settings


def listen(settings: Settings) -> Iterator[Check]:
    """Look whether `run` could listen where it is to; what a running bot has taken is well."""
    address = settings.listen
    if settings.token is None and not settings.listens_on_loopback:
        what = f"listen: the playground needs no password, so it does not listen at {address}"
        yield Check(
            verdict=Verdict.BAD, what=what, what_to_do="Set SALESFLOOR_LISTEN to 127.0.0.1:port, or set SALESFLOOR_TOKEN."
        )
        return
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, place in found:
            with socket.socket(family, kind, protocol) as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(place)
                tried.listen(1)
    except OSError as error:
        if error.errno == errno.EADDRINUSE and _answers(settings):
            return
        what = f"listen: {address} cannot be listened at: {error.strerror}"
        yield Check(verdict=Verdict.BAD, what=what, what_to_do="Check SALESFLOOR_LISTEN, and which program has that port.")


def _answers(settings: Settings) -> bool:
    """Tell whether a bot, or a playground, is what listens there."""
    try:
        return "outbox_depth" in ask(settings)
    except CannotRun as error:
        return "outbox_depth" in str(error) or settings.token is None
