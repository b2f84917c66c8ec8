"""What crosses the border of the emulator: replies, uploads and the ways in which a call can go wrong."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
"""A JSON object of the Bot API, exactly as it travels."""

DEEPEST = 50
"""Levels of a JSON document; the deepest that a bot or a person sends has about ten."""

FormattedText = tuple[str, list[Json]]
"""A text without markup and its `MessageEntity` objects."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer of the Bot API."""

    status: int
    body: bytes

    @property
    def result(self) -> Any:
        """The decoded `result` of a successful answer.

        Raises:
            ValueError: The answer is a refusal or no JSON at all.
        """
        answer = json.loads(self.body)
        if not answer["ok"]:
            raise ValueError(answer["description"])
        return answer["result"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a multipart request."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(slots=True, eq=False)
class Refusal(Exception):
    """A refusal in Telegram's words.

    Attributes:
        code: HTTP status and `error_code`.
        description: Text with its prefix, e.g. «Bad Request: chat not found».
        parameters: `parameters` of the answer, such as `retry_after`.
    """

    code: int
    description: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def reply(self) -> Reply:
        """Return the answer that carries this refusal."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = dict(self.parameters)
        return Reply(self.code, encode(body))


def bad_request(text: str) -> Refusal:
    """Return a 400 with Telegram's prefix."""
    return Refusal(400, f"Bad Request: {text}")


def too_many_requests(seconds: int) -> Refusal:
    """Return a 429 that asks to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


class ConnectionDropped(Exception):
    """The connection closed before an answer came; whether the call took effect is unknown to the caller."""


class NoAnswer(Exception):
    """The answer never comes; a caller in the same process is told at once instead of waiting for its own timeout."""


def parse_json(text: str | bytes) -> Any:
    """Return what JSON from outside says.

    Raises:
        ValueError: It is none, or nested so deeply that whoever walks through it would fall.
    """
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    layer = [value]
    for _ in range(DEEPEST):
        layer = [inner for one in layer for inner in _inside(one)]
        if not layer:
            return value
    raise ValueError("nested too deeply")


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def parameters_of(body: Any) -> dict[str, str]:
    """Return what a JSON body says, as the strings that Telegram reads.

    Raises:
        ValueError: It is no object.
    """
    if not isinstance(body, dict):
        raise ValueError("the body is no JSON object")
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items() if value is not None}


def check_unicode(text: str) -> None:
    """Refuse halves of characters, which JSON lets through.

    Raises:
        ValueError: There is one.
    """
    text.encode()


def encode(answer: Any) -> bytes:
    """Return compact JSON, escaped to ASCII like Telegram's."""
    return json.dumps(answer, separators=(",", ":")).encode("ascii")


def succeed(result: Any) -> Reply:
    """Return the answer of a successful call."""
    return Reply(200, encode({"ok": True, "result": result}))
