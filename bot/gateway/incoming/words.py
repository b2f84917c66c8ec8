"""What a message says, wherever Telegram has put it.

Typed text stands in `text`; the words beside a picture or a file in `caption`; those of another chat to which it is a reply in
`quote`; and since Bot API 10.1 what is pasted with its formatting, and an answer of another bot that is forwarded, in the blocks
of `rich_message` alone. To whoever typed, pasted, quoted or forwarded them they are the same: words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

LONGEST: Final = 4096
"""Characters that are read: as many as a typed message has."""
DEEPEST: Final = 16
"""Levels of blocks that are read; formatting has a handful."""
_COMMAND: Final = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?")
_CONTROLS: Final = (*range(0x0A), *range(0x0B, 0x20), 0x2028, 0x2029)
_DIRECTIONS: Final = range(0x202A, 0x202F)
_SENDABLE: Final = {**dict.fromkeys(_CONTROLS, " "), **dict.fromkeys(_DIRECTIONS, "\u2060")}
"""Controls become spaces, marks of direction a joiner that nobody sees: the places of commands and formatting stay."""

Json = Mapping[str, Any]


def with_words(update: dict[str, Any]) -> dict[str, Any]:
    """Return an update whose message has its words in `text`, without what Telegram takes out; the same one where it has."""
    found = _found_words(update)
    text = message.get("text") if isinstance(message := found.get("message"), dict) else None
    if not isinstance(text, str) or (sendable := text.translate(_SENDABLE)) == text:
        return found
    return {**found, "message": {**found["message"], "text": sendable}}


def _found_words(update: dict[str, Any]) -> dict[str, Any]:
    message = update.get("message")
    if not isinstance(message, dict):
        return update
    if "text" in message:
        return {**update, "message": {**message, "text": quoted}} if (quoted := _with_quote(message)) else update
    caption = message.get("caption")
    if isinstance(caption, str):
        said = {"text": caption, "entities": message.get("caption_entities", [])}
    else:
        text = "\n".join(_lines(message.get("rich_message"), DEEPEST)).strip()[:LONGEST]
        if not text:
            return update
        command = _COMMAND.match(text)
        said = {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []}
    return {**update, "message": {**message, **said}}


def _with_quote(message: Json) -> str | None:
    """Return a text and, behind it, what it quotes of another chat; None where it quotes nothing of anybody else.

    What is quoted of this chat, the bot has said or has heard already. A command means itself.
    """
    text, quote = message["text"], message.get("quote")
    said = quote.get("text") if isinstance(quote, dict) and isinstance(message.get("external_reply"), dict) else None
    if not isinstance(text, str) or not isinstance(said, str) or not said.strip() or _COMMAND.match(text):
        return None
    return f"{text}\n{said}"[:LONGEST]


def _lines(block: object, depth: int) -> Iterator[str]:
    """Give the lines of a block and of all blocks in it, of whatever kind it is."""
    if depth == 0:
        return
    if isinstance(block, dict):
        if "text" in block:
            yield _run(block["text"], depth)
        for name, inner in block.items():
            if name != "text":
                yield from _lines(inner, depth - 1)
    elif isinstance(block, list):
        for inner in block:
            yield from _lines(inner, depth - 1)


def _run(text: object, depth: int) -> str:
    """Return a run of text without its formatting: a string, an object with a text, or a list of both."""
    if depth == 0:
        return ""
    if isinstance(text, str):
        return text
    if isinstance(text, dict):
        return _run(text.get("text"), depth - 1)
    return "".join(_run(part, depth - 1) for part in text) if isinstance(text, list) else ""
