"""What people do, as JSON: one vocabulary for the chat page and for tests that steer a running emulator."""

from collections.abc import Callable
from typing import Any, TypeGuard

from bot.playground.acting import Chat
from bot.playground.wire import Json

LARGEST_NUMBER = 2**52
"""Telegram's numbers have at most so many bits."""


def is_number(value: object) -> TypeGuard[int]:
    """Tell whether something is a whole number such as Telegram has."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER


class _Fields:
    """The fields of one request; a missing or mistyped one is a `ValueError` that names it."""

    def __init__(self, body: Json) -> None:
        self._body = body

    def text(self, name: str) -> str:
        value = self._body.get(name)
        if not isinstance(value, str):
            raise ValueError(f"{name} must be a text")
        return value

    def optional(self, name: str) -> str | None:
        return self.text(name) if self._body.get(name) is not None else None

    def number(self, name: str) -> int:
        value = self._body.get(name)
        if not is_number(value):
            raise ValueError(f"{name} must be a whole number")
        return value

    def optional_number(self, name: str) -> int | None:
        return self.number(name) if self._body.get(name) is not None else None

    def flag(self, name: str) -> bool:
        return self._body.get(name) is True


def _sent(message_id: int) -> Json:
    return {"message_id": message_id}


def _tapped(callback_id: str) -> Json:
    return {"callback_id": callback_id}


def _edit(chat: Chat, fields: _Fields) -> Json:
    chat.edit_text(fields.number("message_id"), fields.text("text"))
    return {}


def _enter_topic(chat: Chat, fields: _Fields) -> Json:
    chat.enter_topic(fields.optional_number("topic"))
    return {}


def _rename_topic(chat: Chat, fields: _Fields) -> Json:
    chat.rename_topic(fields.text("name"))
    return {}


def _close_topic(chat: Chat, _fields: _Fields) -> Json:
    chat.close_topic()
    return {}


def _delete_topic(chat: Chat, _fields: _Fields) -> Json:
    chat.delete_topic()
    return {}


def _block(chat: Chat, _fields: _Fields) -> Json:
    chat.block()
    return {}


def _unblock(chat: Chat, _fields: _Fields) -> Json:
    chat.unblock()
    return {}


ACTS: dict[str, Callable[[Chat, _Fields], Json]] = {
    "text": lambda chat, fields: _sent(chat.send_text(fields.text("text"))),
    "start": lambda chat, fields: _sent(chat.press_start(fields.text("payload"))),
    "press": lambda chat, fields: _sent(chat.press_reply(fields.text("text"))),
    "tap": lambda chat, fields: _tapped(chat.tap(fields.number("message_id"), fields.text("data"), force=fields.flag("force"))),
    "inline": lambda chat, fields: {"query_id": chat.ask_inline(fields.text("text"))},
    "tap_text": lambda chat, fields: _tapped(chat.tap_text(fields.text("text"))),
    "contact": lambda chat, fields: _sent(
        chat.send_contact(fields.optional("first_name"), fields.optional("last_name"), fields.text("phone"))
    ),
    "sticker": lambda chat, _fields: _sent(chat.send_sticker()),
    "voice": lambda chat, _fields: _sent(chat.send_voice()),
    "photo": lambda chat, fields: _sent(chat.send_photo(fields.optional("text"))),
    "forward": lambda chat, fields: _sent(chat.forward_text(fields.text("text"), fields.text("from_name"))),
    "rich": lambda chat, fields: _sent(chat.send_rich([{"type": "paragraph", "text": fields.text("text")}])),
    "pick_inline": lambda chat, fields: _sent(chat.pick_inline(fields.text("text"))),
    "unknown": lambda chat, fields: _sent(chat.send_unknown(fields.text("kind"), {})),
    "open_topic": lambda chat, fields: {"topic": chat.open_topic(fields.text("name"))},
    "enter_topic": _enter_topic,
    "rename_topic": _rename_topic,
    "close_topic": _close_topic,
    "delete_topic": _delete_topic,
    "edit": _edit,
    "block": _block,
    "unblock": _unblock,
}


def act(chat: Chat, body: Json) -> Json:
    """Do what `body["do"]` names and return the ids that came of it.

    Raises:
        ValueError: An unknown act, a bad field, or something that the person cannot do now.
    """
    what: Any = body.get("do")
    if not isinstance(what, str) or what not in ACTS:
        raise ValueError(f"unknown act {what!r}; there are {', '.join(ACTS)}")
    return ACTS[what](chat, _Fields(body))
