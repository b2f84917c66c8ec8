"""The transport on which one chosen call of the bot goes wrong."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

from telegram.request import RequestData

from bot.gateway.telegram.http_client import NotSent
from bot.playground.emulator import Emulator
from bot.playground.faults import Fault, FaultKind
from tests.emulator_request import EmulatorRequest

SECONDS_TO_WAIT: Final = 7
"""Longer than the time between two acts, so that the next act comes while the chat is parked."""
QUERY_TOO_OLD: Final = "Bad Request: query is too old and response timeout expired or query ID is invalid"
AT_START: Final = frozenset(
    {
        "getMe",
        "getMyCommands",
        "setMyCommands",
        "getMyDescription",
        "setMyDescription",
        "getMyShortDescription",
        "setMyShortDescription",
        "deleteWebhook",
        "getUpdates",
    }
)
"""Calls of the start, which belong to no act and have tests of their own. But a menu of one chat, set by the same method as the
general one, belongs to the act that changes it."""


class Trouble(StrEnum):
    """How one call of the Bot API goes wrong."""

    FLOOD = "429 with retry_after"
    BLOCKED = "403"
    BAD_GATEWAY = "502 with a page of HTML"
    REFUSED = "400 for good"
    DENIED = "403 with a page of HTML"
    NOT_SENT = "no connection"
    DROPPED_BEFORE = "dropped before the effect"
    DROPPED_AFTER = "dropped after the effect"
    TIMEOUT_WITHOUT_EFFECT = "timeout without the effect"
    TIMEOUT_WITH_EFFECT = "timeout with the effect"
    GARBAGE = "200 and no JSON"
    TWICE = "carried out twice: «not modified», «not found», «query is too old»"
    TOO_OLD = "«query is too old» without the effect"
    KILLED_BEFORE = "the process is killed before the effect"
    KILLED_AFTER = "the process is killed after the effect"


ACTS_TWICE: Final = frozenset(
    {Trouble.DROPPED_AFTER, Trouble.TIMEOUT_WITH_EFFECT, Trouble.GARBAGE, Trouble.TWICE, Trouble.KILLED_AFTER}
)
"""The bot cannot know that a new message has arrived (or it arrives twice), so one copy may stay behind."""
NEVER_DELIVERED: Final = frozenset({Trouble.BLOCKED, Trouble.REFUSED})
"""The bot is told that this will not be shown, so it is not tried again."""

_FAULTS: Final = {
    Trouble.FLOOD: Fault(kind=FaultKind.HTTP, code=HTTPStatus.TOO_MANY_REQUESTS, parameters={"retry_after": SECONDS_TO_WAIT}),
    Trouble.BLOCKED: Fault(kind=FaultKind.HTTP, code=HTTPStatus.FORBIDDEN),
    Trouble.BAD_GATEWAY: Fault(kind=FaultKind.HTTP, code=HTTPStatus.BAD_GATEWAY),
    Trouble.DENIED: Fault(kind=FaultKind.HTTP, code=HTTPStatus.FORBIDDEN, body="<html>denied</html>"),
    Trouble.REFUSED: Fault(kind=FaultKind.HTTP, code=HTTPStatus.BAD_REQUEST),
    Trouble.TOO_OLD: Fault(kind=FaultKind.HTTP, code=HTTPStatus.BAD_REQUEST, description=QUERY_TOO_OLD),
    Trouble.DROPPED_BEFORE: Fault(kind=FaultKind.DROP_BEFORE),
    Trouble.DROPPED_AFTER: Fault(kind=FaultKind.DROP_AFTER),
    Trouble.TIMEOUT_WITHOUT_EFFECT: Fault(kind=FaultKind.TIMEOUT),
    Trouble.TIMEOUT_WITH_EFFECT: Fault(kind=FaultKind.TIMEOUT, effect=True),
    Trouble.GARBAGE: Fault(kind=FaultKind.GARBAGE),
}


ONE_OF_EACH: Final = tuple(
    trouble
    for trouble in Trouble
    if trouble not in {Trouble.NOT_SENT, Trouble.BAD_GATEWAY, Trouble.GARBAGE}
    and trouble not in {Trouble.TIMEOUT_WITHOUT_EFFECT, Trouble.TIMEOUT_WITH_EFFECT}
)
"""Without those that end as another one does, with the same effect and outcome; these are tried one by one, by way of the real
transport, in `tests/gateway`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """Which calls go wrong: the `at`-th since arming, and with `for_good` all that follow until it is lifted."""

    trouble: Trouble
    at: int
    for_good: bool = False


class Wire(EmulatorRequest):
    """Carries the bot's calls to the emulator; counts them and makes the chosen one go wrong."""

    def __init__(self, emulator: Emulator, hits: list[str]) -> None:
        """`hits` takes the methods of the calls that went wrong."""
        super().__init__(emulator)
        self.emulator = emulator
        self.strike: Strike | None = None
        self.seen = 0
        self.methods: list[str] = []
        """All that could have been struck, in order."""
        self.hits = hits
        self.killed = asyncio.Event()

    def arm(self, strike: Strike | None) -> None:
        """Count from now on and let that call go wrong; None lifts whatever is armed."""
        self.strike = strike
        self.seen = 0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Carry one call out, or let it go wrong."""

        async def carry_out() -> tuple[int, bytes]:
            return await EmulatorRequest.do_request(self, url, method, request_data, *timeouts, **named)

        if self.killed.is_set():
            await asyncio.Event().wait()
        name = url.rsplit("/", 1)[1]
        if name in AT_START and not (request_data and "scope" in request_data.parameters):
            return await carry_out()
        self.seen += 1
        self.methods.append(name)
        strike = self.strike
        if strike is None or self.seen < strike.at or (self.seen > strike.at and not strike.for_good):
            return await carry_out()
        self.hits.append(name)
        match strike.trouble:
            case Trouble.NOT_SENT:
                raise NotSent("no connection")
            case Trouble.TWICE:
                await carry_out()
                return await carry_out()
            case Trouble.KILLED_BEFORE | Trouble.KILLED_AFTER:
                if strike.trouble is Trouble.KILLED_AFTER:
                    await carry_out()
                self.killed.set()
                await asyncio.Event().wait()
            case _:
                self.emulator.faults.clear()
                self.emulator.faults.add(_FAULTS[strike.trouble])
        return await carry_out()
