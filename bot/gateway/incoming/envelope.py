"""What can be told of an update before it is parsed: its number, chat, person and tap.

Everything here survives a malformed update, because the lane, the record of a failure and the apology need it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.ids import ChatId, PersonId

ALLOWED_UPDATES: Final = ("message", "callback_query", "my_chat_member", "inline_query")
"""What Telegram is asked for. Edited messages are not: a correction must not count as a second cue."""

ABOUT_TOPICS: Final = frozenset(
    (
        *("forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"),
        *("general_forum_topic_hidden", "general_forum_topic_unhidden"),
    )
)
"""What Telegram says of topics by itself: nobody has written there."""

SMALLEST, LARGEST = -(2**63), 2**63 - 1
"""Telegram's numbers have at most 52 significant bits; what has no room in 64 can be stored nowhere and is none of them."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The outside of an update; None for what is missing or of a wrong type."""

    update_id: int | None
    kind: str | None
    """One of `ALLOWED_UPDATES`, or None for every other kind."""
    chat_id: ChatId | None
    person_id: PersonId | None
    tap_id: str | None
    """Id of the callback query."""
    inline_id: str | None
    """Id of the inline query; it has no chat, and is answered to its person alone."""
    is_private: bool
    tells_topic: bool = False
    """Whether it comes from a place in the chat: what somebody wrote, or a message that he tapped and that is still known."""
    topic_id: int | None = None
    """The topic of that place; None outside of all topics."""

    @property
    def lane(self) -> int:
        """The chat's number, else the person's: what shares it is handled in order."""
        return self.chat_id or self.person_id or 0


def read_envelope(update: object) -> Envelope:
    """Read the outside of an update; never raises."""
    outside = _mapping(update)
    kind = next((name for name in ALLOWED_UPDATES if name in outside), None)
    inside = _mapping(outside.get(kind)) if kind else {}
    person_id = _number(_mapping(inside.get("from")).get("id"))
    is_tap = kind == "callback_query"
    chat = _mapping((_mapping(inside.get("message")) if is_tap else inside).get("chat"))
    chat_id = _number(chat.get("id"))
    if is_tap and chat_id is None and "inline_message_id" not in inside:
        # Telegram leaves the message of a tap out when it is too old; such a button can only have stood in the private chat.
        chat_id, chat = person_id, {"type": "private"}
    place = _mapping(inside.get("message")) if is_tap else inside
    query_id = inside.get("id") if isinstance(inside.get("id"), str) else None
    is_inline = kind == "inline_query"
    return Envelope(
        update_id=_number(outside.get("update_id")),
        kind=kind,
        chat_id=None if chat_id is None else ChatId(chat_id),
        person_id=None if person_id is None else PersonId(person_id),
        tap_id=query_id if is_tap else None,
        inline_id=query_id if is_inline else None,
        is_private=is_inline or chat.get("type") == "private",
        tells_topic=kind in ("message", "callback_query") and bool(place.get("date")) and ABOUT_TOPICS.isdisjoint(place),
        topic_id=_number(place.get("message_thread_id")) if place.get("is_topic_message") is True else None,
    )


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _number(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if SMALLEST <= value <= LARGEST else None
