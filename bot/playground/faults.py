"""Faults on demand: which call goes wrong, and how. Carrying them out is the emulator's and the server's part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from bot.playground.wire import Refusal, Reply

HTML_BODY = "<html>\r\n<head><title>{code}</title></head>\r\n<body><center><h1>{code}</h1></center></body>\r\n</html>\r\n"


class FaultKind(StrEnum):
    """How a call goes wrong."""

    HTTP = "http"  # an error answer; the effect happens when `effect` says so
    DROP_BEFORE = "drop_before"  # the connection closes, without effect
    DROP_AFTER = "drop_after"  # the effect happens, the answer is lost
    TIMEOUT = "timeout"  # the answer never comes; the effect happens when `effect` says so
    DELAY = "delay"  # the effect and the answer come late
    GARBAGE = "garbage"  # the effect happens, the answer is 200 and no JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to go wrong.

    Attributes:
        method: Method that it hits; without one, every method except getUpdates (polls come when they like).
        at: Position of the first call hit, counted from arming, 1 is the next one.
        times: How many matching calls in a row are hit; 0 means until cleared.
        code: HTTP status (kind http).
        description: Description of the error; without one, Telegram's usual text for the code.
        parameters: `parameters` of the error, e.g. ``{"retry_after": 3}``.
        body: Raw body instead of the JSON (kinds http and garbage). A 5xx without a description has an HTML body.
        seconds: Length of a delay.
        effect: Whether a call took effect nevertheless (kinds http and timeout).
    """

    kind: FaultKind
    method: str | None = None
    at: int = 1
    times: int = 1
    code: int = 500
    description: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: str | None = None
    seconds: float = 0.0
    effect: bool = False

    def reply(self) -> Reply:
        """Return the error answer of kind http."""
        if self.body is not None:
            return Reply(self.code, self.body.encode())
        if self.description is not None:
            return Refusal(self.code, self.description, self.parameters).reply()
        if self.code == HTTPStatus.TOO_MANY_REQUESTS:
            seconds = self.parameters.get("retry_after", 1)
            parameters = {**self.parameters, "retry_after": seconds}
            return Refusal(429, f"Too Many Requests: retry after {seconds}", parameters).reply()
        if self.code == HTTPStatus.FORBIDDEN:
            return Refusal(403, "Forbidden: bot was blocked by the user", self.parameters).reply()
        if self.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return Reply(self.code, HTML_BODY.format(code=self.code).encode())
        return Refusal(self.code, "Bad Request: injected fault", self.parameters).reply()


@dataclass(slots=True)
class ArmedFault:
    """A fault that waits for its call; `fired` counts how often it has hit."""

    fault: Fault
    seen: int = 0
    fired: int = 0

    def strikes(self, method: str) -> bool:
        """Count a call and say whether the fault hits it."""
        if self.fault.method is None:
            if method == "getUpdates":
                return False
        elif self.fault.method != method:
            return False
        self.seen += 1
        late_enough = self.seen >= self.fault.at
        if not late_enough or (self.fault.times and self.seen >= self.fault.at + self.fault.times):
            return False
        self.fired += 1
        return True


class Faults:
    """The armed faults of one emulator. When several hit one call, the first armed one wins; all of them count it."""

    def __init__(self) -> None:
        self.armed: list[ArmedFault] = []

    def add(self, fault: Fault) -> ArmedFault:
        """Arm a fault: it counts calls from now on. Keep the result to ask whether it `fired`."""
        armed = ArmedFault(fault)
        self.armed.append(armed)
        return armed

    def clear(self) -> None:
        """Disarm everything."""
        self.armed.clear()

    def strike(self, method: str) -> Fault | None:
        """Count a call of `method` against every fault and return the one that hits it."""
        if not self.armed:
            return None
        hits = [armed.fault for armed in self.armed if armed.strikes(method)]
        return hits[0] if hits else None
