"""Samples of what Telegram sends, made from the emulator's table of the Bot API: every kind, and what no version knows yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.playground.schema import bot_api

PLAIN = {"Integer": 7, "String": "x", "Boolean": True, "Float": 0.5}
DEEPEST = 6
UNHEARD_OF = {"x_of_tomorrow": {"type": "new", "parts": [1, {"first_name": None, "text": "дорого"}]}}
"""A field of a later version."""
OUTSIDE = frozenset({"message_id", "date", "chat", "from", "text"})
"""Fields that every typed message has."""


def sample(kinds: list[str], rule: dict[str, Any], depth: int = 0) -> Any:
    """Return a value of one of these types, with what it must have and no more."""
    kind = kinds[0]
    if "constant" in rule:
        return rule["constant"]
    if kind.startswith("Array of "):
        return [sample([kind.removeprefix("Array of ")], {}, depth + 1)] if depth < DEEPEST else []
    if kind in PLAIN:
        return PLAIN[kind]
    described = bot_api().types.get(kind, {})
    if "any_of" in described:
        return sample([described["any_of"][0]], {}, depth)
    fields = described.get("fields", {})
    return {
        name: sample(inner["types"], inner, depth + 1)
        for name, inner in fields.items()
        if inner.get("required") and depth < DEEPEST
    }


def update_kinds() -> Iterator[str]:
    """Name every kind of update, and two that nobody knows."""
    yield from (name for name in bot_api().types["Update"]["fields"] if name != "update_id")
    yield from ("message_of_tomorrow", "agent_request")


def update_of(kind: str, update_id: int, chat_id: int) -> dict[str, Any]:
    """Return an update of a kind from somebody's private chat."""
    rule = bot_api().types["Update"]["fields"].get(kind)
    inside = UNHEARD_OF if rule is None else sample(rule["types"], rule)
    home = {"id": chat_id, "type": "private"}
    return {"update_id": update_id, kind: {**inside, "chat": home, "from": {"id": chat_id, "is_bot": False, "first_name": "A"}}}


def message_parts() -> Iterator[tuple[str, Any]]:
    """Give every field that a message may have beside its outside, each with a sample, and one that nobody knows."""
    for name, rule in bot_api().types["Message"]["fields"].items():
        if name not in OUTSIDE:
            yield name, sample(rule["types"], rule)
    yield "hologram_of_tomorrow", {"file_id": "x"}


def message_with(update_id: int, chat_id: int, **parts: Any) -> dict[str, Any]:
    """Return an update with a message of somebody's private chat."""
    home = {"id": chat_id, "type": "private", "first_name": None}
    sender = {"id": chat_id, "is_bot": False, "first_name": None}
    return {"update_id": update_id, "message": {"message_id": update_id, "date": 1, "chat": home, "from": sender, **parts}}


def with_unheard_of(part: Any) -> Any:
    """Return the same with a field of a later version in every object of it."""
    if isinstance(part, list):
        return [with_unheard_of(inner) for inner in part]
    if isinstance(part, dict):
        return {**{name: with_unheard_of(inner) for name, inner in part.items()}, **UNHEARD_OF}
    return part


def without_names(part: Any) -> Any:
    """Return the same with a first name of null wherever there is one."""
    if isinstance(part, list):
        return [without_names(inner) for inner in part]
    if isinstance(part, dict):
        return {name: None if name == "first_name" else without_names(inner) for name, inner in part.items()}
    return part
